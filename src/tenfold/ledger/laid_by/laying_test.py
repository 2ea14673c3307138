"""Folds that were laid by: used where they may be and nowhere else, dropped and destroyed with their family's key."""

import pytest
from cryptography.exceptions import InvalidTag

from partnership import bruise, family, first, session, told
from tampering import owner
from tenfold import ledger
from tenfold.ledger import destroyed, folding, keys, laid_by, reading
from tenfold.ledger.laid_by import version

pytestmark = pytest.mark.usefixtures("database")
ENTRIES = 6


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Lay small folds by, as large ones are."""
    monkeypatch.setattr(folding, "_WORTH", ENTRIES)


@pytest.fixture
def ann():
    return with_some_entries()


def with_some_entries(**more):
    marks = [bruise(f"b{n}") for n in range(ENTRIES)]
    stamps = {"agency": "csc", "author": {"role": "social worker"}, **more}
    return family(first(), *({**one, "recorded": f"2026-03-03T1{n}:00", **stamps} for n, one in enumerate(marks)))


def laid(ann):
    """Up to which entry a family's fold is laid by, and as what."""
    return owner("SELECT number, hash, mark, sealed FROM tenfold.laid_by WHERE family = %s", ann)


def asked(ann, who=None):
    """What a process that holds nothing of a family says that it asks."""
    destroyed.forget(ann)
    opened = ledger.open_record(who or session("csc"), ann, "protect", "child")
    return [(one.id, one.opened, one.closed, one.urgency, one.ask, one.acts) for one in opened.questions]


def listed(ann):
    """What lists say of the questions, with what is sealed opened."""
    rows = owner(
        'SELECT number, rule, urgency, opened, due, closed, "to", sealed FROM tenfold.question WHERE family = %s'
        " ORDER BY number",
        ann,
    )
    key = key_of(ann)
    return [(*row[:-1], keys.unseal(key, row[-1], ann.bytes + b"question")) for row in rows]


def key_of(ann):
    [[wrapped]] = owner("SELECT wrapped FROM tenfold.family_key WHERE family = %s", ann)
    return keys.unwrap(wrapped, ann)


def nothing_is_folded_anew(monkeypatch):
    def anew(_case):
        raise AssertionError("it was folded from its first entry on")

    monkeypatch.setattr(folding, "Walk", anew)


def found(ann):
    """The fold that a process which holds nothing takes up, if it takes one up."""
    from django.db import connections

    from tenfold.ledger.keeping.rebuilding import as_owner

    destroyed.forget(ann)
    with as_owner():
        kept = reading.read_family(ann)
    connections["owner"].close()
    return kept.laid


def test_another_process_takes_up_from_it_and_says_the_same(ann, monkeypatch):
    [(number, *_)] = laid(ann)
    assert number == ENTRIES + 1
    owner("DELETE FROM tenfold.laid_by WHERE family = %s", ann)
    anew = asked(ann)
    ledger.append(session("csc"), ann, told("v1"), "protect")
    destroyed.forget(ann)
    ledger.append(session("csc"), ann, told("v2"), "protect")
    assert anew
    assert laid(ann)
    nothing_is_folded_anew(monkeypatch)
    taken_up = asked(ann)
    monkeypatch.undo()
    owner("DELETE FROM tenfold.laid_by WHERE family = %s", ann)
    assert taken_up == asked(ann)


def test_lists_are_the_same_whoever_took_up_from_where_and_when(ann):
    from tenfold.ledger.keeping.rebuilding import as_owner, rebuild_family

    for n, words in enumerate((bruise("x"), told("v", seen={"ann": "seen"}), checked(), plan(), bruise("y"))):
        if n % 2 == 0:
            destroyed.forget(ann)
        ledger.append(session("csc"), ann, words, "protect")
    before = listed(ann)
    with as_owner():
        rebuild_family(ann)
    assert before == listed(ann)
    assert len(before) > ENTRIES


def checked():
    return told(
        "c1", event="call", facts=[{"check": {"about": ["b1-mark"], "against": "witness", "result": "corroborated"}}]
    )


def plan():
    return told("p1", event="initial_conference", facts=[{"plan": {"child": "ann", "status": "started"}}])


def test_a_small_family_and_one_that_is_warm_wait_for_nothing_to_be_laid_by(ann):
    small = family(first())
    ledger.append(session("csc"), small, told("v1"), "protect")
    assert laid(small) == []
    before = laid(ann)
    for n in range(ENTRIES + 1):
        ledger.append(session("csc"), ann, told(f"w{n}"), "protect")
    assert laid(ann) == before


def test_the_clock_lays_by_what_is_warm_for_nobody_waits_for_it(ann):
    from tenfold.ledger import waking

    for n in range(ENTRIES + 1):
        ledger.append(session("csc"), ann, told(f"w{n}"), "protect")
    [[number]] = owner("SELECT number FROM tenfold.family WHERE id = %s", ann)
    owner("UPDATE tenfold.wake SET at = now() WHERE family = %s", ann)
    waking.wake(number)
    assert [row[0] for row in laid(ann)] == [2 * ENTRIES + 2]


def flip(ann):
    owner("UPDATE tenfold.laid_by SET sealed = set_byte(sealed, 100, get_byte(sealed, 100) # 1) WHERE family = %s", ann)


def of_another_place(ann):
    owner("UPDATE tenfold.laid_by SET number = number - 1 WHERE family = %s", ann)


def of_another_head(ann):
    owner("UPDATE tenfold.laid_by SET hash = sha256(hash) WHERE family = %s", ann)


