"""The children at risk tonight: one page that is printed, or read where the site cannot be."""

from dataclasses import dataclass
from html import escape

from tenfold.documents.marking import Mark, page

_FIRST = (
    "For the out-of-hours team while the record cannot be reached. It says what was on record when it was made, and "
    "nothing that came after. That a child is not in it does not mean that there is no concern."
)
_NO_DANGER = "<li>None is recorded. That does not mean that there is none.</li>"
_LAST = "Write down what you do, and bring it into the record when it is back. Destroy this page then."


@dataclass(frozen=True, slots=True)
class Tonight:
    """One child, in finished words: rows of a head and what is said under it, and dangers at the door apart."""

    name: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    dangers: tuple[str, ...]


def tonight(children: tuple[Tonight, ...], mark: Mark, call: str) -> bytes:
    """Return the pack as one page; `call` says whom to ring."""
    listed = "".join(f'<li><a href="#c{nth}">{escape(one.name)}</a></li>' for nth, one in enumerate(children, 1))
    body = "".join(_child(nth, one) for nth, one in enumerate(children, 1)) or "<p>No child stands in it.</p>"
    head = (
        f"<p>{_FIRST}</p><p><strong>Ring: {escape(call)}</strong></p><p>{len(children)} children.</p><ol>{listed}</ol>"
    )
    return page(mark, "Children at risk tonight", f"{head}{body}<p>{_LAST}</p>")


def _child(nth: int, one: Tonight) -> str:
    dangers = "".join(f'<li class="danger">{escape(word)}</li>' for word in one.dangers)
    told = "".join(
        f'<tr><th scope="row">{escape(head)}</th><td>{"<br>".join(map(escape, words))}</td></tr>'
        for head, words in one.rows
    )
    return (
        f'<section id="c{nth}"><h2>{nth}. {escape(one.name)}</h2>'
        f"<h3>Dangers at the door</h3><ul>{dangers or _NO_DANGER}"
        f"</ul><table>{told}</table></section>"
    )
