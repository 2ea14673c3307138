"""Where a claim that was contradicted is relied on: said again, of a sibling, or of an earlier injury."""

from collections.abc import Collection, Iterable
from itertools import chain
from typing import Any

from tenfold.picture.beside import children_beside
from tenfold.picture.contradiction import INNOCENT, LASTING, Contradiction, contradictions, occasions_told
from tenfold.picture.held import Sitting, first_sitting, follows, heard
from tenfold.picture.independence import EXPLAINS_NOTHING, independent
from tenfold.picture.injuries import injuries_under, marks, occasions_of
from tenfold.picture.links import concerned
from tenfold.picture.people import siblings
from tenfold.picture.picture import BATCH, Picture, batches, remembered
from tenfold.picture.readable import Place
from tenfold.picture.settling import settling_opinions
from tenfold.picture.stated import Stated
from tenfold.record import Account, Allegation, Check, Entry, Opinion
from tenfold.record.words import ACCOUNT_SUBJECTS

Words = tuple[Stated[Account], ...]
Marks = tuple[tuple[Stated[Any], ...], ...]
Told = tuple[Marks, Marks, tuple[str, ...]]
_SUBJECTS = ACCOUNT_SUBJECTS - {"other"}
_MEETINGS = ("strategy_discussion", "initial_conference", "review_conference")


@remembered
def uses(p: Picture, found: Contradiction) -> Words:
    """Return the accounts that rely on what was contradicted: later ones, and earlier ones that nobody looked at again.

    An account that was corroborated, or that somebody else who is independent gave, does not rely on it.
    """
    word = found.word
    alike = p.facts_that(Account, None, _is_alike, *_likeness(word))
    whole = batches(alike)
    rest = (one for one in alike[whole.stop :] if _rests_on(p, one, found))
    return tuple(chain(*(_uses_in(p, found, start) for start in whole), rest))


@remembered
def _uses_in(p: Picture, found: Contradiction, start: int) -> Words:
    alike = p.facts_so_far(Account, None, _is_alike, *_likeness(found.word))
    return tuple(one for one in alike[start : start + BATCH] if _rests_on(p, one, found))


def _likeness(word: Stated[Account]) -> tuple[str | None, str, frozenset[str]]:
    """Return by what another account is like a word: the claim, the person, the subjects."""
    return word.fact.claim, word.fact.by, _SUBJECTS.intersection(word.fact.about)


def _is_alike(one: Stated[Account], claim: str | None, by: str, subjects: frozenset[str]) -> bool:
    """Whether an account makes a claim that was made before, or is the same person's word on what may be the same."""
    about = frozenset(one.fact.about)
    same = one.fact.by == by and (not subjects.isdisjoint(about) or not about <= ACCOUNT_SUBJECTS)
    return same or (claim is not None and one.fact.claim == claim)


def all_words(relied_on: Iterable[tuple[Contradiction, Words]]) -> Words:
    """Return some contradicted words and what relies on each, every one once."""
    return tuple({word.id: word for found, again in relied_on for word in (found.word, *again)}.values())


def resting_on(p: Picture, found: Contradiction) -> Words:
    """Return the accounts that rely on what was contradicted; none once all that it explained was looked at again."""
    again = uses(p, found)
    return () if looked_at_again(p, found, (found.word, *again)) else again


@remembered
def looked_at_again(p: Picture, found: Contradiction, words: Words) -> bool:
    """Whether a strategy discussion, conference or opinion after a contradiction considered all that words explained.

    Where they explained no injury: the words.
    """
    told_of = [_told_of(p, word) for word in words]
    things, hurt = _things(words, told_of), _children(told_of)
    told = max(mark[0].order for mark in things)

    def took_in(one: Sitting) -> bool:
        return heard(one, found.entry) and (one.entry.considered == "all" or _considers_all(p, one.entry, things))

    if any(first_sitting(p, _MEETINGS, child, told, took_in) for child in hurt):
        return True
    since = found.entry.order
    views = (view for child in hurt for order, view in _settling(p, child) if order > since)
    return any(_covers(p, view, things) for view in views)


def _considers_all(p: Picture, entry: Entry, things: Marks) -> bool:
    return all(any(p.considers(entry, same) for same in mark) for mark in reversed(things))


@remembered
def _settling(p: Picture, child: str) -> tuple[tuple[Place, Stated[Opinion]], ...]:
    views = (view for occasion in occasions_of(p, child) for view in settling_opinions(p, occasion))
    return tuple((view.last.order, view) for view in views)


def _covers(p: Picture, view: Stated[Any], things: Marks) -> bool:
    judged = injuries_under(p, view)
    return all(any(one.id in judged or p.considers(view.last, one) for one in mark) for mark in reversed(things))


def resting_things(p: Picture, words: Words) -> tuple[Stated[Any], ...]:
    """Return the injuries and allegations that words explained; where there are none, the words themselves."""
    return tuple(one for mark in _things(words, [_told_of(p, word) for word in words]) for one in mark)


