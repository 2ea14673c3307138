"""Reads the packaged TOML, once, at import.

Three layers lie on one another: `practice.toml` (the product's own defaults), `law.toml` (Acts, regulations and
guidance that do not come and go with an edition) and the edition's own file, whose word is the last.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from tenfold.guidance.edition import Citation, Edition
from tenfold.guidance.limit import Limit

Layer = Mapping[str, Any]
_ROOM = files("tenfold.guidance")


def packaged(*path: str) -> dict[str, Any]:
    """Return one packaged TOML file as it is written."""
    return tomllib.loads(_ROOM.joinpath(*path).read_text("utf-8"))


def _editions() -> tuple[Edition, ...]:
    shared = [packaged("practice.toml"), packaged("law.toml")]
    names = (file.name for file in _ROOM.joinpath("editions").iterdir() if file.name.endswith(".toml"))
    found = (_edition(name.removesuffix(".toml"), packaged("editions", name), shared) for name in names)
    return tuple(sorted(found, key=lambda edition: edition.since))


def _edition(id: str, own: Layer, shared: Sequence[Layer]) -> Edition:
    limits: dict[str, Limit] = {}
    citations: dict[str, Citation] = {}
    for layer in (*shared, own):
        told = [(name, fields) for name, fields in layer["limits"].items() if _stands(fields, own["since"])]
        limits |= {name: _limit(name, {**layer.get("defaults", {}), **fields}, id) for name, fields in told}
        source = layer.get("instrument", own["instrument"])
        citations |= {
            topic: _citation(topic, {**source, **fields}) for topic, fields in layer.get("citations", {}).items()
        }
    return Edition(
        id=id,
        title=own["title"],
        era=own["era"],
        since=own["since"],
        until=own.get("until"),
        limits=MappingProxyType(limits),
        citations=MappingProxyType(citations),
    )


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
KNOWN: Mapping[str, Limit] = MappingProxyType(
    {id: limit for edition in EDITIONS for id, limit in edition.limits.items()}
)
TOPICS = frozenset(topic for edition in EDITIONS for topic in edition.citations)
