import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from feeds import Feed, fresh_code, with_password

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.usefixtures("database")


def token(*arguments, roles=("administrator",), typed="correct horse"):
    """Run `tenfold token` as somebody of social care who has just been hired."""
    name = with_password("csc", *roles)
    done = subprocess.run(
        [sys.executable, "-m", "tenfold.cli", "token", *map(str, arguments), "--as", name],
        input=f"{typed}\n{fresh_code(name)}\n",
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_token_is_made_listed_and_revoked():
    status, out, err = token("make", "csc", "casework", "--scope", "changes:read", "--days", "30")
    assert (status, err) == (0, "")
    number, made = re.search(r"Token (\d+)", out)[1], out.split()[-1]
    feed = Feed(token_=made)
    assert feed.get("changes")[0] == 200
    assert feed.get("webhooks")[0] == 403
    listed = token("list")[1]
    assert re.search(
        rf"^{number}  csc  casework  until .*changes:read  600 a minute  made .* by Sam Okoro$", listed, re.MULTILINE
    )
    assert made not in listed
    assert token("revoke", number)[1].startswith(f"Token {number} is revoked")
    assert feed.get("changes")[0] == 401
    assert re.search(rf"^{number}  csc  casework  revoked ", token("list")[1], re.MULTILINE)
    status, _, err = token("revoke", number)
    assert (status, "no token" in err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("nowhere", "casework", "--scope", "webhooks"), "nowhere is no agency of this partnership"),
        (("csc", "Case Work", "--scope", "webhooks"), "no name for a system"),
        (("csc", "casework", "--scope", "everything"), "everything is no scope"),
    ],
)
def test_what_no_token_can_be_made_of_is_said(arguments, sentence):
    status, out, err = token("make", *arguments)
    assert (status, out, sentence in err) == (1, "", True)


def test_who_is_no_administrator_makes_none():
    status, _, err = token("make", "csc", "casework", "--scope", "webhooks", roles=("manager",))
    assert (status, "by an administrator" in err) == (1, True)
    status, _, err = token("list", typed="wrong")
    assert (status, "must all be right" in err) == (1, True)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT tenfold.make_token(%s, 'csc', 'x', sha256('x'), ARRAY['webhooks'], now() + interval '1 day', 1)",
        "SELECT * FROM tenfold.tokens(%s)",
        "SELECT tenfold.revoke_token(%s, 1)",
    ],
)
def test_the_database_too_lets_only_an_administrator_make_or_see_or_revoke_one(sql):
    from django.db import connection
    from django.db.utils import ProgrammingError

    from partnership import session

    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="by an administrator"):
        cursor.execute(sql, [session("csc", "manager").secret])


def test_a_system_cannot_sign_in():
    from django.db.utils import ProgrammingError

    from tenfold import ledger
    from tenfold.ledger.models import Staff

    system = Staff.objects.get(pk=int(ledger.recognise(Feed().token).session.viewer.id))
    assert not system.has_usable_password()
    with pytest.raises(ProgrammingError, match="a system does not sign in"):
        ledger.begin(system, "a browser session")
