"""Nothing on record says who is caring for the child today."""

from tenfold.picture import Picture, cares, cares_today, live_since, moves_home, on_plan_since, place, unborn
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import say
from tenfold.record import Decision, Entry


@rule(
    "carer-unknown",
    subjects=each_child,
    authority="carers",
    findings="awareness",
    stands="On plan, or after a return or a move with a live concern, no care on record covers today.",
    closes="Who is caring for the child is recorded.",
)
def carer_unknown(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who is caring for the child today."""
    child = subject.thing
    reason = must_be_known(p, child)
    if reason is None or cares_today(p, child) or unborn(p, child):
        return None
    return Asked(
        "immediate",
        say("Who is caring for {child} today?", child=child),
        evidence(reason, cares(p, child)[-1:]),
        lead(p),
        (Act("record_care", child),),
    )


def must_be_known(p: Picture, child: str) -> Entry | None:
    """Return why care must be known: the plan; else the last return or move since there is a live concern."""
    spell = on_plan_since(p, child)
    if spell is not None:
        return spell.start
    live = live_since(p, child)
    returns = [one for one in p.facts(Decision, child) if one.fact.matter == "return_home"]
    sent = [one.first for one in returns if one.fact.granted is not False]
    moved = [stay.entry for stay in moves_home(p, child)]
    since = (entry for entry in (*sent, *moved) if live is not None and entry.order > live.order)
    return max(since, key=place, default=None)
