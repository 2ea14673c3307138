import pytest

from parts import ANN, CSC, ED, GP, MUM, POLICE, SAM, entry, told
from tenfold.questions.acts import TEMPLATES
from tenfold.questions.openness.escalation_open import escalation_open as rule
from tenfold.record import Decision, Escalation

UP = "next step of escalation"


def said(status="raised", day="2024-03-05", to="head of service", about="birth", agency=ED, **fields):
    own = fields.pop("own", None)
    fields.setdefault("id", f"{status}-{day}")
    return entry(day, agency, "message", Escalation(id=own, about=about, to=to, status=status), **fields)


STORY = told(said())


def test_asks_the_next_step_up_after_five_working_days():
    assert not STORY.asks(rule, by="2024-03-12T23:00")
    [question] = STORY.asked(rule, by="2024-03-12")
    assert (question.id, question.urgency) == ("escalation-open:raised-2024-03-05", "soon")
    assert question.to == ("head of service", UP)
    assert (question.about, [one.id for one in question.evidence]) == ((SAM,), ["raised-2024-03-05"])


def test_what_is_not_said_to_be_resolved_is_open():
    assert told(said(None)).asks(rule, by="2024-03-12")
    assert STORY.then(said(None, "2024-03-11", to="director")).asks(rule, by="2024-03-12")


def test_is_content_when_resolved_in_time_or_later():
    assert not STORY.then(said("resolved", "2024-03-11", agency=CSC)).questions(rule, by="2024-06-05")
    [question] = STORY.then(said("resolved", "2024-03-20", agency=CSC)).questions(rule, by="2024-03-20")
    assert question.closed_by == "resolved-2024-03-20"


def test_the_act_that_answers_it_says_that_it_is_recorded_as_resolved():
    [question] = STORY.asked(rule, by="2024-03-12")
    [act] = question.acts
    assert TEMPLATES[act.kind].endswith("and record that it is resolved")
    decided = Decision(matter="other", children=(SAM,), rationale="r", by="head of service")
    assert STORY.then(entry("2024-03-13", CSC, "record_note", decided, considered="all")).asks(rule, by="2024-06-05")
    both = entry("2024-03-13", CSC, "record_note", decided, *said("resolved").facts, considered="all")
    assert not STORY.then(both).asks(rule, by="2024-03-13")


def test_is_content_when_it_was_only_told_as_resolved():
    assert not told(said("resolved")).questions(rule, by="2024-06-05")
    assert not told(said("resolved"), said(None, "2024-03-08")).questions(rule, by="2024-06-05")


def test_raised_again_it_waits_from_then():
    story = STORY.then(said("resolved", "2024-03-07", agency=CSC), said("raised", "2024-03-11"))
    assert not story.asks(rule, by="2024-03-17")
    [question] = story.asked(rule, by="2024-03-18")
    assert dict(question.ask.gaps)["day"] == ("11 March 2024",)


def test_said_again_it_waits_from_the_first_time():
    story = STORY.then(said("raised", "2024-03-11", to="director", agency=CSC))
    [question] = story.asked(rule, by="2024-03-12")
    assert question.to == ("director", UP)
    assert dict(question.ask.gaps)["agency"] == (ED,)
    assert len(question.evidence) == 2


def test_one_matter_resolved_leaves_the_other():
    other = said("raised", about="e9", id="e9")
    story = told(said(), other, said("resolved", "2024-03-08", agency=CSC))
    assert story.subjects(rule, by="2024-03-12") == ["e9"]


def test_of_an_adult_it_concerns_that_adults_children():
    of_mum = entry("2024-03-05", GP, "message", Escalation(about="birth", to="lead"), about=(MUM,))
    [question] = told(of_mum).asked(rule, by="2024-03-12")
    assert question.children == (SAM, ANN)


@pytest.mark.parametrize(("corrected", "asks"), [("resolved", True), ("raised", False)])
def test_changes_its_mind_when_a_word_is_corrected_and_not_a_day_sooner(corrected, asks):
    words = {"raised": said(), "resolved": said("resolved", "2024-03-08", agency=CSC)}
    told_so = (words["raised"], words["resolved"]) if corrected == "resolved" else (words["raised"],)
    wrong = entry("2024-03-08", POLICE, "message", corrects=words[corrected].id, recorded="2024-03-20T09:00")
    story = told(*told_so, wrong)
    assert story.asks(rule, by="2024-03-19") is not asks
    assert story.asks(rule, by="2024-03-20") is asks
