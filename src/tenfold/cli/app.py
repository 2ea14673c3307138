"""The verbs of `tenfold`, each with its example. What a verb needs is imported when it is called."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from tenfold.cli import keep_verbs, population_verbs
from tenfold.cli.entering import entering
from tenfold.cli.guarding import guarding
from tenfold.cli.leaving import leaving
from tenfold.cli.many import many
from tenfold.cli.options import SiteFolder
from tenfold.cli.token_verbs import token

app = typer.Typer(
    name="tenfold",
    help="One child protection record that ten agencies write and one fold joins. It asks; it does not judge.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    epilog="\b\nExamples:\n"
    "  tenfold demo\n"
    "  tenfold replay cases/peter.yaml --alone --html out/peter.html\n"
    "  tenfold picture cases/peter.yaml --on 2007-06-01 --known 2007-06-04\n"
    "  tenfold check cases/turning.yaml\n"
    "  tenfold chronology cases/peter.yaml --format csv\n"
    "  tenfold rules --theme curiosity\n"
    "  tenfold sweep out/families --on 2026-03-31 --json\n"
    "  tenfold serve --demo\n"
    "  tenfold work --once\n"
    "  tenfold codes\n"
    "  tenfold tour\n"
    "  tenfold agency csc --name 'Children’s social care' --kind childrens_social_care\n"
    "  tenfold staff noor --name 'Noor Siddiqui' --agency csc --job Administrator --role administrator\n"
    "  tenfold load cases/partnership/in-need.yaml --as-history --as noor\n"
    "  tenfold backup --to record-2026-11-27\n"
    "  tenfold backup-keys --to keys-2026-11-27\n"
    "  tenfold restore record-2026-11-27 --keys keys-2026-11-27 --destroyed destroyed.json --data new\n"
    "  tenfold rebuild\n"
    "  tenfold destroyed --to destroyed.json\n"
    "  tenfold retention --by 2030-01-01\n"
    "  tenfold disposal ask 12 --order FD26P00412 --reason 'Order of 4 March' --as noor\n"
    "  tenfold seal\n"
    "  tenfold checkpoint --out 2026-11-27.txt\n"
    "  tenfold verify --against kept/\n"
    "  tenfold proof 12 3 --out proof.json\n"
    "  tenfold export --family 12 --for ann --to out/ann --as ruth\n"
    "  tenfold withhold 4711 --why crime --as sol\n"
    "  tenfold tonight --to out/tonight.pack --as imelda\n"
    "  tenfold open-pack out/tonight.pack --to tonight.html\n"
    "  tenfold simulate --children 10000 --seed 7 --out out/families\n"
    "  tenfold burden out/families --against HEAD~1\n"
    "  tenfold token make csc casework --scope entries:write --scope record:read --as noor",
    pretty_exceptions_enable=False,
)


class Theme(StrEnum):
    """The themes of the questions."""

    CURIOSITY = "curiosity"
    OPENNESS = "openness"
    SIBLINGS = "siblings"
    RESPONSE = "response"
    AWARENESS = "awareness"
    WORKFORCE = "workforce"


class Form(StrEnum):
    """How a chronology is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


CaseFile = Annotated[Path, typer.Argument(metavar="CASE", help="A case file: .yaml, .yml or .jsonl.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one object for programs.")]
Known = Annotated[
    Optional[str],  # noqa: UP045 - Typer reads this form on every Python that we support
    typer.Option(metavar="DATE", help="Only what the record held by the end of this day."),
]
Edition = Annotated[
    Optional[str],  # noqa: UP045 - as above
    typer.Option(metavar="NAME", help="One edition of guidance, not the one in force on each day."),
]


@app.command(
    short_help="What the record asked, when, and what answered it.",
    epilog="Example: tenfold replay cases/peter.yaml --theme openness --known 2007-01-31",
)
def replay(
    case: CaseFile,
    known: Known = None,
    edition: Edition = None,
    theme: Annotated[Optional[Theme], typer.Option(help="Only questions of one theme.")] = None,  # noqa: UP045
    html: Annotated[Optional[Path], typer.Option(metavar="FILE", help="Write one self-contained page.")] = None,  # noqa: UP045
    *,
    open_only: Annotated[bool, typer.Option("--open", help="Only questions that stand at the end.")] = False,
    alone: Annotated[bool, typer.Option("--alone", help="Also fold each agency's own entries by themselves.")] = False,
    json: AsJson = False,
) -> None:
    """Walk a family's record through time: what it asked, when, of whom, and what answered it."""
    from tenfold.cli.replaying import show_replay

    show_replay(
        case, known=known, edition=edition, theme=theme, html=html, open_only=open_only, alone=alone, as_json=json
    )


@app.command(
    short_help="What the record holds of a family on a day.",
    epilog="Example: tenfold picture cases/peter.yaml --on 2007-06-01 --known 2007-06-04",
)
def picture(
    case: CaseFile,
    on: Annotated[Optional[str], typer.Option(metavar="DATE", help="The day to look at.")] = None,  # noqa: UP045
    known: Known = None,
    edition: Edition = None,
) -> None:
    """Show what the record holds of a family on one day, as known by another."""
    from tenfold.cli.picturing import show_picture

    show_picture(case, on=on, known=known, edition=edition)


