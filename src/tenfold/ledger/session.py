"""Who is signed in: a professional, and the secret of their browser's session that the database knows by its hash."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import connection

from tenfold.access import Viewer
from tenfold.ledger import keys
from tenfold.ledger.models import Staff
from tenfold.ledger.statement import rows

_SHIFT = timedelta(hours=12)
_KIND = "SELECT a.kind FROM tenfold.agency a WHERE a.id = %s"


_LAPSED = (
    "This account is closed, or what your agency must have (data security, a signed agreement, a Caldicott guardian "
    "and a privacy officer) is not in date. Ask your agency’s Caldicott guardian."
)


class NotLetIn(Exception):
    """An account begins no session; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Session:
    """A professional who is signed in, and the secret by which the database knows it."""

    viewer: Viewer
    token: str

    @property
    def secret(self) -> bytes:
        """The secret as the database is told it."""
        return self.token.encode()


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One place where somebody is signed in: a mark that opens nothing, two times, and whether it is this one."""

    mark: str
    begun: datetime
    seen: datetime
    here: bool


def begin(staff: Staff, token: str) -> Session:
    """Begin a session at sign-in; the token is the browser session's own secret. Raise `NotLetIn` where none begins."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT w.is_active AND tenfold.may_enter(w.agency) FROM ledger_staff w WHERE w.id = %s", [staff.pk]
        )
        if cursor.fetchone() != (True,):
            raise NotLetIn(_LAPSED)
        proof = keys.proof_of(staff.pk, token.encode())
        cursor.execute(
            "SELECT tenfold.begin_session(%s, %s, %s, clock_timestamp() + make_interval(secs => %s))",
            [staff.pk, token.encode(), proof, _SHIFT.total_seconds()],
        )
        [(kind,)] = rows(f"SELECT ({_KIND})", [staff.agency])
    return Session(staff.viewer(kind or "other"), token)


def resume(staff: Staff, token: str) -> Session | None:
    """Return the session that goes on from now; None where it has ended, or was never this professional's.

    It ends after 15 minutes in which nothing was asked, and after 12 hours in any case.
    """
    [(who, kind)] = rows(f"SELECT tenfold.go_on(%s), ({_KIND})", [token.encode(), staff.agency])
    return Session(staff.viewer(kind or "other"), token) if who == staff.pk else None


def prove(session: Session) -> None:
    """Take down that somebody proved once more who they are: what is of high risk is open to them for 5 minutes."""
    proof = keys.proof_of(int(session.viewer.id), session.secret)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.prove(%s, %s)", [session.secret, proof])


def renew(session: Session, token: str) -> Session:
    """Return the session as it goes on under another token, ending when it would have; the one before opens nothing."""
    proof = keys.proof_of(int(session.viewer.id), token.encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.renew_session(%s, %s, %s)", [session.secret, token.encode(), proof])
    return replace(session, token=token)


def own_sessions(session: Session) -> tuple[SignedIn, ...]:
    """Return where somebody is signed in now, the first place first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT mark, begun, seen, here FROM tenfold.own_sessions(%s)", [session.secret])
        return tuple(SignedIn(*told) for told in cursor.fetchall())


def end_others(session: Session, mark: str | None = None) -> int:
    """End somebody's sessions elsewhere, or one of them by its mark; return how many have ended."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.end_others(%s, %s)", [session.secret, mark])
        return int(cursor.fetchone()[0])


def is_proved(session: Session) -> bool:
    """Whether somebody proved who they are within the last 5 minutes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.is_proved(%s)", [session.secret])
        return bool(cursor.fetchone()[0])


def end(token: str) -> None:
    """End a session at sign-out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.end_session(%s)", [token.encode()])
