"""The forms that answer questions, as data: for each act what is asked, the kind of entry it makes, its facts."""

from dataclasses import dataclass

from tenfold.questions.acts import ActKind

CONTACTS = "visit call contact_session family_meeting attendance clinic"
NOTES = "information_received call record_note"


@dataclass(frozen=True, slots=True)
class Spec:
    """A form: kinds of entry to choose from, fields by name, facts by name, and what was before the professional.

    `considers` is `evidence` where the act answers what was shown, `whole` where the form asks whether everything on
    record was before the professional: only who says so is taken to have weighed it all.
    """

    events: str
    fields: str = ""
    facts: str = ""
    considers: str = ""
    words: str = "What you did and what you learnt, in your own words"


CHECK = Spec(NOTES, "subjects against result says", "check")
DECIDED = "matter granted outcome rationale whole"
ASSESSED = "stage assessment assessed"
ASSESSMENT = Spec("record_note", f"{ASSESSED} whole", "assessment", "whole")
DECISION = Spec("record_note", DECIDED, "decision", "whole")

SPECS: dict[ActKind, Spec] = {
    "ask_witness": CHECK,
    "check_adult": CHECK,
    "check_records": CHECK,
    "check_household": CHECK,
    "check_residence": CHECK,
    "check_care": CHECK,
    "check_account": CHECK,
    "identify_adult": Spec(NOTES, "name born subjects against result says", "identity check"),
    "see_child": Spec(CONTACTS, "place seen present"),
    "see_elsewhere": Spec(CONTACTS, "place seen present"),
    "see_by": Spec(CONTACTS, "place seen present"),
    "see_taught": Spec(CONTACTS, "place seen present"),
    "see_home": Spec("visit", "seen present sleeps", "home"),
    "hear_child": Spec(CONTACTS, "place seen voice", "voice"),
    "hear_parent": Spec(CONTACTS, "words topic", "heard"),
    "check_care_before": Spec(NOTES, "carers basis since last against result says", "checked-care"),
    "record_care": Spec("record_note visit call", "carers basis since", "care"),
    "ask_agency": Spec("information_received information_request", "", "", "evidence"),
    "strategy_discussion": Spec("strategy_discussion", "came enquiry whole", "came enquiry", "whole"),
    "core_group": Spec("core_group", "came whole", "came", "whole"),
    "legal_planning": Spec("legal_planning", "came threshold whole", "came threshold", "whole"),
    "manager_decision": DECISION,
    "decide_on_child": DECISION,
    "resolve_escalation": DECISION,
    "assessment": ASSESSMENT,
    "assess_adult": ASSESSMENT,
    "decide_and_assess": Spec("record_note", f"{ASSESSED} {DECIDED}", "decision assessment", "whole"),
    "send_report": Spec("information_received", "reporter meeting report", "report"),
    "weigh_report": Spec("record_note", f"reporter meeting report {DECIDED}", "report decision", "whole"),
    "police_update": Spec("information_received record_note police_incident", "suspect step says", "police"),
    "do_action": Spec("record_note visit", "action done", "action"),
    "allocate": Spec("record_note", "worker level handed", "allocation"),
    "supervise": Spec("supervision", "worker says whole", "supervised", "whole"),
    "paediatric_opinion": Spec("record_note clinic attendance admission", "", "", "shown"),
}
"""The acts whose form stands at the question; those of a conference have a page of their own."""

AT_CONFERENCE: frozenset[ActKind] = frozenset(
    {"conference", "review_conference", "change_plan", "invite", "record_attendance"}
)
ASK_HEALTH = Spec("information_request", "health")
"""How others than health get a medical opinion: they ask for it, and do not give it."""
HOLD = Spec("record_note", "holder review", "held", words="Why nobody can answer it now, in your own words")
"""A manager holds what cannot be answered now: it stays visible, leaves the work list, and comes back at its review."""
ANSWER = Spec("record_note", "", "answer")
"""What can always be done: an answer in words, which leaves the question standing unless the evidence closes it."""
