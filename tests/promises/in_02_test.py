"""IN-02: a family's entries form a chain. One that was altered, dropped or put elsewhere is found, and named.

Whoever owns the database takes its guards down and changes each column of an entry, a head, a line of the access log;
the walk of `tenfold verify` names the family, or the line. As many changes by chance as MUTATIONS says (40; the
promise's figure is 10,000; SEED picks others) are found, all of them.
"""

import os
import random

import pytest

from tampering import after, breaks, broken_before, owner, unguarded, written

pytestmark = pytest.mark.usefixtures("blank")
MUTATIONS, SEED = int(os.environ.get("MUTATIONS", "40")), int(os.environ.get("SEED", "1"))
LAST, A_TURN = 5, 100
BENT = "set_byte({0}, {1}, get_byte({0}, {1}) # 1)"
OF_AN_ENTRY = {
    "family": ["gen_random_uuid()"],
    "number": ["number + 100"],
    "id": ["id || ' '", "''"],
    "agency": ["'police'", "'nobody'"],
    "staff": ["1", "coalesce(staff, 0) + 1"],
    "recorded": ["recorded + interval '1 microsecond'", "recorded - interval '1 year'", "'infinity'", "'-infinity'"],
    "commitment": [BENT.format("commitment", 0), BENT.format("commitment", 31)],
    "hash": [BENT.format("hash", 0), BENT.format("hash", 31)],
    "sealed": [BENT.format("sealed", 0), BENT.format("sealed", 44), BENT.format("sealed", "length(sealed) - 1"), "''"],
    "tx": ["'3'", "'9000000000'", "'18446744073709551615'"],
}
OF_A_HEAD = {
    "number": ["number - 1", "number + 1", "0"],
    "recorded": ["recorded + interval '1 microsecond'", "'-infinity'", "'infinity'"],
    "hash": [BENT.format("hash", 7), "decode(repeat('00', 32), 'hex')"],
}
OF_A_LINE = {
    "at": ["at + interval '1 microsecond'", "'infinity'"],
    "tx": ["'3'", "'9000000000'"],
    "staff": ["staff + 1"],
    "family": ["NULL", "gen_random_uuid()"],
    "purpose": ["'protect' || purpose"],
    "basis": ["''"],
    "page": ["page || ' '"],
    "known": ["now()", "'infinity'"],
    "outcome": ["'refused'"],
}


def each(changes):
    return [(column, change) for column, several in changes.items() for change in several]


@pytest.fixture(scope="module")
def ann(blank):
    assert blank.process
    return written(LAST)


@pytest.fixture(scope="module")
def bea(blank):
    assert blank.process
    return written(LAST)


@pytest.fixture(scope="module")
def line(ann):
    [(found,)] = owner("SELECT max(id) FROM tenfold.access WHERE family = %s", ann)
    return found


def of(family, number):
    return f"WHERE family = '{family}' AND number = {number}"


def put_in_each_other_s_place(column, one, other):
    """SQL by which two entries change a column (families and numbers told as text)."""
    where = " OR ".join(f"(e.family = '{family}' AND e.number = {number})" for family, number in (one, other))
    keep = f"CREATE TEMP TABLE two ON COMMIT DROP AS SELECT * FROM tenfold.entry e WHERE {where}"
    other = f"({where}) AND (two.family, two.number) <> (e.family, e.number)"
    return keep, f"UPDATE tenfold.entry e SET {column} = two.{column} FROM two WHERE {other}"


def test_a_record_that_nobody_touched_is_whole(ann, bea, line):
    assert [one for one in breaks() if str(ann) in one or str(bea) in one or f"Line {line} " in one] == []


@pytest.mark.parametrize(("column", "change"), each(OF_AN_ENTRY))
@pytest.mark.parametrize("number", [1, 3, LAST])
def test_an_entry_changed_in_any_column_is_found_and_its_family_named_once(ann, column, change, number):
    found = after(f"UPDATE tenfold.entry SET {column} = {change} {of(ann, number)}")
    [named] = [one for one in found if str(ann) in one]
    assert "entry" in named


