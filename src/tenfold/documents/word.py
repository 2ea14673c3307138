"""A paper as a Word file, with its mark in the header and its serial and page in the footer of each sheet."""

import io
from datetime import UTC, datetime
from typing import Any

from tenfold.documents.marking import Mark
from tenfold.documents.paper import Paper, Part, Sheet

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""Written into each file in place of the moment, so that the same words give the same file but for its serial."""


def paper_docx(paper: Paper, mark: Mark) -> bytes:
    """Return a paper as a .docx file."""
    from docx import Document  # a third of a second, for those who ask for Word alone

    document: Any = Document()
    document.core_properties.title = _plain(f"{paper.title}, serial {mark.serial}")
    document.core_properties.author, document.core_properties.created = "Tenfold", _MADE
    document.core_properties.language = "en-GB"
    section = document.sections[0]
    section.header.paragraphs[0].text = _plain(mark.words)
    section.footer.paragraphs[0].text = f"Serial {mark.serial}. "
    document.add_heading(_plain(paper.title), 1)
    for part in paper.parts:
        _add(document, part)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _add(document: Any, part: Part) -> None:
    if part.head:
        document.add_heading(_plain(part.head), 2)
    for line in part.lines:
        document.add_paragraph(_plain(line))
    for sheet in part.sheets:
        document.add_paragraph(_plain(sheet.caption), style="Caption")
        _tabulate(document, sheet)


def _tabulate(document: Any, sheet: Sheet) -> None:
    table = document.add_table(rows=0, cols=len(sheet.head), style="Table Grid")
    for row in (sheet.head, *sheet.rows):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = _plain(words)
    _repeats(table.rows[0])


def _repeats(row: Any) -> None:
    """Let a table's head stand at the head of each sheet, and be read as one."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark: Any = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx has no other way to it


def _plain(words: str) -> str:
    """Return words without the control characters that XML cannot hold."""
    return "".join(one for one in words if one in "\n\t" or ord(one) >= ord(" "))
