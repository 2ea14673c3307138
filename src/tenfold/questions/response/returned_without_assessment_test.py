from dataclasses import replace

import pytest

from parts import ANN, CSC, DAD, ED, FRIEND, GRAN, MUM, POLICE, SAM, entry, time, told
from tenfold.questions.response.returned_without_assessment import returned_without_assessment as rule
from tenfold.record import Assessment, Care, Decision, PoliceAction


def police(day, action, person=MUM, about=(SAM,), **fields):
    return entry(
        day, POLICE, "police_incident", PoliceAction(person=person, action=action), about=about, id=action, **fields
    )


def care(day, *by, id="back", child=SAM, basis="parental", **fields):
    given = Care(id=id, child=child, by=by, basis=basis, from_=time(day), **fields)
    return entry(day, CSC, "record_note", given, about=(child,), id=f"on-{id}")


def decided(day="2024-03-20T10:00", matter="return_home", considered=("arrested",), **fields):
    granted, children = fields.pop("granted", True), fields.pop("children", (SAM,))
    decision = Decision(id="d", matter=matter, children=children, granted=granted)
    return entry(day, CSC, "record_note", decision, considered=considered, id="on-d", **fields)


def assessed(day="2024-03-18", *of, children=(SAM,), stage="completed"):
    done = Assessment(id="a", children=children, stage=stage, kind="parenting", of=of or (MUM,))
    return entry(day, CSC, "record_note", done, about=children, id=f"on-{stage}")


ARREST = police("2024-03-04", "arrested")
AWAY = care("2024-03-04", GRAN, id="away", basis="family_arrangement")
BACK = care("2024-03-20", MUM)
STORY = told(ARREST, AWAY, BACK)


def test_asks_lead_and_police_on_the_day_on_which_he_goes_back():
    [question] = STORY.asked(rule, by="2024-03-20")
    assert (question.id, question.urgency) == ("returned-without-assessment:mum", "immediate")
    assert (question.about, question.to) == ((SAM, MUM), (CSC, POLICE))
    assert [one.id for one in question.evidence] == ["arrested", "on-back"]


def test_is_silent_before_he_goes_back():
    assert not STORY.asks(rule, by="2024-03-19")
    future = Care(id="back", child=SAM, by=(MUM,), basis="parental", from_=time("2024-03-25"))
    story = told(ARREST, AWAY, entry("2024-03-20", CSC, "record_note", future))
    assert not story.asks(rule, by="2024-03-24T23:59:59")
    assert story.asks(rule, by="2024-03-25T00:00:00")


def test_is_silent_where_the_carer_is_not_suspected():
    assert not told(AWAY, BACK).asks(rule, by="2024-05-01")
    assert not told(ARREST, AWAY, care("2024-03-20", DAD)).asks(rule, by="2024-05-01")
    assert not told(AWAY, BACK, police("2024-03-21", "arrested")).asks(rule, by="2024-05-01")


def test_is_silent_where_he_never_went_away():
    assert not told(ARREST).asks(rule, by="2024-05-01")
    assert not told(ARREST, BACK).asks(rule, by="2024-05-01")
    minder = care("2024-03-10", FRIEND, id="minder", basis="childminder")
    assert not told(ARREST, minder, BACK).asks(rule, by="2024-05-01")
    said_again = care("2024-03-25", MUM, id="again")
    before = told(care("2024-02-01", GRAN, id="gran", to_date=time("2024-02-05")), care("2024-02-05", MUM))
    assert not before.then(ARREST, said_again).asks(rule, by="2024-05-01")


def test_two_arrangements_of_one_day_do_not_hide_each_other():
    two = care("2024-03-20", MUM, FRIEND, id="watched")
    assert told(ARREST, AWAY, BACK, two).asks(rule, by="2024-03-20")
    gran, own = care("2024-02-01", GRAN, id="gran"), care("2024-02-01", MUM, id="own")
    assert not told(gran, own, ARREST, BACK).asks(rule, by="2024-05-01")
    shared = care("2024-03-20", DAD, id="weekends")
    mum = care("2024-03-20", MUM, id="weekdays")
    assert not told(ARREST, shared, mum).asks(rule, by="2024-05-01")


