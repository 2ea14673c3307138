"""A child’s lead practitioner is a student or newly qualified, and nobody experienced works beside them."""

from tenfold.picture import Picture, Post, holding
from tenfold.questions.acts import Act
from tenfold.questions.addressees import MANAGER
from tenfold.questions.posts import each_lead_practitioner, now_led
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say

BEGINNING = frozenset({"student", "asye"})
EXPERIENCED = frozenset({"experienced", "advanced", "strategic"})


@rule(
    "capability-gap",
    subjects=each_lead_practitioner,
    authority="capability",
    findings="workforce",
    stands="A child’s lead practitioner is a student or in the first year of practice, and no experienced co-worker is "
    "allocated.",
    closes="An experienced co-worker is allocated, or the lead practitioner or their level changes.",
)
def capability_gap(p: Picture, subject: Of[Post]) -> Asked | None:
    """Ask who experienced works beside the lead practitioner."""
    alone = {
        child: post for child, post in now_led(p, subject) if post.fact.level in BEGINNING and not beside(p, child)
    }
    if not alone:
        return None
    posts = tuple(alone.values())
    ask = "Which experienced worker stands beside {worker}, who leads for {children}? None is on record."
    return Asked(
        "soon",
        say(ask, worker=posts[0].fact.worker, children=tuple(alone)),
        evidence(posts),
        (MANAGER,),
        (Act("allocate"),),
    )


def beside(p: Picture, child: str) -> bool:
    """Whether an experienced co-worker of children’s social care is allocated to a child’s case."""
    workers = (one.fact for one in holding(p, child, "co_worker") if one.fact.level in EXPERIENCED)
    return any(p.kinds.get(one.agency) == "childrens_social_care" for one in workers)
