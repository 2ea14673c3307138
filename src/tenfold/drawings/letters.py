"""How wide words are, so that no label runs over another: widths of the sans-serif that the pictures are set in."""

import unicodedata
from collections.abc import Iterator

# Thousandths of the type size for the characters from space to tilde, as Helvetica, Arial and their likes have them.
_WIDTHS = tuple(
    int(width)
    for width in (
        "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 "
        "278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 "
        "611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 "
        "556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
    ).split()
)
_FIRST, _WIDE, _OTHER, _BOLD = 32, 1000, 720, 1.08
_DIRECTING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def harmless(text: str) -> str:
    """Return text without what no picture may hold: control characters, halves of characters, turns of direction."""
    if text.isprintable():
        return text  # as nearly all is: then it holds none of them
    kept = (" " if unicodedata.category(one) in ("Cc", "Cs", "Cn", "Zl", "Zp") else one for one in text)
    return "".join(one for one in kept if one not in _DIRECTING)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide text runs when it is set in a size."""
    return sum(map(_width, text)) * size / 1000 * (_BOLD if bold else 1)


def cut(text: str, size: float, room: float) -> str:
    """Return text that fits into some room, with an ellipsis where it was cut."""
    if width_of(text, size) <= room:
        return text
    kept = text
    while kept and width_of(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def wrapped(text: str, size: float, room: float, most: int | None = None, *, bold: bool = False) -> list[str]:
    """Return text in lines that fit into some room; of more than `most` lines, the last kept ends in an ellipsis."""
    room = room / _BOLD if bold else room
    lines = [""]
    for word in _words(text, size, room):
        joined = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(joined, size) > room:
            lines.append(word)
        else:
            lines[-1] = joined
    if most is not None and len(lines) > most:
        return [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), size, room)]
    return lines


def _words(text: str, size: float, room: float) -> Iterator[str]:
    """Yield the words of a text, those that are wider than the room in pieces."""
    for word in text.split():
        piece = ""
        for letter in word:
            if piece and width_of(piece + letter, size) > room:
                yield piece
                piece = ""
            piece += letter
        yield piece


def _width(letter: str) -> int:
    place = ord(letter) - _FIRST
    if 0 <= place < len(_WIDTHS):
        return _WIDTHS[place]
    if unicodedata.combining(letter):
        return 0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER
