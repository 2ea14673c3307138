"""All rules, in reading order, and their ids, which are kept for ever."""

from tenfold.questions.awareness.address_changed import address_changed
from tenfold.questions.awareness.care_lapsed import care_lapsed
from tenfold.questions.awareness.carer_self_reported import carer_self_reported
from tenfold.questions.awareness.carer_unassessed import carer_unassessed
from tenfold.questions.awareness.carer_unknown import carer_unknown
from tenfold.questions.awareness.fewer_eyes import fewer_eyes
from tenfold.questions.awareness.household_changed import household_changed
from tenfold.questions.awareness.household_contradicted import household_contradicted
from tenfold.questions.curiosity.account_unchecked import account_unchecked
from tenfold.questions.curiosity.adult_unchecked import adult_unchecked
from tenfold.questions.curiosity.adult_unidentified import adult_unidentified
from tenfold.questions.curiosity.allegation_unanswered import allegation_unanswered
from tenfold.questions.curiosity.child_not_seen import child_not_seen
from tenfold.questions.curiosity.closed_on_self_report import closed_on_self_report
from tenfold.questions.curiosity.decided_unseen import decided_unseen
from tenfold.questions.curiosity.explanation_changed import explanation_changed
from tenfold.questions.curiosity.explanation_contradicted import explanation_contradicted
from tenfold.questions.curiosity.explanation_reused import explanation_reused
from tenfold.questions.curiosity.explanation_unchecked import explanation_unchecked
from tenfold.questions.curiosity.history_unweighed import history_unweighed
from tenfold.questions.curiosity.household_self_reported import household_self_reported
from tenfold.questions.curiosity.injuries_repeat import injuries_repeat
from tenfold.questions.curiosity.injury_nonmobile import injury_nonmobile
from tenfold.questions.curiosity.injury_pattern import injury_pattern
from tenfold.questions.curiosity.injury_unexplained import injury_unexplained
from tenfold.questions.curiosity.no_access import no_access
from tenfold.questions.curiosity.not_brought import not_brought
from tenfold.questions.curiosity.not_in_education import not_in_education
from tenfold.questions.curiosity.opinions_differ import opinions_differ
from tenfold.questions.curiosity.parent_not_asked import parent_not_asked
from tenfold.questions.curiosity.presentation_delayed import presentation_delayed
from tenfold.questions.curiosity.seen_in_part import seen_in_part
from tenfold.questions.curiosity.unseen_by_health import unseen_by_health
from tenfold.questions.curiosity.voice_missing import voice_missing
from tenfold.questions.curiosity.whereabouts_on_word import whereabouts_on_word
from tenfold.questions.curiosity.who_had_care import who_had_care
from tenfold.questions.openness.attendance_unrecorded import attendance_unrecorded
from tenfold.questions.openness.decided_over_questions import decided_over_questions
from tenfold.questions.openness.discharged_without_plan import discharged_without_plan
from tenfold.questions.openness.dissent_open import dissent_open
from tenfold.questions.openness.escalation_open import escalation_open
from tenfold.questions.openness.family_not_heard import family_not_heard
from tenfold.questions.openness.history_not_sought import history_not_sought
from tenfold.questions.openness.not_quorate import not_quorate
from tenfold.questions.openness.recorded_late import recorded_late
from tenfold.questions.openness.report_missing import report_missing
from tenfold.questions.openness.request_unanswered import request_unanswered
from tenfold.questions.openness.strategy_not_joint import strategy_not_joint
from tenfold.questions.openness.strategy_without_outcome import strategy_without_outcome
from tenfold.questions.openness.witness_absent import witness_absent
from tenfold.questions.openness.witness_not_invited import witness_not_invited
from tenfold.questions.response.action_overdue import action_overdue
from tenfold.questions.response.clock_assessment import clock_assessment
from tenfold.questions.response.clock_core_group import clock_core_group
from tenfold.questions.response.clock_emergency_order import clock_emergency_order
from tenfold.questions.response.clock_first_review import clock_first_review
from tenfold.questions.response.clock_next_review import clock_next_review
from tenfold.questions.response.clock_police_protection import clock_police_protection
from tenfold.questions.response.clock_referral_decision import clock_referral_decision
from tenfold.questions.response.clock_strategy_to_conference import clock_strategy_to_conference
from tenfold.questions.response.clock_summary_offence import clock_summary_offence
from tenfold.questions.response.clock_transfer_conference import clock_transfer_conference
from tenfold.questions.response.clock_visit import clock_visit
from tenfold.questions.response.drift import drift
from tenfold.questions.response.home_not_seen import home_not_seen
from tenfold.questions.response.injury_on_plan import injury_on_plan
from tenfold.questions.response.legal_advice_late import legal_advice_late
from tenfold.questions.response.legal_view_unanswered import legal_view_unanswered
from tenfold.questions.response.medical_not_done import medical_not_done
from tenfold.questions.response.neglect_accumulates import neglect_accumulates
from tenfold.questions.response.pattern_by_care import pattern_by_care
from tenfold.questions.response.plan_not_protecting import plan_not_protecting
from tenfold.questions.response.police_unconcluded import police_unconcluded
from tenfold.questions.response.protection_ended import protection_ended
from tenfold.questions.response.referrals_pattern import referrals_pattern
from tenfold.questions.response.returned_without_assessment import returned_without_assessment
from tenfold.questions.rule import Rule
from tenfold.questions.siblings.child_joined_household import child_joined_household
from tenfold.questions.siblings.newborn_expected import newborn_expected
from tenfold.questions.siblings.sibling_not_considered import sibling_not_considered
from tenfold.questions.siblings.sibling_not_seen import sibling_not_seen
from tenfold.questions.siblings.sibling_plan_differs import sibling_plan_differs
from tenfold.questions.workforce.capability_gap import capability_gap
from tenfold.questions.workforce.caseload_high import caseload_high
from tenfold.questions.workforce.handover_gap import handover_gap
from tenfold.questions.workforce.no_lead import no_lead
from tenfold.questions.workforce.supervision_overdue import supervision_overdue

