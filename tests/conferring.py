"""What tests of conferences share: a family with a meeting to come, and words planted in it that not all may have.

It is read once Django is ready, by tests in the rooms of `sites.ROOMS`.
"""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from partnership import bruise, family, first, told

if TYPE_CHECKING:
    from tenfold.ledger import Session

SEALED, SAFE, AWAY = "QUARTZWORD", "31 Juniper Row", "8 Hazel Court"
"""A word that police seal, an address that the refuge protects, and where somebody lives whom nobody may approach."""
SENSITIVE = "FELDSPARWORD"
OPEN = "OPENWORD"
POLICE = {"agency": "police", "author": {"role": "sergeant"}}
NURSE = {"agency": "ed", "author": {"role": "nurse"}}
ADVISER = {"agency": "dva", "author": {"role": "adviser"}}
MEETING = {"meeting": {"id": "review", "event": "initial_conference", "day": "2027-03-09", "status": "planned"}}
TO_ALL = [
    {"invited": {"agency": "ed", "meeting": "review"}},
    {"invited": {"agency": "police", "meeting": "review"}},
    {"invited": {"agency": "nursery", "meeting": "review"}},
    {"invited": {"person": "mum", "meeting": "review"}},
    {"invited": {"person": "dad", "meeting": "review"}},
]


def planted() -> list[dict[str, Any]]:
    """Entries of four agencies with an open word, and with what not everybody may have."""
    dad = {"id": "dad", "name": "Carl Vale", "no_contact": "He must not learn where they are"}
    father = {"relationship": {"of": "dad", "to": "ann", "is": "father"}}
    lives = {"residence": {"id": "r-dad", "person": "dad", "address": AWAY, "as": "resident"}}
    safe = {"residence": {"id": "r-mum", "person": "mum", "address": SAFE, "as": "resident", "protected": True}}
    words = {"observation": {"child": "ann", "of": "other", "level": "neutral", "says": f"Father at {AWAY}"}}
    lines = [
        first(narrative=f"First visit: {OPEN}."),
        told("p1", facts=[{"person": dad}, father, lives], narrative=f"Carl Vale was seen at {AWAY}.", **POLICE),
        told("p2", restricted="sealed", narrative=f"An operation: {SEALED}", facts=[], **POLICE),
        told("p3", restricted="sensitive", narrative=SENSITIVE, facts=[], **POLICE),
        told("d1", facts=[safe], narrative="Settled.", **ADVISER),
        told("n1", facts=[words], narrative=f"Discharged to {SAFE.upper()}.", **NURSE),
        bruise("n2", **NURSE),
        told("k1", narrative="Played well.", agency="nursery", author={"role": "key worker"}),
        told("c1", event="record_note", facts=[MEETING, *TO_ALL], narrative="Called.", agency="csc") | CHAIR,
    ]
    return [line | {"recorded": f"2026-03-04T11:{n:02}"} if n else line for n, line in enumerate(lines)]


CHAIR = {"author": {"role": "conference chair"}}


def called(*more: dict[str, Any]) -> UUID:
    """A family with a conference to come, to which a hospital, police, a nursery and both parents are invited."""
    return family(*planted(), *more)


def read_by(who: "Session", ann: UUID, serial: int) -> None:
    """Have somebody read a pack as its second reader, and confirm it."""
    from tenfold import ledger
    from tenfold.desk.pack_paper import pack_paper

    ledger.confirm_pack(who, ann, "conference", serial, pack_paper)
