"""Who saw each child when, by child and by agency, injuries and meetings marked, and the questions that stood below."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tenfold.drawings.canvas import BLUE, FAINT, QUIET, shape, written
from tenfold.drawings.chart import FRAMES, Chart, Frame, Wanted, settled, stacked
from tenfold.drawings.drawing import MIDDLE, SIGN_WIDTH, Drawing, Sign
from tenfold.drawings.letters import width_of
from tenfold.drawings.marks import (
    NOBODY_CAME,
    RADIUS,
    WORDS,
    Kind,
    diamond,
    half_of,
    injury_sign,
    kind_of,
    mark,
    sign,
)
from tenfold.drawings.numbers import numbers_in
from tenfold.drawings.scale import Scale, axis
from tenfold.drawings.standing import draw_standing, standing_key
from tenfold.drawings.timeline_table import in_a_line, table_of, without_questions
from tenfold.picture import children, plan_spells
from tenfold.questions.wording import called, listed
from tenfold.record import Entry
from tenfold.replay import Replay
from tenfold.when import day_of, start_of

STEP, TALL_STEP, ROOM, SMALL, BAR = 12.5, 20.0, 3.0, 10.0, 5.0
VAGUE, BEFORE = timedelta(days=3), timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Mark:
    """One entry in a lane: what it tells there, and the numbers of the injuries that it tells of."""

    entry: Entry
    kind: Kind
    injuries: tuple[str, ...]

    @property
    def times(self) -> str:
        """How many it stands for, where that is more than one."""
        return f"×{self.entry.times}" if self.entry.times > 1 else ""

    @property
    def right(self) -> float:
        """How much room it takes to the right of its sign."""
        return RADIUS + 1.5 + width_of(self.times, SMALL) + sum(2 * half_of(one) for one in self.injuries)


def timeline(replayed: Replay, *, questions: bool = True) -> Drawing:
    """Draw a replay's entries along time, by child and by agency, with the questions that stood where they are told."""
    told = replayed if questions else replace(replayed, questions=())
    wide, narrow = (_drawn(told, frame, questions=questions) for frame in FRAMES)
    table = table_of(told) if questions else without_questions(table_of(told))
    return Drawing(_title(told), wide, narrow, table, tuple(_key(told)), tuple(_notes(told)))


def days(replayed: Replay) -> tuple[date, date]:
    """Return the first and the last day of the axis: from when things happened, but little before anybody wrote."""
    entries = replayed.picture.entries()
    last = day_of(replayed.until)
    happened = min((entry.occurred.first_day for entry in entries), default=last)
    written = min((day_of(entry.recorded) for entry in entries), default=last)
    return max(happened, written - BEFORE), max(last, happened)


def _title(replayed: Replay) -> str:
    several = len(children(replayed.picture)) > 1
    return f"Who saw {'each' if several else 'the'} child, and when"


def _drawn(replayed: Replay, frame: Frame, *, questions: bool) -> str:
    p = replayed.picture
    chart = Chart(frame, Scale(*axis(*days(replayed)), frame.start, frame.end))
    if children(p):
        chart.group("Seen by anybody")
    for child in children(p):
        _child(chart, replayed, child)
    if p.entries():
        chart.group("Written by")
    for agency in p.case.agencies:
        if own := p.entries_by(agency.id):
            _lane(chart, replayed, agency.name, [Mark(one, kind_of(one), numbers_in(p, one)) for one in own])
    if questions:
        draw_standing(chart, replayed.questions)
    return chart.svg(_title(replayed), _says(replayed))


def _child(chart: Chart, replayed: Replay, child: str) -> None:
    """Draw a child's lane: who saw it, its injuries, and at the foot the plans that it was on."""
    spells, marks = plan_spells(replayed.picture, child), list(_of_child(replayed, child))
    foot = (2 * BAR if spells else 0) + (0 if marks else 2 * SMALL)
    middle = _lane(chart, replayed, called(replayed.picture, child), marks, foot)
    if not marks:
        words = "nobody has recorded seeing this child"
        chart.sheet.words(chart.scale.start + 4, middle + SMALL + 3, words, SMALL + 1, fill=QUIET)
    for spell in spells:
        start = chart.scale.of(spell.start.occurred.first)
        end = chart.scale.end if spell.end is None else chart.scale.of(spell.end.occurred.last)
        size = {"width": max(end - start, 2), "height": BAR}
        chart.sheet.put("rect", x=start, y=chart.y - BAR - 2, **size, fill=BLUE)


