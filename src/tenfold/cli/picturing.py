"""`tenfold picture`: what the record holds of a family on one day, as known by another."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from tenfold.cli.opening import PROBLEMS, end_named, give_up, guidance_named, open_case
from tenfold.cli.picture_bounds import bound_lines
from tenfold.cli.picture_words import (
    care_lines,
    home_lines,
    injury_lines,
    lead_line,
    plan_lines,
    seen_lines,
    strength_lines,
    worker_lines,
)
from tenfold.cli.writing import write
from tenfold.picture import Picture, children, died_at, fold
from tenfold.questions.wording import called, in_words, plain_day, plain_time
from tenfold.record import Case
from tenfold.replay import SHOWN, Answering, Question, Replay, Running, replay, running_clocks
from tenfold.when import AsOf, CannotCount, day_of

PARTS = (worker_lines, home_lines, care_lines, seen_lines, plan_lines, bound_lines, injury_lines, strength_lines)


def show_picture(path: Path, *, on: str | None, known: str | None, edition: str | None) -> None:
    """Print the picture of a case file."""
    days, guidance = (end_named(on, "--on"), end_named(known, "--known")), guidance_named(edition)
    case = open_case(path)
    if not case.entries:
        write(case.title or case.case, "Nothing is recorded. That does not mean that there is nothing to know.")
        return
    at = moments(case, *days)
    try:
        p, asked = fold(case, at, guidance), replay(case, known=at.known, guidance=guidance)
        running = running_clocks(p, at.known)
    except CannotCount as refusal:
        give_up(f"{path}: {refusal}. An earlier --known keeps to days that can be counted.", PROBLEMS)
    write(*lines(p, at, asked, running))


def moments(case: Case, on: datetime | None, known: datetime | None) -> AsOf:
    """Return the two times that were asked for: by default all that is known, as of the last recording."""
    by = known or on or max(entry.recorded for entry in case.entries)
    return AsOf(on=on or by, known=by)


def lines(p: Picture, at: AsOf, asked: Replay, running: tuple[Running, ...]) -> Iterator[str]:
    """Yield the whole picture as lines of text."""
    yield p.case.title or p.case.case
    yield f"On {plain_day(day_of(at.on))}, as known on {plain_day(day_of(at.known))}"
    yield lead_line(p, at.on)
    if not children(p):
        yield "No child is on record by then."
    for child in children(p):
        yield from ("", called(p, child) + _ended(p, child, at.on))
        for part in PARTS:
            yield from (f"  {line}" for line in part(p, child, at.on))
    yield ""
    if day_of(at.on) != day_of(at.known):
        yield f"Clocks and questions are those of {plain_day(day_of(at.known))}, by what was known then."
    yield from clock_lines(running, at.known)
    yield from ("", *question_lines(asked))


def clock_lines(running: tuple[Running, ...], known: datetime) -> Iterator[str]:
    """Yield the clocks that run, those due first, and which are past."""
    yield "Clocks" if running else "Clocks: none runs"
    for one in running:
        past = "past since" if one.due <= known else "due by the end of"
        yield f"  {past} {plain_day(day_of(one.due - timedelta.resolution))}: {one.ask}"


def question_lines(asked: Replay) -> Iterator[str]:
    """Yield the standing questions under the acts that would answer them; at most five acts, the rest folded."""
    standing = asked.standing
    if not standing:
        yield "No open questions. That does not mean that there is no concern."
        return
    stand = "1 question stands" if len(standing) == 1 else f"{len(standing)} questions stand"
    yield f"What we do not know ({stand})"
    for answering in asked.acts[:SHOWN]:
        yield f"  {answering.words}"
        yield from (f"    - {in_words(asked.picture, question.ask)}" for question in answering.answers)
    yield from _folded(asked.acts[SHOWN:])
    acted = {question.id for act in asked.acts for question in act.answers}
    yield from _beyond(asked, [question for question in standing if question.id not in acted])


def _folded(rest: tuple[Answering, ...]) -> Iterator[str]:
    count = sum(len(answering.answers) for answering in rest)
    if rest:
        acts = "1 other act" if len(rest) == 1 else f"{len(rest)} other acts"
        yield f"  {count} more, by {acts}: tenfold replay --open lists them"


def _beyond(asked: Replay, questions: list[Question]) -> Iterator[str]:
    if questions:
        yield "  Held by a manager, or about a child who has died"
        yield from (f"    - {in_words(asked.picture, question.ask)}" for question in questions)


def _ended(p: Picture, child: str, on: datetime) -> str:
    """Return that a child had died by a day, where the record says so."""
    death = died_at(p, child)
    return "" if death is None or death.first > on else f" (died {plain_time(death)})"
