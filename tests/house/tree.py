"""The project's own files, for the tests that hold its manners."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
HOUSE = SRC / "tenfold"
_NOT_TEXT = frozenset({".png", ".pdf", ".docx", ".woff2", ".ico"})
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file: its path from the project's root, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """How many lines the file has."""
        return len(self.text.splitlines())

    @property
    def functions(self) -> list[Function]:
        """Every function and method, however deep."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]


def module(text: str, path: str = "src/tenfold/sample.py") -> Module:
    """A module made of its text, as a test makes one."""
    return Module(path, text, ast.parse(text))


def length(function: Function) -> int:
    """How many lines a function has, from `def` to its last."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the product; the tests beside them are left out."""
    found = (path for path in sorted(HOUSE.rglob("*.py")) if not path.name.endswith("_test.py"))
    return tuple(module(path.read_text("utf-8"), str(path.relative_to(ROOT))) for path in found)


def rooms() -> list[Path]:
    """Every room that has been built."""
    return sorted(path for path in HOUSE.iterdir() if any(path.glob("*.py")))


@cache
def texts() -> dict[str, str]:
    """Every text file that git would keep, by its path from the root."""
    kept = (path for path in _walk(ROOT, _ignored()) if path.suffix not in _NOT_TEXT)
    return {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in sorted(kept)}


@cache
def layers() -> tuple[frozenset[str], ...]:
    """The rooms in the order of their doors, the highest first, as pyproject.toml gives it."""
    options = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    [doors] = [one for one in options["tool"]["importlinter"]["contracts"] if one["id"] == "doors"]
    return tuple(frozenset(name.strip(" ()") for name in layer.split("|")) for layer in doors["layers"])


def _ignored() -> tuple[str, ...]:
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    return (".git", *(line.strip("/") for line in lines if line and not line.startswith("#")))


def _walk(folder: Path, ignored: tuple[str, ...]) -> Iterator[Path]:
    for path in folder.iterdir():
        if any(fnmatch(path.name, pattern) for pattern in ignored):
            continue
        if path.is_dir():
            yield from _walk(path, ignored)
        else:
            yield path
