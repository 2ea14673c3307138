"""What an assessment or an enquiry began with, and whether it was ended: what their clocks run from and until."""

from tenfold.picture.endings import ends
from tenfold.picture.held import Sitting, follows, sittings
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import (
    Spell,
    assessments,
    ended_by_lead,
    enquiries,
    plan_spells,
    receiver,
    referral_end,
)
from tenfold.picture.stated import Stated, tellings
from tenfold.record import Decision, Enquiry, Entry, Referral

_NO_CONFERENCE = frozenset({"substantiated_no_risk", "not_substantiated"})


@remembered
def referred(p: Picture, spell: Spell) -> Entry:
    """Return the referral that an assessment answers, else the assessment's own entry.

    It is one that went to the assessing service and that nothing had ended or let lapse: the first of those that were
    undecided until then, else the last.
    """
    sent = [one for one in p.facts(Referral, spell.child) if _leads_to(p, one, spell)]
    undecided = [one for one in sent if not _decided_before(p, one, spell)]
    chosen = (*undecided[:1], *sent[-1:])
    return chosen[0].first if chosen else spell.start


@remembered
def is_ended(p: Picture, spell: Spell) -> bool:
    """Whether an assessment was completed, or the lead decided since to close, to step down or to do no more.

    So it was where another entry had told again that it was opened.
    """
    if spell.end is not None or any(follows(entry, spell.start) for entry in ended_by_lead(p, spell.child)):
        return True
    return any(one.end is not None and _tells_again(p, one, spell) for one in assessments(p, spell.child))


@remembered
def told_before(p: Picture, spell: Spell) -> bool:
    """Whether an assessment is one that another entry had told of before as opened, and that still went on."""
    return any(_tells_again(p, spell, one) for one in assessments(p, spell.child))


@remembered
def begun_at(p: Picture, spell: Spell) -> Sitting:
    """Return the strategy discussion at which an enquiry began, else the enquiry's own entry.

    Where several were held it is the last by then, since the enquiry before.
    """
    before = [one.end or one.start for one in enquiries(p, spell.child) if one.start.order < spell.start.order]
    held = (one for one in sittings(p, "strategy_discussion", spell.child) if follows(spell.start, one))
    own = (one for one in held if not any(follows(end, one) for end in before))
    return max(own, key=lambda one: (one.latest, one.entry.order), default=Sitting(spell.start, spell.start.occurred))


@remembered
def ends_without_conference(p: Picture, spell: Spell) -> bool:
    """Whether an enquiry ended without need of a conference: by its outcome, or by a decision of the lead.

    One that found continuing risk needs one; one that does not say what it found may.
    """
    told = tellings(p.facts(Enquiry, spell.child))
    found = [entry for entry, fact in told if fact.stage == "completed" and fact.outcome in _NO_CONFERENCE]
    decided = (one for one in p.facts(Decision, spell.child) if ends(one.fact))
    found += [one.first for one in decided if one.agency == p.lead(one.day)]
    return any(follows(entry, spell.start) for entry in found)


def _leads_to(p: Picture, referral: Stated[Referral], spell: Spell) -> bool:
    first, start = referral.first, spell.start
    lapses = p.ends("live-concern.referral", referral.since)
    if receiver(p, referral) != start.agency or not follows(start, first) or lapses <= start.latest:
        return False
    over = [one.first for one in p.facts(Decision, spell.child) if one.agency == start.agency and ends(one.fact)]
    over += [one.end for one in assessments(p, spell.child) if one.end is not None and one.start.id != start.id]
    return not any(follows(end, first) and follows(start, end) for end in over)


def _tells_again(p: Picture, spell: Spell, first: Spell) -> bool:
    """Whether an assessment is an earlier one told again: by the same agency, of the same kind and the same people.

    It is not where the earlier one had ended by then, or a referral to the agency had come since.
    """
    one, other = spell.of.fact, first.of.fact
    alike = one.kind is None or other.kind is None or one.kind == other.kind
    if not alike or one.of != other.of or spell.start.agency != first.start.agency:
        return False
    if spell.start.id == first.start.id or not follows(spell.start, first.start):
        return False
    ends = (*ended_by_lead(p, spell.child), *(() if first.end is None else (first.end,)))
    came = (new.first for new in p.facts(Referral, spell.child) if receiver(p, new) == first.start.agency)
    sent = (entry for entry in came if entry.id != first.start.id)
    return not any(follows(step, first.start) and follows(spell.start, step) for step in (*ends, *sent))


def _decided_before(p: Picture, referral: Stated[Referral], spell: Spell) -> bool:
    end = referral_end(p, referral, spell.child)
    return end is not None and end.order < spell.start.order


def planned_before(p: Picture, spell: Spell) -> bool:
    """Whether a child already had a plan when an enquiry began."""
    order, plans = spell.start.order, plan_spells(p, spell.child)
    return any(plan.start.order < order and (plan.end is None or plan.end.order > order) for plan in plans)
