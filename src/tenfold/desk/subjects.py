"""What a question's answer can be about: accounts, homes, cares and people, each in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tenfold.desk.forms import Choice
from tenfold.desk.words import spaced
from tenfold.drawings.injuries import kind as kind_of
from tenfold.drawings.injuries import said
from tenfold.drawings.sayings import by
from tenfold.ledger import Opened
from tenfold.picture import Picture, Stated, children, parents, people_among
from tenfold.questions.acts import Act
from tenfold.questions.wording import called, listed, plain_time
from tenfold.record import Account, Allegation, Care, Injury, Presence, Residence
from tenfold.replay import Question

FIRST: dict[str, tuple[Any, ...]] = {
    "check_account": ((Account, Allegation), Injury),
    "ask_witness": ((Account, Allegation), Injury),
    "check_household": ((Residence, Presence),),
    "check_residence": ((Residence,),),
    "check_care": (Care,),
}
"""What an act is about: the first of these kinds of which the evidence states anything."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question, and the act by which it is to be answered (None: in words, or it is `held` by who `holds` such)."""

    opened: Opened
    question: Question
    act: Act | None
    holds: bool = False
    held: bool = False

    @property
    def of(self) -> str:
        """The child, adult or agency that the act is for; empty for the whole family."""
        return self.act.of if self.act is not None else ""

    @property
    def by(self) -> tuple[str, ...]:
        """Those without whom the act would answer nothing; empty where anybody’s doing answers."""
        return self.act.by if self.act is not None else ()

    @property
    def young(self) -> tuple[str, ...]:
        """The children whom the answer concerns."""
        everybody = children(self.opened.picture)
        mine = (self.of,) if self.of in everybody else self.question.children
        return mine or everybody


def subjects_of(answer: Answer) -> tuple[Choice, ...]:
    """Return what a check can be about: first what the evidence states, then the people whom the question names."""
    told = (Choice(thing.id, words) for thing, words in things_of(answer))
    people = (Choice(one, f"Who {called(answer.opened.picture, one)} is") for one in people_of(answer))
    return tuple(dict.fromkeys((*told, *people)))


def likely(answer: Answer) -> tuple[str, ...]:
    """Return which of these the act is about; where nobody’s word can be named, the injuries themselves."""
    kinds = FIRST.get(answer.act.kind if answer.act else "", ((),))
    things = [thing for thing, _ in things_of(answer)]
    found = next((ids for kind in kinds if (ids := [one.id for one in things if isinstance(one.fact, kind)])), [])
    return tuple(found) or ((answer.of,) if answer.of in people_of(answer) else ())


def things_of(answer: Answer) -> Iterator[tuple[Stated[Any], str]]:
    """Yield what the question's evidence states that can be checked, as far as this professional may see it.

    What was stated without an id of its own cannot be named, so it cannot be offered.
    """
    p = answer.opened.picture
    for entry in (one for one in answer.question.evidence if p.entry(one.id) is not None):
        for kind, words in IN_WORDS.items():
            for thing in p.facts_in(kind, entry.id):
                if getattr(thing.fact, "id", None) is not None:
                    yield thing, words(p, thing)


def _account(p: Picture, one: Stated[Account]) -> str:
    return f"What was said on {plain_time(one.first.occurred)}: {said(p, one)}"


def _allegation(p: Picture, one: Stated[Allegation]) -> str:
    return f"What {called(p, one.fact.by)} alleged on {plain_time(one.first.occurred)}"


def _injury(_: Picture, one: Stated[Injury]) -> str:
    return f"The injury seen on {plain_time(one.first.occurred)}: {kind_of(one)}"


def _care(p: Picture, one: Stated[Care]) -> str:
    carers = listed(called(p, carer) for carer in one.fact.by)
    return f"That {carers} cares for {called(p, one.fact.child)} ({by(p, one.first)}, {plain_time(one.first.occurred)})"


def _residence(p: Picture, one: Stated[Residence]) -> str:
    where = "a protected address" if one.fact.protected else one.fact.address
    return f"That {called(p, one.fact.person)} is {spaced(one.fact.as_)} at {where}"


def _presence(p: Picture, one: Stated[Presence]) -> str:
    return f"That {called(p, one.fact.person)} was there: {one.fact.context}"


IN_WORDS: dict[type[Any], Callable[[Picture, Any], str]] = {
    Account: _account,
    Allegation: _allegation,
    Injury: _injury,
    Care: _care,
    Residence: _residence,
    Presence: _presence,
}
"""How each kind of thing that can be checked is told."""


def people_of(answer: Answer) -> tuple[str, ...]:
    """Return the people whom a question concerns: those it names, the act’s own, and the parents of its children."""
    p = answer.opened.picture
    near = (one for child in answer.young for one in parents(p, child))
    named = (answer.of, *answer.question.about, *near)
    return tuple(one for one in people_among(p, named) if one and one not in children(p))
