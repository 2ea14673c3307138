"""What the clock rules share: a limit that began with one step, warned of at two thirds, past at its end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tenfold.picture import Picture
from tenfold.questions.acts import Act
from tenfold.questions.rule import Asked, evidence
from tenfold.questions.wording import Sentence
from tenfold.record import Entry
from tenfold.when import day_of


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit that runs: since when, until when, from when on it is worth a warning, and whether it is past."""

    warned: bool
    past: bool
    due: datetime


def clock(p: Picture, limit_id: str, since: datetime) -> Clock | None:
    """Return the clock of a limit that began at a moment; None where the guidance of that day has no such limit."""
    limit = p.guidance.limit_if_any(limit_id, day_of(since))
    if limit is None:
        return None
    due = limit.after(since)
    warning = limit.share(p.limit("clock.warning", since).number).after(since)
    past = p.passed(due)
    return Clock(past or p.passed(warning), past, due)


def overdue(
    p: Picture,
    limit_id: str,
    since: Entry,
    ask: Sentence,
    *,
    to: tuple[str, ...],
    act: Act,
    also: Iterable[Entry] = (),
    about: tuple[str, ...] = (),
    began: datetime | None = None,
) -> Asked | None:
    """Ask for the step that a clock waits for: soon from two thirds of it on, immediately once it is past."""
    running = clock(p, limit_id, began or since.latest)
    if running is None or not running.warned:
        return None
    return Asked(
        "immediate" if running.past else "soon",
        ask,
        evidence(since, also),
        to,
        (act,),
        about=about,
        due=running.due,
    )
