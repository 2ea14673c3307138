import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from goldens import PLANTED, entries, verdicts
from partnership import AGENCIES, family

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def golden(database):
    from tenfold.ledger.demo import enrol

    assert database
    more = [{"id": "school", "name": "Acorn school", "kind": "school"},
            {"id": "gp", "name": "Larch surgery", "kind": "general_practice"}]  # fmt: skip
    enrol(more)
    return number_of(family(*entries(), agencies=[*AGENCIES, *more]))


def number_of(id):
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT number FROM tenfold.family WHERE id = %s", [id])
        return cursor.fetchone()[0]


def somebody(*roles):
    """Hire somebody who signs in with a password and a code; return their username."""
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator
    from django.db import connections

    from partnership import session
    from tenfold.ledger.demo import _secret
    from tenfold.ledger.models import Staff

    staff = Staff.objects.using("owner").get(pk=session("csc", *roles).viewer.id)
    staff.set_password("correct horse")
    staff.save(using="owner")
    secret = get_adapter().encrypt(_secret(staff.username))
    Authenticator(user_id=staff.pk, type="totp", data={"secret": secret}).save(using="owner")
    connections.close_all()
    return staff.username


def export(golden, name, *words):
    """What the command leaves with, and says."""
    return tenfold(name, "export", "--family", golden, "--for", "ann", "--as", name, *words)


def tenfold(name, *words):
    """What a command leaves with, and says; again where the code's half minute ended on the way."""
    from feeds import fresh_code

    told, done = [sys.executable, "-m", "tenfold.cli", *map(str, words)], None
    for _ in range(4):
        typed = f"correct horse\n{fresh_code(name)}\n"
        done = subprocess.run(told, input=typed, capture_output=True, text=True, check=False, cwd=ROOT, env=os.environ)
        if "That is not how" not in done.stderr:
            break
    return done.returncode, done.stdout, done.stderr


def decide(path):
    told = yaml.safe_load(path.read_text("utf-8"))
    decided = {one.passage: "pass" if one.passed else one.reason for one in verdicts()}
    for passage in told["passages"]:
        passage["decision"] = decided.get(passage["id"], passage["decision"])
    path.write_text(yaml.safe_dump(told), "utf-8")


def test_two_people_take_it_step_by_step_and_only_then_it_leaves(golden, tmp_path):
    first, second, folder = somebody("manager"), somebody("named_professional"), tmp_path / "ann"
    read, again = tmp_path / "read.yaml", tmp_path / "second.yaml"
    assert "Nobody has asked" in export(golden, first, "--to", folder)[2]
    assert "it is owed by " in export(golden, first, "--recipient", "Ann Vale", "--read", read)[1]
    decide(read)
    assert f"{len(verdicts())} of" in export(golden, first, "--decide", read)[1]
    assert "Have a second person read it" in export(golden, first, "--to", folder)[2]
    assert export(golden, second, "--read", again)[0] == 0
    assert export(golden, second, "--confirm", again)[0] == 0
    status, out, err = export(golden, first, "--to", folder)
    assert (status, err) == (0, "")
    assert len([*folder.iterdir()]) == 2
    for path in folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0
        assert [one for one in PLANTED if one in path.read_text("utf-8")] == []
        assert str(path) in out


def test_a_word_that_is_no_decision_is_refused(golden, tmp_path):
    first, read = somebody("manager"), tmp_path / "read.yaml"
    export(golden, first, "--recipient", "Ann", "--read", read)
    read.write_text(read.read_text("utf-8").replace("decision: unread", "decision: perhaps", 1), "utf-8")
    status, _, err = export(golden, first, "--decide", read)
    assert status == 1
    assert "perhaps is no decision. Say pass, or third_party" in err


def test_an_opening_is_withheld_by_a_manager_of_the_agency_that_looked_and_by_nobody_else(golden, tmp_path):
    first, read = somebody("manager"), tmp_path / "list.yaml"
    export(golden, first, "--access-list", "--recipient", "Ann", "--read", read)
    number = next(iter(yaml.safe_load(read.read_text("utf-8"))["openings"]))
    words = "withhold", number, "--why", "crime", "--as"
    other = somebody("practitioner")
    assert "agency that looked" in tenfold(other, *words, other)[2]
    assert "is withheld" in tenfold(first, *words, first)[1]
    read.unlink()
    export(golden, first, "--access-list", "--recipient", "Ann", "--read", read)
    assert number not in yaml.safe_load(read.read_text("utf-8"))["openings"]


def test_an_access_list_is_read_twice_too(golden, tmp_path):
    first, second, folder = somebody("manager"), somebody("named_professional"), tmp_path / "list"
    read = tmp_path / "list.yaml"
    assert export(golden, first, "--access-list", "--recipient", "Ann", "--read", read)[0] == 0
    assert "works for csc" in read.read_text("utf-8")
    assert export(golden, second, "--access-list", "--confirm", read)[0] == 0
    assert export(golden, first, "--access-list", "--to", folder)[0] == 0
    assert {path.suffix for path in folder.iterdir()} == {".html", ".json"}


@pytest.mark.parametrize("words", [(), ("--read", "a", "--to", "b")])
def test_one_step_at_a_time(golden, words):
    status, _, err = export(golden, "anybody", *words)
    assert status == 2
    assert "Say one of --read FILE" in err


def test_a_family_that_is_not_theirs_or_does_not_exist_is_said_in_the_same_words(golden, tmp_path):
    assert golden
    assert "is yours to open" in export(10**9, somebody("manager"), "--recipient", "A", "--read", tmp_path / "x")[2]
