"""What a file that left says, as whoever opens it reads it: each page of a PDF, the tables of a Word file, a CSV.

A PDF is read by poppler's own programs, which know nothing of how it was made; where they are not, the test is skipped.
"""

import csv
import io
import re
import shutil
import subprocess
from typing import Any

import pytest

from tenfold.documents import can_print


def needs_pdf() -> None:
    """Skip where no PDF can be made, or read."""
    if not can_print():
        pytest.skip("no pango here: install it (apt-get install libpango-1.0-0 libpangoft2-1.0-0)")
    if shutil.which("pdftotext") is None:
        pytest.skip("no poppler here: install it (apt-get install poppler-utils)")


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page of a PDF, in the order in which they are laid down."""
    told = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)  # noqa: S607
    return told.stdout.decode().split("\f")[:-1]


def says_of_itself(pdf: bytes) -> dict[str, str]:
    """What a PDF says of itself, as pdfinfo reads it."""
    told = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()  # noqa: S607
    return {head.strip(): words.strip() for head, words in re.findall(r"^([^:]+):(.*)$", told, re.MULTILINE)}


def word(docx: bytes) -> Any:
    """A Word file."""
    from docx import Document

    return Document(io.BytesIO(docx))


def rows_of_word(docx: bytes) -> list[tuple[str, ...]]:
    """The rows of the tables of a Word file, without their heads."""
    return [tuple(cell.text for cell in row.cells) for table in word(docx).tables for row in table.rows[1:]]


def rows_of_csv(content: bytes) -> list[list[str]]:
    """The rows of a CSV, its head among them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def run_together(words: str) -> str:
    """Words without the spaces and breaks between them: a PDF breaks lines where it likes."""
    return re.sub(r"\s+", "", words)
