"""Whether what somebody said about a child was answered: decided on, with the child seen, and why."""

from typing import Any, Literal

from tenfold.picture.concern import answers_to
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import assessments, enquiries, is_social
from tenfold.picture.readable import place
from tenfold.picture.sightings import from_when, seen_since
from tenfold.picture.stated import Stated
from tenfold.record import Decision, Entry, Referral

Lack = Literal["answer", "sight", "reason"]
_MEETINGS = frozenset({"strategy_discussion", "initial_conference", "review_conference"})


@remembered
def lacks(p: Picture, said: Stated[Any], child: str) -> Lack | None:
    """Return what an answer to an allegation or referral about a child lacks: itself, the child seen, or a reason.

    An enquiry, an assessment or a meeting has as long to see the child as there was to decide, and is its own reason.
    """
    answers = sorted({*answers_to(p, said, child), *_taken_on(p, said, child)}, key=place)
    if not answers:
        return "answer" if p.over("allegation-unanswered", said.since) else None
    working = [entry for entry in answers if _works(p, entry, child)]
    by = frozenset((*(entry.agency for entry in answers), *(id for id, kind in p.kinds.items() if kind == "police")))
    if seen_since(p, child, from_when(said.first), by=by) is None:
        at_once = answers[0] not in working
        return "sight" if at_once or p.over("allegation-unanswered", answers[0].latest) else None
    decided = (one for entry in answers for one in p.facts_in(Decision, entry.id))
    return None if working or any(one.fact.rationale is not None for one in decided) else "reason"


def _taken_on(p: Picture, said: Stated[Any], child: str) -> tuple[Entry, ...]:
    """Return the assessments of a child that social care opened on a referral or since: that is what it is for."""
    begun = (spell.start for spell in assessments(p, child) if is_social(p, spell))
    since = (one for one in begun if one.order > said.order or one.id == said.first.id)
    return tuple(since) if isinstance(said.fact, Referral) else ()


def _works(p: Picture, entry: Entry, child: str) -> bool:
    looked = (spell for spell in assessments(p, child) if is_social(p, spell))
    opened = {spell.start.id for spell in (*enquiries(p, child), *looked)}
    return entry.event in _MEETINGS or entry.id in opened
