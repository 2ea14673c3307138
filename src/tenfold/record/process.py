"""Facts of the process: referrals, decisions, meetings, plans, orders, workers."""

from dataclasses import dataclass

from tenfold.record.fact import Fact, Identified
from tenfold.record.reference import (
    AgencyRef,
    CarerRef,
    DissentRef,
    EscalatedRef,
    MeetingRef,
    PersonRef,
    QuestionRef,
    SourceRef,
)
from tenfold.record.words import (
    ActionStatus,
    AllocationRole,
    AssessmentKind,
    Attendance,
    Capability,
    Category,
    EnquiryOutcome,
    EscalationStatus,
    Event,
    Matter,
    MeetingStatus,
    OrderType,
    PlanKind,
    PlanStatus,
    PoliceStep,
    Stage,
    Threshold,
)
from tenfold.when import Time


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Referral(Identified):
    """Children are referred, from an agency or the public, to the lead unless `to` says otherwise."""

    children: tuple[PersonRef, ...]
    from_: SourceRef | None = None
    to: AgencyRef | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Decision(Identified):
    """A decision; `granted` says whether what the matter names is to happen (unsaid is unknown)."""

    matter: Matter
    children: tuple[PersonRef, ...]
    outcome: str | None = None
    granted: bool | None = None
    rationale: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Enquiry(Identified):
    """A section 47 enquiry opens or ends."""

    children: tuple[PersonRef, ...]
    stage: Stage
    outcome: EnquiryOutcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Assessment(Identified):
    """An assessment opens or ends; `of` are the persons assessed."""

    children: tuple[PersonRef, ...]
    stage: Stage
    kind: AssessmentKind | None = None
    of: tuple[PersonRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Recommendation(Identified):
    """A professional advises; a decision may or may not follow."""

    children: tuple[PersonRef, ...]
    says: str | None = None
    matter: Matter | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Invited(Identified):
    """An agency or a person is called to this meeting, or to `meeting`."""

    agency: AgencyRef | None = None
    person: PersonRef | None = None
    role: str | None = None
    meeting: MeetingRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Meeting(Fact):
    """A meeting to come, held or cancelled."""

    id: str
    event: Event
    day: Time
    status: MeetingStatus | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Report(Identified):
    """A report received for a meeting."""

    agency: AgencyRef
    meeting: MeetingRef | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SharedReport(Identified):
    """A report for a meeting (all of them, unless `agency` says whose) was gone through with one of the family.

    `shared` is the day on which it was; without one it was not, and `reason` says why.
    """

    person: PersonRef
    agency: AgencyRef | None = None
    meeting: MeetingRef | None = None
    shared: Time | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Excluded(Identified):
    """A family member kept from this meeting, with the reason."""

    person: PersonRef
    reason: str
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Attended(Identified):
    """An agency or a person was at the meeting, sent apologies, or was absent."""

    as_: Attendance
    agency: AgencyRef | None = None
    person: PersonRef | None = None
    role: str | None = None
    report: bool | None = None
    shared_with_family: Time | None = None
    meeting: MeetingRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Plan(Identified):
    """A plan starts, goes on or ends; a child protection plan (before 2008: the register) unless said."""

    child: PersonRef
    status: PlanStatus
    kind: PlanKind | None = None
    category: Category | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class VisitInterval(Identified):
    """How often the plan says that the child is to be seen, in working days."""

    child: PersonRef
    days: int
    by: AgencyRef


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Action(Identified):
    """Something to be done, by whom and by when; `before` makes it a condition of a decision."""

    owner: AgencyRef
    what: str
    child: PersonRef | None = None
    due: Time | None = None
    before: Matter | None = None
    status: ActionStatus | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Dissent(Identified):
    """A professional, or one of the family, disagrees on the record."""

    by: CarerRef
    about: tuple[DissentRef, ...]
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Allocation(Identified):
    """A worker holds a part in the case; `caseload` counts the children that the worker holds."""

    worker: str
    agency: AgencyRef
    role: AllocationRole
    from_: Time | None = None
    to_date: Time | None = None
    caseload: int | None = None
    level: Capability | None = None
    jointly_handed_over: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Supervised(Identified):
    """The case was discussed in supervision."""

    worker: str | None = None
    by: str | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PoliceAction(Identified):
    """What police did about a person."""

    person: PersonRef
    action: PoliceStep
    conditions: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Order(Identified):
    """A court order or police protection for a child, or an order on a person."""

    type: OrderType
    child: PersonRef | None = None
    person: PersonRef | None = None
    from_: Time | None = None
    to_date: Time | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LegalView(Identified):
    """Lawyers say whether the threshold for care proceedings is met."""

    children: tuple[PersonRef, ...]
    threshold: Threshold
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Escalation(Identified):
    """Something is taken to a senior person, and resolved or not."""

    about: EscalatedRef
    to: str
    says: str | None = None
    status: EscalationStatus | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Held(Identified):
    """A named manager holds a question that cannot be answered now, until the review."""

    question: QuestionRef
    by: str
    reason: str
    review: Time


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Answer(Identified):
    """A professional's response to a question; it stands unless the evidence closes it."""

    question: QuestionRef
    says: str
