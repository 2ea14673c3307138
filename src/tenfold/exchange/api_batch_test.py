"""A batch sent to the API is answered line by line, and nothing that is wrong with one line stops another."""

import json
from uuid import uuid4

import pytest
from django.test import Client

from feeds import Feed
from partnership import first, told
from tenfold import ledger
from tenfold.exchange.api_test import begun, sent

pytestmark = pytest.mark.usefixtures("database")


def test_a_batch_is_answered_line_by_line_and_a_bad_line_stops_no_other():
    feed, one = begun()
    other = feed.begin()
    lines = [
        {"family": one, "entry": {"author": {"role": "nurse"}, **told("v1")}},
        b'{"family": ',
        b"\xff\xfe",
        {"family": one, "entry": {"author": {"role": "nurse"}, **told("v1")}},
        b"",
        {"family": one, "entry": {"author": {"role": "nurse"}, **told("v1", narrative="Other.")}},
        {"family": str(uuid4()), "entry": {"author": {"role": "nurse"}, **told("v2")}},
        {"family": one, "entry": {"author": {"role": "nurse"}, **told("v3", about=["nobody"])}},
        {"family": one, "entry": []},
        {"family": "x", "entry": {}},
        {"family": other, "entry": sent(first())},
        b'{"family": "' + one.encode() + b'", "entry": {"id": "a", "id": "b"}}',
    ]
    answers = feed.batch(lines)
    assert [(one["line"], one["outcome"]) for one in answers] == [
        (1, "created"), (2, "refused"), (3, "refused"), (4, "exists"), (6, "conflict"), (7, "refused"), (8, "refused"),
        (9, "refused"), (10, "refused"), (11, "created"), (12, "refused"),
    ]  # fmt: skip
    assert answers[6]["problem"]["problems"][0]["field"] == "/about/0"
    assert "twice" in answers[-1]["problem"]["detail"]


def test_a_line_that_is_too_long_is_refused_and_the_rest_taken():
    feed, id = begun()
    answers = feed.batch([b"x" * 1_500_000, {"family": id, "entry": {"author": {"role": "nurse"}, **told("v1")}}])
    assert [one["outcome"] for one in answers] == ["refused", "created"]


def test_a_batch_ends_after_ten_thousand_lines(monkeypatch):
    from tenfold.exchange import entering

    monkeypatch.setattr(entering, "MOST_LINES", 3)
    answers = Feed().batch([b"x"] * 9)
    assert [one["line"] for one in answers] == [1, 2, 3, 4]
    assert answers[-1]["problem"]["status"] == 413


def test_nothing_of_a_batch_is_larger_in_memory_than_an_entry():
    from tenfold.exchange import bodies

    class Endless:
        """A body of a hundred megabytes, one line, that says how much was read of it."""

        left = 100_000_000

        def read(self, size):
            taken = min(size, self.left)
            self.left -= taken
            return b"x" * taken

    import tracemalloc

    tracemalloc.start()
    assert list(bodies._numbered(Endless())) == [(1, None)]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3 * bodies.LARGEST_ENTRY


def test_whatever_fails_for_one_line_of_a_batch_fails_for_that_line_alone(monkeypatch):
    feed, id = begun()
    append = ledger.append

    def broken(session, family, told, *more, **named):
        if told["id"] == "bad":
            raise RuntimeError("nobody expected this")
        return append(session, family, told, *more, **named)

    monkeypatch.setattr(ledger, "append", broken)
    lines = [{"family": id, "entry": {"author": {"role": "nurse"}, **told(one)}} for one in ("v1", "bad", "v2")]
    answers = feed.batch(lines)
    assert [one["outcome"] for one in answers] == ["created", "failed", "created"]
    assert "nobody expected" not in json.dumps(answers)
    client = Client(SERVER_NAME="localhost", raise_request_exception=False)
    body = json.dumps(lines[1]["entry"])
    answer = client.post(f"/api/v1/families/{id}/entries", body, content_type="application/json", headers=feed.headers)
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert "nobody expected" not in answer.content.decode()
