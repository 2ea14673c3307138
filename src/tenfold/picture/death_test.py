"""A death is recorded as an event, or as an injury that is one."""

import pytest

from parts import ANN, ED, HV, MUM, POLICE, SAM, entry, time, told, visit
from tenfold.picture import anybody_died, died, died_at, tells_of_death
from tenfold.record import Injury

FATAL = Injury(id="fatal", child=SAM, type="death")
HARM = entry("2024-03-05", ED, "serious_harm", FATAL, id="harm")
EVENT = entry("2024-03-06", ED, "death", id="event")


def of(*entries):
    return told(*entries).picture("2024-06-01")


@pytest.mark.parametrize(
    ("entries", "by"),
    [((HARM,), "harm"), ((EVENT,), "event"), ((HARM, EVENT), "harm"), ((visit("2024-03-05"),), None)],
)
def test_the_first_entry_that_records_it_is_named(entries, by):
    p = of(*entries)
    assert getattr(died(p, SAM), "id", None) == by
    assert anybody_died(p) is (by is not None)
    assert died(p, ANN) is None


def test_another_injury_is_no_death_nor_is_one_of_two_unsaid_children():
    for other in (Injury(child=SAM, type="head_injury"), Injury(one_of=(SAM, ANN), type="death")):
        assert died(of(entry("2024-03-05", ED, "serious_harm", other)), SAM) is None


def test_it_was_when_the_injury_says_else_when_the_entry_does():
    assert died_at(of(HARM), SAM) == time("2024-03-05")
    letter = entry("2024-03-09", POLICE, "letter", Injury(child=SAM, type="death", happened=time("2024-03-04")))
    assert died_at(of(letter), SAM) == time("2024-03-04")
    both = entry("2024-03-05", ED, "serious_harm", Injury(child=ANN, type="death", happened=time("2024-03-01")), FATAL)
    assert died_at(of(both), SAM) == time("2024-03-05")
    assert died_at(of(EVENT), SAM) == time("2024-03-06")
    assert died_at(of(), SAM) is None


def test_an_injury_found_to_be_none_takes_it_back():
    mended = entry("2024-03-08", ED, "record_note", Injury(id="fatal", child=SAM, type="head_injury"))
    assert died(of(HARM, mended), SAM) is None
    assert anybody_died(of(HARM, mended)) is False


def test_an_entry_tells_of_whose_death_it_is():
    assert (tells_of_death(HARM), tells_of_death(HARM, SAM), tells_of_death(HARM, ANN)) == (True, True, False)
    assert (tells_of_death(EVENT), tells_of_death(EVENT, SAM), tells_of_death(EVENT, MUM)) == (True, True, False)
    assert tells_of_death(entry("2024-03-05", HV, "visit", Injury(child=SAM, type="bruise")), SAM) is False