@pytest.mark.parametrize("number", [1, 3, LAST])
def test_an_entry_taken_out_is_found(ann, number):
    [found] = after(f"DELETE FROM tenfold.entry {of(ann, number)}")
    told = f"entry {number} is not there" if number < LAST else "its last entry is 5, and the last that is there is 4"
    assert str(ann) in found
    assert told in found


def test_two_entries_in_each_other_s_place_are_found(ann):
    [found] = after(
        f"UPDATE tenfold.entry SET number = 100 + number WHERE family = '{ann}' AND number IN (2, 3)",
        f"UPDATE tenfold.entry SET number = 105 - number WHERE family = '{ann}' AND number > 100",
    )
    assert f"({ann}): entry 2 was changed" in found


def test_two_sealed_bodies_in_each_other_s_place_are_found(ann):
    [found] = after(*put_in_each_other_s_place("sealed", (ann, 2), (ann, 4)))
    assert f"({ann}): the body of entry 2 was changed or is another’s" in found


def test_two_sealed_bodies_of_two_families_in_each_other_s_place_are_found(ann, bea):
    found = after(*put_in_each_other_s_place("sealed", (ann, 2), (bea, 2)))
    assert sorted(str(one) in sentence for one in (ann, bea) for sentence in found) == [False, False, True, True]


@pytest.mark.parametrize(("column", "change"), each(OF_A_HEAD))
def test_a_head_changed_in_any_column_is_found(ann, column, change):
    [found] = after(f"UPDATE tenfold.family_head SET {column} = {change} WHERE family = '{ann}'")
    assert f"({ann}): its head" in found


@pytest.mark.parametrize("table", ["family", "family_head", "family_key"])
def test_a_family_without_its_head_its_key_or_itself_is_found(ann, table):
    key = "id" if table == "family" else "family"
    [found] = [one for one in after(f"DELETE FROM tenfold.{table} WHERE {key} = '{ann}'") if str(ann) in one]
    assert "not there" in found or "itself is not" in found


@pytest.mark.parametrize(("table", "column", "key"), [("family_key", "wrapped", "family"), ("family", "sealed", "id")])
@pytest.mark.parametrize("change", [BENT, "(SELECT {0} FROM tenfold.{2} x WHERE x.{3} = '{4}')"])
def test_a_key_or_a_header_that_was_changed_or_is_another_s_is_found(ann, bea, table, column, key, change):
    value = change.format(column, 20, table, key, bea)
    [found] = after(f"UPDATE tenfold.{table} SET {column} = {value} WHERE {key} = '{ann}'")
    assert f"({ann}): " in found
    assert "does not open" in found


@pytest.mark.parametrize(("column", "change"), each(OF_A_LINE))
def test_a_line_of_the_access_log_changed_in_any_column_is_found(line, column, change):
    found = after(f"UPDATE tenfold.access SET {column} = {change} WHERE id = {line}")
    assert [one for one in found if one.startswith(f"Line {line} of the access log was changed")] == found


def test_a_line_of_the_access_log_that_was_taken_out_or_given_another_number_is_found(line):
    [found] = after(f"DELETE FROM tenfold.access WHERE id = {line}")
    assert f"Line {line} of the access log is in the log" in found
    assert "not there any more" in found
    found = after(f"UPDATE tenfold.access SET id = DEFAULT WHERE id = {line}")
    assert len(found) == 2


def test_an_entry_slipped_in_among_the_old_ones_is_found(ann):
    [found] = after(
        f"INSERT INTO tenfold.entry SELECT family, 6, 'x', agency, staff, recorded, commitment, hash, sealed, tx"
        f" FROM tenfold.entry {of(ann, LAST)}"
    )
    assert f"({ann}): entry 6 " in found


def test_a_family_whose_key_was_destroyed_keeps_a_chain_that_is_checked_and_it_is_said_what_is_not(ann):
    from tenfold.ledger.verifying import walk

    gone = f"UPDATE tenfold.family_key SET wrapped = NULL, destroyed = now() WHERE family = '{ann}'"
    assert after(gone) == []
    [found] = after(gone, f"UPDATE tenfold.entry SET agency = 'police' {of(ann, 2)}")
    assert f"({ann}): entry 2 was changed" in found
    [found] = after(gone, f"UPDATE tenfold.entry SET id = 'x' {of(ann, 2)}")
    assert f"({ann}): entry 2 is not the one that the log holds" in found
    with unguarded():
        owner(gone)
        assert any("were destroyed" in one for one in walk([].append).unchecked())


