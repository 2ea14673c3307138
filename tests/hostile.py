"""Hostile entries: good ones of told cases with something wrong, lines of the corpus of broken files, and mere noise.

Each is the bytes of an entry as a feed might send it; a seed gives the same ones again.
"""

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from invented import ODD
from tenfold.casefiles import entry_line, read
from tenfold.record import Case

ROOT = Path(__file__).parents[1]
NOT_TOLD = ("agency", "recorded", "seq")
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 2**63, -(2**63) - 1, 10**30, 1e308, "", " ", "x" * 70_000, "\u202egnp.exe",
    "é" * 300,
    [], {}, [[]], [None], {"": None}, [{}], "all", "none", "true", "0001-01-01", "0001-01-01T00:00", "9999-12-31",
    "9999-12-31T23:59:59.999999", "2026-02-30", "2026-13", "0000", "2026-03-04T25:00", "2026-03-04T10:00+26:00",
    "2026-03-29T01:30", "1899-12-31T23:59:59+23:59", "-2026", 2026, 99999, "ann", "csc", "nobody", "unknown", "e1",
    "'; DROP TABLE tenfold.entry; --", "=1+1", "<script>alert(1)</script>", "{{7*7}}", "%s%n", "../../etc/passwd",
    "\u2028", "\ufeff", "\U0010ffff", "a\u0300" * 50, "\x01", "\x7f", "face.cheek.left", "violence", "sealed",
)  # fmt: skip
BYTES = (
    b"\x00", b"\xff",
    b"\xc0\x80", b"\xed\xa0\x80", b"\\u0000", b"\\ud800", b"NaN", b"Infinity", b"1e999", b"{", b"[", b'"',
    b",",
)  # fmt: skip
AS_GOOD, BROKEN, CUT, DEEPER, HALF = 0.2, 0.1, 0.8, 0.7, 0.5
"""How often what is done: one in ten is of the corpus, one as good as it was, one in five cut; the rest is spoilt."""


@cache
def told() -> tuple[Case, ...]:
    """The cases of the house."""
    folders = (ROOT / "cases", ROOT / "cases" / "partnership")
    files = sorted(path for folder in folders for path in folder.glob("*.yaml"))
    return tuple(read(path) for path in files if not path.name.endswith((".moments.yaml", "partnership.yaml")))


@cache
def corpus() -> tuple[bytes, ...]:
    """The entries of the corpus of broken and odd files, as far as they can be taken out of them."""
    return tuple(line for path in sorted((ROOT / "tests" / "corpus").rglob("*.*")) for line in _lines(path))


def entry(chance: Random, case: Case, at: int) -> bytes:
    """One hostile entry for a family that holds the first entries of a case."""
    kind = chance.random()
    if kind < BROKEN:
        return chance.choice(corpus())
    later = case.entries[min(at + chance.randrange(6), len(case.entries) - 1)]
    tree = {name: value for name, value in json.loads(entry_line(later)).items() if name not in NOT_TOLD}
    tree["id"] = f"{tree['id']}-{chance.randrange(10**9)}"
    if kind < AS_GOOD:
        return json.dumps(tree).encode()
    for _ in range(chance.randint(1, 3)):
        _spoil(chance, tree)
    raw = json.dumps(tree, ensure_ascii=chance.random() < HALF).encode("utf-8", "surrogatepass")
    return _spoilt(chance, raw) if kind > CUT else raw


def _spoil(chance: Random, tree: Any) -> None:
    """Make something wrong somewhere in a tree."""
    while isinstance(tree, dict | list) and tree:
        key = chance.choice([*tree] if isinstance(tree, dict) else [*range(len(tree))])
        below = tree[key]
        if isinstance(below, dict | list) and below and chance.random() < DEEPER:
            tree = below
            continue
        _SPOILING[chance.randrange(len(_SPOILING))](chance, tree, key)
        return


def _replace(chance: Random, tree: Any, key: Any) -> None:
    tree[key] = deepcopy(chance.choice((*VALUES, *ODD)))


def _drop(_: Random, tree: Any, key: Any) -> None:
    del tree[key]


def _rename(chance: Random, tree: Any, key: Any) -> None:
    if isinstance(tree, dict):
        tree[chance.choice(("id", "facts", "seen", "injury", "from_", "agency", "x", "", key.upper()))] = tree.pop(key)


def _double(chance: Random, tree: Any, key: Any) -> None:
    tree[key] = [tree[key]] * chance.choice((1, 2, 300))


def _bury(chance: Random, tree: Any, key: Any) -> None:
    for _ in range(chance.choice((1, 5, 60))):
        tree[key] = {"a": tree[key]} if chance.random() < HALF else [tree[key]]


_SPOILING = (_replace, _replace, _replace, _replace, _drop, _rename, _double, _bury)


def _spoilt(chance: Random, raw: bytes) -> bytes:
    """Return bytes with something cut out of them, or put in."""
    at = chance.randrange(len(raw))
    put = chance.choice((*BYTES, b""))
    return (raw[:at] + put + raw[at + chance.choice((0, 0, 1, len(raw))) :]).replace(b"\n", b" ")


def _lines(path: Path) -> Iterator[bytes]:
    raw = path.read_bytes()
    if path.suffix == ".jsonl":
        yield from (line for line in raw.splitlines() if line.strip())
    elif path.suffix == ".yaml":
        try:
            whole = yaml.safe_load(raw)
            found = whole.get("entries") if isinstance(whole, dict) else whole
            entries = found if isinstance(found, list) else [found]
            yield from (json.dumps(one, default=str).encode() for one in entries)
        except (yaml.YAMLError, ValueError, RecursionError):
            yield b" ".join(raw.splitlines())
