"""The steps of a conference over a real ledger: who can be called, reports and their days, and what is said of each."""

import re
from uuid import uuid4

import pytest

from conferring import CHAIR, MEETING, called
from desks import browser_of, opens, words_of
from partnership import bruise, family, first, session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
WHEN = {"when-day": "6", "when-month": "3", "when-year": "2026"}


def chairs(ann):
    return opens(browser_of(session("csc", "chair")), ann, "conference")


def sends(browser, place, **typed):
    done = browser.post(place, WHEN | {"id": str(uuid4())} | typed)
    assert done.status_code == 302, words_of(done)
    return words_of(browser.get(done.url))


def test_everybody_who_may_be_called_is_offered_and_who_must_come_is_chosen():
    gran = {"person": {"id": "gran", "name": "Ann’s grandmother"}}
    ann = called(told("g", facts=[gran], recorded="2026-03-05T09:00", agency="csc") | CHAIR)
    page = chairs(ann).get(f"/family/{ann}/conference?step=invite").content.decode()
    offered = dict(re.findall(r'name="family" type="checkbox" value="(\w+)"( checked)?', page))
    assert set(offered) == {"ann", "mum", "gran"}  # nobody may approach the father
    assert "Carl Vale is not to be approached" in words_of(chairs(ann).get(f"/family/{ann}/conference"))


def test_an_invitation_stands_though_the_question_behind_it_was_answered_meanwhile():
    mark = bruise("e2", occurred="2026-03-05T10:00", recorded="2026-03-05T12:00")
    ann = family(first(), mark | {"agency": "ed", "author": {"role": "nurse"}})
    chair, place = chairs(ann), f"/family/{ann}/conference?step=invite"
    shown = re.findall(r'name="(agencies|family)" type="checkbox" value="(\w+)"', chair.get(place).content.decode())
    mine = session("csc")
    check = told("chk", facts=[{"check": {"about": ["e2-mark"], "against": "witness", "result": "corroborated"}}])
    ledger.append(mine, ann, check, "protect")
    day = {"event": "initial_conference", "day-day": "9", "day-month": "3", "day-year": "2027"}
    everybody = {name: [value for named, value in shown if named == name] for name in ("agencies", "family")}
    page = sends(chair, place, **everybody, **day)
    assert "Invited:" in page


def test_an_advocate_and_an_interpreter_are_called_with_what_they_are_there_for():
    ann = called()
    chair, place = chairs(ann), f"/family/{ann}/conference?step=invite"
    beside = {"meeting": "review", "advocate": "Joan Bell"}
    refused = words_of(chair.post(place, WHEN | {"id": str(uuid4())} | beside))
    assert "Say for whom the advocate is" in refused
    before = len([q for q in ledger.open_record(session("csc"), ann, "conference", "x").questions if not q.closed])
    page = sends(chair, place, **beside, advocate_for="mum", interpreter="City interpreters", language="Polish")
    assert "Joan Bell (advocate for Ann’s mother)" in page
    assert "City interpreters (interpreter, Polish)" in page
    after = len([q for q in ledger.open_record(session("csc"), ann, "conference", "x").questions if not q.closed])
    assert after <= before  # who comes beside the family is nobody about whom the record has to ask


def test_a_report_has_its_day_by_the_guidance_and_is_on_record_when_it_came():
    ann = called()
    chair, place = chairs(ann), f"/family/{ann}/conference"
    page = words_of(chair.get(place))
    assert "Reports are due 2 working days before the meeting: by 5 March 2027 (local practice; Devon" in page
    assert "The family sees them 3 days before the meeting: by 6 March 2027" in page
    assert page.count("Not received yet") == 3
    typed = {"meeting": "review", "agency": "ed", "narrative": "Ann’s growth is steady."}
    page = sends(chair, f"{place}?step=report", **typed)
    assert re.search(r"City hospital 5 March 2027 Received 6 March 2026", page)
    assert page.count("Not received yet") == 2


def test_a_report_of_a_meeting_that_is_past_its_day_is_said_to_be_late():
    past = {"meeting": MEETING["meeting"] | {"day": "2026-03-09"}}
    call = told("c1", facts=[past, {"invited": {"agency": "ed", "meeting": "review"}}], agency="csc") | CHAIR
    ann = family(first(), call | {"event": "record_note", "recorded": "2026-03-04T12:00"})
    assert "Not received, and its day has passed" in words_of(chairs(ann).get(f"/family/{ann}/conference"))


def test_reports_are_gone_through_with_the_family_on_a_day_or_there_is_a_reason_why_not():
    ann = called()
    chair, place = chairs(ann), f"/family/{ann}/conference"
    share = {"meeting": "review", "with": ["mum"]}
    neither = words_of(chair.post(f"{place}?step=share", WHEN | {"id": str(uuid4())} | share))
    assert "Give the day on which it was done, or say why it was not" in neither
    day = {"shared-day": "5", "shared-month": "3", "shared-year": "2026"}
    page = sends(chair, f"{place}?step=share", **share, **day)
    assert "Ann’s mother The reports: on 5 March 2026" in page
    page = sends(chair, f"{place}?step=share", **share, agency="ed", reason="She asked for a day more.")
    assert "The report of City hospital: not gone through. She asked for a day more." in page


def test_a_step_offers_no_form_into_the_past_and_an_empty_page_does_not_reassure():
    ann = family(first())
    chair = chairs(ann)
    past = words_of(chair.get(f"/family/{ann}/conference?step=invite&day=3&month=3&year=2026"))
    assert "What is written is written now" in past
    page = words_of(chair.get(f"/family/{ann}/conference"))
    assert "No conference is planned or was held. That does not mean that none is needed." in page


def test_quoracy_is_said_of_a_meeting_to_come_and_of_one_that_was_held():
    ann = called()
    chair, place = chairs(ann), f"/family/{ann}/conference"
    assert "Invited beside the lead: City hospital, Police and Acorn nursery." in words_of(chair.get(place))
    came = {"came-csc": "present", "came-police": "present", "meeting": "review", "narrative": "Minutes."}
    page = sends(chair, f"{place}?step=attend", event="initial_conference", **came)
    assert "Quoracy Not met" in page
    assert "On record as present beside the lead: Police." in page
