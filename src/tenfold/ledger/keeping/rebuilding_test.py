from pathlib import Path

import pytest

import tenfold
from partnership import bruise, family, first, session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("blank")
ROWS = {
    "question": 'number, rule, urgency, opened, due, closed, "to", sealed',
    "child": "nth, born, words, sealed",
    "on_plan": "nth, category, since",
    "tie": "kind, agency, staff, since, until, why",
}


def owner(sql, *values):
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def follows(ann):
    """Everything that follows from a family's entries, with what is sealed opened."""
    from tenfold.ledger import keys

    [[wrapped]] = owner("SELECT wrapped FROM tenfold.family_key WHERE family = %s", ann)
    key = keys.unwrap(wrapped, ann)
    found = {}
    for table, columns in ROWS.items():
        rows = owner(f"SELECT {columns} FROM tenfold.{table} WHERE family = %s ORDER BY 1, 2, 3", ann)
        if columns.endswith("sealed"):
            rows = [(*row[:-1], keys.unseal(key, row[-1], ann.bytes + table.encode())) for row in rows]
        found[table] = rows
    return found


def plan():
    return told("p1", event="initial_conference", facts=[{"plan": {"child": "ann", "status": "started"}}])


@pytest.fixture
def ann():
    ann, sam = family(first()), session("csc")
    ledger.append(sam, ann, bruise("b1"), "protect")
    ledger.append(sam, ann, plan(), "protect")
    ledger.append(sam, ann, told("m1", event="record_note", facts=[{"invited": {"agency": "nursery"}}]), "conference")
    return ann


def test_what_follows_from_entries_is_made_anew_and_is_the_same(ann):
    from tenfold.ledger.keeping.rebuilding import rebuild

    before = follows(ann)
    assert all(before.values()), "there is something in each of them"
    for table in ("question", "child", "on_plan"):
        owner(f"DELETE FROM tenfold.{table} WHERE family = %s", ann)
    owner("DELETE FROM tenfold.tie WHERE family = %s AND kind = 'invited'", ann)
    assert rebuild() > 0
    after = follows(ann)
    assert {**after, "tie": ties(after)} == {**before, "tie": ties(before)}
    rebuild()
    assert follows(ann) == after


def ties(found):
    """Ties without since when: one that was lost holds from when it was made again."""
    return [(kind, agency, staff, until, why) for kind, agency, staff, _, until, why in found["tie"]]


def test_what_was_altered_is_put_right(ann):
    from tenfold.ledger.keeping.rebuilding import rebuild

    before = follows(ann)
    owner("UPDATE tenfold.question SET closed = now(), urgency = 'routine' WHERE family = %s", ann)
    owner("UPDATE tenfold.on_plan SET category = 'neglect' WHERE family = %s", ann)
    assert follows(ann) != before
    rebuild()
    assert follows(ann) == before


def test_a_tie_that_somebody_ended_stays_ended(ann):
    from tenfold.ledger.keeping.rebuilding import rebuild

    owner("UPDATE tenfold.tie SET until = now() WHERE family = %s AND kind = 'involved'", ann)
    ended = follows(ann)["tie"]
    rebuild()
    assert follows(ann)["tie"] == ended


def test_who_declared_kin_before_names_were_compared_as_now_is_barred():
    from tenfold.ledger.keeping.rebuilding import rebuild

    told_anew = first()
    told_anew["facts"][0]["person"]["name"] = "Ánn Remarked"
    ann, who = family(told_anew), session("csc")
    ledger.declare(who, ledger.Declared(name="Ann Remarked", born="2024-02-01"))
    owner("DELETE FROM tenfold.bar WHERE family = %s", ann)
    owner("UPDATE tenfold.declaration SET marks = ARRAY['old'::bytea] WHERE staff = %s", int(who.viewer.id))
    owner("UPDATE tenfold.family_marks SET marks = ARRAY['older'::bytea] WHERE family = %s", ann)
    assert ledger.open_record(who, ann, "protect", "child")
    rebuild()
    with pytest.raises(ledger.Closed, match="named in it"):
        ledger.open_record(who, ann, "protect", "child")


def test_no_page_and_no_door_for_programs_speaks_as_the_owner():
    rooms = [path for room in ("desk", "exchange") for path in (Path(tenfold.__file__).parent / room).rglob("*.py")]
    own = [path for path in rooms if not path.name.endswith("_test.py")]
    assert own
    assert [path.name for path in own if "as_owner" in path.read_text("utf-8")] == []


def test_the_application_is_no_owner_before_or_after():
    from django.db import connection

    from tenfold.ledger.keeping.rebuilding import as_owner

    def who():
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            return cursor.fetchone()[0]

    assert who() == "tenfold_app"
    with as_owner():
        assert who() == "tenfold_owner"
    assert who() == "tenfold_app"
