"""The demo's families that are woven: each tells its own words, and a few parts of stories tell what is always so.

A family of `cases/partnership/woven/*.yaml` says who its people are and what happened, step by step, each step by the
name of a part (`story_parts`): a home visit, a referral, a conference. What a part knows (who is there by right, which
facts such a meeting leaves behind) is written once; what a professional saw and said is written for that family.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from tenfold.ledger.household import Household
from tenfold.ledger.story_parts import PARTS

Told = Mapping[str, Any]
_READER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C where it is there, ten times as fast
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ON = re.compile(r"(-?\d+) (mon|tue|wed|thu|fri|sat|sun)(?: (\d\d:\d\d))?")
_TYPED_UP = timedelta(minutes=75)


class NotWoven(ValueError):
    """A family was told in a way that cannot be woven; the sentence says which step, and what would be right."""


@dataclass(frozen=True, slots=True)
class Woven:
    """A family of the demo: how it is told, and the lines of its case file."""

    told: Told
    lines: tuple[dict[str, Any], ...] = field(repr=False)


def woven(folder: Path, told_on: date, agencies: list[dict[str, str]]) -> Iterator[Woven]:
    """Yield the families of a folder, each as lines of a case file told as if today were `told_on`."""
    for path in sorted(folder.glob("*.yaml")):
        for told in yaml.load(path.read_text("utf-8"), Loader=_READER):  # noqa: S506 - a safe one
            yield Woven(told, tuple(_lines(told, told_on, agencies)))


def _lines(told: Told, told_on: date, agencies: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    yield {
        "case": told["case"],
        "title": told["title"],
        "jurisdiction": "england",
        "lead": told.get("lead", "csc"),
        "agencies": agencies,
    }
    home = Household(told)
    for nth, step in enumerate(told["story"], 1):
        [(part, said)] = step.items()
        if part not in PARTS:
            raise NotWoven(f"{told['case']}, step {nth}: there is no part “{part}”. There are: {', '.join(PARTS)}.")
        times = _times(f"{told['case']}, step {nth}", said, told_on)
        yield {"id": f"{told['case'][:3]}{nth:02}", **times, **_entry(home, part, said, told_on)}


def _entry(home: Household, part: str, said: Told, told_on: date) -> dict[str, Any]:
    """Return what a step leaves on record: the part's own, with what is told of this family in its place or beside."""
    made = PARTS[part](home, said)
    own = {name: value for name, value in said.items() if name in _FIELDS}
    facts = [*made.pop("facts", ()), *said.get("facts", ())]
    whole = {**made, **own, "narrative": " ".join(said["words"].split())}
    entry: dict[str, Any] = dated({**whole, **({"facts": facts} if facts else {})}, told_on)
    return entry


_FIELDS = frozenset(
    {"agency", "author", "event", "about", "present", "place", "announced", "seen", "interpreter", "outcome", "times"}
    | {"asked", "considered", "corrects", "restricted"}
)


def _times(where: str, said: Told, told_on: date) -> dict[str, str]:
    """Return when a step happened and when it was on record: an hour and a quarter later, or as `late` says."""
    at = moment(said["when"], told_on)
    if isinstance(at, datetime):
        recorded = moment(said["late"], told_on) if "late" in said else at + _TYPED_UP
        return {"occurred": f"{at:%Y-%m-%dT%H:%M}", "recorded": f"{recorded:%Y-%m-%dT%H:%M}"}
    if "late" in said:
        raise NotWoven(f"{where}: what is recorded late has a time of day.")
    return {"occurred": at.isoformat()}


def moment(on: str, told_on: date) -> date | datetime:
    """Return the day (or moment) that “-3 tue 10:30” says: Tuesday three weeks before the week of `told_on`."""
    found = _ON.fullmatch(on)
    if found is None:
        raise NotWoven(f"“{on}” is no day. One is told as: -3 tue, or -3 tue 10:30.")
    weeks, day, at = found.groups()
    monday = told_on - timedelta(days=told_on.weekday())
    on_day = monday + timedelta(weeks=int(weeks), days=_DAYS.index(day))
    return datetime.fromisoformat(f"{on_day}T{at}") if at else on_day


def dated(tree: Any, told_on: date) -> Any:
    """Return what is told with each “-3 tue” in it as the day that it says; words stay as they are."""
    if isinstance(tree, Mapping):
        return {name: dated(value, told_on) for name, value in tree.items()}
    if isinstance(tree, list):
        return [dated(value, told_on) for value in tree]
    if isinstance(tree, date):
        return tree.isoformat()
    return moment(tree, told_on).isoformat() if isinstance(tree, str) and _ON.fullmatch(tree) else tree
