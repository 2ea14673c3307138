"""The API as an agency's system meets it: who may call, entries in, and what is refused."""

import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from feeds import ALL, WHY, Feed, token
from partnership import family, first, session, told
from tenfold import ledger
from tenfold.access import PURPOSES

pytestmark = pytest.mark.usefixtures("database")


def sent(entry):
    """An entry as a system sends it."""
    return {name: value for name, value in entry.items() if name not in ("agency", "recorded")}


def begun(feed=None, *entries):
    feed = feed or Feed()
    id = feed.begin()
    for entry in entries or [first()]:
        status, answer = feed.append(id, sent(entry))
        assert status == 201, answer
    return feed, id


def test_a_system_begins_a_family_once_and_writes_on_it_for_a_named_professional():
    feed = Feed()
    reference = uuid4().hex
    assert feed.post("families", {"case": reference, "lead": "csc"})[0] == 201
    status, again = feed.post("families", {"case": reference, "lead": "csc"})
    assert (status, again["outcome"]) == (200, "exists")
    status, done = feed.append(again["family"], sent(first()) | {"author": {"role": "social worker", "id": "w-7"}})
    assert (status, done["outcome"], done["number"]) == (201, "created", 1)
    [entry] = ledger.open_record(session("csc"), UUID(again["family"]), "protect", "child").case.entries
    assert (entry.agency, entry.author.role, entry.author.id) == ("csc", "social worker", "w-7")
    assert entry.recorded.year >= 2026


def test_a_family_begun_again_under_other_words_is_a_conflict():
    feed, reference = Feed(), uuid4().hex
    feed.begin(reference)
    status, problem = feed.post("families", {"case": reference, "lead": "csc", "title": "Another"})
    assert (status, problem["status"]) == (409, 409)


def test_each_agency_has_its_own_references():
    reference = uuid4().hex
    assert Feed("csc").begin(reference) != Feed("ed").begin(reference)


def test_an_entry_sent_again_is_there_already_and_with_other_content_a_conflict():
    feed, id = begun()
    assert feed.append(id, sent(first()))[1]["outcome"] == "exists"
    for other in ({"narrative": "Something else."}, {"author": {"role": "nurse"}}):
        status, problem = feed.append(id, sent(first()) | other)
        assert (status, "other content" in problem["detail"]) == (409, True)


def test_what_is_wrong_is_said_with_its_field_and_what_would_be_right():
    feed, id = begun()
    status, problem = feed.append(id, told("x", event="dance", facts=[{"injury": {"child": "ann", "type": "rash"}}]))
    assert status == 422
    fields = {one["field"]: (one["wrong"], one["right"]) for one in problem["problems"]}
    assert fields.keys() == {"/event", "/facts/0/injury/type"}
    assert "“dance” is not a word" in fields["/event"][0]
    assert all(right for _, right in fields.values())
    status, problem = feed.append(id, told("x", about=["nobody"]))
    assert (status, problem["problems"][0]["field"]) == (422, "/about/0")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"agency": "police"}, "/agency"),
        ({"recorded": "2020-01-01T10:00"}, "/recorded"),
        ({"seq": 4}, "/seq"),
        ({"id": "x" * 5000}, "/id"),
        ({"author": None}, "/author"),
        ({"id": None}, "/id"),
    ],
)
def test_what_a_sender_may_not_tell_is_refused_and_not_passed_over(wrong, field):
    feed, id = begun()
    status, problem = feed.append(id, told("x") | wrong)
    assert status == 422
    assert field in [one["field"] for one in problem["problems"]]


def test_each_read_and_write_is_written_down_with_purpose_and_basis():
    feed, id = begun()
    feed.get(f"families/{id}/picture")
    assert feed.settled(id)
    pages = {read.page: read for read in ledger.reads(session("csc", "auditor"), UUID(id))}
    assert {"begin", "record", "api picture", "changes"} <= pages.keys()
    assert pages["api picture"].purpose == PURPOSES["protect"].words
    assert pages["api picture"].basis == PURPOSES["protect"].basis
    assert pages["api picture"].agency == "Children’s social care"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 422),
        ({"Tenfold-Purpose": "protect"}, 422),
        (WHY | {"Tenfold-Purpose": "curiosity"}, 422),
        (WHY | {"Tenfold-Basis": "law-enforcement"}, 422),
        (WHY, 200),
    ],
)
def test_a_record_is_opened_for_a_purpose_and_on_the_basis_of_such_an_agency(headers, status):
    feed, id = begun()
    signed = {"Authorization": f"Bearer {feed.token}"}
    answer = feed.client.get(f"/api/v1/families/{id}/picture", headers=signed | headers)
    assert answer.status_code == status


def test_police_open_on_their_own_basis():
    id = family(first(), first("p1", agency="police", facts=[]))
    assert Feed("police").get(f"families/{id}/picture")[0] == 200


