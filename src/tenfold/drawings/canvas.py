"""The pen: SVG elements as text, put on a sheet in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from zlib import crc32

from tenfold.drawings.letters import harmless

INK, QUIET, FAINT, PAPER = "#0b0c0c", "#505a5f", "#b1b4b6", "#ffffff"
RED, BLUE, SHADE, WASH = "#b10e1e", "#1d70b8", "#f3f2f1", "#e8f1f8"
FONT = "Arial, Helvetica, sans-serif"
HATCH = "url(#hatch)"
LARGER = 1.17
"""How much larger than its units a picture is shown where there is room."""
_PATTERN = (
    '<defs><pattern id="{}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="7" height="7" fill="#ffffff"/><rect width="2.6" height="7" fill="#505a5f"/></pattern></defs>'
)


@dataclass(slots=True)
class Canvas:
    """A sheet so many units wide, on which elements are put in order; how high it is shows at the end."""

    width: float
    parts: list[str] = field(default_factory=list)

    def put(self, tag: str, **attributes: str | float) -> None:
        """Put an element."""
        self.parts.append(shape(tag, **attributes))

    def line(self, x1: float, y1: float, x2: float, y2: float, **look: str | float) -> None:
        """Draw a straight line; a fine quiet one unless said otherwise."""
        self.put("line", x1=x1, y1=y1, x2=x2, y2=y2, **{"stroke": FAINT, "stroke_width": 1, **look})

    def words(self, x: float, y: float, text: str, size: float = 13, **look: str | float) -> None:
        """Write words from a place on (or up to it, or round it: `text_anchor`)."""
        self.parts.append(written(x, y, text, size, **look))

    def lines(self, x: float, y: float, lines: Sequence[str], size: float = 13, **look: str | float) -> None:
        """Write lines of words below one another, the first on `y`."""
        for n, line in enumerate(lines):
            self.words(x, y + n * leading(size), line, size, **look)

    def titled(self, parts: Iterable[str], title: str) -> None:
        """Put elements under one title, which a pointer finds."""
        self.parts.append(f"<g>{_told('title', title)}{''.join(parts)}</g>")

    def svg(self, height: float, title: str, says: str) -> str:
        """Return the whole picture as text, with its title and what it shows in a sentence or two."""
        return drawn(self.width, height, "".join(self.parts), title, says)


def drawn(width: float, height: float, body: str, title: str, says: str) -> str:
    """Return a picture as text. Its hatching has a name of its own, so that several pictures can share a page."""
    own = f"hatch-{crc32(harmless(title + body).encode()):08x}-{width:.0f}"
    filled = body.replace(HATCH, f"url(#{own})")
    pattern = _PATTERN.format(own) if filled != body else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width * LARGER:.0f}" '
        f'viewBox="0 0 {_number(width)} {_number(height)}" role="img" '
        f'font-family="{FONT}">{_told("title", title)}{_told("desc", says)}{pattern}'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{filled}</svg>'
    )


def shape(tag: str, **attributes: str | float) -> str:
    """Return one element as text; an underscore in an attribute's name is a hyphen."""
    return f"<{tag} {_attributes(attributes)}/>"


def written(x: float, y: float, text: str, size: float = 13, **look: str | float) -> str:
    """Return words as an element."""
    given = _attributes({"x": x, "y": y, "font_size": size, "fill": INK, **look})
    return f"<text {given}>{escape(harmless(text))}</text>"


def leading(size: float) -> float:
    """Return how far apart lines of a size stand."""
    return round(size * 1.22)


def path(*steps: str | float) -> str:
    """Return the steps of a path as text."""
    return " ".join(one if isinstance(one, str) else _number(one) for one in steps)


def _told(tag: str, text: str) -> str:
    return f"<{tag}>{escape(harmless(text))}</{tag}>"


def _attributes(given: dict[str, str | float]) -> str:
    return " ".join(f'{name.replace("_", "-")}="{_value(value)}"' for name, value in given.items())


def _value(value: str | float) -> str:
    return escape(harmless(value)) if isinstance(value, str) else _number(value)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
