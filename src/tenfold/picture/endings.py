"""Decisions that end or refuse protection, whether the child was seen, and what they rested on."""

from collections.abc import Iterator
from itertools import chain, takewhile

from tenfold.picture.concern import Concern
from tenfold.picture.freely import beside_a_suspect, freely
from tenfold.picture.independence import independent
from tenfold.picture.injuries import CHECKED
from tenfold.picture.links import concerned, ever_family
from tenfold.picture.meetings import conferences, strategy_discussions
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.readable import place
from tenfold.picture.sightings import from_when, seen_by, sights
from tenfold.picture.stated import Stated
from tenfold.record import (
    Account,
    Allegation,
    Check,
    Decision,
    Enquiry,
    Entry,
    History,
    Injury,
    Observation,
    Opinion,
    Voice,
)

_ENDS = frozenset({"closure", "step_down", "no_further_action"})
_REFUSABLE = frozenset({"threshold", "referral", "enquiry", "plan"})
_OF_ITS_OWN = frozenset({"behaviour", "development"})
"""What is observed of a child that it does itself, or is, and not of how it is cared for."""
_NOTHING_FOUND = "not_substantiated"
_SOCIAL_CARE = "childrens_social_care"


def ends(decision: Decision) -> bool:
    """Whether a decision ends something: closes, steps down, does no more, or refuses what was asked for.

    What its matter is to be, unsaid, is neither.
    """
    if decision.matter in _ENDS:
        return decision.granted is not False
    return decision.matter in _REFUSABLE and decision.granted is False


@remembered
def dismissals(p: Picture) -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    """Return the entries by which social care ended an enquiry as not substantiated, each with the children of it."""
    ended = ((_dismissed_by(one), one.fact.children) for one in p.facts(Enquiry))
    return tuple((entry, of) for entry, of in ended if entry is not None and p.kinds.get(entry.agency) == _SOCIAL_CARE)


def _dismissed_by(enquiry: Stated[Enquiry]) -> Entry | None:
    """Return the entry since which an enquiry stands as completed and not substantiated; None where it does not."""
    since = None
    for entry, fact in zip(enquiry.entries, enquiry.told, strict=True):
        if fact.stage == "opened" or fact.outcome not in (None, _NOTHING_FOUND):
            since = None
        elif since is None and fact.outcome is not None:
            since = entry
    return since


@remembered
def unseen_by(p: Picture, child: str, concern: Entry, step: Entry) -> bool:
    """Whether the deciding agency had not seen a child since a concern, and nobody looked again once it was seen.

    To look again is a later decision of that agency, with the child seen by it, or a decision, strategy discussion or
    conference that had another's seeing before it.
    """
    since = from_when(concern)
    own = frozenset({step.agency})
    if seen_by(p, child, step, since, own):
        return False
    later = [one.first for one in p.facts(Decision, child) if one.order > step.order]
    met = [one for one in (*strategy_discussions(p, child), *conferences(p, child)) if one.order > step.order]
    if any(one.agency == step.agency and seen_by(p, child, one, since, own) for one in reversed(later)):
        return False
    again = [one for one in (*later, *met) if p.considers(one, step)]
    seen = [one for one in sights(p, child) if one.latest >= since] if again else []
    return not any(p.considers(one, sight) for one in again for sight in seen)


@remembered
def seen_after(p: Picture, child: str, concern: Entry, step: Entry) -> bool:
    """Whether anybody has seen a child since a concern, by an entry that came after a step."""
    since = from_when(concern)
    lately = takewhile(lambda one: one.latest >= since, reversed(sights(p, child)))
    return any(one.order > step.order for one in lately)


@remembered
def rests_on_family(p: Picture, child: str, concern: Concern) -> tuple[Stated[Account], ...]:
    """Return what the family said since a concern, where nothing but that has come since; nothing where more has.

    A check, an opinion, an observation, the child's own words, the child seen alone or an independent witness is more.
    The report of who was hurt, or of who alleges it, is the concern that it tells of, and not since it.
    """
    if _is_watched(p, child, concern.entry) or _is_shown(p, child, concern.entry):
        return ()
    since = (word for word in _said(p, child) if word.order >= concern.entry.order)
    said = tuple(word for word in since if not _is_report(p, word, concern.entry))
    checked = any(one.fact.result in CHECKED for word in said for one in p.facts(Check, word.id))
    return () if checked else said


