"""What the sibling rules share: the steps that name one child of a home, and those that name the other."""

from tenfold.picture import Picture, children, children_beside, remembered
from tenfold.questions.rule import Of
from tenfold.record import Assessment, Decision, Enquiry, Entry, Plan

MEETINGS = ("strategy_discussion", "initial_conference", "review_conference")


@remembered
def each_child_beside(p: Picture) -> tuple[Of[str], ...]:
    """Return every child who lives with, or is cared for beside, another child of the record."""
    return tuple(Of(child, (child,), child) for child in children(p) if children_beside(p, child))


@remembered
def steps_naming(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the entries by which a child was considered: a decision, enquiry, plan, assessment or meeting names it."""
    kinds = (Decision, Enquiry, Plan, Assessment)
    found = [thing.first for kind in kinds for thing in p.facts(kind, child)]
    found += [entry for event in MEETINGS for entry in p.events(event, child)]
    return tuple(sorted({entry.id: entry for entry in found}.values(), key=lambda entry: entry.order))


def named_since(p: Picture, child: str, entry: Entry) -> bool:
    """Whether a child was named in a step by an entry or after it."""
    return any(step.order >= entry.order for step in reversed(steps_naming(p, child)))
