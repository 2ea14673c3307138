"""The subjects that the workforce rules share: who leads on a case, and each change of who does."""

from tenfold.picture import LEADS, Picture, Post, children, is_child, lead_practitioner, posts, predecessor, remembered
from tenfold.questions.rule import Of


@remembered
def each_lead_practitioner(p: Picture) -> tuple[Of[Post], ...]:
    """Return every part as lead practitioner, past ones included, with the children whom it concerns."""
    found: dict[str, Of[Post]] = {}
    for child in children(p):
        for post in (one for one in posts(p, child) if one.fact.role == LEADS):
            held = found.get(post.id, Of(post.id, (), post))
            found[post.id] = Of(post.id, (*held.children, child), post)
    return tuple(found.values())


@remembered
def each_change_of_lead(p: Picture) -> tuple[Of[Post], ...]:
    """Return the lead practitioners who took over from another, for each child apart."""
    taken = ((child, one) for child in children(p) for one in posts(p, child) if one.fact.role == LEADS)
    over = ((child, one) for child, one in taken if predecessor(p, child, one) is not None)
    return tuple(Of(_named(p, child, one), (child,), one) for child, one in over)


def now_led(p: Picture, subject: Of[Post]) -> tuple[tuple[str, Post], ...]:
    """Return the children whose lead practitioner this still is, each with the part as it stands."""
    found = ((child, lead_practitioner(p, child)) for child in subject.children)
    return tuple((child, one) for child, one in found if one is not None and one.id == subject.id)


def _named(p: Picture, child: str, post: Post) -> str:
    first = tuple(one for one in post.first.about if is_child(p, one))
    return post.id if first == (child,) else f"{post.id}.{child}"
