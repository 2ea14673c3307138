"""The web server's own thread hears a signal however it comes, and whatever else the server was about."""

import signal
import subprocess
import sys
import threading

from tenfold.cli.web import Watchful

BY_ANOTHER_THREAD = """
import signal, threading, time
from tenfold.cli.web import Watchful

came = []
signal.signal(signal.SIGTERM, lambda number, frame: came.append(number))

def another():
    signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
    time.sleep(60)

threading.Timer(0.3, another).start()
assert Watchful(lambda: bool(came)).wait()
print("heard", flush=True)
signal.raise_signal(signal.SIGKILL)
"""


def test_a_signal_that_reaches_another_thread_is_heard():
    words = [sys.executable, "-c", BY_ANOTHER_THREAD]
    done = subprocess.run(words, capture_output=True, text=True, timeout=30, check=False)
    assert (done.stdout, done.returncode) == ("heard\n", -signal.SIGKILL), done.stderr


def test_a_signal_is_heard_though_the_event_was_cleared_since():
    came = threading.Event()
    event = Watchful(came.is_set)
    threading.Timer(0.05, came.set).start()
    assert event.wait()
    assert not event.is_set()


def test_it_is_an_event_all_the_same():
    event = Watchful(lambda: False)
    assert not event.wait(0.05)
    threading.Timer(0.05, event.set).start()
    assert event.wait()
    assert event.wait(0.05)
