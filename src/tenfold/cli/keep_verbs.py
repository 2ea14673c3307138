"""The verbs of keeping: back up, restore, make anew, review, destroy; what one needs is imported when it is called."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from tenfold.cli.options import SiteFolder

AFile = Optional[Path]  # noqa: UP045 - Typer reads this form on every Python that we support
Text = Optional[str]  # noqa: UP045 - as above
KeyFile = Annotated[
    AFile,
    typer.Option(
        "--key", metavar="FILE", help="A file with the secret it is under; without it, a passphrase is asked for."
    ),
]
To = Annotated[Path, typer.Option("--to", metavar="FILE", help="The new file.")]
Who = Annotated[str, typer.Option("--as", metavar="USERNAME", help="Who decides; password and code are asked for.")]
Family = Annotated[int, typer.Argument(metavar="FAMILY", help="A family's number.")]
Reason = Annotated[str, typer.Option(metavar="WORDS", help="Why. It is kept with the record, and goes with it.")]
Until = Annotated[str, typer.Option(metavar="DATE", help="The day on which people look again.")]
TermsFile = Annotated[
    AFile,
    typer.Option("--schedule", metavar="FILE", help="The partnership's own terms; else those that come with Tenfold."),
]

retention = typer.Typer(
    invoke_without_command=True,
    short_help="Which records are to be reviewed; hold one, keep one on.",
    epilog="Example: tenfold retention --by 2030-01-01",
)
disposal = typer.Typer(
    no_args_is_help=True,
    short_help="Ask that a record be destroyed; approve it.",
    help="Destroy a record by a court's order or at the end of its term: one person asks, another approves.",
    epilog="Example: tenfold disposal ask 12 --order FD26P00412 --reason 'Order of 4 March' --as noor",
)


def add_to(app: typer.Typer) -> None:
    """Add these verbs to the command."""
    app.command(
        short_help="Back up the record while the site runs.",
        epilog="Example: tenfold backup --to /mnt/backup/record-2026-11-27 --key /etc/tenfold/backup.key",
    )(backup)
    app.command(
        "backup-keys",
        short_help="Back up the keys, to be kept apart.",
        epilog="Example: tenfold backup-keys --to /mnt/elsewhere/keys-2026-11-27 --key /etc/tenfold/keys.key",
    )(backup_keys)
    app.command(
        short_help="Make a site of a backup and its keys.",
        epilog="Example: tenfold restore record-2026-11-27 --keys keys-2026-11-27 --destroyed list.json --data new",
    )(restore)
    app.command(
        short_help="Make anew what follows from entries.",
        epilog="Example: tenfold rebuild",
    )(rebuild)
    app.command(
        short_help="The list of what was destroyed.",
        epilog="Example: tenfold destroyed --to destroyed-2026-11-27.json",
    )(destroyed)
    app.add_typer(retention, name="retention")
    app.add_typer(disposal, name="disposal")


def backup(to: To, key: KeyFile = None, data: SiteFolder = None) -> None:
    """Write the record as it is now into one new file under a secret; nobody has to stop working.

    The keys are not in it. Without the file of the keys nobody reads a word of any entry in it.
    """
    from tenfold.cli.keeping import write_backup

    write_backup(to, key, data)


def backup_keys(to: To, key: KeyFile = None, data: SiteFolder = None) -> None:
    """Write the keys of all families, and the site's own secrets, into one new file under another secret.

    Keep it in another place than the backups, in the hands of others, and not as long: what is destroyed is gone from a
    backup when no file of keys older than its destruction is left.
    """
    from tenfold.cli.keeping import write_keys

    write_keys(to, key, data)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    *,
    keys: Annotated[Path, typer.Option(metavar="FILE", help="A file of keys, made after the backup.")],
    destroyed: Annotated[AFile, typer.Option(metavar="FILE", help="The last list of what was destroyed.")] = None,
    without_list: Annotated[
        bool, typer.Option("--without-list", help="The list is lost: go by what the file of keys knows.")
    ] = False,
    key: KeyFile = None,
    keys_key: Annotated[Optional[Path], typer.Option(metavar="FILE", help="As --key, for the file of keys.")] = None,  # noqa: UP045
    data: SiteFolder = None,
) -> None:
    """Make a new data folder of a backup and its keys, checked whole; what was destroyed since is destroyed in it."""
    from tenfold.cli.keeping import bring_back

    bring_back(file, keys, destroyed, data, key=key, keys_key=keys_key, without_list=without_list)


def rebuild(data: SiteFolder = None) -> None:
    """Drop all that follows from entries (questions, children, plans) and make it again; the site may run."""
    from tenfold.cli.keeping import make_anew

    make_anew(data)


def destroyed(
    to: Annotated[AFile, typer.Option("--to", metavar="FILE", help="The new file; else it is printed.")] = None,
    data: SiteFolder = None,
) -> None:
    """List what was destroyed, for whoever keeps backups: a restore is told it. It holds nothing of the records."""
    from tenfold.cli.keeping import list_destroyed

    list_destroyed(to, data)


@retention.callback()
def review(
    context: typer.Context,
    by: Annotated[Text, typer.Option(metavar="DATE", help="By when; today unless said.")] = None,
    schedule: TermsFile = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one object for programs.")] = False,
    data: SiteFolder = None,
) -> None:
    """List the records that people are to look at: a term has ended, a hold is up for review, a request waits."""
    if context.invoked_subcommand is None:
        from tenfold.cli.reviewing import show_due

        show_due(by, schedule, data, as_json=json)


@retention.command(epilog="Example: tenfold retention show 12")
def show(family: Family, data: SiteFolder = None) -> None:
    """Show what was decided about keeping a family's record, and by whom."""
    from tenfold.cli.reviewing import show_decisions

    show_decisions(family, data)


