"""What every verb does first: read the case file, and the days and editions that were asked for."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from tenfold.casefiles import Refused, read
from tenfold.guidance import Guidance, UnknownEdition
from tenfold.record import Case
from tenfold.when import Time

WRONG_USE = 2
PROBLEMS = 1


def open_case(path: Path) -> Case:
    """Read a case file; leave with its problems printed when it is refused."""
    if not path.is_file():
        give_up(f"There is no file {path}.", WRONG_USE)
    try:
        return read(path)
    except Refused as refused:
        for problem in refused.problems:
            sys.stderr.write(f"{path}: {problem}\n")
        give_up(f"{path} was not taken; “tenfold check {path}” lists its problems again.", PROBLEMS)


def day_named(text: str | None, option: str) -> date | None:
    """Read a day that was given as an option."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        give_up(f"{option} {text}: a day is written 2024-03-04.", WRONG_USE)


def end_named(text: str | None, option: str) -> datetime | None:
    """Read a day that was given as an option, as the last moment of it."""
    day = day_named(text, option)
    return None if day is None else Time.told(day.isoformat()).last


def guidance_named(edition: str | None) -> Guidance:
    """Return the guidance in force on each day, or one edition by name."""
    if edition is None:
        return Guidance.dated()
    try:
        return Guidance.fixed(edition)
    except UnknownEdition as unknown:
        give_up(f"--edition {edition}: {unknown}.", WRONG_USE)


def give_up(sentence: str, code: int) -> NoReturn:
    """Say why on standard error, and leave."""
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(code)
