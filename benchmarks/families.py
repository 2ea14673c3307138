"""A made family of so many entries, at an even pace: the same entries for the same number."""

import json
import random
from datetime import date, timedelta
from typing import Any

START = date(2012, 1, 4)
DAYS_APART = 2
JUDGED = 0.7
AGENCIES = {
    "csc": "childrens_social_care",
    "police": "police",
    "ed": "acute_hospital",
    "gp": "general_practice",
    "hv": "health_visiting",
    "nursery": "early_years",
    "school": "school",
    "housing": "housing",
    "legal": "legal",
}
SITES = ("face.cheek.left", "shin.right", "forearm", "back", "knee", "head", "arm.left", "face.forehead")
SEEING = {
    "visit": ("csc", "hv"),
    "attendance": ("gp", "ed"),
    "school_day": ("nursery", "school"),
    "clinic": ("hv", "gp"),
}


def header() -> dict[str, Any]:
    """The header line of the family's case file."""
    agencies = [{"id": id, "name": id, "kind": kind} for id, kind in AGENCIES.items()]
    return {"case": "bench", "lead": "csc", "agencies": agencies}


def lines(count: int) -> list[bytes]:
    """The family's entries as lines of JSON."""
    chance = random.Random(7)
    told = [_first()]
    for n in range(1, count):
        day = START + timedelta(days=DAYS_APART * n)
        told.append(_entry(chance, n, day))
    return [json.dumps(entry).encode() for entry in told]


def _first() -> dict[str, Any]:
    people = [
        {"person": {"id": "sam", "name": "Sam", "born": "2011-02-01", "sex": "male"}},
        {"person": {"id": "ann", "name": "Ann", "born": "2008-06-01", "sex": "female"}},
        {"person": {"id": "mum", "name": "Mother", "born": "1985-05-05", "sex": "female"}},
        {"person": {"id": "dad", "name": "Father", "born": "1984-02-11", "sex": "male"}},
        {"person": {"id": "gran", "name": "Grandmother", "sex": "female"}},
        {"relationship": {"of": "mum", "to": "sam", "is": "mother"}},
        {"relationship": {"of": "mum", "to": "ann", "is": "mother"}},
        {"relationship": {"of": "dad", "to": "sam", "is": "father"}},
        {"relationship": {"of": "gran", "to": "mum", "is": "mother"}},
    ]
    homes = [{"residence": {"person": who, "address": "home", "as": "resident"}} for who in ("sam", "ann", "mum")]
    care = [{"care": {"child": who, "by": ["mum"], "basis": "parental"}} for who in ("sam", "ann")]
    return _told(0, START, "ed", "attendance", ["sam", "ann"], [*people, *homes, *care])


def _told(
    n: int, day: date, agency: str, event: str, about: list[str], facts: list[Any], **more: Any
) -> dict[str, Any]:
    return {
        "id": f"b{n}",
        "occurred": f"{day}T10:00",
        "recorded": f"{day}T17:{n % 60:02d}",
        "agency": agency,
        "author": {"role": "professional", "id": f"{agency}-{n % 3}"},
        "event": event,
        "about": about,
        "narrative": "What was seen and said, in the professional’s own words, at the length of a short paragraph. "
        * 2,
        "facts": facts,
        **more,
    }


def _entry(chance: random.Random, n: int, day: date) -> dict[str, Any]:
    child = chance.choice(("sam", "sam", "ann"))
    kind = chance.choices(list(_KINDS), weights=[weight for _, weight in _KINDS.values()])[0]
    made: dict[str, Any] = _KINDS[kind][0](chance, n, day, child)
    return made


def _sight(chance: random.Random, n: int, day: date, child: str) -> dict[str, Any]:
    event = chance.choice(list(SEEING))
    agency = chance.choice(SEEING[event])
    level = chance.choice(("neutral", "positive", "neutral", "concern"))
    observed = {
        "observation": {"child": child, "of": chance.choice(("health", "hygiene", "behaviour")), "level": level}
    }
    place = {"visit": "home", "attendance": "surgery", "school_day": "nursery", "clinic": "clinic"}[event]
    how = chance.choice(("seen", "seen", "alone", "asleep"))
    return _told(n, day, agency, event, [child], [observed], seen={child: how}, place=place, present=["mum"])


def _injury(chance: random.Random, n: int, day: date, child: str) -> dict[str, Any]:
    facts: list[Any] = [
        {"injury": {"id": f"i{n}", "child": child, "type": "bruise", "sites": [chance.choice(SITES)]}},
        {"account": {"id": f"a{n}", "by": "mum", "about": [f"i{n}"], "claim": "accident", "says": "fell"}},
    ]
    if chance.random() < JUDGED:
        facts.append({"opinion": {"about": [f"i{n}"], "view": chance.choice(("consistent", "suspicious"))}})
    return _told(n, day, "ed", "attendance", [child], facts, seen={child: "seen"}, considered="all")


def _process(chance: random.Random, n: int, day: date, _child: str) -> dict[str, Any]:
    event = chance.choice(("core_group", "strategy_discussion", "review_conference", "supervision"))
    came = [{"attended": {"agency": agency, "as": "present"}} for agency in ("csc", "police", "ed")]
    called = [{"invited": {"agency": agency}} for agency in ("csc", "police", "ed", "gp")]
    return _told(n, day, "csc", event, ["sam", "ann"], [*came, *called], considered="all")


def _plan(chance: random.Random, n: int, day: date, child: str) -> dict[str, Any]:
    status = chance.choice(("started", "continued", "ended"))
    fact: dict[str, Any] = {"child": child, "status": status}
    if status != "ended":
        fact["category"] = "neglect"
    return _told(n, day, "csc", "review_conference", [child], [{"plan": fact}], considered="all")


def _decision(chance: random.Random, n: int, day: date, child: str) -> dict[str, Any]:
    matter = chance.choice(("referral", "closure", "no_further_action", "plan", "other"))
    decided = {
        "decision": {"id": f"d{n}", "matter": matter, "children": [child], "outcome": "decided", "rationale": "why"}
    }
    referred = {"referral": {"id": f"r{n}", "children": [child], "from": "hv"}}
    return _told(n, day, "csc", "record_note", [child], [chance.choice((decided, referred))])


def _word(chance: random.Random, n: int, day: date, child: str) -> dict[str, Any]:
    said = {
        "account": {"id": f"w{n}", "by": "mum", "about": [chance.choice(("household", "care"))], "says": "all is well"}
    }
    checked = {"check": {"about": ["gran"], "against": "police_record", "result": "nothing_known"}}
    task = {"action": {"id": f"t{n}", "child": child, "owner": "hv", "what": "Review", "due": str(day + timedelta(20))}}
    return _told(
        n, day, chance.choice(("csc", "hv", "police")), "call", [child], [chance.choice((said, checked, task))]
    )


_KINDS: dict[str, Any] = {
    "sight": (_sight, 720),
    "injury": (_injury, 20),
    "process": (_process, 50),
    "plan": (_plan, 10),
    "decision": (_decision, 40),
    "word": (_word, 160),
}
"""What an entry of long work is about, of a thousand: mostly who saw whom and who said what; an injury now and then.

Figures measured with another mix cannot be held beside those of this one: a family hurt every month replays far slower.
"""
