from dataclasses import replace
from pathlib import Path

import pytest

from partnership import AGENCIES, case, family, first, session
from tenfold import ledger
from tenfold.casefiles import read
from tenfold.ledger.chain import link
from tenfold.replay import replay

pytestmark = pytest.mark.usefixtures("database")
CASES = Path(__file__).parents[3] / "cases"


def told(questions):
    return [
        (one.id, one.opened, one.closed, one.closed_by, one.urgency, [entry.id for entry in one.evidence])
        for one in questions
    ]


def brought(name):
    from tenfold.ledger.demo import enrol

    whole = read(CASES / f"{name}.yaml")
    administrator = session("csc", "administrator")
    enrol([{"id": one.id, "name": one.name, "kind": one.kind} for one in whole.agencies])
    return whole, ledger.load_history(administrator, whole)


@pytest.fixture
def turning():
    return brought("turning")


@pytest.mark.parametrize("name", ["turning", "slow", "ordinary", "peter"])
def test_what_a_brought_case_asks_live_is_what_its_replay_asks(name):
    whole, id = brought(name)
    last, worker = max(entry.recorded for entry in whole.entries), session(whole.entries[0].agency)
    then = ledger.open_record(worker, id, "protect", "child", last)
    now = ledger.open_record(worker, id, "protect", "child")
    assert told(then.questions) == told(replay(whole).questions)
    assert told(now.questions) == told(replay(whole, known=now.known).questions)


def test_entries_keep_when_they_were_recorded(turning):
    whole, id = turning
    kept = ledger.open_record(session("csc"), id, "protect", "child").case
    assert [(one.id, one.recorded) for one in kept.entries] == [
        (one.id, one.recorded) for one in sorted(whole.entries, key=lambda one: one.order)
    ]


def test_only_an_administrator_brings_a_history():
    with pytest.raises(ledger.NotBrought, match="brought by an administrator"):
        ledger.load_history(session("csc", "manager"), case(first()))


def test_the_database_too_lets_only_an_administrator_bring_one():
    from django.db import connection
    from django.db.utils import ProgrammingError

    sam = session("csc", "manager")
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="brought by an administrator"):
        cursor.execute("SELECT tenfold.begin_family(%s, 'x', 'x', gen_random_uuid(), true, 'because')", [sam.secret])


def test_an_agency_of_another_partnership_is_named_and_nothing_is_kept():
    strange = replace(case(first()), agencies=(replace(case(first()).agencies[0], id="elsewhere"),))
    with pytest.raises(ledger.NotBrought, match="elsewhere is no agency of this partnership"):
        ledger.load_history(session("csc", "administrator"), strange)


def test_what_was_recorded_in_the_future_is_refused():
    later = first(occurred="2099-01-01", recorded="2099-01-01T10:00")
    with pytest.raises(ledger.NotBrought, match="has not come yet"):
        ledger.load_history(session("csc", "administrator"), case(later))


def rows(id):
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT number, recorded, agency, staff, commitment, hash FROM tenfold.entry"
            " WHERE family = %s ORDER BY number",
            [id],
        )
        return cursor.fetchall()


def chain_holds(id, found):
    before = bytes(32)
    for number, recorded, agency, staff, commitment, linked in found:
        before = link(before, id, number, recorded, agency, staff, bytes(commitment))
        if before != bytes(linked):
            return False
    return True


def test_entries_are_chained_and_a_change_anywhere_breaks_the_chain(turning):
    _, id = turning
    found = rows(id)
    assert len(found) == 78
    assert chain_holds(id, found)
    number, recorded, _, *rest = found[40]
    assert not chain_holds(id, [*found[:40], (number, recorded, "police", *rest), *found[41:]])
    assert not chain_holds(id, [*found[:40], *found[41:]])
    assert not chain_holds(id, [*found[:40], found[41], found[40], *found[42:]])


def test_when_its_key_is_destroyed_a_family_is_unreadable_and_its_chain_is_whole():
    from django.db import connections

    from tenfold.ledger.keeping import deciding

    id, sam = family(first(), first("e2", facts=[])), session("csc")
    asked = deciding.ask(session("csc", "administrator"), id, "order", "FD26P00412", "Order of 4 March.")
    deciding.approve(session("police", "auditor"), asked)
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT wrapped FROM tenfold.family_key WHERE family = %s", [id])
        assert cursor.fetchone() == (None,)
        cursor.execute("SELECT sealed FROM tenfold.entry WHERE family = %s", [id])
        assert all(b"Ann" not in bytes(sealed) for (sealed,) in cursor.fetchall())
    with pytest.raises(ledger.Closed, match="was destroyed"):
        ledger.open_record(sam, id, "protect", "child")
    assert chain_holds(id, rows(id))
    assert id not in {held.family for held in ledger.families(sam)}


def test_agencies_of_the_partnership_are_known_by_name():
    session("csc")
    assert {one.id for one in ledger.partnership()} >= {one["id"] for one in AGENCIES}
