"""RE-04, as far as a program can keep it: backups are encrypted, and no one file or secret opens the record.

That a copy lies where the running system cannot delete it is for whoever sets it up: docs/operations.md says how.
"""

import subprocess

import pytest

import kept
from partnership import bruise, family, first, session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("blank")
CANARIES = ("Marigold Underhill", "the yellow bicycle", "says the neighbour at nine")


@pytest.fixture
def folder():
    with kept.place() as place:
        yield place


@pytest.fixture
def ann():
    ann = family({**first(), "facts": [*first()["facts"], {"person": {"id": "ann", "known_as": [CANARIES[0]]}}]})
    ledger.append(session("csc"), ann, bruise("b1"), "protect")
    ledger.append(session("csc"), ann, told("v1", narrative=f"{CANARIES[1]}, {CANARIES[2]}"), "protect")
    return ann


def forms(word):
    """A word as it would lie in a file, and as PostgreSQL writes bytes."""
    return word.encode(), word.encode().hex().encode()


def in_sql(folder):
    """All that the backup of the record says to whoever has its secret, as PostgreSQL would be told it."""
    from tenfold.ledger.keeping import dumping, manifest, sealed_file

    _, pieces = manifest.apart(sealed_file.read_sealed(folder / "record", "record", kept.SECRET))
    archive = b"".join(pieces)
    program = dumping._program("pg_restore", 0)
    return subprocess.run([program, "--file=-"], input=archive, capture_output=True, check=True).stdout


def wrapped_keys(blank):
    return [bytes(key) for (key,) in kept.asked(blank, "SELECT wrapped FROM tenfold.family_key") if key]


def told_by_the_record(blank, folder):
    """What of the words and of the keys can be found in the backup of the record by whoever has its secret."""
    kept.back_up(blank, folder)
    text = in_sql(folder)
    assert b"COPY tenfold.entry" in text, "it is all there"
    words = [word for word in CANARIES if any(form in text for form in forms(word))]
    return words, sum(key.hex().encode() in text for key in wrapped_keys(blank))


@pytest.mark.usefixtures("ann")
def test_the_secret_of_the_record_opens_no_word_and_holds_no_key(blank, folder):
    assert told_by_the_record(blank, folder) == ([], 0)


@pytest.mark.usefixtures("ann")
def test_the_secret_of_the_record_opens_no_word_without_its_guard(blank, folder, monkeypatch):
    from tenfold.ledger.keeping import dumping, manifest

    assert manifest.NOT_TAKEN == dumping.NOT_TAKEN  # what is counted is read before the dump alone takes too much
    monkeypatch.setattr(dumping, "NOT_TAKEN", ())
    with pytest.raises(AssertionError):
        assert told_by_the_record(blank, folder) == ([], 0)


@pytest.mark.usefixtures("ann")
def test_without_its_secret_a_file_tells_nothing_and_the_secrets_are_not_each_other_s(blank, folder):
    from tenfold.ledger.keeping import kept_keys, restoring
    from tenfold.ledger.keeping.sealed_file import Unsound

    kept.back_up(blank, folder)
    master = blank.environment()["TENFOLD_MASTER_KEY"].encode()
    for name in ("record", "keys"):
        whole = (folder / name).read_bytes()
        assert not [one for one in (b"PGDMP", b"tenfold.entry", b"ledger_staff", master) if one in whole]
    with pytest.raises(Unsound, match="another secret"):
        restoring.read_manifest(folder / "record", kept.APART)
    with pytest.raises(Unsound, match="another secret"):
        kept_keys.read_keys(folder / "keys", kept.SECRET)
