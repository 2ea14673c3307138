"""`tenfold tonight` and `tenfold open-pack`: the children at risk, in a file for when the site cannot be reached."""

import os
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from tenfold.cli.loading import secret, signed_in
from tenfold.cli.opening import PROBLEMS, WRONG_USE, give_up
from tenfold.cli.serving import reach
from tenfold.cli.writing import write
from tenfold.documents.sealing import NotOpened, seal, unseal

if TYPE_CHECKING:
    from tenfold.ledger.at_risk import AtRisk

CALL = "the out-of-hours number of the children’s social care that leads; it stands on your rota"


def make_pack(to: Path, folder: Path, *, username: str, call: str) -> None:
    """Make the pack, sealed under a passphrase that is asked for, with a line in the log for each family in it."""
    reach(folder)
    from tenfold import ledger
    from tenfold.ledger.at_risk import at_risk, left

    session = ledger.begin(signed_in(username), token_hex())
    passphrase = secret("Passphrase of the pack: ")
    try:
        found = at_risk(session)
        page, count = _page(found, call)
        sealed = seal(page, passphrase)
        left(session, found.serial, sealed)
    except (ledger.Closed, ValueError) as refusal:
        give_up(str(refusal), PROBLEMS)
    finally:
        ledger.end(session.token)
    write_privately(to, sealed)
    write(
        f"{to} holds {count} children of {len(found.families)} families, serial {found.serial}.",
        f"It opens on any machine with: tenfold open-pack {to.name} --to tonight.html",
    )


def open_pack(file: Path, to: Path) -> None:
    """Open a pack with its passphrase, without a site, a database or a network."""
    if not file.is_file():
        give_up(f"There is no file {file}. A pack is made with: tenfold tonight", WRONG_USE)
    try:
        page = unseal(file.read_bytes(), secret("Passphrase of the pack: "))
    except NotOpened as refusal:
        give_up(f"{file}: {refusal}", PROBLEMS)
    write_privately(to, page)
    write(f"{to} can be read in any browser and printed. Destroy it when the record is back.")


def write_privately(to: Path, content: bytes) -> None:
    """Write a file that nobody else on this machine may read; leave where there is one already."""
    to.parent.mkdir(parents=True, exist_ok=True)
    try:
        opened = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        give_up(f"There is a file {to} already. Name another, or take that one away.", WRONG_USE)
    with os.fdopen(opened, "wb") as file:
        file.write(content)


def _page(found: "AtRisk", call: str) -> tuple[bytes, int]:
    from tenfold.access.telling import in_days
    from tenfold.desk.tonight import tonight_of
    from tenfold.documents import Mark, tonight
    from tenfold.when import Time

    children = tonight_of(found.families)
    mark = Mark(found.serial, "the out-of-hours team", "For an outage of the record", in_days(Time.at(found.at)))
    return tonight(children, mark, call), len(children)
