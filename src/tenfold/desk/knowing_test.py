"""“As known on” at every page of a family that is read: the control stands there and shows what was held that day."""

import re

import pytest

from desks import browser_of, opens, words_of
from partnership import bruise, family, first, session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
READING = (
    *("child/1", "child/1/pictures", "question/1", "siblings", "conference", "same-person", "plan", "packs"),
    *("chronology", "questions", "disagreements"),
)
"""The pages of a family that are read; what is left over is written, a paper that stays as it is, or a replay."""
THEN, BEFORE = "?day=3&month=3&year=2026", "?day=1&month=1&year=2026"
BEN = {"person": {"id": "ben", "name": "Ben Vale", "born": "2025-11-20"}}
BROTHER = {"relationship": {"of": "mum", "to": "ben", "is": "mother"}}
SAME = {"same_person": {"a": "mum", "b": "ben", "is": False}}


@pytest.fixture
def vale():
    """A family of two children, the second of whom became known on the fourth of March, as did what was found."""
    later = {"recorded": "2026-03-04T11:00", "agency": "csc", "author": {"role": "social worker"}}
    seen = told("e2", facts=[BEN, BROTHER, SAME], about=["ann", "ben"], seen={"ann": "alone", "ben": "seen"}, **later)
    hurt = bruise("b1", occurred="2026-03-02T12:00") | {"recorded": "2026-03-02T12:00", "agency": "ed"}
    return family(first(), hurt | {"author": {"role": "nurse"}}, seen)


def read(vale, page, *roles):
    return opens(browser_of(session("csc", *(roles or ("manager",)))), vale, "protect").get(f"/family/{vale}/{page}")


@pytest.mark.parametrize("page", READING)
def test_each_page_has_the_control_and_keeps_to_the_day(vale, page):
    now, then = read(vale, page), read(vale, f"{page}{THEN}")
    assert now.status_code == 200
    for shown in (now, then):
        form = re.search(r'<form method="get" class="desk-known".*?</form>', shown.content.decode(), re.DOTALL)
        assert {'name="day"', 'name="month"', 'name="year"'} <= set(form[0].split())
    assert "As the record was known at the end of 3 March 2026" in words_of(then)
    assert "Show now" in words_of(then)
    assert "As the record was known" not in words_of(now)
    assert "must be a real date" in words_of(read(vale, f"{page}?day=3&month=&year="))


def test_the_children_stand_side_by_side_as_they_were_known_on_the_day(vale):
    now, then = words_of(read(vale, "siblings")), words_of(read(vale, f"siblings{THEN}"))
    assert "Ben Vale" in now
    assert "seen alone, by" in now
    assert "Record seeing Ben Vale" in now
    assert "Ann Vale" in then
    assert "Ben" not in then
    assert "seen alone" not in then
    assert "Record seeing" not in then
    assert (
        f'href="/family/{vale}/child/1?day=3&amp;month=3&amp;year=2026"'
        in read(vale, f"siblings{THEN}").content.decode()
    )


def test_what_was_recorded_now_is_not_there_as_known_before(vale):
    ledger.append(session("csc"), vale, told("e3", narrative="Seen.", seen={"ann": "asleep"}), "protect")
    assert "asleep" in words_of(read(vale, "siblings"))
    assert "asleep" not in words_of(read(vale, "siblings?day=5&month=3&year=2026"))
    assert read(vale, f"siblings{BEFORE}").status_code == 200


def test_two_people_are_not_one_as_was_found_by_the_day(vale):
    now, then = words_of(read(vale, "same-person")), words_of(read(vale, f"same-person{THEN}"))
    assert "are not one person" in now
    assert "are not one person" not in then
    assert "One person" not in then  # nothing is written into the past


def test_an_outsider_is_refused_the_past_too(vale):
    outsider = opens(browser_of(session("dva")), vale, "protect")
    for page in READING:
        assert outsider.get(f"/family/{vale}/{page}{THEN}").status_code == 403
