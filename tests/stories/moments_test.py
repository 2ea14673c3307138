"""Every case of `cases/` is replayed and held against its moments: what must be asked when, and what never.

The header of `cases/peter.moments.yaml` says how a moment is judged. Each case file has a moments file.
"""

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tenfold.casefiles import read
from tenfold.picture import Stated, fold
from tenfold.record import FACTS, Case
from tenfold.replay import Question, Replay, replay
from tenfold.when import AsOf, civil

CASES = Path(__file__).parents[2] / "cases"
TOLD = sorted(path for path in CASES.glob("*.yaml") if not path.name.endswith(".moments.yaml"))
NAMES = [path.stem for path in TOLD]


@cache
def case_of(name: str) -> Case:
    return read(CASES / f"{name}.yaml")


@cache
def replay_of(name: str) -> Replay:
    return replay(case_of(name))


@cache
def told_of(name: str) -> dict[str, Any]:
    return yaml.safe_load((CASES / f"{name}.moments.yaml").read_text("utf-8"))


def each(key: str) -> list[Any]:
    found = []
    for name in NAMES:
        for n, told in enumerate(told_of(name).get(key) or []):
            found.append(pytest.param(name, told, id=f"{name}-{told.get('id', n)}"))
    return found


def day(moment: datetime) -> date:
    """The day that a moment counts for: midnight is the end of the day before."""
    local = civil(moment)
    return (local - timedelta(microseconds=1)).date()


def answers(told: dict[str, Any], question: Question) -> bool:
    if question.rule not in told["any_of"] or not set(told["about"]) & set(question.about):
        return False
    when = [question.opened, *(growth.at for growth in question.grew if told.get("or_grew"))]
    return any(told["not_before"] <= day(moment) <= told["by"] for moment in when)


def test_each_case_has_its_moments() -> None:
    assert NAMES
    assert all((CASES / f"{name}.moments.yaml").exists() for name in NAMES)


@pytest.mark.parametrize(("name", "told"), each("moments"))
def test_the_replay_asks_at_the_moment(name: str, told: dict[str, Any]) -> None:
    met = [question for question in replay_of(name).questions if answers(told, question)]
    near = [
        f"{q.id} opened {day(q.opened)}, grew {[str(day(g.at)) for g in q.grew]}, about {q.about}"
        for q in replay_of(name).questions
        if q.rule in told["any_of"]
    ]
    assert met, f"{told['why']} Asked instead: {near}"
    if "closed_by_day" in told:
        closed = [q.closed for q in met if q.closed is not None]
        assert any(day(moment) <= told["closed_by_day"] for moment in closed), f"not closed: {near}"


@pytest.mark.parametrize(("name", "told"), each("never"))
def test_the_replay_never_shows(name: str, told: dict[str, Any]) -> None:
    if "rule" in told:
        early = [
            q.id
            for q in replay_of(name).questions
            if q.rule == told["rule"]
            and day(q.opened) < told["before"]
            and ("person" not in told or told["person"] in q.about)
        ]
        assert not early, told["why"]
        return
    p = fold(case_of(name), AsOf.day(told["before"] - timedelta(days=1)))
    kind = FACTS[told.get("fact", "person")]
    shown = [stated for stated in p.facts(kind) if _is_about(stated, told["person"])]
    assert not shown, told["why"]


def _is_about(stated: Stated[Any], person: str) -> bool:
    fact = stated.fact
    named = [getattr(fact, field, None) for field in ("person", "by", "child")] if hasattr(fact, "by") else []
    return person in (getattr(fact, "person", None), stated.id) or any(
        person == one or (isinstance(one, tuple) and person in one) for one in named
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_end_is_as_told(name: str) -> None:
    told = told_of(name)
    questions = replay_of(name).questions
    if "asks_nothing_but" in told:
        assert {q.rule for q in questions} <= set(told["asks_nothing_but"])
    if told.get("ends_with_none_standing"):
        assert [q.id for q in questions if q.closed is None] == []
    if most := told.get("never_more_than_standing"):
        assert max(len([q for q in questions if q.stood_at(at)]) for at in {q.opened for q in questions}) <= most
    if days := told.get("immediate_days_at_most"):
        end = replay_of(name).until
        long = [q.id for q in questions if q.urgency == "immediate" and (q.closed or end) - q.opened > timedelta(days)]
        assert long == []
