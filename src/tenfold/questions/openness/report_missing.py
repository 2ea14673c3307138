"""An agency is invited to a conference, and its report is not there in time."""

from tenfold.picture import CONFERENCES, Picture, Stated, awaited_reports, remembered, sitting_of
from tenfold.questions.acts import Act
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_conference
from tenfold.questions.table import children_at
from tenfold.questions.wording import plain_time, say
from tenfold.record import Entry, Meeting


@remembered
def each_conference_called(p: Picture) -> tuple[Of[Stated[Meeting]] | Of[Entry], ...]:
    """Return the conferences that were planned and not cancelled, and those of which only the sitting is on record."""
    called = [one for one in p.facts(Meeting) if one.fact.event in CONFERENCES and one.fact.status != "cancelled"]
    held = {sitting.id for one in called if (sitting := sitting_of(p, one)) is not None}
    planned = (Of(one.id, children_at(p, one.first), one) for one in called)
    return (*planned, *(one for one in each_conference(p) if one.thing.id not in held))


@rule(
    "report-missing",
    subjects=each_conference_called,
    authority=("conference", "information-sharing"),
    findings="openness",
    stands="The report of an invited agency is not there 2 working days before the conference.",
    closes="The report is received, or the agency comes to the conference.",
)
def report_missing(p: Picture, conference: Of[Stated[Meeting]] | Of[Entry]) -> Asked | None:
    """Ask each agency for its report."""
    meeting = conference.thing
    day = meeting.occurred if isinstance(meeting, Entry) else meeting.fact.day
    late = isinstance(meeting, Entry) or p.is_near(p.limit("report-missing", meeting.since), day.last)
    left = awaited_reports(p, meeting) if late else ()
    if not left:
        return None
    ask = say(
        "When will {agencies} send a report on {children} for the conference of {day}?",
        agencies=left,
        children=conference.children,
        day=plain_time(day),
    )
    return Asked("soon", ask, evidence(meeting), left, tuple(Act("send_report", one) for one in left))
