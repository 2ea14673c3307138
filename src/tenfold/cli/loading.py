"""`tenfold load CASE --as-history`: an administrator brings a case file into the record as a family's history."""

import sys
from getpass import getpass
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from tenfold.cli.opening import PROBLEMS, WRONG_USE, give_up, open_case
from tenfold.cli.serving import reach
from tenfold.cli.writing import write

if TYPE_CHECKING:
    from tenfold.ledger.models import Staff


def load(path: Path, folder: Path, *, as_history: bool, username: str) -> None:
    """Bring a case file into the record of a running site; ask who does it for password and code."""
    if not as_history:
        give_up(
            "A file comes in as a history, with the times at which its entries were recorded: say --as-history. What "
            "happens now is recorded on the site’s pages.",
            WRONG_USE,
        )
    case = open_case(path)
    reach(folder)
    from tenfold import ledger

    staff = signed_in(username)
    session = ledger.begin(staff, token_hex())
    try:
        family = ledger.load_history(session, case)
    except ledger.NotBrought as refusal:
        give_up(f"{path}: {refusal}", PROBLEMS)
    finally:
        ledger.end(session.token)
    write(f"{path} is family {family} of the record: {len(case.entries)} entries, as they were recorded.")


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
