"""PR-07: erasure takes two people, destroys the key and with it the salt, and leaves the chain whole and a certificate.

Backups lose what was destroyed too: by the key, and not by being written anew. What an entry said cannot be guessed
from what the chain keeps of it.
"""

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest

import kept
from partnership import bruise, family, first, session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def folder():
    with kept.place() as place:
        yield place


ORDER = "FD26P00412"
GUESSES = int(os.environ.get("TENFOLD_GUESSES", "10000"))
"""How many guesses at what an entry said are tried, the right one among them; a fuller run has more."""
KNOW = (
    *("leaf", "entry", "family_key", "family_head", "tie", "access", "review", "disposal"),
    *("disclosure", "verdict", "confirmation", "export", "bringing", "change", "notice", "door_act", "export_for"),
)
"""Tables that go on knowing of a family that was destroyed: evidence, who was tied to it, and that it was.

What was disclosed of it, and what a reader decided, stands there under the key that is gone.
"""
WIPED = (
    *("question", "child", "on_plan", "bar", "wake", "layer", "family_marks", "search_hit", "watch", "laid_by"),
    "draft",
)
"""Tables whose rows of the family `tenfold.wipe` deletes."""


def erased(ann, *, by=None):
    """Have one person ask that a record be destroyed and another approve it."""
    from tenfold.ledger.keeping import deciding

    number = deciding.ask(session("csc", "administrator"), ann, "order", ORDER, "The court orders it.")
    return deciding.approve(by or session("police", "auditor"), number)


def record():
    """A family with something to say, and who works with it."""
    ann, sam = family(first()), session("csc")
    ledger.append(sam, ann, bruise("b1"), "protect")
    return ann, sam


def run(sql, *values, using="owner"):
    from django.db import connections

    with connections[using].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def chain_holds(server):
    from tenfold.ledger.keeping import backing_up, checking, manifest

    with backing_up.snapshot(server.environment()["TENFOLD_OWNER_URL"]) as connection:
        checking.check_chains(connection, manifest.manifest_of(connection))


def readable(server, ann):
    """The entries of a family that can be read by whoever has a whole database and the master key."""
    from tenfold.ledger import keys
    from tenfold.ledger.reading import bound

    [[wrapped]] = kept.asked(server, "SELECT wrapped FROM tenfold.family_key WHERE family = %s", ann)
    if wrapped is None:
        return []
    rows = kept.asked(server, "SELECT number, sealed FROM tenfold.entry WHERE family = %s", ann)
    return [keys.unseal(keys.unwrap(wrapped, ann), sealed, bound(ann, number)) for number, sealed in rows]


def test_what_is_erased_cannot_be_opened_written_or_found_and_the_chain_holds(database):
    ann, sam = record()
    beside, _ = record()
    assert readable(database, ann)
    done = erased(ann)
    assert (done.entries, done.authority, done.agencies) == (2, ORDER, ("csc",))
    for act in (
        lambda: ledger.open_record(sam, ann, "protect", "child"),
        lambda: ledger.append(sam, ann, told("v1"), "protect"),
    ):
        with pytest.raises(ledger.Closed, match=r"was destroyed on \d+ \w+ 2\d\d\d by order of a court \(FD26P00412\)"):
            act()
    assert readable(database, ann) == []
    assert ann not in {held.family for held in ledger.families(sam)}
    with pytest.raises(ledger.Closed):
        ledger.present(session("ed"), ann, "care", "Ann is here")
    assert ledger.open_record(sam, beside, "protect", "child").case.entries, "and nothing else was touched"
    chain_holds(database)


def test_who_writes_while_it_is_being_destroyed_is_told_so_and_nothing_is_written():
    from django.db import transaction

    from tenfold.ledger.keeping import deciding

    ann, sam = record()
    asked = deciding.ask(session("csc", "administrator"), ann, "order", ORDER, "The court orders it.")
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            run("SELECT tenfold.dispose(%s, %s)", session("police", "auditor").secret, asked, using="default")
            writing = pool.submit(written, sam, ann)
            while not writing.done() and not run("SELECT 1 FROM pg_locks WHERE NOT granted"):
                time.sleep(0.01)
            assert not writing.done(), "it waits"
        assert "was destroyed on" in writing.result()
    assert run("SELECT max(number) FROM tenfold.entry WHERE family = %s", ann) == [(2,)]


def written(sam, ann):
    """Write on a family, in a thread of its own; why that is refused."""
    from django.db import connections

    try:
        ledger.append(sam, ann, told("v1"), "protect")
    except ledger.Closed as refusal:
        return str(refusal)
    finally:
        connections.close_all()
    return ""


def test_an_outsider_is_not_told_that_there_was_anything():
    ann, _ = record()
    erased(ann)
    with pytest.raises(ledger.Closed) as refusal:
        ledger.open_record(session("dva"), ann, "protect", "child")
    assert "destroyed" not in str(refusal.value.refused)


def test_every_table_that_knows_of_a_family_either_forgets_it_or_is_known_to_keep_it():
    ann, _ = record()
    erased(ann)
    tables = run(
        "SELECT table_name FROM information_schema.columns WHERE table_schema = 'tenfold' AND column_name = 'family'"
    )
    assert {table for (table,) in tables} == {*KNOW, *WIPED}, "a new table that knows of families has its place here"
    assert {table for (table,) in tables if run(f"SELECT 1 FROM tenfold.{table} WHERE family = %s", ann)} <= {*KNOW}
    assert run("SELECT 1 FROM tenfold.tie WHERE family = %s AND (why <> '' OR until IS NULL)", ann) == []


