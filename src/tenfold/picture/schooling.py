"""Whether a child is in a school, and whether it is seen there."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from tenfold.picture.live import live_since
from tenfold.picture.open_concerns import open_concerns
from tenfold.picture.people import younger_than
from tenfold.picture.picture import FROM_AFAR, Picture, remembered
from tenfold.picture.process import decisions
from tenfold.picture.readable import place
from tenfold.picture.register import absent_by_register
from tenfold.picture.sightings import from_when, latest, sights
from tenfold.picture.stated import Stated, holds_from, tellings
from tenfold.record import Attended, Enrolment, Entry, Observation

_OUT = frozenset({"withdrawn", "missing", "home_educated", "excluded"})
_TAKEN_OUT = frozenset({"withdrawn", "home_educated"})
_TEACHES_ALL = frozenset({"school", "education_service"})
_TEACHES = frozenset({"school", "early_years"})
_PER_CENT = frozenset({"%", "percent", "per cent"})
_ABSENT = ("absen", "miss")
_OF_ELSE = frozenset({"late", "lateness", "punctual", "punctuality"})
_WORD = re.compile("[a-z]+")
_WHOLE = 100


@remembered
def out_of_school(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the entries that put a child out of school, or seldom there; where no school is known, the first concern.

    Nothing where it is in one, or not of school age and never enrolled.
    """
    places = enrolments(p, child)
    gone = [since_out(p, child, one) for one in places if _is_out(p, one)]
    if places and len(gone) == len(places):
        return tuple(sorted(gone, key=place))
    absent = _seldom_there(p, child)
    if absent:
        return absent
    if places or not _of_school_age(p, child) or _known_at_school(p, child):
        return ()
    live = live_since(p, child)
    concerned = (*(() if live is None else (live,)), *(one.entry for one in open_concerns(p, child)))
    first = min(concerned, key=place, default=None)
    return () if first is None or _had_rung(p, child, first) else (first,)


@remembered
def enrolments(p: Picture, child: str) -> tuple[Stated[Enrolment], ...]:
    """Return the last word on each place in which a child is or was taught.

    A place that it is to have is none before it begins, unless only holidays lie between the one that it left and that.
    """
    told = sorted(p.facts(Enrolment, child), key=holds_from)
    to_come = [one for one in told if one.fact.status == "enrolled" and not _has_begun(p, one)]
    now = {one.fact.at: one for one in told if one not in to_come}
    left = max((from_when(since_out(p, child, one)) for one in now.values() if _is_out(p, one)), default=None)
    if left is not None and to_come:
        holidays_over = p.ends("not-in-education.between", left)
        now |= {one.fact.at: one for one in to_come if one.fact.from_ and one.fact.from_.first < holidays_over}
    return tuple(now.values())


@remembered
def schooling_answered(p: Picture, child: str, ground: Entry) -> bool:
    """Whether a child was seen in education since, or a decision considered it after the child was seen.

    Who comes to see how a child is taught at home, and says that it is, has seen it in education.
    """
    seen = seen_since_out(p, child, ground)
    if any(_is_taught(p, child, one) for one in seen):
        return True
    weighed = [one.first for one in decisions(p, child) if p.considers(one.first, ground)]
    return any(sight.order <= decision.order for sight in seen for decision in weighed)


def _is_taught(p: Picture, child: str, sight: Entry) -> bool:
    """Whether a sight of a child is one in education: at school, or at a nursery or childminder’s while it is young."""
    kind = p.kinds.get(sight.agency)
    if kind in _TEACHES_ALL or sight.place == "school":
        return True
    return (kind == "early_years" or sight.place == "nursery") and _is_young(p, child, sight)


def _is_young(p: Picture, child: str, at: Entry) -> bool:
    """Whether a child may still have been taught at a nursery or childminder’s; where its age is unsaid it may."""
    return younger_than(p, child, "not-in-education.early", at.latest) is not False


def seen_since_out(p: Picture, child: str, ground: Entry) -> tuple[Entry, ...]:
    """Return the sights of a child since it is out of school, or with that where it is taught at home."""
    told = (fact for fact in ground.facts if isinstance(fact, Enrolment) and fact.child == child)
    taught_at_home = any(fact.status == "home_educated" for fact in told)
    since = (one for one in sights(p, child) if one.order > ground.order and one.latest >= from_when(ground))
    return (*since, *(one for one in sights(p, child) if taught_at_home and one.id == ground.id))


