import pytest

from tenfold.casefiles import check
from tenfold.record import Action, Care

HEAD = """case: c
lead: csc
jurisdiction: england
agencies: [{id: csc, name: C, kind: childrens_social_care}]
entries:
"""
ACTION = "action: {id: crèche, child: x, owner: csc, what: find a place}"
CARE = "care: {id: k, child: x, by: [m], basis: parental, from: 2020-01-01}"
DONE, STOPPED = "action: {id: crèche, status: done}", "care: {id: k, to_date: 2025-01-02}"


def checked(tmp_path, *entries):
    told = [
        f"  - {{id: e{n}, occurred: 2025-01-0{n}, agency: csc, author: {{role: r}}, event: record_note, about: [x], "
        f"facts: [{', '.join(facts)}]}}\n"
        for n, facts in enumerate(entries, 1)
    ]
    (tmp_path / "case.yaml").write_text(HEAD + "".join(told), encoding="utf-8")
    return check(tmp_path / "case.yaml")


PEOPLE = ("person: {id: x, born: 2020-01-01}", "person: {id: m}")


def test_what_is_said_again_need_not_say_everything_twice(tmp_path):
    found = checked(tmp_path, (*PEOPLE, ACTION, CARE), (DONE, STOPPED), (DONE,))
    assert found.problems == ()
    action, care = found.case.entries[1].facts
    assert isinstance(action, Action)
    assert (action.owner, action.what, action.status, action.child) == ("csc", "find a place", "done", None)
    assert isinstance(care, Care)
    assert (care.child, care.by, care.basis, care.from_) == ("x", ("m",), "parental", None)
    assert found.case.entries[2].facts == (action,)


def test_the_latest_telling_is_the_one_that_goes_on(tmp_path):
    other = "action: {id: crèche, owner: csc, what: find two places}"
    found = checked(tmp_path, (*PEOPLE, ACTION), (other,), (DONE,))
    assert found.case.entries[2].facts[0].what == "find two places"


@pytest.mark.parametrize(
    "first",
    [PEOPLE, (*PEOPLE, ACTION.replace("crèche", "another")), (*PEOPLE, "care: {id: crèche, child: x, by: [m]}")],
)
def test_what_was_never_told_is_missing(tmp_path, first):
    wrong = [problem.wrong for problem in checked(tmp_path, first, (DONE,)).problems]
    assert any("“owner” is missing" in one for one in wrong)
    assert any("“what” is missing" in one for one in wrong)


@pytest.mark.parametrize("odd", ["visit", "action: {id: [a]}", "action: words", "acton: {id: crèche}", "{a: 1, b: 2}"])
def test_what_is_no_fact_is_explained_as_ever(tmp_path, odd):
    assert checked(tmp_path, (*PEOPLE, ACTION), (odd,)).case is None


def test_an_entry_that_is_no_group_or_lists_no_facts_is_explained_as_ever(tmp_path):
    (tmp_path / "case.yaml").write_text(f"{HEAD}  - words\n  - {{id: e, facts: words}}\n", encoding="utf-8")
    assert check(tmp_path / "case.yaml").case is None
