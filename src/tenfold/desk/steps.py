"""How far a question has climbed, in finished words: which step, who was told when, what comes next and when."""

from collections.abc import Iterator
from datetime import datetime, time

from tenfold.desk.tables import Table
from tenfold.desk.words import due_day, plain_moment, sentence
from tenfold.ledger import Notified, Opened, Steps
from tenfold.questions.wording import called
from tenfold.when import civil

HEAD = ("Step", "Who was told, and when", "Where it stands")
NOBODY = "Nobody has been told on this step."


def steps_tables(opened: Opened, steps: tuple[Steps, ...]) -> tuple[Table, ...]:
    """Return the ladder of each of those whom a question is put to."""
    return tuple(
        Table(f"Put to {called(opened.picture, one.asked)}", HEAD, tuple(_rows(one))) for one in steps if one.rungs
    )


def _rows(one: Steps) -> Iterator[tuple[str, str, str]]:
    for n, rung in enumerate(one.rungs):
        told = "\n".join(_told(line) for line in one.told if line.step == n and not line.duty)
        yield f"{n + 1}. {sentence(rung)}", told or NOBODY, _stands(one, n)
    if duty := "\n".join(_told(line) for line in one.told if line.duty):
        yield "On duty", duty, "Told while those whose work it is were away"


def _stands(one: Steps, n: int) -> str:
    climb = one.climb
    if climb is None:
        return "It goes no further: it has closed, or is held"
    if n == climb.step:
        return f"It lies here since {_turn(climb.since)}"
    if n < climb.step:
        return "It was not answered in time"
    if n == climb.step + 1 and climb.goes_on is not None:
        return f"Comes next at {_turn(climb.goes_on)}, unless evidence answers it"
    return ""


def _turn(at: datetime) -> str:
    """Return a moment in words; a midnight is the end of a day."""
    is_midnight = civil(at).time() == time.min
    return f"the end of {due_day(at)}" if is_midnight else plain_moment(at)


def _told(line: Notified) -> str:
    mail = "" if line.mailed else "; no mail has gone yet"
    return f"{line.who}, {line.job}, {line.agency}: {plain_moment(line.at)}{mail}"
