"""A family made to be asked about: what is ANN's own, and sixty things about others that must not reach her bundle.

Read by tests of subject access. Nobody in it is real.
"""

from dataclasses import dataclass
from typing import Any

from tenfold.access import Reason, Verdict

ANN_S_OWN = (
    "Ann Vale", "Annie", "1 February 2010", "14 Elm Row, Harbourton", "943 476 5919", "bruise", "face.cheek.left",
    "I want to stay at school", "Acorn school", "She drew a boat", "weight: 31.5 kg", "neglect",
    "placement", "Larch surgery", "interim care", "Ann hurt her wrist", "not seen", "Enquiry", "swelling", "section 20",
    "Punjabi", "attends swimming on Tuesdays", "strategy discussion", "hospital", "Wears glasses",
)  # fmt: skip
"""Words of facts that are Ann's: each has to stand in what she is given."""

NAMES = (
    "Danuta Kowalczyk", "Danuta", "Kowalczyk", "Danka", "Marek Zielinski", "Zielinski", "Mazza", "Bea Thornbury",
    "Thornbury", "Beebee", "Oskar Vale", "Oskar", "Ozzie", "Granny Tetlow", "Tetlow", "Wilhelmina", "Rufus Okonjo",
    "Okonjo", "Rufus", "Sky Lister", "Lister", "Renée Dubois", "Dubois", "O’Shaughnessy", "Kit Penhaligon",
    "Penhaligon",
)  # fmt: skip
PLACES = (
    "27 Cutler Street", "Cutler Street", "Flat 3, 9 Mill Lane", "Mill Lane", "Rosemary Refuge", "81 Hidden Close",
    "Hidden Close", "HX7 9QQ", "The Old Forge", "5 Wharf View",
)  # fmt: skip
REACHED = (
    "07700 900123", "07700900456", "+44 7700 900 789", "0113 496 0002", "danka.k@example.com", "@mazza_z",
    "www.ozzie.example", "485 777 3456",
)  # fmt: skip
SAID = (
    "neighbour heard shouting", "she rang from the corner shop", "has Huntington’s disease", "lost a baby in 2009",
    "served four years for arson", "is an informant", "counsel advises", "threshold is likely met", "drinks a bottle",
    "told us in confidence", "his new girlfriend is pregnant", "sleeps in the van", "was abused as a boy",
    "arrested for burglary", "covert visit", "sealed intelligence",
)  # fmt: skip
PLANTED = (*NAMES, *PLACES, *REACHED, *SAID)
"""Sixty things about others: names and nicknames, addresses, ways to reach them, what is said of them, a source."""


@dataclass(frozen=True)
class _Line:
    """A sentence that a narrative holds, and what a careful reader decides of it."""

    text: str
    reason: Reason | None = None


def _passed(text: str) -> _Line:
    return _Line(text)


def _kept(text: str, reason: Reason = "third_party") -> _Line:
    return _Line(text, reason)


LINES: dict[str, tuple[_Line, ...]] = {
    "g1": (
        _passed("Ann hurt her wrist, and Danuta Kowalczyk (known as Danka) brought her from 27 Cutler Street."),
        _passed("She was calm and drew a boat with Beebee and Ozzie."),
        _kept("A neighbour heard shouting; she rang from the corner shop."),
        _kept("Her mother has Huntington’s disease and lost a baby in 2009."),
        _passed("Ring Marek Zielinski on 07700 900123 or 07700900456, or write to danka.k@example.com."),
    ),
    "g2": (
        _passed("Ann attends swimming on Tuesdays with Oskar and Bea THORNBURY, who lives in Mill Lane."),
        _kept("Mazza served four years for arson and is an informant.", "serious_harm"),
        _kept("Counsel advises that the threshold is likely met.", "legal_privilege"),
        _passed("Seen with Mr O'Shaughnessy, Renee Dubois and Wilhelmina Tetlow near the Old Forge."),
        _passed("Sky\u00a0Lister posts as @mazza_z and on www.ozzie.example; Rufus’s number is 485 777 3456."),
    ),
    "g3": (
        _kept("They moved to Rosemary Refuge, 81 Hidden Close, HX7 9QQ.", "protected_address"),
        _passed("Ann said that Hidden Close is quiet, and that the number is +44 7700 900 789."),
        _kept("Wears glasses since May, paid for by Granny Tetlow, who told us in confidence."),
        _passed("Wears glasses since May."),
        _kept("Kit Penhaligon drinks a bottle a day, and his new girlfriend is pregnant."),
    ),
}


def narrative(entry: str) -> str:
    """The narrative of an entry."""
    return " ".join(line.text for line in LINES[entry])


def verdicts() -> list[Verdict]:
    """What a careful reader decides of every passage: what is Ann's is passed, also where names stand in it."""
    read = [
        Verdict(f"{entry}/narrative/{nth}", passed=line.reason is None, reason=line.reason)
        for entry, lines in LINES.items()
        for nth, line in enumerate(lines, 1)
    ]
    passed = ("g1/14/says", "g1/15/says", "g2/1/measure", "g2/4/outcome")
    return [*read, *(Verdict(one, passed=True) for one in passed)]


def _person(id: str, name: str, *known_as: str, **more: Any) -> dict[str, Any]:
    return {"person": {"id": id, "name": name, **({"known_as": [*known_as]} if known_as else {}), **more}}


