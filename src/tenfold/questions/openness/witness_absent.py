"""A conference was held without the agency that recorded or judged an injury."""

from typing import Any

from tenfold.picture import Picture, Stated, agencies_at, represented
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_conference
from tenfold.questions.table import children_at, injuries_and_views
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
    if agencies_at(p, sitting) is None:
        return None
    left = [one for child in children for one in unheard(p, child, sitting)]
    if not left:
        return None
    agencies = tuple(dict.fromkeys(one.agency for one in left))
    ask = say(
        "What would {agencies} have told the conference of {day} on {children}’s injuries?",
        agencies=agencies,
        day=plain_time(sitting.occurred),
        children=children,
    )
    acts = (*(Act("send_report", one) for one in agencies), Act("review_conference"))
    return Asked("immediate", ask, evidence(sitting, left), (CHAIR,), acts)


def unheard(p: Picture, child: str, sitting: Entry) -> list[Stated[Any]]:
    """Return the injuries and opinions then on record, no older than the limit, of agencies that were not heard."""
    known = (one for one in injuries_and_views(p, child) if one.order < sitting.order)
    recent = (one for one in known if p.limit("witness-absent", one.since).after(one.since) > sitting.latest)
    return [one for one in recent if not represented(p, one.agency, sitting, child)]
