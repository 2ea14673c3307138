"""The verbs for many families at once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

many = typer.Typer()


class Engine(StrEnum):
    """What a sweep runs on."""

    LOCAL = "local"
    SPARK = "spark"


@many.command(
    short_help="Which questions stand, over many families.",
    epilog="Example: tenfold sweep out/families --on 2026-03-31 --json > standing.jsonl",
)
def sweep(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Case files: DIR/cases/<thousand>/<family>.jsonl.")],
    engine: Annotated[Engine, typer.Option(help="This machine’s cores, or Spark.")] = Engine.LOCAL,
    on: Annotated[Optional[str], typer.Option(metavar="DATE", help="The day to ask on; today unless said.")] = None,  # noqa: UP045
    known: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="DATE", help="Only what the record held by the end of this day."),
    ] = None,
    cores: Annotated[int, typer.Option(metavar="N", min=0, help="Worker processes; one a core unless said.")] = 0,
    *,
    replay: Annotated[
        bool, typer.Option("--replay", help="Walk each record through time, and print that too.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print a line a family, for programs.")] = False,
) -> None:
    """Ask of every family which questions stand; stopped by Ctrl-C, the same command goes on where it was."""
    from tenfold.cli.sweeping import sweep as run

    run(folder, engine=engine.value, on=on, known=known, replay=replay, cores=cores, as_json=json)
