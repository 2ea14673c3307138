"""`tenfold replay`: the moments in order, then the closing summary."""

import sys
from pathlib import Path

from tenfold.cli.opening import PROBLEMS, end_named, give_up, guidance_named, open_case
from tenfold.cli.summing_up import print_summary
from tenfold.cli.writing import write, write_json
from tenfold.questions.wording import called, in_words, listed, plain_day
from tenfold.replay import Question, Replay, answers_to, as_json, authority, replay
from tenfold.when import CannotCount, day_of


def show_replay(
    path: Path,
    *,
    known: str | None,
    edition: str | None,
    theme: str | None,
    html: Path | None,
    open_only: bool,
    alone: bool,
    as_json: bool,
) -> None:
    """Replay a case file and print it, for people or for programs."""
    until, guidance = end_named(known, "--known"), guidance_named(edition)
    case = open_case(path)
    try:
        replayed = replay(case, known=until, guidance=guidance, alone=alone)
    except CannotCount as refusal:
        give_up(f"{path}: {refusal}. An earlier --known keeps to days that can be counted.", PROBLEMS)
    shown = chosen(replayed, theme=theme, open_only=open_only)
    if as_json:
        print_json(replayed, shown)
    else:
        print_moments(replayed, shown)
        print_summary(replayed, shown)
    if html is not None:
        write_page(replayed, html)


def chosen(replayed: Replay, *, theme: str | None, open_only: bool) -> list[Question]:
    """Return the questions that were asked for."""
    return [
        question
        for question in replayed.questions
        if theme in (None, question.theme) and not (open_only and question.closed is not None)
    ]


def write_page(replayed: Replay, to: Path) -> None:
    """Write the replay as one self-contained page, and say where."""
    from tenfold.drawings import report

    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(report(replayed), "utf-8")
    except OSError as refusal:
        give_up(f"{to} cannot be written ({refusal.strerror}). Name another file.", PROBLEMS)
    sys.stderr.write(f"Wrote {to}\n")


def print_json(replayed: Replay, shown: list[Question]) -> None:
    """Print the one object that other programs read."""
    found = as_json(replayed)
    wanted = {question.id for question in shown}
    found["questions"] = [question for question in found["questions"] if question["id"] in wanted]
    write_json(found)


def print_moments(replayed: Replay, shown: list[Question]) -> None:
    """Print the questions in the order in which they opened, day by day."""
    write(replayed.case.title or replayed.case.case, counted(replayed))
    today = None
    for question in shown:
        day = day_of(question.opened)
        if day != today:
            today = day
            write("", plain_day(day))
        write(*moment(replayed, question))
    if not shown:
        write("", "No questions were asked. That does not mean that there is no concern.")


def counted(replayed: Replay) -> str:
    """Return how many entries stand and how many were corrected, on which day; without any, no day is told."""
    if not replayed.case.entries:
        return "There are no entries."
    count = len(replayed.picture.entries())
    gone = sum(entry.recorded <= replayed.until for entry in replayed.case.entries) - count
    corrected = f" (and {gone} that {'was' if gone == 1 else 'were'} corrected)" if gone else ""
    known = plain_day(day_of(replayed.until))
    return f"{count} {'entry' if count == 1 else 'entries'}{corrected}, as known on {known}"


def moment(replayed: Replay, question: Question) -> list[str]:
    """Return one question in plain words, those in which it opened first, as a few lines."""
    p = replayed.picture
    first, last = in_words(p, question.first_ask), in_words(p, question.ask)
    lines = [
        f"  {first}",
        f"      {question.first_urgency}, to {listed(called(p, to) for to in question.first_to)}; {question.rule}",
        f"      on {listed(f'{entry.id} ({called(p, entry.agency)})' for entry in question.evidence)}",
        f"      by {authority(replayed, question)}",
    ]
    if question.grew:
        growth, times = question.grew[-1], len(question.grew)
        grew = {1: "once, on", 2: "twice, last on"}.get(times, f"{times} times, last on")
        lines.append(f"      grew {grew} {plain_day(day_of(growth.at))}; then {growth.urgency}")
    if last != first:
        lines.append(f"      last asked as: {last}")
    if question.to != question.first_to:
        lines.append(f"      last asked of: {listed(called(p, to) for to in question.to)}")
    if question.held is not None:
        held = question.held
        lines.append(f"      held by {held.by} until {plain_day(day_of(held.review))}: {held.reason}")
    lines += [f"      {words}" for words in answered_in(replayed, question)]
    if replayed.asked_alone:
        lines.append(f"      {alone(replayed, question)}")
    return [*lines, f"      {ending(replayed, question)}"]


def answered_in(replayed: Replay, question: Question) -> list[str]:
    """Return what was said in answer to a question, which closes nothing."""
    found = answers_to(replayed.picture, question)
    if not found:
        return []
    from tenfold.drawings.sayings import answered

    return [answered(replayed.picture, one) for one in found]


def alone(replayed: Replay, question: Question) -> str:
    """Return which agencies could have asked from their own entries, and from which day."""
    could = sorted(question.alone.items(), key=lambda one: (one[1], one[0]))
    told = [f"{called(replayed.picture, agency)} from {plain_day(day_of(since))}" for agency, since in could]
    return f"alone: {listed(told)}" if told else "only the joined record could ask it"


def ending(replayed: Replay, question: Question) -> str:
    """Return when and by what a question closed, or that it stands."""
    if question.closed is None:
        return "stands"
    if question.closed_by is None:
        return f"closed on {plain_day(day_of(question.closed))}, with time"
    entry = replayed.picture.as_written(question.closed_by)
    what = f"{entry.event.replace('_', ' ')}, {called(replayed.picture, entry.agency)}"
    return f"closed on {plain_day(day_of(question.closed))} by {question.closed_by} ({what})"
