import pytest

from parts import ANN, CLINIC, CSC, ED, GP, HV, MUM, POLICE, SAM, SCHOOL, conference, entry, strategy, time, told
from tenfold.questions.acts import Act
from tenfold.questions.openness.witness_absent import witness_absent as rule
from tenfold.record import Account, Attended, Decision, Injury, Invited, Meeting, Opinion, Report

BRUISE = Injury(id="bruise", child=SAM, type="bruise", sites=("back",))
SEEN = entry("2024-03-01", GP, "attendance", BRUISE, id="seen")
MET = conference("2024-03-20", among=(CSC, POLICE, HV), id="c")
STORY = told(SEEN, MET)


def report(day="2024-03-22", agency=GP, by=GP, **fields):
    return entry(day, by, "letter", Report(agency=agency, meeting=fields.pop("meeting", None)), id="report", **fields)


def decided(day="2024-03-25", considered=("report",), **fields):
    decision = Decision(matter="other", children=(SAM,))
    return entry(day, CSC, "record_note", decision, considered=considered, id="decided", **fields)


def test_asks_for_who_recorded_an_injury_on_the_day_of_the_conference():
    assert not STORY.asks(rule, by="2024-03-19")
    [question] = STORY.asked(rule, by="2024-03-20")
    assert (question.id, question.urgency, question.to) == ("witness-absent:c", "immediate", ("conference chair",))
    assert [one.id for one in question.evidence] == ["seen", "c"]
    assert question.acts == (Act("weigh_report", by=(GP,)), Act("review_conference"))
    assert question.about == (SAM,)


def test_asks_for_who_judged_one_and_for_whoever_saw_it_again():
    judged = entry("2024-03-02", CLINIC, "clinic", Opinion(about=("bruise",), view="consistent"))
    again = entry("2024-03-03", ED, "attendance", Injury(id="bruise", child=SAM, type="bruise", count=2))
    [question] = told(SEEN, judged, again, MET).asked(rule, by="2024-03-20")
    assert question.acts[0] == Act("weigh_report", by=(GP, CLINIC, ED))


@pytest.mark.parametrize(
    "met",
    [
        conference("2024-03-20", among=(CSC, GP)),
        conference("2024-03-20", Attended(agency=GP, as_="apologies", report=True), among=(CSC, HV)),
        conference("2024-03-20", Report(agency=GP), among=(CSC, HV)),
    ],
)
def test_is_content_with_attendance_or_a_report(met):
    assert not told(SEEN, met).questions(rule, by="2024-06-20")


def test_is_content_with_a_report_sent_for_it_before():
    plan = entry("2024-03-06", CSC, "record_note", Meeting(id="m", event="initial_conference", day=time("2024-03-20")))
    for meeting in ("m", None):
        assert not told(SEEN, plan, report("2024-03-18", meeting=meeting), MET).questions(rule, by="2024-06-20")


def test_who_wrote_the_conference_down_was_there():
    own = entry("2024-03-01", CSC, "visit", BRUISE)
    assert not told(own, conference("2024-03-20", among=(POLICE,))).questions(rule, by="2024-06-20")


def test_counts_the_six_months_before_it():
    for day, asks in (("2023-09-20", True), ("2023-09-19", False)):
        story = told(entry(day, GP, "attendance", BRUISE), MET)
        assert story.asks(rule, by="2024-03-20") is asks


def test_what_was_seen_or_recorded_after_it_is_no_matter():
    after = entry("2024-03-21", GP, "attendance", BRUISE)
    assert not told(MET, after).questions(rule, by="2024-06-20")
    late = conference("2024-03-20", among=(CSC, POLICE), recorded="2024-03-25T09:00")
    assert not told(after, late).questions(rule, by="2024-06-20")


def test_still_asks_with_a_report_that_nobody_considered():
    story = STORY.then(report())
    assert story.asks(rule, by="2024-06-20")
    assert story.then(decided(considered=())).asks(rule, by="2024-06-20")
    assert STORY.then(decided("2024-03-21", considered="all"), report()).asks(rule, by="2024-06-20")


@pytest.mark.parametrize("meeting", ["c", None])
def test_is_content_when_the_report_is_received_and_considered(meeting):
    [question] = STORY.then(report(meeting=meeting), decided()).questions(rule, by="2024-03-25")
    assert question.closed_by == "decided"


def test_report_and_decision_may_be_of_one_entry():
    both = (Report(agency=GP, meeting="c"), Decision(matter="other", children=(SAM,)))
    told_at_once = entry("2024-03-25", CSC, "record_note", *both, considered=("seen",), id="decided")
    [question] = STORY.then(told_at_once).questions(rule, by="2024-03-25")
    assert question.closed_by == "decided"


def test_a_report_of_another_agency_or_on_another_child_is_none():
    assert STORY.then(report(agency=HV, by=HV), decided()).asks(rule, by="2024-06-20")
    assert STORY.then(report(about=(ANN,)), decided()).asks(rule, by="2024-06-20")


