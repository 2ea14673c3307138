"""An agency is invited to a conference, and its report is not there in time."""

from collections.abc import Iterator

from tenfold.picture import Picture, Stated, attended, called_to, remembered, reports_for, sitting_of
from tenfold.questions.acts import Act
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.table import children_at
from tenfold.questions.wording import plain_time, say
from tenfold.record import Meeting

CONFERENCES = frozenset({"initial_conference", "review_conference"})
SEND_NONE = frozenset({"legal", "court", "prosecution"})


@remembered
def each_conference_called(p: Picture) -> tuple[Of[Stated[Meeting]], ...]:
    """Return the conferences that were planned and not cancelled, held ones included."""
    called = (one for one in p.facts(Meeting) if one.fact.event in CONFERENCES and one.fact.status != "cancelled")
    return tuple(Of(one.id, children_at(p, one.first), one) for one in called)


@rule(
    "report-missing",
    subjects=each_conference_called,
    authority=("conference", "information-sharing"),
    findings="openness",
    stands="The report of an invited agency is not there 2 working days before the conference.",
    closes="The report is received, or the agency comes to the conference.",
)
def report_missing(p: Picture, conference: Of[Stated[Meeting]]) -> Asked | None:
    """Ask each agency for its report."""
    meeting = conference.thing
    day = meeting.fact.day
    if not p.passed(p.limit("report-missing", meeting.since).before(day.last)):
        return None
    left = tuple(missing(p, meeting))
    if not left:
        return None
    ask = say(
        "When will {agencies} send a report on {children} for the conference of {day}?",
        agencies=left,
        children=conference.children,
        day=plain_time(day),
    )
    return Asked("soon", ask, evidence(meeting), left, tuple(Act("send_report", one) for one in left))


def missing(p: Picture, meeting: Stated[Meeting]) -> Iterator[str]:
    """Yield the agencies invited to a conference without a report; once it was held, those who did not come either."""
    sitting = sitting_of(p, meeting)
    told = () if sitting is None else attended(p, sitting)
    sent = {one.fact.agency for one in reports_for(p, meeting)} | {one.agency for one in told if one.report}
    away = {one.agency for one in told if one.as_ != "present"}
    for agency in dict.fromkeys(one.agency for one in called_to(p, meeting)):
        if agency is None or agency in sent or p.kinds.get(agency) in SEND_NONE:
            continue
        if sitting is None or agency in away:
            yield agency
