"""ID-02: a record is read only through a live, dated tie to the family, or by one's own word; from one table.

Every role in every relationship does everything that there is to do, by the ledger's calls, by the pages and by raw SQL
as the application's role. What opens where the table says no, and what stays closed where it says yes, both fail.
"""

from uuid import uuid4

import pytest

from desks import browser_of, words_of
from guards import rebuilt
from matrix import PEOPLE, RELATIONS, Place, called, changed, paged_places, places, queried, settle
from matrix_pages import ROUTES, names, paged, unplaced
from partnership import session
from tenfold import ledger

PLACES = tuple(places())
pytestmark = pytest.mark.usefixtures("database")


def all_is_right(place, *ways):
    """Check everything that somebody in a place can do."""
    who, ann = settle(place)
    wrong = [(what, got) for way in ways for what, got, right in way(place, who, ann) if got != right]
    assert wrong == []


@pytest.mark.parametrize("place", PLACES, ids=lambda one: f"{one.role}-{one.relation}-{one.agency}")
def test_each_role_in_each_relationship_does_what_it_may_and_nothing_else(place):
    all_is_right(place, called, queried, changed)


@pytest.mark.parametrize("place", paged_places(), ids=lambda one: f"{one.role}-{one.relation}-{one.agency}")
def test_each_page_opens_to_whom_it_may_and_to_nobody_else(place):
    all_is_right(place, paged)


def test_an_outsider_is_given_nothing_and_not_even_a_count():
    outsider = session("ed")
    nowhere, before = _refusal(outsider, uuid4()), words_of(browser_of(outsider).get("/"))
    _, ann = settle(Place("practitioner", "involved"))
    assert _refusal(outsider, ann) == nowhere
    assert words_of(browser_of(outsider).get("/")) == before
    assert ledger.reads(outsider, ann) == ()


def _refusal(who, ann):
    with pytest.raises(ledger.Closed) as closed:
        ledger.open_record(who, ann, "protect", "child")
    return closed.value.refused


def test_every_address_of_the_site_has_its_row():
    assert unplaced() == []
    assert set(ROUTES) - {"account"} <= set(names())


def test_every_role_and_every_relationship_is_in_the_table():
    assert {place.role for place in places()} == PEOPLE
    assert {place.relation for place in places()} == set(RELATIONS)


@pytest.mark.parametrize("relation", ["ended", "future", "involvement ended"])
def test_each_role_does_what_it_may_without_its_guard(monkeypatch, relation):
    from tenfold.access import Tie

    monkeypatch.setattr(Tie, "holds_for", lambda *_: True)
    dated = "AND m.since <= clock_timestamp()\n      AND (m.until IS NULL OR clock_timestamp() < m.until)"
    with rebuilt("ties", dated, ""), pytest.raises(AssertionError):
        all_is_right(Place("practitioner", relation), called)