def _things(words: Words, told_of: Collection[Told]) -> Marks:
    """Return what words explained by mark: whoever considers one of a mark's injuries considers it."""
    hurt = {mark[0].id: mark for marked, _, _ in told_of for mark in marked}
    said = {one[0].id: one for _, alleged, _ in told_of for one in alleged}
    return (*hurt.values(), *said.values()) or tuple((word,) for word in words)


def concerning(p: Picture, words: Words) -> tuple[str, ...]:
    """Return the children whom words are about: who was hurt, or of whom something else is said."""
    return _children(_told_of(p, word) for word in words)


def _children(told_of: Iterable[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(child for _, _, children in told_of for child in children))


@remembered
def _told_of(p: Picture, word: Stated[Account]) -> Told:
    """Return the marks that an account speaks of, the allegations, and the children."""
    hurt, said = occasions_told(p, word), _allegations(p, word)
    all_of = (mark for one in hurt for mark in marks(one))
    own = tuple(mark for mark in all_of if any(injury.id in word.fact.about for injury in mark))
    children = dict.fromkeys((*(child for one in hurt for child in one.children), *(one.fact.child for one in said)))
    return own, tuple((one,) for one in said), tuple(children) or concerned(p, word)


@remembered
def _rests_on(p: Picture, one: Stated[Account], found: Contradiction) -> bool:
    return _relies(p, one, found) and not _stands_alone(p, one, found.word)


def _relies(p: Picture, one: Stated[Account], found: Contradiction) -> bool:
    word = found.word
    if one.last.order > found.entry.order and follows(one.last, found.entry):
        relies = _said_again(p, one, word) or _on_same_matter(p, one, word)
    else:
        relies = _explains_more(p, one, word) and not _looked_at(p, one, found)
    return relies and _near(p, one, word)


def _explains_more(p: Picture, one: Stated[Account], word: Stated[Account]) -> bool:
    """Whether an earlier account of other injuries made the same claim, or the contradicted one explained others too.

    One that was contradicted itself is looked at for itself.
    """
    if one.id == word.id:
        return len(occasions_told(p, word)) > 1
    if not occasions_told(p, one) or _harm(p, one) & _harm(p, word) or not _lasts(p, one, word):
        return False
    return not any(other.word.id == one.id for other in contradictions(p))


def _looked_at(p: Picture, one: Stated[Account], found: Contradiction) -> bool:
    """Whether all that an earlier account explained was considered by the contradicting opinion itself, or since."""
    itself = isinstance(found.by.fact, Opinion) and _covers(p, found.by, _things((one,), [_told_of(p, one)]))
    return itself or looked_at_again(p, found, (one,))


def _said_again(p: Picture, one: Stated[Account], word: Stated[Account]) -> bool:
    """Whether the same is claimed of the same harm, or of other harm where one claim may explain both."""
    return (_same_claim(one, word) and bool(_harm(p, one) & _harm(p, word))) or _lasts(p, one, word)


def _on_same_matter(p: Picture, one: Stated[Account], word: Stated[Account]) -> bool:
    """Whether the same person speaks on the same subject again (on `other`, claims the same), or explains more."""
    if not _same_speaker(one, word):
        return False
    both = set(one.fact.about) & set(word.fact.about)
    if _SUBJECTS & both or ("other" in both and one.fact.claim == word.fact.claim and one.fact.claim in LASTING):
        return True
    mine, other = _harm(p, one), _harm(p, word)
    return bool(mine) and bool(other) and not mine & other and one.fact.claim not in EXPLAINS_NOTHING


def _lasts(p: Picture, one: Stated[Account], word: Stated[Account]) -> bool:
    claimed = _same_claim(one, word) and one.fact.claim in LASTING
    if not claimed:
        return False
    if _harm(p, word):
        return bool(_harm(p, one)) or "other" in one.fact.about
    return "other" in word.fact.about and bool(_harm(p, one)) and _same_speaker(one, word)


def _same_claim(one: Stated[Account], word: Stated[Account]) -> bool:
    claim = one.fact.claim
    return claim == word.fact.claim and (claim in INNOCENT or _same_speaker(one, word))


def _same_speaker(one: Stated[Account], word: Stated[Account]) -> bool:
    return one.fact.by == word.fact.by and one.fact.by != "unknown"


@remembered
def _harm(p: Picture, word: Stated[Account]) -> frozenset[str]:
    """Return the ids of the occasions of injury and the allegations that an account is about."""
    return frozenset((*(one.id for one in occasions_told(p, word)), *(one.id for one in _allegations(p, word))))


def _allegations(p: Picture, word: Stated[Account]) -> tuple[Stated[Allegation], ...]:
    return tuple(one for id in word.fact.about for one in p.facts(Allegation, id))


def _near(p: Picture, one: Stated[Account], word: Stated[Account]) -> bool:
    mine = {
        near for child in concerning(p, (word,)) for near in (child, *siblings(p, child), *children_beside(p, child))
    }
    return not mine.isdisjoint(concerning(p, (one,)))


def _stands_alone(p: Picture, one: Stated[Account], word: Stated[Account]) -> bool:
    if any(check.fact.result == "corroborated" for check in p.facts(Check, one.id)):
        return True
    child = concerning(p, (one,))[0]
    return one.fact.by != word.fact.by and independent(p, one.fact.by, child, one.fact.names) is True
