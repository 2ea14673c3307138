"""The verbs that seal, hand over and verify, as an operator runs them."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from partnership import family, first
from tampering import owner, written

ROOT = Path(__file__).parents[3]
ELSEWHERE = ("DATABASE_URL", "TENFOLD_OWNER_URL", "TENFOLD_SECRET", "TENFOLD_MASTER_KEY")


def tenfold(*words, **environment):
    """Run the command beside the database of the tests."""
    done = subprocess.run(
        [sys.executable, "-m", "tenfold.cli", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | environment,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def ann(database):
    assert database.process
    return written()


@pytest.fixture
def bent(ann):
    """A family of which somebody changed an entry, until the test is over."""
    guard = "ALTER TABLE tenfold.entry {} TRIGGER USER"
    change = f"UPDATE tenfold.entry SET agency = %s WHERE family = '{ann}' AND number = 3"
    try:
        owner(guard.format("DISABLE"))
        owner(change, "police")
        yield ann
    finally:
        owner(change, "csc")
        owner(guard.format("ENABLE"))


@pytest.mark.usefixtures("ann")
def test_sealing_prints_the_checkpoint_of_all_that_was_written():
    from tenfold.ledger import keys
    from tenfold.ledger.checkpoints import read

    family(first())
    status, out, err = tenfold("seal")
    assert (status, err) == (0, "")
    made = read(out, keys.signing_key().public)
    assert owner("SELECT max(size) FROM tenfold.checkpoint") == [(made.size,)]
    assert owner("SELECT count(*) FROM tenfold.leaf") == [(made.size,)]
    assert tenfold("seal") == (0, out, "")


@pytest.mark.usefixtures("ann")
def test_a_checkpoint_is_handed_over_in_a_file_of_its_own_that_holds_no_word_of_the_record(tmp_path):
    from tenfold.ledger.checkpoints import PublicKey, read

    status, key, _ = tenfold("checkpoint", "--key")
    assert status == 0
    out = tmp_path / "police" / "first.txt"
    status, said, err = tenfold("checkpoint", "--out", out)
    assert (status, err) == (0, "")
    held = read(out.read_text("utf-8"), PublicKey.read(key))
    assert f"signs {held.size} entries and lines" in said
    assert tenfold("checkpoint")[1] == out.read_text("utf-8")
    status, _, err = tenfold("checkpoint", "--out", out)
    assert status == 2
    assert "is there already" in err


@pytest.mark.usefixtures("ann")
def test_a_whole_record_is_said_to_be_whole_and_what_was_not_checked(tmp_path):
    tenfold("checkpoint", "--out", tmp_path / "first.txt")
    family(first())
    status, out, err = tenfold("verify", "--against", tmp_path)
    assert (status, err) == (0, "")
    assert out.endswith("Nothing is broken.\n")
    assert "(1 kept by others were compared)" in out
    assert "entries a second" in out
    assert "younger than the last checkpoint" in out
    assert "--against" not in out
    assert "No checkpoint that somebody else keeps was given" in tenfold("verify")[1]


def test_a_break_is_named_and_leaves_with_1(bent):
    status, out, err = tenfold("verify")
    assert (status, err) == (1, "")
    first_line = out.splitlines()[0]
    assert f"({bent}): entry 3 was changed" in first_line
    assert out.endswith("1 broken.\n")


def test_a_proof_of_an_entry_is_checked_by_the_script_that_is_named(ann, tmp_path):
    [(number,)] = owner("SELECT number FROM tenfold.family WHERE id = %s", ann)
    out = tmp_path / "proof.json"
    status, said, err = tenfold("proof", number, 3, "--out", out)
    assert (status, err) == (0, "")
    script = said.splitlines()[-1].removeprefix("The script lies at ").removesuffix(": hand it along.")
    key = tenfold("checkpoint", "--key")[1].strip()
    done = subprocess.run([sys.executable, "-I", "-S", script, out, key], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"Entry 3 of family {ann}" in done.stdout
    for words, why in (((number, 99), "none on record"), ((10**9, 1), "no family")):
        status, _, err = tenfold("proof", *words, "--out", out)
        assert status == 1
        assert why in err


@pytest.mark.usefixtures("ann")
def test_what_is_not_there_is_wrong_use(tmp_path):
    for words in (("verify", "--against", tmp_path / "none"), ("verify", "--against", tmp_path)):
        status, _, err = tenfold(*words)
        assert status == 2
        assert str(tmp_path) in err
    nowhere = dict.fromkeys(ELSEWHERE, "")
    for verb in ("verify", "seal", "checkpoint"):
        status, _, err = tenfold(verb, "--data", tmp_path / "site", **nowhere)
        assert status == 2
        assert "There is no site in" in err
        assert not (tmp_path / "site").exists()


@pytest.mark.usefixtures("ann")
def test_whoever_is_not_the_owner_is_told_whose_it_is():
    status, _, err = tenfold("verify", TENFOLD_OWNER_URL=os.environ["DATABASE_URL"])
    assert status == 1
    assert "TENFOLD_OWNER_URL" in err


@pytest.fixture
def folder():
    above = Path(tempfile.mkdtemp(prefix="tenfold-"))
    above.chmod(0o711)  # a folder of pytest's own is closed to the account that PostgreSQL runs as for root
    yield above / "site"
    shutil.rmtree(above)


@pytest.mark.usefixtures("ann")
def test_a_site_of_its_own_is_verified_at_rest_and_while_it_runs(folder):
    from tenfold.ledger.server import Server

    nowhere = dict.fromkeys(ELSEWHERE, "")
    server = Server(folder)
    with server:
        upgrade = "from tenfold.cli.serving import prepare; prepare(demo=True)"
        environment = os.environ | server.environment()
        subprocess.run([sys.executable, "-c", upgrade], check=True, env=environment, cwd=ROOT, capture_output=True)
        running = tenfold("verify", "--data", folder, **nowhere)
        assert running[0] == 0, running
        assert tenfold("checkpoint", "--data", folder, **nowhere)[0] == 1
    assert running[0] == 0
    assert "Nothing has been sealed yet" in running[1]
    assert tenfold("seal", "--data", folder, **nowhere)[0] == 0
    status, out, err = tenfold("verify", "--data", folder, **nowhere)
    assert (status, err) == (0, "")
    assert "younger" not in out
    assert out.endswith("Nothing is broken.\n")
