"""One line of JSON -> a plain tree; or the problem that it is none."""

import json
import re
from typing import Any

import msgspec

from tenfold.casefiles.place import Place
from tenfold.casefiles.problem import Problem, Unreadable

_decode = msgspec.json.Decoder().decode
DEEPEST = 40
NO_PLAIN_TREE = (msgspec.MsgspecError, ValueError, RecursionError)
"""What `plain_tree` raises; `tree_of` says it in words."""
_DEEP = frozenset({dict, list})
_NAME = re.compile(rb'"\s*:')
"""Where a field's name ends; within a text too, where one is quoted: then it is looked at closely."""
_WHOLE_LINES = "a whole JSON object on each line, the header first, would be"
_SAID = {
    "Expecting value": "a value is missing or is not one that JSON has",
    "Expecting property name": "a field’s name in double quotes is missing",
    "Expecting ':'": "a colon is missing",
    "Expecting ','": "a comma is missing, or a quote stands in the middle of a text",
    "Unterminated string": "the line ends in the middle of a text, which begins here",
    "Invalid control character": "a text holds a tab or another character that JSON writes with a backslash",
    "Invalid \\": "a backslash stands where JSON has none",
    "Extra data": "something follows the end of the object",
}


def plain_tree(line: bytes) -> Any:
    """Return what a line of JSON holds; raise one of `NO_PLAIN_TREE` where it is none, or may hold what is no text."""
    if b"\\u0000" in line:
        raise ValueError("a text may hold a character that no record can keep (NUL)")
    return _decode(line)


def tree_of(line: bytes, place: Place) -> Any:
    """Return what a line of JSON holds; raise `Unreadable` when it is no JSON."""
    try:
        tree = _decode(line)
        if b"\\u0000" in line and _holds_nul(tree):
            raise Unreadable(
                place.problem((), "a text holds a character that no record can keep (NUL)", "leave it out")
            )
    except RecursionError as error:
        wrong = "lists and groups lie too deep in one another"
        raise Unreadable(place.problem((), wrong, "no case file needs that")) from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Unreadable(_said(line, place)) from error
    return tree


def told_twice(line: bytes, tree: Any) -> list[str]:
    """Return the names of fields that a line of JSON, which holds a tree, tells twice in one group."""
    try:
        if len(_NAME.findall(line)) == _names(tree):
            return []  # as many as there are once the later telling has taken the place of the earlier
    except RecursionError:
        return []  # nothing that the record holds lies so deep; decoding will say so
    found: list[str] = []

    def look(pairs: list[tuple[str, Any]]) -> None:
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            found.extend(dict.fromkeys(name for name in names if names.count(name) > 1))

    json.loads(line, object_pairs_hook=look)
    return found


def lies_too_deep(tree: Any) -> bool:
    """Whether lists and groups lie more than `DEEPEST` deep in one another."""
    level = [tree]
    for _ in range(DEEPEST):
        below = ((one.values() if type(one) is dict else one) for one in level if type(one) in _DEEP)
        level = [inner for some in below for inner in some if type(inner) in _DEEP]
        if not level:
            return False
    return True


def _names(tree: Any) -> int:
    """Return how many fields a tree has, and those of its groups."""
    if type(tree) is dict:
        return len(tree) + sum(_names(value) for value in tree.values() if type(value) in _DEEP)
    return sum(_names(value) for value in tree if type(value) in _DEEP) if type(tree) is list else 0


def _holds_nul(tree: Any) -> bool:
    match tree:
        case str():
            return "\0" in tree
        case list():
            return any(map(_holds_nul, tree))
        case dict():
            return any(map(_holds_nul, tree)) or any(map(_holds_nul, tree.values()))
    return False


def _said(line: bytes, place: Place) -> Problem:
    if line.strip() in {b"{", b"["}:
        return place.problem((), "JSON begins here and does not end on its line", _WHOLE_LINES)
    try:
        json.loads(line.rstrip(b"\r\n"))
    except UnicodeDecodeError as error:
        wrong = f"a character is not in UTF-8 (byte {line[error.start]:02X})"
        return place.problem((), wrong, "UTF-8 would be: an editor’s “Save as” offers it")
    except json.JSONDecodeError as error:
        what = next((said for words, said in _SAID.items() if words in error.msg), "JSON cannot be read")
        return place.problem((), f"{what} (column {error.colno})", _WHOLE_LINES)
    except (ValueError, RecursionError):
        pass
    wrong = "it holds what JSON has no word for, such as NaN, half a character or a number without end"
    return place.problem((), wrong, "a text, a number, true, false or null would be")
