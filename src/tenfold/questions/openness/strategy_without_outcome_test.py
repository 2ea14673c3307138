import pytest

from parts import ANN, CPS, CSC, ED, POLICE, SAM, conference, entry, strategy, time, told
from tenfold.questions.openness.strategy_without_outcome import strategy_without_outcome as rule
from tenfold.record import Assessment, Decision, Enquiry, Meeting

STORY = told(strategy("2024-03-05", id="s"))


def decision(rationale="low risk", children=(SAM,), **fields):
    return Decision(matter="no_further_action", children=children, rationale=rationale, **fields)


def enquiry(*children, stage="opened"):
    return Enquiry(children=children or (SAM,), stage=stage)


def step(*facts, day="2024-03-08", agency=CSC, **fields):
    return entry(day, agency, "record_note", *facts, id="step", **fields)


def plan(event="initial_conference", status="planned"):
    return Meeting(id="m", event=event, day=time("2024-03-25"), status=status)


def test_asks_the_lead_after_one_working_day():
    assert not STORY.asks(rule, by="2024-03-06T23:00")
    [question] = STORY.asked(rule, by="2024-03-06")
    assert (question.id, question.urgency, question.to) == ("strategy-without-outcome:s", "soon", (CSC,))
    assert (question.about, [one.id for one in question.evidence]) == ((SAM,), ["s"])


def test_waits_over_the_weekend():
    story = told(strategy("2024-03-08"))
    assert not story.asks(rule, by="2024-03-10")
    assert story.asks(rule, by="2024-03-11")


@pytest.mark.parametrize("fact", [enquiry(), enquiry(stage="completed"), decision(), plan()])
def test_is_content_when_it_led_to_something_at_once(fact):
    assert not told(strategy("2024-03-05", fact)).questions(rule, by="2024-06-05")


@pytest.mark.parametrize(
    "answer",
    [
        step(enquiry()),
        step(decision()),
        step(decision(), agency=POLICE),
        step(decision(), agency=ED, considered=("s",)),
        step(plan()),
        step(plan("review_conference")),
        conference("2024-03-08", id="step"),
        conference("2024-03-08", event="review_conference", id="step"),
    ],
)
def test_is_content_when_an_enquiry_conference_or_reasoned_decision_follows(answer):
    [question] = STORY.then(answer).questions(rule, by="2024-03-08")
    assert question.closed_by == "step"


@pytest.mark.parametrize(
    "other",
    [
        step(decision(rationale=None)),
        step(decision(), agency=ED),
        step(decision(), agency=CPS),
        step(Decision(matter="charge", children=(SAM,), rationale="enough evidence"), agency=POLICE),
        step(plan("core_group")),
        step(plan(status="cancelled")),
        step(enquiry(ANN)),
        step(decision(children=(ANN,))),
        step(Assessment(children=(SAM,), stage="opened")),
        conference("2024-03-08", outcome="cancelled_by_agency"),
        entry("2024-03-08", CSC, "core_group"),
    ],
)
def test_still_asks_when_something_else_or_no_reason_follows(other):
    assert STORY.then(other).asks(rule, by="2024-06-05")


def test_what_went_before_did_not_come_of_it():
    for before in (step(enquiry(), day="2024-03-01"), step(decision(), day="2024-03-01")):
        assert told(before, *STORY.entries[1:]).asks(rule, by="2024-03-06")
    told_late = step(decision(), day="2024-03-01", recorded="2024-03-08T09:00")
    assert STORY.then(told_late).asks(rule, by="2024-03-08")


def test_what_came_of_it_may_be_on_record_before_it():
    late = strategy("2024-03-05", recorded="2024-03-12T09:00")
    assert not told(step(enquiry(), day="2024-03-06"), late).questions(rule, by="2024-06-05")
    assert not told(step(enquiry(), day="2024-03-05"), late).questions(rule, by="2024-06-05")
    at_two = strategy("2024-03-05T14:00")
    assert told(step(enquiry(), day="2024-03-05T11:00"), at_two).asks(rule, by="2024-03-06")
    assert not told(step(enquiry(), day="2024-03-05T14:00"), at_two).questions(rule, by="2024-06-05")


def test_an_enquiry_completed_after_it_came_of_it():
    story = told(step(enquiry(), day="2024-03-01"), *STORY.entries[1:])
    done = entry("2024-03-11", CSC, "record_note", enquiry(stage="completed"), id="done")
    [question] = story.then(done).questions(rule, by="2024-03-11")
    assert question.closed_by == "done"


def test_one_called_off_asks_nothing():
    assert not told(strategy("2024-03-05", outcome="cancelled_by_agency")).questions(rule, by="2024-06-05")


def test_one_childs_outcome_is_not_the_others():
    both = told(strategy("2024-03-05", about=(SAM, ANN)), step(enquiry(), day="2024-03-05"))
    [question] = both.asked(rule, by="2024-03-06")
    assert dict(question.ask.gaps)["children"] == ("Ann",)


def test_changes_its_mind_when_the_outcome_is_corrected_and_not_a_day_sooner():
    undone = entry("2024-03-05", CSC, "record_note", corrects="step", recorded="2024-03-12T09:00")
    story = STORY.then(step(enquiry(), day="2024-03-05"), undone)
    assert not story.asks(rule, by="2024-03-11")
    assert story.asks(rule, by="2024-03-12")


def test_one_told_in_a_note_counts_from_its_own_day():
    held = Meeting(id="sd", event="strategy_discussion", day=time("2024-03-05"), status="held")
    note = entry("2024-03-11", CSC, "record_note", held, id="note")
    [question] = told(note).asked(rule, by="2024-03-11")
    assert (question.subject.id, dict(question.ask.gaps)["day"]) == ("note", ("5 March 2024",))
    for came in (enquiry(), decision(), plan()):
        assert not told(step(came), note).questions(rule, by="2024-06-05")
    assert told(step(enquiry(), day="2024-03-04"), note).asks(rule, by="2024-03-11")
