"""What a second person reads before it leaves is a pack for a conference too, and not what is disclosed alone."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Let a confirmation be of a pack, by its serial."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0014_leaving")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(Path(__file__).with_name("second_reader.sql").read_text("utf-8"))
    ]
