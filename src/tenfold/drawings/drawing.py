"""What a picture is made of: two widths of SVG, a key to its signs, notes, and the table behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from tenfold.drawings.canvas import HATCH, INK, PAPER, QUIET, shape
from tenfold.drawings.letters import harmless

SIGN_WIDTH, SIGN_HEIGHT = 30, 18
MIDDLE = (SIGN_WIDTH / 2, SIGN_HEIGHT / 2)


@dataclass(frozen=True, slots=True)
class Table:
    """What a picture shows, for those who cannot see it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of the key: drawn round `MIDDLE` by the same pen as in the picture, and what it means."""

    drawn: str
    means: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: its title, one SVG for a desk or a sheet of A4 and a narrow one for a phone, key, notes and table.

    `beside` says that the table is read together with the picture (numbers are explained in it), not behind it.
    """

    title: str
    wide: str
    narrow: str
    table: Table
    key: tuple[Sign, ...] = ()
    notes: tuple[str, ...] = ()
    beside: bool = False


def figure(drawing: Drawing, level: int = 2) -> str:
    """Return a picture as HTML: title, key, both widths (a style sheet shows one of them), notes and table."""
    notes = "".join(f"<p class=quiet>{text(note)}</p>" for note in drawing.notes)
    return (
        f"<section class=picture><div class=whole><h{level}>{text(drawing.title)}</h{level}>{_key(drawing.key)}"
        f"<figure><div class=wide>{drawing.wide}</div><div class=narrow>{drawing.narrow}</div></figure>{notes}</div>"
        f"{_behind(drawing)}</section>"
    )


def as_html(table: Table) -> str:
    """Return a table as HTML; a narrow screen shows each cell under the head of its column."""
    head = "".join(f'<th scope="col" role="columnheader">{text(cell)}</th>' for cell in table.head)
    body = "".join(_row(table.head, row) for row in table.rows)
    return (
        f'<table role="table"><caption>{text(table.caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
    )


def text(words: str) -> str:
    """Return words as they may stand in HTML."""
    return escape(harmless(words))


def swatch(fill: str) -> str:
    """Return a box of the key, filled as a box of the picture is."""
    look: dict[str, str | float] = {"stroke": INK, "stroke_width": 0.8, "fill": PAPER if fill == HATCH else fill}
    box = shape("rect", x=3, y=3, width=SIGN_WIDTH - 6, height=SIGN_HEIGHT - 6, **look)
    return box + ("".join(_stripes()) if fill == HATCH else "")


def _stripes() -> Iterator[str]:
    """Yield the hatching of a box of the key: lines, because a pattern would need a name that no other has."""
    top, bottom = 3, SIGN_HEIGHT - 3
    for x in range(5, SIGN_WIDTH - 14, 5):
        yield shape("line", x1=x + bottom - top, y1=top, x2=x, y2=bottom, stroke=QUIET, stroke_width=2)


def _behind(drawing: Drawing) -> str:
    if not drawing.table.rows:
        return ""
    table = as_html(drawing.table)
    return table if drawing.beside else f"<details><summary>The same as a table</summary>{table}</details>"


def _key(signs: Iterable[Sign]) -> str:
    shown = "".join(f"<li>{_sign(sign)}<span>{text(sign.means)}</span></li>" for sign in signs)
    return f"<ul class=key>{shown}</ul>" if shown else ""


def _sign(sign: Sign) -> str:
    size = f'width="{SIGN_WIDTH}" height="{SIGN_HEIGHT}" viewBox="0 0 {SIGN_WIDTH} {SIGN_HEIGHT}"'
    return f'<svg {size} aria-hidden="true">{sign.drawn}</svg>'


def _row(head: tuple[str, ...], row: tuple[str, ...]) -> str:
    told = "".join(
        f'<td role="cell" data-head="{text(name)}">{"<br>".join(map(text, cell.splitlines()))}</td>'
        for name, cell in zip(head, row, strict=True)
    )
    return f'<tr role="row">{told}</tr>'
