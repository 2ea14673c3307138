"""Where a child stands in the process: plan, enquiry, assessment, referral, decisions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from tenfold.picture.held import follows
from tenfold.picture.picture import BATCH, Picture, batches, remembered
from tenfold.picture.readable import place
from tenfold.picture.referral_decisions import ENDS, ends_referral
from tenfold.picture.sightings import latest
from tenfold.picture.stated import Stated, tellings_of
from tenfold.record import Assessment, Decision, Enquiry, Entry, Plan, Referral
from tenfold.record.words import PlanKind

CONFERENCES = ("initial_conference", "review_conference")
PROTECTION: PlanKind = "child_protection"
_Step = tuple[Entry, bool, Stated[Any] | None]
"""An entry, whether it ends what goes on, and the thing that it begins or tells of."""
ReferralSpell = tuple[Stated[Referral], Entry | None]
_PROTECTS = frozenset({"childrens_social_care", "police"})


@dataclass(frozen=True, slots=True)
class Spell:
    """Something that began with one entry and ended with another (None: it goes on)."""

    child: str
    start: Entry
    end: Entry | None
    of: Stated[Any]

    @property
    def id(self) -> str:
        """The id of what began, with the child's where it began for several."""
        several = len(getattr(self.of.fact, "children", ())) > 1
        return f"{self.of.id}.{self.child}" if several else self.of.id

    @property
    def children(self) -> tuple[str, ...]:
        """The child, as subjects name theirs."""
        return (self.child,)

    def __hash__(self) -> int:
        """Spells are kept by what began and whose it is."""
        return hash((self.of.id, self.child))


def plan_spells(p: Picture, child: str) -> tuple[Spell, ...]:
    """Return the times that a child was on a child protection plan (or register), in order."""
    return plan_spells_of(p, child, PROTECTION)


@remembered
def plan_spells_of(p: Picture, child: str, kind: PlanKind) -> tuple[Spell, ...]:
    """Return the times that a child had a plan of a kind, in order; one whose kind is unsaid is of protection."""
    told = tellings_of(p.facts(Plan, child))
    of_kind = [(entry, fact.status == "ended", of) for entry, fact, of in told if (fact.kind or PROTECTION) == kind]
    return _spells(child, of_kind)


@remembered
def plan_now(p: Picture, child: str) -> Spell | None:
    """Return the child protection plan (or registration) that goes on now, if any."""
    return _open(plan_spells(p, child))


@remembered
def enquiries(p: Picture, child: str) -> tuple[Spell, ...]:
    """Return the section 47 enquiries about a child, in order.

    An enquiry ends when completed, by a later decision of the lead to close, step down or do no more, or with a plan.
    """
    told = _stages(p.facts(Enquiry, child), child)
    steps: list[_Step] = [(entry, fact.stage == "completed", of) for entry, fact, of in told]
    ends: list[_Step] = [(entry, True, None) for entry in ended_by_lead(p, child)]
    ends += [(spell.end, True, None) for spell in plan_spells(p, child) if spell.end is not None]
    return _spells(child, steps + ends)


@remembered
def enquiry_now(p: Picture, child: str) -> Spell | None:
    """Return the section 47 enquiry about a child that is open now, if any."""
    return _open(enquiries(p, child))


@remembered
def on_plan(p: Picture, child: str) -> bool:
    """Whether a child has a child protection plan (register) or an open section 47 enquiry."""
    return plan_now(p, child) is not None or enquiry_now(p, child) is not None


@remembered
def on_plan_since(p: Picture, child: str) -> Spell | None:
    """Return the plan or enquiry that puts a child on plan now: the earlier of the two."""
    open_now = [spell for spell in (plan_now(p, child), enquiry_now(p, child)) if spell is not None]
    return min(open_now, key=lambda spell: spell.start.order, default=None)


def was_within(spell: Spell, entry: Entry) -> bool:
    """Whether what an entry tells was seen after a spell began and before it ended, as known now."""
    at = (entry.latest, entry.order)
    began, end = (spell.start.latest, spell.start.order), spell.end
    return began < at and (end is None or at < (end.latest, end.order))


