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
from tenfold.ledger.packing import Given, Recipient, given_to, is_still
from tenfold.ledger.reading import Kept
from tenfold.ledger.rights.asking import ANSWER
from tenfold.ledger.session import Session
from tenfold.ledger.statement import rows

_BOUND = b"leaving"
_MAKE = frozenset({"chair", "manager"})
_NOT_YOURS = Refused(
    "Packs for others are made by a chair or manager; anybody at work with the family makes that of their own agency.",
    "Working Together to Safeguard Children: the chair of a conference sees that each is given what they may have.",
    "Ask the chair.",
)
_NOT_A_READER = Refused(
    "A pack that leaves the agency is read by a second person: a manager, a named professional or a custodian.",
    "UK GDPR Article 32 asks for measures that fit the risk. That a second person reads it is this record’s own rule.",
    "Ask one of them.",
)
_WAITS = "Nobody but whoever made it has confirmed that they read it."
_CHANGED = (
    "The record has changed since it was made, and with it what its recipient would be given. Make a new one, and have "
    "that read."
)


class NotLeft(Exception):
    """Nothing leaves; the sentence says why."""


class NotYet(NotLeft):
    """A pack is there and does not leave as things are; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as it is kept: its serial, when and by whom it was made, for whom (in words too), for which meeting.

    `maker` is the id of whoever made it. It is `outside` where it is for others than the agency that made it: then it
    waits until somebody else of that agency, `second`, has read it (`read_at`).
    """

    serial: int
    at: datetime
    maker: str
    who: str
    name: str
    purpose: str
    meeting: str
    to: Recipient
    outside: bool
    second: str = ""
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """What leaves: the pack as it is kept, and its pages in finished words.

    It `is_still` what its recipient would be given now: nothing was recorded since that would change what is in it.
    """

    pack: Pack
    paper: Paper
    is_still: bool

    @property
    def stays(self) -> str:
        """Why it is not to be handed out, in a sentence.

        Empty where two people saw exactly what its recipient would be given now, or where it stays in the agency.
        """
        if not self.pack.outside or (self.pack.second and self.is_still):
            return ""
        return _WAITS if self.is_still else _CHANGED


Draw = Callable[[Given], Paper]


def make_pack(
    session: Session, family: UUID, purpose: str, meeting: str, to: Recipient, words: tuple[str, str], draw: Draw
) -> int:
    """Make a pack for a meeting and return its serial; `words` are what the recipient is called, and what it is for.

    Raise `Closed` for who may not make it, `NotLeft` where nothing is made for them.
    """
    with opened(session, family, purpose, "make pack") as (allowed, kept, now):
        _may_make(session, to)
        view = seen_by(kept, session.viewer.agency)
        paper = _drawn(lambda: draw(given_to(session, kept, view, allowed, meeting, to, now)))
        told = {"meeting": meeting, "to": asdict(to), "name": words[0], "purpose": words[1], "at": now.isoformat()}
        serial = _serial(session, kept, "pack", told)
        _left(session, serial, _keyed(kept.key, paper))
    return serial


def packs(session: Session, family: UUID, purpose: str) -> tuple[Pack, ...]:
    """Return the packs that one's agency made of a family, latest first; for others, to who makes or reads those."""
    with opened(session, family, purpose, "packs") as (_, kept, _):
        found = [pack for pack, _ in _packs(session, kept)]
    return tuple(one for one in found if _may_see(session, one))


def pack_again(session: Session, family: UUID, purpose: str, serial: int, draw: Draw) -> Left:
    """Return a pack again, as it was when it was made: to be read; whether it may be handed out, it says itself.

    Raise `LookupError` where there is none of that serial, `NotLeft` where the record would not give the same today.
    """
    with opened(session, family, purpose, f"pack {serial}") as (allowed, kept, now):
        left = _again(session, kept, allowed, serial, now, draw)
    return _there(left)


