"""A chart along time: an axis of months above, lanes below, with names in the margin or, on a phone, over each lane."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tenfold.drawings.canvas import FAINT, INK, QUIET, Canvas, leading
from tenfold.drawings.letters import width_of, wrapped
from tenfold.drawings.scale import Scale, Tick

AXIS, GAP, SMALL = 44, 6, 12


@dataclass(frozen=True, slots=True)
class Frame:
    """How wide a sheet is, where time begins and ends on it, and how large its words are."""

    width: float
    start: float
    end: float
    size: float

    @property
    def named_above(self) -> bool:
        """Whether a lane's name stands over it, because there is no margin."""
        return self.start < self.width / 10

    @property
    def room(self) -> float:
        """The room for a lane's name."""
        return self.end - self.start if self.named_above else self.start - 24


WIDE = Frame(width=960, start=216, end=944, size=13)
NARROW = Frame(width=330, start=6, end=324, size=12)
FRAMES = (WIDE, NARROW)


@dataclass(slots=True)
class Chart:
    """A chart that grows downwards, lane by lane; `y` is where the next one begins."""

    frame: Frame
    scale: Scale
    sheet: Canvas = field(init=False)
    y: float = AXIS

    def __post_init__(self) -> None:
        """Lay out an empty sheet."""
        self.sheet = Canvas(self.frame.width)

    def group(self, name: str) -> None:
        """Begin a group of lanes under a heading."""
        self.y += 2 * GAP
        self.sheet.words(GAP, self.y + self.frame.size, name, self.frame.size + 1, font_weight="bold")
        self.y += self.frame.size + 2 * GAP

    def lane(self, name: str, above: float, below: float) -> float:
        """Open a lane with some room above and below its middle, write its name, and return where its middle is."""
        lines = wrapped(name, self.frame.size, self.frame.room, 2)
        text = len(lines) * leading(self.frame.size)
        top = self.y + (text + GAP if self.frame.named_above else 0)
        spare = 0 if self.frame.named_above else max(text + GAP - above - below, 0) / 2
        middle = top + spare + above
        if self.frame.named_above:
            self.sheet.lines(self.frame.start, self.y + self.frame.size + 2, lines, self.frame.size)
        else:
            first = top + spare + (above + below - text) / 2 + self.frame.size - 1
            self.sheet.lines(self.frame.start - 14, first, lines, self.frame.size, text_anchor="end")
        self.y = middle + below + spare
        return middle

    def note(self, words: str) -> None:
        """Write a quiet line under what was drawn last."""
        for line in wrapped(words, SMALL, self.frame.end - self.frame.start):
            self.sheet.words(self.frame.start, self.y + SMALL, line, SMALL, fill=QUIET)
            self.y += leading(SMALL)

    def svg(self, title: str, says: str) -> str:
        """Return the chart as text, with its axis and the lines of its months behind all."""
        height = self.y + GAP
        behind = Canvas(self.frame.width)
        ticks = self.scale.ticks(SMALL)
        _axis(behind, self.scale, ticks, height)
        self.sheet.parts[:0] = behind.parts
        return self.sheet.svg(height, title, says)


def _axis(sheet: Canvas, scale: Scale, ticks: Sequence[Tick], height: float) -> None:
    for at, group in scale.groups(list(ticks), SMALL):
        sheet.words(at, SMALL + 2, group, SMALL, font_weight="bold")
    for tick in ticks:
        sheet.line(tick.at, 20, tick.at, height, stroke=FAINT, stroke_width=0.6)
        if tick.at + 2 + width_of(tick.label, SMALL) <= sheet.width:
            sheet.words(tick.at + 2, 32, tick.label, SMALL, fill=INK)
    sheet.line(scale.start, AXIS - GAP, scale.end, AXIS - GAP, stroke=QUIET)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something whose middle may stand anywhere between two places, with so much of it to the left and to the right."""

    first: float
    last: float
    left: float
    right: float


def settled(wanted: Iterable[Wanted]) -> list[tuple[float, int]]:
    """Return a place and a level for each thing, in their order, so that none runs into another of its level."""
    taken: list[list[tuple[float, float]]] = []
    return [_settle(one, taken) for one in wanted]


def _settle(one: Wanted, taken: list[list[tuple[float, float]]]) -> tuple[float, int]:
    for level, held in enumerate(taken):
        for x in _places(one):
            if all(x + one.right <= start or end <= x - one.left for start, end in held):
                held.append((x - one.left, x + one.right))
                return x, level
    x = next(_places(one))
    taken.append([(x - one.left, x + one.right)])
    return x, len(taken) - 1


def _places(one: Wanted) -> Iterator[float]:
    """Yield where something may stand: the middle first, then from left to right."""
    step = one.left + one.right
    yield (one.first + one.last) / 2
    yield from (one.first + n * step for n in range(int((one.last - one.first) / step) + 1))


def stacked(heights: Sequence[float]) -> tuple[list[float], float, float]:
    """Return how far from the middle of a lane levels of some heights lie, and the room above and below that they take.

    The first lies on the middle, the others above and below it by turns.
    """
    if not heights:
        return [], 0, 0
    offsets, above, below = [0.0], heights[0] / 2, heights[0] / 2
    for n, height in enumerate(heights[1:], 1):
        if n % 2:
            offsets.append(-above - height / 2)
            above += height
        else:
            offsets.append(below + height / 2)
            below += height
    return offsets, above, below
