"""What can be kept of a tree with faults, so that the checks of meaning see the rest of it too."""

from typing import Any

from tenfold.casefiles.explaining import Fault
from tenfold.casefiles.meaning.details import EITHER
from tenfold.casefiles.place import Path
from tenfold.casefiles.problem import nearest
from tenfold.casefiles.shape import Words, fields_of
from tenfold.record import FACTS, Agency
from tenfold.when import Time

SOME_TIME = Time(Time.told("1800").first, Time.told("2199").last, "some time")
STAND_INS = {"occurred": SOME_TIME, "event": "record_note", "author": {"role": "unknown"}}
"""What stands for fields of an entry that cannot be read: nothing follows from any of them."""


def salvaged_entry(tree: Any, faults: list[Fault]) -> tuple[dict[str, Any] | None, tuple[int, ...]]:
    """Return an entry without what is at fault and the places of the facts that are left; None if too little is."""
    kept, numbers = _without(tree, faults, "facts")
    if kept is None or (kept.get("recorded") is None and ("recorded" in tree or kept.get("occurred") is None)):
        return None, ()
    return STAND_INS | kept, numbers


def salvaged_header(tree: Any, faults: list[Fault]) -> tuple[dict[str, Any] | None, tuple[int, ...]]:
    """Return a header without what is at fault and the places of the agencies that are left."""
    return _without(tree, faults, "agencies")


def _without(tree: Any, faults: list[Fault], listed: str) -> tuple[dict[str, Any] | None, tuple[int, ...]]:
    if not isinstance(tree, dict):
        return None, ()
    bad = {fault.path[0] for fault in faults if fault.path and fault.path[:1] != (listed,)}
    kept = {name: value for name, value in tree.items() if name not in bad}
    if not isinstance(tree.get(listed), list):
        return {name: value for name, value in kept.items() if name != listed}, ()
    within: dict[Any, list[Path]] = {}
    for fault in faults:
        if fault.path[:1] == (listed,):
            within.setdefault(fault.path[1], []).append(fault.path[2:])
    items = {n: _item(item, within[n]) if n in within else item for n, item in enumerate(tree[listed])}
    left = {n: item for n, item in items.items() if item is not None}
    return kept | {listed: [*left.values()]}, tuple(left)


def _item(item: Any, paths: list[Path]) -> dict[str, Any] | None:
    """Return a fact or an agency without the fields at fault, None where it cannot stand without them."""
    if isinstance(item, dict) and len(item) == 1 and all(len(path) > 1 for path in paths):
        ((word, body),) = item.items()
        kept = _pruned(FACTS[word], body, {path[1] for path in paths})
        return None if kept is None else {word: kept}
    return _pruned(Agency, item, {path[0] for path in paths}) if all(paths) else None


def _pruned(kind: Any, group: dict[str, Any], bad: set[str | int]) -> dict[str, Any] | None:
    kept = {name: value for name, value in group.items() if name not in bad} | _meant(kind, group, bad)
    lacking = any(field.needed and kept.get(name) is None for name, field in fields_of(kind).items())
    return None if lacking or bad & {*EITHER.get(kind, ())} else kept


def _meant(kind: Any, group: dict[str, Any], bad: set[str | int]) -> dict[str, str]:
    """Return the words that were meant by misspelt ones that a fact needs, so that one slip hides no other in it."""
    slips = {
        name: nearest(group[name], field.shape.words)
        for name, field in fields_of(kind).items()
        if name in bad and field.needed and isinstance(field.shape, Words) and isinstance(group.get(name), str)
    }
    return {name: word for name, word in slips.items() if word is not None}
