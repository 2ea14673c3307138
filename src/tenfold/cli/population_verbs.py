"""The verbs over many families: simulate them, measure what the record asks of them."""

from pathlib import Path
from typing import Annotated, Optional

import typer

Text = Optional[str]  # noqa: UP045 - Typer reads this form on every Python that we support
Processes = Annotated[
    Optional[int],  # noqa: UP045 - as above
    typer.Option(metavar="N", min=1, help="How many processes; as many as there are cores unless said."),
]


def add_to(app: typer.Typer) -> None:
    """Add these verbs to the command."""
    app.command(
        short_help="Families that never existed, many of them.",
        epilog="Example: tenfold simulate --children 10000 --seed 7 --out out/families",
    )(simulate)
    app.command(
        short_help="How much the record asks of many families.",
        epilog="Example: tenfold burden out/families --against HEAD~1",
    )(burden)


def simulate(
    children: Annotated[int, typer.Option(metavar="N", min=1, help="How many children at the start.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="The new folder.")],
    seed: Annotated[int, typer.Option(metavar="S", help="The same seed gives the same bytes.")] = 1,
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day.")] = "2023-01-01",
    years: Annotated[int, typer.Option(metavar="Y", min=1, max=10, help="How many years are told.")] = 2,
    processes: Processes = None,
    *,
    feeds: Annotated[bool, typer.Option("--feeds", help="Ten agencies' own exports too.")] = False,
) -> None:
    """Write invented families whose lives follow national statistics, as case files; then compare the rates."""
    from tenfold.cli.simulating import simulate_into

    simulate_into(out, children=children, seed=seed, since=since, years=years, feeds=feeds, processes=processes)


def burden(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `tenfold simulate` wrote.")],
    against: Annotated[Text, typer.Option(metavar="REV", help="Also by the rules of another revision.")] = None,
    picture: Annotated[Optional[Path], typer.Option(metavar="FILE", help="Write a picture (SVG).")] = None,  # noqa: UP045
    families: Annotated[Optional[int], typer.Option(metavar="N", min=1, help="Only the first so many.")] = None,  # noqa: UP045
    processes: Processes = None,
    *,
    sensitivity: Annotated[
        bool, typer.Option("--sensitivity", help="Simulate again with rates set otherwise, and compare.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one object for programs.")] = False,
) -> None:
    """Measure how many questions open, stand and are answered in ordinary families and in those where harm came."""
    from tenfold.cli.burdening import show_burden

    show_burden(
        folder, against=against, picture=picture, families=families, processes=processes,
        sensitivity=sensitivity, as_json=json,
    )  # fmt: skip
