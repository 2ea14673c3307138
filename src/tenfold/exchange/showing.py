"""What goes out of an opened record: the picture, the questions and the chronology, as this agency may see them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec

from tenfold.access import hidden_from
from tenfold.casefiles import entry_line
from tenfold.drawings.sayings import address_of, by_word
from tenfold.drawings.spells import is_checked
from tenfold.ledger import Opened, System
from tenfold.picture import (
    IN_SIGHT,
    LEADS,
    WHOLE,
    Picture,
    assessment_now,
    by_time,
    cares_on,
    children,
    ended_at,
    enquiry_now,
    household_on,
    living_at,
    person,
    plan_now,
    posts,
    saw,
    starts,
)
from tenfold.questions.wording import called
from tenfold.record import Entry, Residence
from tenfold.replay import SHOWN, Question, question_as_json, running_clocks
from tenfold.when import civil, day_of

PROTECTED = "a protected address"


def picture(system: System, opened: Opened) -> dict[str, Any]:
    """Return what a child's page shows, of every child of a family."""
    p, lead = opened.picture, opened.picture.lead(day_of(opened.known))
    return {
        "family": opened.family,
        "title": opened.title,
        "known": _time(opened.known),
        "lead": None if lead is None else _named(p, lead),
        "children": [_child(system, opened, one) for one in children(p)],
    }


def questions(system: System, opened: Opened, state: str) -> dict[str, Any]:
    """Return the questions of a family that are wanted (open, closed, all), as `tenfold replay --json` prints them."""
    numbered = [(n, one) for n, one in enumerate(opened.questions, 1) if may_know(system, one)]
    shown = {one.id for _, one in numbered}
    wanted = [(n, one) for n, one in numbered if state in ("all", "open" if one.closed is None else "closed")]
    acts = [
        {"act": act.words, "answers": [one.id for one in act.answers if one.id in shown]}
        for act in (opened.acts if state != "closed" else ())
    ]
    useful = [act for act in acts if act["answers"]]
    return {
        "family": opened.family,
        "until": _time(opened.known),
        "acts": useful[:SHOWN],
        "more_acts": useful[SHOWN:],
        "questions": [_question(system, opened.picture, n, one) for n, one in wanted],
    }


def chronology(system: System, opened: Opened) -> dict[str, Any]:
    """Return a family's entries in the order in which things happened."""
    safe = {(fact.person, fact.address) for entry in opened.case.entries for fact in _homes(entry) if fact.protected}
    ordered = sorted(opened.case.entries, key=lambda entry: (entry.occurred, entry.order))
    return {
        "family": opened.family,
        "known": _time(opened.known),
        "entries": [_entry(system, entry, safe) for entry in ordered],
    }


def may_know(system: System, question: Question) -> bool:
    """Whether an agency may know of a question: not where all that it rests on is sealed from it."""
    return not question.evidence or bool(_seen(system, question.evidence))


def _question(system: System, p: Picture, number: int, one: Question) -> dict[str, Any]:
    seen = _seen(system, one.evidence)
    ids = {entry.id for entry in seen}
    told = question_as_json(p, one)
    told["grew"] = [{**grown, "evidence": [id for id in grown["evidence"] if id in ids]} for grown in told["grew"]]
    told["evidence"] = [entry.id for entry in seen]
    told["held_by"] = list(dict.fromkeys(entry.agency for entry in seen))
    return {"number": number, **told}


def _seen(system: System, evidence: tuple[Entry, ...]) -> list[Entry]:
    """Return the entries of which an agency may know; of the sealed it may not."""
    viewer = system.session.viewer
    return [one for one in evidence if one.restricted != "sealed" or not hidden_from(viewer, one, None)]


def _entry(system: System, entry: Entry, safe: set[tuple[str, str]]) -> dict[str, Any]:
    """Return an entry as record.md tells it; safe addresses are for the agency that wrote them."""
    own = entry.agency == system.session.viewer.agency
    facts = entry.facts if own else tuple(_kept(fact, safe) for fact in entry.facts)
    told: dict[str, Any] = msgspec.json.decode(entry_line(replace(entry, facts=facts)))
    return {**told, "seq": entry.seq}


