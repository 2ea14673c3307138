"""Short functions, short files: the budgets of the house (no rule file over 60 lines, no function over 40)."""

from pathlib import PurePath
from statistics import median, quantiles

import pytest

from house.tree import Module, length, module, modules, texts

LONGEST_FUNCTION, LONGEST_FILE, LONGEST_RULE = 40, 300, 60
MEDIAN, NINTH_TENTH = 8, 25


def long_functions(one: Module) -> list[str]:
    return [
        f"{one.path}:{function.lineno} {function.name} has {length(function)} lines; {LONGEST_FUNCTION} are the most"
        for function in one.functions
        if length(function) > LONGEST_FUNCTION
    ]


def untyped(one: Module) -> list[str]:
    return [
        f"{one.path}:{function.lineno} {function.name} does not say what it returns"
        for function in one.functions
        if function.returns is None
    ]


def too_long(one: Module) -> list[str]:
    most = LONGEST_RULE if is_rule(one) else LONGEST_FILE
    return [f"{one.path} has {one.lines} lines; {most} are the most"] if one.lines > most else []


def is_rule(one: Module) -> bool:
    """Whether a file lies in a theme's folder: src/tenfold/questions/<theme>/<rule>.py."""
    return PurePath(one.path).match("src/tenfold/questions/*/*.py")


@pytest.mark.parametrize("broken", [long_functions, untyped, too_long])
def test_every_module_keeps_its_budget(broken):
    assert [line for one in modules() for line in broken(one)] == []


def test_no_file_of_tests_or_of_benchmarks_is_longer_than_one_of_the_product_may_be():
    lines = {path: len(text.splitlines()) for path, text in texts().items() if path.endswith(".py")}
    assert any(path.endswith("_test.py") for path in lines)
    assert any(path.startswith("benchmarks/") for path in lines)
    assert {path: long for path, long in lines.items() if long > LONGEST_FILE} == {}


def test_most_functions_are_short():
    lengths = [length(function) for one in modules() for function in one.functions]
    assert median(lengths) <= MEDIAN
    assert quantiles(lengths, n=10)[-1] <= NINTH_TENTH


@pytest.mark.parametrize(
    ("broken", "sample"),
    [
        (long_functions, module("def f() -> None:\n" + "    f()\n" * 40)),
        (untyped, module("class A:\n    async def f(self): ...\n")),
        (too_long, module("a = 1\n" * 301)),
        (too_long, module("a = 1\n" * 61, "src/tenfold/questions/curiosity/sample.py")),
    ],
)
def test_a_broken_budget_is_found(broken, sample):
    assert len(broken(sample)) == 1


def test_a_kept_budget_is_not():
    sample = module("def f() -> None:\n" + "    f()\n" * 39 + "a = 1\n" * 100)
    assert [*long_functions(sample), *untyped(sample), *too_long(sample)] == []
