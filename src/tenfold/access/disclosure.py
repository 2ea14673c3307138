"""What is given to somebody who asks what is held about them: words, and reasons where words are withheld."""

from dataclasses import dataclass
from typing import Literal, get_args

Reason = Literal["third_party", "serious_harm", "legal_privilege", "protected_address", "unread"]
REASONS: dict[Reason, str] = {
    "third_party": "It is about somebody else, or came from them (Data Protection Act 2018, Schedule 2, paragraph 16).",
    "serious_harm": "Giving it would be likely to cause serious harm to somebody (the same Act, Schedule 3).",
    "legal_privilege": "It is advice between lawyers and whom they advise (the same Act, Schedule 2, paragraph 19).",
    "protected_address": "It would tell where somebody lives whose address is protected (Schedule 2, paragraph 16).",
    "unread": "Two people have to read it first, and have not yet: it follows, or the reason why it does not.",
}
"""Each reason in the words of the bundle. The paragraphs of the law were not checked against the source."""
DECIDED: tuple[Reason, ...] = tuple(one for one in get_args(Reason) if one != "unread")


@dataclass(frozen=True, slots=True)
class Passage:
    """Something that may tell of others, for a reader to pass or withhold: a sentence, a field, a fact, an entry.

    `id` is its lasting address in the case, `where` says in words where it stands, `text` what it says. What is `given`
    is so unless a reader withholds it; all else is withheld unless a reader passes it.
    """

    id: str
    where: str
    text: str
    given: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader decided of a passage: passed, or withheld for a reason. The last one on a passage stands."""

    passage: str
    passed: bool
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is given, with what it is: words as they stand in the bundle."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """One fact as it is given, or the words of an entry: its pieces, and why others of it are withheld."""

    heading: str
    pieces: tuple[Piece, ...]
    withheld: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """One entry as it is given; `number` is its place in the bundle and not in the record."""

    number: int
    occurred: str
    recorded: str
    agency: str
    role: str
    event: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Disclosure:
    """All that is given to one person: what they are called, the entries, and the questions that were passed."""

    called: str
    entries: tuple[Given, ...]
    questions: tuple[Told, ...]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons for which anything that the bundle shows as withheld is withheld."""
        found = {reason for entry in self.entries for told in entry.told for reason in told.withheld}
        return tuple(one for one in REASONS if one in found)
