"""Drafts: what somebody has begun to write, for that writer alone until it is sent, thrown away or 14 days old.

A draft is no entry: nothing is folded, asked, listed or exported of it. It lies under its family's key, and the
database shows its row to the writer's own session and no other. What was sent when a session had ended waits in the
browser's next session, under a key of its own, for the same person to sign in.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag

from tenfold.ledger import keys, space
from tenfold.ledger.layers import seen_by
from tenfold.ledger.opening import Opened, opened, shown
from tenfold.ledger.reading import Kept
from tenfold.ledger.refusing import NotTaken, passing_faults
from tenfold.ledger.session import Session
from tenfold.ledger.statement import rows, run

Typed = dict[str, list[str]]
"""What stands in a form: the values of each field."""
OLDEST = 14
"""For how many days a draft is kept after its last change (`draft_days` in walls/drafts.sql)."""
_MOST = 200_000
_KEEP = (
    "INSERT INTO tenfold.draft (staff, family, id, place, sealed) VALUES (%s, %s, %s, %s, %s)"
    " ON CONFLICT (staff, id) DO UPDATE SET at = clock_timestamp(), place = excluded.place, sealed = excluded.sealed"
    " RETURNING at"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody began to write: the form it stands in, when it was last kept, and what was typed.

    Where only its place is told, `typed` is empty.
    """

    family: UUID
    id: UUID
    place: str
    at: datetime
    typed: Typed


def keep_draft(session: Session, family: UUID, purpose: str, place: str, id: UUID, typed: Typed) -> datetime | None:
    """Keep what stands in a form for its writer alone; return when, or None where the entry is on record already.

    Raise `Closed` where the record is, `NotTaken` where it is too long, `NotNow` where there is no room just now.
    """
    plain = msgspec.json.encode(typed)
    if len(plain) > _MOST:
        raise NotTaken(["This is too long to be kept as a draft. Send it in parts."])
    space.check()
    with passing_faults(), opened(session, family, purpose, "draft") as (_, kept, _now):
        if any(one.id == str(id) and one.agency == session.viewer.agency for one in kept.case.entries):
            sent(id)
            return None
        forget_drafts()
        sealed = keys.seal(kept.key, plain, _bound(family, session, id))
        [(at,)] = rows(_KEEP, [int(session.viewer.id), family, id, place, sealed])
    return at.astimezone(UTC)  # type: ignore[no-any-return]


def open_to_record(
    session: Session, family: UUID, purpose: str, page: str, known: datetime | None = None
) -> tuple[Opened, tuple[Draft, ...]]:
    """Return a family's record as `open_record` does, and the drafts in it of whoever opens it, the latest first."""
    with opened(session, family, purpose, page, known) as (allowed, kept, now):
        past = known if known is not None and known < now else None
        drafts = _drafts_in(session, kept)
    return shown(session, seen_by(kept, session.viewer.agency), allowed, past, now), drafts


def own_drafts(session: Session) -> tuple[Draft, ...]:
    """Return where somebody has drafts, the latest first, without a word of them."""
    found = rows("SELECT family, id, place, at FROM tenfold.own_drafts(%s)", [session.secret])
    return tuple(Draft(family, id, place, at.astimezone(UTC), {}) for family, id, place, at in found)


def drop_draft(session: Session, id: UUID) -> bool:
    """Throw a draft of one's own away; whether there was one."""
    [(dropped,)] = rows("SELECT tenfold.drop_draft(%s, %s)", [session.secret, id])
    return bool(dropped)


def sent(id: UUID) -> None:
    """Remove the writer's draft of an entry that is recorded in this transaction."""
    run("DELETE FROM tenfold.draft WHERE id = %s", [id])


def forget_drafts() -> int:
    """Remove every draft that is too old; return how many there were."""
    [(gone,)] = rows("SELECT tenfold.forget_drafts()", [])
    return int(gone)


def park(staff: int, path: str, typed: Typed) -> str:
    """Return what somebody sent when their session had ended, as text that opens to that person alone."""
    return keys.seal_parked(staff, msgspec.json.encode([path, typed]))


def unpark(session: Session, parked: str, path: str) -> Typed | None:
    """Return what somebody sent to an address before they signed in again; None where it was another, or elsewhere."""
    with suppress(InvalidTag, ValueError):
        there, typed = msgspec.json.decode(keys.open_parked(int(session.viewer.id), parked), type=tuple[str, Typed])
        return typed if there == path else None
    return None


def device_mark(session: Session) -> tuple[str, str]:
    """Return what a browser knows somebody by, and their half of the key to what it keeps for them.

    Neither tells who they are; the same person is given the same on every device.
    """
    told = session.viewer.id
    return keys.mark("browser", told).hex()[:32], keys.mark("browser key", told).hex()


def typed_of(post: Mapping[str, Sequence[str]], but: Sequence[str]) -> Typed:
    """Return what stands in a form, without what is the page's own and what is empty."""
    return {name: list(values) for name, values in post.items() if name not in but and any(values)}


def _drafts_in(session: Session, kept: Kept) -> tuple[Draft, ...]:
    found = rows("SELECT id, place, at, sealed FROM tenfold.draft WHERE family = %s ORDER BY at DESC", [kept.family])
    return tuple(
        Draft(kept.family, id, place, at.astimezone(UTC), _typed(kept, session, id, sealed))
        for id, place, at, sealed in found
    )


def _typed(kept: Kept, session: Session, id: UUID, sealed: bytes) -> Typed:
    return msgspec.json.decode(keys.unseal(kept.key, sealed, _bound(kept.family, session, id)), type=Typed)


def _bound(family: UUID, session: Session, id: UUID) -> bytes:
    return b"draft" + family.bytes + session.viewer.id.encode() + id.bytes
