from dataclasses import replace

import pytest

from parts import ANN, CSC, DAD, ED, FRIEND, GRAN, LODGER, MUM, POLICE, SAM, SCHOOL, entry, strategy, time, told
from tenfold.questions.acts import Act
from tenfold.questions.response.returned_without_assessment import returned_without_assessment as rule
from tenfold.record import (
    Allegation,
    Assessment,
    Care,
    Check,
    Decision,
    Enquiry,
    Person,
    PoliceAction,
    Relationship,
    Residence,
)


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


def test_the_act_that_answers_it_is_what_is_still_missing():
    def acts(*more):
        return [one.acts for one in STORY.then(*more).asked(rule, by="2024-03-20")]

    assert acts() == [(Act("decide_and_assess", MUM, (SAM,)),)]
    assert acts(decided()) == [(Act("assess_adult", MUM, (SAM,)),)]
    assert acts(assessed()) == [(Act("manager_decision"),)]
    assert acts(assessed(stage="opened"), decided(considered=())) == [(Act("decide_and_assess", MUM, (SAM,)),)]
    assert acts(decided(), assessed()) == []


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


@pytest.mark.parametrize(("action", "asks"), [("bailed", True), ("charged", True), ("interviewed", False)])
def test_arrest_bail_and_charge_count_and_an_interview_does_not(action, asks):
    assert told(police("2024-03-04", action), AWAY, BACK).asks(rule, by="2024-03-20") is asks


@pytest.mark.parametrize(
    ("steps", "asks"),
    [
        (["arrested", "bailed", "bail_ended"], False),
        (["arrested", "bailed", "no_further_action"], False),
        (["arrested", "bail_ended", "bailed"], True),
        (["arrested", "charged", "bail_ended"], True),
        (["arrested", "charged", "no_further_action"], False),
        (["arrested", "charged", "convicted"], True),
        (["arrested", "cautioned", "no_further_action"], True),
        (["protection_powers"], False),
    ],
)
def test_it_ends_when_bail_ends_or_police_do_no_more(steps, asks):
    taken = [police(f"2024-03-{4 + n:02}", action) for n, action in enumerate(steps)]
    assert told(*taken, AWAY, BACK).asks(rule, by="2024-03-20") is asks


@pytest.mark.parametrize(
    ("steps", "asks"),
    [
        (["arrested"], True),
        (["charged"], True),
        (["charged", "bail_ended"], False),
        (["arrested", "convicted"], False),
        (["arrested", "charged", "cautioned"], False),
    ],
)
def test_what_police_did_about_something_else_ends_when_it_is_concluded(steps, asks):
    taken = [police(f"2024-03-{4 + n:02}", action, about=(MUM,)) for n, action in enumerate(steps)]
    assert told(*taken, AWAY, BACK).asks(rule, by="2024-03-20") is asks


def test_what_police_do_about_another_does_not_clear_her():
    entries = (ARREST, police("2024-03-10", "no_further_action", DAD), AWAY, BACK)
    assert told(*entries).asks(rule, by="2024-03-20")


def test_what_police_did_after_the_return_answers_nothing():
    assert STORY.then(police("2024-04-02", "no_further_action")).asks(rule, by="2024-05-01")
    late = police("2024-03-18", "no_further_action", recorded="2024-04-02")
    assert STORY.then(late).asks(rule, by="2024-04-01")
    assert not STORY.then(late).asks(rule, by="2024-04-02")


def alleged(day="2024-03-05", against=MUM, child=SAM):
    said = Allegation(id="said", by="anonymous", child=child, against=against)
    return entry(day, SCHOOL, "observation", said, about=(child,), id="told")


SAID = told(alleged(), AWAY, BACK)


def test_an_allegation_against_the_carer_counts():
    [question] = SAID.asked(rule, by="2024-03-20")
    assert [one.id for one in question.evidence] == ["told", "on-back"]


def test_an_allegation_against_another_of_another_child_or_after_does_not():
    for other in (alleged(against=DAD), alleged(against=None), alleged(child=ANN), alleged("2024-03-21")):
        assert not told(other, AWAY, BACK).asks(rule, by="2024-05-01")


