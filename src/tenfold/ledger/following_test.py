"""Who is told that something waits: in order, in their hours, once; and nobody who may not know."""

from datetime import timedelta

import pytest

from partnership import session, told
from passing import MARK, ago, asked, hired, hurt, now, number_of, owner, works_once
from tenfold import ledger
from tenfold.when import civil

pytestmark = pytest.mark.usefixtures("database")
RULE = "injury-unexplained"


class Team:
    """A family that was brought some time ago, its worker, and those who stand above her."""

    def __init__(self, *, agency="csc", days=40, wrote="csc", **how):
        with ago(days=days) as self.then:
            self.family = hurt(self.then, agency=wrote, **how)
        self.worker = hired(agency, "practitioner", family=self.family)
        self.manager, self.named = hired(agency, "manager"), hired(agency, "named_professional")
        self.top = hired("dva", "escalation_lead")

    def passes(self, monkeypatch, until=None):
        """Let time pass from turn to turn up to a moment, each turn at its own moment, as a worker would have."""
        until, turns = until or now(), 0
        while (at := self.next_turn()) is not None and at <= until:
            monkeypatch.setattr(ledger.waking, "clock", lambda at=at: at)
            ledger.waking.wake(number_of(self.family))
            turns += 1
        monkeypatch.undo()
        return turns

    def next_turn(self):
        return owner("SELECT at FROM tenfold.wake WHERE family = %s", self.family)[0][0]

    def told(self, who=None, *, asked=None):
        """Whom notices told of what, in order: the step and the urgency; of one person or of all."""
        sql = (
            "SELECT staff, step, urgency FROM tenfold.notice WHERE family = %s AND mark = %s AND asked = %s ORDER BY id"
        )
        rows = owner(sql, self.family, self.mark, asked or "csc")
        return [row[1:] for row in rows if who is None or row[0] == int(who.viewer.id)]

    def of(self, staff):
        """Whether anything of the family was told to somebody."""
        sql = "SELECT count(*) FROM tenfold.notice WHERE family = %s AND staff = %s"
        return owner(sql, self.family, int(staff.viewer.id)) != [(0,)]

    @property
    def mark(self):
        """What the question how the child was hurt goes by."""
        return ledger.keys.mark_of(self.family, f"{RULE}:mark")


def test_the_steps_come_in_order_one_due_period_apart_and_end_at_the_top(monkeypatch):
    team = Team()
    team.passes(monkeypatch)
    assert [step for step, _ in team.told()] == sorted(step for step, _ in team.told())
    assert team.told(team.worker) == [(0, "soon")]
    assert team.told(team.manager) == [(1, "soon")]
    assert team.told(team.named) == [(2, "soon")]
    assert team.told(team.top) == [(3, "soon")]


def test_nobody_is_told_before_it_is_asked(monkeypatch):
    team = Team()
    assert team.told() == []
    opens = team.then + timedelta(hours=23)
    team.passes(monkeypatch, opens - timedelta(minutes=1))
    assert (RULE in asked(team.family), team.told()) == (False, [])
    team.passes(monkeypatch, opens + timedelta(minutes=1))
    assert team.told() == [(0, "soon")]


def test_time_that_passes_twice_tells_nobody_twice(monkeypatch):
    team = Team()
    team.passes(monkeypatch)
    before = team.told()
    owner("UPDATE tenfold.wake SET at = clock_timestamp() WHERE family = %s", team.family)
    ledger.waking.wake(number_of(team.family))
    assert team.told() == before


def test_after_an_outage_only_whoever_it_has_reached_by_now_is_told():
    team = Team()
    ledger.waking.wake(number_of(team.family))
    assert set(team.told()) == {(3, "soon")}
    assert team.told(team.top) == [(3, "soon")]


def append(team, **more):
    entry = told(f"more-{len(more)}", occurred=f"{now():%Y-%m-%d}", event="record_note", **more)
    return ledger.append(team.worker, team.family, entry, "protect")


def test_evidence_ends_it_and_an_answer_does_not(monkeypatch):
    team = Team(days=12)
    team.passes(monkeypatch)
    mine = [one for one in ledger.escalations(team.worker) if one.family == team.family]
    append(team, facts=[{"answer": {"question": f"{RULE}:mark", "says": "We are looking into it."}}])
    assert [one for one in ledger.escalations(team.worker) if one.family == team.family] == mine
    opinion = {"opinion": {"about": ["mark"], "view": "accidental"}}
    append(team, facts=[opinion], considered="all")
    assert RULE not in asked(team.family)
    assert owner("SELECT count(*) FROM tenfold.notice WHERE mark = %s AND ended IS NULL", team.mark) == [(0,)]


def test_it_stops_while_a_manager_holds_it_and_goes_on_at_the_review():
    review = now() + timedelta(days=30)
    team = Team(days=12)
    held = {"question": f"{RULE}:mark", "by": "team manager", "reason": "the witness is abroad"}
    before = team.told()
    append(team, facts=[{"held": {**held, "review": f"{review:%Y-%m-%d}"}}])
    assert RULE in asked(team.family), "it stays visible"
    assert owner("SELECT count(*) FROM tenfold.notice WHERE mark = %s AND ended IS NULL", team.mark) == [(0,)]
    assert team.told() == before
    assert team.next_turn() <= review + timedelta(days=1)


def test_it_waits_for_each_in_their_own_hours(monkeypatch):
    team = Team()
    owner("INSERT INTO tenfold.hours VALUES ('csc', '09:00', '17:00', true) ON CONFLICT DO NOTHING")
    team.passes(monkeypatch)
    owner("DELETE FROM tenfold.hours WHERE agency = 'csc'")
    for (at,) in owner("SELECT next_try FROM tenfold.notice WHERE mark = %s AND step < 3 AND asked = 'csc'", team.mark):
        assert 9 <= civil(at).hour < 17