def hand_out(session: Session, family: UUID, purpose: str, serial: int, draw: Draw) -> Left:
    """Return a pack to be handed out; raise `NotLeft` where a second person has not read exactly that."""
    with opened(session, family, purpose, f"hand out pack {serial}") as (allowed, kept, now):
        left = _again(session, kept, allowed, serial, now, draw)
    there = _there(left)
    if there.stays:
        raise NotYet(there.stays)
    return there


def confirm_pack(session: Session, family: UUID, purpose: str, serial: int, draw: Draw) -> Left:
    """Write down that a second person has read exactly what a pack holds, and return what they read.

    Raise `Closed` for who reads none, `LookupError` where there is none of that serial, `NotLeft` where they made it
    themselves, or it is not any more what would be given.
    """
    with opened(session, family, purpose, f"confirm pack {serial}") as (allowed, kept, now):
        if not may_confirm(session):
            raise Closed(_NOT_A_READER)
        left = _again(session, kept, allowed, serial, now, draw)
        taken = isinstance(left, Left) and left.is_still and _confirmed(session, kept, left)
    there = _there(left)
    if not there.is_still:
        raise NotYet(_CHANGED)
    if not taken:
        raise NotYet("You made this pack. Somebody else has to read it before it leaves.")
    return there


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


def _again(session: Session, kept: Kept, allowed: Allowed, serial: int, now: datetime, draw: Draw) -> Left | Exception:
    """Return a pack as the record gives it for when it was made; or what is to be raised, once that is written down."""
    pack, content = next((one for one in _packs(session, kept) if one[0].serial == serial), (None, b""))
    if pack is None:
        return LookupError(f"no pack {serial}")
    if not _may_see(session, pack):
        raise Closed(_NOT_YOURS)
    view = seen_by(kept, session.viewer.agency)
    try:
        paper = draw(given_to(session, kept, view, allowed, pack.meeting, pack.to, pack.at))
    except LookupError:
        return NotLeft(_gone(pack))
    if not hmac.compare_digest(_keyed(kept.key, paper), content):
        return NotLeft(_gone(pack))
    return Left(pack, paper, is_still(session, kept, view, pack.meeting, pack.to, pack.at, now))


def _there(left: Left | Exception) -> Left:
    if isinstance(left, Exception):
        raise left
    return left


def _gone(pack: Pack) -> str:
    held = f" That {pack.second} confirmed it does not hold any more." if pack.second else ""
    return (
        f"The pack with the serial {pack.serial} cannot be made again as it was: what may be seen has changed since, "
        f"for you or for whom it is.{held} Make a new one."
    )


def _confirmed(session: Session, kept: Kept, left: Left) -> bool:
    content = _keyed(kept.key, left.paper)
    [(taken,)] = rows("SELECT tenfold.confirm_pack(%s, %s, %s)", [session.secret, left.pack.serial, content])
    return bool(taken)


def may_confirm(session: Session) -> bool:
    """Whether somebody may be the second reader of a pack: whoever reads what is given to those who ask."""
    return not session.viewer.roles.isdisjoint(ANSWER)


def _may_see(session: Session, pack: Pack) -> bool:
    return may_make(session, pack.to) or may_confirm(session)


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
    found = rows("SELECT * FROM tenfold.packs(%s, %s)", [session.secret, kept.family])
    own = Recipient(session.viewer.agency, is_agency=True)
    return [(_pack(kept, own, serial, *told), bytes(content)) for serial, content, *told in found]


def _pack(kept: Kept, own: Recipient, serial: int, sealed: bytes, *read: Any) -> Pack:
    maker, who, second, read_at = read
    told: dict[str, Any] = msgspec.json.decode(keys.unseal(kept.key, sealed, kept.family.bytes + _BOUND))
    to, at = Recipient(**told["to"]), datetime.fromisoformat(told["at"]).astimezone(UTC)
    seen = (second or "", read_at and read_at.astimezone(UTC))
    return Pack(serial, at, str(maker), who, told["name"], told["purpose"], told["meeting"], to, to != own, *seen)


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
