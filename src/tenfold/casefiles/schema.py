"""The shapes of the record as JSON Schema, for whoever writes a program that sends entries: told once, from `record`.

It says what decoding asks for. What one part of a record says of another (ids that are known, ends after beginnings)
no schema can say; `meaning/` checks it.
"""

from collections.abc import Callable
from typing import Any

from tenfold.casefiles.decoding import LARGEST
from tenfold.casefiles.shape import Field, Many, One, Part, Shape, Table, TruthOr, Words, fields_of
from tenfold.record import FACTS, Case, Entry
from tenfold.when import YEARS

Schema = dict[str, Any]
_YEARS = {"type": "integer", "minimum": YEARS.start, "maximum": YEARS.stop - 1}
_ONE: dict[One, Schema] = {
    One.TEXT: {"type": "string"},
    One.WHOLE: {"type": "integer", "exclusiveMinimum": -LARGEST, "exclusiveMaximum": LARGEST},
    One.NUMBER: {"type": "number", "exclusiveMinimum": -LARGEST, "exclusiveMaximum": LARGEST},
    One.TRUTH: {"type": "boolean"},
    One.TIME: {"anyOf": [{"type": "string", "description": "2024-03-04T10:30, 2024-03-04, 2024-03 or 2024"}, _YEARS]},
    One.MOMENT: {"type": "string", "description": "2024-03-04T10:30, with an offset or in London civil time"},
}


_TEXTS = (One.TEXT, One.TIME, One.MOMENT)


def entry_schema(*, without: frozenset[str] = frozenset()) -> Schema:
    """Return the JSON Schema of an entry, without the fields that its sender does not tell."""
    fields = {name: one for name, one in fields_of(Entry).items() if name not in without}
    return {"title": "Entry", **_group(fields)}


def header_schema() -> Schema:
    """Return the JSON Schema of a family's header; where it names no agencies, those of the partnership are meant."""
    fields = {name: one for name, one in fields_of(Case).items() if name != "entries"}
    told = _group(fields)
    return {"title": "Header", **told, "required": [name for name in told["required"] if name != "agencies"]}


def _group(fields: dict[str, Field]) -> Schema:
    return {
        "type": "object",
        "properties": {name: _or_null(one) for name, one in fields.items()},
        "required": [name for name, one in fields.items() if one.needed],
        "additionalProperties": False,
    }


def _or_null(one: Field) -> Schema:
    """Return what a field may hold; one that need not be told may be told as null, which says nothing."""
    return _of(one.shape) if one.needed else {"anyOf": [_of(one.shape), {"type": "null"}]}


def _of(shape: Shape) -> Schema:
    match shape:
        case One.FACT:
            return {"oneOf": [_fact(word) for word in FACTS]}
        case One():
            return _ONE[shape]
        case Words(words):
            return {"enum": [*words]}
        case _:
            return _WIDER[type(shape)](shape)


def _fact(word: str) -> Schema:
    body = _group(fields_of(FACTS[word]))
    return {"type": "object", "properties": {word: body}, "required": [word], "additionalProperties": False}


def _many(shape: Many) -> Schema:
    """Return a list, the word in its place, or one text alone where each of its items may be a text."""
    one, word = _of(shape.of), [{"enum": [shape.word]}] if shape.word else []
    texts = isinstance(shape.of, Words) or shape.of in _TEXTS or (isinstance(shape.of, Part) and shape.of.short)
    alone = [{"type": "string"}] if isinstance(shape.of, Part) else [one]
    return {"anyOf": [{"type": "array", "items": one}, *word, *(alone if texts else [])]}


def _part(shape: Part) -> Schema:
    group = _group(fields_of(shape.kind))
    return {"anyOf": [group, {"type": "string"}]} if shape.short else group


_WIDER: dict[type[Any], Callable[[Any], Schema]] = {
    TruthOr: lambda shape: {"anyOf": [{"type": "boolean"}, _of(shape.more)]},
    Many: _many,
    Table: lambda shape: {"type": "object", "additionalProperties": _of(shape.of)},
    Part: _part,
}
