"""The published review that this began from, in our own words and in roles: nothing that leads to a living child."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tenfold.desk.moments import place_of
from tenfold.guidance import FINDINGS
from tenfold.questions.all import RULES
from tenfold.questions.wording import plain_day
from tenfold.replay import Replay
from tenfold.when import day_of

TITLE = "A boy of 17 months, 2007"
UPDATED = "3 December 2019"
SUMMED_UP = (
    "A serious case review of 2009 looked at how agencies in one London borough worked with a family whose youngest "
    "child died. This page retells the short public account of it that the local authority kept."
)
HAPPENED = (
    "He died in August 2007, 17 months old, after months of abuse by his mother, her new partner and a lodger at home.",
    "He had injuries to his head, neck, ribs, back, shin, fingers and toes.",
    "Health, police, social care and others were involved with him or his family, and visited often.",
    "He was put on the child protection register on 22 December 2006. What followed was not enough.",
)
IMPACTS = (
    "Statutory guidance, “Working Together to Safeguard Children” (2010), on joined-up work by all agencies.",
    "The Social Work Task Force, on recruiting, training and supervising social workers.",
    "From it the Professional Capabilities Framework.",
)
DIFFER = (
    "Sources differ: the account says that his siblings were not on the register; a later police source says that two "
    "sisters were. Only some of the contacts can be dated, and only some of the injuries are described, in what is "
    "public. Nothing is invented to fill the rest."
)
THEMES = ("curiosity", "openness", "siblings", "response", "awareness", "workforce")


FULL = (
    "The public account leads to the full review by a link. The address is not among the sources that this page was "
    "written from, so none is given: the local safeguarding children partnership can say where it is kept. What "
    "was published about the case, and is told here, stands under Sources."
)
SHOWN = 3
"""Days of a replay that stand beside one rule."""


@dataclass(frozen=True, slots=True)
class Guard:
    """A question that now stands guard: when it is asked, and the days on which the replay asks it."""

    stands: str
    days: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the review found, where that is told, and the questions that the record asks since."""

    text: str
    source: str
    asks: tuple[Guard, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """All that the page says."""

    title: str
    updated: str
    summed_up: str
    happened: tuple[str, ...]
    findings: tuple[Finding, ...]
    impacts: tuple[str, ...]
    differ: str
    full: str


def review_page(replayed: Replay) -> Review:
    """Return the review, with the questions that each finding became, and the days on which its replay asks them."""
    return Review(TITLE, UPDATED, SUMMED_UP, HAPPENED, tuple(_findings(replayed)), IMPACTS, DIFFER, FULL)


def _findings(replayed: Replay) -> Iterator[Finding]:
    opened: dict[str, dict[date, None]] = {}
    for question in replayed.questions:
        opened.setdefault(question.rule, {})[day_of(question.opened)] = None
    for theme in THEMES:
        found = FINDINGS[theme]
        rules = (rule for rule in RULES if theme in rule.findings)
        asks = (Guard(rule.stands, tuple(_days(opened.get(rule.id, {})))) for rule in rules)
        yield Finding(found.text, found.source, tuple(asks))


def _days(opened: Iterable[date]) -> Iterator[tuple[str, str]]:
    yield from ((plain_day(day), f"#{place_of(day)}") for day in sorted(opened)[:SHOWN])
