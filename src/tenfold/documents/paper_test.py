import re
from threading import Thread

import pytest

from papers import needs_pdf, pages_of, rows_of_csv, rows_of_word, says_of_itself, word
from tenfold.documents import (
    Mark,
    NotPrinted,
    Paper,
    Part,
    Sheet,
    paper_csv,
    paper_docx,
    paper_html,
    paper_pdf,
    printing,
)

MARK = Mark(41, "Ann & Bea <x> “City hospital”", "For the conference", "4 March 2024")
SHARP = '<script>alert("1")</script> & \\ more'
LONG = Sheet("Rows", ("When", "What"), tuple((f"{n} March", f"{SHARP} row {n}") for n in range(1, 120)))
PAPER = Paper(f"Pack {SHARP}", (Part("One", (f"Line {SHARP}\nnext",)), Part("Two", (), (LONG,))))


def test_nothing_that_was_written_becomes_markup():
    page = paper_html(PAPER, MARK)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_every_page_of_a_pdf_bears_serial_and_recipient_and_it_can_be_read_aloud():
    needs_pdf()
    made = paper_pdf(PAPER, MARK)
    pages = pages_of(made)
    assert len(pages) > 3
    for page in pages:
        assert "Serial 41" in page
        assert "For Ann & Bea <x> “City hospital”" in page
        assert re.search(rf"Page \d+ of {len(pages)}", page)
    assert "row 119" in pages[-1]
    told = says_of_itself(made)
    assert told["Tagged"] == "yes"
    assert told["Title"] == f"Pack {SHARP}, serial 41"


def test_a_pdf_takes_nothing_from_elsewhere():
    with pytest.raises(ValueError, match="takes nothing from elsewhere"):
        printing._nothing("file:///etc/passwd")


def test_who_asks_while_another_is_made_waits_and_is_told(monkeypatch):
    needs_pdf()
    monkeypatch.setattr(printing, "PATIENCE", 0.01)
    told = []

    def asks():
        try:
            paper_pdf(PAPER, MARK)
        except NotPrinted as busy:
            told.append(str(busy))

    with printing._alone():
        one = Thread(target=asks)
        one.start()
        one.join()
    assert told == ["Others are waiting for their files. Try again in a minute."]


def test_where_there_is_no_pango_it_is_said(monkeypatch):
    monkeypatch.setattr(printing, "_finds_pango", lambda: False)
    monkeypatch.setattr(printing, "_weasyprint", lambda: None)
    assert not printing.can_print()
    with pytest.raises(NotPrinted, match="Choose Word or CSV"):
        paper_pdf(PAPER, MARK)


def test_a_word_file_holds_the_same_rows_with_its_mark_at_the_head_of_each_sheet():
    made = paper_docx(PAPER, MARK)
    assert rows_of_word(made) == list(LONG.rows)
    read = word(made)
    assert read.sections[0].header.paragraphs[0].text == MARK.words
    assert "Serial 41" in read.sections[0].footer.paragraphs[0].text
    assert 'w:tblHeader w:val="true"' in read.tables[0]._tbl.xml


def test_a_word_file_holds_no_character_that_would_break_it():
    assert "ab" in word(paper_docx(Paper("x", (Part("", ("a\x00\x0bb",)),)), MARK)).paragraphs[1].text


def test_a_spreadsheet_runs_nothing_of_a_csv():
    rows = rows_of_csv(paper_csv(Sheet("", ("a",), (("=cmd()",), ("@x",), ("-1",), ("two\nlines, “quoted”",)))))
    assert rows == [["a"], ["'=cmd()"], ["'@x"], ["'-1"], ["two\nlines, “quoted”"]]
