"""Agencies’ own systems: staff that are no people, known by tokens that an administrator makes and revokes."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any, Literal, get_args

from django.db import IntegrityError, connection, transaction

from tenfold.access import Viewer
from tenfold.ledger.opening import clock
from tenfold.ledger.session import Session

Scope = Literal["entries:write", "record:read", "changes:read", "webhooks", "history"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
PER_MINUTE = 600
LONGEST = timedelta(days=365)
_PREFIX = "tenfold_"  # so that a token that strays into a repository or a log is found there
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,29}")


class NotMade(Exception):
    """A token was not made; the sentence says why, and what would be right."""


@dataclass(frozen=True, slots=True)
class System:
    """An agency's system that asks for something: its session, what its token is for, and for how long it must wait."""

    session: Session
    scopes: frozenset[Scope]
    wait: int


@dataclass(frozen=True, slots=True)
class Token:
    """A token as an administrator sees it: which system of which agency, what for, from when to when, by whom."""

    id: int
    agency: str
    system: str
    scopes: tuple[Scope, ...]
    per_minute: int
    made: datetime
    made_by: str
    until: datetime
    revoked: datetime | None


def recognise(token: str) -> System | None:
    """Return whose token this is, and count its use; None where it is none, has ended or was revoked."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT staff, name, agency, kind, job, scopes, wait FROM tenfold.use_token(%s)", [token.encode()]
        )
        found = cursor.fetchone()
    if found is None:
        return None
    staff, name, agency, kind, job, scopes, wait = found
    viewer = Viewer(id=str(staff), name=name, agency=agency, kind=kind, roles=frozenset({"system"}), job=job)
    return System(Session(viewer, token), frozenset(scopes), wait)


def make_token(
    session: Session, agency: str, system: str, scopes: Collection[str], lasts: timedelta, per_minute: int = PER_MINUTE
) -> tuple[int, str]:
    """Make a token for a system of an agency; return its number and the token, which is shown this once.

    For an administrator. Raise `NotMade` with what would be right.
    """
    _look(system, scopes, lasts)
    token = _PREFIX + token_urlsafe(32)
    told: list[Any] = [session.secret, agency, system, sha256(token.encode()).digest(), list(dict.fromkeys(scopes))]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT id FROM tenfold.agency ORDER BY id")
            known = [id for (id,) in cursor.fetchall()]
            if agency not in known:
                raise NotMade(f"{agency} is no agency of this partnership. The partnership has: {', '.join(known)}.")
            cursor.execute(
                "SELECT tenfold.make_token(%s, %s, %s, %s, %s, %s, %s)", [*told, clock() + lasts, per_minute]
            )
            [number] = cursor.fetchone()
    except IntegrityError as refusal:
        raise NotMade("A token may be used at least once a minute.") from refusal
    return number, token


def tokens(session: Session) -> tuple[Token, ...]:
    """Return every token that was made, for an administrator."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, agency, system, scopes, per_minute, made, made_by, until, revoked FROM tenfold.tokens(%s)",
            [session.secret],
        )
        rows = cursor.fetchall()
    return tuple(Token(id, agency, system, tuple(scopes), *rest) for id, agency, system, scopes, *rest in rows)


def revoke_token(session: Session, number: int) -> bool:
    """Revoke a token at once, for an administrator; whether there was one to revoke."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.revoke_token(%s, %s)", [session.secret, number])
        [revoked] = cursor.fetchone()
    return bool(revoked)


def _look(system: str, scopes: Collection[str], lasts: timedelta) -> None:
    if not _NAME.fullmatch(system):
        raise NotMade(f"{system} is no name for a system: small letters, digits and hyphens are, 30 at most.")
    strange = [one for one in scopes if one not in SCOPES]
    if strange or not scopes:
        raise NotMade(
            f"{', '.join(strange) or 'Nothing'} is no scope. A token is for one or more of {', '.join(SCOPES)}."
        )
    if not timedelta() < lasts <= LONGEST:
        raise NotMade(f"A token lasts from 1 to {LONGEST.days} days.")
