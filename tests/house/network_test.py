"""No test reaches the network."""

import socket

import pytest


@pytest.mark.parametrize(
    "reach",
    [lambda: socket.create_connection(("localhost", 9)), lambda: socket.socket(socket.AF_INET)],
)
def test_an_address_is_refused(reach):
    with pytest.raises((RuntimeError, UserWarning), match=r"A test tried to use socket"):
        reach()


def test_a_socket_file_is_not():
    with socket.socket(socket.AF_UNIX) as plain:
        assert plain.family == socket.AF_UNIX
