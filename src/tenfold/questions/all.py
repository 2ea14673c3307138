"""All rules, in reading order."""

import importlib
import pkgutil

import tenfold.questions as room
from tenfold.questions.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    {
        value.id: value
        for module in pkgutil.walk_packages(room.__path__, "tenfold.questions.")
        if not module.name.endswith("_test") and module.name.count(".") > len(("tenfold", "questions"))
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, Rule)
    }.values()
)
