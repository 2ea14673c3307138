"""Who is signed in: a professional, and the secret of their browser's session that the database knows by its hash."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection

from tenfold.access import Viewer
from tenfold.ledger import keys
from tenfold.ledger.models import Staff

_SHIFT = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Session:
    """A professional who is signed in, and the secret by which the database knows it."""

    viewer: Viewer
    token: str

    @property
    def secret(self) -> bytes:
        """The secret as the database is told it."""
        return self.token.encode()


def begin(staff: Staff, token: str) -> Session:
    """Begin a session at sign-in; the token is the browser session's own secret."""
    with connection.cursor() as cursor:
        proof = keys.proof_of(staff.pk, token.encode())
        cursor.execute(
            "SELECT tenfold.begin_session(%s, %s, %s, clock_timestamp() + make_interval(secs => %s))",
            [staff.pk, token.encode(), proof, _SHIFT.total_seconds()],
        )
    return _session(staff, token)


def resume(staff: Staff, token: str) -> Session | None:
    """Return the session that goes on; None where it has ended, or was never this professional's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.staff_of(%s)", [token.encode()])
        [who] = cursor.fetchone()
    return _session(staff, token) if who == staff.pk else None


def end(token: str) -> None:
    """End a session at sign-out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.end_session(%s)", [token.encode()])


def _session(staff: Staff, token: str) -> Session:
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind FROM tenfold.agency WHERE id = %s", [staff.agency])
        found = cursor.fetchone()
    return Session(staff.viewer(found[0] if found else "other"), token)
