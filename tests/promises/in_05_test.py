"""IN-05: a court is given proofs that anybody checks without a network, by a script of a hundred lines.

The script is run by a Python that sees no package at all. It takes the proof of an entry as the site makes it, with
what the entry says; with any single bit of it changed, or by another key, it does not.
"""

import copy
import json
import subprocess
import sys
from base64 import b64decode, b64encode
from pathlib import Path

import pytest

from tampering import owner, written
from tenfold.ledger import check_proof

pytestmark = pytest.mark.usefixtures("database")
SCRIPT = Path(check_proof.__file__)


@pytest.fixture(scope="module")
def proof(database):
    from tenfold.ledger import keys
    from tenfold.ledger.proving import prove
    from tenfold.ledger.reading import bound

    assert database.process
    ann = written()
    [(wrapped,)] = owner("SELECT wrapped FROM tenfold.family_key WHERE family = %s", ann)
    [(sealed,)] = owner("SELECT sealed FROM tenfold.entry WHERE family = %s AND number = 3", ann)
    said = keys.unseal(keys.unwrap(wrapped, ann), sealed, bound(ann, 3))
    return json.loads(json.dumps(prove(ann, 3) | {"said": b64encode(said).decode()}))


def checked(folder, proof, key):
    path = folder / "proof.json"
    path.write_text(json.dumps(proof), "utf-8")
    words = [sys.executable, "-I", "-S", SCRIPT, path, key]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env={})
    assert done.stderr == ""
    return done.returncode, done.stdout


def holds(proof, key):
    """Whether the script finds no fault; a proof that cannot be read at all does not hold."""
    try:
        return check_proof.fault(proof, key) is None
    except (ValueError, KeyError, TypeError, IndexError, OverflowError, AttributeError):
        return False


def test_the_script_checks_a_proof_without_any_package(proof, tmp_path):
    status, said = checked(tmp_path, proof, proof["key"])
    assert status == 0
    assert said.endswith("it stands in the log that was signed, as it is here.\n")
    assert len(SCRIPT.read_text("utf-8").splitlines()) < 150
    kilobyte = sum(len(bytes.fromhex(step)) for step in proof["path"])
    assert kilobyte <= 1024


@pytest.mark.parametrize(
    "bend", [("checkpoint", "none"), ("path", "none"), ("place", "none"), ("said", "n"), ("entry", {})]
)
def test_what_is_no_proof_is_told_so_and_not_with_a_traceback(proof, tmp_path, bend):
    status, said = checked(tmp_path, proof | dict([bend]), proof["key"])
    assert status == 1
    assert "cannot be read" in said or "not signed" in said


def test_by_another_key_it_does_not_hold(proof, tmp_path):
    from tenfold.ledger.checkpoints import SigningKey

    other = SigningKey(proof["key"].split("+")[0], bytes(32)).public
    status, said = checked(tmp_path, proof, str(other))
    assert status == 1
    assert "not signed by this key" in said


def bent(proof):
    """Every way to change one bit, or one letter, of what a proof says."""
    for name in ("id", "agency", "recorded", "family"):
        yield (
            "entry",
            name,
            proof["entry"][name].translate(str.maketrans("0123456789abcdef", "123456789abcdef0"))
            + "x" * (name != "family"),
        )
    for name in ("number", "tx"):
        yield "entry", name, proof["entry"][name] + 1
    yield "entry", "staff", 1 if proof["entry"]["staff"] is None else None
    for name in ("commitment", "before"):
        yield from (("entry", name, one) for one in flipped(proof["entry"][name]))
    for step, told in enumerate(proof["path"]):
        yield from (("path", step, one) for one in flipped(told))
    yield "path", slice(0, 1), []
    yield None, "place", proof["place"] ^ 1
    said = b64decode(proof["said"])
    yield from ((None, "said", b64encode(bytes.fromhex(one)).decode()) for one in flipped(said.hex()))


def flipped(told):
    plain = bytes.fromhex(told)
    for bit in range(8 * len(plain)):
        yield (int.from_bytes(plain, "big") ^ (1 << bit)).to_bytes(len(plain), "big").hex()


def none_of_these_holds(proof, several):
    held = []
    for part, name, value in several:
        other = copy.deepcopy(proof)
        (other if part is None else other[part])[name] = value
        if holds(other, proof["key"]):
            held.append((part, name, value))
    assert held == []


@pytest.fixture
def quick(monkeypatch):
    """The signature is looked at once, not for each of thousands of changes that leave it as it is."""
    known = {}

    def remembered(*told, once=check_proof.is_signed):
        return known.setdefault(told, None) if known.get(told) is not None else known.setdefault(told, once(*told))

    monkeypatch.setattr(check_proof, "is_signed", remembered)


@pytest.mark.usefixtures("quick")
def test_with_any_bit_changed_it_does_not_hold(proof):
    assert holds(proof, proof["key"])
    several = list(bent(proof))
    assert len(several) > 2000
    none_of_these_holds(proof, several)


def test_with_any_letter_of_the_checkpoint_changed_it_does_not_hold(proof):
    note = proof["checkpoint"]
    changes = [note[:place] + ("1" if sign != "1" else "2") + note[place + 1 :] for place, sign in enumerate(note)]
    none_of_these_holds(proof, [(None, "checkpoint", one) for one in changes])


def test_the_same_bytes_written_another_way_do_not_hold(proof):
    """Before "=" a letter of base64 has bits that say nothing: only one way to write them is a proof's."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    note = proof["checkpoint"]
    last = note.rstrip("=\n")[-1]
    others = [sign for sign in letters if letters.index(sign) // 4 == letters.index(last) // 4 and sign != last]
    changes = [note.removesuffix(f"{last}=\n") + f"{sign}=\n" for sign in others]
    assert {b64decode(one.rsplit(" ", 1)[1]) for one in [note, *changes]} == {b64decode(note.rsplit(" ", 1)[1])}
    none_of_these_holds(proof, [(None, "checkpoint", one) for one in changes])


@pytest.mark.usefixtures("quick")
def test_a_bit_can_be_changed_without_its_guard(proof, monkeypatch):
    monkeypatch.setattr(check_proof, "root_by", lambda *_: b64decode(proof["checkpoint"].split("\n")[2]))
    with pytest.raises(AssertionError):
        none_of_these_holds(proof, bent(proof))


def test_what_is_not_there_or_not_sealed_has_no_proof():
    from uuid import uuid4

    from partnership import family, first
    from tenfold.ledger.proving import NotProved, prove

    with pytest.raises(NotProved, match="none on record"):
        prove(uuid4(), 1)
    with pytest.raises(NotProved, match="not sealed yet"):
        prove(family(first()), 1)


def test_the_example_of_rfc_8032_is_signed_and_no_other():
    key = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert check_proof.is_signed(key, b"\x72", signature)
    assert not check_proof.is_signed(key, b"\x73", signature)
    assert not check_proof.is_signed(key, b"\x72", signature[:32] + bytes(32))
