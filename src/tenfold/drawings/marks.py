"""The signs of the timeline: what an entry tells of a child's being seen, meetings, a death, injuries."""

from collections.abc import Iterator
from typing import Literal

from tenfold.drawings.canvas import BLUE, INK, PAPER, QUIET, RED, path, shape, written
from tenfold.drawings.drawing import MIDDLE, Sign
from tenfold.drawings.letters import width_of
from tenfold.picture import FROM_AFAR, tells_of_death
from tenfold.record import Entry

Kind = Literal["seen", "partly", "unseen", "meeting", "death", "other"]
MEETINGS = frozenset(
    "strategy_discussion initial_conference review_conference core_group legal_planning professionals_meeting "
    "family_meeting".split()
)
"""Events at which nobody sees a child, whatever is said of seeing."""
NOBODY_CAME = frozenset({"not_brought", "cancelled_by_family", "no_access", "refused"})
WORDS: dict[Kind, str] = {
    "seen": "seen",
    "partly": "seen in part, or asleep",
    "unseen": "not shown, not brought, or no access",
    "meeting": "meeting",
    "death": "death",
    "other": "other entry",
}
RADIUS, DIAMOND, NUMBER = 5.0, 9.5, 11.0


def kind_of(entry: Entry, child: str | None = None) -> Kind:
    """Return what an entry tells of a child (of any child, unless one is named)."""
    if tells_of_death(entry, child):
        return "death"
    if child is None and entry.event in MEETINGS:
        return "meeting"
    seen = {} if entry.event in FROM_AFAR or entry.seen is None else entry.seen
    hows = {seen[child]} if child in seen else set() if child is not None else set(seen.values())
    if hows & {"alone", "seen"}:
        return "seen"
    if hows & {"partly", "asleep"}:
        return "partly"
    return "unseen" if hows or entry.outcome in NOBODY_CAME else "other"


def mark(kind: Kind, x: float, y: float) -> Iterator[str]:
    """Yield the sign of a kind round a place."""
    r = RADIUS
    match kind:
        case "seen":
            yield shape("circle", cx=x, cy=y, r=r, fill=INK)
        case "partly":
            yield _ring(x, y)
            yield shape("path", d=path("M", x, y - r, "A", r, r, "0 0 0", x, y + r, "Z"), fill=INK)
        case "unseen":
            yield _ring(x, y)
        case "meeting":
            yield shape("rect", x=x - r, y=y - r, width=2 * r, height=2 * r, fill=BLUE)
        case "death":
            cross = path("M", x - r, y - r, "L", x + r, y + r, "M", x + r, y - r, "L", x - r, y + r)
            yield shape("path", d=cross, stroke=INK, stroke_width=3.5)
        case _:
            yield shape("circle", cx=x, cy=y, r=2.6, fill=QUIET)


def half_of(number: str) -> float:
    """Return half the width of the diamond that holds a number."""
    return max(DIAMOND, width_of(number, NUMBER, bold=True) / 2 + 6) + 0.5


def diamond(x: float, y: float, number: str) -> Iterator[str]:
    """Yield the sign of an injury round a place, with the number under which the body map has it."""
    half = half_of(number) - 0.5
    steps = path("M", x, y - DIAMOND, "L", x + half, y, "L", x, y + DIAMOND, "L", x - half, y, "Z")
    yield shape("path", d=steps, fill=RED)
    yield written(x, y + 4, number, NUMBER, fill=PAPER, text_anchor="middle", font_weight="bold")


def sign(kind: Kind) -> Sign:
    """Return the sign of a kind as the key has it."""
    return Sign("".join(mark(kind, *MIDDLE)), WORDS[kind])


def injury_sign() -> Sign:
    """Return the sign of an injury as the key has it."""
    return Sign("".join(diamond(*MIDDLE, "1")), "injury, numbered as on the body map")


def _ring(x: float, y: float) -> str:
    return shape("circle", cx=x, cy=y, r=RADIUS - 0.8, fill=PAPER, stroke=INK, stroke_width=1.6)
