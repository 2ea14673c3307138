"""Whether injuries were taken to a strategy discussion and to a paediatrician."""

from collections.abc import Sequence

from tenfold.picture.held import Sitting, sittings
from tenfold.picture.injuries import Occasion, injuries_under, marks, occasions_of
from tenfold.picture.meetings import joint
from tenfold.picture.picture import Picture
from tenfold.picture.settling import settling_opinions
from tenfold.picture.stated import Stated
from tenfold.record import Injury

PAEDIATRIC = frozenset({"acute_hospital", "community_health"})


def discussed(p: Picture, occasion: Occasion, telling: Sequence[Stated[Injury]], *, jointly: bool) -> bool:
    """Whether one strategy discussion (with police and health there, if jointly) came after these injuries.

    One that says what was before it must have had them before it.
    """
    held = [one for child in occasion.children for one in sittings(p, "strategy_discussion", child)]
    told = [mark for mark in marks(occasion) if any(one in telling for one in mark)]
    return any(
        all(any(_weighs(p, sitting, one) for one in mark) for mark in told)
        for sitting in held
        if not jointly or joint(p, sitting.entry) is True
    )


def examined(p: Picture, occasion: Occasion, telling: Sequence[Stated[Injury]]) -> bool:
    """Whether paediatricians gave opinions that settle these injuries: on each, or on others with each before them."""
    every = (one for child in occasion.children for one in occasions_of(p, child))
    views = {view.id: view for one in every for view in settling_opinions(p, one)}
    settling = [one for one in views.values() if p.kinds.get(one.agency) in PAEDIATRIC]
    told = [mark for mark in marks(occasion) if any(one in telling for one in mark)]
    return all(
        any(one.id in injuries_under(p, view) or p.considers(view.first, one) for one in mark for view in settling)
        for mark in told
    )


def _weighs(p: Picture, sitting: Sitting, injury: Stated[Injury]) -> bool:
    if sitting.entry.order < injury.order or sitting.latest < injury.first.occurred.first:
        return False
    return not sitting.entry.considered or p.considers(sitting.entry, injury)
