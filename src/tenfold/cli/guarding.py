"""The verbs by which a record is shown to be what was written: sealed, verified, proved."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from tenfold.cli.options import SiteFolder

guarding = typer.Typer()


@guarding.command(
    short_help="Sign what has been written so far.",
    epilog="Example: tenfold seal",
)
def seal(data: SiteFolder = None) -> None:
    """Give all that has been written so far its place in the log, and print the checkpoint that signs it."""
    from tenfold.cli.sealing import seal_now
    from tenfold.cli.serving import default_folder

    seal_now(data or default_folder())


@guarding.command(
    short_help="The last signed checkpoint, for others to keep.",
    epilog="Example: tenfold checkpoint --out 2026-11-27.txt",
)
def checkpoint(
    data: SiteFolder = None,
    out: Annotated[Optional[Path], typer.Option(metavar="FILE", help="Write it to a new file.")] = None,  # noqa: UP045
    *,
    key: Annotated[bool, typer.Option("--key", help="Print what its signature is checked with instead.")] = False,
) -> None:
    """Hand the last signed checkpoint to an agency that keeps it, so that no history can be quietly exchanged."""
    from tenfold.cli.sealing import hand_over
    from tenfold.cli.serving import default_folder

    hand_over(data or default_folder(), out, key=key)


@guarding.command(
    short_help="Whether the record is what was written.",
    epilog="Example: tenfold verify --against kept/",
)
def verify(
    data: SiteFolder = None,
    against: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(metavar="FILE|FOLDER", help="Checkpoints that others have kept."),
    ] = None,
) -> None:
    """Walk every chain, the access log and the log over both; name each break, and say what could not be checked."""
    from tenfold.cli.serving import default_folder
    from tenfold.cli.verifying import walk_all

    walk_all(data or default_folder(), against)


@guarding.command(
    short_help="That an entry stands in the log, for a court.",
    epilog="Example: tenfold proof 12 3 --out proof.json",
)
def proof(
    family: Annotated[int, typer.Argument(metavar="FAMILY", help="The family’s number.")],
    entry: Annotated[int, typer.Argument(metavar="ENTRY", help="The entry’s number there.")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to write it.")],
    data: SiteFolder = None,
) -> None:
    """Write the proof that an entry stands in the log as it is; whoever gets it checks it without this site."""
    from tenfold.cli.sealing import write_proof
    from tenfold.cli.serving import default_folder

    write_proof(data or default_folder(), family, entry, out)
