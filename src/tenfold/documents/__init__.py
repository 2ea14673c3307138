"""Finished words become files: a page that needs nothing from elsewhere, or one for programs. It computes nothing."""

from tenfold.documents.access_list import access_list
from tenfold.documents.bundle import bundle
from tenfold.documents.marking import Mark
from tenfold.documents.paper import Paper, Part, Sheet, paper_csv, paper_html
from tenfold.documents.printing import NotPrinted, can_print, paper_pdf
from tenfold.documents.tonight import Tonight, tonight
from tenfold.documents.word import paper_docx

__all__ = [
    "Mark",
    "NotPrinted",
    "Paper",
    "Part",
    "Sheet",
    "Tonight",
    "access_list",
    "bundle",
    "can_print",
    "paper_csv",
    "paper_docx",
    "paper_html",
    "paper_pdf",
    "tonight",
]
