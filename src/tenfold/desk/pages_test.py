"""The pages over a real ledger: what each shows, to whom, and that an OUTSIDER sees nothing."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from desks import browser_of, opens, words_of
from partnership import bruise, family, first, session
from tenfold import ledger
from tenfold.desk.home import home_page

pytestmark = pytest.mark.usefixtures("database")

PAGES = (
    "child/1",
    "child/1/record",
    "child/1/pictures",
    "child/1/pictures?show=timeline",
    "child/1/pictures?show=body&at=1",
    "child/1/pictures?show=network&at=99999999",
    "question/1",
    "siblings",
    "conference",
    "conference?step=invite",
    "conference?step=exclude",
    "conference?step=report",
    "conference?step=share",
    "conference?step=attend",
    "conference?step=dissent",
    "conference?step=decide",
    "same-person",
    "plan",
    "plan?step=act",
    "plan?step=done",
    "plan?step=meet",
    "plan?step=met",
    "packs",
    "chronology",
    "questions",
    "disagreements",
    "disagreements?step=further",
    "disagreements?step=settle",
)
MOST_QUERIES = 30


def hurt():
    """A family whose child was brought with a bruise, and the mother's word for it."""
    mark = bruise("e2", occurred="2026-03-05T10:00", recorded="2026-03-05T12:00")
    return family(first(), mark | {"agency": "ed", "author": {"role": "emergency nurse"}})


