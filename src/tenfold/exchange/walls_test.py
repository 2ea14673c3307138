"""The second wall of the exchange: what the application's own role cannot do with raw SQL, and what a token cannot."""

import pytest

from feeds import Feed
from partnership import family, first, session
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")


def run(sql, *arguments):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        return cursor.fetchall() if cursor.description else cursor.rowcount


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM tenfold.system_token",
        "UPDATE tenfold.system_token SET revoked = NULL, revoked_by = NULL",
        "DELETE FROM tenfold.token_use",
        "SELECT * FROM tenfold.change",
        "INSERT INTO tenfold.change (family, kind) VALUES (gen_random_uuid(), 'tied')",
        "DELETE FROM tenfold.change",
        "SELECT * FROM tenfold.bringing",
        "INSERT INTO tenfold.bringing (family, staff) VALUES (gen_random_uuid(), 1)",
        "SELECT * FROM tenfold.webhook",
        "UPDATE tenfold.webhook SET url = 'https://elsewhere.example.com'",
        "SELECT * FROM tenfold.webhook_call",
        "SELECT * FROM tenfold.live_webhooks()",
        "SELECT tenfold.may_open('x', 'child')",
        "ALTER TABLE tenfold.entry DISABLE TRIGGER noted",
        "SELECT tenfold.begin_by_system('no such token', gen_random_uuid(), 'x', 'x', false, 'law')",
        "SELECT * FROM tenfold.changes('no such token', '0', 0, '9', 9)",
        "SELECT tenfold.add_webhook('no such token', 'https://x.example.com', 'x', gen_random_uuid())",
        "SELECT tenfold.make_token('no such token', 'csc', 'x', sha256('x'), ARRAY['history'], now(), 1)",
    ],
)
def test_the_application_cannot(sql):
    from django.db.utils import ProgrammingError

    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner|this token|by an administrator"):
        run(sql)


OPEN = "SELECT tenfold.open_record(%s, %s::uuid[], 'protect', 'law', %s, NULL, true)"


@pytest.mark.parametrize(
    ("scope", "page", "opens"),
    [
        ("entries:write", "record", True),
        ("entries:write", "child", False),
        ("record:read", "child", True),
        ("record:read", "record", False),
        ("record:read", "changes", False),
        ("changes:read", "changes", True),
        ("changes:read", "child", False),
        ("webhooks", "child", False),
        ("history", "record", True),
    ],
)
def test_the_database_too_knows_what_a_token_is_for(scope, page, opens):
    from django.db.utils import ProgrammingError

    id, token = family(first()), Feed("csc", scope).token
    if opens:
        assert run(OPEN, token.encode(), [id], page) == [([id],)]
    else:
        with pytest.raises(ProgrammingError, match="this token is not for that"):
            run(OPEN, token.encode(), [id], page)


def test_a_system_of_an_agency_that_is_not_tied_opens_nothing():
    id, token = family(first()), Feed("dva").token
    assert run(OPEN, token.encode(), [id], "child") == [([],)]


def test_a_system_does_none_of_what_people_do():
    from django.db.utils import ProgrammingError

    id, token = family(first()), Feed("csc").token.encode()
    assert run("SELECT tenfold.present(%s, %s, 'care', 'law', 'why', now())", token, id) == [(False,)]
    for sql in (
        "SELECT * FROM tenfold.find_children(%s, '{}', '2024-02-01', 'find', 'law')",
        "SELECT tenfold.allocate(%s, gen_random_uuid(), 1, 'x')",
        "SELECT tenfold.begin_family(%s, 'x', 'x', gen_random_uuid(), true, 'law')",
        "SELECT * FROM tenfold.is_on_plan(%s, gen_random_uuid(), 1)",
    ):
        with pytest.raises(ProgrammingError):
            run(sql, token)


def test_nobody_uses_a_token_that_lies_in_the_database():
    from django.db import connections

    made = Feed("csc").token
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT hash FROM tenfold.system_token")
        hashes = [bytes(one) for (one,) in cursor.fetchall()]
    assert made.encode() not in hashes
    assert all(run("SELECT tenfold.staff_of(%s)", one) == [(None,)] for one in hashes)


def test_a_professional_opens_at_every_page_as_before():
    id, sam = family(first()), session("csc")
    assert ledger.open_record(sam, id, "protect", "child").case.entries
    assert run(OPEN, sam.secret, [id], "changes") == [([id],)]
