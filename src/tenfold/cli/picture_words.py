"""The parts of a picture as lines of text, each with whose word it is."""

from datetime import datetime

from tenfold.picture import (
    Picture,
    accounts_of,
    cares_on,
    checked_care,
    checks_of,
    household_on,
    last_seen,
    living_at,
    occasions_of,
    opinions_of,
    plan_spells,
)
from tenfold.picture.sightings import IN_SIGHT
from tenfold.questions.wording import called, listed, plain_day
from tenfold.record import Check, Entry, Observation
from tenfold.when import day_of


def household_lines(p: Picture, child: str, on: datetime) -> list[str]:
    """Return who lived with a child, and who says so."""
    homes = listed(stay.address for stay in living_at(p, child, on))
    people = [f"{called(p, stay.person)} ({stay.as_}, says {by(p, stay.entry)})" for stay in household_on(p, child, on)]
    return [
        f"Lives at: {homes or 'not recorded'}",
        f"With: {listed(people) if people else 'nobody is recorded'}",
    ]


def care_lines(p: Picture, child: str, on: datetime) -> list[str]:
    """Return who cared for a child, by whose word, and whether anybody checked it."""
    held = cares_on(p, child, on)
    if not held:
        return ["Cared for by: nobody is recorded for this day"]
    return [
        f"Cared for by: {listed(called(p, one) for one in care.fact.by)} ({care.fact.basis.replace('_', ' ')}, "
        f"says {by(p, care.last)}; {'checked' if checked_care(p, care) else 'only said'})"
        for care in held
    ]


def seen_lines(p: Picture, child: str, on: datetime) -> list[str]:
    """Return when a child was last seen whole by then, and by whom."""
    del on
    whole, any_sight = last_seen(p, child), last_seen(p, child, how=IN_SIGHT)
    if any_sight is None:
        return ["Last seen: nobody has recorded seeing this child"]
    found = [f"Last seen: {any_sight.occurred}, {by(p, any_sight)}"]
    if whole is not any_sight:
        found.append(f"Last seen whole: {f'{whole.occurred}, {by(p, whole)}' if whole else 'never recorded'}")
    return found


def plan_lines(p: Picture, child: str, on: datetime) -> list[str]:
    """Return the child protection plan (or registration) that a child was on, if any."""
    going = [
        spell
        for spell in plan_spells(p, child)
        if spell.start.occurred.first <= on and (spell.end is None or on < spell.end.occurred.last)
    ]
    if not going:
        return ["Plan: none is recorded"]
    return [f"Plan: since {plain_day(spell.start.day)}" for spell in going]


def injury_lines(p: Picture, child: str, on: datetime) -> list[str]:
    """Return a child's injuries by occasion, with what was said, judged and checked beside."""
    found = []
    for occasion in (one for one in occasions_of(p, child) if one.seen <= on):
        kinds = listed(
            f"{i.fact.type.replace('_', ' ')} ({', '.join(i.fact.sites) or 'site unsaid'})" for i in occasion.injuries
        )
        found.append(
            f"Injured: {plain_day(day_of(occasion.seen))}, {kinds}; seen by {listed(called(p, a) for a in occasion.agencies)}"
        )
        found += [
            f"  said by {called(p, a.fact.by)}: {a.fact.says or (a.fact.claim or 'nothing')}"
            for a in accounts_of(p, occasion)
        ]
        found += [f"  judged {o.fact.view.replace('_', ' ')} by {by(p, o.first)}" for o in opinions_of(p, occasion)]
        found += [f"  checked against {words(c.fact)} by {by(p, c.first)}" for c in checks_of(p, occasion)]
        if not opinions_of(p, occasion) and not checks_of(p, occasion):
            found.append("  nobody has judged or checked it")
    return found


def strength_lines(p: Picture, child: str, on: datetime) -> list[str]:
    """Return what professionals saw go well for a child, latest first, at most five."""
    good = [
        one for one in reversed(p.facts(Observation, child)) if one.fact.level == "positive" and one.day <= day_of(on)
    ]
    return [f"Strength: {o.fact.of.replace('_', ' ')}, {by(p, o.first)}, {o.first.occurred}" for o in good[:5]]


def words(check: Check) -> str:
    """Return what a check was against and what it found."""
    return f"{check.against.replace('_', ' ')}: {check.result.replace('_', ' ')}"


def by(p: Picture, entry: Entry) -> str:
    """Return who wrote an entry."""
    return f"{entry.author.role}, {called(p, entry.agency)}"
