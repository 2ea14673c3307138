import pytest

from parts import (
    ANN,
    CLINIC,
    CSC,
    ED,
    GP,
    HV,
    MUM,
    NEIGHBOUR,
    NURSERY,
    POLICE,
    SAM,
    SCHOOL,
    entry,
    strategy,
    time,
    told,
)
from tenfold.questions.acts import Act
from tenfold.questions.curiosity.injury_pattern import injury_pattern as rule
from tenfold.questions.wording import in_words
from tenfold.record import Account, Check, Injury, Opinion, Person, Relationship

KID = "kid"


def hurt(*sites, type="bruise", child=SAM, id="cheek", on="2024-03-04T10:30", agency=NURSERY, facts=(), **fields):
    injury = Injury(id=id, child=child, type=type, sites=sites, **fields)
    return entry(on, agency, "observation", injury, *facts, about=(child,))


def opinion(view="suspicious", about="cheek", occurred="2024-03-05", agency=ED, **fields):
    return entry(occurred, agency, "observation", Opinion(about=(about,), view=view), **fields)


def kid(day=None):
    return entry("2023-12-01", HV, "visit", Person(id=KID, born=day and time(day)), about=(KID,), seen={KID: "seen"})


STORY = told(hurt("face.cheek.left"))


def test_asks_the_lead_police_and_who_recorded_it():
    [question] = STORY.asked(rule, by="2024-03-04")
    assert (question.id, question.urgency) == ("injury-pattern:cheek", "immediate")
    assert (question.to, question.about) == ((CSC, POLICE, NURSERY), (SAM,))
    assert question.acts == (Act("strategy_discussion"), Act("paediatric_opinion", SAM))
    assert [one.id for one in question.evidence] == ["e1"]
    words = in_words(STORY.picture("2024-03-04"), question.ask)
    assert words.endswith(
        "missing: a strategy discussion with police and health after it and a paediatric opinion that comes to a view."
    )


TORSO = ["chest", "sternum", "rib.left", "torso", "abdomen", "back", "back.left", "spine", "buttock", "hip.right"]
FACES = ["face.ear.left", "neck", "face.mouth", "face.cheek", "face.eye.right", "face.chin", "neck.back"]


@pytest.mark.parametrize("site", TORSO + FACES)
def test_asks_about_a_bruise_there_under_four(site):
    assert told(hurt(site)).asks(rule, by="2024-03-04")
    assert not told(hurt(site, child=ANN)).asks(rule, by="2024-06-30")


ELSEWHERE = [
    "shin",
    "knee.left",
    "face.forehead",
    "face",
    "face.nose",
    "head",
    "arm",
    "hand.back",
    "leg.front",
    "unknown",
]


@pytest.mark.parametrize("site", ELSEWHERE)
def test_is_silent_on_one_bruise_elsewhere(site):
    assert not told(hurt(site)).asks(rule, by="2024-06-30")


@pytest.mark.parametrize("type", ["swelling", "laceration", "scratch", "burn", "fracture", "mouth", "pain", "other"])
def test_is_silent_on_other_injuries_there(type):
    assert not told(hurt("face.cheek", type=type)).asks(rule, by="2024-06-30")


@pytest.mark.parametrize("type", ["mark", "bite", "genital"])
def test_asks_at_any_age_about_a_patterned_mark_a_bite_or_a_genital_injury(type):
    assert told(hurt("arm", type=type, child=ANN)).asks(rule, by="2024-03-04")


def test_asks_at_any_age_about_any_injury_of_the_genitals():
    assert told(hurt("arm", "genital", type="scratch", child=ANN)).asks(rule, by="2024-03-04")


def test_four_years_to_the_day():
    assert told(hurt("back", on="2027-01-19")).asks(rule, by="2027-01-19")
    assert not told(hurt("back", on="2027-01-20")).asks(rule, by="2027-06-30")
    assert told(hurt("back", on="2027-01-20", happened=time("2027-01-19"))).asks(rule, by="2027-01-20")


