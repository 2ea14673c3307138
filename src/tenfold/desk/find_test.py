"""The search page: half known, only who is open to whoever asks; nothing of anybody else, and no count of them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desks import browser_of, words_of
from partnership import family, first, session
from tenfold.access import Birth
from tenfold.desk.find import FIELDS, birth_of, checked
from tenfold.desk.forms import sent

pytestmark = pytest.mark.usefixtures("database")
ASKED = {"purpose": "protect", "whose": "child"}


def known_as(name):
    begun = first()
    begun["facts"][0]["person"] |= {"name": name}
    return family(begun)


def form(**typed):
    return checked(sent(FIELDS, ASKED | {"name": "Ann"} | typed))


@pytest.mark.parametrize(
    ("typed", "birth"),
    [
        ({}, Birth()),
        ({"born-year": "2024"}, Birth((2024,))),
        ({"born-month": "2", "born-year": "2024"}, Birth((2024,), 2)),
        ({"born-day": "1", "born-month": "2", "born-year": "2024"}, Birth((2024,), 2, 1)),
    ],
)
def test_half_a_date_is_taken_for_what_it_is(typed, birth):
    assert birth_of(form(**typed)) == birth
    assert form(**typed).problems == ()


@pytest.mark.parametrize(
    "typed",
    [
        {"born-day": "1", "born-year": "2024"},
        {"born-day": "31", "born-month": "2", "born-year": "2024"},
        {"born-month": "13", "born-year": "2024"},
        {"born-year": "24"},
        {"old": "many"},
        {"name": "A."},
    ],
)
def test_what_is_no_date_age_or_name_is_said(typed):
    assert form(**typed).problems


def test_about_so_old_is_a_few_years():
    assert len(birth_of(form(old="3")).years) == 4


def test_who_is_half_known_is_named_to_those_to_whom_the_record_is_open_and_to_nobody_else():
    its = known_as("Rosalind Tamblyn")
    asked = ASKED | {"name": "Rosalynd Tamblin", "born-year": "2024"}
    mine, others = browser_of(session("csc")), browser_of(session("dva"))
    page = mine.post("/find", asked)
    assert "Open the record of Rosalind Tamblyn" in words_of(page)
    assert f"/family/{its}/child/1" in page.content.decode()
    said = words_of(others.post("/find", asked))
    assert "Nobody was found whose record you may open by this" in said
    assert not re.search(r"Rosalind|Tamblyn|\b1 (?:child|record)", said)


def test_to_an_outsider_a_child_who_is_there_and_one_who_is_not_look_the_same():
    known_as("Griselda Penhallow")
    outsider = browser_of(session("dva"))

    def said(name):
        page = words_of(outsider.post("/find", ASKED | {"name": name, "born-year": "2024"}))
        return re.sub(r"csrf\w+", "", page).replace(name, "NAME")

    assert said("Griselda Penhalow") == said("Griselda Nowhere")


def test_who_is_not_found_is_told_what_to_do():
    page = words_of(browser_of(session("dva")).post("/find", ASKED | {"name": "Nobody Atall"}))
    assert "look again by these: the record then opens when you say so" in page
    assert "ask who leads" in page
    assert "That does not mean there is no concern" in page


def test_who_has_said_why_they_look_is_not_asked_again_why_they_open():
    its = known_as("Marguerite Trevanion")
    mine = browser_of(session("csc"))
    assert mine.get(f"/family/{its}/child/1").status_code == 302
    mine.post("/find", ASKED | {"name": "Marguerite Trevanion"})
    assert mine.get(f"/family/{its}/child/1").status_code == 200


def test_a_search_asks_few_questions_of_the_database_however_many_are_found():
    for n in range(4):
        known_as(f"Lettice Vosper{n}")
    mine = browser_of(session("csc"))
    with CaptureQueriesContext(connection) as queries:
        page = mine.post("/find", ASKED | {"name": "Lettice"})
    assert words_of(page).count("Open the record of Lettice") == 4
    assert len(queries) <= 26


def test_nobody_looks_without_a_purpose():
    page = words_of(browser_of(session("csc")).post("/find", {"name": "Ann", "whose": "child"}))
    assert "Choose why you need to see this record" in page
