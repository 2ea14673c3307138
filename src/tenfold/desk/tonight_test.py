import pytest

from desks import turning
from parts import DAD, GRAN, MUM, POLICE, SAM, entry, time, told
from tenfold.desk.tonight import _dangers, tonight_of
from tenfold.record import History, Order, Person, PoliceAction


def test_each_child_of_whom_something_is_asked_at_once_is_there_with_who_leads_and_who_cares():
    kit = next(one for one in tonight_of([turning()]) if one.name == "Kit")
    rows = dict(kit.rows)
    assert rows["Cared for by"] == ("City hospital (hospital): only said, by paediatric registrar, City hospital",)
    assert rows["Lead"][0] == "Children's social care"
    assert len(rows["Asked at once"]) >= 1
    assert rows["Born"] == ("10 September 2023 (8 months)",)


def test_a_family_of_which_nothing_is_asked_at_once_and_without_a_plan_is_not():
    assert tonight_of([turning("2023-09-23T12:00")]) == ()


def dangers(*facts):
    p = told(entry("2024-03-04", POLICE, "police_incident", *facts)).picture("2024-03-10")
    return tuple(_dangers(p, SAM, p.now))


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (History(person=MUM, of="violence", as_="perpetrator", says="a knife"), "violence as perpetrator (a knife)"),
        (History(person=DAD, of="sexual_offence", as_="unknown"), "Sam’s father: sexual offence as unknown"),
        (Person(id=GRAN, no_contact="she warns them"), "Sam’s grandmother may not be approached: she warns them"),
        (PoliceAction(person=DAD, action="bailed", conditions="not to come home"), "is on bail: not to come home"),
        (PoliceAction(person=DAD, action="bailed"), "is on bail: no conditions are recorded"),
        (Order(person=DAD, type="non_molestation", from_=time("2024-03-01")), "order since 1 March 2024: Sam’s father"),
    ],
)
def test_dangers_at_the_door_are_told(fact, words):
    assert any(words in one for one in dangers(fact))


@pytest.mark.parametrize(
    "facts",
    [
        (History(person=MUM, of="homelessness"),),
        (History(person=MUM, of="violence", as_="victim"),),
        (PoliceAction(person=DAD, action="bailed"), PoliceAction(person=DAD, action="bail_ended")),
        (Order(person=DAD, type="restraining", to_date=time("2024-03-05")),),
        (Order(child=SAM, type="care"),),
    ],
)
def test_what_is_no_danger_or_over_is_not(facts):
    assert dangers(*facts) == ()
