"""Some who write at once in one process, as in a worker of the site: when each append began and how long it took."""

import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

SIZE = 200


def main(clients: int, count: int, families: list[UUID]) -> None:
    """Have so many clients each append so many entries, each to one of the families."""
    import django

    django.setup()
    from django.db import connections

    from benchmarks.records import visits, writers
    from tenfold import ledger

    signed_in = [writers() for _ in range(clients)]
    told = {family: visits(SIZE) for family in families}
    for family in families:
        ledger.append(next(signed_in[0]), family, next(told[family]), "protect")  # what is kept warm is warm

    def write(n: int) -> list[str]:
        """Write as one client."""
        who, chance, took = signed_in[n], random.Random(n), list[str]()
        for _ in range(count):
            family, began = chance.choice(families), time.time()
            ledger.append(next(who), family, next(told[family]), "protect")
            took.append(f"{began} {time.time() - began}\n")
        connections.close_all()
        return took

    with ThreadPoolExecutor(clients) as pool:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        for took in pool.map(write, range(clients)):
            sys.stdout.writelines(took)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), [UUID(told) for told in sys.argv[3:]])
