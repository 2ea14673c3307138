"""The acts that answer questions: what somebody would do, once, for one family, adult, child or agency."""

from dataclasses import dataclass
from typing import Literal

ActKind = Literal[
    "strategy_discussion",
    "conference",
    "review_conference",
    "change_plan",
    "core_group",
    "legal_planning",
    "paediatric_opinion",
    "manager_decision",
    "decide_and_assess",
    "assessment",
    "assess_adult",
    "see_child",
    "see_elsewhere",
    "see_by",
    "see_taught",
    "see_home",
    "hear_child",
    "hear_parent",
    "ask_witness",
    "check_adult",
    "check_records",
    "identify_adult",
    "check_household",
    "check_residence",
    "check_care",
    "check_care_before",
    "record_care",
    "check_account",
    "ask_agency",
    "invite",
    "send_report",
    "weigh_report",
    "record_attendance",
    "decide_on_child",
    "police_update",
    "resolve_escalation",
    "do_action",
    "allocate",
    "supervise",
]

TEMPLATES: dict[ActKind, str] = {
    "strategy_discussion": "Hold one strategy discussion with police and health on every child, injury and account",
    "conference": "Hold the child protection conference, with all who know something in the room",
    "review_conference": "Hold the review conference, with every report before it",
    "change_plan": (
        "Change the plan at a review conference: what is to be done, its category or how often the child is seen"
    ),
    "core_group": "Hold the core group",
    "legal_planning": "Hold a legal planning meeting that considers everything since the plan began",
    "paediatric_opinion": "Get one paediatric opinion that considers every injury of {of}",
    "manager_decision": "Record a named manager’s decision, with its rationale and what it considered",
    "decide_and_assess": (
        "Record a manager’s decision that considered the arrest, bail or allegation, "
        "and complete an assessment of {of} for {by}"
    ),
    "assessment": "Open or complete an assessment that considers every concern",
    "assess_adult": "Complete an assessment of {of} for {by}",
    "see_child": "See {of}, whole and awake, and record how",
    "see_elsewhere": "Have another agency see {of}, whole and awake, and record how",
    "see_by": "Have {by} see {of}, whole and awake, and record how",
    "see_taught": "See {of} where the child is taught, and record how",
    "see_home": "Visit {of} at home, see the child awake, and see where the child sleeps",
    "hear_child": "See {of} alone and record the child’s own words",
    "hear_parent": "Hear {of}, or record why that cannot be",
    "ask_witness": "Ask somebody independent who was there how {of} came to be hurt",
    "check_adult": "Check {of} against police and social care records",
    "check_records": "Check {of} against the records of {by}",
    "identify_adult": "Find out who {of} is: name and date of birth",
    "check_household": "Check who lives with {of} against an independent source",
    "check_residence": "Check against an independent source whether {of} lives in the home, now or before, of {by}",
    "check_care": "Check who is caring for {of} against an independent source",
    "check_care_before": (
        "Record who had {of} in the hours before the injury, and check it against an independent source"
    ),
    "record_care": "Record who is caring for {of} today",
    "check_account": "Check what {of} said against an independent source",
    "ask_agency": "Get the reply or the records of {of}",
    "invite": "Invite {of}",
    "send_report": "Get the report of {of}",
    "weigh_report": "Get the report of {by}, and record a decision that had it before it",
    "record_attendance": "Record who attended",
    "decide_on_child": "Record a decision about {of}, with its rationale",
    "police_update": "Get from police where the investigation stands",
    "resolve_escalation": (
        "Resolve the disagreement: a named senior person’s decision with rationale that considered it, "
        "and record that it is resolved"
    ),
    "do_action": "Do what the plan promised, or drop it by a decision",
    "allocate": "Allocate a lead practitioner with the time and the experience, handed over jointly",
    "supervise": "Discuss the case in supervision",
}


@dataclass(frozen=True, slots=True, order=True)
class Act:
    """One act; `of` is the child, adult or agency that it is done for, and empty for the whole family.

    `by` names those without whom it would answer nothing: who is to do it, whose records or report are missing, or for
    which children it is done.
    """

    kind: ActKind
    of: str = ""
    by: tuple[str, ...] = ()
