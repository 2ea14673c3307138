"""Openings out of the ordinary: each reason is found where it is so and nowhere else; an auditor closes it."""

from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desks import browser_of, words_of
from guards import as_owner, rebuilt, without
from partnership import family, first, session, told
from tenfold import ledger
from tenfold.ledger import odd

pytestmark = pytest.mark.usefixtures("blank")  # whose list is as long as their own looks make it
NEVER = (
    "ALTER TABLE tenfold.access DISABLE TRIGGER never",
    "ALTER TABLE tenfold.access ENABLE TRIGGER never",
)
LONDON = "AT TIME ZONE 'Europe/London'"
NOON = f"(date_trunc('day', now() {LONDON}) - interval '3 days' + interval '12 hours') {LONDON}"


def held_by(worker, **more):
    """A family that a worker holds."""
    ann = family(
        first(**more),
        told("fresh", agency="csc", author={"role": "worker"}, occurred="2026-11-20", recorded="2026-11-20T10:00"),
    )
    ledger.allocate(session("csc", "administrator"), ann, worker.viewer.id, "given")
    return ann


@contextmanager
def then(moment):
    """Have what is opened meanwhile have been opened at a moment (SQL), and all ties of today been there before."""
    [[last]] = as_owner("SELECT coalesce(max(id), 0) FROM tenfold.access")
    yield
    with without(*NEVER):
        as_owner(f"UPDATE tenfold.access SET at = {moment} WHERE id > %s", last)
    as_owner("UPDATE tenfold.tie SET since = since - interval '200 days' WHERE since > now() - interval '1 hour'")


def opens(who, *families, at=NOON):
    """Have somebody open families at a moment."""
    with then(at):
        for ann in families:
            ledger.open_record(who, ann, "protect", "child")


def reasons(who, *, auditor=None):
    """What is out of the ordinary about somebody, by their name, which is theirs alone."""
    found = odd.odd_looks(auditor or session("csc", "auditor"))
    return sorted(one.reason for one in found if one.who == who.viewer.name)


def somebody(agency="csc", *roles):
    return session(agency, *roles, name=f"Q{uuid4().hex}")


def test_who_holds_a_family_opens_it_by_day_and_nothing_is_out_of_the_ordinary():
    worker = somebody()
    opens(worker, held_by(worker))
    assert reasons(worker) == []


def who_opens_what_a_colleague_holds_is_found():
    other, colleague = somebody(), somebody()
    ann = held_by(colleague)
    opens(other, ann)
    opens(colleague, ann)
    assert reasons(other) == ["unheld"]
    assert reasons(colleague) == []


def test_a_family_that_a_colleague_holds():
    who_opens_what_a_colleague_holds_is_found()


def test_a_family_that_a_colleague_holds_is_not_found_without_its_guard():
    with (
        rebuilt("odd_looks", "NOT tenfold.had_own_tie(s.staff, s.family, s.at, false)", "false"),
        pytest.raises(AssertionError),
    ):
        who_opens_what_a_colleague_holds_is_found()


def test_a_referral_to_the_agency_is_in_the_hands_of_the_colleague_who_holds_it():
    other, colleague = somebody(), somebody()
    ann = held_by(colleague)
    as_owner("INSERT INTO tenfold.tie (family, kind, agency) VALUES (%s, 'referral', 'csc')", ann)
    opens(other, ann)
    assert reasons(other) == ["unheld"]


def test_a_manager_who_leads_the_team_opens_it_in_the_ordinary_way():
    manager, worker, administrator = somebody("csc", "manager"), somebody(), session("csc", "administrator")
    own = f"Team {uuid4()}"
    ledger.join_team(administrator, own, worker.viewer.id)
    ledger.join_team(administrator, own, manager.viewer.id, leads=True)
    opens(manager, held_by(worker))
    assert reasons(manager) == []


def test_a_family_that_nobody_of_the_agency_had_looked_at_for_long():
    nurse = somebody("csc")
    ann = family(first(), told("fresh", recorded="2026-11-20T10:00", agency="csc", author={"role": "worker"}))
    opens(nurse, ann)
    assert reasons(nurse) == [], "the record has not been here for 90 days"
    with without("ALTER TABLE tenfold.family DISABLE TRIGGER USER", "ALTER TABLE tenfold.family ENABLE TRIGGER USER"):
        as_owner("UPDATE tenfold.family SET begun = begun - interval '200 days' WHERE id = %s", ann)
    assert reasons(nurse) == ["asleep"]
    second = somebody("csc")
    opens(second, ann, at=f"{NOON} + interval '1 hour'")
    assert reasons(second) == [], "a colleague had opened it just before"


def test_many_families_in_an_hour_against_ones_own_usual():
    worker = somebody()
    held = [held_by(worker) for _ in range(6)]
    opens(worker, *held[:5])
    assert reasons(worker) == []
    opens(worker, *held, at=f"{NOON} + interval '1 day'")
    assert reasons(worker) == [], "six is no more than twice the five of the day before"
    busy = somebody()
    opens(busy, *[held_by(busy) for _ in range(6)])
    assert reasons(busy) == ["many"]


