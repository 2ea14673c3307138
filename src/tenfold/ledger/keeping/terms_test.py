from datetime import date

import pytest

from partnership import case, first, told
from tenfold.ledger.keeping.terms import BadSchedule, Child, Life, Term, life_of, schedule, term_of, years_on
from tenfold.picture import fold
from tenfold.when import AsOf

KINDS = schedule().kinds
CLOSED = date(2026, 3, 2)
ANN = Child(date(2024, 2, 1))


def ends(*kinds, children=(ANN,), closed=CLOSED):
    return term_of(Life(children, closed, frozenset(kinds)), KINDS)


def test_each_kind_counts_from_what_its_line_says():
    assert ends("looked-after") == Term(date(2099, 2, 1), "looked-after")
    assert ends("child-protection") == Term(date(2061, 3, 2), "child-protection")
    assert ends("child-in-need") == Term(date(2045, 2, 1), "child-in-need")
    assert ends("health") == Term(date(2050, 2, 1), "health")
    assert ends("school") == Term(date(2049, 2, 1), "school")
    assert ends("sexual-abuse") == Term(date(2101, 3, 2), "sexual-abuse")


def test_the_last_of_all_terms_and_the_youngest_child_count():
    both = (ANN, Child(date(2026, 1, 5)))
    assert ends("child-in-need", "looked-after", "health", children=both) == Term(date(2101, 1, 5), "looked-after")


def test_an_old_record_that_was_written_to_again_waits_three_years_more():
    assert ends("child-in-need", closed=date(2050, 6, 1)) == Term(date(2053, 6, 1), "child-in-need")


def test_a_looked_after_child_who_died_young_has_fifteen_years_and_one_who_died_grown_up_has_not():
    assert ends("looked-after", children=(Child(ANN.born, date(2030, 5, 1)),)) == Term(date(2045, 5, 1), "looked-after")
    assert ends("looked-after", children=(Child(ANN.born, date(2042, 2, 1)),)) == Term(date(2099, 2, 1), "looked-after")


@pytest.mark.parametrize(
    ("kinds", "children"),
    [
        (["child-in-need"], [Child(None)]),
        (["child-in-need"], [ANN, Child(None)]),
        (["looked-after"], [Child(None, date(2030, 5, 1))]),
        (["child-in-need"], []),
        (["child-in-need", "adoption"], [ANN]),
        (["child-in-need", "of which no line speaks"], [ANN]),
    ],
)
def test_where_something_is_not_known_there_is_no_term_and_people_say(kinds, children):
    assert ends(*kinds, children=children) is None


def test_a_leap_day_and_the_end_of_the_calendar():
    assert years_on(date(2024, 2, 29), 1) == date(2025, 3, 1)
    assert years_on(date(2024, 2, 29), 4) == date(2028, 2, 29)
    assert years_on(date(9990, 1, 1), 75) == date.max


def life(*facts, **entry):
    one = case(
        first(), told("v1", recorded="2026-03-03T12:00", agency="csc", author={"role": "x"}, facts=[*facts], **entry)
    )
    return life_of(one, fold(one, AsOf.at(one.entries[-1].recorded)))


def test_what_a_record_holds_says_of_which_kinds_it_is():
    assert life().kinds == {"child-in-need"}
    assert life().children == (Child(date(2024, 2, 1)),)
    assert life().closed == date(2026, 3, 3)
    assert life({"plan": {"child": "ann", "status": "started"}}).kinds == {"child-in-need", "child-protection"}
    assert "sexual-abuse" in life({"plan": {"child": "ann", "status": "started", "category": "sexual"}}).kinds
    assert "sexual-abuse" in life({"history": {"person": "mum", "of": "sexual_offence"}}).kinds
    assert "looked-after" in life({"order": {"child": "ann", "type": "interim_care", "from": "2026-03-03"}}).kinds
    assert "child-protection" in life({"enquiry": {"children": ["ann"], "stage": "opened"}}).kinds
    assert "child-protection" in life(event="initial_conference").kinds


def test_who_wrote_counts_and_a_death_does():
    wrote = case(first(), told("v1", recorded="2026-03-03T12:00", agency="ed", author={"role": "nurse"}))
    assert "health" in life_of(wrote, fold(wrote, AsOf.at(wrote.entries[-1].recorded))).kinds
    [ann] = life(event="death").children
    assert ann.died == date(2026, 3, 3)
    assert ann.died_young is True


def test_every_line_of_the_packaged_schedule_names_its_source_and_standing():
    for line in KINDS.values():
        assert line.number > 0
        assert line.source
        assert line.standing in {"law", "guidance", "local policy", "recommended"}
        assert line.says.endswith(".")


@pytest.mark.parametrize("text", ["title =", "title = 'x'\nsince = 2026-01-01\n[kinds]\nhealth = { number = 'ten' }\n"])
def test_a_schedule_that_cannot_be_gone_by_is_refused(tmp_path, text):
    (tmp_path / "own.toml").write_text(text, "utf-8")
    with pytest.raises(BadSchedule, match=r"own\.toml cannot be gone by"):
        schedule(tmp_path / "own.toml")


def test_who_has_grown_up_since_still_counts_and_who_was_grown_up_at_the_beginning_does_not():
    people = [{"person": {"id": "bea", "name": "Bea", "born": "2009-05-01"}}]
    long_on = told(
        "v2", occurred="2030-01-01", recorded="2030-01-01T12:00", agency="csc", author={"role": "x"}, facts=people
    )
    one = case(first(), long_on)
    assert life_of(one, fold(one, AsOf.at(one.entries[-1].recorded))).children == (
        Child(date(2024, 2, 1)),
        Child(date(2009, 5, 1)),
    )
