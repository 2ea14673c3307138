"""The site as a person starts it, in a process of its own, with whatever befalls it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tenfold.cli import web

OURS = ("DATABASE_URL", "TENFOLD_OWNER_URL", "TENFOLD_SECRET", "TENFOLD_MASTER_KEY", "TENFOLD_HTTPS")


def without_ours() -> dict[str, str]:
    """The environment without what tells the tests' own site where its database is."""
    return {name: value for name, value in os.environ.items() if name not in OURS}


@contextmanager
def serving(folder: Path, port: int | None = None, *more: str) -> Iterator[tuple[Any, str]]:
    """The site over a folder: its process, and its address once it answers."""
    port = port or web.free_port()
    words = [sys.executable, "-m", "tenfold.cli", "serve", "--data", str(folder), "--port", str(port), *more]
    process = subprocess.Popen(words, env=without_ours(), stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        place = f"http://127.0.0.1:{port}"
        if not web.answers(place, while_true=lambda: process.poll() is None):
            raise TimeoutError(f"nothing answers at {place}")
        yield process, place
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def stopped(process: Any, how: signal.Signals = signal.SIGTERM) -> int:
    """Tell it to stop; what it left with."""
    process.send_signal(how)
    return int(process.wait(30))


def at_last(what: Callable[[], bool], patience: float = 20) -> bool:
    """Whether something comes true in time."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.1)
    return False
