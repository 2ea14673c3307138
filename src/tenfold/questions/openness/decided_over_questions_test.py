from dataclasses import replace

import pytest

from parts import ANN, CPS, CSC, ED, LEGAL, MUM, POLICE, SAM, conference, entry, strategy, told
from tenfold.questions.curiosity.adult_unchecked import adult_unchecked
from tenfold.questions.curiosity.explanation_unchecked import explanation_unchecked
from tenfold.questions.openness.decided_over_questions import decided_over_questions as rule
from tenfold.questions.response.referrals_pattern import referrals_pattern
from tenfold.questions.wording import in_words
from tenfold.record import Account, Assessment, Decision, Enquiry, Injury, LegalView, Opinion, Plan, Referral

ARM = Injury(id="arm", child=SAM, type="burn", sites=("arm",))
FELL = Account(by=MUM, about=("arm",), claim="accident")
HURT = entry("2024-03-04T10:00", ED, "attendance", ARM, FELL, id="hurt")


def decision(matter="return_home", children=(SAM,), **fields):
    return Decision(id=fields.pop("id", "go"), matter=matter, children=children, **fields)


def decided(*facts, day="2024-03-05T12:00", agency=CSC, **fields):
    fields.setdefault("id", "step")
    return entry(day, agency, fields.pop("event", "record_note"), *(facts or (decision(),)), **fields)


STORY = told(HURT, decided())


def opened(story, by="2024-06-05"):
    return [question for question in story.questions(explanation_unchecked, rule, by=by) if question.rule == rule.id]


def asked(story, by="2024-03-05"):
    return [question for question in opened(story, by) if question.closed is None]


def test_asks_manager_and_legal_when_it_was_decided_over_a_question():
    assert not asked(STORY, by="2024-03-05T11:59")
    [question] = asked(STORY)
    assert (question.id, question.urgency) == ("decided-over-questions:go", "immediate")
    assert question.to == (CSC, "team manager", "legal services")
    assert (question.about, [one.id for one in question.evidence]) == ((SAM,), ["hurt", "step"])
    assert in_words(STORY.picture("2024-03-05"), question.ask) == (
        "Would csc have decided the same for Sam (5 March 2024) if the questions then open had been weighed?"
    )


def test_is_silent_where_nothing_stood_or_only_later_did():
    assert not opened(told(decided()))
    assert not opened(told(decided(), entry("2024-03-06", ED, "attendance", ARM, FELL)))
    judged = entry("2024-03-05T09:00", ED, "observation", Opinion(about=("arm",), view="accidental"))
    assert not opened(told(HURT, judged, decided()))


def test_a_question_that_the_decision_itself_answers_or_raises_does_not_count():
    assert not opened(told(HURT, decided(decision(), Opinion(about=("arm",), view="accidental"))))
    assert not opened(told(decided(decision(), ARM, FELL)))


def test_a_question_that_opens_with_the_decision_on_what_was_told_before_is_raised_by_it():
    def referred(day, id):
        return entry(f"{day}T10:00", CSC, "information_received", Referral(children=(SAM,), from_=POLICE), id=id)

    def closed(day, **fields):
        return decided(decision("referral", granted=False, id=f"on-{day}"), day=f"{day}T15:00", id=f"d-{day}", **fields)

    twice = (referred("2024-01-08", "r1"), closed("2024-01-08"), referred("2024-02-05", "r2"), closed("2024-02-05"))
    thrice = told(*twice, referred("2024-03-04", "r3"), closed("2024-03-04"))

    def asked_over(story, by):
        both = story.questions(referrals_pattern, rule, by=by)
        return [question.subject.id for question in both if question.rule == rule.id]

    assert not asked_over(thrice, by="2024-03-04")
    fourth = thrice.then(referred("2024-03-12", "r4"), closed("2024-03-12", considered=("r4",)))
    assert asked_over(fourth, by="2024-03-12") == ["on-2024-03-12"]


