"""Decisions that end or refuse protection, whether the child was seen, and what they rested on."""

from tenfold.picture.concern import Concern
from tenfold.picture.independence import independent
from tenfold.picture.links import concerned, ever_family
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.sightings import WHOLE, from_when, saw
from tenfold.picture.stated import Stated
from tenfold.record import Account, Check, Decision, Entry, Observation, Opinion, Voice

_ENDS = frozenset({"closure", "step_down", "no_further_action"})
_REFUSABLE = frozenset({"threshold", "referral", "enquiry", "plan"})
_FOUND = frozenset({"corroborated", "contradicted", "unfounded"})


def ends(decision: Decision) -> bool:
    """Whether a decision ends something: closes, steps down, does no more, or refuses what was asked for.

    What its matter is to be, unsaid, is neither.
    """
    if decision.matter in _ENDS:
        return decision.granted is not False
    return decision.matter in _REFUSABLE and decision.granted is False


@remembered
def unseen_by(p: Picture, child: str, concern: Entry, step: Entry) -> bool:
    """Whether the deciding agency had not seen a child since a concern, and nobody looked again once it was seen.

    To look again is a later decision of that agency, with the child seen by it, or one that had another's seeing
    before it.
    """
    since = from_when(concern)
    seen = [one for one in p.contacts(child) if one.latest >= since and saw(one, child, WHOLE)]
    own = [one for one in seen if one.agency == step.agency]
    if any(one.order <= step.order for one in own):
        return False
    later = (one.first for one in p.facts(Decision, child) if one.order > step.order)
    return not any(
        (one.agency == step.agency and any(sight.order <= one.order for sight in own))
        or (p.considers(one, step) and any(p.considers(one, sight) for sight in seen))
        for one in later
    )


@remembered
def rests_on_family(p: Picture, child: str, concern: Concern) -> tuple[Stated[Account], ...]:
    """Return what the family said since a concern, where nothing but that has come since; nothing where more has.

    A check, an opinion, an observation, the child's own words, the child seen alone or an independent witness is more.
    """
    said = _said(p, child, concern.entry)
    if any(one.fact.result in _FOUND for word in said for one in p.facts(Check, word.id)):
        return ()
    for entry in reversed(p.entries_about(child)):
        if entry.order < concern.entry.order:
            break
        if _shows(p, entry, child, concern):
            return ()
    return said


def _said(p: Picture, child: str, since: Entry) -> tuple[Stated[Account], ...]:
    words = (one for member in ever_family(p, child) for one in p.facts(Account, member) if one.fact.by == member)
    mine = (one for one in words if one.order >= since.order and child in concerned(p, one))
    return tuple(sorted(mine, key=lambda one: one.order))


def _shows(p: Picture, entry: Entry, child: str, concern: Concern) -> bool:
    after = entry.id != concern.entry.id
    if after and saw(entry, child, frozenset({"alone"})):
        return True
    for fact in entry.facts:
        match fact:
            case Check(result=result) if result in _FOUND:
                return True
            case Opinion(view=view) if view != "undetermined":
                return True
            case Observation(child=observed) if after and observed == child:
                return True
            case Voice(child=speaker) if speaker == child:
                return True
            case Account(by=by) if independent(p, by, child) is True:
                return True
    return False
