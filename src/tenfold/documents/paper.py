"""Papers: finished words in sections and tables, the same for a page, a PDF and a Word file."""

import csv
import io
from dataclasses import dataclass
from html import escape
from math import sqrt

from tenfold.documents.marking import Mark

_LONG, _LEAST = 400, 2.0
"""Letters beyond which a cell asks for no more room, and what the narrowest column is given."""
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
STYLE = """
@page{size:A4;margin:24mm 15mm 18mm;font:8pt "Liberation Sans",Arial,sans-serif;
@top-left{content:string(mark);width:100%;vertical-align:bottom;padding-bottom:3mm}
@bottom-left{content:string(serial)}
@bottom-right{content:"Page " counter(page) " of " counter(pages)}}
html{font:10pt/1.4 "Liberation Sans",Arial,sans-serif;color:#0b0c0c}
h1{font-size:18pt;margin:0 0 4mm}h2{font-size:13pt;margin:6mm 0 2mm;break-after:avoid}
p{margin:0 0 2mm;white-space:pre-line}.mark{string-set:mark content();border:1pt solid #0b0c0c;padding:2mm}
.serial{string-set:serial content();margin-bottom:4mm}
table{border-collapse:collapse;width:100%;table-layout:fixed;margin:0 0 4mm;font-size:9pt}
caption{text-align:left;font-weight:700;padding:1mm 0}thead{display:table-header-group}tr{break-inside:avoid-page}
th,td{text-align:left;vertical-align:top;padding:1mm 2mm 1mm 0;border-bottom:.5pt solid #484949;
overflow-wrap:break-word;white-space:pre-line}
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table in finished words."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper: a heading, sentences, tables."""

    head: str
    lines: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper: its title and its parts."""

    title: str
    parts: tuple[Part, ...]


def paper_html(paper: Paper, mark: Mark) -> str:
    """Return a paper as one HTML page from which a PDF is made, with its mark at the head of each sheet."""
    body = "".join(map(_part, paper.parts))
    return (
        f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{escape(paper.title)}, serial '
        f"{mark.serial}</title><style>{STYLE}</style></head><body><h1>{escape(paper.title)}</h1>"
        f'<p class="mark">{escape(mark.words)}</p><p class="serial">Serial {mark.serial}</p>{body}</body></html>\n'
    )


def paper_csv(sheet: Sheet) -> bytes:
    """Return a table as CSV in UTF-8; a cell that a spreadsheet would run is written with a leading quote mark."""
    told = io.StringIO(newline="")
    writer = csv.writer(told, lineterminator="\r\n")
    writer.writerows([list(map(not_run, row)) for row in (sheet.head, *sheet.rows)])
    return told.getvalue().encode("utf-8-sig")


def not_run(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell


def _part(part: Part) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in part.lines)
    head = f"<h2>{escape(part.head)}</h2>" if part.head else ""
    return f"{head}{lines}{''.join(map(_sheet, part.sheets))}"


def widths(sheet: Sheet) -> tuple[int, ...]:
    """Return how wide each column of a table is, in hundredths of it: wide where much stands, none too narrow to read.

    They are said beforehand, since to find them out of the words takes a long time for a long table.
    """
    told = (sheet.head, *sheet.rows)
    weights = [sqrt(sum(min(len(row[n]), _LONG) for row in told) / len(told)) + _LEAST for n in range(len(sheet.head))]
    return tuple(round(100 * one / sum(weights)) for one in weights)


def _sheet(sheet: Sheet) -> str:
    columns = "".join(f'<col style="width:{width}%">' for width in widths(sheet))
    heads = "".join(f'<th scope="col">{escape(one)}</th>' for one in sheet.head)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in sheet.rows)
    head = f"<colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead>"
    return f"<table><caption>{escape(sheet.caption)}</caption>{head}<tbody>{rows}</tbody></table>"
