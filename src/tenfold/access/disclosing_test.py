from dataclasses import replace

import pytest

from parts import ANN, CSC, DAD, ED, GRAN, MUM, POLICE, SAM, SCHOOL, entry, time, told
from tenfold.access import PROFESSIONALS, Verdict, disclose, passages
from tenfold.record import (
    Account,
    Action,
    Allegation,
    Allocation,
    Attended,
    Check,
    Decision,
    Dissent,
    History,
    Injury,
    Invited,
    LegalView,
    Person,
    PoliceAction,
    Referral,
    Residence,
    SamePerson,
    Supervised,
    Voice,
)


def case_of(*facts, agency=CSC, **fields):
    one = entry("2024-03-04", agency, "visit", *facts, id="e1", **fields)
    return told(one).case


def given(case, *passed, withheld=(), subject=SAM, **more):
    verdicts = [Verdict(one, passed=True) for one in passed] + [
        Verdict(id, passed=False, reason=r) for id, r in withheld
    ]
    return disclose(case, case.entries, subject, verdicts, **more)


def words(disclosure, *, last=True):
    entries = disclosure.entries[-1:] if last else disclosure.entries
    return [(told.heading, one.label, one.text) for entry in entries for told in entry.told for one in told.pieces]


def last_told(disclosure, heading):
    return next(told for told in disclosure.entries[-1].told if told.heading == heading)


@pytest.mark.parametrize(
    "fact",
    [
        History(person=DAD, of="violence", as_="perpetrator"),
        Person(id=GRAN, name="Else", first_language="Norn"),
        Injury(child=ANN, type="bruise"),
        PoliceAction(person=DAD, action="cautioned"),
        Residence(person=MUM, address="elsewhere", as_="resident"),
        Invited(person=MUM),
        Attended(person=DAD, as_="present"),
        Voice(child=ANN, says="I like it"),
    ],
)
def test_a_fact_about_somebody_else_is_left_out_whole(fact):
    assert given(case_of(fact)).entries[-1].told == ()
    assert given(case_of(fact, narrative="Seen.")).entries[-1].told[0].heading == "What was written"
    assert len(given(case_of(fact, narrative="Seen.")).entries[-1].told) == 1


def test_an_entry_about_somebody_else_is_not_there_and_takes_no_number():
    about_ann = entry("2024-03-01", ED, "attendance", Injury(child=ANN, type="bite"), about=(ANN,), id="a")
    mine = entry("2024-03-02", ED, "attendance", Injury(child=SAM, type="burn"), id="b")
    found = given(told(about_ann, mine).case)
    assert [one.number for one in found.entries] == [1, 2]
    assert "bite" not in str(found)


def test_what_is_about_several_names_nobody_else():
    found = words(given(case_of(Injury(one_of=(SAM, ANN), type="burn", sites=("hand.left",)))))
    assert ("Injury", "one of", "you, another person") in found
    assert ("Injury", "sites", "hand.left") in found


@pytest.mark.parametrize(
    "fact",
    [
        Allegation(by=GRAN, child=SAM, against=DAD, says="x"),
        Account(by=GRAN, about=("m",), claim="accident"),
        Referral(children=(SAM,), from_="public"),
    ],
)
def test_who_told_is_withheld(fact):
    found = given(case_of(Injury(id="m", child=SAM, type="bruise"), fact))
    heading = type(fact).__name__
    assert "third_party" in last_told(found, heading).withheld
    assert "grandmother" not in str(found)
    assert not [label for _, label, _ in words(found) if label == "told by"]


def test_a_professional_agency_that_referred_is_named():
    assert ("Referral", "from", SCHOOL) in words(given(case_of(Referral(children=(SAM,), from_=SCHOOL))))


def test_a_check_of_an_account_of_ones_injury_is_ones_own_and_of_anothers_is_not():
    mine = (Injury(id="m", child=SAM, type="bruise"), Account(id="a", by=MUM, about=("m",)))
    theirs = (Injury(id="n", child=ANN, type="bite"), Account(id="b", by=MUM, about=("n",)))
    checks = (Check(about=("a",), against="witness", result="contradicted"),
              Check(about=("b",), against="forensic", result="unfounded"))  # fmt: skip
    found = [text for heading, _, text in words(given(case_of(*mine, *theirs, *checks))) if heading == "Check"]
    assert found == ["witness", "contradicted"]


def test_ids_are_never_given():
    facts = (Injury(id="grans-fault", child=SAM, type="bruise"), Action(id="see-gran", owner=CSC, child=SAM, what="x"))
    assert "gran" not in str(words(given(case_of(*facts), "e1/2/what")))


def test_free_words_are_given_once_they_were_passed_and_sentence_by_sentence():
    case = case_of(narrative="Sam ran. His dad is ill! He slept?", about=(SAM,))
    assert words(given(case)) == []
    assert words(given(case, "e1/narrative/1", "e1/narrative/3")) == [
        ("What was written", "", "Sam ran."),
        ("What was written", "", "He slept?"),
    ]
    told = last_told(given(case, withheld=[("e1/narrative/2", "serious_harm")]), "What was written")
    assert told.withheld == ("unread", "serious_harm")


