"""Each room has a door plate (README, docstring) and a word of its own."""

import ast
from pathlib import Path

import pytest

from house.tree import HOUSE, layers, modules, rooms

NAMELESS = frozenset({"utils", "util", "common", "core", "helpers", "helper", "services", "managers", "misc", "base"})
LONGEST_PLATE = 15


def unplated(room: Path) -> list[str]:
    """What a room's entrance lacks."""
    face, plate = room / "__init__.py", room / "README.md"
    told = face.exists() and ast.get_docstring(ast.parse(face.read_text("utf-8")))
    lines = len(plate.read_text("utf-8").splitlines()) if plate.exists() else 0
    return [
        *([] if told else [f"{room.name}/__init__.py has no docstring"]),
        *([] if lines else [f"{room.name} has no README.md: what lives here, what never does, where to start"]),
        *([f"{room.name}/README.md has {lines} lines; {LONGEST_PLATE} are the most"] if lines > LONGEST_PLATE else []),
    ]


def nameless(path: str) -> set[str]:
    """The parts of a path that name no thing."""
    return set(path.removesuffix(".py").split("/")) & NAMELESS


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.name)
def test_the_entrance_says_what_the_room_is(room):
    assert unplated(room) == []


def test_every_file_and_folder_has_a_word_of_its_own():
    assert {one.path: found for one in modules() if (found := nameless(one.path))} == {}


def test_every_room_has_its_place_among_the_doors():
    assert {room.name for room in rooms()} <= set().union(*layers())


def test_nothing_but_rooms_lives_in_the_house():
    assert sorted(path.name for path in HOUSE.glob("*.py")) == ["__init__.py"]


def test_a_missing_plate_and_a_nameless_file_are_found(tmp_path):
    assert len(unplated(tmp_path)) == 2
    (tmp_path / "__init__.py").write_text('"""A room."""\n')
    (tmp_path / "README.md").write_text("line\n" * 16)
    assert len(unplated(tmp_path)) == 1
    assert nameless("src/tenfold/ledger/utils.py") == {"utils"}
    assert nameless("src/tenfold/common/time.py") == {"common"}
