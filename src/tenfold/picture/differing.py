"""Where two professionals' views of one occasion of injury differ, and whether anybody weighed both."""

from collections.abc import Iterator

from tenfold.picture.contradiction import since_when
from tenfold.picture.held import sittings
from tenfold.picture.injuries import BENIGN, HARM, Occasion, occasions_of, opinions_of
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated
from tenfold.picture.weighing import MEETINGS
from tenfold.record import Entry, Opinion

View = Stated[Opinion]
Views = tuple[View, View]


@remembered
def differing_views(p: Picture, occasion: Occasion) -> tuple[Views, ...]:
    """Return the pairs of professionals' views of an occasion of which one speaks for harm and the other against.

    The earlier view of each pair comes first.
    """
    views = sorted(opinions_of(p, occasion), key=lambda one: since_when(one).order)
    return tuple((one, other) for n, other in enumerate(views) for one in views[:n] if _differ(one, other))


@remembered
def weighed_both(p: Picture, occasion: Occasion, pair: Views) -> bool:
    """Whether a meeting about each child, or a later opinion on its injuries, considered both of two views.

    A view that itself weighed two that differed does not differ anew from one of them.
    """
    first, last = pair
    earlier = (one for one, other in differing_views(p, occasion) if other == first)
    later = (other for one, other in differing_views(p, occasion) if one == first)
    against = [one for one in (*earlier, *later) if since_when(one).order < since_when(last).order]
    if _had(p, last.last, first) and any(_had(p, last.last, one) for one in against):
        return True
    return all(any(_had_both(p, one, pair) for one in _weighers(p, child, last)) for child in occasion.children)


def _weighers(p: Picture, child: str, last: View) -> Iterator[Entry]:
    yield from (one.entry for event in MEETINGS for one in sittings(p, event, child))
    for occasion in occasions_of(p, child):
        for view in opinions_of(p, occasion):
            if view.last.order > since_when(last).order and view.fact.view != "undetermined":
                yield view.last


def _had_both(p: Picture, entry: Entry, pair: Views) -> bool:
    return all(_had(p, entry, view) for view in pair)


def _had(p: Picture, entry: Entry, view: View) -> bool:
    return p.considers(entry, since_when(view)) or p.considers(entry, view.last)


def _differ(one: View, other: View) -> bool:
    """Whether two views speak for and against harm, and are two professionals'.

    Views told in one entry are one professional's, and so are those of one who is known by an id.
    """
    first, second = since_when(one), since_when(other)
    if {_side(one), _side(other)} != {"harm", "benign"} or first.id == second.id:
        return False
    return first.author.id is None or (first.agency, first.author.id) != (second.agency, second.author.id)


def _side(view: View) -> str:
    if view.fact.view in HARM:
        return "harm"
    return "benign" if view.fact.view in BENIGN else "neither"
