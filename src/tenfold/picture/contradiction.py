"""What a professional's view or a check speaks against: injuries, and what people said of them or of other things."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tenfold.picture.held import Sitting, heard, sittings, sittings_of
from tenfold.picture.independence import bears_witness
from tenfold.picture.injuries import (
    HARM,
    JUDGED_HARM,
    Occasion,
    accounts_of,
    checks_of,
    injuries_under,
    marks,
    occasions,
    opinions_of,
)
from tenfold.picture.meetings import joint
from tenfold.picture.picture import Picture, remembered, so_far
from tenfold.picture.process import CONFERENCES, opened_enquiries
from tenfold.picture.settling import overruled
from tenfold.picture.stated import Stated
from tenfold.record import Account, Allegation, Check, Entry, Opinion

Against = Stated[Opinion] | Stated[Check]
Doubted = Occasion | Stated[Allegation]
LASTING = frozenset({"self_inflicted", "other_child", "rough_play", "medical", "equipment", "animal"})
"""Claims that may explain one injury after another; an accident explains one."""
INNOCENT = LASTING | {"accident"}
"""Claims by which nobody meant harm: a view that an injury was inflicted speaks against them."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An account, and the view or check that spoke against it, from `entry` on."""

    word: Stated[Account]
    by: Against
    entry: Entry

    def __hash__(self) -> int:
        """Contradictions are kept by the word that was contradicted."""
        return hash(self.word.id)


@remembered
def spoken_against(p: Picture, occasion: Occasion) -> tuple[Against, ...]:
    """Return the views for harm on an occasion's injuries, and the checks that contradicted what was said of them.

    The same view of the same injuries said again is left out.
    """
    seen: set[tuple[str, ...]] = set()
    found: list[Against] = []
    views: list[Against] = [one for one in opinions_of(p, occasion) if one.fact.view in HARM]
    views += [one for one in checks_of(p, occasion) if one.fact.result == "contradicted"]
    for one in sorted(views, key=lambda view: since_when(view).order):
        points = _points(p, occasion, one)
        if not points <= seen:
            found.append(one)
        seen |= points
    return tuple(found)


def doubts(p: Picture, what: Doubted) -> tuple[Against, ...]:
    """Return what speaks against what was said of some injuries; of an allegation, the checks that contradicted it."""
    return spoken_against(p, what) if isinstance(what, Occasion) else _denials_contradicted(p, what)


def words_on(p: Picture, what: Doubted) -> Sequence[Stated[Account]]:
    """Return the accounts of some injuries or of an allegation, in order of record."""
    return accounts_of(p, what) if isinstance(what, Occasion) else p.facts(Account, what.id)


@remembered
def _denials_contradicted(p: Picture, allegation: Stated[Allegation]) -> tuple[Stated[Check], ...]:
    checks = {one.id: one for word in words_on(p, allegation) for one in p.facts(Check, word.id) if _contradicts(one)}
    return tuple(sorted(checks.values(), key=lambda one: since_when(one).order))


def since_when(view: Against) -> Entry:
    """Return the entry from which on a view or check says what it says now."""
    said = [fact.view if isinstance(fact, Opinion) else fact.result for fact in view.told]
    since = next((n for n in range(len(said) - 1, 0, -1) if said[n - 1] != said[-1]), 0)
    return view.entries[since]


def talked_over(p: Picture, child: str, what: Entry) -> bool:
    """Whether a strategy discussion about a child was held after something was recorded.

    A conference that considered it, with police and health at the table, does what such a discussion does.
    """
    if any(heard(one, what) for one in sittings(p, "strategy_discussion", child)):
        return True
    met = (one for one in sittings_of(p, CONFERENCES, child) if heard(one, what) and p.considers(one.entry, what))
    return any(joint(p, one.entry) is True for one in met)


def acted_on(p: Picture, child: str, what: Entry) -> bool:
    """Whether a strategy discussion about a child was held, or an enquiry opened, after something was recorded."""
    opened = opened_enquiries(p, child)
    return talked_over(p, child, what) or any(heard(Sitting(entry, entry.occurred), what) for entry in opened)


