"""Births: nobody is seen, hurt or there before being born, and nobody is born after their child."""

from collections.abc import Iterator
from datetime import timedelta

from tenfold.casefiles.contents import Contents
from tenfold.casefiles.problem import Problem
from tenfold.record import Fact, Injury, Person, Pregnancy, Relationship, Voice
from tenfold.when import Time

PARENTS = ("mother", "father")
YOUNG = 13
UNSEEN = "not_seen"
OVERDUE = timedelta(days=31)


def seen_before_birth(contents: Contents) -> Iterator[Problem]:
    """Find people born after they were seen or present."""
    born = _born(contents)
    for told in contents.told:
        if told.entry.id in contents.mended:
            continue
        at = told.entry.until or told.entry.occurred
        seen = [("seen", id) for id, how in (told.entry.seen or {}).items() if how != UNSEEN]
        for name, id in [*seen, *(("present", id) for id in told.entry.present)]:
            if id in born and at.last < born[id].first:
                yield told.problem((name,), *_early(id, name, at, born[id]))


def hurt_before_birth(contents: Contents) -> Iterator[Problem]:
    """Find people born after they were hurt or heard."""
    born = _born(contents)
    for said in contents.standing(Injury, Voice):
        child, how, at = _told_of(said.fact)
        at = at or said.told.entry.until or said.told.entry.occurred
        if child in born and at.last < born[child].first:
            yield said.problem("child", *_early(child, how, at, born[child]))


def young_parents(contents: Contents) -> Iterator[Problem]:
    """Find parents born after their child, and warn of those who were under 13."""
    born = _born(contents)
    for said in contents.standing(Relationship):
        if said.fact.is_ not in PARENTS or said.fact.of not in born or said.fact.to not in born:
            continue
        parent, child = born[said.fact.of], born[said.fact.to]
        oldest = _oldest(parent, child)
        if child.last < parent.first:
            wrong = f"“{said.fact.of}” is born ({parent}) after “{said.fact.to}” ({child}), as {said.fact.is_}"
            yield said.problem("", wrong, "a birth long before that would be")
        elif oldest < YOUNG:
            wrong = f"“{said.fact.of}” was {oldest} or younger when “{said.fact.to}” was born, as {said.fact.is_}"
            yield said.problem("", wrong, f"{YOUNG} or older is usual", "warning")


def born_after_it_was_told(contents: Contents) -> Iterator[Problem]:
    """Warn of people born after their birth was recorded, but for a child that a pregnancy says is expected."""
    expected = {said.fact.of for said in contents.facts(Pregnancy)}
    for said in contents.standing(Person):
        born, recorded = said.fact.born, said.told.entry.recorded
        if born is not None and recorded < born.first and said.fact.id not in expected:
            wrong = f"“{said.fact.id}” is born ({born}) after that was recorded ({Time.at(recorded)})"
            yield said.problem(
                "born", wrong, "an earlier birth, or a pregnancy with the day it is due, is usual", "warning"
            )


def due_long_before(contents: Contents) -> Iterator[Problem]:
    """Warn of a pregnancy whose baby was due more than a month before it was told of."""
    for said in contents.standing(Pregnancy):
        due, told = said.fact.due, said.told.entry.occurred
        if due is not None and due.last + OVERDUE < told.first:
            wrong = f"the baby of “{said.fact.person}” was due ({due}) long before that was told ({told})"
            yield said.problem("due", wrong, "a day to come is usual", "warning")


def _born(contents: Contents) -> dict[str, Time]:
    """Return the earliest birth told of each person: where tellings differ, nothing is made of the later."""
    born: dict[str, Time] = {}
    for said in contents.facts(Person):
        if said.fact.born is not None:
            born[said.fact.id] = min(said.fact.born, born.get(said.fact.id, said.fact.born))
    return born


def _told_of(fact: Fact) -> tuple[str, str, Time | None]:
    """Return whom an injury or a voice is of, how they were met, and when where that is told."""
    if isinstance(fact, Injury):
        return fact.child or "", "hurt", fact.happened or fact.noticed
    return (fact.child, "heard", None) if isinstance(fact, Voice) else ("", "", None)


def _early(id: str, how: str, at: Time, born: Time) -> tuple[str, str]:
    return f"“{id}” was {how} ({at}) before being born ({born})", "a birth no later than that would be"


def _oldest(parent: Time, child: Time) -> int:
    early, late = parent.first_day, child.last_day
    return late.year - early.year - ((late.month, late.day) < (early.month, early.day))
