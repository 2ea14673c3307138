"""CO-04: what is written lies under a key of its family's, and that under one outside the database.

A family's narratives, accounts, names and title are planted with CANARIES words (1,000), and so are a search and a
question to the register. None is found in a dump of the database, nor in any file of its folder, which is what a
replica has: neither plain nor as a dump prints bytes. A sealed body put into another row does not open.
"""

import base64
import os
import re
import subprocess
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag

from partnership import bruise, case, family, first, session, told
from tampering import erased, given_leave, owner
from tenfold import ledger

CANARIES, AN_ENTRY = int(os.environ.get("CANARIES", "1000")), 40
BORN = date(2024, 2, 1)


def planted(mark):
    """A family whose record is full of words that are nowhere else: a mark that they share, and a number each."""
    title, child, mother, *rest = (f"{mark}x{number}" for number in range(CANARIES))
    who = [
        {"person": {"id": "ann", "name": f"Ann {child}", "known_as": [child], "born": BORN.isoformat()}},
        {"person": {"id": "mum", "name": mother}},
        {"relationship": {"of": "mum", "to": "ann", "is": "mother"}},
    ]
    entries = [first(facts=who)]
    for start in range(0, len(rest), AN_ENTRY):
        said = rest[start : start + AN_ENTRY]
        facts = [{"account": {"by": "mum", "about": ["household"], "claim": "other", "says": " ".join(said[::2])}}]
        entry = told(f"c{start}", narrative=" ".join(said[1::2]), facts=facts, author={"role": "nurse"})
        entries.append({**entry, "agency": "csc"})
    ann = ledger.load_history(session("csc", "administrator"), replace(case(*entries), title=title))
    ledger.append(session("csc"), ann, bruise("b1", narrative=f"{mark}x appended"), "protect")
    return ann, child


def looked_for(child):
    """Somebody searches for the child, and asks the register about it."""
    assert ledger.find(session("csc"), f"Ann {child}", BORN)
    ledger.ask_register(session("csc", "custodian"), f"Nurse {child}", "Hospital", f"Ann {child}", BORN)


def dumped(server):
    """The database as PostgreSQL's own program dumps it."""
    program = server._programs.folder / "pg_dump"
    words = [program, "--dbname", os.environ["TENFOLD_OWNER_URL"], "--no-sync"]
    done = subprocess.run(words, capture_output=True, check=True)
    assert b"COPY tenfold.entry" in done.stdout
    return done.stdout


def files_of(server):
    """Every file of the database's folder, the log of what was written, which is on the disk first, among them."""
    for path in sorted(server.database.rglob("*")):
        if path.is_file() and path.name != "postmaster.pid":
            yield path.read_bytes()


def shapes(mark):
    """How a mark would look: plain, in hexadecimal, in base64 wherever it began."""
    plain = mark.encode()
    in64 = [base64.b64encode(bytes(skip) + plain)[4 * (skip > 0) + 4 : -4] for skip in range(3)]
    return re.compile(b"|".join(re.escape(one) for one in (plain, plain.hex().encode(), *in64)))


def nothing_of_it(mark, texts):
    found = sum(len(shapes(mark).findall(text)) for text in texts)
    assert found == 0, f"{found} places hold what was written"


def opens_nowhere_else(ann):
    """Whether a record is refused once two of its sealed bodies stand in each other's place."""
    swap = (
        "UPDATE tenfold.entry e SET sealed = o.sealed FROM tenfold.entry o"
        " WHERE e.family = %s AND o.family = e.family AND e.number IN (2, 3) AND o.number = 5 - e.number"
    )
    with given_leave("entry"):
        owner(swap, ann)
        try:
            refused = opened_by(session("csc"), ann) is None
        finally:
            owner(swap, ann)
    assert refused


def opened_by(sam, ann):
    """The record as a process opens it that does not hold it in memory; nothing where it does not open."""
    from tenfold.ledger.reading import forget

    forget(ann)
    try:
        return ledger.open_record(sam, ann, "protect", "child")
    except InvalidTag:
        return None


@contextmanager
def taken_away(ann):
    """What was written without its guard is left to no other test."""
    try:
        yield
    finally:
        erased(ann)


def test_no_word_of_a_record_and_no_name_is_in_a_dump_or_in_a_file_of_the_database(database):
    mark = f"zq{uuid4().hex}"
    ann, child = planted(mark)
    looked_for(child)
    shown = ledger.open_record(session("csc"), ann, "protect", "child")
    assert sum(entry.narrative.count(mark) for entry in shown.case.entries if entry.narrative) > CANARIES // 3
    nothing_of_it(mark, [dumped(database)])
    nothing_of_it(mark, files_of(database))


def test_a_sealed_body_in_another_s_place_does_not_open(database):
    assert database.process
    opens_nowhere_else(family(first(), *brought()))


def brought():
    return [{**bruise(id), "agency": "csc", "author": {"role": "nurse"}} for id in ("b1", "b2")]


def test_words_are_found_in_a_dump_without_its_guard(database, monkeypatch):
    from tenfold.ledger import keys

    mark = f"zq{uuid4().hex}"
    monkeypatch.setattr(keys, "seal", lambda _, plain, __: bytes(12) + plain)
    monkeypatch.setattr(keys, "unseal", lambda _, sealed, __: sealed[12:])
    ann, _ = planted(mark)
    monkeypatch.undo()
    with taken_away(ann), pytest.raises(AssertionError, match="hold what was written"):
        nothing_of_it(mark, [dumped(database)])


def test_a_sealed_body_in_another_s_place_opens_without_its_guard(database, monkeypatch):
    from tenfold.ledger import appending, reading

    assert database.process
    for module in (appending, reading):
        monkeypatch.setattr(module, "bound", lambda family, _: family.bytes)
    ann = family(first(), *brought())
    with taken_away(ann), pytest.raises(AssertionError):
        opens_nowhere_else(ann)
