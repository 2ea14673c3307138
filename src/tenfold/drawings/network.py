"""The family network on a date, by genogram conventions: squares are male, circles female, diamonds unsaid."""

from collections.abc import Iterable
from datetime import datetime

from tenfold.drawings.canvas import FAINT, INK, PAPER, QUIET, Canvas, Drawing, Table, shape, wrapped
from tenfold.picture import (
    Picture,
    Stated,
    children,
    died,
    household_on,
    known_people,
    living_at,
    parents,
    partners,
    person,
)
from tenfold.questions.wording import called
from tenfold.record import Presence, Relationship
from tenfold.when import day_of

STEP_X, STEP_Y, SIZE = 116, 150, 22
PARTNERS = frozenset({"partner", "ex_partner"})
LINEAGE = frozenset({"mother", "father", "child", "sibling", "half_sibling", "step_sibling"})


def network(p: Picture, child: str, on: datetime) -> Drawing:
    """Draw the family network round a child on a moment: the household is ringed, the rest stand outside."""
    rows = _rows(p, child)
    width = max(3, *(len(row) for row in rows)) * STEP_X + 20
    sheet = Canvas(width, len(rows) * STEP_Y + 30)
    places = {
        id: (width / 2 + (n - (len(row) - 1) / 2) * STEP_X, 54.0 + depth * STEP_Y)
        for depth, row in enumerate(rows)
        for n, id in enumerate(row)
    }
    inside = {child, *(stay.person for stay in household_on(p, child, on))} & places.keys()
    for id in inside:
        x, y = places[id]
        sheet.put("rect", x=x - 48, y=y - 34, width=96, height=116, rx=10, fill="#eef4fa", stroke="none")
    _couples(sheet, p, places)
    _descent(sheet, p, places)
    _other_ties(sheet, p, places)
    for id, place in places.items():
        _somebody(sheet, p, id, place, index=id == child)
    title = f"Family network of {called(p, child)}"
    return Drawing(title=title, svg=sheet.svg(title), table=_table(p, child, on, title))


def _rows(p: Picture, child: str) -> list[list[str]]:
    young = [one for one in children(p) if one == child or set(parents(p, one)) & set(parents(p, child))]
    elders = list(dict.fromkeys(parent for one in young for parent in parents(p, one)))
    couples = [other for one in elders for other in partners(p, one) if other not in elders]
    grand = list(dict.fromkeys(parent for one in elders for parent in parents(p, one)))
    known = {*young, *elders, *couples, *grand}
    others = [one for one in known_people(p) if one not in known]
    middle = [*elders, *dict.fromkeys(couples)]
    rows = [row for row in (grand, middle, young or [child]) if row]
    spare = max(5, *(len(row) for row in rows))
    while others:
        room = next((row for row in rows[-2:-1] if len(row) < spare), None)
        if room is None:
            rows.append(others[:spare])
            others = others[spare:]
        else:
            room.append(others.pop(0))
    return rows


def _couples(sheet: Canvas, p: Picture, places: dict[str, tuple[float, float]]) -> None:
    last = {
        frozenset((tie.fact.of, tie.fact.to)): tie.fact for tie in p.facts(Relationship) if tie.fact.is_ in PARTNERS
    }
    pairs = {frozenset(both) for one in children(p) if len(both := parents(p, one)) > 1}
    for pair in {*last, *pairs}:
        if len(pair) != 2 or not pair <= places.keys():  # noqa: PLR2004 - a couple
            continue
        (x1, y1), (x2, y2) = sorted(places[one] for one in pair)
        drop = SIZE + 62
        sheet.put(
            "path",
            d=f"M{x1} {y1 + SIZE}v{62 - (x2 - x1) / 60}H{x2}V{y2 + SIZE}",
            fill="none",
            stroke=INK,
            stroke_width=1.6,
        )
        if pair in last and last[pair].is_ == "ex_partner":
            middle = (x1 + x2) / 2
            level = y1 + drop - (x2 - x1) / 60
            for shift in (-4, 2):
                sheet.put(
                    "line",
                    x1=middle + shift,
                    y1=level + 7,
                    x2=middle + shift + 6,
                    y2=level - 7,
                    stroke=INK,
                    stroke_width=1.6,
                )


