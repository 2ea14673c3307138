"""The verbs by which something leaves the record: what is held about somebody, who looked, the pack for an outage."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from tenfold.cli.options import SiteFolder

leaving = typer.Typer()


@leaving.command(
    short_help="What is held about somebody, read twice before it leaves.",
    epilog="\b\nExample: tenfold export --family 12 --for ann --recipient 'Ann Vale' --read read.yaml --as ruth\n"
    "Then, in this order:\n"
    "  tenfold export --family 12 --for ann --decide read.yaml --as ruth\n"
    "  tenfold export --family 12 --for ann --read second.yaml --as fiona\n"
    "  tenfold export --family 12 --for ann --confirm second.yaml --as fiona\n"
    "  tenfold export --family 12 --for ann --to out/ann --as ruth",
)
def export(  # noqa: PLR0913 - each is an option of the command
    family: Annotated[int, typer.Option(metavar="NUMBER", help="The family's number.")],
    person: Annotated[str, typer.Option("--for", metavar="PERSON", help="The person's id in the family's record.")],
    username: Annotated[str, typer.Option("--as", metavar="USERNAME", help="Who takes this step.")],
    recipient: Annotated[Optional[str], typer.Option(metavar="NAME", help="Begin: for whom it is.")] = None,  # noqa: UP045
    read: Annotated[Optional[Path], typer.Option(metavar="FILE", help="Write what is to be read.")] = None,  # noqa: UP045
    decide: Annotated[Optional[Path], typer.Option(metavar="FILE", help="Bring in what was decided.")] = None,  # noqa: UP045
    confirm: Annotated[Optional[Path], typer.Option(metavar="FILE", help="Confirm it as a second person.")] = None,  # noqa: UP045
    to: Annotated[Optional[Path], typer.Option(metavar="FOLDER", help="Let it leave.")] = None,  # noqa: UP045
    *,
    access_list: Annotated[
        bool, typer.Option("--access-list", help="Who opened the record, not what it holds.")
    ] = False,
    on_behalf: Annotated[bool, typer.Option("--on-behalf", help="The recipient asks for the person.")] = False,
    data: SiteFolder = None,
) -> None:
    """Give somebody what is held about them, or who opened their record; two people read it before it leaves."""
    from tenfold.cli.exporting import Asked
    from tenfold.cli.exporting import export as take
    from tenfold.cli.serving import default_folder

    asked = Asked(family, person, recipient, access_list, on_behalf)
    take(asked, data or default_folder(), username=username, read=read, decide=decide, confirm=confirm, to=to)


class Why(StrEnum):
    """Why a family is not told that somebody opened its record; `over` tells it again."""

    CRIME = "crime"
    SERIOUS_HARM = "serious_harm"
    THIRD_PARTY = "third_party"
    OVER = "over"


@leaving.command(
    short_help="Keep an opening from the family's list, or give it again.",
    epilog="Example: tenfold withhold 4711 --why crime --as sol",
)
def withhold(
    opening: Annotated[int, typer.Argument(metavar="NUMBER", help="The opening's number in the access log.")],
    why: Annotated[Why, typer.Option(help="The reason; `over` gives it again.")],
    username: Annotated[str, typer.Option("--as", metavar="USERNAME", help="A manager of the agency that looked.")],
    data: SiteFolder = None,
) -> None:
    """Decide that a family is not told of an opening of its record, or that it is again."""
    from tenfold.cli.exporting import withhold as decide
    from tenfold.cli.serving import default_folder

    decide(opening, why.value, data or default_folder(), username=username)


@leaving.command(
    short_help="The children at risk tonight, sealed for an outage.",
    epilog="Example: tenfold tonight --to out/tonight.pack --as imelda --call '020 7946 0000'",
)
def tonight(
    to: Annotated[Path, typer.Option(metavar="FILE", help="Where to write the sealed pack.")],
    username: Annotated[str, typer.Option("--as", metavar="USERNAME", help="The custodian or manager who makes it.")],
    call: Annotated[Optional[str], typer.Option(metavar="WORDS", help="Whom to ring.")] = None,  # noqa: UP045
    data: SiteFolder = None,
) -> None:
    """Seal the children at risk tonight in one file for the out-of-hours team; a passphrase is asked for."""
    from tenfold.cli.serving import default_folder
    from tenfold.cli.tonight import CALL, make_pack

    make_pack(to, data or default_folder(), username=username, call=call or CALL)


@leaving.command(
    "open-pack",
    short_help="Open the pack where there is no site.",
    epilog="Example: tenfold open-pack tonight.pack --to tonight.html",
)
def open_pack(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The sealed pack.")],
    to: Annotated[Path, typer.Option(metavar="FILE", help="Where to write the page.")],
) -> None:
    """Open the children at risk tonight, with no site, database or network; the passphrase is asked for."""
    from tenfold.cli.tonight import open_pack as unpack

    unpack(file, to)
