"""How a test looks at a picture: its elements, where its words stand, what runs over what."""

from bisect import bisect_left
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from tenfold.drawings.letters import width_of

SVG = "{http://www.w3.org/2000/svg}"
SLACK = 0.5


@dataclass(frozen=True)
class Words:
    """Words in a picture and the box that they fill."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def root(svg: str) -> ET.Element:
    """The picture as ET."""
    return ET.fromstring(svg)  # noqa: S314 - we made it ourselves


def tags(svg: str, tag: str, **having: str) -> list[ET.Element]:
    """The elements of a tag whose attributes are so; an underscore in a name is a hyphen."""
    wanted = {name.replace("_", "-"): value for name, value in having.items()}
    return [one for one in root(svg).iter(f"{SVG}{tag}") if wanted.items() <= one.attrib.items()]


def place(element: ET.Element, *names: str) -> tuple[float, ...]:
    """Some of an element's attributes, as numbers."""
    return tuple(float(element.attrib[name]) for name in names)


def words(svg: str) -> list[Words]:
    """All words of a picture, each with its box."""
    return [_boxed(one) for one in root(svg).iter(f"{SVG}text")]


def read(svg: str) -> list[str]:
    """All words of a picture, in the order in which they were written."""
    return [one.text for one in words(svg)]


def titled(svg: str, part: str) -> list[ET.Element]:
    """The groups whose title has some words in it."""
    groups = root(svg).iter(f"{SVG}g")
    return [one for one in groups if part in (one.findtext(f"{SVG}title") or "")]


def box(svg: str) -> tuple[float, float]:
    """How wide and how high a picture is."""
    _, _, width, height = root(svg).attrib["viewBox"].split()
    return float(width), float(height)


def over_one_another(svg: str) -> list[tuple[str, str]]:
    """The pairs of words that run over one another."""
    downwards = sorted(words(svg), key=lambda one: one.top)
    tops = [one.top for one in downwards]
    return [
        (one.text, other.text)
        for n, one in enumerate(downwards)
        for other in downwards[n + 1 : bisect_left(tops, one.bottom)]
        if _meet(one, other)
    ]


def cut_off(svg: str) -> list[str]:
    """The words that reach out of the picture."""
    width, height = box(svg)
    inside = (0 - SLACK, width + SLACK, 0 - SLACK, height + SLACK)
    return [
        one.text
        for one in words(svg)
        if one.left < inside[0] or one.right > inside[1] or one.top < inside[2] or one.bottom > inside[3]
    ]


def _meet(one: Words, other: Words) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > SLACK and down > SLACK


def _boxed(element: ET.Element) -> Words:
    x, y, size = place(element, "x", "y", "font-size")
    text = element.text or ""
    wide = width_of(text, size, bold=element.get("font-weight") == "bold")
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[element.get("text-anchor", "start")]
    return Words(text, left, left + wide, y - size * 0.72, y + size * 0.2)
