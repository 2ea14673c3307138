"""Ten agencies' own exports of the same lives, as untidy as in life, with the true links kept for the truth file.

Each agency has numbers of its own for people. Names are misspelt, dates missing, addresses old; a name that changed is
known to some; a person is sometimes registered twice; messages come late, out of order and more than once.
"""

import csv
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, TextIO

from tenfold.population.chance import Chance
from tenfold.population.family import Family
from tenfold.population.household import Person
from tenfold.population.telling import AGENCIES, Tree

PEOPLE = ("number", "given_name", "family_name", "born", "sex", "address", "phone", "nhs_number")
MESSAGES = ("message", "sent", "number", "occurred", "event", "outcome", "text")
MISSPELT, NO_DATE, WRONG_DATE, OLD_ADDRESS, TWICE, NICKNAME = 0.06, 0.10, 0.03, 0.25, 0.03, 0.05
LATE, REPEATED = 0.08, 0.04
WITH_NHS_NUMBER = frozenset({"gp", "ed", "hv", "community", "ambulance"})
ROOM, SCATTERED, MOST_PEOPLE = 10**7, 7_368_787, 16
"""How many numbers there are, a prime by which they are scattered, and more people than a family has."""


class Exports:
    """The files of one thousand families, two for each agency: its people and its messages."""

    def __init__(self, folder: Path, thousand: str) -> None:
        self._open: list[TextIO] = []
        self._people = {id: self._writer(folder / id / f"people-{thousand}.csv", PEOPLE) for id, _, _ in AGENCIES}
        self._messages = {id: self._writer(folder / id / f"messages-{thousand}.csv", MESSAGES) for id, _, _ in AGENCIES}

    def close(self) -> None:
        """Close every file."""
        for file in self._open:
            file.close()

    def write(self, family: Family, seed: int) -> dict[str, dict[str, list[str]]]:
        """Write what each agency holds of a family; return for each person the numbers that each agency gave."""
        chance = Chance(seed, family.number, "feeds")
        people = {one.id: one for one in family.household.people()}
        links: dict[str, dict[str, list[str]]] = {}
        for agency, _, _ in AGENCIES:
            mine = [tree for tree in family.telling.trees() if tree["agency"] == agency]
            for id in dict.fromkeys(id for tree in mine for id in (*tree["about"], *tree.get("present", ()))):
                if id in people:
                    numbers = self._register(chance, family, people[id], agency)
                    links.setdefault(id, {})[agency] = numbers
            self._send(chance, agency, mine, links)
        return links

    def _register(self, chance: Chance, family: Family, person: Person, agency: str) -> list[str]:
        """Write one person into an agency's list, now and then twice, and return the numbers."""
        many = 2 if chance.happens(TWICE) else 1
        numbers = [_number(family, person, agency, n) for n in range(many)]
        for number in numbers:
            self._people[agency].writerow([number, *_as_known(chance, family, person, agency)])
        return numbers

    def _send(self, chance: Chance, agency: str, trees: list[Tree], links: dict[str, dict[str, list[str]]]) -> None:
        rows = [row for tree in trees for row in _messages(chance, agency, tree, links)]
        for _, row in sorted(rows, key=lambda one: one[0]):
            self._messages[agency].writerow(row)

    def _writer(self, path: Path, head: tuple[str, ...]) -> Any:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w", encoding="utf-8", newline="")
        self._open.append(file)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        return writer


def _as_known(chance: Chance, family: Family, person: Person, agency: str) -> list[str]:
    """Return how an agency spells a person, when it thinks that the person was born, and where it thinks they live."""
    surname = person.changed if person.changed and chance.happens(0.4) else person.family
    given = person.given[: max(len(person.given) - 2, 2)] if chance.happens(NICKNAME) else person.given
    homes = family.household.homes
    _, address = homes[0] if chance.happens(OLD_ADDRESS) else homes[-1]
    nhs = _nhs_number(family, person) if agency in WITH_NHS_NUMBER and chance.happens(0.9) else ""
    phone = person.phone if chance.happens(0.6) else ""
    names = [_misspelt(chance, given), _misspelt(chance, surname)]
    return [*names, _born(chance, person), person.sex[:1].upper(), address, phone, nhs]


def _misspelt(chance: Chance, name: str) -> str:
    if len(name) < 4 or not chance.happens(MISSPELT):  # noqa: PLR2004 - a short name has no middle
        return name
    at = 1 + int(chance.draw() * (len(name) - 2))
    kinds = (
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :],
    )
    return chance.of(kinds)


def _born(chance: Chance, person: Person) -> str:
    if chance.happens(NO_DATE):
        return ""
    day = person.born
    if chance.happens(WRONG_DATE):
        day = day.replace(day=1 + int(chance.draw() * 28))
    return day.isoformat()


def _number(family: Family, person: Person, agency: str, n: int) -> str:
    told = f"{family.name}/{person.id}/{agency}/{n}".encode()
    return f"{agency[:2].upper()}{blake2b(told, digest_size=6).hexdigest()}"


def _nhs_number(family: Family, person: Person) -> str:
    """Return a number of ten figures that no other person has; real ones do not begin with 999."""
    place = family.number * MOST_PEOPLE + [one.id for one in family.household.people()].index(person.id)
    return f"999{place * SCATTERED % ROOM:07d}"


def _messages(
    chance: Chance, agency: str, tree: Tree, links: dict[str, dict[str, list[str]]]
) -> Iterator[tuple[str, list[str]]]:
    """Yield the messages of one entry, a person each, with the moment at which each was sent."""
    for id in tree["about"]:
        numbers = links.get(id, {}).get(agency)
        if not numbers:
            continue
        sent = tree["recorded"]
        if chance.happens(LATE):
            sent = f"{sent[:8]}28T23:{int(chance.draw() * 60):02d}" if sent[8:10] < "28" else sent
        told = [chance.of(numbers), tree["occurred"], tree["event"], tree.get("outcome", ""), tree["narrative"]]
        for _ in range(2 if chance.happens(REPEATED) else 1):
            yield sent, [f"{agency}-{tree['id']}-{id}", sent, *told]
