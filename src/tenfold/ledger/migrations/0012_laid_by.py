"""The table of folds that were laid by, so that another process may take up from them."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Make it."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0011_drafts")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(Path(__file__).with_name("laid_by.sql").read_text("utf-8"), "DROP TABLE tenfold.laid_by")
    ]
