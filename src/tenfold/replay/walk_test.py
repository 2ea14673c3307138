"""How questions move through time: opened, grown, closed, asked anew, and left as they are after a death."""

import gc
from dataclasses import replace
from datetime import datetime, timedelta
from weakref import ref

import pytest

from parts import ANN, CSC, ED, GP, MUM, NURSERY, SAM, entry, on_plan, strategy, time, told
from tenfold.questions.curiosity.adult_unidentified import adult_unidentified
from tenfold.questions.curiosity.child_not_seen import child_not_seen
from tenfold.questions.curiosity.explanation_unchecked import explanation_unchecked
from tenfold.questions.openness.decided_over_questions import decided_over_questions
from tenfold.questions.response.clock_core_group import clock_core_group
from tenfold.questions.response.clock_visit import clock_visit
from tenfold.questions.rule import Asked
from tenfold.record import Account, Check, Decision, Injury, Opinion, Person, Presence, VisitInterval
from tenfold.replay import Walk, replay
from tenfold.when import Time, civil

WRIST = Injury(id="wrist", child=SAM, type="swelling", sites=("wrist.left",))
FELL = Account(id="fell", by=MUM, about=("wrist",), claim="accident")
HURT = entry("2024-03-04T10:00", ED, "attendance", WRIST, FELL, id="hurt", recorded="2024-03-04T11:00")
BORNE_OUT = entry("2024-03-06", NURSERY, "call", Check(about=("fell",), against="witness", result="corroborated"))
MET = entry("2024-03-04", GP, "visit", Person(id="man-1"), Presence(person="man-1", context="at the door"))
NAMED = entry("2024-03-05", GP, "visit", Person(id="man-2"), Presence(person="man-2", context="in the hall"))


def told_in(moment):
    return civil(moment).isoformat()


def test_a_question_opens_when_its_evidence_was_recorded_and_is_closed_by_what_answered_it():
    [question] = told(HURT, BORNE_OUT).questions(explanation_unchecked, by="2024-03-10")
    assert question.id == "explanation-unchecked:wrist"
    assert told_in(question.opened) == "2024-03-04T11:00:00"
    assert question.closed == time("2024-03-06").last.replace(microsecond=0)
    assert question.closed_by == "e2"
    assert question.about == (SAM, MUM)
    assert question.held_by == (ED,)


def test_a_question_that_comes_to_concern_another_child_is_about_that_child_too():
    more = entry("2024-03-08", GP, "visit", Presence(person="man-1", context="with her"), about=(ANN,))
    [question] = told(MET, more).questions(adult_unidentified, by="2024-03-10")
    assert (question.children, question.about) == ((SAM, ANN), (SAM, "man-1", ANN))


def test_the_words_in_which_it_was_first_asked_are_kept_when_more_is_learnt():
    again = entry("2024-03-08", CSC, "visit", Person(id="man-1", name="Joe"), Presence(person="man-1", context="in"))
    [before] = told(MET).questions(adult_unidentified, by="2024-03-10")
    [after] = told(MET, again).questions(adult_unidentified, by="2024-03-10")
    assert before.first_ask == before.ask == after.first_ask
    assert dict(after.first_ask.gaps) == {"adult": ("“man 1”",), "agency0": (GP,), "days0": ("4 March 2024",)}
    assert dict(after.ask.gaps)["adult"] == ("Joe",)


def test_a_question_that_is_asked_anew_is_first_asked_in_the_words_of_that_day():
    named = entry("2024-03-06", GP, "call", Person(id="man-1", name="Joe", born=Time.told("1990-01-01")), id="named")
    again = entry("2024-03-08", CSC, "visit", Person(id="man-1", name="Jo"), corrects="named")
    first, second = told(MET, named, again).questions(adult_unidentified, by="2024-03-10")
    assert [dict(one.first_ask.gaps)["adult"] for one in (first, second)] == [("“man 1”",), ("Jo",)]


def test_a_question_may_open_because_time_passed_at_that_very_moment():
    story = told(on_plan("2024-03-04"))
    [question] = story.questions(child_not_seen, by="2024-03-31")
    assert told_in(question.opened) == "2024-03-19T00:00:00"
    assert question.closed_by is None
    assert not story.asks(child_not_seen, by="2024-03-18T23:59")


def test_new_evidence_grows_the_standing_question_and_urgency_only_rises():
    more = entry("2024-03-08", CSC, "call", Account(by=MUM, about=("wrist",), claim="accident"))
    [question] = told(HURT, on_plan("2024-03-06"), more).questions(explanation_unchecked, by="2024-03-20")
    assert [(growth.urgency, [e.id for e in growth.evidence]) for growth in question.grew] == [
        ("immediate", []),
        ("immediate", ["e3"]),
    ]
    assert question.first_urgency == "soon"
    assert [one.id for one in question.evidence] == ["hurt", "e3"]
    assert question.due == time("2024-03-06").last + timedelta.resolution


