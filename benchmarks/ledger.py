"""What the record costs, as ratios against the bare database in the same run: `make bench`. Exits with 1 at a miss.

Every figure is a median of pairs taken in turn, on an embedded PostgreSQL with fsync on, in a folder that goes away.
A family is opened here in a table of a hundred thousand rows; `make scale` opens it among ten million.
"""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTPConnection
from itertools import cycle
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import psycopg

from benchmarks.__main__ import case_of, decode, paired, pass_over, report, seconds
from benchmarks.families import AGENCIES, header, lines
from benchmarks.records import family_of, record, signed_in, systems, visits, writers
from tenfold.cli.web import WORKERS
from tenfold.ledger.server import Server

ROWS = 100_000
WHY = {"Tenfold-Purpose": "protect", "Tenfold-Basis": "public-task"}
CLIENTS, EACH = 8, 60
BODY = 800
INSERT = (
    "INSERT INTO public.bare (family, number, id, agency, staff, recorded, commitment, hash, sealed)"
    " VALUES (%s, %s, %s, 'csc', 1, now(), %s, %s, %s)"
)
COPY = "COPY public.bare (family, number, id, agency, recorded, commitment, hash, sealed) FROM STDIN"
BARE_OF_CHECKS = """
    ALTER TABLE tenfold.entry DISABLE TRIGGER USER;
    ALTER TABLE tenfold.entry DROP CONSTRAINT IF EXISTS entry_family_fkey, DROP CONSTRAINT IF EXISTS entry_agency_fkey
"""
"""Nobody is told of made rows, and whether their family is there is not looked up for each."""
FILL = """
    INSERT INTO tenfold.family (id, sealed) SELECT md5(n::text)::uuid, '' FROM generate_series({0}, {1}) n;
    INSERT INTO tenfold.entry (family, number, id, agency, recorded, commitment, hash, sealed)
    SELECT md5(n::text)::uuid, m, 'e' || m, 'csc', now(), sha256(m::text::bytea), sha256(n::text::bytea),
        decode(repeat(md5(m::text || n), 50), 'hex')
    FROM generate_series({0}, {1}) n, generate_series(1, 200) m
"""


class Bare:
    """The database without the record: a table with the columns and indexes of an entry, written by psycopg alone."""

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(url)
        self.connection.execute("CREATE TABLE public.bare (LIKE tenfold.entry INCLUDING ALL)")
        self.connection.commit()
        self.family, self.number = uuid4(), 0

    def insert(self) -> None:
        """Insert one row of the size that an entry has, and commit it."""
        self.number += 1
        told = (self.family, self.number, f"z{self.number}", bytes(32), os.urandom(32), os.urandom(BODY))
        self.connection.execute(INSERT, told)
        self.connection.commit()

    def copy(self, count: int) -> None:
        """Copy so many rows in, and commit them."""
        family, made = uuid4(), os.urandom(BODY)
        with self.connection.cursor() as cursor, cursor.copy(COPY) as copying:
            for n in range(1, count + 1):
                copying.write_row((family, n, f"c{n}", "csc", "2026-01-01", bytes(32), bytes(32), made))
        self.connection.commit()

    def select(self, family: UUID) -> list[tuple[object, ...]]:
        """Return the rows of a family."""
        query = "SELECT number, hash, sealed FROM tenfold.entry WHERE family = %s ORDER BY number"
        found = self.connection.execute(query, (family,)).fetchall()
        self.connection.commit()
        return found

    def fill(self, first: int, last: int) -> None:
        """Put families of other people's, of 200 rows each, into the record's own table."""
        self.connection.commit()
        self.connection.autocommit = True
        self.connection.execute(BARE_OF_CHECKS)
        for begin in range(first, last + 1, 1_000):
            self.connection.execute(FILL.format(begin, min(begin + 999, last)))
        self.connection.execute("ALTER TABLE tenfold.entry ENABLE TRIGGER USER")  # the checks are for writing alone
        self.connection.execute("VACUUM ANALYZE tenfold.entry")
        self.connection.autocommit = False

    def size(self) -> str:
        """Return how many entries the record holds, and how much room they take, in words."""
        [size] = self.connection.execute(
            "SELECT count(*) || ' rows, ' || pg_size_pretty(pg_total_relation_size('tenfold.entry')) FROM tenfold.entry"
        ).fetchall()
        self.connection.commit()
        return str(size[0])


def forgetful(work: Callable[[], object], family: UUID) -> Callable[[], object]:
    """Return some work on a family of which this process holds nothing any more."""
    from tenfold.ledger import folding, reading

    def cold() -> object:
        reading.forget(family)
        folding.forget(family)
        return work()

    return cold


