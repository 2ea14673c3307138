"""Who is given what: families to workers, workers to teams, accounts closed; each takes effect at the next request."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from tenfold.ledger import keys
from tenfold.ledger.lists import opened_names
from tenfold.ledger.opening import opened_for
from tenfold.ledger.session import Session


@dataclass(frozen=True, slots=True)
class Allocated:
    """A family that a member of a team holds: who, of which team, since when."""

    family: UUID
    title: str
    team: str
    who: str
    since: datetime


def allocate(session: Session, family: UUID, worker: str, why: str) -> None:
    """Give a family to a worker of one's agency, who opens it from now on; the database refuses who may not."""
    with transaction.atomic(), connection.cursor() as cursor:
        if "manager" in session.viewer.roles:
            opened_for(session, family, "supervise", "allocate")
        cursor.execute(
            "SELECT tenfold.allocate(%s, %s, %s, %s)", [session.secret, family, int(worker), keys.seal_words(why)]
        )


def revoke(session: Session, family: UUID, worker: str, why: str) -> int:
    """End a worker's own ties to a family; how many there were. The database refuses who may not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tenfold.revoke(%s, %s, %s, %s)", [session.secret, family, int(worker), keys.seal_words(why)]
        )
        return int(cursor.fetchone()[0])


def join_team(session: Session, team: str, worker: str, *, leads: bool = False) -> None:
    """Put a worker into a team of their agency, which is made if it is not there; for an administrator."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.join_team(%s, %s, %s, %s)", [session.secret, team, int(worker), leads])


def leave_team(session: Session, worker: str) -> None:
    """Take a worker out of their teams; for an administrator."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenfold.leave_team(%s, %s)", [session.secret, int(worker)])


def team_allocations(session: Session) -> tuple[Allocated, ...]:
    """Return what the members of a manager's teams hold; each family is opened for the list, which is written down."""
    with transaction.atomic(), connection.cursor() as cursor:
        titles = opened_names(session, "team")
        cursor.execute("SELECT family, team, who, since FROM tenfold.team_allocations(%s)", [session.secret])
        rows = cursor.fetchall()
    return tuple(
        Allocated(family, titles[family], team, who, since) for family, team, who, since in rows if family in titles
    )


def set_active(session: Session, worker: str, why: str, *, active: bool) -> None:
    """Close an account, or open it again; for an administrator, and not their own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tenfold.set_active(%s, %s, %s, %s)", [session.secret, int(worker), active, keys.seal_words(why)]
        )
