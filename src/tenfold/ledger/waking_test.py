"""Families woken by the clock: by a real worker, at its real time, with nothing written and no page opened."""

import re
from datetime import timedelta
from threading import Thread

import pytest

from partnership import bruise, family, first, session, told
from passing import ago, asked, clock_looked, hired, hurt, now, number_of, owner, worker, works_once
from tampering import sealed
from tenfold import ledger
from tenfold.when import civil

pytestmark = pytest.mark.usefixtures("blank")
RULE = "injury-unexplained"


def wake_of(family):
    [row] = owner("SELECT at, tries, aside > clock_timestamp() FROM tenfold.wake WHERE family = %s", family)
    return row


def test_when_a_family_is_next_woken_is_stored_with_what_was_written():
    ann = family(first())
    before, _, _ = wake_of(ann)
    ledger.append(session("csc"), ann, bruise("b1"), "protect")
    after, tries, is_aside = wake_of(ann)
    assert before is None or before > now()
    assert after > now()
    assert (tries, is_aside) == (0, False)


def test_a_question_that_time_alone_opens_is_opened_by_the_worker_at_its_own_moment():
    with ago(hours=30) as then:
        ann = hurt(then)
    assert RULE not in asked(ann)
    left, said = works_once()
    assert left == 0, said
    assert asked(ann)[RULE] == (then - timedelta(hours=1)).replace(microsecond=0) + timedelta(hours=24)
    assert clock_looked(ann) == 1
    assert wake_of(ann)[0] > now()


def test_what_time_opens_for_everybody_is_listed_though_what_was_written_is_sealed():
    with ago(hours=30) as then:
        at = civil(then - timedelta(minutes=30)).isoformat(timespec="seconds")
        kept = {**told("s1"), "occurred": at, "recorded": at, "agency": "police", "author": {"role": "officer"}}
        ann, sergeant = hurt(then, {**kept, "restricted": "sealed"}), session("police")
    assert RULE not in asked(ann)
    ledger.present(sergeant, ann, "enquire", "called to the address")
    ledger.append(sergeant, ann, {**told("s2"), "restricted": "sealed"}, "enquire")
    assert (RULE,) in owner("SELECT rule FROM tenfold.question WHERE family = %s AND layer = ''", ann)


def test_the_access_log_says_that_the_clock_looked_and_why():
    with ago(hours=30) as then:
        ann = hurt(then)
    ledger.waking.wake(number_of(ann))
    [read, *_] = ledger.reads(session("csc", "auditor"), ann)
    assert (read.who, read.agency, read.purpose) == ("The clock", "Tenfold", "To see what time alone has changed")
    assert read.basis.startswith("Public task")


def test_that_the_clock_looked_has_its_place_in_the_log_as_every_look_has():
    with ago(hours=30) as then:
        ann = hurt(then)
    ledger.waking.wake(number_of(ann))
    sealed()
    in_log = "SELECT count(*) FROM tenfold.access a JOIN tenfold.leaf l ON l.access = a.id"
    assert owner(f"{in_log} WHERE a.family = %s AND a.staff IS NULL", ann) == [(1,)]
    told = []
    ledger.verify(told.append)
    assert [one for one in told if "access log" in one] == []


def test_after_three_days_without_a_worker_everything_due_is_caught_up_once():
    with ago(days=3) as then:
        families = [hurt(then) for _ in range(3)]
    assert works_once()[0] == works_once()[0] == 0
    assert [RULE in asked(one) for one in families] == [True] * 3
    assert [clock_looked(one) for one in families] == [1] * 3


