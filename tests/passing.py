"""Time that passes in tests: a family that was brought hours or days ago, the people above its worker, a real worker.

Nothing turns the database's clock. What was brought "thirty hours ago" was brought by the ledger itself, told that it
is that early; from then on the real clock holds, and all that has happened since is still to be found out.
"""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID, uuid4

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend

from partnership import case, first, session
from tenfold.ledger.notify import Notify
from tenfold.when import civil

if TYPE_CHECKING:
    from tenfold.ledger import Session

NARRATIVE = "The quick brown burn of Wisteria Cottage."
MARK = {"injury": {"id": "mark", "child": "ann", "type": "burn", "sites": ["hand.left"]}}
"""An injury that nobody explains: 24 hours after it was recorded, that is asked, and a moment earlier it is not."""


def owner(sql: str, *arguments: Any) -> list[tuple[Any, ...]]:
    """Do something as the owner of the database; the rows that it gives."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, arguments)
        return cursor.fetchall() if cursor.description else []


def now() -> datetime:
    """The time that the database has."""
    [(at,)] = owner("SELECT clock_timestamp()")
    return cast("datetime", at)


@contextmanager
def ago(**long: float) -> Iterator[datetime]:
    """Bring families as if it were so long ago: the moment that the ledger takes for now."""
    from tenfold.ledger import following, history

    then = now() - timedelta(**long)
    owner(f"ALTER TABLE tenfold.family ALTER begun SET DEFAULT '{then.isoformat()}'")
    patch = pytest.MonkeyPatch()
    patch.setattr(history, "clock", lambda: then)
    try:
        yield then
    finally:
        patch.undo()
        owner("ALTER TABLE tenfold.family ALTER begun SET DEFAULT clock_timestamp()")
        following.begun_at.cache_clear()


def hurt(then: datetime, *more: dict[str, Any], **told: Any) -> UUID:
    """Bring a family with an injury that nobody explains, recorded an hour before a moment."""
    from tenfold import ledger

    at = civil(then - timedelta(hours=1)).isoformat(timespec="seconds")
    entry = {
        "id": "hurt",
        "occurred": at,
        "recorded": at,
        "agency": "csc",
        "author": {"role": "social worker"},
        "event": "visit",
        "about": ["ann"],
        "narrative": "A burn.",
        "facts": [MARK],
        **told,
    }
    return ledger.load_history(session("csc", "administrator"), case(first(), entry, *more))


def hired(agency: str, *roles: str, family: UUID | None = None, email: str | None = None) -> "Session":
    """Hire somebody with an address of their own, and give them a family if one is named."""
    who = session(agency, *roles)
    address = f"{uuid4().hex}@{agency}.invalid" if email is None else email
    owner("UPDATE ledger_staff SET email = %s WHERE id = %s", address, int(who.viewer.id))
    if family is not None:
        owner(
            "INSERT INTO tenfold.tie (family, kind, agency, staff) VALUES (%s, 'allocated', %s, %s)",
            family,
            agency,
            int(who.viewer.id),
        )
    return who


def waiting(families: int = 1) -> "Session":
    """Families brought some time ago, with one worker, to whom a question of each has been put."""
    from tenfold.ledger import waking

    worker = hired("csc", "practitioner")
    for _ in range(families):
        with ago(hours=30) as then:
            ann = hurt(then, narrative=NARRATIVE)
        tie = "INSERT INTO tenfold.tie (family, kind, agency, staff) VALUES (%s, 'allocated', 'csc', %s)"
        owner(tie, ann, int(worker.viewer.id))
        waking.wake(number_of(ann))
    owner("UPDATE tenfold.notice SET next_try = clock_timestamp() WHERE sent IS NULL")  # also at night
    return worker


def state_of(who: "Session") -> list[tuple[Any, ...]]:
    """Of each notice to somebody: how often it was tried, whether it was sent, and the fault."""
    sql = "SELECT tries, sent IS NOT NULL, fault FROM tenfold.notice WHERE staff = %s AND ended IS NULL"
    return owner(sql, int(who.viewer.id))


def nothing_else_is_due() -> None:
    """Let what other tests left be neither woken nor sent."""
    owner("UPDATE tenfold.wake SET at = NULL")
    owner("UPDATE tenfold.notice SET sent = clock_timestamp() WHERE sent IS NULL")


def lease_ends() -> None:
    """Let what was taken by a worker that died, or failed, come due again."""
    owner("UPDATE tenfold.notice SET next_try = clock_timestamp() WHERE sent IS NULL")


def address_of(who: "Session") -> str:
    """Where somebody is written to."""
    [(found,)] = owner("SELECT email FROM ledger_staff WHERE id = %s", int(who.viewer.id))
    return str(found)


def asked(family: UUID) -> dict[str, datetime]:
    """The questions that the lists hold of a family and that stand, by rule: since when."""
    return dict(owner("SELECT rule, opened FROM tenfold.question WHERE family = %s AND closed IS NULL", family))


def number_of(family: UUID) -> int:
    """What a family goes by."""
    [(number,)] = owner("SELECT number FROM tenfold.family WHERE id = %s", family)
    return int(number)


def clock_looked(family: UUID) -> int:
    """How often the clock has looked at a family."""
    [(times,)] = owner("SELECT count(*) FROM tenfold.access WHERE family = %s AND purpose = 'time passed'", family)
    return int(times)


def worker(*words: str, **environment: str) -> "subprocess.Popen[str]":
    """A worker in a process of its own: `tenfold work`, with these words and this environment."""
    told = {"PYTHONPATH": str(Path(__file__).parent), **os.environ, **environment}
    command = [sys.executable, "-m", "tenfold.cli", "work", *words]
    return subprocess.Popen(command, env=told, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def works_once(**environment: str) -> tuple[int, str]:
    """Let a worker do what is due: what it left with, and what it said."""
    with worker("--once", **environment) as process:
        said, _ = process.communicate(timeout=120)
    return process.returncode, said


def mails_in(folder: Path) -> list[str]:
    """The mails that were put into a folder, each whole."""
    return [
        one for path in sorted(folder.glob("*.log")) for one in path.read_text().split(f"{'-' * 79}\n") if one.strip()
    ]


def ids_of(mails: list[str]) -> list[str]:
    """The Message-ID of each mail."""
    return [found[1] for mail in mails if (found := re.search(r"^Message-ID: (<.+>)$", mail, re.MULTILINE))]


class DiesAfter(EmailBackend):
    """Puts a mail into the folder TENFOLD_TEST_MAILS, and dies at once, as by kill -9."""

    def __init__(self, *_: Any, **more: Any) -> None:
        super().__init__(**{**more, "file_path": os.environ["TENFOLD_TEST_MAILS"]})

    def send_messages(self, email_messages: Any) -> int:
        """Send the mails, and die."""
        sent: int = super().send_messages(email_messages)
        self.dies()
        return sent

    def dies(self) -> None:
        """Die without a word."""
        os.kill(os.getpid(), signal.SIGKILL)


class DiesBefore(DiesAfter):
    """Dies before it has sent anything."""

    def send_messages(self, email_messages: Any) -> int:
        """Die."""
        self.dies()
        return len(email_messages)


class Lives(DiesAfter):
    """Puts mails into the folder, and lives."""

    def dies(self) -> None:
        """Go on."""


class Refuses(DiesAfter):
    """Sends nothing: the mail server does not answer."""

    def send_messages(self, email_messages: "Sequence[EmailMessage]") -> int:
        """Fail, with words that tell too much."""
        raise ConnectionRefusedError(f"no answer for {email_messages[0].to}")


class DiesAfterNotify(Notify):
    """Gives a mail to GOV.UK Notify, and dies at once."""

    def send_messages(self, email_messages: Any) -> int:
        """Send the mails, and die."""
        sent = super().send_messages(email_messages)
        os.kill(os.getpid(), signal.SIGKILL)
        return sent
