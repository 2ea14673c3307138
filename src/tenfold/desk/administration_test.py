"""Administration: what gives power is asked by one and confirmed by another; no child is in any of it."""

import re
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client
from django.test.utils import CaptureQueriesContext

from desks import browser_of, words_of
from guards import as_owner, rebuilt
from partnership import family, first, session
from tenfold import ledger
from tenfold.guidance import EDITIONS
from tenfold.ledger import accounts
from tenfold.ledger.models import Staff

pytestmark = pytest.mark.usefixtures("database")
PAGES = ("administration", *(f"administration?step={step}" for step in ("roles", "confirm", "team", "leave")), "limits")


def asked_for(username):
    """What is sent to ask for an account."""
    told = {"name": "Io Marsh", "job": "Social worker", "agency": "csc", "why": "Begins on Monday"}
    return told | {"username": username, "roles": ["practitioner", "manager"]}


def waiting(who, name):
    [found] = [one for one in accounts.account_changes(who) if one.waits and one.who == name]
    return found


def two_administrators():
    return session("csc", "administrator"), session("police", "administrator")


def one_asks_another_confirms_and_the_person_enrols():
    one, other = two_administrators()
    username = f"io-{uuid4().hex[:12]}"
    assert browser_of(one).post("/administration", asked_for(username)).status_code == 302
    assert not Staff.objects.filter(username=username).exists()
    [change] = [it for it in accounts.account_changes(one) if it.told.get("username") == username]
    with pytest.raises(ProgrammingError, match="another confirms"), transaction.atomic():
        accounts.answer_change(one, change.id, confirmed=True)
    answer = {"which": str(change.id), "answer": "yes"}
    assert "Choose from what is offered" in words_of(browser_of(one).post("/administration?step=confirm", answer))
    shown = browser_of(other).post("/administration?step=confirm", answer)
    href = re.search(r"http://localhost(/enrol/[\w-]+)", shown.content.decode())[1]
    assert Client(SERVER_NAME="localhost").get(href).status_code == 200
    made = Staff.objects.get(username=username)
    assert (made.roles, made.has_usable_password()) == (["manager", "practitioner"], False)
    with pytest.raises(accounts.NotKept, match="already"):
        accounts.answer_change(other, change.id, confirmed=True)


def test_an_account_is_asked_for_by_one_confirmed_by_another_and_its_person_enrols():
    one_asks_another_confirms_and_the_person_enrols()


def test_one_person_alone_makes_an_account_without_its_guard():
    with (
        rebuilt("answer_staff_change", "its.asker = me OR its.staff = me", "false"),
        pytest.raises(pytest.fail.Exception),
    ):
        one_asks_another_confirms_and_the_person_enrols()


def test_roles_change_when_another_confirms_and_at_the_next_request():
    one, other = two_administrators()
    worker = session("csc")
    told = {"who": worker.viewer.id, "roles": ["auditor"], "why": "Moves to audit"}
    browser_of(one).post("/administration?step=roles", told)
    assert browser_of(worker).get("/odd-access").status_code == 403
    [change] = [it for it in accounts.account_changes(one) if it.waits and it.told == {"roles": ["auditor"]}][:1]
    answer = {"which": str(change.id), "answer": "yes"}
    assert browser_of(other).post("/administration?step=confirm", answer).status_code == 302
    assert browser_of(worker).get("/odd-access").status_code == 200
    assert "Confirmed by" in words_of(browser_of(one).get("/administration"))


def test_nobody_confirms_roles_of_their_own_and_what_is_declined_does_nothing():
    one, other = two_administrators()
    accounts.ask_roles(one, other.viewer.id, ["administrator", "practitioner"], "x")
    change = next(it for it in accounts.account_changes(one) if it.waits and it.mine)
    with pytest.raises(ProgrammingError, match="not of themselves"), transaction.atomic():
        accounts.answer_change(other, change.id, confirmed=True)
    assert accounts.answer_change(other, change.id, confirmed=False) == ""
    assert Staff.objects.get(pk=int(other.viewer.id)).roles == ["administrator"]


def test_what_is_of_high_risk_waits_for_a_new_proof():
    one, other = two_administrators()
    accounts.ask_account(one, {**asked_for(uuid4().hex), "name": "Nia Proof"}, ["practitioner"], "x")
    change = waiting(other, "Nia Proof")
    as_owner("UPDATE tenfold.session SET proved = now() - interval '6 minutes' WHERE staff = %s", int(other.viewer.id))
    browser = browser_of(other)
    assert "Prove first that it is you" in words_of(browser.get("/administration?step=confirm"))
    sent = browser.post("/administration?step=confirm", {"which": str(change.id), "answer": "yes"})
    assert sent.url.startswith("/account/reauthenticate/")
    with pytest.raises(ProgrammingError, match="prove first"), transaction.atomic():
        accounts.answer_change(other, change.id, confirmed=True)


