"""The web server: in this process until it is told to stop, or beside it for as long as somebody looks."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

APPLICATION = "tenfold.site.wsgi:application"
HERE = "127.0.0.1"
WORKERS, THREADS = 2, 1  # the quickest that was measured on two cores
PATIENCE = 60.0  # seconds until a site answers
TO_STOP = 15
AWAKE = 0.25  # seconds
FIRST_PAGE = "/account/login/"


def run(address: str, port: int, *, begun: Callable[[], object]) -> None:
    """Answer requests until a signal says to stop, with a new worker for any that dies; call `begun` at the start."""
    import multiprocessing

    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    multiprocessing.set_start_method("spawn", force=True)  # a worker inherits no thread and no connection of ours
    web = Granian(
        APPLICATION,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=TO_STOP,
    )
    web.main_loop_interrupt = Watchful(lambda: web.interrupt_signal)
    web.on_startup(begun)
    web.serve(target_loader=application)


class Watchful(Event):
    """An event that whoever waits for looks up from, and sees too that a signal has come.

    A signal can reach the process by another thread than the one that answers it, which then sleeps on; and the web
    server clears the event when a worker has died, whatever else it was set for.
    """

    def __init__(self, signalled: Callable[[], bool]) -> None:
        super().__init__()
        self._signalled = signalled

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the event is set or a signal has come, or for so many seconds; whether one of them did."""
        until = None if timeout is None else time.monotonic() + timeout
        while not self._signalled() and (until is None or time.monotonic() < until):
            if super().wait(AWAKE):
                break
        return self.is_set() or self._signalled()


def application(target: str) -> Callable[..., Any]:
    """Load what answers requests, in a worker that ends with the process that began it: none holds on to the port."""
    os.setsid()  # Ctrl-C is for the process that began it, which tells each worker once: told twice, one hangs
    Thread(target=end_with_parent, daemon=True).start()
    module, name = target.split(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def end_with_parent() -> None:
    """Wait until the process that began this one has ended, then tell this one to stop; if it does not, end it."""
    import multiprocessing

    if parent := multiprocessing.parent_process():
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(TO_STOP)
        os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def beside(environment: Mapping[str, str], log: Path | None = None) -> Iterator[str]:
    """Serve the site in a process of its own, on a free port; give its address (http://...). Faults go to a log."""
    port = free_port()
    words = ["--interface", "wsgi", "--host", HERE, "--port", str(port), "--workers", "1", "--blocking-threads", "1"]
    with (log or Path(os.devnull)).open("ab") as said:
        process = subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-m", "granian", *words, "--no-ws", "--log-level", "warning", APPLICATION],
            env={**os.environ, **environment},
            stderr=said if log else None,
        )
    place = f"http://{HERE}:{port}"
    try:
        if not answers(place, while_true=lambda: process.poll() is None):
            raise ConnectionError(f"The site did not answer at {place}; what it said stands above.")
        yield place
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def answers(place: str, *, while_true: Callable[[], bool] = lambda: True) -> bool:
    """Wait until a site answers, with whatever; whether it did."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and while_true():
        try:
            urlopen(f"{place}{FIRST_PAGE}", timeout=PATIENCE).close()  # noqa: S310 - our own site
        except HTTPError as refusal:
            refusal.close()
            return True
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind((HERE, 0))
        port: int = trial.getsockname()[1]
        return port


def is_here(address: str) -> bool:
    """Whether an address can be reached from this machine alone; ValueError where it is none."""
    return address == "localhost" or ip_address(address).is_loopback


def taken(address: str, port: int) -> str | None:
    """Say why nothing can listen at an address and port; nothing where something can."""
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((address, port))
        except OSError as fault:
            return fault.strerror or str(fault)
    return None
