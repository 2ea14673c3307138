"""One of several who write at once, in a process of its own: tells when each append began and how long it took."""

import os
import random
import sys
import time
from uuid import UUID

SIZE = 200


def main(count: int, families: list[UUID]) -> None:
    """Append so many entries, each to one of the families."""
    import django

    django.setup()
    from benchmarks.records import visits, writers
    from tenfold import ledger

    who, chance = writers(), random.Random(os.getpid())
    told = {family: visits(SIZE) for family in families}
    for family in families:
        ledger.append(next(who), family, next(told[family]), "protect")  # what is kept warm is warm
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for _ in range(count):
        family, began = chance.choice(families), time.time()
        ledger.append(next(who), family, next(told[family]), "protect")
        sys.stdout.write(f"{began} {time.time() - began}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), [UUID(told) for told in sys.argv[2:]])
