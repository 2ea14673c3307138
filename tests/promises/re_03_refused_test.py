"""RE-03: a backup that is damaged, cut short, foreign or forged is refused in a sentence, and nothing is left of it."""

import fcntl
import os

import msgspec
import pytest

import kept
from partnership import family, first
from promises import re_03_test
from promises.re_03_test import left_behind, refused

backup, folder = re_03_test.backup, re_03_test.folder

pytestmark = pytest.mark.usefixtures("blank")

FLIPS = int(os.environ.get("TENFOLD_FLIPS", "60"))
"""How many places of a backup are damaged, one after another; a fuller run has more."""


def test_a_byte_that_was_changed_anywhere_is_noticed_and_so_is_an_end_that_is_missing(backup):
    from tenfold.ledger.keeping.restoring import read_manifest

    whole = (backup / "record").read_bytes()
    assert read_manifest(backup / "record", kept.SECRET).entries > 0
    places = [*range(42), *range(42, len(whole), len(whole) // FLIPS), *range(len(whole) - 20, len(whole))]
    for place in places:
        (backup / "record").write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert refused(lambda: read_manifest(backup / "record", kept.SECRET)), f"byte {place}"
    for end in [*range(0, len(whole), len(whole) // 40), len(whole) - 1]:
        (backup / "record").write_bytes(whole[:end])
        assert refused(lambda: read_manifest(backup / "record", kept.SECRET)), f"cut at {end}"
    (backup / "record").write_bytes(whole + b"\0")
    assert refused(lambda: read_manifest(backup / "record", kept.SECRET))


def damaged(backup):
    """Change a byte in the middle of a backup, and restore it; return why that is refused."""
    whole = bytearray((backup / "record").read_bytes())
    whole[len(whole) // 2] ^= 1
    (backup / "record").write_bytes(whole)
    return refused(lambda: kept.restore(backup, backup / "site"))


def test_a_damaged_backup_leaves_nothing_behind(backup):
    assert "damaged, cut short or was sealed with another secret" in damaged(backup)
    assert left_behind(backup) == []


def test_two_restores_into_one_place_do_not_undo_each_other(backup):
    (backup / "site.half").mkdir()
    (backup / "site.half" / "secrets.json").touch()
    with (backup / "site.half" / "lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "Another restore is at work" in refused(lambda: kept.restore(backup, backup / "site"))
    assert left_behind(backup) == ["site.half"]


def test_what_is_in_the_way_is_left_alone(backup):
    (backup / "site").mkdir()
    (backup / "site" / "letter").touch()
    assert "is not empty" in refused(lambda: kept.restore(backup, backup / "site"))
    (backup / "site-2.half").mkdir()
    (backup / "site-2.half" / "letter").touch()
    assert "no work of ours" in refused(lambda: kept.restore(backup, backup / "site-2"))
    assert "There is no folder" in refused(lambda: kept.restore(backup, backup / "none" / "site"))
    assert left_behind(backup) == ["site", "site-2.half"]


def test_keys_that_are_older_than_the_record_are_refused(blank, folder):
    kept.back_up_keys(blank, folder)
    older = (folder / "keys").read_bytes()
    family(first())
    kept.back_up(blank, folder)
    (folder / "keys").write_bytes(older)
    assert "older than the backup, or of another site" in refused(lambda: kept.restore(folder, folder / "site"))
    assert left_behind(folder) == []


def test_a_backup_of_a_newer_version_is_refused(backup, monkeypatch):
    from tenfold.ledger.keeping import restoring

    manifest = restoring.read_manifest(backup / "record", kept.SECRET)
    newer = msgspec.structs.replace(manifest, steps=(*manifest.steps, "ledger.9999_more"), tenfold="9.0")
    monkeypatch.setattr(restoring, "apart", lambda _: (newer, iter(())))
    assert "made by a newer Tenfold (9.0, with ledger.9999_more)" in refused(
        lambda: kept.restore(backup, backup / "site")
    )


def forged(backup):
    """Change an entry where nobody looks, back that up with all that says what it holds, and restore; say why not."""
    kept.restore(backup, backup / "site-1")
    (backup / "record").unlink()
    with kept.running(backup / "site-1") as site:
        kept.asked(site, "ALTER TABLE tenfold.entry DISABLE TRIGGER never")
        kept.asked(site, "UPDATE tenfold.entry SET agency = 'dva' WHERE number = 2 AND id = 'b1'")
        kept.asked(site, "ALTER TABLE tenfold.entry ENABLE TRIGGER never")
        kept.back_up(site, backup)
    return refused(lambda: kept.restore(backup, backup / "site-2"))


def test_a_forged_backup_is_refused_by_the_chain_and_leaves_nothing_behind(backup):
    assert "is broken at entry 2" in forged(backup)
    assert left_behind(backup) == ["site-1"]


def test_a_forged_backup_is_refused_by_the_chain_without_its_guard(backup, monkeypatch):
    from tenfold.ledger.keeping import restoring

    monkeypatch.setattr(restoring, "check_chains", lambda *_: None)
    with pytest.raises(AssertionError):
        assert forged(backup)
    assert left_behind(backup) == ["site-1", "site-2"], "it was taken for the record"