def test_an_allegation_found_untrue_ends_it_whenever_that_is_found():
    unfounded = Check(about=("said",), against="witness", result="unfounded")
    assert not told(alleged(), entry("2024-03-10", POLICE, "call", unfounded), AWAY, BACK).asks(rule, by="2024-05-01")
    [question] = SAID.then(entry("2024-04-02", POLICE, "call", unfounded, id="u")).questions(rule, by="2024-05-01")
    assert question.closed_by == "u"


@pytest.mark.parametrize("result", ["inconclusive", "contradicted", "nothing_known", "corroborated", "requested"])
def test_still_asks_when_a_check_leaves_it_open(result):
    check = entry("2024-03-10", POLICE, "call", Check(about=("said",), against="witness", result=result))
    assert told(alleged(), check, AWAY, BACK).asks(rule, by="2024-03-20")


DROPPED = [
    entry("2024-03-12", POLICE, "record_note", Decision(matter="closure", children=(SAM,))),
    decided("2024-03-12", "no_further_action", (), granted=None),
    decided("2024-03-12", "enquiry", (), granted=False),
    entry(
        "2024-03-12",
        CSC,
        "record_note",
        Enquiry(id="q", children=(SAM,), stage="completed", outcome="not_substantiated"),
    ),
    police("2024-03-12", "no_further_action"),
]


@pytest.mark.parametrize("end", DROPPED)
def test_an_allegation_dropped_by_lead_or_police_before_the_return_ends_it(end):
    assert not told(alleged(), end, AWAY, BACK).asks(rule, by="2024-05-01")
    assert told(end, alleged("2024-03-13"), AWAY, BACK).asks(rule, by="2024-03-20")


def test_an_allegation_answered_as_it_is_told_is_over():
    dropped = Decision(matter="no_further_action", children=(SAM,))
    told_of = entry("2024-03-05", CSC, "call", *alleged().facts, dropped)
    assert not told(told_of, AWAY, BACK).asks(rule, by="2024-05-01")


def test_what_comes_at_the_same_moment_as_the_return_comes_before_it():
    back = care("2024-03-20T10:00", MUM)
    arrested, bailed = police("2024-03-20T10:00", "arrested"), police("2024-03-20T10:00", "bailed")
    assert told(AWAY, arrested, back).asks(rule, by="2024-03-20")
    assert told(AWAY, bailed, back).asks(rule, by="2024-03-20")
    assert told(AWAY, alleged("2024-03-20T10:00"), back).asks(rule, by="2024-03-20")
    freed = police("2024-03-20T10:00", "no_further_action")
    assert not told(AWAY, ARREST, freed, back).asks(rule, by="2024-05-01")
    assert not told(AWAY, alleged(), freed, back).asks(rule, by="2024-05-01")


def test_an_allegation_dropped_after_the_return_does_not():
    later = decided("2024-03-25", "no_further_action", (), granted=None)
    assert SAID.then(later).asks(rule, by="2024-05-01")


@pytest.mark.parametrize(
    "step",
    [
        strategy("2024-03-06", Enquiry(id="q", children=(SAM,), stage="opened")),
        entry(
            "2024-03-12",
            CSC,
            "record_note",
            Enquiry(id="q", children=(SAM,), stage="completed", outcome="substantiated_risk"),
        ),
        decided("2024-03-06", "enquiry", (), granted=True),
        entry("2024-03-12", SCHOOL, "record_note", Decision(matter="closure", children=(SAM,))),
        police("2024-03-12", "no_further_action", DAD),
    ],
)
def test_still_asks_when_a_meeting_enquiry_or_other_agency_left_it_open(step):
    assert told(alleged(), step, AWAY, BACK).asks(rule, by="2024-03-20")


def test_is_content_only_with_both():
    assert STORY.then(decided()).asks(rule, by="2024-05-01")
    assert STORY.then(assessed("2024-04-02")).asks(rule, by="2024-05-01")
    [question] = STORY.then(decided(), assessed("2024-04-02")).questions(rule, by="2024-05-01")
    assert question.closed_by == "on-completed"
    before = told(ARREST, AWAY, assessed(), decided("2024-03-19"), BACK)
    assert not before.questions(rule, by="2024-05-01")


def test_says_what_is_lacking():
    said = [
        story.asked(rule, by="2024-05-01")[0].ask.template
        for story in (STORY, STORY.then(decided()), STORY.then(assessed("2024-04-02")))
    ]
    assert ["assessment" in one for one in said] == [True, True, False]
    assert ["decided" in one for one in said] == [True, False, True]


