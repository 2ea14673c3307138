"""What is a concern about a child, and whether one is live."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import chain, takewhile
from operator import attrgetter
from typing import Any, NamedTuple

from tenfold.picture.disputes import said_to_be_there
from tenfold.picture.explained import bump
from tenfold.picture.household import household_adults
from tenfold.picture.injuries import BENIGN, HARM, Occasion, judged_harm, marks, occasions_of
from tenfold.picture.people import is_child, younger_than
from tenfold.picture.picture import BATCH, Picture, batches, remembered, so_far
from tenfold.picture.process import (
    considered_since,
    enquiries,
    enquiry_now,
    is_protective,
    open_assessments,
    open_referrals,
    plan_now,
    plan_spells,
)
from tenfold.picture.readable import place
from tenfold.picture.settling import found_benign, weighed_earlier
from tenfold.picture.signs import non_mobile, patterned
from tenfold.picture.stated import Stated
from tenfold.picture.was_home import was_of_household
from tenfold.picture.witnessed import mishap_seen, no_injury, told_as_seen, unaccounted
from tenfold.record import Account, Allegation, Check, Decision, Entry, History, Injury, Observation, Opinion

Order = tuple[datetime, int]
RISK = frozenset({"violence", "domestic_abuse", "sexual_offence", "animal_cruelty", "child_harmed", "child_removed"})
_HARMER = frozenset({None, "perpetrator", "unknown"})
_MEETINGS = ("strategy_discussion", "initial_conference", "review_conference")
_place: Callable[[Any], Order] = attrgetter("stated.order")


class Concern(NamedTuple):
    """An injury, an allegation, an observed concern, or a history that bears on risk, about a child."""

    child: str
    stated: Stated[Any]

    @property
    def entry(self) -> Entry:
        """The entry that first recorded it."""
        return self.stated.first


def bears_on_risk(history: History) -> bool:
    """Whether a history bears on risk: of that kind, and not as victim or witness."""
    return history.of in RISK and history.as_ in _HARMER


def risk_histories(p: Picture, id: str) -> tuple[Stated[History], ...]:
    """Return the histories of a person that bear on risk."""
    return tuple(stated for stated in p.facts(History, id) if bears_on_risk(stated.fact))


def risks(p: Picture) -> Sequence[Stated[History]]:
    """Return the histories that bear on risk, whosoever they are."""
    return p.facts_that(History, None, _on_risk)


@remembered
def household_histories(p: Picture, child: str) -> tuple[Stated[History], ...]:
    """Return the histories that bear on risk of a child’s household’s adults: of who is there, or was when they arose.

    Who is there by one source’s word and not by another’s is, until that is settled.

    That somebody has left since takes nothing back of what was recorded about them.
    """
    if not risks(p):
        return ()
    here = {*household_adults(p, child), *(one for one, _ in said_to_be_there(p, child) if not is_child(p, one))}
    known = (one for one in risks(p) if one.fact.person != child)
    return tuple(
        one
        for one in known
        if one.fact.person in here
        or (not is_child(p, one.fact.person) and was_of_household(p, child, one.fact.person, one.first))
    )


def _on_risk(stated: Stated[History]) -> bool:
    return bears_on_risk(stated.fact)


@remembered
def concerns(p: Picture, child: str) -> tuple[Concern, ...]:
    """Return all concerns about a child, in order of record; histories are those of `household_histories`."""
    observed = p.facts_that(Observation, child, is_of_concern)
    whole = batches(observed)
    found: list[Stated[Any]] = [*observed[whole.stop :]]
    found += household_histories(p, child)
    of_old = (_observed_in(p, child, start) for start in whole)
    return tuple(sorted(chain(*of_old, (Concern(child, one) for one in found), harms(p, child)), key=_place))


@remembered
def _observed_in(p: Picture, child: str, start: int) -> tuple[Concern, ...]:
    """Return a batch of the observed concerns about a child, every one of which is there."""
    observed = p.facts_so_far(Observation, child, is_of_concern)
    return tuple(Concern(child, stated) for stated in observed[start : start + BATCH])


@remembered
def harms(p: Picture, child: str) -> tuple[Concern, ...]:
    """Return the injuries of a child and the allegations about it, in order of record."""
    found: list[Stated[Any]] = [injury for one in occasions_of(p, child) for injury in one.injuries]
    found += [stated for stated in p.facts(Allegation, child) if stated.fact.child == child]
    return tuple(Concern(child, stated) for stated in sorted(found, key=place))


@remembered
def upheld_concerns(p: Picture, child: str) -> tuple[Concern, ...]:
    """Return the concerns about a child, but for its injuries, that a check or an opinion corroborates."""
    upheld = _upheld(p)
    if not upheld:
        return ()
    told = (one for one in concerns(p, child) if not isinstance(one.stated.fact, Injury))
    return tuple(one for one in told if one.stated.id in upheld)


@remembered
def _upheld(p: Picture) -> frozenset[str]:
    """Return the ids of all but injuries that a check corroborates, or of which an opinion speaks for harm."""
    checked = (id for check in p.facts_that(Check, None, _corroborates) for id in check.fact.about)
    judged = (id for opinion in p.facts_that(Opinion, None, _speaks_for_harm) for id in opinion.fact.about)
    return frozenset(id for id in (*checked, *judged) if not any(one.id == id for one in p.facts(Injury, id)))


def _corroborates(check: Stated[Check]) -> bool:
    return check.fact.result == "corroborated"


def _speaks_for_harm(opinion: Stated[Opinion]) -> bool:
    return opinion.fact.view in HARM


def is_of_concern(stated: Stated[Observation]) -> bool:
    """Whether an observation is one of concern."""
    return stated.fact.level == "concern"


@remembered
def concern_behind(p: Picture, child: str, step: Entry) -> Concern | None:
    """Return the last concern that a step leaves behind: of the 12 months before it, and not found harmless by then.

    A mishap that somebody independent had told of by then as seen, or a bump in play, leaves no concern behind.
    """
    left = concerns_left_by(p, child, step)
    return next((one for one in left if p.ends("open-concern", one.stated.since) > step.latest), None)


def concerns_left_by(p: Picture, child: str, step: Entry) -> Iterator[Concern]:
    """Yield the concerns about a child that a step leaves behind, however old, the last recorded first."""
    by = concerns_by(p, child, step)
    return (one for one in by if not _harmless(p, one, step) and not _ordinary(p, one, step))


def concerns_by(p: Picture, child: str, step: Entry) -> Iterator[Concern]:
    """Yield the concerns about a child that the record held by a step, the last recorded first."""
    known = so_far(concerns, p, child)
    return (known[n] for n in range(bisect_right(known, step.order, key=_place) - 1, -1, -1))


def _ordinary(p: Picture, concern: Concern, step: Entry) -> bool:
    """Whether a concern is an injury that somebody independent had by a step told of as seen, or a bump in play."""
    return isinstance(concern.stated.fact, Injury) and any(
        bump(p, one) or any(told_as_seen(p, one, told, step) for told in mark)
        for one in occasions_of(p, concern.child)
        for mark in marks(one)
        if any(told.id == concern.stated.id for told in mark)
    )


def _harmless(p: Picture, concern: Concern, step: Entry) -> bool:
    id = concern.stated.id
    opinions = [one for one in p.facts(Opinion, id) if one.order <= step.order]
    checks = [one for one in p.facts(Check, id) if one.order <= step.order]
    said = (one for account in p.facts(Account, id) for one in p.facts(Check, account.id))
    if any(one.fact.view in HARM for one in opinions) or any(one.fact.result == "corroborated" for one in checks):
        return False
    return (
        any(one.fact.view in BENIGN and weighed_earlier(p, one, concern.child) for one in opinions)
        or any(one.fact.result == "unfounded" for one in checks)
        or any(one.fact.result == "corroborated" for one in said if one.order <= step.order)
    )


@remembered
def live_concern(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the entries that make a concern about a child live; none where there is no live concern."""
    process = (plan_now(p, child), enquiry_now(p, child), *open_assessments(p, child))
    found = [spell.start for spell in process if spell is not None]
    found += [referral.first for referral in open_referrals(p, child) if is_protective(p, referral)]
    found += [one.first for one in p.facts(Allegation, child) if one.fact.child == child and undecided(p, one)]
    found += [entry for one in occasions_of(p, child) for entry in _telling_injuries(p, child, one)]
    found += [history.first for history in household_histories(p, child) if _is_fresh(p, child, history)]
    return tuple(sorted({entry.id: entry for entry in found}.values(), key=place))


