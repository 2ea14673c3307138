"""What `tenfold serve` refuses before it starts anything, in sentences."""

import socket

import pytest

from tenfold.cli import serving, web


def refused(capsys, code, act):
    with pytest.raises(SystemExit) as left:
        act()
    assert left.value.code == code
    return capsys.readouterr().err


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.7"])  # noqa: S104 - what is refused
def test_plain_http_for_others_is_refused(capsys, address):
    told = refused(capsys, 2, lambda: serving.refuse_openness(address, behind_https=False))
    assert "--behind-https" in told
    serving.refuse_openness(address, behind_https=True)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "localhost"])
def test_this_machine_needs_no_https(address):
    serving.refuse_openness(address, behind_https=False)


def test_what_is_no_address_is_said_to_be_none(capsys):
    assert "is no address" in refused(capsys, 2, lambda: serving.refuse_openness("here", behind_https=False))


def test_a_server_in_front_is_believed_only_where_it_is_said_to_be_there(monkeypatch):
    monkeypatch.delenv("TENFOLD_PROXIES", raising=False)
    assert serving.in_front(behind_https=False)["TENFOLD_PROXIES"] == "0"
    assert serving.in_front(behind_https=True)["TENFOLD_PROXIES"] == "1"
    monkeypatch.setenv("TENFOLD_PROXIES", "2")
    assert serving.in_front(behind_https=True)["TENFOLD_PROXIES"] == "2"


@pytest.mark.journey
def test_a_port_that_is_taken_is_said_to_be(capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert f"--port {port + 1}" in refused(capsys, 1, lambda: serving.refuse_taken("127.0.0.1", port))
    serving.refuse_taken("127.0.0.1", web.free_port())


def test_a_database_of_ones_own_comes_with_its_secrets(capsys, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql:///tenfold")
    monkeypatch.setenv("TENFOLD_SECRET", "long")
    monkeypatch.delenv("TENFOLD_MASTER_KEY", raising=False)
    assert "TENFOLD_MASTER_KEY" in refused(capsys, 2, serving.given)
    monkeypatch.setenv("TENFOLD_MASTER_KEY", "key")
    assert serving.given() == {}


def test_without_one_a_folder_is_used(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert serving.given() is None


def test_a_folder_that_is_not_ours_is_refused(capsys, monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "letters.txt").write_text("dear")

    def begin():
        with serving.database(tmp_path):
            raise AssertionError

    assert "holds other things" in refused(capsys, 1, begin)


def test_a_checkout_keeps_its_site_with_what_it_makes(monkeypatch, tmp_path):
    assert serving.default_folder().parts[-2:] == ("out", "site")
    monkeypatch.setattr(serving, "CHECKOUT", tmp_path)
    assert serving.default_folder().name == ".tenfold"
