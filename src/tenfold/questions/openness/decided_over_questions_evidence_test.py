"""Which questions count against a decision, and which of their evidence it must have had in view."""

import pytest

from parts import CSC, ED, GP, HV, LODGER, MUM, NURSERY, SAM, entry, told
from tenfold.questions.curiosity.adult_unchecked import adult_unchecked
from tenfold.questions.openness.decided_over_questions import decided_over_questions as rule
from tenfold.questions.openness.decided_over_questions_test import HURT, asked, decided
from tenfold.questions.rule import Asked, Of
from tenfold.questions.rule import rule as make_rule
from tenfold.questions.wording import say
from tenfold.record import (
    Account,
    Care,
    Enrolment,
    Person,
    Plan,
    Pregnancy,
    Registration,
    Relationship,
    Residence,
    Responsibility,
)


def test_asks_when_only_a_part_of_it_was():
    told_later = entry("2024-03-04T15:00", HV, "call", Account(by=MUM, about=("arm",), claim="animal"), id="more")
    [question] = asked(told(HURT, told_later, decided(considered=("hurt",))))
    assert [one.id for one in question.evidence] == ["more", "step"]


def invented(resting, urgency="immediate", theme="response"):
    """A rule that asks of SAM from the start, resting on these entries."""

    def each(_p):
        return (Of(SAM, (SAM,), SAM),)

    def ask(p, _child):
        return Asked(urgency, say(""), tuple(one for one in p.entries() if one.id in resting), (CSC,), ())

    ask.__module__ = f"tenfold.questions.{theme}.invented"
    return make_rule("invented", subjects=each, authority="x", findings="x", stands="", closes="")(ask)


def over(story, other):
    """The evidence of the question on a decision, beside its own entry; None where nothing is asked."""
    asked = [question for question in story.asked(other, rule, by="2024-03-05") if question.rule == rule.id]
    return [one.id for question in asked for one in question.evidence if one.id != "step"] if asked else None


def test_immediate_and_soon_questions_count_and_routine_ones_do_not():
    assert over(told(decided()), invented({"birth"})) == ["birth"]
    assert over(told(decided()), invented({"birth"}, "soon")) == ["birth"]
    assert over(told(decided()), invented({"birth"}, "routine")) is None


def test_questions_on_the_workforce_are_their_employers_and_do_not_count():
    assert over(told(decided()), invented({"birth"}, theme="workforce")) is None


def test_who_lives_where_is_not_what_a_decision_must_have_read_unless_it_is_all_there_is():
    moved = entry(
        "2024-02-20T09:00",
        CSC,
        "record_note",
        Person(id=LODGER),
        Relationship(of=LODGER, to=MUM, is_="lodger"),
        Residence(person=LODGER, address="home", as_="resident"),
        Care(child=SAM, by=(LODGER,), basis="family_arrangement"),
        id="moved",
    )
    call = entry("2024-03-04", HV, "call", id="call", recorded="2024-03-04T12:00")
    story = told(moved, call, decided())
    assert over(story, invented({"birth", "moved"})) == ["birth", "moved"]
    assert over(story, invented({"birth", "moved", "call"})) == ["call"]
    assert over(told(moved, HURT, decided()), invented({"moved", "hurt"})) == ["hurt"]
    assert over(told(moved, decided(considered=("birth", "moved"))), invented({"birth", "moved"})) is None


@pytest.mark.parametrize(
    ("particular", "counts"),
    [
        (Registration(child=SAM, at=GP, status="registered"), False),
        (Enrolment(child=SAM, at=NURSERY, status="enrolled"), False),
        (Responsibility(person=MUM, child=SAM), False),
        (Registration(child=SAM, at=GP, status="deregistered"), True),
        (Enrolment(child=SAM, at=NURSERY, status="withdrawn"), True),
    ],
)
def test_on_whose_list_a_child_stands_is_none_either_and_that_it_was_taken_off_is(particular, counts):
    standing = entry("2024-02-20T09:00", HV, "record_note", Person(id=LODGER), particular, id="listed")
    story = told(standing, HURT, decided())
    assert over(story, invented({"listed", "hurt"})) == (["listed", "hurt"] if counts else ["hurt"])
    assert over(told(standing, decided()), invented({"listed"})) == ["listed"]


def test_a_booking_that_only_tells_who_is_expected_is_no_evidence_to_be_considered():
    known = (Person(id=LODGER, name="Lodger"), Relationship(of=LODGER, to=MUM, is_="partner"))
    booked = entry("2024-03-01T10:00", ED, "clinic", *known, Pregnancy(person=MUM), id="booked", about=(MUM,))
    lives = entry("2024-03-02T10:00", HV, "visit", Residence(person=LODGER, address="home", as_="staying"), id="lives")
    plan = entry("2024-03-04T10:00", CSC, "initial_conference", Plan(child=SAM, status="started"), id="plan")
    story = told(booked, lives, plan, decided(considered=("plan",)))
    asked_of = story.questions(adult_unchecked, rule, by="2024-06-05")
    assert [one.rule for one in asked_of if one.rule == rule.id] == []
    assert any(one.rule == adult_unchecked.id and "booked" in {e.id for e in one.evidence} for one in asked_of)