@remembered
def unfree_words(p: Picture, child: str, concern: Concern) -> tuple[Stated[Voice], ...]:
    """Return a child's words since a concern where all of them were said through, or before, whom it may accuse.

    Nothing where anything else has come since. Of a worry about what the child does itself, which points at nobody, it
    may accuse only whom the record suspects: before others it has said its own, on which nobody’s word is relied.
    """
    if _is_watched(p, child, concern.entry) or _is_shown(p, child, concern.entry):
        return ()
    since = from_when(concern.entry)
    later = (one for one in p.facts(Voice, child) if one.order > concern.entry.order and one.first.latest >= since)
    about = [one for one in later if child in one.first.about]
    worry = concern.stated.fact
    if isinstance(worry, Observation) and worry.of in _OF_ITS_OWN:
        return tuple(one for one in about if beside_a_suspect(p, child, one.first))
    return tuple(about)


def _is_report(p: Picture, word: Stated[Account], concern: Entry) -> bool:
    """Whether a word is the report itself in which a concern was told: of an own injury, by a victim, or alleging."""
    if word.first.id != concern.id or word.fact.claim == "denied":
        return False
    by, about, names = word.fact.by, word.fact.about, word.fact.names
    hurt = (one.id for one in p.facts_in(Injury, concern.id) if one.fact.child == by)
    told = [one for one in p.facts_in(Allegation, concern.id) if one.fact.by == by]
    harmed = any(one.fact.person == by and one.fact.as_ == "victim" for one in p.facts_in(History, concern.id))
    accused = names and (harmed or any(one.fact.against in names for one in told))
    return bool(accused) or not {*hurt, *(one.id for one in told)}.isdisjoint(about)


@remembered
def _said(p: Picture, child: str) -> tuple[Stated[Account], ...]:
    family = ever_family(p, child)
    words = (one for member in sorted(family) for one in p.facts(Account, member) if one.fact.by == member)
    return tuple(sorted((one for one in words if child in concerned(p, one)), key=place))


@remembered
def _is_shown(p: Picture, child: str, concern: Entry) -> bool:
    """Whether a check, an opinion, the child's free words or an independent witness came with a concern or since."""
    since = concern.order

    of_it = {child, *(word.id for word in _said(p, child)), *_told_by(p, concern)}

    def checked(one: Stated[Check]) -> bool:  # of something else it says nothing of this
        came = one.fact.result in CHECKED and one.last.order >= since and child in one.last.about
        return came and (p.considers(one.last, concern) or not of_it.isdisjoint(one.fact.about))

    def judged(one: Stated[Opinion]) -> bool:  # of another harm it says nothing of this one
        on_it = concern.id == one.first.id or p.considers(one.first, concern) or _is_on(p, one, concern)
        return one.fact.view != "undetermined" and child in one.first.about and on_it

    def witnessed(one: Stated[Account]) -> bool:
        return child in one.first.about and independent(p, one.fact.by, child) is True

    if any(checked(one) for one in p.facts(Check)) or p.first_fact_since(Opinion, None, since, judged):
        return True

    def told(one: Stated[Voice]) -> bool:  # what a child tells first is the concern itself
        return one.first.id != concern.id and child in one.first.about and freely(p, child, one.first)

    heard = p.first_fact_since(Voice, child, since, told)
    return heard is not None or p.first_fact_since(Account, None, since, witnessed) is not None


def _told_by(p: Picture, concern: Entry) -> Iterator[str]:
    """Yield the ids of what a concern told, and of whom it told it."""
    for kind in (Injury, Allegation, Observation, History):
        yield from (one.id for one in p.facts_in(kind, concern.id))
    yield from (one.fact.against for one in p.facts_in(Allegation, concern.id) if one.fact.against is not None)
    yield from (one.fact.person for one in p.facts_in(History, concern.id))


@remembered
def _is_watched(p: Picture, child: str, concern: Entry) -> bool:
    """Whether something was observed of a child, or it was seen alone, since a concern; a new worry shows nothing."""

    def observed(one: Stated[Observation]) -> bool:
        return one.first.id != concern.id and one.fact.level != "concern"

    if p.first_fact_since(Observation, child, concern.order, observed):
        return True
    alone = sights(p, child, frozenset({"alone"}))
    return any(one.order >= concern.order and one.id != concern.id and one.interpreter != "family" for one in alone)


def _is_on(p: Picture, opinion: Stated[Opinion], concern: Entry) -> bool:
    """Whether an opinion is on what a concern told of, or on what was said of that."""
    said = (one.fact.about for id in opinion.fact.about for one in p.facts(Account, id) if one.id == id)
    told = {*opinion.fact.about, *chain.from_iterable(said)}
    return any(one.id in told for kind in (Injury, Allegation) for one in p.facts_in(kind, concern.id))
