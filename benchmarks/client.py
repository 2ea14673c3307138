"""One of several who write at once, in a process of its own: tells when each append began and how long it took."""

import random
import sys
import time
from uuid import UUID, uuid4


def main(agency: str, count: int, families: list[UUID]) -> None:
    """Append so many entries, each to one of the families, as somebody of an agency."""
    import django

    django.setup()
    from benchmarks.records import signed_in, visit
    from tenfold import ledger

    who, chance = signed_in(agency, "practitioner"), random.Random(uuid4().int)
    for family in families:
        ledger.append(who, family, visit(uuid4().hex), "protect")  # what is kept warm is warm
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for _ in range(count):
        family, began = chance.choice(families), time.time()
        ledger.append(who, family, visit(uuid4().hex), "protect")
        sys.stdout.write(f"{began} {time.time() - began}\n")


if __name__ == "__main__":
    main("csc", int(sys.argv[1]), [UUID(told) for told in sys.argv[2:]])
