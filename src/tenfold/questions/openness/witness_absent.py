"""A conference was held without the agency that recorded or judged an injury."""

from itertools import takewhile

from tenfold.picture import CONFERENCES, Picture, represented, sitting_in, so_far, was_at
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_conference
from tenfold.questions.table import children_at, injury_records
from tenfold.questions.wording import plain_time, say
from tenfold.record import Entry


@rule(
    "witness-absent",
    subjects=each_conference,
    authority=("conference", "information-sharing"),
    findings="openness",
    stands="A conference was held without attendance or report of an agency that recorded or judged an injury in the "
    "6 months before it.",
    closes="That agency’s report received and considered, or the meeting reconvened with it.",
)
def witness_absent(p: Picture, conference: Of[Entry]) -> Asked | None:
    """Ask what those who saw or judged the injuries have to say."""
    sitting, children = conference.thing, children_at(p, conference.thing)
    left = {child: found for child in children if (found := unheard(p, child, sitting))}
    if not left:
        return None
    agencies = tuple(dict.fromkeys(one.agency for found in left.values() for one in found))
    ask = say(
        "What would {agencies} have told the conference of {day} on {children}’s injuries?",
        agencies=agencies,
        day=plain_time(sitting_in(sitting, CONFERENCES).when),
        children=left,
    )
    acts = (Act("weigh_report", by=agencies), Act("review_conference"))
    known = (one for found in left.values() for one in found)
    return Asked("immediate", ask, evidence(sitting, known), (CHAIR,), acts)


def unheard(p: Picture, child: str, sitting: Entry) -> list[Entry]:
    """Return the records of injuries, then known and no older than the limit, of agencies away and not heard since."""
    record = takewhile(lambda one: one.order < sitting.order, so_far(injury_records, p, child))
    met = sitting_in(sitting, CONFERENCES)
    known = (one for one in record if one.occurred.first <= met.when.last)
    recent = (one for one in known if p.ends("witness-absent", one.latest) > met.latest)
    away = (one for one in recent if was_at(p, one.agency, sitting) is False)
    return [one for one in away if not represented(p, one.agency, sitting, child)]
