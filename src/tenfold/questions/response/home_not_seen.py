"""A child is on plan, and nobody has recorded seeing where the child sleeps."""

from datetime import datetime

from tenfold.picture import Move, Picture, Spell, home_seen, last_move, on_plan_since, person, unborn
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import plain_day, plain_time, say
from tenfold.record import Entry


@rule(
    "home-not-seen",
    subjects=each_child,
    authority=("visits", "plan"),
    findings="response",
    stands="On plan, and no visit at home that recorded the conditions there for that child in 30 working days, or "
    "since a move.",
    closes="The home is seen, and what was seen recorded for that child; or the child is no longer on plan.",
)
def home_not_seen(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who has seen where the child sleeps."""
    child = subject.thing
    spell = on_plan_since(p, child)
    if spell is None or unborn(p, child):
        return None
    seen, move = home_seen(p, child), last_move(p, child)
    moved = move if move is not None and unseen_since(p, move, seen, spell) else None
    since = seen if seen is not None and fresh(p, seen.latest, spell) else spell.start
    if moved is None and not p.over("home-not-seen", max(since.latest, birth(p, child) or since.latest)):
        return None
    day = plain_day(since.day) if moved is None else f"the move of {plain_time(moved.told)}"
    ask = say("Who has seen where {child} sleeps? Nothing on record since {day} says so.", child=child, day=day)
    found = evidence(spell.start, since, None if moved is None else moved.entry)
    return Asked("routine", ask, found, lead(p), (Act("see_home", child),))


def birth(p: Picture, child: str) -> datetime | None:
    """Return when a child was born, by the earliest day that is told; a child slept nowhere before."""
    known = person(p, child)
    return known.born.first if known is not None and known.born is not None else None


def unseen_since(p: Picture, move: Move, seen: Entry | None, spell: Spell) -> bool:
    """Whether nobody has seen the home since a move, made while on plan or not long before."""
    return fresh(p, move.at, spell) and (seen is None or seen.latest < move.at)


def fresh(p: Picture, moment: datetime, spell: Spell) -> bool:
    """Whether the wait that began at a moment was still running when the child came on plan."""
    return p.ends("home-not-seen", moment) > spell.start.latest
