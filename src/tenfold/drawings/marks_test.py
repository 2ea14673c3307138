import pytest

from drawn import tags
from parts import ANN, CSC, ED, GP, MUM, SAM, entry, strategy, visit
from tenfold.drawings.canvas import drawn
from tenfold.drawings.marks import RADIUS, WORDS, diamond, half_of, injury_sign, kind_of, mark, sign
from tenfold.record import Injury


@pytest.mark.parametrize(
    ("how", "kind"),
    [("alone", "seen"), ("seen", "seen"), ("partly", "partly"), ("asleep", "partly"), ("not_seen", "unseen")],
)
def test_how_a_child_was_seen_is_told(how, kind):
    assert kind_of(visit("2024-03-04", how=how)) == kind
    assert kind_of(visit("2024-03-04", how=how), SAM) == kind


def test_the_best_sight_of_any_child_is_told_unless_one_is_named():
    both = entry("2024-03-04", CSC, "visit", seen={SAM: "not_seen", ANN: "alone"}, about=(SAM, ANN))
    assert kind_of(both) == "seen"
    assert kind_of(both, SAM) == "unseen"


@pytest.mark.parametrize("event", ["call", "letter", "message"])
def test_a_call_is_no_seeing(event):
    told = entry("2024-03-04", CSC, event, seen={SAM: "seen"})
    assert kind_of(told) == kind_of(told, SAM) == "other"


@pytest.mark.parametrize("outcome", ["no_access", "refused", "not_brought", "cancelled_by_family"])
def test_nobody_came_is_told_as_not_seen(outcome):
    assert kind_of(entry("2024-03-04", GP, "attendance", outcome=outcome)) == "unseen"


@pytest.mark.parametrize("outcome", [None, "completed", "cancelled_by_agency"])
def test_unsaid_is_not_unseen(outcome):
    assert kind_of(entry("2024-03-04", GP, "attendance", outcome=outcome)) == "other"


def test_a_meeting_is_one_for_the_agency_and_not_for_the_child():
    assert kind_of(strategy("2024-03-04")) == "meeting"
    assert kind_of(strategy("2024-03-04"), SAM) == "other"


def test_a_death_is_that_of_whom_it_is_about():
    death = entry("2024-03-04", GP, "death", about=(MUM,))
    assert kind_of(death) == "death"
    assert kind_of(death, MUM) == "death"
    assert kind_of(death, SAM) == "other"
    harm = entry("2024-03-04", ED, "serious_harm", Injury(child=SAM, type="death"))
    assert kind_of(harm, SAM) == "death"
    assert kind_of(harm, ANN) == "other"


def drawn_mark(kind):
    return drawn(30, 30, "".join(mark(kind, 10, 20)), "", "")


def test_seen_is_a_full_circle_and_not_seen_an_empty_one():
    [seen], [unseen] = (tags(drawn_mark(kind), "circle") for kind in ("seen", "unseen"))
    assert (seen.get("cx"), seen.get("cy"), seen.get("fill")) == ("10", "20", "#0b0c0c")
    assert (unseen.get("fill"), unseen.get("stroke")) == ("#ffffff", "#0b0c0c")


def test_seen_in_part_is_half_full():
    svg = drawn_mark("partly")
    assert len(tags(svg, "circle", fill="#ffffff")) == len(tags(svg, "path", fill="#0b0c0c")) == 1


def test_other_marks_differ_in_shape_and_not_only_in_colour():
    shapes = {kind: [one.tag for one in tags(drawn_mark(kind), "*")] for kind in WORDS}
    assert tags(drawn_mark("meeting"), "rect", fill="#1d70b8")
    assert tags(drawn_mark("death"), "path")
    assert float(tags(drawn_mark("other"), "circle")[0].get("r")) < RADIUS
    assert set(shapes) == set(WORDS)


def test_an_injury_is_a_diamond_with_its_number():
    svg = drawn(50, 50, "".join(diamond(20, 20, "12")), "", "")
    [words] = tags(svg, "text")
    assert (words.text, words.get("x"), words.get("text-anchor")) == ("12", "20", "middle")
    assert tags(svg, "path", fill="#b10e1e")


def test_a_long_number_gets_a_wider_diamond():
    assert half_of("1") == half_of("2") < half_of("1234")


def test_the_key_has_the_same_signs():
    assert sign("seen").means == "seen"
    assert sign("seen").drawn == "".join(mark("seen", 15, 9))
    assert injury_sign().means == "injury, numbered as on the body map"
