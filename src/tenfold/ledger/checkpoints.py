"""Checkpoints: how long the log is and what root its tree has, signed, in the text form that other logs use too.

The form is C2SP's tlog-checkpoint in a signed note (Ed25519); anybody who has the log's public key can read one.
"""

import binascii
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\x01"
_MARK, _ID, _ROOT = "— ", 4, 32
_MOST = 10**6  # bytes: a note of a log has some three hundred


class NoCheckpoint(Exception):
    """A text is no checkpoint of this log; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed state of a log: whose, how many leaves, the root of their tree, and the note that says so."""

    origin: str
    size: int
    root: bytes
    note: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What signatures of a log are checked with: the log's name and an Ed25519 key of 32 bytes."""

    name: str
    key: bytes

    @classmethod
    def read(cls, text: str) -> "PublicKey":
        """Return a key that was handed over as text: name+id+key. Raise `NoCheckpoint` where it is none."""
        name, _, rest = text.strip().partition("+")
        id, _, key = rest.partition("+")
        told = _plain(key)
        found = cls(name, told[1:])
        if not name or told[:1] != _ED25519 or len(found.key) != _ROOT or found.id.hex() != id:
            raise NoCheckpoint("the key of a log is written name+id+key, as `tenfold checkpoint --key` prints it")
        return found

    @property
    def id(self) -> bytes:
        """The four bytes by which a signature names its key."""
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.key).digest()[:_ID]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{b64encode(_ED25519 + self.key).decode()}"

    def signed(self, text: str, signature: bytes) -> bool:
        """Whether a signature (with the id of its key before it) is this key's under a text."""
        if signature[:_ID] != self.id:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(signature[_ID:], text.encode())
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """What a log signs with: its name and an Ed25519 seed of 32 bytes, which lies where the master key lies."""

    name: str
    seed: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """What others check its signatures with."""
        return PublicKey(self.name, self._key().public_key().public_bytes_raw())

    def checkpoint(self, size: int, root: bytes) -> Checkpoint:
        """Return a signed checkpoint of the log."""
        text = f"{self.name}\n{size}\n{b64encode(root).decode()}\n"
        return Checkpoint(self.name, size, root, self.note(text))

    def note(self, text: str) -> str:
        """Return a text with this key's signature under it."""
        signature = self.public.id + self._key().sign(text.encode())
        return f"{text}\n{_MARK}{self.name} {b64encode(signature).decode()}\n"

    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def opened(note: str, key: PublicKey) -> str:
    """Return the text of a note that a key has signed; raise `NoCheckpoint` where it has not, or is no note."""
    text, gap, signatures = note.rpartition("\n\n")
    steering = any(sign < " " for sign in note.replace("\n", ""))
    if not gap or not signatures.endswith("\n") or len(note) > _MOST or steering:
        raise NoCheckpoint("it is no signed note: a text, a blank line, and lines of signatures")
    text += "\n"
    told = [line.removeprefix(_MARK).rsplit(" ", 1) for line in signatures.splitlines() if line.startswith(_MARK)]
    named = [_plain(one[1]) for one in told if len(one) == 2 and one[0] == key.name]  # noqa: PLR2004 - name, signature
    ours = [signature for signature in named if signature[:_ID] == key.id]
    if not ours or not all(key.signed(text, signature) for signature in ours):
        raise NoCheckpoint(f"it bears no signature of {key.name} ({key.id.hex()}) that holds")
    return text


def read(note: str, key: PublicKey) -> Checkpoint:
    """Return a checkpoint of a log from its signed note; raise `NoCheckpoint` where it is none of that log."""
    lines = opened(note, key).split("\n")
    if len(lines) < 4 or "" in lines[:-1]:  # noqa: PLR2004 - origin, size, root, and the end of the last line
        raise NoCheckpoint("a checkpoint has three lines: whose log it is of, how many leaves, and their root")
    origin, size, root = lines[0], lines[1], _plain(lines[2])
    if origin != key.name or not size.isascii() or not size.isdigit() or str(int(size)) != size or len(root) != _ROOT:
        raise NoCheckpoint(f"its lines do not say how many leaves the log {key.name} has, and their root")
    return Checkpoint(origin, int(size), root, note)


def _plain(text: str) -> bytes:
    """Return what stands in base64, where it is written in the one way that RFC 4648 (3.5) has for it."""
    try:
        told = b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return told if b64encode(told).decode() == text else b""
