"""IP-01, as a feed meets it: what is sent again, in any order, split any way, by several at once, is on record once.

A model that is a dictionary says what must be there: what was sent first under an id stays, the same content again is
`exists`, other content is `conflict`. TENFOLD_SEQUENCES=1000 tries as many sequences.
"""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds import Feed
from partnership import first, session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
SEQUENCES = int(os.environ.get("TENFOLD_SEQUENCES", "12"))
IDS = ("v1", "v2", "v3", "v4")
WORDS = ("Seen.", "Asleep.")
acts = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(WORDS), st.booleans()), min_size=1, max_size=14)
"""Sendings: which entry, with which words, and whether a batch ends after it."""


@pytest.fixture(scope="module")
def feed():
    return Feed("csc", "entries:write", "record:read")


def begun(feed):
    id = feed.begin()
    feed.append(id, {name: value for name, value in first().items() if name not in ("agency", "recorded")})
    return id


def entry(id, words="Seen."):
    return {"author": {"role": "nurse"}, **told(id, narrative=words)}


def on_record(id):
    case = ledger.open_record(session("csc"), UUID(id), "protect", "child").case
    return [(one.id, one.narrative) for one in case.entries[1:]]


def sent(feed, family, sendings):
    """Send entries, in batches as they are told; return what became of each."""
    found, batch = [], []
    for id, words, ends in sendings:
        batch.append({"family": family, "entry": entry(id, words)})
        if ends:
            found, batch = found + feed.batch(batch), []
    return [one["outcome"] for one in found + (feed.batch(batch) if batch else [])]


def once_each(feed, sendings):
    """Raise where what is on record, or was answered, is not what the model says."""
    family, model, right = begun(feed), {}, []
    for id, words, _ in sendings:
        right.append("created" if id not in model else "exists" if model[id] == words else "conflict")
        model.setdefault(id, words)
    assert sent(feed, family, sendings) == right
    assert on_record(family) == list(model.items())


@settings(max_examples=SEQUENCES)
@given(sendings=acts)
def test_whatever_is_sent_again_is_on_record_once(feed, sendings):
    once_each(feed, sendings)


def test_several_who_send_the_same_at_once_store_it_once(feed):
    from django.db import connection

    family, lines = begun(feed), [entry(f"v{n}") for n in range(8)]

    def send(n):
        try:
            mine = Random(n).sample(lines, len(lines))  # noqa: S311 - an order, told again by its seed
            return [
                one["outcome"]
                for one in Feed(token_=feed.token).batch([{"family": family, "entry": one} for one in mine])
            ]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        outcomes = [one for answers in pool.map(send, range(4)) for one in answers]
    assert sorted(outcomes) == ["created"] * 8 + ["exists"] * 24
    assert sorted(on_record(family)) == [(f"v{n}", "Seen.") for n in range(8)]


def test_what_was_taken_before_the_answer_was_lost_is_there_when_it_is_sent_again(feed):
    family = begun(feed)
    body = json.dumps(entry("v1"))
    feed.client.post(f"/api/v1/families/{family}/entries", body, content_type="application/json", headers=feed.headers)
    assert feed.append(family, entry("v1"))[1]["outcome"] == "exists"


def test_other_content_is_found_to_be_taken_without_its_guard(feed, monkeypatch):
    """Entries are compared by their ids alone, and the very same check sees it."""
    from tenfold.ledger import appending

    monkeypatch.setattr(appending, "same_but_stamps", lambda *_: True)
    with pytest.raises(AssertionError):
        once_each(feed, [("v1", "Seen.", False), ("v1", "Asleep.", True)])
