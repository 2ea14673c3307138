"""Opening a family's record: who may is decided, the row that says so is written, and only then is anything read."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, NoReturn, cast
from uuid import UUID

import msgspec
from django.db import connection, transaction

from tenfold.access import PURPOSES, Allowed, Refused, Tie, decide, for_viewer
from tenfold.ledger import keys, skew
from tenfold.ledger.destroyed import refusal_of
from tenfold.ledger.folding import folded
from tenfold.ledger.following import begun_at
from tenfold.ledger.layers import seen_by
from tenfold.ledger.models import Staff
from tenfold.ledger.reading import Kept, kept_as
from tenfold.ledger.session import Session
from tenfold.ledger.statement import rows
from tenfold.picture import Picture, fold
from tenfold.record import Allocation, Case
from tenfold.replay import Answering, Question
from tenfold.when import AsOf


class Closed(Exception):
    """A record stays closed; `refused` says why, by what law, and what would open it."""

    def __init__(self, refused: Refused) -> None:
        self.refused = refused
        super().__init__(refused.reason)


@dataclass(frozen=True, slots=True)
class Opened:
    """A family's record as a professional may see it, as known at a moment, with every question that was asked.

    `case` and `picture` hold what the viewer may see; the questions rest on that and on what of sensitive entries it
    does not show. What is sealed to others has no part in either. `workers` gives the names of those to whom the record
    says that children are allocated, by the id under which it does. Nobody was asked anything before it was `begun`.
    """

    family: UUID
    title: str
    case: Case
    picture: Picture
    questions: tuple[Question, ...]
    acts: tuple[Answering, ...]
    allowed: Allowed
    known: datetime
    is_now: bool
    moment: datetime
    workers: Mapping[str, str]
    begun: datetime | None = None


def open_record(session: Session, family: UUID, purpose: str, page: str, known: datetime | None = None) -> Opened:
    """Return a family's record, now or as known at a moment that has passed; raise `Closed` where it is refused.

    The row that says who looked, why and at which page is durable before this returns.
    """
    with opened(session, family, purpose, page, known) as (allowed, kept, now):
        past = known if known is not None and known < now else None
        begun = begun_at(family)
    return replace(shown(session, seen_by(kept, session.viewer.agency), allowed, past, now), begun=begun)


@contextmanager
def opened(
    session: Session, family: UUID, purpose: str, page: str, known: datetime | None = None, *, to_write: bool = False
) -> Iterator[tuple[Allowed, Kept, datetime]]:
    """Open a family for one transaction: by what, the family as it is kept, and the time; raise `Closed` where refused.

    That it was opened, or refused, is written down. With `to_write` nobody else writes on it meanwhile.
    """
    basis = PURPOSES[purpose].basis_for(session.viewer.kind) if purpose in PURPOSES else "none"
    told = [session.secret, family, purpose or "none", basis, page]
    try:
        with transaction.atomic():
            before = skew.local()
            [(ties, is_open, now, *found)] = rows(
                "SELECT * FROM tenfold.open_family(%s, %s, %s, %s, %s, %s, %s)", [*told, known, to_write]
            )
            skew.compare(before, now, skew.local())
            yield _allowed(session, family, purpose, ties, now, is_open=is_open), kept_as(family, *found), now
    except (Closed, keys.KeyGone) as fault:
        rows("SELECT tenfold.open_record(%s, ARRAY[%s], %s, %s, %s, %s, false)", [*told, known])
        if gone := refusal_of(session, family):
            raise Closed(gone) from fault
        raise


def _allowed(session: Session, family: UUID, purpose: str, ties: str, now: datetime, *, is_open: bool) -> Allowed:
    told = msgspec.json.decode(ties)
    known = [_tie(one) for one in told]
    decided = decide(session.viewer, purpose, known, now, barred=any(one["barred"] for one in told))
    if isinstance(decided, Refused):
        raise Closed(decided)
    if not is_open and (gone := refusal_of(session, family)):  # it was destroyed just now
        raise Closed(gone)
    if not is_open:
        _as_it_is_now(session, family, purpose)
    return decided


def _as_it_is_now(session: Session, family: UUID, purpose: str) -> NoReturn:
    """Raise `Closed` where a tie ended between the two walls; where there is no such reason, that they differ."""
    ties, barred = ties_to(session, family)
    refused = decide(session.viewer, purpose, ties, clock(), barred=barred)
    if isinstance(refused, Refused):
        raise Closed(refused)
    raise RuntimeError(f"the two walls differ about family {family}: the page would open it, the database does not")


def _tie(told: Mapping[str, Any]) -> Tie:
    since, until = (at and datetime.fromisoformat(at) for at in (told["since"], told["until"]))
    return tie_of([told["kind"], told["agency"], told["staff"], since, until, told["why"]])


def opened_for(
    session: Session, family: UUID, purpose: str, page: str, known: datetime | None = None
) -> Allowed | Refused:
    """Open a family for the present transaction, and write down that it was opened, or refused."""
    ties, barred = ties_to(session, family)
    decided = decide(session.viewer, purpose, ties, clock(), barred=barred)
    basis = PURPOSES[purpose].basis_for(session.viewer.kind) if purpose in PURPOSES else "none"
    with connection.cursor() as cursor:
        asked = [family] if isinstance(decided, Allowed) else []
        cursor.execute(
            "SELECT tenfold.open_record(%s, %s::uuid[], %s, %s, %s, %s, %s)",
            [session.secret, [family], purpose or "none", basis, page, known, bool(asked)],
        )
        [opened] = cursor.fetchone()
    gone = refusal_of(session, family) if opened != [family] else None
    if asked and opened != asked and gone is None:
        _as_it_is_now(session, family, purpose)
    return gone or decided


def ties_to(session: Session, family: UUID) -> tuple[list[Tie], bool]:
    """Return what ties a professional to a family, and whether they are barred from it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, agency, staff, since, until, why, barred FROM tenfold.ties(%s, %s::uuid[])",
            [session.secret, [family]],
        )
        rows = cursor.fetchall()
    return [tie_of(row) for row in rows], any(row[-1] for row in rows)


