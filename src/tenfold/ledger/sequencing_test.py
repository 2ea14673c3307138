"""The sequencer on a real database: each row that has settled has one place, whoever committed when."""

from contextlib import contextmanager
from itertools import pairwise

import pytest

from partnership import bruise, family, first, session
from tampering import owner, sealed
from tenfold import ledger
from tenfold.ledger import merkle

pytestmark = pytest.mark.usefixtures("database")


@contextmanager
def beside():
    """A connection of the owner's own, beside the one that Django holds."""
    import os

    import psycopg

    with psycopg.connect(os.environ["TENFOLD_OWNER_URL"]) as connection:
        yield connection


def leaves():
    return owner("SELECT position, family, number, access, salt, hash, above FROM tenfold.leaf ORDER BY position")


def test_each_entry_and_each_look_gets_one_place_and_the_checkpoint_signs_their_tree():
    from tenfold.ledger import keys
    from tenfold.ledger.checkpoints import read
    from tenfold.ledger.sequencing import last

    ann = family(first())
    ledger.append(session("csc"), ann, bruise("b1"), "protect")
    made = sealed()
    found = leaves()
    assert [row[0] for row in found] == list(range(len(found)))
    assert [row[2] for row in found if row[1] == ann] == [1, 2]
    assert owner("SELECT count(*) FROM tenfold.access") == [(sum(row[3] is not None for row in found),)]
    assert made == last() == read(made.note, keys.signing_key().public)
    assert (made.size, made.root) == (len(found), merkle.root_of(row[5] for row in found))
    assert owner("SELECT size, root FROM tenfold.checkpoint ORDER BY size DESC LIMIT 1") == [(made.size, made.root)]


def test_what_is_sealed_in_parts_is_one_tree_and_each_state_is_consistent_with_the_next():
    from tenfold.ledger.sequencing import subtree

    states = []
    for _ in range(5):
        family(first())
        states.append(sealed())
    hashes = [row[5] for row in leaves()]
    for old, new in pairwise(states):
        proof = merkle.consistency(old.size, new.size, subtree)
        assert merkle.is_consistent(old.size, old.root, new.size, new.root, proof)
        assert new.root == merkle.root_of(hashes[: new.size])
    size, root = states[-1].size, states[-1].root
    for place in range(0, size, 7):
        assert merkle.includes(root, size, place, hashes[place], merkle.inclusion(place, size, subtree))


def test_where_nothing_is_new_nothing_is_signed():
    from tenfold.ledger.sequencing import sequence

    family(first())
    sealed()
    before = owner("SELECT count(*) FROM tenfold.checkpoint")
    assert sequence(wait=True) is None
    assert owner("SELECT count(*) FROM tenfold.checkpoint") == before


def test_of_two_sequencers_one_waits_or_does_nothing():
    from tenfold.ledger.sequencing import sequence

    family(first())
    with beside() as other:
        other.execute("SELECT pg_advisory_xact_lock(hashtextextended('tenfold.log', 0))")
        assert sequence() is None
    assert sequence() is not None


def test_what_is_still_being_written_is_left_and_taken_once_it_is_there():
    from tenfold.ledger.sequencing import sequence

    sam = session("csc")
    with beside() as late:
        [slow] = late.execute(
            "INSERT INTO tenfold.access (staff, purpose, basis, page, outcome)"
            " VALUES (%s, 'x', 'x', 'slow', 'searched') RETURNING id",
            [int(sam.viewer.id)],
        ).fetchone()
        family(first())
        sequence(wait=True)
        assert owner("SELECT count(*) FROM tenfold.leaf WHERE access >= %s", slow) == [(0,)]
    sealed()
    assert owner("SELECT count(*) FROM tenfold.leaf WHERE access = %s", slow) == [(1,)]


BEND = "hash = decode(repeat('07', 32), 'hex'), above = decode(repeat('07', length(above)), 'hex')"
HARMS = (
    "DELETE FROM tenfold.leaf WHERE position = (SELECT max(position) FROM tenfold.leaf)",
    f"UPDATE tenfold.leaf SET {BEND} WHERE position = (SELECT max(position) FROM tenfold.leaf)",
    "DELETE FROM tenfold.checkpoint WHERE size = (SELECT max(size) FROM tenfold.checkpoint)",
    "UPDATE tenfold.checkpoint SET note = replace(note, 'tenfold/', 'elsewhere/')",
    "UPDATE tenfold.checkpoint SET upto = '9000000000'",
)


def test_a_log_that_does_not_stand_as_it_was_signed_is_not_sealed_over():
    from django.db import transaction

    from tenfold.ledger.sequencing import LogStopped, sequence

    family(first())
    sequence(wait=True)
    family(first())
    for harm in HARMS:
        with transaction.atomic(using="owner"):
            owner("ALTER TABLE tenfold.leaf DISABLE TRIGGER USER")
            owner("ALTER TABLE tenfold.checkpoint DISABLE TRIGGER USER")
            owner(harm)
            with pytest.raises(LogStopped, match=r"tenfold verify|pg_resetwal"):
                sequence(wait=True)
            transaction.set_rollback(True, using="owner")
    assert sequence(wait=True) is not None


@pytest.mark.parametrize("table", ["leaf", "checkpoint"])
def test_nobody_changes_or_deletes_what_is_in_the_log(table):
    from django.db.utils import ProgrammingError

    from tenfold.ledger.sequencing import sequence

    family(first())
    sequence(wait=True)
    for act in ("UPDATE tenfold.{} SET {} = {}", "DELETE FROM tenfold.{}", "TRUNCATE tenfold.{}"):
        sql = act.format(table, *[{"leaf": "hash", "checkpoint": "root"}[table]] * 2)
        with pytest.raises(ProgrammingError, match="what is written stays"):
            owner(sql)


def test_the_application_cannot_say_that_another_transaction_wrote_its_entry():
    from django.db import connection, transaction
    from django.db.utils import ProgrammingError

    ann, sam = family(first()), session("csc")
    opening = "SELECT tenfold.open_record(%s, %s::uuid[], 'protect', 'law', 'child', NULL, true)"
    row = (
        "INSERT INTO tenfold.entry (family, number, id, agency, recorded, commitment, hash, sealed, tx)"
        " VALUES (%s, 9, 'x', 'csc', now(), sha256('x'), sha256('x'), 'x', '3')"
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opening, [sam.secret, [ann]])
        with pytest.raises(ProgrammingError, match="own_transaction"):
            cursor.execute(row, [ann])
        transaction.set_rollback(True)
