"""What the clock rules share: a limit that began with one step, warned of at two thirds, past at its end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tenfold.guidance import Limit
from tenfold.picture import PROTECTION, Picture, Spell, tellings
from tenfold.questions.acts import Act
from tenfold.questions.rule import Asked, Urgency, evidence
from tenfold.questions.wording import Sentence
from tenfold.record import Entry, Plan
from tenfold.when import day_of


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit that runs: until when, from when on it is worth a warning, and whether it is past."""

    warned: bool
    past: bool
    due: datetime


def clock(p: Picture, limit: str | Limit, since: datetime, until: datetime | None = None) -> Clock | None:
    """Return the clock of a limit that began at a moment; None where the guidance of that day has no such limit.

    `until` is its end where something else than the limit fixes that.
    """
    found = p.guidance.limit_if_any(limit, day_of(since)) if isinstance(limit, str) else limit
    if found is None:
        return None
    due = found.after(since) if until is None else until
    warning = found.share(p.limit("clock.warning", since).number).after(since)
    past = p.passed(due)
    return Clock(past or p.passed(warning), past, due)


def overdue(
    running: Clock | None,
    ask: Sentence,
    *behind: Entry | Iterable[Entry],
    to: tuple[str, ...],
    act: Act,
    about: tuple[str, ...] = (),
) -> Asked | None:
    """Ask for the step that a clock waits for: soon from two thirds of it on, immediately once it is past."""
    if running is None or not running.warned:
        return None
    urgency: Urgency = "immediate" if running.past else "soon"
    return Asked(urgency, ask, evidence(*behind), to, (act,), about, running.due)


def made_at(p: Picture, plan: Spell) -> Entry | None:
    """Return the entry from which the first steps of a plan are counted; None where the record met it under way.

    It is what started the plan, or the later initial conference of a receiving authority that started it anew.
    """
    told = (pair for pair in tellings(p.facts(Plan, plan.child)) if pair[0].order >= plan.start.order)
    started = (entry for entry, fact in told if fact.status == "started" and fact.kind in (None, PROTECTION))
    made = [entry for entry in started if entry.id == plan.start.id or entry.event == "initial_conference"]
    return made[-1] if made else None
