from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tenfold.access import PURPOSES, ROLES, Allowed, Refused, Tie, Viewer, decide

NOW = datetime(2026, 11, 27, 10, tzinfo=UTC)
DAY = timedelta(days=1)
NURSE = Viewer(
    id="7", name="Nia", agency="ed", kind="acute_hospital", roles=frozenset({"practitioner"}), job="emergency nurse"
)
OUTSIDER = replace(NURSE, id="8", agency="dva", kind="domestic_abuse_service", job="advocate")
INVOLVED = Tie(kind="involved", agency="ed", staff=None, since=NOW - DAY)
MINE = Tie(kind="allocated", agency="ed", staff="7", since=NOW - DAY)


def test_whoever_is_tied_to_a_family_opens_it_for_a_purpose_and_on_a_basis():
    allowed = decide(NURSE, "care", [INVOLVED], NOW)
    assert allowed == Allowed(INVOLVED, "care", PURPOSES["care"].basis)


def test_an_outsider_is_refused_and_told_why_by_what_and_what_would_open_it():
    refused = decide(OUTSIDER, "protect", [INVOLVED, MINE], NOW)
    assert isinstance(refused, Refused)
    assert "Nothing on record ties you" in refused.reason
    assert "Working Together" in refused.law
    assert "in front of you now" in refused.instead


@pytest.mark.parametrize(
    ("tie", "opens"),
    [
        (replace(INVOLVED, since=NOW), True),
        (replace(INVOLVED, since=NOW + DAY), False),
        (replace(INVOLVED, until=NOW + DAY), True),
        (replace(INVOLVED, until=NOW), False),
        (replace(MINE, staff="8"), False),
        (replace(MINE, kind="presented", until=NOW + DAY), True),
    ],
)
def test_a_tie_counts_for_whom_it_is_and_only_while_it_lasts(tie, opens):
    assert isinstance(decide(NURSE, "care", [tie], NOW), Allowed) is opens


def test_nothing_opens_without_a_purpose_that_there_is():
    for purpose in ("", "curiosity"):
        refused = decide(NURSE, purpose, [INVOLVED], NOW)
        assert isinstance(refused, Refused)
        assert "purpose" in refused.reason


def test_who_is_named_in_a_family_is_refused_whatever_ties_them_to_it():
    refused = decide(NURSE, "care", [MINE], NOW, barred=True)
    assert isinstance(refused, Refused)
    assert "your household are named in it" in refused.reason


@pytest.mark.parametrize("role", sorted(ROLES))
def test_those_who_oversee_do_not_open_what_they_oversee(role):
    opens = isinstance(decide(replace(NURSE, roles=frozenset({role})), "care", [INVOLVED], NOW), Allowed)
    assert opens is (role in {"practitioner", "manager", "chair", "named_professional", "custodian", "system"})


def test_police_open_a_record_on_their_own_basis():
    sergeant = replace(NURSE, kind="police")
    allowed = decide(sergeant, "enquire", [INVOLVED], NOW)
    assert isinstance(allowed, Allowed)
    assert "Part 3" in allowed.basis
