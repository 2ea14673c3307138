"""`tenfold load CASE|DIR --as-history`: an administrator brings case files into the record as families’ histories."""

import sys
from collections.abc import Iterable
from getpass import getpass
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from tenfold.casefiles import Refused, read
from tenfold.cli.opening import PROBLEMS, WRONG_USE, give_up, open_case
from tenfold.cli.serving import reach
from tenfold.cli.writing import write
from tenfold.record import Case

if TYPE_CHECKING:
    from tenfold.ledger import Session
    from tenfold.ledger.models import Staff


SUFFIXES = (".yaml", ".yml", ".jsonl")
NOT_CASES = (".moments.yaml", ".moments.yml")


def load(path: Path, folder: Path, *, as_history: bool, username: str) -> None:
    """Bring a case file, or all that lie in a folder, into the record of a running site; ask who does it for a code."""
    if not as_history:
        give_up(
            "A file comes in as a history, with the times at which its entries were recorded: say --as-history. What "
            "happens now is recorded on the site’s pages, or sent through the API.",
            WRONG_USE,
        )
    files = cases_in(path) if path.is_dir() else [path]
    alone = open_case(path) if not path.is_dir() else None
    reach(folder)
    from tenfold import ledger

    session = ledger.begin(signed_in(username), token_hex())
    try:
        brought = [bring(session, file, alone) for file in shown(files)]
    finally:
        ledger.end(session.token)
    if not all(brought):
        raise SystemExit(PROBLEMS)


def cases_in(folder: Path) -> list[Path]:
    """Return the case files of a folder, by name; leave where there are none."""
    files = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in SUFFIXES and path.is_file()]
    found = [path for path in files if not path.name.endswith(NOT_CASES)]
    if not found:
        give_up(f"There is no case file in {folder}: their names end in {' or '.join(SUFFIXES)}.", WRONG_USE)
    return found


def bring(session: "Session", path: Path, case: Case | None) -> bool:
    """Bring one file and say what became of it; whether it is in the record now."""
    from tenfold import ledger

    try:
        case = case or read(path)
        family = ledger.bring_once(session, case)
    except ledger.AlreadyThere as before:
        write(f"{path}: {before}")
    except ledger.NotBrought as refusal:
        sys.stderr.write(f"{path}: {refusal}\n")
        return False
    except Refused as refused:
        sys.stderr.write("".join(f"{path}: {problem}\n" for problem in refused.problems) + f"{path} was not taken.\n")
        return False
    else:
        write(f"{path} is family {family} of the record: {len(case.entries)} entries, as they were recorded.")
    return True


def shown(files: list[Path]) -> Iterable[Path]:
    """Return files one after the other, with a bar that shows how far they are where somebody looks on."""
    if len(files) == 1 or not sys.stderr.isatty():
        return files
    from rich.console import Console
    from rich.progress import track

    return track(files, description="Bringing histories", console=Console(stderr=True))


def signed_in(username: str) -> "Staff":
    """Return whoever gives the right password and one-time code; leave where they are not right."""
    from allauth.mfa.models import Authenticator
    from django.contrib.auth import authenticate

    from tenfold.ledger.models import Staff

    password, code = secret("Password: "), secret("One-time code: ")
    staff = authenticate(username=username, password=password)
    factor = Authenticator.objects.filter(user_id=staff.pk, type="totp").first() if staff is not None else None
    if not isinstance(staff, Staff) or factor is None or not factor.wrap().validate_code(code):
        give_up(f"That is not how {username} signs in. Username, password and code must all be right.", PROBLEMS)
    return staff


def secret(prompt: str) -> str:
    """Return what is typed unseen; from a pipe, its next line."""
    if sys.stdin.isatty():
        return getpass(prompt)
    return sys.stdin.readline().rstrip("\n")
