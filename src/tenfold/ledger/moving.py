"""A told family, moved in time: the demo's stories end a few days ago, whenever they are loaded."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

_WORDS = frozenset({"id", "narrative", "says", "what", "title", "name", "outcome", "rationale", "reason", "conditions"})
_TIME = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?(T.*)?")


def moved(tree: Any, by: timedelta) -> Any:
    """Return what a case file tells with every time in it moved by whole days; words stay as they are."""
    if isinstance(tree, Mapping):
        return {name: value if name in _WORDS else moved(value, by) for name, value in tree.items()}
    if isinstance(tree, list):
        return [moved(value, by) for value in tree]
    return _moved(tree, by) if isinstance(tree, str) and _TIME.fullmatch(tree) else tree


def _moved(text: str, by: timedelta) -> str:
    """Return a time in the same words later or earlier: a month moves with its middle, a year with its midsummer."""
    if "T" in text:
        at = datetime.fromisoformat(text)
        return f"{(at.date() + by).isoformat()}{text[10:]}"
    if len(text) == len("2026-11-27"):
        return (date.fromisoformat(text) + by).isoformat()
    if len(text) == len("2026-11"):
        return (date.fromisoformat(f"{text}-15") + by).isoformat()[:7]
    return (date(int(text), 7, 1) + by).isoformat()[:4]
