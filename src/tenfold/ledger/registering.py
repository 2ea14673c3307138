"""The register of children with a plan, and the log of who asked it what and was told what."""

from dataclasses import dataclass
from datetime import date, datetime

import msgspec
from django.db import connection, transaction

from tenfold.access import Refused
from tenfold.ledger import keys
from tenfold.ledger.closing import refuse
from tenfold.ledger.finding import find
from tenfold.ledger.layers import seen_by
from tenfold.ledger.opening import opened_for
from tenfold.ledger.reading import read_family
from tenfold.ledger.session import Session
from tenfold.picture import children, fold, person, plan_now


@dataclass(frozen=True, slots=True)
class OnPlan:
    """A child with a child protection plan now: which, of which category, since when, and which council leads."""

    family: object
    nth: int
    child: str
    born: str
    category: str
    since: datetime
    lead: str


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to whether a child is on a plan, in the words that were given."""

    on_plan: bool
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of the register's log: when, who asked, of which agency, about whom, and what they were told."""

    at: datetime
    asked_by: str
    agency: str
    about: str
    told: str


def register(session: Session) -> tuple[OnPlan, ...]:
    """Return the children with a plan, for the custodian; raise `Closed` for others."""
    _custodian(session)
    found: list[OnPlan] = []
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT DISTINCT family FROM tenfold.ties(%s) WHERE kind = 'custodian'", [session.secret])
            families = [family for (family,) in cursor.fetchall()]
        for family in families:
            if not isinstance(opened_for(session, family, "conference", "register"), Refused):
                found += _planned(family, session.viewer.agency)
    return tuple(sorted(found, key=lambda one: one.since, reverse=True))


def ask_register(session: Session, asked_by: str, agency: str, name: str, born: date) -> Told:
    """Answer whether a child of that name and birth date is on a plan; who asked and what was told is written down."""
    _custodian(session)
    on_plan: list[tuple[str, datetime]] = []
    matches = find(session, name, born)
    with transaction.atomic(), connection.cursor() as cursor:
        for match in matches:
            cursor.execute(
                "SELECT category, since FROM tenfold.is_on_plan(%s, %s, %s)", [session.secret, match.family, match.nth]
            )
            on_plan += cursor.fetchall()
        told = _answer(known=bool(matches), on_plan=on_plan)
        line = {"asked_by": asked_by, "agency": agency, "about": f"{name}, born {born.isoformat()}", "told": told.words}
        cursor.execute(
            "INSERT INTO tenfold.register_enquiry (staff, sealed) VALUES (%s, %s)",
            [int(session.viewer.id), keys.seal_for_register(msgspec.json.encode(line))],
        )
    return told


def register_log(session: Session) -> tuple[Asked, ...]:
    """Return who asked the register what, the latest first, for the custodian; raise `Closed` for others."""
    _custodian(session)
    with connection.cursor() as cursor:
        cursor.execute("SELECT at, sealed FROM tenfold.register_enquiry ORDER BY id DESC")
        rows = cursor.fetchall()
    return tuple(Asked(at=at, **msgspec.json.decode(keys.unseal_from_register(sealed))) for at, sealed in rows)


def _custodian(session: Session) -> None:
    if "custodian" not in session.viewer.roles:
        raise refuse(
            session,
            "register",
            Refused(
                "The register is kept by its custodian.",
                "Working Together to Safeguard Children: a designated manager keeps the list of children with a plan.",
                "Ask the custodian whether a child has a plan: your question and the answer are written down.",
            ),
        )


def _planned(family: object, agency: str) -> list[OnPlan]:
    kept = seen_by(read_family(family), agency)  # type: ignore[arg-type]
    p = fold(kept.case)
    lead = next((one.name for one in kept.case.agencies if one.id == p.lead_now()), "nobody is named")
    found = []
    for nth, child in enumerate(children(p), 1):
        spell, known = plan_now(p, child), person(p, child)
        if spell is not None:
            name = (known.name if known else None) or child
            born = str(known.born) if known and known.born else "not known"
            found.append(OnPlan(family, nth, name, born, spell.of.fact.category or "unknown", spell.start.latest, lead))
    return found


def _answer(*, known: bool, on_plan: list[tuple[str, datetime]]) -> Told:
    if on_plan:
        category, since = min(on_plan, key=lambda pair: pair[1])
        plan = f"a child protection plan ({category}) since {since.day} {since:%B %Y}"
        return Told(on_plan=True, words=f"Yes: {plan}. Speak to the lead worker today.")
    who = "No plan now. The child is known" if known else "No child of that name and birth date is known here"
    return Told(on_plan=False, words=f"{who}. That does not mean that there is no concern.")