def test_what_was_told_at_the_moment_of_the_decision_is_not_raised_by_it():
    assert asked(told(replace(HURT, recorded=decided().recorded), decided()), by="2024-03-05")


def test_counts_what_stood_when_it_was_given_though_it_was_recorded_later():
    given = decided(recorded="2024-03-08T12:00")
    judged = entry("2024-03-06T09:00", ED, "observation", Opinion(about=("arm",), view="accidental"))
    assert asked(told(HURT, judged, given), by="2024-03-08")
    before = decided(day="2024-03-03T12:00", recorded="2024-03-08T12:00")
    assert not opened(told(HURT, before))


def test_of_one_day_it_is_the_order_of_the_record_that_counts():
    hurt = entry("2024-03-05T10:00", ED, "attendance", ARM, FELL, id="hurt", recorded="2024-03-05T23:59:59")
    given = decided(recorded="2024-03-05T23:59:59")
    assert asked(told(hurt, given))
    assert not opened(told(given, hurt))
    later = entry("2024-03-05T13:00", ED, "attendance", ARM, FELL, id="hurt")
    assert not opened(told(later, decided(recorded="2024-03-08T12:00")))
    at_the_time = entry("2024-03-05T12:00", ED, "attendance", ARM, FELL, id="hurt")
    assert asked(told(at_the_time, decided(recorded="2024-03-08T12:00")), by="2024-03-08")


@pytest.mark.parametrize("considered", ["all", ("hurt",), ("birth", "hurt")])
def test_is_silent_when_its_evidence_was_considered(considered):
    assert not opened(told(HURT, decided(considered=considered)))


@pytest.mark.parametrize(
    "matter",
    [
        "referral",
        "enquiry",
        "discharge",
        "threshold",
        "closure",
        "step_down",
        "charge",
        "placement",
        "contact",
        "other",
    ],
)
def test_any_matter_counts(matter):
    assert asked(told(HURT, decided(decision(matter))))
    assert asked(told(HURT, decided(decision(matter, granted=False))))


@pytest.mark.parametrize(
    ("facts", "counts"),
    [
        ((decision("plan"),), False),
        ((decision("plan", granted=True),), False),
        ((decision("plan", granted=False),), True),
        ((decision("plan"), Plan(child=SAM, status="started")), False),
        ((decision("plan"), Plan(child=SAM, status="continued")), True),
        ((decision("plan"), Plan(child=SAM, status="ended")), True),
        ((decision("plan"), Plan(child=ANN, status="ended"), Plan(child=SAM, status="started")), False),
    ],
)
def test_starting_a_plan_does_not(facts, counts):
    assert bool(asked(told(HURT, decided(*facts)))) is counts


def test_a_legal_view_counts():
    view = LegalView(id="view", children=(SAM,), threshold="not_met")
    [question] = asked(told(HURT, decided(view, agency=LEGAL)))
    assert question.id == "decided-over-questions:view"
    assert question.to == (LEGAL, "team manager", "legal services")
    assert not opened(told(HURT, decided(view, agency=LEGAL, considered="all")))


def test_a_decision_and_a_view_without_ids_are_two_subjects():
    both = (Decision(matter="other", children=(SAM,)), LegalView(children=(SAM,), threshold="met"))
    assert [question.subject.id for question in asked(told(HURT, decided(*both)))] == ["step", "step.and.2"]


@pytest.mark.parametrize(
    "review",
    [
        decided(decision(id="again"), day="2024-03-08", considered="all", id="review"),
        decided(decision(id="again"), day="2024-03-08", considered=("hurt",), id="review"),
        decided(decision("other", id="again"), day="2024-03-08", considered=("hurt", "step"), id="review"),
        decided(day="2024-03-08", considered=("hurt",), id="review"),
        strategy("2024-03-08", id="review"),
        conference("2024-03-08", considered=("step", "hurt"), id="review"),
        decided(Assessment(children=(SAM,), stage="opened"), day="2024-03-08", considered="all", id="review"),
        decided(LegalView(children=(SAM,), threshold="met"), day="2024-03-08", considered="all", id="review"),
    ],
)
def test_is_content_with_a_review_that_had_it_in_view(review):
    [question] = opened(STORY.then(review), by="2024-03-08")
    assert question.closed_by == "review"


