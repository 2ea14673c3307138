"""Options that several groups of verbs have."""

from pathlib import Path
from typing import Annotated, Optional

import typer

SiteFolder = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--data", metavar="FOLDER", help="The site's data; out/site in a checkout, else ~/.tenfold."),
]
