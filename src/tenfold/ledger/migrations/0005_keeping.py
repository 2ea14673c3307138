"""The tables of keeping and destroying, as SQL. The walls around them are in `../walls/keeping.sql`."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Make the tables of decisions about keeping, and of what was destroyed."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0004_log")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(
            Path(__file__).with_name("keeping.sql").read_text("utf-8"), "DROP TABLE tenfold.disposal, tenfold.review"
        )
    ]
