"""The same families as flat rows, as a data team would land them: one table a kind of fact, times as UTC seconds.

Peers are given these for nothing: what it takes to make them is in no peer's figure. A row holds what one entry says
and plain readings of that entry alone: `ord` is its place in the family's record, `nth` the fact's among those of its
kind in it, `day` (and what ends in `day`) a London day, counted from 1970. Nothing is concluded across entries.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from tenfold.guidance import Guidance
from tenfold.picture.held import latest_of
from tenfold.picture.joined import people_in
from tenfold.record import (
    Account,
    Allegation,
    Assessment,
    Care,
    Case,
    Check,
    Decision,
    Enquiry,
    Entry,
    Fact,
    History,
    Injury,
    Meeting,
    Observation,
    Opinion,
    Person,
    Plan,
    Pregnancy,
    Presence,
    Referral,
    Relationship,
    Residence,
    SamePerson,
    VisitInterval,
)
from tenfold.when import Time, day_of, start_of
from tenfold.when.working_days import LAST, is_working_day

Row = tuple[Any, ...]
Tables = dict[str, list[Row]]
FIRST = date(2000, 1, 1)
FACT = "family ord nth id"
NEEDS = {
    "clock-core-group": ("people",),
    "adult-unidentified": ("people", "homes", "process", "injuries", "concerns"),
    "injuries-repeat": ("people", "homes", "process", "injuries"),
    "explanation-unchecked": ("people", "homes", "process", "injuries"),
    "sibling-not-considered": ("people", "homes", "process", "injuries", "concerns"),
    "child-not-seen": ("people", "homes", "process", "injuries", "concerns"),
}
"""What of the engines’ shared text each of the six rules rests on, each on that before it; all rest on `standing`."""
COLUMNS = {
    "entry": "family ord id agency kind event outcome first last latest morning first_day last_day day recorded_day "
    "corrects had_all times",
    "about": "family ord person",
    "met": "family ord nth person",
    "seen": "family ord child how",
    "considered": "family ord entry",
    "child_named": f"{FACT} fact child",
    "agency": "family id kind",
    "lead": "family nth agency day",
    "person": f"{FACT} name born born_day born_last_day identified non_mobile",
    "same_person": f"{FACT} a b same",
    "relationship": f"{FACT} of_ to_ tie first last",
    "residence": f"{FACT} own person address stay first last until began",
    "care": f"{FACT} own child basis carers began first until",
    "care_by": f"{FACT} person",
    "presence": f"{FACT} person",
    "pregnancy": f"{FACT} person child",
    "history": f"{FACT} person about role",
    "injury": f"{FACT} type hurt_day happened_first happened_last",
    "injury_child": f"{FACT} child",
    "injury_site": f"{FACT} site",
    "account": f"{FACT} person claim",
    "account_about": f"{FACT} about",
    "account_name": f"{FACT} person",
    "opinion": f"{FACT} view",
    "opinion_about": f"{FACT} about",
    "verified": f"{FACT} result",
    "verified_about": f"{FACT} about",
    "observation": f"{FACT} child level",
    "allegation": f"{FACT} child",
    "referral": f"{FACT} source receiver",
    "decision": f"{FACT} matter granted",
    "enquiry": f"{FACT} stage",
    "assessment": f"{FACT} stage kind",
    "visit_interval": f"{FACT} child days agency",
    "plan": f"{FACT} child kind status",
    "meeting": f"{FACT} event status first last latest",
    "warns": "day at",
    "calendar": "day starts working",
}
"""The columns of each table. `child_named` says which facts name whom where only a child is named (an injury's child
too). `warns` says when the clock of a core group warns that began on a day; `calendar` when a day starts, and how many
working days there have been with it."""
PEOPLE = frozenset({"person", "child", "of_", "to_", "about"})
"""The columns that name people, whose ids may be found to be one person's."""
NUMBERS = frozenset("ord nth first last latest morning day at times days born until began starts working".split()) | {
    "happened_first",
    "happened_last",
}
FLAGS = frozenset({"identified", "non_mobile", "granted", "same", "had_all"})
SHARED = frozenset({"warns", "calendar"})


def flat(name: str, case: Case, tables: Tables) -> None:
    """Add one family's rows."""
    kinds = {agency.id: agency.kind for agency in case.agencies}
    tables["agency"] += [(name, *one) for one in kinds.items()]
    tables["lead"] += [(name, n, one.agency, _first_day(one.from_)) for n, one in enumerate(case.lead)]
    once: dict[str, Entry] = {}
    for entry in sorted(case.entries, key=lambda one: one.order):
        once.setdefault(entry.id, entry)
    first = _first_ids(once)
    for n, entry in enumerate(once.values(), 1):
        tables["entry"].append((name, n, *_entry(entry, kinds)))
        tables["about"] += [(name, n, person) for person in dict.fromkeys(entry.about)]
        tables["met"] += [(name, n, nth, one) for nth, one in enumerate(dict.fromkeys(people_in(entry)))]
        tables["seen"] += [(name, n, child, how) for child, how in (entry.seen or {}).items()]
        tables["considered"] += [(name, n, one) for one in entry.considered if entry.considered != "all"]
        nth: defaultdict[type, int] = defaultdict(int)
        for fact in entry.facts:
            nth[type(fact)] += 1
            told = first.get(entry.id, entry.id)
            own = getattr(fact, "id", None) or (told if nth[type(fact)] == 1 else f"{told}.{nth[type(fact)]}")
            for table, row in _rows(fact, entry):
                tables[table].append((name, n, nth[type(fact)], own, *row))