@pytest.mark.parametrize(
    "decision",
    [
        decided(considered=()),
        decided(granted=False),
        decided("2024-03-05", "placement"),
        decided(children=(ANN,)),
        decided(considered=("on-away",)),
    ],
)
def test_still_asks_when_no_decision_to_return_him_considered_the_arrest(decision):
    assert told(ARREST, AWAY, assessed(), decision, BACK).asks(rule, by="2024-03-20")


@pytest.mark.parametrize("matter", ["return_home", "contact"])
def test_a_decision_made_before_counts_if_it_is_on_his_return_and_any_from_that_day_on(matter):
    assert not told(ARREST, AWAY, assessed(), decided("2024-03-10", matter), BACK).asks(rule, by="2024-05-01")
    for day in ("2024-03-20T00:00", "2024-04-02"):
        assert not told(ARREST, AWAY, assessed(), BACK, decided(day, "other")).asks(rule, by="2024-05-01")
    assert told(ARREST, AWAY, assessed(), decided("2024-03-19", "other"), BACK).asks(rule, by="2024-03-20")


def test_every_arrest_and_allegation_must_have_been_considered_and_either_step_of_one():
    bailed = police("2024-03-05", "bailed")
    story = told(ARREST, bailed, AWAY, assessed(), BACK)
    assert not story.then(decided(considered=("bailed",))).asks(rule, by="2024-05-01")
    again = entry("2024-03-10", POLICE, "police_incident", PoliceAction(person=MUM, action="arrested"), id="arrested-2")
    twice = told(ARREST, alleged(), again, AWAY, assessed(), BACK)
    assert twice.then(decided(considered=("arrested", "told"))).asks(rule, by="2024-05-01")
    assert twice.then(decided(considered=("arrested", "arrested-2"))).asks(rule, by="2024-05-01")
    all_three = decided(considered=("arrested", "told", "arrested-2"))
    assert not twice.then(all_three).asks(rule, by="2024-05-01")
    before = told(ARREST, alleged(), AWAY, assessed("2024-03-08"), again, BACK, all_three)
    assert before.asks(rule, by="2024-05-01")


@pytest.mark.parametrize(
    "assessment",
    [
        assessed("2024-03-18", DAD),
        assessed("2024-03-18", children=(ANN,)),
        assessed("2024-03-18", stage="opened"),
        assessed("2024-03-03"),
    ],
)
def test_still_asks_when_the_assessment_is_another_unfinished_or_of_before(assessment):
    first = entry("2024-02-01", CSC, "record_note")
    assert told(first, ARREST, AWAY, assessment, decided("2024-03-19"), BACK).asks(rule, by="2024-03-20")


def test_an_assessment_finished_in_the_hour_of_the_arrest_counts():
    arrest, done = police("2024-03-18T10:00", "arrested"), assessed("2024-03-18T10:00")
    assert not told(AWAY, arrest, done, decided("2024-03-19"), BACK).asks(rule, by="2024-05-01")


def test_who_was_assessed_may_be_said_when_it_opens_or_when_it_ends():
    opened = Assessment(children=(SAM,), stage="opened", kind="risk", of=(MUM,))
    done = Assessment(children=(SAM,), stage="completed", kind="risk")
    unsaid = Assessment(children=(SAM,), stage="opened", kind="risk")
    said = Assessment(children=(SAM,), stage="completed", kind="risk", of=(MUM,))
    for first, last, asks in ((opened, done, False), (unsaid, said, False), (unsaid, done, True)):
        steps = entry("2024-03-05", CSC, "visit", first), entry("2024-03-18", CSC, "visit", last)
        assert told(ARREST, AWAY, *steps, decided("2024-03-19"), BACK).asks(rule, by="2024-03-20") is asks
    of_dad = Assessment(children=(SAM,), stage="opened", kind="risk", of=(DAD,))
    two = entry("2024-03-05", CSC, "visit", opened, of_dad), entry("2024-03-18", CSC, "visit", done)
    assert told(ARREST, AWAY, *two, decided("2024-03-19"), BACK).asks(rule, by="2024-03-20")
    other = entry("2024-03-05", CSC, "visit", opened, Assessment(children=(SAM,), stage="opened", kind="core"))
    story = told(ARREST, AWAY, other, two[1], decided("2024-03-19"), BACK)
    assert not story.asks(rule, by="2024-03-20")


