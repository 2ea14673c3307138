import pytest

from parts import ANN, CLINIC, CSC, ED, GP, HV, MUM, SAM, conference, entry, on_plan, strategy, told
from tenfold.questions.curiosity.explanation_unchecked import explanation_unchecked
from tenfold.questions.openness.discharged_without_plan import discharged_without_plan as rule
from tenfold.questions.rule import Asked, Of
from tenfold.questions.rule import rule as make_rule
from tenfold.questions.wording import say
from tenfold.record import Account, Decision, Enquiry, Injury, Opinion

BOTH = (explanation_unchecked, rule)
ARM = Injury(id="arm", child=SAM, type="burn", sites=("arm",))
FELL = Account(by=MUM, about=("arm",), claim="accident")
CAME = entry("2024-03-04T10:00", ED, "admission", ARM, FELL, id="came")


def leaves(*facts, day="2024-03-06T12:00", agency=ED, **fields):
    fields.setdefault("id", "left")
    return entry(day, agency, "discharge", *facts, **fields)


def decision(children=(SAM,), **fields):
    return Decision(id="go", matter="discharge", children=children, **fields)


STORY = told(CAME, leaves())


def asked(story, by="2024-03-06"):
    return [question for question in story.asked(*BOTH, by=by) if question.rule == rule.id]


def opened(story, by="2024-06-06"):
    return [question for question in story.questions(*BOTH, by=by) if question.rule == rule.id]


def test_asks_hospital_and_lead_when_an_injury_question_stood():
    assert not asked(STORY, by="2024-03-06T11:59")
    [question] = asked(STORY)
    assert (question.id, question.urgency, question.to) == ("discharged-without-plan:left", "immediate", (ED, CSC))
    assert (question.about, [one.id for one in question.evidence]) == ((SAM,), ["came", "left"])


def test_asks_of_a_child_on_plan_or_under_enquiry_with_no_question():
    ill = entry("2024-03-04T10:00", ED, "admission", id="came")
    [question] = asked(told(on_plan("2024-02-01"), ill, leaves()))
    assert [one.id for one in question.evidence] == ["left"]
    enquiry = strategy("2024-02-01", Enquiry(children=(SAM,), stage="opened"))
    assert asked(told(enquiry, ill, leaves()))
    assert not opened(told(on_plan("2024-02-01", ANN), ill, leaves()))
    assert not opened(told(ill, leaves(), on_plan("2024-03-08")))


def test_is_silent_when_nothing_stood():
    judged = entry("2024-03-05", ED, "observation", Opinion(about=("arm",), view="accidental"), recorded="2024-03-05")
    assert not opened(told(CAME, judged, leaves()))
    assert not opened(told(leaves(), entry("2024-03-08", ED, "attendance", ARM, FELL)))


def test_a_question_that_opened_on_the_discharge_itself_did_not_stand_before_it():
    assert not opened(told(leaves(ARM, FELL)))


def test_a_question_that_rests_on_an_entry_with_anothers_injury_is_none_on_this_childs():
    tells = entry("2024-03-04T10:00", ED, "call", Injury(child=ANN, type="burn"), about=(SAM, ANN), id="tells")

    def each(_p):
        return (Of(SAM, (SAM,), SAM),)

    def ask(p, _child):
        return Asked("soon", say(""), tuple(p.events("call")), (CSC,), ())

    ask.__module__ = "tenfold.questions.response.invented"
    other = make_rule("other", subjects=each, authority="x", findings="x", stands="", closes="")(ask)
    questions = told(tells, leaves()).questions(other, rule, by="2024-03-08")
    assert [question.rule for question in questions] == ["other"]


def test_a_question_on_something_else_is_no_injury_question():
    burn = Injury(id="arm", child=ANN, type="burn")
    anns = entry("2024-03-04T10:00", ED, "admission", burn, FELL, about=(ANN, SAM), id="came")
    assert not opened(told(anns, leaves()))
    assert asked(told(anns, leaves(about=(ANN,))))
    either = entry("2024-03-04", ED, "admission", Injury(id="arm", one_of=(SAM, ANN), type="burn"), FELL, id="came")
    assert [question.children for question in asked(told(either, leaves()))] == [(SAM,)]


@pytest.mark.parametrize("considered", ["all", ("came",)])
def test_is_content_when_a_discussion_or_the_decision_had_it_in_view(considered):
    before = strategy("2024-03-05T10:00", considered=considered)
    assert not opened(told(CAME, before, leaves()))
    assert not opened(told(CAME, leaves(decision(), considered=considered)))
    planning = entry("2024-03-05", CSC, "professionals_meeting", considered=considered, recorded="2024-03-05T12:00")
    assert not opened(told(CAME, planning, leaves()))


@pytest.mark.parametrize(
    "later",
    [
        strategy("2024-03-08", id="later"),
        conference("2024-03-08", considered=("came",), id="later"),
        entry("2024-03-08", CSC, "professionals_meeting", considered=("came",), id="later"),
        entry("2024-03-08", ED, "record_note", decision(), considered=("came",), id="later"),
    ],
)
def test_is_content_when_it_is_met_on_later(later):
    [question] = opened(STORY.then(later), by="2024-03-08")
    assert question.closed_by == "later"


