"""A meeting that must be joint does not say who was there."""

from tenfold.picture import CONFERENCES, STRATEGY, Picture, agencies_at, sitting_in
from tenfold.questions.acts import Act
from tenfold.questions.addressees import CHAIR
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.table import each_joint_meeting
from tenfold.questions.wording import plain_time, say
from tenfold.record import Entry


@rule(
    "attendance-unrecorded",
    subjects=each_joint_meeting,
    authority=("strategy", "conference", "recording"),
    findings="openness",
    stands="A strategy discussion or conference has no attendance of agencies on record.",
    closes="The attendance is recorded.",
)
def attendance_unrecorded(p: Picture, meeting: Of[Entry]) -> Asked | None:
    """Ask who was there."""
    sitting = meeting.thing
    if agencies_at(p, sitting) is not None:
        return None
    met = sitting_in(sitting, (*STRATEGY, *CONFERENCES)).when
    ask = say("Which agencies were at the meeting of {day}?", day=plain_time(met))
    return Asked("routine", ask, evidence(sitting), (CHAIR,), (Act("record_attendance"),))
