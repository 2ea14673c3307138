"""RE-03: a backup is proved by restoring it.

It is made while people write, it is one moment of the record, and it comes back with the same hashes and the same
questions, also where a restore was killed before; nothing of the new server is taken for what the old one had opened.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest

import kept
from partnership import bruise, family, first, session, told
from tenfold import ledger
from tenfold.ledger.server.leftovers import at_work, noted
from tenfold.ledger.server.programs import Programs

pytestmark = pytest.mark.usefixtures("blank")


@pytest.fixture
def folder():
    with kept.place() as place:
        yield place


ENTRIES = (
    "SELECT family, number, id, agency, staff, recorded, commitment, hash, sealed FROM tenfold.entry ORDER BY 1, 2"
)
QUESTIONS = """
    from tenfold.ledger import keys
    from tenfold.ledger.keeping.rebuilding import as_owner
    from django.db import connection
    with as_owner(), connection.cursor() as cursor:
        cursor.execute('SELECT family, layer, number, rule, urgency, opened, due, closed, "to", sealed, wrapped'
                       ' FROM tenfold.question JOIN tenfold.family_key USING (family) ORDER BY 1, 2, 3')
        for family, *row, sealed, wrapped in cursor.fetchall():
            told = keys.unseal(keys.unwrap(wrapped, family), sealed, family.bytes + b"question").decode()
            print(json.dumps([str(family), told, *map(str, row)]))
"""


SERVED = """
    from tenfold import ledger
    from tenfold.ledger.keeping.rebuilding import rebuild
    from tenfold.ledger.models import Staff
    from tenfold.ledger.upgrading import upgrade
    upgrade()
    assert ledger.resume(*(lambda staff: (staff, ledger.begin(staff, "a token").token))(Staff.objects.first()))
    rebuild()
"""


def questions(server, *, anew=False):
    """Every question of a site, as it stands in its lists, in a process of that site's own.

    Where they are to be made anew, the site is brought to this version, as serving it would, and somebody signs in.
    """
    script = [
        "import django, json",
        "django.setup()",
        *(line[4:] for line in SERVED.splitlines() if anew),
        *(line[4:] for line in QUESTIONS.splitlines()),
    ]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(script)],
        env={**os.environ, **server.environment()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def write_without_end(ann, stop):
    from django.db import connection

    sam, number = session("csc"), 0
    while not stop.is_set():
        number += 1
        ledger.append(sam, ann, told(f"w{number}"), "protect")
    connection.close()


def refused(act):
    from tenfold.ledger.keeping.sealed_file import Unsound

    try:
        act()
    except Unsound as fault:
        return str(fault)
    return ""


def left_behind(folder):
    return sorted(one.name for one in folder.iterdir() if one.name.startswith("site"))


@pytest.fixture
def backup(blank, folder):
    """A backup of a record with something in it, made while nobody writes."""
    ledger.append(session("csc"), family(first()), bruise("b1"), "protect")
    kept.back_up(blank, folder)
    return folder


def test_a_backup_made_while_people_write_comes_back_with_the_same_hashes_and_the_same_questions(blank, folder):
    quiet, busy, stop = family(first()), family(first()), Event()
    ledger.append(session("csc"), quiet, bruise("b1"), "protect")
    before = questions(blank, anew=True)
    writer = Thread(target=write_without_end, args=(busy, stop))
    writer.start()
    try:
        kept.back_up(blank, folder)
    finally:
        stop.set()
        writer.join()
    restored = kept.restore(folder, folder / "site")
    live = kept.asked(blank, ENTRIES)
    with kept.running(folder / "site") as site:
        found = kept.asked(site, ENTRIES)
        lists, again = questions(site), questions(site, anew=True)
    assert len(found) == restored.manifest.entries
    assert len(found) < len(live), "somebody wrote meanwhile"
    assert found == [row for row in live if row in set(found)], "each as it is, in its place"
    assert [row for row in found if row[0] != busy] == [row for row in live if row[0] != busy]
    calm = [line for line in before if line[0] != str(busy)]
    assert calm
    assert [line for line in lists if line[0] != str(busy)] == calm
    assert [line for line in again if line[0] != str(busy)] == calm, "asked again of what came back, it asks the same"


def one_moment(blank, folder, monkeypatch):
    """Have somebody write between the counting and the copying, and restore; return why that is refused."""
    from tenfold.ledger.keeping import backing_up

    ann, count = family(first()), backing_up.manifest_of

    def counted(connection):
        manifest = count(connection)
        ledger.append(session("csc"), ann, told("late"), "protect")
        return manifest

    monkeypatch.setattr(backing_up, "manifest_of", counted)
    kept.back_up(blank, folder)
    return refused(lambda: kept.restore(folder, folder / "site"))


def test_all_of_a_backup_is_of_one_moment(blank, folder, monkeypatch):
    assert one_moment(blank, folder, monkeypatch) == ""


def test_all_of_a_backup_is_of_one_moment_without_its_guard(blank, folder, monkeypatch):
    from tenfold.ledger.keeping import backing_up, dumping

    def no_snapshot(url, _snapshot, server):
        snapshot = kept.asked(blank, "SELECT pg_export_snapshot()")
        assert snapshot
        with backing_up.snapshot(url) as other:
            [fresh] = other.execute("SELECT pg_export_snapshot()").fetchone()
            yield from dumping.dump(url, fresh, server)

    monkeypatch.setattr(backing_up, "dump", no_snapshot)
    with pytest.raises(AssertionError, match="has"):
        assert one_moment(blank, folder, monkeypatch) == ""
    assert left_behind(folder) == []


def test_a_restore_that_was_killed_is_begun_again_and_leaves_no_server_behind(blank, folder):
    kept.back_up(blank, folder)
    script = "import sys, kept, pathlib; kept.restore(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[1]) / 'site')"
    told = {**os.environ, **blank.environment(), "PYTHONPATH": str(Path(kept.__file__).parent)}
    process = subprocess.Popen([sys.executable, "-c", script, folder], env=told)
    half = folder / "site.half" / "postgres"
    while not noted(half) and process.poll() is None:
        time.sleep(0.01)
    head = noted(half)
    process.kill()
    process.wait()
    assert head in at_work(half), "it was killed in the middle, and PostgreSQL outlived it"
    kept.restore(folder, folder / "site")
    assert not at_work(half)
    assert left_behind(folder) == ["site"]
    with kept.running(folder / "site") as site:
        assert kept.asked(site, ENTRIES) == kept.asked(blank, ENTRIES)


def counted_on(backup):
    """Restore; whether the new server's transactions have numbers that no row of the record has."""
    kept.restore(backup, backup / "site")
    with kept.running(backup / "site") as site:
        [[now]] = kept.asked(site, "SELECT pg_current_xact_id()::text::bigint")
        [[last]] = kept.asked(site, "SELECT max(tx)::text::bigint FROM tenfold.access")
    return now > last