@pytest.mark.parametrize(
    "other",
    [
        decided(decision(id="again"), day="2024-03-08", considered=("step",), id="review"),
        decided(decision("other", id="again"), day="2024-03-08", considered=("hurt",), id="review"),
        decided(LegalView(children=(SAM,), threshold="met"), day="2024-03-08", considered=("hurt",), id="review"),
        strategy("2024-03-08", considered=("step",), id="review"),
        strategy("2024-03-08", about=(ANN,), id="review"),
        entry("2024-03-08", CSC, "visit", considered="all", id="review"),
        decided(decision(children=(ANN,), id="again"), day="2024-03-08", considered="all", about=(ANN,), id="review"),
    ],
)
def test_still_asks_when_it_was_not_looked_at_again_with_it_in_view(other):
    assert "go" in [question.subject.id for question in asked(STORY.then(other), by="2024-06-05")]


def test_a_legal_view_is_reviewed_by_another_that_read_more():
    view = LegalView(id="view", children=(SAM,), threshold="not_met")
    again = decided(LegalView(children=(SAM,), threshold="met"), day="2024-03-08", considered=("hurt",), id="review")
    [question] = opened(told(HURT, decided(view, agency=LEGAL), again), by="2024-03-08")
    assert question.closed_by == "review"
    other = decided(decision("other"), day="2024-03-08", considered=("hurt",), id="review")
    assert asked(told(HURT, decided(view, agency=LEGAL), other), by="2024-03-08")


def test_what_stands_in_the_place_of_corrected_evidence_is_to_be_in_view():
    right = entry("2024-03-04T10:00", ED, "attendance", ARM, FELL, id="right", corrects="hurt", recorded="2024-03-06")
    story = STORY.then(right)
    review = decided(decision(id="again"), day="2024-03-08", considered=("right",), id="review")
    assert "go" not in [question.subject.id for question in asked(story.then(review), by="2024-03-08")]
    before = strategy("2024-03-05T18:00", considered=("hurt", "step"), recorded="2024-03-07T09:00", id="old")
    assert "go" not in [question.subject.id for question in asked(story.then(before), by="2024-03-08")]


def test_one_childs_questions_are_not_held_against_the_others_decision():
    assert not opened(told(HURT, decided(decision(children=(ANN,)), about=(ANN,))))
    assert asked(told(HURT, decided(decision(children=(ANN, SAM)), about=(ANN, SAM))))


def test_each_decider_is_asked():
    for agency in (ED, POLICE, CPS):
        assert [question.to[0] for question in asked(told(HURT, decided(agency=agency)))] == [agency]


def test_changes_its_mind_when_what_it_considered_is_corrected_and_not_a_day_sooner():
    right = decided(id="right", corrects="step", recorded="2024-03-12T09:00")
    story = told(HURT, decided(considered="all"), right)
    assert not asked(story, by="2024-03-11")
    assert [one.subject.id for one in asked(story, by="2024-03-12")] == ["go"]


def test_a_decision_corrected_later_is_held_against_what_stood_when_it_was_given():
    right = decided(day="2024-03-03T12:00", id="right", corrects="step", recorded="2024-03-12T09:00")
    story = told(HURT, decided(day="2024-03-03T12:00"), right)
    assert not opened(story)


def test_the_rule_looks_at_questions():
    assert rule.looks_at_questions


def test_what_a_decision_itself_makes_askable_did_not_stand_when_it_was_given():
    opens = strategy("2024-03-05T12:00", Enquiry(children=(SAM,), stage="opened"), decision("enquiry"), id="step")
    story = told(HURT, replace(opens, considered=("hurt",)))
    found = story.questions(adult_unchecked, rule, by="2024-03-05")
    assert {one.rule for one in found} == {"adult-unchecked"}
