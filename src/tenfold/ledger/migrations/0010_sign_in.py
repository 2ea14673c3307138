"""The table of sign-ins: each try to come in, whether it was right or wrong."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Make it."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0009_doors")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(Path(__file__).with_name("sign_in.sql").read_text("utf-8"))
    ]
