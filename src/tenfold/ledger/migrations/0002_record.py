"""The tables of the record, as SQL: whoever guards the database can read them whole. The walls are in `../walls`."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Make the schema and its tables."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0001_staff")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(Path(__file__).with_name("record.sql").read_text("utf-8"), "DROP SCHEMA tenfold CASCADE")
    ]
