"""The chronology over a real ledger: what is chosen is shown, and each file holds the very rows of the page."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferring import AWAY, NURSE, OPEN, SAFE, SEALED, SENSITIVE, called
from desks import browser_of, opens, words_of
from papers import needs_pdf, pages_of, rows_of_csv, rows_of_word, run_together, word
from partnership import session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
FOR = "Mary Stone, solicitor, the council"
CELL = re.compile(r'<td class="govuk-table__cell" role="cell" data-head="([^"]*)">(.*?)</td>', re.DOTALL)


def reads(agency, ann, *roles):
    return opens(browser_of(session(agency, *roles)), ann)


def rows_on(page):
    """The rows of the tables of a page, as they are read."""
    text = page.content.decode()
    told = [re.sub(r"<br\s*/?>", "\n", cell) for _, cell in CELL.findall(text)]
    cells = [unescape(re.sub(r"<[^>]+>", "", one)) for one in told]
    return [tuple(cells[n : n + 6]) for n in range(0, len(cells), 6)]


def file(browser, ann, kind, query="", **chosen):
    made = browser.post(f"/family/{ann}/chronology{query}", {"do": "file", "as": kind, "recipient": FOR, **chosen})
    assert made.status_code == 200
    assert f".{kind}" in made.headers["Content-Disposition"], words_of(made)
    return made.content


@pytest.mark.parametrize(
    "chosen",
    [{}, {"way": "apart"}, {"agencies": ["ed", "csc"]}, {"words": "bruise mother", "person": "mum"}],
)
def test_a_page_and_each_of_its_files_hold_the_same_rows(chosen):
    needs_pdf()
    ann = called(told("x1", **NURSE, recorded="2026-03-05T12:00") | {"narrative": '=cmd() & <b>“two\nlines”</b>\t"'})
    nurse = reads("ed", ann)
    shown = rows_on(nurse.post(f"/family/{ann}/chronology", {"do": "show", **chosen}))
    assert shown
    spreadsheet = rows_of_csv(file(nurse, ann, "csv", **chosen))
    assert spreadsheet[0][-2:] == ["Serial", "For"]
    alike = [tuple(map(plain, row)) for row in shown]
    assert [tuple(map(plain, row[:6])) for row in spreadsheet[1:]] == alike
    assert {row[-1] for row in spreadsheet[1:]} == {FOR}
    assert [tuple(map(plain, row)) for row in rows_of_word(file(nurse, ann, "docx", **chosen))] == alike
    whole = run_together("".join(pages_of(file(nurse, ann, "pdf", **chosen))))
    for row in shown:
        for cell in row:
            assert run_together(cell) in whole


def plain(cell):
    """A cell without what keeps a spreadsheet from running it, and with spaces as spaces."""
    return re.sub(r"\s+", " ", cell.removeprefix("'")).strip()


def test_what_is_chosen_is_shown_and_nothing_else():
    ann = called()
    worker = reads("csc", ann)

    def shown(**chosen):
        return rows_on(worker.post(f"/family/{ann}/chronology", {"do": "show", **chosen}))

    everything = shown()
    assert [row[0] for row in everything] == sorted((row[0] for row in everything), key=lambda day: int(day.split()[0]))
    assert {row[1] for row in shown(agencies="ed")} == {"nurse, City hospital"}
    assert {row[2] for row in shown(events="attendance")} == {"Attendance"}
    assert list(shown(words="CHEEK bruise")) == [row for row in everything if "cheek" in row[5]]
    assert len(shown(person="dad")) < len(everything)
    assert all("Carl" in " ".join(row) for row in shown(person="dad"))
    first = {f"until-{part}": value for part, value in zip(("day", "month", "year"), "2 3 2026".split(), strict=True)}
    assert {row[0][:12] for row in shown(**first)} == {"2 March 2026"}
    nothing = worker.post(f"/family/{ann}/chronology", {"do": "show", "words": "nosuchword"})
    assert "That does not mean that nothing happened." in words_of(nothing)
    assert words_of(worker.post(f"/family/{ann}/chronology", {"way": "apart"})).count("City hospital") > 1


def test_the_past_holds_in_the_page_in_what_is_looked_for_and_in_the_file():
    ann = called(told("x1", **NURSE, recorded="2026-04-05T12:00") | {"narrative": "LATERWORD"})
    worker, day = reads("csc", ann), "?day=1&month=4&year=2026"
    assert "LATERWORD" in words_of(worker.get(f"/family/{ann}/chronology"))
    then = worker.post(f"/family/{ann}/chronology{day}", {"do": "show", "words": "LATERWORD"})
    assert rows_on(then) == []
    assert "As the record was known at the end of 1 April 2026" in words_of(then)
    rows = rows_of_csv(file(worker, ann, "csv", day))
    assert len(rows) > 5
    assert "LATERWORD" not in repr(rows)


def test_an_entry_whose_words_were_mended_is_told_as_recorded_when_they_were():
    said = told("x1", **NURSE, recorded="2026-03-03T12:00") | {"narrative": "Her rist."}
    mended = said | {"id": "x2", "corrects": "x1", "recorded": "2026-03-09T12:00", "narrative": "Her wrist."}
    ann = called(said, mended)
    shown = reads("ed", ann).get(f"/family/{ann}/chronology")
    [row] = [row for row in rows_on(shown) if "Her wrist." in row]
    assert "Recorded 9 March 2026" in row[0]


def test_a_file_is_for_somebody_and_has_its_serial_and_its_line_in_the_log():
    ann = called()
    mine = session("csc", name="Ada Writer")
    worker = opens(browser_of(mine), ann)
    refused = worker.post(f"/family/{ann}/chronology", {"do": "file", "as": "csv", "recipient": " "})
    assert "Say for whom the file is" in words_of(refused)
    made = worker.post(f"/family/{ann}/chronology", {"do": "file", "as": "docx", "recipient": FOR})
    serial = int(re.search(r"chronology-(\d+)\.docx", made.headers["Content-Disposition"])[1])
    head = word(made.content).sections[0].header.paragraphs[0].text
    assert head.startswith(f"Serial {serial}. For {FOR}. Chronology of Ann Vale.")
    from tenfold.ledger.rights import exports

    line = next(one for one in exports(session("csc", "auditor")) if one.serial == serial)
    assert (line.kind, line.who) == ("chronology", "Ada Writer")
    assert "chronology file" in [one.page for one in ledger.reads(session("csc", "auditor"), ann)]


@pytest.mark.parametrize(
    ("agency", "kept"),
    [
        ("csc", (SEALED, SAFE, AWAY)),
        ("ed", (SEALED, AWAY, SENSITIVE)),
        ("nursery", (SEALED, SAFE, AWAY, SENSITIVE)),
        ("police", (SAFE, AWAY)),
        ("dva", (SEALED, SAFE, AWAY, SENSITIVE)),
    ],
)
def test_nobody_finds_or_carries_away_what_is_not_theirs(agency, kept):
    ann = called()
    browser = reads(agency, ann)
    outputs = {
        "page": browser.get(f"/family/{ann}/chronology").content.decode(),
        "csv": repr(rows_of_csv(file(browser, ann, "csv"))),
        "docx": repr(rows_of_word(file(browser, ann, "docx"))),
        "conference": browser.get(f"/family/{ann}/conference").content.decode(),
        "plan": browser.get(f"/family/{ann}/plan").content.decode(),
    }
    assert OPEN in outputs["page"]
    found = [(name, one) for name, text in outputs.items() for one in kept if one.casefold() in text.casefold()]
    assert found == []
    for one in kept:
        for words in (one, one.split()[-2] if " " in one else one):
            assert rows_on(browser.post(f"/family/{ann}/chronology", {"do": "show", "words": words})) == []


def test_without_its_guard_the_address_would_stand_there(monkeypatch):
    from tenfold.desk import chronology_rows

    monkeypatch.setattr(chronology_rows, "without_whereabouts", lambda entries: entries)
    with pytest.raises(AssertionError):
        test_nobody_finds_or_carries_away_what_is_not_theirs("csc", (AWAY,))


def test_an_outsider_is_refused_page_and_file():
    ann = called()
    outsider = reads("housing", ann)
    for answer in (
        outsider.get(f"/family/{ann}/chronology"),
        outsider.post(f"/family/{ann}/chronology", {"do": "file", "as": "csv", "recipient": FOR}),
    ):
        assert answer.status_code == 403
        assert "Nothing on record ties you" in words_of(answer)
        assert OPEN not in answer.content.decode()


def test_where_no_pdf_can_be_made_the_page_says_so_and_nothing_is_lost(monkeypatch):
    from tenfold.desk import chronology
    from tenfold.documents import printing

    monkeypatch.setattr(printing, "_weasyprint", lambda: None)
    monkeypatch.setattr(chronology, "can_print", lambda: False)
    ann = called()
    page = reads("csc", ann).post(f"/family/{ann}/chronology", {"do": "file", "as": "pdf", "recipient": FOR})
    assert "No PDF can be made here" in words_of(page)
    assert FOR in unescape(page.content.decode())


def test_the_page_asks_the_database_a_bounded_number_of_times_and_tells_nothing_in_its_address():
    ann = called(*(told(f"m{n}", **NURSE, recorded=f"2026-03-05T12:{n}") for n in range(10, 60)))
    worker = reads("csc", ann)
    with CaptureQueriesContext(connection) as queries:
        page = worker.post(f"/family/{ann}/chronology", {"do": "show", "words": "Ann"})
    assert page.status_code == 200
    assert len(queries) <= 30
    assert not re.search(r'<form method="get"[^>]*>(?:(?!</form>).)*name="words"', page.content.decode(), re.DOTALL)
