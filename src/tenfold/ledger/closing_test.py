"""Whoever is refused leaves a line that says who, at which page, also where no family is in it."""

from datetime import date

import pytest

from desks import browser_of
from guards import as_owner, rebuilt
from partnership import family, first, session
from tenfold import ledger
from tenfold.ledger import at_risk, rights

pytestmark = pytest.mark.usefixtures("database")
CLOSED = {
    "register": ledger.register,
    "find": lambda who: ledger.find(who, "Ann Vale", date(2024, 2, 1)),
    "tonight": at_risk.at_risk,
    "doors": ledger.overseers_only,
    "withhold": lambda who: rights.withhold_opening(who, 1, "third_party"),
}


def refused_to(who):
    """At which pages, and of which families, somebody was refused."""
    return as_owner(
        "SELECT page, family, purpose FROM tenfold.access WHERE staff = %s AND outcome = 'refused' ORDER BY id",
        int(who.viewer.id),
    )


def a_line_says_so(page):
    """Check that somebody to whom a page is closed by role is refused, and that one line says so."""
    who = session("csc", "administrator")
    with pytest.raises(ledger.Closed):
        CLOSED[page](who)
    assert refused_to(who) == [(page, None, "none")]


@pytest.mark.parametrize("page", CLOSED)
def test_what_is_closed_to_a_role_leaves_a_line(page):
    a_line_says_so(page)


def test_what_is_closed_to_a_role_leaves_a_line_without_its_guard():
    with rebuilt("refuse_page", "INSERT INTO", "-- INSERT INTO"), pytest.raises(AssertionError):
        a_line_says_so("register")


@pytest.mark.parametrize("page", ["register", "doors"])
def test_a_page_that_a_browser_asks_for_leaves_it_too(page):
    who = session("csc", "practitioner")
    assert browser_of(who).get(f"/{page}").status_code == 403
    assert refused_to(who) == [(page, None, "none")]


def test_who_looks_for_children_without_working_with_them_is_told_so():
    who = session("csc", "auditor")
    asked = {"name": "Ann Vale", "purpose": "care", "born-day": "1", "born-month": "2", "born-year": "2024"}
    assert browser_of(who).post("/find", asked).status_code == 403
    assert refused_to(who) == [("find", None, "none")]


def test_of_a_family_it_says_which():
    ann, who = family(first()), session("csc", "administrator")
    with pytest.raises(ledger.Closed):
        ledger.present(who, ann, "care", "I must see it")
    with pytest.raises(ledger.Closed):
        rights.ask(who, ann, "subject_access", "ann", "She asked")
    assert refused_to(who) == [("present", ann, "none"), ("rights", ann, "none")]


def test_an_auditor_reads_who_was_refused():
    who = session("csc", "administrator")
    with pytest.raises(ledger.Closed):
        ledger.register(who)
    [line] = ledger.reads(session("csc", "auditor"), most=1)
    assert (line.who, line.page, line.outcome, line.family) == (who.viewer.name, "register", "refused", "")
