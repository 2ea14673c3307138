from concurrent.futures import ThreadPoolExecutor

import pytest

from partnership import bruise, family, first, session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")


def entries(ann):
    return [one.id for one in ledger.open_record(session("csc"), ann, "protect", "child").case.entries]


def test_an_entry_is_stamped_with_who_for_whom_and_when():
    ann, sam = family(first()), session("csc", name="Sam Okoro")
    done = ledger.append(sam, ann, {**told("v1"), "agency": "police", "recorded": "2020-01-01T00:00"}, "protect")
    assert done.entry.agency == "csc"
    assert done.entry.author.id == sam.viewer.id
    assert done.entry.recorded.year >= 2026
    assert done.entry.seq == 2
    assert entries(ann) == ["e1", "v1"]


def test_what_follows_from_an_entry_is_said_at_once():
    ann, sam = family(first()), session("csc")
    ledger.append(sam, ann, bruise("b1", occurred="2026-03-03"), "protect")
    checked = {"check": {"about": ["b1-mark"], "against": "witness", "result": "corroborated", "says": "I saw it"}}
    before = {q.rule for q in ledger.open_record(sam, ann, "protect", "child").questions if q.closed is None}
    done = ledger.append(sam, ann, told("c1", event="call", facts=[checked]), "protect")
    after = {q.rule for q in ledger.open_record(sam, ann, "protect", "child").questions if q.closed is None}
    assert {q.rule for q in done.closed} >= before - after
    assert "explanation-unchecked" in before
    assert "explanation-unchecked" not in after


def test_sent_twice_it_is_taken_once():
    ann, sam = family(first()), session("csc")
    once, twice = (ledger.append(sam, ann, told("v1"), "protect") for _ in range(2))
    assert (once.again, twice.again) == (False, True)
    assert once.entry == twice.entry
    assert entries(ann) == ["e1", "v1"]


def test_the_same_id_with_other_content_is_refused_and_nothing_of_it_is_kept():
    ann, sam = family(first()), session("csc")
    ledger.append(sam, ann, told("v1"), "protect")
    with pytest.raises(ledger.NotTaken, match="on record with other content"):
        ledger.append(sam, ann, told("v1", narrative="Something else."), "protect")
    assert entries(ann) == ["e1", "v1"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"about": ["nobody"]}, "“nobody” is no person"),
        ({"event": "dance"}, "“dance” is not a word"),
        ({"occurred": "2099-01-01"}, "before it occurred"),
        ({"occurred": "yesterday"}, "yesterday"),
        ({"seen": {"ann": "glimpsed"}}, "glimpsed"),
        ({"facts": [{"injury": {"child": "ann", "type": "rash"}}]}, "“rash” is not a word"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_and_nothing_is_half_taken(wrong, sentence):
    ann, sam = family(first()), session("csc")
    with pytest.raises(ledger.NotTaken) as refusal:
        ledger.append(sam, ann, told("v1") | wrong, "protect")
    assert any(sentence in problem for problem in refusal.value.problems)
    assert entries(ann) == ["e1"]


def test_an_outsider_writes_nothing():
    ann = family(first())
    with pytest.raises(ledger.Closed):
        ledger.append(session("dva"), ann, told("v1"), "protect")
    assert entries(ann) == ["e1"]


def test_if_what_follows_fails_the_entry_is_not_kept_either(monkeypatch):
    from tenfold.ledger import appending

    ann, sam = family(first()), session("csc")

    def broken(*_):
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(appending, "project_layers", broken)
        with pytest.raises(RuntimeError, match="disk is full"):
            ledger.append(sam, ann, told("v1"), "protect")
    assert entries(ann) == ["e1"]
    assert not ledger.append(sam, ann, told("v1"), "protect").again


def test_an_agency_that_has_written_on_a_family_is_tied_to_it_and_so_is_one_that_is_invited():
    ann, nurse = family(first()), session("ed")
    ledger.present(nurse, ann, "care", "Ann is in the department")
    ledger.append(nurse, ann, bruise("b1"), "care")
    assert ledger.open_record(session("ed"), ann, "protect", "child").allowed.tie.kind == "involved"
    call = told("m1", event="record_note", facts=[{"invited": {"agency": "nursery"}}])
    ledger.append(session("csc"), ann, call, "conference")
    assert ledger.open_record(session("nursery"), ann, "conference", "child").allowed.tie.kind == "invited"


def test_two_who_write_at_once_are_both_taken_one_after_the_other():
    from django.db import connection

    ann, workers = family(first()), [session("csc") for _ in range(4)]

    def write(n):
        try:
            return ledger.append(workers[n], ann, told(f"v{n}"), "protect").entry.seq
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(pool.map(write, range(4)))
    assert numbers == [2, 3, 4, 5]
    assert sorted(entries(ann)) == ["e1", "v0", "v1", "v2", "v3"]


def test_in_the_hour_that_comes_twice_an_entry_is_recorded_when_it_was_and_not_an_hour_before():
    from datetime import UTC, datetime

    from tenfold.casefiles import decode_entries, entry_line
    from tenfold.ledger.appending import stamped

    for minute in (10, 59):
        for hour in (0, 1):
            now = datetime(2026, 10, 25, hour, minute, tzinfo=UTC)
            entry = stamped(session("csc"), told("autumn"), now, 1)
            [again] = decode_entries([entry_line(entry)])
            assert entry.recorded == again.recorded == now
