"""A file sealed under a passphrase, so that it opens on any machine that has this program, without a site or a network.

Its form, for whoever has to open it in another way: the line `tenfold-pack-1`, 16 bytes of salt, 12 bytes of nonce, and
AES-256-GCM over the content, with the line and the salt as associated data. The key is scrypt of the passphrase (UTF-8,
NFC) with that salt, N = 2**17, r = 8, p = 1, 32 bytes.
"""

import hashlib
import unicodedata
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_FORM = b"tenfold-pack-1\n"
_SALT, _NONCE = 16, 12
_N, _R, _P, _MEMORY = 2**17, 8, 1, 256 * 2**20
SHORTEST = 16


class NotOpened(Exception):
    """A sealed file stays closed; the sentence says why."""


def seal(content: bytes, passphrase: str) -> bytes:
    """Return content under a passphrase; raise `ValueError` where that is too short to keep anybody out."""
    if len(passphrase) < SHORTEST:
        raise ValueError(f"A passphrase has at least {SHORTEST} letters: five words that nobody would guess together.")
    salt, nonce = token_bytes(_SALT), token_bytes(_NONCE)
    head = _FORM + salt
    return head + nonce + AESGCM(_key(passphrase, salt)).encrypt(nonce, content, head)


def unseal(sealed: bytes, passphrase: str) -> bytes:
    """Return the content; raise `NotOpened` where the passphrase is another or the file was changed."""
    head, rest = sealed[: len(_FORM) + _SALT], sealed[len(_FORM) + _SALT :]
    if not head.startswith(_FORM) or len(rest) <= _NONCE:
        raise NotOpened("This is no pack: one begins with the line tenfold-pack-1.")
    try:
        opened = AESGCM(_key(passphrase, head[len(_FORM) :])).decrypt(rest[:_NONCE], rest[_NONCE:], head)
    except InvalidTag:
        raise NotOpened(
            "It does not open: the passphrase is another (capitals and spaces count), or the file was changed."
        ) from None
    return bytes(opened)


def _key(passphrase: str, salt: bytes) -> bytes:
    told = unicodedata.normalize("NFC", passphrase).encode()
    return hashlib.scrypt(told, salt=salt, n=_N, r=_R, p=_P, maxmem=_MEMORY, dklen=32)
