from parts import ANN, CSC, MUM, OTHER_LA, SAM, entry, on_plan, told
from tenfold.questions.addressees import CHAIR
from tenfold.questions.response.clock_next_review import clock_next_review as rule
from tenfold.record import Meeting, Plan
from tenfold.when import Time


def review(day, *children, status="continued", **fields):
    named = children or (SAM,)
    plans = (Plan(child=child, status=status) for child in named)
    return entry(day, CSC, "review_conference", *plans, about=(*named, MUM), **fields)


STORY = told(on_plan("2024-01-08"), review("2024-03-04"))
BOTH = told(on_plan("2024-01-08", SAM, ANN), review("2024-03-04", SAM, ANN))


def held(day, told_on):
    fact = Meeting(id="m", event="review_conference", day=Time.told(day), status="held")
    return entry(told_on, CSC, "record_note", fact)


def test_warns_at_four_months_and_is_past_at_six():
    assert not STORY.asks(rule, by="2024-07-03")
    [question] = STORY.asked(rule, by="2024-07-04")
    assert question.id == "clock-next-review:e2"
    assert (question.urgency, question.to, question.about) == ("soon", (CHAIR,), (SAM,))
    assert question.due == Time.told("2024-09-05").first
    assert STORY.asked(rule, by="2024-09-03")[0].urgency == "soon"
    assert STORY.asked(rule, by="2024-09-04")[0].urgency == "immediate"


def test_is_content_with_the_next_review_which_begins_its_own_clock():
    next_one = STORY.then(review("2024-08-05"))
    [question] = next_one.questions(rule, by="2024-12-04")
    assert question.closed_by == "e3"
    assert next_one.subjects(rule, by="2024-12-05") == ["e3"]


def test_is_content_when_the_plan_ends():
    assert not STORY.then(review("2024-08-05", status="ended")).asks(rule, by="2025-12-31")
    ended = entry("2024-04-02", CSC, "record_note", Plan(child=SAM, status="ended"))
    assert not STORY.then(ended).questions(rule, by="2025-12-31")
    assert not STORY.then(ended, on_plan("2024-04-15")).questions(rule, by="2025-12-31")


def test_still_asks_when_the_next_one_is_planned_or_called_off():
    day = Time.told("2024-08-05")
    planned = entry("2024-05-01", CSC, "record_note", Meeting(id="m", event="review_conference", day=day))
    assert STORY.then(planned).subjects(rule, by="2024-09-04") == ["e2"]
    assert STORY.then(review("2024-08-05", outcome="cancelled_by_family")).subjects(rule, by="2024-09-04") == ["e2"]


def test_counts_from_the_day_of_a_review_that_is_told_of_later():
    story = told(on_plan("2024-01-08"), held("2024-03-04", "2024-03-20"))
    assert not story.asks(rule, by="2024-07-03")
    assert story.subjects(rule, by="2024-07-04") == ["e2"]
    assert STORY.then(held("2024-02-20", "2024-08-05")).subjects(rule, by="2024-08-19") == ["e2"]


def test_a_review_told_late_does_not_hide_the_one_after_it():
    late = STORY.then(review("2024-02-05", recorded="2024-04-02T09:00"))
    assert late.subjects(rule, by="2024-07-04") == ["e2"]


def test_counts_from_where_the_record_met_a_plan_under_way():
    note = entry("2024-03-04", CSC, "record_note", Plan(child=SAM, status="continued"))
    assert told(note).subjects(rule, by="2024-07-04") == ["e1"]
    assert told(review("2024-03-04")).subjects(rule, by="2024-07-04") == ["e1"]
    assert not told(note).asks(rule, by="2024-07-03")
    assert not told(review("2024-03-04", status="started")).questions(rule, by="2025-12-31")


def test_a_receiving_authoritys_first_conference_takes_its_place():
    anew = entry("2024-05-07", OTHER_LA, "initial_conference", Plan(child=SAM, status="started"))
    assert not STORY.then(anew).questions(rule, by="2025-12-31")


def test_names_those_who_wait_and_does_not_leak():
    [question] = BOTH.then(review("2024-06-03", ANN)).asked(rule, by="2024-07-04")
    assert (question.subject.id, question.about) == ("e2", (SAM, ANN))
    assert dict(question.ask.gaps)["children"] == ("Sam",)
    assert not BOTH.then(review("2024-06-03", ANN, SAM)).asks(rule, by="2024-07-04")


def test_changes_its_mind_when_the_review_is_corrected_and_not_a_day_sooner():
    not_held = entry("2024-08-05", CSC, "record_note", corrects="e3", recorded="2024-09-20T09:00")
    story = STORY.then(review("2024-08-05"), not_held)
    assert not story.asks(rule, by="2024-09-19")
    assert story.asked(rule, by="2024-09-20")[0].id == "clock-next-review:e2~2"
