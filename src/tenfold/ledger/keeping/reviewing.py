"""Which records have come to the end of their term, or are to be looked at again: a list for people to decide on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenfold.ledger.destroyed import forget
from tenfold.ledger.folding import folded
from tenfold.ledger.keeping.checking import Step, silent
from tenfold.ledger.keeping.deciding import Decision, NotDecided, ask, decisions
from tenfold.ledger.keeping.rebuilding import as_owner, each_family
from tenfold.ledger.keeping.terms import Kind, Schedule, Term, life_of, term_of
from tenfold.ledger.layers import layers_of
from tenfold.ledger.opening import clock
from tenfold.ledger.reading import Kept, read_family
from tenfold.ledger.session import Session


@dataclass(frozen=True, slots=True)
class Due:
    """A family's record that people are to look at: its number, its term (None: it cannot be reckoned), what stands.

    `holds` are those that nobody lifted, `asked` a request for destruction that nobody answered.
    """

    family: UUID
    number: int
    term: Term | None
    holds: tuple[Decision, ...]
    kept_until: date | None
    asked: Decision | None

    def is_for(self, day: date) -> bool:
        """Whether people are to look at it by a day: something waits for an answer, or nothing keeps it any longer."""
        if self.asked is not None or any(one.until is not None and one.until <= day for one in self.holds):
            return True
        kept = self.kept_until is not None and self.kept_until > day
        return not kept and not self.holds and (self.term is None or self.term.ends <= day)


def due(by: date, terms: Schedule, step: Step = silent) -> tuple[Due, ...]:
    """Return the records to look at by a day, by family number; every family is folded for it. For an operator."""
    found: list[Due] = []

    def look(family: UUID) -> None:
        one = _due(family, terms.kinds)
        if one.is_for(by):
            found.append(one)

    each_family(look, "reckoning terms", step)
    return tuple(found)


def ask_at_term(session: Session, family: UUID, reason: str, terms: Schedule) -> int:
    """Ask that a record be destroyed because its term has ended; raise `NotDecided` where it has not, or is unknown."""
    with as_owner():
        term, today = _due(family, terms.kinds).term, clock().date()
    if term is None or term.ends > today:
        ends = "cannot be reckoned" if term is None else f"ends on {term.ends} ({term.kind})"
        raise NotDecided(f"The term of this record {ends}. Without an order of a court it is kept.")
    return ask(session, family, "term", f"{terms.title}: {term.kind}, ended on {term.ends}", reason)


def _due(family: UUID, terms: Mapping[str, Kind]) -> Due:
    kept = read_family(family)
    ends = [_term_in(view, terms) for view in layers_of(kept)]
    forget(family)  # an operator's look at every family is not to fill the memory
    told = decisions(family)
    open_ = [one for one in told if not one.answered]
    return Due(
        family=family,
        number=kept.number,
        term=None if None in ends else max((one for one in ends if one is not None), key=lambda one: one.ends),
        holds=tuple(one for one in open_ if one.act == "hold"),
        kept_until=max((one.until for one in told if one.act == "keep" and one.until), default=None),
        asked=next((one for one in open_ if one.act == "ask"), None),
    )


def _term_in(view: Kept, terms: Mapping[str, Kind]) -> Term | None:
    """Return the term of a family by what one layer of it holds; agencies may each have an entry of one id."""
    return term_of(life_of(view.case, folded(view, clock(), is_now=True).picture), terms)
