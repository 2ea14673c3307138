"""A file under a passphrase: read from the front in pieces, and refused where a byte of it is not as it was written.

AES-256-GCM in chunks of one MiB. The nonce of each is its number and whether it is the last, so that none can be left
out, repeated or moved, and the file cannot end early; the key is the passphrase's alone (scrypt, with a salt a file).
"""

import os
import stat
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from secrets import token_bytes
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

CHUNK = 1 << 20
LEAST_SECRET = 16
"""Characters; a key file of ours has 44."""

_MAGIC = b"tenfold-sealed-1"
_KIND, _SALT, _TAG = 8, 16, 16
_COST, _WORST_COST = 17, 20  # scrypt's n, as a power of two: 128 MiB and half a second, which a guess costs too
_HEADER = len(_MAGIC) + _KIND + 1 + _SALT


class Unsound(Exception):
    """A file is not what it should be, or not whole; the sentence says which file, what is wrong and what to do."""


def secret_from(path: Path) -> bytes:
    """Return the secret in a key file; raise `Unsound` where others can read it, or it is too short to be one."""
    try:
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise Unsound(f"{path} can be read by others than its owner. Put that right with: chmod 600 {path}")
        return checked_secret(path.read_text("utf-8").strip())
    except (OSError, UnicodeDecodeError) as fault:
        raise Unsound(
            f"{path} cannot be read as a key file: {getattr(fault, 'strerror', None) or 'no text'}."
        ) from None


def checked_secret(text: str) -> bytes:
    """Return a secret as bytes; raise `Unsound` where it is too short to withstand guessing."""
    if len(text) < LEAST_SECRET:
        raise Unsound(f"A secret of {len(text)} characters can be guessed; {LEAST_SECRET} or more are needed.")
    return text.encode()


def write_sealed(path: Path, kind: str, secret: bytes, pieces: Iterable[bytes]) -> int:
    """Write pieces into a new file, whole and on the disk or not at all; return how many bytes went in.

    Raise `Unsound` where there is such a file already.
    """
    if path.exists():
        raise Unsound(f"There is a file {path} already. Nothing is written over: name another.")
    half = path.with_name(f"{path.name}.half")
    half.unlink(missing_ok=True)
    try:
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as fault:
        raise Unsound(f"{half} cannot be written: {fault.strerror}.") from None
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - by its descriptor, made with its mode
            taken = _write(file, kind, secret, pieces)
            file.flush()
            os.fsync(file.fileno())
        half.rename(path)
    finally:
        half.unlink(missing_ok=True)
    _keep(path.parent)
    return taken


def read_sealed(path: Path, kind: str, secret: bytes) -> Iterator[bytes]:
    """Give a file's content in pieces, each checked before it is given; raise `Unsound` at the first that is wrong."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
            aead = AESGCM(_key(secret, *_told(path, header, kind)))
            yield from _read(path, file, aead, header)
    except OSError as fault:
        raise Unsound(f"{path} cannot be read: {fault.strerror}.") from None


def _write(file: IO[bytes], kind: str, secret: bytes, pieces: Iterable[bytes]) -> int:
    salt = token_bytes(_SALT)
    header = _MAGIC + kind.encode().ljust(_KIND, b"\0") + bytes([_COST]) + salt
    aead = AESGCM(_key(secret, _COST, salt))
    file.write(header)
    waiting, number, taken = bytearray(), 0, 0
    for piece in pieces:
        waiting += piece
        taken += len(piece)
        while len(waiting) > CHUNK:  # the last chunk is never empty, unless all is
            file.write(aead.encrypt(_nonce(number, last=False), bytes(waiting[:CHUNK]), header))
            del waiting[:CHUNK]
            number += 1
    file.write(aead.encrypt(_nonce(number, last=True), bytes(waiting), header))
    return taken


def _read(path: Path, file: IO[bytes], aead: AESGCM, header: bytes) -> Iterator[bytes]:
    number, chunk = 0, file.read(CHUNK + _TAG)
    while True:
        after = file.read(CHUNK + _TAG)
        try:
            yield aead.decrypt(_nonce(number, last=not after), chunk, header)
        except (InvalidTag, ValueError):
            raise Unsound(
                f"{path} is damaged, cut short or was sealed with another secret (noticed at byte "
                f"{_HEADER + number * (CHUNK + _TAG)}). Nothing of it is used: check the secret, or take another copy."
            ) from None
        if not after:
            return
        number, chunk = number + 1, after


def _told(path: Path, header: bytes, kind: str) -> tuple[int, bytes]:
    """Return the cost and the salt that a header names; raise `Unsound` where it is no header of such a file."""
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise Unsound(f"{path} is no file that Tenfold sealed.")
    named, rest = header[len(_MAGIC) :][:_KIND].rstrip(b"\0"), header[len(_MAGIC) + _KIND :]
    if named != kind.encode():
        raise Unsound(f"{path} holds “{named.decode('ascii', 'replace')}” and not “{kind}”.")
    if not _COST <= rest[0] <= _WORST_COST:
        raise Unsound(f"{path} is damaged: it names a cost that no file of ours has.")
    return rest[0], rest[1:]


@lru_cache(maxsize=4)  # a file is read twice: once to see that it is sound, once to use it
def _key(secret: bytes, cost: int, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=1 << cost, r=8, p=1).derive(secret)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _keep(folder: Path) -> None:
    """See to it that the name of a new file in a folder is on the disk."""
    place = os.open(folder, os.O_RDONLY)
    os.fsync(place)
    os.close(place)
