"""`tenfold check`: every problem of every file, with its line and what would be right."""

from collections.abc import Sequence
from pathlib import Path

from tenfold.casefiles import Checked, check
from tenfold.cli.opening import PROBLEMS, WRONG_USE, give_up, not_there
from tenfold.cli.writing import write


def check_files(paths: Sequence[Path]) -> None:
    """Check case files and print what is wrong; leave with 1 where any was refused, with 2 where any is not there."""
    files = [path for path in paths if path.is_file()]
    taken = [report_on(path, check(path)) for path in files]
    if len(files) < len(paths):
        give_up(not_there([path for path in paths if path not in files]), WRONG_USE)
    if not all(taken):
        raise SystemExit(PROBLEMS)


def report_on(path: Path, checked: Checked) -> bool:
    """Print one file's problems and whether it would be taken; say whether it would."""
    write(*(f"{path}: {problem}" for problem in checked.problems)) if checked.problems else None
    if checked.case is None:
        errors = sum(problem.kind == "error" for problem in checked.problems)
        write(f"{path}: not taken; {errors} to mend.")
        return False
    count = len(checked.case.entries)
    write(f"{path}: fit to load; {count} {'entry' if count == 1 else 'entries'}.")
    return True
