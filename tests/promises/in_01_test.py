"""IN-01: an entry once acknowledged is never changed or removed; a correction is a new entry that points to the old.

The application's own role tries to change, delete, empty, unguard and take over every table of evidence by plain SQL,
with a family open that it may write for: the database refuses each, whatever the Python above would have done.
"""

from contextlib import contextmanager, suppress

import pytest

from partnership import bruise, family, first, session
from tampering import owner, sealed
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
EVIDENCE = {
    "entry": "agency",
    "access": "page",
    "register_enquiry": "sealed",
    "leaf": "hash",
    "checkpoint": "root",
    "family": "sealed",
    "family_key": "wrapped",
    "tie": "why",
    "bar": "staff",
    "agency": "name",
    "sign_in": "outcome",
    "staff_fact": "sealed",
    "staff_read": "page",
    "staff_change": "why",
    "work_weight": "source",
    "odd_look": "words",
}
ACTS = (
    "UPDATE tenfold.{0} SET {1} = {1}",
    "DELETE FROM tenfold.{0}",
    "TRUNCATE tenfold.{0} CASCADE",
    "ALTER TABLE tenfold.{0} DISABLE TRIGGER USER",
    "ALTER TABLE tenfold.{0} DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE tenfold.{0} OWNER TO tenfold_app",
    "ALTER TABLE tenfold.{0} RENAME TO other",
    "DROP TABLE tenfold.{0} CASCADE",
    "CREATE TRIGGER mine BEFORE INSERT ON tenfold.{0} EXECUTE FUNCTION tenfold.never()",
    "CREATE RULE mine AS ON INSERT TO tenfold.{0} DO INSTEAD NOTHING",
)
OF_THE_WHOLE = (
    "SET ROLE tenfold_owner",
    "SET SESSION AUTHORIZATION tenfold_owner",
    "SET session_replication_role = replica",
    "ALTER ROLE tenfold_app BYPASSRLS",
    "DROP SCHEMA tenfold CASCADE",
    "CREATE OR REPLACE FUNCTION tenfold.never() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'",
    "DROP FUNCTION tenfold.never() CASCADE",
    "GRANT tenfold_owner TO tenfold_app",
    "COPY tenfold.entry FROM PROGRAM 'true'",
)


@pytest.fixture(scope="module")
def open_family(database):
    assert database.process
    ann = family(first())
    ledger.append(session("csc"), ann, bruise("b1"), "protect")
    sealed()
    return ann


def state():
    """What the entries of the record are, and how many rows each table of evidence has."""
    rows = owner("SELECT md5(string_agg(e::text, '' ORDER BY family, number)) FROM tenfold.entry e")
    return rows, [owner(f"SELECT count(*) FROM tenfold.{table}") for table in EVIDENCE if table != "access"]


def refused_by_the_server(family, sql):
    """Whether the server itself refuses SQL to the application's role while it has a family open."""
    from django.db import connection, transaction
    from django.db.utils import Error

    sam = session("csc")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tenfold.open_record(%s, %s::uuid[], 'protect', 'law', 'child', NULL, true)", [sam.secret, [family]]
        )
        try:
            with transaction.atomic():
                cursor.execute(sql)
        except Error as refusal:
            return getattr(refusal.__cause__, "sqlstate", "") == "42501"  # insufficient_privilege
        finally:
            transaction.set_rollback(True)
    return False


def nothing_can_be_done(family, acts):
    before = state()
    allowed = [sql for sql in acts if not refused_by_the_server(family, sql)]
    assert allowed == []
    assert state() == before


@pytest.mark.parametrize("table", EVIDENCE)
def test_the_application_changes_and_removes_nothing_of_the_evidence(open_family, table):
    nothing_can_be_done(open_family, [act.format(table, EVIDENCE[table]) for act in ACTS])


def test_the_application_takes_no_guard_down_and_becomes_nobody_else(open_family):
    nothing_can_be_done(open_family, OF_THE_WHOLE)


def test_the_application_cannot_give_itself_a_right():
    from django.db import connection
    from django.db.utils import ProgrammingError

    held = "SELECT has_table_privilege('tenfold_app', %s, 'UPDATE, DELETE, TRUNCATE, TRIGGER, REFERENCES')"
    for table in EVIDENCE:
        with connection.cursor() as cursor, suppress(ProgrammingError):  # or a warning that nothing was granted
            cursor.execute(f"GRANT ALL ON tenfold.{table} TO tenfold_app")
        assert owner(held, f"tenfold.{table}") == [(False,)]


@pytest.mark.usefixtures("open_family")
def test_the_owner_s_own_triggers_refuse_the_owner_too():
    from django.db.utils import ProgrammingError

    for table in ("entry", "access", "leaf", "checkpoint"):
        for act in ACTS[:3]:
            with pytest.raises(ProgrammingError, match="what is written stays"):
                owner(act.format(table, EVIDENCE[table]))


def test_a_correction_is_a_new_entry_and_the_old_one_stands(open_family):
    sam, before = session("csc"), owner("SELECT * FROM tenfold.entry WHERE family = %s", open_family)
    done = ledger.append(sam, open_family, bruise("b2", corrects="b1"), "protect")
    assert done.entry.corrects == "b1"
    after = owner("SELECT * FROM tenfold.entry WHERE family = %s", open_family)
    assert len(after) == len(before) + 1
    assert set(before) < set(after)


@contextmanager
def granted(sql, back):
    owner(sql)
    try:
        yield
    finally:
        owner(back)


def test_an_entry_can_be_changed_without_its_guard(open_family):
    act = [ACTS[0].format("entry", "agency")]
    nothing_can_be_done(open_family, act)
    right = granted("GRANT UPDATE ON tenfold.entry TO tenfold_app", "REVOKE UPDATE ON tenfold.entry FROM tenfold_app")
    trigger = granted("ALTER TABLE tenfold.entry DISABLE TRIGGER USER", "ALTER TABLE tenfold.entry ENABLE TRIGGER USER")
    with right:
        nothing_can_be_done(open_family, act)  # the trigger alone refuses too
        with trigger, pytest.raises(AssertionError):
            nothing_can_be_done(open_family, act)
