"""What is killed, with -9 and without a word: PostgreSQL's head, a process of it, the web, a writer, the whole site.

Another process that a site comes to have (a worker of jobs) is another entry of `KILLS`.
"""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tenfold.ledger.server.leftovers import noted

if TYPE_CHECKING:
    from faults.running import Run

SERVES_US = b"tenfold_app"


def postmaster(run: "Run", _chance: Random) -> list[int]:
    """The head of PostgreSQL."""
    head = noted(run.folder / "postgres")
    return [head] if head else []


def backend(run: "Run", chance: Random) -> list[int]:
    """A process of PostgreSQL's that serves a writer or the web."""
    return _one(chance, [one for one in children_of(noted(run.folder / "postgres")) if SERVES_US in said_by(one)])


def web_worker(run: "Run", chance: Random) -> list[int]:
    """A process that answers requests."""
    return _one(chance, [one for one in children_of(run.site.process.pid) if b"multiprocessing.spawn" in said_by(one)])


def writer(run: "Run", chance: Random) -> list[int]:
    """A process that writes."""
    return _one(chance, [one.pid for one in run.writers.values()])


def whole_site(run: "Run", _chance: Random) -> list[int]:
    """The process that began all of the site; those that it began are left to themselves."""
    return [run.site.process.pid]


KILLS: dict[str, Callable[["Run", Random], list[int]]] = {
    "postmaster": postmaster,
    "backend": backend,
    "web worker": web_worker,
    "writer": writer,
    "whole site": whole_site,
}


def kill(processes: list[int]) -> bool:
    """Kill processes; whether there was one to kill."""
    done = False
    for one in processes:
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
            done = True
    return done


def children_of(process: int) -> list[int]:
    """The processes that a process has begun, and those that they have."""
    found: list[int] = []
    for one in Path(f"/proc/{process}/task").glob("*/children") if process else ():
        with suppress(OSError):
            for child in one.read_text("ascii").split():
                found += [int(child), *children_of(int(child))]
    return found


def said_by(process: int) -> bytes:
    """The command line of a process; nothing where it has ended."""
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes()
    return b""


def _one(chance: Random, found: list[int]) -> list[int]:
    return [chance.choice(sorted(found))] if found else []
