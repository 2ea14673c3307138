"""`tenfold verify`: whether the record is what was written, all of it; each break in a sentence."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from tenfold.cli.opening import PROBLEMS, WRONG_USE, give_up
from tenfold.cli.reaching import owned
from tenfold.cli.writing import write

if TYPE_CHECKING:
    from tenfold.ledger.verifying.walk import Walk


def walk_all(folder: Path, against: Path | None) -> None:
    """Walk the record, with the checkpoints that others keep if any are given; leave with 1 where it is broken."""
    if against is not None and not against.exists():
        give_up(f"There is no file or folder {against} with kept checkpoints.", WRONG_USE)
    with owned(folder):
        from tenfold.ledger import keys
        from tenfold.ledger.verifying import kept_in, verify

        try:
            kept = [] if against is None else kept_in(against, keys.signing_key().public)
        except FileNotFoundError as fault:
            give_up(f"Nothing to compare with: {fault}.", WRONG_USE)
        begun = time.monotonic()
        walk = verify(write, kept)
        took = time.monotonic() - begun
    _sum_up(walk, took)
    if walk.broken:
        raise SystemExit(PROBLEMS)


def _sum_up(walk: "Walk", took: float) -> None:
    write(
        f"Walked {walk.families} families with {walk.entries} entries, {walk.accesses} lines of the access log and "
        f"{walk.leaves} leaves under {walk.checkpoints} checkpoints ({walk.kept} kept by others were compared): "
        f"{took:.1f} s, {walk.entries / took:,.0f} entries a second."
    )
    for sentence in walk.unchecked():
        write(f"Not checked: {sentence}")
    write(f"{walk.broken} broken." if walk.broken else "Nothing is broken.")
