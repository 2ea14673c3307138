from dataclasses import replace

import pytest

from parts import entry
from tenfold.access import Viewer, for_viewer, hidden_from
from tenfold.record import Person

SERGEANT = Viewer(id="1", name="Sol", agency="police", kind="police", roles=frozenset({"practitioner"}), job="sergeant")
LEADER = replace(SERGEANT, id="2", agency="csc", kind="childrens_social_care", job="social worker")
NURSE = replace(SERGEANT, id="3", agency="ed", kind="acute_hospital", job="nurse")


def restricted(how):
    told = entry("2026-03-04", "police", "record_note", Person(id="ann", name="Ann"))
    return replace(told, id="e1", narrative="An informant says so.", restricted=how)


@pytest.mark.parametrize(
    ("how", "who", "hidden"),
    [
        (None, NURSE, False),
        ("none", NURSE, False),
        ("sensitive", NURSE, True),
        ("sensitive", LEADER, False),
        ("sensitive", SERGEANT, False),
        ("sealed", NURSE, True),
        ("sealed", LEADER, True),
        ("sealed", SERGEANT, False),
    ],
)
def test_what_is_restricted_is_kept_from_those_whom_it_is_not_for(how, who, hidden):
    assert hidden_from(who, restricted(how), "csc") is hidden


def test_of_the_sensitive_it_is_shown_that_they_exist_and_of_the_sealed_nothing():
    entries = [restricted(None), replace(restricted("sensitive"), id="e2"), replace(restricted("sealed"), id="e3")]
    seen = for_viewer(NURSE, entries, "csc")
    assert [one.id for one in seen] == ["e1", "e2"]
    assert seen[0] == entries[0]
    assert seen[1].facts == ()
    assert "informant" not in (seen[1].narrative or "")
    assert "restricted" in (seen[1].narrative or "")
