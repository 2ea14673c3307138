"""The vocabulary of the record: entries and the facts that they assert."""

from tenfold.record import words
from tenfold.record.child import (
    Account,
    Allegation,
    Check,
    Enrolment,
    Injury,
    Measure,
    Observation,
    Opinion,
    Registration,
    Voice,
)
from tenfold.record.entry import Agency, Author, Case, Entry, Lead
from tenfold.record.fact import Fact, Identified
from tenfold.record.people import (
    Care,
    Consent,
    History,
    Person,
    Pregnancy,
    Presence,
    Relationship,
    Residence,
    Responsibility,
    SamePerson,
)
from tenfold.record.process import (
    Action,
    Allocation,
    Answer,
    Assessment,
    Attended,
    Decision,
    Dissent,
    Enquiry,
    Escalation,
    Excluded,
    Held,
    Invited,
    LegalView,
    Meeting,
    Order,
    Plan,
    PoliceAction,
    Recommendation,
    Referral,
    Report,
    Supervised,
    VisitInterval,
)
from tenfold.record.reference import Refers

FACTS: dict[str, type[Fact]] = {
    "person": Person,
    "same_person": SamePerson,
    "relationship": Relationship,
    "residence": Residence,
    "presence": Presence,
    "care": Care,
    "pregnancy": Pregnancy,
    "history": History,
    "injury": Injury,
    "account": Account,
    "opinion": Opinion,
    "check": Check,
    "voice": Voice,
    "observation": Observation,
    "allegation": Allegation,
    "referral": Referral,
    "decision": Decision,
    "enquiry": Enquiry,
    "assessment": Assessment,
    "recommendation": Recommendation,
    "invited": Invited,
    "meeting": Meeting,
    "report": Report,
    "excluded": Excluded,
    "attended": Attended,
    "plan": Plan,
    "visit_interval": VisitInterval,
    "action": Action,
    "dissent": Dissent,
    "allocation": Allocation,
    "supervised": Supervised,
    "police_action": PoliceAction,
    "order": Order,
    "legal_view": LegalView,
    "enrolment": Enrolment,
    "registration": Registration,
    "escalation": Escalation,
    "responsibility": Responsibility,
    "consent": Consent,
    "held": Held,
    "answer": Answer,
}
"""Each kind of fact under the word that the contract gives it."""

__all__ = [
    "FACTS",
    *sorted(
        [kind.__name__ for kind in FACTS.values()]
        + ["Agency", "Author", "Case", "Entry", "Fact", "Identified", "Lead", "Measure", "Refers", "words"]
    ),
]
