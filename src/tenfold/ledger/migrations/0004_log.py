"""The log over the families' chains, and what it is ordered by. There is no way back: a log is not thrown away."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Make the tables of the log."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0003_lists")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(Path(__file__).with_name("log.sql").read_text("utf-8"))
    ]