def test_a_child_of_unsaid_or_half_told_age_counts_as_young():
    assert told(kid(), hurt("back", child=KID)).asks(rule, by="2024-03-04")
    assert told(kid("2020-03"), hurt("back", child=KID)).asks(rule, by="2024-03-04")
    assert not told(kid("2020-02"), hurt("back", child=KID)).asks(rule, by="2024-06-30")


def test_asks_about_any_bruise_under_five_months():
    assert told(kid("2023-10-05"), hurt("shin", child=KID)).asks(rule, by="2024-03-04")
    assert not told(kid("2023-10-04"), hurt("shin", child=KID)).asks(rule, by="2024-06-30")
    assert told(kid("2023-10"), hurt("shin", child=KID)).asks(rule, by="2024-03-04")
    assert not told(kid(), hurt("shin", child=KID)).asks(rule, by="2024-06-30")
    assert not told(kid("2023-10-05"), hurt("shin", type="swelling", child=KID)).asks(rule, by="2024-06-30")


def test_asks_about_bruises_at_three_sites_away_from_shins_knees_and_forehead():
    assert not told(hurt("arm.left", "thigh")).asks(rule, by="2024-06-30")
    assert told(hurt("arm.left", "thigh", "hand")).asks(rule, by="2024-03-04")
    assert told(hurt("arm.left", "arm.right", "thigh")).asks(rule, by="2024-03-04")
    assert not told(hurt("arm", "arm.left", "thigh")).asks(rule, by="2024-06-30")
    assert not told(hurt("shin.left", "shin.right", "knee", "face.forehead")).asks(rule, by="2024-06-30")
    assert not told(hurt("arm", "thigh", "unknown", "knee.left", count=12)).asks(rule, by="2024-06-30")
    assert not told(hurt("arm", "thigh", "hand", type="scratch")).asks(rule, by="2024-06-30")
    assert not told(hurt("arm", "thigh", "hand", child=ANN)).asks(rule, by="2024-06-30")


def test_the_sites_of_one_occasion_add_up_over_agencies_and_those_of_two_do_not():
    first, second = hurt("arm.left", "thigh"), hurt("hand", id="hand", agency=GP, on="2024-03-06T16:00")
    [question] = told(first, second).asked(rule, by="2024-03-06")
    assert (question.to, [one.id for one in question.evidence]) == ((CSC, POLICE, NURSERY, GP), ["e1", "e2"])
    assert not told(first, hurt("hand", id="hand", on="2024-03-08")).asks(rule, by="2024-06-30")
    assert not told(first, hurt("hand", id="hand", type="burn", on="2024-03-05")).asks(rule, by="2024-06-30")


def test_is_content_with_a_joint_meeting_and_a_paediatrician_and_with_neither_alone():
    assert STORY.then(strategy("2024-03-05")).asked(rule, by="2024-03-20")[0].acts == (Act("paediatric_opinion", SAM),)
    assert STORY.then(opinion()).asked(rule, by="2024-03-20")[0].acts == (Act("strategy_discussion"),)
    assert STORY.then(opinion("accidental")).asks(rule, by="2024-03-20")
    for view, agency in (("accidental", ED), ("suspicious", CLINIC)):
        story = STORY.then(strategy("2024-03-05"), opinion(view, occurred="2024-03-06", agency=agency))
        [question] = story.questions(rule, by="2024-03-06")
        assert question.closed_by == "e3"


def test_the_meeting_is_with_police_and_health_and_that_is_on_record():
    for among in ((CSC, POLICE), (CSC, ED), ()):
        assert STORY.then(opinion(), strategy("2024-03-06", among=among)).asks(rule, by="2024-03-20")
    assert not STORY.then(opinion(), strategy("2024-03-06", among=(POLICE, HV))).asks(rule, by="2024-03-20")


def test_the_meeting_comes_after_it_and_has_it_before_it():
    assert told(strategy("2024-03-01"), *STORY.entries[1:], opinion()).asks(rule, by="2024-03-20")
    assert STORY.then(opinion(), strategy("2024-03-06", considered=("birth",))).asks(rule, by="2024-03-20")
    assert not STORY.then(opinion(), strategy("2024-03-06", considered=("e1",))).asks(rule, by="2024-03-20")


