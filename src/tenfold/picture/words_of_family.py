"""What a family says on other things than injuries, what it is relied on for, and whether anybody checked."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import chain

from tenfold.picture.concern import is_of_concern
from tenfold.picture.household import stays
from tenfold.picture.injuries import CHECKED, FOUND
from tenfold.picture.links import concerned, family_words
from tenfold.picture.people import children, is_child, parents
from tenfold.picture.picture import BATCH, Picture, batches, remembered, so_far
from tenfold.picture.readable import Place, place
from tenfold.picture.stated import Stated, ids_of
from tenfold.record import Account, Care, Check, Decision, Entry, Observation, Opinion, Presence, Residence

ANSWERS = {
    "feeding": frozenset({"growth", "feeding", "hunger", "health"}),
    "absence": frozenset({"attendance", "supervision"}),
    "behaviour": frozenset({"behaviour", "fear", "attachment", "development"}),
    "household": frozenset({"home_conditions"}),
    "care": frozenset({"supervision", "hygiene", "clothing"}),
    "relationship": frozenset[str](),
    "other": frozenset[str](),
}
"""The subjects of an account, each with the kinds of observation that it may answer beside those of its own entry."""
Matter = tuple[str, frozenset[str], tuple[str, ...]]
"""By whom, on which subjects, of which children."""
_ON_PEOPLE = frozenset({"household", "relationship", "care"})
_WHO_AND_WHERE = frozenset({"housing_record", "document"})
_OF_THE_PAST = frozenset({"police_record", "social_care_record", "other_authority"})


@remembered
def all_family_words(p: Picture) -> tuple[Stated[Account], ...]:
    """Return what families said of their children on the subjects of an account, in order of record."""
    said = [subject for subject in ANSWERS if p.facts(Account, subject)]
    words = {word.id: word for child in children(p) for subject in said for word in family_words(p, child, subject)}
    return tuple(sorted(words.values(), key=place))


@remembered
def words_by_matter(p: Picture) -> tuple[tuple[Stated[Account], ...], ...]:
    """Return what families said, with what the same person said on the same subjects of the same children together."""
    said = all_family_words(p)
    whole = batches(said)
    found: dict[Matter, list[Stated[Account]]] = {}
    for matter, word in chain(*(_matters_in(p, start) for start in whole), _with_matters(p, said[whole.stop :])):
        found.setdefault(matter, []).append(word)
    return tuple(tuple(same) for same in found.values())


@remembered
def _matters_in(p: Picture, start: int) -> tuple[tuple[Matter, Stated[Account]], ...]:
    return _with_matters(p, so_far(all_family_words, p)[start : start + BATCH])


def _with_matters(p: Picture, said: Iterable[Stated[Account]]) -> tuple[tuple[Matter, Stated[Account]], ...]:
    return tuple(((word.fact.by, matters(word), tuple(sorted(concerned(p, word)))), word) for word in said)


def matters(word: Stated[Account]) -> frozenset[str]:
    """Return the subjects that a word is on."""
    return frozenset(ANSWERS.keys() & set(word.fact.about))


@remembered
def relied_on(p: Picture, word: Stated[Account]) -> tuple[Entry, ...]:
    """Return what makes a word matter: the observed concern that it answers, and the first decision that followed it.

    What is said of something else than the subjects counts only as an answer.
    """
    answered = [one.first for child in concerned(p, word) for one in _answered(p, word, child)]
    if matters(word) == {"other"} and not answered:
        return ()
    lapse = p.ends("open-concern", word.since)
    later = (
        p.first_fact_since(Decision, child, word.order, lambda one: one.since < lapse) for child in concerned(p, word)
    )
    followed = min((one.first for one in later if one is not None), key=place, default=None)
    return (*answered, *(() if followed is None else (followed,)))


def _answered(p: Picture, word: Stated[Account], child: str) -> Iterator[Stated[Observation]]:
    kinds = frozenset[str]().union(*(ANSWERS[matter] for matter in matters(word)))
    for one in reversed(p.facts_until(Observation, child, word.order, is_of_concern)):
        if p.ends("open-concern", one.recorded) <= word.since:
            break
        of_it = one.fact.of in kinds or one.first.id == word.first.id
        if of_it and p.ends("open-concern", one.since) > word.since:
            yield one


@remembered
def household_on_word(p: Picture, child: str) -> tuple[Stated[Account], ...]:
    """Return what the family said of who lives with a child that nobody has checked, or seen at home, since."""
    words = family_words(p, child, "household")
    if not words:
        return ()
    checked, seen = _checked_who_lives(p, child), _seen_at_home(p, child)
    left = (word for word in words if not any(order >= word.order for order in checked))
    return tuple(word for word in left if not any(_shows(p, entry, home, word) for entry, home in seen))


def _shows(p: Picture, visit: Entry, home: str, word: Stated[Account]) -> bool:
    """Whether a visit since a word was to the home of who said it; or to any, where nobody knows where they live."""
    own = {stay.address for stay in stays(p, word.fact.by)}
    return visit.order >= word.order and (not own or home in own)


def _of_homes(p: Picture, child: str) -> list[Stated[Residence]]:
    homes = {stay.address for one in (child, *parents(p, child)) for stay in stays(p, one)}
    return [one for one in p.facts(Residence) if one.fact.address in homes]


def _seen_at_home(p: Picture, child: str) -> list[tuple[Entry, str]]:
    """Return the visits home that recorded who else lives there, each with the address."""
    told = (
        (entry, one.fact.address) for one in _of_homes(p, child) if one.fact.person != child for entry in one.entries
    )
    return [(entry, home) for entry, home in told if entry.event == "visit" and entry.place == "home"]


def _checked_who_lives(p: Picture, child: str) -> list[Place]:
    there, words = _of_homes(p, child), family_words(p, child, "household")
    people = {one.fact.person for one in there} | {name for word in words for name in word.fact.names}
    seen = (one for who in people for one in p.facts(Presence, who))
    ids = (*(one.id for one in (*words, *there, *seen)), *people)
    return [one.last.order for id in ids for one in _checks(p, id, people) if one.fact.result in FOUND]


@remembered
def unchecked_word(p: Picture, word: Stated[Account]) -> tuple[Entry, ...]:
    """Return what makes a word matter, where the wait for its check is over and nobody has checked it."""
    relied = relied_on(p, word)
    return relied if relied and p.over("account-unchecked", word.since) and not checked_word(p, word) else ()


@remembered
def checked_word(p: Picture, word: Stated[Account]) -> bool:
    """Whether somebody checked or judged a word, or checked the people or arrangement that it is about, since."""
    if any(one.fact.view != "undetermined" for one in p.facts(Opinion, word.id)):
        return True
    checks = _checks_of_word(p, word)
    return any(one.fact.result in CHECKED and one.last.order >= word.order for one in checks)


def _checks_of_word(p: Picture, word: Stated[Account]) -> Iterator[Stated[Check]]:
    """Yield the checks of a word, of the child, and, where it is on people, of those; not of who or where they are."""
    if not _ON_PEOPLE.isdisjoint(word.fact.about):
        people = frozenset((word.fact.by, *word.fact.names, *concerned(p, word)))
        return (one for id in _about(p, word, people) for one in _checks(p, id, people))
    of_child = (one for child in concerned(p, word) for one in _checks(p, child, frozenset({child})))
    return chain(p.facts(Check, word.id), (one for one in of_child if one.fact.against not in _WHO_AND_WHERE))


def _checks(p: Picture, id: str, people: AbstractSet[str]) -> Iterator[Stated[Check]]:
    """Yield the checks of a thing, or of a person unless they only ask what the person is known for."""
    if id not in people:
        return iter(p.facts(Check, id))
    past = _OF_THE_PAST if is_child(p, id) else _OF_THE_PAST | {"health_record"}
    return (one for one in p.facts(Check, id) if one.fact.against not in past and not _by_another_council(p, one))


def _by_another_council(p: Picture, check: Stated[Check]) -> bool:
    return check.fact.against == "other_agency" and p.kinds.get(check.last.agency) == "childrens_social_care"


def _about(p: Picture, word: Stated[Account], people: frozenset[str]) -> Iterator[str]:
    yield from (word.id, *people)
    if "household" in word.fact.about:
        yield from (id for person in people for one in p.facts(Residence, person) for id in ids_of(one))
    if "care" in word.fact.about:
        yield from (id for child in concerned(p, word) for one in p.facts(Care, child) for id in ids_of(one))
