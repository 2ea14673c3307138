"""A parent is asked by what was said to them, and not by what was said of them to somebody else."""

import pytest

from parts import CSC, DAD, ED, GP, HV, MUM, POLICE, SAM, SCHOOL, entry, strategy, told
from tenfold.questions.curiosity.parent_not_asked import parent_not_asked as rule
from tenfold.record import Account, Allegation, Enquiry, Injury

HURT = Injury(id="arm", child=SAM, type="swelling", sites=("arm",))
SEEN = entry("2024-03-04T10:00", ED, "attendance", HURT, present=(MUM,), seen={SAM: "seen"}, id="hurt")
OPENED = Enquiry(children=(SAM,), stage="opened")
STORY = told(SEEN, strategy("2024-03-05", OPENED, id="opened"))
BOTH = (SAM, DAD)
OF_HIM = Account(by=MUM, about=("other",), says="he is not interested")


def asks(*then, story=STORY):
    return DAD in story.then(*then).subjects(rule, by="2024-03-20")


@pytest.mark.parametrize("event", ["call", "letter", "message"])
@pytest.mark.parametrize("agency", [GP, SCHOOL, HV, POLICE])
def test_another_agencys_call_or_letter_about_him_is_none_to_him(agency, event):
    assert asks(entry("2024-03-06", agency, event, about=BOTH))
    assert not asks(entry("2024-03-06", CSC, event, about=BOTH))
    assert not asks(entry("2024-03-06", agency, event, about=BOTH, present=(DAD,)))
    assert not asks(entry("2024-03-06", agency, event, Account(by=DAD, about=("other",), says="no"), about=BOTH))


def test_a_call_of_police_about_him_is_one_to_him_where_they_conduct_the_enquiry():
    ring = entry("2024-03-06", POLICE, "call", about=(DAD,))
    theirs = told(SEEN, entry("2024-03-05", POLICE, "record_note", OPENED, id="opened"))
    assert asks(story=theirs)
    assert not asks(ring, story=theirs)
    assert asks(ring)


@pytest.mark.parametrize("event", ["visit", "call", "family_meeting"])
def test_a_contact_at_which_only_another_was_there_or_spoke_is_none_with_him(event):
    assert asks(entry("2024-03-06", CSC, event, about=BOTH, present=(MUM,)))
    assert asks(entry("2024-03-06", CSC, event, OF_HIM, about=BOTH))
    told_of_him = Allegation(by="anonymous", child=SAM, against=DAD, says="he shouts")
    assert asks(entry("2024-03-06", CSC, event, told_of_him, about=BOTH))
    assert not asks(entry("2024-03-06", CSC, event, OF_HIM, about=BOTH, present=(MUM, DAD)))
    his = Account(by=DAD, about=("other",), says="I was at work")
    assert not asks(entry("2024-03-06", CSC, event, OF_HIM, his, about=BOTH))


def test_where_nobody_says_who_was_there_a_visit_about_him_is_to_him():
    assert not asks(entry("2024-03-06", CSC, "visit", about=BOTH))
    assert asks(entry("2024-03-06", CSC, "visit", about=(SAM,)))


@pytest.mark.parametrize("outcome", ["no_access", "refused", "not_brought", "cancelled_by_family"])
@pytest.mark.parametrize("event", ["visit", "call", "letter", "clinic"])
@pytest.mark.parametrize("agency", [CSC, HV])
def test_one_that_failed_by_him_is_a_recorded_attempt(agency, event, outcome):
    assert not asks(entry("2024-03-06", agency, event, about=BOTH, outcome=outcome))
    assert not asks(entry("2024-03-06", agency, event, about=BOTH, outcome=outcome, present=(MUM,)))
    assert asks(entry("2024-03-06", agency, event, about=(SAM,), outcome=outcome))


def test_one_that_the_agency_called_off_or_only_noted_is_none():
    assert asks(entry("2024-03-06", CSC, "visit", about=(DAD,), outcome="cancelled_by_agency"))
    assert asks(entry("2024-03-06", CSC, "record_note", about=(DAD,), outcome="no_access"))
    assert not asks(entry("2024-03-06", CSC, "visit", about=(DAD,), outcome="completed"))


def test_changes_its_mind_when_it_is_mended_who_was_there_and_not_a_day_sooner():
    visit = entry("2024-03-06", CSC, "visit", about=BOTH, id="visit")
    mended = entry("2024-03-06", CSC, "visit", about=BOTH, present=(MUM,), corrects="visit", recorded="2024-03-12")
    story = STORY.then(visit, mended)
    assert not story.asks(rule, by="2024-03-11")
    assert story.subjects(rule, by="2024-03-12") == [DAD]
