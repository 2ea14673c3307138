import pytest

from tenfold.documents.sealing import NotOpened, seal, unseal

PASSPHRASE = "plum violin ladder ocean"  # noqa: S105 - of a test


@pytest.fixture(scope="module")
def sealed():
    return seal(b"Ann, two years old", PASSPHRASE)


def test_what_was_sealed_opens_under_its_passphrase_alone(sealed):
    assert unseal(sealed, PASSPHRASE) == b"Ann, two years old"
    with pytest.raises(NotOpened, match="passphrase is another"):
        unseal(sealed, PASSPHRASE.upper())
    assert b"Ann" not in sealed


@pytest.mark.parametrize("place", [20, 35, 50, -1])
def test_a_file_that_was_changed_does_not_open(sealed, place):
    changed = bytearray(sealed)
    changed[place] ^= 1
    with pytest.raises(NotOpened, match="was changed"):
        unseal(bytes(changed), PASSPHRASE)


@pytest.mark.parametrize("file", [b"", b"tenfold-pack-1\n", b"<html>", b"tenfold-pack-2\n" + bytes(60)])
def test_what_is_no_pack_is_said_to_be_none(file):
    with pytest.raises(NotOpened, match="no pack"):
        unseal(file, PASSPHRASE)


def test_a_passphrase_that_anybody_guesses_is_refused():
    with pytest.raises(ValueError, match="at least 16"):
        seal(b"x", "password")


def test_the_same_passphrase_written_in_another_way_opens_it():
    assert unseal(seal(b"x", "café violin ladder ocean"), "cafe\u0301 violin ladder ocean") == b"x"
