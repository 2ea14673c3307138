"""How long an injury went before a professional saw it."""

from collections.abc import Iterator

from tenfold.picture.injuries import Occasion, opinions_of
from tenfold.picture.picture import FROM_AFAR, Picture
from tenfold.picture.settling import settled
from tenfold.picture.sightings import IN_SIGHT
from tenfold.picture.stated import Stated
from tenfold.picture.witnessed import seen_to_happen
from tenfold.record import Account, Entry, Injury
from tenfold.when import Time

_LOOKED_AT = IN_SIGHT | {"asleep"}
_WITH_THE_CHILD = frozenset(
    {"visit", "attendance", "admission", "discharge", "clinic", "school_day", "observation", "contact_session"}
)


def told_of(injury: Stated[Injury]) -> Time | None:
    """Return since when, as told, somebody could have had an injury seen to: when it was noticed, or else happened."""
    told = [time for time in (injury.fact.happened, injury.fact.noticed) if time is not None]
    return max(told, key=lambda time: time.last, default=None)


def came_late(p: Picture, occasion: Occasion) -> tuple[tuple[Stated[Injury], Entry], ...]:
    """Return the injuries that went too long, at the least, until a professional saw them, each with that contact.

    An injury that nobody but the family has seen is not late: nobody knows when it will be shown. Nor is one that
    somebody independent saw happen: they were there.
    """
    found = []
    for injury in occasion.injuries:
        told = told_of(injury)
        first = None if told is None else next(_shown(occasion, told), None)
        if told is None or first is None or seen_to_happen(p, occasion, injury):
            continue
        if p.ends("presentation-delayed", told.last) < first.occurred.first:
            found.append((injury, first))
    return tuple(found)


def delay_answered(p: Picture, occasion: Occasion, injury: Stated[Injury]) -> bool:
    """Whether a check or an opinion settles an injury, or an opinion on it could not say: a doctor has then looked."""
    if settled(p, occasion, injury):
        return True
    said = {injury.id, *(account.id for account in p.facts(Account, injury.id))}
    return any(one.fact.view == "undetermined" and said & set(one.fact.about) for one in opinions_of(p, occasion))


def shown_to(occasion: Occasion, entry: Entry) -> bool:
    """Whether an entry on an occasion is of a contact that looked at the child; a call, letter or message is none."""
    return entry.event not in FROM_AFAR and _looked(entry, occasion)


def _shown(occasion: Occasion, told: Time) -> Iterator[Entry]:
    entries = sorted(occasion.entries, key=lambda entry: (entry.occurred, entry.order))
    return (one for one in entries if one.occurred.last >= told.first and _looked(one, occasion))


def _looked(entry: Entry, occasion: Occasion) -> bool:
    how = [entry.seen[child] for child in occasion.children if entry.seen and child in entry.seen]
    return any(one in _LOOKED_AT for one in how) or (not how and entry.event in _WITH_THE_CHILD)
