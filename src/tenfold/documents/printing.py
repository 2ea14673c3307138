"""A paper as a PDF: tagged, so that it can be read aloud, and made where pango is on the machine.

WeasyPrint takes two seconds to load and one or two for a long chronology: it is loaded when the first PDF is asked for,
and one is made at a time in a process, so that a hundred who ask at once do not stop the site.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CDLL
from functools import cache
from importlib.util import find_spec
from threading import Lock
from typing import Any

from tenfold.documents.marking import Mark
from tenfold.documents.paper import Paper, paper_html

PATIENCE = 20
"""How long, in seconds, somebody waits for the PDF of another."""
_one = Lock()


class NotPrinted(Exception):
    """No PDF is made: the sentence says why, and what to do."""


def can_print() -> bool:
    """Whether a PDF can be made here: WeasyPrint is installed, and finds pango.

    A page asks this, so that WeasyPrint is loaded only where its libraries do not go by their usual names.
    """
    return _finds_pango() or _weasyprint() is not None


def paper_pdf(paper: Paper, mark: Mark) -> bytes:
    """Return a paper as a tagged PDF (PDF/UA-1); raise `NotPrinted` where none is made, or others wait already."""
    weasyprint = _weasyprint()
    if weasyprint is None:
        raise NotPrinted("No PDF can be made here: the machine has no pango. Choose Word or CSV, or print the page.")
    with _alone():
        made = weasyprint.HTML(string=paper_html(paper, mark), url_fetcher=_nothing)
        return bytes(made.write_pdf(pdf_variant="pdf/ua-1"))


@contextmanager
def _alone() -> Iterator[None]:
    if not _one.acquire(timeout=PATIENCE):
        raise NotPrinted("Others are waiting for their files. Try again in a minute.")
    try:
        yield
    finally:
        _one.release()


@cache
def _finds_pango() -> bool:
    """Whether what WeasyPrint asks of the machine is there under the names that Linux has for it."""
    try:
        for name in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"):
            CDLL(name)
    except OSError:
        return False
    return find_spec("weasyprint") is not None


@cache
def _weasyprint() -> Any:
    try:
        import weasyprint
    except (ImportError, OSError):  # OSError: pango is not there
        return None
    return weasyprint


def _nothing(url: str, *_: Any, **__: Any) -> Any:
    """Fetch nothing: a paper holds all that it shows."""
    raise ValueError(f"a paper takes nothing from elsewhere: {url[:40]}")