def test_a_decision_that_he_returns_home_asks_before_he_does():
    story = told(ARREST, AWAY, decided("2024-03-18", considered=()))
    [question] = story.asked(rule, by="2024-03-18")
    assert (question.about, [one.id for one in question.evidence]) == ((SAM, MUM), ["arrested", "on-d"])
    for granted in (None, False):
        assert not told(ARREST, AWAY, decided(granted=granted, considered=())).asks(rule, by="2024-05-01")
    assert not told(ARREST, AWAY, decided(matter="placement", considered=())).asks(rule, by="2024-05-01")


def test_home_is_where_he_and_a_parent_have_lived():
    assert not told(police("2024-03-04", "arrested", DAD), AWAY, decided()).asks(rule, by="2024-05-01")
    lodging = Residence(person=LODGER, address="home", as_="resident", from_=time("2024-01-01"))
    lodger = entry("2024-03-01", CSC, "visit", Person(id=LODGER), lodging)
    taken = police("2024-03-04", "arrested", LODGER)
    assert told(lodger, taken, AWAY, decided()).subjects(rule, by="2024-05-01") == [LODGER]
    gone = entry("2024-03-10", CSC, "visit", Residence(person=LODGER, address="home", as_="left"))
    assert not told(lodger, taken, gone, AWAY, decided()).asks(rule, by="2024-05-01")
    visiting = Residence(person=SAM, address="dads", as_="visiting")
    visit = entry("2024-03-01", CSC, "visit", visiting)
    assert not told(visit, police("2024-03-04", "arrested", DAD), AWAY, decided()).asks(rule, by="2024-05-01")


def test_a_parent_of_no_known_address_counts_who_once_cared_for_him():
    known = Person(id="pa"), Relationship(of="pa", to=SAM, is_="father")
    told_of = entry("2024-03-01", CSC, "visit", *known)
    taken = police("2024-03-04", "arrested", "pa")
    assert not told(told_of, taken, AWAY, decided()).asks(rule, by="2024-05-01")
    cared = care("2024-02-01", "pa", id="once", to_date=time("2024-02-02"))
    assert told(told_of, cared, taken, AWAY, decided()).subjects(rule, by="2024-05-01") == ["pa"]


def lives(day, person=DAD, address="home", as_="resident", **fields):
    return entry(day, CSC, "record_note", Residence(person=person, address=address, as_=as_, **fields), id=f"on-{day}")


BAILED = police("2024-03-04", "bailed", DAD)


def test_a_suspect_who_comes_to_live_with_the_child_has_it_back():
    story = told(BAILED, lives("2024-03-20"))
    assert not story.asks(rule, by="2024-03-19")
    [question] = story.asked(rule, by="2024-03-20")
    assert (question.about, [one.id for one in question.evidence]) == ((SAM, ANN, DAD), ["bailed", "on-2024-03-20"])
    for_both = decided("2024-03-19", considered=("bailed",), children=(SAM, ANN))
    assert not told(BAILED, assessed("2024-03-18", DAD, children=(SAM, ANN)), for_both, lives("2024-03-20")).asks(
        rule, by="2024-05-01"
    )
    assert not told(lives("2024-03-02"), BAILED).asks(rule, by="2024-05-01")
    assert not told(BAILED, lives("2024-03-20", as_="visiting")).asks(rule, by="2024-05-01")
    assert not told(BAILED, lives("2024-03-20", address="elsewhere")).asks(rule, by="2024-05-01")


def test_who_left_the_home_on_bail_and_lives_there_again_has_it_back():
    there, gone = lives("2024-03-02"), lives("2024-03-05", as_="left")
    assert told(there, BAILED, gone, lives("2024-03-08")).asks(rule, by="2024-03-08")
    assert not told(there, BAILED, lives("2024-03-08")).asks(rule, by="2024-05-01")