@remembered
def on_plan_when(p: Picture, child: str, entry: Entry) -> bool:
    """Whether a child was on plan (a plan or an open enquiry) when what an entry tells was seen, as known now."""
    return any(was_within(spell, entry) for spell in (*plan_spells(p, child), *enquiries(p, child)))


@remembered
def on_plan_unbroken(p: Picture, child: str) -> Entry | None:
    """Return the entry since which a child has been on plan, now one way and now the other, without a break."""
    spell = on_plan_since(p, child)
    if spell is None:
        return None
    spells = (*plan_spells(p, child), *enquiries(p, child))
    return unbroken(spell.start, [(one.start, one.end) for one in spells])


def unbroken(begun: Entry, spells: Iterable[tuple[Entry, Entry | None]]) -> Entry:
    """Return with which entry began what goes on now, told the spells (start and end) that may have led up to it."""
    ended = [(start, end) for start, end in spells if end is not None]
    for start, end in sorted(ended, key=lambda spell: spell[1].order, reverse=True):
        if end.order >= begun.order:
            begun = min(begun, start, key=place)
    return begun


@remembered
def assessments(p: Picture, child: str) -> tuple[Spell, ...]:
    """Return the assessments of a child, each with its completion; one told only as completed begins and ends there."""
    found: list[Spell] = []
    told = _stages(p.facts_that(Assessment, child, is_for, child), child)
    for entry, fact, owner in sorted(told, key=lambda one: latest(one[0])):
        if fact.stage == "opened":
            found.append(Spell(child, entry, None, owner))
            continue
        mine = [spell for spell in found if spell.end is None and _same_assessment(spell, owner)]
        if mine:
            found[found.index(mine[-1])] = Spell(child, mine[-1].start, entry, owner)
        else:
            found.append(Spell(child, entry, entry, owner))
    return tuple(found)


@remembered
def open_assessments(p: Picture, child: str) -> tuple[Spell, ...]:
    """Return social care’s assessments of a child that are open and that no later decision of the lead ended."""
    ends = ended_by_lead(p, child)
    going = (one for one in assessments(p, child) if one.end is None and is_social(p, one))
    return tuple(one for one in going if not any(latest(end) > latest(one.start) for end in ends))


def assessment_now(p: Picture, child: str) -> Spell | None:
    """Return social care’s latest assessment of a child that is open and that no later decision of the lead ended."""
    return next(reversed(open_assessments(p, child)), None)


def is_social(p: Picture, spell: Spell) -> bool:
    """Whether an assessment is social care’s; a clinic’s of a child’s speech is none of a concern."""
    return p.kinds.get(spell.start.agency) == "childrens_social_care"


def is_protective(p: Picture, referral: Stated[Referral]) -> bool:
    """Whether a referral went to who protects children, as far as is known; from one clinic to another it did not."""
    to = receiver(p, referral)
    return to not in p.kinds or p.kinds[to] in _PROTECTS


def is_for(step: Stated[Any], child: str) -> bool:
    """Whether a step is taken for a child, who is not only looked at in it for another's sake, as a young parent is."""
    return child in step.fact.children


def decisions(p: Picture, child: str) -> tuple[Stated[Decision], ...]:
    """Return the decisions that name a child, in order of record."""
    return tuple(p.facts(Decision, child))


def receiver(p: Picture, referral: Stated[Referral]) -> str | None:
    """Return the service that a referral went to: as it says, or who logged it from another, or the lead."""
    fact, entry = referral.fact, referral.first
    if fact.to is not None:
        return fact.to
    if fact.from_ is not None and fact.from_ != entry.agency:
        return entry.agency
    return p.lead(entry.day)


