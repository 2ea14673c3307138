"""The access log is shown whole: a page at a time, the latest first, and none is left out."""

import re

import pytest

from desks import browser_of, opens, words_of
from partnership import family, first, session
from tenfold import ledger
from tenfold.desk import reads

pytestmark = pytest.mark.usefixtures("blank")

EARLIER = re.compile(r'href="(/reads\?before=(\d+))">Earlier lines')


def looked_at(times):
    """An auditor's session; a family was looked at so often before."""
    page = f"/family/{family(first())}/child/1"
    browser = opens(browser_of(session("csc")), page.split("/")[2])
    for _ in range(times):
        browser.get(page)
    return session("csc", "auditor")


def test_page_by_page_every_line_is_there(monkeypatch):
    monkeypatch.setattr(reads, "LINES", 3)
    auditor = looked_at(7)
    written = ledger.reads(auditor)
    browser, address, shown = browser_of(auditor), "/reads", 0
    while address:
        page = browser.get(address).content.decode()
        shown += page.count("<tr ") - 1
        earlier = EARLIER.search(page)
        address = earlier and earlier[1]
        if earlier:
            assert int(earlier[2]) == written[shown - 1].number
    assert shown == len(written) > 7


def test_what_is_before_a_line_is_older_than_it():
    auditor = looked_at(3)
    latest = ledger.reads(auditor, most=2)
    assert ledger.reads(auditor, before=latest[0].number, most=1) == latest[1:]
    assert ledger.reads(auditor)[:2] == latest


@pytest.mark.parametrize("before", ["x", "-1", "1.5", "9" * 40, "²", ""])
def test_an_address_that_names_no_line_shows_the_latest(before):
    browser = browser_of(looked_at(1))
    assert "To the latest lines" not in words_of(browser.get("/reads", {"before": before}))


def test_before_the_first_line_there_is_nothing():
    told = words_of(browser_of(looked_at(1)).get("/reads?before=1"))
    assert "Nothing was written before that." in told
    assert "To the latest lines" in told
