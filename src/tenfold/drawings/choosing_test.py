import re
from itertools import combinations
from math import hypot

import pytest

from tenfold.drawings.body import NAMES
from tenfold.drawings.choosing import SPOT, Site, _place, _spot, body_choice, sites
from tenfold.drawings.outline import PAIRED
from tenfold.record.words import BODY_SITES


def boxes(drawn):
    return re.findall(r'<input[^>]*name="([^"]+)" value="([^"]+)" aria-label="([^"]+)"[^>]*?( checked)?>', drawn)


def test_every_site_of_the_record_can_be_chosen_and_each_of_two_by_its_side():
    codes = {one.code for one in sites()}
    told = {
        code
        for site in BODY_SITES - {"unknown"}
        for code in ([f"{site}.left", f"{site}.right"] if site in PAIRED else [site])
    }
    assert told <= codes
    assert len(codes) == len(sites())


def test_the_map_has_a_box_for_each_place_of_the_list_and_no_other():
    drawn = body_choice("map", ())
    assert sorted(code for _, code, _, _ in boxes(drawn)) == sorted(one.code for one in sites())
    assert {name for name, *_ in boxes(drawn)} == {"map"}
    assert drawn.count("<svg") == len(NAMES)


def test_what_was_chosen_is_ticked_and_nothing_else():
    ticked = [code for _, code, _, checked in boxes(body_choice("map-2", {"arm.left", "back"})) if checked]
    assert sorted(ticked) == ["arm.left", "back"]


def test_a_box_is_called_as_the_place_is():
    called = {code: words for _, code, words, _ in boxes(body_choice("map", ()))}
    assert called["thigh.left.back"] == "Back of left thigh"
    assert called["face.ear.right"] == "Right ear"


def test_the_childs_left_is_on_the_readers_right_in_front_and_on_the_left_behind():
    places = {one.code: _place(one)[0] for one in sites()}
    assert places["arm.left"] > 0 > places["arm.right"]
    assert places["arm.left.back"] < 0 < places["arm.right.back"]
    assert places["toe.left"] > 0 > places["toe.right"]


def test_no_two_boxes_touch():
    for view in NAMES:
        own = [_place(one) for one in sites() if _spot(one).view == view]
        assert min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(own, 2)) >= SPOT


def test_a_place_that_lies_nowhere_is_no_place_to_choose():
    with pytest.raises(ValueError, match=r"elbow\.inner lies on no outline"):
        _spot(Site("elbow.inner", "inner elbow", "arms"))
