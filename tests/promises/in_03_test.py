"""IN-03: every entry and every look is in one log, and others keep its checkpoints: nothing goes missing unseen.

Whoever owns the database, and even holds the key that signs, takes a whole family away with its head and every trace,
or everything after some moment, and signs the rest anew: what is left is whole by itself, and a checkpoint that the
police or the hospital kept says that it is not what was.
"""

from contextlib import contextmanager

import pytest

from partnership import session
from tampering import breaks, owner, sealed, unguarded, written

pytestmark = pytest.mark.usefixtures("blank")
WHERE = {"family": "id", "family_head": "family", "family_key": "family", "entry": "family", "access": "family"}


def handed_over(folder, *names):
    """The last checkpoint as files that other agencies keep."""
    from tenfold.ledger.sequencing import last

    for name in names:
        (folder / name).write_text(last().note, "utf-8")
    return folder


def kept(folder):
    from tenfold.ledger import keys
    from tenfold.ledger.verifying import kept_in

    return kept_in(folder, keys.signing_key().public)


@contextmanager
def without(family):
    """The record without a family: no row of it and no line about it is left, and the rest is signed anew."""
    from tenfold.ledger.sequencing import sequence

    with unguarded():
        for table, column in WHERE.items():
            owner(f"DELETE FROM tenfold.{table} WHERE {column} = '{family}'")
        owner("DELETE FROM tenfold.leaf")
        owner("DELETE FROM tenfold.checkpoint")
        sequence(wait=True)
        yield


@contextmanager
def without_all_after(size):
    """The record as it was when its log had so many leaves."""
    with unguarded():
        late = f"FROM tenfold.leaf l WHERE l.position >= {size}"
        owner(f"DELETE FROM tenfold.access a WHERE a.id IN (SELECT l.access {late})")
        owner(
            f"DELETE FROM tenfold.entry e WHERE EXISTS (SELECT {late} AND (l.family, l.number) = (e.family, e.number))"
        )
        owner(f"DELETE FROM tenfold.leaf WHERE position >= {size}")
        owner(f"DELETE FROM tenfold.checkpoint WHERE size > {size}")
        owner(
            "UPDATE tenfold.family_head h SET (number, recorded, hash) = (SELECT e.number, e.recorded, e.hash"
            " FROM tenfold.entry e WHERE e.family = h.family ORDER BY e.number DESC LIMIT 1)"
            " WHERE h.number > (SELECT max(e.number) FROM tenfold.entry e WHERE e.family = h.family)"
        )
        gone = " AND ".join(
            f"NOT EXISTS (SELECT FROM tenfold.{of} e WHERE e.family = {{0}})" for of in ("entry", "access")
        )
        for table, column in (("family_head", "family"), ("family_key", "family"), ("family", "id")):
            owner(f"DELETE FROM tenfold.{table} x WHERE {gone.format(f'x.{column}')}")
        yield


def the_family_is_missed(family, folder=None):
    before = set(breaks())
    with without(family):
        found = [one for one in breaks(kept(folder) if folder else ()) if one not in before]
    assert found


def the_tail_is_missed(size, folder=None):
    before = set(breaks())
    with without_all_after(size):
        found = [one for one in breaks(kept(folder) if folder else ()) if one not in before]
    assert found


def test_a_whole_family_that_was_taken_away_with_its_head_is_missed_and_named():
    ann = written()
    with unguarded():
        for table, column in WHERE.items():
            owner(f"DELETE FROM tenfold.{table} WHERE {column} = '{ann}'")
        named = [one for one in breaks() if str(ann) in one]
    assert len(named) == 1
    assert "5 entries (1 to 5) are in the log" in named[0]


def test_a_family_taken_away_from_a_record_that_was_signed_anew_is_missed_by_what_others_keep(tmp_path):
    ann = written()
    the_family_is_missed(ann, handed_over(tmp_path, "police.txt", "hospital.txt"))


def test_a_family_taken_away_from_a_record_that_was_signed_anew_without_its_guard():
    ann = written()
    with pytest.raises(AssertionError):
        the_family_is_missed(ann)


