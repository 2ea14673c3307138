"""A replay as a page: day by day, what was recorded, what was answered, and what the record could have asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe

from tenfold.desk.words import event_of
from tenfold.drawings import figure, timeline
from tenfold.picture import Picture
from tenfold.questions.wording import called, in_words, listed, plain_day
from tenfold.replay import Question, Replay, act_in_words
from tenfold.when import day_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that opened: its words, what would have answered it, and which agency could have asked it alone."""

    ask: str
    would: str
    alone: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day of recording, in sentences; `month` where it is the first of its month, `id` its place on the page."""

    id: str
    day: str
    month: str
    recorded: tuple[tuple[str, str], ...]
    asked: tuple[Asked, ...]
    closed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The whole replay."""

    timeline: SafeString
    days: tuple[Day, ...]


Line = tuple[date, str, object]


def told_of(replayed: Replay, *, counts: bool = True) -> Told:
    """Return a replay in finished words; without `counts` nothing is counted, as of a real child nothing is."""
    if counts:
        drawn = figure(timeline(replayed))
    else:
        drawn = re.sub(r"<desc>.*?</desc>", "", figure(timeline(replayed, questions=False)), flags=re.DOTALL)
    return Told(mark_safe(drawn), tuple(_days(replayed)))  # noqa: S308  # `drawings` escapes every word


def place_of(day: date) -> str:
    """Return where a day stands on the page of its replay."""
    return f"day-{day.isoformat()}"


def _days(replayed: Replay) -> Iterator[Day]:
    lines = sorted(_lines(replayed), key=lambda line: line[0])
    month = ""
    for day, told in groupby(lines, key=lambda line: line[0]):
        own = [(kind, words) for _, kind, words in told]
        named = f"{day:%B %Y}"
        kinds = ("recorded", "asked", "closed")
        recorded, asked, closed = (tuple(dict.fromkeys(words for one, words in own if one == kind)) for kind in kinds)
        yield Day(place_of(day), plain_day(day), named if named != month else "", recorded, asked, closed)  # type: ignore[arg-type]  # each kind has its own
        month = named


def _lines(replayed: Replay) -> Iterator[Line]:
    p = replayed.picture
    for entry in p.entries():
        words = " ".join((entry.narrative or "").split())
        yield day_of(entry.recorded), "recorded", (f"{called(p, entry.agency)}: {event_of(entry)}", words)
    for question in replayed.questions:
        yield day_of(question.opened), "asked", _asked(replayed, question)
        if question.closed is not None and question.closed_by is not None:
            yield day_of(question.closed), "closed", in_words(p, question.ask)


def _asked(replayed: Replay, question: Question) -> Asked:
    p = replayed.picture
    would = " Or: ".join(dict.fromkeys(act_in_words(p, act) for act in question.acts))
    return Asked(in_words(p, question.first_ask), would, _alone(p, question) if replayed.asked_alone else "")


def _alone(p: Picture, question: Question) -> str:
    if not question.alone:
        return "No agency could have asked this from its own entries: it takes those of several together."
    then = {agency: day_of(at) for agency, at in question.alone.items()}
    same = [called(p, agency) for agency, day in then.items() if day <= day_of(question.opened)]
    later = [
        f"{called(p, agency)} (from {plain_day(day)})" for agency, day in then.items() if called(p, agency) not in same
    ]
    return f"From its own entries alone: {listed((*same, *later))}."
