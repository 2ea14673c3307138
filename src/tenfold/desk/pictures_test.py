"""Pictures of a child, one at a time: as things were on a day, by what is known, each with its table behind it."""

import re

import pytest

from desks import browser_of, opens, turning, words_of
from partnership import bruise, family, first, session
from tenfold.desk.pictures import SHOWS, days_of, pictures_page
from tenfold.picture import children


def page(show, at="", query=""):
    opened = turning()
    return pictures_page(opened, children(opened.picture)[0], show, at, query)


@pytest.mark.parametrize("show", SHOWS)
def test_each_picture_has_a_table_behind_it(show):
    assert "<table" in page(show).drawing
    assert "<svg" in page(show).drawing


def test_the_body_map_of_a_day_has_what_had_happened_by_then():
    opened = turning()
    first, last = days_of(opened)
    assert "left ear" in page("body").drawing
    before = page("body", str((last - first).days - 5))
    assert "left ear" not in before.drawing
    assert page("body", "0").nothing == "No injury is on record by this day. That does not mean that there was none."


def test_who_cared_on_a_day_is_told_beside_the_bands_by_whose_word():
    rows = dict(page("care").rows)
    assert rows["Cared for by"] == ("City hospital (hospital): only said, by paediatric registrar, City hospital",)
    assert dict(page("care", "0").rows)["Cared for by"] != rows["Cared for by"]


def test_the_slider_goes_from_the_first_day_to_the_day_known_and_leads_to_days_on_which_something_was():
    opened = turning()
    first, last = days_of(opened)
    told = page("network").slider
    assert (told.first, told.at, told.most) == (first.isoformat(), (last - first).days, (last - first).days)
    assert told.later is None
    assert page("network", "0").slider.earlier is None
    assert page("network", "0").slider.later is not None


@pytest.mark.parametrize("show", SHOWS)
def test_no_picture_of_a_story_of_eighty_entries_is_heavier_than_a_page_may_be(show):
    assert len(page(show).drawing.encode()) < 150_000


@pytest.mark.parametrize("at", ["", "-1", "x", "99999999999", "999999"])
def test_what_is_no_day_is_the_last(at):
    assert page("care", at).slider.at == page("care").slider.most


def test_the_day_by_which_it_is_known_stays_in_the_addresses():
    told = page("care", "3", "?day=16&month=5&year=2024")
    assert all(href.endswith("&day=16&month=5&year=2024") for _, href, _ in told.ways)
    assert set(told.slider.kept) == {("show", "care"), ("day", "16"), ("month", "5"), ("year", "2024")}


@pytest.mark.usefixtures("database")
def test_what_is_sealed_to_others_has_no_part_in_their_pictures():
    seen = {"occurred": "2026-03-05T10:00", "recorded": "2026-03-05T12:00", "agency": "ed", "author": {"role": "nurse"}}
    ann = family(first(), bruise("e2", restricted="sealed") | seen)
    for who, sees in ((session("ed"), True), (session("csc"), False)):
        browser = opens(browser_of(who), ann)
        told = words_of(browser.get(f"/family/{ann}/child/1/pictures?show=body"))
        assert ("left cheek" in told) is sees
        lanes = browser.get(f"/family/{ann}/child/1/pictures?show=timeline").content.decode()
        assert ("She fell." in lanes or "bruise" in lanes) is sees


@pytest.mark.usefixtures("database")
def test_as_known_on_a_day_keeps_the_picture_that_was_chosen():
    ann = family(first())
    told = opens(browser_of(session("csc")), ann).get(
        f"/family/{ann}/child/1/pictures?show=body&day=3&month=3&year=2026"
    )
    assert "As the record was known at the end of 3 March 2026" in words_of(told)
    assert re.search(r'<input type="hidden" name="show" value="body">', told.content.decode())
    assert '?show=body">Show now' in told.content.decode()
