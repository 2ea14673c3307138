"""What is sent from a page is taken once, or refused in words with what was typed kept, and is shown afterwards."""

import re
from uuid import uuid4

import pytest

from desks import browser_of, filled, opens, words_of
from partnership import session, told
from tenfold import ledger
from tenfold.desk.contact_fields import contact_fields
from tenfold.desk.forms import empty
from tenfold.desk.pages_test import hurt

pytestmark = pytest.mark.usefixtures("database")


def test_a_contact_is_recorded_once_however_often_it_is_sent():
    ann, mine = hurt(), session("csc")
    browser = opens(browser_of(mine), ann)
    opened = ledger.open_record(mine, ann, "protect", "record")
    sent = filled(empty(contact_fields(opened, 1, "childrens_social_care")), narrative="Saw Ann at home.")
    once, twice = (browser.post(f"/family/{ann}/child/1/record", sent | {"seen-1": "seen"}) for _ in range(2))
    assert once.url == twice.url
    assert once.status_code == 302
    page = words_of(browser.get(once.url))
    assert page.count("Saw Ann at home.") == 1
    assert "Recorded" in page


def test_what_is_wrong_is_said_and_what_was_typed_is_kept():
    ann = hurt()
    browser = opens(browser_of(session("csc")), ann)
    page = browser.post(f"/family/{ann}/child/1/record", {"id": str(uuid4()), "stranger": "a man at the door"})
    assert page.status_code == 200
    assert "<title>Error: " in page.content.decode()
    assert "Say what happened, in your own words" in words_of(page)
    assert 'value="a man at the door"' in page.content.decode()


def test_what_the_ledger_does_not_take_is_said_in_its_words():
    ann, mine = hurt(), session("csc")
    opened = ledger.open_record(mine, ann, "protect", "record")
    sent = filled(empty(contact_fields(opened, 1, "childrens_social_care")), narrative="From tomorrow.")
    page = opens(browser_of(mine), ann).post(f"/family/{ann}/child/1/record", sent | {"when-year": "2027"})
    assert page.status_code == 200
    assert "There is a problem" in words_of(page)
    assert "From tomorrow." in words_of(page)


def test_a_check_closes_the_question_where_it_stands():
    ann, mine = hurt(), session("csc")
    browser = opens(browser_of(mine), ann)
    opened = ledger.open_record(mine, ann, "protect", "question")
    number = next(n for n, one in enumerate(opened.questions, 1) if one.rule == "explanation-unchecked")
    place = f"/family/{ann}/question/{number}"
    page = browser.get(place)
    account = re.search(r'name="subjects" type="checkbox" value="([^"]+)" checked', page.content.decode())
    assert account is not None
    sent = {"id": str(uuid4()), "narrative": "Rang the nursery.", "event": "call", "subjects": account[1]}
    sent |= {"when-day": "6", "when-month": "3", "when-year": "2026", "against": "witness", "result": "contradicted"}
    done = browser.post(place, sent)
    assert done.status_code == 302, words_of(done)
    assert "Closed on" in words_of(browser.get(done.url))


def test_who_seals_an_entry_is_told_what_that_costs_and_others_are_told_nothing():
    ann, nurse, worker = hurt(), session("ed"), session("csc")
    opened = ledger.open_record(nurse, ann, "care", "record")
    sent = filled(empty(contact_fields(opened, 1, "acute_hospital")), narrative="Mum whispered.", restricted="sealed")
    browser = opens(browser_of(nurse), ann)
    done = browser.post(f"/family/{ann}/child/1/record", sent | {"seen-1": "seen"})
    assert "no question that others are asked can rest on it" in words_of(browser.get(done.url))
    page = words_of(opens(browser_of(worker), ann).get(f"/family/{ann}/child/1"))
    assert "Mum whispered." not in page
    assert {line.page for line in ledger.reads(worker, ann) if line.agency == "City hospital"} == {"child"}


def test_two_people_are_found_to_be_one_and_that_is_undone():
    ann, mine = hurt(), session("csc")
    ledger.append(mine, ann, told(str(uuid4()), facts=[{"person": {"id": "man-1", "known_as": ["a man"]}}]), "protect")
    browser = opens(browser_of(mine), ann)
    when = {"when-day": "6", "when-month": "3", "when-year": "2026", "narrative": "His licence."}
    for found in ("yes", "no"):
        typed = when | {"id": str(uuid4()), "a": "man-1", "b": "mum", "is": found}
        assert browser.post(f"/family/{ann}/same-person", typed).status_code == 302
    page = words_of(browser.get(f"/family/{ann}/same-person"))
    assert "are one person (6 March 2026)" in page
    assert "are not one person (6 March 2026)" in page
