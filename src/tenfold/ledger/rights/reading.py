"""What a reader sees, and what they decide of it, passage by passage."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

import msgspec
from django.db import connection

from tenfold.access import DECIDED, Passage, Verdict, passages
from tenfold.access.telling import TELLING
from tenfold.documents.access_list import Opening
from tenfold.ledger import keys
from tenfold.ledger.reading import Kept
from tenfold.ledger.rights.asking import Request, opened, requested
from tenfold.ledger.rights.making import content_of, held_then, openings_of
from tenfold.ledger.session import Session

_BOUND = b"verdict"
_LAST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Draft:
    """What there is to read: each passage with what was decided of it, or each opening with its number in the log.

    `state` stands for exactly what would leave as things are; a second person confirms it.
    """

    request: Request
    passages: tuple[tuple[Passage, Verdict | None], ...]
    openings: tuple[tuple[int, Opening], ...]
    state: str


def to_read(session: Session, family: UUID, number: int) -> Draft:
    """Return what there is to read before something is given; that it was read is written down."""
    with opened(session, family, f"disclosure {number}") as kept:
        request = requested(kept, number)
        _, stand = verdicts(kept, request)
        state = content_of(session, kept, request, stand).state(kept.key)
        if request.kind == "access_list":
            found = tuple(_agencies(kept))
            openings = openings_of(session, request, stand)
        else:
            then, openings = held_then(session, kept, request), ()
            found = passages(then.case, then.visible, request.subject, then.questions)
        decided = {one.passage: one for one in stand}
        return Draft(request, tuple((one, decided.get(one.id)) for one in found), openings, state)


def decide(session: Session, family: UUID, number: int, decided: Iterable[Verdict]) -> None:
    """Write down what a reader decided; raise `ValueError` where something is withheld for no reason."""
    rows = tuple(decided)
    wrong = next((one for one in rows if one.passed is (one.reason is not None)), None)
    if wrong is not None:
        raise ValueError(f"{wrong.passage}: a passage is passed, or withheld for a reason ({', '.join(DECIDED)}).")
    with opened(session, family, f"disclosure {number}") as kept:
        request = requested(kept, number)
        sealed = keys.seal(kept.key, msgspec.json.encode(rows), kept.family.bytes + _BOUND)
        with connection.cursor() as cursor:
            cursor.execute("SELECT tenfold.give_verdict(%s, %s, %s)", [session.secret, request.number, sealed])


def _agencies(kept: Kept) -> Iterator[Passage]:
    """Yield the agencies whose openings are in a list only where that was decided."""
    for one in kept.case.agencies:
        if one.kind in TELLING:
            yield Passage(f"/agency/{one.id}", "Name this agency, where it opened the record?", one.name)


def verdicts(kept: Kept, request: Request, until: int | None = None) -> tuple[int, tuple[Verdict, ...]]:
    """Return the last row of what was decided (up to one of them), and every verdict in its order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, sealed FROM tenfold.verdict WHERE disclosure = %s AND id <= %s ORDER BY id",
            [request.number, _LAST if until is None else until],
        )
        rows = cursor.fetchall()
    bound = kept.family.bytes + _BOUND
    found = [msgspec.json.decode(keys.unseal(kept.key, sealed, bound), type=list[Verdict]) for _, sealed in rows]
    return (rows[-1][0] if rows else 0), tuple(one for row in found for one in row)
