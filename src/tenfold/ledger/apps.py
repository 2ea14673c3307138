"""What Django knows this room as."""

import gc

from django.apps import AppConfig

_YOUNG = 50_000
"""So many things are made before Python looks whether some are garbage: a warm fold is as many, and none of them is."""


class Ledger(AppConfig):
    """The shared record."""

    name = "tenfold.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Have Python look for garbage less often than by itself, which goes through new folds again and again."""
        gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
