"""Which entries stand, and which tell of what was called off."""

from typing import get_args

import pytest

from parts import CSC, MUM, SAM, entry, time
from tenfold.picture.corrections import called_off, heirs_of, standing, unsettles
from tenfold.record import Meeting, Person, SamePerson
from tenfold.record.words import Event

MEETINGS = (
    *("strategy_discussion", "initial_conference", "review_conference", "core_group"),
    *("legal_planning", "professionals_meeting", "family_meeting", "court_hearing"),
)


@pytest.mark.parametrize("event", get_args(Event))
@pytest.mark.parametrize("outcome", ["cancelled_by_agency", "cancelled_by_family"])
def test_a_meeting_that_was_cancelled_was_called_off_and_a_visit_was_only_not_made(event, outcome):
    assert called_off(entry("2024-03-04", CSC, event, outcome=outcome)) is (event in MEETINGS)
    assert not called_off(entry("2024-03-04", CSC, event))


@pytest.mark.parametrize("event", MEETINGS)
def test_so_was_one_that_its_own_entry_says_was_cancelled(event):
    off = Meeting(id="m", event=event, day=time("2024-03-04"), status="cancelled")
    assert called_off(entry("2024-03-04", CSC, event, off))
    assert not called_off(entry("2024-03-03", CSC, event, off))
    assert not called_off(entry("2024-03-04", CSC, "record_note", off))


def test_what_another_entry_corrects_does_not_stand():
    first, other = entry("2024-03-04", CSC, "call", id="first"), entry("2024-03-04", CSC, "call", id="other")
    mends = entry("2024-03-05", CSC, "call", id="mends", corrects="first")
    assert standing([first, other, mends], {}) == [other, mends]


def test_the_first_that_corrects_an_entry_stays_the_one():
    mends = [entry("2024-03-05", CSC, "call", id=id, corrects=of) for id, of in (("a", "x"), ("b", "x"), ("c", "a"))]
    assert heirs_of([entry("2024-03-04", CSC, "call", id="x"), *mends]) == {"x": "a", "a": "c"}


def test_a_correction_and_who_is_whom_change_how_earlier_entries_are_read():
    assert unsettles(entry("2024-03-05", CSC, "call", corrects="first"))
    assert unsettles(entry("2024-03-05", CSC, "call", SamePerson(a=MUM, b=SAM, is_=False)))
    assert not unsettles(entry("2024-03-05", CSC, "call", Person(id=MUM)))
