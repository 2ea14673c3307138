"""The invented partnership: the twelve families of files of their own, and the story in motion that is played on."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from parts import CSC, ED, entry, time
from tenfold.casefiles import check, read
from tenfold.record import Account, Allocation, Case, Check, Entry, Injury, Invited, Person
from tenfold.replay import Replay, replay
from tenfold.when import end_of

FOLDER = Path(__file__).parents[2] / "cases" / "partnership"
TOLD: dict[str, Any] = yaml.safe_load((FOLDER / "partnership.yaml").read_text("utf-8"))
TODAY: date = TOLD["told_on"]
NAMES: list[str] = [one["file"].removesuffix(".yaml") for one in TOLD["families"]]
PEOPLE = {one["username"]: one for one in TOLD["people"]}
STANDING = {
    "motion": {
        "action-overdue",
        "explanation-unchecked",
        "family-not-heard",
        "parent-not-asked",
        "sibling-not-considered",
        "sibling-not-seen",
        "witness-not-invited",
    },
    "new-referral": set(),
    "assessment": {"request-unanswered"},
    "enquiry": {"explanation-unchecked", "injury-pattern", "witness-not-invited"},
    "new-plan": {"voice-missing"},
    "review-overdue": {"clock-first-review"},
    "plan-ending": set(),
    "in-need": set(),
    "unborn": set(),
    "out-of-school": {
        "account-unchecked",
        "child-not-seen",
        "no-access",
        "not-in-education",
        "whereabouts-on-word",
    },
    "ordinary-family": set(),
    "closed": set(),
}
"""The rules that ask something of each family on the day of which it is told."""

FELL = entry(
    "2026-11-27T17:10",
    ED,
    "attendance",
    Injury(id="forearm", child="ann", type="bruise", sites=("forearm.right",), happened=time("2026-11-27")),
    Account(id="table", by="mother", about=("forearm",), claim="accident", says="fell at nursery pick-up"),
    id="p1",
    about=("ann",),
    present=("mother",),
    seen={"ann": "seen"},
    recorded="2026-11-27T17:40",
)
CHECKED = entry(
    "2026-11-27T18:20",
    CSC,
    "call",
    Check(about=("table",), against="other_agency", result="corroborated"),
    id="p2",
    about=("ann",),
    recorded="2026-11-27T18:30",
)
SEEN = entry(
    "2026-11-27T19:00",
    CSC,
    "visit",
    id="p3",
    about=("ruby",),
    seen={"ruby": "alone"},
    recorded="2026-11-27T19:30",
)
INVITED = entry(
    "2026-11-27T19:40",
    CSC,
    "record_note",
    Invited(agency=ED, meeting="review"),
    Invited(person="father", meeting="review"),
    id="p4",
    about=("ann",),
    recorded="2026-11-27T19:45",
)


@cache
def case_of(name: str) -> Case:
    return read(FOLDER / f"{name}.yaml")


def known_on(case: Case, day: date = TODAY) -> Replay:
    return replay(case, known=end_of(day) - timedelta(seconds=1))


def motion_with(*more: Entry) -> set[str]:
    case = case_of("motion")
    later = tuple(replace(one, seq=len(case.entries) + n) for n, one in enumerate(more))
    return {one.id for one in known_on(replace(case, entries=(*case.entries, *later))).standing}


def test_every_file_of_the_folder_is_of_a_family_of_the_partnership():
    files = {path.stem for path in FOLDER.glob("*.yaml")} - {"partnership"}
    assert files == set(NAMES) == set(STANDING)


@pytest.mark.parametrize("name", NAMES)
def test_a_family_loads_without_a_problem(name):
    checked = check(FOLDER / f"{name}.yaml")
    assert not checked.problems
    assert checked.case is not None
    assert checked.case.case == name


@pytest.mark.parametrize("name", NAMES)
def test_a_family_has_the_ten_agencies_of_the_partnership(name):
    found = [(one.id, one.name, one.kind) for one in case_of(name).agencies]
    assert found == [(one["id"], one["name"], one["kind"]) for one in TOLD["agencies"]]
    assert len(found) == 10


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_recorded_after_the_day_of_which_it_is_told(name):
    assert max(one.recorded for one in case_of(name).entries) < end_of(TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_every_child_has_a_name_and_every_child_born_a_whole_date_of_birth(name):
    people = [fact for one in case_of(name).entries for fact in one.facts if isinstance(fact, Person)]
    assert people
    for one in people:
        assert one.name
        assert one.id == "baby" or one.born.first_day == one.born.last_day


@pytest.mark.parametrize("name", NAMES)
def test_who_writes_or_works_with_a_family_is_of_the_partnership(name):
    for one in case_of(name).entries:
        assert one.author.id is None or PEOPLE[one.author.id]["agency"] == one.agency
    workers = [fact.worker for one in case_of(name).entries for fact in one.facts if isinstance(fact, Allocation)]
    holder = next(one.get("worker") for one in TOLD["families"] if one["file"] == f"{name}.yaml")
    assert not workers or holder in (workers[-1], None)
    assert holder is None or PEOPLE[holder]["agency"] == CSC


def test_somebody_of_the_partnership_has_nothing_to_do_with_the_story_in_motion():
    strange = {one["agency"] for one in PEOPLE.values()} - {one.agency for one in case_of("motion").entries}
    assert "dva" in strange


@pytest.mark.parametrize("name", NAMES)
def test_a_family_is_asked_what_its_state_calls_for(name):
    assert {one.rule for one in known_on(case_of(name)).standing} == STANDING[name]


@pytest.mark.parametrize("name", ["motion", "ordinary-family", "closed"])
def test_the_same_is_asked_on_whichever_day_of_the_week_it_is_loaded(name):
    asked = {one.rule for one in known_on(case_of(name), TODAY + timedelta(6)).standing}
    assert asked - {"clock-visit"} == STANDING[name]  # by then the next visit to a child on plan is near


def test_the_play_goes_as_it_should():
    before = motion_with()
    hurt = motion_with(FELL)
    checked = motion_with(FELL, CHECKED)
    seen = motion_with(FELL, CHECKED, SEEN)
    invited = motion_with(FELL, CHECKED, SEEN, INVITED)
    assert before < hurt
    assert hurt - checked >= {"explanation-unchecked:forearm"}
    assert "sibling-not-seen:ruby" in checked
    assert checked - seen == {"sibling-not-seen:ruby"}
    assert {one.partition(":")[0] for one in seen - invited} == {"witness-not-invited", "family-not-heard"}
