"""The words that a field may hold, as the contract fixes them."""

from typing import Literal

AgencyKind = Literal[
    "childrens_social_care",
    "police",
    "acute_hospital",
    "community_health",
    "health_visiting",
    "general_practice",
    "mental_health",
    "education_service",
    "childrens_guardian",
    "ambulance",
    "school",
    "early_years",
    "housing",
    "probation",
    "voluntary",
    "legal",
    "court",
    "prosecution",
    "substance_misuse",
    "domestic_abuse_service",
    "youth_justice",
    "immigration",
    "other",
]
Event = Literal[
    "visit",
    "call",
    "letter",
    "message",
    "attendance",
    "admission",
    "discharge",
    "clinic",
    "school_day",
    "observation",
    "police_incident",
    "information_request",
    "information_received",
    "record_note",
    "strategy_discussion",
    "initial_conference",
    "review_conference",
    "core_group",
    "legal_planning",
    "supervision",
    "professionals_meeting",
    "court_hearing",
    "family_meeting",
    "contact_session",
    "death",
    "serious_harm",
]
Place = Literal[
    "home",
    "hospital",
    "clinic",
    "surgery",
    "school",
    "nursery",
    "office",
    "police_station",
    "court",
    "street",
    "elsewhere",
]
Seen = Literal["alone", "seen", "partly", "asleep", "not_seen"]
Interpreter = Literal["none", "family", "independent"]
Outcome = Literal["completed", "not_brought", "cancelled_by_family", "cancelled_by_agency", "no_access", "refused"]
Restricted = Literal["none", "sensitive", "sealed"]

Sex = Literal["female", "male", "unknown"]
Tie = Literal[
    "mother",
    "father",
    "step_parent",
    "partner",
    "ex_partner",
    "sibling",
    "half_sibling",
    "step_sibling",
    "child",
    "grandparent",
    "aunt_uncle",
    "cousin",
    "relative",
    "friend",
    "neighbour",
    "lodger",
    "foster_carer",
    "childminder",
    "landlord",
    "other",
]
TieBasis = Literal["stated", "document", "verified"]
Stay = Literal["resident", "staying", "visiting", "left", "not_resident"]
CareBasis = Literal[
    "parental",
    "family_arrangement",
    "bail_condition",
    "voluntary_accommodation",
    "placement",
    "childminder",
    "hospital",
    "order",
    "unknown",
]
HistoryOf = Literal[
    "violence",
    "domestic_abuse",
    "sexual_offence",
    "animal_cruelty",
    "child_removed",
    "child_harmed",
    "substance",
    "mental_ill_health",
    "own_childhood_abuse",
    "care_experienced",
    "learning_need",
    "homelessness",
    "offending",
    "other",
]
HistoryAs = Literal["perpetrator", "victim", "witness", "unknown"]

InjuryType = Literal[
    "bruise",
    "swelling",
    "laceration",
    "scratch",
    "burn",
    "bite",
    "fracture",
    "head_injury",
    "internal",
    "genital",
    "nail_loss",
    "hair_loss",
    "mouth",
    "scald",
    "mark",
    "pain",
    "death",
    "other",
]
Claim = Literal[
    "accident",
    "self_inflicted",
    "other_child",
    "rough_play",
    "medical",
    "equipment",
    "animal",
    "denied",
    "no_explanation",
    "other",
]
View = Literal[
    "accidental",
    "non_accidental",
    "suspicious",
    "undetermined",
    "consistent",
    "inconsistent",
    "medical_cause",
]
Against = Literal[
    "own_observation",
    "other_agency",
    "police_record",
    "social_care_record",
    "health_record",
    "school_record",
    "housing_record",
    "forensic",
    "witness",
    "child",
    "document",
    "medical_test",
    "other_authority",
]
CheckResult = Literal["corroborated", "contradicted", "unfounded", "inconclusive", "nothing_known", "requested"]
Observed = Literal[
    "growth",
    "feeding",
    "hunger",
    "hygiene",
    "clothing",
    "behaviour",
    "development",
    "attendance",
    "home_conditions",
    "fear",
    "attachment",
    "health",
    "supervision",
    "other",
]
Level = Literal["concern", "neutral", "positive"]

Matter = Literal[
    "referral",
    "enquiry",
    "return_home",
    "discharge",
    "threshold",
    "plan",
    "closure",
    "step_down",
    "charge",
    "placement",
    "contact",
    "no_further_action",
    "other",
]
Stage = Literal["opened", "completed"]
EnquiryOutcome = Literal["substantiated_risk", "substantiated_no_risk", "not_substantiated"]
AssessmentKind = Literal["initial", "core", "single", "pre_birth", "parenting", "carer", "early_help", "risk", "other"]
MeetingStatus = Literal["planned", "held", "cancelled"]
Attendance = Literal["present", "apologies", "absent"]
PlanKind = Literal["child_protection", "child_in_need", "early_help", "safety"]
PlanStatus = Literal["started", "continued", "ended"]
Category = Literal["physical", "neglect", "emotional", "sexual", "multiple", "unknown"]
ActionStatus = Literal["open", "done", "dropped"]
AllocationRole = Literal["lead_practitioner", "co_worker", "manager", "supervisor", "investigating_officer", "chair"]
Capability = Literal["student", "asye", "social_worker", "experienced", "advanced", "strategic"]
PoliceStep = Literal[
    "arrested",
    "bailed",
    "interviewed",
    "charged",
    "bail_ended",
    "no_further_action",
    "cautioned",
    "convicted",
    "protection_powers",
]
OrderType = Literal[
    "restraining",
    "non_molestation",
    "epo",
    "interim_care",
    "care",
    "supervision",
    "police_protection",
    "voluntary_accommodation",
    "child_arrangements",
    "other",
]
Threshold = Literal["met", "not_met", "more_information"]
EnrolmentStatus = Literal["enrolled", "withdrawn", "home_educated", "excluded", "missing"]
RegistrationStatus = Literal["registered", "deregistered"]
EscalationStatus = Literal["raised", "resolved"]

ACCOUNT_SUBJECTS = frozenset({"household", "absence", "care", "relationship", "feeding", "behaviour", "other"})
BODY_SITES = frozenset(
    """
    head face face.eye face.cheek face.nose face.mouth face.ear face.chin face.forehead neck shoulder arm forearm
    elbow wrist hand finger chest torso sternum rib abdomen back spine buttock genital hip thigh knee leg shin ankle
    foot toe skull scalp unknown
    """.split()
)
BODY_SIDES = frozenset({"left", "right"})
BODY_FACES = frozenset({"front", "back"})
IDENTIFIERS = frozenset({"nhs_number", "upn", "la_id", "pnc", "phone"})
