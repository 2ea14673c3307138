"""Which decisions end a referral: those that say so, or that say no to it."""

from tenfold.picture.stated import Stated
from tenfold.record import Decision, Referral

ENDS = frozenset({"closure", "no_further_action", "step_down"})
_ON_REFERRAL = ENDS | {"referral", "enquiry", "threshold"}


def ends_referral(decision: Stated[Decision], referral: Stated[Referral]) -> bool:
    """Whether a decision says what is to be done on a referral: its matter does, or it grants a plan.

    One on something else (`other`) does where it refuses and names the referral among what it considered.
    """
    fact, had = decision.fact, decision.first.considered
    if fact.matter == "other":
        return fact.granted is False and had != "all" and referral.first.id in had
    return fact.matter in _ON_REFERRAL or (fact.matter == "plan" and fact.granted is True)
