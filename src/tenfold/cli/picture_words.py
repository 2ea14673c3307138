"""The parts of a picture as lines of text, each with whose word it is."""

from collections.abc import Iterator
from datetime import date, datetime

from tenfold.drawings.injuries import checked, first_seen, judged, kind, said
from tenfold.drawings.numbers import in_order, letter_of
from tenfold.drawings.sayings import address_of, by, by_word, strength
from tenfold.drawings.spells import is_checked
from tenfold.picture import (
    Occasion,
    Picture,
    Spell,
    accounts_of,
    assessments,
    cares_on,
    checks_of,
    enquiries,
    household_on,
    last_sights,
    lead_practitioners_on,
    living_at,
    opinions_of,
    plan_spells,
    plan_spells_of,
    starts,
    strengths,
    tellings,
)
from tenfold.questions.wording import called, listed, plain_day, plain_time
from tenfold.record import Plan
from tenfold.record.words import PlanKind
from tenfold.when import day_of

MOST = 5
REGISTER_ENDED = date(2008, 4, 1)
OTHER_PLANS: dict[PlanKind, str] = {"child_in_need": "child in need", "early_help": "early help", "safety": "safety"}


def lead_line(p: Picture, on: datetime) -> str:
    """Return which authority leads on a day."""
    lead = p.lead(day_of(on))
    return f"Lead: {called(p, lead) if lead is not None else 'nobody is named'}"


def worker_lines(p: Picture, child: str, on: datetime) -> Iterator[str]:
    """Yield who was a child's lead practitioner, and at what level."""
    told = (
        f"{one.fact.worker}{f' ({one.fact.level})'.replace('_', ' ') if one.fact.level else ''}, "
        f"{called(p, one.fact.agency)}, since {plain_time(starts(one))}"
        for one in lead_practitioners_on(p, child, on)
    )
    yield from _each("Lead practitioner", told, "nobody is recorded as allocated")


def home_lines(p: Picture, child: str, on: datetime) -> Iterator[str]:
    """Yield where a child lived and with whom, and by whose word."""
    yield from _each("Lives at", (address_of(stay) for stay in living_at(p, child, on)), "no address is recorded")
    told: dict[str, list[str]] = {}
    for stay in household_on(p, child, on):
        word = "checked" if is_checked(p, stay.stated) else "only said"
        source = f"{by_word(p, stay.entry, 'household')}; {word}"
        told.setdefault(source, []).append(f"{called(p, stay.person)} ({stay.as_})")
    people = (f"{listed(names)}: {source}" for source, names in told.items())
    yield from _each("Lives with", people, "nobody is recorded")


def care_lines(p: Picture, child: str, on: datetime) -> Iterator[str]:
    """Yield who cared for a child, by whose word, and whether anybody checked it."""
    told = (
        f"{listed(called(p, one) for one in care.fact.by)} ({care.fact.basis.replace('_', ' ')}): "
        f"{by_word(p, care.last, 'care')}; {'checked' if is_checked(p, care) else 'only said'}"
        for care in cares_on(p, child, on)
    )
    yield from _each("Cared for by", told, "nobody is recorded for this day")


def seen_lines(p: Picture, child: str, on: datetime) -> Iterator[str]:
    """Yield when a child was last seen whole by a day, and by whom, and whether in part or asleep since."""
    whole, part, asleep = last_sights(p, child, on)
    if whole is not None:
        yield f"Last seen: {plain_time(whole.occurred)}, by {by(p, whole)}"
    else:
        so = " whole" if part is not None else " awake" if asleep is not None else ""
        yield f"Last seen: nobody has recorded seeing this child{so}"
    for head, one in (("Seen in part", part), ("Seen asleep", asleep)):
        if one is not None:
            yield f"{head}: {plain_time(one.occurred)}, by {by(p, one)}"


def plan_lines(p: Picture, child: str, on: datetime) -> Iterator[str]:
    """Yield the plan (or registration), the enquiry and the assessment that a child was under."""
    plans = [one for one in plan_spells(p, child) if _going(one, on)]
    told = [f"{_protection(p, one, on)} since {plain_day(one.start.day)}" for one in plans]
    for of, name in OTHER_PLANS.items():
        others = (one for one in plan_spells_of(p, child, of) if _going(one, on))
        told += [f"{name} plan since {plain_day(one.start.day)}" for one in others]
    yield from _each("Plan", iter(told), "none is recorded")
    for name, spells in (("Enquiry", enquiries(p, child)), ("Assessment", assessments(p, child))):
        yield from (f"{name}: open since {plain_day(one.start.day)}" for one in spells if _going(one, on))


def _protection(p: Picture, plan: Spell, on: datetime) -> str:
    """Return that a child is on a protection plan, or until March 2008 on the register, and in which category."""
    told = (
        (entry, fact.category)
        for entry, fact in tellings(p.facts(Plan, plan.child))
        if fact.category is not None and fact.kind in (None, "child_protection")
    )
    since = [one for one in told if plan.start.occurred <= one[0].occurred and one[0].occurred.first <= on]
    category = max(since, key=lambda one: (one[0].occurred, one[0].order))[1] if since else "unknown"
    what = "a child protection plan" if day_of(on) >= REGISTER_ENDED else "the child protection register"
    return f"on {what} ({'category unknown' if category == 'unknown' else category})"


def injury_lines(p: Picture, child: str, on: datetime) -> Iterator[str]:
    """Yield a child's injuries by occasion, with what was said, judged and checked beside."""
    for number, occasion in in_order(p):
        if child in occasion.children and occasion.seen <= on:
            yield from _occasion_lines(p, child, number, occasion)


def strength_lines(p: Picture, child: str, on: datetime) -> Iterator[str]:
    """Yield what professionals saw go well for a child, and what checks bore out, latest first, at most five."""
    known = [one for one in strengths(p, child) if one.last.occurred.first <= on]
    for one in sorted(known, key=lambda one: (one.last.occurred, strength(one)), reverse=True)[:MOST]:
        yield f"Strength: {strength(one)}; {by(p, one.last)}, {plain_time(one.last.occurred)}"


def _occasion_lines(p: Picture, child: str, number: str, occasion: Occasion) -> Iterator[str]:
    doubt = " (or another child: it is not known whose)" if occasion.children != (child,) else ""
    yield f"Injury {number}: {first_seen(p, occasion)}{doubt}"
    for n, injury in enumerate(occasion.injuries):
        letter = letter_of(occasion, n)
        yield f"  {f'{number}{letter} ' if letter else ''}{kind(injury)}"
    yield from _each("  said", (said(p, account) for account in accounts_of(p, occasion)), "nothing is on record")
    yield from _each("  judged", (judged(p, opinion) for opinion in opinions_of(p, occasion)), "nobody has judged it")
    yield from _each("  checked", (checked(p, check) for check in checks_of(p, occasion)), "nobody has checked it")


def _each(head: str, told: Iterator[str], none: str) -> Iterator[str]:
    """Yield each thing under a heading, or that there is none."""
    lines = list(dict.fromkeys(told))
    yield from (f"{head}: {line}" for line in lines or [none])


def _going(spell: Spell, on: datetime) -> bool:
    return spell.start.occurred.first <= on and (spell.end is None or on < spell.end.occurred.last)
