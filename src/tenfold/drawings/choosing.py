"""A body on which places are chosen: outlines with a checkbox at each place, which works without a script."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from html import escape

from tenfold.drawings.body import NAMES, Spot, spot_of
from tenfold.drawings.canvas import INK, QUIET, written
from tenfold.drawings.injuries import place
from tenfold.drawings.letters import harmless
from tenfold.drawings.outline import FACE_HEIGHT, HEIGHT, PAIRED, View, outline

SIDE, TOP, UNDER, SPOT = 66.0, 30.0, 8.0, 11.0
REGIONS = {
    "Head": "head scalp skull neck",
    "Face": "face face.forehead face.eye face.ear face.cheek face.nose face.mouth face.chin",
    "Arms and hands": "shoulder arm elbow forearm wrist hand finger",
    "Front": "chest sternum rib torso abdomen genital",
    "Back": "back spine buttock hip",
    "Legs and feet": "thigh knee leg shin ankle foot toe",
}
BEHIND = "neck face.ear shoulder arm forearm hand thigh knee leg"
"""The parts that lie on the front unless they are said to be hurt behind."""
_ROOM: dict[str, tuple[float, float]] = {
    "foot": (17, 292),
    "toe": (30, 301),
    "ankle": (19, 278),
    "skull": (0, 19),
    "head": (0, 30.5),
    "face.forehead": (0, 42),
    "chest": (0, 100.5),
}
"""Where a finger needs more room between places than a mark does."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place to choose: its body-map code, what it is called, and in which part of the list it stands."""

    code: str
    words: str
    region: str


def sites() -> tuple[Site, ...]:
    """Return every place that can be chosen, by region; each of two by its side, and behind where that differs."""
    return tuple(
        Site(code, place(code), region)
        for region, parts in {**REGIONS, "Behind": BEHIND}.items()
        for part in parts.split()
        for code in _codes(part, ".back" if region == "Behind" else "")
    )


def body_choice(name: str, chosen: Collection[str]) -> str:
    """Return the outlines, face, front and back, with a checkbox of a name at each place; the chosen are ticked."""
    drawn = (_view(view, name, chosen, [one for one in sites() if _spot(one).view == view]) for view in NAMES)
    return "".join(drawn)


def _codes(part: str, end: str) -> Iterator[str]:
    yield from (f"{part}.left{end}", f"{part}.right{end}") if part in PAIRED else (f"{part}{end}",)


def _view(view: View, name: str, chosen: Collection[str], own: Iterable[Site]) -> str:
    high = TOP + (FACE_HEIGHT if view == "face" else HEIGHT) + UNDER
    sides = ("left", "right") if view == "back" else ("right", "left")
    body = [
        written(SIDE, 12, NAMES[view], 12, text_anchor="middle", font_weight="bold"),
        written(1, 26, sides[0], 9, fill=QUIET),
        written(2 * SIDE - 1, 26, sides[1], 9, fill=QUIET, text_anchor="end"),
        *outline(view, SIDE, TOP),
        *(_box(one, name, ticked=one.code in chosen) for one in own),
    ]
    size = f'viewBox="0 0 {2 * SIDE:g} {high:g}" class="desk-body" role="group" aria-label="{NAMES[view]}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} fill="{INK}">{"".join(body)}</svg>'


def _box(one: Site, name: str, *, ticked: bool) -> str:
    across, down = _place(one)
    x, y = SIDE + across - SPOT / 2, TOP + down - SPOT / 2
    words = escape(harmless(one.words[:1].upper() + one.words[1:]))
    state = " checked" if ticked else ""
    return (
        f'<foreignObject x="{x:g}" y="{y:g}" width="{SPOT:g}" height="{SPOT:g}">'
        f'<input class="desk-spot" type="checkbox" name="{escape(name)}" value="{one.code}" aria-label="{words}"'
        f' title="{words}"{state}></foreignObject>'
    )


def _spot(one: Site) -> Spot:
    if (spot := spot_of(one.code, ())) is None:
        raise ValueError(f"{one.code} lies on no outline")
    return spot


def _place(one: Site) -> tuple[float, float]:
    [across, down], *_ = _spot(one).places
    wide, down = _ROOM.get(one.code.removesuffix(".left").removesuffix(".right"), (abs(across), down))
    return (wide if across > 0 else -wide), down
