"""Verifying: whether what is on record is what was written, all of it, and what cannot be told.

One walk in one snapshot: each family's chain, each line of the access log, the tree over both against every checkpoint
that was signed, and against those that others keep. Memory does not grow with the record. For the database's owner.
"""

from collections.abc import Callable, Sequence

from django.db import connections, transaction

from tenfold.ledger import keys
from tenfold.ledger.verifying.accesses import walk_accesses
from tenfold.ledger.verifying.chains import walk_chains
from tenfold.ledger.verifying.kept import Kept
from tenfold.ledger.verifying.kept import kept_in as kept_in
from tenfold.ledger.verifying.tree import walk_tree
from tenfold.ledger.verifying.walk import Walk

_UPTO = "SELECT least(upto, '9223372036854775807')::text::bigint FROM tenfold.checkpoint ORDER BY size DESC LIMIT 1"


def verify(tell: Callable[[str], object], kept: Sequence[Kept] = ()) -> Walk:
    """Walk the whole record in one snapshot; tell each break in a sentence as it is found, return what was counted."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        # A snapshot that moved would see entries whose heads it had read before.
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return walk(tell, kept)


def walk(tell: Callable[[str], object], kept: Sequence[Kept] = ()) -> Walk:
    """Walk the whole record within the present transaction of the owner's."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(_UPTO)
        [upto] = cursor.fetchone() or (0,)
        cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        [next_one] = cursor.fetchone()
    found = Walk(tell, keys.signing_key().public, upto)
    if upto > next_one:
        found.breaks(
            f"The last checkpoint takes in transactions up to number {upto}, and this server counts to {next_one}: "
            "it was changed, or the record was filled from a dump of another server and its numbers start anew."
        )
    walk_chains(found)
    walk_accesses(found)
    walk_tree(found, kept)
    return found
