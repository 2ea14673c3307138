import os
import subprocess
import sys
from pathlib import Path

import pytest

from partnership import session

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.usefixtures("database")


def with_password(agency, *roles):
    """Hire somebody who signs in with a password and a code; return their username."""
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator
    from django.db import connections

    from tenfold.ledger.demo import _secret
    from tenfold.ledger.models import Staff

    staff = Staff.objects.using("owner").get(pk=session(agency, *roles).viewer.id)
    staff.set_password("correct horse")
    staff.save(using="owner")
    secret = get_adapter().encrypt(_secret(staff.username))
    Authenticator(user_id=staff.pk, type="totp", data={"secret": secret}).save(using="owner")
    connections.close_all()
    return staff.username


def load(*arguments, typed):
    done = subprocess.run(
        [sys.executable, "-m", "tenfold.cli", "load", *map(str, arguments)],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def file(tmp_path):
    from partnership import case, first
    from tenfold.casefiles import dumps_yaml

    path = tmp_path / "family.yaml"
    path.write_text(dumps_yaml(case(first())), "utf-8")
    return path


def test_an_administrator_brings_a_history_with_password_and_code(file):
    from tenfold import ledger
    from tenfold.ledger.demo import code_of

    before = {held.family for held in ledger.families(session("csc"))}
    name = with_password("csc", "administrator")
    status, out, err = load(file, "--as-history", "--as", name, typed=f"correct horse\n{code_of(name)}\n")
    assert (status, err) == (0, "")
    assert "1 entries, as they were recorded" in out
    [new] = {held.family for held in ledger.families(session("csc"))} - before
    assert str(new) in out
    assert ledger.reads(session("csc", "auditor"), new)[-1].purpose == "To bring a history from a file"


@pytest.mark.parametrize(("password", "code"), [("wrong", None), ("correct horse", "000000"), ("", "")])
def test_a_wrong_password_or_code_brings_nothing(file, password, code):
    from tenfold.ledger.demo import code_of

    name = with_password("csc", "administrator")
    status, _, err = load(file, "--as-history", "--as", name, typed=f"{password}\n{code or code_of(name)}\n")
    assert status == 1
    assert "must all be right" in err


def test_who_is_no_administrator_is_sent_to_theirs(file):
    from tenfold.ledger.demo import code_of

    name = with_password("csc", "manager")
    status, _, err = load(file, "--as-history", "--as", name, typed=f"correct horse\n{code_of(name)}\n")
    assert status == 1
    assert "brought by an administrator" in err


def test_a_file_that_is_not_said_to_be_a_history_is_not_taken(file):
    status, _, err = load(file, "--as", "anybody", typed="")
    assert status == 2
    assert "say --as-history" in err
