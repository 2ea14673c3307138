from dataclasses import replace
from datetime import date

import pytest

from parts import ANN, CSC, ED, GP, HV, LODGER, MUM, OTHER_LA, POLICE, SAM, entry, family, told, visit
from tenfold.picture import Picture, cares, fold, person, stays
from tenfold.picture.stated import ids_of
from tenfold.record import (
    Account,
    Action,
    Case,
    Check,
    Escalation,
    Injury,
    Lead,
    Meeting,
    Opinion,
    Person,
    Presence,
    Residence,
    SamePerson,
)
from tenfold.when import AsOf, Time

WRIST = Injury(id="wrist", child=SAM, type="swelling", sites=("wrist.left",))
FELL = Account(id="fell", by=MUM, about=("wrist",), claim="accident")


def ids(stated):
    return [one.id for one in stated]


def test_holds_what_was_recorded_by_then_and_nothing_later():
    story = told(entry("2024-03-04", ED, "attendance", WRIST, recorded="2024-03-06T09:00"))
    assert ids(story.picture("2024-03-05").facts(Injury)) == []
    assert ids(story.picture("2024-03-06").facts(Injury)) == ["wrist"]


def test_holds_everything_unless_told_otherwise():
    story = told(entry("2024-03-04", ED, "attendance", WRIST))
    assert ids(fold(story.case).facts(Injury)) == ["wrist"]
    assert fold(Case(case="empty", agencies=())).entries() == []


def test_finds_things_by_what_they_mention_and_where_they_were_said():
    p = told(entry("2024-03-04", ED, "attendance", WRIST, FELL)).picture("2024-03-04")
    assert ids(p.facts(Account, "wrist")) == ids(p.facts(Account, MUM)) == ids(p.facts_in(Account, "e1")) == ["fell"]
    assert ids(p.facts(Injury, "wrist")) == ids(p.facts(Injury, SAM)) == ["wrist"]
    assert ids(p.facts(Injury, ANN)) == []


def test_names_things_without_an_id_after_their_entry():
    views = (Opinion(about=("wrist",), view="accidental"), Opinion(about=("wrist",), view="consistent"))
    p = told(entry("2024-03-04", ED, "attendance", WRIST, *views)).picture("2024-03-04")
    assert ids(p.facts(Opinion)) == ["e1", "e1.2"]
    assert ids(p.facts(Opinion, "e1")) == []


def test_a_thing_said_again_takes_the_fields_given_and_keeps_the_rest():
    planned = Action(id="clinic", owner=GP, what="Appointment", due=Time.told("2024-04-01"), status="open")
    done = Action(id="clinic", owner=GP, what="Appointment", status="done")
    p = told(entry("2024-03-04", CSC, "call", planned), entry("2024-03-20", GP, "call", done)).picture("2024-03-20")
    [action] = p.facts(Action)
    assert (action.fact.status, str(action.fact.due)) == ("done", "2024-04-01")
    assert (action.first.id, action.last.id, action.agency) == ("e1", "e2", CSC)
    assert [one.status for one in action.told] == ["open", "done"]


def test_a_thing_said_again_about_more_is_found_by_that_too():
    more = Account(id="fell", by=MUM, about=("wrist", "shin"), claim="accident")
    shin = Injury(id="shin", child=SAM, type="bruise")
    p = told(entry("2024-03-04", ED, "call", WRIST, FELL), entry("2024-03-05", ED, "call", shin, more))
    assert ids(p.picture("2024-03-05").facts(Account, "shin")) == ["fell"]


def test_an_escalation_on_the_same_matter_is_the_same_without_an_id():
    raised = Escalation(about="e1", to="manager", status="raised")
    resolved = Escalation(id="esc", about="e1", to="worker", status="resolved")
    p = told(visit("2024-03-04"), entry("2024-03-05", CSC, "call", raised), entry("2024-03-06", CSC, "call", resolved))
    [escalation] = p.picture("2024-03-06").facts(Escalation)
    assert escalation.fact.status == "resolved"


