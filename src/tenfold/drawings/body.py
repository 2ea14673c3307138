"""A body map, front and back: every injury of a child by every agency, numbered by occasion."""

from collections import Counter
from collections.abc import Iterator

from tenfold.drawings.canvas import PAPER, QUIET, RED, SHADE, Canvas, Drawing, Table, wrapped
from tenfold.picture import Occasion, Picture, Stated, accounts_of, checks_of, occasions_of, opinions_of
from tenfold.questions.wording import called, listed
from tenfold.record import Injury

WIDTH, MIDDLE_FRONT, MIDDLE_BACK = 360, 95, 265
BACK = frozenset({"back", "spine", "buttock"})
# Offsets from the middle of the figure: across to the child's left (the reader's right, from the front), and down.
PLACES: dict[str, tuple[float, float]] = {
    "head": (0, 26), "skull": (0, 20), "scalp": (0, 16), "face": (0, 46), "face.eye": (9, 42), "face.cheek": (12, 52),
    "face.nose": (0, 49), "face.mouth": (0, 58), "face.ear": (25, 46), "face.chin": (0, 65), "face.forehead": (0, 32),
    "neck": (0, 76), "shoulder": (32, 90), "arm": (42, 112), "elbow": (46, 132), "forearm": (49, 150), "wrist": (52, 168),
    "hand": (54, 180), "finger": (55, 192), "chest": (14, 106), "torso": (0, 120), "sternum": (0, 108), "rib": (18, 124),
    "abdomen": (0, 144), "back": (0, 116), "spine": (0, 130), "buttock": (12, 172), "genital": (0, 180), "hip": (22, 166),
    "thigh": (14, 204), "knee": (15, 230), "leg": (15, 244), "shin": (15, 254), "ankle": (15, 278), "foot": (17, 290),
    "toe": (19, 298),
}  # fmt: skip
FIGURE = (
    "M0 8c18 0 26 14 26 32s-10 30-18 33v8c14 3 27 6 31 14 6 14 11 40 14 62l5 32c1 6-8 8-10 2l-9-40-8-34-3 40"
    "c3 14 3 26 2 40l-3 40-2 42c0 4 6 6 7 11 0 4-14 4-16 0l-4-52-8-54-4 0-8 54-4 52c-2 4-16 4-16 0 1-5 7-7 7-11"
    "l-2-42-3-40c-1-14-1-26 2-40l-3-40-8 34-9 40c-2 6-11 4-10-2l5-32c3-22 8-48 14-62 4-8 17-11 31-14v-8"
    "c-8-3-18-15-18-33S-18 8 0 8Z"
)


def body_map(p: Picture, child: str) -> Drawing:
    """Draw all that is recorded of a child's injuries, as the picture holds them."""
    occasions = occasions_of(p, child)
    legend = [line for n, one in enumerate(occasions, 1) for line in wrapped(f"{n}  {_legend(p, one)}", 58)]
    sheet = Canvas(WIDTH, 350 + 17 * max(len(legend), 1))
    for middle, label in ((MIDDLE_FRONT, "Front"), (MIDDLE_BACK, "Back")):
        sheet.put("path", d=FIGURE, transform=f"translate({middle} 12)", fill=SHADE, stroke=QUIET, stroke_width=1.4)
        sheet.words((middle, 330), label, 13, "middle", fill=QUIET)
    taken: Counter[tuple[float, float]] = Counter()
    for n, occasion in enumerate(occasions, 1):
        for injury in occasion.injuries:
            _marks(sheet, str(n), injury, taken)
    for row, line in enumerate(legend or ["No injury is recorded. That does not mean that there was none."]):
        sheet.words((6, 356 + 17 * row), line, 12)
    title = f"Injuries of {called(p, child)}, by all agencies"
    return Drawing(title=title, svg=sheet.svg(title), table=_table(p, occasions, title))


def _marks(sheet: Canvas, number: str, injury: Stated[Injury], taken: Counter[tuple[float, float]]) -> None:
    for x, y in _places(injury):
        nth = taken[x, y]
        taken[x, y] += 1
        shift_x, shift_y = (nth % 3) * 12, (nth // 3) * 12
        sheet.put("circle", cx=x + shift_x, cy=y + shift_y, r=7, fill=RED, stroke=PAPER, stroke_width=1.2)
        sheet.words((x + shift_x, y + shift_y + 4), number, 10, "middle", fill=PAPER, font_weight="bold")


def _places(injury: Stated[Injury]) -> Iterator[tuple[float, float]]:
    for site in injury.fact.sites or ("unknown",):
        names = site.split(".")
        sides = {name for name in names if name in ("left", "right", "front", "back")} if len(names) > 1 else set()
        part = ".".join(name for n, name in enumerate(names) if n == 0 or name not in sides)
        if part not in PLACES:
            yield (180.0, 20.0)
            continue
        across, down = PLACES[part]
        behind = part in BACK or "back" in sides
        side = -1 if "right" in sides else 1
        middle = MIDDLE_BACK if behind else MIDDLE_FRONT
        yield (middle + across * side * (-1 if behind else 1), down + 12)


def _legend(p: Picture, occasion: Occasion) -> str:
    kinds = listed(_kind(injury) for injury in occasion.injuries)
    holders = listed(called(p, agency) for agency in occasion.agencies)
    return f"{occasion.first.occurred}: {kinds}. {holders}. {_judged(p, occasion)}"


def _judged(p: Picture, occasion: Occasion) -> str:
    views = listed(opinion.fact.view.replace("_", " ") for opinion in opinions_of(p, occasion))
    return f"Judged {views}." if views else "Nobody has judged it."


def _kind(injury: Stated[Injury]) -> str:
    count = f"{injury.fact.count} × " if injury.fact.count else ""
    unplaced = "" if set(injury.fact.sites) - {"unknown"} else " (site unsaid)"
    return f"{count}{injury.fact.type.replace('_', ' ')}{unplaced}"


def _table(p: Picture, occasions: tuple[Occasion, ...], title: str) -> Table:
    rows = tuple(
        (
            str(n),
            str(one.first.occurred),
            listed(f"{_kind(injury)}: {', '.join(injury.fact.sites) or 'site unsaid'}" for injury in one.injuries),
            listed(called(p, agency) for agency in one.agencies),
            listed(f"{called(p, a.fact.by)}: {a.fact.says or a.fact.claim or ''}" for a in accounts_of(p, one)),
            listed(o.fact.view.replace("_", " ") for o in opinions_of(p, one)) or "nobody",
            listed(c.fact.result.replace("_", " ") for c in checks_of(p, one)) or "nobody",
        )
        for n, one in enumerate(occasions, 1)
    )
    return Table(title, ("No.", "First seen", "Injuries", "Held by", "What was said", "Judged", "Checked"), rows)
