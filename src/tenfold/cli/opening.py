"""What every verb does first: read the case file, and the days and editions that were asked for."""

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from tenfold.casefiles import Refused, read
from tenfold.guidance import Guidance, UnknownEdition
from tenfold.record import Case
from tenfold.when import Time
from tenfold.when.time import WITHIN, beyond_years

WRONG_USE = 2
PROBLEMS = 1


def open_case(path: Path) -> Case:
    """Read a case file; leave with its problems printed when it is refused."""
    there(path)
    try:
        return read(path)
    except Refused as refused:
        told = "".join(f"{path}: {problem}\n" for problem in refused.problems)
        give_up(f"{told}{path} was not taken. Mend it, then look again with: tenfold check {path}", PROBLEMS)


def there(*paths: Path) -> None:
    """Leave when a file is not there."""
    missing = [path for path in paths if not path.is_file()]
    if missing:
        give_up(not_there(missing), WRONG_USE)


def not_there(paths: Sequence[Path]) -> str:
    """Return what to do about paths at which there is no file."""
    lines = [f"{path} is a folder. Name a case file in it." for path in paths if path.is_dir()]
    none = [f"There is no file {path}." for path in paths if not path.is_dir()]
    return "\n".join([*lines, *none, *(["A case file ends in .yaml, .yml or .jsonl; check the path."] if none else [])])


def end_named(text: str | None, option: str) -> datetime | None:
    """Read a day that was given as an option, as the last moment of it."""
    if text is None:
        return None
    if beyond_years(text):
        give_up(f"{option} {text} lies outside the years that are read. {option} takes {WITHIN}.", WRONG_USE)
    try:
        return Time.told(date.fromisoformat(text).isoformat()).last
    except ValueError:
        give_up(f"{option} {text} is no day. A day is written as in {option} 2024-03-04.", WRONG_USE)


def guidance_named(edition: str | None) -> Guidance:
    """Return the guidance in force on each day, or one edition by name."""
    if edition is None:
        return Guidance.dated()
    try:
        return Guidance.fixed(edition)
    except UnknownEdition as unknown:
        give_up(f"--edition {edition}: {unknown}. Without --edition, each day goes by its own.", WRONG_USE)


def give_up(sentence: str, code: int) -> NoReturn:
    """Say why on standard error, and leave."""
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(code)
