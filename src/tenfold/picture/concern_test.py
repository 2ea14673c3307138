"""What makes a concern live, and what ends it."""

import pytest

from parts import CSC, ED, GP, HV, MUM, NURSERY, POLICE, SAM, entry, time, told
from tenfold.picture import concern_behind, concerns, has_open_concern, household_adults, is_live
from tenfold.record import (
    Account,
    Assessment,
    Check,
    Decision,
    Enquiry,
    History,
    Injury,
    Opinion,
    Person,
    Referral,
    Residence,
)


def hurt(day, id, **fields):
    return entry(day, ED, "attendance", Injury(id=id, child=SAM, type="swelling", sites=("wrist",)), id=id, **fields)


def judged(day, view, **fields):
    return entry(day, GP, "attendance", Opinion(about=("second",), view=view), **fields)


TWICE = told(hurt("2024-03-04", "first"), hurt("2024-05-06", "second"))


def test_one_injury_of_a_young_child_is_no_live_concern():
    assert not is_live(told(hurt("2024-03-04", "first")).picture("2024-03-04"), SAM)


def test_a_second_occasion_is_for_six_months():
    assert not is_live(TWICE.picture("2024-05-05"), SAM)
    assert is_live(TWICE.picture("2024-05-06"), SAM)
    assert is_live(TWICE.picture("2024-11-05"), SAM)
    assert not is_live(TWICE.picture("2024-11-06"), SAM)


@pytest.mark.parametrize(("by", "is_first"), [("2028-01-19", True), ("2028-01-20", False)])
def test_a_second_occasion_makes_a_concern_live_only_of_a_child_under_five(by, is_first):
    later = told(hurt("2028-01-04", "first"), hurt(by, "second"))
    assert is_live(later.picture(by), SAM) is is_first


def test_a_second_occasion_that_was_found_benign_beside_the_first_is_not():
    assert not is_live(TWICE.then(judged("2024-05-07", "accidental", considered="all")).picture("2024-05-07"), SAM)
    assert is_live(TWICE.then(judged("2024-05-07", "accidental")).picture("2024-05-07"), SAM)
    assert is_live(TWICE.then(judged("2024-05-07", "undetermined", considered="all")).picture("2024-05-07"), SAM)
    both = (judged("2024-05-07", "accidental", considered="all"), judged("2024-05-08", "suspicious", considered="all"))
    assert is_live(TWICE.then(*both).picture("2024-05-08"), SAM)


def fall(day, id, by, *facts):
    said = Account(by=by, about=(id,), claim="accident")
    injury = Injury(id=id, child=SAM, type="bruise", sites=("face.forehead",))
    return entry(day, NURSERY, "observation", injury, said, *facts)


def test_what_a_nursery_saw_happen_is_no_first_and_no_second_occasion():
    known, second = hurt("2024-03-04", "first"), hurt("2024-05-06", "second")
    assert not is_live(told(fall("2024-03-04", "a", NURSERY), second).picture("2024-05-06"), SAM)
    assert not is_live(told(known, fall("2024-05-06", "a", NURSERY)).picture("2024-05-06"), SAM)
    assert is_live(told(fall("2024-03-04", "a", MUM), second).picture("2024-05-06"), SAM)
    doubted = fall("2024-03-04", "a", NURSERY, Opinion(about=("a",), view="inconsistent"))
    assert is_live(told(doubted, second).picture("2024-05-06"), SAM)


def test_a_toddlers_bruise_of_the_forehead_that_was_only_noted_is_no_second_occasion():
    assert not is_live(told(hurt("2024-03-04", "first"), fall("2024-05-06", "a", MUM)).picture("2024-05-06"), SAM)
    doubted = fall("2024-05-06", "a", MUM, Opinion(about=("a",), view="inconsistent"))
    assert is_live(told(hurt("2024-03-04", "first"), doubted).picture("2024-05-06"), SAM)
    burnt = entry("2024-05-06", NURSERY, "observation", Injury(id="b", child=SAM, type="burn", sites=("hand",)))
    assert is_live(told(hurt("2024-03-04", "first"), burnt).picture("2024-05-06"), SAM)


def test_what_a_nursery_saw_happen_is_no_open_concern():
    assert not has_open_concern(told(fall("2024-03-04", "a", NURSERY)).picture("2024-03-04"), SAM)
    assert has_open_concern(told(fall("2024-03-04", "a", MUM)).picture("2024-03-04"), SAM)
    both = told(fall("2024-03-04", "a", NURSERY), hurt("2024-03-05", "b"))
    assert has_open_concern(both.picture("2024-03-05"), SAM)


def test_a_decision_that_considered_it_ends_it():
    closed = Decision(matter="no_further_action", children=(SAM,))
    assert is_live(TWICE.then(entry("2024-05-09", ED, "record_note", closed)).picture("2024-05-09"), SAM)
    weighed = entry("2024-05-09", ED, "record_note", closed, considered=("second",))
    assert not is_live(TWICE.then(weighed).picture("2024-05-09"), SAM)


