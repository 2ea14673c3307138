"""ID-05: who must see a record opens it in one step, with a reason and on a lawful basis, for 8 hours at the most.

That they did is told, before anything is shown, to who holds the family, to auditors and to a privacy officer outside
their own line; one of these writes down what they found by the end of the next working day, or it shows as overdue.
"""

from datetime import UTC, datetime, timedelta

import pytest

from desks import browser_of, words_of
from guards import as_owner, rebuilt, without
from partnership import family, first, session
from tenfold import ledger
from tenfold.ledger.kin import review_by

pytestmark = pytest.mark.usefixtures("database")


def acts(who, ann):
    return [one for one in ledger.door_acts(who) if one.family == ann]


def it_is_told(presenter, *told):
    """Check that opening by one's own word leaves a row for each of those who are told, and a tie of 8 hours."""
    ann = family(first())
    ledger.present(presenter, ann, "care", "She came with a burn")
    for one in told:
        [act] = acts(one, ann)
        assert (act.act, act.words, act.who) == ("presented", "She came with a burn", presenter.viewer.name)
        assert not act.overdue
    tie = ledger.open_record(presenter, ann, "care", "child").allowed.tie
    assert tie.until - tie.since <= timedelta(hours=8)
    return ann


def test_it_is_told_at_once_to_auditors_and_a_privacy_officer():
    it_is_told(session("ed", name="Nia Rees"), session("ed", "privacy_officer"), session("csc", "auditor"))


def test_it_is_told_to_who_holds_the_family_to_who_leads_their_team_and_to_the_council_where_nobody_does():
    ann, nurse = family(first()), session("ed", name="Nia Rees")
    manager, holder, leader = session("csc", "manager"), session("csc"), session("csc", "manager")
    ledger.present(nurse, ann, "care", "She came with a burn")
    assert [one.who for one in ledger.presented(manager) if one.family == ann] == ["Nia Rees"]
    administrator = session("csc", "administrator")
    ledger.allocate(administrator, ann, holder.viewer.id, "allocated")
    ledger.join_team(administrator, f"Team {ann}", holder.viewer.id)
    ledger.join_team(administrator, f"Team {ann}", leader.viewer.id, leads=True)
    for who, told in ((holder, 1), (leader, 1), (manager, 0), (session("csc"), 0)):
        assert len([one for one in ledger.presented(who) if one.family == ann]) == told


def test_it_is_not_reviewed_by_whoever_did_it_though_they_oversee_others():
    both = session("ed", "practitioner", "privacy_officer", "auditor")
    ann = it_is_told(both, session("ed", "privacy_officer"))
    assert acts(both, ann) == []
    [act] = acts(session("ed", "auditor"), ann)
    assert not ledger.close_review(both, act.id, "All was well")


def test_a_review_is_closed_once_by_somebody_who_is_named_with_what_they_found():
    ann, officer = it_is_told(session("ed")), session("ed", "privacy_officer", name="Pia Lund")
    [act] = acts(officer, ann)
    for who in (session("police", "privacy_officer"), session("ed"), session("ed", "manager")):
        assert not ledger.close_review(who, act.id, "fine")
    assert not ledger.close_review(officer, act.id, "  ")
    assert ledger.close_review(officer, act.id, "The child was there")
    assert not ledger.close_review(session("ed", "auditor"), act.id, "again")
    [seen] = acts(session("ed", "auditor"), ann)
    assert (seen.reviewer, seen.finding) == ("Pia Lund", "The child was there")


def test_what_nobody_looked_at_by_the_end_of_the_next_working_day_is_overdue():
    from django.db import connections

    ann, officer = it_is_told(session("ed")), session("ed", "privacy_officer")
    [act] = acts(officer, ann)
    assert act.due == review_by(act.at)
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO tenfold.door_act (at, act, staff, by, family, words, due)"
            " SELECT at, act, staff, by, family, 'late', clock_timestamp() FROM tenfold.door_act WHERE id = %s",
            [act.id],
        )
    late, early = acts(officer, ann)
    assert (late.words, late.overdue, early.overdue) == ("late", True, False)
    page = words_of(browser_of(officer).get("/doors"))
    assert "Overdue: nobody looked by" in page


@pytest.mark.parametrize(
    ("on", "by"),
    [
        (datetime(2026, 11, 27, 10, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)),  # a Friday: the end of Monday
        (datetime(2026, 12, 24, 10, tzinfo=UTC), datetime(2026, 12, 30, tzinfo=UTC)),  # Christmas: the end of Tuesday
    ],
)
def test_a_working_day_knows_weekends_and_bank_holidays(on, by):
    assert review_by(on) == by


def test_it_ends_by_itself_and_another_word_is_needed():
    from django.db import connections

    nurse = session("ed")
    ann = it_is_told(nurse)
    with connections["owner"].cursor() as cursor:  # the clock cannot be moved for the database: the end is
        cursor.execute(
            "UPDATE tenfold.tie SET until = clock_timestamp() WHERE family = %s AND kind = 'presented'", [ann]
        )
    with pytest.raises(ledger.Closed, match="Nothing on record ties you"):
        ledger.open_record(nurse, ann, "care", "child")


def test_if_nobody_can_be_told_nothing_opens():
    from django.db.utils import DatabaseError

    ann, nurse = family(first()), session("ed")
    full = "ALTER TABLE tenfold.door_act ADD CONSTRAINT full_disk CHECK (words = '') NOT VALID"
    with without(full, "ALTER TABLE tenfold.door_act DROP CONSTRAINT full_disk"):
        with pytest.raises(DatabaseError, match="full_disk"):
            ledger.present(nurse, ann, "care", "urgent")
        with pytest.raises(ledger.Closed):
            ledger.open_record(nurse, ann, "care", "child")


def test_the_pages_ask_in_one_step_and_the_privacy_officer_closes_it():
    ann, nurse = family(first()), session("ed", name="Una Vance")
    browser = browser_of(nurse)
    assert "for 8 hours" in words_of(browser.get(f"/family/{ann}/present"))
    opened = browser.post(f"/family/{ann}/present", {"purpose": "care", "why": "She is in resus."}, follow=True)
    assert opened.status_code == 200
    officer = browser_of(session("ed", "privacy_officer"))
    page = words_of(officer.get("/doors"))
    assert "She is in resus." in page
    [act] = acts(session("ed", "auditor"), ann)
    officer.post("/doors", {"act": str(act.id), "finding": "Right to look."})
    assert "Right to look." in words_of(officer.get("/doors"))
    assert "She is in resus." not in words_of(browser.get("/doors"))


def test_it_is_told_without_its_guard():
    nurse, officer = session("ed"), session("ed", "privacy_officer")
    told = "'presented', me.id, me.id, which, made"
    with rebuilt("present", told, told.replace("presented", "enabled")), pytest.raises(AssertionError):
        it_is_told(nurse, officer)
    with rebuilt("present", "interval '8 hours'", "interval '24 hours'"), pytest.raises(AssertionError):
        it_is_told(nurse, officer)


def test_what_is_written_stays_but_for_words_that_go_with_a_family_s_key():
    from django.db.utils import ProgrammingError

    ann = it_is_told(session("ed"))
    for change in ("act = 'enabled'", "words = 'other'", "staff = 1, words = ''"):
        with pytest.raises(ProgrammingError, match="what is written stays"):
            as_owner(f"UPDATE tenfold.door_act SET {change} WHERE family = %s", ann)
    with pytest.raises(ProgrammingError, match="what is written stays"):
        as_owner("DELETE FROM tenfold.door_act WHERE family = %s", ann)
