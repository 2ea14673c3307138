"""Referrals and police incidents about a child that ended without anybody assessing it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from tenfold.picture.concern import was_on_plan
from tenfold.picture.endings import ends
from tenfold.picture.household import household_adults, under_one_roof
from tenfold.picture.people import parents
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import assessments, decisions, enquiries, receiver
from tenfold.picture.resolving import last_whole, left_after, weighed_by
from tenfold.picture.stated import Stated
from tenfold.record import Decision, Entry, PoliceAction, Referral

_ON_REFERRAL = frozenset({"referral", "enquiry", "threshold", "other", "plan"})
_BEGINS = frozenset({"arrested", "protection_powers"})
_SOCIAL_CARE = "childrens_social_care"


@dataclass(frozen=True, slots=True)
class Approach:
    """Somebody told a council, or police were called, about a child: who, by which entry, to whom."""

    source: str
    entry: Entry
    to: frozenset[str]

    def __hash__(self) -> int:
        """Approaches are kept by entry."""
        return hash(self.entry.id)


@remembered
def turned_away(p: Picture, child: str) -> tuple[tuple[Entry, ...], ...]:
    """Return the referrals and incidents about a child that ended without assessment, too many within a year.

    Those of one source within days of each other are one, as are those of some days that one decision answered
    together. What an assessment or conference that had all of the earlier ones before it has weighed is left out.
    """
    many = p.limit("referrals-pattern", p.now).number
    at_most = (*(one.first for one in p.facts(Referral, child)), *p.events("police_incident"))
    if sum(entry.times for entry in at_most) < many or sum(one.entry.times for one in _approaches(p, child)) < many:
        return ()
    by = weighed_by(p, child)
    whole = last_whole(by)
    told = (same for same in _gathered(p, child) if whole is None or same[0].entry.order >= whole.order)
    ended = [tuple(one.entry for one in same) for same in told if all(_ended(p, child, a) for a in same)]
    left = left_after(p, ended, by)
    near = [_within_a_year(p, one, left) for one in left]
    found = {one[0].id: one for window in near if sum(one[0].times for one in window) >= many for one in window}
    return tuple(sorted(found.values(), key=lambda one: one[0].order))


def _within_a_year(
    p: Picture, first: tuple[Entry, ...], all_of: Iterable[tuple[Entry, ...]]
) -> list[tuple[Entry, ...]]:
    since = first[0].latest
    until = p.ends("referrals-pattern.window", since)
    return [one for one in all_of if since <= one[0].latest < until]


@remembered
def _approaches(p: Picture, child: str) -> tuple[Approach, ...]:
    councils = frozenset(id for id, kind in p.kinds.items() if kind == _SOCIAL_CARE)
    told = {
        one.first.id: _referred(p, one) for one in p.facts(Referral, child) if receiver(p, one) in {*councils, None}
    }
    for entry in (*p.events("police_incident", child), *_at_its_home(p, child)):
        if _is_new(entry):
            told.setdefault(entry.id, Approach(entry.agency, entry, councils | {entry.agency}))
    return tuple(sorted(told.values(), key=lambda one: (one.entry.latest, one.entry.order)))


def _at_its_home(p: Picture, child: str) -> Iterator[Entry]:
    """Yield the incidents at home that police wrote of only under an adult, or a parent, with whom a child lives."""
    there = {*household_adults(p, child), *set(parents(p, child)).intersection(under_one_roof(p, child))}
    about = (entry for one in there for entry in p.events("police_incident", one))
    return (entry for entry in about if entry.place == "home")


def _referred(p: Picture, referral: Stated[Referral]) -> Approach:
    service = receiver(p, referral)
    to = frozenset() if service is None else frozenset({service})
    return Approach(referral.fact.from_ or referral.agency, referral.first, to)


def _is_new(incident: Entry) -> bool:
    """Whether an incident is not only a later step of an investigation."""
    taken = [fact.action for fact in incident.facts if isinstance(fact, PoliceAction)]
    return not taken or any(action in _BEGINS for action in taken)


def _gathered(p: Picture, child: str) -> list[list[Approach]]:
    """Return what was told about a child by what it was about: by one source, or answered together, within days."""
    found: list[list[Approach]] = []
    for one in _approaches(p, child):
        same = next((many for many in _near(p, found, one) if _is_same(p, child, many, one)), None)
        if same is None:
            found.append([one])
        else:
            same.append(one)
    return found


def _near(p: Picture, found: list[list[Approach]], one: Approach) -> Iterator[list[Approach]]:
    return takewhile(lambda many: _together(p, many[0], one), reversed(found))


def _is_same(p: Picture, child: str, many: list[Approach], one: Approach) -> bool:
    """Whether something was told by who had told it already, or the decision that answered that had both before it."""
    if any(told.source == one.source for told in many):
        return True
    answer = _answer(p, child, one)
    return answer is not None and any(
        _answer(p, child, told) == answer and p.considers(answer, told.entry) and p.considers(answer, one.entry)
        for told in many
    )


@remembered
def _answer(p: Picture, child: str, told: Approach) -> Entry | None:
    """Return the first decision on a child that ends or answers a referral or incident, made before that lapsed."""
    lapse = p.ends("referrals-pattern.undecided", told.entry.latest)

    def answers(one: Stated[Decision]) -> bool:
        return one.since < lapse and _is_theirs(one, told) and (ends(one.fact) or _is_answer(one))

    found = p.first_fact_since(Decision, child, told.entry.order, answers)
    return None if found is None else found.first


def _together(p: Picture, first: Approach, other: Approach) -> bool:
    since = first.entry.latest
    return p.ends("referrals-pattern.same", since) > other.entry.latest


@remembered
def _ended(p: Picture, child: str, told: Approach) -> bool:
    """Whether a referral or incident is over, by a decision or by time, and nobody assessed the child for it.

    Who refuses an enquiry has some days to open an assessment instead.
    """
    entry = told.entry
    if _in_hand(p, child, entry):
        return False

    def refuses(one: Stated[Decision]) -> bool:
        return _is_theirs(one, told) and ends(one.fact)

    def answers(one: Stated[Decision]) -> bool:
        return _is_theirs(one, told) and _is_answer(one)

    refused = p.first_fact_since(Decision, child, entry.order, refuses)
    until = p.ends("referrals-pattern.undecided", entry.latest) if refused is None else _until_instead(p, refused)
    opened = [
        spell.start for spell in (*assessments(p, child), *enquiries(p, child)) if spell.start.order >= entry.order
    ]
    in_time = [one for one in opened if until is not None and one.latest < until]
    if in_time or any(refused is not None and one.order <= refused.order for one in opened):
        return False
    if until is None or p.passed(until):
        return True
    return refused is None and p.first_fact_since(Decision, child, entry.order, answers) is not None


def _until_instead(p: Picture, refused: Stated[Decision]) -> datetime | None:
    """Return until when an assessment may open in place of an enquiry that was refused; None of another refusal."""
    return p.ends("referrals-pattern.instead", refused.since) if refused.fact.matter == "enquiry" else None


def _is_theirs(decision: Stated[Decision], told: Approach) -> bool:
    return decision.agency in told.to or not told.to


def _is_answer(decision: Stated[Decision]) -> bool:
    return decision.fact.matter in _ON_REFERRAL and decision.fact.granted is None


def _in_hand(p: Picture, child: str, entry: Entry) -> bool:
    """Whether a child was on plan or being assessed when something was told."""
    closed = [one.order for one in decisions(p, child) if ends(one.fact) and one.agency == p.lead(one.day)]
    return was_on_plan(p, child, entry) or any(
        spell.start.order < entry.order
        and (spell.end is None or entry.order <= spell.end.order)
        and not any(spell.start.order < order < entry.order for order in closed)
        for spell in assessments(p, child)
    )
