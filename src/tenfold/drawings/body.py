"""A body map: every injury of a child by every agency, numbered, on the face, the front and the back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tenfold.drawings.canvas import INK, PAPER, QUIET, RED, SHADE, Canvas, leading, path, shape
from tenfold.drawings.drawing import MIDDLE, Drawing, Sign
from tenfold.drawings.injuries import place as place_in_words
from tenfold.drawings.injuries import table_of
from tenfold.drawings.letters import wrapped
from tenfold.drawings.numbers import in_order, letter_of
from tenfold.drawings.outline import BEHIND, BODY, FACE, FACE_HEIGHT, HEIGHT, PAIRED, View, outline
from tenfold.picture import Picture
from tenfold.questions.wording import called, listed
from tenfold.record.words import BODY_FACES, BODY_SIDES

SIDE, FIGURE, TOP, SIZE, NARROW, DOT = 96.0, 128.0, 40.0, 12.0, 330.0, 5.0
PANEL = 2 * SIDE + FIGURE
NAMES: dict[View, str] = {"face": "Head and face", "front": "Front", "back": "Back"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A site that was hurt: on which view, where (twice where the side is unsaid), its name, and the injuries there."""

    view: View
    places: tuple[tuple[float, float], ...]
    name: str
    numbers: tuple[str, ...]

    @property
    def sided(self) -> bool:
        """Whether it is known which of the two it is, or there is only one."""
        return len(self.places) == 1


def body_map(p: Picture, child: str) -> Drawing:
    """Draw all that is recorded of a child's injuries, as the picture holds them."""
    hurt = _hurt(p, child)
    spots = [spot for site, numbers in hurt.items() if (spot := spot_of(site, numbers)) is not None]
    views: list[View] = [view for view in NAMES if view != "face" or any(spot.view == "face" for spot in spots)]
    title = f"Injuries of {called(p, child)}, by all agencies"
    says = f"{listed(NAMES[view] for view in views)} of a child, {len(spots)} places marked. The list tells all."
    wide, narrow = (_drawn(views, spots, title, says, columns) for columns in (len(views), 1))
    return Drawing(
        title, wide, narrow, table_of(p, child, title), tuple(_key(spots)), tuple(_notes(hurt, spots)), beside=True
    )


def spot_of(site: str, numbers: tuple[str, ...]) -> Spot | None:
    """Return where on the map a body-map code lies; None where it says no place."""
    words = site.split(".")
    sides, faces = BODY_SIDES & set(words[1:]), BODY_FACES & set(words[1:])
    part = ".".join(word for n, word in enumerate(words) if n == 0 or word not in sides | faces)
    behind = part in BODY and ("back" in faces or (part in BEHIND and "front" not in faces))
    view: View = "back" if behind else "face" if part in FACE else "front"
    place = (FACE if view == "face" else BODY).get(part)
    if place is None:
        return None
    across, down = place
    name = place_in_words(site)
    if sides or part not in PAIRED:
        turned = (-1 if "right" in sides else 1 if sides else 0) * (-1 if view == "back" else 1)
        return Spot(view, ((across * turned, down),), name, numbers)
    return Spot(view, ((-across, down), (across, down)), f"{name} (side unsaid)", numbers)


def _hurt(p: Picture, child: str) -> dict[str, tuple[str, ...]]:
    """Return the sites that were hurt, each with the numbers of its injuries; the empty site where none was said."""
    found: dict[str, list[str]] = {}
    for number, occasion in in_order(p):
        for n, injury in enumerate(occasion.injuries):
            if child in occasion.children:
                for site in injury.fact.sites or ("",):
                    found.setdefault(site, []).append(f"{number}{letter_of(occasion, n)}")
    return {site: tuple(dict.fromkeys(numbers)) for site, numbers in found.items()}


def _drawn(views: Sequence[View], spots: Sequence[Spot], title: str, says: str, columns: int) -> str:
    sheet = Canvas(columns * PANEL if columns > 1 else NARROW)
    left, bottom = (sheet.width - columns * PANEL) / 2, 0.0
    for n, view in enumerate(views):
        top = 0.0 if columns > 1 else bottom
        own = [spot for spot in spots if spot.view == view]
        bottom = max(bottom, _panel(sheet, view, own, (left + (n % columns) * PANEL, top)))
    return sheet.svg(bottom + 8, title, says)