def allocate(ann, worker):
    """Give a family to a worker."""
    told = [session("csc", "administrator").secret, ann, int(worker.viewer.id), "allocated"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.allocate(%s, %s, %s, %s)", told)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_to_who_works_with_the_family_once_a_purpose_is_given(page):
    ann = hurt()
    mine = browser_of(session("csc", "practitioner", "manager"))
    asked = mine.get(f"/family/{ann}/{page}")
    assert asked.status_code == 302
    assert asked.url.startswith(f"/family/{ann}/purpose?next=")
    with CaptureQueriesContext(connection) as queries:
        shown = opens(mine, ann).get(f"/family/{ann}/{page}")
    assert shown.status_code == 200
    assert len(queries) <= MOST_QUERIES


@pytest.mark.parametrize("page", PAGES)
def test_an_outsider_sees_nothing_and_is_told_why(page):
    ann = hurt()
    outsider = opens(browser_of(session("dva")), ann)
    refused = outsider.get(f"/family/{ann}/{page}")
    assert refused.status_code == 403
    said = words_of(refused)
    assert "Nothing on record ties you or your agency to this family" in said
    assert "Caldicott" in said
    assert not {"Ann", "Vale", "cheek", "fell"} & set(re.findall(r"\w+", said))


def test_an_auditor_opens_no_family_and_sees_who_did():
    ann = hurt()
    opens(browser_of(session("csc", name="Rosa Lind")), ann).get(f"/family/{ann}/child/1")
    auditor = opens(browser_of(session("csc", "auditor")), ann)
    assert auditor.get(f"/family/{ann}/child/1").status_code == 403
    log = words_of(auditor.get("/reads"))
    assert "Rosa Lind" in log
    assert "I am working with this family to protect a child" in log


def test_nobody_who_is_not_signed_in_gets_further_than_sign_in():
    for place in ("/", "/find", "/reads", f"/family/{uuid4()}/child/1"):
        assert Client(SERVER_NAME="localhost").get(place).url.startswith("/account/login/")
    assert Client(SERVER_NAME="localhost").get("/account/signup/").status_code == 302


def test_an_account_without_a_second_factor_opens_nothing():
    somebody = browser_of(session("csc"))
    kept = somebody.session
    del kept["desk-token"]
    kept.save()
    refused = somebody.get("/")
    assert refused.status_code == 403
    assert "A second factor is needed" in words_of(refused)


def test_a_page_takes_nothing_from_elsewhere_and_stays_in_no_cache():
    page = browser_of(session("csc")).get("/")
    assert page.headers["Cache-Control"] == "no-store"
    policy = page.headers["Content-Security-Policy"]
    assert {"default-src 'self'", "frame-ancestors 'none'", "form-action 'self'"} <= set(policy.split("; "))
    assert not re.search(r"<script(?! type=\"module\" src)|<style| style=|\son\w+=", page.content.decode())


def test_nothing_personal_stands_in_an_address():
    ann = hurt()
    page = opens(browser_of(session("csc")), ann).get(f"/family/{ann}/child/1").content.decode()
    addresses = re.findall(r"(?:href|action)=\"([^\"]*)\"", page)
    assert not any(word in address.lower() for address in addresses for word in ("ann", "vale", "mum", "2024"))


def test_home_says_what_is_asked_and_an_empty_one_does_not_reassure():
    ann = hurt()
    page = words_of(browser_of(session("csc")).get("/"))
    assert "who besides" in page.lower()
    assert ann
    nothing = render_to_string("desk/home.html", {"page": home_page((), (), ())})
    assert "No open questions. That does not mean there is no concern." in nothing


def test_the_past_shows_what_was_known_then_and_offers_no_form():
    ann = hurt()
    browser = opens(browser_of(session("csc")), ann)
    page = browser.get(f"/family/{ann}/child/1?day=3&month=3&year=2026")
    assert "As the record was known at the end of 3 March 2026" in words_of(page)
    assert "cheek" not in words_of(page)
    assert "Record a contact" not in words_of(page)
    assert "day=3&amp;month=3&amp;year=2026" in page.content.decode()
    assert browser.get(f"/family/{ann}/child/1/record?day=3&month=3&year=2026").status_code == 404


def test_somebody_with_a_child_before_them_opens_the_record_and_others_are_told():
    named = first()
    named["facts"][0]["person"]["name"] = "Ann Whomsoever"
    ann, lead = family(named), session("csc")
    allocate(ann, lead)
    nurse = browser_of(session("nursery", name="Ola Finn"))
    born = {"purpose": "care", "name": "Ann Whomsoever", "born-day": "1", "born-month": "2", "born-year": "2024"}
    found = nurse.post("/find", born).content.decode()
    assert f"/family/{ann}/present?child=1" in found, found[-1500:]
    shown = nurse.post(f"/family/{ann}/present?child=1", {"purpose": "care", "why": "She came with a bruise."})
    assert shown.url == f"/family/{ann}/child/1"
    assert nurse.get(shown.url).status_code == 200
    assert "She came with a bruise." in words_of(browser_of(lead).get("/"))


def test_who_gives_too_little_of_a_name_is_shown_nobody_rather_than_some():
    told_often = first()
    told_often["facts"][0] = {"person": {"id": "ann", "name": "Ann Oftentold", "born": "2024-02-01"}}
    said = {"purpose": "care", "name": "Oftentold", "born-day": "1", "born-month": "2", "born-year": "2024"}
    for _ in range(10):
        family(told_often)
    nurse = browser_of(session("ed"))
    assert nurse.post("/find", said).content.decode().count("Nothing ties you") == 10
    family(told_often)
    page = words_of(nurse.post("/find", said))
    assert "More than ten children" in page
    assert "Nothing ties you" not in page


def test_a_name_without_a_letter_is_asked_for_again_and_one_of_another_script_finds_the_child():
    named = first()
    named["facts"][0]["person"]["name"] = "李 小龙"
    ann, nurse = family(named), browser_of(session("ed"))
    born = {"purpose": "care", "born-day": "1", "born-month": "2", "born-year": "2024"}
    page = words_of(nurse.post("/find", {"name": "?!", **born}))
    assert "Enter the name with its letters" in page
    assert "Nobody was found" not in page
    assert f"/family/{ann}/present" in nurse.post("/find", {"name": "小龙", **born}).content.decode()


def test_the_register_is_for_its_custodian():
    assert browser_of(session("csc")).get("/register").status_code == 403
    custodian = browser_of(session("csc", "custodian"))
    asked = {"asked_by": "Pat Lee, GP", "agency": "Police", "name": "Nobody Here"}
    asked |= {"why": "They assess a referral", "born-day": "1", "born-month": "1", "born-year": "2020"}
    assert custodian.post("/register", asked).url == "/register#log"
    log = words_of(custodian.get("/register"))
    assert "Pat Lee, GP" in log
    assert "That does not mean that there is no concern." in log


def restricted(how):
    """A family whose child was brought with a bruise, of which the hospital restricts who may read it."""
    mark = bruise("e2", occurred="2026-03-05T10:00", recorded="2026-03-05T12:00", restricted=how)
    return family(first(), mark | {"agency": "ed", "author": {"role": "emergency nurse"}})


def test_a_sensitive_entry_is_evidence_whose_words_others_do_not_read():
    ann, key_worker = restricted("sensitive"), session("nursery")
    ledger.present(key_worker, ann, "care", "Ann is at nursery")
    page = words_of(opens(browser_of(key_worker), ann).get(f"/family/{ann}/question/1"))
    assert "This entry is restricted to the agency that wrote it" in page
    assert "City hospital" in page
    assert "She fell." not in page


def test_of_a_sealed_entry_others_are_not_even_asked():
    ann = restricted("sealed")
    assert opens(browser_of(session("csc")), ann).get(f"/family/{ann}/question/1").status_code == 404
    assert opens(browser_of(session("ed")), ann).get(f"/family/{ann}/question/1").status_code == 200


def test_learning_is_there_for_everybody_who_works_here():
    somebody = browser_of(session("dva"))
    review = words_of(somebody.get("/learning/review"))
    assert "Last updated 3 December 2019" in review
    assert "What the record could have asked is not what would have happened." in review
    assert somebody.get("/learning").status_code == 200
