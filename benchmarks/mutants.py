"""Break the rules and the picture on purpose and count what the tests catch: `make mutants`.

Each mutant runs in a fork of one warm process, against the tests that run its line, nearest first. By default every
tenth is tried, the same ones for the same code; `--share 1` tries all. What survives is listed in
out/mutants/survivors.txt, to be looked at. Exits with 1 where the score is below the bar.
"""

import argparse
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

import coverage
import hypothesis  # noqa: F401  # warm, like those below: what every fork would otherwise load again
import msgspec  # noqa: F401
import pytest
import yaml  # noqa: F401

from benchmarks.mutations import Mutant, mutants

HERE = Path(__file__).parents[1]
ROOMS = ("questions", "picture")
TRIED_WITH = ("src/tenfold/questions", "src/tenfold/picture", "src/tenfold/replay", "tests/stories")
OUT = HERE / "out/mutants"
BAR, SHARE, WORKERS, MOST_TESTS, MOST_SECONDS = 0.85, 0.1, 2, 80, 120
QUIET = (
    "-q",
    "-x",
    "--assert=plain",
    "--no-header",
    "--no-summary",
    "-p",
    "no:randomly",
    "-p",
    "no:xdist",
    "-p",
    "no:cacheprovider",
)
Lines = Mapping[str, Mapping[int, Sequence[str]]]


@dataclass(slots=True)
class Watching:
    """A plugin that tells coverage which test is running, and notes how long each took."""

    measured: coverage.Coverage
    seconds: dict[str, float] = field(default_factory=dict)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Measure one test under its own name."""
        self.measured.switch_context(item.nodeid)
        start = time.perf_counter()
        done = yield
        self.seconds[item.nodeid] = time.perf_counter() - start
        self.measured.switch_context("")
        return done


def quiet(arguments: Sequence[str], plugins: Sequence[object] = ()) -> int:
    """Run pytest without a word; return its exit code."""
    with Path(os.devnull).open("w") as nothing, redirect_stdout(nothing), redirect_stderr(nothing):
        return int(pytest.main([*QUIET, *arguments], plugins=[*plugins]))


def tests_by_line() -> Lines:
    """Run the tests once, in a fork, and return for each line the tests that run it, the quickest first."""
    OUT.mkdir(parents=True, exist_ok=True)
    held = str(OUT / "coverage")
    if os.fork() == 0:
        measured = coverage.Coverage(data_file=held, config_file=False, include=[f"{HERE}/src/tenfold/*"])
        watching = Watching(measured)
        measured.start()
        code = quiet(TRIED_WITH, [watching])
        measured.stop()
        measured.save()
        (OUT / "seconds").write_text("\n".join(f"{took:.6f} {id}" for id, took in watching.seconds.items()))
        os._exit(code)
    if os.waitstatus_to_exitcode(os.wait()[1]):
        raise SystemExit("The tests do not pass as the code stands; mend that first.")
    pairs = (line.split(" ", 1) for line in (OUT / "seconds").read_text().splitlines())
    took = {id: float(seconds) for seconds, id in pairs}
    data = coverage.CoverageData(held)
    data.read()
    return {
        str(Path(path).relative_to(HERE)): {
            line: sorted((id for id in ids if id), key=lambda id: took[id])
            for line, ids in data.contexts_by_lineno(path).items()
        }
        for path in data.measured_files()
    }


def tests_for(mutant: Mutant, lines: Lines) -> list[str]:
    """Return the tests that run a mutant's line (what runs at import only: its file): those beside it, then others."""
    here = lines.get(mutant.path, {})
    found = here.get(mutant.line) or list(dict.fromkeys(id for ids in here.values() for id in ids))
    own = [id for id in found if is_beside(id, mutant.path)]
    return [*own, *[id for id in found if id not in own][:MOST_TESTS]]


def is_beside(test: str, path: str) -> bool:
    """Whether a test lies in a module's own file of tests, or in one of several (`module_what_test.py`)."""
    stem, file = path.removesuffix(".py"), test.partition("::")[0]
    return file.startswith(f"{stem}_") and file.endswith("_test.py")


def survives(mutant: Mutant, tests: Sequence[str]) -> bool:
    """Whether every test passes with the mutant in place of the module. Run in a fork: nothing comes back from it."""
    signal.alarm(MOST_SECONDS)
    plain = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, name: str) -> CodeType | None:
        if loader.path == str(HERE / mutant.path):
            return compile(mutant.text, loader.path, "exec", dont_inherit=True)
        return plain(loader, name)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment]
    return quiet(tests) == 0


def tried(chosen: Sequence[tuple[Mutant, list[str]]]) -> Iterator[tuple[Mutant, bool]]:
    """Yield each mutant with whether it survived; so many at a time, each in a fork."""
    running: dict[int, Mutant] = {}
    waiting = list(reversed(chosen))
    while waiting or running:
        while waiting and len(running) < WORKERS:
            mutant, tests = waiting.pop()
            if not tests:
                yield mutant, True
                continue
            child = os.fork()
            if child == 0:
                os._exit(0 if survives(mutant, tests) else 1)
            running[child] = mutant
        if running:
            child, status = os.wait()
            yield running.pop(child), status == 0


def all_mutants() -> list[Mutant]:
    """Return every mutant of the rooms."""
    files = (path for room in ROOMS for path in sorted((HERE / "src/tenfold" / room).rglob("*.py")))
    return [
        mutant
        for path in files
        if not path.name.endswith("_test.py") and path.name not in {"__init__.py", "all.py"}
        for mutant in mutants(str(path.relative_to(HERE)), path.read_text("utf-8"))
    ]


def main() -> int:
    """Try the mutants and report the score of each room."""
    asked = argparse.ArgumentParser(prog="make mutants")
    asked.add_argument("--share", type=float, default=SHARE, help="how many to try: 1 is all")
    asked.add_argument("--only", default="", help="only files whose path has this in it")
    told = asked.parse_args()
    os.environ["CI"] = "true"  # laws are then tried with the same examples each time
    made = [mutant for mutant in all_mutants() if told.only in mutant.path]
    chosen = random.Random(7).sample(made, max(1, round(len(made) * told.share)))
    lines = tests_by_line()
    print(f"{len(made)} mutants, {len(chosen)} tried", flush=True)
    left: list[Mutant] = []
    seen, caught = Counter[str](), Counter[str]()
    for n, (mutant, survived) in enumerate(tried([(one, tests_for(one, lines)) for one in chosen]), 1):
        room = mutant.path.split("/")[2]
        seen[room] += 1
        caught[room] += not survived
        left += [mutant] if survived else []
        if n % 50 == 0:
            print(f"{n} tried, {len(left)} survive", flush=True)
    (OUT / "survivors.txt").write_text("\n".join(sorted(map(str, left))) + "\n")
    for room in seen:
        print(f"{room:<10} {caught[room]} of {seen[room]} caught = {caught[room] / seen[room]:.1%}")
    score = caught.total() / seen.total()
    print(f"together   {score:.1%} (bar {BAR:.0%}); survivors are in {OUT.relative_to(HERE)}/survivors.txt")
    return 0 if score >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
