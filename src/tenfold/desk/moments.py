"""A replay as a page: day by day, what was recorded, what was answered, and what the record could have asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe

from tenfold.desk.words import event_of
from tenfold.drawings import figure, timeline
from tenfold.questions.wording import called, in_words, plain_day
from tenfold.replay import Replay
from tenfold.when import day_of


@dataclass(frozen=True, slots=True)
class Day:
    """One day of recording, in sentences; `month` where it is the first of its month."""

    day: str
    month: str
    recorded: tuple[tuple[str, str], ...]
    asked: tuple[str, ...]
    closed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The whole replay."""

    timeline: SafeString
    days: tuple[Day, ...]


def told_of(replayed: Replay) -> Told:
    """Return a replay in finished words."""
    # Its description counts entries and questions, and nothing is counted about a real child; the table tells all.
    drawn = re.sub(r"<desc>.*?</desc>", "", figure(timeline(replayed)), flags=re.DOTALL)
    return Told(mark_safe(drawn), tuple(_days(replayed)))  # noqa: S308  # `drawings` escapes every word


def _days(replayed: Replay) -> Iterator[Day]:
    lines = sorted(_lines(replayed), key=lambda line: line[0])
    month = ""
    for day, told in groupby(lines, key=lambda line: line[0]):
        own = list(told)
        named = f"{day:%B %Y}"
        recorded = tuple((head, words) for _, kind, head, words in own if kind == "recorded")
        asked, closed = (tuple(dict.fromkeys(one[3] for one in own if one[1] == kind)) for kind in ("asked", "closed"))
        yield Day(plain_day(day), named if named != month else "", recorded, asked, closed)
        month = named


def _lines(replayed: Replay) -> Iterator[tuple[date, str, str, str]]:
    p = replayed.picture
    for entry in p.entries():
        words = " ".join((entry.narrative or "").split())
        yield day_of(entry.recorded), "recorded", f"{called(p, entry.agency)}: {event_of(entry)}", words
    for question in replayed.questions:
        yield day_of(question.opened), "asked", "", in_words(p, question.first_ask)
        if question.closed is not None and question.closed_by is not None:
            yield day_of(question.closed), "closed", "", in_words(p, question.ask)
