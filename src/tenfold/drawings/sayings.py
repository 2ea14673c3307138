"""By whose word something is on record, in words; where somebody lives, without what must not be told."""

from tenfold.picture import Picture, Stated, Stay
from tenfold.questions.wording import called, listed, plain_time
from tenfold.record import Account, Answer, Check, Entry, Observation

RESTRICTED = "Its words are restricted: ask the agency that holds them."


def by(p: Picture, entry: Entry) -> str:
    """Return who wrote an entry."""
    return f"{entry.author.role}, {called(p, entry.agency)}"


def by_word(p: Picture, entry: Entry, subject: str) -> str:
    """Return by whose word an entry has something on a subject: who is on record as saying so, or who wrote it."""
    speakers = [fact.by for fact in entry.facts if isinstance(fact, Account) and subject in fact.about]
    return f"{listed(called(p, one) for one in speakers)} to {by(p, entry)}" if speakers else by(p, entry)


def address_of(stay: Stay) -> str:
    """Return an address as it may be told; a protected one is for its own audience only."""
    return "a protected address" if stay.stated.fact.protected else stay.address


def answered(p: Picture, one: Stated[Answer], *, passed_on: bool = False) -> str:
    """Return when, by whom and in which words a question was answered, and that words close nothing.

    Restricted words are left out of what is `passed_on`.
    """
    by_whom = f"on {plain_time(one.last.occurred)} by {by(p, one.last)} ({one.last.id})"
    words = RESTRICTED if passed_on and is_restricted(one.last) else one.fact.says
    return f"answered in words, which close nothing, {by_whom}: {words}"


def is_restricted(entry: Entry) -> bool:
    """Whether not everybody who reads the record may read an entry."""
    return entry.restricted not in (None, "none")


def strength(one: Stated[Observation | Check]) -> str:
    """Return what went well, or that a check bore out what was said."""
    if isinstance(one.fact, Observation):
        return one.fact.of.replace("_", " ") + (f", {one.fact.says}" if one.fact.says else "")
    return f"a check against {one.fact.against.replace('_', ' ')} bore out what was said"
