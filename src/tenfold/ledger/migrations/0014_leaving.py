"""Packs and chronologies leave under serials, each for somebody who is named under the family's key."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Make the table of whom something left for, and let packs and chronologies among what left."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0013_workforce")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(Path(__file__).with_name("leaving.sql").read_text("utf-8"))
    ]
