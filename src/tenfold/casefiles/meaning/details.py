"""Details within one fact or entry: codes, identifiers, counts, and one of two fields."""

from collections.abc import Iterator
from typing import Any

from tenfold.casefiles.contents import Contents
from tenfold.casefiles.problem import Problem, known, nearest, shown
from tenfold.casefiles.shape import Many, fields_of
from tenfold.record import Attended, Entry, Fact, Injury, Invited, Order, Person
from tenfold.record.words import BODY_FACES, BODY_SIDES, BODY_SITES, IDENTIFIERS

SITES = tuple(sorted(BODY_SITES))
NHS_DIGITS = 10
NHS_MODULUS = 11
LEAST = {"times": 1, "seq": 1, "count": 1, "days": 1, "caseload": 0}
EITHER: dict[type[Fact], tuple[str, ...]] = {
    Injury: ("child", "one_of"),
    Order: ("child", "person"),
    Attended: ("agency", "person"),
    Invited: ("agency", "person"),
}


def sites(contents: Contents) -> Iterator[Problem]:
    """Find places on the body that the body map does not have."""
    for said in contents.facts(Injury):
        for site in said.fact.sites:
            base, ending = _parted(site)
            if base not in BODY_SITES or site != base + ending:
                near = nearest(base, SITES)
                right = f"the nearest is “{near}{ending}”" if near else f"one of {', '.join(SITES)} would be"
                yield said.problem("sites", f"{shown(site)} is no place on the body map", right)


def _parted(site: str) -> tuple[str, str]:
    """Return a place without the side and the face at its end, and these as they should stand there."""
    parts = site.split(".")
    end = len(parts)
    while end > 1 and parts[end - 1] in BODY_SIDES | BODY_FACES:
        end -= 1
    sides, faces = ([part for part in parts[end:] if part in some][:1] for some in (BODY_SIDES, BODY_FACES))
    return ".".join(parts[:end]), "".join(f".{part}" for part in [*sides, *faces])


def identifiers(contents: Contents) -> Iterator[Problem]:
    """Find identifiers of no known kind and NHS numbers of the wrong length; warn of a wrong check digit."""
    for said in contents.facts(Person):
        for name, value in (said.fact.identifiers or {}).items():
            if name not in IDENTIFIERS:
                yield said.problem(
                    "identifiers", f"{shown(name)} is no kind of identifier", known(name, sorted(IDENTIFIERS))
                )
            elif name == "nhs_number":
                yield from _nhs_number(said, value)


def _nhs_number(said: Any, value: str) -> Iterator[Problem]:
    digits = value.replace(" ", "").replace("-", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) == NHS_DIGITS):
        yield said.problem("identifiers", f"{shown(value)} is no NHS number", f"{NHS_DIGITS} digits would be")
    elif int(digits[-1]) != _check_digit(digits):
        wrong = f"the check digit of the NHS number {shown(value)} is wrong"
        yield said.problem("identifiers", wrong, "look at it again", "warning")


def _check_digit(digits: str) -> int:
    """Return what the tenth digit must be, modulus 11 (10 where no number has these nine)."""
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (NHS_MODULUS - weighed % NHS_MODULUS) % NHS_MODULUS


def counts(contents: Contents) -> Iterator[Problem]:
    """Find counts below the least that they can be, and sizes that are none."""
    for told in contents.told:
        for name in ("times", "seq"):
            if getattr(told.entry, name) < LEAST[name]:
                yield told.problem((name,), *_too_few(name, getattr(told.entry, name)))
    for said in contents.said:
        for name, least in LEAST.items():
            value = getattr(said.fact, name, None)
            if isinstance(value, int) and value < least:
                yield said.problem(name, *_too_few(name, value))
        size = getattr(said.fact, "size_mm", None)
        if size is not None and size <= 0:
            yield said.problem("size_mm", f"{size} is no size", "a number above 0 would be")


def _too_few(name: str, value: int) -> tuple[str, str]:
    return f"{value} is too few", f"{LEAST[name]} or more would be"


def either(contents: Contents) -> Iterator[Problem]:
    """Find facts that are of nobody: they need one field or another."""
    for said in contents.said:
        names = EITHER.get(type(said.fact), ())
        if names and not any(getattr(said.fact, name) for name in names):
            yield said.problem("", f"neither {' nor '.join(names)} is told", "one of them must be")


def whose(contents: Contents) -> Iterator[Problem]:
    """Warn of injuries that are said to be of a child and of one of several: they are read as that child's."""
    for said in contents.facts(Injury):
        child, one_of = said.fact.child, said.fact.one_of
        if child is None or not one_of:
            continue
        there = "" if child in one_of else ", of whom it is none"
        wrong = f"it is of “{child}” (child), and so it is read, and of one of several{there}"
        yield said.problem("one_of", wrong, "one_of alone, where it is not known whose it is, is usual", "warning")


def both(contents: Contents) -> Iterator[Problem]:
    """Warn of facts that are of an agency, or a child, and of a person too: each of them is then taken."""
    for said in contents.said:
        names = EITHER.get(type(said.fact), ()) if not isinstance(said.fact, Injury) else ()
        if names and all(getattr(said.fact, name) for name in names):
            wrong = f"both {' and '.join(names)} are told, and it is taken of each"
            yield said.problem("", wrong, "one of them, and a fact for each, is usual", "warning")


def empty(contents: Contents) -> Iterator[Problem]:
    """Warn of lists that must be told and hold nothing."""
    for told in contents.told:
        for name in _empty(told.entry, Entry):
            yield told.problem((name,), "it is an empty list", "at least one is usual", "warning")
    for said in contents.said:
        for name in _empty(said.fact, type(said.fact)):
            yield said.problem(name, "it is an empty list", "at least one is usual", "warning")


def _empty(one: object, kind: Any) -> Iterator[str]:
    for name, field in fields_of(kind).items():
        if field.needed and isinstance(field.shape, Many) and getattr(one, field.attribute) == ():
            yield name
