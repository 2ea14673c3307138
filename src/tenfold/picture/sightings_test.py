from parts import CSC, NURSERY, SAM, entry, time, told, visit
from tenfold.picture import by_time, from_when, last_seen, last_sights, seen_since
from tenfold.picture.sightings import last_by_time

EARLY = entry("2024-03", NURSERY, "record_note", seen={SAM: "seen"}, recorded="2024-03-08", id="early")
P = told(EARLY, visit("2024-03-04", id="visit")).picture("2024-03-31")


def day(text):
    return time(text).first


def test_a_month_that_was_recorded_early_is_no_sight_of_the_time_after():
    assert seen_since(P, SAM, day("2024-03-08")).id == "early"
    assert seen_since(P, SAM, day("2024-03-11")) is None


def test_a_contact_of_the_same_day_is_no_earlier_than_what_was_told_without_an_hour():
    whole, hour = visit("2024-03-04"), visit("2024-03-04T15:00")
    assert from_when(whole) == day("2024-03-04")
    assert from_when(hour) == hour.occurred.first
    assert from_when(EARLY) == day("2024-03-08")


def test_the_last_sight_is_of_the_agency_asked_for():
    assert last_seen(P, SAM).id == "early"
    assert last_seen(P, SAM, by=frozenset({CSC})).id == "visit"


def test_the_last_sight_is_not_a_month_that_was_recorded_before_it():
    later = told(EARLY, visit("2024-03-20", id="later")).picture("2024-03-31")
    assert last_seen(later, SAM).id == "later"


def test_the_last_sights_are_whole_and_where_later_in_part_and_asleep():
    seen = [visit(f"2024-03-0{n}", how=how) for n, how in enumerate(("asleep", "alone", "partly", "asleep", "seen"), 1)]
    p = told(*seen).picture("2024-03-31")
    sights = {d: last_sights(p, SAM, time(d).last) for d in ("2024-02-28", "2024-03-01", "2024-03-04", "2024-03-05")}
    found = [[one and str(one.occurred) for one in sight] for sight in sights.values()]
    assert found[:2] == [[None, None, None], [None, None, "2024-03-01"]]
    assert found[2:] == [["2024-03-02", "2024-03-03", "2024-03-04"], ["2024-03-05", None, None]]


def test_entries_are_put_in_the_order_in_which_they_can_have_happened():
    assert [one.id for one in by_time(P.contacts(SAM))] == ["visit", "early"]


def test_what_was_recorded_before_the_last_one_happened_is_not_looked_at():
    tried = []

    def is_visit(one):
        tried.append(one.id)
        return one.event == "visit"

    entries = (
        told(EARLY, visit("2024-03-20", id="late"), visit("2024-03-19", id="before")).picture("2024-03-31").entries()
    )
    assert last_by_time(entries, is_visit).id == "late"
    assert tried == ["late"]
