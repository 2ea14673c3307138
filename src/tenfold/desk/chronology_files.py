"""The files of a chronology: the rows of its page, with for whom they were made and under which serial."""

from collections.abc import Iterator
from dataclasses import replace

from tenfold.desk.chronology_rows import Row, Sieve, rows_of, sheets_of
from tenfold.desk.forms import Choice
from tenfold.desk.words import plain_moment, sentence, spaced
from tenfold.documents import Mark, Paper, Part, Sheet, paper_csv, paper_docx, paper_pdf
from tenfold.ledger import Opened
from tenfold.picture import children
from tenfold.questions.wording import called, listed, plain_day

FORMS = (Choice("pdf", "PDF"), Choice("docx", "Word"), Choice("csv", "CSV"))
FIRST = (
    "Every agency’s entries that whoever made this may see, in the order in which things happened. What stands in no "
    "entry is not known; that is not the same as nothing. Protected addresses are "
    "left out, and where people live whom nobody may approach."
)


def told_of(opened: Opened, sieve: Sieve, recipient: str, kind: str) -> dict[str, str]:
    """Return what the record keeps of a file: for whom, in which form, what was chosen, and why it was opened."""
    return {"to": recipient, "as": kind, "chosen": chosen(opened, sieve), "purpose": opened.allowed.purpose}


def file_of(view: Opened, serial: int, sieve: Sieve, told: dict[str, str], *, apart: bool) -> bytes:
    """Return a file of the chronology under its serial."""
    rows = rows_of(view, sieve)
    mark = Mark(serial, told["to"], f"Chronology of {names(view)}", plain_moment(view.known))
    if told["as"] == "csv":
        return paper_csv(marked(rows, mark, apart=apart))
    paper = paper_of(view, rows, sieve, apart=apart)
    return paper_docx(paper, mark) if told["as"] == "docx" else paper_pdf(paper, mark)


def paper_of(view: Opened, rows: tuple[Row, ...], sieve: Sieve, *, apart: bool) -> Paper:
    """Return the chronology as a paper."""
    lines = (FIRST, f"Chosen: {chosen(view, sieve)}")
    return Paper(f"Chronology of {names(view)}", (Part("", lines, sheets_of(rows, apart=apart)),))


def marked(rows: tuple[Row, ...], mark: Mark, *, apart: bool) -> Sheet:
    """Return rows as one table, each with its serial and for whom it is: lines of it may be cut out."""
    sheets = sheets_of(rows, apart=apart)
    whole = Sheet("", (*sheets[0].head, "Serial", "For"), ()) if sheets else Sheet("", ("Serial", "For"), ())
    told = (str(mark.serial), mark.recipient)
    return replace(whole, rows=tuple((*row, *told) for sheet in sheets for row in sheet.rows))


def chosen(opened: Opened, sieve: Sieve) -> str:
    """Return what was chosen, in words."""
    return "; ".join(_chosen(opened, sieve)) or "all"


def names(opened: Opened) -> str:
    """Return what the children of a family are called."""
    return listed(called(opened.picture, one) for one in children(opened.picture)) or opened.title


def _chosen(opened: Opened, sieve: Sieve) -> Iterator[str]:
    p = opened.picture
    if sieve.agencies:
        yield f"agencies {listed(called(p, one) for one in sorted(sieve.agencies))}"
    if sieve.events:
        yield f"kinds {listed(sentence(spaced(one)) for one in sorted(sieve.events))}"
    if sieve.person:
        yield f"about or with {called(p, sieve.person)}"
    if sieve.words:
        yield f"words “{sieve.words}”"
    if sieve.since:
        yield f"from {plain_day(sieve.since)}"
    if sieve.until:
        yield f"to {plain_day(sieve.until)}"
