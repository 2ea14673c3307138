"""`tenfold replay`: the moments in order, then a summary by theme, by act, and of each agency alone."""

import json
import sys
from collections import Counter
from pathlib import Path

from tenfold.cli.opening import PROBLEMS, end_named, give_up, guidance_named, open_case
from tenfold.questions.wording import called, in_words, listed, plain_day
from tenfold.replay import SHOWN, Question, Replay, as_json, authority, replay
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
    case, guidance, until = open_case(path), guidance_named(edition), end_named(known, "--known")
    try:
        replayed = replay(case, known=until, guidance=guidance, alone=alone)
    except CannotCount as refusal:
        give_up(f"{path}: {refusal}.", PROBLEMS)
    shown = chosen(replayed, theme=theme, open_only=open_only)
    if html is not None:
        write_page(replayed, html)
    if as_json:
        print_json(replayed, shown)
    else:
        print_moments(replayed, shown)
        print_summary(replayed, shown)


def chosen(replayed: Replay, *, theme: str | None, open_only: bool) -> list[Question]:
    """Return the questions that were asked for."""
    return [
        question
        for question in replayed.questions
        if theme in (None, question.theme) and not (open_only and question.closed is not None)
    ]


def write_page(replayed: Replay, to: Path) -> None:
    """Write the replay as one self-contained page."""
    from tenfold.drawings import report

    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(report(replayed), "utf-8")
    sys.stderr.write(f"Wrote {to}\n")


def print_json(replayed: Replay, shown: list[Question]) -> None:
    """Print the one object that other programs read."""
    found = as_json(replayed)
    wanted = {question.id for question in shown}
    found["questions"] = [question for question in found["questions"] if question["id"] in wanted]
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def print_moments(replayed: Replay, shown: list[Question]) -> None:
    """Print the questions in the order in which they opened, day by day."""
    title = replayed.case.title or replayed.case.case
    write(f"{title}\n{len(replayed.picture.entries())} entries, as known on {plain_day(day_of(replayed.until))}\n")
    today = None
    for question in shown:
        day = day_of(question.opened)
        if day != today:
            today = day
            write(f"\n{plain_day(day)}")
        write("\n".join(moment(replayed, question)))
    if not shown:
        write("\nNo questions were asked. That does not mean that there is no concern.")


def moment(replayed: Replay, question: Question) -> list[str]:
    """Return one question in plain words, as a few lines."""
    p = replayed.picture
    holders = listed(called(p, agency) for agency in question.held_by)
    lines = [
        f"  {in_words(p, question.ask)}",
        f"      {question.urgency}, to {listed(called(p, to) for to in question.to)}; {question.rule}",
        f"      on {', '.join(entry.id for entry in question.evidence)} ({holders})",
        f"      by {authority(replayed, question)}",
    ]
    if question.grew:
        last = question.grew[-1]
        lines.append(f"      grew {len(question.grew)} times, last on {plain_day(day_of(last.at))}, to {last.urgency}")
    if question.held is not None:
        held = question.held
        lines.append(f"      held by {held.by} until {plain_day(day_of(held.review))}: {held.reason}")
    return [*lines, f"      {ending(question)}"]


def ending(question: Question) -> str:
    """Return when and by what a question closed, or that it stands."""
    if question.closed is None:
        return "stands"
    by = f"by {question.closed_by}" if question.closed_by else "with time"
    return f"closed on {plain_day(day_of(question.closed))} {by}"


def print_summary(replayed: Replay, shown: list[Question]) -> None:
    """Print what was asked by theme, what would answer most, and each agency alone against all together."""
    asked, standing = Counter(q.theme for q in shown), Counter(q.theme for q in shown if q.closed is None)
    write("\nBy theme (asked, standing at the end)")
    for theme, count in asked.items():
        write(f"  {theme:<10} {count:>4} {standing[theme]:>4}")
    wanted = {question.id for question in shown}
    acts = [(act, [q for q in act.answers if q.id in wanted]) for act in replayed.acts]
    acts = [(act, answers) for act, answers in acts if answers]
    if acts:
        write(f"\nWhat would answer most of what stands ({sum(len(answers) for _, answers in acts)} questions)")
    for act, answers in acts[:SHOWN]:
        write(f"  {len(answers):>3}  {act.words}")
    if acts[SHOWN:]:
        write(f"  {sum(len(answers) for _, answers in acts[SHOWN:]):>3}  by {len(acts) - SHOWN} other acts")
    if replayed.asked_alone:
        print_alone(replayed, shown)
    write("\nSilence never means safety: the record asks only about what it was told.")


def print_alone(replayed: Replay, shown: list[Question]) -> None:
    """Print which agencies could have asked from their own entries, and what only the joined record could."""
    together = [question for question in shown if not question.alone]
    write(f"\nAlone against together: {len(together)} of {len(shown)} questions only the joined record could ask")
    for agency in replayed.case.agencies:
        could = [question for question in shown if agency.id in question.alone]
        if could:
            write(f"  {agency.name}: {len(could)} from its own entries")
    for question in together:
        write(f"  {plain_day(day_of(question.opened))}  {in_words(replayed.picture, question.ask)}")


def write(text: str) -> None:
    """Write a line."""
    sys.stdout.write(f"{text}\n")
