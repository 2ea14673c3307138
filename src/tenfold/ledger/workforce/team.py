"""A manager's team: each worker of it, what is due of them, and what they hold."""

from dataclasses import dataclass

from django.db import connection

from tenfold.access import Refused
from tenfold.ledger.closing import refuse
from tenfold.ledger.models import Staff
from tenfold.ledger.session import Session
from tenfold.ledger.workforce.caseload import Caseload, caseloads
from tenfold.ledger.workforce.facts import Practice, practices


@dataclass(frozen=True, slots=True)
class Member:
    """A worker of a team that the viewer leads, with what is kept of them and what they hold."""

    team: str
    practice: Practice
    caseload: Caseload


def managers_only(session: Session, page: str) -> None:
    """Raise `Closed` for who manages nobody."""
    if "manager" not in session.viewer.roles:
        raise refuse(
            session,
            page,
            Refused(
                "What is due of workers is for the managers of who employs them.",
                "UK GDPR Article 5(1)(f): what is kept of a worker is between them and who employs them.",
                "Your own is under “Your practice”.",
            ),
        )


def team(session: Session) -> tuple[Member, ...]:
    """Return the workers of the teams that the viewer leads, by name; raise `Closed` for who manages nobody."""
    managers_only(session, "team")
    with connection.cursor() as cursor:
        cursor.execute("SELECT staff, team FROM tenfold.team_of(%s)", [session.secret])
        teams = dict(cursor.fetchall())
    staff = [*Staff.objects.filter(pk__in=teams).order_by("name", "pk")] if teams else []
    found = practices(session, staff, "team") if staff else []
    held = caseloads(session, [one.worker for one in found], "team") if found else {}
    return tuple(Member(teams[int(one.worker)], one, held[one.worker]) for one in found)
