"""The tree against RFC 9162's own definition, written down once more as plainly as it stands there, for every size."""

from hashlib import sha256

import pytest

from tenfold.ledger import merkle

MOST = 130
LEAVES = [merkle.leaf_hash(str(number).encode()) for number in range(MOST)]


def plain_root(leaves):
    """MTH of RFC 9162, 2.1.1, over hashes of leaves."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = plain_split(len(leaves))
    return sha256(b"\x01" + plain_root(leaves[:k]) + plain_root(leaves[k:])).digest()


def plain_split(n):
    k = 1
    while 2 * k < n:
        k *= 2
    return k


def plain_path(m, leaves):
    """PATH of 2.1.3.1."""
    if len(leaves) == 1:
        return []
    k = plain_split(len(leaves))
    if m < k:
        return [*plain_path(m, leaves[:k]), plain_root(leaves[k:])]
    return [*plain_path(m - k, leaves[k:]), plain_root(leaves[:k])]


def plain_subproof(m, leaves, *, whole=True):
    """SUBPROOF of 2.1.4.1."""
    if m == len(leaves):
        return [] if whole else [plain_root(leaves)]
    k = plain_split(len(leaves))
    if m <= k:
        return [*plain_subproof(m, leaves[:k], whole=whole), plain_root(leaves[k:])]
    return [*plain_subproof(m - k, leaves[k:], whole=False), plain_root(leaves[:k])]


ROOTS = [plain_root(LEAVES[:size]) for size in range(MOST)]


def subtree(start, width):
    assert width & (width - 1) == 0
    assert start % width == 0
    return plain_root(LEAVES[start : start + width])


def test_the_published_example_of_certificate_transparency():
    told = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    leaves = [merkle.leaf_hash(bytes.fromhex(one)) for one in told]
    assert leaves[0].hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert merkle.root_of(leaves).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


def test_the_edge_of_each_size_gives_the_plain_root_and_each_subtree_that_was_completed():
    edge = merkle.Edge()
    for size in range(MOST):
        assert edge.root() == ROOTS[size]
        assert edge.peaks == [subtree(start, width) for start, width in merkle.spans(size)]
        completed = edge.append(LEAVES[size])
        wide = [2**level for level in range(1, 8) if (size + 1) % 2**level == 0]
        assert completed == [subtree(size + 1 - width, width) for width in wide]


def test_an_edge_is_taken_up_where_it_was_left():
    for size in range(1, MOST - 1):
        edge = merkle.Edge(size, [subtree(start, width) for start, width in merkle.spans(size)])
        edge.append(LEAVES[size])
        assert edge.root() == ROOTS[size + 1]


def test_each_place_in_each_size_has_the_plain_proof_and_no_other_place_leaf_or_root_has_it():
    for size in range(1, MOST):
        for position in range(size):
            proof = merkle.inclusion(position, size, subtree)
            assert proof == plain_path(position, LEAVES[:size])
            assert merkle.includes(ROOTS[size], size, position, LEAVES[position], proof)
            assert not merkle.includes(ROOTS[size], size, position, LEAVES[position - 1], proof) or size == 1
            assert not merkle.includes(ROOTS[size - 1], size, position, LEAVES[position], proof)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 31, 100])
def test_a_proof_holds_for_one_place_only_and_not_when_a_part_is_changed_added_or_left_out(size):
    for position in range(size):
        proof = merkle.inclusion(position, size, subtree)
        leaf, root = LEAVES[position], ROOTS[size]
        others = {other for other in range(-1, size + 2) if merkle.includes(root, size, other, leaf, proof)}
        assert others == {position}
        for place, part in enumerate(proof):
            bent = [*proof[:place], bytes([part[0] ^ 1]) + part[1:], *proof[place + 1 :]]
            assert not merkle.includes(root, size, position, leaf, bent)
        assert not merkle.includes(root, size, position, leaf, [*proof, EXTRA])
        assert not proof or not merkle.includes(root, size, position, leaf, proof[:-1])


EXTRA = sha256(b"extra").digest()


def test_each_pair_of_sizes_has_the_plain_proof_and_it_holds_for_no_other_root():
    for new in range(MOST):
        for old in range(new + 1):
            proof = merkle.consistency(old, new, subtree)
            assert proof == ([] if old in (0, new) else plain_subproof(old, LEAVES[:new]))
            assert merkle.is_consistent(old, ROOTS[old], new, ROOTS[new], proof)
            assert not merkle.is_consistent(old, EXTRA, new, ROOTS[new], proof)
            assert old == 0 or not merkle.is_consistent(old, ROOTS[old], new, EXTRA, proof)
            assert not merkle.is_consistent(old, ROOTS[old], new, ROOTS[new], [*proof, EXTRA])


def test_a_consistency_proof_that_lacks_a_part_or_has_one_changed_does_not_hold():
    for new in range(2, 40):
        for old in range(1, new):
            proof = merkle.consistency(old, new, subtree)
            told = old, ROOTS[old], new, ROOTS[new]
            for place in range(len(proof)):
                bent = [*proof[:place], EXTRA, *proof[place + 1 :]]
                assert not merkle.is_consistent(*told, bent)
                assert not merkle.is_consistent(*told, proof[:place] + proof[place + 1 :])


def test_a_history_that_was_written_again_is_not_consistent_with_the_old_one():
    other = [*LEAVES[:5], EXTRA, *LEAVES[6:40]]
    for old in range(6, 40):
        proof = merkle.consistency(old, 40, lambda start, width: plain_root(other[start : start + width]))
        assert not merkle.is_consistent(old, ROOTS[old], 40, plain_root(other), proof)


def test_what_is_not_in_the_tree_has_no_proof():
    with pytest.raises(ValueError, match="has none at 3"):
        merkle.inclusion(3, 3, subtree)
    with pytest.raises(ValueError, match="has not begun with 4"):
        merkle.consistency(4, 3, subtree)
    assert not merkle.is_consistent(4, ROOTS[4], 3, ROOTS[3], [])
