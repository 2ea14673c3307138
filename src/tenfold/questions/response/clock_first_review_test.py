from parts import ANN, CSC, SAM, entry, on_plan, told
from tenfold.questions.addressees import CHAIR
from tenfold.questions.response.clock_first_review import clock_first_review as rule
from tenfold.record import Meeting, Plan
from tenfold.when import Time

STORY = told(on_plan("2024-03-04"))


def review(day, *children, status="continued", **fields):
    named = children or (SAM,)
    plans = (Plan(child=child, status=status) for child in named)
    return entry(day, CSC, "review_conference", *plans, about=named, **fields)


def test_warns_at_two_months_and_is_past_at_three():
    assert not STORY.asks(rule, by="2024-05-03")
    [question] = STORY.asked(rule, by="2024-05-04")
    assert question.id == "clock-first-review:e1"
    assert (question.urgency, question.to, question.about) == ("soon", (CHAIR,), (SAM,))
    assert question.due == Time.told("2024-06-05").first
    assert STORY.asked(rule, by="2024-06-03")[0].urgency == "soon"
    assert STORY.asked(rule, by="2024-06-04")[0].urgency == "immediate"


def test_a_short_month_ends_the_limit_with_its_last_day():
    late = told(on_plan("2023-11-30"))
    assert late.asked(rule, by="2024-02-28")[0].urgency == "soon"
    assert late.asked(rule, by="2024-02-29")[0].urgency == "immediate"


def test_is_content_with_a_review_and_with_the_end_of_the_plan():
    assert not STORY.then(review("2024-04-30")).questions(rule, by="2024-12-31")
    [question] = STORY.then(review("2024-06-10")).questions(rule, by="2024-12-31")
    assert question.closed_by == "e2"
    ended = entry("2024-05-20", CSC, "record_note", Plan(child=SAM, status="ended"))
    assert not STORY.then(ended).asks(rule, by="2024-12-31")


def test_still_asks_when_the_review_is_planned_or_called_off():
    day = Time.told("2024-06-03")
    planned = entry("2024-05-01", CSC, "record_note", Meeting(id="m", event="review_conference", day=day))
    assert STORY.then(planned).asks(rule, by="2024-06-04")
    assert STORY.then(review("2024-05-20", outcome="cancelled_by_agency")).asks(rule, by="2024-06-04")


def test_a_plan_started_at_a_review_is_reviewed_by_another():
    story = told(review("2024-03-04", status="started"))
    assert story.subjects(rule, by="2024-06-04") == ["e1"]
    assert not story.then(review("2024-06-03")).asks(rule, by="2024-06-04")


def test_a_plan_met_under_way_may_have_had_its_first_review():
    assert not told(review("2024-03-04")).questions(rule, by="2024-12-31")


def test_does_not_leak_from_another_childs_review_or_plan():
    both = told(on_plan("2024-03-04", SAM, ANN))
    assert both.then(review("2024-05-20", ANN)).subjects(rule, by="2024-06-04") == ["e1"]
    ended = entry("2024-05-20", CSC, "record_note", Plan(child=ANN, status="ended"), about=(ANN,))
    assert both.then(ended).subjects(rule, by="2024-06-04") == ["e1"]


def test_a_second_plan_has_its_own_first_review():
    ended = entry("2024-05-20", CSC, "review_conference", Plan(child=SAM, status="ended"))
    again = STORY.then(ended, on_plan("2024-07-01"))
    assert not again.asks(rule, by="2024-08-31")
    assert again.subjects(rule, by="2024-09-01") == ["e3"]


def test_changes_its_mind_when_the_review_is_corrected_and_not_a_day_sooner():
    not_held = entry("2024-05-20", CSC, "record_note", corrects="e2", recorded="2024-06-20T09:00")
    story = STORY.then(review("2024-05-20"), not_held)
    assert not story.asks(rule, by="2024-06-19")
    assert story.asked(rule, by="2024-06-20")[0].urgency == "immediate"
