"""Workers: checks, training, capability, supervision and caseload; for them and for who employs them, nobody else.

`practice_of` shows what is kept of one worker, `team` what is due of each that a manager leads, `tell_worker` records,
and `caseloads` says what they hold. Nothing of it is in a family's record, and no tie to a family opens it.
"""

from tenfold.ledger.workforce.caseload import Asks, Caseload, HeldChild, HeldFamily, caseloads
from tenfold.ledger.workforce.dues import Due, dues_of, in_force, last_supervision, next_supervision
from tenfold.ledger.workforce.facts import (
    NotKept,
    Practice,
    Reader,
    StaffFact,
    practice_of,
    practice_to_tell,
    readers,
    tell_worker,
)
from tenfold.ledger.workforce.team import Member, managers_only, team
from tenfold.ledger.workforce.weights import WORK, SetWeight, Weight, all_weights, set_weight, weights

__all__ = [
    "WORK",
    "Asks",
    "Caseload",
    "Due",
    "HeldChild",
    "HeldFamily",
    "Member",
    "NotKept",
    "Practice",
    "Reader",
    "SetWeight",
    "StaffFact",
    "Weight",
    "all_weights",
    "caseloads",
    "dues_of",
    "in_force",
    "last_supervision",
    "managers_only",
    "next_supervision",
    "practice_of",
    "practice_to_tell",
    "readers",
    "set_weight",
    "team",
    "tell_worker",
    "weights",
]