def _first_ids(once: Mapping[str, Entry]) -> dict[str, str]:
    """Return the id of what each entry that stands is in the place of; of two that mend the same, the first is."""
    gone, found = {entry.corrects for entry in once.values()}, dict[str, str]()
    for entry in once.values():
        first = entry
        while first.corrects is not None and first.corrects in once and once[first.corrects].order < first.order:
            first = once[first.corrects]
        if entry.id not in gone and first.id not in found.values():
            found[entry.id] = first.id
    return found


def warnings(first: date, last: date) -> list[tuple[int, int]]:
    """Return when the clock of a core group warns, for each day on which it may begin."""
    guidance, found = Guidance.dated(), []
    for n in range((last - first).days):
        day = first + timedelta(n)
        limit = guidance.limit_if_any("clock-core-group", day)
        if limit is not None:
            share = limit.share(guidance.limit("clock.warning", day).number)
            noon = datetime.fromisoformat(f"{day}T12:00+00:00")
            found.append((_number(day), _seconds(share.after(noon))))
    return found


def calendar() -> Iterator[tuple[int, int, int]]:
    """Yield the days: when each starts, and how many working days there have been."""
    working = 0
    for n in range((LAST - FIRST).days):
        day = FIRST + timedelta(n)
        working += is_working_day(day)
        yield _number(day), _seconds(start_of(day)), working


def _rows(fact: Fact, entry: Entry) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a fact, each with its table."""
    for child in dict.fromkeys((*(getattr(fact, "children", ()) or ()), getattr(fact, "child", None))):
        if child is not None:
            yield "child_named", (type(fact).__name__, child)
    for kind, table, columns, lists in _PLAIN:
        if isinstance(fact, kind):
            yield table, tuple(columns(fact, entry))
            for field, rows in lists.items():
                yield from ((rows, (one,)) for one in getattr(fact, field))
    if isinstance(fact, Injury):
        hurt = (fact.child,) if fact.child is not None else fact.one_of
        yield from (("injury_child", (child,)) for child in hurt)


def _plain(*names: str) -> Callable[[Any, Entry], Row]:
    return lambda fact, _: tuple(getattr(fact, name) for name in names)


def _person(one: Person, _: Entry) -> Row:
    born = (None, None, None) if one.born is None else (_seconds(one.born.first), *_days(one.born))
    return (one.name, *born, bool(one.identifiers), one.non_mobile)


def _relationship(one: Relationship, _: Entry) -> Row:
    return (one.of, one.to, one.is_, _first(one.from_), _last(one.to_date))


def _residence(one: Residence, entry: Entry) -> Row:
    began = one.from_ or entry.occurred
    told = (_seconds(began.first), _seconds(began.last), _last(one.to_date), _first(one.from_))
    return (one.id, one.person, one.address, one.as_, *told)


def _care(one: Care, entry: Entry) -> Row:
    told = (_first(one.from_), _first(entry.occurred), _last(one.to_date))
    return (one.id, one.child, one.basis, " ".join((*sorted(one.by), str(one.from_))), *told)


def _injury(one: Injury, _: Entry) -> Row:
    told = [time.first_day for time in (one.happened, one.noticed) if time is not None]
    return (one.type, _number(min(told)) if told else None, _first(one.happened), _last(one.happened))


def _meeting(one: Meeting, entry: Entry) -> Row:
    return (one.event, one.status, *map(_seconds, (one.day.first, one.day.last, latest_of(one.day, entry))))


_PLAIN: tuple[tuple[type[Fact], str, Callable[[Any, Entry], Iterable[Any]], dict[str, str]], ...] = (
    (Person, "person", _person, {}),
    (SamePerson, "same_person", _plain("a", "b", "is_"), {}),
    (Relationship, "relationship", _relationship, {}),
    (Residence, "residence", _residence, {}),
    (Care, "care", _care, {"by": "care_by"}),
    (Presence, "presence", _plain("person"), {}),
    (Pregnancy, "pregnancy", _plain("person", "of"), {}),
    (History, "history", _plain("person", "of", "as_"), {}),
    (Injury, "injury", _injury, {"sites": "injury_site"}),
    (Account, "account", _plain("by", "claim"), {"about": "account_about", "names": "account_name"}),
    (Opinion, "opinion", _plain("view"), {"about": "opinion_about"}),
    (Check, "verified", _plain("result"), {"about": "verified_about"}),
    (Observation, "observation", _plain("child", "level"), {}),
    (Allegation, "allegation", _plain("child"), {}),
    (Referral, "referral", _plain("from_", "to"), {}),
    (Decision, "decision", _plain("matter", "granted"), {}),
    (Enquiry, "enquiry", _plain("stage"), {}),
    (Assessment, "assessment", _plain("stage", "kind"), {}),
    (VisitInterval, "visit_interval", _plain("child", "days", "by"), {}),
    (Plan, "plan", lambda one, _: (one.child, one.kind or "", one.status), {}),
    (Meeting, "meeting", _meeting, {}),
)


def _entry(entry: Entry, kinds: Mapping[str, str]) -> Row:
    who = (entry.id, entry.agency, kinds.get(entry.agency, ""), entry.event, entry.outcome or "")
    told = (entry.occurred.first, entry.occurred.last, entry.latest, start_of(entry.day))
    days = (*_days(entry.occurred), _number(entry.day), _number(day_of(entry.recorded)))
    return (*who, *map(_seconds, told), *days, entry.corrects, entry.considered == "all", entry.times)


def _first(time: Time | None) -> int | None:
    return None if time is None else _seconds(time.first)


def _last(time: Time | None) -> int | None:
    return None if time is None else _seconds(time.last)


def _first_day(time: Time | None) -> int | None:
    return None if time is None else _number(time.first_day)


def _days(time: Time) -> tuple[int, int]:
    return _number(time.first_day), _number(time.last_day)


def _number(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
