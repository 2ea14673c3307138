"""What every test gets: no network, and laws tried without a stopwatch."""

import os
from importlib import import_module
from importlib.util import find_spec

import pytest
from hypothesis import settings

# The pure cell holds pytest and Hypothesis alone; its rooms may not even import a socket.
GUARDED = find_spec("pytest_socket") is not None

pytest_plugins = ["sites", "stands", "browser"] if find_spec("django") and find_spec("psycopg") else []

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Refuse every address but a socket file's, which is how a test reaches its own database."""
    if not GUARDED:
        return
    guard = import_module("pytest_socket")
    if item.get_closest_marker("journey"):
        # A journey asks its own site for pages, as a browser does: over HTTP, on this machine, and nowhere else. What
        # the test before it had in place of `getaddrinfo` may have gone back to the guard's own.
        guard.enable_socket()
        guard.socket_allow_hosts(["127.0.0.1"], allow_unix_socket=True)
    else:
        guard.disable_socket(allow_unix_socket=True)
