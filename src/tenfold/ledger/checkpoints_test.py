from base64 import b64decode, b64encode

import pytest

from tenfold.ledger.checkpoints import Checkpoint, NoCheckpoint, PublicKey, SigningKey, opened, read

# The example that the reference implementation publishes (golang.org/x/mod/sumdb/note).
VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SEED = b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNATURE = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
KEY = SigningKey("tenfold.example/log", bytes(32))


def test_a_note_is_the_same_to_the_byte_as_the_reference_implementation_s():
    assert SigningKey("PeterNeumann", SEED).note(TEXT) == f"{TEXT}\n— PeterNeumann {SIGNATURE}\n"
    assert str(SigningKey("PeterNeumann", SEED).public) == VKEY
    assert opened(f"{TEXT}\n— PeterNeumann {SIGNATURE}\n", PublicKey.read(VKEY)) == TEXT


def test_a_checkpoint_says_whose_log_how_many_leaves_and_which_root():
    made = KEY.checkpoint(7, bytes(range(32)))
    origin, size, root, gap, signature = made.note.splitlines()
    assert (origin, size, b64decode(root), gap) == ("tenfold.example/log", "7", bytes(range(32)), "")
    assert signature.startswith("— tenfold.example/log ")
    assert read(made.note, KEY.public) == Checkpoint("tenfold.example/log", 7, bytes(range(32)), made.note)


def test_no_letter_of_a_checkpoint_can_be_changed():
    note = KEY.checkpoint(12, bytes(range(32))).note
    for place, sign in enumerate(note):
        bent = note[:place] + ("1" if sign != "1" else "2") + note[place + 1 :]
        with pytest.raises(NoCheckpoint):
            read(bent, KEY.public)


def test_the_same_signature_written_another_way_is_not_taken():
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    note = KEY.checkpoint(12, bytes(range(32))).note
    signature = note.rstrip("=\n").rsplit(" ", 1)[1]
    group = letters.index(signature[-1]) // 4 * 4  # one "=" behind it: its last two bits say nothing
    written = [signature[:-1] + letters[group + bits] + "=" for bits in range(4)]
    assert len({b64decode(one) for one in written}) == 1
    for one in written:
        bent = note.replace(f"{signature}=", one)
        if bent == note:
            read(bent, KEY.public)
        else:
            with pytest.raises(NoCheckpoint):
                read(bent, KEY.public)


def test_signatures_of_others_beside_the_log_s_do_not_matter():
    note = KEY.checkpoint(3, bytes(32)).note
    witness = SigningKey("police.example/witness", b"w" * 32)
    text = opened(note, KEY.public)
    assert read(note + witness.note(text).splitlines(keepends=True)[-1], KEY.public).size == 3
    assert read(note + "— somebody else\n— a line without\n", KEY.public).size == 3


@pytest.mark.parametrize(
    "text",
    [
        "tenfold.example/log\n07\n" + b64encode(bytes(32)).decode() + "\n",
        "tenfold.example/log\n-7\n" + b64encode(bytes(32)).decode() + "\n",
        "tenfold.example/log\n7\n" + b64encode(bytes(31)).decode() + "\n",
        "another.example/log\n7\n" + b64encode(bytes(32)).decode() + "\n",
        "tenfold.example/log\n7\n",
    ],
)
def test_what_is_signed_but_no_checkpoint_of_this_log_is_not_taken(text):
    with pytest.raises(NoCheckpoint):
        read(KEY.note(text), KEY.public)


@pytest.mark.parametrize("note", ["", "\n\n", "x", "a\nb\nc\n", KEY.checkpoint(1, bytes(32)).note.rstrip("\n")])
def test_what_is_no_note_is_not_taken(note):
    with pytest.raises(NoCheckpoint):
        read(note, KEY.public)


def test_another_log_s_checkpoint_is_not_taken():
    with pytest.raises(NoCheckpoint, match=r"no signature of tenfold\.example/log"):
        read(SigningKey(KEY.name, b"x" * 32).checkpoint(1, bytes(32)).note, KEY.public)


@pytest.mark.parametrize(
    "text", ["", "name", "name+00000000+AQ==", VKEY.replace("c74f", "c74e"), VKEY[:-4], "+" + VKEY]
)
def test_what_is_no_public_key_is_not_taken(text):
    with pytest.raises(NoCheckpoint, match="name"):
        PublicKey.read(text)


def test_a_key_comes_back_from_its_text_and_no_secret_is_printed():
    assert PublicKey.read(str(KEY.public)) == KEY.public
    assert "seed" not in repr(KEY)
