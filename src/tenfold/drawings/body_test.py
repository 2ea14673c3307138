import pytest

from drawn import cut_off, over_one_another, place, read, tags
from parts import ANN, ED, SAM, entry, told
from tenfold.drawings.body import body_map, spot_of
from tenfold.record import Injury
from tenfold.record.words import BODY_SITES

ENDS = [f"{side}{face}" for side in ("", ".left", ".right") for face in ("", ".front", ".back")]
SIDED = [f"{site}{end}" for site in sorted(BODY_SITES) for end in ENDS]
VIEWS = ("Head and face", "Front", "Back")
CROWDS = ([(site,) for site in SIDED], [tuple(SIDED)], [("head", "face", "scalp", "skull")] * 40)


def drawing(*sites, child=SAM):
    facts = [Injury(id=f"i{n}", child=child, type="bruise", sites=one) for n, one in enumerate(sites)]
    return body_map(told(entry("2024-03-04", ED, "attendance", *facts, about=(SAM, ANN))).picture("2024-03-05"), SAM)


def dots(svg):
    """The places marked as known, and those of which one is meant."""
    marks = tags(svg, "circle", r="5")
    return (
        [place(one, "cx", "cy") for one in marks if one.get("fill") == "#b10e1e"],
        [place(one, "cx", "cy") for one in marks if one.get("fill") != "#b10e1e"],
    )


def middles(svg):
    """How far across each view stands, by its name."""
    return {one.text: float(one.get("x")) for one in tags(svg, "text") if one.text in VIEWS}


def test_front_and_back_are_named_and_the_child_s_left_and_right():
    svg = drawing(("chest",)).wide
    assert list(middles(svg)) == ["Front", "Back"]
    assert [one for one in read(svg) if one.startswith("child")] == [
        "child’s right",
        "child’s left",
        "child’s left",
        "child’s right",
    ]


def test_on_the_front_the_child_s_left_is_on_the_reader_s_right():
    svg = drawing(("knee.left",)).wide
    [(x, _)], _ = dots(svg)
    assert x > middles(svg)["Front"]
    [(x, _)], _ = dots(drawing(("knee.right",)).wide)
    assert x < middles(svg)["Front"]


def test_on_the_back_the_child_s_left_is_on_the_reader_s_left():
    svg = drawing(("arm.left.back",)).wide
    [(x, _)], _ = dots(svg)
    assert middles(svg)["Front"] < x < middles(svg)["Back"]
    [(x, _)], _ = dots(drawing(("buttock.right",)).wide)
    assert x > middles(svg)["Back"]


def test_a_face_is_drawn_large_where_it_is_hurt():
    svg = drawing(("face.cheek.left",), ("knee.left",)).wide
    assert list(middles(svg)) == ["Head and face", "Front", "Back"]
    (cheek, knee), _ = dots(svg)
    assert cheek[0] < 320 < knee[0]


def test_the_back_of_the_head_is_on_the_back():
    assert spot_of("head.back", ()).view == "back"
    assert spot_of("spine.front", ()).view == "front"
    assert spot_of("head.left", ()).view == "face"


def test_behind_the_ear_is_on_the_back_and_no_other_part_of_the_face_is():
    ear = spot_of("face.ear.left.back", ())
    assert (ear.view, ear.name) == ("back", "back of left ear")
    assert spot_of("face.nose.back", ()).view == "face"


def test_a_site_of_which_the_side_is_unsaid_is_marked_on_both_and_hollow():
    svg = drawing(("ear",), ("face.ear",)).wide
    known, either = dots(svg)
    assert known == []
    middle = middles(svg)["Head and face"]
    assert [x - middle for x, _ in either] == [-61, 61]
    assert "ear (side" in read(svg)


def test_what_has_no_sides_stands_in_the_middle():
    svg = drawing(("sternum",), ("abdomen",)).wide
    assert {x for x, _ in dots(svg)[0]} == {middles(svg)["Front"]}


def test_each_place_is_led_to_the_numbers_of_its_injuries():
    drawn = drawing(("chest",), ("chest", "knee.left"))
    assert [one.text for one in tags(drawn.wide, "text", fill="#b10e1e")] == ["1a, 1b", "1b"]
    assert {"chest", "left knee"} <= set(read(drawn.wide))
    assert len(tags(drawn.wide, "path", stroke_width="0.8")) == 2


def test_what_has_no_place_is_told_below():
    drawn = drawing(("unknown",), (), ("chest",), ("tail",))
    assert drawn.notes[0] == "Where on the body is not recorded: 1a, 1b and 1d."
    assert drawn.notes[1] == "What is said of neither front nor back is drawn on the front."


def test_no_injury_on_record_is_no_comfort():
    drawn = drawing(("chest",), child=ANN)
    assert drawn.notes == ("No injury is recorded. That does not mean that there was none.",)
    assert (drawn.key, drawn.table.rows) == ((), ())
    assert dots(drawn.wide) == ([], [])


def test_the_list_of_injuries_is_read_beside_the_map():
    drawn = drawing(("chest",))
    assert drawn.beside is True
    assert drawn.title == drawn.table.caption == "Injuries of Sam, by all agencies"


def test_the_key_has_the_signs_that_are_there():
    assert [sign.means for sign in drawing(("chest",)).key] == ["injury; its number is explained in the list"]
    assert [sign.means for sign in drawing(("ear",), ("knee",)).key] == ["one of the two, and nobody said which"]


@pytest.mark.parametrize("site", SIDED)
def test_every_code_has_a_place_or_none(site):
    spot = spot_of(site, ("1",))
    assert (spot is None) == site.startswith("unknown")
    if spot is not None:
        assert len(spot.places) == (2 if "side unsaid" in spot.name else 1)


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("sites", CROWDS)
def test_labels_never_touch_however_many_places_are_hurt(width, sites):
    svg = getattr(drawing(*sites), width)
    assert over_one_another(svg) == []
    assert cut_off(svg) == []


def test_on_a_phone_the_views_stand_below_one_another():
    svg = drawing(("face.eye.left",), ("chest",)).narrow
    headings = [one for one in tags(svg, "text") if one.text in VIEWS]
    assert len({one.get("x") for one in headings}) == 1
    assert [one.text for one in headings] == ["Head and face", "Front", "Back"]
