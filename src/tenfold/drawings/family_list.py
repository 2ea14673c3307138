"""The family network for a phone: a person a line, children further in under their parents, names to the right."""

from collections.abc import Mapping
from dataclasses import dataclass

from tenfold.drawings.canvas import BLUE, INK, WASH, Canvas, leading, path
from tenfold.drawings.kin import Family
from tenfold.drawings.letters import wrapped
from tenfold.drawings.people import Somebody, parted, symbol

WIDTH, IN, R, SIZE, EDGE, APART = 330.0, 26.0, 11.0, 12.0, 8.0, 10.0


@dataclass(frozen=True, slots=True)
class Line:
    """A person's place in the list: how far in, under which line, and joined to which line as a couple."""

    id: str
    depth: int
    under: int | None = None
    joined: int | None = None
    parted: bool = False


def family_list(family: Family, everybody: Mapping[str, Somebody], title: str, says: str) -> str:
    """Draw the relatives of a child and the others whom the record names, one below the other."""
    sheet = Canvas(WIDTH)
    lines = lines_of(family)
    y, places = EDGE, []
    for line in lines:
        places.append((EDGE + 6 + R + line.depth * IN, y + R))
        y += _high(everybody[line.id], line.depth)
    for line, place in zip(lines, places, strict=True):
        _box(sheet, everybody[line.id], place, line.depth)
    for line, place in zip(lines, places, strict=True):
        _ties(sheet, line, place, places)
    for line, place in zip(lines, places, strict=True):
        _person(sheet, everybody[line.id], place, line.depth)
    if family.others:
        y = _others(sheet, [everybody[one] for one in family.others], y + SIZE + 6)
    return sheet.svg(y, title, says)


def lines_of(family: Family) -> list[Line]:
    """Return everybody once: each person, then children had alone, then each partner with the children of both."""
    lines: list[Line] = []
    for one in family.relatives:
        if not any(one in union.children for union in family.unions):
            _tell(family, one, 0, None, lines)
    for one in family.relatives:
        _tell(family, one, 0, None, lines)
    return lines


def _tell(family: Family, id: str, depth: int, under: int | None, lines: list[Line]) -> None:
    if any(line.id == id for line in lines):
        return
    own = len(lines)
    lines.append(Line(id, depth, under))
    for union in sorted(family.unions_of(id), key=lambda one: (len(one.parents), not one.children)):
        last = own
        for other in union.parents:
            if not any(line.id == other for line in lines):
                last = len(lines)
                lines.append(Line(other, depth, joined=own, parted=union.bond == "ex_partner"))
        for child in union.children:
            _tell(family, child, depth + 1, last, lines)


def _words(one: Somebody, depth: int) -> tuple[list[str], list[str]]:
    room = WIDTH - EDGE - _text_at(depth)
    beside = [line for words in one.beside for line in wrapped(words, SIZE - 1, room, 2)]
    return wrapped(one.name, SIZE, room, 2, bold=True), beside


def _text_at(depth: int) -> float:
    return EDGE + 6 + 2 * R + depth * IN + 8


def _high(one: Somebody, depth: int) -> float:
    name, beside = _words(one, depth)
    return max(2 * R, len(name) * leading(SIZE) + len(beside) * leading(SIZE - 1)) + APART


def _box(sheet: Canvas, one: Somebody, place: tuple[float, float], depth: int) -> None:
    if one.inside or one.child:
        x, y = place[0] - R - 4, place[1] - R - 4
        size = {"width": WIDTH - EDGE / 2 - x, "height": _high(one, depth) - 2}
        sheet.put("rect", x=x, y=y, **size, rx=5, fill=WASH, stroke=BLUE, stroke_width=1.2)


def _ties(sheet: Canvas, line: Line, place: tuple[float, float], places: list[tuple[float, float]]) -> None:
    x, y = place
    if line.under is not None:
        over = places[line.under]
        sheet.put("path", d=path("M", over[0], over[1] + R, "V", y, "H", x - R), fill="none", stroke=INK)
    if line.joined is not None:
        level = places[line.joined][1]
        left = x - R - 6
        sheet.put("path", d=path("M", x - R, level, "H", left, "V", y, "H", x - R), fill="none", stroke=INK)
        if line.parted:
            sheet.parts.extend(parted(left, (level + y) / 2))


def _person(sheet: Canvas, one: Somebody, place: tuple[float, float], depth: int) -> None:
    name, beside = _words(one, depth)
    x, y = _text_at(depth), place[1] - R + SIZE - 2
    sheet.titled(symbol(one, *place, R), ", ".join((one.name, *one.beside)))
    sheet.lines(x, y, name, SIZE, font_weight="bold")
    sheet.lines(x, y + len(name) * leading(SIZE), beside, SIZE - 1)


def _others(sheet: Canvas, others: list[Somebody], y: float) -> float:
    sheet.words(EDGE, y, "Others whom the record names", SIZE + 1, font_weight="bold")
    y += 12
    for one in others:
        place = (EDGE + 6 + R, y + R)
        _box(sheet, one, place, 0)
        _person(sheet, one, place, 0)
        y += _high(one, 0)
    return y
