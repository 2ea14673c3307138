"""Why a record is opened: chosen by the professional, with the lawful basis that goes with it."""

from dataclasses import dataclass
from types import MappingProxyType

_TASK = "UK GDPR Article 6(1)(e) and 9(2)(g); Data Protection Act 2018, Schedule 1, paragraph 18 (safeguarding)"
_RIGHTS = "UK GDPR Articles 6(1)(c), 12 and 15; Data Protection Act 2018, Schedule 1, paragraph 18"
_POLICE = "Data Protection Act 2018, Part 3 (law enforcement) and Schedule 8, paragraph 4 (safeguarding)"


@dataclass(frozen=True, slots=True)
class Purpose:
    """A reason to open a record: its id, its words, and the lawful basis; `police` is theirs where it differs.

    One that is not `offered` goes with a task of its own, and is no reason to look at a page. One with `roles` is for
    those alone who have one of them.
    """

    id: str
    words: str
    basis: str = _TASK
    police: str = _POLICE
    offered: bool = True
    roles: frozenset[str] = frozenset()

    def basis_for(self, kind: str) -> str:
        """Return the lawful basis on which an agency of a kind relies."""
        return self.police if kind == "police" else self.basis


PURPOSES = MappingProxyType(
    {
        one.id: one
        for one in (
            Purpose("care", "I am seeing or treating this child, or somebody in the family, now"),
            Purpose("protect", "I am working with this family to protect a child"),
            Purpose("enquire", "I am making or answering enquiries about harm to a child (section 47)"),
            Purpose("conference", "I am preparing, attending or chairing a conference on this family"),
            Purpose("supervise", "I am supervising or deciding on this work"),
            Purpose(
                "learning",
                "I am replaying this family’s record for a learning review",
                offered=False,
                roles=frozenset({"manager", "chair", "named_professional"}),
            ),
            Purpose(
                "rights",
                "I am answering somebody who asks what is held about them",
                _RIGHTS,
                "Data Protection Act 2018, Part 3, section 45 (right of access)",
                offered=False,
            ),
        )
    }
)
"""The purposes of opening a record, by id, in the order in which those that a professional chooses from are shown."""
