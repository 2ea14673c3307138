"""The room as Django knows it: signing in and out is told to the ledger from its first page on."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The pages; `ready` joins sign-in and sign-out to the ledger's sessions."""

    name = "tenfold.desk"
    label = "desk"

    def ready(self) -> None:
        """Listen to sign-in and sign-out."""
        from tenfold.desk import signing_in  # noqa: PLC0415  # models are there only once apps are ready

        signing_in.listen()
