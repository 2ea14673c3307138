"""What agencies write: one family's entries as plain trees, in the words of a case file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec

from tenfold.population.chance import Chance

Tree = dict[str, Any]
_LINE = msgspec.json.Encoder().encode
AGENCIES: tuple[tuple[str, str, str], ...] = (
    ("csc", "Children’s social care", "childrens_social_care"),
    ("police", "Police", "police"),
    ("ed", "City hospital", "acute_hospital"),
    ("gp", "Mill Lane surgery", "general_practice"),
    ("hv", "Health visiting", "health_visiting"),
    ("community", "Children’s community health", "community_health"),
    ("school", "Mill Lane school", "school"),
    ("nursery", "Little Acorns nursery", "early_years"),
    ("housing", "Riverside housing", "housing"),
    ("ambulance", "Ambulance service", "ambulance"),
)
NEXT = ("csc2", "The next council’s social care", "childrens_social_care")
ROLES = {
    "csc": "social worker",
    "csc2": "social worker",
    "police": "police officer",
    "ed": "emergency nurse",
    "gp": "GP",
    "hv": "health visitor",
    "community": "clinic nurse",
    "school": "class teacher",
    "nursery": "key person",
    "housing": "housing officer",
    "ambulance": "paramedic",
}


@dataclass(slots=True)
class Telling:
    """The entries of one family, as they are told; those that would be recorded after the end are left out."""

    chance: Chance
    end: date
    next_day: float
    entries: list[tuple[datetime, int, Tree]] = field(default_factory=list)
    told: int = 0

    def new_id(self, kind: str) -> str:
        """Return an id that no fact of the family has yet."""
        self.told += 1
        return f"{kind}-{self.told}"

    def tell(
        self,
        day: date,
        agency: str,
        event: str,
        about: Sequence[str],
        words: str,
        facts: Iterable[Tree] = (),
        *,
        hour: float | None = None,
        lag: float | None = None,
        role: str | None = None,
        staff: str | None = None,
        **more: Any,
    ) -> str:
        """Write one entry and return its id. `hour` is when on the day, `lag` how many hours later it was written."""
        self.told += 1
        at = _moment(day, 9 + 7 * self.chance.draw() if hour is None else hour)
        recorded = at + timedelta(minutes=int(60 * (0.3 + 1.5 * self.chance.draw() if lag is None else lag)))
        if lag is None and self.chance.happens(self.next_day):
            recorded = _moment(day + timedelta(1), 8 + 4 * self.chance.draw())
        id = f"e{self.told}"
        if about and recorded.date() < self.end:
            author = {"role": role or ROLES[agency], **({"id": staff} if staff else {})}
            head = {"id": id, "occurred": _text(at), "recorded": _text(recorded), "agency": agency, "author": author}
            tree = {**head, "event": event, **_said(more), "about": list(about), "narrative": words}
            if told := list(facts):
                tree["facts"] = told
            self.entries.append((recorded, self.told, tree))
        return id

    def lines(self) -> list[bytes]:
        """Return the entries as lines of JSON, in the order in which the record came to hold them."""
        return [_LINE(tree) for tree in self.trees()]

    def trees(self) -> list[Tree]:
        """Return the entries in the order in which the record came to hold them."""
        return [tree for _, _, tree in sorted(self.entries, key=lambda one: one[:2])]


def header(family: str, leads: list[Tree] | None = None) -> bytes:
    """Return the header line of a family's case file; `leads` where its council changes."""
    agencies = [*AGENCIES, *((NEXT,) if leads else ())]
    told = {
        "case": family,
        "title": "An invented family of the simulator",
        "jurisdiction": "england",
        "lead": leads or "csc",
        "agencies": [{"id": id, "name": name, "kind": kind} for id, name, kind in agencies],
    }
    return _LINE(told)


def _said(more: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in more.items() if value is not None and value not in ([], (), {})}


def _moment(day: date, hour: float) -> datetime:
    return datetime.combine(day, time.min) + timedelta(minutes=int(60 * hour))


def _text(at: datetime) -> str:
    return at.isoformat()[:16]