COLUMNS = {
    "entry": "family number id agency staff recorded commitment hash sealed tx".split(),
    "family_head": "number recorded hash".split(),
    "access": "at tx staff family purpose basis page known outcome".split(),
}


def by_chance(dice, kind, column):
    """A change of a column by chance, as SQL that never leaves it as it was."""
    if kind == "bytea":
        place = f"(floor({dice.random()} * length({column})))::int"
        return f"set_byte({column}, {place}, get_byte({column}, {place}) # {dice.randrange(1, 256)})"
    if kind == "uuid":
        return f"'{dice.randrange(2**128):032x}'"
    if kind == "timestamp with time zone":
        far = dice.choice([-1, 1]) * dice.randrange(1, 10 ** dice.randrange(1, 15))
        return f"coalesce({column}, now()) + {far} * interval '1 microsecond'"
    if kind == "xid8":
        return f"((({column}::text)::bigint + {dice.randrange(1, 10 ** dice.randrange(1, 12))})::text)::xid8"
    if kind in {"integer", "bigint"}:
        return f"coalesce({column}, 0) + {dice.randrange(LAST, 1000)}"  # a number that no other entry has
    return f"left({column}, {dice.randrange(4)}) || '{dice.choice('abcxyz ’ü')}' || {column}"


@pytest.fixture(scope="module")
def kinds(blank):
    assert blank.process
    told = "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'tenfold'"
    return {(table, column): kind for table, column, kind in owner(told)}


def changed_by_chance(dice, kinds, ann, line):
    table = dice.choice(["entry", "entry", "entry", "family_head", "access"])
    column = dice.choice(COLUMNS[table])
    row = {
        "entry": of(ann, dice.randrange(1, LAST + 1)),
        "family_head": f"WHERE family = '{ann}'",
        "access": f"WHERE id = {line}",
    }
    return f"UPDATE tenfold.{table} SET {column} = {by_chance(dice, kinds[table, column], column)} {row[table]}"


def all_are_found(kinds, ann, line, many, seed=SEED, *, to_the_end=True):
    from django.db import transaction

    dice, missed = random.Random(seed), []  # noqa: S311 - chance, to be had again
    with unguarded():
        owner("ALTER TABLE tenfold.access DROP CONSTRAINT access_outcome_check")
        before = broken_before()
        for _ in range(many):
            harm = changed_by_chance(dice, kinds, ann, line)
            with transaction.atomic(using="owner"):
                owner(harm)
                if not any(str(ann) in one or f"Line {line} " in one for one in set(breaks()) - before):
                    missed.append(harm)
                transaction.set_rollback(True, using="owner")
            if missed and not to_the_end:
                break
    assert missed == []


@pytest.mark.parametrize("turn", range(-(-MUTATIONS // A_TURN)))
def test_of_many_changes_by_chance_each_is_found(kinds, ann, line, turn):
    all_are_found(kinds, ann, line, min(A_TURN, MUTATIONS - turn * A_TURN), SEED * 10_000 + turn)


@pytest.mark.parametrize("guard", ["_misplaced", "_misstated", "_beheaded", "_unsealed"])
def test_of_many_changes_by_chance_some_are_missed_without_its_guard(kinds, ann, line, monkeypatch, guard):
    from tenfold.ledger.verifying import chains

    monkeypatch.setattr(chains, guard, lambda *_: None)
    with pytest.raises(AssertionError):
        all_are_found(kinds, ann, line, 100, to_the_end=False)


def test_an_entry_taken_out_at_the_end_is_missed_without_its_guard(ann, monkeypatch):
    from tenfold.ledger.verifying import chains

    monkeypatch.setattr(chains, "_beheaded", lambda *_: None)
    monkeypatch.setattr(chains, "_GONE", chains._GONE.replace("WHERE", "WHERE false AND"))
    with pytest.raises(AssertionError):
        assert after(f"DELETE FROM tenfold.entry {of(ann, LAST)}")