@remembered
def contradictions(p: Picture) -> tuple[Contradiction, ...]:
    """Return the accounts that a check or an opinion spoke against, in the order in which that came.

    An opinion that a later one overruled does not count.
    """
    found = dict.fromkeys((*_of_injuries(p), *_of_words(p)))
    return tuple(sorted(found, key=lambda one: one.entry.order))


@remembered
def occasions_told(p: Picture, word: Stated[Account]) -> tuple[Occasion, ...]:
    """Return the occasions of injury that an account speaks of."""
    about = frozenset(word.fact.about)
    told = tuple(one for one in so_far(occasions, p) if not about.isdisjoint(one.ids))
    if not about.issubset(id for one in told for id in one.ids):
        occasions(p)  # what is not an injury by now may yet be told as one; each is of one occasion only
    return told


def _of_injuries(p: Picture) -> Iterator[Contradiction]:
    return (one for occasion in occasions(p) for one in _of_occasion(p, occasion))


@remembered
def _of_occasion(p: Picture, occasion: Occasion) -> tuple[Contradiction, ...]:
    return tuple(
        Contradiction(word, view, since_when(view))
        for view in spoken_against(p, occasion)
        for word in accounts_of(p, occasion)
        if _doubts(view, word) and not _withdrawn(p, view, word, occasion) and not _names_who(p, view, word, occasion)
    )


def _of_words(p: Picture) -> Iterator[Contradiction]:
    found: dict[str, Contradiction] = {}
    for check in p.facts_that(Check, None, _contradicts):
        for word in (one for id in check.fact.about for one in p.facts(Account, id) if one.id == id):
            if not occasions_told(p, word):
                found.setdefault(word.id, Contradiction(word, check, since_when(check)))
    return iter(found.values())


def _contradicts(check: Stated[Check]) -> bool:
    return check.fact.result == "contradicted"


def _doubts(view: Against, word: Stated[Account]) -> bool:
    """Whether a view or check of injuries speaks against an account given by then; no explanation claims nothing."""
    claim = word.fact.claim
    if claim == "no_explanation" or word.order > since_when(view).order:
        return False
    if word.id in view.fact.about:
        return True
    if not set(view.fact.about).intersection(word.fact.about):
        return False
    inflicted = isinstance(view.fact, Opinion) and view.fact.view in JUDGED_HARM
    return claim in INNOCENT if inflicted else claim != "denied"


def _withdrawn(p: Picture, view: Against, word: Stated[Account], occasion: Occasion) -> bool:
    """Whether all that a view says of what an account explained was overruled since; a check is not."""
    opinion: Stated[Any] = view
    hurt = injuries_under(p, view) & set(word.fact.about)
    return isinstance(view.fact, Opinion) and all(overruled(p, opinion, occasion, injury) for injury in hurt)


def _names_who(p: Picture, view: Against, word: Stated[Account], occasion: Occasion) -> bool:
    """Whether an account tells who did it, as a witness or borne out: a view for harm then says nothing against it."""
    if not isinstance(view.fact, Opinion) or not word.fact.names or word.id in view.fact.about:
        return False
    if any(one.fact.result == "corroborated" for one in p.facts(Check, word.id)):
        return True
    told = [one for one in occasion.injuries if one.id in word.fact.about]
    return all(bears_witness(p, word, child, one) for one in told for child in occasion.children)


def _points(p: Picture, occasion: Occasion, one: Against) -> set[tuple[str, ...]]:
    """Return what a view or check says of which injury: two that say the same of the same are one."""
    under = injuries_under(p, one)
    hurt = [mark[0].id for mark in marks(occasion) if any(injury.id in under for injury in mark)]
    if isinstance(one.fact, Opinion):
        return {(one.fact.view, injury) for injury in hurt}
    said = [account for account in accounts_of(p, occasion) if account.id in one.fact.about]
    claims = {account.fact.claim or account.id for account in said} or {""}
    return {("contradicted", injury, claim) for injury in hurt for claim in claims}
