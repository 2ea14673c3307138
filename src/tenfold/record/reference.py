"""How a field says that the text in it is the id of something else."""

from dataclasses import dataclass, fields
from functools import cache
from typing import Annotated, Any, get_args

from tenfold.record.words import ACCOUNT_SUBJECTS


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field whose texts are ids of `kinds` (or one of the `words` allowed in their place)."""

    kinds: tuple[str, ...]
    words: frozenset[str] = frozenset()


def _to(*kinds: str, words: tuple[str, ...] = ()) -> Refers:
    return Refers(kinds, frozenset(words))


PersonRef = Annotated[str, _to("person")]
AgencyRef = Annotated[str, _to("agency")]
EntryRef = Annotated[str, _to("entry")]
FactRef = Annotated[str, _to("fact")]
MeetingRef = Annotated[str, _to("fact", "entry")]
CarerRef = Annotated[str, _to("person", "agency")]
SpeakerRef = Annotated[str, _to("person", "agency", words=("unknown",))]
AllegerRef = Annotated[str, _to("person", "agency", words=("anonymous", "unknown"))]
SourceRef = Annotated[str, _to("agency", words=("public",))]
AccountRef = Annotated[str, _to("fact", words=tuple(sorted(ACCOUNT_SUBJECTS)))]
CheckedRef = Annotated[str, _to("fact", "person")]
DissentRef = Annotated[str, _to("entry", "fact", "person")]
EscalatedRef = Annotated[str, _to("entry", "fact", "question")]
QuestionRef = Annotated[str, _to("question")]


def references(kind: Any) -> tuple[tuple[str, Refers], ...]:
    """Return the fields of a dataclass that hold ids, each with what the ids are of."""
    return _references(kind)


@cache
def _references(kind: Any) -> tuple[tuple[str, Refers], ...]:
    found = ((field.name, _mark(field.type)) for field in fields(kind))
    return tuple((name, mark) for name, mark in found if mark is not None)


def _mark(hint: object) -> Refers | None:
    marks = (mark for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, Refers))
    own = next(marks, None)
    return own or next((mark for mark in map(_mark, get_args(hint)) if mark is not None), None)