def test_an_open_concern_is_closed_by_an_assessment_that_had_it_before_it():
    story = told(hurt("2024-03-04", "first"))
    opened = Assessment(id="a", children=(SAM,), stage="opened", kind="single")
    done = Assessment(id="a", children=(SAM,), stage="completed", kind="single")

    def assessed(*considered):
        begun = entry("2024-03-05", CSC, "record_note", opened)
        return story.then(begun, entry("2024-04-02", CSC, "record_note", done, considered=considered))

    assert not has_open_concern(assessed("first").picture("2024-04-02"), SAM)
    assert has_open_concern(assessed("first").picture("2024-04-01"), SAM)
    assert has_open_concern(assessed().picture("2024-04-02"), SAM)
    before = entry("2024-03-01", CSC, "record_note", done, considered="all")
    assert has_open_concern(told(before, hurt("2024-03-04", "first")).picture("2024-04-02"), SAM)


def test_an_injury_told_where_an_enquiry_begins_or_ends_is_none_while_on_plan():
    def enquiry(day, stage, *facts):
        return entry(day, CSC, "record_note", Enquiry(id="e47", children=(SAM,), stage=stage), *facts, id=stage)

    arm = Injury(id="arm", child=SAM, type="swelling", sites=("wrist",))
    opened, done = enquiry("2024-03-04", "opened"), enquiry("2024-03-20", "completed")
    assert is_live(told(opened, hurt("2024-03-11", "first"), done).picture("2024-03-20"), SAM)
    assert not is_live(told(enquiry("2024-03-04", "opened", arm), done).picture("2024-03-20"), SAM)
    assert not is_live(told(opened, enquiry("2024-03-20", "completed", arm)).picture("2024-03-20"), SAM)


def test_the_history_of_a_grown_up_of_the_household_is_a_concern_and_a_childs_is_none():
    def lives_there(born):
        known = (Person(id="kim", born=time(born)), Residence(person="kim", address="home", as_="resident"))
        past = History(person="kim", of="violence", as_="perpetrator")
        p = told(entry("2024-03-04", CSC, "visit", *known, past)).picture("2024-03-04")
        return household_adults(p, SAM), is_live(p, SAM), len(concerns(p, SAM))

    assert lives_there("2004-01-01") == ((MUM, "kim"), True, 1)
    assert lives_there("2009-01-01") == ((MUM,), False, 0)


def test_what_a_check_bore_out_by_then_leaves_no_concern_behind_a_step():
    told_of = Account(id="fell", by=MUM, about=("first",), claim="accident")
    found = entry("2024-03-04", ED, "attendance", Injury(id="first", child=SAM, type="swelling"), told_of, id="first")
    step = entry("2024-03-06", CSC, "record_note", Decision(matter="closure", children=(SAM,)), id="step")

    def behind(*then):
        p = told(found, *then).picture("2024-03-20")
        return concern_behind(p, SAM, p.entry("step")) is not None

    def check(result, day="2024-03-05", of="fell"):
        return entry(day, GP, "call", Check(about=(of,), against="witness", result=result))

    assert behind(step)
    assert not behind(check("corroborated"), step)
    assert behind(step, check("corroborated", "2024-03-07"))
    for result in ("contradicted", "inconclusive", "requested"):
        assert behind(check(result), step)
    assert not behind(check("unfounded", of="first"), step)
    assert behind(check("inconclusive", of="first"), step)
    assert behind(check("corroborated"), check("corroborated", of="first"), step)


BITTEN = Injury(id="bite", child=SAM, type="bite", sites=("arm",))


def bite(by, *facts):
    said = Account(by=by, about=("bite",), claim="other_child")
    return entry("2024-03-04", NURSERY, "observation", BITTEN, said, *facts)


def test_a_bite_that_the_nursery_saw_among_toddlers_is_no_live_concern():
    assert not is_live(told(bite(NURSERY)).picture("2024-03-04"), SAM)
    assert is_live(told(bite(MUM)).picture("2024-03-04"), SAM)
    assert is_live(told(bite(NURSERY, Opinion(about=("bite",), view="suspicious"))).picture("2024-03-04"), SAM)


def test_a_birthmark_is_no_first_occasion():
    seen = told(hurt("2024-03-04", "first"), judged_of("first", "medical_cause"), hurt("2024-05-06", "second"))
    assert not is_live(seen.picture("2024-05-06"), SAM)
    taken = told(hurt("2024-03-04", "first"), judged_of("first", "accidental"), hurt("2024-05-06", "second"))
    assert is_live(taken.picture("2024-05-06"), SAM)


def judged_of(about, view, agency=GP):
    return entry("2024-03-05", agency, "attendance", Opinion(about=(about,), view=view), considered="all")


@pytest.mark.parametrize(("to", "live"), [(CSC, True), (POLICE, True), (None, True), (GP, False), (HV, False)])
def test_a_referral_from_one_clinic_to_another_is_no_concern(to, live):
    sent = entry("2024-03-04", ED, "letter", Referral(children=(SAM,), from_=ED, to=to))
    assert is_live(told(sent).picture("2024-03-04"), SAM) is live


@pytest.mark.parametrize(("by", "live"), [(CSC, True), (HV, False)])
def test_an_assessment_by_a_clinic_is_no_concern(by, live):
    opened = entry("2024-03-04", by, "record_note", Assessment(children=(SAM,), stage="opened"))
    assert is_live(told(opened).picture("2024-03-04"), SAM) is live