def test_a_namesake():
    worker = session("csc", name=f"Sam Vale{uuid4().hex[:6].translate(str.maketrans('0123456789', 'ghijklmnop'))}")
    begun = first()
    begun["facts"][0] = {"person": {"id": "ann", "name": f"Ann {worker.viewer.name.split()[1]}", "born": "2024-02-01"}}
    ann = family(begun, told("fresh", recorded="2026-11-20T10:00", agency="csc", author={"role": "worker"}))
    ledger.allocate(session("csc", "administrator"), ann, worker.viewer.id, "given")
    opens(worker, ann)
    assert reasons(worker) == ["namesake"]


def test_kin_found_later_and_asked_for_again():
    worker = somebody()
    ann = held_by(worker)
    opens(worker, ann)
    ledger.bar(session("csc", "administrator"), ann, worker.viewer.id, "kin")
    assert reasons(worker) == ["kin"]
    for _ in range(2):
        with pytest.raises(ledger.Closed):
            ledger.open_record(worker, ann, "protect", "child")
    assert reasons(worker) == ["kin", "own"]
    page = words_of(browser_of(session("csc", "auditor")).get("/odd-access"))
    assert "Asked 2 times for a record from which they are barred" in page


@pytest.mark.parametrize(
    ("agency", "roles", "found"),
    [("csc", ("practitioner",), ["night"]), ("csc", ("practitioner", "duty"), []), ("ed", ("practitioner",), [])],
)
def test_at_night_outside_the_hours_of_the_agency(agency, roles, found):
    worker = somebody(agency, *roles)
    opens(worker, held_by(worker), at=f"{NOON} + interval '14 hours'")
    assert reasons(worker) == found


def test_a_record_on_which_nothing_was_written_for_long():
    worker = somebody()
    ann = family(first(recorded="2024-03-02T11:00", occurred="2024-03-02T10:00"))
    ledger.allocate(session("csc", "administrator"), ann, worker.viewer.id, "given")
    opens(worker, ann)
    assert reasons(worker) == ["closed"]
    assert "nothing had been written on it since 2 March 2024" in words_of(
        browser_of(session("csc", "auditor")).get("/odd-access")
    )


def test_an_auditor_closes_each_by_saying_why_and_it_stays():
    other, colleague, auditor = somebody(), somebody(), session("police", "auditor", name="Rosa Lind")
    opens(other, held_by(colleague))
    [one] = [one for one in odd.odd_looks(auditor) if one.who == other.viewer.name]
    browser = browser_of(auditor)
    sent = {"which": f"{one.line} {one.reason}", "because": "They covered for a colleague who was ill."}
    assert browser.post("/odd-access", sent | {"because": " "}).status_code == 200
    assert browser.post("/odd-access", sent).status_code == 302
    page = words_of(browser.get("/odd-access"))
    assert "They covered for a colleague who was ill." in page
    assert not odd.look_at_odd(auditor, one.line, one.reason, "Again."), "once"
    [after] = [one for one in odd.odd_looks(auditor) if one.who == other.viewer.name]
    assert (after.looked_by, after.words) == ("Rosa Lind", "They covered for a colleague who was ill.")
    [[stored]] = as_owner("SELECT words FROM tenfold.odd_look WHERE line = %s", one.line)
    assert "colleague" not in stored


def test_nobody_is_shown_what_is_about_themselves():
    both, colleague = somebody("csc", "practitioner", "auditor"), somebody()
    opens(both, held_by(colleague))
    assert reasons(both, auditor=both) == []
    assert reasons(both) == ["unheld"]
    [one] = [one for one in odd.odd_looks(session("csc", "auditor")) if one.who == both.viewer.name]
    assert not odd.look_at_odd(both, one.line, one.reason, "All well.")


@pytest.mark.parametrize("role", ["practitioner", "manager", "privacy_officer", "administrator", "analyst"])
def test_an_outsider_is_refused_and_the_calls_give_nothing(role):
    other, colleague = somebody(), somebody()
    opens(other, held_by(colleague))
    [one] = [one for one in odd.odd_looks(session("csc", "auditor")) if one.who == other.viewer.name]
    outsider = session("csc", role)
    assert odd.odd_looks(outsider) == ()
    assert not odd.look_at_odd(outsider, one.line, one.reason, "All well.")
    page = browser_of(outsider).get("/odd-access")
    assert page.status_code == 403
    assert other.viewer.name not in words_of(page)


def test_the_list_is_bounded_and_so_are_its_queries(monkeypatch):
    other, colleague = somebody(), somebody()
    opens(other, held_by(colleague), held_by(colleague))
    auditor = session("csc", "auditor")
    monkeypatch.setattr(odd, "MOST", 1)
    browser = browser_of(auditor)
    with CaptureQueriesContext(connection) as queries:
        page = words_of(browser.get("/odd-access"))
    assert "Only 1 are shown" in page
    assert len(queries) <= 12
