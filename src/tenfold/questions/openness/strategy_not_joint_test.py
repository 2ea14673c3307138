import pytest

from parts import ANN, CLINIC, CSC, ED, GP, HV, MUM, POLICE, SAM, SCHOOL, conference, entry, strategy, time, told
from tenfold.questions.openness.strategy_not_joint import strategy_not_joint as rule
from tenfold.record import (
    Account,
    Attended,
    Decision,
    Dissent,
    Injury,
    Meeting,
    Opinion,
    Recommendation,
    Referral,
    Report,
)

HURT = entry("2024-03-01", ED, "attendance", Injury(id="arm", child=SAM, type="burn"), id="hurt")
ADVICE = Recommendation(children=(SAM,))


def met(*facts, among=(CSC, POLICE), considered=(), day="2024-03-05", **fields):
    fields.setdefault("id", "s")
    return strategy(day, *facts, among=among, considered=considered, **fields)


def wrote(*facts, agency=ED, event="record_note", day="2024-03-07", **fields):
    return entry(day, agency, event, *facts, id=fields.pop("id", "view"), **fields)


def decided(considered=("view",), day="2024-03-08", **fields):
    decision = Decision(matter="enquiry", children=fields.pop("children", (SAM,)))
    return entry(day, CSC, "record_note", decision, considered=considered, id="d", **fields)


STORY = told(HURT, met())


def sides(story, by="2024-03-05"):
    return [side for question in story.asked(rule, by=by) for side in dict(question.ask.gaps)["sides"]]


def test_asks_the_lead_for_health_at_once():
    assert not STORY.asks(rule, by="2024-03-04")
    [question] = STORY.asked(rule, by="2024-03-05")
    assert (question.id, question.urgency, question.to) == ("strategy-not-joint:s", "immediate", (CSC,))
    assert (question.about, [one.id for one in question.evidence]) == ((SAM,), ["s"])
    assert sides(STORY) == ["health"]


def test_asks_for_police_and_for_both():
    assert sides(told(met(among=(CSC, ED)))) == ["police"]
    assert sides(told(met(among=(CSC, SCHOOL)))) == ["police", "health"]


@pytest.mark.parametrize("health", [ED, GP, HV, CLINIC])
def test_is_silent_when_police_and_any_health_came(health):
    assert not told(HURT, met(among=(CSC, POLICE, health))).questions(rule, by="2024-06-05")


def test_unknown_attendance_is_not_empty_attendance():
    assert not told(met(among=())).questions(rule, by="2024-06-05")
    assert not told(met(Attended(person=MUM, as_="present"), among=())).questions(rule, by="2024-06-05")
    assert not told(met(Attended(agency=SCHOOL, as_="absent"), among=())).questions(rule, by="2024-06-05")
    later = entry("2024-03-08", CSC, "record_note", Attended(agency=CSC, as_="present", meeting="s"))
    assert told(met(among=()), later).asks(rule, by="2024-03-08")


def test_who_is_said_to_be_away_was_away_though_nobody_says_who_came():
    assert sides(told(met(Attended(agency=ED, as_="absent"), among=()))) == ["health"]
    assert sides(told(met(Attended(agency=POLICE, as_="apologies"), among=()))) == ["police"]


def test_an_opinion_that_it_had_before_it_is_not_health_at_the_table():
    judged = wrote(Opinion(about=("arm",), view="suspicious"), day="2024-03-02")
    for considered in ("all", ("view", "hurt")):
        assert told(HURT, judged, met(considered=considered)).asks(rule, by="2024-06-05")


@pytest.mark.parametrize("event", ["strategy_discussion", "initial_conference"])
def test_is_content_when_one_is_held_with_both(event):
    again = entry("2024-03-07", CSC, event, *met(among=(CSC, POLICE, GP)).facts, id="again")
    [question] = STORY.then(again).questions(rule, by="2024-03-07")
    assert question.closed_by == "again"


def test_still_asks_when_the_next_is_not_joint_either_or_nobody_says():
    assert STORY.then(met(day="2024-03-07", id="t")).subjects(rule, by="2024-03-07") == ["s", "t"]
    assert STORY.then(met(day="2024-03-07", among=(), id="t")).subjects(rule, by="2024-03-07") == ["s"]
    before = met(day="2024-02-07", among=(CSC, POLICE, ED), id="t")
    assert told(before, *STORY.entries[1:]).asks(rule, by="2024-03-05")
    late = met(day="2024-02-07", among=(CSC, POLICE, ED), id="t", recorded="2024-03-07T09:00")
    assert STORY.then(late).asks(rule, by="2024-03-07")


