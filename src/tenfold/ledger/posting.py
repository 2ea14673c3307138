"""The outbox: whoever something waits for is told by mail, at least once, and nothing of any family is in it.

A mail is taken for a while, sent, and noted as sent. A worker that dies between the last two leaves it to be sent
again, under the same Message-ID: silence would be worse than a mail that comes twice. A backend that can ask whether a
mail of that id went out already (GOV.UK Notify) sends it once.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage

from tenfold.ledger.opening import clock
from tenfold.ledger.waking import as_clock
from tenfold.when import civil

_log = logging.getLogger("tenfold.mail")
_WORDS = {
    "immediate": "At least one of them cannot wait until tomorrow.",
    "soon": "At least one of them is to be answered within days.",
    "routine": "None of them is urgent.",
}


@dataclass(frozen=True, slots=True)
class Mail:
    """That something waits for somebody: their address, how many things in how many families, how urgent, by when.

    `climbed` of the things have come to them because nobody answered in time.
    """

    id: UUID
    address: str
    things: int
    families: int
    climbed: int
    urgency: str
    due: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of a mail."""

    id: UUID
    went_well: bool


def post_due() -> Iterator[Posted]:
    """Send each mail that is due, those that failed before last; whatever befalls one does not hold up the others."""
    while (mail := _next_mail()) is not None:
        yield Posted(mail.id, went_well=_posts(mail))


def letter(mail: Mail, now: datetime) -> EmailMessage:
    """Return the mail as it is sent at a moment."""
    questions = f"{mail.things} question{'s wait' if mail.things > 1 else ' waits'}"
    families = f"{mail.families} families" if mail.families > 1 else "one family"
    body = [
        f"{questions} for you in Tenfold, in {families}.",
        _WORDS[mail.urgency] if mail.things > 1 else _WORDS[mail.urgency].replace("At least one of them", "It"),
        f"The first {'is' if now < mail.due else 'was'} due by {civil(mail.due):%H:%M on %-d %B %Y}.",
    ]
    if mail.climbed:
        body.append(f"Of these, {mail.climbed} came to you because nobody has answered in time.")
    last = "This mail names nobody, on purpose: what waits is shown to you once you have signed in."
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
    return EmailMessage(
        subject=f"Tenfold: {questions} for you",
        body="\n".join((*body, "", f"Sign in: {settings.SITE_ADDRESS}", "", last, "")),
        to=[mail.address],
        headers={"Message-ID": f"<{mail.id}@{domain}>", "Auto-Submitted": "auto-generated"},
    )


def _posts(mail: Mail) -> bool:
    """Send a mail and note that it was sent; whether it went well. A fault is noted by its kind: it may say more."""
    try:
        letter(mail, clock()).send()
    except Exception as fault:  # noqa: BLE001 - a mail that cannot be sent does not hold up the others
        kind = " ".join(str(one) for one in (type(fault).__name__, getattr(fault, "smtp_code", "")) if one)
        sentence = f"A mail could not be sent ({kind}, try {mail.tries}). It is tried again."
        _log.error(sentence)
        _note("SELECT tenfold.mail_failed(%s, %s, %s)", mail.id, kind)
        return False
    _note("SELECT tenfold.mail_sent(%s, %s)", mail.id)
    return True


def _note(sentence: str, *what: object) -> None:
    with as_clock() as (cursor, proof):
        cursor.execute(sentence, [*what, proof])


def _next_mail() -> Mail | None:
    with as_clock() as (cursor, proof):
        cursor.execute(
            "SELECT mail, address, things, families, climbed, urgency, due, tries FROM tenfold.next_mail(%s)", [proof]
        )
        found = cursor.fetchone()
    return Mail(*found) if found else None
