"""A professional who asks, and the ties that hold between professionals and families."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from tenfold.record.words import AgencyKind

Role = Literal[
    "practitioner",
    "manager",
    "chair",
    "named_professional",
    "custodian",
    "auditor",
    "privacy_officer",
    "analyst",
    "administrator",
    "system",  # one of an agency’s own, that asks the API
    "escalation_lead",  # of the partnership: told last of what nobody answered
    "duty",  # told at night and on holidays of what cannot wait
]
"""What somebody is at their agency; an `escalation_lead` and `duty` are told of things, and open nothing by that."""
TieKind = Literal["allocated", "team", "involved", "invited", "referral", "presented", "custodian"]
ROLES: frozenset[Role] = frozenset(get_args(Role))


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A professional who is signed in: staff id, name, the agency that employs them, and what they are there."""

    id: str
    name: str
    agency: str
    kind: AgencyKind
    roles: frozenset[Role]
    job: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What ties a professional, or everybody of an agency (`staff` is None), to a family.

    `allocated`: the worker holds the family. `team`: a member of a team that they lead does. `involved`: the
    agency has written on the family. `invited`: the agency is called to a conference on it. `referral`: a referral was
    made to the agency, and may be in hand. `presented`: the professional said that they must see it now, and why.
    `custodian`: a child of it has a plan, and the professional keeps the register of those.
    It holds from `since` until `until` (exclusive; None: it goes on).
    """

    kind: TieKind
    agency: str
    staff: str | None
    since: datetime
    until: datetime | None = None
    why: str = ""

    def holds_for(self, viewer: Viewer, now: datetime) -> bool:
        """Whether it ties this professional to the family now."""
        mine = self.staff == viewer.id if self.staff is not None else self.agency == viewer.agency
        return mine and self.since <= now and (self.until is None or now < self.until)
