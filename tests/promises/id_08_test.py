"""ID-08: of a family that is watched every opening is told, and who opened it in the 30 days before is told at once."""

import pytest
from django.db.utils import ProgrammingError

from guards import as_owner, rebuilt
from partnership import family, first, session
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")


def number_of(ann):
    [[number]] = as_owner("SELECT number FROM tenfold.family WHERE id = %s", ann)
    return number


def told_of(who, ann, officer):
    acts = ledger.door_acts(officer)
    return [one.words for one in acts if (one.act, one.family, one.worker) == ("watched", ann, who.viewer.id)]


def every_opening_is_told():
    """Check that of a watched family each opening leaves a row for those who oversee."""
    ann, who, officer = family(first()), session("csc"), session("csc", "privacy_officer")
    ledger.watch(officer, number_of(ann), "In the news")
    for _ in range(2):
        ledger.open_record(who, ann, "protect", "child")
    assert told_of(who, ann, officer) == ["child", "child"]


def test_every_opening_of_a_watched_family_is_told():
    every_opening_is_told()


def test_who_opened_it_before_is_told_when_it_is_first_watched():
    ann, before, never, officer = family(first()), session("csc"), session("csc"), session("csc", "privacy_officer")
    for _ in range(3):
        ledger.open_record(before, ann, "protect", "child")
    assert ledger.watch(officer, number_of(ann), "In the news") == 1
    assert told_of(before, ann, officer) == ["opened it 3 times in the 30 days before it was watched"]
    assert told_of(never, ann, officer) == []


def test_of_others_nothing_is_told():
    ann, who = family(first()), session("csc")
    ledger.open_record(who, ann, "protect", "child")
    assert told_of(who, ann, session("csc", "privacy_officer")) == []


@pytest.mark.parametrize("role", ["practitioner", "manager", "administrator", "analyst"])
def test_it_is_for_those_who_oversee_to_say(role):
    ann = family(first())
    with pytest.raises(ProgrammingError, match="watched by a privacy officer or an auditor"):
        ledger.watch(session("csc", role), number_of(ann), "curious")


def test_every_opening_is_told_without_its_guard():
    with rebuilt("open_record", "WHERE w.family = ANY (mine)", "WHERE false"), pytest.raises(AssertionError):
        every_opening_is_told()