@remembered
def is_live(p: Picture, child: str) -> bool:
    """Whether there is a live concern about a child."""
    return bool(live_concern(p, child))


def undecided(p: Picture, allegation: Stated[Allegation]) -> bool:
    """Whether nobody of the lead or the police has decided on an allegation."""
    return decided_by(p, allegation) is None


def decided_by(p: Picture, allegation: Stated[Allegation]) -> Entry | None:
    """Return the decision, enquiry or meeting of the lead or the police that settled an allegation.

    It considered the allegation, or follows it about the same child.
    """
    return min(answers_to(p, allegation, allegation.fact.child), key=place, default=None)


def answers_to(p: Picture, allegation: Stated[Any], child: str) -> tuple[Entry, ...]:
    """Return the decisions, enquiries and meetings of the lead or the police about a child that answer something said.

    They considered it, or follow it.
    """
    return tuple(
        entry for entry in _deciding(p, child) if entry.order > allegation.order or entry.id == allegation.first.id
    )


@remembered
def _deciding(p: Picture, child: str) -> tuple[Entry, ...]:
    spells = enquiries(p, child)
    found = [decision.first for decision in p.facts(Decision, child)]
    found += [step for spell in spells for step in (spell.start, spell.end) if step is not None]
    found += [entry for event in _MEETINGS for entry in p.events(event, child)]
    return tuple(dict.fromkeys(entry for entry in found if _decides(p, entry)))


