"""Who is near enough to a child to be asked about: also who is said to have gone, was there lately, or is to be."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from tenfold.picture.care import cares, ended
from tenfold.picture.disputes import said_to_be_there
from tenfold.picture.household import LIVING, caregivers, homes, living, lodged, stays
from tenfold.picture.links import concerned, going_home, links
from tenfold.picture.people import parents, partners
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated, tellings
from tenfold.picture.words_of_family import all_family_words, checked_word, household_on_word
from tenfold.record import Account, Care, Entry, Relationship, Residence

_ON_WHO_IS_THERE = frozenset({"household", "relationship"})


@remembered
def near_child(p: Picture, child: str) -> tuple[tuple[str, Entry], ...]:
    """Return who is near a child, each with the first entry that says how, in order of record.

    Those are who is near it now (`near_now`), and a parent whose care of it ended in the last months.
    """
    return _in_order((*near_now(p, child), *_had_lately(p, child)), child)


@remembered
def near_now(p: Picture, child: str) -> tuple[tuple[str, Entry], ...]:
    """Return who is near a child and has not been told since to have its care no more, each as above.

    Those are who lives with it, cares for it or is partner of who does; who is gone by the family's word alone; who
    lives there by one source's word and not by another's, until that is settled; a parent who had it some days in the
    last months, as was said from the start; and who lives where a decision sends it back to.
    """
    had = tuple(_had(p, child))
    told = {word.first.id for word in _unconfirmed(p, child)} if had else frozenset[str]()
    lately = ((one, care.first) for one, care in had if not _told_to_be_over(care, told))
    more = (*said_to_have_gone(p, child), *said_to_be_there(p, child), *lately, *_to_come_home_to(p, child))
    return _in_order((*links(p, child), *more), child)


def _in_order(pairs: Iterable[tuple[str, Entry]], child: str) -> tuple[tuple[str, Entry], ...]:
    found: dict[str, Entry] = {}
    for one, entry in sorted(pairs, key=lambda pair: pair[1].order):
        found.setdefault(one, entry)
    found.pop(child, None)
    return tuple(found.items())


@remembered
def said_to_have_gone(p: Picture, child: str) -> tuple[tuple[str, Entry], ...]:
    """Return who left a child's home, or parted from who cares for it, by the family's word alone.

    Each comes with the entry that first put them there.
    """
    gone = (*_left(p, child), *_parted(p, child))
    told = {word.first.id for word in _unconfirmed(p, child)} if gone else ()
    return tuple((one, known) for one, known, parted in gone if parted.id in told)


def _unconfirmed(p: Picture, child: str) -> Iterator[Stated[Account]]:
    """Yield what the family said of who is there that nobody has checked, or seen at home, since."""
    unseen = household_on_word(p, child)
    for word in (one for one in all_family_words(p) if child in concerned(p, one)):
        about = _ON_WHO_IS_THERE.intersection(word.fact.about)
        left = "household" not in about or word in unseen
        if about and left and not checked_word(p, word):
            yield word


def _left(p: Picture, child: str) -> Iterator[tuple[str, Entry, Entry]]:
    """Yield who was told to live in a child's home and then to be gone, with the entry that said each."""
    if departures(p):
        here = {stay.address for stay in homes(p, child)}
        yield from ((who, came, went) for address, who, came, went in departures(p) if address in here)


@remembered
def departures(p: Picture) -> tuple[tuple[str, str, Entry, Entry], ...]:
    """Return each address at which somebody was told to live and then to be gone, who, and the entries that said so."""
    found, there = [], dict[tuple[str, str], Entry]()
    for entry, fact in tellings(p.facts(Residence)):
        place = (fact.person, fact.address)
        if fact.as_ in LIVING:
            there.setdefault(place, entry)
        elif place in there:
            found.append((fact.address, fact.person, there.pop(place), entry))
    return tuple(found)


def _parted(p: Picture, child: str) -> Iterator[tuple[str, Entry, Entry]]:
    """Yield who was told to be partner of who cares for a child, and then no more, with the entries as above."""
    for carer in caregivers(p, child):
        yield from partings(p, carer)


@remembered
def partings(p: Picture, carer: str) -> tuple[tuple[str, Entry, Entry], ...]:
    """Return who was told to be partner of somebody, and then no more, with the entries as above."""
    found, together = [], dict[str, Entry]()
    for entry, fact in tellings(p.facts(Relationship, carer)):
        other = fact.of if fact.to == carer else fact.to
        if fact.is_ == "partner":
            together.setdefault(other, entry)
        elif fact.is_ == "ex_partner" and other in together:
            found.append((other, together.pop(other), entry))
    return tuple(found)


def _had_lately(p: Picture, child: str) -> Iterator[tuple[str, Entry]]:
    return ((one, care.first) for one, care in _had(p, child))


def _had(p: Picture, child: str) -> Iterator[tuple[str, Stated[Care]]]:
    """Yield the parents who had a child until some day of the last months, each with that care."""
    for care in cares(p, child):
        end = ended(care)
        if end is not None and not p.over("live-concern.recent", end):
            yield from ((by, care) for by in care.fact.by if by in parents(p, child))


def _told_to_be_over(care: Stated[Care], on_word: AbstractSet[str]) -> bool:
    """Whether care of which no end was told at first was told to be over, not by the family's word alone."""
    said = zip(care.entries, care.told, strict=True)
    last = [entry for entry, fact in said if fact.to_date is not None][-1]
    return care.told[0].to_date is None and last.id not in on_word


def _to_come_home_to(p: Picture, child: str) -> Iterator[tuple[str, Entry]]:
    decided = going_home(p, child)
    if decided is not None:
        for parent in _parents_at_home(p, child):
            at_home = (stay.person for own in living(p, parent) for stay in lodged(p, own.address))
            yield from ((one, decided.first) for one in (parent, *partners(p, parent), *at_home))


def _parents_at_home(p: Picture, child: str) -> tuple[str, ...]:
    """Return the parents with whom a child lived, or who cared for it; all, where the record says that of none."""
    own = {stay.address for stay in stays(p, child)}
    cared = {by for care in cares(p, child) for by in care.fact.by}
    had = tuple(one for one in parents(p, child) if one in cared or any(stay.address in own for stay in stays(p, one)))
    return had or parents(p, child)
