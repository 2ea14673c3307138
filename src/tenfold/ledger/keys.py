"""Keys: a family's entries are kept under a key of its own, which is kept under a master key outside the database.

Destroying a family's key makes its entries unreadable for ever and leaves their chain whole: the chain covers salted
commitments, and the salt is kept with the body.
"""

import base64
import hmac
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from hashlib import sha256
from secrets import token_bytes
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from tenfold.access.spelling import spellings
from tenfold.ledger.checkpoints import SigningKey

_NONCE, _SALT, _SHORT = 12, 32, 8
_SEALED = "sealed:"


class KeyGone(Exception):
    """The key of a family was destroyed: what was kept under it can never be read again."""


def fresh_key() -> bytes:
    """Return a new key of 32 bytes."""
    return AESGCM.generate_key(256)


def wrap(key: bytes, family: UUID) -> bytes:
    """Return a family's key as it may lie in the database: under the master key."""
    return seal(_master("families"), key, family.bytes)


def unwrap(wrapped: bytes | None, family: UUID) -> bytes:
    """Return a family's key; raise `KeyGone` where it was destroyed."""
    if wrapped is None:
        raise KeyGone(f"the key of family {family} was destroyed; nothing of it can be read")
    return unseal(_master("families"), wrapped, family.bytes)


def seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """Return something under a key, bound to where it belongs: moved elsewhere, it does not open."""
    nonce = token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Return what is under a key; raise `InvalidTag` where it was changed, or moved from where it belongs."""
    return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound_to)


def unsealer(key: bytes) -> Callable[[bytes, bytes], bytes]:
    """Return what opens one thing after another under a key, as `unseal` does: the key is made ready once."""
    opener = AESGCM(key)
    return lambda sealed, bound_to: opener.decrypt(sealed[:_NONCE], sealed[_NONCE:], bound_to)


def salted(body: bytes) -> tuple[bytes, bytes]:
    """Return a body with a fresh salt before it, and its commitment: the hash of both."""
    with_salt = token_bytes(_SALT) + body
    return with_salt, sha256(with_salt).digest()


def without_salt(with_salt: bytes) -> bytes:
    """Return the body again."""
    return with_salt[_SALT:]


def seal_for_register(plain: bytes) -> bytes:
    """Return a line of the register's log under its own key."""
    return seal_for("register", plain)


def unseal_from_register(sealed: bytes) -> bytes:
    """Return a line of the register's log."""
    return unseal_for("register", sealed)


def seal_for(use: str, plain: bytes) -> bytes:
    """Return something that belongs to no family under the key of its use."""
    return seal(_master(use), plain, use.encode())


def unseal_for(use: str, sealed: bytes) -> bytes:
    """Return it."""
    return unseal(_master(use), sealed, use.encode())


def seal_factor(text: str) -> str:
    """Return the secret of a second factor as text that may lie in the database."""
    return base64.b64encode(seal_for("factors", text.encode())).decode()


def open_factor(sealed: str) -> str:
    """Return it."""
    return unseal_for("factors", base64.b64decode(sealed)).decode()


def seal_words(words: str) -> str:
    """Return a reason that somebody typed as text that may lie in the database; nothing stays nothing."""
    told = words.strip()
    return _SEALED + base64.b64encode(seal_for("reasons", told.encode())).decode() if told else ""


def open_words(kept: str) -> str:
    """Return a reason; what no person typed (that somebody was allocated, at which page) lies there as it is."""
    if not kept.startswith(_SEALED):
        return kept
    return unseal_for("reasons", base64.b64decode(kept.removeprefix(_SEALED))).decode()


def mark(*words: str) -> bytes:
    """Return some words together under a key: the same words have the same mark, and it tells nothing of them."""
    return hmac.digest(_master("marks"), "\0".join(words).encode(), "sha256")