def of_another_family(ann):
    owner("DELETE FROM tenfold.laid_by WHERE family = %s", ann)
    owner(
        "INSERT INTO tenfold.laid_by SELECT %s, number, hash, mark, sealed FROM tenfold.laid_by WHERE family = %s",
        ann,
        with_some_entries(),
    )


def of_another_mark(ann):
    owner("UPDATE tenfold.laid_by SET mark = sha256(mark) WHERE family = %s", ann)


@pytest.mark.parametrize("harm", [flip, of_another_place, of_another_head, of_another_family, of_another_mark])
def test_what_was_altered_or_moved_is_not_taken_up_and_nothing_is_missing(ann, harm):
    before = asked(ann)
    assert found(ann) is not None
    harm(ann)
    assert found(ann) is None
    assert asked(ann) == before


def test_what_other_rules_another_guidance_or_another_partnership_made_is_not_taken_up(ann, monkeypatch):
    assert found(ann) is not None
    mark = version.mark_of_code()
    monkeypatch.setattr(version, "mark_of_code", lambda: bytes(reversed(mark)))
    assert found(ann) is None
    monkeypatch.undo()
    assert found(ann) is not None
    assert version.mark_of(b"header", "[]") not in (version.mark_of(b"header", "[1]"), version.mark_of(b"", "[]"))


def test_each_file_of_rules_and_guidance_counts_for_the_mark(tmp_path, monkeypatch):
    from importlib.resources import files
    from shutil import copytree

    real = version.mark_of_code.__wrapped__
    copytree(str(files("tenfold")), tmp_path / "tenfold", ignore=lambda *_: ["static", "__pycache__"])
    monkeypatch.setattr(version, "files", lambda name: tmp_path / name)
    before = real()
    assert before == version.mark_of_code()
    for path in ("questions/curiosity/child_not_seen.py", "guidance/editions/*.toml", "picture/cells.py"):
        touched = next((tmp_path / "tenfold").glob(path))
        was = touched.read_bytes()
        touched.write_bytes(was + b"# other\n")
        assert real() != before
        touched.write_bytes(was)
    assert real() == before


def test_a_fold_from_which_the_chain_does_not_go_on_is_not_taken_up(ann):
    """It is authentic, and of this family, but the record stands otherwise: as after a backup was restored."""
    from tenfold.ledger.keeping.rebuilding import as_owner

    before = asked(ann)
    destroyed.forget(ann)
    with as_owner():
        kept = reading.read_family(ann)
        walk, order = kept.laid.take()
        few = kept.case.entries[:2]
        other = (few, walk, order)
        laid_by.lay_by(ann, kept.key, 2, bytes(32), kept.mark, other)
    assert found(ann) is None
    assert asked(ann) == before


def test_only_one_takes_it_up_for_it_goes_on_changing(ann):
    told = found(ann)
    assert told.take() is not None
    assert told.take() is None


def test_rebuilding_drops_it_and_makes_it_again_from_entries(ann):
    from tenfold.ledger.keeping.rebuilding import as_owner, rebuild_family

    before, right = asked(ann), listed(ann)
    destroyed.forget(ann)
    with as_owner():
        kept = reading.read_family(ann)
        walk, _ = kept.laid.take()
        walk.questions.clear()
        laid_by.lay_by(ann, kept.key, kept.last, kept.head, kept.mark, (kept.case.entries, walk, []))
    assert asked(ann) != before, "it is believed, since it was laid by under the family's key"
    with as_owner():
        rebuild_family(ann)
    assert (asked(ann), listed(ann)) == (before, right)
    assert found(ann).number == kept.last


def test_it_goes_with_the_key_and_a_copy_of_it_can_be_read_by_nobody(ann):
    from tenfold.ledger.keeping import deciding

    [(number, head, mark, sealed)] = laid(ann)
    request = deciding.ask(session("csc", "administrator"), ann, "order", "FD26P00412", "The court orders it.")
    deciding.approve(session("police", "auditor"), request)
    assert laid(ann) == []
    with pytest.raises(keys.KeyGone):
        key_of(ann)
    with pytest.raises(InvalidTag):
        keys.unseal(keys.fresh_key(), sealed, b"laid by" + ann.bytes + number.to_bytes(8, "big") + head + mark)


def test_nothing_that_is_for_some_alone_is_ever_in_it(ann):
    """Neither where it was sealed from the start, nor where it was sealed when a fold was there already."""
    hidden = with_some_entries(restricted="sealed")
    assert laid(hidden) == []
    nurse = session("ed")
    ledger.present(nurse, ann, "care", "Ann is in the department")
    before, rows = asked(ann, nurse), laid(ann)
    ledger.append(session("csc"), ann, {**bruise("secret"), "restricted": "sealed"}, "protect")
    for n in range(ENTRIES + 1):
        destroyed.forget(ann)
        ledger.append(session("csc"), ann, {**told(f"s{n}"), "restricted": "sealed"}, "protect")
    assert laid(ann) == rows
    assert [one[:3] for one in asked(ann, nurse)] == [one[:3] for one in before]
    assert "secret" in [one.id for one in ledger.open_record(session("csc"), ann, "protect", "child").case.entries]


def test_who_has_not_opened_the_family_finds_no_row_of_it(ann):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM tenfold.laid_by")
        assert cursor.fetchone() == (0,)
        cursor.execute("UPDATE tenfold.laid_by SET number = 1 WHERE family = %s", [ann])
        assert cursor.rowcount == 0
    assert laid(ann)
