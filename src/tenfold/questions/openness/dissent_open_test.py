import pytest

from parts import ANN, CSC, DAD, ED, GP, MUM, POLICE, SAM, conference, entry, strategy, told
from tenfold.questions.openness.dissent_open import dissent_open as rule
from tenfold.questions.wording import in_words
from tenfold.record import Decision, Dissent, Plan, Residence

HEAD = "head of service"
AGAINST = Dissent(by=POLICE, about=(SAM,))


def dissent(*facts, day="2024-03-05", **fields):
    return entry(day, CSC, "record_note", *(facts or (AGAINST,)), id=fields.pop("id", "d"), **fields)


def decision(rationale="safer", by="assistant director", children=(SAM,), **fields):
    return Decision(matter="placement", children=children, rationale=rationale, by=by, **fields)


def decided(*facts, day="2024-03-08", considered=("d",), agency=CSC, **fields):
    fields.setdefault("id", "answer")
    return entry(day, agency, "record_note", *(facts or (decision(),)), considered=considered, **fields)


STORY = told(dissent())


def test_asks_who_senior_decides_after_one_working_day():
    assert not STORY.asks(rule, by="2024-03-06T23:00")
    [question] = STORY.asked(rule, by="2024-03-06")
    assert (question.id, question.urgency, question.to) == ("dissent-open:d", "immediate", (HEAD, CSC, POLICE))
    assert (question.about, [one.id for one in question.evidence]) == ((SAM,), ["d"])


def test_waits_over_the_weekend():
    story = told(dissent(day="2024-03-08"))
    assert not story.asks(rule, by="2024-03-10")
    assert story.asks(rule, by="2024-03-11")


def test_a_parents_and_a_childs_disagreement_count():
    [question] = told(dissent(Dissent(by=DAD, about=(SAM,)))).asked(rule, by="2024-03-06")
    assert (question.to, question.about) == ((HEAD, CSC), (SAM, DAD))
    [question] = told(dissent(Dissent(by=ANN, about=(SAM,)))).asked(rule, by="2024-03-06")
    assert question.about == (SAM, ANN)


def test_asks_the_agency_whose_decision_is_disagreed_with():
    made = entry("2024-03-04", ED, "record_note", Decision(id="go", matter="discharge", children=(SAM,)), id="made")
    for about in ("go", "made"):
        [question] = told(made, dissent(Dissent(by=CSC, about=(about,)))).asked(rule, by="2024-03-06")
        assert question.to == (HEAD, CSC, ED)


@pytest.mark.parametrize("day", ["2024-03-06", "2024-03-08"])
def test_is_content_when_somebody_named_decides_with_reasons(day):
    questions = STORY.then(decided(day=day)).questions(rule, by="2024-03-08")
    assert [question.closed_by for question in questions] == (["answer"] if day == "2024-03-08" else [])


def test_is_content_when_it_was_decided_in_the_same_meeting_with_reasons():
    assert not told(dissent(AGAINST, decision())).questions(rule, by="2024-06-01")
    assert told(dissent(AGAINST, decision(by=None))).asks(rule, by="2024-03-06")


@pytest.mark.parametrize(
    "answer",
    [
        decided(decision(rationale=None)),
        decided(decision(rationale="")),
        decided(decision(by=None)),
        decided(considered=()),
        decided(considered=("birth",)),
        decided(decision(children=(ANN,))),
        decided(Plan(child=SAM, status="started")),
        strategy("2024-03-08"),
    ],
)
def test_still_asks_when_nobody_named_gave_reasons_with_it_in_view(answer):
    assert STORY.then(answer).asks(rule, by="2024-06-01")


def test_what_is_disagreed_with_does_not_answer_it():
    made = Decision(id="go", matter="return_home", children=(SAM,), rationale="time", by="head")
    for about in ("go", "d"):
        story = told(dissent(made, Dissent(id="no", by=POLICE, about=(about,))))
        assert story.asks(rule, by="2024-06-01")
        assert not story.then(decided()).asks(rule, by="2024-03-08")
    before = decided(day="2024-03-04", considered="all")
    assert told(before, dissent()).asks(rule, by="2024-06-01")


def test_a_later_statement_of_a_decision_may_answer_it():
    first = entry("2024-03-04", CSC, "record_note", Decision(id="go", matter="placement", children=(SAM,)))
    again = decided(decision(id="go"))
    assert not told(first, dissent(), again).asks(rule, by="2024-03-08")


def test_disagreement_about_an_adult_is_about_the_children_of_its_entry():
    [question] = told(dissent(Dissent(by=POLICE, about=(MUM,)))).asked(rule, by="2024-03-06")
    assert question.children == (SAM,)
    only = told(dissent(Dissent(by=POLICE, about=(MUM,)), about=(MUM,)))
    assert [question.children for question in only.asked(rule, by="2024-03-06")] == [(SAM, ANN)]


def test_a_decision_without_children_of_the_record_falls_back_on_the_entry():
    made = entry("2024-03-04", CSC, "record_note", Residence(id="x", person=MUM, address="home", as_="left"))
    [question] = told(made, dissent(Dissent(by=POLICE, about=("x",)))).asked(rule, by="2024-03-06")
    assert question.children == (SAM,)


def test_one_childs_disagreement_is_not_answered_by_the_others_decision():
    both = told(dissent(Dissent(by=POLICE, about=(SAM, ANN)), about=(SAM, ANN)), decided())
    [question] = both.asked(rule, by="2024-03-08")
    assert dict(question.ask.gaps)["children"] == ("Ann",)
    one = told(dissent(about=(SAM, ANN)), decided())
    assert [question.children for question in one.questions(rule, by="2024-03-08")] == [(SAM,)]
    assert not one.asks(rule, by="2024-03-08")


def test_two_who_disagree_are_two_questions():
    story = told(dissent(AGAINST, Dissent(by=GP, about=(SAM,))))
    assert story.subjects(rule, by="2024-03-06") == ["d", "d.2"]


def test_asks_at_once_when_it_was_recorded_late():
    story = told(dissent(recorded="2024-03-20T09:00"))
    assert not story.asks(rule, by="2024-03-19")
    assert story.asks(rule, by="2024-03-20T09:00")


def test_changes_its_mind_when_the_answer_is_corrected_and_not_a_day_sooner():
    undone = decided(decision(by=None), id="now", corrects="answer", recorded="2024-03-12T09:00")
    story = told(dissent(), decided(day="2024-03-06"), undone)
    assert not story.asks(rule, by="2024-03-11")
    assert story.asks(rule, by="2024-03-12")
    withdrawn = entry("2024-03-05", CSC, "record_note", corrects="d", recorded="2024-03-12T09:00")
    assert not told(dissent(), withdrawn).asks(rule, by="2024-03-12")


def test_a_conference_that_hears_it_is_no_decision():
    assert STORY.then(conference("2024-03-08", considered="all")).asks(rule, by="2024-06-01")


@pytest.mark.parametrize(
    ("by", "about", "whose"),
    [
        (SAM, (SAM,), "Sam ("),
        (SAM, (SAM, ANN), "Sam about Sam and Ann ("),
        (ANN, (SAM,), "Ann about Sam ("),
        (POLICE, (SAM,), "police about Sam ("),
    ],
)
def test_who_disagrees_about_nobody_else_is_named_once(by, about, whose):
    story = told(dissent(Dissent(by=by, about=about), about=about))
    asked = in_words(story.picture("2024-03-06"), story.asked(rule, by="2024-03-06")[0].ask)
    assert f"on the disagreement of {whose}5 March 2024)" in asked
