"""AV-04, for mail: when the mail server fails, reading and recording go on, and those who run the site see it.

Mail is sent by the worker, from an outbox that is written with what it follows from; no append waits for it.
"""

import socket
from contextlib import contextmanager
from threading import Event, Thread

import pytest
from django.test import override_settings

from partnership import session, told
from passing import ago, hurt, lease_ends, nothing_else_is_due, owner, state_of, waiting, worker
from tenfold import ledger
from tenfold.ledger import following, posting

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("database")]
HELLO = b"220 mail.example ESMTP\r\n"


class MailServer:
    """A mail server on this machine that fails in one way, or takes mail well."""

    def __init__(self, how):
        self.how, self.met, self.over, self.taken = how, Event(), Event(), []
        self.listens = socket.create_server(("127.0.0.1", 0))
        self.port = self.listens.getsockname()[1]
        if how == "refuses":
            self.listens.close()
            self.met.set()
        else:
            Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while not self.over.is_set():
            try:
                caller, _ = self.listens.accept()
            except OSError:
                return
            Thread(target=self.talk, args=(caller,), daemon=True).start()

    def talk(self, caller):
        with caller, caller.makefile("rb") as said:
            if self.how != "hangs":
                caller.sendall(HELLO)
            if self.how in ("hangs", "slow"):
                self.met.set()
                self.over.wait(60)
                return
            for line in said:
                if self.how == "cuts off":
                    caller.sendall(b"250-mai")
                    self.met.set()
                    return
                if line.upper().startswith(b"DATA"):
                    caller.sendall(b"354 go on\r\n")
                    self.taken.append(b"".join(iter(said.readline, b".\r\n")).decode())
                    self.met.set()
                caller.sendall(b"221 bye\r\n" if line.upper().startswith(b"QUIT") else b"250 ok\r\n")

    def end(self):
        self.over.set()
        self.listens.close()


@contextmanager
def mail_server(how):
    server = MailServer(how)
    try:
        yield server
    finally:
        server.end()


def works(server):
    """A worker that does what is due, with that mail server."""
    smtp = {"TENFOLD_SMTP_HOST": "127.0.0.1", "TENFOLD_SMTP_PORT": str(server.port), "TENFOLD_SMTP_TLS": "0"}
    return worker("--once", TENFOLD_MAIL="smtp", **smtp)


def recording_and_reading_go_on(worker, family):
    """What must hold whatever mail does: an entry is taken with what follows from it, and the record is shown."""
    entry = told("meanwhile", occurred="2026-11-26", event="record_note")
    try:
        appended = ledger.append(worker, family, entry, "protect")
        opened = ledger.open_record(worker, family, "protect", "child")
    except Exception as fault:
        raise AssertionError(f"recording stopped: {fault!r}") from fault
    assert not appended.again
    assert "meanwhile" in [one.id for one in opened.case.entries]


def family_of(staff):
    [(family,)] = owner("SELECT DISTINCT family FROM tenfold.notice WHERE staff = %s", int(staff.viewer.id))
    return family


@pytest.fixture
def told_worker():
    """Somebody for whom something waits, and nobody else for whom mail does."""
    nothing_else_is_due()
    return waiting()


@pytest.mark.parametrize("how", ["refuses", "hangs", "slow", "cuts off"])
def test_recording_goes_on_while_mail_fails(how, told_worker):
    with mail_server(how) as server:
        process = works(server)
        assert server.met.wait(60)
        with ago(hours=30) as then:
            other = hurt(then)
        recording_and_reading_go_on(told_worker, family_of(told_worker))
        if how in ("hangs", "slow"):
            assert process.poll() is None, "it waits for the mail server, and nobody waits for it"
            process.kill()
        process.communicate(timeout=60)
    assert owner("SELECT count(*) FROM tenfold.wake WHERE family = %s", other) == [(1,)]
    assert {sent for _, sent, _ in state_of(told_worker)} == {False}


def test_whoever_runs_the_site_is_told_that_mail_fails(told_worker):
    with mail_server("cuts off") as server:
        said, _ = works(server).communicate(timeout=60)
    assert "A mail could not be sent (SMTPServerDisconnected, try 1)" in said
    mine = [one for one in ledger.untold(session("csc", "administrator")) if one.who == told_worker.viewer.name]
    assert "SMTPServerDisconnected" in {one.why for one in mine}


def test_once_the_mail_server_is_back_what_waited_is_sent(told_worker):
    with mail_server("refuses") as server:
        works(server).communicate(timeout=60)
    lease_ends()
    with mail_server("works") as server:
        works(server).communicate(timeout=60)
    [mail] = server.taken
    assert "wait" in mail
    assert {sent for _, sent, _ in state_of(told_worker)} == {True}


def test_recording_goes_on_while_mail_fails_without_its_guard(told_worker, monkeypatch):
    """Without the outbox, where whoever records sends the mail, the very same check is red."""
    real, family = following.follow, family_of(told_worker)

    def follow_and_send(kept, replayed):
        real(kept, replayed)
        for mail in iter(posting._next_mail, None):
            posting.letter(mail, mail.due).send()

    monkeypatch.setattr("tenfold.ledger.layers.follow", follow_and_send)
    monkeypatch.setenv("TENFOLD_TEST_MAILS", "nowhere")
    with override_settings(EMAIL_BACKEND="passing.Refuses"), pytest.raises(AssertionError, match="recording stopped"):
        recording_and_reading_go_on(told_worker, family)