def test_everything_after_a_moment_is_missed_by_what_others_keep(tmp_path):
    written()
    early = size_now()
    written()
    the_tail_is_missed(early, handed_over(tmp_path, "police.txt"))


def test_everything_after_a_moment_without_its_guard():
    written()
    early = size_now()
    written()
    with pytest.raises(AssertionError):
        the_tail_is_missed(early)


def size_now():
    from tenfold.ledger.sequencing import last

    return last().size


def test_what_others_keep_agrees_with_a_record_that_only_grew(tmp_path):
    written()
    handed_over(tmp_path, "first.txt")
    written()
    handed_over(tmp_path, "second.txt")
    written()
    held = kept(tmp_path)
    assert [one.checkpoint.size for one in held] == sorted(one.checkpoint.size for one in held)
    assert not [one for one in breaks(held) if "kept checkpoint" in one]


def test_each_kept_checkpoint_that_differs_is_named_and_one_of_another_log_is_refused(tmp_path):
    from tenfold.ledger.checkpoints import SigningKey

    ann = written()
    handed_over(tmp_path, "police.txt", "hospital.txt")
    (tmp_path / "other.txt").write_text(SigningKey("tenfold/other", bytes(32)).checkpoint(1, bytes(32)).note, "utf-8")
    (tmp_path / "letter.txt").write_text("Dear all", "utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff")
    with without(ann):
        found = breaks(kept(tmp_path))
    for name in ("police.txt", "hospital.txt"):
        assert [one for one in found if name in one and "leaves" in one]
    for name in ("other.txt", "letter.txt", "picture.png"):
        assert [one for one in found if one.startswith(f"{name} cannot be compared")]


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE tenfold.leaf SET hash = sha256('x') WHERE position = {0}",
        "UPDATE tenfold.leaf SET above = sha256('x') WHERE position = {0}",
        "UPDATE tenfold.leaf SET position = position + 1000000 WHERE position = {0}",
        "UPDATE tenfold.leaf SET family = gen_random_uuid() WHERE position = {0}",
        "UPDATE tenfold.leaf SET number = number + 1000 WHERE position = {0}",
        "DELETE FROM tenfold.leaf WHERE position = {0}",
        "DELETE FROM tenfold.leaf WHERE position = (SELECT max(position) FROM tenfold.leaf)",
        "DELETE FROM tenfold.checkpoint WHERE size = (SELECT max(size) FROM tenfold.checkpoint)",
        "UPDATE tenfold.checkpoint SET root = sha256('x') WHERE size > {0}",
        "UPDATE tenfold.checkpoint SET size = size + 1 WHERE size = (SELECT max(size) FROM tenfold.checkpoint)",
        "UPDATE tenfold.checkpoint SET note = replace(note, '{1}', '{2}') WHERE size > {0}",
        "UPDATE tenfold.checkpoint SET upto = '3'",
        "UPDATE tenfold.checkpoint SET upto = '9000000000'",
    ],
)
def test_a_log_that_was_changed_is_found(harm):
    ann = written()
    [(place,)] = owner("SELECT position FROM tenfold.leaf WHERE family = %s AND number = 3", ann)
    before, size = set(breaks()), size_now()
    with unguarded():
        owner(harm.format(place, f"\n{size}\n", f"\n{size + 1}\n"))
        assert [one for one in breaks() if one not in before]


def test_looks_are_in_the_log_too():
    from tenfold import ledger

    ann, sam = written(), session("csc")
    ledger.open_record(sam, ann, "protect", "child")
    [(line,)] = owner("SELECT max(id) FROM tenfold.access WHERE staff = %s", int(sam.viewer.id))
    sealed()
    with unguarded():
        owner("DELETE FROM tenfold.access WHERE id = %s", line)
        assert [one for one in breaks() if f"Line {line} of the access log" in one]


def test_a_record_that_nobody_touched_is_whole():
    ann = written()
    assert [one for one in breaks() if str(ann) in one] == []
