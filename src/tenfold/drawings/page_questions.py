"""The questions on the page: what stands, by the act that would answer it, and every question with what it rests on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from tenfold.drawings.drawing import text
from tenfold.drawings.sayings import answered
from tenfold.questions.wording import called, in_words, listed, plain_day
from tenfold.replay import SHOWN, Question, Replay, answers_to
from tenfold.when import day_of

FEW = 6
BEYOND = "Held by a manager, or about a child who has died: no act is suggested."


def acts_section(replayed: Replay) -> str:
    """Return what stands, under the few acts that would answer most of it; the rest folded."""
    standing = replayed.standing
    if not standing:
        return "<p>No open questions. That does not mean that there is no concern.</p>"
    acted = {question.id for act in replayed.acts for question in act.answers}
    folded = [(act.words, act.answers) for act in replayed.acts[SHOWN:]]
    beyond = [question for question in standing if question.id not in acted]
    if beyond:
        folded.append((BEYOND, tuple(beyond)))
    shown = "".join(_act(replayed, act.words, act.answers) for act in replayed.acts[:SHOWN])
    return f"<p>{_counted(len(standing))}.</p><ol class=acts>{shown}</ol>{_folded(replayed, folded)}"


def questions_section(replayed: Replay) -> str:
    """Return every question in the order in which they opened, by theme, and the authorities that they name."""
    authorities = _authorities(replayed)
    themes = dict.fromkeys(question.theme for question in replayed.questions)
    if not themes:
        return "<p>No question was asked. That does not mean that there is no concern.</p>"
    told = "".join(_theme(replayed, theme, authorities) for theme in themes)
    listing = "".join(f"<li>{text(words)}</li>" for words in authorities)
    return f"{told}<h3>By what authority</h3><ol class=quiet>{listing}</ol>"


def _counted(count: int) -> str:
    return "1 question stands" if count == 1 else f"{count} questions stand"


def _act(replayed: Replay, words: str, answers: Sequence[Question]) -> str:
    count = "1 question" if len(answers) == 1 else f"{len(answers)} questions"
    would = count if words == BEYOND else f"Would answer {count}:"
    asked = list(Counter(in_words(replayed.picture, one.ask) for one in answers).items())
    asks = "".join(f"<li>{text(ask)}{f' ({times} times)' if times > 1 else ''}</li>" for ask, times in asked[:FEW])
    asks += f"<li class=quiet>and {len(asked) - FEW} more, below</li>" if len(asked) > FEW else ""
    head = f"<strong>{text(words)}</strong> <span class=quiet>{would}</span>"
    return f"<li>{head}<ul class=plain>{asks}</ul></li>"


def _folded(replayed: Replay, acts: Sequence[tuple[str, Sequence[Question]]]) -> str:
    if not acts:
        return ""
    count = sum(len(answers) for _, answers in acts)
    inside = "".join(_act(replayed, words, answers) for words, answers in acts)
    summary = f"{count} more, under {len(acts)} more headings"
    return f"<details class=folded><summary>{summary}</summary><ul class=plain>{inside}</ul></details>"


def _authorities(replayed: Replay) -> dict[str, int]:
    """Return each authority that a question names, with its number."""
    guidance = replayed.picture.guidance
    named = (str(guidance.cite(topic, day_of(q.opened))) for q in replayed.questions for topic in q.rule_of.authority)
    return {words: n for n, words in enumerate(dict.fromkeys(named), 1)}


def _theme(replayed: Replay, theme: str, authorities: dict[str, int]) -> str:
    own = [question for question in replayed.questions if question.theme == theme]
    standing = sum(question.closed is None for question in own)
    told = "".join(_question(replayed, question, authorities) for question in own)
    summary = f"{theme.capitalize()}: {len(own)} asked, {standing} standing at the end"
    return f"<details><summary><strong>{summary}</strong></summary>{told}</details>"


def _question(replayed: Replay, question: Question, authorities: dict[str, int]) -> str:
    p = replayed.picture
    lines = "".join(f"<p>{line}</p>" for line in _lines(replayed, question, authorities))
    return f"<article class=question><h3>{text(in_words(p, question.first_ask))}</h3>{lines}</article>"


def _lines(replayed: Replay, question: Question, authorities: dict[str, int]) -> Iterator[str]:
    """Yield what is told of a question under its sentence."""
    p = replayed.picture
    to = listed(called(p, one) for one in question.first_to)
    yield text(f"Asked on {plain_day(day_of(question.opened))}, {question.first_urgency}, of {to}.") + (
        f" <span class=state>{text(ending(replayed, question))}</span>"
    )
    last = in_words(p, question.ask)
    if last != in_words(p, question.first_ask):
        yield text(f"Last asked as: {last}")
    if question.urgency != question.first_urgency:
        yield text(f"It has since become {question.urgency}.")
    if question.to != question.first_to:
        yield text(f"Last asked of: {listed(called(p, one) for one in question.to)}")
    entries = listed(f"{entry.id} ({called(p, entry.agency)})" for entry in question.evidence)
    named = (str(p.guidance.cite(topic, day_of(question.opened))) for topic in question.rule_of.authority)
    numbers = listed(str(authorities[words]) for words in named)
    yield f"<span class=quiet>{text(f'On {entries}. Authority {numbers}. Rule {question.rule}.')}</span>"
    if question.held is not None:
        held = question.held
        yield text(f"Held by {held.by} until {plain_day(day_of(held.review))}: {held.reason}")
    for one in answers_to(p, question):
        told = answered(p, one, passed_on=True)
        yield text(f"{told[0].upper()}{told[1:]}")
    if replayed.asked_alone:
        yield text(alone(replayed, question))


def ending(replayed: Replay, question: Question) -> str:
    """Return when and by what a question closed, or that it stands."""
    if question.closed is None:
        return "It stands."
    day = plain_day(day_of(question.closed))
    if question.closed_by is None:
        return f"Closed on {day}, when its time had passed."
    entry = replayed.picture.as_written(question.closed_by)
    what = f"{entry.event.replace('_', ' ')}, {called(replayed.picture, entry.agency)}"
    return f"Closed on {day} by {question.closed_by} ({what})."


def alone(replayed: Replay, question: Question) -> str:
    """Return which agencies could have asked from their own entries and from which day, or that none could."""
    p = replayed.picture
    if not question.alone:
        return f"Only the joined record could ask this, from {plain_day(day_of(question.opened))}."
    could = (f"{called(p, agency)} (from {plain_day(day_of(since))})" for agency, since in _in_time(question))
    return f"Could have been asked alone by {listed(could)}."


def _in_time(question: Question) -> list[tuple[str, datetime]]:
    return sorted(question.alone.items(), key=lambda one: (one[1], one[0]))
