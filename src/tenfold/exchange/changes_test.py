"""What changed since a cursor: in an order that misses nothing, each thing once, and nothing of what it says."""

import json
from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Event
from time import sleep
from uuid import UUID, uuid4

import pytest

from feeds import Feed
from partnership import bruise, family, first, session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("blank")
WRITERS, EACH = 6, 8


def since(feed, cursor, limit=1000):
    """What changed since a cursor, page by page, and the cursor that leads on."""
    found, more = [], True
    while more:
        answer = feed.get("changes", limit=limit, **({} if cursor is None else {"since": cursor}))[1]
        found, cursor, more = found + answer["changes"], answer["cursor"], answer["more"]
    return found, cursor


def sent(entry):
    return {name: value for name, value in entry.items() if name not in ("agency", "recorded")}


def of(changes, id, *kinds):
    return [one for one in changes if one["family"] == str(id) and (not kinds or one["kind"] in kinds)]


def test_what_changed_is_told_once_and_then_what_changed_after_it():
    feed = Feed()
    _, cursor = since(feed, None)
    id = feed.begin()
    entry = {
        "author": {"role": "nurse"},
        **{n: v for n, v in first().items() if n not in ("agency", "recorded", "author")},
    }
    feed.append(id, entry)
    found, cursor = since(feed, cursor)
    assert [one["kind"] for one in of(found, id)][:2] == ["tied", "entry"]
    assert since(feed, cursor)[0] == []
    feed.append(id, bruise("b1", occurred="2026-03-03"))
    found, cursor = since(feed, cursor)
    assert [one["entry"] for one in of(found, id, "entry")] == ["b1"]
    opened = {one["question"] for one in of(found, id, "question_opened")}
    asked = feed.get(f"families/{id}/questions")[1]["questions"]
    assert {one["number"] for one in asked if one["evidence"] == ["b1"]} <= opened
    checked = {"check": {"about": ["b1-mark"], "against": "witness", "result": "corroborated"}}
    feed.append(id, told("c1", event="call", facts=[checked]))
    found, cursor = since(feed, cursor)
    closed = feed.get(f"families/{id}/questions", state="closed")[1]["questions"]
    assert {one["question"] for one in of(found, id, "question_closed")} == {one["number"] for one in closed}


def test_nothing_of_what_was_written_is_in_it():
    feed = Feed()
    id = family(first(), bruise("b1", agency="csc", author={"role": "nurse"}, recorded="2026-03-03T12:00"))
    found = json.dumps(of(since(feed, None)[0], id))
    assert "b1" in found
    assert not any(word in found for word in ("Ann", "She fell", "bruise", "explanation", "cheek"))


def test_small_pages_tell_the_same_as_one():
    feed = Feed()
    family(first(), first("e2", facts=[]))
    assert since(feed, None, limit=3)[0] == since(feed, None)[0]


def test_an_agency_that_comes_to_be_tied_to_a_family_hears_of_it_and_of_nothing_else_before():
    feed, id = Feed("nursery"), family(first())
    before, cursor = since(feed, None)
    assert of(before, id) == []
    call = told("m1", event="record_note", facts=[{"invited": {"agency": "nursery"}}])
    ledger.append(session("csc"), id, call, "conference")
    found, _ = since(feed, cursor)
    assert "tied" in [one["kind"] for one in of(found, id)]
    assert [one["kind"] for one in of(since(Feed("ed"), None)[0], id)] == []


def test_a_list_of_changes_is_a_look_and_is_written_down():
    feed, id = Feed(), family(first())
    since(feed, None)
    assert "changes" in {read.page for read in ledger.reads(session("csc", "auditor"), id)}


def test_what_is_worked_out_again_is_no_change():
    from django.db import connections

    feed = Feed()
    id = family(first(), bruise("b1", agency="csc", author={"role": "nurse"}, recorded="2026-03-03T12:00"))
    _, cursor = since(feed, None)
    with connections["owner"].cursor() as cursor_:
        cursor_.execute("CREATE TEMP TABLE kept AS SELECT * FROM tenfold.question WHERE family = %s", [id])
        cursor_.execute("DELETE FROM tenfold.question WHERE family = %s", [id])
        cursor_.execute("INSERT INTO tenfold.question SELECT * FROM kept")
        cursor_.execute("DROP TABLE kept")
    assert of(since(feed, cursor)[0], id) == []


def test_what_was_committed_late_is_not_missed_and_nothing_is_told_twice():
    """Writers with transactions of very different lengths, and a reader that asks all the while."""
    from django.db import connection, transaction

    feed, chance = Feed(), Random(7)  # noqa: S311 - it chooses waits
    families = [feed.begin() for _ in range(WRITERS)]
    for id in families:
        feed.append(id, sent(first()))
    _, cursor = since(feed, None)
    waits = [[chance.choice((0, 0, 0.002, 0.03)) for _ in range(EACH)] for _ in range(WRITERS)]
    done = Event()

    def write(n):
        worker = ledger.recognise(feed.token).session
        try:
            for nth, wait in enumerate(waits[n]):
                with transaction.atomic():
                    entry = {"author": {"role": "nurse"}, **told(f"w{n}-{nth}")}
                    ledger.append(worker, UUID(families[n]), entry, "protect")
                    sleep(wait)
        finally:
            connection.close()

    def read(cursor):
        found = []
        try:
            while not done.is_set():
                more, cursor = since(feed, cursor, limit=7)
                found += more
            return found + since(feed, cursor)[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS + 1) as pool:
        reader = pool.submit(read, cursor)
        list(pool.map(write, range(WRITERS)))
        done.set()
    told_ = sorted(one["entry"] for one in reader.result() if one["kind"] == "entry" and one["family"] in families)
    assert told_ == sorted(f"w{n}-{nth}" for n in range(WRITERS) for nth in range(EACH))


def test_a_family_that_nobody_knows_is_none():
    assert of(since(Feed(), None)[0], uuid4()) == []


def told_once(feed):
    """Raise where what one writer commits before and another after a reader has asked is not told once each."""
    from django.db import connection, transaction

    slow, quick = (feed.begin() for _ in range(2))
    _, cursor = since(feed, None)
    written, asked = Event(), Event()

    def write():
        worker = ledger.recognise(feed.token).session
        try:
            with transaction.atomic():
                ledger.append(worker, UUID(slow), sent(first("late")), "protect")
                written.set()
                asked.wait(30)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        written.wait(30)
        feed.append(quick, sent(first("early")))
        before, cursor = since(feed, cursor)
        asked.set()
        writing.result()
    found = [*before, *since(feed, cursor)[0]]
    assert sorted(one["entry"] for one in found if one["family"] in (slow, quick) and one["entry"]) == ["early", "late"]


def test_what_is_being_written_while_somebody_reads_is_told_afterwards_and_once():
    told_once(Feed())


def owner(sql):
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def test_it_would_be_found_missing_or_doubled_without_its_guard():
    """The database tells whatever has been committed, and the very same check sees it."""
    bound = "c.tx < least(before, pg_snapshot_xmin(pg_current_snapshot()))"
    [(whole,)] = owner("SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname = 'changes'")
    assert bound in whole
    owner(whole.replace(bound, "true"))
    try:
        with pytest.raises(AssertionError):
            told_once(Feed())
    finally:
        owner(whole)
    told_once(Feed())
