"""Nothing on record says who is caring for the child today."""

from tenfold.picture import Picture, cares, cares_at, is_live, live_concern, living, on_plan_since
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
    if reason is None or cares_at(p, child):
        return None
    return Asked(
        "immediate",
        say("Who is caring for {child} today?", child=child),
        evidence(reason, cares(p, child)[-1:]),
        lead(p),
        (Act("record_care", child),),
    )


def must_be_known(p: Picture, child: str) -> Entry | None:
    """Return why care must be known: the plan; else a return or a move since there is a live concern."""
    spell = on_plan_since(p, child)
    if spell is not None:
        return spell.start
    if not is_live(p, child):
        return None
    since = live_concern(p, child)[0].order
    returns = [
        d.first for d in p.facts(Decision, child) if d.fact.matter == "return_home" and d.fact.granted is not False
    ]
    moves = [stay.entry for stay in living(p, child)]
    return next((entry for entry in (*returns, *moves) if entry.order > since), None)
