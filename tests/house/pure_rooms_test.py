"""The pure rooms import the standard library and the rooms below, and touch no clock, file, chance or log.

Packaged TOML, read once at import, is the one exception: `when` (bank holidays) and `guidance` (editions).
"""

import ast
import sys
from pathlib import PurePath

import pytest

from house.tree import Module, layers, module, modules

PURE = ("when", "record", "guidance", "picture", "questions", "replay", "drawings")
READERS = frozenset({"when", "guidance"})
PACKAGED = frozenset({"importlib.resources", "pkgutil"})
DOORS_OUT = frozenset(
    "asyncio ctypes glob http io logging mmap multiprocessing os pathlib random secrets select shelve shutil socket"
    " sqlite3 ssl subprocess tempfile threading time urllib uuid".split()
)
CLOCKS = frozenset({"now", "utcnow", "today", "fromtimestamp"})
CALLS = frozenset({"open", "print", "input", "exec", "eval", "breakpoint", "__import__"})


def room_of(one: Module) -> str:
    """The room that a module lives in: the folder under src/tenfold."""
    return PurePath(one.path).parts[2]


def imports(one: Module) -> list[tuple[int, str]]:
    """Every module that a module imports, with the line."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(one.tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, name.name) for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append((node.lineno, "." * node.level + (node.module or "")))
    return found


def below(room: str) -> set[str]:
    """The rooms that a room may import: itself and those whose doors lie below."""
    place = next(place for place, layer in enumerate(layers()) if room in layer)
    return {room, *set().union(*layers()[place + 1 :])}


def may_import(room: str, name: str) -> bool:
    """Whether a pure room may import a module of this full name."""
    top, *rest = name.split(".")
    if top == "tenfold":
        return bool(rest) and rest[0] in below(room) & set(PURE)
    if name in PACKAGED:
        return room in READERS
    return top in sys.stdlib_module_names and top not in DOORS_OUT


def impure(one: Module) -> list[str]:
    """Every line of a pure room that reaches out of it."""
    room = room_of(one)
    reached = [
        f"{one.path}:{line} {room} may not import {name}" for line, name in imports(one) if not may_import(room, name)
    ]
    return reached + [f"{one.path}:{line} calls {name}" for line, name in calls(one)]


def calls(one: Module) -> list[tuple[int, str]]:
    """Every call of a clock, a file, a screen or code made of text."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(one.tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                found.append((node.lineno, name))
            case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCKS:
                found.append((node.lineno, name))
    return found


def test_the_pure_rooms_reach_for_nothing():
    assert [line for one in modules() if room_of(one) in PURE for line in impure(one)] == []


@pytest.mark.parametrize(
    "line",
    [
        "import django",
        "import msgspec",
        "from . import fold",
        "import tenfold",
        "from tenfold.replay import replay",
        "from tenfold.ledger import append",
        "from importlib.resources import files",
        "from pkgutil import get_data",
        "import logging",
        "from random import choice",
        "import os.path",
        "now = datetime.now()",
        "on = date.today()",
        "text = open('a').read()",
        "def f() -> None:\n    print(1)",
    ],
)
def test_a_reach_out_of_a_room_is_found(line):
    assert len(impure(module(line, "src/tenfold/picture/sample.py"))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "from datetime import datetime, time",
        "from tenfold.when.time import Time",
        "from tenfold.picture.cells import Cells",
        "from tenfold.record import Entry",
        "at = picture.now",
    ],
)
def test_what_a_room_may_do_is_not(line):
    assert impure(module(line, "src/tenfold/picture/sample.py")) == []


def test_only_the_rooms_that_carry_packaged_words_read_them():
    line = "from pkgutil import get_data"
    assert impure(module(line, "src/tenfold/when/sample.py")) == []
    assert impure(module(line, "src/tenfold/guidance/sample.py")) == []
