"""Who decided on a child with what before them, and which plans the child has beside one of protection."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import datetime

from tenfold.picture.meetings import conferences
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import PROTECTION, assessments, decisions, enquiries
from tenfold.picture.readable import place
from tenfold.picture.stated import tellings
from tenfold.record import Entry, Plan


@remembered
def resolutions(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the entries that decide on a child, in order of record: decisions, and conferences on its plan."""
    found = (*(one.first for one in decisions(p, child)), *conferences(p, child))
    return tuple(sorted(dict.fromkeys(found), key=place))


def resolved(p: Picture, child: str, what: Entry) -> bool:
    """Whether a decision or conference on a child had an entry before it, or is that entry."""
    return any(p.considers(entry, what) for entry in resolutions(p, child))


@remembered
def other_plans(p: Picture, child: str) -> tuple[tuple[str, Entry], ...]:
    """Return the plans of other kinds than protection that go on for a child now, each with what began it."""
    going: dict[str, Entry] = {}
    for entry, fact in tellings(p.facts(Plan, child)):
        kind = fact.kind or PROTECTION
        if fact.status == "ended":
            going.pop(kind, None)
        elif kind != PROTECTION:
            going.setdefault(kind, entry)
    return tuple(going.items())


@remembered
def weighed_by(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the entries that weigh what was told of a child over time: of assessments, enquiries, conferences."""
    spells = (*assessments(p, child), *enquiries(p, child))
    steps = (step for spell in spells for step in (spell.start, spell.end) if step is not None)
    return tuple(dict.fromkeys((*steps, *conferences(p, child))))


def last_whole(by: Iterable[Entry]) -> Entry | None:
    """Return the last of some entries that had all before it that the record then held; nothing earlier is left."""
    return max((entry for entry in by if entry.considered == "all"), key=place, default=None)


def left_after(p: Picture, found: Sequence[tuple[Entry, ...]], by: Iterable[Entry]) -> tuple[tuple[Entry, ...], ...]:
    """Return what nobody has weighed: any entry of each; who had only some of the earlier has weighed none."""
    steps = sorted((entry for entry in by if entry.considered), key=place)
    whole = last_whole(steps)
    left = sorted((one for one in found if whole is None or _place(one) >= whole.order), key=_place)
    for step in steps:
        before = bisect_left(left, step.order, key=_place)
        if before and all(any(p.considers(step, entry) for entry in one) for one in left[:before]):
            left = left[before:]
    return tuple(left)


def _place(told: tuple[Entry, ...]) -> tuple[datetime, int]:
    return told[0].order
