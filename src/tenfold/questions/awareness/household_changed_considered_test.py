"""What shows that those who protect considered who joined the household, and what does not."""

import pytest

from parts import ANN, CSC, FRIEND, GP, GRAN, HV, LODGER, MUM, SAM, SCHOOL, entry, on_plan, strategy, time, told
from tenfold.questions.awareness.household_changed import household_changed as rule
from tenfold.questions.awareness.household_changed_test import DECISION, LIVE, STORY, comes, lives, step
from tenfold.record import Assessment, Care, Decision, Person


def opens(day, kind="single", **fields):
    return entry(day, CSC, "record_note", Assessment(children=(SAM,), stage="opened", kind=kind, **fields))


@pytest.mark.parametrize("again", [{"kind": "parenting", "of": (MUM,)}, {"kind": "carer", "of": (GRAN,)}, {}])
@pytest.mark.parametrize("day", ["2024-03-06", "2024-03-20"])
def test_another_assessment_within_the_one_that_is_open_neither_hides_it_nor_answers(day, again):
    story = told(opens("2024-03-01"), comes(), opens(day, **again))
    [question] = story.questions(rule, by="2024-04-12")
    assert (question.opened, question.closed) == (time("2024-03-19").first, None)


def test_another_assessment_answers_that_is_of_who_came_or_considered_it_or_follows_the_end_of_the_first():
    story = told(opens("2024-03-01"), comes())
    assert not story.then(opens("2024-03-06", "carer", of=(LODGER,))).questions(rule, by="2024-04-12")
    considered = step("2024-03-06", Assessment(children=(SAM,), stage="opened", kind="parenting", of=(MUM,)))
    assert not story.then(considered).questions(rule, by="2024-04-12")
    done = step("2024-03-05", Assessment(children=(SAM,), stage="completed", kind="single"), considered=())
    assert not story.then(done, opens("2024-03-06", "parenting", of=(MUM,))).questions(rule, by="2024-04-12")


def test_stays_when_the_referral_before_it_leads_to_an_assessment_that_did_not_consider_it():
    opened = step("2024-03-12", Assessment(children=(SAM,), stage="opened", kind="single"), considered=())
    assert not STORY.then(opened).asks(rule, by="2024-03-17")
    assert STORY.then(opened).asks(rule, by="2024-03-18")
    knew = entry("2024-02-26", HV, "visit", Care(child=SAM, by=(LODGER,), basis="unknown"))
    assert not told(knew, LIVE, comes(), opened).asks(rule, by="2024-03-18")


@pytest.mark.parametrize(
    "answer",
    [
        step("2024-03-20", DECISION),
        step("2024-03-20", DECISION, considered="all"),
        step("2024-03-20", Assessment(children=(SAM,), stage="opened")),
        step("2024-03-20", Assessment(children=(SAM,), stage="completed")),
        entry("2024-03-20", CSC, "record_note", Assessment(children=(SAM,), stage="opened", of=(LODGER,))),
        strategy("2024-03-20"),
        entry("2024-03-20", CSC, "review_conference", considered=("came",)),
    ],
)
def test_is_content_when_it_was_considered(answer):
    story = told(on_plan("2024-02-05"), comes())
    [question] = story.then(answer).questions(rule, by="2024-03-20")
    assert question.closed_by == "e3"


def test_is_content_when_the_decision_itself_brought_the_person_in():
    placed = comes("2024-03-04", lives(), DECISION)
    assert not told(on_plan("2024-02-05"), placed).questions(rule, by="2024-06-18")


@pytest.mark.parametrize(
    "other",
    [
        step("2024-03-12", DECISION, considered=()),
        step("2024-03-12", DECISION, considered=("birth",)),
        step("2024-03-12", Decision(matter="other", children=(ANN,))),
        step("2024-03-12", Assessment(children=(SAM,), stage="opened"), considered=()),
        entry("2024-03-12", CSC, "record_note", Assessment(children=(SAM,), stage="opened", of=(GRAN,))),
        entry("2024-03-12", CSC, "core_group", considered="all"),
        entry("2024-03-12", HV, "visit", considered=("came",), present=(LODGER,)),
    ],
)
def test_still_asks_when_nobody_says_that_it_was(other):
    assert told(on_plan("2024-02-05"), comes(), other).asks(rule, by="2024-03-18")


def test_an_assessment_of_the_person_begun_before_says_nothing_of_moving_in():
    before = entry("2024-02-12", CSC, "record_note", Assessment(children=(SAM,), stage="opened", of=(LODGER,)))
    known = entry("2024-02-12", CSC, "record_note", Person(id=LODGER))
    assert told(on_plan("2024-02-05"), known, before, comes()).asks(rule, by="2024-03-18")


def test_names_only_the_children_for_whom_it_was_not_considered():
    both = told(on_plan("2024-02-05", SAM, ANN), comes())
    assert both.asked(rule, by="2024-03-18")[0].ask.gaps[0] == ("near", ("Sam", "Ann"))
    [question] = both.then(step("2024-03-12", DECISION)).asked(rule, by="2024-03-18")
    assert question.ask.gaps[0] == ("near", ("Ann",))


def test_of_two_who_moved_in_only_the_one_whom_nobody_considered_is_asked_about():
    known = (Person(id=FRIEND, born=time("1990-01-01")), lives(FRIEND))
    other = entry("2024-03-05", HV, "visit", *known, id="other")
    story = told(on_plan("2024-03-01"), comes(), other)
    assert story.subjects(rule, by="2024-03-19") == [LODGER, FRIEND]
    assert story.then(step("2024-03-12", DECISION)).subjects(rule, by="2024-03-19") == [FRIEND]


BEN = (Person(id="ben", born=time("2016-02-02")), lives("ben", as_="resident"))


@pytest.mark.parametrize(
    "answer",
    [
        step("2024-03-12", Decision(matter="other", children=("ben",))),
        step("2024-03-12", Assessment(children=("ben",), stage="opened"), considered=()),
        strategy("2024-03-12", about=("ben",)),
        step("2024-03-03", Decision(matter="return_home", children=("ben",), granted=True), considered=()),
        step("2024-03-03", Decision(matter="placement", children=("ben",)), considered=()),
    ],
)
def test_is_content_with_a_decision_or_an_assessment_of_the_child_who_came(answer):
    known = entry("2024-01-01", GP, "clinic", BEN[0])
    assert not told(known, LIVE, comes("2024-03-04", BEN[1]), answer).asks(rule, by="2024-03-18")


@pytest.mark.parametrize(
    "other",
    [
        step("2024-03-12", Decision(matter="other", children=("ben",)), considered=()),
        step("2024-03-03", Decision(matter="return_home", children=("ben",), granted=False), considered=()),
        step("2024-02-03", Decision(matter="return_home", children=("ben",)), considered=()),
        step("2024-03-03", Decision(matter="contact", children=("ben",)), considered=()),
        entry("2024-03-03", SCHOOL, "record_note", Decision(matter="placement", children=("ben",))),
        step("2024-03-02", Assessment(children=("ben",), stage="opened"), considered=()),
    ],
)
def test_still_asks_about_a_child_of_whose_coming_nobody_of_those_who_protect_decided(other):
    known = entry("2024-01-01", GP, "clinic", BEN[0])
    assert "ben" in told(known, LIVE, comes("2024-03-04", BEN[1]), other).subjects(rule, by="2024-03-18")