def test_no_transaction_of_the_new_server_is_taken_for_one_that_had_opened_a_record(backup):
    assert counted_on(backup)


def test_no_transaction_is_taken_for_one_that_had_opened_a_record_without_its_guard(backup, monkeypatch):
    run = Programs.run
    monkeypatch.setattr(
        Programs, "run", lambda its, one, *more, **told: one == "pg_resetwal" or run(its, one, *more, **told)
    )
    with pytest.raises(AssertionError):
        assert counted_on(backup)


def opened_by_number(*, wall=None):
    """What a transaction finds open in which nobody opened anything, where an old row has its number."""
    from django.db import connections, transaction

    ann, sam = family(first()), session("csc")
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        if wall:
            cursor.execute(wall)
        cursor.execute(
            "INSERT INTO tenfold.access (at, staff, family, purpose, basis, page, outcome)"
            " VALUES (now() - interval '1 month', %s, %s, 'protect', 'law', 'child', 'opened')",
            [int(sam.viewer.id), ann],
        )
        cursor.execute("SELECT tenfold.opened()")
        [found] = cursor.fetchone()
        transaction.set_rollback(True, using="owner")
    return found


def test_however_a_record_was_restored_an_old_row_of_the_same_number_opens_nothing():
    assert opened_by_number() == []


def test_however_a_record_was_restored_an_old_row_opens_nothing_without_its_guard():
    from tenfold.ledger.upgrading import walls

    body = walls()["opening"].partition("CREATE FUNCTION tenfold.opened")[2].partition("$$;")[0]
    bare = "\n".join(line for line in body.splitlines() if "transaction_timestamp()" not in line)
    assert bare != body
    with pytest.raises(AssertionError):
        assert opened_by_number(wall=f"CREATE OR REPLACE FUNCTION tenfold.opened{bare}\n$$;") == []