@app.command(
    short_help="What is wrong in case files, and what would be right.",
    epilog="Example: tenfold check cases/turning.yaml",
)
def check(files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Case files.")]) -> None:
    """Check case files: every problem, with its line and what would be right."""
    from tenfold.cli.checking import check_files

    check_files(files)


@app.command(
    short_help="All agencies' entries in order.",
    epilog="Example: tenfold chronology cases/ordinary.yaml --format csv > chronology.csv",
)
def chronology(
    case: CaseFile,
    known: Known = None,
    form: Annotated[Form, typer.Option("--format", help="How to print it.")] = Form.TABLE,
    agency: Annotated[Optional[str], typer.Option(metavar="ID", help="Only one agency's entries.")] = None,  # noqa: UP045
) -> None:
    """Print all agencies' entries in the order in which things happened."""
    from tenfold.cli.chronicle import show_chronology

    show_chronology(case, known=known, form=form, agency=agency)


@app.command(
    short_help="Every question that can be asked.",
    epilog="Example: tenfold rules --theme curiosity",
)
def rules(
    theme: Annotated[Optional[Theme], typer.Option(help="Only one theme.")] = None,  # noqa: UP045
    *,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print docs/rules.md.")] = False,
    json: AsJson = False,
) -> None:
    """List every question that the record can ask, with its authority."""
    from tenfold.cli.catalogue import show_rules

    show_rules(theme=theme, markdown=markdown, as_json=json)


@app.command(
    short_help="An invented family, told day by day.",
    epilog="Example: tenfold demo --page out/demo.html",
)
def demo(
    page: Annotated[Path, typer.Option(metavar="FILE", help="Where to write the page.")] = Path("out/demo.html"),
) -> None:
    """Tell an invented family day by day, and what the joined record asks."""
    from tenfold.cli.demo import tell

    tell(page)


@app.command(
    short_help="Run the site.",
    epilog="Example: tenfold serve --demo --port 8001",
)
def serve(
    data: SiteFolder = None,
    port: Annotated[int, typer.Option(metavar="N", min=1, max=65535, help="The port.")] = 8000,
    address: Annotated[str, typer.Option(metavar="IP", help="The address to listen at.")] = "127.0.0.1",
    *,
    demo: Annotated[bool, typer.Option("--demo", help="Bring an invented partnership into an empty record.")] = False,
    behind_https: Annotated[bool, typer.Option("--behind-https", help="A server with HTTPS stands in front.")] = False,
) -> None:
    """Run the site, on a database of its own unless DATABASE_URL names one."""
    from tenfold.cli.serving import default_folder
    from tenfold.cli.serving import serve as run

    run(data or default_folder(), address=address, port=port, demo=demo, behind_https=behind_https)


@app.command(short_help="Do what time brings about: wake families, send mail.", epilog="Example: tenfold work --once")
def work(
    data: SiteFolder = None,
    *,
    once: Annotated[bool, typer.Option("--once", help="Do what is due, then end.")] = False,
) -> None:
    """Run a worker beside a running site (which has one of its own), until Ctrl-C; with --once, do what is due."""
    from tenfold.cli.working import work as run

    run(data, once=once)


@app.command(
    short_help="Bring case files into the record of a running site.",
    epilog="Example: tenfold load cases/partnership/in-need.yaml --as-history --as noor",
)
def load(
    case: Annotated[Path, typer.Argument(metavar="CASE|DIR", help="A case file, or a folder of them.")],
    *,
    as_history: Annotated[bool, typer.Option("--as-history", help="Keep when its entries were recorded.")] = False,
    username: Annotated[str, typer.Option("--as", metavar="USERNAME", help="The administrator who brings it.")],
    data: SiteFolder = None,
) -> None:
    """Bring case files into the record as new families, each once; asks for an administrator’s password and code."""
    from tenfold.cli.loading import load as bring
    from tenfold.cli.serving import default_folder

    bring(case, data or default_folder(), as_history=as_history, username=username)


@app.command(
    short_help="Who can sign in to the demo, with a code each.",
    epilog="Example: tenfold codes",
)
def codes(data: SiteFolder = None) -> None:
    """Print the invented people of a running demo, each with a one-time code for this half minute."""
    from tenfold.cli.serving import default_folder, show_codes

    show_codes(data or default_folder())


@app.command(
    short_help="The site, walked through as each person of the demo.",
    epilog="Example: tenfold tour",
)
def tour(data: SiteFolder = None) -> None:
    """Start the site with the invented partnership, fetch each page as each person, say what was found, and stop."""
    from tenfold.cli.serving import default_folder
    from tenfold.cli.touring import take

    take(data or default_folder())


app.add_typer(guarding)
app.add_typer(leaving)
keep_verbs.add_to(app)
population_verbs.add_to(app)
app.add_typer(entering)
app.add_typer(many)
app.add_typer(token, name="token", short_help="Tokens of agencies’ own systems: make, list, revoke.")
