"""The questions lane: how many stood, by urgency, and how many were asked and closed between the marks of the axis."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from tenfold.drawings.canvas import HATCH, INK, PAPER, QUIET, RED, path
from tenfold.drawings.chart import SMALL, Chart
from tenfold.drawings.drawing import Sign, swatch
from tenfold.questions.rule import URGENCIES, Urgency
from tenfold.replay import Question

HEIGHT, MOST_EACH, ROW, LINES, BULGE = 90.0, 18.0, 20.0, 5, 4.0
LOOK: dict[Urgency, str] = {"immediate": RED, "soon": HATCH, "routine": PAPER}
STACK: tuple[Urgency, ...] = tuple(reversed(URGENCIES))


@dataclass(frozen=True, slots=True)
class Step:
    """How many questions of each urgency (in the order of `STACK`) stood from a moment on."""

    since: datetime
    counts: tuple[int, ...]


def steps_of(questions: Sequence[Question]) -> list[Step]:
    """Return how many questions stood, from each moment on at which that changed."""
    changes: dict[datetime, list[int]] = {}
    for question in questions:
        for at, urgency, by in _turns(question):
            changes.setdefault(at, [0] * len(STACK))[STACK.index(urgency)] += by
    found, counts = [], [0] * len(STACK)
    for at in sorted(changes):
        counts = [count + change for count, change in zip(counts, changes[at], strict=True)]
        found.append(Step(at, tuple(counts)))
    return found


def draw_standing(chart: Chart, questions: Sequence[Question]) -> None:
    """Draw the lane of questions, and under it the rows of numbers."""
    chart.group("Questions")
    if not questions:
        chart.note("No question was asked. That does not mean that there is no concern.")
        return
    steps = steps_of(questions)
    most = max(sum(step.counts) for step in steps)
    unit = min(HEIGHT / most, MOST_EACH)
    base = chart.lane(f"standing ({most} at most)", unit * most + ROW, 0)
    _areas(chart, steps, base, unit)
    _row(chart, "asked", [question.opened for question in questions])
    _row(chart, "closed", [question.closed for question in questions if question.closed is not None])


def standing_key(questions: Sequence[Question]) -> Iterator[Sign]:
    """Yield the signs of the urgencies at which questions stood."""
    urgencies = {urgency for question in questions for _, urgency, _ in _turns(question)}
    for urgency in STACK:
        if urgency in urgencies:
            yield Sign(swatch(LOOK[urgency]), f"{urgency} questions")


def _turns(question: Question) -> Iterator[tuple[datetime, Urgency, int]]:
    """Yield when a question began and ceased to stand at each urgency."""
    urgency = question.first_urgency
    yield question.opened, urgency, 1
    for growth in question.grew:
        yield growth.at, urgency, -1
        yield growth.at, growth.urgency, 1
        urgency = growth.urgency
    if question.closed is not None:
        yield question.closed, urgency, -1


def _areas(chart: Chart, steps: Sequence[Step], base: float, unit: float) -> None:
    """Draw a stack of areas, the most urgent at the bottom, with lines at round numbers behind.

    What stands at the end reaches a little over it, or nobody would see what opened at the last moment.
    """
    for count in _round_numbers(max(sum(step.counts) for step in steps)):
        y = base - count * unit
        chart.sheet.line(chart.scale.start, y, chart.scale.end, y)
        chart.sheet.words(chart.scale.start + 2, y - 2, str(count), SMALL, fill=QUIET)
    places = [chart.scale.of(step.since) for step in steps]
    spans = list(pairwise((*places, chart.scale.end + BULGE)))
    for nth, urgency in enumerate(STACK):
        floors = [base - unit * sum(step.counts[:nth]) for step in steps]
        roofs = [base - unit * sum(step.counts[: nth + 1]) for step in steps]
        if floors != roofs:
            edge = path("M", *_edge(spans, roofs), *_edge([(b, a) for a, b in reversed(spans)], floors[::-1]), "Z")
            chart.sheet.put("path", d=edge, fill=LOOK[urgency], stroke=INK, stroke_width=0.7)
    chart.sheet.line(chart.scale.start, base, chart.scale.end, base, stroke=INK)


def _edge(spans: Sequence[tuple[float, float]], levels: Sequence[float]) -> Iterator[float]:
    for (left, right), y in zip(spans, levels, strict=True):
        yield from (left, y, right, y)


def _round_numbers(most: int) -> range:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, most) if most / step <= LINES)
    return range(step, most + 1, step)


def _row(chart: Chart, name: str, moments: Sequence[datetime]) -> None:
    """Write how many moments lie between the marks of the axis."""
    middle = chart.lane(name, ROW / 2, ROW / 2)
    edges = [chart.scale.start, *(tick.at for tick in chart.scale.ticks(SMALL)), chart.scale.end]
    edges = [edge for n, edge in enumerate(edges) if n in (0, len(edges) - 1) or _stands_apart(edge, edges)]
    counts = Counter(bisect_right(edges[1:-1], chart.scale.of(at)) for at in moments)
    for n, count in counts.items():
        x = (edges[n] + edges[n + 1]) / 2
        chart.sheet.words(x, middle + 4, str(count), SMALL, text_anchor="middle")


def _stands_apart(edge: float, edges: Sequence[float]) -> bool:
    return edge - edges[0] >= ROW and edges[-1] - edge >= ROW
