"""Which entries stand, which stand in the place of others, and which tell of what was called off."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tenfold.record import Entry, Meeting, SamePerson

MEETINGS = frozenset(
    {"strategy_discussion", "initial_conference", "review_conference", "core_group", "legal_planning"}
    | {"professionals_meeting", "family_meeting", "court_hearing"}
)
_CALLED_OFF = frozenset({"cancelled_by_agency", "cancelled_by_family"})


def unsettles(entry: Entry) -> bool:
    """Whether an entry changes how earlier ones are read: it corrects one, or says who is whom."""
    return entry.corrects is not None or SamePerson in map(type, entry.facts)


def standing(ordered: Sequence[Entry], names: Mapping[str, str]) -> list[Entry]:
    """Return the entries that no other corrects; one of which only words were mended stands on, in the new ones.

    `names` says by `mended_words` which those are.
    """
    words = {names[entry.id]: entry for entry in ordered if entry.id in names}
    mends = (entry for entry in ordered if entry.corrects is not None and entry.id not in names)
    gone = {names.get(str(entry.corrects), entry.corrects) for entry in mends}
    left = (entry for entry in ordered if entry.id not in names and entry.id not in gone)
    return [_worded(entry, words[entry.id]) if entry.id in words else entry for entry in left]


def mended_words(ordered: Sequence[Entry]) -> dict[str, str]:
    """Return, for each entry that mends nothing but words of another, the entry that stands on.

    Words are what no rule reads: the narrative, what a fact says in a sentence, by what role it was written.
    """
    stands: dict[str, Entry] = {}
    names: dict[str, str] = {}
    for entry in ordered:
        mended = "" if entry.corrects is None else names.get(entry.corrects, entry.corrects)
        before = stands.pop(mended, None)
        if before is not None and _says_the_same(entry, before):
            names[entry.id], stands[before.id] = before.id, before
        else:
            stands[entry.id] = entry
    return names


def _says_the_same(entry: Entry, before: Entry) -> bool:
    """Whether an entry is another in all but words; who wrote it is the same unless both say who, and differ."""
    writers = {entry.author.id, before.author.id} - {None}
    return len(writers) < 2 and _wordless(entry, before) == _wordless(before, before)  # noqa: PLR2004 - two people


def _worded(entry: Entry, words: Entry) -> Entry:
    """Return an entry in the words of the one that mends them: all else of it is as that of the other."""
    return replace(words, **_place(entry))


def _wordless(entry: Entry, place: Entry) -> Entry:
    told: Iterator[Any] = (replace(fact, says="") if hasattr(fact, "says") else fact for fact in entry.facts)  # type: ignore[type-var]
    return replace(entry, facts=tuple(told), narrative=None, author=place.author, **_place(place))


def _place(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in ("id", "recorded", "seq", "written", "corrects")}


def heirs_of(ordered: Sequence[Entry]) -> dict[str, str]:
    """Return by which entry, the first that did, each that was corrected was: what that is does not change again."""
    heirs: dict[str, str] = {}
    for entry in ordered:
        if entry.corrects is not None:
            heirs.setdefault(entry.corrects, entry.id)
    return heirs


def called_off(entry: Entry) -> bool:
    """Whether an entry tells of a meeting that was cancelled: none was held."""
    if entry.event not in MEETINGS:
        return False
    told = (fact for fact in entry.facts if isinstance(fact, Meeting) and fact.event == entry.event)
    cancelled = any(fact.status == "cancelled" and fact.day.first <= entry.occurred.last for fact in told)
    return cancelled or entry.outcome in _CALLED_OFF
