from datetime import date

import pytest

from parts import ANN, CSC, DAD, ED, FRIEND, GRAN, HOUSING, LODGER, MUM, SAM, entry, told
from tenfold.drawings.spells import bands_of, gaps_in, is_checked, lifetime, moments_of
from tenfold.record import Account, Care, Check, Person, Presence, Residence
from tenfold.when import Time, day_of, end_of, start_of

FIRST, LAST = date(2023, 1, 1), date(2024, 12, 31)


def bands(story, child=SAM, by="2024-12-31", since=FIRST, until=LAST):
    found = bands_of(story.picture(by), child, start_of(since), end_of(until))
    return [
        (one.lane.group, one.lane.name, str(day_of(one.since)), str(day_of(one.until)), one.checked) for one in found
    ]


def lived(person, address, as_="resident", **more):
    return Residence(id=f"{person}-{address}", person=person, address=address, as_=as_, **more)


def note(day, *facts, **more):
    return entry(day, CSC, "record_note", *facts, role="worker", **more)


def checked(day, about, result="corroborated", against="document"):
    return entry(day, HOUSING, "record_note", Check(about=(about,), against=against, result=result), role="officer")


def test_what_is_only_said_lasts_from_its_day_until_the_end():
    assert bands(told()) == [
        ("Lived at", "home", "2023-01-20", "2025-01-01", False),
        ("Lived with", "Ann", "2023-01-20", "2025-01-01", False),
        ("Lived with", "Sam’s mother", "2023-01-20", "2025-01-01", False),
        ("Cared for by", "Sam’s mother", "2023-01-20", "2025-01-01", False),
    ]


def test_bands_are_cut_to_the_days_asked_for():
    found = bands(told(), since=date(2024, 2, 1), until=date(2024, 2, 29))
    assert {one[2:4] for one in found} == {("2024-02-01", "2024-03-01")}
    assert bands(told(), since=date(2020, 2, 1), until=date(2020, 2, 29)) == []


def test_whoever_lived_at_another_address_did_not_live_with_the_child():
    story = told(note("2024-03-01", lived(SAM, "new")), note("2024-04-01", lived(LODGER, "home")))
    assert [one for one in bands(story) if one[0] == "Lived with"] == [
        ("Lived with", "Ann", "2023-01-20", "2024-03-01", False),
        ("Lived with", "Sam’s mother", "2023-01-20", "2024-03-01", False),
    ]


def test_two_homes_are_two_lanes():
    story = told(note("2024-03-01", lived(SAM, "grans", "staying")))
    assert [one[1:4] for one in bands(story) if one[0] == "Lived at"] == [
        ("home", "2023-01-20", "2025-01-01"),
        ("grans", "2024-03-01", "2025-01-01"),
    ]


def test_protected_addresses_are_lanes_of_their_own_without_a_name():
    safe = [lived(SAM, where, protected=True) for where in ("refuge", "other")]
    story = told(note("2024-03-01", safe[0]), note("2024-05-01", safe[1]))
    homes = [one[1:4] for one in bands(story) if one[0] == "Lived at"]
    assert homes[1:] == [
        ("a protected address", "2024-03-01", "2024-05-01"),
        ("a protected address", "2024-05-01", "2025-01-01"),
    ]


def test_people_of_one_name_keep_their_own_lanes():
    men = [Person(id=one, name="John") for one in (LODGER, FRIEND)]
    story = told(note("2024-03-01", *men, lived(LODGER, "home")), note("2024-05-01", lived(FRIEND, "home")))
    found = [
        one
        for one in bands_of(story.picture("2024-12-31"), SAM, start_of(FIRST), end_of(LAST))
        if one.lane.name == "John"
    ]
    assert [one.lane.of for one in found] == [LODGER, FRIEND]


def test_a_visitor_is_no_member_of_the_household():
    found = bands_of(
        told(note("2024-03-01", lived(DAD, "home", "visiting"))).picture("2024-12-31"),
        SAM,
        start_of(FIRST),
        end_of(LAST),
    )
    assert [(one.lane.of, one.visits) for one in found if one.lane.group == "Lived with"] == [
        (ANN, False),
        (MUM, False),
        (DAD, True),
    ]


