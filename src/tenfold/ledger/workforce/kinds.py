"""What is recorded of a worker: each kind with its fields, and the Professional Capabilities Framework's own words.

The framework is that of BASW, refreshed in 2018: nine domains, and nine levels from before training to strategic.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

DOMAINS = MappingProxyType(
    {
        "values": "Values and ethics",
        "diversity": "Diversity and equality",
        "rights": "Rights, justice and economic wellbeing",
        "knowledge": "Knowledge",
        "reflection": "Critical reflection and analysis",
        "skills": "Skills and interventions",
        "professionalism": "Professionalism",
        "contexts": "Contexts and organisations",
        "leadership": "Professional leadership",
    }
)
LEVELS = MappingProxyType(
    {
        "entry": "Point of entry to training",
        "readiness": "Readiness for practice",
        "first_placement": "End of first placement",
        "last_placement": "End of last placement",
        "asye": "Newly qualified (assessed and supported year)",
        "social_worker": "Social worker",
        "experienced": "Experienced",
        "advanced": "Advanced",
        "strategic": "Strategic",
    }
)
BODIES = MappingProxyType(
    {
        "swe": "Social Work England",
        "nmc": "Nursing and Midwifery Council",
        "gmc": "General Medical Council",
        "hcpc": "Health and Care Professions Council",
        "tra": "Teaching Regulation Agency",
        "sra": "Solicitors Regulation Authority",
        "warrant": "Police warrant",
        "none": "None: the post needs no registration",
    }
)
DBS_LEVELS = MappingProxyType(
    {
        "basic": "Basic",
        "standard": "Standard",
        "enhanced": "Enhanced",
        "barred": "Enhanced, with the children’s barred list",
    }
)
FOOTINGS = MappingProxyType(
    {
        "employed": "Employed",
        "agency_worker": "Agency worker",
        "seconded": "Seconded from another employer",
        "self_employed": "Self-employed",
    }
)
FORMS = MappingProxyType(
    {"case": "Cases", "reflective": "Reflective", "group": "In a group", "observed": "Observed practice"}
)
JUDGED = MappingProxyType({"met": "It shows the level", "more": "More evidence is asked for"})
AS_WHOM = MappingProxyType({"manager": "As their manager", "assessor": "As their assessor"})
CHECKS = ("registration", "dbs", "references", "right_to_work", "employment")
"""What safer recruitment looks at before somebody works with children."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a kind of fact says: words, a day, a whole number, or one of some choices."""

    name: str
    kind: Literal["words", "day", "number", "choice"] = "words"
    needed: bool = True
    choices: Mapping[str, str] = field(default_factory=dict)


def _of(choices: Mapping[str, str], name: str) -> Said:
    return Said(name, "choice", choices=choices)


def _later(name: str) -> Said:
    return Said(name, "day", needed=False)


KINDS: Mapping[str, tuple[Said, ...]] = MappingProxyType(
    {
        "registration": (
            _of(BODIES, "body"),
            Said("reference", needed=False),
            Said("checked_on", "day"),
            _later("renews_on"),
        ),
        "dbs": (_of(DBS_LEVELS, "level"), Said("issued_on", "day"), Said("seen_on", "day"), _later("renews_on")),
        "references": (Said("number", "number"), Said("received_on", "day"), Said("says")),
        "right_to_work": (Said("shown"), Said("checked_on", "day"), _later("until")),
        "employment": (_of(FOOTINGS, "footing"), Said("through", needed=False), Said("since", "day")),
        "training": (Said("course"), Said("completed_on", "day"), _later("expires_on")),
        "capability": (_of(DOMAINS, "domain"), _of(LEVELS, "level"), Said("evidence")),
        "acknowledged": (_of(JUDGED, "judged"), _of(AS_WHOM, "as_whom"), Said("says")),
        "supervision_due": (Said("due_on", "day"), Said("says", needed=False)),
        "supervision": (
            Said("held_on", "day"),
            Said("minutes", "number"),
            _of(FORMS, "form"),
            Said("agreed"),
            _later("next_on"),
        ),
    }
)
_BACKWARDS = ("checked_on", "issued_on", "seen_on", "received_on", "completed_on", "held_on")
MOST = 4000  # characters in one field


def problems(kind: str, told: Mapping[str, str], today: date) -> Iterator[str]:
    """Return what is wrong with what is told of a worker, a sentence each."""
    fields = {one.name: one for one in KINDS[kind]}
    yield from (f"“{name}” is no part of this." for name in told if name not in fields)
    for name, one in fields.items():
        value = told.get(name, "").strip()
        if not value and one.needed:
            yield f"“{name.replace('_', ' ')}” is needed."
        elif value and (wrong := _wrong(one, value, today)):
            yield wrong
    yield from _out_of_order(told)


def _wrong(one: Said, value: str, today: date) -> str:
    word = one.name.replace("_", " ")
    if one.kind == "choice" and value not in one.choices:
        return f"“{word}” is one of: {', '.join(one.choices.values())}."
    if one.kind == "number" and not (value.isascii() and value.isdigit() and len(value) < 4):  # noqa: PLR2004 - below 1,000
        return f"“{word}” is a whole number."
    if one.kind == "day":
        day = _day(value)
        ahead = day is not None and one.name in _BACKWARDS and day > today
        return f"“{word}” is a day." if day is None else f"“{word}” has not come yet." if ahead else ""
    return f"“{word}” is longer than {MOST} characters." if len(value) > MOST else ""


def _out_of_order(told: Mapping[str, str]) -> Iterator[str]:
    for first, last in (
        ("completed_on", "expires_on"),
        ("issued_on", "renews_on"),
        ("checked_on", "renews_on"),
        ("checked_on", "until"),
    ):
        before, after = _day(told.get(first, "")), _day(told.get(last, ""))
        if before is not None and after is not None and after <= before:
            yield f"“{last.replace('_', ' ')}” comes after “{first.replace('_', ' ')}”."


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
