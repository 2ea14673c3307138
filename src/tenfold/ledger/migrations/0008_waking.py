"""The tables of what time brings about, as SQL."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Make the tables of wake-ups, working hours and notices."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0007_exchange")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(
            Path(__file__).with_name("waking.sql").read_text("utf-8"),
            "DROP TABLE tenfold.notice, tenfold.hours, tenfold.wake",
        )
    ]