def tie_of(row: Sequence[Any]) -> Tie:
    """Return a tie as access knows it."""
    kind, agency, staff, since, until, why = row[:6]
    whose = None if staff is None else str(staff)
    return Tie(kind=kind, agency=agency, staff=whose, since=since, until=until, why=keys.open_words(why))


def clock() -> datetime:
    """Return the database's time: the only clock of the record."""
    with connection.cursor() as cursor:
        before = skew.local()
        cursor.execute("SELECT clock_timestamp()")
        [now] = cursor.fetchone()
        skew.compare(before, now, skew.local())
    return cast("datetime", now).astimezone(UTC)


def shown(session: Session, kept: Kept, allowed: Allowed, known: datetime | None, moment: datetime) -> Opened:
    """Return a family that was opened, as its layer `kept` shows it at a moment that has passed, or now."""
    moment = skew.onward(moment, kept.recorded)
    as_known = known or moment
    replayed = folded(kept, as_known, is_now=known is None)
    lead = replayed.picture.lead(as_known.date())
    seen = tuple(one for one in kept.case.entries if one.recorded <= as_known)
    visible = for_viewer(session.viewer, seen, lead)
    case = replace(kept.case, entries=visible)
    picture = replayed.picture if visible == seen else fold(case, AsOf.at(as_known))
    return Opened(
        family=kept.family,
        title=kept.case.title or f"Family {kept.number}",
        case=case,
        picture=picture,
        questions=replayed.questions,
        acts=replayed.acts,
        allowed=allowed,
        known=as_known,
        is_now=known is None,
        moment=moment,
        workers=names_of_workers(picture),
    )


def names_of_workers(picture: Picture) -> dict[str, str]:
    """Return what those are called to whom children are allocated, by the id under which the record knows them."""
    ids = list({one.fact.worker for one in picture.facts(Allocation)})
    found = Staff.objects.filter(username__in=ids).values_list("username", "name") if ids else ()
    return dict(found)