def test_how_many_sentences_are_withheld_is_not_told():
    one, many = case_of(narrative="He is ill."), case_of(narrative="He is ill. He drinks. He left.")
    assert given(one).entries[-1].told == given(many).entries[-1].told


def test_the_last_word_on_a_passage_stands():
    case = case_of(narrative="Sam ran.")
    verdicts = [Verdict("e1/narrative/1", passed=True), Verdict("e1/narrative/1", passed=False, reason="third_party")]
    assert words(disclose(case, case.entries, SAM, verdicts)) == []


def test_what_was_passed_still_goes_through_the_net():
    case = case_of(Person(id="d", name="Danuta"), narrative="Danuta held Sam.")
    assert words(given(case, "e1/narrative/1")) == [("What was written", "", "[withheld] held Sam.")]
    assert words(given(case, "e1/narrative/1", "/person/d")) == [("What was written", "", "Danuta held Sam.")]


@pytest.mark.parametrize("restricted", ["sealed", "sensitive"])
def test_a_restricted_entry_leaves_no_trace_until_it_was_passed_as_a_whole(restricted):
    plain, case = told().case, case_of(Injury(child=SAM, type="bite"), restricted=restricted)
    assert given(case) == given(plain)
    assert given(case).reasons == given(plain).reasons
    assert ("Injury", "type", "bite") in words(given(case, "e1"))
    assert "e1" in {one.id for one in passages(case, case.entries, SAM)}


def test_names_that_stand_only_where_whoever_answers_may_not_look_are_taken_out_too():
    sealed = entry("2024-03-01", POLICE, "record_note", Person(id="x", name="Quillon"), id="s", restricted="sealed")
    case = told(sealed, entry("2024-03-04", CSC, "visit", id="e1", narrative="Quillon came.")).case
    visible = tuple(one for one in case.entries if one.id != "s")
    found = disclose(case, visible, SAM, [Verdict("e1/narrative/1", passed=True)])
    assert words(found) == [("What was written", "", "[withheld] came.")]


@pytest.mark.parametrize("on_behalf", [False, True])
def test_a_protected_address_is_withheld_and_from_who_asks_for_another_also_that_there_is_one(on_behalf):
    case = case_of(Residence(person=SAM, address="81 Hidden Close", as_="resident", protected=True), narrative="Seen.")
    found = given(case, on_behalf=on_behalf)
    assert "Hidden" not in str(found)
    assert ("protected_address" in found.reasons) is not on_behalf
    kept = given(case, withheld=[("e1/narrative/1", "protected_address")], on_behalf=on_behalf)
    assert ("protected_address" in kept.reasons) is not on_behalf
    assert ("Residence" in {told.heading for told in found.entries[-1].told}) is not on_behalf


@pytest.mark.parametrize("mine", ["81 Hidden Close", "81  HIDDEN close", "81 Hidden Close, Leeds"])
def test_an_address_that_is_protected_for_anybody_is_so_however_it_is_written(mine):
    safe = Residence(person=MUM, address="Rosemary Refuge, 81 Hidden Close", as_="resident", protected=True)
    found = given(case_of(safe, Residence(person=SAM, address=mine, as_="resident")))
    assert last_told(found, "Residence").withheld == ("protected_address",)
    assert "hidden" not in str(found).casefold()


def test_a_reader_withholds_a_whole_entry_without_a_trace_and_a_fact_with_its_reason():
    case = case_of(Injury(child=SAM, type="bite"), Voice(child=SAM, says="x"), narrative="Sam ran.")
    assert given(case, withheld=[("e1", "serious_harm")]) == given(told().case)
    found = given(case, "e1/narrative/1", withheld=[("e1/1", "serious_harm")])
    assert "bite" not in str(found)
    assert "Injury" not in {told.heading for told in found.entries[-1].told}
    assert last_told(found, "Something else").withheld == ("serious_harm",)
    listed = {one.id: one.given for one in passages(case, case.entries, SAM)}
    assert (listed["e1"], listed["e1/1"], listed["e1/narrative/1"]) == (True, True, False)


def test_an_agency_that_tells_of_somebody_by_being_there_is_named_nowhere_until_that_was_decided():
    note = entry("2024-03-01", "haven", "record_note", Injury(child=SAM, type="bite"), id="h", role="refuge worker")
    facts = (Invited(agency="haven"), Referral(children=(SAM,), from_="haven"))
    mine = entry("2024-03-04", CSC, "visit", *facts, id="e1", narrative="Sam ran to haven.")
    case = told(note, mine).beside("haven", "domestic_abuse_service").case
    found = given(case, "e1/narrative/1")
    assert "haven" not in str(found)
    assert "bite" not in str(found)
    assert ("Invited", "agency", "another agency") in words(found)
    passed = given(case, "h")
    assert "bite" in str(passed)
    assert "haven" not in str(passed)
    assert "refuge" not in str(passed)
    assert ("Referral", "from", "haven") in words(given(case, "/agency/haven"))
    assert {"h": False, "/agency/haven": False}.items() <= {
        one.id: one.given for one in passages(case, case.entries, SAM)
    }.items()


