"""Nobody has checked who had a child in the hours before an injury that was inflicted or that nobody explains."""

from tenfold.picture import (
    Occasion,
    Picture,
    access_named,
    accounted_for,
    cares_in,
    hours_before,
    judged_inflicted,
    marks,
    people_among,
    unexplained_again,
    went_on,
)
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead, police
from tenfold.questions.rule import Asked, evidence, rule
from tenfold.questions.subjects import each_occasion
from tenfold.questions.wording import plain_day, say
from tenfold.when import day_of


@rule(
    "who-had-care",
    subjects=each_occasion,
    authority=("carers", "curiosity", "medical"),
    findings=("curiosity", "awareness"),
    stands="An injury judged non-accidental or suspicious, or a second unexplained one in 12 months, and checked care "
    "does not cover who had the child in the 72 hours before it; or injuries go on when who was suspected is cleared "
    "and nobody else is named.",
    closes="Care for those hours recorded and checked; an enquiry outcome that names who had access.",
)
def who_had_care(p: Picture, occasion: Occasion) -> Asked | None:
    """Ask who had the child, hour by hour."""
    judged, again, cleared = judged_inflicted(p, occasion), unexplained_again(p, occasion), went_on(p, occasion)
    of = occasion.injuries if cleared else [one for one in occasion.injuries if one in again or one in dict(judged)]
    left = [
        hours
        for mark in marks(occasion)
        for child in occasion.children
        if not set(of).isdisjoint(mark)
        and not accounted_for(p, hours := hours_before(p, mark, child))
        and not access_named(p, hours, mark)
    ]
    if not left:
        return None
    care = {one.id: one for hours in left for one in cares_in(p, hours)}
    since, until = min(hours.since for hours in left), max(hours.until for hours in left)
    ask = say(
        "Who had {children} between {since} and {until}, hour by hour, and what besides their own word shows it?",
        children=(hours.child for hours in left),
        since=plain_day(day_of(since)),
        until=plain_day(day_of(until)),
    )
    found = evidence(of, again, (view for _, view in judged), cleared, care.values())
    acts = tuple(Act("check_care_before", child) for child in dict.fromkeys(hours.child for hours in left))
    who = people_among(p, (by for one in care.values() for by in one.fact.by))
    return Asked("immediate", ask, found, each_once(lead(p), police(p)), acts, who)
