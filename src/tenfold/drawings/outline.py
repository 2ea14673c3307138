"""The outlines of a child, front and back and the face, and where on them the sites of the body map lie.

Places are (across, down): across from the middle towards the child's left, down from the top of the head. On the front
the child's left is on the reader's right; on the back it is on the reader's left.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

from tenfold.drawings.canvas import PAPER, QUIET, SHADE, path, shape

View = Literal["face", "front", "back"]
HEIGHT = 300.0
FACE_HEIGHT = 158.0
BEHIND = frozenset({"back", "spine", "buttock"})
FACE: dict[str, tuple[float, float]] = {
    "scalp": (26, 8),
    "skull": (34, 18),
    "head": (20, 26),
    "face": (18, 60),
    "face.forehead": (22, 42),
    "face.eye": (23, 70),
    "face.ear": (61, 80),
    "face.nose": (5, 88),
    "face.cheek": (36, 98),
    "face.mouth": (9, 116),
    "face.chin": (10, 140),
}
BODY: dict[str, tuple[float, float]] = {
    "head": (8, 20),
    "skull": (10, 14),
    "scalp": (7, 8),
    "face": (8, 40),
    "face.ear": (27, 38),
    "neck": (5, 71),
    "shoulder": (34, 90),
    "arm": (44, 118),
    "elbow": (48, 138),
    "forearm": (51, 156),
    "wrist": (54, 174),
    "hand": (57, 186),
    "finger": (58, 198),
    "chest": (15, 106),
    "sternum": (0, 112),
    "torso": (12, 124),
    "rib": (23, 130),
    "abdomen": (10, 150),
    "back": (15, 112),
    "spine": (0, 134),
    "buttock": (16, 182),
    "genital": (0, 186),
    "hip": (29, 172),
    "thigh": (21, 206),
    "knee": (20, 232),
    "leg": (20, 246),
    "shin": (19, 260),
    "ankle": (19, 280),
    "foot": (22, 290),
    "toe": (26, 297),
}
PAIRED = frozenset(
    "face.eye face.ear face.cheek shoulder arm elbow forearm wrist hand finger rib buttock hip thigh knee leg shin "
    "ankle foot toe".split()
)
"""The sites of which a child has two: without a side, either may be meant."""

# The child's left half, from the top of the head down to between the legs; each step is a cubic curve.
_BODY_HALF: tuple[tuple[float, ...], ...] = (
    (18, 0, 27, 14, 27, 33),
    (27, 48, 18, 60, 11, 64),
    (11, 70, 11, 73, 13, 76),
    (22, 80, 36, 80, 42, 89),
    (50, 100, 53, 130, 57, 160),
    (60, 172, 66, 184, 64, 198),
    (62, 207, 54, 207, 52, 199),
    (51, 192, 49, 188, 47, 180),
    (45, 160, 40, 132, 36, 114),
    (34, 130, 31, 142, 31, 152),
    (31, 162, 36, 172, 37, 184),
    (38, 206, 33, 222, 31, 238),
    (30, 256, 27, 268, 26, 280),
    (29, 288, 37, 292, 34, 297),
    (28, 301, 15, 301, 12, 297),
    (10, 288, 11, 276, 10, 266),
    (11, 250, 10, 236, 8, 222),
    (7, 210, 4, 200, 0, 192),
)
_FACE_HALF: tuple[tuple[float, ...], ...] = (
    (40, 0, 58, 32, 58, 70),
    (58, 112, 34, 152, 0, 152),
)


@lru_cache(maxsize=64)
def outline(view: View, middle: float, top: float) -> tuple[str, ...]:
    """Return the outline of a child seen from one side, with its middle and top at a place: there are few places."""
    return tuple(_outline(view, middle, top))


def _outline(view: View, middle: float, top: float) -> Iterator[str]:
    line: dict[str, str | float] = {"fill": "none", "stroke": QUIET, "stroke_width": 1.2}
    steps = _FACE_HALF if view == "face" else _BODY_HALF
    look: dict[str, str | float] = {"fill": SHADE, "stroke": QUIET, "stroke_width": 1.5}
    for ear in _EARS[view]:
        yield shape("ellipse", cx=middle + ear[0], cy=top + ear[1], rx=ear[2], ry=ear[3], **look)
    yield shape("path", d=_whole(steps), transform=f"translate({middle:.1f} {top:.1f})", **look)
    for feature in _FEATURES[view]:
        yield shape("path", d=feature, transform=f"translate({middle:.1f} {top:.1f})", **line)
    for x, y, r in _DOTS[view]:
        yield shape("circle", cx=middle + x, cy=top + y, r=r, fill=QUIET, stroke=PAPER, stroke_width=0.5)


def _whole(half: Sequence[tuple[float, ...]]) -> str:
    """Return a closed path from the half on the child's left and its mirror."""
    ends = [(0.0, 0.0), *((step[4], step[5]) for step in half)]
    back = (
        ("C", -step[2], step[3], -step[0], step[1], -end[0], end[1])
        for step, end in zip(reversed(half), reversed(ends[:-1]), strict=True)
    )
    return path("M", 0, 0, *_flat(("C", *step) for step in half), *_flat(back), "Z")


def _flat(steps: Iterable[tuple[str | float, ...]]) -> Iterator[str | float]:
    for step in steps:
        yield from step


_EARS: dict[View, tuple[tuple[float, ...], ...]] = {
    "face": ((-59, 80, 8, 17), (59, 80, 8, 17)),
    "front": ((-27, 36, 4, 7), (27, 36, 4, 7)),
    "back": ((-27, 36, 4, 7), (27, 36, 4, 7)),
}
_FEATURES: dict[View, tuple[str, ...]] = {
    "face": (
        "M -52 50 C -38 18 38 18 52 50",
        "M -34 62 C -28 57 -18 57 -12 62 M 12 62 C 18 57 28 57 34 62",
        "M -32 71 C -27 65 -19 65 -14 71 C -19 76 -27 76 -32 71 Z M 14 71 C 19 65 27 65 32 71 C 27 76 19 76 14 71 Z",
        "M 0 72 C -2 84 -8 92 -5 95 C -2 97 2 97 5 95",
        "M -17 117 C -8 112 8 112 17 117 C 8 124 -8 124 -17 117 Z",
    ),
    "front": (
        "M -14 31 C -11 28 -8 28 -5 31 M 5 31 C 8 28 11 28 14 31",
        "M 0 33 C -1 39 -3 41 0 43",
        "M -7 50 C -3 54 3 54 7 50",
        "M -24 96 C -18 99 -10 99 -6 97 M 24 96 C 18 99 10 99 6 97",
        "M -24 234 C -21 238 -17 238 -15 234 M 24 234 C 21 238 17 238 15 234",
    ),
    "back": (
        "M -25 40 C -22 56 22 56 25 40",
        "M 0 84 V 166",
        "M -24 100 C -20 112 -14 116 -9 114 M 24 100 C 20 112 14 116 9 114",
        "M 0 168 V 190 M -25 190 C -18 196 -6 196 0 190 C 6 196 18 196 25 190",
        "M -24 236 C -21 233 -17 233 -15 236 M 24 236 C 21 233 17 233 15 236",
    ),
}
_DOTS: dict[View, tuple[tuple[float, ...], ...]] = {
    "face": ((-23, 71, 3), (23, 71, 3)),
    "front": ((-9, 34, 1.6), (9, 34, 1.6), (0, 158, 1.4)),
    "back": (),
}
