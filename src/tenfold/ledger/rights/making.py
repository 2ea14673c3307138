"""What would leave: made from the record as it was when somebody asked and what readers decided; always the same."""

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.db import connection
from django.db.models import Q

from tenfold.access import Disclosure, Verdict, disclose, for_viewer
from tenfold.access.disclosing import Question, named
from tenfold.access.telling import TELLING, in_days
from tenfold.documents import Mark, access_list, bundle
from tenfold.documents.access_list import Opening
from tenfold.ledger.models import Staff
from tenfold.ledger.reading import Kept
from tenfold.ledger.rights.asking import Request
from tenfold.ledger.session import Session
from tenfold.ledger.who_read import purpose_in_words
from tenfold.picture import fold
from tenfold.questions.wording import in_words, plain_day
from tenfold.record import Allocation, Case, Entry, Supervised
from tenfold.replay import Question as Asked
from tenfold.replay import replay
from tenfold.when import AsOf, Time, day_of

_PURPOSES = {
    "subject_access": "Right of access: what is held about them",
    "access_list": "Right of access: who opened their record",
}
_OUTCOMES = {
    "opened": "opened",
    "refused": "was refused",
    "presented": "said that a child was in front of them",
}
_NOWHERE = Mark(0, "", "", "")


@dataclass(frozen=True, slots=True)
class Then:
    """A family's record when somebody asked: all of it, what whoever answers may see, and what it asked about them."""

    case: Case
    visible: tuple[Entry, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What would leave, before it has a serial."""

    request: Request
    held: Disclosure | tuple[Opening, ...]

    def files(self, serial: int) -> dict[str, bytes]:
        """Return the files under a serial, by name."""
        return self._made(
            Mark(serial, self.request.recipient, _PURPOSES[self.request.kind], in_days(Time.at(self.request.at)))
        )

    def state(self, key: bytes) -> str:
        """Return what stands for exactly this content: a hash under the family's key, so that nobody guesses at it."""
        return keyed(key, self._made(_NOWHERE)).hex()

    def _made(self, mark: Mark) -> dict[str, bytes]:
        return bundle(self.held, mark) if isinstance(self.held, Disclosure) else access_list(self.held, mark)


def keyed(key: bytes, files: dict[str, bytes]) -> bytes:
    """Return the hash of some files under a family's key."""
    return hmac.digest(key, b"".join(name.encode() + b"\x00" + files[name] for name in sorted(files)), "sha256")


def content_of(session: Session, kept: Kept, request: Request, verdicts: Iterable[Verdict]) -> Content:
    """Return what would leave as things are."""
    if request.kind == "access_list":
        return Content(request, tuple(one for _, one in openings_of(session, request, verdicts)))
    then = held_then(session, kept, request)
    held = disclose(
        then.case,
        then.visible,
        request.subject,
        verdicts,
        questions=then.questions,
        professionals=_professionals(then.case),
        on_behalf=request.on_behalf,
    )
    return Content(request, held)


def held_then(session: Session, kept: Kept, request: Request) -> Then:
    """Return a family's record as it was when somebody asked."""
    case = replace(kept.case, entries=tuple(one for one in kept.case.entries if one.recorded <= request.at))
    lead = fold(case, AsOf.at(request.at)).lead(day_of(request.at))
    visible = for_viewer(session.viewer, case.entries, lead)
    replayed = replay(replace(case, entries=visible), known=request.at)  # nothing that is given rests on what is hidden
    asked = tuple(one for one in replayed.questions if request.subject in one.about)
    told = tuple((f"{one.id}#{one.nth}", _days(one), in_words(replayed.picture, one.ask)) for one in asked)
    return Then(case, visible, told)


def openings_of(session: Session, request: Request, verdicts: Iterable[Verdict]) -> tuple[tuple[int, Opening], ...]:
    """Return who opened a family up to when somebody asked, without what is withheld, each with its number.

    An agency that tells of somebody by being there, a refuge say, is in it only where that was decided.
    """
    shown = {named(one.passage): one.passed for one in verdicts}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, at, job, agency, its, kind, purpose, basis, outcome FROM tenfold.openings(%s, %s, %s)",
            [session.secret, request.family, request.at],
        )
        rows = cursor.fetchall()
    return tuple(
        (number, Opening(_moment(at), job, agency, purpose_in_words(purpose), basis, _OUTCOMES.get(outcome, outcome)))
        for number, at, job, agency, its, kind, purpose, basis, outcome in rows
        if kind not in TELLING or shown.get(its)
    )


def _moment(at: datetime) -> str:
    return in_days(Time.at(at.astimezone(UTC)))


def _days(one: Asked) -> str:
    ended = f"answered or over on {plain_day(day_of(one.closed))}" if one.closed else "not answered yet"
    return f"asked on {plain_day(day_of(one.opened))}, {ended}"


def _professionals(case: Case) -> tuple[str, ...]:
    """Return what the professionals are called who wrote on a record or worked on it."""
    ids = set(_workers(case))
    found = Staff.objects.filter(Q(username__in=ids) | Q(pk__in=[int(one) for one in ids if one.isdecimal()]))
    return (*sorted(ids), *found.order_by("pk").values_list("name", flat=True))


def _workers(case: Case) -> Iterator[str]:
    for entry in case.entries:
        yield from filter(None, (entry.author.id,))
        for fact in entry.facts:
            if isinstance(fact, Allocation):
                yield fact.worker
            elif isinstance(fact, Supervised):
                yield from filter(None, (fact.worker, fact.by))
