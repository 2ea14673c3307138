"""The tables of workers, of what administrators do about accounts, and of openings that were looked at."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Make them."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0012_laid_by")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(Path(__file__).with_name("workforce.sql").read_text("utf-8"))
    ]
