"""How far a question of an open family has climbed: on which step of whose ladder it lies, and who was told when."""

from dataclasses import dataclass
from datetime import datetime

from tenfold.access import agency_of, hours_of, ladder_of
from tenfold.ledger import keys
from tenfold.ledger.opening import Opened
from tenfold.ledger.session import Session
from tenfold.ledger.statement import rows
from tenfold.replay import Climb, Ladder, Question


@dataclass(frozen=True, slots=True)
class Notified:
    """Somebody who was told that a question waits: when, on which step (or on duty), and whether a mail has gone."""

    step: int
    duty: bool
    at: datetime
    who: str
    job: str
    agency: str
    mailed: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """The ladder of one of those whom a question is put to: its rungs from below, where it stands, and who was told.

    `climb` is None where it goes no further: it has closed, or is held.
    """

    asked: str
    rungs: tuple[str, ...]
    climb: Climb | None
    told: tuple[Notified, ...]


def steps_of(session: Session, opened: Opened, question: Question) -> tuple[Steps, ...]:
    """Return the ladders of a question of a family that was opened for a professional, one for each who is asked."""
    mark = keys.mark_of(opened.family, question.id)
    found = rows(
        "SELECT asked, step, duty, at, sent, who, job, agency FROM tenfold.told_of(%s, %s, %s)",
        [session.secret, opened.family, mark],
    )
    ladder = Ladder(opened.picture, opened.begun or opened.known)
    return tuple(
        Steps(
            asked,
            ladder_of(asked),
            _climb(opened, ladder, question, asked),
            tuple(
                Notified(step, duty, at, who, job, agency, sent is not None)
                for to, step, duty, at, sent, who, job, agency in found
                if to == asked
            ),
        )
        for asked in question.to
    )


def _climb(opened: Opened, ladder: Ladder, question: Question, asked: str) -> Climb | None:
    kinds = opened.picture.kinds
    agency = agency_of(asked, kinds, opened.picture.lead_now())
    every_day = agency in kinds and hours_of(kinds[agency]).every_day
    return ladder.climb(question, len(ladder_of(asked)) - 1, every_day=every_day)
