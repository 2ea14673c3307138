"""A record of a size in a process of its own, that opens one family of 200 of it whenever it is told to."""

import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.__main__ import seconds
from benchmarks.ledger import Bare
from benchmarks.records import family_of, record, signed_in

FAMILIES = 12


def openings(bare: Bare, rows: int) -> Iterator[float]:
    """Fill the record with other people's families, add some of 200 entries, and open those in turn; yield how long.

    Whoever opens signs in anew for each round: to fill a large record takes longer than anybody stays signed in.
    """
    from tenfold import ledger
    from tenfold.ledger import destroyed

    families = [family_of(200) for _ in range(FAMILIES)]
    bare.fill(1, rows // 200)
    while True:
        who = signed_in("csc", "practitioner")
        for family in families:
            destroyed.forget(family)
            yield seconds(partial(ledger.open_record, who, family, "protect", "child"))


def main(rows: int) -> None:
    """Say when all is ready, and then, for each line that comes in, how long an opening took."""
    with record() as server:
        bare = Bare(server.environment()["TENFOLD_OWNER_URL"])
        took = openings(bare, rows)
        for _ in range(2 * FAMILIES):
            next(took)
        sys.stdout.write(f"ready {bare.size()}\n")
        sys.stdout.flush()
        for _ in sys.stdin:
            sys.stdout.write(f"{next(took)}\n")
            sys.stdout.flush()
        bare.connection.close()
        from django.db import connections

        connections.close_all()


if __name__ == "__main__":
    main(int(sys.argv[1]))
