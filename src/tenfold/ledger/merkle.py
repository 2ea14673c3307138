"""The Merkle tree of RFC 9162 over the leaves of the log: its root, its proofs, and how anybody checks them.

A leaf and a node are hashed with another first byte, so that none is taken for the other. Hashes are SHA-256, 32 bytes.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

EMPTY = sha256().digest()
"""The root of a tree without leaves."""
Subtree = Callable[[int, int], bytes]
"""Gives the root of the whole subtree over the leaves from `start` up to `start + width`, a power of two."""


def leaf_hash(said: bytes) -> bytes:
    """Return the hash of a leaf."""
    return sha256(b"\x00" + said).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of what stands above two subtrees."""
    return sha256(b"\x01" + left + right).digest()


class Edge:
    """The right edge of a tree that grows: the roots of its whole subtrees, the widest first; no more is held."""

    __slots__ = ("peaks", "size")

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size, self.peaks = size, list(peaks)

    def append(self, leaf: bytes) -> list[bytes]:
        """Take the next leaf's hash; return the roots of the subtrees that it completes, the narrowest first."""
        self.size += 1
        completed, rest, peaks = [], self.size, self.peaks
        while not rest & 1:
            leaf = node_hash(peaks.pop(), leaf)
            completed.append(leaf)
            rest >>= 1
        peaks.append(leaf)
        return completed

    def root(self) -> bytes:
        """Return the root of the tree as it is."""
        if not self.peaks:
            return EMPTY
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


def spans(size: int) -> list[tuple[int, int]]:
    """Return where the whole subtrees of a tree of this size begin and how wide each is, the widest first."""
    found, start = [], 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            found.append((start, 1 << level))
            start += 1 << level
    return found


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root over the hashes of leaves."""
    edge = Edge()
    for leaf in leaves:
        edge.append(leaf)
    return edge.root()


def inclusion(position: int, size: int, subtree: Subtree) -> list[bytes]:
    """Return the proof that a leaf has its place in a tree of this size: what stands beside its way up, from below."""
    if not 0 <= position < size:
        raise ValueError(f"a tree of {size} leaves has none at {position}; the first is at 0")
    return _beside(position, 0, size, subtree)


def consistency(old: int, new: int, subtree: Subtree) -> list[bytes]:
    """Return the proof that a tree of `old` leaves is how the one of `new` leaves began."""
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} leaves has not begun with {old}")
    return [] if old in (0, new) else _kept(old, 0, new, subtree, whole=True)


def includes(root: bytes, size: int, position: int, leaf: bytes, proof: Sequence[bytes]) -> bool:
    """Whether a proof shows that a leaf's hash has this place in the tree with this root (RFC 9162, 2.1.3.2)."""
    if not 0 <= position < size:
        return False
    place, last, found = position, size - 1, leaf
    for part in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(part, found)
            place, last = _raised(place, last)
        else:
            found = node_hash(found, part)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def is_consistent(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether a proof shows that a tree began as an older one was (RFC 9162, 2.1.4.2)."""
    if not 0 <= old <= new or old in (0, new):
        return not proof and old_root == (EMPTY if old == 0 else new_root)
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    if not proof or not path:
        return False
    first = second = path[0]
    for part in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            first, second = node_hash(part, first), node_hash(part, second)
            place, last = _raised(place, last)
        else:
            second = node_hash(second, part)
        place, last = place >> 1, last >> 1
    return last == 0 and first == old_root and second == new_root


def _raised(place: int, last: int) -> tuple[int, int]:
    """Go up while a place is the left one and alone: nothing stands beside it there."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def _beside(position: int, start: int, stop: int, subtree: Subtree) -> list[bytes]:
    if stop - start == 1:
        return []
    middle = start + _split(stop - start)
    if position < middle:
        return [*_beside(position, start, middle, subtree), _over(middle, stop, subtree)]
    return [*_beside(position, middle, stop, subtree), _over(start, middle, subtree)]


def _kept(old: int, start: int, stop: int, subtree: Subtree, *, whole: bool) -> list[bytes]:
    if old == stop:
        return [] if whole else [_over(start, stop, subtree)]
    middle = start + _split(stop - start)
    if old <= middle:
        return [*_kept(old, start, middle, subtree, whole=whole), _over(middle, stop, subtree)]
    return [*_kept(old, middle, stop, subtree, whole=False), _over(start, middle, subtree)]


def _over(start: int, stop: int, subtree: Subtree) -> bytes:
    """Return the root over some leaves: whole subtrees are asked for, what stands above them is worked out."""
    width = stop - start
    if width & (width - 1) == 0:
        return subtree(start, width)
    middle = start + _split(width)
    return node_hash(subtree(start, middle - start), _over(middle, stop, subtree))


def _split(width: int) -> int:
    """Return the largest power of two below a width."""
    return 1 << (width - 1).bit_length() - 1