def appends(bare: Bare) -> list[bool]:
    """Measure one client's appends: against a bare row, and in families of many sizes."""
    from tenfold import ledger

    who, families = writers(), {count: family_of(count) for count in (20, 200, 2_000)}

    told = {count: visits(count) for count in families}

    def to(count: int) -> Callable[[], object]:
        return lambda: ledger.append(next(who), families[count], next(told[count]), "protect")

    cold = [forgetful(to(count), families[count]) for count in (2_000, 20)]
    return [
        report("append, all that follows (200 entries) / bare row", *paired(to(200), bare.insert, 201), 6),
        report("append to 2,000 entries / to 20, warm", *paired(to(2_000), to(20), 101), 1.5),
        report("append to 2,000 entries / to 20, cold", *paired(cold[0], cold[1], 5), 6),
    ]


def through_the_api(bare: Bare, server: Server) -> list[bool]:
    """Measure one client's entries sent over HTTP to the site, on one connection, against a bare row."""
    from tenfold.cli import web

    family, told, tokens = family_of(200), visits(200), cycle(systems())
    with web.beside(server.environment()) as place:
        connection = HTTPConnection(urlsplit(place).netloc)

        def send() -> None:
            headers = {"Authorization": f"Bearer {next(tokens)}", "Content-Type": "application/json", **WHY}
            body = json.dumps(next(told))
            connection.request("POST", f"/api/v1/families/{family}/entries", body, headers)
            answer = connection.getresponse()
            said = answer.read()
            assert answer.status == HTTPStatus.CREATED, said

        figures = paired(send, bare.insert, 101)
        connection.close()
    return [report("append through the API (200 entries) / bare row", *figures, 12)]


def sustained() -> list[bool]:
    """Measure clients who write at once, in as many processes as the site has: entries a second, and the slowest."""
    families = [str(family_of(200)) for _ in range(CLIENTS)]
    command = [sys.executable, "-m", "benchmarks.client", str(CLIENTS // WORKERS), str(EACH), *families]
    clients = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(WORKERS)
    ]
    for one in clients:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in clients:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    told = [line.split() for one in clients for line in one.communicate()[0].splitlines()]
    took = sorted(float(long) for _, long in told)
    ended = [float(began) + float(long) for began, long in told]
    rate = len(took) / (max(ended) - min(float(began) for began, _ in told))
    median, late = statistics.median(took), took[len(took) * 99 // 100]
    return [
        report(f"150 appends/s / {CLIENTS} clients ({rate:.0f} appends/s)", 1 / 150, 1 / rate, 150 / rate, 1),
        report(f"99th of 100 appends / median, {CLIENTS} clients", late, median, late / median, 10),
    ]


def batches(bare: Bare, count: int = 2_000) -> list[bool]:
    """Measure a history read, checked, chained and stored, against COPY of as many rows; then its questions."""
    from tenfold.casefiles import check_lines
    from tenfold.ledger.appending import write
    from tenfold.ledger.history import begun
    from tenfold.ledger.layers import project_layers
    from tenfold.ledger.reading import read_family

    raw, who = [json.dumps(header()).encode(), *lines(count)], signed_in("csc", "administrator")
    families: list[UUID] = []

    def take() -> None:
        case = check_lines(raw).case
        assert case is not None
        with begun(who, case) as (family, key):
            write(family, key, case.entries, 0, bytes(32), None)
        families.append(family)

    met = report(
        "history of 2,000: checked, chained, stored / COPY", *paired(take, lambda: bare.copy(count), 9), 100 / 15
    )
    with begun(who, case_of(())) as (family, key):
        write(family, key, decode(lines(200)), 0, bytes(32), None)
        kept = read_family(family)
        took = seconds(lambda: project_layers(kept, kept.case.entries, kept.case.entries[-1].recorded))
    print(f"  questions follow at {200 / took:.0f} entries/s (a family of 200)")
    return [met]


def openings(bare: Bare) -> list[bool]:
    """Measure the opening of a family of 200 of which nothing is held: taken up from what was laid by, and anew."""
    from tenfold import ledger

    who, raw = signed_in("csc", "practitioner"), lines(200)
    bare.fill(1, ROWS // 200)
    some = cycle([family_of(200) for _ in range(12)])

    def open_one() -> None:
        family = next(some)
        forgetful(lambda: ledger.open_record(who, family, "protect", "child"), family)()

    def floor() -> None:
        bare.select(next(some))
        pass_over(raw)

    met = report(f"picture of 200 among {ROWS:,} rows / SELECT and fold", *paired(open_one, floor, 25), 3)
    bare.connection.execute("DELETE FROM tenfold.laid_by")
    bare.connection.commit()
    took, least, ratio = paired(open_one, floor, 9)
    print(f"  where nothing was laid by for it yet: {took * 1e3:.0f} ms / {least * 1e3:.0f} ms = {ratio:.2f}")
    return [met]


def main() -> int:
    """Measure and report."""
    with record() as server:
        bare = Bare(server.environment()["TENFOLD_OWNER_URL"])
        print(
            f"PostgreSQL {bare.connection.info.server_version // 10_000}, {len(AGENCIES)} agencies; medians of pairs\n"
        )
        met = [*appends(bare), *through_the_api(bare, server), *sustained(), *batches(bare), *openings(bare)]
        bare.connection.close()
        from django.db import connections

        connections.close_all()
    return 0 if all(met) else 1


if __name__ == "__main__":
    raise SystemExit(main())