def _panel(sheet: Canvas, view: View, spots: Sequence[Spot], corner: tuple[float, float]) -> float:
    """Draw one view with its spots, each led to its numbers at the side, and return where it ends."""
    x, y = corner
    middle, top = x + PANEL / 2, y + TOP
    sheet.words(middle, y + 16, NAMES[view], SIZE + 2, text_anchor="middle", font_weight="bold")
    sides = ("child’s left", "child’s right") if view == "back" else ("child’s right", "child’s left")
    for way, side, anchor in zip((-1, 1), sides, ("end", "start"), strict=True):
        sheet.words(middle + way * 32, y + 33, side, SIZE - 1, fill=QUIET, text_anchor=anchor)
    sheet.parts.extend(outline(view, middle, top))
    ends = [top + (FACE_HEIGHT if view == "face" else HEIGHT)]
    for way, own in zip((-1, 1), _by_side(spots), strict=True):
        ends.append(_labels(sheet, own, middle, top, way))
    for spot in spots:
        for across, down in spot.places:
            sheet.parts.append(_dot(middle + across, top + down, known=spot.sided))
    return max(ends)


def _by_side(spots: Sequence[Spot]) -> tuple[list[Spot], list[Spot]]:
    """Return the spots to be named on the reader's left, and those on the right; those in the middle even it out."""
    sides: tuple[list[Spot], list[Spot]] = ([], [])
    for spot in sorted(spots, key=lambda one: not one.places[-1][0] or not one.sided):
        across = spot.places[0][0] if spot.sided else 0
        fewer = len(sides[1]) < len(sides[0])
        sides[across > 0 if across else fewer].append(spot)
    return sides


def _labels(sheet: Canvas, spots: Sequence[Spot], middle: float, top: float, way: int) -> float:
    """Write the labels of one side below one another, near the height of their spots, each with its leader."""
    reached = top
    edge = middle + way * (FIGURE / 2 + 4)
    for spot in sorted(spots, key=lambda one: one.places[0][1]):
        across, down = next((place for place in spot.places if place[0] * way > 0), spot.places[0])
        names = wrapped(spot.name, SIZE, SIDE - 8)
        numbers = wrapped(", ".join(spot.numbers), SIZE, SIDE - 8, bold=True)
        high = (len(names) + len(numbers)) * leading(SIZE)
        y = max(reached, top + down - high / 2)
        anchor = "end" if way < 0 else "start"
        sheet.lines(edge, y + SIZE, numbers, SIZE, font_weight="bold", fill=RED, text_anchor=anchor)
        sheet.lines(edge, y + SIZE + len(numbers) * leading(SIZE), names, SIZE, text_anchor=anchor)
        level, start = y + SIZE - 4, edge - way * 2
        steps = path("M", start, level, "L", start - way * 6, level, "L", middle + across, top + down)
        sheet.put("path", d=steps, fill="none", stroke=INK, stroke_width=0.8)
        reached = y + high + 6
    return reached


def _dot(x: float, y: float, *, known: bool) -> str:
    if known:
        return shape("circle", cx=x, cy=y, r=DOT, fill=RED, stroke=PAPER, stroke_width=1.2)
    return shape("circle", cx=x, cy=y, r=DOT, fill=SHADE, stroke=RED, stroke_width=1.8, stroke_dasharray="2.5 1.5")


def _key(spots: Sequence[Spot]) -> Iterator[Sign]:
    if any(spot.sided for spot in spots):
        yield Sign(_dot(*MIDDLE, known=True), "injury; its number is explained in the list")
    if any(not spot.sided for spot in spots):
        yield Sign(_dot(*MIDDLE, known=False), "one of the two, and nobody said which")


def _notes(hurt: dict[str, tuple[str, ...]], spots: Sequence[Spot]) -> Iterator[str]:
    if not hurt:
        yield "No injury is recorded. That does not mean that there was none."
    unplaced = [number for site, numbers in hurt.items() if spot_of(site, numbers) is None for number in numbers]
    if unplaced:
        yield f"Where on the body is not recorded: {listed(unplaced)}."
    if spots:
        yield "What is said of neither front nor back is drawn on the front."
