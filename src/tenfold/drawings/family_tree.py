"""The family network as a tree, for a desk or a sheet of A4: a row each generation, names beside the symbols."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tenfold.drawings.canvas import BLUE, INK, WASH, Canvas, leading, path
from tenfold.drawings.kin import Family, Union
from tenfold.drawings.letters import wrapped
from tenfold.drawings.people import Somebody, parted, symbol

CELL, R, SIZE, EDGE, STEP = 156.0, 18.0, 12.0, 16.0, 9.0
TEXT = CELL - 2 * R - 24
LEAST, CLEAR = 3, 14.0


@dataclass(slots=True)
class Tree:
    """Where everybody stands: the middle of each symbol."""

    sheet: Canvas
    everybody: Mapping[str, Somebody]
    places: dict[str, tuple[float, float]] = field(default_factory=dict)

    def words(self, id: str) -> tuple[list[str], list[str]]:
        """Return a person's name and what is said beside it, in lines."""
        one = self.everybody[id]
        beside = [line for words in one.beside for line in wrapped(words, SIZE - 1, TEXT, 3)]
        return wrapped(one.name, SIZE, TEXT, 3, bold=True), beside

    def high(self, id: str) -> float:
        """Return how much room a person takes below the top of the symbol."""
        name, beside = self.words(id)
        return max(2 * R, len(name) * leading(SIZE) + len(beside) * leading(SIZE - 1))


def family_tree(family: Family, everybody: Mapping[str, Somebody], title: str, says: str) -> str:
    """Draw the relatives of a child row by row, and the others whom the record names below."""
    columns = max(LEAST, min(6, len(family.others)), *(len(row) for row in family.rows))
    tree = Tree(Canvas(columns * CELL + 2 * EDGE), everybody)
    across, y = _across(family, columns), EDGE + R
    for row in family.rows:
        tree.places.update({one: (across[one], y) for one in row})
        y = _next_row(tree, family, row, y)
    _boxes(tree, family.relatives)
    for row in family.rows:
        _ties(tree, family, row)
    _people(tree, family.relatives)
    if family.others:
        y = _others(tree, family.others, columns, y)
    return tree.sheet.svg(y - R, title, says)


def _across(family: Family, columns: int) -> dict[str, float]:
    """Return how far across everybody stands: the widest row evenly, the others near those whom they are tied to."""
    widest = max(family.rows, key=len)
    start = EDGE + R + 4 + (columns - len(widest)) * CELL / 2
    found = {one: start + n * CELL for n, one in enumerate(widest)}
    nth = family.rows.index(widest)
    for row in (*reversed(family.rows[:nth]), *family.rows[nth + 1 :]):
        _spread(row, family, found, columns)
    return found


def _spread(row: Sequence[str], family: Family, found: dict[str, float], columns: int) -> None:
    """Place a row near its parents or children, in order, a cell apart and within the sheet."""
    first, last = EDGE + R + 4, EDGE + R + 4 + (columns - 1) * CELL
    wished: list[float] = []
    for n, one in enumerate(row):
        near = [found[other] for other in _tied(family, one) if other in found]
        wish = sum(near) / len(near) if near else wished[-1] + CELL if wished else first
        least = wished[-1] + CELL if wished else first
        wished.append(min(max(wish, least), last - (len(row) - 1 - n) * CELL))
    for n in reversed(range(len(row) - 1)):
        wished[n] = min(wished[n], wished[n + 1] - CELL)
    found.update(zip(row, wished, strict=True))


def _tied(family: Family, id: str) -> Iterator[str]:
    for union in family.unions:
        if id in union.parents:
            yield from union.children
        if id in union.children:
            yield from union.parents


def _boxes(tree: Tree, row: Sequence[str]) -> None:
    """Box who lived with the child."""
    for one in row:
        if tree.everybody[one].inside or tree.everybody[one].child:
            x, y = tree.places[one]
            size = {"width": CELL - 8, "height": tree.high(one) + 12}
            tree.sheet.put("rect", x=x - R - 6, y=y - R - 6, **size, rx=6, fill=WASH, stroke=BLUE, stroke_width=1.4)


