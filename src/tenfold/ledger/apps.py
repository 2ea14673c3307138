"""What Django knows this room as."""

from django.apps import AppConfig


class Ledger(AppConfig):
    """The shared record."""

    name = "tenfold.ledger"
    label = "ledger"