def _of_child(replayed: Replay, child: str) -> Iterator[Mark]:
    p = replayed.picture
    shown = {entry.id for entry in p.contacts(child)}
    for entry in p.entries():
        injuries, kind = numbers_in(p, entry, child), kind_of(entry, child)
        missed = entry.outcome in NOBODY_CAME and child in entry.about
        if entry.id in shown or missed or injuries or kind == "death":
            yield Mark(entry, kind, injuries)


def _lane(chart: Chart, replayed: Replay, name: str, marks: Sequence[Mark], foot: float = 0) -> float:
    """Draw a lane of marks, none over another, with room for a bar at its foot, and return where it ends."""
    ordered = sorted(marks, key=lambda one: (one.entry.occurred, one.entry.order))
    places = settled(_wanted(chart.scale, one) for one in ordered)
    heights = [STEP] * max((level + 1 for _, level in places), default=0)
    for one, (_, level) in zip(ordered, places, strict=True):
        heights[level] = TALL_STEP if one.injuries else heights[level]
    offsets, above, below = stacked(heights)
    middle = chart.lane(name, above + ROOM, below + ROOM + foot)
    chart.sheet.line(chart.scale.start, middle, chart.scale.end, middle, stroke=FAINT)
    for one, (_, level) in zip(ordered, places, strict=True):
        chart.sheet.parts.extend(_whisker(chart.scale, one.entry, middle + offsets[level]))
    for one, (x, level) in zip(ordered, places, strict=True):
        chart.sheet.titled(_signs(one, x, middle + offsets[level]), in_a_line(replayed, one.entry))
    return middle


def _wanted(scale: Scale, one: Mark) -> Wanted:
    left = RADIUS + 1.5
    lowest, highest = scale.start + left, scale.end - one.right
    first, last = (
        min(max(scale.of(at), lowest), highest) for at in (one.entry.occurred.first, one.entry.occurred.last)
    )
    return Wanted(first, last, left, one.right)


def _whisker(scale: Scale, entry: Entry, y: float) -> Iterator[str]:
    """Yield a line over the time in which an entry may have been, or lasted, where that is days."""
    if _is_long(entry):
        ends = {"x1": scale.of(entry.occurred.first), "x2": scale.of((entry.until or entry.occurred).last)}
        yield shape("line", **ends, y1=y, y2=y, stroke=QUIET, stroke_width=1.4)


def _is_long(entry: Entry) -> bool:
    return (entry.until or entry.occurred).last - entry.occurred.first > VAGUE


def _signs(one: Mark, x: float, y: float) -> Iterator[str]:
    """Yield an entry's sign, how often it was, and the diamonds of its injuries to the right of it."""
    yield from mark(one.kind, x, y)
    x += RADIUS + 1.5
    if one.times:
        yield written(x, y + 4, one.times, SMALL)
        x += width_of(one.times, SMALL)
    for number in one.injuries:
        yield from diamond(x + half_of(number), y, number)
        x += 2 * half_of(number)


def _key(replayed: Replay) -> Iterator[Sign]:
    """Yield the signs that the timeline has, and no others."""
    p = replayed.picture
    kinds = {kind_of(entry) for entry in p.entries()}
    kinds |= {one.kind for child in children(p) for one in _of_child(replayed, child)}
    yield from (sign(kind) for kind in WORDS if kind in kinds)
    if any(numbers_in(p, entry) for entry in p.entries()):
        yield injury_sign()
    x, y = MIDDLE
    if any(plan_spells(p, child) for child in children(p)):
        bar = shape("rect", x=2, y=y - BAR / 2, width=SIGN_WIDTH - 4, height=BAR, fill=BLUE)
        yield Sign(bar, "on a child protection plan (before 2008: the register)")
    if any(map(_is_long, p.entries())):
        line = shape("line", x1=0, y1=y, x2=SIGN_WIDTH, y2=y, stroke=QUIET, stroke_width=1.4)
        yield Sign(line + "".join(mark("other", x, y)), "some day in this time")
    yield from standing_key(replayed.questions)


def _notes(replayed: Replay) -> Iterable[str]:
    p = replayed.picture
    silent = [agency.name for agency in p.case.agencies if not p.entries_by(agency.id)]
    if not p.entries():
        yield "Nothing is recorded. That does not mean that there is nothing to know."
    if silent:
        yield f"No entry is on record from {listed(silent)}."
    if any(entry.occurred.last < start_of(days(replayed)[0]) for entry in p.entries()):
        yield "What happened long before the record began stands at the left edge."


def _says(replayed: Replay) -> str:
    p = replayed.picture
    agencies = sum(bool(p.entries_by(agency.id)) for agency in p.case.agencies)
    return (
        f"{len(p.entries())} entries by {agencies} agencies along time, a lane for each child and for each agency, and "
        f"{len(replayed.questions)} questions as they opened and closed. The table after the picture tells the same."
    )
