from dataclasses import replace

import pytest

from parts import ANN, CSC, SAM, entry, on_plan, told
from tenfold.picture import Sitting, follows, latest_of, sat_since, sitting_in, sittings
from tenfold.record import Meeting
from tenfold.when import Time

MARCH = entry("2024-03", CSC, "core_group", id="march", recorded="2024-03-20T12:00")
FOURTH = entry("2024-03-04", CSC, "core_group", id="fourth")
FIFTH = entry("2024-03-05", CSC, "core_group", id="fifth")


def recorded(one, when, seq=0):
    return replace(one, recorded=Time.told(when).first, seq=seq)


def sat(*entries, event="core_group", child=SAM):
    return [one.entry.id for one in sittings(told(*entries).picture("2024-12-31"), event, child)]


def told_of(status, day="2024-03-04", event="record_note", **fields):
    fact = Meeting(id="m", event="core_group", day=Time.told(day), status=status)
    return entry("2024-03-11", CSC, event, fact, id="note", **fields)


def test_what_stands_later_in_the_record_follows_where_it_may_have_been_as_late():
    assert follows(FIFTH, FOURTH)
    assert not follows(recorded(FOURTH, "2024-03-12"), FIFTH)
    assert follows(recorded(FOURTH, "2024-03-12"), MARCH) is False
    assert follows(MARCH, FIFTH)
    assert follows(FOURTH, FOURTH)


def test_what_stands_earlier_follows_only_where_it_was_surely_later():
    assert follows(FIFTH, recorded(FOURTH, "2024-03-12"))
    assert not follows(FOURTH, recorded(FOURTH, "2024-03-12"))
    assert not follows(FIFTH, MARCH)


def test_the_same_moment_is_with_it():
    at_ten = entry("2024-03-04T10:00", CSC, "core_group")
    assert follows(recorded(at_ten, "2024-03-04T12:00"), at_ten)
    assert not follows(at_ten, recorded(at_ten, "2024-03-04T12:00"))


def test_a_time_told_of_what_had_begun_is_no_later_than_its_record():
    note = entry("2024-03-11", CSC, "record_note", recorded="2024-03-11T12:00")
    assert latest_of(Time.told("2024-03-04"), note) == Time.told("2024-03-04").last
    assert latest_of(Time.told("2024-03"), note) == note.recorded
    assert latest_of(Time.told("2024-04"), note) == Time.told("2024-04-01").first


def test_a_meeting_is_as_late_as_its_own_day():
    assert Sitting(MARCH, MARCH.occurred).latest == MARCH.latest
    assert Sitting(MARCH, Time.told("2024-03-04")).latest == Time.told("2024-03-04").last


@pytest.mark.parametrize("outcome", [None, "completed", "refused"])
def test_a_meeting_took_place_unless_it_was_called_off(outcome):
    assert sat(replace(FOURTH, outcome=outcome)) == ["fourth"]
    assert sat(replace(FOURTH, outcome=outcome), event="initial_conference") == []
    assert sat(replace(FOURTH, outcome=outcome), child=ANN) == []


@pytest.mark.parametrize("outcome", ["cancelled_by_agency", "cancelled_by_family"])
def test_one_called_off_did_not(outcome):
    assert sat(replace(FOURTH, outcome=outcome)) == []


def test_a_note_may_tell_of_one_held():
    assert sat(told_of("held")) == ["note"]
    assert sat(told_of("planned")) == sat(told_of("cancelled")) == sat(told_of(None)) == []
    [one] = sittings(told(told_of("held")).picture("2024-12-31"), "core_group", SAM)
    assert one.when == Time.told("2024-03-04")


def test_a_note_of_one_held_may_plan_the_next():
    held = Meeting(id="m", event="core_group", day=Time.told("2024-03-04"), status="held")
    other = Meeting(id="n", event="core_group", day=Time.told("2024-04-08"), status="planned")
    assert sat(entry("2024-03-11", CSC, "record_note", held, other, id="note")) == ["note"]


def test_a_meeting_may_call_another_off_or_itself():
    assert sat(told_of("cancelled", "2024-04-08", "core_group")) == ["note"]
    assert sat(told_of("cancelled", "2024-03-11", "core_group")) == []
    assert sat(told_of("planned", "2024-03-11", "core_group")) == ["note"]


def test_a_step_does_not_follow_itself():
    picture = told(FOURTH, FIFTH, on_plan("2024-03-06")).picture("2024-12-31")
    assert sat_since(picture, ("core_group",), SAM, FOURTH)
    assert not sat_since(picture, ("core_group",), SAM, FIFTH)
    assert sat_since(picture, ("core_group", "initial_conference"), SAM, FIFTH)
    [last] = [one for one in sittings(picture, "core_group", SAM) if one.entry.id == "fifth"]
    assert not sat_since(picture, ("core_group",), SAM, last)


def test_a_meeting_cancelled_at_the_hour_for_which_it_was_called_was_not_held():
    off = Meeting(id="m", event="core_group", day=Time.told("2024-03-04T10:00"), status="cancelled")
    assert sat(entry("2024-03-04T10:00", CSC, "core_group", off, id="c")) == []
    assert sat(entry("2024-03-04T09:59", CSC, "core_group", off, id="c")) == ["c"]


@pytest.mark.parametrize(
    ("one", "events", "when"),
    [
        (FOURTH, ("core_group",), "2024-03-04"),
        (told_of("held"), ("core_group",), "2024-03-04"),
        (told_of("held"), ("initial_conference", "core_group"), "2024-03-04"),
        (told_of("held"), ("initial_conference",), "2024-03-11"),
        (told_of("planned"), ("core_group",), "2024-03-11"),
        (told_of("held", event="initial_conference"), ("initial_conference", "core_group"), "2024-03-11"),
        (replace(FIFTH, outcome="cancelled_by_agency"), ("core_group",), "2024-03-05"),
    ],
)
def test_the_meeting_in_an_entry_is_of_its_own_day_and_of_the_entrys_where_it_tells_of_none(one, events, when):
    assert sitting_in(one, events) == Sitting(one, Time.told(when))
