"""A brother or sister who is in care is not asked about as if living at home; who has just been taken leaves others."""

import pytest

from parts import ANN, CSC, DAD, ED, FRIEND, GRAN, HV, MUM, OTHER_LA, POLICE, SAM, entry, on_plan, time, told
from tenfold.questions.siblings.sibling_not_considered import sibling_not_considered as considered
from tenfold.questions.siblings.sibling_not_seen import sibling_not_seen as seen
from tenfold.questions.siblings.sibling_plan_differs import sibling_plan_differs as differs
from tenfold.record import Allegation, Care, Enquiry, Person, Relationship

KIT, JO = "kit", "jo"
OPENED = entry("2024-03-05", CSC, "record_note", Enquiry(children=(SAM, ANN), stage="opened"), about=(SAM, ANN))
RULES = (considered, seen, differs)


def sibling(*facts, id=KIT, day="2024-02-05", born="2015-05-05"):
    tie = Relationship(of=MUM, to=id, is_="mother")
    return entry(day, HV, "record_note", Person(id=id, born=time(born)), tie, *facts, about=(id,))


def care(basis, by, since="2023-01-01", end=None, child=KIT):
    return Care(child=child, by=(by,), basis=basis, from_=time(since), to_date=time(end) if end else None)


def asked_of(story, id=KIT, by="2024-03-20"):
    return {rule.id for rule in RULES if id in story.subjects(rule, by=by)}


IN_CARE = [
    ("order", OTHER_LA),
    ("order", CSC),
    ("placement", CSC),
    ("voluntary_accommodation", CSC),
    ("placement", FRIEND),
    ("order", FRIEND),
    ("placement", GRAN),
]


@pytest.mark.parametrize(("basis", "by"), IN_CARE)
def test_who_is_in_care_is_not_asked_about_as_if_at_home(basis, by):
    story = told(sibling(care(basis, by)), OPENED, on_plan("2024-03-06", SAM, ANN))
    assert asked_of(story) == set()


@pytest.mark.parametrize(
    ("basis", "by", "since", "end"),
    [
        ("hospital", ED, "2024-03-01", None),
        ("childminder", FRIEND, "2024-01-01", None),
        ("placement", MUM, "2023-01-01", None),
        ("order", MUM, "2023-01-01", None),
        ("voluntary_accommodation", CSC, "2024-03-04", "2024-03-07"),
        ("placement", CSC, "2023-01-01", "2023-09-01"),
        ("placement", CSC, "2024-03-09", None),
    ],
)
def test_who_is_in_hospital_minded_on_a_short_break_or_placed_at_home_is(basis, by, since, end):
    story = told(sibling(care(basis, by, since, end)), OPENED, on_plan("2024-03-06", SAM, ANN))
    assert asked_of(story) == {one.id for one in RULES}


def test_still_asks_of_whom_nobody_says_who_has_care_and_of_who_is_placed_but_lives_with_mum():
    assert asked_of(told(sibling(), OPENED)) == {considered.id, seen.id}
    home = care("parental", MUM, "2023-09-01")
    assert asked_of(told(sibling(care("order", CSC), home), OPENED)) == {considered.id, seen.id}


def of_kit(*facts, day="2024-03-05"):
    return entry(day, CSC, "record_note", Enquiry(children=(KIT,), stage="opened"), *facts, about=(KIT,))


def test_who_was_taken_lately_leaves_the_others_behind_and_who_has_been_in_care_for_long_does_not():
    jo = sibling(id=JO)
    for basis, by in IN_CARE:
        taken = told(sibling(), jo, of_kit(care(basis, by, "2024-03-05")))
        assert taken.subjects(considered, by="2024-03-05") == [ANN, JO, SAM]
        long_since = told(sibling(care(basis, by)), jo, of_kit())
        assert long_since.subjects(considered, by="2024-03-05") == []


def test_who_is_placed_with_the_same_people_or_was_taken_on_the_same_day_is_beside_a_child():
    for by, since, together in [
        (FRIEND, "2023-06-01", True),
        (CSC, "2023-01-01", True),
        (CSC, "2023-06-01", False),
        (OTHER_LA, "2023-01-01", False),
    ]:
        first = FRIEND if by == FRIEND else CSC
        jo = sibling(care("placement", by, since, child=JO), id=JO)
        story = told(sibling(care("placement", first)), jo, of_kit())
        assert (JO in story.subjects(considered, by="2024-03-05")) is together


def test_the_foster_carers_own_child_is_not_beside_one_placed_there():
    own = entry("2024-02-05", HV, "record_note", Person(id="own", born=time("2014-01-01")), about=("own",))
    tie = entry("2024-02-05", HV, "record_note", Relationship(of=FRIEND, to="own", is_="mother"), about=("own",))
    story = told(sibling(care("placement", FRIEND)), own, tie, of_kit())
    assert story.subjects(considered, by="2024-03-05") == []


def test_who_is_accused_has_not_with_them_their_child_who_is_in_care():
    blamed = entry("2024-03-04", POLICE, "record_note", Allegation(by="unknown", child=SAM, against=DAD, says="hit"))
    own = Relationship(of=DAD, to="bo", is_="father")
    for facts, asks in (((), True), ((care("placement", CSC, child="bo"),), False)):
        bo = entry(
            "2024-02-05", HV, "record_note", Person(id="bo", born=time("2016-01-01")), own, *facts, about=("bo",)
        )
        story = told(bo, blamed, OPENED)
        assert ("bo" in story.subjects(considered, by="2024-03-05")) is asks


def test_changes_its_mind_when_the_placement_is_corrected_and_not_a_day_sooner():
    placed = entry("2024-02-06", CSC, "record_note", care("placement", FRIEND), about=(KIT,), id="placed")
    undone = entry("2024-02-06", CSC, "record_note", about=(KIT,), corrects="placed", recorded="2024-03-12T09:00")
    story = told(sibling(), placed, OPENED, undone)
    assert not story.asks(considered, by="2024-03-11")
    assert story.subjects(considered, by="2024-03-12") == [KIT]