def _kept(fact: Any, safe: set[tuple[str, str]]) -> Any:
    hide = isinstance(fact, Residence) and (fact.protected or (fact.person, fact.address) in safe)
    return replace(fact, address=PROTECTED) if hide else fact


def _homes(entry: Entry) -> Iterator[Residence]:
    return (fact for fact in entry.facts if isinstance(fact, Residence))


def _child(system: System, opened: Opened, child: str) -> dict[str, Any]:
    p, now = opened.picture, opened.known
    known = person(p, child)
    return {
        **_named(p, child),
        "born": str(known.born) if known and known.born else None,
        "needs": known.needs if known else None,
        "lead_practitioner": _worker(opened, child),
        "seen": [*_sightings(p, child, now)],
        "care": [*_care(p, child, now)],
        "lives_at": list(dict.fromkeys(map(address_of, living_at(p, child, now)))),
        "household": [*_household(p, child, now)],
        "plans": [*_plans(p, child)],
        "clocks": [*_clocks(opened, child)],
        "standing": [
            one.id for one in opened.questions if one.closed is None and child in one.children and may_know(system, one)
        ],
    }


def _worker(opened: Opened, child: str) -> dict[str, Any] | None:
    p, now = opened.picture, opened.known
    working = [one for one in posts(p, child) if one.fact.role == LEADS and starts(one).first <= now]
    going = [one for one in working if (ended := ended_at(one)) is None or ended > now]
    if not going:
        return None
    post = going[-1]
    id = post.fact.worker
    return {"id": id, "name": opened.workers.get(id, id), "agency": post.fact.agency, "since": str(starts(post))}


def _sightings(p: Picture, child: str, now: datetime) -> Iterator[dict[str, Any]]:
    """Return when a child was last seen whole and, where that was later, in part."""
    contacts = [one for one in reversed(by_time(p.contacts(child))) if one.occurred.first <= now]
    whole = next((one for one in contacts if saw(one, child, WHOLE)), None)
    latest = next((one for one in contacts if saw(one, child, IN_SIGHT)), None)
    for one in dict.fromkeys(filter(None, (whole, latest))):
        told = {"entry": one.id, "occurred": str(one.occurred), "by": one.author.role, "agency": one.agency}
        yield {**told, "whole": one is whole}


def _care(p: Picture, child: str, now: datetime) -> Iterator[dict[str, Any]]:
    for care in cares_on(p, child, now):
        word, checked = by_word(p, care.last, "care"), is_checked(p, care)
        yield {
            "by": [_named(p, one) for one in care.fact.by],
            "basis": care.fact.basis,
            "said_by": word,
            "checked": checked,
        }


def _household(p: Picture, child: str, now: datetime) -> Iterator[dict[str, Any]]:
    for stay in household_on(p, child, now):
        word, checked = by_word(p, stay.entry, "household"), is_checked(p, stay.stated)
        yield {**_named(p, stay.person), "living": stay.as_, "said_by": word, "checked": checked}


def _plans(p: Picture, child: str) -> Iterator[dict[str, Any]]:
    plan = plan_now(p, child)
    steps = (("plan", plan), ("enquiry", enquiry_now(p, child)), ("assessment", assessment_now(p, child)))
    for kind, spell in steps:
        if spell is not None:
            category = plan.of.fact.category if kind == "plan" and plan is not None else None
            yield {"kind": kind, "since": spell.start.day, "category": category}


def _clocks(opened: Opened, child: str) -> Iterator[dict[str, Any]]:
    for one in running_clocks(opened.picture, opened.known, child):
        yield {"ask": one.ask, "due": _time(one.due), "passed": one.due <= opened.known}


def _named(p: Picture, id: str) -> dict[str, str]:
    return {"id": id, "name": called(p, id)}


def _time(moment: datetime) -> str:
    return civil(moment).isoformat(timespec="seconds")
