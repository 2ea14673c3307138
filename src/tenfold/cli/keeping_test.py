import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

import kept
from partnership import bruise, family, first, session
from tenfold import ledger
from tenfold.cli.loading_test import with_password

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.usefixtures("blank")


@pytest.fixture
def folder():
    with kept.place() as place:
        yield place


def tenfold(*words, typed="", env=None):
    done = subprocess.run(
        [sys.executable, "-m", "tenfold.cli", *map(str, words)],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ if env is None else env,
    )
    return done.returncode, done.stdout, done.stderr


def in_folder():
    """The environment of somebody whose sites lie in folders."""
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL" and "TENFOLD" not in name}


@pytest.fixture
def ann():
    ann = family(first())
    ledger.append(session("csc"), ann, bruise("b1"), "protect")
    return ann


def key_file(path, secret):
    path.write_bytes(secret)
    path.chmod(0o600)
    return path


def test_back_up_restore_in_a_folder_make_anew_review_and_restore_in_another_server(ann, folder):
    record, keys, listed, new = (folder / name for name in ("record", "keys", "destroyed.json", "site"))
    key = key_file(folder / "key", kept.SECRET)
    assert tenfold("seal")[0] == 0
    status, out, err = tenfold("backup", "--to", record, "--key", key)
    assert (status, err) == (0, "")
    assert "Its keys are not in it" in out
    status, out, err = tenfold("backup-keys", "--to", keys, typed=f"{kept.APART.decode()}\n")
    assert (status, "Keep it apart" in out) == (0, True), err
    assert tenfold("destroyed", "--to", listed)[0] == 0
    restore = ("restore", record, "--keys", keys, "--key", key)
    status, out, err = tenfold(
        *restore, "--destroyed", listed, "--data", new, typed=f"{kept.APART.decode()}\n", env=in_folder()
    )
    assert (status, err.replace("Passphrase of the keys: ", "")) == (0, "")
    assert f"tenfold serve --data {new}" in out
    status, out, err = tenfold("rebuild", "--data", new, env=in_folder())
    assert (status, err) == (0, "")
    assert "was made anew" in out
    [[number]] = run("SELECT number FROM tenfold.family WHERE id = %s", ann)
    status, out, err = tenfold("retention", "--by", "2045-02-01", "--json", "--data", new, env=in_folder())
    assert (status, err) == (0, "")
    assert {"family": number, "ends": "2045-02-01", "kind": "child-in-need"}.items() <= next(
        one for one in json.loads(out) if one["family"] == number
    ).items()
    with kept.running(new) as site:
        told = {**os.environ, **site.environment()}
        assert [tenfold(verb, env=told)[0] for verb in ("seal", "verify")] == [0, 0], "its log goes on, and holds"
        assert (
            "is not empty: it has" in tenfold(*restore, "--without-list", typed=f"{kept.APART.decode()}\n", env=told)[2]
        )
        kept.asked(site, "DROP SCHEMA tenfold CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        whole = bytearray(record.read_bytes())
        status, out, err = tenfold(*restore, "--without-list", typed=f"{kept.APART.decode()}\n", env=told)
        assert status == 0, err
        assert kept.asked(site, "SELECT count(*) FROM tenfold.entry WHERE family = %s", ann) == [(2,)]
    assert whole == record.read_bytes()


def run(sql, *values):
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def test_a_database_in_which_a_restore_fails_is_empty_again(ann, folder, blank):
    from tenfold.ledger.keeping import kept_keys, restoring
    from tenfold.ledger.keeping.sealed_file import Unsound

    kept.back_up(blank, folder)
    kept.restore(folder, folder / "site")
    keys = kept_keys.read_keys(folder / "keys", kept.APART)
    with kept.running(folder / "site") as site:
        url = site.environment()["TENFOLD_OWNER_URL"]
        kept.asked(site, "DROP SCHEMA tenfold CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        lacking = {family: key for family, key in keys.families.items() if family != ann}
        with pytest.raises(Unsound, match="The file of keys has none for 1 of the"):
            restoring.restore_into(
                folder / "record",
                kept.SECRET,
                kept_keys.Keys(keys.made, keys.secrets, lacking, keys.disposals),
                None,
                url,
            )
        with psycopg.connect(url) as connection:
            assert restoring.counts(connection, ()) == {}


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["restore", "{folder}/none", "--keys", "{folder}/none", "--data", "{folder}/new"], 2, "Give the last list"),
        (
            ["restore", "{folder}/none", "--keys", "{folder}/none", "--without-list", "--data", "{folder}/new"],
            1,
            "cannot be read",
        ),
        (["backup", "--to", "{folder}/record", "--data", "{folder}/nowhere"], 1, "There is no Tenfold site in"),
        (["backup", "--to", "{folder}/no/folder/record"], 1, "There is no Tenfold site in"),
        (["rebuild", "--data", "{folder}"], 1, "There is no Tenfold site in"),
        (["retention", "--by", "soon", "--data", "{folder}"], 1, "There is no Tenfold site in"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_made(folder, words, status, sentence):
    typed = "a passphrase of some length\n" * 2
    words = [word.format(folder=folder) for word in words]
    if "--data" not in words:
        words += ["--data", folder]
    found = tenfold(*words, typed=typed, env=in_folder())
    assert (found[0], sentence in found[2]) == (status, True), found
    assert list(folder.iterdir()) == []


def test_a_guessable_passphrase_and_a_key_that_others_read_are_refused(folder):
    status, _, err = tenfold("backup", "--to", folder / "record", typed="password\n")
    assert (status, "can be guessed" in err) == (1, True)
    key = key_file(folder / "key", kept.SECRET)
    key.chmod(0o644)
    assert "chmod 600" in tenfold("backup", "--to", folder / "record", "--key", key)[2]
    assert [one.name for one in folder.iterdir()] == ["key"]


def signed(name):
    from feeds import fresh_code

    return f"correct horse\n{fresh_code(name)}\n"


def test_one_person_holds_lifts_and_asks_and_another_destroys(ann):
    noor, priya = with_password("csc", "administrator"), with_password("police", "auditor")
    other, third = with_password("csc", "auditor"), with_password("csc", "administrator")
    [[number]] = run("SELECT number FROM tenfold.family WHERE id = %s", ann)
    hold = ("retention", "hold", number, "--reason", "Inquiry", "--until", "2031-01-01", "--as", noor)
    status, out, err = tenfold(*hold, typed=signed(noor))
    assert status == 0, err
    held = out.partition("(hold ")[2].partition(")")[0]
    ask = ("disposal", "ask", number, "--order", "FD26P00412", "--reason", "Order of 4 March", "--as", third)
    status, out, err = tenfold(*ask, typed=signed(third))
    assert status == 0, err
    request = out.split()[1].rstrip(":")
    assert "a hold stands" in tenfold("disposal", "approve", request, "--as", priya, typed=signed(priya))[2]
    lift = ("retention", "lift", number, held, "--reason", "It ended", "--as", other)
    assert tenfold(*lift, typed=signed(other))[0] == 0
    shown = tenfold("retention", "show", number)[1]
    assert [line.split()[2].rstrip(",") for line in shown.splitlines()] == ["hold", "ask", "lift"]
    assert "Order of 4 March" in shown
    fourth = with_password("csc", "auditor")
    status, out, err = tenfold("disposal", "approve", request, "--as", fourth, typed=signed(fourth))
    assert status == 0, err
    assert f"Family {number}’s record was destroyed on" in out
    assert str(ann) in tenfold("destroyed")[1]
    with pytest.raises(ledger.Closed, match="was destroyed"):
        ledger.open_record(session("csc"), ann, "protect", "child")


def test_a_reason_to_destroy_is_an_order_or_the_term():
    status, _, err = tenfold("disposal", "ask", 1, "--reason", "x", "--as", "noor")
    assert (status, "Say which" in err) == (2, True)