def _next_row(tree: Tree, family: Family, row: Sequence[str], y: float) -> float:
    """Return where the row under a row stands: lower by its words, and by the levels that its unions need."""
    own = _unions_of(family, row)
    needed = sum((len(union.parents) > 1) + bool(union.children) for union in own)
    return _bottom(tree, row, y) + (CLEAR + STEP * (needed + 1) if own else CLEAR) + 2 * R


def _bottom(tree: Tree, row: Sequence[str], y: float) -> float:
    return y - R + max(map(tree.high, row)) + CLEAR


def _unions_of(family: Family, row: Sequence[str]) -> list[Union]:
    """Return the unions of a row: those of couples first, so that their lines lie above those of descent."""
    own = [union for union in family.unions if union.parents[0] in row]
    return sorted(own, key=lambda union: len(union.parents) == 1)


def _ties(tree: Tree, family: Family, row: Sequence[str]) -> None:
    """Draw the lines of a row's couples and of their descent, each on a level of its own."""
    own = _unions_of(family, row)
    level = _bottom(tree, row, tree.places[row[0]][1])
    starts = []
    for union in own:
        starts.append(_couple(tree, union, level))
        level += STEP * (len(union.parents) > 1)
    for union, start in zip(own, starts, strict=True):
        if union.children:
            level += STEP
            _descent(tree, union, start, level)


def _couple(tree: Tree, union: Union, level: float) -> tuple[float, float]:
    """Draw the line that joins a couple, and return where descent begins: at its middle, or at one parent alone."""
    (x1, y1), (x2, y2) = tree.places[union.parents[0]], tree.places[union.parents[-1]]
    if len(union.parents) == 1:
        return x1, y1 + R
    dashes = {"stroke_dasharray": "5 3"} if union.bond == "parents" else {}
    line = path("M", x1, y1 + R, "V", level, "H", x2, "V", y2 + R)
    tree.sheet.put("path", d=line, fill="none", stroke=INK, stroke_width=1.5, **dashes)
    if union.bond == "ex_partner":
        tree.sheet.parts.extend(parted(x1 + (x2 - x1) * 0.3, level))
    return (x1 + x2) / 2, level


def _descent(tree: Tree, union: Union, start: tuple[float, float], level: float) -> None:
    x, y = start
    ends = [tree.places[one] for one in union.children]
    across = [x, *(end[0] for end in ends)]
    line = path("M", x, y, "V", level, "M", min(across), level, "H", max(across))
    tree.sheet.put("path", d=line, fill="none", stroke=INK, stroke_width=1.5)
    for end in ends:
        tree.sheet.line(end[0], level, end[0], end[1] - R, stroke=INK, stroke_width=1.5)


def _people(tree: Tree, ids: Iterable[str]) -> None:
    """Draw everybody's symbol, and to the right of it the name and what is said beside it."""
    for id in ids:
        one, (x, y) = tree.everybody[id], tree.places[id]
        name, beside = tree.words(id)
        tree.sheet.titled(symbol(one, x, y, R), ", ".join((one.name, *one.beside)))
        tree.sheet.lines(x + R + 7, y - R + SIZE - 1, name, SIZE, font_weight="bold")
        top = y - R + SIZE - 1 + len(name) * leading(SIZE)
        tree.sheet.lines(x + R + 7, top, beside, SIZE - 1)


def _others(tree: Tree, others: Sequence[str], columns: int, y: float) -> float:
    """Draw those who are no relatives in rows of their own, and return where they end."""
    tree.sheet.words(EDGE, y, "Others whom the record names", SIZE + 1, font_weight="bold")
    y += SIZE + R
    for row in (others[n : n + columns] for n in range(0, len(others), columns)):
        tree.places.update({one: (EDGE + R + 4 + n * CELL, y) for n, one in enumerate(row)})
        _boxes(tree, row)
        _people(tree, row)
        y = _bottom(tree, row, y) + 2 * R
    return y
