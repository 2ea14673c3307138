"""What is kept of a worker: recorded, corrected by a new row, read by them and by managers of who employs them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import IntegrityError, connection, transaction

from tenfold.access import Refused, records_of_worker, sees_worker
from tenfold.ledger import keys
from tenfold.ledger.closing import refuse
from tenfold.ledger.models import Staff
from tenfold.ledger.opening import clock
from tenfold.ledger.session import Session
from tenfold.ledger.workforce.kinds import problems
from tenfold.when import day_of

_NOBODY = Refused(
    "There is nobody of that number whose practice you may see.",
    "What is kept of a worker is between them and who employs them: UK GDPR Article 5(1)(f).",
    "Go to the worker from your team’s page.",
)


class NotKept(Exception):
    """Something that was told of a worker is not kept; `problems` says why, a sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))


@dataclass(frozen=True, slots=True)
class StaffFact:
    """One thing that is kept of a worker: what, when and by whom, and whether it `stands` or was corrected since.

    `told` holds its fields by name (days as ISO dates); `corrects` and `answers` are the numbers of others.
    """

    number: int
    at: datetime
    kind: str
    by: str
    agency: str
    told: Mapping[str, str]
    corrects: int | None
    answers: int | None
    stands: bool


@dataclass(frozen=True, slots=True)
class Practice:
    """A worker, and all that is kept of them that the viewer may see, in the order in which it was recorded."""

    worker: str
    name: str
    job: str
    own: bool
    today: date
    facts: tuple[StaffFact, ...]

    def of(self, *kinds: str) -> tuple[StaffFact, ...]:
        """Return the facts of some kinds that stand."""
        return tuple(one for one in self.facts if one.stands and one.kind in kinds)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who looked at what is kept of the viewer."""

    at: datetime
    who: str
    job: str


def practice_of(session: Session, worker: str, page: str) -> Practice:
    """Return what is kept of a worker; raise `Closed` for who is neither they nor a manager of who employs them."""
    staff = colleague(session, worker, page)
    if refused := sees_worker(session.viewer, worker, staff.agency):
        raise refuse(session, page, refused)
    [found] = practices(session, [staff], page)
    return found


def practice_to_tell(session: Session, worker: str, kind: str) -> Practice:
    """Return what is kept of a worker to who may record something of a kind of them; raise `Closed` for others."""
    staff = colleague(session, worker, "worker")
    if refused := records_of_worker(session.viewer, worker, staff.agency, kind):
        raise refuse(session, "worker", refused)
    return practice_of(session, worker, "worker")


def practices(session: Session, staff: Sequence[Staff], page: str) -> list[Practice]:
    """Return what is kept of some workers whom the viewer may see; a row says of each that it was looked at."""
    ids = [one.pk for one in staff]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.open_staff(%s, %s::bigint[], %s)", [session.secret, ids, page])
        [opened] = cursor.fetchone()
        if set(opened) != set(ids):
            raise RuntimeError("the two walls differ about a worker: the page would open them, the database does not")
        cursor.execute(
            "SELECT f.id, f.at, f.staff, f.kind, w.name, g.name, f.corrects, f.answers, f.sealed,"
            " NOT EXISTS (SELECT FROM tenfold.staff_fact c WHERE c.corrects = f.id) FROM tenfold.staff_fact f"
            " JOIN ledger_staff w ON w.id = f.by JOIN tenfold.agency g ON g.id = f.agency"
            " WHERE f.staff = ANY(%s) ORDER BY f.id",
            [ids],
        )
        rows = cursor.fetchall()
    today, own = day_of(clock()), int(session.viewer.id)
    of = {one.pk: tuple(_fact(row) for row in rows if row[2] == one.pk) for one in staff}
    return [Practice(str(one.pk), one.name, one.job, one.pk == own, today, of[one.pk]) for one in staff]


def tell_worker(
    session: Session,
    worker: str,
    kind: str,
    told: Mapping[str, str],
    *,
    form: UUID,
    corrects: int | None = None,
    answers: int | None = None,
) -> None:
    """Record something of a worker, or correct it by a new row; what is sent twice is recorded once.

    Raise `Closed` for who may not record it, `NotKept` with what is wrong with it.
    """
    staff = colleague(session, worker, "worker")
    if refused := records_of_worker(session.viewer, worker, staff.agency, kind):
        raise refuse(session, "worker", refused)
    if wrong := tuple(problems(kind, told, day_of(clock()))):
        raise NotKept(wrong)
    kept = {name: value.strip() for name, value in told.items() if value.strip()}
    sealed = keys.seal_for("workforce", msgspec.json.encode(kept))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT tenfold.tell_staff(%s, %s, %s, %s, %s, %s, %s)",
                [session.secret, int(worker), kind, corrects, answers, form, sealed],
            )
    except IntegrityError as taken:
        raise NotKept(["Somebody has corrected that already. Correct what stands now."]) from taken


def readers(session: Session, most: int) -> tuple[Reader, ...]:
    """Return who else looked at what is kept of the viewer, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT at, who, job FROM tenfold.staff_readers(%s, %s)", [session.secret, most])
        return tuple(Reader(*row) for row in cursor.fetchall())


def colleague(session: Session, worker: str, page: str) -> Staff:
    """Return somebody of the viewer's agency, or themselves; raise `Closed` in the same words for others and nobody."""
    staff = Staff.objects.filter(pk=int(worker), agency=session.viewer.agency).first()
    if staff is None or "system" in staff.roles:
        raise refuse(session, page, _NOBODY)
    return staff


def _fact(row: tuple[Any, ...]) -> StaffFact:
    number, at, _, kind, by, agency, corrects, answers, sealed, stands = row
    told = msgspec.json.decode(keys.unseal_for("workforce", sealed), type=dict[str, str])
    return StaffFact(number, at, kind, by, agency, told, corrects, answers, stands)