def test_who_moves_with_the_child_or_may_always_have_lived_there_does_not_come_back():
    new = tuple(lives(f"2024-03-20T{hour}:00", one, "new") for hour, one in ((10, SAM), (11, ANN), (12, MUM)))
    mum = police("2024-03-04", "bailed", MUM, (SAM, ANN))
    from_one_day = [
        Residence(person=one, address="new", as_="resident", from_=time("2024-03-20")) for one in (SAM, ANN, MUM)
    ]
    assert not told(mum, entry("2024-03-20", CSC, "visit", *from_one_day)).asks(rule, by="2024-05-01")
    assert told(mum, *new).asks(rule, by="2024-05-01")
    pa = entry("2024-03-01", CSC, "visit", Person(id="pa"), Relationship(of="pa", to=MUM, is_="partner"))
    held = police("2024-03-04", "bailed", "pa")
    assert not told(pa, held, lives("2024-03-20", "pa")).asks(rule, by="2024-05-01")
    assert told(pa, held, lives("2024-03-20", "pa", from_=time("2024-03-19"))).subjects(rule, by="2024-05-01") == ["pa"]
    assert not told(pa, held, lives("2024-03-20", "pa", from_=time("2024-03-01"))).asks(rule, by="2024-05-01")


def test_who_lives_there_and_never_has_the_child_alone_has_it_not_back():
    for unsupervised, asks in ((False, False), (None, True)):
        watched = care("2024-03-19", GRAN, DAD, id="watched", unsupervised=unsupervised)
        assert (SAM in told(BAILED, watched, lives("2024-03-20")).asked(rule, by="2024-03-20")[0].about) is asks


def test_who_is_neither_parent_nor_partner_does_not_care_by_living_there():
    taken = police("2024-03-04", "bailed", GRAN)
    assert not told(taken, lives("2024-03-20", GRAN, from_=time("2024-03-20"))).asks(rule, by="2024-05-01")


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


def test_of_two_children_asks_who_decided_where_one_return_was_decided_and_one_was_not():
    anns = (care("2024-03-04", GRAN, id="ann-away", child=ANN), care("2024-03-20", MUM, id="ann-back", child=ANN))
    arrest = police("2024-03-04", "arrested", about=(SAM, ANN))
    story = told(arrest, AWAY, anns[0], decided(), BACK, anns[1])
    [question] = story.asked(rule, by="2024-03-20")
    assert question.about == (SAM, MUM, ANN)
    assert question.ask.template.startswith("Who decided that {children} may be with {person} again")


def test_of_two_children_asks_for_the_assessment_where_it_was_of_one_only():
    anns = (care("2024-03-04", GRAN, id="ann-away", child=ANN), care("2024-03-20", MUM, id="ann-back", child=ANN))
    arrest = police("2024-03-04", "arrested", about=(SAM, ANN))
    [question] = told(arrest, AWAY, anns[0], assessed(), BACK, anns[1]).asked(rule, by="2024-03-20")
    assert question.ask.template.endswith("and where is the completed assessment of {person}?")
    both = assessed(children=(SAM, ANN))
    [question] = told(arrest, AWAY, anns[0], both, BACK, anns[1]).asked(rule, by="2024-03-20")
    assert question.ask.template.endswith("knowing of the arrest, bail or allegation?")


def test_care_elsewhere_until_a_day_that_was_said_beforehand_ends_with_that_day():
    story = told(OWN, care("2024-03-01", GRAN, id="stay", basis="hospital", to_date=time("2024-03-20")), ARREST)
    assert not story.asks(rule, by="2024-03-19")
    [question] = story.asked(rule, by="2024-03-20")
    assert str(question.opened) == "2024-03-20 23:59:59.999999+00:00"
    onward = care("2024-03-20T14:00", FRIEND, id="next", basis="voluntary_accommodation")
    assert not story.then(onward).questions(rule, by="2024-04-30")


def test_who_leaves_the_home_on_the_day_on_which_the_child_goes_back_to_it_does_not_have_it_back():
    parent = Relationship(of=MUM, to=SAM, is_="mother")
    homes = [Residence(person=one, address="home", as_="resident") for one in (SAM, MUM, DAD)]
    goes = lives("2024-03-20T09:00", as_="left", from_=time("2024-03-20"))
    sent = decided("2024-03-20T15:00", granted=True, considered=())
    tied = entry("2024-01-08", CSC, "record_note", parent, *homes)
    assert told(tied, BAILED, sent).subjects(rule, by="2024-03-20") == ["dad"]
    assert not told(tied, BAILED, goes, sent).questions(rule, by="2024-04-30")
