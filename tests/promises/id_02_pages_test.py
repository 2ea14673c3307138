"""ID-02, by urls.py alone: each page is asked for by each role, and a new one without a row in the table fails.

Here nothing is known of a page but its address: whoever is tied to no family comes to no page of one, whatever their
role, and a page that the table of `matrix` says something of but asks nothing about is named with where it is tested.
"""

from pathlib import Path

import pytest
from django.http import HttpResponse

from crawling import addresses, patterns
from desks import browser_of, opens
from matrix import OPEN, PEOPLE, WORDS, Place, settle
from matrix_pages import ROUTES, paged

pytestmark = pytest.mark.usefixtures("database")
ROOT = Path(__file__).parents[2]
BEFORE_THE_DOOR = frozenset({"purpose", "present"})
"""Pages that ask why, and show nothing of the family."""
ELSEWHERE = {
    "enrol": ("tests/promises/id_01_test.py", "/enrol"),
    "pack": ("src/tenfold/desk/packs_test.py", "/pack"),
    "pack_pdf": ("src/tenfold/desk/packs_test.py", "/pdf"),
}
"""Pages that are not for every role and relationship, with the test that asks for them as those whom they are for."""


def is_of_a_family(pattern):
    return "<uuid:family>" in str(pattern.pattern)


def open_to_the_untied(role):
    """The addresses of a family that answer somebody of a role who is tied to none; and the words that any answers."""
    who, ann = settle(Place(role, "none"))
    browser = opens(browser_of(who), ann)
    browser.post(f"/family/{ann}/replay")  # says that it is for a learning review
    answers = [
        (pattern.name, address, browser.get(address))
        for pattern in patterns()
        if is_of_a_family(pattern)
        for address in addresses(pattern, [ann])
    ]
    got = [address for name, address, one in answers if one.status_code == 200 and name not in BEFORE_THE_DOOR]
    return got, [word for word in WORDS for *_, one in answers if word.encode() in one.getvalue()]


@pytest.mark.parametrize("role", sorted(PEOPLE))
def test_no_page_of_a_family_opens_to_whoever_is_tied_to_none(role):
    assert open_to_the_untied(role) == ([], [])


def test_each_page_of_the_desk_has_a_row_and_is_asked_for_in_the_table():
    who, ann = settle(Place("practitioner", "involved"))
    asked = {what.removeprefix("page ") for what, *_ in paged(Place("practitioner", "involved"), who, ann)}
    names = {one.name for one in patterns()}
    assert names <= set(ROUTES)
    assert names - asked - set(ELSEWHERE) == set(), "no role asks for these: see `paged` in tests/matrix_pages.py"


@pytest.mark.parametrize(("where", "address"), ELSEWHERE.values())
def test_what_is_asked_for_elsewhere_is(where, address):
    assert address in (ROOT / where).read_text()


def test_no_page_of_a_family_opens_to_whoever_is_tied_to_none_without_its_guard(monkeypatch):
    forgetful = next(one for one in patterns() if is_of_a_family(one) and one.name not in BEFORE_THE_DOOR)
    monkeypatch.setattr(forgetful, "callback", lambda *_, **__: HttpResponse(OPEN))
    got, words = open_to_the_untied("practitioner")
    assert got
    assert OPEN in words
