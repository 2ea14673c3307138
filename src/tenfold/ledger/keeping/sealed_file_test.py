import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenfold.ledger.keeping import sealed_file
from tenfold.ledger.keeping.sealed_file import Unsound, checked_secret, read_sealed, secret_from, write_sealed

SECRET = b"correct horse battery"


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setattr(sealed_file, "CHUNK", 64)
    return tmp_path / "sealed"


@pytest.mark.parametrize("long", [0, 1, 63, 64, 65, 128, 1000])
def test_what_went_in_comes_out(path, long):
    told = bytes(range(256)) * 4
    assert write_sealed(path, "record", SECRET, [told[:long]]) == long
    assert b"".join(read_sealed(path, "record", SECRET)) == told[:long]
    assert path.stat().st_mode & 0o077 == 0, "for its owner alone"


@settings(max_examples=12)  # each costs what a guess at the secret costs
@given(st.lists(st.binary(max_size=200)))
def test_however_it_is_cut_into_pieces(tmp_path_factory, pieces):
    path = tmp_path_factory.mktemp("sealed") / "sealed"
    write_sealed(path, "record", SECRET, pieces)
    assert b"".join(read_sealed(path, "record", SECRET)) == b"".join(pieces)


def refused(path, kind="record", secret=SECRET):
    with pytest.raises(Unsound) as fault:
        list(read_sealed(path, kind, secret))
    return str(fault.value)


def test_every_byte_counts_and_so_do_their_order_and_their_end(path):
    write_sealed(path, "record", SECRET, [bytes(300)])
    whole = path.read_bytes()
    first = len(whole) - 300 - 5 * 16
    chunk = [whole[first + n * 80 : first + (n + 1) * 80] for n in range(4)]
    last = whole[first + 4 * 80 :]
    path.write_bytes(whole[:first] + b"".join(chunk) + last)
    assert b"".join(read_sealed(path, "record", SECRET)) == bytes(300), "put together as it was, it is sound"
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x80]) + whole[place + 1 :])
        assert refused(path)
    for forged in (
        whole[:first] + chunk[1] + chunk[0] + chunk[2] + chunk[3] + last,
        whole[:first] + chunk[0] + chunk[2] + chunk[3] + last,
        whole[:first] + b"".join(chunk),
        whole[:first] + b"".join(chunk) + last + last,
        whole[:first],
        whole[: first - 1],
        b"",
    ):
        path.write_bytes(forged)
        assert refused(path)


def test_another_secret_and_another_kind_are_refused_and_say_so(path):
    write_sealed(path, "record", SECRET, [b"told"])
    assert "another secret" in refused(path, secret=b"another secret altogether")
    assert "holds “record” and not “keys”" in refused(path, kind="keys")
    path.write_bytes(b"PGDMP" * 20)
    assert "no file that Tenfold sealed" in refused(path)
    path.unlink()
    assert "cannot be read" in refused(path)


def test_a_header_cannot_ask_for_all_of_the_memory(path):
    write_sealed(path, "record", SECRET, [b"told"])
    whole = bytearray(path.read_bytes())
    whole[24] = 40  # scrypt with n = 2 to the 40th
    path.write_bytes(whole)
    assert "names a cost that no file of ours has" in refused(path)


def test_nothing_is_written_over_and_nothing_half_written_is_left(path):
    write_sealed(path, "record", SECRET, [b"told"])
    with pytest.raises(Unsound, match="There is a file"):
        write_sealed(path, "record", SECRET, [b"else"])
    assert b"".join(read_sealed(path, "record", SECRET)) == b"told"

    def fails():
        yield bytes(200)
        raise RuntimeError("the database is gone")

    with pytest.raises(RuntimeError):
        write_sealed(path.with_name("other"), "record", SECRET, fails())
    assert [one.name for one in path.parent.iterdir()] == ["sealed"]


def test_a_key_file_is_its_owner_s_alone_and_long_enough(tmp_path):
    path = tmp_path / "key"
    path.write_text("a secret of some length\n")
    path.chmod(0o644)
    with pytest.raises(Unsound, match="chmod 600"):
        secret_from(path)
    path.chmod(0o600)
    assert secret_from(path) == b"a secret of some length"
    path.write_text("short")
    with pytest.raises(Unsound, match="can be guessed"):
        secret_from(path)
    with pytest.raises(Unsound, match="can be guessed"):
        checked_secret("password")
    with pytest.raises(Unsound, match="cannot be read as a key file"):
        secret_from(tmp_path / "none")
