"""The verbs by which a site that is no demo begins: its agencies, and the accounts of those who work there."""

from datetime import datetime
from typing import Annotated, Optional

import typer

from tenfold.cli.options import SiteFolder

entering = typer.Typer()
Day = Annotated[Optional[datetime], typer.Option(formats=["%Y-%m-%d"], metavar="DATE")]  # noqa: UP045


@entering.command(
    short_help="Make an agency of a running site, or say what it has.",
    epilog="Example: tenfold agency csc --name 'Children’s social care' --kind childrens_social_care",
)
def agency(
    id: Annotated[str, typer.Argument(metavar="ID", help="A short word, for good.")],
    name: Annotated[Optional[str], typer.Option(help="What it is called.")] = None,  # noqa: UP045
    kind: Annotated[Optional[str], typer.Option(help="One of the record’s kinds of agency.")] = None,  # noqa: UP045
    security_until: Day = None,
    agreement_until: Day = None,
    guardian: Annotated[Optional[str], typer.Option(help="Its Caldicott guardian.")] = None,  # noqa: UP045
    privacy_officer: Annotated[Optional[str], typer.Option(help="By name.")] = None,  # noqa: UP045
    let_in_until: Day = None,
    let_in_by: Annotated[Optional[str], typer.Option(help="Who lets it in all the same.")] = None,  # noqa: UP045
    data: SiteFolder = None,
) -> None:
    """Make an agency, or say what it has; once any of it is said, its staff sign in only while all of it is in date."""
    from tenfold.cli.serving import default_folder
    from tenfold.cli.staffing import make_agency

    days = [None if day is None else day.date() for day in (security_until, agreement_until, let_in_until)]
    told = (days[0], days[1], guardian, privacy_officer, days[2], let_in_by)
    make_agency(data or default_folder(), id, name, kind, told)


@entering.command(
    short_help="Make an account on a running site, and the address to enrol at.",
    epilog="Example: tenfold staff noor --name 'Noor Siddiqui' --agency csc --job Administrator --role administrator",
)
def staff(
    username: Annotated[str, typer.Argument(metavar="USERNAME")],
    name: Annotated[str, typer.Option(help="Who it is for.")],
    agency: Annotated[str, typer.Option(metavar="ID", help="Who employs them.")],
    job: Annotated[str, typer.Option(help="What they are there.")],
    role: Annotated[list[str], typer.Option(help="What they may do; may be said again.")],
    data: SiteFolder = None,
) -> None:
    """Make an account; its person chooses a password and a second factor at an address that works once."""
    from tenfold.cli.serving import default_folder
    from tenfold.cli.staffing import make_account

    make_account(data or default_folder(), username, name, agency, job, role)
