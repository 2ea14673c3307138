"""The same families as flat rows, as a data team would land them: one table a kind of fact, times as UTC seconds.

Peers are given these for nothing: what it takes to make them is in no peer's figure.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from tenfold.guidance import Guidance
from tenfold.picture.held import latest_of
from tenfold.record import Case, Entry, Meeting, Plan
from tenfold.when import day_of

COLUMNS = {
    "entry": "family ord id agency kind event outcome first last latest day",
    "about": "family ord person",
    "plan": "family ord nth id child kind status",
    "meeting": "family ord event status first last latest",
    "warns": "day at",
}
"""The columns of each table. `warns` says when the clock of a core group warns that began on a day (epoch days)."""
Tables = dict[str, list[tuple[Any, ...]]]


def flat(name: str, case: Case, tables: Tables) -> None:
    """Add one family's rows."""
    kinds = {agency.id: agency.kind for agency in case.agencies}
    for n, entry in enumerate(sorted(case.entries, key=lambda one: one.order), 1):
        tables["entry"].append((name, n, *_entry(entry, kinds)))
        tables["about"] += [(name, n, person) for person in dict.fromkeys(entry.about)]
        nth: defaultdict[type, int] = defaultdict(int)
        for fact in entry.facts:
            nth[type(fact)] += 1
            if isinstance(fact, Plan):
                own = fact.id or (entry.id if nth[Plan] == 1 else f"{entry.id}.{nth[Plan]}")
                tables["plan"].append((name, n, nth[Plan], own, fact.child, fact.kind or "", fact.status))
            elif isinstance(fact, Meeting):
                told = (fact.day.first, fact.day.last, latest_of(fact.day, entry))
                tables["meeting"].append((name, n, fact.event, fact.status, *map(_seconds, told)))


def warnings(first: date, last: date) -> list[tuple[int, int]]:
    """Return when the clock of a core group warns, for each day on which it may begin."""
    guidance, found = Guidance.dated(), []
    for n in range((last - first).days):
        day = first + timedelta(n)
        limit = guidance.limit_if_any("clock-core-group", day)
        if limit is not None:
            share = limit.share(guidance.limit("clock.warning", day).number)
            noon = datetime.fromisoformat(f"{day}T12:00+00:00")
            found.append(((day - date(1970, 1, 1)).days, _seconds(share.after(noon))))
    return found


def _entry(entry: Entry, kinds: dict[str, str]) -> tuple[Any, ...]:
    told = (entry.occurred.first, entry.occurred.last, entry.latest)
    day = (day_of(entry.latest) - date(1970, 1, 1)).days
    who = (entry.id, entry.agency, kinds.get(entry.agency, ""), entry.event, entry.outcome or "")
    return (*who, *map(_seconds, told), day)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
