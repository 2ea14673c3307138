import pytest

from parts import ANN, CSC, ED, HV, MUM, SAM, conference, entry, on_plan, time, told, visit
from tenfold.questions.acts import Act
from tenfold.questions.curiosity.adult_unidentified import adult_unidentified
from tenfold.questions.curiosity.explanation_unchecked import explanation_unchecked as unchecked
from tenfold.questions.openness.attendance_unrecorded import attendance_unrecorded as unrecorded
from tenfold.questions.response.drift import drift
from tenfold.record import (
    Account,
    Action,
    Decision,
    Held,
    Injury,
    Meeting,
    Opinion,
    Order,
    Person,
    Plan,
    Presence,
    VisitInterval,
)


def hurt(day, id="wrist", child=SAM):
    injury = Injury(id=id, child=child, type="swelling", sites=("wrist.left",))
    fell = Account(by=MUM, about=(id,), claim="accident")
    return entry(day, ED, "attendance", injury, fell, about=(child,))


def review(day, *facts, category="physical", **fields):
    goes_on = Plan(child=SAM, status="continued", category=category)
    return conference(day, goes_on, *facts, event="review_conference", **fields)


def asked(story, by):
    return [one for one in story.asked(unchecked, drift, by=by) if one.rule == "drift"]


def since(story, by):
    return [one.opened.date().isoformat() for one in asked(story, by)]


OLD = told(hurt("2024-01-08"), on_plan("2024-01-15"))
TWICE = OLD.then(review("2024-03-11"), review("2024-05-13"))


def test_asks_the_chair_after_two_reviews():
    assert not asked(TWICE, by="2024-05-12")
    [question] = asked(TWICE, by="2024-05-13")
    assert question.id == "drift:e2"
    assert (question.urgency, question.to, question.about) == ("soon", ("conference chair",), (SAM,))
    assert [one.id for one in question.evidence] == ["e1", "e2"]
    assert dict(question.ask.gaps)["day"] == ("8 January 2024",)


def test_asks_after_nine_months():
    once = OLD.then(review("2024-03-11"))
    assert not asked(once, by="2024-10-14")
    assert asked(once, by="2024-10-15")
    assert asked(TWICE, by="2024-10-15")[0].opened.date().isoformat() == "2024-05-13"


def test_is_silent_while_the_questions_are_young():
    young = told(on_plan("2024-01-15"), hurt("2024-03-04"), review("2024-03-11"), review("2024-05-13"))
    assert not asked(young, by="2024-06-03")
    assert asked(young, by="2024-06-04")


def test_reviews_that_took_place_on_two_days_are_two():
    held = Meeting(id="r2", event="review_conference", day=time("2024-03-11"), status="held")
    noted = OLD.then(review("2024-03-11"), entry("2024-03-11", CSC, "record_note", held))
    assert not asked(noted, by="2024-10-14")
    off = OLD.then(review("2024-03-11"), review("2024-05-13", outcome="cancelled_by_agency"))
    assert not asked(off, by="2024-10-14")
    begun = told(hurt("2024-01-08"), review("2024-01-15"), review("2024-03-11"))
    assert not asked(begun, by="2024-10-14")
    assert asked(begun, by="2024-10-15")


def test_only_this_plan_counts_and_only_while_it_runs():
    ended = conference("2024-05-20", Plan(child=SAM, status="ended"), event="review_conference")
    [question] = [one for one in TWICE.then(ended).questions(unchecked, drift, by="2024-12-01") if one.rule == "drift"]
    assert question.closed_by == "e5"
    again = TWICE.then(ended, on_plan("2024-06-03"), review("2024-08-05"))
    assert not asked(again, by="2024-09-01")
    assert [one.id for one in asked(again.then(review("2024-09-02")), by="2024-09-02")] == ["drift:e6"]


def test_is_content_when_the_questions_are_closed():
    judged = entry("2024-05-20", ED, "observation", Opinion(about=("wrist",), view="accidental"))
    questions = TWICE.then(judged).questions(unchecked, drift, by="2024-05-20")
    assert [(one.rule, one.closed_by) for one in questions] == [("explanation-unchecked", "e5"), ("drift", "e5")]
    before = OLD.then(review("2024-03-11"), entry("2024-05-10", ED, "observation", *judged.facts), review("2024-05-13"))
    assert not asked(before, by="2024-12-01")


DECIDED = Decision(matter="plan", children=(SAM,))


@pytest.mark.parametrize(
    "change",
    [
        review("2024-05-20", Action(id="a", child=SAM, owner=HV, what="weigh")),
        review("2024-05-20", Action(id="a", owner=HV, what="weigh")),
        review("2024-05-20", VisitInterval(child=SAM, days=5, by=CSC)),
        review("2024-05-20", category="multiple"),
        entry("2024-05-20", CSC, "core_group", DECIDED),
        entry("2024-05-20", CSC, "record_note", Decision(matter="placement", children=(SAM,), granted=True)),
        entry("2024-05-20", CSC, "court_hearing", Order(child=SAM, type="interim_care")),
        entry("2024-05-20", CSC, "court_hearing", Order(child=SAM, type="care")),
        entry("2024-05-20", CSC, "court_hearing", Order(child=SAM, type="supervision")),
    ],
)
def test_is_content_when_the_plan_is_changed_until_it_is_old_again(change):
    story = TWICE.then(change)
    assert not asked(story, by="2024-08-19")
    assert since(story, by="2024-08-20") == ["2024-08-20"]