def test_it_is_known_as_it_stood_at_any_moment():
    more = entry("2024-03-08", CSC, "call", Account(by=MUM, about=("wrist",), claim="accident"))
    [question] = told(HURT, on_plan("2024-03-06"), more).questions(explanation_unchecked, by="2024-03-20")
    before, between = (question.as_at(time(day).last) for day in ("2024-03-05", "2024-03-06"))
    assert (before.id, before.urgency, [one.id for one in before.evidence]) == (question.id, "soon", ["hurt"])
    assert (between.urgency, [one.id for one in between.evidence]) == ("immediate", ["hurt"])
    assert [question.stood_at(time(day).last) for day in ("2024-03-03", "2024-03-04", "2024-03-19")] == [
        False,
        True,
        True,
    ]


def test_a_question_that_closed_and_stands_again_is_a_new_one():
    withdrawn = entry("2024-03-06", NURSERY, "call", corrects="e2", recorded="2024-03-08T09:00")
    first, second = told(HURT, BORNE_OUT, withdrawn).questions(explanation_unchecked, by="2024-03-10")
    assert (first.id, second.id) == ("explanation-unchecked:wrist", "explanation-unchecked:wrist~2")
    assert first.closed < second.opened
    assert not first.stood_at(first.closed)


def test_of_entries_that_arrive_together_the_one_that_answers_closes():
    calls = [entry("2024-03-06", CSC, "call", recorded="2024-03-06T12:00") for _ in range(2)]
    answer = entry("2024-03-06", NURSERY, "call", *BORNE_OUT.facts, id="answer", recorded="2024-03-06T12:00")
    [question] = told(HURT, calls[0], answer, calls[1]).questions(explanation_unchecked, by="2024-03-10")
    assert question.closed_by == "answer"


def test_after_a_death_questions_on_the_child_stay_as_they_were():
    story = told(HURT, entry("2024-03-05T10:00", ED, "death"), BORNE_OUT, on_plan("2024-03-07"))
    [question] = story.questions(explanation_unchecked, by="2024-03-20")
    assert (question.closed, question.urgency, question.grew) == (None, "soon", [])
    second = entry("2024-04-04", ED, "attendance", Injury(id="later", child=SAM, type="swelling"), FELL)
    assert story.then(second).subjects(explanation_unchecked, by="2024-04-20") == ["wrist"]
    fatal = entry("2024-03-05T10:00", ED, "serious_harm", Injury(child=SAM, type="death"))
    assert told(HURT, fatal, second).subjects(explanation_unchecked, by="2024-04-20") == ["wrist"]


def test_questions_on_the_other_children_go_on():
    arm = (
        Injury(id="arm", child=ANN, type="swelling"),
        Account(by=MUM, about=("arm",), claim="accident"),
    )
    story = told(entry("2024-03-05T10:00", ED, "death"), entry("2024-03-06", ED, "attendance", *arm, about=(ANN,)))
    assert story.subjects(explanation_unchecked, by="2024-03-20") == ["arm"]


def test_what_looks_at_questions_is_asked_after_them_and_sees_them_as_they_stood():
    closed = entry("2024-03-05", CSC, "record_note", Decision(id="end", matter="closure", children=(SAM,)))
    rules = (decided_over_questions, explanation_unchecked)
    found = {q.id: q for q in told(HURT, closed, BORNE_OUT).questions(*rules, by="2024-03-10")}
    assert [one.id for one in found["decided-over-questions:end"].evidence] == ["hurt", "e2"]
    assert not told(HURT, BORNE_OUT, entry("2024-03-07", CSC, "record_note", *closed.facts)).asks(
        decided_over_questions, by="2024-03-10"
    )


def test_an_empty_case_asks_nothing_and_ends_nowhere():
    empty = replay(told().case.__class__(case="empty", agencies=()))
    assert (empty.questions, empty.acts, empty.standing) == ((), (), ())
    assert empty.until == datetime.fromisoformat("1995-01-01T00:00:00+00:00")


def test_a_walk_may_go_on_where_it_stopped():
    case = told(HURT, BORNE_OUT, strategy("2024-03-20")).case
    whole, parts = Walk(case, rules=(explanation_unchecked,)), Walk(case, rules=(explanation_unchecked,))
    whole.to(Time.told("2024-03-31").last, case.entries)
    for day in ("2024-03-04", "2024-03-05", "2024-03-31"):
        parts.to(Time.told(day).last, [entry for entry in case.entries if parts.is_new(entry)])
    assert [(q.id, q.opened, q.closed, q.closed_by) for q in parts.questions] == [
        (q.id, q.opened, q.closed, q.closed_by) for q in whole.questions
    ]


def test_an_opinion_that_settles_nothing_leaves_it_standing():
    unsure = entry("2024-03-05", ED, "record_note", Opinion(about=("wrist",), view="undetermined"))
    assert told(HURT, unsure).asks(explanation_unchecked, by="2024-03-10")


