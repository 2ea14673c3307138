"""The invented partnership: ten agencies, the people who work there, and forty families in all states."""

import base64
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from secrets import token_urlsafe
from typing import Any
from uuid import UUID

import yaml
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connections

from tenfold.casefiles import check_lines, entry_line, header_line, read
from tenfold.ledger import demo_workers
from tenfold.ledger.declaring import declare
from tenfold.ledger.finding import present
from tenfold.ledger.history import load_history
from tenfold.ledger.kin import Declared
from tenfold.ledger.models import Staff
from tenfold.ledger.moving import moved
from tenfold.ledger.session import Session, begin, end
from tenfold.ledger.weaving import woven
from tenfold.record import Case

_PLACES = (Path(str(files("tenfold.ledger"))) / "partnership", Path(__file__).parents[3] / "cases" / "partnership")
_NOBODY_S = "@demo.invalid"
"""Ends the addresses of invented people: no real person's code is ever shown."""
PASSWORD = "tenfold-demo"  # noqa: S105 - of invented people, on a machine of one's own


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to sign in as: the username, who that is, and the one-time code of this moment."""

    username: str
    name: str
    job: str
    agency: str
    code: str


def is_empty() -> bool:
    """Whether nobody works here yet."""
    return not Staff.objects.using("owner").exists()


def load(today: date) -> None:
    """Make the partnership: agencies, people with a password and a second factor each, and families up to today."""
    folder = next(place for place in _PLACES if place.is_dir())
    told = yaml.safe_load((folder / "partnership.yaml").read_text("utf-8"))
    enrol(told["agencies"])
    people = {one["username"]: _hired(one) for one in told["people"]}
    by = moved_by(told["told_on"], today)
    administrator = next(one for one in people.values() if "administrator" in one.roles)
    with _session(administrator) as session:
        for family, lines in _families(folder, told):
            id = load_history(session, _case(family["case"], lines, by))
            if "worker" in family:
                _allocate(session, id, people[family["worker"]])
            _at_the_doors(family, id, people)
    demo_workers.load(people, today)


def _families(folder: Path, told: dict[str, Any]) -> Iterator[tuple[Mapping[str, Any], list[Any]]]:
    """Yield each family of the partnership, those told in files of their own first, and the lines of its case file."""
    for family in told["families"]:
        case = read(folder / family["file"])
        lines = (header_line(case), *map(entry_line, case.entries))
        yield {"case": case.case, **family}, [json.loads(line) for line in lines]
    for one in woven(folder / "woven", told["told_on"], told["agencies"]):
        yield one.told, list(one.lines)


def _at_the_doors(family: Mapping[str, Any], id: UUID, people: Mapping[str, Staff]) -> None:
    """Have staff declare who is kin to them, and open by their own word what they need at once, as the story says."""
    for username, kin in family.get("declared", {}).items():
        with _session(people[username]) as session:
            declare(session, Declared(**{name: str(value) for name, value in kin.items()}))
    for username, why in family.get("presented", {}).items():
        with _session(people[username]) as session:
            present(session, id, "care", why)


@contextmanager
def _session(who: Staff) -> Iterator[Session]:
    session = begin(who, token_urlsafe())
    yield session
    end(session.token)


def moved_by(told_on: date, today: date) -> timedelta:
    """Return by how much the stories are moved: by whole weeks, so that a Monday stays one."""
    return timedelta(weeks=(today - told_on).days // 7)


def enrol(agencies: list[dict[str, str]]) -> None:
    """Tell the database the agencies of the partnership."""
    with connections["owner"].cursor() as cursor:
        cursor.executemany(
            "INSERT INTO tenfold.agency (id, name, kind) VALUES (%s, %s, %s) ON CONFLICT (id) DO NOTHING",
            [(one["id"], one["name"], one["kind"]) for one in agencies],
        )


def people() -> tuple[Person, ...]:
    """Return the people of the demo to sign in as, each with the one-time code of this moment."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT id, name FROM tenfold.agency")
        names = dict(cursor.fetchall())
    staff = Staff.objects.using("owner").filter(email__endswith=_NOBODY_S).order_by("pk")
    return tuple(
        Person(one.username, one.name, one.job, names.get(one.agency, one.agency), code_of(one.username))
        for one in staff
    )


def code_of(username: str) -> str:
    """Return the one-time code with which somebody of the demo signs in now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(_secret(username), counter)))


def _allocate(session: Session, family: UUID, worker: Staff) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT tenfold.allocate(%s, %s, %s, 'allocated')", [session.secret, family, worker.pk])


def _hired(told: dict[str, Any]) -> Staff:
    person = Staff(**{name: told[name] for name in ("username", "name", "agency", "job", "roles")})
    person.email = f"{person.username}{_NOBODY_S}"
    person.password = _password()
    person.save(using="owner")
    secret = get_adapter().encrypt(_secret(person.username))
    Authenticator(user_id=person.pk, type=Authenticator.Type.TOTP, data={"secret": secret}).save(using="owner")
    return person


@lru_cache
def _password() -> str:
    """Return the password as it is kept: the same for all, and made once, for it is slow on purpose."""
    return make_password(PASSWORD)


def _secret(username: str) -> str:
    """Return the demo's secret of somebody's second factor: made from this site's own, which no other site has."""
    made = sha256(f"{settings.SECRET_KEY} {username}".encode()).digest()
    return base64.b32encode(made[:20]).decode()


def _case(name: str, lines: list[Any], by: timedelta) -> Case:
    """Return a family of the partnership with its times moved."""
    checked = check_lines([json.dumps(moved(line, by)).encode() for line in lines])
    if checked.case is None:
        raise ValueError(f"{name}, moved by {by.days} days: {'; '.join(map(str, checked.problems))}")
    return checked.case
