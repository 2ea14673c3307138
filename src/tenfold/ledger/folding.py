"""The fold of a family, kept warm: who opens it again, or writes on it, goes on from where the last one stopped."""

from bisect import bisect_left
from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock, RLock
from uuid import UUID

from tenfold.casefiles import Beside
from tenfold.ledger import laid_by
from tenfold.ledger.reading import Kept
from tenfold.picture import Picture
from tenfold.record import Entry, Held, Person, SamePerson
from tenfold.replay import Question, Replay, Walk, replay, replay_of

_MOST = 256
_WORTH = 50
"""So many entries take longer to fold than their fold to take up; a family of fewer is folded anew each time."""
Key = tuple[UUID, str, frozenset[tuple[str, str]]]
_folds: "OrderedDict[Key, Fold]" = OrderedDict()
_guards: defaultdict[UUID, RLock] = defaultdict(RLock)
_lock = Lock()


@dataclass(slots=True)
class Fold:
    """What a family's record asked up to a moment, and what the lists do not yet say of it.

    `order` is its questions in the order in which lists number them. `untold` are those that lists tell otherwise, by
    id; `tied` the agencies that have written on it, as far as this process knows; `listed` what the lists of children
    and plans were last told, None where this process does not know. Up to `laid` entries of it are laid by.
    """

    walk: Walk
    taken: tuple[Entry, ...] = ()
    order: list[Question] = field(default_factory=list)
    untold: dict[str, Question] = field(default_factory=dict)
    tied: set[str] = field(default_factory=set)
    listed: object = None
    laid: int = 0
    _is_cold: bool = True
    _beside: Beside | None = None
    _judged: int = 0

    @property
    def picture(self) -> Picture:
        """What the record holds, up to the moment to which it is folded."""
        return self.walk.picture

    def standing(self) -> list[Question]:
        """Return the questions that stand."""
        return [question for question in self.walk.questions if question.closed is None]

    def goes_on_to(self, kept: Kept) -> bool:
        """Whether a family's record, as it is kept, goes on from what was taken here."""
        n = len(self.taken)
        entries = kept.case.entries
        if n == 0:
            return True
        is_there = n <= len(entries) and (entries[n - 1] is self.taken[-1] or entries[n - 1] == self.taken[-1])
        return is_there and _follow(entries, n, self.picture.now)

    def to(self, until: datetime, entries: tuple[Entry, ...]) -> None:
        """Take the entries that follow and let time pass until a moment; time that has passed is not turned back."""
        self.walk.to(max(until, self.walk.picture.now) if self.taken else until, entries)
        self.taken += entries
        self._number_anew()
        for question in self.walk.changes():
            self.untold[question.id] = question
        if any(_may_retell(entry) for entry in entries):
            self.untold |= {question.id: question for question in self.standing()}

    def is_worth_laying(self, *, anyway: bool) -> bool:
        """Whether many entries were folded that nobody need fold again: asked once, of what began cold, or `anyway`.

        Who goes on from what is warm never waits for it to be laid by.
        """
        began_cold, self._is_cold = self._is_cold, False
        return (began_cold or anyway) and len(self.taken) - self.laid >= _WORTH

    def beside(self, kept: Kept) -> Beside:
        """Return what one more entry is judged beside."""
        if self._beside is None:
            self._beside = Beside(replace(kept.case, entries=()))
        for entry in self.taken[self._judged :]:
            self._beside.take(entry)
        self._judged = len(self.taken)
        return self._beside

    def number(self, question: Question) -> int:
        """Return the number of a question among the family's, from 1."""
        return bisect_left(self.order, self._place(question), key=self._place) + 1

    def _number_anew(self) -> None:
        for question in self.walk.questions[len(self.order) :]:
            n = self.number(question) - 1
            self.order.insert(n, question)
            self.untold |= {later.id: later for later in self.order[n + 1 :]}  # each has another number now

    def _place(self, question: Question) -> tuple[datetime, int, str]:
        return question.opened, self.walk.place(question), question.id


def _follow(entries: tuple[Entry, ...], n: int, now: datetime) -> bool:
    """Whether the entries after the n-th are later than it, and than a moment; a history may go on where a fold is not.

    Somebody has looked at today, or one moment comes in two parts: it is taken whole (docs/decisions/0002).
    """
    return not 0 < n < len(entries) or (entries[n].recorded > entries[n - 1].recorded and entries[n].recorded >= now)


def _may_retell(entry: Entry) -> bool:
    """Whether questions that stand may be told otherwise from an entry on: somebody has another name, or holds one."""
    return entry.corrects is not None or any(isinstance(fact, Person | SamePerson | Held) for fact in entry.facts)


@contextmanager
def guarded(family: UUID) -> Iterator[None]:
    """Let no other thread of this process fold a family meanwhile."""
    with _lock:
        guard = _guards[family]
    with guard:
        yield


def fold_of(kept: Kept, until: datetime) -> Fold:
    """Return the fold of a layer of a family, brought to a moment; what of it its lists do not yet say is `untold`."""
    key = (kept.family, kept.layer, kept.shade)
    with guarded(kept.family):
        with _lock:
            fold = _folds.pop(key, None)
        if fold is None or not fold.goes_on_to(kept):
            fold = _taken_up(kept) or Fold(Walk(kept.case))
            _to_where_lists_are(fold, kept)
        fold.to(until, kept.case.entries[len(fold.taken) :])
        with _lock:
            _folds[key] = fold
            if len(_folds) > _MOST:
                oldest, *_ = _folds.popitem(last=False)[0]
                if not any(one[0] == oldest for one in _folds):
                    _guards.pop(oldest, None)
        return fold


def _taken_up(kept: Kept) -> Fold | None:
    """Return the fold that was laid by for a family; None where there is none, or the record does not go on from it."""
    told = kept.laid.take() if kept.laid is not None else None
    if kept.laid is None or told is None:
        return None
    walk, order = told
    fold = Fold(walk, kept.laid.entries, order, laid=kept.laid.number)
    return fold if fold.goes_on_to(kept) else None


def _to_where_lists_are(fold: Fold, kept: Kept) -> None:
    """Bring a cold fold to where its lists are: they are told what comes after, or where that is unknown all of it."""
    entries, n = kept.case.entries, len(fold.taken)
    are_ahead = kept.projected is not None and n <= kept.told and (n == 0 or fold.picture.now <= kept.projected)
    if are_ahead and kept.projected is not None and _follow(entries, kept.told, kept.projected):
        fold.to(kept.projected, entries[n : kept.told])
        fold.untold.clear()
    else:
        fold.untold = {question.id: question for question in fold.order}


def lay(kept: Kept, fold: Fold, *, anyway: bool = False) -> None:
    """Lay a fold by that holds all of a family and whose lists say the same; nobody else writes on it."""
    if fold.is_worth_laying(anyway=anyway) and fold.taken == kept.case.entries:
        laid_by.lay_by(kept.family, kept.key, kept.last, kept.head, kept.mark, (fold.taken, fold.walk, fold.order))
        fold.laid = len(fold.taken)


def folded(kept: Kept, until: datetime, *, is_now: bool) -> Replay:
    """Return what a family's record asked up to a moment; what is asked now is found from what was asked before."""
    if not is_now:
        return replay(kept.case, known=until)
    with guarded(kept.family):
        return replay_of(fold_of(kept, until).walk, kept.case, until)


def forget(family: UUID) -> None:
    """Let go of what is kept warm of a family."""
    with _lock:
        for key in [one for one in _folds if one[0] == family]:
            del _folds[key]
