"""Who has a name and no more, as a new partner has, is asked about once a concern is live, and from then on."""

import pytest

from parts import ANN, CLINIC, CSC, DAD, ED, FRIEND, GP, HV, MUM, OUTSIDER, POLICE, SAM, entry, on_plan, time, told
from tenfold.questions.curiosity.adult_unidentified import adult_unidentified as rule
from tenfold.questions.curiosity.adult_unidentified import each_stranger
from tenfold.questions.curiosity.adult_unidentified_test import STORY
from tenfold.record import (
    Allegation,
    Assessment,
    Decision,
    History,
    Injury,
    Opinion,
    Person,
    Plan,
    Referral,
    Relationship,
    Residence,
)

HIS = Person(id=OUTSIDER, name="O", born=time("2016"))
BOY = Person(id=FRIEND, name="F", born=time("2021-02-02"))
MOVES_IN = (Person(id="man", name="A"), Relationship(of="man", to=MUM, is_="partner"))
A_CONCERN = entry("2024-03-06", POLICE, "call", Allegation(by="unknown", child=SAM))


@pytest.mark.parametrize("tie", [(), (Relationship(of=OUTSIDER, to=SAM, is_="step_sibling"),)])
def test_asks_who_a_new_partner_is_though_he_is_a_parent_of_another_child(tie):
    own = (HIS, Relationship(of="man", to=OUTSIDER, is_="father"), *tie)
    story = told(entry("2024-03-04", CSC, "call", *MOVES_IN, *own), A_CONCERN)
    [question] = story.asked(rule, by="2024-03-06")
    assert (question.id, question.about) == ("adult-unidentified:man", (SAM, ANN, "man"))


@pytest.mark.parametrize("known_by", [Relationship(of=FRIEND, to=SAM, is_="half_sibling"), None])
def test_leaves_out_the_father_of_a_half_brother_of_the_same_home(known_by):
    tie = known_by or Relationship(of=MUM, to=FRIEND, is_="mother")
    boy = (BOY, tie, Relationship(of="man", to=FRIEND, is_="father"))
    story = told(
        entry("2024-03-04", CSC, "call", *MOVES_IN, *boy, Residence(person=FRIEND, address="home", as_="resident"))
    )
    assert not story.then(A_CONCERN).questions(rule, by="2024-03-20")
    moved = entry("2024-03-08", CSC, "call", Residence(person=FRIEND, address="his", as_="resident"))
    assert not story.then(A_CONCERN, moved).questions(rule, by="2024-03-20")
    elsewhere = entry(
        "2024-03-04", CSC, "call", *MOVES_IN, *boy, Residence(person=FRIEND, address="his", as_="resident")
    )
    assert told(elsewhere, A_CONCERN).asks(rule, by="2024-03-06")


def test_is_silent_about_a_new_partner_who_is_known_and_named_until_a_concern_is_live():
    partner = (Person(id=FRIEND, name="B"), Relationship(of=FRIEND, to=MUM, is_="partner"))
    story = told(entry("2024-03-04", HV, "visit", *partner))
    assert not story.asks(rule, by="2024-05-04")
    [question] = story.then(on_plan("2024-05-06")).asked(rule, by="2024-05-06")
    assert question.urgency == "soon"


def test_becomes_soon_with_a_live_concern():
    [question] = STORY.then(entry("2024-03-06", POLICE, "call", Allegation(by="unknown", child=SAM))).asked(
        rule, by="2024-03-06"
    )
    assert [growth.urgency for growth in question.grew] == ["soon"]


PARTNER = entry("2024-03-04", HV, "visit", Person(id=FRIEND, name="B"), Relationship(of=FRIEND, to=MUM, is_="partner"))
ENDED = Decision(matter="closure", children=(SAM,), granted=True, rationale="…")
SENT = entry("2024-03-06", CSC, "call", Referral(children=(SAM,), to=CSC), id="live")
OPENED = entry("2024-03-06", CSC, "record_note", Assessment(id="as", children=(SAM,), stage="opened"), id="live")
DONE = entry("2024-03-12", CSC, "record_note", Assessment(id="as", children=(SAM,), stage="completed"))
CLOSED = entry("2024-03-12", CSC, "record_note", ENDED, considered=("live",))
HURT = Injury(id="b", child=SAM, type="burn", sites=("arm",))
JUDGED = entry("2024-03-06", ED, "clinic", HURT, Opinion(about=("b",), view="suspicious"), id="live")
LODGES = Residence(person=DAD, address="home", as_="staying", from_=time("2024-03-05"))
GOES = Residence(person=DAD, address="home", as_="left", from_=time("2024-03-10"))
VIOLENT = entry("2024-03-06", POLICE, "call", LODGES, History(person=DAD, of="violence"), id="live")


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (SENT, CLOSED),
        (SENT, entry("2024-06-12", GP, "record_note")),  # lapsed
        (OPENED, DONE),
        (OPENED, CLOSED),
        (on_plan("2024-03-06"), entry("2024-03-12", CSC, "review_conference", Plan(child=SAM, status="ended"))),
        (A_CONCERN, CLOSED),
        (JUDGED, CLOSED),
        (JUDGED, entry("2024-09-12", GP, "record_note")),  # lapsed
        (VIOLENT, entry("2024-03-12", HV, "visit", GOES)),
        (VIOLENT, CLOSED),
    ],
)
def test_goes_on_asking_when_the_concern_is_no_longer_live_until_he_is_known(begins, ends):
    story = told(PARTNER, begins, ends)
    [question] = story.questions(rule, by="2024-12-01")
    assert (question.opened.date(), question.closed) == (begins.day, None)
    who = entry("2024-12-02", CSC, "call", Person(id=FRIEND, born=time("1990-01-01")))
    assert story.then(who).questions(rule, by="2024-12-02")[0].closed_by == "e4"
    picture = story.picture("2024-12-01")
    assert rule.ask(picture, each_stranger(picture)[0]).urgency == "routine"


def test_is_silent_about_who_came_when_the_concern_was_over_or_never_was_one():
    late = entry("2024-03-14", HV, "visit", *PARTNER.facts)
    assert not told(SENT, CLOSED, late).questions(rule, by="2024-12-01")
    at_once = entry("2024-03-06", CSC, "call", Allegation(id="al", by="unknown", child=SAM), ENDED)
    assert not told(PARTNER, at_once).questions(rule, by="2024-12-01")
    to_clinic = entry("2024-03-06", GP, "letter", Referral(children=(SAM,), to=CLINIC))
    of_speech = entry("2024-03-06", CLINIC, "clinic", Assessment(children=(SAM,), stage="completed"))
    gone = entry("2024-03-06", POLICE, "call", History(person=DAD, of="violence"), History(person=MUM, of="other"))
    assert not told(PARTNER, to_clinic, of_speech, gone).questions(rule, by="2024-12-01")


def test_is_silent_about_a_grown_brother_who_was_a_child_while_the_concern_was_live():
    brother = (Person(id=FRIEND, name="B", born=time("2006")), Relationship(of=FRIEND, to=MUM, is_="other"))
    story = told(entry("2023-11-06", HV, "visit", *brother))
    before = entry("2023-11-07", CSC, "call", Referral(children=(SAM,), to=CSC), id="past")
    ended = entry("2023-11-12", CSC, "record_note", ENDED, considered=("past",))
    assert not story.then(before, ended).questions(rule, by="2024-12-01")
    assert story.then(before, ended, SENT, CLOSED).asks(rule, by="2024-12-01")
