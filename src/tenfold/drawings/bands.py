"""Where a child lived, with whom, and who cared: solid is checked, hatched is only said, a gap is nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tenfold.drawings.canvas import FAINT, HATCH, INK, PAPER, RED, path, shape
from tenfold.drawings.chart import FRAMES, Chart, Frame
from tenfold.drawings.drawing import MIDDLE, SIGN_WIDTH, Drawing, Sign, Table, swatch
from tenfold.drawings.scale import Scale, axis
from tenfold.drawings.spells import (
    CARED,
    HOMES,
    HOUSEHOLD,
    Band,
    Group,
    Lane,
    Moment,
    What,
    bands_of,
    gaps_in,
    lifetime,
    moments_of,
)
from tenfold.picture import Picture
from tenfold.questions.wording import called, plain_day
from tenfold.when import day_of, end_of, start_of

LANE, BAR, THIN, ROUND = 24.0, 15.0, 6.0, 7.0
SOLID = "#2b5c8a"
TOP, NOON = 38.0, timedelta(hours=12)
_DAY: dict[str, str | float] = {"stroke": INK, "stroke_width": 1.6, "stroke_dasharray": "2 2"}
NOBODY: dict[Group, str] = {HOMES: "no address is recorded", CARED: "nobody is recorded"}
MEANS: dict[What, str] = {
    "corroborated": "checked on this day, and so",
    "contradicted": "checked on this day, and not so",
    "named": "seen there, or named with the household; no more is claimed",
}


@dataclass(frozen=True, slots=True)
class Told:
    """All that the bands of a child show between two moments."""

    bands: list[Band]
    moments: list[Moment]
    gaps: dict[Group, list[tuple[datetime, datetime]]]

    def lanes(self, group: Group) -> list[Lane]:
        """Return the lanes of a group, in the order in which the record met them."""
        lanes = (*(one.lane for one in self.bands), *(one.lane for one in self.moments))
        return [lane for lane in dict.fromkeys(lanes) if lane.group == group]


def bands(p: Picture, child: str, since: date, until: date, on: date | None = None) -> Drawing:
    """Draw a child's homes, household and care from one day to another, as the picture holds them; `on` is marked."""
    told = _told(p, child, since, until)
    name = called(p, child)
    title = f"Where {name} lived, with whom, and who cared"
    wide, narrow = (
        _drawn(told, Scale(*axis(since, until), frame.start, frame.end), frame, title, on) for frame in FRAMES
    )
    return Drawing(title, wide, narrow, _table(told, name), tuple(_key(told, on)))


def _told(p: Picture, child: str, since: date, until: date) -> Told:
    first, last = start_of(since), end_of(until)
    found = bands_of(p, child, first, last)
    moments = [one for one in moments_of(p, child) if first <= one.at < last]
    lived = lifetime(p, child, first, last)
    groups: tuple[Group, ...] = (HOMES, CARED)
    gaps = {group: gaps_in((one for one in found if one.lane.group == group), *lived) for group in groups}
    return Told(found, moments, gaps)


def _drawn(told: Told, scale: Scale, frame: Frame, title: str, on: date | None) -> str:
    chart = Chart(frame, scale)
    groups: tuple[Group, ...] = (HOMES, HOUSEHOLD, CARED)
    for group in groups:
        lanes, gaps = told.lanes(group), told.gaps.get(group, [])
        if lanes or gaps:
            chart.group(group)
        for lane in lanes:
            middle = chart.lane(lane.name, LANE / 2, LANE / 2)
            _bars(chart, [one for one in told.bands if one.lane == lane], middle)
            _moments(chart, [one for one in told.moments if one.lane == lane], middle)
        if gaps:
            _gaps(chart, gaps, chart.lane(NOBODY[group], LANE / 2, LANE / 2))
    if on is not None:
        x = scale.of(start_of(on) + NOON)
        chart.sheet.titled([shape("line", x1=x, x2=x, y1=TOP, y2=chart.y, **_DAY)], plain_day(on))
    return chart.svg(title, f"{title}: bars along time, solid where checked, hatched where only said.")


def _bars(chart: Chart, bands: Sequence[Band], middle: float) -> None:
    chart.sheet.line(chart.scale.start, middle, chart.scale.end, middle, stroke=FAINT, stroke_width=0.6)
    for one in bands:
        high = THIN if one.visits else BAR
        fill = SOLID if one.checked else HATCH
        bar = _box(chart.scale, (one.since, one.until), middle, high, fill=fill, stroke=INK, stroke_width=0.8)
        chart.sheet.titled([bar], _in_a_line(one))