def test_still_asks_when_the_view_is_undetermined_or_of_nobody_who_examines_children():
    assert STORY.then(strategy("2024-03-05"), opinion("undetermined")).asks(rule, by="2024-03-20")
    for agency in (GP, POLICE):
        assert STORY.then(strategy("2024-03-05"), opinion(agency=agency)).asks(rule, by="2024-03-20")
    word = entry("2024-03-05", CSC, "call", Account(by=MUM, about=("cheek",), claim="accident"))
    assert STORY.then(strategy("2024-03-05"), word).asks(rule, by="2024-03-20")


def test_a_benign_view_must_have_considered_the_injuries_before():
    story = told(hurt("toe", id="toe", on="2024-01-04"), *STORY.entries[1:], strategy("2024-03-05"))
    assert story.then(opinion("accidental")).asks(rule, by="2024-03-20")
    assert not story.then(opinion("accidental", considered=("e1",))).asks(rule, by="2024-03-20")


def saw_it(by=NURSERY, **fields):
    return Account(id="saw", by=by, about=("cheek",), claim="accident", **fields)


def test_does_not_ask_about_what_somebody_independent_saw_happen():
    assert not told(hurt("face.cheek", facts=(saw_it(),))).asks(rule, by="2024-06-30")
    assert not told(hurt("arm", type="bite", facts=(saw_it(),))).asks(rule, by="2024-06-30")
    assert told(hurt("face.cheek", facts=(saw_it(MUM),))).asks(rule, by="2024-03-04")
    later = entry("2024-03-05", NURSERY, "call", saw_it())
    [question] = STORY.then(later).questions(rule, by="2024-03-05")
    assert question.closed_by == "e2"
    known = (Person(id=NEIGHBOUR), Relationship(of=NEIGHBOUR, to=MUM, is_="neighbour"))
    assert not STORY.then(entry("2024-03-05", CSC, "call", *known, saw_it(NEIGHBOUR))).asks(rule, by="2024-03-05")
    blames = entry("2024-03-05", CSC, "call", *known, saw_it(NEIGHBOUR, names=(NEIGHBOUR,)))
    assert STORY.then(blames).asks(rule, by="2024-03-05")


def test_asks_about_it_where_a_doctor_or_a_check_finds_otherwise():
    story = told(hurt("face.cheek", facts=(saw_it(),)))
    assert story.then(opinion("inconsistent")).asks(rule, by="2024-03-05")
    assert story.then(opinion("inconsistent", about="saw")).asks(rule, by="2024-03-05")
    assert not story.then(opinion("consistent", about="saw")).asks(rule, by="2024-03-05")
    for result, asks in (("contradicted", True), ("inconclusive", False)):
        check = entry("2024-03-05", CSC, "call", Check(about=("saw",), against="other_agency", result=result))
        assert story.then(check).asks(rule, by="2024-03-05") is asks


def test_the_same_mark_seen_again_was_seen_to_happen_too():
    again = hurt("face.cheek", id="again", agency=GP, on="2024-03-05")
    assert not told(hurt("face.cheek", facts=(saw_it(),)), again).asks(rule, by="2024-06-30")
    other = hurt("face.ear", id="ear", agency=GP, on="2024-03-05")
    [question] = told(hurt("face.cheek", facts=(saw_it(),)), other).asked(rule, by="2024-03-05")
    assert [one.id for one in question.evidence] == ["e2"]


def test_only_what_tells_is_to_be_discussed_and_judged_and_all_of_it():
    scratch = hurt("hand", id="scratch", type="scratch", agency=GP, on="2024-03-05")
    met = strategy("2024-03-06", considered=("e1",))
    assert not STORY.then(scratch, met, opinion(occurred="2024-03-06")).asks(rule, by="2024-03-20")
    ear = hurt("face.ear", id="ear", agency=GP, on="2024-03-05")
    assert STORY.then(ear, met, opinion(occurred="2024-03-06", considered="all")).asks(rule, by="2024-03-20")


def test_asks_about_what_nobody_saw_beside_what_somebody_saw():
    also = Injury(id="back", child=SAM, type="bruise", sites=("back",))
    [question] = told(hurt("face.cheek", facts=(saw_it(), also))).asked(rule, by="2024-03-04")
    assert question.subject.id == "cheek"
    answered = told(hurt("face.cheek", facts=(saw_it(), also)), strategy("2024-03-05"), opinion(about="back"))
    assert not answered.asks(rule, by="2024-03-05")


