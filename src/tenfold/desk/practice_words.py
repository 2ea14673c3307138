"""What is kept of a worker, in finished words: what is due, what was recorded, and what they hold."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse

from tenfold.desk.practice_fields import PAPERS
from tenfold.desk.tables import Table
from tenfold.desk.words import NOTHING_OPEN, counted, plain_moment, sentence
from tenfold.ledger.workforce import (
    WORK,
    Caseload,
    Due,
    HeldFamily,
    Practice,
    StaffFact,
    Weight,
    in_force,
    last_supervision,
)
from tenfold.ledger.workforce.kinds import (
    AS_WHOM,
    BODIES,
    CHECKS,
    DBS_LEVELS,
    DOMAINS,
    FOOTINGS,
    FORMS,
    JUDGED,
    LEVELS,
)
from tenfold.questions.wording import plain_day
from tenfold.when import day_of

HELD = ("Child", "Family", "Work", "Weight", "Asked of anybody", "First due")


@dataclass(frozen=True, slots=True)
class PracticePage:
    """All that the page of a worker says."""

    due: tuple[str, ...]
    checks: Table
    training: Table
    capability: Table
    supervision: Table
    held: Table
    caseload: str
    clocks: tuple[tuple[str, str], ...]
    handovers: tuple[tuple[str, str], ...]
    corrected: tuple[str, ...]
    records: tuple[tuple[str, str], ...]


def practice_page(practice: Practice, due: Iterable[Due], load: Caseload, weighed: dict[str, Weight]) -> PracticePage:
    """Return what the page of a worker says."""
    return PracticePage(
        due=tuple(map(due_words, due)),
        checks=_checks(practice),
        training=_training(practice),
        capability=_capability(practice),
        supervision=_supervision(practice),
        held=held_table(load, weighed),
        caseload=caseload_words(load, weighed),
        clocks=tuple(_clocks(load.families)),
        handovers=() if practice.own else tuple(map(_handover, load.families)),
        corrected=tuple(_line(one) for one in practice.facts if not one.stands),
        records=tuple(_records(practice)),
    )


def due_words(one: Due) -> str:
    """Return something that is due as a line."""
    if one.on is None:
        return f"{one.what}."
    return f"{one.what}: {'overdue since' if one.over else 'due by'} {plain_day(one.on)}."


def caseload_words(load: Caseload, weighed: dict[str, Weight]) -> str:
    """Return a caseload as a sentence: by child, and by weight where the agency weighs work."""
    children = counted(load.children, "child", "children")
    families = counted(len(load.families), "family", "families")
    told = f"{children} in {families}"
    if load.weight is not None and weighed:
        return f"{told}; {plain_number(load.weight)} by weight."
    return f"{told}. No weight is worked out: {'a kind of work has none' if weighed else 'your agency has set none'}."


def plain_number(number: Decimal) -> str:
    """Return a number without zeros that say nothing: 1.5, 2."""
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def held_table(load: Caseload, weighed: dict[str, Weight]) -> Table:
    """Return the children that a worker holds, each leading to its page."""
    rows, links = [], []
    for family in load.families:
        first = min((one.due for one in family.asks), default=None)
        asked = counted(len(family.asks), "question") if family.asks else NOTHING_OPEN
        due = plain_day(day_of(first)) if first else ""
        for child in family.children:
            weight = plain_number(weighed[child.work].weight) if child.work in weighed else "Not weighed"
            rows.append((child.name, family.title, WORK[child.work], weight, asked, due))
            links.append(reverse("child", args=[family.family, child.nth]))
    return Table("Children", HELD, tuple(rows), tuple(links))


def fact_words(one: StaffFact) -> str:
    """Return what a fact says, as a line."""
    return ", ".join(filter(None, _SAYS[one.kind](one.told)))


def _checks(practice: Practice) -> Table:
    kept = {one.kind: one for one in in_force(practice) if one.kind != "training"}
    rows, links = [], []
    for kind in CHECKS:
        one = kept.get(kind)
        told = one.told if one else {}
        day = next((told[name] for name in ("checked_on", "seen_on", "received_on", "since") if name in told), "")
        until = told.get("renews_on") or told.get("until", "")
        by = f"{one.by}, {plain_moment(one.at)}" if one else ""
        said = fact_words(one) if one else "Nobody has recorded it"
        act = f"Correct: {PAPERS[kind].head}" if one and not practice.own else ""
        rows.append((PAPERS[kind].head, said, _on(day), _until(until, practice.today), by, act))
        links.append(_correct(practice, one) if act and one else "")
    head = ("Check", "What is recorded", "Checked, or since", "Until", "Recorded by", "Change")
    return _acted("Checks", head, rows, links)


def _training(practice: Practice) -> Table:
    kept = [one for one in in_force(practice) if one.kind == "training"]
    rows = [
        (
            one.told["course"],
            _on(one.told["completed_on"]),
            _until(one.told.get("expires_on", ""), practice.today) or "No end is recorded",
            f"{one.by}, {plain_moment(one.at)}",
            f"Correct: {one.told['course']}",
        )
        for one in kept
    ]
    head = ("Training", "Completed", "Until", "Recorded by", "Change")
    return _acted("Training", head, rows, [_correct(practice, one) for one in kept])


def _capability(practice: Practice) -> Table:
    rows, links = [], []
    answers = practice.of("acknowledged")
    for domain, words in DOMAINS.items():
        found = [one for one in practice.of("capability") if one.told["domain"] == domain]
        if not found:
            rows.append((words, "", "No evidence is recorded", "", ""))
            links.append("")
        for one in found:
            said = "\n".join(_acknowledged(answer) for answer in answers if answer.answers == one.number)
            act = f"Correct: {words}" if practice.own else f"Acknowledge: {words}"
            level, at = LEVELS[one.told["level"]], plain_moment(one.at)
            rows.append((words, level, f"{one.told['evidence']}\n{at}", said or "Nobody has acknowledged it", act))
            links.append(_correct(practice, one) if practice.own else _acknowledge(practice, one))
    head = ("Domain", "Level", "Evidence", "Acknowledged", "Change")
    return _acted("Capability", head, rows, links)


def _acted(caption: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]], links: list[str]) -> Table:
    """Return a table whose last column leads to what can be done; without that column where nothing can."""
    if not any(links):
        return Table(caption, head[:-1], tuple(row[:-1] for row in rows))
    return Table(caption, head, tuple(rows), tuple(links), linked=len(head) - 1)


def _acknowledged(one: StaffFact) -> str:
    return f"{JUDGED[one.told['judged']]}: {one.told['says']} ({one.by}, {AS_WHOM[one.told['as_whom']].lower()})"


def _supervision(practice: Practice) -> Table:
    kept = sorted(practice.of("supervision"), key=lambda one: one.told["held_on"], reverse=True)
    rows = [
        (
            _on(one.told["held_on"]),
            f"{FORMS[one.told['form']]}, {one.told['minutes']} minutes",
            one.told["agreed"],
            _on(one.told.get("next_on", "")),
            one.by,
            "" if practice.own else f"Correct: {_on(one.told['held_on'])}",
        )
        for one in kept
    ]
    head = ("Held", "What for", "What was agreed about the worker", "Next due", "By", "Change")
    links = ["" if practice.own else _correct(practice, one) for one in kept]
    return _acted("Supervision", head, rows, links)


def supervised_words(practice: Practice) -> str:
    """Return when a worker was last supervised."""
    held = last_supervision(practice)
    return f"last held {plain_day(held)}" if held else "none is recorded"


def _clocks(families: Iterable[HeldFamily]) -> Iterator[tuple[str, str]]:
    for family in families:
        for one in family.asks:
            if one.is_clock:
                words = f"{one.ask} Due {plain_day(day_of(one.due))}."
                yield words, reverse("question", args=[family.family, one.number])


def _handover(family: HeldFamily) -> tuple[str, str]:
    return f"Hand over: {family.title}", reverse("handover", args=[family.family])


def _line(one: StaffFact) -> str:
    return f"{PAPERS[one.kind].head}: {fact_words(one)} (recorded by {one.by}, {plain_moment(one.at)})"


def _records(practice: Practice) -> Iterator[tuple[str, str]]:
    own = ("capability", "training")
    for kind in own if practice.own else (*CHECKS, "training", "supervision", "supervision_due"):
        yield f"Record: {_after_a_colon(PAPERS[kind].head)}", _form(practice, kind)


def _after_a_colon(head: str) -> str:
    return head if head[:2].isupper() else f"{head[:1].lower()}{head[1:]}"


def _form(practice: Practice, kind: str) -> str:
    return reverse("worker_fact", args=[practice.worker, kind])


def _correct(practice: Practice, one: StaffFact) -> str:
    return f"{_form(practice, one.kind)}?corrects={one.number}"


def _acknowledge(practice: Practice, one: StaffFact) -> str:
    return f"{_form(practice, 'acknowledged')}?answers={one.number}"


def _on(day: str) -> str:
    return plain_day(date.fromisoformat(day)) if day else ""


def _until(day: str, today: date) -> str:
    if not day:
        return ""
    return f"{'Over since' if date.fromisoformat(day) < today else 'Until'} {_on(day)}"


_SAYS: Mapping[str, Callable[[Mapping[str, str]], tuple[str, ...]]] = {
    "registration": lambda told: (BODIES[told["body"]], told.get("reference", "")),
    "dbs": lambda told: (DBS_LEVELS[told["level"]], f"issued {_on(told['issued_on'])}"),
    "references": lambda told: (told["number"], told["says"]),
    "right_to_work": lambda told: (told["shown"],),
    "employment": lambda told: (FOOTINGS[told["footing"]], told.get("through", "")),
    "training": lambda told: (told["course"], f"completed {_on(told['completed_on'])}"),
    "capability": lambda told: (DOMAINS[told["domain"]], f"{LEVELS[told['level']]}: {told['evidence']}"),
    "acknowledged": lambda told: (JUDGED[told["judged"]], told["says"]),
    "supervision_due": lambda told: (f"due on {_on(told['due_on'])}", told.get("says", "")),
    "supervision": lambda told: (f"held on {_on(told['held_on'])}", told["agreed"]),
}


def head_of(practice: Practice) -> str:
    """Return the heading of a worker's page."""
    return "Your practice" if practice.own else sentence(practice.name)