def _descent(sheet: Canvas, p: Picture, places: dict[str, tuple[float, float]]) -> None:
    for one, (x, y) in places.items():
        over = [places[parent] for parent in parents(p, one) if parent in places]
        if not over:
            continue
        start = sum(place[0] for place in over) / len(over)
        level = over[0][1] + SIZE + (62 - abs(over[0][0] - over[-1][0]) / 60 if len(over) > 1 else 0)
        bend = y - SIZE - 12
        sheet.put("path", d=f"M{start} {level}V{bend}H{x}V{y - SIZE}", fill="none", stroke=INK, stroke_width=1.2)


def _other_ties(sheet: Canvas, p: Picture, places: dict[str, tuple[float, float]]) -> None:
    for tie in p.facts(Relationship):
        fact = tie.fact
        if fact.is_ in LINEAGE | PARTNERS or fact.of not in places or fact.to not in places:
            continue
        if fact.is_ == "grandparent" and any(fact.of in parents(p, one) for one in parents(p, fact.to)):
            continue
        (x1, y1), (x2, y2) = places[fact.of], places[fact.to]
        sheet.put("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=FAINT, stroke_width=1.4, stroke_dasharray="3 4")


def _somebody(sheet: Canvas, p: Picture, id: str, place: tuple[float, float], *, index: bool) -> None:
    x, y = place
    known = person(p, id)
    sex = known.sex if known is not None else None
    drawn = [_outline(sex, x, y, SIZE, 3 if index else 1.6)]
    if index:
        drawn.append(_outline(sex, x, y, SIZE - 5, 1.2))
    if died(p, id) is not None:
        s = SIZE
        drawn.append(
            shape(
                "path",
                d=f"M{x - s} {y - s}L{x + s} {y + s}M{x + s} {y - s}L{x - s} {y + s}",
                stroke=INK,
                stroke_width=1.6,
            )
        )
    sheet.titled(drawn, called(p, id))
    if known is not None and known.born is not None:
        sheet.words((x, y + 5), str(known.born)[:4], 11, "middle", fill=QUIET)
    elif sex not in ("female", "male"):
        sheet.words((x, y + 6), "?", 16, "middle")
    for n, line in enumerate(wrapped(called(p, id), 17)[:2]):
        sheet.words((x, y + SIZE + 18 + 14 * n), line, 12, "middle", paint_order="stroke", stroke=PAPER, stroke_width=3)


def _outline(sex: str | None, x: float, y: float, s: float, width: float) -> str:
    look: dict[str, str | float] = {"fill": PAPER, "stroke": INK, "stroke_width": width}
    if sex == "male":
        return shape("rect", x=x - s, y=y - s, width=2 * s, height=2 * s, **look)
    if sex == "female":
        return shape("circle", cx=x, cy=y, r=s, **look)
    return shape("path", d=f"M{x} {y - s}L{x + s} {y}L{x} {y + s}L{x - s} {y}Z", **look)


def _table(p: Picture, child: str, on: datetime, title: str) -> Table:
    inside = {stay.person: stay.address for stay in household_on(p, child, on)}
    rows = []
    for id in known_people(p):
        home = inside.get(id) or ", ".join(stay.address for stay in living_at(p, id, on))
        known = person(p, id)
        rows.append((
            called(p, id),
            str(known.born) if known and known.born else "birth unsaid",
            "; ".join(_ties(p, id)),
            home or "not recorded",
            "lives with the child" if id in inside else "",
        ))  # fmt: skip
    return Table(f"{title}, on {day_of(on).isoformat()}", ("Who", "Born", "Ties", "Lives at", "Household"), tuple(rows))


def _ties(p: Picture, id: str) -> Iterable[str]:
    tied: list[Stated[Relationship]] = [tie for tie in p.facts(Relationship, id) if tie.fact.of == id]
    yield from (f"{tie.fact.is_.replace('_', ' ')} of {called(p, tie.fact.to)}" for tie in tied)
    yield from (f"named: {one.fact.context}" for one in p.facts(Presence, id))
