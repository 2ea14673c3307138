"""The record and its walls: one text of SQL, so that whoever guards the database can read it whole."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Make the schema, its functions, its policies and its grants."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0001_staff")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(Path(__file__).with_name("record.sql").read_text("utf-8"), "DROP SCHEMA tenfold CASCADE")
    ]
