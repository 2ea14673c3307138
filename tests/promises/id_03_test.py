"""ID-03: the database refuses what the application forgets to refuse.

A mutant without a single check of its own (it decides that everybody may, that every tie holds, that everybody keeps
the register) goes through the matrix of ID-02, and nothing of a family that is not theirs is shown to anybody.
What the database alone cannot hold is which entries of a record that is open are for whom: they are kept under one key,
and what is sealed or safe in them is known only once they are read. The layers of `access` hold that (ID-06, CO-07).
"""

from contextlib import suppress

import pytest

from guards import as_owner, without
from matrix import NAME, RECORD, Place, called, places, queried, settle
from matrix_pages import paged

pytestmark = pytest.mark.usefixtures("database")
CLOSED = tuple(place for place in places() if not place.opens)
GIVEN = ("open", "open as known before", "read", "families", "work", "registered", "team")


@pytest.fixture
def forgetful(monkeypatch):
    """The application without its checks."""
    from tenfold.access import Allowed, Tie
    from tenfold.desk import opening as desk_opening
    from tenfold.ledger import opening, registering

    def everybody(_viewer, purpose, _ties, now, **_):
        return Allowed(Tie(kind="involved", agency="nursery", staff=None, since=now), purpose, "law")

    monkeypatch.setattr(opening, "decide", everybody)
    monkeypatch.setattr(desk_opening, "decide", everybody)
    monkeypatch.setattr(registering, "_custodian", lambda _: None)
    monkeypatch.setattr(Tie, "holds_for", lambda *_: True)


def nothing_is_shown(place):
    """Check that somebody whom a family is closed to comes to nothing of it, whatever they ask."""
    who, ann = settle(place)
    for way in (called, queried):
        for what, got, right in _until_it_breaks(way, place, who, ann):
            assert what not in GIVEN or got == right, what
            assert not what.startswith(("the door", "rows of")) or got == right, what
    for what, got, _ in _until_it_breaks(paged, place, who, ann):
        assert not what.startswith("words on") or not got - {NAME}, what
        assert not what.startswith("family on") or not got, what


def _until_it_breaks(way, place, who, ann):
    """What is got before the two walls are found to differ, which is an alarm and shows nothing."""
    with suppress(RuntimeError):
        yield from way(place, who, ann)


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize("place", CLOSED[::5], ids=lambda one: f"{one.role}-{one.relation}")
def test_without_the_checks_of_the_application_nothing_is_shown(place):
    nothing_is_shown(place)


def test_the_application_s_role_owns_nothing_and_passes_no_wall():
    [[may]] = as_owner(
        "SELECT rolbypassrls OR rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = 'tenfold_app'"
    )
    assert not may
    owned = "SELECT relname FROM pg_class WHERE relowner = 'tenfold_app'::regrole"
    assert as_owner(owned) == []
    walled = as_owner(
        "SELECT relname FROM pg_class"
        " WHERE relnamespace = 'tenfold'::regnamespace AND relrowsecurity AND relname = ANY(%s)",
        list(RECORD),
    )
    assert {name for (name,) in walled} == set(RECORD)


def test_what_the_application_may_do_is_what_is_listed_here():
    granted = as_owner(
        "SELECT table_name || ' ' || string_agg(privilege_type, ' ' ORDER BY privilege_type)"
        " FROM information_schema.role_table_grants WHERE grantee = 'tenfold_app' AND table_schema = 'tenfold'"
        " GROUP BY table_name ORDER BY table_name"
    )
    told = {row.split(" ", 1)[0]: row.split(" ", 1)[1] for (row,) in granted}
    mine = {name: told[name] for name in ("agency", "child", "entry", "family", "family_head", "family_key", "layer")}
    assert mine == {
        "agency": "SELECT",
        "child": "DELETE INSERT SELECT UPDATE",
        "entry": "INSERT SELECT",
        "family": "SELECT",
        "family_head": "SELECT UPDATE",
        "family_key": "SELECT",
        "layer": "INSERT",
    }
    hidden = {
        "tie",
        "bar",
        "access",
        "session",
        "secret",
        "declaration",
        "family_marks",
        "door_act",
        "sign_in",
        "team",
        "team_member",
        "staff_read",
        "staff_change",
        "work_weight",
        "odd_look",
    }
    assert hidden.isdisjoint(told)


@pytest.mark.usefixtures("forgetful")
def test_nothing_is_shown_without_its_guard():
    open_to_all = "ALTER POLICY open_only ON tenfold.entry USING (true)"
    shut = "ALTER POLICY open_only ON tenfold.entry USING (family = ANY ((SELECT tenfold.opened())::uuid[]))"
    with without(open_to_all, shut), pytest.raises(AssertionError, match="rows of entry"):
        nothing_is_shown(Place("practitioner", "none"))
