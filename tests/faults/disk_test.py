"""A full disk: writes are refused in a sentence, reads go on, nothing acknowledged is lost; with room all goes on."""

import os
import subprocess
import tempfile
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from desks import browser_of, opens, words_of
from faults import judging
from faults.spool import Acknowledged, Item
from faults.standing import server_of
from journeys.running import at_last
from partnership import family, first, session, told
from sites import STAND
from tenfold import ledger
from tenfold.ledger import space
from tenfold.ledger.server import running

pytestmark = pytest.mark.usefixtures("database")
MEGABYTE = 1024 * 1024
ROOM, HELD_BACK = 64 * MEGABYTE, 8 * MEGABYTE
PLENTY = 200  # openings of a record: more than there is room for in the pages of the log that are there
FULL = "the record has no room left"


@pytest.fixture
def small(pytestconfig):
    """A small disk, mounted."""
    made = pytestconfig.stash[STAND].made
    size = ROOM + sum(one.lstat().st_size for one in made.rglob("*"))
    place = Path(tempfile.mkdtemp(prefix="tenfold-disk-"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=711", "tenfold", place]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode:
        place.rmdir()
        pytest.skip(f"No small disk can be mounted here, so none is filled: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", place], check=True)  # noqa: S607
    place.rmdir()


@pytest.fixture
def server(pytestconfig, small, settings_of_the_record):
    """A record on the small disk, which this process reaches."""
    with server_of(pytestconfig, small) as server:
        settings_of_the_record(str(server.folder))
        yield server


@pytest.fixture
def settings_of_the_record(monkeypatch):
    from django.conf import settings

    def told(disk, held_back=HELD_BACK):
        monkeypatch.setattr(settings, "RECORD_DISK", disk)
        monkeypatch.setattr(settings, "HELD_BACK", held_back)

    return told


def fill(folder, left):
    """Leave only so many bytes of a disk; return the file that takes up the rest."""
    balloon = folder / "balloon"
    with balloon.open("ab") as file:
        os.posix_fallocate(file.fileno(), file.tell(), space.free(str(folder)) - left)
    return balloon


class Sent:
    """What was sent to one family by one professional, and what was acknowledged of it."""

    def __init__(self):
        self.sam, self.family = session("csc"), family(first())
        self.items, self.told = [], []

    def send(self):
        """Send one more item; raise what the ledger says where it takes none."""
        one = Item(f"item-{len(self.items)}", str(self.family), "visit", f"Seen, time {len(self.items)}.")
        self.items.append(one)
        done = ledger.append(self.sam, self.family, told(one.id, narrative=one.narrative), "protect")
        self.told.append(Acknowledged(one.id, done.entry.seq, done.again))

    def findings(self):
        found, head = judging.rows(self.sam, self.family)
        written = [row for row in found if row.staff is not None]
        return judging.chain_findings(found, head) + judging.kept_findings(self.items, self.told, written)


def refused_at_last(what, most=PLENTY):
    """Do something until it is refused; what refused it."""
    for _ in range(most):
        try:
            what()
        except (ledger.NotNow, OperationalError) as refusal:
            return refusal
    return None


def writes_are_refused_and_reads_go_on(sent):
    refusal = refused_at_last(sent.send)
    assert FULL in str(refusal)
    assert "sending twice records once" in str(refusal)
    assert refused_at_last(lambda: ledger.open_record(sent.sam, sent.family, "protect", "child")) is None


def test_entries_are_refused_while_there_is_room_for_the_log_and_taken_again_when_there_is_more(server):
    sent = Sent()
    for _ in range(3):
        sent.send()
    balloon = fill(server.folder, HELD_BACK // 2)
    writes_are_refused_and_reads_go_on(sent)
    assert len(sent.told) == 3
    balloon.unlink()
    sent.send()
    assert sent.findings() == []


def test_that_reads_go_on_is_owed_to_the_room_held_back_for_them(server, settings_of_the_record):
    settings_of_the_record(str(server.folder), held_back=0)
    sent = Sent()
    fill(server.folder, 0)
    with pytest.raises(AssertionError):
        writes_are_refused_and_reads_go_on(sent)


def test_a_page_keeps_what_was_typed_and_shows_nothing_once_even_the_log_has_no_room(server):
    sent = Sent()
    nurse = opens(browser_of(session("csc")), sent.family)
    nurse.raise_request_exception = False
    place, typed = f"/family/{sent.family}/child/1", {"id": "typed", "event": "visit", "narrative": "Seen & well."}
    typed |= {"when-day": "6", "when-month": "3", "when-year": "2026", "seen-1": "seen"}
    fill(server.folder, HELD_BACK // 2)
    kept = nurse.post(f"{place}/record", typed)
    assert FULL in words_of(kept)
    assert "Seen &amp; well." in kept.content.decode()
    balloon = fill(server.folder, 0)
    shown = [nurse.get(place)]
    while shown[-1].status_code == 200 and len(shown) < PLENTY:
        shown.append(nurse.get(place))
    assert shown[-1].status_code == 503
    assert "Ann" not in shown[-1].content.decode()
    given_back = nurse.post(f"{place}/record", typed)
    assert given_back.status_code == 503
    assert "Seen &amp; well." in given_back.content.decode()
    balloon.unlink()
    assert nurse.post(f"{place}/record", typed).status_code == 302
    assert nurse.get(place).status_code == 200


def test_where_the_disk_is_not_known_postgresql_refuses_and_nothing_is_lost(server, settings_of_the_record):
    settings_of_the_record(None)
    sent = Sent()
    balloon = fill(server.folder, 0)
    assert FULL in str(refused_at_last(sent.send))
    balloon.unlink()
    sent.send()
    assert sent.findings() == []


def test_a_database_that_stopped_for_want_of_room_comes_back_by_itself_when_there_is_room(server, monkeypatch, capsys):
    monkeypatch.setattr(running, "TRIES", 2)  # how soon it gives up for a while,
    monkeypatch.setattr(running, "AFTER_TRIES", 0.5)  # and for how long
    sent = Sent()
    sent.send()
    balloon = fill(server.folder, 0)
    stopped = refused_at_last(lambda: write_ahead(MEGABYTE), 64)
    assert stopped is not None
    connection.close()
    assert at_last(lambda: "It is tried again in" in capsys.readouterr().err, 120)
    balloon.unlink()
    assert at_last(lambda: refused_at_last(sent.send, 1) is None, 120)
    assert sent.findings() == []


def write_ahead(size):
    """Have PostgreSQL write so many bytes ahead, until it would need another file for them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_logical_emit_message(false, 'room', repeat('x', %s))", [size])
