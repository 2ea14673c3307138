"""One family replayed and measured: which questions opened, how they closed, how many stood at once on each child."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from tenfold.record import Case
from tenfold.replay import Question, replay
from tenfold.when import start_of

ORDINARY, IN_NEED, ON_PLAN, HARMED = "ordinary", "in_need", "on_plan", "harmed"
GROUPS = (ORDINARY, IN_NEED, ON_PLAN, HARMED)
DAY = timedelta(1)
BEFORE = timedelta(30)
GROWN = 18


@dataclass(frozen=True, slots=True)
class Span:
    """A child belongs to a group from a moment until another."""

    child: str
    group: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that opened in the time that is counted; `days` is how long it stood, to the end at the most."""

    rule: str
    theme: str
    group: str
    urgency: str
    days: float
    closed: bool
    by_evidence: bool


@dataclass(slots=True)
class Measured:
    """What one family adds to the burden."""

    days: dict[str, float] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    standing: dict[str, Counter[int]] = field(default_factory=dict)
    peaks: dict[str, list[int]] = field(default_factory=dict)
    harm: "Harm | None" = None


@dataclass(frozen=True, slots=True)
class Harm:
    """A harmed family: its pattern, the right themes, and how many days before the harm each theme first spoke."""

    family: str
    pattern: str
    fact_to_go_by: bool
    themes: tuple[str, ...]
    days_before: dict[str, float]
    spoke: bool


def measure(case: Case, truth: dict[str, Any], since: date, until: date) -> Measured:
    """Replay a case to the end of the time that is counted and return what it adds."""
    began, ended = start_of(since), start_of(until)
    questions = replay(case, known=ended - timedelta(seconds=1)).questions
    found = Measured()
    if truth["strand"] == HARMED:
        found.harm = harm_of(truth, questions)
    spans = list(spans_of(truth, began, ended))
    for span in spans:
        found.days[span.group] = found.days.get(span.group, 0.0) + (span.until - span.since) / DAY
    for question in questions:
        group = group_at(spans, question.children, question.opened)
        if group is not None and began <= question.opened < ended:
            found.asked.append(asked(question, group, ended))
    _count_standing(found, spans, questions)
    return found


def spans_of(truth: dict[str, Any], began: datetime, ended: datetime) -> Iterator[Span]:
    """Yield to which group each child belongs, and when.

    A child who was never in need or on plan in the time that is counted is ordinary; of another, the time on plan
    is `on_plan` and all the rest is `in_need`. Every child of a harmed family is `harmed`, up to the harm.
    """
    for child in truth["children"]:
        since = max(start_of(date.fromisoformat(child["born"])), began)
        until = min(_grown(child["born"]), ended)
        if truth["strand"] == HARMED:
            until = min(until, start_of(date.fromisoformat(truth["first_serious_harm"])))
        if since < until:
            yield from _of_child(truth, child["id"], since, until)


def _of_child(truth: dict[str, Any], child: str, since: datetime, until: datetime) -> Iterator[Span]:
    mine = [one for one in truth["statuses"] if one["child"] == child and _touches(one, since, until)]
    if truth["strand"] == HARMED:
        yield Span(child, HARMED, since, until)
        return
    if not mine:
        yield Span(child, ORDINARY, since, until)
        return
    at = since
    for one in sorted((one for one in mine if one["status"] == ON_PLAN), key=lambda one: str(one["from"])):
        first, last = max(_day(one["from"]), at), min(_day(one["to"]), until)
        if first < last:
            if at < first:
                yield Span(child, IN_NEED, at, first)
            yield Span(child, ON_PLAN, first, last)
            at = last
    if at < until:
        yield Span(child, IN_NEED, at, until)


def group_at(spans: Sequence[Span], children: Iterable[str], moment: datetime) -> str | None:
    """Return the gravest group among some children at a moment; None where none of them is counted then."""
    found = {span.group for span in spans if span.child in children and span.since <= moment < span.until}
    return max(found, key=GROUPS.index, default=None)


def asked(question: Question, group: str, ended: datetime) -> Asked:
    """Return a question as it is counted."""
    days = ((question.closed or ended) - question.opened) / DAY
    by_evidence = question.closed is not None and question.closed_by is not None
    closed = question.closed is not None
    return Asked(question.rule, question.theme, group, question.first_urgency, days, closed, by_evidence)


def _count_standing(found: Measured, spans: Sequence[Span], questions: Sequence[Question]) -> None:
    """Add how many questions stood at once on each child, hour for hour, from the moments at which that changed."""
    for span in spans:
        mine = [q for q in questions if span.child in q.children and q.opened < span.until]
        mine = [q for q in mine if q.closed is None or q.closed > span.since]
        steps = Counter[datetime]()
        for question in mine:
            steps[max(question.opened, span.since)] += 1
            if question.closed is not None and question.closed < span.until:
                steps[question.closed] -= 1
        stood, peak, at = 0, 0, span.since
        hours = found.standing.setdefault(span.group, Counter())
        for moment in sorted(steps):
            hours[stood] += round((moment - at).total_seconds() / 3600)
            stood, at = stood + steps[moment], moment
            peak = max(peak, stood)
        hours[stood] += round((span.until - at).total_seconds() / 3600)
        found.peaks.setdefault(span.group, []).append(peak)


def harm_of(truth: dict[str, Any], questions: Sequence[Question]) -> Harm:
    """Return when each theme first spoke before the harm, and whether the right one stood 30 days before it."""
    on = start_of(date.fromisoformat(truth["first_serious_harm"]))
    first: dict[str, float] = {}
    for question in questions:
        if question.opened < on:
            first[question.theme] = max(first.get(question.theme, 0.0), (on - question.opened) / DAY)
    right = tuple(truth["themes"])
    spoke = any(q.theme in right and q.stood_at(on - BEFORE) for q in questions)
    return Harm(truth["family"], truth["pattern"], truth["fact_to_go_by"], right, first, spoke)


def _touches(one: dict[str, Any], since: datetime, until: datetime) -> bool:
    return _day(one["from"]) < until and (one["to"] is None or _day(one["to"]) > since)


def _day(told: str) -> datetime:
    return start_of(date.fromisoformat(told))


def _grown(born: str) -> datetime:
    on = date.fromisoformat(born)
    return start_of(date(on.year + GROWN, on.month, min(on.day, 28)))
