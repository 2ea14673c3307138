"""Whether all is well with the record: the database is there, of this version, and what works by itself keeps up."""

from dataclasses import dataclass
from importlib.resources import files

from django.db import Error, connection

from tenfold.ledger.upgrading import mark_of_walls


@dataclass(frozen=True, slots=True)
class Lateness:
    """A part that works by itself: how many wait for it, and for how many seconds the first has."""

    part: str
    waiting: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Totals:
    """Figures over everything, of no family: entries appended since statistics began, questions that stand."""

    appended: int
    standing: int
    late: tuple[Lateness, ...]


def is_ready() -> bool:
    """Whether the database answers, and has the tables and the walls of this version."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT walls, migrations FROM tenfold.built()")
            walls, migrations = cursor.fetchone()
    except Error:
        return False
    return walls == mark_of_walls() and set(_migrations()) <= set(migrations)


def totals() -> Totals:
    """Return the figures by which whoever runs the site sees that it works."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT appended, standing FROM tenfold.totals()")
        appended, standing = cursor.fetchone()
        cursor.execute("SELECT part, waiting, seconds FROM tenfold.lateness()")
        return Totals(appended, standing, tuple(Lateness(*row) for row in cursor.fetchall()))


def _migrations() -> list[str]:
    folder = files("tenfold.ledger") / "migrations"
    names = (path.name.removesuffix(".py") for path in folder.iterdir() if path.name.endswith(".py"))
    return [name for name in names if name[:4].isdecimal()]
