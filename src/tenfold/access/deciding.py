"""The decision: allowed, by which tie and on what basis; or refused, with the reason and the law."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tenfold.access.purposes import PURPOSES
from tenfold.access.viewer import Tie, Viewer

_NEED_TO_KNOW = (
    "Sharing is lawful, and right, with whoever has a part in protecting this child: Working Together to Safeguard "
    "Children, chapter 1; the Caldicott principles 3 and 4 (the minimum, and need to know)."
)
_KIN = "Professionals do not open the records of their own family or household: Caldicott principle 4."
_PURPOSE = "Each opening has a stated purpose: Caldicott principle 1; UK GDPR Article 5(1)(b)."
_LEARNING = "Each use of a record is justified, and by those who need it for that use: Caldicott principles 1 and 4."
_OWN_TASK = "Oversight is kept apart from the work that it oversees: UK GDPR Article 5(1)(f)."
_WORKS = frozenset({"practitioner", "manager", "chair", "named_professional", "custodian", "system"})


@dataclass(frozen=True, slots=True)
class Allowed:
    """The record may be opened: by which tie, for which purpose, on what lawful basis."""

    tie: Tie
    purpose: str
    basis: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The record stays closed: why, by what law or guidance, and what would open it."""

    reason: str
    law: str
    instead: str


def decide(
    viewer: Viewer, purpose: str, ties: Iterable[Tie], now: datetime, *, barred: bool = False
) -> Allowed | Refused:
    """Say whether a professional may open a family's record for a purpose, told the ties and any bar."""
    if barred:
        return Refused(
            "You are not given this record, because you or your household are named in it.",
            _KIN,
            "Ask your manager to give the work to a colleague.",
        )
    if not viewer.roles & _WORKS:
        return Refused(
            "Your role oversees the record and does not open the families in it.",
            _OWN_TASK,
            "You can see who opened what, when and why.",
        )
    if purpose not in PURPOSES:
        return Refused(
            "The record is opened for a purpose, and none was given.", _PURPOSE, "Choose why you need to see it."
        )
    if PURPOSES[purpose].roles and not viewer.roles & PURPOSES[purpose].roles:
        return Refused(
            "A family’s record is replayed for a learning review by those who lead one.",
            _LEARNING,
            "Ask your manager, or your named professional for safeguarding.",
        )
    tie = next((one for one in ties if one.holds_for(viewer, now)), None)
    if tie is None:
        return Refused(
            "Nothing on record ties you or your agency to this family.",
            _NEED_TO_KNOW,
            "If a child of it is in front of you now, say so and it opens at once. Else ask the lead practitioner, "
            "or your named professional, to involve your agency.",
        )
    return Allowed(tie, purpose, PURPOSES[purpose].basis_for(viewer.kind))
