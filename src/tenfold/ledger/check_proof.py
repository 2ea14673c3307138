"""Check that an entry stands in a log, with nothing but Python and without a network: check_proof.py PROOF KEY.

PROOF is the file that came with the entry, KEY what the log's owner gave out as its public key. This file leans on no
other, so that it can be handed along and read: the forms are RFC 9162 (tree), RFC 8032 (Ed25519) and C2SP (checkpoint).
"""

import json
import sys
from base64 import b64decode, b64encode
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
Point = tuple[int, int, int, int]


def framed(form: bytes, *fields: bytes) -> bytes:
    """Return fields in one piece, each with its length (4 bytes) before it."""
    return form + b"\x00" + b"".join(len(field).to_bytes(4, "big") + field for field in fields)


def link_of(entry: dict[str, Any]) -> bytes:
    """Return the hash of an entry in its family's chain, worked out from what the proof says of the entry."""
    family, number = bytes.fromhex(entry["family"].replace("-", "")), entry["number"].to_bytes(8, "big")
    staff = b"" if entry["staff"] is None else str(entry["staff"]).encode()
    before, recorded, agency = bytes.fromhex(entry["before"]), entry["recorded"].encode(), entry["agency"].encode()
    chained = before, family, number, recorded, agency, staff
    return sha256(framed(b"tenfold-entry-1", *chained, bytes.fromhex(entry["commitment"]))).digest()


def leaf_of(entry: dict[str, Any]) -> bytes:
    """Return the hash of an entry's leaf."""
    family, number = bytes.fromhex(entry["family"].replace("-", "")), entry["number"].to_bytes(8, "big")
    id, tx = entry["id"].encode(), str(entry["tx"]).encode()
    said = framed(b"tenfold-leaf-entry-1", family, number, id, tx, link_of(entry))
    return sha256(b"\x00" + said).digest()


def root_by(leaf: bytes, place: int, size: int, path: list[bytes]) -> bytes:
    """Return the root that a leaf's path leads to; nothing where the path is too long or too short."""
    last = size - 1
    for step in path:
        if place & 1 or place == last:
            leaf = sha256(b"\x01" + step + leaf).digest()
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            leaf = sha256(b"\x01" + leaf + step).digest()
        place, last = place >> 1, last >> 1
    return leaf if last == 0 else b""


def signed_text(note: str, key: str) -> list[str]:
    """Return the lines of a note that a key has signed; none where it has not."""
    name, _, public = key.split("+", 2)
    text, _, signatures = note.rpartition("\n\n")
    told, known = f"{text}\n".encode(), plain(public)
    id = sha256(name.encode() + b"\n" + known).digest()[:4]
    ours = [plain(line.rsplit(" ", 1)[1]) for line in signatures.splitlines() if line.startswith(f"— {name} ")]
    held = [signature for signature in ours if signature[:4] == id and is_signed(known[1:], told, signature[4:])]
    return text.split("\n") if held and note.endswith("\n") else []


def plain(text: str) -> bytes:
    """Return what stands in base64; refuse anything else, and a second way to write the same (RFC 4648, 3.5)."""
    told = b64decode(text, validate=True)
    if b64encode(told).decode() != text:
        raise ValueError("this is no base64 as one writes it: its last letter has bits that say nothing")
    return told


def is_signed(key: bytes, text: bytes, signature: bytes) -> bool:
    """Whether a signature of Ed25519 holds."""
    public, first, second = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if public is None or first is None or second >= ORDER or len(signature) != 64:  # noqa: PLR2004 - bytes
        return False
    asked = int.from_bytes(sha512(signature[:32] + key + text).digest(), "little") % ORDER
    left, right = times(second, BASE), add(first, times(asked, public))
    return all((left[axis] * right[2] - right[axis] * left[2]) % P == 0 for axis in (0, 1))


def point(told: bytes) -> Point | None:
    """Return a point of the curve from its 32 bytes; nothing where they are none."""
    number = int.from_bytes(told, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


def add(one: Point, other: Point) -> Point:
    """Return the sum of two points."""
    a, b = (one[1] - one[0]) * (other[1] - other[0]), (one[1] + one[0]) * (other[1] + other[0])
    c, d = 2 * one[3] * other[3] * D, 2 * one[2] * other[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(many: int, one: Point) -> Point:
    """Return a point added to itself so many times."""
    total: Point = (0, 1, 1, 0)
    for bit in range(many.bit_length()):
        total = add(total, one) if many >> bit & 1 else total
        one = add(one, one)
    return total


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")) or (0, 1, 1, 0)


def fault(proof: dict[str, Any], key: str) -> str | None:
    """Return what does not hold of a proof; nothing where all of it does."""
    lines = signed_text(proof["checkpoint"], key)
    if not lines or lines[0] != key.split("+", 1)[0]:
        return "the checkpoint is not signed by this key."
    said = proof.get("said")
    if said is not None and sha256(plain(said)).hexdigest() != proof["entry"]["commitment"]:
        return "what the entry says is not what it commits to."
    path = [bytes.fromhex(step) for step in proof["path"]]
    if root_by(leaf_of(proof["entry"]), proof["place"], int(lines[1]), path) != plain(lines[2]):
        return "the entry is not in the log that was signed."
    return None


def main(words: list[str]) -> int:
    """Check the proof and the key that were named; say what was found, and return 0 where all holds."""
    if len(words) != 2:  # noqa: PLR2004 - the proof and the key
        sys.stderr.write("check_proof.py PROOF KEY: the file that came with the entry, and the log's public key.\n")
        return 2
    try:
        proof = json.loads(Path(words[0]).read_text("utf-8"))
        found, entry = fault(proof, words[1].strip()), proof["entry"]
    except (ValueError, KeyError, TypeError, IndexError, OverflowError, AttributeError) as wrong:
        sys.stdout.write(f"It cannot be read as a proof, or its key not as a key ({type(wrong).__name__}: {wrong}).\n")
        return 1
    which = f"Entry {entry['number']} of family {entry['family']}, recorded {entry['recorded']} for {entry['agency']}"
    sys.stdout.write(f"{which}: {found or 'it stands in the log that was signed, as it is here.'}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
