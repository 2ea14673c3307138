"""The second wall: what the application's own role can do with raw SQL, whatever the pages would forget to refuse."""

import pytest

from partnership import bruise, family, first, session
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
RECORD = ("family", "family_key", "entry", "family_head", "question", "child", "on_plan", "laid_by")


def run(sql, *arguments, using="default"):
    from django.db import connections

    with connections[using].cursor() as cursor:
        cursor.execute(sql, arguments)
        return cursor.fetchall() if cursor.description else cursor.rowcount


@pytest.mark.parametrize("table", RECORD)
def test_nothing_is_read_that_was_not_opened_in_the_same_transaction(table):
    ann = family(first())
    ledger.append(session("csc"), ann, bruise("b1"), "protect")
    assert run(f"SELECT count(*) FROM tenfold.{table}") == [(0,)]


def test_what_is_opened_is_that_family_for_that_transaction_alone():
    from django.db import transaction

    ann, bea, sam = family(first()), family(first()), session("csc")
    with transaction.atomic():
        run("SELECT tenfold.open_record(%s, %s::uuid[], 'protect', 'law', 'child', NULL, true)", sam.secret, [ann])
        assert run("SELECT DISTINCT family FROM tenfold.entry") == [(ann,)]
    assert run("SELECT count(*) FROM tenfold.entry") == [(0,)]
    assert bea != ann


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE tenfold.entry SET agency = 'dva'",
        "DELETE FROM tenfold.entry",
        "TRUNCATE tenfold.entry",
        "DELETE FROM tenfold.family_head",
        "SELECT * FROM tenfold.access",
        "INSERT INTO tenfold.access (staff, purpose, basis, page, outcome) VALUES (1, 'x', 'x', 'x', 'opened')",
        "DELETE FROM tenfold.access",
        "SELECT * FROM tenfold.secret",
        "SELECT * FROM tenfold.session",
        "SELECT * FROM tenfold.tie",
        "INSERT INTO tenfold.tie (family, kind, agency) SELECT gen_random_uuid(), 'involved', 'dva'",
        "DELETE FROM tenfold.bar",
        "UPDATE ledger_staff SET roles = '{administrator}'",
        "INSERT INTO ledger_staff (username) VALUES ('me')",
        "DELETE FROM tenfold.register_enquiry",
        "ALTER TABLE tenfold.entry DISABLE TRIGGER never",
        "ALTER TABLE tenfold.entry DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE tenfold.mine (id int)",
        "CREATE TABLE public.mine (id int)",
        "CREATE OR REPLACE FUNCTION tenfold.opened() RETURNS uuid[] LANGUAGE sql AS 'SELECT NULL::uuid[]'",
        "SET ROLE tenfold_owner",
        "SELECT tenfold.begin_session(1, 'mine', 'proof', now() + interval '1 hour')",
        "SELECT tenfold.open_record('no such token', '{}', 'protect', 'law', 'x', NULL, true)",
        "SELECT tenfold.find_children('no such token', '{}', '2024-02-01', 'find', 'law')",
    ],
)
def test_the_application_cannot(sql):
    from django.db.utils import ProgrammingError

    with pytest.raises(
        ProgrammingError, match=r"permission denied|must be owner|signed in|web server alone|looked for by"
    ):
        run(sql)


def test_not_even_the_owner_changes_or_deletes_an_entry_or_a_line_of_the_log():
    from django.db.utils import ProgrammingError

    family(first())
    for sql in (
        "UPDATE tenfold.entry SET agency = 'dva'",
        "DELETE FROM tenfold.entry",
        "TRUNCATE tenfold.entry CASCADE",
        "UPDATE tenfold.access SET page = 'x'",
        "DELETE FROM tenfold.access",
    ):
        with pytest.raises(ProgrammingError, match="what is written stays"):
            run(sql, using="owner")


def test_an_entry_cannot_be_written_for_a_family_that_is_not_open():
    from django.db.utils import ProgrammingError

    ann = family(first())
    with pytest.raises(ProgrammingError, match="row-level security"):
        run(
            "INSERT INTO tenfold.entry (family, number, id, agency, recorded, commitment, hash, sealed)"
            " VALUES (%s, 9, 'x', 'csc', now(), sha256('x'), sha256('x'), 'x')",
            ann,
        )


def test_a_tie_is_not_made_for_a_family_that_is_not_open_nor_given_to_others():
    from django.db.utils import ProgrammingError

    ann, sam = family(first()), session("dva", "manager")
    with pytest.raises(ProgrammingError, match="gets no ties"):
        run("SELECT tenfold.tie_agency(%s, 'involved', 'dva', NULL, 'x')", ann)
    with pytest.raises(ProgrammingError, match="allocated by a manager"):
        run("SELECT tenfold.allocate(%s, %s, %s, 'x')", sam.secret, ann, int(sam.viewer.id))


def test_another_s_session_does_not_open_what_only_one_s_own_would():
    ann, outsider = family(first()), session("dva")
    opened = run(
        "SELECT tenfold.open_record(%s, %s::uuid[], 'protect', 'law', 'child', NULL, true)", outsider.secret, [ann]
    )
    assert opened == [([],)]


def test_if_the_page_forgets_to_refuse_the_database_does_and_the_difference_is_an_alarm(monkeypatch):
    from tenfold.access import Allowed, Tie
    from tenfold.ledger import opening

    ann, outsider = family(first()), session("dva")

    def forgetful(_viewer, purpose, _ties, now, **_):
        return Allowed(Tie(kind="involved", agency="dva", staff=None, since=now), purpose, "law")

    monkeypatch.setattr(opening, "decide", forgetful)
    with pytest.raises(RuntimeError, match="two walls differ"):
        ledger.open_record(outsider, ann, "protect", "child")


def test_if_the_log_cannot_be_written_nothing_is_shown():
    from django.db.utils import DatabaseError

    ann, sam = family(first()), session("csc")
    run("ALTER TABLE tenfold.access ADD CONSTRAINT full_disk CHECK (page <> 'child') NOT VALID", using="owner")
    try:
        with pytest.raises(DatabaseError, match="full_disk"):
            ledger.open_record(sam, ann, "protect", "child")
    finally:
        run("ALTER TABLE tenfold.access DROP CONSTRAINT full_disk", using="owner")
    assert ledger.open_record(sam, ann, "protect", "child").case.entries
