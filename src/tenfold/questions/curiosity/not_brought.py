"""A child is not brought, again and again, to those who would see it."""

from tenfold.picture import Picture, made_good, often_missed
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import plain_time, say


@rule(
    "not-brought",
    subjects=each_child,
    authority=("health-contact", "neglect"),
    findings="curiosity",
    stands="Two or more appointments in 60 days on plan, or three in 12 months otherwise (and at least a third of "
    "those booked, where bookings are known), to which the child was not brought or which the family cancelled.",
    closes="The child is seen at each service that was missed, or a decision considered the pattern.",
)
def not_brought(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask what keeps the child from being brought."""
    child = subject.thing
    missed = often_missed(p, child)
    left = [entry for entry in missed if not made_good(p, child, entry)]
    if not left:
        return None
    services = tuple(dict.fromkeys(entry.agency for entry in left))
    return Asked(
        "soon",
        say(
            "What keeps {child} from being brought to {services}? {times} appointments were missed since {day}.",
            child=child,
            services=services,
            times=str(sum(entry.times for entry in missed)),
            day=plain_time(missed[0].occurred),
        ),
        evidence(missed),
        each_once(lead(p), services),
        (Act("see_by", child, services), Act("manager_decision")),
    )
