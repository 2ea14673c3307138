"""Speed, as medians and ratios in one run: `make bench`. Exits with 1 where a bar is not met."""

import compileall
import gc
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.families import header, lines
from tenfold.casefiles import decode_entries
from tenfold.picture import fold
from tenfold.questions.all import RULES
from tenfold.questions.rule import Rule
from tenfold.record import Agency, Case, Entry, Lead
from tenfold.replay import Walk

SMALL, LARGE = 200, 2_000
HERE = Path(__file__).parents[1]
ROUNDS = 15
FIRST_ORDER = tuple(rule for rule in RULES if not rule.looks_at_questions)


def case_of(entries: tuple[Entry, ...]) -> Case:
    """The made family as a case."""
    told = header()
    agencies = tuple(Agency(**agency) for agency in told["agencies"])
    return Case(case=told["case"], agencies=agencies, lead=(Lead(agency=told["lead"]),), entries=entries)


def decode(raw: list[bytes]) -> tuple[Entry, ...]:
    """Decode a family's lines into the record's own types: the floor."""
    return tuple(decode_entries(raw))


def pass_over(raw: list[bytes]) -> int:
    """Decode, fold, and ask all rules as of today; return how many questions stand."""
    p = fold(case_of(decode(raw)))
    return sum(rule.ask(p, subject) is not None for rule in FIRST_ORDER for subject in rule.subjects(p))


def walk(raw: list[bytes]) -> int:
    """Decode and replay; return how many questions were asked."""
    case = case_of(decode(raw))
    walked = Walk(case)
    walked.to(max(entry.recorded for entry in case.entries), case.entries)
    return len(walked.questions)


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def paired(one: Callable[[], object], other: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float, float]:
    """Return the medians of two pieces of work taken in turn, and the median of their ratios."""
    one()
    other()
    pairs = [(seconds(one), seconds(other)) for _ in range(rounds)]
    ratio = statistics.median(a / b for a, b in pairs)
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs), ratio


def dearest(raw: list[bytes], count: int = 3) -> list[tuple[str, float]]:
    """Return the rules that take the most time in one pass, with their share of the time of all rules."""
    case, spent = case_of(decode(raw)), dict.fromkeys((rule.id for rule in FIRST_ORDER), 0.0)

    def ask(rule: Rule) -> float:
        return seconds(lambda: [rule.ask(p, subject) for subject in rule.subjects(p)])

    for start in range(0, len(FIRST_ORDER), 4):
        p = fold(replace(case))
        for rule in (*FIRST_ORDER[start:], *FIRST_ORDER[:start]):
            spent[rule.id] += ask(rule)
    total = sum(spent.values())
    ordered = sorted(spent.items(), key=lambda pair: -pair[1])
    return [(id, took / total) for id, took in ordered[:count]]


def process(*command: str) -> Callable[[], object]:
    """Return the work of running a command of this environment to its end."""
    return lambda: subprocess.run([sys.executable, *command], cwd=HERE, check=True, stdout=subprocess.DEVNULL)


def report(name: str, took: float, floor: float, ratio: float, bar: float) -> bool:
    """Print one line and return whether its bar is met."""
    met = ratio <= bar
    verdict = "ok" if met else "MISSED"
    print(f"{name:<62} {took * 1e3:9.2f} ms / {floor * 1e3:8.2f} ms = {ratio:6.2f} (bar {bar:g}) {verdict}")
    return met


def main() -> int:
    """Measure and report, the collector of garbage at rest on both sides, as it is in the command.

    Both sides of the whole process run from bytecode, as what pip installed does.
    """
    gc.disable()
    compileall.compile_dir(HERE / "src", quiet=1)
    print(f"Python {platform.python_version()}, {len(RULES)} rules; medians of pairs taken in turn\n")
    small, large = lines(SMALL), lines(LARGE)
    questions = (walk(small), walk(large))
    print(
        f"family of {SMALL}: {pass_over(small)} stand today, {questions[0]} asked; of {LARGE}: {questions[1]} asked\n"
    )
    met = [
        report(
            "decode, fold, all rules / decode (200 entries)",
            *paired(lambda: pass_over(small), lambda: decode(small)),
            8,
        ),
        report(
            "replay / decode, fold, all rules (200 entries)", *paired(lambda: walk(small), lambda: pass_over(small)), 25
        ),
        report("replay of 2,000 / replay of 200", *paired(lambda: walk(large), lambda: walk(small), rounds=3), 15),
        report(
            "tenfold replay peter.yaml --json / import yaml, typer, rich",
            *paired(
                process("-m", "tenfold.cli", "replay", "cases/peter.yaml", "--json"),
                process("-c", "import yaml, typer, rich"),
                rounds=9,
            ),
            3,
        ),
    ]
    print("\nthe three dearest rules (share of the time of all rules): ", end="")
    print(", ".join(f"{id} {share:.0%}" for id, share in dearest(small)))
    return 0 if all(met) else 1


if __name__ == "__main__":
    raise SystemExit(main())
