"""Who a child is, who cares for the child today and by whose word, and which clocks run: in finished words."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from tenfold.desk.words import age, due_day, sentence, spaced
from tenfold.drawings.sayings import address_of, by, by_word
from tenfold.drawings.spells import is_checked
from tenfold.ledger import Opened
from tenfold.picture import (
    Picture,
    assessment_now,
    cares_on,
    enquiry_now,
    household_on,
    last_sights,
    lead_practitioners_on,
    living_at,
    person,
    plan_now,
    starts,
)
from tenfold.questions.wording import called, listed, plain_day, plain_time
from tenfold.replay import running_clocks
from tenfold.when import day_of

Rows = tuple[tuple[str, tuple[str, ...]], ...]


def who_rows(p: Picture, child: str, now: datetime, workers: Mapping[str, str]) -> Rows:
    """Return who a child is, when last seen and by whom, and who leads, told what workers are called."""
    known = person(p, child)
    born = known.born if known is not None else None
    told = f"{plain_time(born)} ({age(born, day_of(now))})" if born else "is not recorded"
    needs = known.needs if known is not None else None
    rows = [
        ("Born", (told,)),
        ("Last seen", tuple(_seen(p, child, now))),
        ("Lead", tuple(_lead(p, child, now, workers))),
    ]
    return (*rows, *([("Needs", (needs,))] if needs else []))


def care_rows(p: Picture, child: str, now: datetime) -> Rows:
    """Return who cares for a child now, where and with whom it lives, each by whose word and whether checked."""
    return (
        ("Cared for by", tuple(_care(p, child, now)) or ("Nobody is recorded for today.",)),
        ("Lives at", tuple(dict.fromkeys(map(address_of, living_at(p, child, now)))) or ("No address is recorded.",)),
        ("Lives with", tuple(_household(p, child, now)) or ("Nobody is recorded.",)),
    )


def clock_rows(opened: Opened, child: str) -> Rows:
    """Return since when a child has a plan, an enquiry or an assessment, and what is due next."""
    p = opened.picture
    open_now = (
        ("Plan", plan_now(p, child)),
        ("Enquiry", enquiry_now(p, child)),
        ("Assessment", assessment_now(p, child)),
    )
    since = [(name, (f"Since {plain_day(spell.start.day)}",)) for name, spell in open_now if spell is not None]
    if not any(name == "Plan" for name, _ in since):
        since.insert(0, ("Plan", ("No child protection plan is recorded.",)))
    return (*since, *_due(opened, child))


def _due(opened: Opened, child: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in running_clocks(opened.picture, opened.known, child):
        late = one.due <= opened.known
        yield f"{'Was due' if late else 'Due'} {due_day(one.due)}", (one.ask,)


def _seen(p: Picture, child: str, now: datetime) -> Iterator[str]:
    whole, part, asleep = last_sights(p, child, now)
    if whole is not None:
        yield f"{plain_time(whole.occurred)}, by {by(p, whole)}"
    else:
        so = " whole" if part is not None else " awake" if asleep is not None else ""
        yield f"Nobody has recorded seeing this child{so}."
    for head, one in (("In part", part), ("Asleep", asleep)):
        if one is not None:
            yield f"{head}: {plain_time(one.occurred)}, by {by(p, one)}"


def _lead(p: Picture, child: str, now: datetime, workers: Mapping[str, str]) -> Iterator[str]:
    lead = p.lead(day_of(now))
    yield called(p, lead) if lead is not None else "No authority is named."
    going = lead_practitioners_on(p, child, now)
    for one in going[-1:]:
        level = f", {spaced(one.fact.level)}" if one.fact.level else ""
        name = workers.get(one.fact.worker, one.fact.worker)
        yield f"Lead practitioner: {name}{level}, since {plain_time(starts(one))}"
    if not going:
        yield "Nobody is recorded as lead practitioner."


def _care(p: Picture, child: str, now: datetime) -> Iterator[str]:
    for care in cares_on(p, child, now):
        who = sentence(listed(called(p, one) for one in care.fact.by))
        yield f"{who} ({spaced(care.fact.basis)}): {_word(by_word(p, care.last, 'care'), checked=is_checked(p, care))}"


def _household(p: Picture, child: str, now: datetime) -> Iterator[str]:
    told: dict[str, list[str]] = {}
    for stay in household_on(p, child, now):
        word = _word(by_word(p, stay.entry, "household"), checked=is_checked(p, stay.stated))
        told.setdefault(word, []).append(f"{called(p, stay.person)} ({spaced(stay.as_)})")
    yield from (f"{listed(people)}: {word}" for word, people in told.items())


def _word(source: str, *, checked: bool) -> str:
    return f"checked; first said by {source}" if checked else f"only said, by {source}"
