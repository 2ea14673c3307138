"""A fold that was laid by goes on as if it had never stopped: on invented cases and told ones, from any moment on."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invented import cases
from tenfold.casefiles import read
from tenfold.ledger.laid_by import CannotLayBy, flat, whole
from tenfold.ledger.laid_by.kinds import named
from tenfold.record import Case, Entry
from tenfold.replay import Walk

TOLD = Path(__file__).parents[2] / "cases"


def moments_of(case: Case) -> list[datetime]:
    return sorted({entry.recorded for entry in case.entries})


def all_of(walk: Walk) -> Any:
    """Everything that a walk answers: what was asked, what stands, what changed, and when it wakes next."""
    changed = [question.id for question in walk.changes()]
    return walk.questions, walk.answers(), walk.wakes_at(), changed, [walk.place(one) for one in walk.questions]


def go(walk: Walk, case: Case, to: Sequence[datetime]) -> list[Any]:
    """Take a walk from moment to moment; what it answers at each."""
    found = []
    for moment in to:
        walk.to(moment, [entry for entry in case.entries if walk.is_new(entry)])
        found.append(all_of(walk))
    return found


def goes_on_alike(case: Case, cut: int) -> None:
    moments = moments_of(case)
    never_stopped, stopped = Walk(case), Walk(case)
    before = go(never_stopped, case, moments[:cut]), go(stopped, case, moments[:cut])
    assert before[0] == before[1]
    taken_up = whole(flat(stopped))
    assert all_of(taken_up) == all_of(stopped)
    assert go(taken_up, case, moments[cut:]) == go(never_stopped, case, moments[cut:])


@settings(max_examples=25)
@given(cases(), st.data())
def test_from_any_moment_on_it_answers_as_one_that_never_stopped(case: Case, data: st.DataObject) -> None:
    goes_on_alike(case, data.draw(st.integers(0, len(moments_of(case)))))


@pytest.mark.parametrize("name", ["peter", "slow", "turning", "ordinary"])
def test_so_does_one_of_a_told_case_that_is_laid_by_again_and_again(name: str) -> None:
    case = read(TOLD / f"{name}.yaml")
    moments = moments_of(case)
    never_stopped, stopped = Walk(case), Walk(case)
    for n in range(0, len(moments), max(1, len(moments) // 6)):
        some = moments[n : n + max(1, len(moments) // 6)]
        assert go(stopped, case, some) == go(never_stopped, case, some)
        stopped = whole(flat(stopped))
    assert [one.id for one in stopped.questions], "there is something to go wrong"


@settings(max_examples=10)
@given(cases())
def test_what_was_one_thing_is_one_thing_again(case: Case) -> None:
    walk = Walk(case)
    walk.to(moments_of(case)[-1], case.entries)
    taken, again = whole(flat((case.entries, walk)))
    held: dict[str, Entry] = {entry.id: entry for entry in again.picture.entries()}
    known = {entry.id: entry for entry in walk.picture.entries()}
    ours = {entry.id: entry for entry in case.entries}
    as_taken = [entry for entry in taken if known.get(entry.id) is ours[entry.id]]
    assert all(held[entry.id] is entry for entry in as_taken)
    assert len({id(entry) for entry in taken}) == len({id(entry) for entry in case.entries})


@pytest.mark.parametrize("odd", [partial(print), object(), lambda: None, datetime(2026, 3, 2), b"bytes"])
def test_what_has_no_name_in_the_pure_rooms_is_not_laid_by(odd: object) -> None:
    with pytest.raises((CannotLayBy, TypeError)):
        flat((odd,))


@pytest.mark.parametrize(
    "name", ["os:system", "builtins:eval", "tenfold.ledger.keys:fresh_key", "tenfold.site.settings:MASTER_KEY"]
)
def test_bytes_cannot_name_what_is_in_no_pure_room(name: str) -> None:
    with pytest.raises(CannotLayBy, match="in no pure room"):
        named(name)


@pytest.mark.parametrize(
    "name",
    ["tenfold.picture.cells:heappush", "tenfold.when.working_days:files", "tenfold.replay:nothing", "tenfold.replay"],
)
def test_nor_what_is_only_to_be_found_through_one(name: str) -> None:
    with pytest.raises(CannotLayBy):
        named(name)
