"""A household of the demo, as it is told: who belongs to it, where they live, and the facts that say so."""

from collections.abc import Mapping
from typing import Any

Told = Mapping[str, Any]
Line = dict[str, Any]


class Household:
    """A family as it is told: its children and adults by id, where they live and who cares."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.children: dict[str, Told] = told["children"]
        self.adults: dict[str, Told] = told["adults"]
        self.born = [id for id, one in self.children.items() if "born" in one]
        self.carers: list[str] = told["care"]
        self.at_home = [id for id, one in self.adults.items() if "at" not in one]

    def people(self) -> list[Line]:
        """Who they are, and what they are to each other."""
        everybody = {**self.children, **self.adults}
        own = ("name", "born", "sex", "role", "no_contact", "first_language", "needs", "known_as", "non_mobile")
        people = [{"person": {"id": id, **{k: v for k, v in one.items() if k in own}}} for id, one in everybody.items()]
        ties = [tie(id, child, one["is"]) for id, one in self.adults.items() for child in self.children if "is" in one]
        first, *others = self.children
        partners = [tie(id, one["partner"], "partner") for id, one in self.adults.items() if "partner" in one]
        return [*people, *ties, *partners, *(tie(first, other, "sibling") for other in others)]

    def homes(self) -> list[Line]:
        """Where each lives, and who cares for each child."""
        found = [
            lives(id, one.get("at", self.told["home"]), protected=one.get("protected"))
            for id, one in {**{id: {} for id in self.born}, **self.adults}.items()
            if one.get("at") != "unknown"
        ]
        care = [{"care": {"id": f"{id}-care", "child": id, "by": self.carers, "basis": "parental"}} for id in self.born]
        return [*found, *care]

    def checked(self, against: str = "own_observation") -> Line:
        """The check of somebody who was there that they live and care as they say."""
        about = [f"{id}-home" for id in (*self.born, *self.at_home)] + [f"{id}-care" for id in self.born]
        return {"check": {"about": about, "against": against, "result": "corroborated"}}


def tie(of: str, to: str, what: str) -> Line:
    """Somebody's relationship to another."""
    return {"relationship": {"of": of, "to": to, "is": what}}


def lives(person: str, address: str, *, protected: bool | None = None) -> Line:
    """Where somebody lives; whether that is a safe address."""
    told = {"id": f"{person}-home", "person": person, "address": address, "as": "resident"}
    return {"residence": told | ({"protected": True} if protected else {})}


def each(home: Household, kind: str, /, **more: Any) -> list[Line]:
    """The same fact of every child who is born."""
    return [{kind: {"child": id, **more}} for id in home.born]


def there(agencies: list[str], people: Mapping[str, str] | list[str], shared: str | None = None) -> list[Line]:
    """Who came to a meeting; `people` may be told with how they did."""
    came = people if isinstance(people, Mapping) else dict.fromkeys(people, "present")
    told = {"shared_with_family": shared} if shared else {}
    return [
        *({"attended": {"agency": one, "as": "present"}} for one in agencies),
        *({"attended": {"person": one, "as": how, **told}} for one, how in came.items()),
    ]


def nothing_known(home: Household, against: str) -> Line:
    """A look into a register that says nothing of the adults."""
    asked = [id for id, one in home.adults.items() if one.get("at") != "unknown"]
    return {"check": {"about": asked, "against": against, "basis": "assessment", "result": "nothing_known"}}


def on_day(said: Told) -> str:
    """The day of a step, without its time: “-3 tue” of “-3 tue 10:30”."""
    return " ".join(said["when"].split()[:2])