def test_it_says_when_it_may_ask_otherwise_with_nothing_written():
    planned = told(on_plan("2024-03-04"))
    [question] = planned.questions(child_not_seen, by="2024-03-31")
    assert question.opened in _wakings(planned.case, time("2024-03-05").last, time("2024-03-31").last)


def test_where_time_changes_nothing_it_never_wakes():
    assert _wakings(told().case, time("2024-03-05").last, time("2034-03-05").last, rules=()) == []


def _wakings(case, since, until, **more):
    """Each moment at which a walk that is woken only when it says so is woken."""
    walk, found = Walk(case, **more), []
    walk.to(since, case.entries)
    while (at := walk.wakes_at() or until) < until:
        walk.to(at, ())
        found.append(at)
    return found


def test_what_changed_is_told_once():
    story = told(HURT, BORNE_OUT)
    walk = Walk(story.case, story.guidance, (explanation_unchecked,))
    walk.to(time("2024-03-05").last, [one for one in story.case.entries if one.recorded <= time("2024-03-05").last])
    assert [(q.id, q.closed) for q in walk.changes()] == [("explanation-unchecked:wrist", None)]
    assert walk.changes() == ()
    walk.to(time("2024-03-08").last, [one for one in story.case.entries if walk.is_new(one)])
    [closed] = walk.changes()
    assert closed.closed_by == "e2"


def test_it_answers_of_each_subject_what_its_rule_asks_now():
    story = told(HURT, BORNE_OUT)
    walk = Walk(story.case, story.guidance, (explanation_unchecked, adult_unidentified))
    walk.to(time("2024-03-05").last, story.case.entries)
    [answer] = walk.answers().values()
    assert [one.id for one in answer.evidence] == ["hurt"]
    walk.to(time("2024-03-08").last, [one for one in story.case.entries if walk.is_new(one)])
    assert walk.answers() == {}


def test_what_is_let_go_of_is_gone_with_nobody_looking_for_circles():
    story = told(on_plan("2024-03-01"), strategy("2024-03-02"), HURT, BORNE_OUT, MET, NAMED)
    walk = Walk(story.case, story.guidance)
    walk.to(time("2024-06-01").last, story.case.entries)
    assert walk.questions
    left = ref(walk.picture)
    gc.disable()
    try:
        walk.let_go()
        del walk
        assert left() is None
    finally:
        gc.enable()


def visits_every(first, then):
    """SAM is to be visited every so many working days, and from 19 March on every so many others."""
    days = ((first, "2024-03-04"), (then, "2024-03-19T10:00"))
    said = (entry(day, CSC, "core_group", VisitInterval(child=SAM, days=n, by=CSC), id=day) for n, day in days)
    return told(on_plan("2024-03-04"), *said)


@pytest.mark.parametrize(("first", "then"), [(15, 12), (12, 15), (12, 12)])
def test_what_is_due_comes_forward_when_its_clock_gets_shorter_and_never_goes_back(first, then):
    story = visits_every(first, then)
    [before] = story.questions(clock_visit, by="2024-03-19T09:00")
    [question] = story.questions(clock_visit, by="2024-03-19")
    assert before.due == time("2024-03-26" if first > then else "2024-03-21").first
    assert (question.due, question.urgency, question.grew) == (time("2024-03-21").first, "soon", [])


def test_what_is_due_comes_forward_when_what_started_its_clock_was_earlier():
    plan = on_plan("2024-03-04")
    earlier = replace(on_plan("2024-03-01"), corrects="e1", recorded=time("2024-03-14T09:00").last)
    [before] = told(plan).questions(clock_core_group, by="2024-03-14")
    [question] = told(plan, earlier).questions(clock_core_group, by="2024-03-14")
    assert (before.due, question.due) == (time("2024-03-19").first, time("2024-03-16").first)
    assert question.urgency == "soon"


def test_that_something_is_due_sooner_is_told_as_a_change():
    story = visits_every(15, 12)
    walk = Walk(story.case, story.guidance, (clock_visit,))
    walk.to(time("2024-03-19T09:00").last, [one for one in story.case.entries if one.id != "2024-03-19T10:00"])
    assert [question.due for question in walk.changes()] == [time("2024-03-26").first]
    walk.to(time("2024-03-19").last, [one for one in story.case.entries if walk.is_new(one)])
    assert [question.due for question in walk.changes()] == [time("2024-03-21").first]


def test_what_is_due_sooner_is_no_less_urgent_than_it_was():
    [question] = told(HURT, on_plan("2024-03-06")).questions(explanation_unchecked, by="2024-03-08")
    sooner = Asked("soon", question.sentence, (), question.to, question.acts, due=time("2024-03-05").first)
    assert question.grow(sooner, time("2024-03-08").last, lambda asked: asked.due)
    assert (question.urgency, question.due) == ("immediate", time("2024-03-05").first)
    assert not question.grow(sooner, time("2024-03-09").last, lambda asked: asked.due)