def test_nothing_comes_after_and_no_key_comes_back():
    from django.db import ProgrammingError

    ann, _ = record()
    erased(ann)
    for sql in (
        "UPDATE tenfold.family_key SET wrapped = 'x', destroyed = NULL WHERE family = %s",
        "DELETE FROM tenfold.family_key WHERE family = %s",
        "UPDATE tenfold.family_head SET number = 9 WHERE family = %s",
        "DELETE FROM tenfold.disposal WHERE family = %s",
        "UPDATE tenfold.disposal SET authority = 'none' WHERE family = %s",
        "DELETE FROM tenfold.review WHERE family = %s",
    ):
        with pytest.raises(ProgrammingError, match=r"stays|was destroyed"):
            run(sql, ann)


def test_no_key_goes_without_a_certificate():
    from django.db import ProgrammingError

    ann, _ = record()
    with pytest.raises(ProgrammingError, match="with a certificate, or stays"):
        run("UPDATE tenfold.family_key SET wrapped = NULL, destroyed = now() WHERE family = %s", ann)


def alone():
    """Have one person, who has every role, ask and approve; what comes of it."""
    from tenfold.ledger.keeping import deciding

    ann, _ = record()
    both = session("csc", "administrator", "auditor")
    number = deciding.ask(both, ann, "order", ORDER, "I say so.")
    try:
        deciding.approve(both, number)
    except deciding.NotDecided as refusal:
        return str(refusal)
    return "done"


def test_nobody_destroys_a_record_alone():
    assert "by an auditor who has not asked for it" in alone()


def test_nobody_destroys_a_record_alone_without_its_guard():
    from tenfold.ledger.upgrading import walls

    body = walls()["keeping"].partition("CREATE FUNCTION tenfold.dispose")[2].partition("END $$;")[0]
    assert " OR me.id = its.staff" in body
    guarded = f"CREATE OR REPLACE FUNCTION tenfold.dispose{body}END $$;"
    run(guarded.replace(" OR me.id = its.staff", "").replace("%", "%%"))
    try:
        with pytest.raises(AssertionError):
            assert "by an auditor who has not asked for it" in alone()
    finally:
        run(guarded.replace("%", "%%"))


def from_an_older_backup(database, folder, *, listed=True, keys_again=False):
    """Back up, erase, restore; what can be read of what was erased, there."""
    from tenfold.ledger.keeping import deciding, kept_keys

    ann, _ = record()
    kept.back_up(database, folder)
    erased(ann)
    if keys_again:
        kept.back_up_keys(database, folder)
    text = kept_keys.listed(*deciding.disposals(), database.environment()["TENFOLD_MASTER_KEY"])
    (folder / "destroyed.json").write_text(text, "utf-8")
    kept.restore(folder, folder / "site", folder / "destroyed.json" if listed else None)
    with kept.running(folder / "site") as site:
        chain_holds(site)
        follows = [kept.asked(site, f"SELECT 1 FROM tenfold.{t} WHERE family = %s", ann) for t in ("question", "child")]
        certificates = kept.asked(site, "SELECT authority FROM tenfold.disposal WHERE family = %s", ann)
        return readable(site, ann), follows, certificates


NOTHING = ([], [[], []], [(ORDER,)])


def test_an_older_backup_is_told_what_was_destroyed_before_it_can_be_opened(database, folder):
    assert from_an_older_backup(database, folder) == NOTHING


def test_an_older_backup_is_told_what_was_destroyed_without_its_guard(database, folder):
    with pytest.raises(AssertionError):
        assert from_an_older_backup(database, folder, listed=False) == NOTHING


def test_with_the_keys_of_today_an_older_backup_has_lost_it_by_itself(database, folder):
    assert from_an_older_backup(database, folder, listed=False, keys_again=True) == NOTHING


def test_a_list_that_somebody_changed_is_refused(database, folder):
    from tenfold.ledger.keeping import deciding, kept_keys
    from tenfold.ledger.keeping.sealed_file import Unsound

    ann, _ = record()
    erased(ann)
    master = database.environment()["TENFOLD_MASTER_KEY"]
    told_ = json.loads(kept_keys.listed(*deciding.disposals(), master))
    path = folder / "destroyed.json"
    path.write_text(json.dumps({**told_, "disposals": told_["disposals"][:-1]}), "utf-8")
    with pytest.raises(Unsound, match="was changed since it was written"):
        kept_keys.read_list(path, master)


def guessed():
    """Try what an erased entry may have said against what the chain keeps of it; return what fits."""
    ann, sam = family(first()), session("csc")
    number = 4_711
    ledger.append(sam, ann, told("v1", narrative=f"The mark is {number} tenths of a millimetre wide."), "protect")
    from tenfold.casefiles import entry_line

    said = entry_line(ledger.open_record(sam, ann, "protect", "child").case.entries[-1]).decode()
    erased(ann)
    [[commitment]] = run("SELECT commitment FROM tenfold.entry WHERE family = %s AND number = 2", ann)
    fits = []
    for guess in range(GUESSES):
        body = said.replace(f"{number} tenths", f"{guess} tenths").encode()
        if bytes(commitment) in (sha256(body).digest(), sha256(bytes(32) + body).digest()):
            fits.append(guess)
    return fits


def test_what_was_said_cannot_be_guessed():
    assert guessed() == []


def test_what_was_said_cannot_be_guessed_without_its_guard(monkeypatch):
    from tenfold.ledger import keys

    monkeypatch.setattr(keys, "salted", lambda body: (bytes(32) + body, sha256(bytes(32) + body).digest()))
    with pytest.raises(AssertionError):
        assert guessed() == []
