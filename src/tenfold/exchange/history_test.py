"""A history brought through the API: the family's clock is stepped with it, and it asks live what its replay asks."""

import json
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from feeds import Feed
from partnership import AGENCIES, bruise, first, session
from tenfold import ledger
from tenfold.casefiles import entry_line, header_line, read
from tenfold.replay import as_json, replay
from tenfold.when import civil

pytestmark = pytest.mark.usefixtures("database")
CASES = Path(__file__).parents[3] / "cases"
IN_BETWEEN = 12
"""After every so many entries, what is asked live is compared with the replay of what was brought by then."""


def importer():
    return Feed("csc", "history", "record:read", "changes:read")


def enrolled(case):
    from tenfold.ledger.demo import enrol

    enrol([{"id": one.id, "name": one.name, "kind": one.kind} for one in case.agencies])


def header(case):
    return {**json.loads(header_line(case)), "case": uuid4().hex}


def in_order(case):
    """The entries of a case in the order of their arrival, each told with when it was recorded."""
    entries = sorted(case.entries, key=lambda entry: entry.order)
    for entry in entries:
        told = json.loads(entry_line(entry))
        told.pop("seq", None)
        yield entry, told


def standing(feed, family):
    """The questions as the record keeps them, opened and closed as the clock was stepped."""
    from django.db import connection, transaction

    from tenfold.ledger import keys
    from tenfold.ledger.opening import opened_for
    from tenfold.ledger.reading import read_family

    worker = ledger.recognise(feed.token).session
    with transaction.atomic(), connection.cursor() as cursor:
        opened_for(worker, UUID(family), "protect", "live")
        key = read_family(UUID(family)).key
        cursor.execute(
            "SELECT sealed, opened, closed, urgency FROM tenfold.question"
            " WHERE family = %s AND layer = '' ORDER BY number",
            [family],
        )
        rows = cursor.fetchall()
    ids = [json.loads(keys.unseal(key, sealed, UUID(family).bytes + b"question"))["id"] for sealed, *_ in rows]
    return [(id, opened, closed, urgency) for id, (_, opened, closed, urgency) in zip(ids, rows, strict=True)]


def asked(case, until):
    return [(one.id, one.opened, one.closed, one.urgency) for one in replay(case, known=until).questions]


def plain(questions):
    return [{name: value for name, value in one.items() if name != "number"} for one in questions]


def test_the_whole_case_brought_entry_by_entry_asks_live_exactly_what_its_replay_asks():
    case, feed = read(CASES / "peter.yaml"), importer()
    enrolled(case)
    family = feed.post("families?history=true", header(case))[1]["family"]
    waiting = [*in_order(case)]
    for n, (entry, told) in enumerate(waiting, 1):
        status, answer = feed.post(f"families/{family}/entries", told)
        assert (status, answer["recorded"]) == (201, civil(entry.recorded).isoformat()), answer
        if n % IN_BETWEEN == 0:
            so_far = replace(case, entries=tuple(one for one, _ in waiting[:n]))
            assert standing(feed, family) == asked(so_far, entry.recorded)
    last = max(entry.recorded for entry in case.entries)
    assert standing(feed, family) == asked(case, last)
    known = ledger.open_record(session("csc"), UUID(family), "protect", "child").known
    now = feed.get(f"families/{family}/questions", state="all")[1]["questions"]
    assert plain(now) == as_json(replay(case, known=known))["questions"]


def test_a_history_sent_twice_is_brought_once_and_out_of_order_is_refused():
    feed = importer()
    family = feed.post("families?history=true", {"case": uuid4().hex, "lead": "csc", "agencies": AGENCIES})[1]["family"]
    then, later = first(), first("e2", recorded="2026-03-09T11:00", agency="ed", facts=[])
    assert [feed.post(f"families/{family}/entries", one)[0] for one in (then, later, then, later)] == [
        201,
        201,
        200,
        200,
    ]
    between = first("e3", recorded="2026-03-05T11:00", facts=[])
    status, problem = feed.post(f"families/{family}/entries", between)
    assert (status, "in the order of" in problem["detail"]) == (422, True)


def test_looking_at_the_family_in_between_changes_nothing():
    feed = importer()
    family = feed.post("families?history=true", {"case": uuid4().hex, "lead": "csc", "agencies": AGENCIES})[1]["family"]
    told = [first(), {**bruise("b1"), "recorded": "2026-03-03T12:00", "author": {"role": "nurse"}, "agency": "ed"}]
    told.append(first("e9", recorded="2026-03-20T12:00", facts=[]))
    for one in told:
        assert feed.post(f"families/{family}/entries", one)[0] == 201
        assert feed.get(f"families/{family}/questions", state="all")[0] == 200
    from partnership import case

    whole = case(*told)
    assert standing(feed, family) == asked(whole, max(entry.recorded for entry in whole.entries))


@pytest.mark.parametrize("scopes", [("entries:write",), ("entries:write", "record:read", "changes:read", "webhooks")])
def test_only_a_token_for_histories_begins_one(scopes):
    status, problem = Feed("csc", *scopes).post("families?history=true", {"case": uuid4().hex, "lead": "csc"})
    assert (status, "scope history" in problem["detail"]) == (403, True)


def test_a_history_is_brought_only_to_a_family_that_was_begun_for_it_and_by_who_began_it():
    plain, feed, other = Feed(), Feed("csc", "history", "entries:write"), importer()
    family = plain.begin()
    told = first(agency="police")
    status, problem = feed.post(f"families/{family}/entries", told)
    assert (status, "began this family" in problem["detail"]) == (422, True)
    begun = feed.post("families?history=true", {"case": uuid4().hex, "lead": "csc"})[1]["family"]
    assert other.post(f"families/{begun}/entries", told)[0] == 403
    assert feed.post(f"families/{begun}/entries", told)[0] == 201
    assert other.post(f"families/{begun}/entries", {**told, "id": "e2", "facts": []})[0] == 403


def test_nothing_is_brought_that_was_recorded_in_the_future():
    feed = importer()
    family = feed.post("families?history=true", {"case": uuid4().hex, "lead": "csc"})[1]["family"]
    status, problem = feed.post(f"families/{family}/entries", first(recorded="2099-01-01T10:00"))
    assert (status, "not come yet" in problem["detail"]) == (422, True)
    for odd in ("soon", "2026-03-02", 4, ["x"], {}):
        assert feed.post(f"families/{family}/entries", first(recorded=odd))[0] == 422
