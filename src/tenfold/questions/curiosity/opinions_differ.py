"""Two professionals' views of one occasion of injury differ, and nobody has weighed both."""

from tenfold.picture import Occasion, Picture, differing_views, on_plan, since_when, weighed_both, younger_than
from tenfold.questions.acts import Act
from tenfold.questions.rule import Asked, Urgency, evidence, rule
from tenfold.questions.subjects import each_occasion
from tenfold.questions.wording import plain_time, say


@rule(
    "opinions-differ",
    subjects=each_occasion,
    authority=("medical", "strategy", "dissent"),
    findings=("curiosity", "openness"),
    stands="Two professionals’ opinions on the same occasion of injury differ, one for harm and the other against, and "
    "no meeting or later opinion considered both.",
    closes="A meeting or a later opinion that considered both; the meeting that states the second may be it.",
)
def opinions_differ(p: Picture, occasion: Occasion) -> Asked | None:
    """Ask those who differ to weigh each other's view."""
    left = [view for pair in differing_views(p, occasion) if not weighed_both(p, occasion, pair) for view in pair]
    if not left:
        return None
    authors = tuple(dict.fromkeys(since_when(view).agency for view in left))
    ask = say(
        "Which view of {children}’s injuries ({when}) stands, now that {authors} judge them differently?"
        if len(authors) > 1
        else "Which view of {children}’s injuries ({when}) stands, now that two of {authors} judge them differently?",
        children=occasion.children,
        when=plain_time(occasion.first.occurred),
        authors=authors,
    )
    acts = (Act("strategy_discussion"), *(Act("paediatric_opinion", child) for child in occasion.children))
    return Asked(urgency(p, occasion), ask, evidence(occasion.entries, left), authors, acts)


def urgency(p: Picture, occasion: Occasion) -> Urgency:
    """Same day for a child under two or on plan."""
    young = any(younger_than(p, one, "opinions-differ", occasion.seen) is True for one in occasion.children)
    return "immediate" if young or any(on_plan(p, one) for one in occasion.children) else "soon"
