"""The forms with which something is recorded of a worker: for each kind of fact its heading and its fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tenfold.desk.forms import Choice, Field
from tenfold.desk.telling import own_id
from tenfold.ledger.workforce.kinds import AS_WHOM, BODIES, DBS_LEVELS, DOMAINS, FOOTINGS, FORMS, JUDGED, LEVELS


@dataclass(frozen=True, slots=True)
class Paper:
    """A form: what it is called, what to know before filling it in, and its fields."""

    head: str
    before: str
    fields: tuple[Field, ...]


def _one_of(name: str, label: str, words: Mapping[str, str], needed: str, hint: str = "") -> Field:
    choices = tuple(Choice(value, says) for value, says in words.items())
    return Field(kind="radios", name=name, label=label, choices=choices, needed=needed, hint=hint, small=True)


def _listed(name: str, label: str, words: Mapping[str, str], needed: str, hint: str = "") -> Field:
    choices = tuple(Choice(value, says) for value, says in words.items())
    return Field(kind="select", name=name, label=label, choices=choices, needed=needed, hint=hint, none="Choose one")


def _day(name: str, label: str, needed: str = "", hint: str = "") -> Field:
    return Field(kind="day", name=name, label=label, needed=needed, hint=hint)


def _text(name: str, label: str, needed: str = "", hint: str = "", width: str = "") -> Field:
    return Field(kind="text", name=name, label=label, needed=needed, hint=hint, width=width)


def _area(name: str, label: str, needed: str = "", hint: str = "", rows: int = 4) -> Field:
    return Field(kind="area", name=name, label=label, needed=needed, hint=hint, rows=rows)


PAPERS: Mapping[str, Paper] = {
    "registration": Paper(
        "Professional registration",
        "Look the person up on the body’s own public register, and record what you saw there.",
        (
            _listed("body", "With whom", BODIES, "Say with whom they are registered"),
            _text("reference", "Registration number", width="20"),
            _day("checked_on", "When did you look it up?", "Say when you looked it up"),
            _day("renews_on", "When is it to be renewed?", hint="Social Work England: by 30 November each year"),
        ),
    ),
    "dbs": Paper(
        "DBS check",
        "Record the level and dates, and not what a certificate says: certificates are not kept.",
        (
            _one_of("level", "Level", DBS_LEVELS, "Say which level"),
            _day("issued_on", "Date on the certificate", "Enter the date on the certificate"),
            _day("seen_on", "When did you see it?", "Say when you saw it"),
            _day(
                "renews_on", "When is it to be renewed?", hint="A certificate has no end by law; your own practice may"
            ),
        ),
    ),
    "references": Paper(
        "References",
        "Two or more, one from the last employer; spoken with, not only read.",
        (
            _text("number", "How many", "Say how many", width="3"),
            _day("received_on", "When the last of them came", "Say when the last of them came"),
            _area("says", "From whom, and how you checked that they are theirs", "Say from whom they are", rows=3),
        ),
    ),
    "right_to_work": Paper(
        "Right to work",
        "",
        (
            _text("shown", "What was shown", "Say what was shown", hint="For example, a passport, or a share code"),
            _day("checked_on", "When did you check it?", "Say when you checked it"),
            _day("until", "Until when does it hold?", hint="Leave empty where it has no end"),
        ),
    ),
    "employment": Paper(
        "Employed, or an agency worker",
        "",
        (
            _one_of("footing", "On what footing do they work for you?", FOOTINGS, "Say on what footing they work"),
            _text("through", "Through which agency, or from which employer"),
            _day("since", "Since when", "Say since when"),
        ),
    ),
    "training": Paper(
        "Training",
        "",
        (
            _text("course", "What it was", "Say what it was", hint="For example, Safeguarding children, level 3"),
            _day("completed_on", "When it was completed", "Say when it was completed"),
            _day("expires_on", "When it runs out", hint="Leave empty where it does not"),
        ),
    ),
    "capability": Paper(
        "Evidence of capability",
        "The Professional Capabilities Framework (BASW, 2018) is for social workers. Write what you did and what it "
        "shows, so that nobody could know the child or family by it: this is no part of a child’s record.",
        (
            _listed("domain", "Domain", DOMAINS, "Choose a domain"),
            _listed("level", "Level", LEVELS, "Choose a level"),
            _area("evidence", "Your evidence, in your own words", "Write your evidence", rows=6),
        ),
    ),
    "acknowledged": Paper(
        "Acknowledge evidence",
        "You say what the evidence shows, not what the person is worth. They read it.",
        (
            _one_of("judged", "What does it show?", JUDGED, "Say what it shows"),
            _one_of("as_whom", "You say so", AS_WHOM, "Say as whom"),
            _area("says", "Why", "Say why", rows=3),
        ),
    ),
    "supervision_due": Paper(
        "When supervision is next due",
        "The standards for employers ask for weekly supervision in a newly qualified worker’s first six weeks, "
        "fortnightly until six months, and monthly at least from then.",
        (_day("due_on", "Due on", "Say when it is due"), _area("says", "Anything to know", rows=2)),
    ),
    "supervision": Paper(
        "Supervision that was held",
        "Record what was agreed about the worker. What was decided about a child goes into that child’s record, and no "
        "family is named here.",
        (
            _day("held_on", "When it was held", "Say when it was held"),
            _text("minutes", "How many minutes", "Say how long it was", width="4"),
            _one_of("form", "What it was for", FORMS, "Say what it was for"),
            _area("agreed", "What was agreed about the worker", "Say what was agreed"),
            _day("next_on", "When the next is due"),
        ),
    ),
}
"""Each form by the kind of fact that it records."""


def paper_fields(kind: str, before: Mapping[str, str] | None) -> tuple[Field, ...]:
    """Return the fields of a form, filled with what is to be corrected where something is."""
    return tuple(_fields(kind, before or {}))


def _fields(kind: str, before: Mapping[str, str]) -> Iterator[Field]:
    yield own_id()
    for field in PAPERS[kind].fields:
        told = before.get(field.name, "")
        yield replace(field, first=_first(field, told)) if told else field


def _first(field: Field, told: str) -> tuple[str, ...]:
    if field.kind != "day":
        return (told,)
    day = date.fromisoformat(told)
    return str(day.day), str(day.month), str(day.year)