def test_those_on_duty_are_told_once_of_what_cannot_wait_and_everybody_else_in_the_morning(monkeypatch):
    duty = hired("ed", "practitioner", "duty")
    team = Team(
        days=12, about=["ann"], facts=[MARK, {"person": {"id": "ann", "name": "Ann Vale", "born": "2026-01-09"}}]
    )
    owner("INSERT INTO tenfold.hours VALUES ('csc', '12:00', '12:01', true) ON CONFLICT DO NOTHING")
    team.passes(monkeypatch)
    owner("DELETE FROM tenfold.hours WHERE agency = 'csc'")
    assert team.told(team.manager) == [(1, "immediate")]
    assert team.told(duty) == [(0, "immediate")], "once, and not each night"
    [mine] = [one for one in ledger.escalations(duty) if one.family == team.family and one.urgency == "immediate"]
    assert (mine.step, mine.climbed) == ("on duty", False)


def test_who_is_barred_from_a_family_is_never_told_and_their_place_is_taken_by_who_stands_above(monkeypatch):
    team = Team()
    owner("INSERT INTO tenfold.bar (family, staff) VALUES (%s, %s)", team.family, int(team.worker.viewer.id))
    team.passes(monkeypatch)
    assert not team.of(team.worker)
    assert team.told(team.manager) == [(0, "soon"), (1, "soon")]


def test_who_has_left_is_not_told(monkeypatch):
    team = Team()
    owner("UPDATE ledger_staff SET is_active = false WHERE id = %s", int(team.manager.viewer.id))
    team.passes(monkeypatch)
    assert not team.of(team.manager)


def test_what_hangs_on_sealed_entries_is_told_to_nobody_outside_the_agency_that_wrote_them(monkeypatch):
    team = Team(restricted="sealed")
    team.passes(monkeypatch)
    assert team.told(team.worker) == [(0, "soon")]
    assert not team.of(team.top)
    police = Team(restricted="sealed", agency="police")
    police.passes(monkeypatch)
    assert not police.of(police.worker)
    assert not police.of(police.top)


def test_what_only_one_agency_may_know_of_goes_to_it_whoever_is_asked(monkeypatch):
    team = Team(agency="police", wrote="police", restricted="sealed")
    lead = hired("csc", "practitioner", "manager", family=team.family)
    team.passes(monkeypatch)
    assert team.told(team.worker, asked="csc") == [(0, "soon")]
    assert team.told(team.manager, asked="csc") == [(1, "soon")]
    assert not team.of(lead)


def test_where_nobody_stands_anywhere_that_is_written_down_and_shown_to_the_administrator():
    above = ["escalation_lead", "duty", "named_professional", "manager"]
    owner("UPDATE ledger_staff SET is_active = false WHERE roles && %s::text[]", above)
    with ago(days=9) as then:
        ann = hurt(then)
    assert works_once()[0] == 0
    mine = [number for (number,) in owner("SELECT id FROM tenfold.notice WHERE family = %s", ann)]
    shown = [one for one in ledger.untold(session("csc", "administrator")) if one.number in mine]
    assert {one.why for one in shown} == {"Nobody stands on that step, or above it"}
    assert {one.who for one in shown} == {""}
    assert ledger.untold(session("csc", "manager")) == ()


def test_who_has_no_address_is_shown_to_the_administrator_and_sees_it_in_the_page(monkeypatch):
    team = Team()
    owner("UPDATE ledger_staff SET email = '' WHERE id = %s", int(team.manager.viewer.id))
    team.passes(monkeypatch)
    whys = {one.why for one in ledger.untold(session("csc", "auditor")) if one.agency == "csc" and not one.tries}
    assert "No e-mail address is known of them" in whys
    [mine] = [one for one in ledger.escalations(team.manager) if one.ask and "How was Ann Vale hurt" in one.ask]
    assert (mine.step, mine.climbed, mine.urgency) == ("team manager", True, "soon")
    assert mine.family == team.family


def test_who_was_told_of_a_family_that_they_may_not_open_sees_that_it_waits_and_not_what(monkeypatch):
    team = Team()
    team.passes(monkeypatch)
    mine = [one for one in ledger.escalations(team.top) if one.family == team.family]
    assert mine
    assert {(one.number, one.ask) for one in mine} == {(None, None)}
    [outcome] = owner(
        "SELECT DISTINCT outcome FROM tenfold.access WHERE family = %s AND page = 'escalations' AND staff = %s",
        team.family,
        int(team.top.viewer.id),
    )
    assert outcome == ("refused",)


def test_an_outsider_has_nothing_waiting():
    assert ledger.escalations(session("dva")) == ()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE tenfold.notice SET due = clock_timestamp()",
        "UPDATE tenfold.notice SET staff = NULL",
        "DELETE FROM tenfold.notice",
        "TRUNCATE tenfold.notice",
    ],
)
def test_what_was_told_stays_told_even_to_the_owner(monkeypatch, sql):
    from django.db.utils import ProgrammingError

    Team().passes(monkeypatch)
    with pytest.raises(ProgrammingError, match="stays"):
        owner(sql)


@pytest.mark.parametrize("table", ["notice", "wake", "hours"])
def test_the_application_reads_none_of_it_itself(table):
    from django.db import connection
    from django.db.utils import ProgrammingError

    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM tenfold.{table}")


def test_the_table_of_notices_tells_nothing_to_who_reads_it(monkeypatch):
    team = Team()
    team.passes(monkeypatch)
    rows = owner("SELECT n::text FROM tenfold.notice n WHERE family = %s", team.family)
    assert rows
    assert not [row for (row,) in rows if "mark:" in row or RULE in row or "Ann" in row]
