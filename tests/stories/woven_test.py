"""Families of the demo that are woven of parts: each believable, and together in all the states there are."""

import json
from collections import Counter
from datetime import timedelta
from functools import cache

import pytest

from stories.partnership_test import FOLDER, NAMES, PEOPLE, TODAY, TOLD
from tenfold.casefiles import check_lines
from tenfold.ledger.household import on_day
from tenfold.ledger.weaving import NotWoven, Woven, moment, woven
from tenfold.picture import children, plan_now
from tenfold.record import Case, Person, Plan
from tenfold.replay import Replay, replay
from tenfold.when import end_of

WOVEN = {one.told["case"]: one for one in woven(FOLDER / "woven", TODAY, TOLD["agencies"])}
SHORT = 30  # letters: “Nothing held.” is what one writes
STANDING: dict[str, set[str]] = {
    "bakare": set(),
    "hargreave": set(),
    "rahimi": {"clock-referral-decision", "no-lead"},
    "abbott": set(),
    "ferreira": set(),
    "brennan": set(),
    "novak": {"clock-assessment"},
    "chaudhry": {"clock-strategy-to-conference", "explanation-contradicted"},
    "mensah": {"clock-assessment", "clock-strategy-to-conference", "police-unconcluded"},
    "sandhu": {"clock-assessment", "dissent-open", "escalation-open", "fewer-eyes"},
    "osman": {"clock-assessment"},
    "fraser": {"clock-first-review"},
    "kaur": set(),
    "whitlock": {"adult-unidentified"},
    "oyelaran": {"clock-visit"},
    "petrov": {"clock-core-group"},
    "gallagher": {
        "child-not-seen",
        "clock-first-review",
        "clock-visit",
        "fewer-eyes",
        "home-not-seen",
        "no-access",
        "police-unconcluded",
        "supervision-overdue",
        "voice-missing",
    },
    "tanaka": {"attendance-unrecorded", "report-missing"},
    "hussein": set(),
    "mckenzie": set(),
    "alvarez": set(),
    "jennings": {"clock-assessment"},
    "asante": set(),
    "silva": set(),
    "carver": set(),
    "lowe": {
        "clock-strategy-to-conference",
        "explanation-unchecked",
        "injury-pattern",
        "parent-not-asked",
        "witness-not-invited",
    },
    "adeyemi": {"dissent-open"},
    "tate": set(),
}
"""The rules that ask something of each family on the day of which it is told."""


@cache
def case_of(name: str) -> Case:
    checked = check_lines([json.dumps(line).encode() for line in WOVEN[name].lines])
    assert checked.case is not None, checked.problems
    assert not checked.problems
    return checked.case


def known_on(name: str) -> Replay:
    return replay(case_of(name), known=end_of(TODAY) - timedelta(seconds=1))


def test_there_are_forty_families_and_each_has_its_own_name():
    assert len({*NAMES, *WOVEN}) == len(NAMES) + len(WOVEN) == 40


@pytest.mark.parametrize("name", WOVEN)
def test_a_family_is_asked_what_its_state_calls_for(name):
    assert {one.rule for one in known_on(name).standing} == STANDING[name]


@pytest.mark.parametrize("name", WOVEN)
def test_nothing_is_recorded_on_or_after_the_day_of_which_it_is_told(name):
    assert max(one.recorded for one in case_of(name).entries) < end_of(TODAY - timedelta(days=1)) + timedelta(seconds=1)


@pytest.mark.parametrize("name", WOVEN)
def test_who_writes_is_of_the_partnership_and_who_holds_it_is_a_social_worker(name):
    for one in case_of(name).entries:
        assert one.author.id is None or PEOPLE[one.author.id]["agency"] == one.agency
    assert WOVEN[name].told.get("worker") in {None, "marta", "kofi"}


def test_no_two_families_are_told_in_the_same_words():
    told = Counter(one.narrative for name in WOVEN for one in case_of(name).entries)
    assert [words for words, times in told.items() if times > 1 and len(words or "") > SHORT] == []


def test_no_two_people_of_the_partnership_bear_one_name():
    names = [
        name
        for family in WOVEN
        for name in {fact.name for one in case_of(family).entries for fact in one.facts if isinstance(fact, Person)}
    ]
    staff = [one["name"] for one in PEOPLE.values()]
    assert [name for name, times in Counter([*names, *staff]).items() if times > 1] == []


def test_there_is_a_plan_of_every_category_and_of_every_kind():
    facts = [fact for name in WOVEN for one in case_of(name).entries for fact in one.facts]
    plans = [fact for fact in facts if isinstance(fact, Plan)]
    assert {one.category for one in plans} >= {"physical", "neglect", "emotional", "sexual", "multiple"}
    assert {one.kind for one in plans} >= {"child_in_need", "early_help"}
    on_plan = [name for name in WOVEN for p in [known_on(name).picture] if any(plan_now(p, one) for one in children(p))]
    assert len(on_plan) >= 8


def test_what_is_not_for_everybody_is_among_them():
    lines = [line for one in WOVEN.values() for line in one.lines]
    facts = [fact for line in lines for fact in line.get("facts", ())]
    assert [line for line in lines if line.get("restricted") == "sealed"]
    assert [one for one in facts if one.get("residence", {}).get("protected")]
    assert [one for one in facts if one.get("person", {}).get("no_contact")]
    for kind in ("held", "dissent", "escalation", "same_person", "pregnancy"):
        assert [one for one in facts if kind in one], kind
    assert [one for one in WOVEN.values() if "declared" in one.told]
    assert [one for one in WOVEN.values() if "presented" in one.told]


def test_a_day_is_told_by_its_week_and_one_that_is_none_is_refused():
    assert moment("-1 mon", TODAY) == TODAY - timedelta(days=11)
    assert on_day({"when": "-3 tue 10:30"}) == "-3 tue"
    with pytest.raises(NotWoven, match="is no day"):
        moment("last Tuesday", TODAY)


def test_a_part_that_is_not_there_is_refused_by_name(tmp_path):
    told = "case: x\ntitle: X\nhome: A\nchildren: {a: {name: A}}\nadults: {}\ncare: []\nstory: [{party: {when: 0 mon}}]"
    (tmp_path / "x.yaml").write_text(f"- {told}".replace("\n", "\n  "))
    with pytest.raises(NotWoven, match="x, step 1: there is no part “party”"):
        list[Woven](woven(tmp_path, TODAY, []))
