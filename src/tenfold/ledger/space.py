"""Room on the disk: new entries are refused while there is still room for the log without which nothing is shown."""

import os

from django.conf import settings

from tenfold.ledger.refusing import FULL, NotNow


def check() -> None:
    """Raise `NotNow` where less is free than is held back for reading; a disk that is elsewhere is not looked at."""
    disk: str | None = settings.RECORD_DISK
    if disk and free(disk) < settings.HELD_BACK:
        raise NotNow([FULL])


def free(folder: str) -> int:
    """Return how much of the disk under a folder can still be written, in bytes."""
    told = os.statvfs(folder)
    return told.f_bavail * told.f_frsize
