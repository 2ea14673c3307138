import pytest

from parts import ANN, CSC, ED, GP, MUM, POLICE, SAM, SCHOOL, conference, entry, on_plan, strategy, told
from tenfold.questions.openness.recorded_late import recorded_late as rule
from tenfold.record import (
    Account,
    Allegation,
    Assessment,
    Decision,
    Enquiry,
    Injury,
    Observation,
    Opinion,
    Plan,
    Referral,
)

BRUISE = Injury(id="bruise", child=SAM, type="bruise", sites=("shin",))
SAID = Allegation(id="said", by="anonymous", child=SAM)


def seen(*facts, day="2024-03-05", recorded="2024-03-08T09:00", agency=SCHOOL, **fields):
    fields.setdefault("id", "late")
    return entry(day, agency, "observation", *(facts or (BRUISE,)), recorded=recorded, **fields)


def decided(considered=("late",), children=(SAM,), **fields):
    decision = Decision(matter="other", children=children)
    return entry("2024-03-20", CSC, "record_note", decision, considered=considered, id="decided", **fields)


PLAN = on_plan("2024-02-01", SAM, ANN)
STORY = told(PLAN, seen())


def test_asks_the_named_professional_of_who_recorded_it_late():
    assert not STORY.questions(rule, by="2024-03-08T08:59")
    [question] = STORY.asked(rule, by="2024-03-08")
    assert (question.id, question.urgency) == ("recorded-late:bruise", "routine")
    assert question.to == (SCHOOL, "named professional")
    assert (question.about, [one.id for one in question.evidence]) == ((SAM,), ["late"])


@pytest.mark.parametrize(
    ("day", "recorded", "asks"),
    [
        ("2024-03-05", "2024-03-07T23:59", False),
        ("2024-03-05", "2024-03-08T00:00", False),
        ("2024-03-05", "2024-03-08T00:01", True),
        ("2024-03-08", "2024-03-12T23:00", False),
        ("2024-03-08", "2024-03-13T09:00", True),
        ("2024-03", "2024-03-29T09:00", False),
        ("2024-02", "2024-03-29T09:00", True),
    ],
)
def test_counts_two_working_days_from_when_it_may_have_been_seen(day, recorded, asks):
    assert told(PLAN, seen(day=day, recorded=recorded)).asks(rule, by="2024-04-20") is asks


def test_an_allegation_counts_and_other_lateness_does_not():
    assert told(PLAN, seen(SAID)).subjects(rule, by="2024-03-08") == ["said"]
    worry = Observation(child=SAM, of="hunger", level="concern")
    assert not told(PLAN, seen(worry)).questions(rule, by="2024-06-08")
    assert not told(PLAN, seen(Injury(child=MUM, type="bruise"))).questions(rule, by="2024-06-08")


def test_is_silent_without_a_concern_that_was_live_when_it_was_recorded():
    assert not told(seen()).questions(rule, by="2024-06-08")
    assert not told(seen(), on_plan("2024-03-25")).questions(rule, by="2024-06-08")
    between = entry("2024-03-07", CSC, "record_note", Referral(children=(SAM,), from_=SCHOOL))
    assert told(seen(), between).subjects(rule, by="2024-03-08") == ["bruise"]
    ended = entry("2024-04-02", CSC, "review_conference", Plan(child=SAM, status="ended"))
    assert STORY.then(ended).asks(rule, by="2024-09-04")
    assert not STORY.then(ended).asks(rule, by="2024-09-05")


def test_what_came_late_may_itself_be_the_concern():
    assert told(seen(SAID)).asks(rule, by="2024-03-08")
    right = seen(SAID, corrects="late", id="right", recorded="2024-03-20T09:00")
    assert told(seen(SAID), right).asks(rule, by="2024-03-20")


def test_a_concern_that_is_mended_later_was_live_before():
    plan = Plan(child=SAM, status="started", category="neglect")
    mended = entry("2024-02-01", CSC, "initial_conference", plan, corrects="e1", recorded="2024-03-20T09:00")
    assert STORY.then(mended).subjects(rule, by="2024-03-20") == ["bruise"]


def test_asks_once_though_the_concern_goes_on_as_something_else_and_not_again_with_a_new_one():
    sent = entry("2024-03-04", CSC, "record_note", Referral(children=(SAM,), from_=SCHOOL))
    looked = entry("2024-03-20", CSC, "record_note", Assessment(children=(SAM,), stage="opened", kind="single"))
    closed = entry("2024-04-02", CSC, "record_note", Decision(matter="closure", children=(SAM,)))
    again = entry("2024-05-07", CSC, "record_note", Referral(children=(SAM,), from_=SCHOOL))
    assert [one.id for one in told(sent, seen(), looked).asked(rule, by="2024-04-01")] == ["recorded-late:bruise"]
    asked = told(sent, seen(), looked, closed, again).questions(rule, by="2024-05-20")
    assert [(one.id, one.closed is None) for one in asked] == [("recorded-late:bruise", False)]


