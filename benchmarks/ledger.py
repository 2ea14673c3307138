"""What the record costs, as ratios against the bare database in the same run: `make bench-ledger`. Exits with 1 at a miss.

Every figure is a median of pairs taken in turn, on an embedded PostgreSQL with fsync on, in a folder that goes away.
"""

import os
import statistics
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import psycopg

from benchmarks.__main__ import case_of, decode, paired, pass_over, report, seconds
from benchmarks.families import lines
from benchmarks.records import family_of, record, signed_in, visit

ROWS = [int(told) for told in os.environ.get("BENCH_ROWS", "100000,10000000").split(",")]
CLIENTS, EACH = 8, 40
MADE = 200
INSERT = (
    "INSERT INTO public.bare (family, number, id, agency, staff, recorded, commitment, hash, sealed)"
    " VALUES (%s, %s, %s, 'csc', 1, now(), %s, %s, %s)"
)
SELECT = "SELECT number, hash, sealed FROM tenfold.entry WHERE family = %s ORDER BY number"
FILL = """
INSERT INTO tenfold.family (id, sealed)
SELECT ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '' FROM generate_series(%(first)s, %(last)s) n;
INSERT INTO tenfold.entry (family, number, id, agency, recorded, commitment, hash, sealed)
SELECT ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, m, 'e' || m, 'csc', now(),
    sha256(m::text::bytea), sha256(n::text::bytea), decode(repeat(md5(m::text || n), 40), 'hex')
FROM generate_series(%(first)s, %(last)s) n, generate_series(1, 200) m;
"""


class Bare:
    """The database without the record: a table with the same columns and indexes, written to by psycopg alone."""

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(url)
        self.connection.execute("CREATE TABLE IF NOT EXISTS public.bare (LIKE tenfold.entry INCLUDING ALL)")
        self.connection.commit()
        self.family, self.number = uuid4(), 0

    def insert(self) -> None:
        """Insert one row of the size that an entry has, and commit it."""
        self.number += 1
        told = (self.family, self.number, f"z{self.number}", bytes(32), os.urandom(32), os.urandom(MADE * 4))
        self.connection.execute(INSERT, told)
        self.connection.commit()

    def copy(self, count: int) -> None:
        """Copy so many rows in."""
        family = uuid4()
        rows = [(family, n, f"c{n}", "csc", bytes(32), bytes(32), os.urandom(MADE * 4)) for n in range(1, count + 1)]
        with self.connection.cursor() as cursor:
            with cursor.copy(
                "COPY public.bare (family, number, id, agency, commitment, hash, sealed, recorded) FROM STDIN"
            ) as copying:
                for row in rows:
                    copying.write_row((*row, "2026-01-01"))
        self.connection.commit()


def appending(family: UUID, agency: str = "csc") -> Callable[[], object]:
    """Return the work of appending the next entry to a family, with all that follows from it."""
    from tenfold import ledger

    who = signed_in(agency, "practitioner")
    return lambda: ledger.append(who, family, visit(uuid4().hex), "protect")


def cold(work: Callable[[], object], family: UUID) -> Callable[[], object]:
    """Return some work on a family of which this process holds nothing."""
    from tenfold.ledger import folding, reading

    def forgetful() -> None:
        reading.forget(family)
        folding.forget(family)
        work()

    return forgetful


def append_figures(bare: Bare) -> list[bool]:
    """Measure one client's appends: against a bare row, and in families of many sizes."""
    families = {count: family_of(count) for count in (20, 200, 2_000)}
    works = {count: appending(family) for count, family in families.items()}
    small, large = (cold(works[count], families[count]) for count in (20, 2_000))
    return [
        report("append, all that follows (200 entries) / bare row", *paired(works[200], bare.insert, 101), 6),
        report("append to 2,000 entries / to 20, warm", *paired(works[2_000], works[20], 51), 1.5),
        report("append to 2,000 entries / to 20, cold", *paired(large, small, 5), 6),
    ]


def sustained() -> list[bool]:
    """Measure clients who write at once, in processes of their own: entries a second, and how the slowest fared."""
    import subprocess

    families = [str(family_of(MADE)) for _ in range(CLIENTS)]
    command = [sys.executable, "-m", "benchmarks.client", str(EACH)]
    clients = [subprocess.Popen([*command, *families], stdout=subprocess.PIPE, text=True) for _ in range(CLIENTS)]  # noqa: S603
    told = [line.split() for one in clients for line in one.communicate()[0].splitlines()]
    took = sorted(float(seconds) for _, seconds in told)
    begun = [float(at) for at, _ in told]
    rate = len(took) / (max(begun) + took[-1] - min(begun))
    median, late = statistics.median(took), took[int(len(took) * 0.99)]
    print(f"{CLIENTS} clients: {rate:.0f} appends/s (bar 150), median {median * 1e3:.1f} ms, p99 {late * 1e3:.1f} ms")
    return [
        report("150 appends/s / what 8 clients reached", 1 / rate, 1 / 150, 150 / rate, 1),
        report("p99 / median, 8 clients", late, median, late / median, 10),
    ]


def batch(bare: Bare) -> list[bool]:
    """Measure a history of 2,000 entries, read, checked, chained and stored, against COPY of as many rows."""
    from tenfold.casefiles import check_lines

    pass