def test_the_act_that_answers_it_changes_the_plan_and_a_review_alone_does_not():
    [question] = asked(TWICE, by="2024-05-13")
    assert question.acts == (Act("change_plan"),)
    assert asked(TWICE.then(review("2024-05-20", considered="all")), by="2024-05-20")
    changed = review("2024-05-20", Action(id="a", child=SAM, owner=HV, what="weigh"), considered="all")
    assert not asked(TWICE.then(changed), by="2024-05-20")


@pytest.mark.parametrize(
    "same",
    [
        review("2024-05-20"),
        review("2024-05-20", DECIDED),
        review("2024-05-20", category=None),
        review("2024-05-20", Action(id="a", child=ANN, owner=HV, what="weigh")),
        review("2024-05-20", VisitInterval(child=ANN, days=5, by=CSC)),
        review("2024-05-20", Plan(child=ANN, status="started", category="neglect"), about=(SAM, ANN)),
        entry("2024-05-20", CSC, "core_group", Action(id="a", child=SAM, owner=HV, what="weigh")),
        entry("2024-05-20", CSC, "record_note", Decision(matter="plan", children=(SAM,), granted=False)),
        entry("2024-05-20", CSC, "record_note", Decision(matter="plan", children=(ANN,))),
        entry("2024-05-20", CSC, "record_note", Decision(matter="return_home", children=(SAM,))),
        entry("2024-05-20", CSC, "court_hearing", Order(child=SAM, type="non_molestation")),
        visit("2024-05-20"),
    ],
)
def test_still_asks_when_the_plan_goes_on_as_it_was(same):
    assert since(TWICE.then(same), by="2024-05-20") == ["2024-05-13"]


def test_what_changed_before_it_drifted_changes_nothing_and_the_second_review_may_change_it():
    early = OLD.then(review("2024-03-11", Action(id="a", owner=HV, what="weigh")), review("2024-05-13"))
    assert asked(early, by="2024-05-13")
    at_once = OLD.then(review("2024-03-11"), review("2024-05-13", Action(id="a", owner=HV, what="weigh")))
    assert not asked(at_once, by="2024-08-12")
    assert asked(at_once, by="2024-08-13")


def test_the_last_change_counts():
    first = entry("2024-05-20", CSC, "core_group", DECIDED)
    later = entry("2024-06-17", CSC, "core_group", DECIDED)
    assert not asked(TWICE.then(first, later), by="2024-09-16")
    assert asked(TWICE.then(first, later), by="2024-09-17")


def test_a_question_held_by_a_manager_is_left_alone_until_its_review():
    held = Held(
        question="explanation-unchecked:wrist", by="manager", reason="the witness is dead", review=time("2024-07-01")
    )
    story = TWICE.then(entry("2024-05-20", CSC, "record_note", held))
    assert not asked(story, by="2024-06-30")
    assert since(story, by="2024-07-01") == ["2024-07-01"]


def test_only_questions_of_curiosity_count():
    met = told(conference("2024-01-08"), on_plan("2024-01-15"), review("2024-03-11"), review("2024-05-13"))
    found = met.asked(unrecorded, drift, by="2024-12-01")
    assert {one.rule for one in found} == {"attendance-unrecorded"}


def test_does_not_leak_to_another_child():
    hers = told(hurt("2024-01-08", child=ANN), on_plan("2024-01-15"), review("2024-03-11"), review("2024-05-13"))
    assert not asked(hers, by="2024-12-01")
    both = told(hurt("2024-01-08", child=ANN), on_plan("2024-01-15", SAM, ANN), *TWICE.entries[3:])
    assert [one.children for one in asked(both, by="2024-10-15")] == [(ANN,)]


def test_changes_its_mind_when_a_review_is_corrected_and_not_a_day_sooner():
    wrong = entry("2024-05-13", CSC, "core_group", corrects="e4", recorded="2024-06-03T09:00")
    [question] = [one for one in TWICE.then(wrong).questions(unchecked, drift, by="2024-10-01") if one.rule == "drift"]
    assert (question.opened.date().isoformat(), question.closed.date().isoformat()) == ("2024-05-13", "2024-06-03")


def test_a_question_that_comes_to_concern_the_child_later_counts_from_then_on():
    def met(day, child):
        return entry(day, HV, "visit", Person(id="man-1"), Presence(person="man-1", context="there"), about=(child,))

    plan = on_plan("2024-01-15", ANN)
    reviews = [
        conference(day, Plan(child=ANN, status="continued"), about=(ANN,), event="review_conference")
        for day in ("2024-03-11", "2024-05-13")
    ]
    story = told(met("2024-01-08", SAM), plan, *reviews)
    joined = story.then(met("2024-05-20", ANN))
    rules = (adult_unidentified, drift)
    assert not [one for one in story.asked(*rules, by="2024-06-10") if one.rule == "drift"]
    [question] = [one for one in joined.asked(*rules, by="2024-06-10") if one.rule == "drift"]
    assert question.opened.date().isoformat() == "2024-05-20"
