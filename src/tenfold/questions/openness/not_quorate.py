"""A conference was held with fewer agencies than make it quorate."""

from tenfold.picture import CONFERENCES, WITHOUT_CONTACT, Picture, agencies_at, conferences, follows, sitting_in
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_conference
from tenfold.questions.table import children_at
from tenfold.questions.wording import plain_time, say
from tenfold.record import Decision, Entry


@rule(
    "not-quorate",
    subjects=each_conference,
    authority="conference",
    findings="openness",
    stands="A conference was held with the lead and fewer than two other agencies that know the child; lawyers, "
    "prosecutors and courts are none of these.",
    closes="It is reconvened with enough of them, or the chair decides otherwise, with the rationale.",
)
def not_quorate(p: Picture, conference: Of[Entry]) -> Asked | None:
    """Ask when it meets again with enough who know the child."""
    sitting = conference.thing
    if quorate(p, sitting) is not False:
        return None
    left = [child for child in children_at(p, sitting) if not mended(p, child, sitting)]
    if not left:
        return None
    ask = say(
        "When will the conference of {day} on {children} meet again with more who know them?",
        children=left,
        day=plain_time(sitting_in(sitting, CONFERENCES).when),
    )
    return Asked("soon", ask, evidence(sitting), (CHAIR,), (Act("review_conference"), Act("manager_decision")))


def quorate(p: Picture, sitting: Entry) -> bool | None:
    """Whether enough agencies beside the lead were at a conference; None where attendance is unknown.

    Who knows a child only from papers, as its lawyers do, has no direct contact and is not counted.
    """
    present = agencies_at(p, sitting)
    if present is None:
        return None
    others = [one for one in present - {p.lead(sitting.day)} if p.kinds.get(one) not in WITHOUT_CONTACT]
    return len(others) >= p.limit("not-quorate", sitting.latest).number


def mended(p: Picture, child: str, sitting: Entry) -> bool:
    """Whether a later conference on a child was quorate, or those who held this one let it stand, with their reasons.

    A decision on something else, or the plan that the conference itself made, says nothing of its quorum.
    """
    if any(one.id != sitting.id and follows(one, sitting) and quorate(p, one) is True for one in conferences(p, child)):
        return True
    own = (one for one in p.facts(Decision, child) if one.agency == sitting.agency and p.considers(one.first, sitting))
    on_it = (one for one in own if one.fact.matter == "other" or (one.fact.matter == "plan" and one.first != sitting))
    return any(one.fact.rationale for one in on_it)
