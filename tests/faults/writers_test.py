"""Writers on one family: one after the other, in the order of their locks; a chain without a gap; nobody for ever."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction

from faults import cast, judging
from journeys.running import at_last
from partnership import family, first, session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
WRITERS, EACH = 8, 4


def writes(sam, ann, *ids):
    """Append entries in a thread with a connection of its own; the places that they got."""
    try:
        return [ledger.append(sam, ann, told(id), "protect").entry.seq for id in ids]
    finally:
        connections.close_all()


def somebody_waits():
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0] > 0


def the_second_waits_for_the_first():
    """One writes and has not finished when another begins; what came of the other's."""
    ann, sam, other = family(first()), session("csc"), session("csc")

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            ledger.append(sam, ann, told("first"), "protect")
            going = pool.submit(writes, other, ann, "second")
            assert at_last(somebody_waits, 60)
        assert going.result(60) == [3]
    found, head = judging.rows(sam, ann)
    assert [row.id for row in found] == ["e1", "first", "second"]
    assert judging.chain_findings(found, head) == []


def test_of_two_writers_the_second_waits_and_comes_next():
    the_second_waits_for_the_first()


def test_of_two_writers_the_second_waits_and_comes_next_without_its_guard(monkeypatch):
    from django.db.utils import IntegrityError

    from tenfold.ledger import appending

    locked = appending.opened
    monkeypatch.setattr(appending, "opened", lambda *told, **more: locked(*told, **more | {"to_write": False}))
    with pytest.raises(IntegrityError, match="entry_pkey"):
        the_second_waits_for_the_first()


def test_eight_writers_on_one_family_leave_one_chain_without_a_gap():
    ann = cast.bring()
    sessions = [session("csc") for _ in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as pool:
        going = [pool.submit(writes, sam, ann, *(f"w{n}-{i}" for i in range(EACH))) for n, sam in enumerate(sessions)]
        places = [one.result(300) for one in going]
    assert all(one == sorted(one) for one in places), "each writer's own order is kept"
    assert sorted(place for one in places for place in one) == [*range(7, 7 + WRITERS * EACH)]
    found, head = judging.rows(sessions[0], ann)
    assert judging.chain_findings(found, head) == []
    assert judging.question_findings(sessions[0], ann) == []


def test_who_stops_in_the_middle_is_cut_off_and_others_go_on():
    ann, sam, other = family(first()), session("csc"), session("csc")

    def stops():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                ledger.append(sam, ann, told("stopped"), "protect")
                assert at_last(somebody_waits, 60)
                cursor.execute("SET idle_in_transaction_session_timeout = '50ms'")
                assert at_last(lambda: not somebody_waits(), 60), "the other got through while this one slept"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        stopped = pool.submit(stops)
        assert at_last(lambda: holding(ann), 60)
        assert pool.submit(writes, other, ann, "went on").result(120) == [2]
        with pytest.raises(Exception, match=r"terminat|closed|lost"):
            stopped.result(120)


def holding(ann):
    """Whether somebody holds the head of a family."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT family FROM tenfold.family_head WHERE family = %s FOR NO KEY UPDATE SKIP LOCKED", [ann])
        return cursor.fetchone() is None


def patience_is_limited():
    with connection.cursor() as cursor:
        for name in ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"):
            cursor.execute(f"SHOW {name}")
            assert cursor.fetchone() != ("0",), name


def test_nobody_waits_for_ever():
    patience_is_limited()


def test_nobody_waits_for_ever_without_its_guard():
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = 0")
    try:
        with pytest.raises(AssertionError, match="lock_timeout"):
            patience_is_limited()
    finally:
        connection.close()
