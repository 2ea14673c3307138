"""Agencies and accounts, made by whoever runs the site: with the owner's connection, which no page has."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import get_args

from django.db import connection, connections, transaction
from django.utils import timezone

from tenfold.access import ROLES
from tenfold.ledger.models import Staff
from tenfold.record.words import AgencyKind

_VALID = timedelta(hours=72)


class NotMade(Exception):
    """An agency or account was not made; the sentence says what is wrong and what would be right."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What an agency must have before its staff sign in; once any of it is said, all of it must be there and in date.

    Days are the last on which it holds. `let_in_by` names who lets them in all the same, until `let_in_until`.
    """

    security_until: date | None = None
    agreement_until: date | None = None
    guardian: str | None = None
    privacy_officer: str | None = None
    let_in_until: date | None = None
    let_in_by: str | None = None


def enlist(id: str, name: str, kind: str) -> None:
    """Make an agency of the partnership, or say its name anew; raise `NotMade` where there is no such kind."""
    if kind not in get_args(AgencyKind):
        raise NotMade(f"There is no kind of agency “{kind}”. There are: {', '.join(sorted(get_args(AgencyKind)))}.")
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO tenfold.agency (id, name, kind) VALUES (%s, %s, %s)"
            " ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind",
            [id, name, kind],
        )


def require(agency: str, conditions: Conditions) -> None:
    """Say what an agency has of what it must have; what is not said stays as it was."""
    told = {name: value for name, value in asdict(conditions).items() if value is not None}
    if (conditions.let_in_until is None) != (conditions.let_in_by is None):
        raise NotMade("Whoever lets an agency in all the same is named, and says until when: both, or neither.")
    with connections["owner"].cursor() as cursor:
        for name, value in told.items():
            cursor.execute(f"UPDATE tenfold.agency SET {name} = %s WHERE id = %s", [value, agency])  # noqa: S608 - a field of `Conditions`
            if cursor.rowcount == 0:
                raise NotMade(f"There is no agency “{agency}”.")


def hire(username: str, name: str, agency: str, job: str, roles: list[str]) -> str:
    """Make an account that nobody can sign in to yet; return the token with which its person enrols, once, in 72 hours.

    Said of an account that is there, it gives a new token (a lost telephone), and its old factors are gone.
    """
    strange = sorted(set(roles) - ROLES)
    if strange or not roles:
        raise NotMade(f"{', '.join(strange) or 'None'} is no role. There are: {', '.join(sorted(ROLES))}.")
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT FROM tenfold.agency WHERE id = %s", [agency])
        if cursor.fetchone() is None:
            raise NotMade(f"There is no agency “{agency}”. Make it first: tenfold agency {agency} --name … --kind …")
        staff = Staff.objects.using("owner").filter(username=username).first() or Staff(username=username)
        staff.name, staff.agency, staff.job, staff.roles = name, agency, job, sorted(set(roles))
        staff.set_unusable_password()
        staff.save(using="owner")
        cursor.execute("DELETE FROM mfa_authenticator WHERE user_id = %s", [staff.pk])
        cursor.execute("DELETE FROM tenfold.session WHERE staff = %s", [staff.pk])
        token = token_urlsafe(32)
        cursor.execute(
            "INSERT INTO tenfold.enrolment (token, staff, until) VALUES (%s, %s, %s)",
            [sha256(token.encode()).digest(), staff.pk, timezone.now() + _VALID],
        )
    return token


def enrolling(token: str) -> Staff | None:
    """Return who enrols with a token; None where it is none, is used, or is too old."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.enrolling(%s)", [token.encode()])
        [who] = cursor.fetchone()
    return Staff.objects.filter(pk=who).first() if who is not None else None


def enrolled(token: str) -> bool:
    """Use up a token; whether it was there to be used."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.enrolled(%s)", [token.encode()])
        return bool(cursor.fetchone()[0])
