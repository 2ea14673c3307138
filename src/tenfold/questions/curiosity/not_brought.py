"""A child is not brought, again and again, to those who would see it."""

from tenfold.picture import Picture, decisions, on_plan, seen_since
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say
from tenfold.record import Entry


@rule(
    "not-brought",
    subjects=each_child,
    authority=("health-contact", "neglect"),
    findings="curiosity",
    stands="Two or more appointments in 60 days on plan, or three in 12 months otherwise (and at least a third of those "
    "booked, where bookings are known), to which the child was not brought or which the family cancelled.",
    closes="The child is seen at each service that was missed, or a decision considered the pattern.",
)
def not_brought(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask what keeps the child from being brought."""
    child = subject.thing
    missed = pattern(p, child)
    if not missed or all(answered(p, child, entry) for entry in missed):
        return None
    services = tuple(dict.fromkeys(entry.agency for entry in missed))
    return Asked(
        "soon",
        say("What keeps {child} from being brought to {services}?", child=child, services=services),
        evidence(missed),
        each_once(lead(p), services),
        (Act("see_child", child), Act("manager_decision")),
    )


def pattern(p: Picture, child: str) -> list[Entry]:
    """Return the missed appointments that together are too many, the last of them and those shortly before it."""
    all_missed = [*p.outcomes("not_brought", child), *p.outcomes("cancelled_by_family", child)]
    missed = sorted(all_missed, key=lambda entry: entry.occurred)
    many, window = (
        ("not-brought", "not-brought.window")
        if on_plan(p, child)
        else ("not-brought.otherwise", "not-brought.otherwise-window")
    )
    if not missed:
        return []
    last = missed[-1].latest
    near = [entry for entry in missed if p.limit(window, entry.latest).after(entry.latest) > last]
    enough = sum(entry.times for entry in near) >= p.limit(many, last).number
    return near if enough and (on_plan(p, child) or often(p, child, near)) else []


def often(p: Picture, child: str, missed: list[Entry]) -> bool:
    """Whether missed appointments are at least one in three of those booked meanwhile, where bookings are known."""
    share = p.limit("not-brought.share", missed[-1].latest).number
    kept = (
        one
        for one in p.events("clinic", child)
        if one.outcome in (None, "completed") and one.occurred >= missed[0].occurred
    )
    count = sum(entry.times for entry in missed)
    return count * share >= count + sum(entry.times for entry in kept)


def answered(p: Picture, child: str, missed: Entry) -> bool:
    """Whether the child was seen at a missed service since, or a decision considered that it was missed."""
    seen = seen_since(p, child, missed.latest, by=frozenset({missed.agency}))
    return seen is not None or any(p.considers(decision.first, missed) for decision in decisions(p, child))