def test_asks_again_where_her_care_had_ended_before():
    ended = care("2024-02-01", MUM, id="own", to_date=time("2024-03-04"))
    gran = care("2024-01-15", GRAN, id="gran", to_date=time("2024-02-01"))
    assert told(gran, ended, ARREST, BACK).asks(rule, by="2024-03-20")
    open_end = care("2024-02-01", MUM, id="own")
    assert not told(gran, open_end, ARREST, BACK).asks(rule, by="2024-05-01")
    handed_on = care("2024-02-01", MUM, id="own", to_date=time("2024-03-19"))
    assert not told(gran, handed_on, ARREST, BACK).asks(rule, by="2024-05-01")
    gap = care("2024-02-01", MUM, id="own", to_date=time("2024-03-18"))
    assert told(gran, gap, ARREST, BACK).asks(rule, by="2024-03-20")


def test_counts_from_the_last_care_elsewhere():
    gran = care("2024-01-15", GRAN, id="gran", to_date=time("2024-02-01"))
    own = care("2024-02-01", MUM, id="mine")
    ward = care("2024-03-05", ED, id="ward", basis="hospital")
    assert told(gran, own, ARREST, ward, BACK).asks(rule, by="2024-03-20")


def test_a_hospital_is_somewhere_else():
    ward = care("2024-03-05", ED, id="ward", basis="hospital")
    assert told(ARREST, ward, BACK).asks(rule, by="2024-03-20")
    assert not told(ARREST, AWAY, care("2024-03-20", ED, id="ward", basis="hospital")).asks(rule, by="2024-05-01")


OWN = care("2024-01-15", MUM, id="own")


@pytest.mark.parametrize("basis", ["hospital", "family_arrangement", "bail_condition"])
def test_he_is_back_when_care_elsewhere_ends_and_hers_never_did(basis):
    away = care("2024-03-04", GRAN, id="away", basis=basis, to_date=time("2024-03-20"))
    story = told(OWN, ARREST, away)
    assert not story.asks(rule, by="2024-03-19T23:59:59")
    [question] = story.asked(rule, by="2024-03-21")
    assert (question.about, [one.id for one in question.evidence]) == ((SAM, MUM), ["arrested", "on-away"])
    assert not story.then(assessed(), decided("2024-03-20", "other")).asks(rule, by="2024-05-01")
    assert story.then(assessed(), decided("2024-03-19", "other")).asks(rule, by="2024-05-01")


def test_an_end_told_of_late_counts_from_when_it_was():
    ended = entry("2024-03-25", CSC, "record_note", replace(AWAY.facts[0], to_date=time("2024-03-20")))
    story = told(OWN, ARREST, AWAY, ended)
    assert not story.asks(rule, by="2024-03-24")
    assert story.asks(rule, by="2024-03-25")
    freed = police("2024-03-18", "bail_ended")
    assert not told(OWN, ARREST, AWAY, freed, ended).asks(rule, by="2024-05-01")


def test_he_is_not_back_where_he_went_on_elsewhere_or_her_care_had_ended_or_is_watched():
    ward = care("2024-03-04", ED, id="ward", basis="hospital", to_date=time("2024-03-20"))
    assert told(OWN, ARREST, ward).asks(rule, by="2024-03-21")
    assert not told(OWN, ARREST, ward, care("2024-03-20", GRAN, id="on")).asks(rule, by="2024-05-01")
    assert told(OWN, ARREST, ward, care("2024-03-25", GRAN, id="on")).asks(rule, by="2024-05-01")
    first = Care(id="care-sam", child=SAM, by=(MUM,), basis="parental", to_date=time("2024-01-15"))
    closed = entry("2024-01-15", CSC, "record_note", first)
    assert told(closed, OWN, ARREST, ward).asks(rule, by="2024-03-21")
    for day, asks in (("2024-03-20", False), ("2024-03-21", True)):
        over = care("2024-01-15", MUM, id="own", to_date=time(day))
        assert told(closed, over, ARREST, ward).asks(rule, by="2024-05-01") is asks
    watched = care("2024-01-15", MUM, id="own", unsupervised=False)
    assert not told(closed, watched, ARREST, ward).asks(rule, by="2024-05-01")
    until_ten = care("2024-03-04", ED, id="ward", basis="hospital", to_date=time("2024-03-20T10:00"))
    assert told(OWN, ARREST, until_ten, care("2024-03-20T10:01", GRAN, id="on")).asks(rule, by="2024-05-01")
    assert not told(OWN, ARREST, until_ten, care("2024-03-20T10:00", GRAN, id="on")).asks(rule, by="2024-05-01")
    together = care("2024-01-15", GRAN, id="away", to_date=time("2024-03-20"))
    assert told(OWN, ARREST, together).asks(rule, by="2024-05-01")
    assert not told(closed, OWN, ARREST, together).asks(rule, by="2024-05-01")
    minder = care("2024-03-05", FRIEND, id="minder", basis="childminder", to_date=time("2024-03-20"))
    assert not told(OWN, ARREST, minder).asks(rule, by="2024-05-01")
    both = care("2024-03-04", MUM, GRAN, id="both", to_date=time("2024-03-20"))
    assert not told(OWN, ARREST, both).asks(rule, by="2024-05-01")


