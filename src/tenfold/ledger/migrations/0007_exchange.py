"""The tables with which agencies' own systems write and read: tokens, what changed, webhooks and their outbox."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Make the tables of the exchange."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("ledger", "0006_rights")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(
            Path(__file__).with_name("exchange.sql").read_text("utf-8"),
            "DROP TABLE tenfold.webhook_call, tenfold.webhook, tenfold.change, tenfold.bringing, tenfold.token_use,"
            " tenfold.system_token",
        )
    ]
