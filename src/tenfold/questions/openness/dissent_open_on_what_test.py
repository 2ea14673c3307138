"""Disagreement counts that is on home, threshold or plan, and on what else only where a concern is live."""

from dataclasses import replace

import pytest

from parts import ANN, CSC, DAD, ED, GP, GRAN, HV, LODGER, MUM, NURSERY, POLICE, SAM, entry, on_plan, time, told
from tenfold.questions.openness.dissent_open import dissent_open as rule
from tenfold.questions.openness.dissent_open_test import dissent
from tenfold.record import (
    Account,
    Action,
    Assessment,
    Care,
    Decision,
    Dissent,
    Enquiry,
    Enrolment,
    Injury,
    LegalView,
    Observation,
    Opinion,
    Order,
    Person,
    Plan,
    Recommendation,
    Referral,
    Registration,
    Relationship,
    Residence,
    Voice,
)


def test_counts_what_is_on_a_home_that_was_given_its_id_later():
    home = Residence(person=SAM, address="flat", as_="staying")
    told_of = (entry(f"2024-03-0{n}", CSC, "call", replace(home, id=id)) for n, id in ((1, None), (2, "flat-sam")))
    assert told(*told_of, dissent(Dissent(by=POLICE, about=("flat-sam",)))).asks(rule, by="2024-06-01")


@pytest.mark.parametrize(
    "fact",
    [
        Plan(id="x", child=SAM, status="started"),
        Action(id="x", child=SAM, owner=CSC, what=""),
        Care(id="x", child=SAM, by=(DAD,), basis="parental"),
        Residence(id="x", person=SAM, address="home", as_="staying"),
        Order(id="x", child=SAM, type="epo"),
        LegalView(id="x", children=(SAM,), threshold="not_met"),
        Enquiry(id="x", children=(SAM,), stage="opened"),
        Assessment(id="x", children=(SAM,), stage="completed"),
        Referral(id="x", children=(SAM,)),
        Recommendation(id="x", children=(SAM,)),
        *(
            Decision(id="x", matter=matter, children=(SAM,))
            for matter in ("referral", "enquiry", "return_home", "discharge", "threshold", "plan", "closure")
        ),
        Decision(id="x", matter="placement", children=(SAM,)),
    ],
)
def test_counts_what_is_on_home_threshold_or_plan(fact):
    story = told(entry("2024-03-04", CSC, "record_note", fact, id="made"), dissent(Dissent(by=POLICE, about=("x",))))
    [question] = story.asked(rule, by="2024-03-06")
    assert question.children == (SAM,)


@pytest.mark.parametrize(
    "fact",
    [
        Decision(id="x", matter="charge", children=(SAM,)),
        Decision(id="x", matter="contact", children=(SAM,)),
        Injury(id="x", child=SAM, type="bruise"),
        Opinion(id="x", about=("arm",), view="accidental"),
    ],
)
def test_is_silent_on_what_is_on_something_else(fact):
    hurt = entry("2024-03-03", ED, "attendance", Injury(id="arm", child=SAM, type="burn"))
    made = entry("2024-03-04", CSC, "record_note", fact, id="made")
    assert not told(hurt, made, dissent(Dissent(by=POLICE, about=("x",)))).questions(rule, by="2024-06-01")


def test_an_entry_counts_unless_it_only_tells_of_a_charge_or_contact():
    def against(*facts):
        made = entry("2024-03-04", CSC, "record_note", *facts, id="made", about=(SAM, ANN))
        return told(made, dissent(Dissent(by=POLICE, about=("made",)))).asked(rule, by="2024-03-06")

    charge = Decision(matter="charge", children=(SAM,))
    assert not against(charge)
    assert [question.children for question in against()] == [(SAM, ANN)]
    assert against(charge, Decision(matter="threshold", children=(SAM,)))


SKIN = Observation(child=SAM, of="health", level="neutral")


def on_entry(*facts, event="attendance", before=(), **fields):
    made = entry("2024-03-04", GP, event, *facts, id="made", **fields)
    story = told(*before, made, dissent(Dissent(by=HV, about=("made",))))
    return [question.children for question in story.asked(rule, by="2024-03-06")]


@pytest.mark.parametrize(
    "fact",
    [
        SKIN,
        Injury(child=SAM, type="bruise", sites=("shin.left",)),
        Account(by=MUM, about=("feeding",)),
        Voice(child=SAM, says="more"),
        Enrolment(child=SAM, at=NURSERY, status="enrolled"),
        Registration(child=SAM, at=GP, status="registered"),
        Decision(matter="other", children=(SAM,), outcome="the nursery washes the kit"),
    ],
)
def test_what_was_found_and_no_more_is_on_something_else_unless_a_concern_is_live(fact):
    assert not on_entry(fact)
    assert on_entry(fact, before=(on_plan("2024-02-05"),)) == [(SAM,)]
    assert on_entry(fact, before=(entry("2024-03-01", CSC, "call", Referral(children=(SAM,))),)) == [(SAM,)]
    assert on_entry(fact, before=(on_plan("2024-02-05"),), about=(SAM, ANN)) == [(SAM,)]
    assert on_entry(fact, Recommendation(children=(SAM,))) == [(SAM,)]
    assert on_entry(fact, event="discharge") == [(SAM,)]


def test_a_decision_of_another_kind_counts_where_a_concern_is_live():
    kit = entry("2024-03-04", CSC, "record_note", Decision(id="x", matter="other", children=(SAM,)), id="made")
    against = dissent(Dissent(by=POLICE, about=("x",)))
    assert not told(kit, against).questions(rule, by="2024-06-01")
    assert told(on_plan("2024-02-05"), kit, against).asks(rule, by="2024-03-06")
    mums = entry("2024-03-04", CSC, "record_note", Decision(id="x", matter="other", children=(MUM,)), id="made")
    assert told(mums, against).asks(rule, by="2024-03-06")


def test_where_what_it_is_about_cannot_be_told_it_counts():
    assert on_entry() == [(SAM,)]
    assert on_entry(Relationship(of=LODGER, to=MUM, is_="friend")) == [(SAM,)]
    assert on_entry(Residence(person=SAM, address="home", as_="resident")) == [(SAM,)]


@pytest.mark.parametrize(
    ("fact", "counts"),
    [
        (Person(id=SAM, name="Sam"), False),
        (Relationship(of=LODGER, to=MUM, is_="friend"), False),
        (Care(child=SAM, by=(MUM,), basis="parental"), False),
        (Care(child=SAM, by=(DAD,), basis="parental"), True),
        (Care(child=SAM, by=(GRAN,), basis="family_arrangement"), True),
        (Care(child=SAM, by=(MUM,), basis="parental", to_date=time("2024-03-03")), True),
        (Residence(person=SAM, address="home", as_="resident"), False),
        (Residence(person=SAM, address="grans", as_="resident"), True),
        (Residence(person=SAM, address="home", as_="left"), True),
        (Residence(person=SAM, address="home", as_="resident", to_date=time("2024-03-03")), True),
    ],
)
def test_where_a_child_was_all_along_is_no_word_on_its_home_and_a_change_is(fact, counts):
    assert on_entry(SKIN, fact) == ([(SAM,)] if counts else [])
