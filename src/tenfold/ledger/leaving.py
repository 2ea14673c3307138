"""What leaves the record for somebody by name, each under a serial: packs for a conference, files of a chronology."""

import hmac
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection

from tenfold.access import Allowed, Refused
from tenfold.documents import Mark, Paper
from tenfold.ledger import keys
from tenfold.ledger.layers import seen_by
from tenfold.ledger.opening import Closed, Opened, opened, shown
from tenfold.ledger.packing import Given, Recipient, given_to
from tenfold.ledger.reading import Kept
from tenfold.ledger.session import Session

_BOUND = b"leaving"
_MAKE = frozenset({"chair", "manager"})
_NOT_YOURS = Refused(
    "Packs for others are made by a chair or manager; anybody at work with the family makes that of their own agency.",
    "Working Together to Safeguard Children: the chair of a conference sees that each is given what they may have.",
    "Ask the chair.",
)


class NotLeft(Exception):
    """Nothing leaves; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as it is kept: its serial, when and by whom it was made, for whom (in words too), for which meeting."""

    serial: int
    at: datetime
    who: str
    name: str
    purpose: str
    meeting: str
    to: Recipient


@dataclass(frozen=True, slots=True)
class Left:
    """What left: the pack as it is kept, and its pages in finished words."""

    pack: Pack
    paper: Paper


Draw = Callable[[Given], Paper]


def make_pack(
    session: Session, family: UUID, purpose: str, meeting: str, to: Recipient, words: tuple[str, str], draw: Draw
) -> int:
    """Make a pack for a meeting and return its serial; `words` are what the recipient is called, and what it is for.

    Raise `Closed` for who may not make it, `NotLeft` where nothing is made for them.
    """
    with opened(session, family, purpose, "conference pack") as (allowed, kept, now):
        _may_make(session, to)
        view = seen_by(kept, session.viewer.agency)
        paper = _drawn(lambda: draw(given_to(session, kept, view, allowed, meeting, to, now)))
        told = {"meeting": meeting, "to": asdict(to), "name": words[0], "purpose": words[1], "at": now.isoformat()}
        serial = _serial(session, kept, "pack", told)
        _left(session, serial, _keyed(kept.key, paper))
    return serial


def packs(session: Session, family: UUID, purpose: str) -> tuple[Pack, ...]:
    """Return the packs that one's agency made of a family, latest first; for others than it, to chairs and managers."""
    with opened(session, family, purpose, "packs") as (_, kept, _):
        found = [pack for pack, _ in _packs(session, kept)]
    return tuple(one for one in found if may_make(session, one.to))


def pack_again(session: Session, family: UUID, purpose: str, serial: int, draw: Draw) -> Left:
    """Return a pack again, as it was when it was made.

    Raise `LookupError` where there is none of that serial, `NotLeft` where the record would not give the same today.
    """
    with opened(session, family, purpose, f"pack {serial}") as (allowed, kept, _):
        found = next((one for one in _packs(session, kept) if one[0].serial == serial), None)
        left = None if found is None else _again(session, kept, allowed, *found, draw)
    if found is None:
        raise LookupError(f"no pack {serial}")
    if left is None:
        raise NotLeft(
            f"The pack with the serial {serial} cannot be made again as it was: what may be seen has changed since, "
            "for you or for whom it is. Make a new one."
        )
    return left


def make_file(
    session: Session,
    family: UUID,
    purpose: str,
    told: dict[str, str],
    draw: Callable[[Opened, int], bytes],
    known: datetime | None = None,
) -> tuple[int, bytes]:
    """Return a file of a chronology with its serial, once a row says for whom it is; `told` is whatever that says."""
    with opened(session, family, purpose, "chronology file", known) as (allowed, kept, now):
        past = known if known is not None and known < now else None
        view = shown(session, seen_by(kept, session.viewer.agency), allowed, past, now)
        serial = _serial(session, kept, "chronology", told)
        content = draw(view, serial)
        _left(session, serial, hmac.digest(kept.key, content, "sha256"))
    return serial, content


def mark_of(pack: Pack, as_of: str) -> Mark:
    """Return the mark that each page of a pack bears; `as_of` says when it was made, in words."""
    return Mark(pack.serial, pack.name, pack.purpose, as_of)


def _again(session: Session, kept: Kept, allowed: Allowed, pack: Pack, content: bytes, draw: Draw) -> Left | None:
    """Return a pack as the record gives it now for when it was made; None where that is not what left."""
    _may_make(session, pack.to)
    view = seen_by(kept, session.viewer.agency)
    try:
        paper = draw(given_to(session, kept, view, allowed, pack.meeting, pack.to, pack.at))
    except LookupError:
        return None
    return Left(pack, paper) if hmac.compare_digest(_keyed(kept.key, paper), content) else None


def may_make(session: Session, to: Recipient) -> bool:
    """Whether somebody may make a pack for a recipient: chairs and managers any, others that of their own agency."""
    own = to == Recipient(session.viewer.agency, is_agency=True)
    return own or not session.viewer.roles.isdisjoint(_MAKE)


def _may_make(session: Session, to: Recipient) -> None:
    if not may_make(session, to):
        raise Closed(_NOT_YOURS)


def _drawn(made: Callable[[], Paper]) -> Paper:
    try:
        return made()
    except LookupError as none:
        raise NotLeft(str(none)) from none


def _packs(session: Session, kept: Kept) -> list[tuple[Pack, bytes]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tenfold.packs(%s, %s)", [session.secret, kept.family])
        rows = cursor.fetchall()
    return [(_pack(kept, serial, who, sealed), bytes(content)) for serial, _, who, _, sealed, content in rows]


def _pack(kept: Kept, serial: int, who: str, sealed: bytes) -> Pack:
    told: dict[str, Any] = msgspec.json.decode(keys.unseal(kept.key, sealed, kept.family.bytes + _BOUND))
    at = datetime.fromisoformat(told["at"]).astimezone(UTC)
    return Pack(serial, at, who, told["name"], told["purpose"], told["meeting"], Recipient(**told["to"]))


def _serial(session: Session, kept: Kept, kind: str, told: dict[str, Any]) -> int:
    sealed = keys.seal(kept.key, msgspec.json.encode(told), kept.family.bytes + _BOUND)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.export_for(%s, %s, %s, %s)", [session.secret, kept.family, kind, sealed])
        return int(cursor.fetchone()[0])


def _left(session: Session, serial: int, content: bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.export_left(%s, %s, %s)", [session.secret, serial, content])


def _keyed(key: bytes, paper: Paper) -> bytes:
    return hmac.digest(key, msgspec.json.encode(asdict(paper)), "sha256")
