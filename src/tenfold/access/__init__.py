"""Who may do what with which family's record, and why. Pure: it is told what is so and decides."""

from tenfold.access.deciding import Allowed, Refused, decide
from tenfold.access.hours import Hours, hours_of
from tenfold.access.ladder import STEPS, Colleague, Telling, agency_of, ladder_of, may_know, whom
from tenfold.access.purposes import PURPOSES, Purpose
from tenfold.access.redacting import for_viewer, hidden_from
from tenfold.access.viewer import ROLES, Role, Tie, TieKind, Viewer

__all__ = [
    "PURPOSES",
    "ROLES",
    "STEPS",
    "Allowed",
    "Colleague",
    "Hours",
    "Purpose",
    "Refused",
    "Role",
    "Telling",
    "Tie",
    "TieKind",
    "Viewer",
    "agency_of",
    "decide",
    "for_viewer",
    "hidden_from",
    "hours_of",
    "ladder_of",
    "may_know",
    "whom",
]
