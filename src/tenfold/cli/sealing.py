"""`tenfold seal`, `checkpoint` and `proof`: what was written is signed, and the signature handed to others."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tenfold.cli.opening import PROBLEMS, WRONG_USE, give_up
from tenfold.cli.reaching import owned
from tenfold.cli.writing import write

if TYPE_CHECKING:
    from tenfold.ledger.checkpoints import Checkpoint


def seal_now(folder: Path) -> None:
    """Seal what has been written so far; print the checkpoint that signs it."""
    with owned(folder):
        from tenfold.ledger.sequencing import LogStopped, last, sequence

        try:
            checkpoint = sequence(wait=True) or last()
        except LogStopped as stopped:
            give_up(str(stopped), PROBLEMS)
    sys.stdout.write(_there(checkpoint).note)


def hand_over(folder: Path, out: Path | None, *, key: bool) -> None:
    """Print the last checkpoint, or write it to a new file; or print the public key that its signature goes by."""
    if out is not None and out.exists():
        give_up(f"{out} is there already. Each kept checkpoint is a file of its own: give a new name.", WRONG_USE)
    with owned(folder):
        from tenfold.ledger import keys
        from tenfold.ledger.sequencing import LogStopped, last

        if key:
            write(str(keys.signing_key().public))
            return
        try:
            checkpoint = _there(last())
        except LogStopped as stopped:
            give_up(str(stopped), PROBLEMS)
    if out is None:
        sys.stdout.write(checkpoint.note)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(checkpoint.note, "utf-8")
    write(f"{out} signs {checkpoint.size} entries and lines of the access log. It holds nothing of what they say.")


def write_proof(folder: Path, number: int, entry: int, out: Path) -> None:
    """Write the proof of an entry to a file, and say how it is checked; it holds nothing of what the entry says."""
    with owned(folder):
        from tenfold.ledger.check_proof import __file__ as script
        from tenfold.ledger.proving import NotProved, family_of, prove

        try:
            proof = prove(family_of(number), entry)
        except NotProved as fault:
            give_up(str(fault), PROBLEMS)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(proof, indent=1), "utf-8")
    write(
        f"{out} is the proof of entry {entry} of family {number}. It is checked without this site, by the key that was "
        f"given out (tenfold checkpoint --key): python {Path(script).name} {out} {proof['key']}",
        f"The script lies at {script}: hand it along.",
    )


def _there(checkpoint: "Checkpoint | None") -> "Checkpoint":
    if checkpoint is None:
        give_up("Nothing has been sealed yet: there is no checkpoint. Make one with: tenfold seal", PROBLEMS)
    return checkpoint
