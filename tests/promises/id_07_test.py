"""ID-07: looking for somebody is an act that is written down with what it found; nobody can browse.

Who finds more than 20 families in an hour is told to a privacy officer. Half a name, a pattern or nothing finds nobody.
"""

from datetime import date

import pytest

from guards import as_owner, rebuilt
from partnership import family, first, session
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
BORN = date(2024, 2, 1)
FEW, MANY = 20, 21


def families(word, count):
    for n in range(count):
        begun = first()
        begun["facts"][0] = {"person": {"id": "ann", "name": f"Ann {word}{n}", "born": "2024-02-01"}}
        family(begun)


def told_of(who):
    acts = ledger.door_acts(session(who.viewer.agency, "privacy_officer"))
    return [act.words for act in acts if act.act == "searched" and act.worker == who.viewer.id]


def who_finds_many_is_told_of(word):
    """Check that finding up to 20 families is told to nobody, and one more to a privacy officer, once."""
    families(word, MANY)
    who = session("ed")
    for n in range(FEW):
        ledger.find(who, f"Ann {word}{n}", BORN)
        ledger.find(who, f"Ann {word}{n}", BORN)
    assert told_of(who) == []
    for _ in range(2):
        ledger.find(who, f"Ann {word}{FEW}", BORN)
    assert told_of(who) == ["found 21 families within an hour"]


def test_who_finds_more_than_twenty_families_in_an_hour_is_told_of():
    who_finds_many_is_told_of("Browsed")


def test_every_search_is_written_down_with_what_it_found():
    families("Sought", 1)
    who, auditor = session("ed"), session("csc", "auditor")
    before = max((one.number for one in ledger.reads(auditor)), default=0)
    [match] = ledger.find(who, "Ann Sought0", BORN)
    ledger.find(who, "Nobody Here", BORN)
    kept = as_owner("SELECT family FROM tenfold.search_hit WHERE staff = %s", int(who.viewer.id))
    assert kept == [(match.family,)]
    lines = [one for one in ledger.reads(auditor) if one.outcome == "searched" and one.number > before]
    assert [one.purpose for one in lines] == ["To find a child by name and birth date"] * 2


@pytest.mark.parametrize("name", ["", "  ", "%", "*", "Ann Half", "A"])
def test_nothing_a_pattern_or_half_a_name_finds_nobody(name):
    families("Halfway", 1)
    assert [one for one in ledger.find(session("ed"), name, BORN) if one] == []


def test_who_finds_many_is_told_of_without_its_guard():
    with rebuilt("find_children", "> 20 AND", "> 2000 AND"), pytest.raises(AssertionError):
        who_finds_many_is_told_of("Unguarded")
