"""A case walked through time: what each moment opened, grew and closed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby, takewhile
from operator import attrgetter
from typing import Any

from tenfold.guidance import Guidance
from tenfold.picture import Picture, anybody_died, place
from tenfold.picture.cell import NEVER, Memo
from tenfold.questions.all import RULES
from tenfold.questions.rule import Asked, History, Rule, Subject, Theme
from tenfold.questions.wording import as_known
from tenfold.record import Case, Entry
from tenfold.replay.after_death import died_all, had_died_before
from tenfold.replay.closing import closing_entry
from tenfold.replay.parting import Joined, came_through, parted
from tenfold.replay.question import Question, Stood
from tenfold.when import AsOf, day_of

Key = tuple[str, str]
Subjects = Callable[[Picture], Sequence[Any]]
Woken = tuple[Subjects] | tuple[Rule, Subject]


class Walk:
    """A family's record and its questions, moved forward from moment to moment."""

    def __init__(self, case: Case, guidance: Guidance | None = None, rules: Sequence[Rule] = RULES) -> None:
        first = min((entry.recorded for entry in case.entries), default=NEVER)
        self.picture = Picture(case, guidance or Guidance.dated(), AsOf.at(first))
        self.questions: list[Question] = []
        self._rules = tuple(rules)
        self._place = {rule.id: place for place, rule in enumerate(self._rules)}
        self._open: dict[Key, Question] = {}
        self._closed: list[Question] = []
        self._standing: dict[tuple[Theme, str], dict[Key, Question]] = {}
        self._times: dict[Key, int] = {}
        self._asking: dict[Key, Memo] = {}
        self._listed: dict[Subjects, list[Rule]] = {}
        for rule in self._rules:
            self._listed.setdefault(rule.subjects, []).append(rule)
        self._listing = {subjects: self._watched(_subjects_of, (subjects,), (subjects,)) for subjects in self._listed}
        self._found: dict[Subjects, dict[str, Subject]] = {subjects: {} for subjects in self._listed}
        self._fresh: Sequence[Entry] = ()
        self._later: dict[Memo, None] = {}
        self._joined: Joined = {}
        self._begun = False
        self._stirred: set[tuple[Theme, str]] = set()
        self._changed: dict[str, Question] = {}

    def to(self, until: datetime, entries: Iterable[Entry]) -> None:
        """Walk to a moment, taking each entry when it was recorded and waking at each moment that falls due."""
        waiting = sorted((entry for entry in entries if entry.recorded <= until), key=place)
        for moment, batch in groupby(waiting, key=lambda entry: entry.recorded):
            self._wake_before(moment)
            self.step(moment, tuple(batch))
        self._wake_before(until)
        if self._begun and self.picture.now < until:
            self.step(until, ())

    def step(self, at: datetime, entries: Sequence[Entry]) -> None:
        """Move to one moment, take what was recorded then, and ask again what that may have changed."""
        self.picture.advance(at)
        self.picture.take(entries)
        self._fresh = entries
        if not self._begun:
            self._begun = True
            for subjects in self._listed:
                self._list_subjects(subjects)
        self._ask_again()
        if self._joined or self.picture.names:
            self._let_go_of(parted(self._joined, self.picture.names, at))
        if self._stirred:
            stirred, self._stirred = self._stirred, set()
            self.picture.cells.put([("questions", *which) for which in stirred], self.picture.cells.revision)
            self._ask_again()
        later, self._later = [asking for asking in self._later if asking.watched is not None], {}
        for asking in sorted(later, key=self._turn):
            self._ask(asking)

    def standing_at(self, moment: datetime, children: tuple[str, ...]) -> tuple[Stood, ...]:
        """Return the questions on some children as they stood at a moment not later than now, as they opened.

        They still stand, or closed since. Those that look at questions are left out.
        """
        now = (q for (_, child), under in self._standing.items() if child in children for q in under.values())
        since = takewhile(lambda q: q.closed is not None and moment < q.closed, reversed(self._closed))
        mine = (q for q in since if not q.rule_of.looks_at_questions and not set(children).isdisjoint(q.children))
        found = {id(q): q for q in (*mine, *now) if q.stood_at(moment)}
        return tuple(q.as_at(moment) for q in sorted(found.values(), key=attrgetter("opened")))

    def standing(self, p: Picture, theme: Theme, child: str) -> tuple[Question, ...]:
        """Return the questions of a theme on a child that stand now, and note that they were looked at."""
        p.cells.read(("questions", theme, child))
        return tuple(self._standing.get((theme, child), {}).values())

    def changes(self) -> tuple[Question, ...]:
        """Return the questions that opened, closed or are told otherwise than when this was last asked."""
        changed, self._changed = tuple(self._changed.values()), {}
        return changed

    def place(self, question: Question) -> int:
        """Return where the rule of a question stands among the rules, which is the order in which people read them."""
        return self._place[question.rule]

    def is_new(self, entry: Entry) -> bool:
        """Whether an entry has not been taken yet."""
        return not self.picture.has(entry)

    def wakes_at(self) -> datetime | None:
        """Return the next moment at which a question may change with nothing written; None: none will."""
        alarm = self.picture.cells.next_alarm()
        return None if alarm == NEVER else alarm

    def answers(self) -> dict[Key, Asked]:
        """Return what each rule answers now, for each subject of which it asks; the dead are not asked about anew."""
        found = {}
        for key, asking in self._asking.items():
            answer = self.picture.cells.value_of(asking)
            if answer is not None:
                found[key] = answer
        return found

    def let_go(self) -> None:
        """End: who walks through many records, one after another, lets go of each when nobody will look at it again."""
        self.picture.let_go()
        for held in (self._asking, self._listing, self._later):
            held.clear()

    def _wake_before(self, moment: datetime) -> None:
        while self._begun and (due := self.picture.cells.next_alarm()) < moment:
            self.step(due, ())

    def _ask_again(self) -> None:
        """Ask again what was woken: first who there is to ask about, so that nobody is asked about who is not."""
        while woken := self.picture.cells.woken():
            for memo in woken:
                if memo.watched is not None and len(memo.watched) == 1:
                    self._list_subjects(*memo.watched)
            for memo in woken:
                if memo.watched is not None and len(memo.watched) > 1:
                    self._ask_or_wait(memo)

    def _list_subjects(self, subjects: Subjects) -> None:
        """List anew who there is to ask about; who is told otherwise than before is somebody new."""
        listing = self._listing[subjects]
        listed = self.picture.cells.value_of(listing)
        if listing.changed != self.picture.cells.revision:
            return
        before = self._found[subjects]
        found = {subject.id: subject for subject in listed}
        kept = {id: one for id, one in found.items() if (was := before.get(id)) is one or was == one}
        for rule in self._listed[subjects]:
            for id in before.keys() - kept.keys():
                if id not in found:
                    self._update(rule, before[id], None)
                self.picture.cells.forget(self._asking.pop((rule.id, id)))
        self._found[subjects] = {**found, **{id: before[id] for id in kept}}
        for rule in self._listed[subjects]:
            for id, subject in found.items():
                if id not in kept:
                    self._asking[rule.id, id] = asking = self._question_of(rule, subject)
                    self._ask_or_wait(asking)

    def _ask_or_wait(self, asking: Memo) -> None:
        if asking.watched[0].looks_at_questions:
            self._later[asking] = None
        else:
            self._ask(asking)

    def _ask(self, asking: Memo) -> None:
        """Ask a rule about a subject, and take in the answer; nobody is asked of who is no longer listed."""
        answer = self.picture.cells.value_of(asking)
        rule, subject = asking.watched
        if asking.changed == self.picture.cells.revision or (answer is not None) != (
            (rule.id, subject.id) in self._open
        ):
            self._update(rule, subject, answer)

    def _turn(self, asking: Memo) -> tuple[int, str]:
        rule, subject = asking.watched
        return self._place[rule.id], subject.id

    def _question_of(self, rule: Rule, subject: Subject) -> Memo:
        if rule.looks_at_questions:
            return self._watched(_asked_of_questions, (rule, subject, self), (rule, subject))
        return self._watched(_asked, (rule, subject), (rule, subject))

    def _watched(self, function: Callable[..., Any], args: tuple[Any, ...], name: Woken) -> Memo:
        memo = Memo(function, (self.picture, *args))
        memo.watched = name
        return memo

    def _update(self, rule: Rule, subject: Subject, answer: Asked | None) -> None:
        key = (rule.id, subject.id)
        standing = self._open.get(key)
        if anybody_died(self.picture) and died_all(self.picture, subject.children):
            if standing is not None and answer is None and had_died_before(self.picture, standing):
                self._close(standing, key)
            return
        if standing is None and answer is not None:
            self._open_anew(rule, subject, answer)
        elif standing is not None and answer is None:
            self._close(standing, key)
        elif standing is not None and answer is not None:
            if subject.children != standing.children:
                self._file(standing, key, away=True)
            standing.subject = subject
            self._file(standing, key)
            if (answer.ask, answer.to, answer.acts) != (standing.sentence, standing.to, standing.acts):
                self._changed[standing.id] = standing
            if answer.ask != standing.sentence:
                standing.sentence, standing.ask = answer.ask, as_known(self.picture, answer.ask)
            if standing.grow(answer, self.picture.now, self._due):
                self._stir(standing)

    def _let_go_of(self, gone: Mapping[str, datetime]) -> None:
        """Let go of evidence about people who were read as others and are so no longer."""
        for key, question in self._open.items() if gone else ():
            asking = None if question.rule_of.looks_at_questions else self._asking.get(key)
            answer = None if asking is None else self.picture.cells.value_of(asking)
            if answer is not None and (lost := came_through(self.picture, question, answer, gone)):
                question.lose(lost, self.picture.now)
                self._stir(question)

    def _close(self, standing: Question, key: Key) -> None:
        self._stir(standing)
        standing.closed = self.picture.now
        rule, subject = standing.rule_of, standing.subject.id
        standing.closed_by = closing_entry(self.picture, self._asking[key], self._fresh, rule, subject)
        del self._open[key]
        self._closed.append(standing)
        self._file(standing, key, away=True)

    def _open_anew(self, rule: Rule, subject: Subject, answer: Asked) -> None:
        key = (rule.id, subject.id)
        self._times[key] = nth = self._times.get(key, 0) + 1
        self._open[key] = opened = self._opened(rule, subject, answer, nth)
        self.questions.append(opened)
        self._stir(opened)
        self._file(opened, key)

    def _file(self, question: Question, key: Key, *, away: bool = False) -> None:
        """Keep a question that stands under each child whom it concerns, or take it away from there."""
        for child in () if question.rule_of.looks_at_questions else question.children:
            under = self._standing.setdefault((question.theme, child), {})
            if away:
                under.pop(key, None)
            elif key not in under:
                under[key] = question
                self._stirred.add((question.theme, child))

    def _stir(self, question: Question) -> None:
        """Note that a question opened, closed or is told otherwise, for `changes` and for those that look at it."""
        self._changed[question.id] = question
        self._stirred.update((question.theme, child) for child in question.children)

    def _opened(self, rule: Rule, subject: Subject, asked: Asked, nth: int) -> Question:
        ask = as_known(self.picture, asked.ask)
        return Question(
            rule_of=rule,
            subject=subject,
            nth=nth,
            opened=self.picture.now,
            urgency=asked.urgency,
            due=self._due(asked),
            sentence=asked.ask,
            ask=ask,
            first_ask=ask,
            to=asked.to,
            first_to=asked.to,
            acts=asked.acts,
            about=tuple(dict.fromkeys((*subject.children, *asked.about))),
            evidence=asked.evidence,
            first_evidence=asked.evidence,
            first_urgency=asked.urgency,
        )

    def _due(self, asked: Asked) -> datetime:
        if asked.due is not None:
            return asked.due
        now = self.picture.now
        return self.picture.guidance.limit(f"due.{asked.urgency}", day_of(now)).after(now)


def _subjects_of(p: Picture, subjects: Subjects) -> tuple[Subject, ...]:
    return tuple(subjects(p))


def _asked(p: Picture, rule: Rule, subject: Subject) -> Asked | None:
    return rule.ask(p, subject)


def _asked_of_questions(p: Picture, rule: Rule, subject: Subject, history: History) -> Asked | None:
    return rule.ask(p, subject, history)
