"""Checkpoints that others keep: files that were handed to another agency, brought back to be compared."""

from dataclasses import dataclass
from pathlib import Path

from tenfold.ledger.checkpoints import Checkpoint, NoCheckpoint, PublicKey, read


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept checkpoint by the name of its file, or why that holds none of this log's."""

    name: str
    checkpoint: Checkpoint | None
    fault: str = ""


def kept_in(place: Path, key: PublicKey) -> list[Kept]:
    """Return the checkpoints of a file, or of every file of a folder; raise `FileNotFoundError` where there is none."""
    paths = sorted(path for path in place.iterdir() if path.is_file()) if place.is_dir() else [place]
    if not paths:
        raise FileNotFoundError(f"{place} holds no file")
    return [_kept(path, key) for path in paths]


def _kept(path: Path, key: PublicKey) -> Kept:
    try:
        return Kept(path.name, read(path.read_text("utf-8"), key))
    except UnicodeDecodeError:
        return Kept(path.name, None, "it is no text")
    except NoCheckpoint as fault:
        return Kept(path.name, None, str(fault))
