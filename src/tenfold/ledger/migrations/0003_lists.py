"""How far the lists of a family have been brought: up to which moment, and with how many of its entries."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Note on each family's head up to where its lists go, so that nothing is told twice and nothing left out."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0002_record")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(
            "ALTER TABLE tenfold.family_head ADD projected timestamptz, ADD told int NOT NULL DEFAULT 0",
            "ALTER TABLE tenfold.family_head DROP projected, DROP told",
        )
    ]
