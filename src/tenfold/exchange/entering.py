"""Entries in: each is taken whole or not at all, and its sender told what became of it, alone or in a batch."""

import logging
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import InterfaceError, OperationalError

from tenfold import ledger
from tenfold.casefiles import Refused, group_of
from tenfold.exchange.bodies import LARGEST_ENTRY, MOST_LINES, TOO_LONG
from tenfold.exchange.problems import Problem, closed, not_taken, unread, wrong_field
from tenfold.exchange.showing import may_know
from tenfold.when import Time, civil

LONGEST_ID = 200
OUTCOMES = {409: "conflict", 500: "failed", 503: "failed"}
_log = logging.getLogger("tenfold.exchange")
_FAILED = "Something failed here, and nothing of this was taken. Send it again; if it fails again, tell us."


def entered(system: ledger.System, family: UUID, told: Mapping[str, Any], purpose: str) -> dict[str, Any]:
    """Append an entry that a system sent; return what became of it, or raise `Problem`."""
    recorded = _looked_at(system, told)
    try:
        done = ledger.append(system.session, family, told, purpose, recorded=recorded)
    except ledger.NotTaken as refusal:
        raise not_taken(refusal) from refusal
    except ledger.Closed as refusal:
        raise closed(refusal.refused) from refusal
    except (OperationalError, InterfaceError) as fault:
        _log.exception("an entry could not be written")
        raise Problem(503, "The record cannot be written now. Send it again: it will be taken once.") from fault
    return {
        "outcome": "exists" if done.again else "created",
        "family": str(family),
        "entry": done.entry.id,
        "number": done.entry.seq,
        "recorded": civil(done.entry.recorded).isoformat(),
        **_followed(system, done),
    }


def answers(system: ledger.System, lines: Iterator[tuple[int, bytes | None]], purpose: str) -> Iterator[dict[str, Any]]:
    """Append the entry of each line of a batch; return what became of each, in order. None stops the others."""
    for nth, (number, line) in enumerate(lines, 1):
        if nth > MOST_LINES:
            yield _refused(
                number, Problem(413, f"A batch has {MOST_LINES:,} entries at most. Send the rest in another.")
            )
            return
        yield _answered(system, number, line, purpose)


def _answered(system: ledger.System, number: int, line: bytes | None, purpose: str) -> dict[str, Any]:
    told: dict[str, Any] = {}
    try:
        told = _line(line)
        return {"line": number, **entered(system, _family(told), _entry(told), purpose)}
    except Problem as problem:
        return _refused(number, problem, told)
    except Exception:  # noqa: BLE001  # whatever it is, the other lines are not to suffer from it
        _log.exception("an entry of a batch failed")
        return _refused(number, Problem(500, _FAILED), told)


def _refused(number: int, problem: Problem, told: Mapping[str, Any] | None = None) -> dict[str, Any]:
    told = told or {}
    entry = told.get("entry")
    named = {"family": told.get("family"), "entry": entry.get("id") if isinstance(entry, dict) else None}
    ids = {name: one for name, one in named.items() if isinstance(one, str) and len(one) <= LONGEST_ID}
    return {"line": number, "outcome": OUTCOMES.get(problem.status, "refused"), **ids, "problem": problem.told}


def _line(line: bytes | None) -> dict[str, Any]:
    if line is TOO_LONG:
        raise Problem(413, f"The line is longer than the {LARGEST_ENTRY:,} bytes that an entry may have.")
    try:
        told = group_of(line, "the line")
    except Refused as refused:
        raise unread(refused.problems) from refused
    strange = [name for name in told if name not in ("family", "entry")]
    if strange:
        right = "`family` and `entry` stand on each line, and nothing beside them"
        raise unread([wrong_field((one,), "there is no such field here", right) for one in strange], 422)
    return told


def _family(told: Mapping[str, Any]) -> UUID:
    family = told.get("family")
    try:
        if isinstance(family, str):
            return UUID(family)
    except ValueError:
        pass
    raise unread([wrong_field(("family",), "it is no family’s id", "the id that the record gave the family")], 422)


def _entry(told: Mapping[str, Any]) -> dict[str, Any]:
    entry = told.get("entry")
    if not isinstance(entry, dict):
        raise unread([wrong_field(("entry",), "it is no group of fields", "the entry, as an object, would be")], 422)
    return entry


def _looked_at(system: ledger.System, told: Mapping[str, Any]) -> Any:
    """Return when an entry of a history was recorded, None for others; raise `Problem` for what may not be told."""
    wrong = []
    id, agency = told.get("id"), told.get("agency")
    brings = "history" in system.scopes and told.get("recorded") is not None
    if isinstance(id, str) and len(id) > LONGEST_ID:
        wrong.append(wrong_field(("id",), f"it has {len(id)} characters", f"{LONGEST_ID} at most"))
    if agency is not None and agency != system.session.viewer.agency and not brings:
        right = f"leave it out: the token is one of {system.session.viewer.agency}"
        wrong.append(wrong_field(("agency",), "entries are sent for one’s own agency", right))
    if told.get("recorded") is not None and not brings:
        right = "leave it out; `written` is for when your own system wrote it"
        wrong.append(wrong_field(("recorded",), "the record stamps it", right))
    if told.get("seq") is not None and not brings:
        wrong.append(wrong_field(("seq",), "the record numbers its entries", "leave it out"))
    if wrong:
        raise unread(wrong, 422)
    return _recorded(told["recorded"]) if brings else None


def _recorded(said: Any) -> Any:
    try:
        told = Time.told(said)
        if told.exact:
            return told.first
    except (TypeError, ValueError):
        pass
    raise unread([wrong_field(("recorded",), "it is no moment", "a moment (2007-02-03T14:30) would be")], 422)


def _followed(system: ledger.System, done: ledger.Appended) -> dict[str, Any]:
    """Return which questions an entry opened and closed, to whom may read them."""
    if not system.scopes & {"record:read", "history"}:
        return {}
    moved = (("opened", done.opened), ("closed", done.closed))
    return {name: [one.id for one in some if may_know(system, one)] for name, some in moved}
