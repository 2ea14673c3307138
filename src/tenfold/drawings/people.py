"""Somebody on the family network: the symbol, the name, and what is said beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from tenfold.drawings.canvas import INK, PAPER, path, shape
from tenfold.drawings.kin import bonds_on
from tenfold.picture import Picture, died_at, parents, person
from tenfold.questions.wording import called, plain_time
from tenfold.record import Pregnancy, Presence, Relationship
from tenfold.when import Time, add_months, day_of

Form = Literal["square", "circle", "diamond", "triangle"]
_COUPLE = frozenset({"partner", "ex_partner"})
_DESCENT = frozenset({"mother", "father", "child"})
_SIBLINGS = frozenset({"sibling", "half_sibling", "step_sibling"})
_MONTHS_AS_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person as the network shows them on a date."""

    id: str
    name: str
    form: Form
    child: bool
    died: bool
    inside: bool
    beside: tuple[str, ...]


def somebody(p: Picture, child: str, id: str, on: datetime, inside: set[str]) -> Somebody:
    """Return what the network shows of a person on a moment."""
    death = died_at(p, id)
    dead = death is not None and death.first <= on
    beside = (*_age(p, id, on, dead=dead), *ties_of(p, id, on, tree=True), *_mentions(p, id))
    return Somebody(id, called(p, id), _form(p, id, on), id == child, dead, id in inside, beside)


def ties_of(p: Picture, id: str, on: datetime, *, tree: bool = False) -> Iterator[str]:
    """Yield a person's ties in words; with `tree`, not those that a tree draws."""
    for tie in p.facts(Relationship, id):
        fact = tie.fact
        if fact.of == id and fact.is_ not in _COUPLE and not (tree and _drawn(p, fact)):
            yield f"{fact.is_.replace('_', ' ')} of {called(p, fact.to)}"
    pairs = () if tree else bonds_on(p, on).items()
    for pair, bond in pairs:
        yield from (f"{bond.replace('_', ' ')} of {called(p, other)}" for other in pair if id in pair and other != id)


def _drawn(p: Picture, fact: Relationship) -> bool:
    """Whether the lines of a tree tell a tie: descent, or what follows from it."""
    if fact.is_ in _SIBLINGS:
        return bool(set(parents(p, fact.of)) & set(parents(p, fact.to)))
    if fact.is_ == "grandparent":
        return any(fact.of in parents(p, one) for one in parents(p, fact.to))
    return fact.is_ in _DESCENT


def symbol(one: Somebody, x: float, y: float, r: float) -> Iterator[str]:
    """Yield a person's symbol round a place: doubled for the child, crossed for who has died."""
    yield _outline(one.form, x, y, r, 2.6 if one.child else 1.6)
    if one.child:
        yield _outline(one.form, x, y, r - 4.5, 1.2)
    if one.died:
        cross = path("M", x - r, y - r, "L", x + r, y + r, "M", x + r, y - r, "L", x - r, y + r)
        yield shape("path", d=cross, stroke=INK, stroke_width=1.6)


def parted(x: float, y: float) -> Iterator[str]:
    """Yield the two strokes through the line of a couple that has parted."""
    for shift in (-3, 3):
        yield shape("line", x1=x + shift - 3, y1=y + 7, x2=x + shift + 3, y2=y - 7, stroke=INK, stroke_width=1.6)


def age_in_words(born: Time, on: datetime) -> str:
    """Return an age on a moment as far as the birth is told: 17 months, 5 years, 4 or 5 years."""
    youngest, oldest = (_months(told, day_of(on)) for told in (born.last_day, born.first_day))
    if oldest < 0:
        return "not yet born"
    if oldest < _MONTHS_AS_MONTHS:
        return _counted(max(youngest, 0), oldest, "month")
    return _counted(max(youngest, 0) // 12, oldest // 12, "year")


def _counted(few: int, many: int, unit: str) -> str:
    number = str(many) if few == many else f"{few} or {many}" if many - few == 1 else f"{few} to {many}"
    return f"{number} {unit}{'' if number == '1' else 's'}"


def _months(born: date, on: date) -> int:
    months = (on.year - born.year) * 12 + on.month - born.month
    return months if add_months(born, months) <= on else months - 1


def _outline(form: Form, x: float, y: float, r: float, width: float) -> str:
    look: dict[str, str | float] = {"fill": PAPER, "stroke": INK, "stroke_width": width}
    match form:
        case "square":
            return shape("rect", x=x - r, y=y - r, width=2 * r, height=2 * r, **look)
        case "circle":
            return shape("circle", cx=x, cy=y, r=r, **look)
        case "diamond":
            steps = path("M", x, y - r, "L", x + r, y, "L", x, y + r, "L", x - r, y, "Z")
            return shape("path", d=steps, **look)
        case _:
            return shape("path", d=path("M", x, y - r, "L", x + r, y + r, "L", x - r, y + r, "Z"), **look)


def _form(p: Picture, id: str, on: datetime) -> Form:
    known = person(p, id)
    expected = any(pregnancy.fact.of == id for pregnancy in p.facts(Pregnancy, id))
    if expected and (known is None or known.born is None or known.born.first > on):
        return "triangle"
    forms: dict[str | None, Form] = {"male": "square", "female": "circle"}
    return forms.get(known.sex if known is not None else None, "diamond")


def _age(p: Picture, id: str, on: datetime, *, dead: bool) -> Iterator[str]:
    known, death = person(p, id), died_at(p, id)
    born = None if known is None else known.born
    if dead and death is not None:
        yield f"died {plain_time(death)}" + (f", {age_in_words(born, death.first)}" if born else "")
    elif born is not None:
        yield age_in_words(born, on)


def named(p: Picture, id: str) -> list[str]:
    """Return in connection with what a person was seen or named, where no more is claimed."""
    return list(dict.fromkeys(fact.context for named in p.facts(Presence, id) for fact in named.told))


def _mentions(p: Picture, id: str) -> Iterator[str]:
    times = len(named(p, id))
    if times:
        yield f"seen there or named {'once' if times == 1 else f'{times} times'}"
