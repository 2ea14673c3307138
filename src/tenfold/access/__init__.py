"""Who may do what with which family's record, and why. Pure: it is told what is so and decides."""

from tenfold.access.deciding import Allowed, Refused, decide
from tenfold.access.layers import EVERYBODY, SEAL_COSTS, Layers
from tenfold.access.purposes import PURPOSES, Purpose
from tenfold.access.redacting import for_agency, for_viewer, hidden_from
from tenfold.access.viewer import ROLES, Role, Tie, TieKind, Viewer

__all__ = [
    "EVERYBODY",
    "PURPOSES",
    "ROLES",
    "SEAL_COSTS",
    "Allowed",
    "Layers",
    "Purpose",
    "Refused",
    "Role",
    "Tie",
    "TieKind",
    "Viewer",
    "decide",
    "for_agency",
    "for_viewer",
    "hidden_from",
]
