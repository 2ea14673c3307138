"""Concerns of the last months that nobody has considered."""

from tenfold.picture.concern import Concern, concerns
from tenfold.picture.injuries import occasions_of
from tenfold.picture.picture import Picture, remembered, so_far
from tenfold.picture.process import assessments, considered_since
from tenfold.picture.witnessed import seen_to_happen
from tenfold.record import Check, Injury, Opinion

_BATCH = 16


@remembered
def open_concerns(p: Picture, child: str) -> tuple[Concern, ...]:
    """Return the concerns of the last 12 months that no later check, opinion, assessment or decision considered."""
    return tuple(one for one in _recent(p, child) if not _considered(p, one))


@remembered
def _recent(p: Picture, child: str) -> tuple[Concern, ...]:
    """Return the concerns of the last 12 months; a long past that has lapsed is not looked through every time."""
    known = concerns(p, child)
    whole = len(known) - len(known) % _BATCH
    batches = [known[n : n + _BATCH] for n in range(0, whole, _BATCH) if not _have_lapsed(p, child, n)]
    return tuple(one for some in (*batches, known[whole:]) for one in some if not _has_lapsed(p, one))


@remembered
def _have_lapsed(p: Picture, child: str, start: int) -> bool:
    """Whether all of a batch of concerns, every one of which is there, have lapsed."""
    return all(_has_lapsed(p, one) for one in so_far(concerns, p, child)[start : start + _BATCH])


def _has_lapsed(p: Picture, concern: Concern) -> bool:
    return p.over("open-concern", concern.stated.since)


@remembered
def _considered(p: Picture, concern: Concern) -> bool:
    stated, child = concern.stated, concern.child
    if _witnessed(p, concern) or any(check.fact.result != "requested" for check in p.facts(Check, stated.id)):
        return True
    if p.facts(Opinion, stated.id) or considered_since(p, child, stated) is not None:
        return True
    return any(
        spell.end is not None and p.considers(spell.end, stated) and spell.end.order > stated.order
        for spell in assessments(p, child)
    )


def _witnessed(p: Picture, concern: Concern) -> bool:
    return isinstance(concern.stated.fact, Injury) and any(
        seen_to_happen(p, occasion, injury)
        for occasion in occasions_of(p, concern.child)
        for injury in occasion.injuries
        if injury.id == concern.stated.id
    )


@remembered
def has_open_concern(p: Picture, child: str) -> bool:
    """Whether there is an open concern about a child."""
    return bool(open_concerns(p, child))
