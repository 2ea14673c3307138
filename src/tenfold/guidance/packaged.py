"""Reads the packaged TOML, each file once, when it is first gone by.

Three layers lie on one another: `practice.toml` (the product's own defaults), `law.toml` (Acts, regulations and
guidance that do not come and go with an edition) and the edition's own file, whose word is the last.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from tenfold.guidance.edition import Citation, Contents, Edition
from tenfold.guidance.limit import Limit

Layer = Mapping[str, Any]
_ROOM = files("tenfold.guidance")
_SHARED = ("practice.toml", "law.toml")


@cache
def packaged(*path: str) -> Layer:
    """Return one packaged TOML file as it is written."""
    return MappingProxyType(tomllib.loads(_text(*path)))


@cache
def known() -> Mapping[str, Limit]:
    """Return every limit that some edition has, by id, as the latest of them has it."""
    return MappingProxyType({id: limit for edition in EDITIONS for id, limit in edition.limits.items()})


@cache
def topics() -> frozenset[str]:
    """Return every topic on which some edition is cited."""
    return frozenset(topic for edition in EDITIONS for topic in edition.citations)


def _text(*path: str) -> str:
    return _ROOM.joinpath(*path).read_text("utf-8")


def _editions() -> tuple[Edition, ...]:
    names = (file.name for file in _ROOM.joinpath("editions").iterdir() if file.name.endswith(".toml"))
    return tuple(sorted((_edition(name) for name in names), key=lambda edition: edition.since))


def _edition(name: str) -> Edition:
    """Return an edition by what its file says before the first table."""
    told = tomllib.loads(_text("editions", name).partition("\n[")[0])
    read = cache(partial(_contents, name, told["since"]))
    id = name.removesuffix(".toml")
    return Edition(id, told["title"], told["era"], told["since"], told.get("until"), read)


def _contents(name: str, since: date) -> Contents:
    own = packaged("editions", name)
    limits: dict[str, Limit] = {}
    citations: dict[str, Citation] = {}
    for layer in (*(packaged(shared) for shared in _SHARED), own):
        told = [(id, fields) for id, fields in layer["limits"].items() if _stands(fields, since)]
        edition = name.removesuffix(".toml")
        limits |= {id: _limit(id, {**layer.get("defaults", {}), **fields}, edition) for id, fields in told}
        source = layer.get("instrument", own["instrument"])
        citations |= {
            topic: _citation(topic, {**source, **fields}) for topic, fields in layer.get("citations", {}).items()
        }
    return Contents(MappingProxyType(limits), MappingProxyType(citations))


def _stands(fields: Layer, day: date) -> bool:
    return fields.get("since", day) <= day and ("until" not in fields or day < fields["until"])


def _limit(id: str, fields: Layer, edition: str) -> Limit:
    return Limit(
        id=id,
        number=fields["number"],
        unit=fields["unit"],
        standing=fields["standing"],
        source=fields["source"],
        read=fields["read"],
        edition=edition,
        says=fields["says"],
    )


def _citation(topic: str, fields: Layer) -> Citation:
    at = f", {fields['at']}" if "at" in fields else ""
    return Citation(
        topic=topic,
        text=fields["text"],
        instrument=f"{fields['title']}{at}",
        in_force=fields["in_force"],
        read=fields.get("read", False),
    )


EDITIONS = _editions()