def words_of(name: str) -> list[bytes]:
    """Return the words of a name, each under a key: who types a word finds it, who reads the table learns nothing.

    What has an apostrophe or hyphen goes by its parts too, and two words by what they are when written as one.
    """
    told = spellings(name)
    whole = [ways[0] for ways in told]
    return _under_key([*(way for ways in told for way in ways), *map(str.__add__, whole, whole[1:])])


def words_sought(name: str) -> list[bytes]:
    """Return the words that somebody typed, each under a key: what has an apostrophe or hyphen as one."""
    return _under_key(ways[0] for ways in spellings(name))


def half_known(whose: str, words: Iterable[str]) -> list[bytes]:
    """Return words by which somebody half known is found, each under a key of whose they are, and short."""
    key = _master("half known")
    return [hmac.digest(key, f"{whose} {word}".encode(), "sha256")[:_SHORT] for word in words]


def _under_key(words: Iterable[str]) -> list[bytes]:
    return [hmac.digest(_master("words"), word.encode(), "sha256") for word in dict.fromkeys(words)]


def family_of(agency: str, reference: str) -> UUID:
    """Return the id of the family that an agency calls by its own reference: always the same, guessed by nobody."""
    told = f"{agency}\x00{reference}".encode()
    return UUID(bytes=hmac.digest(_master("references"), told, "sha256")[:16], version=4)


def seal_webhook(secret: bytes, webhook: UUID) -> bytes:
    """Return the secret that signs what a webhook is told, as it may lie in the database."""
    return seal(_master("webhooks"), secret, webhook.bytes)


def unseal_webhook(sealed: bytes, webhook: UUID) -> bytes:
    """Return the secret that signs what a webhook is told."""
    return unseal(_master("webhooks"), sealed, webhook.bytes)


def seal_parked(staff: int, plain: bytes) -> str:
    """Return what waits for somebody to sign in again as text that may lie in a browser's session."""
    return base64.b64encode(seal(_master("parked"), plain, str(staff).encode())).decode()


def open_parked(staff: int, sealed: str) -> bytes:
    """Return it; raise `InvalidTag` where it waits for another."""
    return unseal(_master("parked"), base64.b64decode(sealed), str(staff).encode())


def session_secret() -> bytes:
    """Return what the web server and the database share, so that a session is begun by nobody else."""
    return _master("sessions")


def proof_of(staff: int, token: bytes) -> bytes:
    """Return the proof that the web server begins a session of somebody."""
    key, said = session_secret(), str(staff).encode() + b"\x00" + token
    return sha256(key + sha256(key + said).digest()).digest()


def proof_of_sign_in(staff: int | None, means: str, outcome: str, place: bytes) -> bytes:
    """Return the proof that the web server writes a sign-in down; `place` is the mark of where it came from."""
    who = "nobody" if staff is None else str(staff)
    key, said = session_secret(), f"sign-in {who} {means} {outcome}".encode() + b"\x00" + place
    return sha256(key + sha256(key + said).digest()).digest()


def proof_of_clock(transaction: str) -> bytes:
    """Return the proof that it is the clock that looks, in one transaction (by its id) and no other."""
    key, said = session_secret(), b"clock\x00" + transaction.encode()
    return sha256(key + sha256(key + said).digest()).digest()


@lru_cache(65_536)
def mark_of(family: UUID, question: str) -> bytes:
    """Return what a question of a family goes by in the list of who was told: its id tells nothing there."""
    return hmac.digest(_master("questions"), family.bytes + question.encode(), "sha256")


def signing_key() -> SigningKey:
    """Return what the log's checkpoints are signed with; the log is named for its public half, which no other has."""
    seed = _master("checkpoints")
    name = sha256(SigningKey("", seed).public.key).hexdigest()[:16]
    return SigningKey(f"tenfold/{name}", seed)


@cache
def _master(use: str) -> bytes:
    """Return the key for one use, derived from the master key."""
    return derived(base64.b64decode(settings.MASTER_KEY), use)


def derived(master: bytes, use: str) -> bytes:
    """Return the key for one use that a master key gives."""
    return hmac.digest(master, use.encode(), "sha256")
