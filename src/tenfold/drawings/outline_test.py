import pytest

from drawn import place, tags
from tenfold.drawings.canvas import drawn
from tenfold.drawings.outline import BODY, FACE, FACE_HEIGHT, HEIGHT, PAIRED, outline
from tenfold.record.words import BODY_SITES

VIEWS = ("face", "front", "back")


def svg(view):
    return drawn(400, 400, "".join(outline(view, 200, 20)), "", "")


def corners(path):
    numbers = [float(one) for one in path.split() if one not in "MCZ"]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.parametrize("view", VIEWS)
def test_the_outline_is_the_same_on_both_sides(view):
    [body] = tags(svg(view), "path", fill="#f3f2f1")
    points = {(round(x, 1), round(y, 1)) for x, y in corners(body.get("d"))}
    assert points == {(-x if x else 0.0, y) for x, y in points}
    assert body.get("d").endswith("Z")


@pytest.mark.parametrize("view", VIEWS)
def test_the_outline_stands_where_it_was_put(view):
    paths = tags(svg(view), "path")
    assert {one.get("transform") for one in paths} == {"translate(200.0 20.0)"}
    assert [place(ear, "cx")[0] - 200 for ear in tags(svg(view), "ellipse")] == sorted(
        [place(ear, "cx")[0] - 200 for ear in tags(svg(view), "ellipse")]
    )


def test_the_back_has_no_face():
    assert tags(svg("back"), "circle") == []
    assert len(tags(svg("face"), "circle")) == 2
    assert len(tags(svg("front"), "circle")) == 3


def test_every_site_of_the_body_map_has_its_place():
    assert FACE.keys() | BODY.keys() == BODY_SITES - {"unknown"}
    assert PAIRED <= BODY_SITES


@pytest.mark.parametrize(("places", "height"), [(FACE, FACE_HEIGHT), (BODY, HEIGHT)])
def test_places_lie_on_the_child_s_left_half(places, height):
    assert all(0 <= across <= 64 and 0 < down <= height for across, down in places.values())


@pytest.mark.parametrize("places", [FACE, BODY])
def test_a_site_of_which_there_are_two_stands_off_the_middle(places):
    assert all(places[site][0] > 8 for site in PAIRED if site in places)
