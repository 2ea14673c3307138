"""What decisions, assessments, enquiries and meetings had before them."""

from tenfold.picture.concern import risk_histories, risks
from tenfold.picture.links import blamed
from tenfold.picture.meetings import strategy_discussions
from tenfold.picture.nearness import near_child
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import assessments, enquiries
from tenfold.picture.readable import place
from tenfold.picture.stated import Stated
from tenfold.record import Check, Decision, Entry, History

MEETINGS = (
    "strategy_discussion",
    "initial_conference",
    "review_conference",
    "core_group",
    "legal_planning",
    "professionals_meeting",
    "family_meeting",
    "court_hearing",
)


@remembered
def weighings(p: Picture, child: str) -> tuple[Entry, ...]:
    """Return the decisions, assessments, enquiries and meetings about a child, in order of record."""
    found = [one.first for one in p.facts(Decision, child)]
    for spell in (*assessments(p, child), *enquiries(p, child)):
        found += [step for step in (spell.start, spell.end) if step is not None]
    found += [entry for event in MEETINGS for entry in p.events(event, child)]
    return tuple(sorted(dict.fromkeys(found), key=place))


@remembered
def weighed(p: Picture, history: Stated[History], child: str, linked: Entry) -> bool:
    """Whether a history was before somebody who decided, assessed or met about a child, or was found not to be so.

    Who considered all there was before an entry linked the person to the child did not weigh it for that child. An
    assessment of the person that was completed since has weighed it.
    """
    if any(
        p.considers(entry, history) and (entry.considered != "all" or entry.order >= linked.order)
        for entry in reversed(weighings(p, child))
    ):
        return True
    if any(one.fact.result == "unfounded" for one in p.facts(Check, history.id)):
        return True
    ended = (one for one in assessments(p, child) if one.end is not None and one.end.order > history.order)
    return any(history.fact.person in one.of.fact.of for one in ended)


@remembered
def weighed_in_enquiry(p: Picture, person: str, child: str) -> bool:
    """Whether an enquiry about a child, or a strategy discussion, had a person's risk histories before it."""
    steps = [step for spell in enquiries(p, child) for step in (spell.start, spell.end) if step is not None]
    steps += strategy_discussions(p, child)
    return all(any(p.considers(step, one) for step in steps) for one in risk_histories(p, person))


@remembered
def histories_near(p: Picture, child: str) -> tuple[tuple[Stated[History], Entry], ...]:
    """Return the histories that bear on risk of those near a child, each with the entry that first put them there.

    Near are those whom `near_child` finds, and those whom accounts of its injuries name.
    """
    if not risks(p):
        return ()
    near = dict(sorted((*near_child(p, child), *blamed(p, child)), key=lambda pair: pair[1].order, reverse=True))
    return tuple((history, entry) for one, entry in near.items() for history in risk_histories(p, one))
