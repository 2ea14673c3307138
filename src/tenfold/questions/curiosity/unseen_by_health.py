"""A young child, about whom there is a concern, is out of sight of health."""

from tenfold.picture import HEALTH, Picture, has_open_concern, is_live, last_seen, younger_than
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say
from tenfold.record import Action, Entry, Registration


@rule(
    "unseen-by-health",
    subjects=each_child,
    authority="health-contact",
    findings="awareness",
    stands="A child under 5 with no health contact in 12 months, deregistered, or whose needed appointments have lapsed, "
    "with an open or live concern.",
    closes="A health professional sees the child.",
)
def unseen_by_health(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who in health has seen the child."""
    child = subject.thing
    if younger_than(p, child, "unseen-by-health.young") is False or not (
        is_live(p, child) or has_open_concern(p, child)
    ):
        return None
    grounds = [*long_unseen(p, child), *out_of_reach(p, child)]
    if not grounds:
        return None
    return Asked(
        "soon",
        say("Which health professional has seen {child} lately?", child=child),
        evidence(grounds),
        lead(p),
        (Act("see_child", child), Act("paediatric_opinion", child)),
    )


def last_health(p: Picture, child: str) -> Entry | None:
    """Return the last contact at which health saw a child."""
    return last_seen(p, child, by=frozenset(agency for agency, kind in p.kinds.items() if kind in HEALTH))


def long_unseen(p: Picture, child: str) -> list[Entry]:
    """Return the last health contact (else the first that the record knows of a child), where it is too long ago."""
    seen = last_health(p, child)
    since = seen if seen is not None else next(iter(p.entries_about(child)), None)
    return [since] if since is not None and p.over("unseen-by-health", since.latest) else []


def out_of_reach(p: Picture, child: str) -> list[Entry]:
    """Return the deregistration or lapsed appointments of a child since which health has not seen it."""
    seen = last_health(p, child)
    held = {one.fact.at: one for one in p.facts(Registration, child)}
    gone = [one.last for one in held.values() if one.fact.status == "deregistered"]
    if len(gone) < len(held):
        gone = []
    owed = (
        one
        for one in p.facts(Action, child)
        if p.kinds.get(one.fact.owner) in HEALTH and one.fact.status in (None, "open")
    )
    lapsed = [one.last for one in owed if one.fact.due is not None and p.passed(one.fact.due.last)]
    return [entry for entry in (*gone, *lapsed) if seen is None or seen.order < entry.order]