@retention.command(epilog="Example: tenfold retention hold 12 --reason 'Inquiry' --until 2027-05-01 --as noor")
def hold(
    family: Family,
    *,
    reason: Reason,
    until: Until,
    username: Who,
    authority: Annotated[
        str, typer.Option(metavar="WORDS", help="The inquiry's or the court's number; no names.")
    ] = "",
    data: SiteFolder = None,
) -> None:
    """Hold a record, whatever its term, until people lift the hold; on a day they look again."""
    from tenfold.cli import reviewing

    reviewing.hold(family, reason, until, authority, username, data)


@retention.command(epilog="Example: tenfold retention lift 12 3 --reason 'The inquiry has ended' --as noor")
def lift(
    family: Family,
    number: Annotated[int, typer.Argument(metavar="HOLD", help="The hold's number.")],
    *,
    reason: Reason,
    username: Who,
    data: SiteFolder = None,
) -> None:
    """Lift one hold of a record."""
    from tenfold.cli import reviewing

    reviewing.lift(family, number, reason, username, data)


@retention.command(
    epilog="Example: tenfold retention keep 12 --reason 'A sibling is at risk' --until 2030-01-01 --as noor"
)
def keep(family: Family, *, reason: Reason, until: Until, username: Who, data: SiteFolder = None) -> None:
    """Keep a record on past its term, until people look at it again on a day."""
    from tenfold.cli import reviewing

    reviewing.keep(family, reason, until, username, data)


@disposal.command(epilog="Example: tenfold disposal ask 12 --order FD26P00412 --reason 'Order of 4 March' --as noor")
def ask(
    family: Family,
    *,
    order: Annotated[Text, typer.Option(metavar="NUMBER", help="The court's order; no names in it.")] = None,
    at_term: Annotated[bool, typer.Option("--at-term", help="Because its term has ended.")] = False,
    reason: Reason,
    username: Who,
    schedule: TermsFile = None,
    data: SiteFolder = None,
) -> None:
    """Ask that a record be destroyed; an administrator does."""
    from tenfold.cli import reviewing

    reviewing.ask(family, order, reason, username, schedule, data, at_term=at_term)


@disposal.command(epilog="Example: tenfold disposal refuse 12 7 --reason 'The order is under appeal' --as priya")
def refuse(
    family: Family,
    number: Annotated[int, typer.Argument(metavar="REQUEST", help="The request's number.")],
    *,
    reason: Reason,
    username: Who,
    data: SiteFolder = None,
) -> None:
    """Refuse a request, or take one's own back."""
    from tenfold.cli import reviewing

    reviewing.refuse(family, number, reason, username, data)


@disposal.command(epilog="Example: tenfold disposal approve 7 --as priya")
def approve(
    number: Annotated[int, typer.Argument(metavar="REQUEST", help="The request's number.")],
    *,
    username: Who,
    data: SiteFolder = None,
) -> None:
    """Destroy the record that somebody else asked to be destroyed; an auditor does. It cannot be undone."""
    from tenfold.cli import reviewing

    reviewing.approve(number, username, data)
