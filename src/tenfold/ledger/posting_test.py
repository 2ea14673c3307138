"""The outbox: a mail a person, at least once under one id, with nothing of any family in it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import override_settings

from partnership import session, told
from passing import (
    NARRATIVE,
    address_of,
    ago,
    hurt,
    ids_of,
    lease_ends,
    mails_in,
    nothing_else_is_due,
    owner,
    state_of,
    waiting,
    works_once,
)
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")


def posts(**settings):
    """Send what is due, by Django's own outbox for tests; the mails that came of it."""
    backend = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    with override_settings(EMAIL_BACKEND=backend, **settings):
        list(ledger.posting.post_due())
    return mail.outbox


def to(who, mails):
    return [one for one in mails if one.to == [address_of(who)]]


def test_somebody_for_whom_much_waits_gets_one_mail_that_says_how_much_in_how_many_families():
    worker = waiting(families=3)
    [one] = to(worker, posts(SITE_ADDRESS="https://tenfold.example/"))
    waits = len(state_of(worker))
    assert waits >= 3
    assert one.subject == f"Tenfold: {waits} questions wait for you"
    assert f"{waits} questions wait for you in Tenfold, in 3 families." in one.body
    assert "The first is due by " in one.body
    assert "https://tenfold.example/" in one.body
    assert to(worker, posts()) == [], "once"


def test_one_thing_is_told_as_one():
    told = ledger.posting.Mail("x", "a@b.invalid", 1, 1, 1, "immediate", ledger.opening.clock(), 1)
    letter = ledger.posting.letter(told, told.due + timedelta(minutes=1))
    assert letter.subject == "Tenfold: 1 question waits for you"
    assert "1 question waits for you in Tenfold, in one family.\nIt cannot wait until tomorrow." in letter.body
    assert "The first was due by " in letter.body
    assert "Of these, 1 came to you because nobody has answered in time." in letter.body


def test_a_mail_holds_nothing_of_the_family_whoever_is_told_of_it():
    nothing_else_is_due()
    worker = waiting()
    rows = owner("SELECT family FROM tenfold.notice WHERE staff = %s LIMIT 1", int(worker.viewer.id))
    left, said = works_once(TENFOLD_MAIL="console")
    assert left == 0
    assert f"To: {address_of(worker)}" in said
    canaries = [
        NARRATIVE,
        "Wisteria",
        "burn",
        "Ann",
        "Vale",
        "A family",
        "hurt",
        "mark",
        "home",
        "injury",
        "ann",
        "mum",
    ]
    said = said.replace(address_of(worker), "")
    assert [word for word in (*canaries, str(rows[0][0])) if re.search(rf"\b{re.escape(word)}\b", said)] == []
    assert re.search(r"\bquestions? waits?\b|\bquestions wait\b", said), "it was looked for where it would be"


def test_what_closed_before_it_was_sent_is_not_sent():
    worker = waiting()
    [(family,)] = owner("SELECT DISTINCT family FROM tenfold.notice WHERE staff = %s", int(worker.viewer.id))
    wrong = told("gone", occurred="2026-11-20", event="record_note", corrects="hurt", facts=[])
    ledger.append(worker, family, wrong, "protect")
    assert state_of(worker) == []
    assert to(worker, posts()) == []


def test_who_has_no_address_is_not_written_to():
    worker = waiting()
    owner("UPDATE ledger_staff SET email = '' WHERE id = %s", int(worker.viewer.id))
    posts()
    assert {row[:2] for row in state_of(worker)} == {(0, False)}


@pytest.mark.parametrize(("dies", "first"), [("DiesBefore", 0), ("DiesAfter", 1)])
def test_a_worker_killed_at_any_step_loses_no_mail_and_one_that_comes_twice_has_one_id(tmp_path, dies, first):
    nothing_else_is_due()
    worker = waiting()
    left, _ = works_once(TENFOLD_MAIL=f"passing.{dies}", TENFOLD_TEST_MAILS=str(tmp_path))
    assert left == -9
    assert {row[:2] for row in state_of(worker)} == {(1, False)}
    assert len(mails_in(tmp_path)) == first
    assert works_once(TENFOLD_MAIL="passing.Lives", TENFOLD_TEST_MAILS=str(tmp_path))[0] == 0
    assert len(mails_in(tmp_path)) == first, "whoever took it has it for a while"
    lease_ends()
    assert works_once(TENFOLD_MAIL="passing.Lives", TENFOLD_TEST_MAILS=str(tmp_path))[0] == 0
    assert {row[:2] for row in state_of(worker)} == {(2, True)}
    mine = [one for one in mails_in(tmp_path) if f"To: {address_of(worker)}" in one]
    assert len(mine) == first + 1
    assert len(set(ids_of(mine))) == 1


def test_mail_that_fails_is_tried_again_later_and_later_and_shown_and_recording_goes_on(tmp_path):
    worker = waiting()
    left, said = works_once(TENFOLD_MAIL="passing.Refuses", TENFOLD_TEST_MAILS=str(tmp_path))
    assert left == 0
    assert "A mail could not be sent (ConnectionRefusedError, try 1)" in said
    assert "no answer for" not in said, "what a fault says may tell too much"
    waits = []
    for _ in range(3):
        sql = "SELECT max(next_try) - clock_timestamp() FROM tenfold.notice WHERE staff = %s"
        waits += [owner(sql, int(worker.viewer.id))[0][0]]
        lease_ends()
        with override_settings(EMAIL_BACKEND="passing.Refuses"), pytest.MonkeyPatch.context() as patch:
            patch.setenv("TENFOLD_TEST_MAILS", str(tmp_path))
            assert not any(one.went_well for one in ledger.posting.post_due())
    assert timedelta(minutes=1) < waits[0] < waits[1] < waits[2]
    shown = ledger.untold(session("csc", "administrator"))
    assert (worker.viewer.name, "ConnectionRefusedError", 4) in [(one.who, one.why, one.tries) for one in shown]
    with ago(hours=30) as then:
        assert hurt(then), "recording goes on"
    lease_ends()
    assert to(worker, posts())
    assert {row[1:] for row in state_of(worker)} == {(True, "")}


def test_two_mails_are_never_made_of_one_notice():
    worker = waiting()
    first, second = ledger.posting._next_mail(), ledger.posting._next_mail()
    taken = [one.address for one in (first, second) if one is not None]
    assert taken.count(address_of(worker)) <= 1