def test_is_silent_about_a_mishap_that_staff_saw_unless_somebody_judged_it_harm():
    fell = Account(by=SCHOOL, about=("bruise",), claim="accident", says="fell in the yard")
    story = told(PLAN, seen(BRUISE, fell))
    assert not story.questions(rule, by="2024-06-08")
    harm = entry("2024-03-11", ED, "attendance", Opinion(about=("bruise",), view="suspicious"))
    assert story.then(harm).subjects(rule, by="2024-03-11") == ["bruise"]
    assert told(PLAN, seen(BRUISE, Account(by=MUM, about=("bruise",), claim="accident"))).asks(rule, by="2024-03-08")


def test_one_entry_is_one_question_named_by_its_first_injury():
    both = seen(SAID, BRUISE, Injury(id="scratch", child=ANN, type="scratch"))
    [question] = told(PLAN, both).asked(rule, by="2024-03-08")
    assert (question.id, question.children) == ("recorded-late:bruise", (SAM, ANN))


def test_an_injury_of_one_of_two_concerns_both():
    [question] = told(PLAN, seen(Injury(one_of=(SAM, ANN), type="bruise"))).asked(rule, by="2024-03-08")
    assert question.children == (SAM, ANN)


def test_is_content_when_a_decision_considered_it():
    [question] = STORY.then(decided()).questions(rule, by="2024-03-20")
    assert question.closed_by == "decided"
    own = Decision(matter="other", children=(SAM,))
    assert not told(PLAN, seen(BRUISE, own)).questions(rule, by="2024-06-08")


@pytest.mark.parametrize(
    "other",
    [
        decided(()),
        decided(("birth",)),
        decided(children=(ANN,)),
        strategy("2024-03-20"),
        conference("2024-03-20", considered=("late",)),
        entry("2024-03-20", CSC, "visit", Enquiry(children=(SAM,), stage="opened"), considered="all"),
    ],
)
def test_still_asks_when_no_decision_did(other):
    assert STORY.then(other).asks(rule, by="2024-04-20")


def test_stands_until_it_is_decided_however_long():
    assert told(PLAN, seen(day="2022-03-05")).asks(rule, by="2024-03-08")
    assert STORY.asks(rule, by="2025-12-05")


def test_a_decision_for_one_child_leaves_the_other():
    [question] = told(PLAN, seen(Injury(one_of=(SAM, ANN), type="bruise")), decided()).asked(rule, by="2024-03-20")
    assert dict(question.ask.gaps)["children"] == ("Ann",)


def test_said_again_later_is_not_late():
    first = seen(recorded="2024-03-05T12:00", id="first")
    again = entry("2024-03-05", GP, "attendance", BRUISE, recorded="2024-03-15T09:00")
    assert not told(PLAN, first, again).questions(rule, by="2024-06-08")


class TestCorrected:
    on_time = seen(recorded="2024-03-05T12:00", id="on-time")

    def test_in_time_and_corrected_later_is_not_late(self):
        right = seen(corrects="on-time", id="right", recorded="2024-03-20T09:00")
        once_more = seen(corrects="right", id="more", recorded="2024-03-22T09:00")
        assert not told(PLAN, self.on_time, right, once_more).questions(rule, by="2024-06-08")
        nameless = seen(Injury(child=SAM, type="bruise"), recorded="2024-03-05T12:00", id="on-time")
        renamed = seen(Injury(child=SAM, type="scratch"), corrects="on-time", recorded="2024-03-20T09:00")
        assert not told(PLAN, nameless, renamed).questions(rule, by="2024-06-08")

    @pytest.mark.parametrize("fact", [Injury(id="other", child=SAM, type="burn"), SAID])
    def test_what_only_the_correction_tells_is_late(self, fact):
        more = seen(fact, corrects="on-time", id="more", recorded="2024-03-20T09:00")
        assert told(PLAN, self.on_time, more).subjects(rule, by="2024-03-20") == [fact.id]

    def test_what_was_late_stays_late_when_corrected(self):
        right = seen(corrects="late", id="right", recorded="2024-03-20T09:00", times=2)
        [question] = STORY.then(right).asked(rule, by="2024-03-20")
        assert [one.id for one in question.evidence] == ["late", "right"]

    def test_changes_its_mind_when_the_day_is_corrected_and_not_a_day_sooner(self):
        right = seen(day="2024-03-07", corrects="late", id="right", recorded="2024-03-20T09:00")
        story = STORY.then(right)
        assert story.asks(rule, by="2024-03-19")
        assert not story.asks(rule, by="2024-03-20")


def test_does_not_leak_from_another_family_member_or_agency():
    other = seen(Injury(id="hers", child=ANN, type="bruise"), about=(ANN,), agency=ED, id="hers")
    [sams, anns] = STORY.then(other).asked(rule, by="2024-03-08")
    assert (sams.children, anns.children, anns.to[0]) == ((SAM,), (ANN,), ED)
    assert POLICE not in sams.to


def test_an_injury_that_a_correction_adds_counts_from_the_correction():
    first = seen(Observation(child=SAM, of="hygiene", level="concern"), recorded="2024-03-05T12:00", id="first")
    adds = seen(Injury(child=SAM, type="bruise", sites=("shin",)), recorded="2024-03-20T09:00", corrects="first")
    assert told(PLAN, first, adds).asks(rule, by="2024-03-20")
    held = seen(Injury(child=SAM, type="bruise", sites=("arm",)), recorded="2024-03-05T12:00", id="first")
    assert not told(PLAN, held, adds).asks(rule, by="2024-03-20")
