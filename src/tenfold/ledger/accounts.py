"""Accounts, for administrators: who works where, who asks for what, that another confirms it. No family is in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from secrets import token_urlsafe
from typing import Any

import msgspec
from django.db import IntegrityError, connection, transaction
from psycopg.types.json import Jsonb

from tenfold.access import ROLES, Refused
from tenfold.ledger import keys
from tenfold.ledger.closing import refuse
from tenfold.ledger.session import Session
from tenfold.ledger.workforce.facts import NotKept

_MOST = 100
"""How many changes are shown, the latest first."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody with an account: who, of which agency, in which roles and teams, and whether it is open."""

    id: str
    username: str
    name: str
    job: str
    agency: str
    agency_name: str
    roles: tuple[str, ...]
    active: bool
    teams: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Place:
    """An agency, with what it must have before its staff sign in, and whether they may today."""

    id: str
    name: str
    kind: str
    security_until: date | None
    agreement_until: date | None
    guardian: str | None
    privacy_officer: str | None
    let_in_until: date | None
    let_in_by: str | None
    may_enter: bool


@dataclass(frozen=True, slots=True)
class AccountChange:
    """What an administrator asked for or did: whose account, why, and whether another confirmed or declined it."""

    id: int
    at: datetime
    by: str
    mine: bool
    act: str
    who: str
    told: Mapping[str, Any]
    why: str
    answer: str
    answered_by: str
    answered: datetime | None

    @property
    def waits(self) -> bool:
        """Whether it waits for another administrator."""
        return self.act in {"enrol", "roles"} and not self.answer


def administrators_only(session: Session, page: str) -> None:
    """Raise `Closed` for who administers nothing."""
    if "administrator" not in session.viewer.roles:
        raise refuse(
            session,
            page,
            Refused(
                "Agencies, teams and accounts are for administrators.",
                "UK GDPR Article 32: who may give access is kept to few, and apart from the work.",
                "Ask an administrator of the site.",
            ),
        )


def accounts(session: Session) -> tuple[Account, ...]:
    """Return everybody with an account, for administrators; nobody for others."""
    rows = _rows("SELECT * FROM tenfold.accounts(%s)", session.secret)
    return tuple(_account(*row) for row in rows)


def agencies(session: Session) -> tuple[Place, ...]:
    """Return the agencies with their conditions, for administrators; none for others."""
    return tuple(Place(*row) for row in _rows("SELECT * FROM tenfold.agencies(%s)", session.secret))


def account_changes(session: Session) -> tuple[AccountChange, ...]:
    """Return what administrators asked for and did, the latest first; nothing for others."""
    rows = _rows("SELECT * FROM tenfold.staff_changes(%s, %s)", session.secret, _MOST)
    return tuple(_change(*row) for row in rows)


def ask_account(session: Session, told: Mapping[str, str], roles: Sequence[str], why: str) -> None:
    """Ask for an account (`username`, `name`, `job`, `agency`), which another administrator confirms."""
    _are_roles(roles)
    _ask(session, "enrol", None, {**told, "roles": sorted(roles)}, why)


def ask_roles(session: Session, worker: str, roles: Sequence[str], why: str) -> None:
    """Ask that somebody has these roles from now on and no others, which another administrator confirms."""
    _are_roles(roles)
    _ask(session, "roles", int(worker), {"roles": sorted(roles)}, why)


def answer_change(session: Session, change: int, *, confirmed: bool) -> str:
    """Confirm or decline what another asked for; return the token with which a new person enrols, or nothing.

    Raise `NotKept` where the username is taken, or it was answered before.
    """
    token = token_urlsafe(32)
    try:
        with transaction.atomic():
            [[done]] = _rows(
                "SELECT tenfold.answer_staff_change(%s, %s, %s, %s)", session.secret, change, confirmed, token.encode()
            )
    except IntegrityError as taken:
        raise NotKept(["Somebody has that username. Decline this, and ask again with another."]) from taken
    if not done:
        raise NotKept(["Somebody has answered that already."])
    asked = next((one for one in account_changes(session) if one.id == change), None)
    return token if confirmed and asked is not None and asked.act == "enrol" else ""


def move_team(session: Session, worker: str, team: str, why: str, *, leads: bool) -> None:
    """Move somebody to a team of their agency, and out of those before; nowhere else where `team` is empty."""
    _rows(
        "SELECT tenfold.move_team(%s, %s, %s, %s, %s)", session.secret, team, int(worker), leads, keys.seal_words(why)
    )


def _account(*row: Any) -> Account:
    told = [str(row[0]), *row[1:6], tuple(row[6]), *row[7:]]
    return Account(*told)


def _change(*row: Any) -> AccountChange:
    why, answer, answered_by, answered = row[-4:]
    told = [*row[:-5], msgspec.json.decode(row[-5]), keys.open_words(why), answer or "", answered_by or "", answered]
    return AccountChange(*told)


def _ask(session: Session, act: str, worker: int | None, told: Mapping[str, Any], why: str) -> None:
    _rows(
        "SELECT tenfold.ask_staff_change(%s, %s, %s, %s, %s)",
        *(session.secret, act, worker, Jsonb(told), keys.seal_words(why)),
    )


def _are_roles(roles: Sequence[str]) -> None:
    if not roles or not ROLES.issuperset(roles) or "system" in roles:
        raise NotKept(["Choose at least one role from those that there are."])


def _rows(query: str, *told: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, told)
        return [*cursor.fetchall()]