@pytest.mark.parametrize(
    "view",
    [
        wrote(Opinion(about=("arm",), view="suspicious")),
        wrote(ADVICE),
        wrote(Dissent(by=ED, about=(SAM,))),
        wrote(event="letter"),
        wrote(event="message"),
        wrote(event="call"),
        wrote(event="information_received"),
        wrote(event="letter", agency=GP),
    ],
)
def test_is_content_when_its_view_is_recorded_and_considered(view):
    assert STORY.then(view).asks(rule, by="2024-06-05")
    [question] = STORY.then(view, decided()).questions(rule, by="2024-03-08")
    assert question.closed_by == "d"


@pytest.mark.parametrize(
    ("view", "answer"),
    [
        (wrote(event="letter", agency=POLICE), decided()),
        (wrote(event="letter", agency=SCHOOL), decided()),
        (wrote(event="letter", about=(ANN,)), decided()),
        (wrote(event="attendance"), decided()),
        (wrote(Account(by=MUM, about=("arm",)), event="attendance"), decided()),
        (wrote(event="letter"), decided(())),
        (wrote(event="letter"), decided(children=(ANN,), about=(ANN,))),
        (wrote(event="letter", day="2024-03-09"), decided("all")),
    ],
)
def test_still_asks_when_it_is_no_view_or_nobody_considered_it(view, answer):
    assert STORY.then(view, answer).asks(rule, by="2024-06-05")


@pytest.mark.parametrize(
    ("view", "considered", "asks"),
    [
        (wrote(event="letter", day="2024-03-04"), ("view",), False),
        (wrote(event="information_received", day="2024-03-04"), ("view",), False),
        (wrote(ADVICE, day="2024-03-04"), "all", False),
        (wrote(event="letter", day="2024-03-04"), "all", True),
        (wrote(event="letter", day="2024-03-04"), (), True),
        (wrote(event="call", day="2024-03-04"), ("view",), True),
        (wrote(Referral(children=(SAM,)), event="letter", day="2024-03-04"), ("view",), True),
        (wrote(Report(agency=ED, meeting="s"), day="2024-03-04"), "all", False),
        (wrote(Report(agency=ED, meeting="s"), day="2024-03-04"), (), True),
        (wrote(Report(agency=POLICE), day="2024-03-04"), "all", True),
    ],
)
def test_what_was_written_to_it_beforehand_counts_where_it_was_considered(view, considered, asks):
    assert told(HURT, view, met(considered=considered)).asks(rule, by="2024-03-05") is asks


def test_what_was_weighed_before_the_discussion_was_not_weighed_for_it():
    before = decided(day="2024-03-04")
    assert told(HURT, wrote(ADVICE, day="2024-03-03"), before, met()).asks(rule, by="2024-06-05")


def test_who_sent_apologies_with_a_report_was_heard():
    assert not told(met(Attended(agency=ED, as_="apologies", report=True))).questions(rule, by="2024-06-05")
    assert told(met(Attended(agency=POLICE, as_="apologies", report=True), among=(CSC,))).asks(rule, by="2024-06-05")
    assert told(met(Attended(agency=ED, as_="apologies", report=False))).asks(rule, by="2024-06-05")


def test_one_childs_discussion_does_not_answer_for_the_other():
    both = told(met(about=(SAM, ANN)), met(day="2024-03-07", among=(CSC, POLICE, ED), about=(ANN,), id="t"))
    [question] = both.asked(rule, by="2024-03-07")
    assert dict(question.ask.gaps)["children"] == ("Sam",)


def test_a_conference_without_health_is_not_its_concern():
    assert not told(conference("2024-03-05", among=(CSC, POLICE))).questions(rule, by="2024-06-05")


def test_changes_its_mind_when_the_list_is_corrected_and_not_a_day_sooner():
    right = met(corrects="s", id="now", recorded="2024-03-12T09:00")
    story = told(met(among=(CSC, POLICE, ED)), right)
    assert not story.asks(rule, by="2024-03-11")
    assert story.subjects(rule, by="2024-03-12") == ["s"]


@pytest.mark.parametrize(("there", "days"), [((CSC, POLICE), ["5 March 2024"]), ((CSC, POLICE, ED), [])])
def test_one_told_in_a_note_is_called_by_its_own_day(there, days):
    held = Meeting(id="m", event="strategy_discussion", day=time("2024-03-05"), status="held")
    came = (Attended(agency=one, as_="present", meeting="m") for one in there)
    asked = told(HURT, entry("2024-03-11", CSC, "record_note", held, *came)).asked(rule, by="2024-03-11")
    assert [day for question in asked for day in dict(question.ask.gaps)["day"]] == days
