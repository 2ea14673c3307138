"""What the openness rules share: who holds evidence, which children a step is about, which meetings must be joint."""

from collections.abc import Iterable
from itertools import chain, count
from typing import Any

from tenfold.picture import (
    Picture,
    Stated,
    histories_near,
    is_child,
    mishap_seen,
    occasions_of,
    opinions_of,
    remembered,
)
from tenfold.questions.rule import History, Of, Standing, Urgency, evidence
from tenfold.questions.subjects import each_conference, each_strategy_discussion
from tenfold.record import (
    Allegation,
    Care,
    Enrolment,
    Entry,
    Fact,
    Injury,
    Opinion,
    Person,
    Pregnancy,
    Registration,
    Relationship,
    Residence,
    Responsibility,
)
from tenfold.when import end_of

BACKGROUND = frozenset({Person, Pregnancy, Relationship, Responsibility, Residence, Care})
ON_THE_LIST = frozenset({"enrolled", "registered"})


def children_at(p: Picture, entry: Entry) -> tuple[str, ...]:
    """Return the children whom an entry is about."""
    return tuple(one for one in entry.about if is_child(p, one))


@remembered
def each_joint_meeting(p: Picture) -> tuple[Of[Entry], ...]:
    """Return the meetings that must be joint: strategy discussions and child protection conferences."""
    return (*each_strategy_discussion(p), *each_conference(p))


@remembered
def injury_records(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the entries by which agencies recorded or judged injuries of a child, in order of record.

    What somebody independent saw happen, and nobody judged harm, is left out.
    """
    told = (one for one in occasions_of(p, child) if not mishap_seen(p, one))
    return evidence(thing for one in told for thing in (*one.injuries, *opinions_of(p, one)))


def was_mishap(p: Picture, injury: Stated[Any], child: str) -> bool:
    """Whether an injury of a child is of an occasion that somebody independent saw happen, and nobody judged harm."""
    return any(mishap_seen(p, one) for one in occasions_of(p, child) if injury.id in one.ids)


@remembered
def evidence_held(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the entries with what agencies hold on a child, in order of record.

    That is its injuries, allegations and the opinions on them, and risk histories of adults near it.
    """
    said = [one for one in p.facts(Allegation, child) if one.fact.child == child]
    judged = (view for one in said for view in p.facts(Opinion, one.id))
    past = (history for history, _ in histories_near(p, child))
    return evidence(injury_records(p, child), said, judged, past)


def apart(subjects: Iterable[Of[Any]]) -> tuple[Of[Any], ...]:
    """Return subjects of several kinds with no id twice: what one entry told without ids is numbered in order."""
    found: dict[str, Of[Any]] = {}
    for one in subjects:
        names = chain((one.id,), (f"{one.id}.and.{n}" for n in count(2)))
        free = next(name for name in names if name not in found)
        found[free] = one if free == one.id else Of(free, one.children, one.thing)
    return tuple(found.values())


@remembered
def without(
    _: Picture, step: Entry, children: tuple[str, ...], history: History, calm: frozenset[Urgency] = frozenset()
) -> tuple[Entry, ...]:
    """Return the evidence of the questions on children that stood when a step was taken, as they stood then.

    That is at its recording, or at the end of its day where it was recorded later. The evidence lies earlier than the
    step, in the record and in the world. What only tells who is who, who lives where and on whose list a child stands
    is left out, unless the question rests on nothing else. Questions of the `calm` urgencies are left out, those on the
    workforce, which only the employer sees, and those that the step itself raised. What has stood has stood: it is
    worked out once.
    """
    taken = min(step.recorded, end_of(step.day))
    stood = history.standing_at(taken, children)
    open_by_then = (one for one in stood if not _raised_by(step, one))
    mine = [one for one in open_by_then if one.theme != "workforce" and one.urgency not in calm]
    before = (one for one in mine if len(_before(step, one.first_evidence)) == len(one.first_evidence))
    return evidence(_before(step, _telling(one.evidence)) for one in before)


@remembered
def unconsidered(p: Picture, step: Entry, children: tuple[str, ...], history: History) -> tuple[Entry, ...]:
    """Return the evidence of what stood at a step, and was not routine, that the step did not consider."""
    stood = without(p, step, children, history, frozenset({"routine"}))
    return tuple(entry for entry in stood if not p.considers(step, entry))


def injuries_asked(p: Picture, step: Entry, child: str, history: History) -> tuple[Entry, ...]:
    """Return the entries on injuries that a child had, or may have had, of which questions stood at a step."""
    return tuple(entry for entry in without(p, step, (child,), history) if _tells_of_injury(entry, child))


def _raised_by(step: Entry, one: Standing) -> bool:
    """Whether a question opened with a step, though all that it rests on was on record before: the step raised it."""
    return one.opened == step.recorded and all(entry.recorded < step.recorded for entry in one.first_evidence)


def _before(step: Entry, found: Iterable[Entry]) -> list[Entry]:
    order, until = step.order, step.occurred.last
    return [entry for entry in found if entry.order < order and entry.occurred.first <= until]


def _telling(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(one for one in found if not one.facts or not all(map(_is_background, one.facts))) or found


def _is_background(fact: Fact) -> bool:
    """Whether a fact only tells who is who, who lives where, who cares, or on whose list a child stands."""
    listed = isinstance(fact, (Enrolment, Registration)) and fact.status in ON_THE_LIST
    return listed or type(fact) in BACKGROUND


def _tells_of_injury(entry: Entry, child: str) -> bool:
    return any(isinstance(one, Injury) and child in (one.child, *one.one_of) for one in entry.facts)