def since_out(p: Picture, child: str, one: Stated[Enrolment]) -> Entry:
    """Return the entry that put a child out of a place; that it is taught at home, said again, does so once."""
    if one.fact.status != "home_educated":
        return one.last
    told = [(entry, fact) for entry, fact in tellings(p.facts(Enrolment, child)) if entry.order <= one.last.order]
    run = [entry for entry, _ in takewhile(lambda said: said[1].status in _TAKEN_OUT, reversed(told))]
    return run[-1]


def _is_out(p: Picture, one: Stated[Enrolment]) -> bool:
    return one.fact.status in _OUT and _has_begun(p, one)


def _has_begun(p: Picture, one: Stated[Enrolment]) -> bool:
    return one.fact.from_ is None or p.passed(one.fact.from_.first)


def _seldom_there(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return what says that a child missed too much: its last measure, or a school’s register of a later month."""
    registered = absent_by_register(p, child)
    measured = [(one.since, one.order, absence, one.first) for one, absence in _absences(p, child)]
    if not measured:
        return registered
    since, _, absence, entry = max(measured, key=lambda one: one[:2])
    if registered and (entry.day.year, entry.day.month) < (registered[-1].day.year, registered[-1].day.month):
        return registered
    often = absence > p.limit("not-in-education.absence", since).number
    return (entry,) if often and not p.over("open-concern", since) else ()


def _is_of_attendance(one: Stated[Observation]) -> bool:
    return one.fact.of == "attendance"


def _absences(p: Picture, child: str) -> Iterator[tuple[Stated[Observation], float]]:
    """Yield the measures of a child’s attendance in per cent, each as how much of the time it was absent."""
    for one in p.facts_that(Observation, child, _is_of_attendance):
        measure = one.fact.measure
        if measure is None or measure.unit not in _PER_CENT:
            continue
        words = _WORD.findall(measure.what.lower())
        if any(word.startswith(_ABSENT) for word in words):
            yield one, measure.value
        elif _OF_ELSE.isdisjoint(words):
            yield one, _WHOLE - measure.value


def _of_school_age(p: Picture, child: str) -> bool:
    old_enough = younger_than(p, child, "not-in-education.from") is False
    return old_enough and younger_than(p, child, "not-in-education.to") is True


def _known_at_school(p: Picture, child: str) -> bool:
    """Whether a school or a nursery has written of a child, or met about it, in the last months."""
    told = max(_of_pupil(p, child, p.about_that(child, _knows_as_pupil, p)), key=latest, default=None)
    return told is not None and not p.over("open-concern", told.latest)


def _had_rung(p: Picture, child: str, concern: Entry) -> bool:
    """Whether a school or nursery rang or wrote to somebody about a child in the last months, no later than a concern.

    That it did so since says nothing of where the child is taught.
    """
    rang = (one for one in p.about_that(child, _rings, p) if one.order <= concern.order)
    told = max(_of_pupil(p, child, rang), key=latest, default=None)
    return told is not None and not p.over("open-concern", told.latest)


def _of_pupil(p: Picture, child: str, told: Iterable[Entry]) -> Iterator[Entry]:
    """Yield what a school wrote or met about, and what a nursery or childminder did while a child was young."""
    return (one for one in told if "school" in _teachers(p, one) or _is_young(p, child, one))


def _knows_as_pupil(entry: Entry, p: Picture) -> bool:
    return entry.event not in FROM_AFAR and _knows_teachers(entry, p)


def _rings(entry: Entry, p: Picture) -> bool:
    return entry.event in FROM_AFAR and _knows_teachers(entry, p)


def _knows_teachers(entry: Entry, p: Picture) -> bool:
    """Whether a school or nursery wrote an entry, or came to the meeting that it is of."""
    return not _TEACHES.isdisjoint(_teachers(p, entry))


def _teachers(p: Picture, entry: Entry) -> set[str | None]:
    """Return the kinds of agency that wrote an entry, or came to the meeting that it is of."""
    came = (one.agency for one in entry.facts if isinstance(one, Attended) and one.as_ == "present")
    return {p.kinds.get(one) for one in (entry.agency, *came) if one is not None}
