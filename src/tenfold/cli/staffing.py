"""`tenfold agency` and `tenfold staff`: how a site that is no demo begins, and lets people in."""

from datetime import date
from pathlib import Path

from tenfold.cli.opening import PROBLEMS, give_up
from tenfold.cli.serving import reach
from tenfold.cli.writing import write

Told = tuple[date | None, date | None, str | None, str | None, date | None, str | None]


def make_agency(folder: Path, id: str, name: str | None, kind: str | None, told: Told) -> None:
    """Make an agency, and take down what it has of what it must have."""
    reach(folder)
    from tenfold.ledger.staffing import Conditions, NotMade, enlist, require

    try:
        if name is not None and kind is not None:
            enlist(id, name, kind)
        elif name is not None or kind is not None:
            give_up("An agency is made with its --name and its --kind, both.", PROBLEMS)
        require(id, Conditions(*told))
    except NotMade as refusal:
        give_up(str(refusal), PROBLEMS)
    write(f"{id} is an agency of this site.")


def make_account(folder: Path, username: str, name: str, agency: str, job: str, roles: list[str]) -> None:
    """Make an account and print where its person enrols."""
    reach(folder)
    from tenfold.ledger.staffing import NotMade, hire

    try:
        token = hire(username, name, agency, job, roles)
    except NotMade as refusal:
        give_up(str(refusal), PROBLEMS)
    write(
        f"{name} has the account {username}, and enrols once, within 72 hours, at the site’s address followed by:",
        f"  /enrol/{token}",
        "Hand it over in person or by telephone, not by e-mail: whoever has it is them.",
    )
