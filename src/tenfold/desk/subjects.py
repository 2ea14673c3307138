"""What a question's answer can be about: accounts, homes, cares and people, each in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from tenfold.desk.forms import Choice
from tenfold.desk.words import spaced
from tenfold.drawings.injuries import said
from tenfold.drawings.sayings import by
from tenfold.ledger import Opened
from tenfold.picture import Stated, children, parents, people_among
from tenfold.questions.acts import Act
from tenfold.questions.wording import called, listed, plain_time
from tenfold.record import Account, Allegation, Care, Presence, Residence
from tenfold.replay import Question

FIRST: dict[str, tuple[type, ...]] = {
    "check_account": (Account, Allegation),
    "ask_witness": (Account, Allegation),
    "check_household": (Residence, Presence),
    "check_care": (Care,),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A question, and the act by which it is to be answered (None: in words)."""

    opened: Opened
    question: Question
    act: Act | None

    @property
    def of(self) -> str:
        """The child, adult or agency that the act is for; empty for the whole family."""
        return self.act.of if self.act is not None else ""

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
    """Return which of these the act is about."""
    kinds = FIRST.get(answer.act.kind if answer.act else "", ())
    found = [thing.id for thing, _ in things_of(answer) if isinstance(thing.fact, kinds)] if kinds else []
    return tuple(found) or ((answer.of,) if answer.of in people_of(answer) else ())


def things_of(answer: Answer) -> Iterator[tuple[Stated[Account | Allegation | Care | Residence | Presence], str]]:
    """Yield what the question's evidence states that can be checked, as far as this professional may see it."""
    p = answer.opened.picture
    for entry in (one for one in answer.question.evidence if p.entry(one.id) is not None):
        day = plain_time(entry.occurred)
        yield from ((one, f"What was said on {day}: {said(p, one)}") for one in p.facts_in(Account, entry.id))
        for told in p.facts_in(Allegation, entry.id):
            yield told, f"What {called(p, told.fact.by)} alleged on {day}"
        for care in p.facts_in(Care, entry.id):
            carers = listed(called(p, one) for one in care.fact.by)
            yield care, f"That {carers} cares for {called(p, care.fact.child)} ({by(p, entry)}, {day})"
        for stay in p.facts_in(Residence, entry.id):
            where = "a protected address" if stay.fact.protected else stay.fact.address
            yield stay, f"That {called(p, stay.fact.person)} is {spaced(stay.fact.as_)} at {where}"
        for seen in p.facts_in(Presence, entry.id):
            yield seen, f"That {called(p, seen.fact.person)} was there: {seen.fact.context}"


def people_of(answer: Answer) -> tuple[str, ...]:
    """Return the people whom a question concerns: those it names, the act’s own, and the parents of its children."""
    p = answer.opened.picture
    near = (one for child in answer.young for one in parents(p, child))
    named = (answer.of, *answer.question.about, *near)
    return tuple(one for one in people_among(p, named) if one and one not in children(p))
