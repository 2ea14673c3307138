"""The verbs of `tenfold token`, each with its example."""

from typing import Annotated

import typer

from tenfold.cli.options import SiteFolder

token = typer.Typer(
    help="Tokens with which agencies’ own systems ask the API.",
    no_args_is_help=True,
    rich_markup_mode=None,
    epilog="Example: tenfold token list --as noor",
)
Administrator = Annotated[str, typer.Option("--as", metavar="USERNAME", help="The administrator who does it.")]


@token.command(
    short_help="Make a token; it is printed once.",
    epilog="Example: tenfold token make csc casework --scope entries:write --scope record:read --days 90 --as noor",
)
def make(
    agency: Annotated[str, typer.Argument(metavar="AGENCY", help="The agency’s id.")],
    system: Annotated[str, typer.Argument(metavar="SYSTEM", help="What the system is called: casework, feed-2.")],
    scope: Annotated[list[str], typer.Option(metavar="SCOPE", help="What it is for; may be given several times.")],
    username: Administrator,
    days: Annotated[int, typer.Option(metavar="N", min=1, max=365, help="For how long it holds.")] = 90,
    per_minute: Annotated[int, typer.Option(metavar="N", min=1, help="How often it may be used in a minute.")] = 600,
    data: SiteFolder = None,
) -> None:
    """Make a token for a system of an agency, for entries:write, record:read, changes:read, webhooks or history."""
    from tenfold.cli.serving import default_folder
    from tenfold.cli.tokens import make_token

    make_token(data or default_folder(), username, agency, system, scope, days=days, per_minute=per_minute)


@token.command(name="list", short_help="Every token that was made.", epilog="Example: tenfold token list --as noor")
def list_all(username: Administrator, data: SiteFolder = None) -> None:
    """List every token: whose, what for, until when, and whether it was revoked."""
    from tenfold.cli.serving import default_folder
    from tenfold.cli.tokens import list_tokens

    list_tokens(data or default_folder(), username)


@token.command(short_help="Revoke a token at once.", epilog="Example: tenfold token revoke 3 --as noor")
def revoke(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Its number in the list.")],
    username: Administrator,
    data: SiteFolder = None,
) -> None:
    """Revoke a token: from that moment it opens nothing."""
    from tenfold.cli.serving import default_folder
    from tenfold.cli.tokens import revoke_token

    revoke_token(data or default_folder(), username, number)
