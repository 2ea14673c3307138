"""Which injuries are of one occasion, and which of them an opinion on one speaks of."""

import pytest

from parts import ED, MUM, SAM, entry, time, told
from tenfold.picture import occasions
from tenfold.picture.injuries import injuries_under
from tenfold.record import Account, Injury, Opinion


def hurt(on, id, site):
    return entry(on, ED, "attendance", Injury(id=id, child=SAM, type="swelling", sites=(site,)), id=id)


FIRST = hurt("2024-03-04T10:00", "arm", "arm")


@pytest.mark.parametrize(("on", "together"), [("2024-03-07T09:59", True), ("2024-03-07T10:00", False)])
def test_what_is_seen_within_seventy_two_hours_is_one_occasion(on, together):
    found = [one.ids for one in occasions(told(FIRST, hurt(on, "leg", "leg")).picture("2024-03-08"))]
    assert found == ([("arm", "leg")] if together else [("arm",), ("leg",)])


def test_an_opinion_on_one_injury_is_none_on_another_that_the_same_account_explains():
    said = entry("2024-03-04T12:00", ED, "call", Account(id="fell", by=MUM, about=("arm", "leg"), claim="accident"))

    def under(*about):
        judged = entry("2024-03-05", ED, "observation", Opinion(about=about, view="accidental"))
        p = told(FIRST, hurt("2024-03-04T11:00", "leg", "leg"), said, judged).picture("2024-03-05")
        [opinion] = p.facts(Opinion)
        return injuries_under(p, opinion)

    assert under("arm") == {"arm"}
    assert under("fell") == {"fell", "arm", "leg"}


def test_an_occasion_was_first_seen_when_the_first_of_its_injuries_was():
    story = told(
        hurt("2023-03-04", "lip", "lip"), hurt("2024-03-04", "wrist", "wrist"), hurt("2024-03-06", "toe", "toe")
    )
    [_, last] = occasions(story.picture("2024-03-06"))
    assert (last.ids, last.seen) == (("wrist", "toe"), time("2024-03-04").first)
