"""Who may do what with which family's record, and why. Pure: it is told what is so and decides."""

from tenfold.access.deciding import Allowed, Refused, decide
from tenfold.access.disclosing import PROFESSIONALS, disclose, passages
from tenfold.access.disclosure import DECIDED, REASONS, Disclosure, Given, Passage, Piece, Reason, Told, Verdict
from tenfold.access.half_known import Birth, about, is_enough, kept_of, sought
from tenfold.access.hours import Hours, hours_of
from tenfold.access.ladder import STEPS, Colleague, Telling, agency_of, ladder_of, may_know, whom
from tenfold.access.layers import EVERYBODY, SEAL_COSTS, Layers
from tenfold.access.purposes import PURPOSES, Purpose
from tenfold.access.redacting import for_agency, for_viewer, hidden_from
from tenfold.access.viewer import ROLES, Role, Tie, TieKind, Viewer
from tenfold.access.whereabouts import without_whereabouts
from tenfold.access.workforce import records_of_worker, sees_worker

__all__ = [
    "DECIDED",
    "EVERYBODY",
    "PROFESSIONALS",
    "PURPOSES",
    "REASONS",
    "ROLES",
    "SEAL_COSTS",
    "STEPS",
    "Allowed",
    "Birth",
    "Colleague",
    "Disclosure",
    "Given",
    "Hours",
    "Layers",
    "Passage",
    "Piece",
    "Purpose",
    "Reason",
    "Refused",
    "Role",
    "Telling",
    "Tie",
    "TieKind",
    "Told",
    "Verdict",
    "Viewer",
    "about",
    "agency_of",
    "decide",
    "disclose",
    "for_agency",
    "for_viewer",
    "hidden_from",
    "hours_of",
    "is_enough",
    "kept_of",
    "ladder_of",
    "may_know",
    "passages",
    "records_of_worker",
    "sees_worker",
    "sought",
    "whom",
    "without_whereabouts",
]
