"""A history of somebody who was of the household when it arose stays a concern, wherever they are since."""

import pytest

from parts import ANN, DAD, FRIEND, MUM, POLICE, SAM, entry, time, told
from tenfold.picture import is_live, live_since
from tenfold.record import Care, History, Person, Relationship, Residence

BEATEN = History(person=FRIEND, of="domestic_abuse", as_="perpetrator")
JOE = Person(id=FRIEND, name="Joe", born=time("1990-01-01"))


def incident(*facts, day="2024-03-04T21:00", history=BEATEN):
    return entry(day, POLICE, "police_incident", JOE, history, *facts, id="incident")


def stay(as_, since=None, until=None, address="home", person=FRIEND):
    return Residence(
        person=person, address=address, as_=as_, from_=since and time(since), to_date=until and time(until)
    )


def tie(is_, to=MUM, since=None, until=None):
    return Relationship(of=FRIEND, to=to, is_=is_, from_=since and time(since), to_date=until and time(until))


def care(basis, until):
    return Care(child=SAM, by=(FRIEND,), basis=basis, from_=time("2024-01-01"), to_date=time(until))


def before(*facts):
    return entry("2024-01-10", POLICE, "record_note", JOE, *facts)


def is_concern(*entries):
    return is_live(told(*entries).picture("2024-03-20"), SAM)


@pytest.mark.parametrize(
    "entries",
    [
        (incident(stay("left", "2024-03-04")),),
        (incident(stay("left")),),
        (before(stay("resident")), incident(stay("left", "2024-03-04"))),
        (before(stay("staying", "2024-01-10", "2024-03-05")), incident()),
        (incident(tie("partner", until="2024-03-04")),),
        (before(tie("partner")), incident(tie("ex_partner"))),
        (before(tie("partner")), incident(), entry("2024-03-06", POLICE, "record_note", tie("ex_partner"))),
        (incident(care("family_arrangement", "2024-03-05")),),
        (incident(Relationship(of=MUM, to=FRIEND, is_="partner", to_date=time("2024-03-04"))),),
    ],
)
def test_who_was_there_and_has_gone_leaves_the_concern_behind(entries):
    assert is_concern(*entries)
    assert live_since(told(*entries).picture("2024-03-20"), SAM).id == "incident"


@pytest.mark.parametrize(
    "entries",
    [
        (incident(stay("left", "2024-02-01")),),
        (incident(stay("left", address="elsewhere")),),
        (incident(stay("visiting")),),
        (incident(), entry("2024-03-10", POLICE, "record_note", stay("left"))),
        (incident(tie("partner", until="2024-02-01")),),
        (incident(tie("ex_partner")),),
        (before(tie("partner")), entry("2024-02-01", POLICE, "record_note", tie("ex_partner")), incident()),
        (incident(tie("partner", to=DAD, until="2024-03-04")),),
        (incident(tie("friend")),),
        (incident(tie("partner", since="2024-03-06", until="2024-03-10")),),
        (incident(care("childminder", "2024-03-05")),),
        (incident(stay("left", person=SAM), history=History(person=SAM, of="violence", as_="perpetrator")),),
        (incident(stay("left"), history=History(person=FRIEND, of="domestic_abuse", as_="victim")),),
    ],
)
def test_who_had_gone_before_or_was_never_there_is_no_concern(entries):
    assert not is_concern(*entries)


def test_a_brother_who_has_left_is_no_adult_of_the_household():
    told_of = History(person=ANN, of="violence", as_="perpetrator")
    assert not is_concern(incident(stay("left", person=ANN), history=told_of))


@pytest.mark.parametrize(("basis", "concern"), [("placement", False), ("hospital", True), ("childminder", True)])
def test_the_home_of_the_mothers_new_partner_is_not_that_of_a_child_placed_elsewhere(basis, concern):
    kin = (Person(id="kim", born=time("2016-03-02")), Relationship(of=MUM, to="kim", is_="mother"))
    away = Care(child="kim", by=("carer",), basis=basis, from_=time("2021-03-20"))
    carer = Person(id="carer", born=time("1970-01-01"))
    known = entry("2024-01-10", POLICE, "record_note", JOE, carer, *kin, away)
    story = told(known, incident(tie("partner", since="2024-02-01")))
    assert is_live(story.picture("2024-03-20"), "kim") is concern
