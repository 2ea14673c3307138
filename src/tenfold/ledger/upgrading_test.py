import pytest

from partnership import family, first, session

pytestmark = pytest.mark.usefixtures("database")


def owner(sql):
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def mark():
    return owner("SELECT obj_description('tenfold'::regnamespace, 'pg_namespace')")


def test_a_database_of_this_version_is_left_as_it_is():
    from tenfold.ledger.upgrading import upgrade

    before, functions = mark(), owner("SELECT oid FROM pg_proc WHERE pronamespace = 'tenfold'::regnamespace ORDER BY 1")
    upgrade()
    assert mark() == before
    assert owner("SELECT oid FROM pg_proc WHERE pronamespace = 'tenfold'::regnamespace ORDER BY 1") == functions


def test_walls_of_another_version_are_taken_down_and_these_built_and_the_record_stays():
    from tenfold import ledger
    from tenfold.ledger.upgrading import upgrade

    ann, sam, right = family(first()), session("csc"), mark()
    owner("CREATE FUNCTION tenfold.back_door() RETURNS int LANGUAGE sql AS 'SELECT 1'")
    owner("GRANT DELETE ON tenfold.entry TO tenfold_app")
    owner("CREATE POLICY everybody ON tenfold.entry TO tenfold_app USING (true)")
    owner("COMMENT ON SCHEMA tenfold IS 'walls of another version'")
    upgrade()
    assert mark() == right
    assert owner("SELECT 1 FROM pg_proc WHERE proname = 'back_door'") == []
    policies = owner("SELECT policyname FROM pg_policies WHERE tablename = 'entry' ORDER BY 1")
    assert policies == [("open_only",), ("own_transaction",)]
    assert owner("SELECT has_table_privilege('tenfold_app', 'tenfold.entry', 'DELETE')") == [(False,)]
    assert ledger.open_record(sam, ann, "protect", "child").case.entries


def test_nobody_else_may_call_a_function_that_is_no_door():
    from tenfold.ledger.upgrading import walls

    doors = owner(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'tenfold'::regnamespace"
        " AND has_function_privilege('public', oid, 'EXECUTE')"
    )
    assert doors == []
    assert {"clear", "evidence", "rows"} <= walls().keys()


def test_every_file_of_the_walls_is_built():
    from importlib.resources import files

    from tenfold.ledger.upgrading import WALLS

    assert {path.name for path in (files("tenfold.ledger") / "walls").iterdir()} == {f"{name}.sql" for name in WALLS}
