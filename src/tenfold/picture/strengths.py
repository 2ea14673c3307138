"""What is on record of a child going well: what professionals saw, and the family's word where a check bore it out."""

from tenfold.picture.links import concerned
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated
from tenfold.record import Account, Check, Observation

_NO_BLAME = frozenset(
    {None, "accident", "self_inflicted", "other_child", "rough_play", "medical", "equipment", "animal", "denied"}
)


@remembered
def strengths(p: Picture, child: str) -> tuple[Stated[Observation | Check], ...]:
    """Return the strengths on record of a child, in order of record; they answer no question.

    Of checks, those that bore out an account in which nobody is blamed. What was alleged, or who was found to live
    there or to care, is no strength by being true.
    """
    seen = [one for one in p.facts(Observation, child) if one.fact.level == "positive" and one.fact.child == child]
    borne_out = [one for one in p.facts(Check) if one.fact.result == "corroborated" and child in concerned(p, one)]
    good = [one for one in borne_out if all(_is_a_word_without_blame(p, id) for id in one.fact.about)]
    return tuple(sorted((*seen, *good), key=lambda one: one.order))


def _is_a_word_without_blame(p: Picture, id: str) -> bool:
    told = [one.fact for one in p.facts(Account, id) if one.id == id]
    return bool(told) and all(one.claim in _NO_BLAME and not one.names for one in told)