@pytest.mark.parametrize("shown", [None, "", "Bearer", "Bearer x", "Basic eDp5", "Bearer tenfold_ü"])
def test_who_shows_no_token_is_not_known(shown):
    answer = Feed().client.get("/api/v1/changes", headers=WHY | ({"Authorization": shown} if shown is not None else {}))
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer["Content-Type"] == "application/problem+json"


def test_a_token_is_for_what_it_was_made_for():
    id = family(first())
    asked = {
        "entries:write": lambda feed: feed.append(id, told(uuid4().hex)),
        "record:read": lambda feed: feed.get(f"families/{id}/picture"),
        "changes:read": lambda feed: feed.get("changes"),
        "webhooks": lambda feed: feed.get("webhooks"),
    }
    for scope in asked:
        feed = Feed("csc", scope)
        answers = {name: ask(feed) for name, ask in asked.items()}
        assert {name for name, (status, _) in answers.items() if status < 400} == {scope}
        assert all("scope" in told_["detail"] for status, told_ in answers.values() if status == 403)


def test_a_token_that_was_revoked_or_has_ended_opens_nothing_from_that_moment():
    administrator = session("csc", "administrator")
    number, made = ledger.make_token(administrator, "csc", "feed", ALL, timedelta(days=1))
    feed = Feed(token_=made)
    assert feed.get("changes")[0] == 200
    assert ledger.revoke_token(administrator, number)
    assert not ledger.revoke_token(administrator, number)
    assert feed.get("changes")[0] == 401
    _, short = ledger.make_token(administrator, "csc", "feed", ALL, timedelta(microseconds=1))
    assert Feed(token_=short).get("changes")[0] == 401


def test_a_token_that_is_used_too_often_is_told_when_to_come_again():
    feed = Feed(token_=token("csc", per_minute=2))
    answers = [feed.client.get("/api/v1/webhooks", headers=feed.headers) for _ in range(6)]
    last = answers[-1] if answers[-1].status_code == 429 else answers[-2]  # a minute may have ended in between
    assert last.status_code == 429
    assert 1 <= int(last["Retry-After"]) <= 60
    assert Feed().get("webhooks")[0] == 200


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("text/plain", b"{}", 415),
        ("application/json; charset=utf-16", b"{}", 415),
        ("application/x-ndjson", b"{}", 415),
        ("application/json", b"{", 400),
        ("application/json", b"[]", 400),
        ("application/json", b"\xff", 400),
        ("application/json", b'{"id": "\\u0000"}', 400),
        ("application/json", b'{"id": "\\ud800"}', 400),
        ("application/json", b'{"a": ' * 5000, 400),
        ("application/json", b'{"a":' * 900 + b"1" + b"}" * 900, 400),
        ("application/json", b'{"id": ' + b"9" * 400_000 + b"}", 400),
        ("application/json", b'{"times": 1e999}', 400),
        ("application/json", b"{}", 422),
        ("application/json", b" " * 1_000_001, 413),
        ("application/json", "﻿{}".encode(), 422),
    ],
)
def test_whatever_comes_is_answered_as_a_problem(kind, body, status):
    feed, id = begun()
    answer = feed.client.post(f"/api/v1/families/{id}/entries", body, content_type=kind, headers=feed.headers)
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["status"] == status


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/api/v1/entries", 405),
        ("delete", "/api/v1/families", 405),
        ("patch", "/api/v1/changes", 405),
        ("get", "/api/v1/nothing", 404),
        ("get", "/api/v2/changes", 404),
        ("post", "/api/", 404),
        ("get", "/api/v1/families/x/picture", 404),
        ("get", "/api/v1/families/%00/picture", 404),
        ("delete", "/api/v1/webhooks/x", 404),
    ],
)
def test_odd_addresses_and_methods_are_answered_as_problems(method, path, status):
    feed = Feed()
    answer = getattr(feed.client, method)(path, headers=feed.headers)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    if status == 405:
        assert answer["Allow"]


@pytest.mark.parametrize("since", ["", "x", "\0", "1", "mnxw", "ü", "ge2" * 20, "a" * 81])
def test_what_is_no_cursor_is_refused(since):
    assert Feed().get("changes", since=since)[0] == 422


def test_the_purposes_of_the_api_are_those_of_the_house():
    from typing import get_args

    from tenfold.exchange.doors import PurposeId

    # a person answers whoever asks for what is held of them, and a person leads a learning review
    by_hand = {"rights", "learning"}
    assert set(get_args(PurposeId)) == PURPOSES.keys() - by_hand


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"case": 4},
        {"case": "x", "lead": "nobody"},
        {"case": "x", "agencies": [{"id": "z", "name": "Z", "kind": "police"}]},
        {"case": "x", "entries": []},
    ],
)
def test_a_header_that_is_wrong_says_so(wrong):
    status, problem = Feed().post("families", wrong)
    assert status == 422, problem
    assert problem["problems"]
