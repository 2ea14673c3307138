"""ID-02, of agencies' own systems: by the API they read and write what their agency is tied to now, and nothing else.

Each scope of a token, in each relationship of its agency, asks every address of the API for a family that holds an
open, a sensitive and a sealed entry and a safe address; a closed family and one that is none are answered alike.
"""

import json
from uuid import uuid4

import pytest

from feeds import Feed
from guards import rebuilt
from matrix import NAME, OPEN, SAFE, SEALED, SENSITIVE, WORDS, Place, settle
from matrix_pages import ROUTES
from partnership import told

pytestmark = pytest.mark.usefixtures("database")
TIED = ("involved", "invited", "referral")
UNTIED = ("none", "involvement ended", "future", "allocated", "presented", "ended")
READS = ("picture", "questions", "chronology")
SCOPES = {"entries:write": ("append_entry", "append_batch"), "record:read": READS, "changes:read": ("changes",)}
OWN = {"police": {SENSITIVE, SEALED}, "csc": {SENSITIVE, SAFE}, "dva": {SAFE}}
"""What each agency reads beside what all read; none but its author reads what is sealed."""


def asked(feed, ann):
    """What each address answers about a family: its name, the status, all the words of the answer."""
    for what in READS:
        yield what, *feed.get(f"families/{ann}/{what}")
    yield "append_entry", *feed.post(f"families/{ann}/entries", {**told(uuid4().hex), "author": {"role": "nurse"}})
    line = {"family": str(ann), "entry": {**told(uuid4().hex), "author": {"role": "nurse"}}}
    _, answer = feed.post("entries", json.dumps(line).encode(), kind="application/x-ndjson")
    refused = answer.get("problem", answer).get("status")
    yield "append_batch", 201 if answer.get("outcome") == "created" else refused, answer
    try:
        changed = [one for one in feed.every_change() if one["family"] == str(ann)]
        yield "changes", 200 if changed else 403, changed
    except KeyError:
        yield "changes", 403, []


def all_is_right(place, *scopes):
    """Check every address, asked by a system with some scopes whose agency stands in a place."""
    _, ann = settle(place)
    feed = Feed(place.agency, *scopes)
    may = {what for scope in scopes or SCOPES for what in SCOPES[scope]} if place.relation in TIED else set()
    reads = {OPEN, NAME} | OWN.get(place.agency, set())
    if "changes" in may:
        assert feed.settled(ann)
    for what, status, answer in asked(feed, ann):
        assert what in ROUTES
        assert (status in {200, 201}) == (what in may), (what, status, answer)
        said = json.dumps(answer, ensure_ascii=False)
        allowed = reads if what in may and what != "changes" else set()
        assert {word for word in WORDS if word in said} <= allowed, what
        if what == "chronology" and what in may:
            assert {word for word in (OPEN, SENSITIVE, SEALED, NAME) if word in said} == reads - {SAFE}


@pytest.mark.parametrize("agency", ["nursery", "police", "csc", "dva"])
@pytest.mark.parametrize("relation", TIED + UNTIED)
def test_a_system_reads_and_writes_what_its_agency_is_tied_to(relation, agency):
    # the agencies that wrote on the family are tied to it by that, whatever else ends
    place = Place("practitioner", relation if agency == "nursery" else "involved", agency)
    all_is_right(place)


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("relation", ["involved", "none"])
def test_a_token_is_for_what_it_says_alone(scope, relation):
    all_is_right(Place("practitioner", relation), scope)


def test_a_closed_family_and_one_that_is_none_are_answered_alike():
    _, ann = settle(Place("practitioner", "none"))
    feed = Feed("nursery")
    there, nowhere = (
        [(what, status, json.dumps(answer).replace(str(id), "")) for what, status, answer in asked(feed, id)]
        for id in (ann, uuid4())
    )
    assert [one[:2] for one in there] == [one[:2] for one in nowhere]
    assert [one for one in there if one[0] in READS] == [one for one in nowhere if one[0] in READS]


def test_a_system_reads_what_its_agency_is_tied_to_without_its_guard(monkeypatch):
    from tenfold.access import Tie

    monkeypatch.setattr(Tie, "holds_for", lambda *_: True)
    dated = "AND m.since <= clock_timestamp()\n      AND (m.until IS NULL OR clock_timestamp() < m.until)"
    with rebuilt("ties", dated, ""), pytest.raises((AssertionError, RuntimeError)):
        all_is_right(Place("practitioner", "involvement ended"))
