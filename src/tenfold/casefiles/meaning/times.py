"""Times within and between entries; what is only half told is taken generously."""

from collections.abc import Iterator
from datetime import datetime

from tenfold.casefiles.contents import Contents
from tenfold.casefiles.problem import Problem
from tenfold.record import Consent, Injury
from tenfold.when import Time
from tenfold.when.time import EXPECTED

HOW = {"happened": "happened", "noticed": "was noticed"}


def left_out(contents: Contents) -> Iterator[Problem]:
    """Warn of times in the hour over which clocks go forward, which no clock shows."""
    for told in contents.told:
        for name, time in (("occurred", told.entry.occurred), ("until", told.entry.until)):
            if time is not None and time.left_out:
                wrong = f"no clock showed {time}, because clocks went forward; it is taken as {_said(time.first)}"
                yield told.problem((name,), wrong, "a time that a clock showed is usual", "warning")


def recorded_before_it_occurred(contents: Contents) -> Iterator[Problem]:
    """Find entries that the record, or the agency, held before what they tell of had happened."""
    for told in contents.told:
        entry = told.entry
        later = "that moment or a later one" if entry.occurred.exact else "a moment on that day or later"
        if entry.recorded < entry.occurred.first:
            wrong = f"it was recorded ({_said(entry.recorded)}) before it occurred ({_taken(entry.occurred)})"
            yield told.problem(("recorded",), wrong, f"{later} would be")
        if entry.written is not None and entry.written < entry.occurred.first:
            wrong = f"it was written ({_said(entry.written)}) before it occurred ({_taken(entry.occurred)})"
            yield told.problem(("written",), wrong, f"{later} is usual", "warning")


def ended_before_it_began(contents: Contents) -> Iterator[Problem]:
    """Find entries that end before they begin; warn of those recorded before they ended."""
    for told in contents.told:
        entry = told.entry
        if entry.until is None:
            continue
        if entry.until.last < entry.occurred.first:
            wrong = f"it ended ({_taken(entry.until)}) before it occurred ({_taken(entry.occurred)})"
            yield told.problem(("until",), wrong, "the same time or a later one would be")
        elif entry.recorded < entry.until.first:
            wrong = f"it was recorded ({_said(entry.recorded)}) before it ended ({_taken(entry.until)})"
            yield told.problem(("until",), wrong, "an entry recorded afterwards is usual", "warning")


def corrected(contents: Contents) -> Iterator[Problem]:
    """Find corrections of themselves and of entries that the record came to hold later."""
    held = {told.entry.id: told.entry for told in contents.told}
    for told in contents.told:
        entry = told.entry
        if entry.corrects == entry.id:
            yield told.problem(("corrects",), "it corrects itself", "the id of the entry with the mistake would be")
        elif entry.corrects in held and held[entry.corrects].order > entry.order:
            wrong = f"“{entry.corrects}” was recorded after this ({_said(held[entry.corrects].recorded)})"
            yield told.problem(("corrects",), wrong, "an entry recorded before this would be")


def to_date_before_from(contents: Contents) -> Iterator[Problem]:
    """Find what ends before it begins; a later statement that gives only the end is held against the beginning told."""
    begun: dict[tuple[type[object], str], Time] = {}
    for said in sorted(contents.said, key=lambda said: said.told.entry.order):
        begins, ends = getattr(said.fact, "from_", None), getattr(said.fact, "to_date", None)
        if not isinstance(begins, Time):
            begins = begun.get((type(said.fact), said.id)) if said.id is not None else None
        elif said.id is not None:
            begun[type(said.fact), said.id] = begins
        if begins is not None and ends is not None and ends.last < begins.first:
            wrong = f"it ends ({ends}) before it begins ({begins})"
            yield said.problem("to_date", wrong, "a day no earlier than that would be")


def withdrawn(contents: Contents) -> Iterator[Problem]:
    """Find consent withdrawn on what is no day, or before it was given."""
    for said in contents.facts(Consent):
        if not isinstance(said.fact.withdrawn, str):
            continue
        try:
            told = Time.told(said.fact.withdrawn)
        except ValueError:
            wrong = f"“{said.fact.withdrawn[:40]}” is neither true or false nor a time"
            yield said.problem("withdrawn", wrong, f"true, or {EXPECTED}, would be")
            continue
        if said.fact.from_ is not None and told.last < said.fact.from_.first:
            wrong = f"it was withdrawn ({told}) before it was given ({said.fact.from_})"
            yield said.problem("withdrawn", wrong, "the same time or a later one would be")


def hurt_after_it_was_told(contents: Contents) -> Iterator[Problem]:
    """Find injuries that the record held before they had happened, or been noticed."""
    for said in contents.standing(Injury):
        recorded = said.told.entry.recorded
        for name, at in (("happened", said.fact.happened), ("noticed", said.fact.noticed)):
            if at is not None and recorded < at.first:
                wrong = f"it {HOW[name]} ({_taken(at)}) after it was recorded ({_said(recorded)})"
                yield said.problem(name, wrong, "a time no later than that would be")


def _taken(time: Time) -> str:
    """Return a time as it was told, and as what it is taken where no clock showed it."""
    return f"{time}, taken as {_said(time.first)}, because clocks went forward" if time.left_out else str(time)


def _said(moment: datetime) -> str:
    return Time.at(moment).text
