"""Reads the packaged TOML, each file once, when it is first gone by.

Three layers lie on one another: `practice.toml` (the product's own defaults), `law.toml` (Acts, regulations and
guidance that do not come and go with an edition) and the edition's own file, whose word is the last.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from pkgutil import get_data  # importlib.resources takes 5 ms to load, and this a tenth of that
from types import MappingProxyType
from typing import Any

from tenfold.guidance.edition import Citation, Contents, Edition
from tenfold.guidance.limit import Limit

Layer = Mapping[str, Any]
_EDITIONS = """
    register-1999 register-2006 plan-2008 plan-2010 plan-2013 plan-2015 plan-2018 plan-2023 plan-2026
""".split()
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
    return (get_data("tenfold.guidance", "/".join(path)) or b"").decode()


def _edition(id: str) -> Edition:
    """Return an edition by what its file says before the first table."""
    told = tomllib.loads(_text("editions", f"{id}.toml").partition("\n[")[0])
    read = cache(partial(_contents, id, told["since"]))
    return Edition(id, told["title"], told["era"], told["since"], told.get("until"), read)


def _contents(id: str, since: date) -> Contents:
    own = packaged("editions", f"{id}.toml")
    limits: dict[str, Limit] = {}
    citations: dict[str, Citation] = {}
    for layer in (*(packaged(shared) for shared in _SHARED), own):
        told = [(name, fields) for name, fields in layer["limits"].items() if _stands(fields, since)]
        limits |= {name: _limit(name, {**layer.get("defaults", {}), **fields}, id) for name, fields in told}
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


EDITIONS = tuple(sorted(map(_edition, _EDITIONS), key=lambda edition: edition.since))
