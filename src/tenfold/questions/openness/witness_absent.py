"""A conference was held without the agency that recorded or judged an injury."""

from typing import Any

from tenfold.picture import Picture, Stated, agencies_at, attended, conferences, reports, weighings
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
    present = agencies_at(p, sitting)
    if present is None:
        return None
    known = [one for child in children for one in injuries_and_views(p, child) if was_recent(p, one, sitting)]
    left = [one for one in known if one.agency not in present and not heard(p, one.agency, sitting, children)]
    if not left:
        return None
    agencies, day = tuple(dict.fromkeys(one.agency for one in left)), plain_time(sitting.occurred)
    ask = say("What would {agencies} have told the conference of {day} on {children}’s injuries?",
              agencies=agencies, day=day, children=children)  # fmt: skip
    acts = (*(Act("send_report", one) for one in agencies), Act("review_conference"))
    return Asked("immediate", ask, evidence(sitting, left), (CHAIR,), acts)


def was_recent(p: Picture, one: Stated[Any], sitting: Entry) -> bool:
    """Whether something was on record at a conference, and no older than the limit."""
    return one.order < sitting.order and p.limit("witness-absent", one.since).after(one.since) > sitting.latest


def heard(p: Picture, agency: str, sitting: Entry, children: tuple[str, ...]) -> bool:
    """Whether an agency held, reported to or was heard after a conference: at a later one, or by a report weighed."""
    later = [entry for child in children for entry in weighings(p, child) if entry.order > sitting.order]
    again = [entry for child in children for entry in conferences(p, child) if entry.order > sitting.order]
    sent = [one for one in reports(p, sitting) if one.fact.agency == agency]
    return (
        agency == sitting.agency
        or any(one.agency == agency and one.report is True for one in attended(p, sitting))
        or any(one.order <= sitting.order or any(p.considers(entry, one) for entry in later) for one in sent)
        or any(took_part(p, agency, entry) for entry in again)
    )


def took_part(p: Picture, agency: str, sitting: Entry) -> bool:
    """Whether an agency was at a conference, or reported to it."""
    return agency in (agencies_at(p, sitting) or ()) or any(one.fact.agency == agency for one in reports(p, sitting))
