"""What every test gets: no network, and laws tried without a stopwatch."""

import os

from hypothesis import settings

try:
    from pytest_socket import disable_socket
except ModuleNotFoundError:  # the pure cell holds pytest and Hypothesis alone, and its rooms may not import sockets
    disable_socket = None

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_runtest_setup() -> None:
    """Refuse every address but a socket file's, which is how a test reaches its own database."""
    if disable_socket is not None:
        disable_socket(allow_unix_socket=True)
