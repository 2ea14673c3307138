"""A rule that fits one case only would change its mind when ids, dates, words and a bystander change. None may."""

from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tenfold.casefiles import read
from tenfold.guidance import Guidance
from tenfold.record import Agency, Allocation, Author, Case, Enquiry, Entry, Fact, Meeting, Person
from tenfold.record.reference import references
from tenfold.replay import replay
from tenfold.when import Time, civil, moment

DAYS = timedelta(days=400)
SHIFTS = (399, 400, 401, 403, 735)
"""Every wait moves over other bank holidays; but for the first and the last, whole weeks, over other weekends too."""
CASES = Path(__file__).parents[2] / "cases"
TOLD = sorted(path for path in CASES.glob("*.yaml") if not path.name.endswith(".moments.yaml"))
EDITION = Guidance.fixed("plan-2018")
WORDS = ("says", "narrative", "outcome", "rationale", "what", "context", "reason", "name", "role", "address")
OF_THE_RECORD = {(Allocation, "role"), (Enquiry, "outcome")}  # words of the record, unlike other roles and outcomes


def new(id: str) -> str:
    """Another id for an id, which sorts differently."""
    return f"z{sum(map(ord, id)) % 97:02d}{id[::-1]}"


def later(time: Time) -> Time:
    """A told time so many days on, told as precisely as before."""
    moved = civil(time.first) + DAYS
    forms = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}
    return Time.told(moved.strftime(forms.get(len(time.text), "%Y-%m-%dT%H:%M:%S")))


def changed(value: Any, name: str, kinds: tuple[str, ...], known: set[str]) -> Any:
    if isinstance(value, Time):
        return later(value)
    if isinstance(value, datetime):
        return moment(civil(value) + DAYS)
    if isinstance(value, str) and kinds:
        return new(value) if value in known else value
    if isinstance(value, tuple) and kinds:
        return tuple(new(one) if one in known else one for one in value)
    if name in WORDS and isinstance(value, str):
        return f"Something else was written here ({new(value)[:8]})."
    return value


def fact_changed(fact: Fact, known: set[str]) -> Fact:
    marks = {name: refers.kinds for name, refers in references(type(fact))}
    own = {"id": ("own",), "at": ("agency",)}
    changes = {
        field.name: changed(getattr(fact, field.name), field.name, (marks | own).get(field.name, ()), known)
        for field in fields(fact)
        if (type(fact), field.name) not in OF_THE_RECORD
    }
    return replace(fact, **changes)


def entry_changed(entry: Entry, known: set[str]) -> Entry:
    marks = {name: refers.kinds for name, refers in references(Entry)} | {"id": ("own",)}
    changes = {
        field.name: changed(getattr(entry, field.name), field.name, marks.get(field.name, ()), known)
        for field in fields(entry)
        if field.init and field.name not in ("facts", "seen", "author", "seq", "outcome")
    }
    changes["seen"] = {new(child): how for child, how in entry.seen.items()} if entry.seen else entry.seen
    changes["facts"] = tuple(fact_changed(fact, known) for fact in entry.facts)
    return replace(entry, **changes, author=Author(role="somebody", id=entry.author.id))


def ids_of(case: Case) -> set[str]:
    own = {fact.id for entry in case.entries for fact in entry.facts if getattr(fact, "id", None)}
    return own | {entry.id for entry in case.entries} | {agency.id for agency in case.agencies}


def renamed(case: Case) -> Case:
    known = ids_of(case)
    bystander = Agency(id="bystander", name="A library", kind="other")
    heard = Entry(
        id="bystander-1",
        occurred=later(case.entries[-1].occurred),
        recorded=moment(civil(case.entries[-1].recorded) + DAYS),
        agency="bystander",
        author=Author(role="librarian"),
        event="record_note",
        about=(),
        seq=10_000,
    )
    return replace(
        case,
        agencies=(*(replace(agency, id=new(agency.id), name="An agency") for agency in case.agencies), bystander),
        lead=tuple(
            replace(lead, agency=new(lead.agency), from_=lead.from_ and later(lead.from_)) for lead in case.lead
        ),
        entries=(*(entry_changed(entry, known) for entry in case.entries), heard),
    )


@cache
def as_asked(path: Path) -> set[tuple[str, frozenset[str]]]:
    return asked(read(path))


def asked(case: Case) -> set[tuple[str, frozenset[str]]]:
    return {(q.rule, frozenset(q.about)) for q in replay(case, guidance=EDITION).questions}


@pytest.mark.parametrize("days", SHIFTS)
@pytest.mark.parametrize("path", TOLD, ids=[path.stem for path in TOLD])
def test_other_ids_dates_words_and_a_bystander_change_no_question(
    path: Path, days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(globals(), "DAYS", timedelta(days))
    case = read(path)
    known = ids_of(case)
    as_told = {(rule, frozenset(new(one) if one in known else one for one in about)) for rule, about in as_asked(path)}
    assert asked(renamed(case)) == as_told


def test_the_renaming_really_renames() -> None:
    case = read(TOLD[0])
    other = renamed(case)
    assert not ids_of(case) & ids_of(other)
    assert date.fromisoformat(str(other.entries[0].occurred)[:10]) > civil(case.entries[0].occurred.first).date()
    assert any(isinstance(fact, Person | Meeting) for entry in other.entries for fact in entry.facts)
