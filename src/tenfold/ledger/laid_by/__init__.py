"""Folds laid by: what a family's entries came to, kept under its key, so that a cold process need not fold them anew.

A projection and no truth: it may be dropped at any time and is trusted no further than what a process remembers.
"""

from tenfold.ledger.laid_by.flat import flat, whole
from tenfold.ledger.laid_by.kinds import CannotLayBy
from tenfold.ledger.laid_by.laying import Laid, found, lay_by
from tenfold.ledger.laid_by.version import mark_of, mark_of_code

__all__ = ["CannotLayBy", "Laid", "flat", "found", "lay_by", "mark_of", "mark_of_code", "whole"]
