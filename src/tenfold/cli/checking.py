"""`tenfold check`: every problem of every file, with its line and what would be right."""

import sys
from collections.abc import Sequence
from pathlib import Path

from tenfold.casefiles import Checked, check
from tenfold.cli.opening import PROBLEMS, WRONG_USE, give_up


def check_files(paths: Sequence[Path]) -> None:
    """Check case files and print what is wrong; leave with 1 where any was refused."""
    missing = [path for path in paths if not path.is_file()]
    if missing:
        give_up("\n".join(f"There is no file {path}." for path in missing), WRONG_USE)
    results = [(path, check(path)) for path in paths]
    for path, checked in results:
        report_on(path, checked)
    if any(checked.case is None for _, checked in results):
        raise SystemExit(PROBLEMS)


def report_on(path: Path, checked: Checked) -> None:
    """Print one file's problems and whether it would be taken."""
    for problem in checked.problems:
        sys.stdout.write(f"{path}: {problem}\n")
    if checked.case is None:
        errors = sum(problem.kind == "error" for problem in checked.problems)
        sys.stdout.write(f"{path}: not taken, {errors} to mend\n")
    else:
        sys.stdout.write(f"{path}: {len(checked.case.entries)} entries, fit to load\n")
