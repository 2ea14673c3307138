"""A child’s lead practitioner holds more children than can be worked with safely."""

from tenfold.picture import Picture, Post
from tenfold.questions.acts import Act
from tenfold.questions.addressees import MANAGER
from tenfold.questions.posts import each_lead_practitioner, now_led
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say


@rule(
    "caseload-high",
    subjects=each_lead_practitioner,
    authority="caseload",
    findings="workforce",
    stands="A child’s lead practitioner is said to hold more children than the agency’s limit.",
    closes="The case is reallocated, or the caseload comes down to the limit.",
)
def caseload_high(p: Picture, subject: Of[Post]) -> Asked | None:
    """Ask how the lead practitioner’s caseload will come down."""
    over = {child: post for child, post in now_led(p, subject) if too_many(p, post)}
    if not over:
        return None
    posts = tuple(over.values())
    ask = "Who takes over cases from {worker}, who leads for {children} and holds {number} children?"
    number = str(posts[0].fact.caseload)
    return Asked(
        "routine",
        say(ask, worker=posts[0].fact.worker, children=tuple(over), number=number),
        evidence(posts),
        (MANAGER,),
        (Act("allocate"),),
    )


def too_many(p: Picture, post: Post) -> bool:
    """Whether a worker’s caseload, as last said, is above the limit."""
    held = post.fact.caseload
    return held is not None and held > p.limit("caseload-high", post.last.latest).number
