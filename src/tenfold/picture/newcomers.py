"""Who has come into the home of a child since something began, and which entry tells of it."""

from collections.abc import Iterator
from datetime import datetime

from tenfold.picture.beside import children_beside
from tenfold.picture.care import TICK, began, cares, cares_at, cares_on, ended
from tenfold.picture.dwelling import lives_with, tenures, together
from tenfold.picture.household import AWAY_FROM_HOME, Stay, began_by, caregivers, living_at, under_one_roof
from tenfold.picture.live import live_since
from tenfold.picture.meetings import conferences, strategy_discussions
from tenfold.picture.people import children, parents, partners, person, younger_than
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import assessments, on_plan_since
from tenfold.picture.stated import Stated, tellings
from tenfold.record import Decision, Entry, Person, Relationship, Residence

_FROM_BIRTH = frozenset({"parental", "hospital"})
_MOVING = frozenset({"placement", "return_home"})


@remembered
def joined_plan(p: Picture, child: str) -> tuple[tuple[str, Entry, Entry], ...]:
    """Return the children on plan whose home a child has come into since, with what began the plan and what tells it.

    A child that is placed away from its parents comes into another home; nobody comes into its own, and who is in the
    home to which a baby is born comes to nobody: its parent, though a child too, or one who lived there before it came.
    """
    found = []
    for other in children(p):
        spell = on_plan_since(p, other)
        if spell is None or other == child or child not in children_beside(p, other) or child in parents(p, other):
            continue
        living = together(p, child, other)
        if living is not None and _was_there(p, other, child, living[0]):
            continue
        came = _came(p, child, other, spell.start.latest)
        if came is not None and child not in children_beside(p, other, spell.start.latest):
            found.append((other, spell.start, came))
    return tuple(found)


@remembered
def newcomers(p: Picture, child: str) -> tuple[tuple[str, Entry], ...]:
    """Return who joined the household of a child since a concern became live, and was recorded there since.

    Who already cared for the child then moves house with it, and joins nobody, unless they have been gone meanwhile.
    """
    live = live_since(p, child)
    if live is None:
        return ()
    came = ((one, since, told) for one, since, told in _joined_home(p, child) if _after(live, since, told))
    return tuple((one, told) for one, since, told in came if not _went_on(p, child, one, live.latest, since))


def _went_on(p: Picture, child: str, one: str, then: datetime, since: datetime) -> bool:
    """Whether somebody cared for a child at a moment, and had neither given that up nor left its home since."""
    cared = [care for care in cares_on(p, child, then) if one in care.fact.by]
    return any((end := ended(care)) is None or end >= since for care in cared) and not any(
        fact.as_ == "left" and then <= day.first <= since and _lives_at(p, child, fact.address, day.last + TICK)
        for entry, fact in tellings(p.facts(Residence, one))
        for day in (began_by(entry, fact),)
    )


def _lives_at(p: Picture, child: str, address: str, at: datetime) -> bool:
    return any(stay.address == address for stay in living_at(p, child, at))


def _after(concern: Entry, since: datetime, told: Entry) -> bool:
    return told.order > concern.order and since > concern.occurred.first


@remembered
def _joined_home(p: Picture, child: str) -> tuple[tuple[str, datetime, Entry], ...]:
    """Return who lives with a child or is partner of who cares for it, with since when and which entry tells it.

    A baby is born into a home, and joins nobody; nor do those who were there when it came, or when the record first
    heard where the child lives; nor those who stayed in a home to which the child came back.
    """
    housed = ((one, lives_with(p, child, one)) for one in under_one_roof(p, child))
    found = {one: (one, *since) for one, since in housed if since is not None}
    for one, tie in _partners(p, child):
        if one not in found and one not in (child, *parents(p, child)):
            told = next(entry for entry, fact in tellings((tie,)) if fact.is_ == "partner")
            found[one] = (one, told.latest if tie.fact.from_ is None else tie.fact.from_.first, told)
    return tuple(each for each in found.values() if not _baby(p, *each[:2]) and not _was_there(p, child, *each[:2]))


