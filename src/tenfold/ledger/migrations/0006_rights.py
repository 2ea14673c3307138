"""The tables of what people may ask for: disclosures, what readers decided, and everything that left the record."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Make the tables of disclosure, of exports and of withheld openings."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0005_keeping")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(
            Path(__file__).with_name("rights.sql").read_text("utf-8"),
            "DROP TABLE tenfold.access_request, tenfold.withholding, tenfold.export_content, tenfold.export,"
            " tenfold.confirmation, tenfold.verdict, tenfold.disclosure",
        )
    ]
