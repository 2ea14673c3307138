"""The picture names a plan as it was called in its day, with its category, and says of which day the rest is."""

import pytest

from parts import CSC, SAM, entry, told
from tenfold.record import Plan
from terminal import run, written


def printed(tmp_path, *entries, on, known="2024-12-31"):
    found = run("picture", written(tmp_path, told(*entries)), "--on", on, "--known", known)
    assert (found.exit_code, found.stderr) == (0, "")
    return found.stdout.splitlines()


def plan_of(tmp_path, *plans, on="2024-06-01"):
    """What the picture says of Sam's plan, which was told on these days in these categories."""
    entries = (entry(day, CSC, "review_conference", Plan(child=SAM, **told)) for day, told in plans)
    [line] = [line for line in printed(tmp_path, *entries, on=on)[:-1] if line.startswith("  Plan: on ")]
    return line.removeprefix("  Plan: ")


BEGUN = ("2024-03-04", {"status": "started", "category": "neglect"})


def test_a_plan_is_told_with_its_category(tmp_path):
    assert plan_of(tmp_path, BEGUN) == "on a child protection plan (neglect) since 4 March 2024"


def test_of_a_category_that_changed_the_picture_tells_that_of_its_day(tmp_path):
    changed = ("2024-05-04", {"status": "continued", "category": "emotional"})
    assert plan_of(tmp_path, BEGUN, changed) == "on a child protection plan (emotional) since 4 March 2024"
    assert plan_of(tmp_path, BEGUN, changed, on="2024-05-01").startswith("on a child protection plan (neglect)")


def test_a_category_that_is_not_told_again_goes_on(tmp_path):
    again = ("2024-05-04", {"status": "continued"})
    assert plan_of(tmp_path, BEGUN, again) == "on a child protection plan (neglect) since 4 March 2024"


@pytest.mark.parametrize("told", [{}, {"category": "unknown"}])
def test_a_category_that_nobody_told_is_unknown(told, tmp_path):
    plan = ("2024-03-04", {"status": "started"} | told)
    assert plan_of(tmp_path, plan) == "on a child protection plan (category unknown) since 4 March 2024"


def test_neither_an_earlier_plan_nor_one_of_another_kind_lends_its_category(tmp_path):
    over = ("2024-04-04", {"status": "ended"})
    anew = ("2024-05-04", {"status": "started"})
    need = ("2024-05-05", {"status": "started", "kind": "child_in_need", "category": "sexual"})
    found = plan_of(tmp_path, BEGUN, over, anew, need)
    assert found == "on a child protection plan (category unknown) since 4 May 2024"


@pytest.mark.parametrize(
    ("on", "what"),
    [("2008-03-31", "the child protection register"), ("2008-04-01", "a child protection plan")],
)
def test_until_march_2008_it_was_the_register(on, what, tmp_path):
    begun = ("2007-03-04", {"status": "started", "category": "physical"})
    assert plan_of(tmp_path, begun, on=on) == f"on {what} (physical) since 4 March 2007"


def test_where_the_days_differ_it_says_of_which_day_clocks_and_questions_are(tmp_path):
    line = "Clocks and questions are those of 31 December 2024, by what was known then."
    assert line in printed(tmp_path, on="2024-06-01")
    assert not [one for one in printed(tmp_path, on="2024-12-31") if one.startswith("Clocks and questions")]
