"""The register of children with a plan, and the log of who asked it what and was told what."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import connection, transaction

from tenfold.access import PURPOSES, Allowed, Refused, Tie, decide
from tenfold.ledger import keys
from tenfold.ledger.closing import refuse
from tenfold.ledger.finding import Enquiry, about, matches, note_enquiry
from tenfold.ledger.layers import seen_by
from tenfold.ledger.opening import clock, tie_of
from tenfold.ledger.reading import Kept, read_families
from tenfold.ledger.session import Session
from tenfold.ledger.statement import rows
from tenfold.picture import LEADS, Picture, children, ended_at, fold, person, plan_now, posts, starts
from tenfold.replay import running_clocks

_LAST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class OnPlan:
    """A child with a child protection plan now: of which category, since when, who leads, and its clocks.

    `lead` is the council; `worker` the lead practitioner and `team` theirs, empty where the record or the council's
    list of teams does not say. `overdue` and `due` are the steps that clocks wait for, each with its moment.
    """

    family: UUID
    nth: int
    child: str
    born: str
    category: str
    since: datetime
    lead: str
    worker: str = ""
    team: str = ""
    overdue: tuple[tuple[datetime, str], ...] = ()
    due: tuple[tuple[datetime, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to whether a child is on a plan, in the words that were given."""

    on_plan: bool
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of the register's log: when, who asked, of which agency, about whom, what they were told, and why."""

    number: int
    at: datetime
    asked_by: str
    agency: str
    about: str
    told: str
    why: str = ""


def register(session: Session) -> tuple[OnPlan, ...]:
    """Return the children with a plan, for the custodian; raise `Closed` for others."""
    _custodian(session)
    with transaction.atomic():
        kept = read_families(_opened(session))
        now = clock()
        found = [one for family in kept for one in _planned(seen_by(family, session.viewer.agency), now)]
        named = list({one.worker for one in found if one.worker})
        teams = rows("SELECT username, name, team FROM tenfold.teams(%s, %s)", [session.secret, named])
    return tuple(sorted((_with_team(one, teams) for one in found), key=lambda one: one.since, reverse=True))


def ask_register(session: Session, asked_by: str, agency: str, name: str, born: date, why: str = "") -> Told:
    """Answer whether a child of that name and birth date is on a plan; who asked, why and what was told is kept."""
    _custodian(session)
    on_plan: list[tuple[str, datetime]] = []
    found = matches(session, name, born)
    with transaction.atomic(), connection.cursor() as cursor:
        for match in found:
            cursor.execute(
                "SELECT category, since FROM tenfold.is_on_plan(%s, %s, %s)", [session.secret, match.family, match.nth]
            )
            on_plan += cursor.fetchall()
        told = _answer(known=bool(found), on_plan=on_plan)
        note_enquiry(session, Enquiry(asked_by, agency, about(name, born), told.words, why))
    return told


def register_log(session: Session, *, before: int | None = None, most: int | None = None) -> tuple[Asked, ...]:
    """Return who asked the register what, the latest first, for the custodian; raise `Closed` for others.

    `before` is the number of a line: those that were written earlier than it follow. `most` is how many lines, or all.
    """
    _custodian(session)
    found = rows(
        "SELECT id, at, sealed FROM tenfold.register_enquiry WHERE id < %s ORDER BY id DESC LIMIT %s",
        [_LAST if before is None else before, most],
    )
    return tuple(
        Asked(number, at, **msgspec.json.decode(keys.unseal_from_register(sealed))) for number, at, sealed in found
    )


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


def _opened(session: Session) -> list[UUID]:
    """Open every family with a child on a plan, in one go; each has its line in the access log."""
    found = rows(
        "SELECT family, barred, kind, agency, staff, since, until, why FROM tenfold.all_ties(%s)"
        " WHERE kind = 'custodian'",
        [session.secret],
    )
    told: dict[UUID, tuple[list[Tie], bool]] = {}
    for family, barred, *tie in found:
        ties, is_barred = told.get(family, ([], False))
        told[family] = ([*ties, tie_of(tie)], is_barred or barred)
    now, basis = clock(), PURPOSES["conference"].basis_for(session.viewer.kind)
    may = {
        family
        for family, (ties, barred) in told.items()
        if isinstance(decide(session.viewer, "conference", ties, now, barred=barred), Allowed)
    }
    [(opened,)] = rows(
        "SELECT tenfold.open_record(%s, %s::uuid[], 'conference', %s, 'register', NULL, true)",
        [session.secret, list(told), basis],
    )
    return [family for family in opened if family in may]


def _planned(kept: Kept, now: datetime) -> Iterator[OnPlan]:
    p = fold(kept.case)
    lead = next((one.name for one in kept.case.agencies if one.id == p.lead_now()), "nobody is named")
    spells = [(nth, child, spell) for nth, child in enumerate(children(p), 1) if (spell := plan_now(p, child))]
    running = running_clocks(p, now) if spells else ()
    for nth, child, spell in spells:
        known = person(p, child)
        name = (known.name if known else None) or child
        born = str(known.born) if known and known.born else "not known"
        clocks = [(one.due, one.ask) for one in running if child in one.children]
        late = tuple(one for one in clocks if one[0] <= now)
        category = spell.of.fact.category or "unknown"
        yield OnPlan(
            kept.family,
            nth,
            name,
            born,
            category,
            spell.start.latest,
            lead,
            worker=_worker(p, child, now),
            overdue=late,
            due=tuple(one for one in clocks if one not in late),
        )


def _worker(p: Picture, child: str, now: datetime) -> str:
    """Return the id under which the record knows a child's lead practitioner now; empty where it names none."""
    leading = [one for one in posts(p, child) if one.fact.role == LEADS and starts(one).first <= now]
    going = [one for one in leading if (ended := ended_at(one)) is None or ended > now]
    return going[-1].fact.worker if going else ""


def _with_team(one: OnPlan, teams: list[tuple[str, ...]]) -> OnPlan:
    username, name, team = next((told for told in teams if told[0] == one.worker), (one.worker, one.worker, None))
    return replace(one, worker=name if username else "", team=team or "")


def _answer(*, known: bool, on_plan: list[tuple[str, datetime]]) -> Told:
    if on_plan:
        category, since = min(on_plan, key=lambda pair: pair[1])
        plan = f"a child protection plan ({category}) since {since.day} {since:%B %Y}"
        return Told(on_plan=True, words=f"Yes: {plan}. Speak to the lead worker today.")
    who = "No plan now. The child is known" if known else "No child of that name and birth date is known here"
    return Told(on_plan=False, words=f"{who}. That does not mean that there is no concern.")
