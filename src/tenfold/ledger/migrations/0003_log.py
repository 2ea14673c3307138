"""The log over the chains of the families, and what it is ordered by."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations

_BACK = """\
DROP TABLE tenfold.checkpoint, tenfold.leaf;
DROP INDEX tenfold.access_tx;
CREATE INDEX access_tx_idx ON tenfold.access (tx) WHERE outcome = 'opened';
ALTER TABLE tenfold.entry DROP COLUMN tx;
"""


class Migration(migrations.Migration):
    """Make the tables of the log."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0009_lists")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(Path(__file__).with_name("log.sql").read_text("utf-8"), _BACK)
    ]