def test_a_username_that_is_taken_is_said():
    one, other = two_administrators()
    taken = Staff.objects.get(pk=int(one.viewer.id)).username
    accounts.ask_account(one, {**asked_for(taken), "name": "Nia Taken"}, ["practitioner"], "x")
    change = waiting(other, "Nia Taken")
    page = words_of(browser_of(other).post("/administration?step=confirm", {"which": str(change.id), "answer": "yes"}))
    assert "Somebody has that username" in page


def test_somebody_moves_team_and_the_move_stays_on_record():
    one, worker, name = session("csc", "administrator"), session("csc", name="Uma Lent"), f"North {uuid4().hex[:6]}"
    told = {"who": worker.viewer.id, "team": name, "leads": "no", "why": "New team"}
    assert browser_of(one).post("/administration?step=team", told).status_code == 302
    page = words_of(browser_of(one).get("/administration"))
    assert page.count(name) >= 2
    browser_of(one).post("/administration?step=team", told | {"team": ""})
    assert as_owner("SELECT 1 FROM tenfold.team_member WHERE staff = %s", int(worker.viewer.id)) == []
    with pytest.raises(ProgrammingError, match="nobody moves themselves"), transaction.atomic():
        accounts.move_team(one, one.viewer.id, name, "x", leads=True)


def test_an_account_is_closed_and_its_person_is_out():
    one, worker = session("csc", "administrator"), session("csc")
    browser = browser_of(worker)
    assert browser.get("/practice").status_code == 200
    told = {"who": worker.viewer.id, "active": "no", "why": "Left"}
    assert browser_of(one).post("/administration?step=leave", told).status_code == 302
    assert browser.get("/practice").status_code == 302


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_to_administrators_alone_shows_no_child_and_its_queries_are_bounded(page):
    ann, name = first(), f"Canary{uuid4().hex[:8]}"
    ann["facts"][0] = {"person": {"id": "ann", "name": f"Ann {name}", "born": "2024-02-01"}}
    family(ann)
    browser = browser_of(session("csc", "administrator"))
    with CaptureQueriesContext(connection) as queries:
        shown = browser.get(f"/{page}")
    assert shown.status_code == 200
    assert len(queries) <= 14
    assert name not in shown.content.decode()
    for role in ("practitioner", "manager", "auditor", "privacy_officer", "custodian"):
        refused = browser_of(session("csc", role)).get(f"/{page}")
        assert refused.status_code == 403
        assert "for administrators" in words_of(refused)


def test_others_are_told_nothing_by_the_calls_either():
    outsider, worker = session("csc", "manager"), session("csc")
    assert (accounts.accounts(outsider), accounts.agencies(outsider), accounts.account_changes(outsider)) == (
        (),
        (),
        (),
    )
    acts = (
        lambda: accounts.ask_roles(outsider, worker.viewer.id, ["manager"], "x"),
        lambda: accounts.move_team(outsider, worker.viewer.id, "North", "x", leads=False),
        lambda: ledger.set_active(outsider, worker.viewer.id, "x", active=False),
    )
    for act in acts:
        with pytest.raises(ProgrammingError), transaction.atomic():
            act()


def test_the_limits_say_their_standing_and_source_by_edition():
    browser = browser_of(session("csc", "administrator"))
    page = words_of(browser.get("/limits"))
    assert "It is in force today." in page
    assert "Local practice" in page
    first_edition = EDITIONS[0]
    page = words_of(browser.get(f"/limits?edition={first_edition.id}"))
    assert first_edition.title in page
    assert "It is in force today." not in page


@pytest.mark.parametrize(
    ("weight", "said"),
    [("1.5", ""), ("11", "A weight is a number"), ("x", "A weight is a number"), ("nan", "A weight is a number")],
)
def test_a_weight_is_set_with_its_source_and_day_and_what_stood_stays(weight, said):
    told = {
        "agency": "dva",
        "work": "plan",
        "weight": weight,
        "since-day": "1",
        "since-month": "4",
        "since-year": "2026",
    }
    browser, source = browser_of(session("csc", "administrator")), f"Policy {uuid4().hex[:6]}"
    done = browser.post("/limits", told | {"source": source})
    assert (said in words_of(done)) if said else (source in words_of(browser.get("/limits")))