def _lives(person: str, address: str, **more: Any) -> dict[str, Any]:
    return {"residence": {"person": person, "address": address, "as": "resident", **more}}


def entries() -> list[dict[str, Any]]:
    """The family's entries as a case file tells them."""
    return [_first(), _second(), _third(), *_hidden()]


def _entry(id: str, agency: str, day: str, **more: Any) -> dict[str, Any]:
    stamped = {"occurred": f"{day}T10:00", "recorded": f"{day}T11:00", "author": {"role": "practitioner"}}
    return {"id": id, "agency": agency, "event": "visit", "about": ["ann"], **stamped, **more}


def _first() -> dict[str, Any]:
    own = {"born": "2010-02-01", "first_language": "Punjabi", "identifiers": {"nhs_number": "943 476 5919"}}
    facts = [
        _person("ann", "Ann Vale", "Annie", **own),
        _person("mum", "Danuta Kowalczyk", "Danka", born="1988", identifiers={"phone": "07700 900123"}),
        _person("marek", "Marek Zielinski", "Mazza"),
        _person("bea", "Bea Thornbury", "Beebee", born="2012"),
        _person("oskar", "Oskar Vale", "Ozzie", born="2014"),
        _person("gran", "Wilhelmina Tetlow", "Granny Tetlow", identifiers={"phone": "0113 496 0002"}),
        _lives("ann", "14 Elm Row, Harbourton"),
        _lives("mum", "27 Cutler Street, Harbourton"),
        _lives("bea", "Flat 3, 9 Mill Lane"),
        {"relationship": {"of": "mum", "to": "ann", "is": "mother"}},
        {"history": {"person": "marek", "of": "offending", "as": "perpetrator", "says": "served four years for arson"}},
        {"history": {"person": "marek", "of": "own_childhood_abuse", "says": "was abused as a boy"}},
        {"injury": {"id": "mark", "child": "ann", "type": "bruise", "sites": ["face.cheek.left"]}},
        {"voice": {"child": "ann", "says": "I want to stay at school."}},
        {"observation": {"child": "ann", "of": "behaviour", "level": "neutral", "says": "She drew a boat"}},
        {"account": {"by": "gran", "about": ["mark"], "claim": "accident", "says": "Marek drinks a bottle a day"}},
        {"allegation": {"by": "gran", "child": "ann", "against": "marek", "says": "told us in confidence"}},
        {"referral": {"children": ["ann"], "from": "public", "says": "a neighbour heard shouting"}},
        {"police_action": {"person": "marek", "action": "arrested", "conditions": "arrested for burglary"}},
    ]  # fmt: skip
    return _entry("g1", "csc", "2026-03-02", narrative=narrative("g1"), facts=facts, present=["mum", "ann"])


def _second() -> dict[str, Any]:
    facts = [
        {"observation": {"child": "ann", "of": "growth", "level": "neutral",
                         "measure": {"what": "weight", "value": 31.5, "unit": "kg"}}},
        {"plan": {"child": "ann", "status": "started", "category": "neglect"}},
        {"care": {"child": "ann", "by": ["rufus"], "basis": "placement", "from": "2026-03-03"}},
        {"decision": {"matter": "placement", "children": ["ann"], "outcome": "section 20 agreed"}},
        _person("rufus", "Rufus Okonjo", role="foster carer who sleeps in the van"),
        _person("sky", "Sky Lister"), _person("renee", "Renée Dubois"), _person("shay", "Mr O’Shaughnessy"),
        _lives("rufus", "The Old Forge, 5 Wharf View"), _lives("rufus", "5 Wharf View"),
        {"enquiry": {"children": ["ann"], "stage": "opened"}},
        {"enrolment": {"child": "ann", "at": "school", "status": "enrolled"}},
        {"registration": {"child": "ann", "at": "gp", "status": "registered"}},
        {"order": {"child": "ann", "type": "interim_care", "from": "2026-03-04"}},
        {"injury": {"child": "ann", "type": "swelling", "says": "as Sky Lister’s boy had, who lost a baby in 2009"}},
    ]  # fmt: skip
    more = {"event": "strategy_discussion", "place": "hospital", "seen": {"ann": "not_seen", "bea": "alone"}}
    return _entry("g2", "ed", "2026-03-04", about=["ann", "bea"], narrative=narrative("g2"), facts=facts, **more)


def _third() -> dict[str, Any]:
    facts = [
        _person("kit", "Kit Penhaligon"),
        _lives("mum", "Rosemary Refuge, 81 Hidden Close, HX7 9QQ", protected=True),
        _lives("ann", "Rosemary Refuge, 81 Hidden Close, HX7 9QQ", protected=True),
        {"legal_view": {"children": ["ann"], "threshold": "met", "says": "counsel advises"}},
        {"invited": {"person": "kit", "role": "his new girlfriend is pregnant"}},
    ]
    return _entry("g3", "csc", "2026-03-06", narrative=narrative("g3"), facts=facts)


def _hidden() -> list[dict[str, Any]]:
    marked = {"narrative": "A covert visit was made, on sealed intelligence."}
    return [
        _entry("g4", "csc", "2026-03-07", event="record_note", restricted="sealed", **marked),
        _entry("g5", "csc", "2026-03-08", event="record_note", restricted="sensitive", **marked),
        _entry("g6", "csc", "2026-03-09", about=["bea"], narrative="Bea Thornbury has Huntington’s disease."),
    ]
