"""Who may do what with which family's record, and why. Pure: it is told what is so and decides."""

from tenfold.access.deciding import Allowed, Refused, decide
from tenfold.access.disclosing import PROFESSIONALS, disclose, passages
from tenfold.access.disclosure import DECIDED, REASONS, Disclosure, Given, Passage, Piece, Reason, Told, Verdict
from tenfold.access.layers import EVERYBODY, SEAL_COSTS, Layers
from tenfold.access.purposes import PURPOSES, Purpose
from tenfold.access.redacting import for_agency, for_viewer, hidden_from
from tenfold.access.viewer import ROLES, Role, Tie, TieKind, Viewer

__all__ = [
    "DECIDED",
    "EVERYBODY",
    "PROFESSIONALS",
    "PURPOSES",
    "REASONS",
    "ROLES",
    "SEAL_COSTS",
    "Allowed",
    "Disclosure",
    "Given",
    "Layers",
    "Passage",
    "Piece",
    "Purpose",
    "Reason",
    "Refused",
    "Role",
    "Tie",
    "TieKind",
    "Told",
    "Verdict",
    "Viewer",
    "decide",
    "disclose",
    "for_agency",
    "for_viewer",
    "hidden_from",
    "passages",
]
