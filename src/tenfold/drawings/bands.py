"""Who lived with a child and who cared, along time: solid is checked, hatched is only said, a gap is nobody knows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from tenfold.drawings.canvas import BLUE, FAINT, INK, PAPER, QUIET, RED, Canvas, Drawing, Table, shortened
from tenfold.drawings.scale import Scale
from tenfold.picture import LIVING, Picture, began, cares, checked_care, ended, people_with_addresses, stays
from tenfold.questions.wording import called, plain_day
from tenfold.record import Check
from tenfold.when import day_of

LANE, MARGIN, HEAD = 26, 230, 30


@dataclass(frozen=True, slots=True)
class Band:
    """One stretch of days in one lane: who, as what, from when until when, by whose word, checked or only said."""

    lane: str
    group: str
    since: date
    until: date
    checked: bool
    words: str


def bands(p: Picture, child: str, since: date, until: date) -> Drawing:
    """Draw a child's household and care between two days, as the picture holds them."""
    told = [*_household(p, child, since, until), *_care(p, child, since, until)]
    gaps = list(_gaps([band for band in told if band.group == "Cared for by"], since, until))
    name = called(p, child)
    title = f"Who lived with {name} and who cared"
    return Drawing(
        title=title,
        svg=_drawn(told, gaps, since, until, title, upright=False),
        upright=_drawn(told, gaps, since, until, title, upright=True),
        table=_table(told, gaps, name),
    )


def _household(p: Picture, child: str, since: date, until: date) -> Iterator[Band]:
    homes = [stay for stay in stays(p, child) if stay.as_ in LIVING]
    for person in people_with_addresses(p):
        for stay in stays(p, person):
            if person == child or stay.as_ not in LIVING:
                continue
            for home in homes:
                if home.address != stay.address:
                    continue
                starts = max(day_of(stay.since), day_of(home.since), since)
                ends = min(_end(stay.until, until), _end(home.until, until))
                if starts < ends:
                    checked = _checked(p, stay.stated.id) or _checked(p, person)
                    words = f"{stay.as_.replace('_', ' ')}, says {called(p, stay.entry.agency)}"
                    yield Band(called(p, person), "Lived with", starts, ends, checked, words)


def _care(p: Picture, child: str, since: date, until: date) -> Iterator[Band]:
    for care in cares(p, child):
        finish = ended(care)
        starts, ends = max(day_of(began(care)), since), _end(finish, until)
        if starts < ends:
            for by in care.fact.by:
                words = f"{care.fact.basis.replace('_', ' ')}, says {called(p, care.last.agency)}"
                yield Band(called(p, by), "Cared for by", starts, ends, checked_care(p, care) is not None, words)


def _end(moment: datetime | None, until: date) -> date:
    return until if moment is None else min(day_of(moment), until)


def _checked(p: Picture, id: str) -> bool:
    return any(check.fact.result == "corroborated" for check in p.facts(Check, id))


def _gaps(care: list[Band], since: date, until: date) -> Iterator[tuple[date, date]]:
    reached = since
    for band in sorted(care, key=lambda band: band.since):
        if band.since > reached:
            yield (reached, band.since)
        reached = max(reached, band.until)
    if reached < until:
        yield (reached, until)


def _drawn(
    told: list[Band], gaps: list[tuple[date, date]], since: date, until: date, title: str, *, upright: bool
) -> str:
    lanes = list(dict.fromkeys((band.group, band.lane) for band in told)) or [("Cared for by", "")]
    if ("Cared for by", "nobody knows") not in lanes and gaps:
        lanes.append(("Cared for by", "nobody knows"))
    length, begin = (1100, 150) if upright else (1120, MARGIN)
    across = 60 if upright else HEAD
    depth = across + LANE * (len(lanes) + 2)
    sheet = Canvas(depth, length + 20, upright=True) if upright else Canvas(length + 20, depth)
    scale = Scale(since, until, begin, length)
    places = _places(sheet, lanes, across)
    for day, label in scale.months():
        at = scale.of(day)
        sheet.line((at, across), (at, depth - 4), stroke=FAINT, stroke_width=0.6)
        sheet.words((2, at + 4) if upright else (at + 2, 16), label, 12, fill=QUIET)
    for band in told:
        start, end = scale.of(band.since), scale.of(band.until)
        fill = (BLUE if band.group == "Cared for by" else INK) if band.checked else "url(#hatch)"
        sheet.box(
            (start, places[band.group, band.lane]), (end - start, LANE - 8), fill=fill, stroke=INK, stroke_width=0.8
        )
    for first, last in gaps:
        start, end = scale.of(first), scale.of(last)
        place = places["Cared for by", "nobody knows"]
        sheet.box(
            (start, place), (end - start, LANE - 8), fill=PAPER, stroke=RED, stroke_width=2, stroke_dasharray="4 3"
        )
    return sheet.svg(title)


def _places(sheet: Canvas, lanes: list[tuple[str, str]], across: float) -> dict[tuple[str, str], float]:
    places, group, place = {}, "", across
    for key in lanes:
        if key[0] != group:
            group = key[0]
            _name(sheet, group, place, 13, bold=True)
            place += LANE
        places[key] = place
        _name(sheet, key[1], place, 13, bold=False)
        place += LANE
    return places


def _name(sheet: Canvas, text: str, place: float, size: int, *, bold: bool) -> None:
    weight = "bold" if bold else "normal"
    if sheet.upright:
        x, y = place + LANE / 2 + 2, 142.0
        sheet.words((x, y), shortened(text, 20), size - 1, transform=f"rotate(-90 {x:.0f} {y:.0f})", font_weight=weight)
    else:
        sheet.words((MARGIN - 10, place + LANE / 2 + 2), shortened(text, 30), size, "end", font_weight=weight)


def _table(told: list[Band], gaps: list[tuple[date, date]], name: str) -> Table:
    rows = [
        (
            band.group,
            band.lane,
            plain_day(band.since),
            plain_day(band.until),
            band.words,
            "checked" if band.checked else "only said",
        )
        for band in told
    ]
    rows += [("Cared for by", "nobody knows", plain_day(a), plain_day(b), "no care is recorded", "") for a, b in gaps]
    return Table(
        caption=f"Household and care of {name}",
        head=("What", "Who", "From", "Until", "By whose word", "Checked"),
        rows=tuple(rows),
    )
