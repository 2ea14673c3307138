"""ID-10: who runs or oversees the system cannot read the records in it: administrators, auditors, officers, analysts.

Two people’s approval is kept where such an act exists: nothing here unseals; accounts and roles are asked for by one
and confirmed by another (`src/tenfold/desk/administration_test.py`); export and disposal bring theirs with them.
"""

import pytest

from guards import rebuilt
from matrix import PEOPLE, WORKS, Place, called, queried, settle
from matrix_pages import paged
from partnership import session
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
BLIND = sorted(PEOPLE - WORKS)


def nothing_is_read(role):
    """Check that not a word of a record reaches a role, though its agency is involved, by any page, call or query."""
    place = Place(role, "involved")
    who, ann = settle(place)
    for way in (called, queried, paged):
        wrong = [(what, got) for what, got, right in way(place, who, ann) if got != right]
        assert wrong == []


@pytest.mark.parametrize("role", BLIND)
def test_who_runs_or_oversees_the_system_reads_nothing(role):
    nothing_is_read(role)


def test_a_history_that_an_administrator_brought_is_closed_to_them_once_it_is_in():
    from partnership import case, first

    administrator = session("csc", "administrator")
    ann = ledger.load_history(administrator, case(first()))
    with pytest.raises(ledger.Closed, match="oversees the record"):
        ledger.open_record(administrator, ann, "protect", "child")


def test_nothing_is_read_without_its_guard(monkeypatch):
    from tenfold.access import deciding

    monkeypatch.setattr(deciding, "_WORKS", PEOPLE)
    text = "'practitioner', 'manager', 'chair', 'named_professional', 'custodian'"
    with rebuilt("ties", text, f"{text}, 'administrator'"), pytest.raises(AssertionError):
        nothing_is_read("administrator")
