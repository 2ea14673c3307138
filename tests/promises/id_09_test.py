"""ID-09: what is taken away is gone at the next request, in every worker.

Readers open a family again and again, each on a connection of its own, while a tie is ended, an account closed,
somebody barred or an entry sealed. By the database’s clock no read that began after the commit is answered.
TENFOLD_READERS sets how many read.
"""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connections
from django.db.utils import ProgrammingError

from guards import rebuilt
from partnership import bruise, family, first, session
from tenfold import ledger
from tenfold.ledger.opening import clock

pytestmark = pytest.mark.usefixtures("database")
READERS = int(os.environ.get("TENFOLD_READERS", "4"))


def read_on(who, ann, stopped):
    """Open a family until told to stop; return when each reading that was answered had begun, and what it held."""
    begun = []
    try:
        while not stopped.is_set():
            at = clock()
            try:
                opened = ledger.open_record(who, ann, "protect", "child")
                begun.append((at, {one.id for one in opened.case.entries}))
            except (ledger.Closed, ProgrammingError):
                time.sleep(0.01)
    finally:
        connections.close_all()
    return begun


def raced(who, ann, take_away):
    """What was read by several at once, and when something was taken away meanwhile."""
    stopped = Event()
    with ThreadPoolExecutor(READERS) as readers:
        reading = [readers.submit(read_on, who, ann, stopped) for _ in range(READERS)]
        time.sleep(0.3)
        take_away()
        committed = clock()
        time.sleep(0.3)
        stopped.set()
        return [one for each in reading for one in each.result()], committed


def nothing_is_read_after(take_away):
    """Check that readings were answered before the commit, and none that began after it."""
    begun = first()
    begun["facts"][0] = {"person": {"id": "ann", "name": "Ann Kinsfolk", "born": "2024-02-01"}}
    ann, who = family(begun), session("dva")
    ledger.allocate(session("csc", "administrator"), ann, who.viewer.id, "allocated")
    readings, committed = raced(who, ann, lambda: take_away(who, ann))
    assert [at for at, _ in readings if at < committed]
    assert [at for at, _ in readings if at > committed] == []


def revoke(who, ann):
    ledger.revoke(session("csc", "administrator"), ann, who.viewer.id, "moved on")


TAKEN = {
    "a tie": revoke,
    "an account": lambda who, _: ledger.set_active(
        session("csc", "administrator"), who.viewer.id, "left", active=False
    ),
    "by a bar": lambda who, ann: ledger.bar(session("csc", "administrator"), ann, who.viewer.id, "a cousin"),
    "by kinship": lambda who, _: ledger.declare(who, ledger.Declared(name="Ann Kinsfolk", born="2024-02-01")),
    "a session": lambda who, _: ledger.end(who.token),
}


@pytest.mark.parametrize("what", sorted(TAKEN))
def test_nothing_is_read_once_it_is_taken(what):
    nothing_is_read_after(TAKEN[what])


def test_an_entry_that_is_sealed_is_read_by_no_other_agency_from_then_on():
    ann, nurse, worker = family(first()), session("ed"), session("csc")
    ledger.present(nurse, ann, "care", "She is here")
    ledger.append(nurse, ann, bruise("b1"), "care")
    sealing = {**bruise("b2"), "corrects": "b1", "restricted": "sealed"}
    sealing["facts"] = [{"injury": {"id": "b2-mark", "child": "ann", "type": "bruise", "sites": ["arm"]}}]
    readings, committed = raced(worker, ann, lambda: ledger.append(nurse, ann, sealing, "care"))
    assert any("b1" in held for at, held in readings if at < committed)
    assert not any({"b1", "b2"} & held for at, held in readings if at > committed)
    assert {"b2"} <= {one.id for one in ledger.open_record(nurse, ann, "care", "child").case.entries}


def test_nothing_is_read_once_it_is_taken_without_its_guard(monkeypatch):
    from tenfold.access import Tie

    monkeypatch.setattr(Tie, "holds_for", lambda *_: True)
    with rebuilt("ties", "AND (m.until IS NULL OR clock_timestamp() < m.until)"), pytest.raises(AssertionError):
        nothing_is_read_after(revoke)