def test_does_not_leak_from_another_child_or_occasion():
    mark = hurt("arm", type="mark", child=ANN, id="mark", agency=SCHOOL)
    met, judged = strategy("2024-03-05", about=(ANN,)), opinion(about="mark")
    assert STORY.then(mark, met, judged).subjects(rule, by="2024-03-20") == ["cheek"]
    later = STORY.then(strategy("2024-03-05"), opinion(), hurt("back", id="back", on="2024-03-12"))
    assert later.subjects(rule, by="2024-03-20") == ["back"]


def test_of_one_of_two_children_the_younger_counts():
    which = Injury(id="which", one_of=(ANN, SAM), type="bruise", sites=("back",))
    [question] = told(entry("2024-03-04", HV, "visit", which, about=(ANN, SAM))).asked(rule, by="2024-03-04")
    assert question.about == (ANN, SAM)


def test_what_somebody_saw_must_be_independent_of_both():
    which = Injury(id="cheek", one_of=(ANN, SAM), type="bruise", sites=("back",))
    found = entry("2024-03-04", HV, "visit", which, about=(ANN, SAM))
    tie = (Person(id=NEIGHBOUR), Relationship(of=NEIGHBOUR, to=ANN, is_="relative"))
    assert told(found, entry("2024-03-05", CSC, "call", *tie, saw_it(NEIGHBOUR))).asks(rule, by="2024-03-05")


def test_changes_its_mind_when_the_site_is_corrected_and_not_a_day_sooner():
    forehead = Injury(id="cheek", child=SAM, type="bruise", sites=("face.forehead",))
    mended = entry("2024-03-04", NURSERY, "observation", forehead, corrects="e1", recorded="2024-03-08T09:00")
    assert STORY.then(mended).asks(rule, by="2024-03-07")
    [question] = STORY.then(mended).questions(rule, by="2024-03-08")
    assert question.closed_by == "e2"


@pytest.mark.parametrize(
    ("type_", "agency", "asks"),
    [("mark", ED, False), ("bite", ED, False), ("mark", GP, False), ("mark", HV, True), ("bruise", ED, True)],
)
def test_a_birthmark_or_an_insects_bite_that_a_doctor_knew_is_not_asked_about(type_, agency, asks):
    seen = entry("2024-03-04", NURSERY, "observation", Injury(id="it", child=SAM, type=type_, sites=("back",)))
    found = Opinion(about=("it",), view="medical_cause")
    story = told(seen, entry("2024-03-05", agency, "clinic", found, considered="all"))
    assert story.asks(rule, by="2024-03-05") is asks
    doubt = entry("2024-03-06", ED, "clinic", Opinion(about=("it",), view="suspicious"))
    assert story.then(doubt).asks(rule, by="2024-03-06")


@pytest.mark.parametrize("sites", [("face.cheek.left",), ("arm", "thigh", "hand")])
def test_what_a_birth_left_as_the_hospital_found_on_that_day_is_not_asked_about(sites):
    baby = Person(id=KID, born=time("2024-03-04"))
    seen = hurt(*sites, child=KID, agency=ED, facts=(baby,), happened=time("2024-03-04"))
    assert told(seen).asks(rule, by="2024-03-05")
    assert not told(seen, opinion("consistent", about="cheek")).asks(rule, by="2024-03-05")


@pytest.mark.parametrize(("considered", "asks"), [("all", False), (("e1",), False), ((), True)])
def test_a_paediatricians_view_of_another_injury_that_had_this_one_before_it_is_an_opinion_on_both(considered, asks):
    arm = Injury(id="arm", child=SAM, type="fracture", sites=("arm.left",))
    view = Opinion(about=("arm",), view="suspicious")
    later = entry("2024-05-05T10:00", ED, "admission", arm, view, considered=considered)
    met = strategy("2024-05-05T12:00", considered="all")
    found = STORY.then(later, met).questions(rule, by="2024-05-06")
    assert any(one.closed is None for one in found if one.id == "injury-pattern:cheek") is asks