def test_what_the_child_only_visits_is_no_home():
    assert all(one[1] != "grans" for one in bands(told(note("2024-03-01", lived(SAM, "grans", "visiting")))))


def test_care_ends_with_its_last_day():
    care = Care(
        child=SAM, by=(GRAN,), basis="family_arrangement", from_=Time.told("2024-03-04"), to_date=Time.told("2024-03")
    )
    assert ("Cared for by", "Sam’s grandmother", "2024-03-04", "2024-04-01", False) in bands(
        told(note("2024-03-04", care))
    )


def test_care_by_several_is_a_lane_each():
    care = Care(child=SAM, by=(GRAN, ED), basis="hospital")
    assert [one[1] for one in bands(told(note("2024-03-04", care))) if one[0] == "Cared for by"] == [
        "Sam’s mother",
        "Sam’s grandmother",
        "ed",
    ]


def test_another_child_s_care_is_not_shown():
    care = Care(child=ANN, by=(GRAN,), basis="family_arrangement")
    assert all(one[1] != "Sam’s grandmother" for one in bands(told(note("2024-03-04", care))))


def test_bands_that_follow_on_one_another_are_one_and_keep_all_words():
    again = Residence(id="again", person=MUM, address="home", as_="resident")
    said = Account(id="a", by=GRAN, about=("household",))
    found = bands_of(told(note("2024-03-01", again, said)).picture("2024-12-31"), SAM, start_of(FIRST), end_of(LAST))
    [mum] = [one for one in found if one.lane == found[2].lane]
    assert day_of(mum.until) == date(2025, 1, 1)
    assert mum.words == "resident, professional, ed; resident, Sam’s grandmother to worker, csc"


def test_bands_with_a_gap_between_stay_apart():
    story = told(note("2024-03-01", lived(MUM, "away")), note("2024-05-01", lived(MUM, "home")))
    mums = [one[2:4] for one in bands(story) if one[1] == "Sam’s mother" and one[0] == "Lived with"]
    assert mums == [("2023-01-20", "2024-03-01"), ("2024-05-01", "2025-01-01")]


def test_a_check_makes_it_solid():
    story = told(checked("2024-03-01", "home-mum"), checked("2024-03-02", "care-sam"))
    assert [one[:2] for one in bands(story) if one[4]] == [
        ("Lived with", "Sam’s mother"),
        ("Cared for by", "Sam’s mother"),
    ]


def test_not_before_the_check_is_on_record():
    story = told(checked("2024-03-01", "home-mum"))
    assert not any(one[4] for one in bands(story, by="2024-02-29"))


@pytest.mark.parametrize("result", ["contradicted", "inconclusive", "requested", "nothing_known", "unfounded"])
def test_no_other_result_does(result):
    assert not any(one[4] for one in bands(told(checked("2024-03-01", "home-mum", result))))


def test_the_last_finding_counts():
    story = told(checked("2024-03-01", "home-mum"), checked("2024-04-01", "home-mum", "contradicted"))
    assert not any(one[4] for one in bands(story))
    assert any(
        one[4]
        for one in bands(story.then(checked("2024-05-01", "home-mum"), checked("2024-05-02", "home-mum", "requested")))
    )


def test_a_check_of_what_a_person_is_known_for_says_nothing_of_where_they_live():
    assert not any(one[4] for one in bands(told(checked("2024-03-01", MUM, against="police_record"))))


def test_a_check_that_somebody_left_bears_out_nothing_of_how_it_was_before():
    left = note("2024-03-01", Residence(id="home-mum", person=MUM, address="home", as_="left"))
    p = told(left, checked("2024-03-02", "home-mum")).picture("2024-12-31")
    assert is_checked(p, p.facts(Residence, "home-mum")[0]) is False
    p = told(checked("2024-02-01", "home-mum"), left).picture("2024-12-31")
    assert is_checked(p, p.facts(Residence, "home-mum")[0]) is True


