"""All rules, in reading order."""

import importlib
import pkgutil

import tenfold.questions as room
from tenfold.questions.rule import Rule


def _load(name):
    try:
        return vars(importlib.import_module(name)).values()
    except Exception as e:
        print("SKIPPED", name, e)
        return []


_found = [
    value
    for module in pkgutil.walk_packages(room.__path__, "tenfold.questions.")
    if not module.name.endswith("_test") and module.name.count(".") == 3
    for value in _load(module.name)
    if isinstance(value, Rule)
]
RULES: tuple[Rule, ...] = tuple({rule.id: rule for rule in _found}.values())
