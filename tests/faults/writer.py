"""A writer in a process of its own: `python -m faults.writer FOLDER NAME SEED SITE`, until a file `stop` is there.

Each item is kept before it is sent, and sent until it is acknowledged; what an earlier process of the same name owed
comes first.
"""

import sys
import time
from pathlib import Path

import django

from faults import cast
from faults.sending import WAYS
from faults.spool import Item, Spool, item

STOP = "stop"
BETWEEN = (0.05, 0.1, 0.2, 0.4)  # seconds before the next try; the last for ever


def write(folder: Path, name: str, seed: int, site: str) -> None:
    """Send one item after the other until told to stop."""
    part = next(one for one in cast.read(folder) if one.name == name)
    spool = Spool(folder, name)
    spool.mend()
    for one in spool.owed():
        deliver(part, spool, one, site)
    while not (folder / STOP).exists():
        one = item(seed, name, len(spool.sent()), part.families)
        spool.keep(one)
        deliver(part, spool, one, site)


def deliver(part: cast.Part, spool: Spool, one: Item, site: str) -> None:
    """Send an item until it is acknowledged."""
    tries = 0
    while (answer := WAYS[part.way](part, one, site)) is None:
        time.sleep(BETWEEN[min(tries, len(BETWEEN) - 1)])
        tries += 1
    spool.acknowledge(answer)


if __name__ == "__main__":
    django.setup()
    write(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4])