def test_a_check_told_before_what_it_checks_counts_for_it():
    p = told(checked("2024-02-01", "lodger-home"), note("2024-03-01", lived(LODGER, "home"))).picture("2024-12-31")
    assert is_checked(p, p.facts(Residence, "lodger-home")[0]) is True


def moments(story, child=SAM):
    return [
        (one.lane.group, one.lane.name, str(day_of(one.at)), one.what, one.words)
        for one in moments_of(story.picture("2024-12-31"), child)
    ]


def test_findings_stand_on_the_day_of_the_check():
    story = told(
        checked("2024-03-01", "home-sam"),
        checked("2024-03-02", "home-mum", "contradicted"),
        checked("2024-03-03", "care-sam"),
        checked("2024-03-04", "care-sam", "requested"),
        checked("2024-03-04", "home-dad"),
    )
    assert moments(story) == [
        ("Lived at", "home", "2024-03-01", "corroborated", "officer, housing"),
        ("Lived with", "Sam’s mother", "2024-03-02", "contradicted", "officer, housing"),
        ("Cared for by", "Sam’s mother", "2024-03-03", "corroborated", "officer, housing"),
    ]


def test_who_was_named_with_the_household_is_shown_and_no_more_is_claimed():
    seen = Presence(id="p", person=LODGER, context="opened the door")
    story = told(
        note("2024-03-01", seen), note("2024-03-02", Presence(id="p", person=LODGER, context="again"), about=(ANN,))
    )
    assert moments(story) == [("Lived with", "lodger", "2024-03-01", "named", "opened the door, worker, csc")]
    assert all(one[1] != "lodger" for one in bands(story))


def test_gaps_are_what_no_band_covers_by_days():
    found = bands_of(
        told(
            note("2024-03-01", lived(SAM, "new", from_=Time.told("2024-03-01"), to_date=Time.told("2024-04-01")))
        ).picture("2024-12-31"),
        SAM,
        start_of(FIRST),
        end_of(LAST),
    )
    homes = [one for one in found if one.lane.group == "Lived at"]
    gaps = [(str(day_of(since)), str(day_of(until))) for since, until in gaps_in(homes, start_of(FIRST), end_of(LAST))]
    assert gaps == [("2023-01-01", "2023-01-20"), ("2024-04-01", "2025-01-01")]


def test_hours_are_no_gap():
    assert gaps_in([], start_of(FIRST), start_of(FIRST)) == []
    born = note("2023-01-20T10:00", Care(child=ANN, by=(MUM,), basis="parental"))
    found = bands_of(told(born).picture("2024-12-31"), SAM, start_of(date(2023, 1, 20)), end_of(LAST))
    assert (
        gaps_in([one for one in found if one.lane.group == "Cared for by"], start_of(date(2023, 1, 20)), end_of(LAST))
        == []
    )


def test_nobody_cares_for_a_child_before_birth_or_after_death():
    p = told(entry("2024-06-01", ED, "death")).picture("2024-12-31")
    first, last = lifetime(p, SAM, start_of(FIRST), end_of(LAST))
    assert (str(day_of(first)), str(day_of(last))) == ("2023-01-20", "2024-06-01")


def test_unsaid_birth_is_not_a_late_one():
    p = told(note("2024-03-01", Person(id="x", name="X"))).picture("2024-12-31")
    assert lifetime(p, "x", start_of(FIRST), end_of(LAST)) == (start_of(FIRST), end_of(LAST))
    assert lifetime(p, "nobody", start_of(FIRST), end_of(LAST)) == (start_of(FIRST), end_of(LAST))


def test_a_birth_after_all_leaves_nothing():
    p = told().picture("2024-12-31")
    assert lifetime(p, SAM, start_of(date(2020, 1, 1)), end_of(date(2020, 12, 31)))[0] == end_of(date(2020, 12, 31))