def test_what_is_given_an_id_later_keeps_its_first_and_is_found_by_either():
    stay = Residence(person=LODGER, address="home", as_="staying", from_=Time.told("2024-03-01"))
    named, again = replace(stay, id="stay"), replace(stay, id="stays")
    days = ("2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07")
    told_of = (entry(day, HV, "visit", one) for day, one in zip(days, (stay, named, again, named), strict=True))
    p = told(*told_of).picture("2024-03-07")
    [known] = p.facts(Residence, LODGER)
    assert ids_of(known) == ("e1", "stay", "stays")
    assert list(p.facts(Residence, "stay")) == list(p.facts(Residence, "stays")) == [known]


def test_a_stay_at_the_same_address_from_the_same_day_is_the_same_without_an_id():
    stay = Residence(person=LODGER, address="home", as_="staying", from_=Time.told("2024-03-01"))
    ends = replace(stay, to_date=Time.told("2024-03-31"))
    p = told(entry("2024-03-04", HV, "visit", stay), entry("2024-03-20", HV, "visit", ends)).picture("2024-03-20")
    [known] = p.facts(Residence, LODGER)
    assert (str(known.fact.to_date), known.first.id) == ("2024-03-31", "e1")


def test_a_person_said_again_adds_to_what_is_known():
    first = Person(id=LODGER, known_as=("Baz",), identifiers={"phone": "01"})
    again = Person(id=LODGER, name="Barry", known_as=("Bazza",), identifiers={"pnc": "7"})
    p = told(entry("2024-03-04", HV, "visit", first), entry("2024-03-05", POLICE, "call", again))
    known = person(p.picture("2024-03-05"), LODGER)
    assert (known.name, known.known_as) == ("Barry", ("Baz", "Bazza"))
    assert known.identifiers == {"phone": "01", "pnc": "7"}


def test_two_ids_found_to_be_one_person_are_read_as_one_and_apart_again():
    seen = entry("2024-03-04", HV, "visit", Person(id="man"), Presence(person="man", context="in the kitchen"))
    known = entry("2024-03-05", POLICE, "call", Person(id=LODGER, name="Barry"), about=(LODGER,))
    same = entry("2024-03-06", CSC, "call", SamePerson(a=LODGER, b="man", is_=True), about=("man",))
    later = entry("2024-03-07", CSC, "visit", Presence(person=LODGER, context="on the stairs"), present=(LODGER,))
    apart = entry("2024-03-08", CSC, "call", SamePerson(a="man", b=LODGER, is_=False))
    story = told(seen, known, same, later, apart)
    assert len(story.picture("2024-03-05").facts(Presence, LODGER)) == 0
    p = story.picture("2024-03-07")
    assert len(p.facts(Presence, "man")) == 2
    assert person(p, "man").name == "Barry"
    assert person(p, LODGER) is None
    assert len(story.picture("2024-03-08").facts(Presence, LODGER)) == 1


def test_three_ids_found_to_be_one_are_read_under_the_first_met():
    pairs = (SamePerson(a="c", b="b", is_=True), SamePerson(a="b", b="a", is_=True), SamePerson(a="a", b="a", is_=True))
    people = (Person(id="a"), Person(id="b"), Person(id="c", name="Cai"))
    p = told(entry("2024-03-04", CSC, "call", *people), entry("2024-03-05", CSC, "call", *pairs))
    assert person(p.picture("2024-03-05"), "a").name == "Cai"


def test_three_ids_of_whom_each_two_are_one_are_read_under_the_first_too():
    pairs = (("man-1", LODGER), (LODGER, "man-2"), ("man-1", "man-2"))
    met = entry("2024-03-04", GP, "visit", *(Person(id=one) for one in ("man-1", LODGER, "man-2")))
    same = entry("2024-03-05", CSC, "call", *(SamePerson(a=a, b=b, is_=True) for a, b in pairs))
    p = told(met, same).picture("2024-03-05")
    assert [p.known_under(one) for one in ("man-1", LODGER, "man-2")] == ["man-1"] * 3


def test_what_is_remembered_is_asked_for_in_order():
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        stays(told().picture("2024-03-05"), person=SAM)