@pytest.mark.parametrize(
    "later",
    [
        strategy("2024-03-08", considered=()),
        strategy("2024-03-08", considered=("left",)),
        strategy("2024-03-08", about=(ANN,)),
        entry("2024-03-08", CSC, "professionals_meeting", considered="all", about=(ANN,)),
        entry("2024-03-08", CSC, "core_group", considered="all"),
        entry("2024-03-08", ED, "record_note", Decision(matter="other", children=(SAM,)), considered="all"),
        entry("2024-03-08", ED, "record_note", decision((ANN,)), considered="all"),
        entry("2024-03-08", ED, "record_note", Opinion(about=("arm",), view="accidental"), considered="all"),
    ],
)
def test_still_asks_when_nobody_met_on_it(later):
    assert asked(STORY.then(later), by="2024-06-06")


def test_every_injury_asked_about_is_to_be_in_view():
    leg = Injury(id="leg", child=SAM, type="bruise")
    more = entry("2024-02-01", GP, "attendance", leg, Account(by=MUM, about=("leg",), claim="accident"), id="more")
    story = told(more, CAME, leaves())
    [question] = asked(story)
    assert [one.id for one in question.evidence] == ["more", "came", "left"]
    assert asked(story.then(strategy("2024-03-08", considered=("came",))), by="2024-03-08")
    assert not asked(story.then(strategy("2024-03-08", considered=("came", "more"))), by="2024-03-08")


@pytest.mark.parametrize("event", ["admission", "attendance"])
def test_on_plan_what_brought_the_child_in_is_to_be_in_view(event):
    plan, earlier = on_plan("2024-02-01"), entry("2024-02-05", ED, "attendance", id="earlier")
    story = told(plan, earlier, entry("2024-03-04", ED, event, id="came"), leaves())
    assert asked(story.then(strategy("2024-03-08", considered=("earlier",))), by="2024-03-08")
    assert not asked(story.then(strategy("2024-03-08", considered=("came",))), by="2024-03-08")
    back = entry("2024-03-20", ED, event, id="back")
    assert asked(story.then(back, strategy("2024-03-21", considered=("back",))), by="2024-03-21")
    unknown = told(plan, leaves())
    assert asked(unknown.then(strategy("2024-03-08", considered=("e1",))), by="2024-03-08")
    assert not asked(unknown.then(strategy("2024-03-08", considered=("left",))), by="2024-03-08")


def test_a_decision_that_names_the_discharge_gives_it_its_name():
    assert [one.subject.id for one in asked(told(CAME, leaves(decision())))] == ["go"]
    alone = entry("2024-03-06T12:00", ED, "record_note", decision(granted=True), id="decided")
    assert [one.subject.id for one in asked(told(CAME, alone))] == ["go"]
    refused = entry("2024-03-06T12:00", ED, "record_note", decision(granted=False))
    assert not opened(told(CAME, refused))


def test_what_is_decided_and_then_done_is_one_discharge():
    decided = entry("2024-03-06T09:00", ED, "record_note", decision(), id="decided")
    assert [one.subject.id for one in opened(told(CAME, decided, leaves()))] == ["go"]
    again = entry("2024-03-05T09:00", CSC, "record_note", decision(), id="decided")
    assert [one.subject.id for one in opened(told(CAME, again, leaves(day="2024-03-08T08:00")))] == ["go"]
    assert len(opened(told(CAME, again, leaves(day="2024-03-08T09:30")))) == 2
    back = entry("2024-03-06T10:00", ED, "attendance")
    assert len(opened(told(CAME, decided, back, leaves()))) == 2
    hers = entry("2024-03-06T09:00", ED, "record_note", decision((ANN,)), about=(ANN,))
    assert [one.subject.id for one in opened(told(CAME, hers, leaves()))] == ["left"]


@pytest.mark.parametrize(
    ("agency", "place", "asks"),
    [
        (ED, None, True),
        (ED, "hospital", True),
        (HV, "hospital", True),
        (CSC, None, True),
        (ED, "clinic", False),
        (CLINIC, None, False),
        (HV, None, False),
        (GP, "surgery", False),
    ],
)
def test_counts_discharges_from_hospital(agency, place, asks):
    assert bool(asked(told(CAME, leaves(agency=agency, place=place)))) is asks


def test_a_decision_may_be_written_down_anywhere():
    made = entry("2024-03-06T12:00", CSC, "record_note", decision(), place="office")
    assert [one.to for one in asked(told(CAME, made))] == [(CSC,)]


def test_names_the_children_who_left_without_a_plan():
    both = leaves(about=(SAM, ANN))
    [question] = asked(told(CAME, both))
    assert dict(question.ask.gaps)["children"] == ("Sam",)


def test_changes_its_mind_when_the_meeting_is_corrected_and_not_a_day_sooner():
    met = strategy("2024-03-05T10:00", considered=("came",), id="met")
    right = strategy("2024-03-05T10:00", considered=(), id="now", corrects="met", recorded="2024-03-12T09:00")
    story = told(CAME, met, leaves(), right)
    assert not asked(story, by="2024-03-11")
    assert asked(story, by="2024-03-12")


def test_the_rule_looks_at_questions():
    assert rule.looks_at_questions


def test_an_attendance_that_decides_to_send_home_and_its_letter_are_one_leaving():
    again = entry("2024-03-06T12:00", ED, "attendance", decision(), id="again")
    assert [one.id for one in opened(told(CAME, again, leaves(day="2024-03-06T15:00")))] == [
        "discharged-without-plan:go"
    ]