def test_care_given_to_a_suspect_who_never_had_it_counts():
    dad = told(police("2024-03-04", "bailed", DAD), care("2024-03-20", DAD))
    [question] = dad.asked(rule, by="2024-03-20")
    assert question.about == (SAM, DAD)


def test_unsupervised_contact_counts_and_supervised_does_not():
    free = care("2024-03-20", MUM, unsupervised=True, to_date=time("2024-03-20"))
    assert told(ARREST, free).asks(rule, by="2024-05-01")
    assert not told(ARREST, AWAY, care("2024-03-20", MUM, unsupervised=False)).asks(rule, by="2024-05-01")
    seen = care("2024-03-01", MUM, id="contact", unsupervised=False)
    freed = entry(
        "2024-03-25",
        CSC,
        "record_note",
        Care(id="contact", child=SAM, by=(MUM,), basis="parental", from_=time("2024-03-01"), unsupervised=True),
    )
    story = told(AWAY, seen, ARREST, freed)
    assert not story.asks(rule, by="2024-03-24")
    assert story.asks(rule, by="2024-03-25")


def test_a_second_return_grows_the_question():
    again = entry(
        "2024-04-02", CSC, "record_note", Decision(id="r", matter="return_home", children=(SAM,), granted=True)
    )
    [question] = STORY.then(again).asked(rule, by="2024-04-02")
    assert [[one.id for one in growth.evidence] for growth in question.grew] == [["e4"]]


def test_does_not_leak_from_one_child_or_person_to_another():
    ann = care("2024-03-20", MUM, id="ann-back", child=ANN)
    both = told(ARREST, AWAY, care("2024-03-04", GRAN, id="ann-away", child=ANN), BACK, ann)
    [question] = both.asked(rule, by="2024-03-20")
    assert question.about == (SAM, ANN, MUM)
    for_sam = both.then(assessed(), decided("2024-03-20"))
    assert dict(for_sam.asked(rule, by="2024-03-20")[0].ask.gaps)["children"] == ("Ann",)
    dad = both.then(police("2024-03-10", "bailed", DAD))
    assert dad.subjects(rule, by="2024-05-01") == [MUM]


def test_changes_its_mind_when_the_assessment_is_corrected_and_not_a_day_sooner():
    not_done = entry("2024-03-18", CSC, "record_note", corrects="on-completed", recorded="2024-04-02T09:00")
    story = told(ARREST, AWAY, assessed(), decided("2024-03-19"), BACK, not_done)
    assert not story.asks(rule, by="2024-04-01")
    [question] = story.asked(rule, by="2024-04-02")
    assert question.opened == time("2024-04-02T09:00").last


def test_care_elsewhere_until_a_day_that_was_said_beforehand_ends_with_that_day():
    story = told(OWN, care("2024-03-01", GRAN, id="stay", basis="hospital", to_date=time("2024-03-20")), ARREST)
    assert not story.asks(rule, by="2024-03-19")
    [question] = story.asked(rule, by="2024-03-20")
    assert str(question.opened) == "2024-03-20 23:59:59.999999+00:00"
    onward = care("2024-03-20T14:00", FRIEND, id="next", basis="voluntary_accommodation")
    assert not story.then(onward).questions(rule, by="2024-04-30")
