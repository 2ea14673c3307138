"""What every test gets: no network, and laws tried without a stopwatch."""

import os
from importlib import import_module
from importlib.util import find_spec

from hypothesis import settings

# The pure cell holds pytest and Hypothesis alone; its rooms may not even import a socket.
GUARDED = find_spec("pytest_socket") is not None

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_runtest_setup() -> None:
    """Refuse every address but a socket file's, which is how a test reaches its own database."""
    if GUARDED:
        import_module("pytest_socket").disable_socket(allow_unix_socket=True)
