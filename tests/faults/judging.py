"""What must be true of a record after whatever befell it; each finding is a sentence, and none is what is hoped for.

`python -m faults.judging FOLDER` judges a run from what its writers kept, and prints findings and counts as JSON.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec

from faults import cast
from faults.spool import Acknowledged, Item, Spool

if TYPE_CHECKING:
    from tenfold.ledger import Session
    from tenfold.replay import Question


@dataclass(frozen=True)
class Row:
    """An entry as it lies in the record, and the body that its commitment is of."""

    family: UUID
    number: int
    id: str
    agency: str
    staff: int | None
    recorded: datetime
    commitment: bytes
    hash: bytes
    body: bytes

    @property
    def narrative(self) -> str:
        """What its writer said in their own words."""
        return str(json.loads(self.body[32:]).get("narrative", ""))


@dataclass(frozen=True)
class Head:
    """What the record says of a family's last entry."""

    number: int
    recorded: datetime | None
    hash: bytes


def rows(session: "Session", family: UUID) -> tuple[list[Row], Head]:
    """The entries of a family in their order, and its head; read as a professional opens them."""
    from django.db import connection, transaction

    from tenfold.ledger import keys
    from tenfold.ledger.opening import opened_for
    from tenfold.ledger.reading import bound, read_family

    with transaction.atomic(), connection.cursor() as cursor:
        opened_for(session, family, "protect", "judge")
        key = read_family(family).key
        cursor.execute(
            "SELECT family, number, id, agency, staff, recorded, commitment, hash, sealed FROM tenfold.entry"
            " WHERE family = %s ORDER BY number",
            [family],
        )
        found = [Row(*(*one[:-1], keys.unseal(key, one[-1], bound(family, one[1])))) for one in cursor.fetchall()]
        cursor.execute(
            "SELECT number, nullif(recorded, '-infinity'), hash FROM tenfold.family_head WHERE family = %s", [family]
        )
        return found, Head(*cursor.fetchone())


def chain_findings(found: Sequence[Row], head: Head) -> list[str]:
    """What is wrong with a family's chain: gaps, links, commitments, the head, and times that go back."""
    from tenfold.ledger.chain import link

    wrong, before, last = [], bytes(32), None
    for place, row in enumerate(found, 1):
        before = link(before, row.family, row.number, row.recorded, row.agency, row.staff, row.commitment)
        if row.number != place:
            wrong.append(f"family {row.family}: number {place} is missing or out of place ({row.number} is there)")
        if row.hash != before:
            wrong.append(f"family {row.family}: the link of number {row.number} does not follow from what is before it")
        if sha256(row.body).digest() != row.commitment:
            wrong.append(f"family {row.family}: number {row.number} is not what was committed to")
        if last is not None and row.recorded < last:
            wrong.append(f"family {row.family}: number {row.number} was recorded before the one before it")
        last = row.recorded
    if (head.number, head.hash) != (len(found), before):
        wrong.append(f"the head says {head.number} entries and another hash than the {len(found)} that are there")
    return wrong


def kept_findings(sent: Iterable[Item], told: Iterable[Acknowledged], found: Sequence[Row]) -> list[str]:
    """What was acknowledged and is not there as it was sent, what is there twice, and what nobody sent."""
    items, by_id, wrong = {one.id: one for one in sent}, {row.id: row for row in found}, []
    wrong += [f"{id} is there {times} times" for id, times in Counter(row.id for row in found).items() if times > 1]
    wrong += [f"{row.id} is there, and nobody sent it" for row in found if row.id not in items]
    for one in told:
        row, item = by_id.get(one.id), items[one.id]
        if row is None:
            wrong.append(f"{one.id} was acknowledged and is not there")
        elif (str(row.family), row.narrative) != (item.family, item.narrative) or one.place not in (0, row.number):
            wrong.append(f"{one.id} is there, but not as it was sent or not where it was said to be")
    return wrong


def question_findings(session: "Session", family: UUID) -> list[str]:
    """What differs between the questions that are kept for lists and those of the record replayed from nothing.

    Lists are as of when they were last brought up to date: at the last entry, or since then, as time passed.
    """
    from django.db import transaction

    from tenfold.ledger.opening import clock, opened_for
    from tenfold.ledger.reading import read_family
    from tenfold.replay import replay

    with transaction.atomic():
        opened_for(session, family, "protect", "judge")
        listed, case, now = kept_questions(family), read_family(family).case, clock()
    last = case.entries[-1].recorded
    asked = [sorted(map(told, replay(case, known=known).questions)) for known in (last, max(now, last))]
    if not all(asked):
        return [f"family {family} asks nothing, so nothing was compared"]
    return [] if listed in asked else [f"family {family}: the lists have {listed}, a replay asks {asked}"]


def told(question: "Question") -> tuple[Any, ...]:
    """A question as lists keep it, without its words."""
    closed = question.closed and question.closed.astimezone(UTC)
    return (question.id, question.rule, question.urgency, question.opened, question.due, str(closed))


def kept_questions(family: UUID) -> list[tuple[Any, ...]]:
    """The questions that are kept for lists of a family that is open in this transaction, told as `told` tells them."""
    from django.db import connection

    from tenfold.ledger import keys
    from tenfold.ledger.reading import read_family

    key = read_family(family).key
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sealed, rule, urgency, opened, due, closed FROM tenfold.question WHERE family = %s", [family]
        )
        found = cursor.fetchall()
    ids = (msgspec.json.decode(keys.unseal(key, one[0], family.bytes + b"question"))["id"] for one in found)
    return sorted((id, *one[1:5], str(one[5])) for id, one in zip(ids, found, strict=True))


def judge(folder: Path) -> dict[str, Any]:
    """Judge a run: its findings, and how much was sent, acknowledged, answered as there already, and is there."""
    from tenfold import ledger
    from tenfold.ledger.models import Staff

    parts = cast.read(folder)
    session = ledger.begin(Staff.objects.get(pk=parts[0].staff), "the judge of this run")
    sent = [one for part in parts for one in Spool(folder, part.name).sent()]
    acknowledged = [one for part in parts for one in Spool(folder, part.name).told()]
    wrong: list[str] = []
    there: list[Row] = []
    for family in {UUID(family) for part in parts for family in part.families}:
        found, head = rows(session, family)
        wrong += [*chain_findings(found, head), *question_findings(session, family)]
        there += [row for row in found if row.staff is not None]
    wrong += kept_findings(sent, acknowledged, there)
    wrong += [f"{one.id} was kept to be sent and not acknowledged" for one in sent if one.id not in _ids(acknowledged)]
    again = sum(one.again for one in acknowledged)
    return {"findings": wrong, "acknowledged": len(acknowledged), "again": again, "there": len(there)}


def _ids(told: Iterable[Acknowledged]) -> set[str]:
    return {one.id for one in told}


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(judge(Path(sys.argv[1]))))
