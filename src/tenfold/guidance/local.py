"""Reads a partnership's own limits: TOML tables `[limits.<id>]` that stand on top of the editions."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from tenfold.guidance.limit import UNITS, Unit
from tenfold.guidance.packaged import known
from tenfold.when import Span

Table = Mapping[str, Any]
_FIELDS = ("number", "unit", "source", "says", "since", "until")
_DEADLINES = ("working_days", "days", "weeks")


class LocalRefused(ValueError):
    """A local file says something that cannot be followed; the message has a sentence for each."""


@dataclass(frozen=True, slots=True)
class Override:
    """A limit as a partnership sets it, for a span of days."""

    id: str
    number: int
    unit: Unit
    source: str
    says: str | None
    span: Span


def local_limits(told: str | Table) -> tuple[Override, ...]:
    """Return the overrides of a TOML text (or of what it holds); raise `LocalRefused` naming all that is wrong."""
    table = _parsed(told) if isinstance(told, str) else told
    limits = table.get("limits", {})
    wrong = [f"“{key}” is no part of a local file: it holds [limits.<id>]" for key in table if key != "limits"]
    tables = [*_tables(limits if isinstance(limits, Mapping) else {"limits": limits})]
    wrong += [problem for id, fields in tables for problem in _problems(id, fields)]
    if wrong:
        raise LocalRefused("\n".join(wrong))
    return tuple(_override(id, fields) for id, fields in tables)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return “; did you mean x?” for the nearest known word, or nothing where none is near."""
    near = get_close_matches(word, sorted(known), 1)
    return f"; did you mean {near[0]}?" if near else ""


def _parsed(text: str) -> Table:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LocalRefused(f"the local file is not TOML: {error}") from error


def _tables(limits: Table, above: str = "") -> Iterator[tuple[str, Table]]:
    for key, value in limits.items():
        fields = value if isinstance(value, Mapping) else {"number": value}
        below = {name: held for name, held in fields.items() if isinstance(held, Mapping)}
        own = {name: held for name, held in fields.items() if name not in below}
        if own or not below:
            yield above + key, own
        yield from _tables(below, f"{above}{key}.")


def _problems(id: str, fields: Table) -> Iterator[str]:
    if id not in known():
        yield f"no limit is called {id}{nearest(id, known())}"
        return
    for name in fields:
        if name not in _FIELDS:
            yield f"{id}: “{name}” is not one of {', '.join(_FIELDS)}{nearest(name, _FIELDS)}"
    number, source = fields.get("number"), fields.get("source")
    if type(number) is not int or number < 0:
        yield f"{id}: number must be a whole number, 0 or more"
    if not isinstance(source, str) or not source.strip():
        yield f"{id}: source must say where the number comes from"
    if not isinstance(fields.get("says", ""), str):
        yield f"{id}: says must be a sentence"
    yield from _unit_problems(id, fields.get("unit"))
    yield from _span_problems(id, fields)


def _unit_problems(id: str, unit: object) -> Iterator[str]:
    if unit not in UNITS:
        yield f"{id}: unit must be one of {', '.join(UNITS)}{nearest(str(unit), UNITS)}"
    elif unit != known()[id].unit and not (known()[id].unit == "working_days" and unit in _DEADLINES):
        yield f"{id}: it is counted in {known()[id].unit}, which {unit} cannot replace"


def _span_problems(id: str, fields: Table) -> Iterator[str]:
    since, until = fields.get("since"), fields.get("until")
    for name, day in (("since", since), ("until", until)):
        if day is not None and type(day) is not date:
            yield f"{id}: {name} must be a day, such as 2024-09-01"
            return
    if isinstance(since, date) and isinstance(until, date) and until <= since:
        yield f"{id}: until must come after since"


def _override(id: str, fields: Table) -> Override:
    return Override(
        id=id,
        number=fields["number"],
        unit=fields["unit"],
        source=fields["source"],
        says=fields.get("says"),
        span=Span(fields.get("since"), fields.get("until")),
    )