def test_two_workers_that_race_over_thirty_families_wake_each_once():
    with ago(hours=30) as then:
        families = [hurt(then) for _ in range(30)]
    both = [worker("--once") for _ in range(2)]
    said = [one.communicate(timeout=240)[0] for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert [clock_looked(one) for one in families] == [1] * 30
    assert all(RULE in asked(one) for one in families)
    shares = [int(found[1]) for text in said if (found := re.search(r"Families woken: (\d+)", text))]
    assert sum(shares) >= 30


def test_a_family_that_cannot_be_woken_is_set_aside_named_by_its_number_and_holds_up_no_other():
    with ago(hours=40) as earlier:
        broken = hurt(earlier)
    with ago(hours=30) as then:
        ann = hurt(then)
    [(sealed,)] = owner("SELECT sealed FROM tenfold.family WHERE id = %s", broken)
    owner("UPDATE tenfold.family SET sealed = '\\x00' WHERE id = %s", broken)
    left, said = works_once()
    assert left == 0
    assert RULE in asked(ann)
    assert f"Family {number_of(broken)} could not be woken (ValueError, keys.py line " in said
    assert str(broken) not in said
    _, tries, is_aside = wake_of(broken)
    assert (tries, is_aside) == (1, True)
    mine = [one for one in ledger.set_aside(session("csc", "administrator")) if one.number == number_of(broken)]
    assert [one.tries for one in mine] == [1]
    assert ledger.set_aside(session("csc")) == ()
    owner("UPDATE tenfold.wake SET aside = clock_timestamp() WHERE family = %s", broken)
    assert works_once()[0] == 0
    assert wake_of(broken)[1] == 2, "it was tried again, once it was its turn"
    owner("UPDATE tenfold.family SET sealed = %s WHERE id = %s", sealed, broken)
    owner("UPDATE tenfold.wake SET aside = clock_timestamp() WHERE family = %s", broken)
    assert works_once()[0] == 0
    assert (RULE in asked(broken), wake_of(broken)[1]) == (True, 0), "once it can be woken, it is"


def test_what_is_written_meanwhile_takes_a_family_off_the_list_of_those_that_are_due():
    with ago(hours=30) as then:
        ann = hurt(then)
    number = ledger.waking._next_due()
    while number != number_of(ann):
        number = ledger.waking._next_due()
    ledger.append(hired("csc", family=ann), ann, bruise("b1"), "protect")
    ledger.waking.wake(number)
    assert clock_looked(ann) == 0
    assert RULE in asked(ann)


def test_a_family_whose_key_is_gone_is_left_in_peace():
    with ago(hours=30) as then:
        ann = hurt(then)
    from tenfold.ledger.keeping import deciding

    deciding.approve(
        session("police", "auditor"),
        deciding.ask(session("csc", "administrator"), ann, "order", "FD26P00412", "Order of 4 March."),
    )
    assert works_once()[0] == 0
    assert clock_looked(ann) == 0
    assert owner("SELECT 1 FROM tenfold.wake WHERE family = %s", ann) == []


@pytest.mark.parametrize(
    "door",
    [
        "SELECT tenfold.next_due(%s)",
        "SELECT tenfold.open_as_clock(1, 'law', %s)",
        "SELECT tenfold.next_mail(%s)",
        "SELECT tenfold.mail_sent(gen_random_uuid(), %s)",
        "SELECT tenfold.mail_failed(gen_random_uuid(), 'x', %s)",
    ],
)
def test_nobody_passes_for_the_clock_without_the_secret_or_with_the_proof_of_another_transaction(door):
    from django.db import connection
    from django.db.utils import ProgrammingError

    with ledger.waking.as_clock() as (cursor, stale):
        cursor.execute(door, [stale])
    for proof in (bytes(32), stale, None):
        with pytest.raises(ProgrammingError, match="by the clock alone"), connection.cursor() as cursor:
            cursor.execute(door, [proof])


def test_a_family_that_is_not_open_is_neither_followed_nor_told_of():
    from django.db import connection
    from django.db.utils import ProgrammingError

    ann = family(first())
    for door in (
        "SELECT tenfold.follow(%s, NULL, '{}', '{}', '{}', '{}', '{}')",
        "SELECT tenfold.tell(%s, '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')",
    ):
        with pytest.raises(ProgrammingError, match="not open"), connection.cursor() as cursor:
            cursor.execute(door, [ann])
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tenfold.people(%s, '{csc}')", [ann])
        assert cursor.fetchall() == []


def test_a_worker_that_keeps_running_wakes_what_is_due_when_it_begins_and_stops_when_it_is_told_to():
    from journeys.running import at_last

    owner(
        "REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC"
    )  # as where the walls stood before the jobs did
    with ago(hours=30) as then:
        ann = hurt(then)
    with worker() as process:
        is_woken = at_last(lambda: RULE in asked(ann), 75)
        process.terminate()
        said, _ = process.communicate(timeout=30)
    assert (is_woken, process.returncode) == (True, 0), said
    assert "Stopped." in said


def test_what_a_dead_worker_left_half_done_and_what_failed_long_ago_is_tidied_away():
    from procrastinate.contrib.django import app

    from tenfold.ledger import jobs

    doing = "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES ('old', 'x', 'doing') RETURNING id"
    beats = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour') RETURNING id"
    [(half,)], [(failed,)], [(fresh,)], [(dead,)] = owner(doing), owner(doing), owner(doing), owner(beats)
    owner("UPDATE procrastinate_jobs SET worker_id = %s WHERE id = %s", dead, half)
    owner("UPDATE procrastinate_jobs SET status = 'failed' WHERE id IN (%s, %s)", failed, fresh)
    owner("UPDATE procrastinate_events SET at = now() - interval '8 days' WHERE job_id = %s", failed)
    jobs.tidy.configure(queue="tidying").defer(timestamp=0)
    ours = app.with_connector(app.connector.get_worker_connector())
    ways = {"wait": False, "queues": ["tidying"], "install_signal_handlers": False, "listen_notify": False}
    worker = Thread(
        target=ours.run_worker, kwargs=ways
    )  # where another test's browser runs a loop, this one has its own
    worker.start()
    worker.join()
    left = owner("SELECT id FROM procrastinate_jobs WHERE queue_name = 'old'")
    assert left == [(fresh,)]
    owner("DELETE FROM procrastinate_jobs WHERE id = %s", fresh)
