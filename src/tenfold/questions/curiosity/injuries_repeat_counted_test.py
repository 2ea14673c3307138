"""Which injuries count among those that repeat, and which are the same again, a mishap or none."""

import pytest

from parts import ANN, ED, GP, HV, MUM, NURSERY, SAM, entry, on_plan, time, told
from tenfold.questions.curiosity.injuries_repeat import injuries_repeat as rule
from tenfold.questions.curiosity.injuries_repeat_test import FIRST, SECOND, hurt, opinion
from tenfold.record import Account, Injury, Opinion


def test_the_same_marks_seen_again_are_not_new():
    assert not told(SECOND, hurt("wrist", "2024-03-20", GP)).asks(rule, by="2024-12-31")


def test_what_a_nursery_saw_happen_makes_no_part_that_must_be_joined_the_same_day():
    def fall(by):
        return hurt("fall", "2024-02-01", NURSERY, Account(by=by, about=("fall",), claim="accident"))

    def urgency(*entries):
        return told(*entries).asked(rule, by="2024-03-04")[0].urgency

    assert urgency(fall(NURSERY), SECOND) == "soon"
    assert urgency(fall(MUM), SECOND) == "immediate"
    assert urgency(fall(NURSERY), FIRST, SECOND) == "immediate"


def test_what_a_nursery_notes_of_knees_is_no_repetition_by_itself():
    def knee(id, on, **fields):
        return hurt(id, on, NURSERY, type="bruise", sites=("knee.left", "shin"), event="observation", **fields)

    bumps = [knee(f"b{n}", f"2024-0{n}-05") for n in range(2, 7)]
    assert not told(*bumps).asks(rule, by="2024-12-31")
    assert told(*bumps, hurt("lip", "2024-06-30")).asks(rule, by="2024-06-30")
    assert told(on_plan("2024-01-30"), *bumps).asks(rule, by="2024-03-05")
    judged = opinion("b4", view="undetermined"), opinion("b4", view="inconsistent")
    assert told(*bumps, *judged).asks(rule, by="2024-06-30")
    brought = knee("b", "2024-06-20"), hurt("c", "2024-06-28", GP, type="bruise", sites=("knee",))
    assert told(*brought).asks(rule, by="2024-06-28")


def test_what_a_nursery_saw_happen_is_no_repetition_by_itself():
    def slip(id, on, by=NURSERY, claim="accident"):
        return hurt(id, on, NURSERY, Account(by=by, about=(id,), claim=claim), event="observation")

    seen = slip("a", "2024-01-08"), slip("b", "2024-03-04")
    assert not told(*seen).asks(rule, by="2024-12-31")
    assert told(*seen, hurt("d", "2024-03-20", GP)).asks(rule, by="2024-03-20")
    assert told(seen[0], slip("b", "2024-03-04", MUM)).asks(rule, by="2024-03-04")
    assert told(*seen, opinion("b", view="inconsistent")).asks(rule, by="2024-03-05")
    again = hurt("b-again", "2024-03-05", GP)
    assert not told(*seen, again).asks(rule, by="2024-12-31")
    beside = hurt("c", "2024-03-05", GP, type="burn")
    assert told(*seen, beside).asks(rule, by="2024-03-05")


def test_what_may_be_one_of_two_children_counts_but_not_beside_the_same_hours():
    which = entry("2024-03-04", HV, "visit", Injury(id="which", one_of=(SAM, ANN), type="burn"), about=(SAM, ANN))
    assert told(FIRST, which).subjects(rule, by="2024-03-04") == [SAM]
    assert not told(SECOND, which).asks(rule, by="2024-12-31")


def test_what_a_doctor_found_to_be_a_birthmark_is_no_injury_that_repeats():
    found = opinion("lip", view="medical_cause", agency=GP, on="2024-01-09", considered="all")
    assert not told(FIRST, found, SECOND).questions(rule, by="2024-12-31")
    third = hurt("knee", "2024-06-03")
    [question] = told(FIRST, found, SECOND, third).asked(rule, by="2024-06-03")
    assert [one.id for one in question.evidence] == ["e3", "e4"]


@pytest.mark.parametrize(
    "found",
    [
        opinion("lip", view="medical_cause", agency=NURSERY, on="2024-01-09", considered="all"),
        opinion("lip", view="accidental", agency=GP, on="2024-01-09", considered="all"),
        opinion("wrist", view="medical_cause", agency=ED, on="2024-01-09"),
    ],
)
def test_counts_what_no_doctor_found_to_be_none(found):
    assert told(FIRST, found, SECOND).asks(rule, by="2024-03-04")


def test_counts_what_one_found_to_be_none_and_another_judged_harm():
    found = opinion("lip", view="medical_cause", agency=GP, on="2024-01-09", considered="all")
    doubt = opinion("lip", view="suspicious", agency=ED, on="2024-01-10", considered="all")
    assert told(FIRST, found, doubt, SECOND).asks(rule, by="2024-03-04")
    earlier = told(FIRST, hurt("wrist", "2024-03-04"), opinion("wrist", view="medical_cause", on="2024-03-05"))
    assert earlier.asks(rule, by="2024-03-05")  # it was not given with the lip in view


def test_a_swelling_is_the_fracture_that_another_names_and_a_burn_is_not():
    first = hurt("lip", "2024-01-08", GP)
    bone = hurt("bone", "2024-03-04", ED, Opinion(about=("bone", "lip"), view="accidental"), type="fracture")
    as_told = told(first, bone, hurt("swollen", "2024-03-04", NURSERY, type="swelling", recorded="2024-03-11"))
    assert not as_told.asks(rule, by="2024-03-11")
    burnt = told(first, bone, hurt("burnt", "2024-03-04", NURSERY, type="burn", recorded="2024-03-11"))
    assert burnt.asks(rule, by="2024-03-11")


def test_what_takes_weeks_to_heal_is_the_same_injury_when_it_is_seen_again():
    def arm(id, on, agency, happened="2024-01-08", type="fracture", sites=("wrist.left",)):
        day = None if happened is None else time(happened)
        mark = Injury(id=id, child=SAM, type=type, sites=sites, happened=day)
        return entry(on, agency, "attendance", mark, seen={SAM: "seen"})

    first = arm("a", "2024-01-08", ED)
    assert not told(first, arm("b", "2024-01-16", NURSERY)).asks(rule, by="2024-02-01")
    for other in ({"happened": "2024-01-15"}, {"happened": None}, {"sites": ("wrist.right",)}, {"type": "burn"}):
        assert told(first, arm("b", "2024-01-16", NURSERY, **other)).asks(rule, by="2024-02-01")
    unsaid = arm("a", "2024-01-08", ED, happened=None)
    assert told(unsaid, arm("b", "2024-01-16", NURSERY, happened=None)).asks(rule, by="2024-02-01")
    bruised = [arm(id, on, ED, type="bruise") for id, on in (("a", "2024-01-08"), ("b", "2024-01-16"))]
    assert told(*bruised).asks(rule, by="2024-02-01")
