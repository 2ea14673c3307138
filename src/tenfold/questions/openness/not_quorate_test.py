import pytest

from parts import ANN, CPS, CSC, ED, GP, HV, LEGAL, OTHER_LA, POLICE, SAM, SCHOOL, conference, entry, time, told
from tenfold.questions.openness.not_quorate import not_quorate as rule
from tenfold.record import Attended, Decision, Meeting, Report

STORY = told(conference("2024-03-05", among=(CSC, POLICE), id="c"))


def stands(matter="other", rationale="urgent", children=(SAM,), **fields):
    return Decision(matter=matter, children=children, rationale=rationale, **fields)


def decided(*facts, considered=("c",), agency=CSC, **fields):
    return entry("2024-03-08", agency, "record_note", *(facts or (stands(),)), considered=considered, id="d", **fields)


def again(*among, **fields):
    return conference("2024-03-15", event="review_conference", among=among, id="again", **fields)


@pytest.mark.parametrize("among", [(CSC,), (CSC, POLICE), (POLICE,)])
def test_asks_the_chair_when_fewer_than_two_others_came(among):
    story = told(conference("2024-03-05", among=among, id="c"))
    assert not story.asks(rule, by="2024-03-04")
    [question] = story.asked(rule, by="2024-03-05")
    assert (question.id, question.urgency, question.to) == ("not-quorate:c", "soon", ("conference chair",))
    assert (question.about, [one.id for one in question.evidence]) == ((SAM,), ["c"])


@pytest.mark.parametrize("among", [(CSC, POLICE, HV), (POLICE, HV), (CSC, ED, GP), (CSC, OTHER_LA, HV)])
def test_is_silent_when_two_others_came(among):
    assert not told(conference("2024-03-05", among=among)).questions(rule, by="2024-06-05")


@pytest.mark.parametrize("other", [LEGAL, CPS])
def test_lawyers_and_prosecutors_are_none_of_those_who_know_the_child(other):
    assert told(conference("2024-03-05", among=(CSC, SCHOOL, other))).asks(rule, by="2024-03-05")
    assert not told(conference("2024-03-05", among=(CSC, SCHOOL, HV, other))).questions(rule, by="2024-06-05")
    assert STORY.then(again(CSC, SCHOOL, other)).subjects(rule, by="2024-03-15") == ["c", "again"]


def test_who_sent_a_report_or_apologies_did_not_come():
    facts = (Attended(agency=HV, as_="apologies", report=True), Report(agency=GP), Attended(agency=ED, as_="absent"))
    assert told(conference("2024-03-05", *facts, among=(CSC, POLICE))).asks(rule, by="2024-03-05")


def test_an_agency_listed_twice_is_one():
    assert told(conference("2024-03-05", among=(CSC, POLICE, POLICE))).asks(rule, by="2024-03-05")


def test_unknown_attendance_is_not_empty_attendance():
    assert not told(conference("2024-03-05")).questions(rule, by="2024-06-05")
    assert not told(conference("2024-03-05", Attended(agency=HV, as_="absent"))).questions(rule, by="2024-06-05")


def test_is_content_when_it_is_reconvened_with_enough():
    [question] = STORY.then(again(CSC, POLICE, HV)).questions(rule, by="2024-03-15")
    assert question.closed_by == "again"


def test_still_asks_when_it_is_reconvened_without_enough_or_nobody_says_with_whom():
    assert STORY.then(again(CSC, HV)).subjects(rule, by="2024-03-15") == ["c", "again"]
    assert STORY.then(again()).subjects(rule, by="2024-03-15") == ["c"]
    before = again(CSC, POLICE, HV, recorded="2024-03-20T09:00")
    assert told(conference("2024-03-18", among=(CSC,), id="c"), before).asks(rule, by="2024-03-20")


def test_is_content_when_the_chair_lets_it_stand_with_reasons():
    [question] = STORY.then(decided()).questions(rule, by="2024-03-08")
    assert question.closed_by == "d"
    assert not STORY.then(decided(stands("plan"))).asks(rule, by="2024-03-08")
    assert not told(conference("2024-03-05", stands(), among=(CSC,))).questions(rule, by="2024-06-05")


@pytest.mark.parametrize(
    "answer",
    [
        decided(stands(rationale=None)),
        decided(considered=()),
        decided(stands(children=(ANN,))),
        decided(agency=ED),
    ],
)
def test_still_asks_when_no_reason_is_given_for_this_conference(answer):
    assert STORY.then(answer).asks(rule, by="2024-06-05")


def test_the_plan_that_it_made_says_nothing_of_its_quorum():
    assert told(conference("2024-03-05", stands("plan"), among=(CSC,))).asks(rule, by="2024-03-05")


def test_one_childs_conference_does_not_mend_the_others():
    both = told(conference("2024-03-05", among=(CSC,), about=(SAM, ANN), id="c"), again(CSC, GP, HV, about=(ANN,)))
    [question] = both.asked(rule, by="2024-03-15")
    assert dict(question.ask.gaps)["children"] == ("Sam",)


def test_changes_its_mind_when_the_list_is_corrected_and_not_a_day_sooner():
    right = conference("2024-03-05", among=(CSC,), corrects="c", id="now", recorded="2024-03-12T09:00")
    story = told(conference("2024-03-05", among=(CSC, POLICE, HV), id="c"), right)
    assert not story.asks(rule, by="2024-03-11")
    assert story.subjects(rule, by="2024-03-12") == ["c"]


@pytest.mark.parametrize("matter", ["contact", "no_further_action", "closure", "placement", "enquiry"])
def test_a_later_decision_on_something_else_does_not_let_it_stand(matter):
    assert STORY.then(decided(stands(matter))).asks(rule, by="2024-06-05")
    assert not STORY.then(decided(stands(matter), stands())).asks(rule, by="2024-03-08")


def test_one_told_in_a_note_is_called_by_its_own_day():
    def noted(*there):
        held = Meeting(id="m", event="initial_conference", day=time("2024-03-05"), status="held")
        came = (Attended(agency=one, as_="present", meeting="m") for one in there)
        return told(entry("2024-03-11", CSC, "record_note", held, *came, stands("plan"), id="note"))

    [question] = noted(CSC, POLICE).asked(rule, by="2024-03-11")
    assert (question.subject.id, dict(question.ask.gaps)["day"]) == ("note", ("5 March 2024",))
    assert not noted(CSC, POLICE, HV).questions(rule, by="2024-06-05")