RULES: tuple[Rule, ...] = (
    explanation_unchecked,
    explanation_changed,
    explanation_contradicted,
    explanation_reused,
    who_had_care,
    whereabouts_on_word,
    parent_not_asked,
    account_unchecked,
    opinions_differ,
    injury_unexplained,
    injury_nonmobile,
    injury_pattern,
    injuries_repeat,
    presentation_delayed,
    household_self_reported,
    adult_unidentified,
    adult_unchecked,
    child_not_seen,
    seen_in_part,
    not_brought,
    no_access,
    voice_missing,
    allegation_unanswered,
    decided_unseen,
    history_unweighed,
    not_in_education,
    unseen_by_health,
    closed_on_self_report,
    witness_not_invited,
    witness_absent,
    family_not_heard,
    attendance_unrecorded,
    dissent_open,
    not_quorate,
    report_missing,
    strategy_not_joint,
    history_not_sought,
    decided_over_questions,
    recorded_late,
    escalation_open,
    discharged_without_plan,
    strategy_without_outcome,
    request_unanswered,
    sibling_not_considered,
    sibling_not_seen,
    child_joined_household,
    sibling_plan_differs,
    newborn_expected,
    clock_referral_decision,
    clock_strategy_to_conference,
    clock_core_group,
    clock_first_review,
    clock_next_review,
    clock_assessment,
    clock_visit,
    clock_transfer_conference,
    clock_police_protection,
    clock_emergency_order,
    clock_summary_offence,
    injury_on_plan,
    medical_not_done,
    home_not_seen,
    plan_not_protecting,
    legal_advice_late,
    returned_without_assessment,
    legal_view_unanswered,
    protection_ended,
    pattern_by_care,
    action_overdue,
    drift,
    referrals_pattern,
    neglect_accumulates,
    police_unconcluded,
    carer_unknown,
    carer_self_reported,
    carer_unassessed,
    care_lapsed,
    household_contradicted,
    household_changed,
    address_changed,
    fewer_eyes,
    no_lead,
    handover_gap,
    supervision_overdue,
    capability_gap,
    caseload_high,
)
"""Every rule, theme by theme."""

NAMED_FOR_LIFE = (
    "explanation-unchecked",
    "explanation-changed",
    "explanation-contradicted",
    "explanation-reused",
    "who-had-care",
    "whereabouts-on-word",
    "parent-not-asked",
    "account-unchecked",
    "opinions-differ",
    "injury-unexplained",
    "injury-nonmobile",
    "injury-pattern",
    "injuries-repeat",
    "presentation-delayed",
    "household-self-reported",
    "adult-unidentified",
    "adult-unchecked",
    "child-not-seen",
    "seen-in-part",
    "not-brought",
    "no-access",
    "voice-missing",
    "allegation-unanswered",
    "decided-unseen",
    "history-unweighed",
    "not-in-education",
    "unseen-by-health",
    "closed-on-self-report",
    "witness-not-invited",
    "witness-absent",
    "family-not-heard",
    "attendance-unrecorded",
    "dissent-open",
    "not-quorate",
    "report-missing",
    "strategy-not-joint",
    "history-not-sought",
    "decided-over-questions",
    "recorded-late",
    "escalation-open",
    "discharged-without-plan",
    "strategy-without-outcome",
    "request-unanswered",
    "sibling-not-considered",
    "sibling-not-seen",
    "child-joined-household",
    "sibling-plan-differs",
    "newborn-expected",
    "clock-referral-decision",
    "clock-strategy-to-conference",
    "clock-core-group",
    "clock-first-review",
    "clock-next-review",
    "clock-assessment",
    "clock-visit",
    "clock-transfer-conference",
    "clock-police-protection",
    "clock-emergency-order",
    "clock-summary-offence",
    "injury-on-plan",
    "medical-not-done",
    "home-not-seen",
    "plan-not-protecting",
    "legal-advice-late",
    "returned-without-assessment",
    "legal-view-unanswered",
    "protection-ended",
    "pattern-by-care",
    "action-overdue",
    "drift",
    "referrals-pattern",
    "neglect-accumulates",
    "police-unconcluded",
    "carer-unknown",
    "carer-self-reported",
    "carer-unassessed",
    "care-lapsed",
    "household-contradicted",
    "household-changed",
    "address-changed",
    "fewer-eyes",
    "no-lead",
    "handover-gap",
    "supervision-overdue",
    "capability-gap",
    "caseload-high",
)
"""The ids of the rules, by which questions are known outside: add, never rename or remove."""
