"""A record of a size in a process of its own, that opens one family of 200 of it whenever it is told to."""

import gc
import sys
import time
from collections.abc import Callable
from itertools import cycle

from benchmarks.ledger import Bare, forgetful
from benchmarks.records import family_of, record, signed_in

FAMILIES = 12


def openings(bare: Bare, rows: int) -> Callable[[], object]:
    """Fill the record with other people's families, add some of 200 entries, and return the opening of one of those."""
    from tenfold import ledger

    some = cycle([family_of(200) for _ in range(FAMILIES)])
    who = signed_in("csc", "practitioner")
    bare.fill(1, rows // 200)

    def open_one() -> object:
        family = next(some)
        return forgetful(lambda: ledger.open_record(who, family, "protect", "child"), family)()

    return open_one


def main(rows: int) -> None:
    """Say when all is ready, and then, for each line that comes in, how long an opening took."""
    with record() as server:
        bare = Bare(server.environment()["TENFOLD_OWNER_URL"])
        open_one = openings(bare, rows)
        for _ in range(2 * FAMILIES):
            open_one()
        sys.stdout.write(f"ready {bare.size()}\n")
        sys.stdout.flush()
        for _ in sys.stdin:
            gc.collect()
            began = time.perf_counter()
            open_one()
            sys.stdout.write(f"{time.perf_counter() - began}\n")
            sys.stdout.flush()
        bare.connection.close()
        from django.db import connections

        connections.close_all()


if __name__ == "__main__":
    main(int(sys.argv[1]))