def test_the_same_entry_twice_is_once_and_other_content_is_refused():
    first = entry("2024-03-04", ED, "attendance", WRIST, id="x")
    p = told(first, first).picture("2024-03-04")
    assert ids(p.facts(Injury)) == ["wrist"]
    other = entry("2024-03-04", ED, "attendance", id="x")
    with pytest.raises(ValueError, match="entry x was taken before with other content"):
        told(first, other).picture("2024-03-04")


def test_knows_contacts_by_when_they_were_and_calls_are_not_contacts():
    late = visit("2024-03-01", recorded="2024-03-10")
    call = entry("2024-03-06", CSC, "call", seen={SAM: "seen"})
    p = told(visit("2024-03-05"), late, call).picture("2024-03-10")
    assert [str(one.occurred) for one in p.contacts(SAM)] == ["2024-03-01", "2024-03-05"]


def test_a_meeting_told_by_another_entry_counts_as_one_of_its_kind():
    held = Meeting(id="m", event="strategy_discussion", day=Time.told("2024-03-04"), status="held")
    p = told(entry("2024-03-05", CSC, "record_note", held)).picture("2024-03-05")
    assert [one.id for one in p.events("strategy_discussion", SAM)] == ["e1"]


def test_knows_who_leads_on_a_day_and_now():
    leads = (Lead(agency=CSC), Lead(agency=OTHER_LA, from_=Time.told("2024-03-10")))
    case = Case(case="moved", agencies=told().case.agencies, lead=leads, entries=(family(),))
    p = fold(case, AsOf.day(date(2024, 3, 5)))
    assert (p.lead(date(2024, 3, 5)), p.lead(date(2024, 3, 10)), p.lead_now()) == (CSC, OTHER_LA, CSC)
    p.advance(AsOf.day(date(2024, 3, 10)).on)
    assert p.lead_now() == OTHER_LA
    assert fold(Case(case="none", agencies=(), entries=(family(),))).lead_now() is None


def test_time_passes_on_both_clocks():
    p: Picture = told().picture("2024-03-04")
    later = AsOf.day(date(2024, 3, 5)).on
    assert not p.passed(later)
    p.advance(later)
    assert p.passed(later)
    assert p.as_of == AsOf.at(later)
    assert p.over("due.immediate", AsOf.day(date(2024, 3, 1)).on)


def test_care_with_the_same_child_carers_and_start_is_one_thing():
    p = told(entry("2024-03-04", CSC, "call")).picture("2024-03-04")
    assert ids(cares(p, SAM)) == ["care-sam"]


def test_a_check_says_what_it_found():
    check = Check(about=("fell",), against="witness", result="corroborated")
    p = told(entry("2024-03-04", ED, "attendance", WRIST, FELL, check)).picture("2024-03-04")
    assert [one.fact.result for one in p.facts(Check, "fell")] == ["corroborated"]


def test_what_comes_after_two_ids_were_found_to_be_one_is_read_under_the_one():
    same = SamePerson(a=LODGER, b="man", is_=True)
    known = (Person(id=LODGER, name="Lee"), Person(id="man"))
    first = entry("2024-03-04", CSC, "call", *known, same, id="first")
    later = entry("2024-03-05", HV, "visit", Presence(person="man", context="at the door"), id="later")
    whole = told(first, later).case
    grown = fold(whole, AsOf.day(date(2024, 3, 4)))
    grown.advance(AsOf.day(date(2024, 3, 5)).known)
    grown.take([next(one for one in whole.entries if one.id == "later")])
    for p in (grown, fold(whole)):
        assert [one.fact.person for one in p.facts(Presence)] == [p.known_under("man")]
        assert len(p.facts(Presence, p.known_under("man"))) == 1


def test_the_first_lead_has_not_taken_over_from_anybody():
    alone = replace(told(), leads=(Lead(agency=CSC, from_=Time.told("2024-03-04")),))
    assert alone.picture("2024-03-20").led_since() is None
    story = told().led_by(OTHER_LA, "2024-03-11")
    assert story.picture("2024-03-09").led_since() is None
    assert story.picture("2024-03-11").led_since() == Time.told("2024-03-11").first
