"""`tenfold picture`: what the record holds of a family on one day, as known by another."""

import sys
from datetime import datetime
from pathlib import Path

from tenfold.cli.opening import PROBLEMS, end_named, give_up, guidance_named, open_case
from tenfold.cli.picture_words import (
    care_lines,
    household_lines,
    injury_lines,
    plan_lines,
    seen_lines,
    strength_lines,
)
from tenfold.picture import Picture, children, died, fold
from tenfold.questions.wording import called, in_words, plain_day
from tenfold.record import Case
from tenfold.replay import SHOWN, Replay, replay
from tenfold.when import AsOf, CannotCount, day_of


def show_picture(path: Path, *, on: str | None, known: str | None, edition: str | None) -> None:
    """Print the picture of a case file."""
    case, guidance = open_case(path), guidance_named(edition)
    at = moments(case, on, known)
    try:
        p = fold(case, at, guidance)
        asked = replay(case, known=at.known, guidance=guidance)
        sys.stdout.write("\n".join(lines(p, at, asked)) + "\n")
    except CannotCount as refusal:
        give_up(f"{path}: {refusal}.", PROBLEMS)


def moments(case: Case, on: str | None, known: str | None) -> AsOf:
    """Return the two times that were asked for: by default all that is known, as of the last recording."""
    last = max(entry.recorded for entry in case.entries)
    by = end_named(known, "--known") or end_named(on, "--on") or last
    return AsOf(on=end_named(on, "--on") or by, known=by)


def lines(p: Picture, at: AsOf, asked: Replay) -> list[str]:
    """Return the whole picture as lines of text."""
    found = [
        p.case.title or p.case.case,
        f"On {plain_day(day_of(at.on))}, as known by {plain_day(day_of(at.known))}",
        f"Lead: {leading(p, at.on)}",
    ]
    for child in children(p):
        found += ["", called(p, child) + ended(p, child)]
        found += [
            f"  {line}"
            for part in (household_lines, care_lines, seen_lines, plan_lines, injury_lines, strength_lines)
            for line in part(p, child, at.on)
        ]
    return [*found, "", *question_lines(asked)]


def leading(p: Picture, on: datetime) -> str:
    """Return who leads on a day, in words."""
    lead = p.lead(day_of(on))
    return called(p, lead) if lead is not None else "nobody is named"


def ended(p: Picture, child: str) -> str:
    """Return that a child has died, where the record says so."""
    death = died(p, child)
    return "" if death is None else f" (died {death.occurred})"


def question_lines(asked: Replay) -> list[str]:
    """Return the standing questions under the acts that would answer them."""
    standing = asked.standing
    if not standing:
        return ["No open questions. That does not mean there is no concern."]
    found = [f"What we do not know ({len(standing)} questions stand)"]
    for answering in asked.acts[:SHOWN]:
        found.append(f"  {answering.words}")
        found += [f"    - {in_words(asked.picture, question.ask)}" for question in answering.answers]
    folded = [question for answering in asked.acts[SHOWN:] for question in answering.answers]
    if folded:
        found.append(f"  {len(folded)} more, by {len(asked.acts) - SHOWN} other acts")
    if not asked.acts:
        found += [f"  - {in_words(asked.picture, question.ask)}" for question in standing]
    return found