def _gaps(chart: Chart, gaps: Sequence[tuple[datetime, datetime]], middle: float) -> None:
    for gap in gaps:
        chart.sheet.parts.append(
            _box(chart.scale, gap, middle, BAR, fill=PAPER, stroke=RED, stroke_width=2, stroke_dasharray="5 3")
        )


def _box(scale: Scale, when: tuple[datetime, datetime], middle: float, high: float, **look: str | float) -> str:
    start, end = (scale.of(at) for at in when)
    return shape("rect", x=start, y=middle - high / 2, width=max(end - start, 2), height=high, **look)


def _moments(chart: Chart, moments: Sequence[Moment], middle: float) -> None:
    """Mark moments on their days, those alike and close together as one, others side by side."""
    marked: list[tuple[float, list[Moment]]] = []
    for one in sorted(moments, key=lambda one: one.at):
        x = min(max(chart.scale.of(one.at), chart.scale.start + ROUND), chart.scale.end - ROUND)
        near = bool(marked) and x < marked[-1][0] + 2 * ROUND
        if near and marked[-1][1][0].what == one.what:
            marked[-1][1].append(one)
        else:
            marked.append((marked[-1][0] + 2 * ROUND if near else x, [one]))
    for x, alike in marked:
        chart.sheet.titled(_badge(alike[0].what, x, middle), "; ".join(_in_a_line(one) for one in alike))


def _badge(what: What, x: float, y: float) -> Iterator[str]:
    """Yield a tick, a cross or a question mark in a ring."""
    yield shape("circle", cx=x, cy=y, r=ROUND, fill=PAPER, stroke=RED if what == "contradicted" else INK)
    pen: dict[str, str | float] = {"fill": "none", "stroke": INK, "stroke_width": 2}
    match what:
        case "corroborated":
            yield shape("path", d=path("M", x - 3.5, y, "L", x - 1, y + 3, "L", x + 3.5, y - 3), **pen)
        case "contradicted":
            cross = path("M", x - 3, y - 3, "L", x + 3, y + 3, "M", x + 3, y - 3, "L", x - 3, y + 3)
            yield shape("path", d=cross, **{**pen, "stroke": RED})
        case _:
            hook = path("M", x - 2.5, y - 1.5, "A", 2.5, 2.5, "0 1 1", x, y + 1, "V", y + 2)
            yield shape("path", d=hook, **{**pen, "stroke_width": 1.6})
            yield shape("circle", cx=x, cy=y + 4.5, r=1, fill=INK)


def _key(told: Told, on: date | None) -> Iterator[Sign]:
    """Yield the signs that the bands have, and no others."""
    x, y = MIDDLE
    if any(one.checked for one in told.bands):
        yield Sign(swatch(SOLID), "solid: checked against another source")
    if any(not one.checked for one in told.bands):
        yield Sign(swatch(HATCH), "hatched: only said")
    if any(one.visits for one in told.bands):
        thin = shape("rect", x=3, y=y - THIN / 2, width=SIGN_WIDTH - 6, height=THIN, fill=PAPER, stroke=INK)
        yield Sign(thin, "thin: visits")
    if any(told.gaps.values()):
        box = shape("rect", x=3, y=3, width=SIGN_WIDTH - 6, height=12, fill=PAPER, stroke=RED, stroke_dasharray="5 3")
        yield Sign(box, "dashed: nobody knows")
    if on is not None:
        yield Sign(shape("line", x1=x, x2=x, y1=2, y2=2 * y - 2, **_DAY), plain_day(on))
    whats = {one.what for one in told.moments}
    yield from (Sign("".join(_badge(what, x, y)), means) for what, means in MEANS.items() if what in whats)


def _cells(one: Band | Moment) -> tuple[str, ...]:
    if isinstance(one, Moment):
        day = plain_day(day_of(one.at))
        return (one.lane.group, one.lane.name, day, "", one.words, one.what)
    since, until = _ends(one.since, one.until)
    return (one.lane.group, one.lane.name, since, until, one.words, "checked" if one.checked else "only said")


def _in_a_line(one: Band | Moment) -> str:
    return ", ".join(cell for cell in _cells(one) if cell)


def _table(told: Told, name: str) -> Table:
    told_all: list[Band | Moment] = [*told.bands, *told.moments]
    rows = [_cells(one) for one in told_all]
    rows += [
        (group, NOBODY[group], *_ends(*gap), "nobody knows", "") for group, gaps in told.gaps.items() for gap in gaps
    ]
    head = ("What", "Who or where", "From", "Until", "By whose word", "Checked")
    return Table(f"Homes, household and care of {name}", head, tuple(rows))


def _ends(since: datetime, until: datetime) -> tuple[str, str]:
    """Return the first and the last day of a stretch of time, as they are written."""
    return plain_day(day_of(since)), plain_day(day_of(until - timedelta.resolution))
