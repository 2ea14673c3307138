"""The table of drafts: what somebody has begun to write and not sent."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Make it."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0010_sign_in")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(Path(__file__).with_name("drafts.sql").read_text("utf-8"))
    ]