@remembered
def referral_end(p: Picture, referral: Stated[Referral], child: str) -> Entry | None:
    """Return the receiving service's own entry that ended a referral of a child: a decision, or work opened.

    It did so after the referral came, though that was put on record later.
    """
    service, since = receiver(p, referral), (referral.first.occurred.first, -1)

    def opens(work: Stated[Any]) -> bool:
        return work.agency == service and is_for(work, child) and follows(work.first, referral.first)

    def decides(one: Stated[Decision]) -> bool:
        return opens(one) and ends_referral(one, referral)

    own: list[Stated[Any] | None] = [p.first_fact_since(Decision, child, since, decides)]
    own += [p.first_fact_since(kind, child, since, opens) for kind in (Assessment, Enquiry)]
    return min((one.first for one in own if one is not None), key=place, default=None)


@remembered
def referral_spells(p: Picture, child: str) -> tuple[ReferralSpell, ...]:
    """Return the referrals of a child, each with what ended it (None: nothing has), in order of record."""
    told = p.facts(Referral, child)
    whole = batches(told)
    of_old = (_referral_spells_in(p, child, start) for start in whole)
    return tuple(chain(*of_old, _with_ends(p, child, told[whole.stop :])))


@remembered
def _referral_spells_in(p: Picture, child: str, start: int) -> tuple[ReferralSpell, ...]:
    return tuple(_with_ends(p, child, p.facts_so_far(Referral, child)[start : start + BATCH]))


def _with_ends(p: Picture, child: str, told: Iterable[Stated[Referral]]) -> Iterator[ReferralSpell]:
    return ((one, referral_end(p, one, child)) for one in told)


@remembered
def open_referrals(p: Picture, child: str) -> tuple[Stated[Referral], ...]:
    """Return the referrals of a child that no decision has ended and that have not lapsed."""
    going = (one for one, end in referral_spells(p, child) if end is None)
    return tuple(one for one in going if not p.over("live-concern.referral", one.since))


def considered_since(p: Picture, child: str, what: Entry | Stated[Any]) -> Stated[Decision] | None:
    """Return the first later decision about a child whose entry considered something."""
    return p.first_fact_since(Decision, child, what.order, lambda decision: p.considers(decision.first, what))


@remembered
def ended_by_lead(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the lead's decisions about a child to close, to step down or to do no more, in order of record."""
    return tuple(
        decision.first
        for decision in p.facts(Decision, child)
        if decision.fact.matter in ENDS
        and decision.fact.granted is not False
        and decision.agency == p.lead(decision.day)
    )


def _stages(things: Iterable[Stated[Any]], child: str) -> Iterator[tuple[Entry, Any, Stated[Any]]]:
    """Yield each statement that takes something to another stage for a child whom it names.

    To say again where it is begins and ends nothing; a child who is added later is in it from then on.
    """
    at: dict[str, str] = {}
    for entry, fact, owner in tellings_of(things):
        if at.get(owner.id) != fact.stage and (not fact.children or child in fact.children):
            at[owner.id] = fact.stage
            yield entry, fact, owner


def opened_enquiries(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the entries that opened an enquiry about a child, or opened it anew, in order of record."""
    return tuple(entry for entry, fact, _ in _stages(p.facts(Enquiry, child), child) if fact.stage == "opened")


def _spells(child: str, steps: Sequence[_Step]) -> tuple[Spell, ...]:
    found: list[Spell] = []
    for entry, ends, owner in sorted(steps, key=_time_of) if len(steps) > 1 else steps:
        going = bool(found) and found[-1].end is None
        if ends and going:
            found[-1] = Spell(child, found[-1].start, entry, found[-1].of)
        elif not ends and not going and owner is not None:
            found.append(Spell(child, entry, None, owner))
    return tuple(found)


def _time_of(step: _Step) -> tuple[datetime, tuple[datetime, int]]:
    return latest(step[0])


def _open(spells: tuple[Spell, ...]) -> Spell | None:
    return spells[-1] if spells and spells[-1].end is None else None


def _same_assessment(spell: Spell, completed: Stated[Assessment]) -> bool:
    if spell.of.id == completed.id:
        return True
    kind, other = spell.of.fact.kind, completed.fact.kind
    return kind == other or kind is None or other is None
