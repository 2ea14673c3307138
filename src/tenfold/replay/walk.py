"""A case walked through time: what each moment opened, grew and closed."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from tenfold.guidance import Guidance
from tenfold.picture import Picture, died
from tenfold.picture.cells import NEVER, Memo
from tenfold.questions.all import RULES
from tenfold.questions.rule import Asked, History, Rule, Subject, Theme
from tenfold.questions.wording import as_known
from tenfold.record import Case, Entry
from tenfold.replay.closing import closing_entry
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
        self._of_theme: dict[Theme, dict[Key, Question]] = {rule.theme: {} for rule in self._rules}
        self._times: dict[Key, int] = {}
        self._subjects: dict[str, dict[str, Subject]] = {rule.id: {} for rule in self._rules}
        self._asking: dict[Key, Memo] = {}
        self._listed: dict[Subjects, list[Rule]] = {}
        for rule in self._rules:
            self._listed.setdefault(rule.subjects, []).append(rule)
        self._listing = {subjects: self._watched(_subjects_of, (subjects,), (subjects,)) for subjects in self._listed}
        self._fresh: Sequence[Entry] = ()
        self._later: dict[Key, tuple[Rule, Subject]] = {}
        self._begun = False
        self._stirred: set[Theme] = set()

    def to(self, until: datetime, entries: Iterable[Entry]) -> None:
        """Walk to a moment, taking each entry when it was recorded and waking at each moment that falls due."""
        waiting = sorted((entry for entry in entries if entry.recorded <= until), key=lambda entry: entry.order)
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
        if self._stirred:
            stirred, self._stirred = self._stirred, set()
            self.picture.cells.put([("questions", theme) for theme in stirred], self.picture.cells.revision)
            self._ask_again()
        later, self._later = self._later, {}
        for rule, subject in sorted(later.values(), key=lambda pair: (self._place[pair[0].id], pair[1].id)):
            self._ask(rule, subject)

    def standing_at(self, moment: datetime) -> tuple[Stood, ...]:
        """Return the questions as they stood at a moment not later than now, but for those that look at questions."""
        stood = (q for q in self.questions if not q.rule_of.looks_at_questions and q.stood_at(moment))
        return tuple(q.as_at(moment) for q in stood)

    def standing(self, p: Picture, theme: Theme) -> tuple[Question, ...]:
        """Return the questions of a theme that stand now, and note that they were looked at."""
        p.cells.read(("questions", theme))
        return tuple(self._of_theme.get(theme, {}).values())

    def is_new(self, entry: Entry) -> bool:
        """Whether an entry has not been taken yet."""
        return not self.picture.has(entry)

    def answers(self) -> dict[Key, Asked]:
        """Return what each rule answers now, for each subject of which it asks; the dead are not asked about anew."""
        found = {}
        for key, asking in self._asking.items():
            answer = self.picture.cells.value_of(asking)
            if answer is not None:
                found[key] = answer
        return found

    def _wake_before(self, moment: datetime) -> None:
        while self._begun and (due := self.picture.cells.next_alarm()) < moment:
            self.step(due, ())

    def _ask_again(self) -> None:
        """Ask again what was woken: first who there is to ask about, so that nobody is asked about who is not."""
        while self.picture.cells.woken:
            woken = [memo.watched for memo in self.picture.cells.woken]
            self.picture.cells.woken = {}
            for name in woken:
                if len(name) == 1:
                    self._list_subjects(*name)
            for name in woken:
                if len(name) > 1:
                    self._ask_or_wait(*name)

    def _list_subjects(self, subjects: Subjects) -> None:
        found = {subject.id: subject for subject in self.picture.cells.value_of(self._listing[subjects])}
        for rule in self._listed[subjects]:
            known = self._subjects[rule.id]
            for id, subject in [*known.items()]:
                if found.get(id) != subject:
                    if id not in found:
                        self._update(rule, subject, None)
                    self.picture.cells.forget(self._asking.pop((rule.id, id)))
                    del known[id]
            for id, subject in found.items():
                if id not in known:
                    known[id] = subject
                    self._asking[rule.id, id] = self._question_of(rule, subject)
                    self._ask_or_wait(rule, subject)

    def _ask_or_wait(self, rule: Rule, subject: Subject) -> None:
        if not rule.looks_at_questions:
            self._ask(rule, subject)
        elif self._is_listed(rule, subject):
            self._later[rule.id, subject.id] = (rule, subject)

    def _ask(self, rule: Rule, subject: Subject) -> None:
        if self._is_listed(rule, subject):
            asking = self._asking[rule.id, subject.id]
            answer = self.picture.cells.value_of(asking)
            if asking.changed == self.picture.cells.revision or (answer is None) != (
                (rule.id, subject.id) not in self._open
            ):
                self._update(rule, subject, answer)

    def _is_listed(self, rule: Rule, subject: Subject) -> bool:
        """Whether a subject is still asked about, and has not been told anew in the meantime."""
        asking = self._asking.get((rule.id, subject.id))
        return asking is not None and asking.args[2] is subject

    def _question_of(self, rule: Rule, subject: Subject) -> Memo:
        if rule.looks_at_questions:
            return self._watched(_asked_of_questions, (rule, subject, self), (rule, subject))
        return self._watched(_asked, (rule, subject), (rule, subject))

    def _watched(self, function: Callable[..., Any], args: tuple[Any, ...], name: Woken) -> Memo:
        memo = Memo(function, (self.picture, *args))
        memo.watched = name
        return memo

    def _update(self, rule: Rule, subject: Subject, answer: Asked | None) -> None:
        key, now = (rule.id, subject.id), self.picture.now
        standing = self._open.get(key)
        if answer is None and standing is None:
            return
        if self.picture.events("death") and died_all(self.picture, subject.children):
            return
        if answer is None:
            if standing is not None:
                self._stirred.add(rule.theme)
                standing.closed = now
                standing.closed_by = closing_entry(self.picture, self._asking[key], self._fresh)
                del self._open[key]
                self._of_theme[rule.theme].pop(key, None)
        elif standing is None:
            self._times[key] = nth = self._times.get(key, 0) + 1
            self._open[key] = opened = self._opened(rule, subject, answer, nth)
            self.questions.append(opened)
            if not rule.looks_at_questions:
                self._of_theme[rule.theme][key] = opened
            self._stirred.add(rule.theme)
        else:
            standing.subject = subject
            if answer.ask != standing.sentence:
                standing.sentence, standing.ask = answer.ask, as_known(self.picture, answer.ask)
            if standing.grow(answer, now, self._due):
                self._stirred.add(rule.theme)

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


def died_all(p: Picture, children: Sequence[str]) -> bool:
    """Whether a question concerns children, and every one of them has died."""
    return bool(children) and all(died(p, child) for child in children)


def _subjects_of(p: Picture, subjects: Subjects) -> tuple[Subject, ...]:
    return tuple(subjects(p))


def _asked(p: Picture, rule: Rule, subject: Subject) -> Asked | None:
    return rule.ask(p, subject)


def _asked_of_questions(p: Picture, rule: Rule, subject: Subject, history: History) -> Asked | None:
    return rule.ask(p, subject, history)
