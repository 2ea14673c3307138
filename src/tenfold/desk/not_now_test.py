"""The record is busy or out of reach: the page says so, shows nothing of it, and gives back what was typed."""

from contextlib import contextmanager

import pytest
from django.db import connections

from desks import browser_of, opens, words_of
from partnership import family, first, session
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")

SENT = {
    "id": "typed-once",
    "narrative": "She was <asleep>, and\nwell wrapped.",
    "event": "visit",
    "when-day": "6",
    "when-month": "3",
    "when-year": "2026",
    "seen-1": "asleep",
}


@contextmanager
def locked(sql, *arguments):
    """Somebody else holds a lock, and nobody waits longer than a moment for it."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SET lock_timeout = '50ms'")
    owner = connections["owner"]
    owner.set_autocommit(False)
    try:
        with owner.cursor() as cursor:
            cursor.execute(sql, arguments)
        yield
    finally:
        owner.rollback()
        owner.set_autocommit(True)
        connections["default"].close()


@contextmanager
def log_out_of_reach():
    with locked("LOCK TABLE tenfold.access IN ACCESS EXCLUSIVE MODE"):
        yield


def nurse_of(ann):
    browser = opens(browser_of(session("csc")), ann)
    browser.raise_request_exception = False
    return browser


def test_nothing_of_a_record_is_shown_while_its_log_cannot_be_written():
    ann = family(first())
    nurse = nurse_of(ann)
    with log_out_of_reach():
        page = nurse.get(f"/family/{ann}/child/1")
    assert page.status_code == 503
    assert page["Retry-After"] == "10"
    assert page["Cache-Control"] == "no-store"
    assert "cannot be reached just now" in words_of(page)
    assert "Ann" not in page.content.decode()
    assert nurse.get(f"/family/{ann}/child/1").status_code == 200


def test_what_was_typed_is_given_back_and_can_be_sent_from_where_it_stands():
    ann = family(first())
    nurse, place = nurse_of(ann), f"/family/{ann}/child/1/record"
    with log_out_of_reach():
        page = nurse.post(place, SENT)
    assert page.status_code == 503
    assert "She was <asleep>, and well wrapped." in words_of(page), "to read, and to copy"
    for name, value in SENT.items():
        told = value.replace("<", "&lt;").replace(">", "&gt;")
        assert f'<textarea name="{name}" hidden>\n{told}</textarea>' in page.content.decode()
    assert nurse.post(place, SENT).status_code == 302
    entries = ledger.open_record(session("csc"), ann, "protect", "child").case.entries
    assert [one.id for one in entries] == ["e1", "typed-once"]


def test_what_another_site_made_a_browser_send_is_not_given_back_to_be_sent_again():
    ann = family(first())
    nurse, place = nurse_of(ann), f"/family/{ann}/child/1/record"
    nurse.handler.enforce_csrf_checks = True
    nurse.cookies["csrftoken"] = "c" * 32
    with log_out_of_reach():
        ours = nurse.post(place, SENT | {"csrfmiddlewaretoken": "c" * 32})
    with locked("LOCK TABLE public.ledger_staff IN ACCESS EXCLUSIVE MODE"):
        unknown = nurse.post(place, SENT | {"csrfmiddlewaretoken": "c" * 32})
        foreign = nurse.post(place, SENT)
    assert [one.status_code for one in (ours, unknown, foreign)] == [503, 503, 503]
    assert ["well wrapped" in one.content.decode() for one in (ours, unknown, foreign)] == [True, True, False]


def test_a_form_that_others_held_up_is_shown_again_as_it_was_typed():
    ann = family(first())
    nurse = nurse_of(ann)
    with locked("SELECT 1 FROM tenfold.family_head WHERE family = %s FOR UPDATE", ann):
        page = nurse.post(f"/family/{ann}/child/1/record", SENT)
    assert page.status_code == 200
    assert "others were at work on this family for longer than is waited for" in words_of(page)
    assert "She was &lt;asleep&gt;, and\nwell wrapped." in page.content.decode()


def test_what_will_not_pass_by_itself_is_no_passing_fault(monkeypatch):
    ann = family(first())
    nurse = nurse_of(ann)
    monkeypatch.setattr(ledger, "open_to_record", lambda *_: 1 / 0)
    page = nurse.post(f"/family/{ann}/child/1/record", SENT)
    assert page.status_code == 500
    assert "asleep" not in page.content.decode()


def test_a_password_is_not_given_back():
    nurse = nurse_of(family(first()))
    with locked("LOCK TABLE public.ledger_staff IN ACCESS EXCLUSIVE MODE"):
        page = nurse.post("/account/login/", {"login": "nurse", "password": "correct horse"})
    assert page.status_code == 503
    assert "correct horse" not in page.content.decode()
