"""The tables of people and doors: layers, teams, what staff declare, reviews, and what an agency must have to enter."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Make them."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0008_waking")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(Path(__file__).with_name("doors.sql").read_text("utf-8"))
    ]
