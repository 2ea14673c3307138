"""How many lines a rule takes on each side: its own, and those that it shares. Blank ones are left out.

Ours: the rule's file, and every function of `questions` and `picture` that runs when it is asked of some families; what
keeps and remembers facts is our engine and is not counted, as DuckDB and CLIPS are not.
"""

import inspect
import sys
from itertools import islice
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from benchmarks import peers_clips, peers_durable, peers_sql
from benchmarks.sweep import ROOT
from tenfold.guidance import Guidance
from tenfold.picture import fold_once
from tenfold.population.sweep_entries import families, parts
from tenfold.population.sweep_family import Asked, case_of
from tenfold.questions.all import RULES
from tenfold.when import AsOf

SOURCE = ROOT / "src/tenfold"
ENGINE = frozenset(
    SOURCE / f"picture/{name}.py" for name in ("cell", "cells", "cells_once", "picture", "readable", "stated")
)
SOME = 60
NOT_WRITTEN = "not written"


def lines_of(rule: str, folder: Path, asked: Asked) -> str:
    """Return how many lines each side needs for a rule: its own + those shared."""
    home = next((SOURCE / "questions").rglob(f"{rule.replace('-', '_')}.py"))
    each = {"ours": (home.read_text("utf-8"), _run_by(rule, home, folder, asked))}
    for name, peer in (("SQL", peers_sql), ("CLIPS", peers_clips), ("durable_rules", peers_durable)):
        if rule in peer.RULES:
            each[name] = (peer.RULES[rule], peer.shared_by(rule))
    said = {name: " + ".join(str(count(text)) for text in texts) for name, texts in each.items()}
    return ", ".join(f"{name} {said.get(name, NOT_WRITTEN)}" for name in ("ours", "SQL", "CLIPS", "durable_rules"))


def count(text: str) -> int:
    """Return how many lines are not blank."""
    return sum(bool(line.strip()) for line in text.splitlines())


def _run_by(rule: str, home: Path, folder: Path, asked: Asked) -> str:
    """Return the source of all functions elsewhere that run when a rule is asked of some families."""
    found: dict[CodeType, None] = {}

    def watch(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            found.setdefault(frame.f_code)

    ours = next(one for one in RULES if one.id == rule)
    for family in islice((family for part in parts(folder) for family in families(part)), SOME):
        p = fold_once(case_of(family, asked), AsOf.at(asked.on), Guidance.dated())
        sys.setprofile(watch)
        for one in ours.subjects(p):
            ours.ask(p, one)
        sys.setprofile(None)
    rooms = (SOURCE / "questions", SOURCE / "picture")
    return "\n".join(
        inspect.getsource(code)
        for code in found
        if (path := Path(code.co_filename)) != home
        and path not in ENGINE
        and any(room in path.parents for room in rooms)
        and code.co_name.isidentifier()  # what stands in a function (a generator, a lambda) is counted with it
    )
