"""The pen: SVG elements as text, and the two ways in which a time picture can lie."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

INK, QUIET, FAINT, PAPER = "#0b0c0c", "#505a5f", "#b1b4b6", "#ffffff"
RED, BLUE, GREEN, AMBER, SHADE = "#b10e1e", "#1d70b8", "#00703c", "#b58840", "#f3f2f1"
FONT = "Arial, Helvetica, sans-serif"
HATCH = (
    '<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="7" height="7" fill="#ffffff"/><rect width="3" height="7" fill="#505a5f"/></pattern>'
)


@dataclass(frozen=True, slots=True)
class Table:
    """What a picture shows, for those who cannot see it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: its title, its SVG, an upright SVG for a narrow screen where it has one, and its table."""

    title: str
    svg: str
    table: Table
    upright: str | None = None


@dataclass(slots=True)
class Canvas:
    """A sheet of so many units, on which elements are put in order; `upright` swaps along and across."""

    width: float
    height: float
    upright: bool = False
    parts: list[str] = field(default_factory=list)

    def put(self, tag: str, **attributes: str | float) -> None:
        """Put an element; an underscore in an attribute's name is a hyphen."""
        self.parts.append(shape(tag, **attributes))

    def at(self, along: float, across: float) -> tuple[float, float]:
        """Return x and y of a place along time and across lanes."""
        return (across, along) if self.upright else (along, across)

    def line(self, start: tuple[float, float], end: tuple[float, float], **attributes: str | float) -> None:
        """Draw a line between two places (along, across)."""
        (x1, y1), (x2, y2) = self.at(*start), self.at(*end)
        self.put("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)

    def box(self, start: tuple[float, float], size: tuple[float, float], **attributes: str | float) -> None:
        """Draw a box from a place, so long and so wide."""
        (x, y), (width, height) = self.at(*start), self.at(*size)
        self.put("rect", x=x, y=y, width=max(width, 1), height=max(height, 1), **attributes)

    def words(
        self, place: tuple[float, float], text: str, size: int = 14, anchor: str = "start", **more: str | float
    ) -> None:
        """Write words at x and y."""
        x, y = place
        more.setdefault("fill", INK)
        start = shape("text", x=x, y=y, font_size=size, text_anchor=anchor, **more).removesuffix("/>")
        self.parts.append(f"{start}>{escape(text)}</text>")

    def titled(self, shape: Sequence[str], title: str) -> None:
        """Put shapes under one title, which a pointer and a screen reader find."""
        self.parts.append(f"<g><title>{escape(title)}</title>{''.join(shape)}</g>")

    def svg(self, title: str) -> str:
        """Return the whole picture as text."""
        body = "".join(self.parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_plain(self.width)} {_plain(self.height)}" role="img" '
            f'aria-label="{escape(title)}" font-family="{FONT}"><defs>{HATCH}</defs>'
            f'<rect width="100%" height="100%" fill="{PAPER}"/>{body}</svg>'
        )


def shape(tag: str, **attributes: str | float) -> str:
    """Return one element as text; an underscore in an attribute's name is a hyphen."""
    given = " ".join(f'{name.strip("_").replace("_", "-")}="{_plain(value)}"' for name, value in attributes.items())
    return f"<{tag} {given}/>"


def as_html(table: Table) -> str:
    """Return a table as HTML."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    body = "".join(_row(row) for row in table.rows)
    caption = f"<caption>{escape(table.caption)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def wrapped(text: str, width: int) -> list[str]:
    """Return text in lines of at most so many characters, broken at spaces."""
    lines: list[str] = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def shortened(text: str, width: int) -> str:
    """Return text cut to so many characters, with an ellipsis where it was cut."""
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"


def _row(cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _plain(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else f"{value:.1f}".rstrip("0").rstrip(".")
