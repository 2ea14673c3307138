"""A family on a date, as a genogram has it: who is joined to whom, who descends from whom, and in which generation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tenfold.picture import Picture, children_of, known_people, parents
from tenfold.record import Relationship

Bond = Literal["partner", "ex_partner", "parents"]
_SIBLINGS = frozenset({"sibling", "half_sibling", "step_sibling"})


@dataclass(frozen=True, slots=True)
class Union:
    """Those who have children together (or one alone), their children, and what the record says that they are."""

    parents: tuple[str, ...]
    children: tuple[str, ...]
    bond: Bond | None


@dataclass(frozen=True, slots=True)
class Family:
    """The relatives of a child by generation, the eldest first, how they are joined, and all others whom it names."""

    rows: tuple[tuple[str, ...], ...]
    unions: tuple[Union, ...]
    others: tuple[str, ...]

    @property
    def relatives(self) -> tuple[str, ...]:
        """All relatives, row by row."""
        return tuple(one for row in self.rows for one in row)

    def unions_of(self, id: str) -> tuple[Union, ...]:
        """Return the unions in which somebody is a parent or a partner."""
        return tuple(union for union in self.unions if id in union.parents)


def family_of(p: Picture, child: str, on: datetime) -> Family:
    """Return the family of a child as it was on a moment, as far as the picture knows."""
    bonds = bonds_on(p, on)
    generation = _generations(p, child, bonds)
    unions = tuple(_unions(p, generation, bonds))
    rows = tuple(_rows(p, child, generation, unions))
    return Family(rows, unions, tuple(one for one in known_people(p) if one not in generation))


def bonds_on(p: Picture, on: datetime) -> dict[tuple[str, ...], Bond]:
    """Return the couples of the record, each as the last word on it has it for a moment."""
    found: dict[tuple[str, ...], Bond] = {}
    for tie in p.facts(Relationship):
        fact = tie.fact
        if fact.is_ not in ("partner", "ex_partner") or (fact.from_ is not None and fact.from_.first > on):
            continue
        over = fact.is_ == "ex_partner" or (fact.to_date is not None and fact.to_date.last < on)
        found[_pair(fact.of, fact.to)] = "ex_partner" if over else "partner"
    return found


def _pair(one: str, other: str) -> tuple[str, ...]:
    return tuple(sorted((one, other)))


def _generations(p: Picture, child: str, bonds: dict[tuple[str, ...], Bond]) -> dict[str, int]:
    """Return how many generations below the child (above: less than nothing) each relative stands."""
    found, reached = {child: 0}, [child]
    for one in reached:
        for other, steps in _next_to(p, one, bonds):
            if other not in found:
                found[other] = found[one] + steps
                reached.append(other)
    return found


def _next_to(p: Picture, one: str, bonds: dict[tuple[str, ...], Bond]) -> Iterator[tuple[str, int]]:
    yield from ((parent, -1) for parent in parents(p, one))
    yield from ((child, 1) for child in children_of(p, one))
    yield from ((other, 0) for pair in bonds if one in pair for other in pair)
    for tie in p.facts(Relationship, one):
        if tie.fact.is_ in _SIBLINGS:
            yield from ((tie.fact.of, 0), (tie.fact.to, 0))


def _unions(p: Picture, generation: dict[str, int], bonds: dict[tuple[str, ...], Bond]) -> Iterator[Union]:
    """Yield who has children with whom, in the order in which the record met the children, then couples without."""
    offspring: dict[tuple[str, ...], list[str]] = {}
    for one in (one for one in known_people(p) if one in generation):
        if over := tuple(sorted(parents(p, one))):
            offspring.setdefault(over, []).append(one)
    for over, young in offspring.items():
        several: Bond | None = "parents" if len(over) > 1 else None
        yield Union(over, tuple(young), bonds.get(over, several))
    childless = (pair for pair in bonds if pair not in offspring and pair[0] in generation)
    yield from (Union(pair, (), bonds[pair]) for pair in childless)


def _rows(p: Picture, child: str, generation: dict[str, int], unions: tuple[Union, ...]) -> Iterator[tuple[str, ...]]:
    """Yield each generation, couples side by side and children in the order of their parents."""
    above: dict[str, int] = {}
    for depth in sorted(set(generation.values())):
        row = [one for one in (child, *known_people(p)) if generation.get(one) == depth]
        places = {
            one: min((above.get(over, len(above)) for over in parents(p, one)), default=len(above)) for one in row
        }
        placed = _side_by_side(sorted(places, key=places.__getitem__), unions)
        above = {one: n for n, one in enumerate(placed)}
        yield placed


def _side_by_side(row: list[str], unions: tuple[Union, ...]) -> tuple[str, ...]:
    beside = {
        one: [other for union in unions if one in union.parents for other in union.parents if other in row]
        for one in row
    }
    placed: dict[str, None] = {}
    for one in row:
        if one not in placed:
            _walk(_outermost(one, beside), beside, placed)
    return tuple(placed)


def _outermost(one: str, beside: dict[str, list[str]]) -> str:
    """Return where a chain of couples that somebody belongs to begins."""
    seen = {one}
    while further := [other for other in beside[one] if other not in seen]:
        one = further[0]
        seen.add(one)
    return one


def _walk(one: str, beside: dict[str, list[str]], placed: dict[str, None]) -> None:
    if one not in placed:
        placed[one] = None
        for other in beside[one]:
            _walk(other, beside, placed)
