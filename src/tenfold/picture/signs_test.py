import pytest

from parts import ANN, ED, HV, SAM, entry, time, told
from tenfold.picture import non_mobile, occasions, part, patterned
from tenfold.record import Injury, Person

BABY = entry(
    "2024-01-02", HV, "visit", Person(id="baby", born=time("2023-12-01")), about=("baby",), seen={"baby": "seen"}
)


def found(sign, child, type, *sites):
    hurt = entry("2024-03-04", ED, "attendance", Injury(id="hurt", child=child, type=type, sites=sites), about=(child,))
    p = told(BABY, hurt).picture("2024-03-04")
    [occasion] = occasions(p)
    return [one.id for one in sign(p, occasion)] == ["hurt"]


@pytest.mark.parametrize("type", ["bruise", "fracture", "burn", "scald", "bite", "head_injury"])
def test_kinds_that_moving_about_explains(type):
    assert found(non_mobile, "baby", type)
    assert not found(non_mobile, SAM, type)


def test_a_swelling_is_one_on_the_head_alone():
    assert all(found(non_mobile, "baby", type, site) for type in ("swelling", "internal") for site in ("head", "skull"))
    assert found(non_mobile, "baby", "swelling", "scalp")
    assert not found(non_mobile, "baby", "swelling", "arm")
    assert not found(non_mobile, "baby", "scratch", "head")


@pytest.mark.parametrize("type", ["mark", "bite", "genital"])
def test_kinds_that_tell_at_any_age(type):
    assert found(patterned, ANN, type)


def test_three_places_are_counted_without_what_play_bruises_or_nobody_named():
    assert found(patterned, SAM, "bruise", "arm", "thigh", "foot")
    for ordinary in ("shin", "knee.left", "face.forehead", "unknown"):
        assert not found(patterned, SAM, "bruise", "arm", "thigh", ordinary)


def test_a_part_is_a_place_without_its_side():
    codes = ("arm.left", "leg.right.back", "torso.front", "back", "face.eye.left")
    assert [part(code) for code in codes] == ["arm", "leg", "torso", "back", "face.eye"]


@pytest.mark.parametrize("site", ["face.ear.left", "neck", "face.mouth", "face.cheek", "face.eye.right", "face.chin"])
def test_places_on_the_face_and_neck_that_tell_while_a_child_is_young(site):
    assert found(patterned, SAM, "bruise", site)
    assert not found(patterned, ANN, "bruise", site)
    assert not found(patterned, SAM, "scratch", site)
