"""The laws of the fold, on invented cases: order of arrival, repetition, later knowledge, parts and wholes; and that
asking again only what was touched or fell due equals asking everything at every moment."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from invented import cases
from tenfold.guidance import Guidance
from tenfold.picture import Picture, fold
from tenfold.questions.all import RULES
from tenfold.record import Case
from tenfold.replay import Walk
from tenfold.when import AsOf, day_of, end_of

FIXED = Guidance.fixed("plan-2023")
FIRST_ORDER = tuple(rule for rule in RULES if not rule.looks_at_questions)


def held(p: Picture) -> dict[Any, Any]:
    """Everything that a picture holds, as it can be read."""
    return {key: list(cell.items) for key, cell in p.cells._cells.items() if cell.items}


def at_the_end(case: Case) -> AsOf:
    return AsOf.at(max(entry.recorded for entry in case.entries))


@given(cases(), st.randoms())
def test_order_of_arrival_changes_nothing(case: Case, chance: Any) -> None:
    shuffled = list(case.entries)
    chance.shuffle(shuffled)
    assert held(fold(replace(case, entries=tuple(shuffled)), guidance=FIXED)) == held(fold(case, guidance=FIXED))


@given(cases())
def test_sending_every_entry_twice_changes_nothing(case: Case) -> None:
    again = tuple(replace(entry, seq=entry.seq + 10_000) for entry in case.entries)
    twice = replace(case, entries=case.entries + again)
    assert held(fold(twice, guidance=FIXED)) == held(fold(case, guidance=FIXED))


@given(cases(), st.data())
def test_what_is_learnt_later_leaves_every_earlier_picture_as_it_was(case: Case, data: st.DataObject) -> None:
    moment = data.draw(st.sampled_from([entry.recorded for entry in case.entries]))
    known = replace(case, entries=tuple(entry for entry in case.entries if entry.recorded <= moment))
    assert held(fold(case, AsOf.at(moment), FIXED)) == held(fold(known, AsOf.at(moment), FIXED))


@given(cases(), st.data())
def test_the_whole_is_a_part_and_then_the_rest(case: Case, data: st.DataObject) -> None:
    ordered = sorted(case.entries, key=lambda entry: entry.order)
    cut = data.draw(st.integers(0, len(ordered)))
    p = Picture(case, FIXED, at_the_end(case))
    p.take(ordered[:cut])
    p.take(ordered[cut:])
    assert held(p) == held(fold(case, guidance=FIXED))


def asked_afresh(case: Case, moment: datetime) -> dict[tuple[str, str], Any]:
    """Every question that stands at a moment, by asking all rules of a picture folded for that moment alone."""
    p = fold(case, AsOf.at(moment), FIXED)
    answers = {(rule.id, subject.id): rule.ask(p, subject) for rule in FIRST_ORDER for subject in rule.subjects(p)}
    return {key: answer for key, answer in answers.items() if answer is not None}


def moments_of(case: Case) -> list[datetime]:
    """Every recording, and the end of every day between the first and the last."""
    recorded = sorted(entry.recorded for entry in case.entries)
    first, last = day_of(recorded[0]), day_of(recorded[-1])
    nights = [end_of(first + timedelta(n)) for n in range(0, (last - first).days, 5)]
    return sorted({*recorded, *nights})


@settings(max_examples=25)
@given(cases())
def test_asking_what_was_touched_equals_asking_everything(case: Case) -> None:
    walk = Walk(case, FIXED, FIRST_ORDER)
    ordered = sorted(case.entries, key=lambda entry: entry.order)
    for moment in moments_of(case):
        walk.to(moment, [entry for entry in ordered if walk.is_new(entry)])
        assert walk.answers() == asked_afresh(case, moment)


@settings(max_examples=25)
@given(cases())
def test_the_same_entries_give_the_same_questions(case: Case) -> None:
    def asked(case: Case) -> list[Any]:
        walk = Walk(case, FIXED)
        walk.to(max(entry.recorded for entry in case.entries), case.entries)
        return [(q.id, q.opened, q.closed, q.closed_by, q.urgency, q.evidence) for q in walk.questions]

    assert asked(case) == asked(case)
