"""How the accounts of the same injuries differ from one another, and what has settled which is so."""

from collections.abc import Iterator
from dataclasses import dataclass

from tenfold.picture.contradiction import talked_over
from tenfold.picture.held import follows
from tenfold.picture.independence import independent
from tenfold.picture.injuries import FOUND, Occasion, accounts_of, checks_of, marks
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.settling import settling_opinions
from tenfold.picture.stated import Stated
from tenfold.record import Account, Entry, Injury
from tenfold.record.words import Claim


@dataclass(frozen=True, slots=True)
class Telling:
    """What one entry holds that somebody said of one injury: the claim, and who is blamed or vouched for."""

    injury: Stated[Injury]
    account: Stated[Account]
    entry: Entry
    claim: Claim | None
    names: frozenset[str]


Change = tuple[Telling, Telling]


@remembered
def changes(p: Picture, occasion: Occasion) -> tuple[Change, ...]:
    """Return the pairs of accounts of an occasion's injuries that differ in claim or in who is named.

    Each version counts where it was first told. What is unsaid differs from nothing.
    """
    kept: list[Telling] = []
    found: list[Change] = []
    for new in _tellings(p, occasion):
        earlier = [old for old in kept if _of_one_thing(old, new)]
        if not _adds_nothing(earlier, new):
            kept.append(new)
            found += [(old, new) for old in earlier if _differ(old, new)]
    return tuple(found)


def settles(p: Picture, occasion: Occasion, change: Change) -> bool:
    """Whether what came after both of two accounts settled them: a strategy discussion, an opinion or a check."""
    last = change[1].entry
    if all(talked_over(p, child, last) for child in occasion.children):
        return True
    hurt = [mark for mark in marks(occasion) if any(one.injury in mark for one in change)]
    ids = {*(injury.id for mark in hurt for injury in mark), *(one.account.id for one in change)}
    views = (one for one in settling_opinions(p, occasion) if ids & set(one.fact.about))
    checks = (one for one in checks_of(p, occasion) if one.fact.result in FOUND and ids & set(one.fact.about))
    return any(one.last.order >= last.order and follows(one.last, last) for one in (*views, *checks))


def _tellings(p: Picture, occasion: Occasion) -> Iterator[Telling]:
    said = [
        (entry, fact, account)
        for account in accounts_of(p, occasion)
        for entry, fact in zip(account.entries, account.told, strict=True)
    ]
    for entry, fact, account in sorted(said, key=lambda one: one[0].order):
        if fact.claim != "no_explanation" or independent(p, fact.by, occasion.children[0]) is not True:
            for injury in occasion.injuries:
                if injury.id in fact.about:
                    yield Telling(injury, account, entry, fact.claim, frozenset(fact.names))


def _of_one_thing(old: Telling, new: Telling) -> bool:
    """Whether two accounts may be of the same marks: those that one entry listed side by side are not the same."""
    return old.injury.id == new.injury.id or old.injury.first.id != new.injury.first.id


def _adds_nothing(earlier: list[Telling], new: Telling) -> bool:
    """Whether a later account only says again, or vouches for, what was said, while nobody else has named another."""
    again = [old for old in earlier if _says_again(old, new)]
    if not again or any(new.names <= old.names for old in again):
        return bool(again)
    return all(old.names in (frozenset(), new.names) for old in earlier if old not in again)


def _says_again(old: Telling, new: Telling) -> bool:
    """Whether a later account adds nothing to an earlier one: the same claim, and nobody named but those named there.

    Who said it before may be named too: that is to vouch, unless that is the person who named the speaker.
    """
    vouched = {old.account.fact.by} if new.account.fact.by not in old.names else set()
    return new.claim in (None, old.claim) and new.names <= old.names | vouched


def _differ(old: Telling, new: Telling) -> bool:
    if old.claim is not None and new.claim is not None and old.claim != new.claim:
        return True
    return bool(old.names) and bool(new.names) and old.names != new.names