def _decides(p: Picture, entry: Entry) -> bool:
    return entry.agency == p.lead(entry.day) or p.kinds.get(entry.agency) == "police"


@remembered
def _telling_injuries(p: Picture, child: str, occasion: Occasion) -> tuple[Entry, ...]:
    return tuple(
        entry
        for entry, since in told_injuries(p, child, occasion)
        if not p.over("live-concern.recent", since) and considered_since(p, child, entry) is None
    )


@remembered
def told_injuries(p: Picture, child: str, occasion: Occasion) -> tuple[tuple[Entry, datetime], ...]:
    """Return the entries by which an occasion makes or made a concern live, each with since when it counts."""
    found = {opinion.first.id: (opinion.first, opinion.since) for opinion in judged_harm(p, occasion)}
    telling: list[Stated[Injury]] = [*unaccounted(p, occasion, patterned(p, occasion)), *non_mobile(p, occasion)]
    if _second_while_young(p, child, occasion):
        telling += [injury for injury in occasion.injuries if not found_benign(p, occasion, injury)]
    telling += [injury for injury in occasion.injuries if was_on_plan(p, child, injury.first)]
    found |= {injury.first.id: (injury.first, injury.since) for injury in telling}
    return tuple(found.values())


def was_on_plan(p: Picture, child: str, entry: Entry) -> bool:
    """Whether a child was on plan (a plan or an open enquiry) when an entry was recorded."""
    spells = (*plan_spells(p, child), *enquiries(p, child))
    return any(s.start.order < entry.order and (s.end is None or entry.order < s.end.order) for s in spells)


def _second_while_young(p: Picture, child: str, occasion: Occasion) -> bool:
    if younger_than(p, child, "live-concern.young", occasion.seen) is False:
        return False
    if bump(p, occasion) or mishap_seen(p, occasion):
        return False
    window = p.limit("injuries-repeat.window", occasion.seen)
    earlier = takewhile(lambda other: other.first.order < occasion.first.order, so_far(occasions_of, p, child))
    return any(
        window.after(other.seen) > occasion.seen
        for other in earlier
        if other.id != occasion.id and not mishap_seen(p, other) and not no_injury(p, other)
    )


def _is_fresh(p: Picture, child: str, history: Stated[History]) -> bool:
    return not p.over("live-concern.recent", history.recorded) and considered_since(p, child, history) is None