def _was_there(p: Picture, child: str, one: str, since: datetime) -> bool:
    """Whether somebody was in the first home of a child that the record knows before the child came, or as it was told.

    Before it came, for a baby that came from nobody else’s care; as it was told, where nobody says since when.
    """
    homes = ((first, stay) for first in tenures(p, child)[:1] for stay in tenures(p, one))
    return any(
        first.address == stay.address
        and since == max(first.since, stay.since)
        and (_told_with(first, stay) or (stay.since <= first.since and _born_into(p, child, first.since)))
        for first, stay in homes
    )


def _told_with(first: Stay, stay: Stay) -> bool:
    return stay.entry.id == first.entry.id and stay.stated.told[0].from_ is None


def _born_into(p: Picture, child: str, home: datetime) -> bool:
    """Whether a child was a baby when it came to a home, and nobody but its parents or a hospital had it before."""
    elsewhere = (one for one in cares(p, child) if one.fact.basis not in _FROM_BIRTH)
    return _baby(p, child, home) and not any(began(one) < home for one in elsewhere)


@remembered
def lives_among(p: Picture, child: str, person: str) -> bool:
    """Whether a child came to where somebody lived already, or with them, so that they did not move in with it."""
    living = lives_with(p, child, person)
    first = ((mine, theirs) for mine in tenures(p, child) for theirs in tenures(p, person))
    return living is not None and any(
        mine.address == theirs.address and theirs.since <= mine.since == living[0] for mine, theirs in first
    )


@remembered
def weighed_joining(p: Picture, child: str, person: str, told: Entry) -> bool:
    """Whether a decision, an assessment, a strategy discussion or a conference about either considered a newcomer.

    An assessment of that person, opened since, does; and so does what placed or returned them there beforehand.
    """
    steps = [one.first for who in (child, person) for one in p.facts(Decision, who)]
    steps += [one for who in (child, person) for one in (*strategy_discussions(p, who), *conferences(p, who))]
    for spell in (*assessments(p, child), *assessments(p, person)):
        steps += [step for step in (spell.start, spell.end) if step is not None]
        if person in (spell.child, *spell.of.fact.of) and spell.start.order >= told.order:
            return True
    return any(p.considers(step, told) for step in steps) or _sent(p, child, person)


def _sent(p: Picture, child: str, person: str) -> bool:
    """Whether those who protect children placed or returned somebody since a concern about a child became live."""
    live = live_since(p, child)
    moved = (one for one in p.facts(Decision, person) if one.fact.matter in _MOVING and one.fact.granted is not False)
    return live is not None and any(
        one.order >= live.order and p.kinds.get(one.agency) in ("childrens_social_care", "court") for one in moved
    )


def _baby(p: Picture, id: str, at: datetime) -> bool:
    return younger_than(p, id, "newborn-expected.young", at) is True


def _partners(p: Picture, child: str) -> Iterator[tuple[str, Stated[Relationship]]]:
    for carer in caregivers(p, child):
        for tie in p.facts(Relationship, carer):
            other = tie.fact.of if tie.fact.to == carer else tie.fact.to
            if tie.fact.is_ == "partner" and other in partners(p, carer):
                yield other, tie


def _came(p: Picture, child: str, other: str, start: datetime) -> Entry | None:
    living = together(p, child, other)
    if living is not None:
        return None if _placed_with(p, other, child) else living[1]
    cared = [one.first for one in cares_at(p, child) if one.fact.basis not in AWAY_FROM_HOME and began(one) > start]
    if cared:
        return cared[-1]
    known = person(p, child)
    born = known is not None and known.born is not None and known.born.first > start
    return p.facts(Person, child)[0].first if born else None


def _placed_with(p: Picture, other: str, child: str) -> bool:
    if set(parents(p, other)) & set(under_one_roof(p, other)):
        return False
    since = {stay.address: stay.since for stay in tenures(p, child)}
    return any(stay.since > since.get(stay.address, stay.since) for stay in tenures(p, other))
