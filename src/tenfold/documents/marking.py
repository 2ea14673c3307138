"""What every sheet that leaves the record carries: its serial, for whom it is, and why it was made."""

from dataclasses import dataclass
from html import escape

STYLE = """
body{font:16px/1.5 Arial,sans-serif;color:#0b0c0c;max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.8rem}h2{font-size:1.3rem;border-top:2px solid #0b0c0c;padding-top:.6rem}
h3{font-size:1rem;margin:.8rem 0 0}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;
border-bottom:1px solid #b1b4b6}.withheld{border-left:6px solid #505a5f;padding-left:.6rem}dt{font-weight:700}
.mark{font-size:.8rem}thead{display:table-header-group}section{break-inside:avoid-page}.danger{font-weight:700}
@page{size:A4;margin:18mm 15mm}
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """The serial under which the record lists a file, for whom it was made, why, and as of when (in words)."""

    serial: int
    recipient: str
    purpose: str
    as_of: str

    @property
    def words(self) -> str:
        """The mark as each sheet carries it."""
        return f"Serial {self.serial}. For {self.recipient}. {self.purpose}. As held on {self.as_of}."


def page(mark: Mark, title: str, body: str) -> bytes:
    """Return a page that needs nothing from elsewhere, with its mark at the head of each printed sheet."""
    told = escape(mark.words)
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}, serial {mark.serial}</title><style>{STYLE}</style></head><body>"
        f'<table><thead><tr><td class="mark">{told}</td></tr></thead><tbody><tr><td><main>'
        f"<h1>{escape(title)}</h1>{body}</main></td></tr></tbody></table></body></html>\n"
    ).encode()


def rows(pairs: tuple[tuple[str, str], ...]) -> str:
    """Return pairs of words as a list; a piece without a label stands as a paragraph."""
    return "".join(
        f"<p>{escape(text)}</p>"
        if not label
        else f"<dl><dt>{escape(label.capitalize())}</dt><dd>{escape(text)}</dd></dl>"
        for label, text in pairs
    )