def test_is_content_when_it_is_reconvened_with_the_agency():
    again = conference("2024-03-27", event="review_conference", among=(CSC, GP), id="again")
    [question] = STORY.then(again).questions(rule, by="2024-03-27")
    assert question.closed_by == "again"
    told_later = entry("2024-04-01", CSC, "record_note", Attended(agency=GP, as_="present", meeting="again"), id="list")
    bare = conference("2024-03-27", event="review_conference", id="again")
    [question] = STORY.then(bare, told_later).questions(rule, by="2024-04-01")
    assert question.closed_by == "list"


def test_still_asks_when_it_is_reconvened_without_it():
    again = conference("2024-03-27", event="review_conference", among=(CSC, POLICE), id="again")
    assert STORY.then(again).subjects(rule, by="2024-03-27") == ["c", "again"]
    unknown = conference("2024-03-27", event="review_conference")
    assert STORY.then(unknown).subjects(rule, by="2024-03-27") == ["c"]
    assert STORY.then(strategy("2024-03-27", among=(CSC, GP))).asks(rule, by="2024-06-20")


def test_an_earlier_conference_told_late_does_not_reconvene_it():
    before = conference("2024-03-11", among=(CSC, GP), recorded="2024-03-28T09:00")
    assert STORY.then(before).subjects(rule, by="2024-03-28") == ["c"]


def test_unknown_attendance_is_not_empty_attendance():
    bare = conference("2024-03-20", id="c")
    assert not told(SEEN, bare).questions(rule, by="2024-06-20")
    came = entry("2024-03-25", CSC, "record_note", Attended(agency=CSC, as_="present", meeting="c"))
    assert not told(SEEN, bare, came).asks(rule, by="2024-03-24")
    assert told(SEEN, bare, came).asks(rule, by="2024-03-25")
    family = conference("2024-03-20", Attended(person=MUM, as_="present"))
    assert not told(SEEN, family).questions(rule, by="2024-06-20")


def test_who_is_said_to_be_away_was_away_though_nobody_says_who_came():
    hv = entry("2024-03-02", HV, "visit", Injury(child=SAM, type="scratch"))
    for as_ in ("absent", "apologies"):
        met = conference("2024-03-20", Attended(agency=GP, as_=as_))
        [question] = told(SEEN, hv, met).asked(rule, by="2024-03-20")
        assert question.acts[0].by == (GP,)


def test_another_hospital_or_an_invitation_does_not_stand_for_it():
    met = conference("2024-03-20", Invited(agency=GP), among=(CSC, CLINIC, ED))
    assert told(SEEN, met).asks(rule, by="2024-03-20")


def test_does_not_leak_from_another_childs_injury_or_conference():
    other = entry("2024-03-01", GP, "attendance", Injury(child=ANN, type="bruise"), about=(ANN,))
    assert not told(other, MET).questions(rule, by="2024-06-20")
    both = conference("2024-03-20", among=(CSC, POLICE), about=(SAM, ANN), id="c")
    anns = conference("2024-03-25", among=(CSC, GP), about=(ANN,), event="review_conference")
    [question] = told(SEEN, both, anns).asked(rule, by="2024-03-25")
    assert dict(question.ask.gaps)["children"] == ("Sam",)


def test_asks_of_each_child_who_may_have_been_hurt():
    either = entry("2024-03-01", GP, "attendance", Injury(one_of=(SAM, ANN), type="bruise"), about=(SAM, ANN))
    anns = conference("2024-03-20", among=(CSC, POLICE), about=(ANN,), id="c")
    assert told(either, anns).subjects(rule, by="2024-03-20") == ["c"]


def test_changes_its_mind_when_the_list_is_corrected_and_not_a_day_sooner():
    right = conference("2024-03-20", among=(CSC, HV), corrects="c", id="now", recorded="2024-03-25T09:00")
    story = told(SEEN, conference("2024-03-20", among=(CSC, GP), id="c"), right)
    assert not story.asks(rule, by="2024-03-24")
    assert story.subjects(rule, by="2024-03-25") == ["c"]  # it is still that conference


def test_is_silent_about_who_treated_a_mishap_that_staff_saw_unless_it_was_judged_harm():
    fell = Account(by=SCHOOL, about=("arm",), claim="accident", says="fell from the climbing frame")
    arm = entry("2024-03-01", SCHOOL, "school_day", Injury(id="arm", child=SAM, type="fracture"), fell)

    def treated(view):
        return told(arm, entry("2024-03-01", ED, "attendance", Opinion(about=("arm",), view=view)), MET)

    assert not treated("consistent").questions(rule, by="2024-06-20")
    [question] = treated("suspicious").asked(rule, by="2024-03-20")
    assert question.acts[0].by == (SCHOOL, ED)


@pytest.mark.parametrize(
    ("hurt_on", "asks"),
    [("2023-09-19", False), ("2023-09-20", True), ("2024-03-20", True), ("2024-03-21", False)],
)
def test_a_conference_told_in_a_note_knew_the_injuries_of_its_own_day(hurt_on, asks):
    held = Meeting(id="m", event="initial_conference", day=time("2024-03-20"), status="held")
    came = (Attended(agency=one, as_="present", meeting="m") for one in (CSC, POLICE, HV))
    note = entry("2024-03-25", CSC, "record_note", held, *came, id="note")
    asked = told(entry(hurt_on, GP, "attendance", BRUISE), note).asked(rule, by="2024-03-25")
    assert [dict(one.ask.gaps)["day"] for one in asked] == [("20 March 2024",)] * asks
