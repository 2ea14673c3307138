"""Police investigations of people near children: whom they arrested or bailed, and what they wrote since."""

from collections.abc import Iterator
from dataclasses import dataclass

from tenfold.picture.concern import concern_behind, was_on_plan
from tenfold.picture.held import follows
from tenfold.picture.links import blamed, concerned, ever_family, links
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import decisions
from tenfold.picture.sightings import latest
from tenfold.picture.stated import Stated
from tenfold.record import Account, Action, Allegation, Check, Decision, Entry, Injury, Opinion, PoliceAction, Voice

_BEGINS = frozenset({"arrested", "bailed"})
_OUTCOMES = frozenset({"charged", "no_further_action", "cautioned", "convicted"})
_CONCLUDES = frozenset({"no_further_action", "charge"})
_NOTES = frozenset({"record_note", "information_received", "message", "letter", "call"})
_EVIDENCE = (Decision, Opinion, Account, Action, Allegation, Injury, Voice)


@dataclass(frozen=True, slots=True)
class Investigation:
    """An investigation without an outcome: the arrests and bail that opened it, and the last word of it since."""

    steps: tuple[Entry, ...]
    last: Entry


@remembered
def suspects(p: Picture) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return those whom police arrested or bailed over something that concerns children, each with those children.

    Where only adults are named it concerns their children if these were on plan, or a concern of the year before stood.
    """
    found: dict[str, dict[str, None]] = {}
    for one in p.facts(PoliceAction):
        if one.fact.action in _BEGINS:
            children = (child for child in concerned(p, one) if child != one.fact.person and _concerns(p, one, child))
            found.setdefault(one.fact.person, {}).update(dict.fromkeys(children))
    return tuple((person, tuple(children)) for person, children in found.items() if children)


@remembered
def unconcluded(p: Picture, person: str, children: tuple[str, ...]) -> Investigation | None:
    """Return the investigation of a person over children that has no outcome; None where there is none.

    Outcomes and words are those that came after the step in the world, whichever was put on record first.
    """
    ends = tuple(_outcomes(p, person, children))
    begun = (one.first for one in p.facts(PoliceAction, person) if one.fact.action in _BEGINS)
    steps = tuple(dict.fromkeys(one for one in begun if not any(follows(end, one) for end in ends)))
    if not steps:
        return None
    words = (entry for entry in _words(p, person, children) if any(follows(entry, step) for step in steps))
    return Investigation(steps, max(words, key=latest))


def _concerns(p: Picture, step: Stated[PoliceAction], child: str) -> bool:
    entry = step.first
    return child in entry.about or was_on_plan(p, child, entry) or concern_behind(p, child, entry) is not None


def _outcomes(p: Picture, person: str, children: tuple[str, ...]) -> Iterator[Entry]:
    """Yield the entries that tell outcomes: of a person, or of the whole where nobody is named."""
    yield from (one.first for one in p.facts(PoliceAction, person) if one.fact.action in _OUTCOMES)
    for child in children:
        for one in decisions(p, child):
            named = {fact.person for fact in one.first.facts if isinstance(fact, PoliceAction)}
            by_police = p.kinds.get(one.agency) == "police" and one.fact.matter in _CONCLUDES
            if by_police and (not named or person in named):
                yield one.first


def _words(p: Picture, person: str, children: tuple[str, ...]) -> Iterator[Entry]:
    """Yield what was written of an investigation: by police, or of a step of theirs by others.

    What is alleged of others alone, who were not arrested with the person, is another matter.
    """
    yield from (one.first for one in p.facts(PoliceAction, person))
    together = _together(p, person)

    def told(of: str) -> Iterator[Entry]:
        by_police = (entry for entry in p.entries_about(of) if _by_police(p, entry) and _tells(entry))
        return (entry for entry in by_police if not _alleges_of_others(entry, together))

    yield from told(person)
    for child in children:
        yield from (entry for entry in told(child) if not _of_others(p, entry, person, child))


def _by_police(p: Picture, entry: Entry) -> bool:
    return p.kinds.get(entry.agency) == "police"


def _tells(entry: Entry) -> bool:
    """Whether a police entry tells of an investigation: a step, evidence, a task; or a note with nothing else in it.

    An incident in words alone is another matter.
    """
    return _in_words(entry) or _has_evidence(entry) or any(isinstance(fact, PoliceAction) for fact in entry.facts)


def _in_words(entry: Entry) -> bool:
    return not entry.facts and entry.event in _NOTES


def _has_evidence(entry: Entry) -> bool:
    checked = any(isinstance(fact, Check) and fact.result != "requested" for fact in entry.facts)
    return checked or any(isinstance(fact, _EVIDENCE) for fact in entry.facts)


def _alleges_of_others(entry: Entry, together: frozenset[str]) -> bool:
    """Whether all that an entry alleges is alleged of named people outside an investigation."""
    against = [fact.against for fact in entry.facts if isinstance(fact, Allegation)]
    return bool(against) and all(one is not None and one not in together for one in against)


def _of_others(p: Picture, entry: Entry, person: str, child: str) -> bool:
    """Whether a police entry about a child tells only of steps against strangers to what is looked into."""
    against = {fact.person for fact in entry.facts if isinstance(fact, PoliceAction)}
    return bool(against) and not _has_evidence(entry) and against.isdisjoint(_looked_into(p, person, child))


@remembered
def _together(p: Picture, person: str) -> frozenset[str]:
    """Return a person, and who was arrested, bailed or otherwise dealt with in the same entries."""
    facts = (fact for one in p.facts(PoliceAction, person) for fact in one.first.facts)
    return frozenset({person, *(fact.person for fact in facts if isinstance(fact, PoliceAction))})


@remembered
def _looked_into(p: Picture, person: str, child: str) -> frozenset[str]:
    """Return those on whom police work is work on what a person was arrested for over a child.

    That is the person, who was arrested or bailed with them, is of the child's family or near it, or is said to have
    harmed it.
    """
    accused = {one.fact.against for one in p.facts(Allegation, child) if one.fact.against is not None}
    near = {one for one, _ in (*links(p, child), *blamed(p, child))}
    return ever_family(p, child) | _together(p, person) | accused | near