def test_what_lawyers_advised_is_withheld_as_such():
    case = case_of(LegalView(children=(SAM,), threshold="met", says="go on"))
    assert last_told(given(case), "Legal view").withheld == ("legal_privilege",)
    assert words(given(case)) == []
    assert ("Legal view", "threshold", "met") in words(given(case, "e1/1/threshold"))


def test_who_worked_on_it_is_told_by_agency_and_role_and_by_name_only_if_that_was_decided():
    facts = (
        Allocation(worker="ruth", agency=CSC, role="lead_practitioner"),
        Supervised(worker="ruth", by="del", says="x"),
    )
    case = case_of(*facts, narrative="Ruth Ashdown came.", staff="ruth")
    found = given(case, "e1/narrative/1", professionals=("Ruth Ashdown",))
    assert ("Allocation", "role", "lead practitioner") in words(found)
    assert "ruth" not in str(words(found)).casefold()
    named = given(case, "e1/narrative/1", PROFESSIONALS, professionals=("Ruth Ashdown",))
    assert ("What was written", "", "Ruth Ashdown came.") in words(named)


def test_an_id_with_a_stroke_in_it_is_no_other_passage_s_address():
    restricted = entry("2024-03-01", CSC, "record_note", Injury(child=SAM, type="bite"), id="e1/1", restricted="sealed")
    case = told(restricted, entry("2024-03-04", CSC, "visit", Injury(child=SAM, type="burn"), id="e1")).case
    assert "bite" not in str(given(case, "e1/1", "/professionals"))
    assert "bite" in str(given(case, "e1%2F1"))
    assert len({one.id for one in passages(case, case.entries, SAM)}) == len(passages(case, case.entries, SAM))


def test_a_dissent_on_what_was_written_of_one_is_ones_own_and_on_others_is_not():
    other = entry("2024-03-01", ED, "attendance", id="a", about=(ANN,))
    mine = entry("2024-03-02", ED, "attendance", id="b")
    both = (
        Dissent(by=CSC, about=("a",)),
        Dissent(by=ED, about=("b",)),
        Attended(person=DAD, as_="present", meeting="b"),
    )
    found = words(given(told(other, mine, entry("2024-03-04", CSC, "visit", *both, id="e1")).case))
    assert found == [("Dissent", "by", ED)]


def test_questions_are_given_once_they_were_passed_and_nothing_tells_of_the_others():
    asked = [("a/sam#1", "asked on 1 May", "Who saw Sam?"), ("b/sam#1", "asked on 2 May", "Who is Quillon?")]
    found = given(case_of(), "/question/a/sam#1", questions=asked)
    assert [(one.pieces[0].label, one.pieces[0].text) for one in found.questions] == [
        ("asked on 1 May", "Who saw Sam?")
    ]
    assert {"/question/a/sam#1", "/question/b/sam#1"} <= {one.id for one in passages(case_of(), (), SAM, asked)}


def test_two_ids_of_one_person_are_one():
    other = entry("2024-03-01", ED, "attendance", Person(id="boy", name="Sammy"), Injury(child="boy", type="bite"),
                  about=("boy",), id="x")  # fmt: skip
    case = told(other, entry("2024-03-02", CSC, "record_note", SamePerson(a=SAM, b="boy", is_=True), id="y")).case
    assert ("Injury", "type", "bite") in words(given(case), last=False)
    assert given(case) == given(case, subject="boy")


def test_somebody_who_is_not_on_the_record_is_refused():
    with pytest.raises(LookupError, match="no person quillon"):
        given(case_of(), subject="quillon")


def test_every_passage_that_is_listed_decides_something_and_all_that_is_withheld_unread_is_listed():
    facts = (
        Injury(id="m", child=SAM, type="bruise", says="blue"),
        Decision(matter="plan", children=(SAM,), outcome="ok"),
    )
    case = case_of(*facts, narrative="One. Two.")
    listed = {one.id for one in passages(case, case.entries, SAM)}
    assert {"e1/narrative/1", "e1/narrative/2", "e1/1/says", "e1/2/outcome"} <= listed
    assert "unread" not in given(case, *listed).reasons


def test_whichever_way_the_entries_arrive_the_same_is_given():
    case = case_of(Injury(child=SAM, type="burn", happened=time("2024-03-01T09:30")), narrative="Sam ran.")
    turned = replace(case, entries=case.entries)
    assert disclose(turned, case.entries[::-1], SAM, ()) == disclose(case, case.entries, SAM, ())
    assert ("Injury", "happened", "1 March 2024, 09:30") in words(given(case))
