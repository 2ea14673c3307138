"""IN-08: the form in which hashes are made is named in them and written down: they can be made again in decades.

`forms-1.jsonl` holds 500 invented entries with the hash of each in its family's chain and of its leaf. It is never
edited, only followed by another file when another form is. Three programs make the same of it: the ledger, the script
that a court is given, and SQL; a fourth, JavaScript, where there is Node to run it.
"""

import json
import shutil
import subprocess
from base64 import b64decode
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest

from tampering import owner

FORMS = Path(__file__).with_name("forms-1.jsonl")
AS_IT_WAS = "e9e5e03eb21993c1eef6021fb3e104bf085344064db036b378e2b2d400567fc7"
NOBODY = bytes(32)


def entries():
    return [json.loads(line) for line in FORMS.read_text("utf-8").splitlines()]


def by_the_ledger(entry):
    from tenfold.ledger.chain import link
    from tenfold.ledger.leaves import entry_leaf

    family, before, commitment = (
        UUID(entry["family"]),
        bytes.fromhex(entry["before"]),
        bytes.fromhex(entry["commitment"]),
    )
    recorded = datetime.fromisoformat(entry["recorded"])
    made = link(before, family, entry["number"], recorded, entry["agency"], entry["staff"], commitment)
    leaf = entry_leaf(family, entry["number"], entry["id"], entry["tx"], made)
    return sha256(b64decode(entry["said"])).hexdigest(), made.hex(), leaf.hex()


def by_the_script(entry):
    from tenfold.ledger import check_proof

    return (
        sha256(b64decode(entry["said"])).hexdigest(),
        check_proof.link_of(entry).hex(),
        check_proof.leaf_of(entry).hex(),
    )


SQL = """
WITH told AS (SELECT value e FROM jsonb_array_elements(%s::jsonb)),
fields AS (
    SELECT e, sha256(decode(e->>'said', 'base64')) commitment, ARRAY[
        decode(e->>'before', 'hex'), decode(replace(e->>'family', '-', ''), 'hex'), int8send((e->>'number')::int8),
        convert_to(e->>'recorded', 'UTF8'), convert_to(e->>'agency', 'UTF8'),
        convert_to(coalesce(e->>'staff', ''), 'UTF8'), decode(e->>'commitment', 'hex')] of_link
    FROM told
),
linked AS (
    SELECT e, commitment, sha256(convert_to('tenfold-entry-1', 'UTF8') || '\\x00' ||
        (SELECT string_agg(int4send(length(f)) || f, '' ORDER BY n) FROM unnest(of_link) WITH ORDINALITY u (f, n))) hash
    FROM fields
)
SELECT encode(commitment, 'hex'), encode(hash, 'hex'), encode(sha256('\\x00' ||
    convert_to('tenfold-leaf-entry-1', 'UTF8') || '\\x00' || (
        SELECT string_agg(int4send(length(f)) || f, '' ORDER BY n) FROM unnest(ARRAY[
            decode(replace(e->>'family', '-', ''), 'hex'), int8send((e->>'number')::int8), convert_to(e->>'id', 'UTF8'),
            convert_to(e->>'tx', 'UTF8'), hash]) WITH ORDINALITY u (f, n))), 'hex')
FROM linked ORDER BY (e->>'family'), (e->>'number')::int
"""

JAVASCRIPT = """
const { createHash } = require("crypto");
const sha = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();
const size = (field) => { const four = Buffer.alloc(4); four.writeUInt32BE(field.length); return four; };
const framed = (form, ...fields) => Buffer.concat([Buffer.from(form + "\\0"), ...fields.flatMap((f) => [size(f), f])]);
const told = require("fs").readFileSync(0, "utf8").trim().split("\\n").map((line) => JSON.parse(line));
for (const e of told) {
    const family = Buffer.from(e.family.replaceAll("-", ""), "hex"), number = Buffer.alloc(8);
    number.writeBigUInt64BE(BigInt(e.number));
    const text = (word) => Buffer.from(word === null ? "" : String(word)), hex = (word) => Buffer.from(word, "hex");
    const link = sha(framed("tenfold-entry-1", hex(e.before), family, number, text(e.recorded), text(e.agency),
        text(e.staff), hex(e.commitment)));
    const leaf = sha(Buffer.from([0]), framed("tenfold-leaf-entry-1", family, number, text(e.id), text(e.tx), link));
    console.log(sha(Buffer.from(e.said, "base64")).toString("hex"), link.toString("hex"), leaf.toString("hex"));
}
"""


def expected():
    return [(one["commitment"], one["hash"], one["leaf"]) for one in entries()]


def all_are_as_written_down(made):
    assert made == expected()


def test_there_are_five_hundred_of_every_kind_and_each_chain_holds_together():
    found = entries()
    assert len(found) == 500
    assert {one["staff"] is None for one in found} == {True, False}
    assert any(len(one["id"].encode()) > 255 for one in found)
    assert any(not one["id"].isascii() for one in found)
    for before, one in zip([None, *found], found, strict=False):
        first = before is None or before["family"] != one["family"]
        assert one["before"] == (NOBODY.hex() if first else before["hash"])
        assert one["number"] == (1 if first else before["number"] + 1)


def test_the_file_is_as_it_was_when_the_form_was_written_down():
    assert sha256(FORMS.read_bytes()).hexdigest() == AS_IT_WAS


@pytest.mark.parametrize("program", [by_the_ledger, by_the_script])
def test_the_ledger_and_the_script_make_the_same_of_it(program):
    all_are_as_written_down([program(one) for one in entries()])


@pytest.mark.usefixtures("database")
def test_sql_makes_the_same_of_it():
    all_are_as_written_down(owner(SQL, json.dumps(entries())))


def test_javascript_makes_the_same_of_it():
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node here: the fourth program is not run")
    told = FORMS.read_text("utf-8")
    done = subprocess.run([node, "-e", JAVASCRIPT], input=told, capture_output=True, text=True, check=True)
    all_are_as_written_down([tuple(line.split()) for line in done.stdout.splitlines()])


def test_a_form_that_was_changed_makes_another_without_its_guard(monkeypatch):
    from tenfold.ledger import chain

    monkeypatch.setattr(chain, "_FORM", b"tenfold-entry-2\x00")
    with pytest.raises(AssertionError):
        all_are_as_written_down([by_the_ledger(one) for one in entries()])
