"""The API as an agency's system meets it: entries in, what goes out, and what is refused."""

import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from feeds import ALL, WHY, Feed, token
from partnership import bruise, family, first, session, told
from tenfold import ledger
from tenfold.access import PURPOSES

pytestmark = pytest.mark.usefixtures("database")
STAMPS = ("agency", "author", "recorded")


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


def test_questions_that_an_entry_opens_are_told_to_who_may_read_them():
    feed, id = begun()
    assert "explanation-unchecked:b1-mark" in feed.append(id, bruise("b1", occurred="2026-03-03"))[1]["opened"]
    writer = Feed("csc", "entries:write")
    assert "opened" not in writer.append(id, bruise("b2", occurred="2026-03-04"))[1]


def test_what_goes_out_is_the_picture_the_questions_and_the_entries():
    feed, id = begun(None, first(), bruise("b1", occurred="2026-03-03"))
    status, picture = feed.get(f"families/{id}/picture")
    [ann] = picture["children"]
    assert (status, picture["lead"]["id"], ann["id"], ann["name"]) == (200, "csc", "ann", "Ann Vale")
    assert [one["by"][0]["id"] for one in ann["care"]] == ["mum"]
    assert (ann["lives_at"], [one["id"] for one in ann["household"]]) == (["home"], ["mum"])
    assert ann["seen"][0]["entry"] == "b1"
    asked = feed.get(f"families/{id}/questions")[1]["questions"]
    assert {one["id"] for one in asked} == set(ann["standing"])
    assert {"explanation-unchecked:b1-mark"} <= {one["id"] for one in asked}
    entries = feed.get(f"families/{id}/chronology")[1]["entries"]
    assert [one["id"] for one in entries] == ["e1", "b1"]
    assert entries[0]["facts"] == first()["facts"]


def test_questions_open_and_closed_are_all_and_are_told_as_the_replay_prints_them():
    feed, id = begun(None, first(), bruise("b1", occurred="2026-03-03"))
    checked = {"check": {"about": ["b1-mark"], "against": "witness", "result": "corroborated"}}
    feed.append(id, told("c1", event="call", facts=[checked]))
    by_state = {state: feed.get(f"families/{id}/questions", state=state)[1] for state in ("open", "closed", "all")}
    numbers = {state: {one["number"] for one in answer["questions"]} for state, answer in by_state.items()}
    assert numbers["open"] | numbers["closed"] == numbers["all"]
    assert all(numbers.values())
    from tenfold.replay import as_json, replay

    opened = ledger.open_record(session("csc"), UUID(id), "protect", "child")
    printed = as_json(replay(opened.case, known=opened.known))["questions"]
    untimed = [{name: value for name, value in one.items() if name != "number"} for one in by_state["all"]["questions"]]
    assert untimed == printed


def test_what_was_known_on_a_day_is_answered_as_it_was_then():
    feed = Feed("csc")
    id = family(first(), first("e2", recorded="2026-03-09T11:00", facts=[]))
    assert [one["id"] for one in feed.get(f"families/{id}/chronology", known="2026-03-05")[1]["entries"]] == ["e1"]
    assert feed.get(f"families/{id}/chronology", known="2026-02-30")[0] == 422
    assert feed.get(f"families/{id}/picture", known="9999-12-31")[0] == 200


def test_an_outsider_learns_nothing_not_even_that_there_is_such_a_family():
    id, outsider = family(first()), Feed("dva")
    for path in ("picture", "questions", "chronology"):
        here, nowhere = (outsider.get(f"families/{one}/{path}") for one in (id, uuid4()))
        assert here == nowhere
        assert here[0] == 403
        assert here[1]["law"]
        assert "ask the lead practitioner" in here[1]["instead"]
    assert outsider.append(id, told("x")) == outsider.append(uuid4(), told("x"))
    assert outsider.append(id, told("x"))[0] == 403
    assert str(id) not in {one["family"] for one in everything(outsider)}


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


def test_sealed_entries_of_others_and_safe_addresses_do_not_go_out():
    safe = [{"residence": {"person": "ann", "address": "14 Refuge Road", "as": "staying", "protected": True}}]
    sealed = first("s1", agency="dva", restricted="sealed", facts=[])
    id = family(first(), sealed, first("s2", agency="dva", facts=safe))
    feed = Feed("csc")
    entries = feed.get(f"families/{id}/chronology")[1]["entries"]
    assert [one["id"] for one in entries] == ["e1", "s2"]
    assert "Refuge Road" not in json.dumps([entries, feed.get(f"families/{id}/picture")])
    changed = [one for one in everything(feed) if one["family"] == str(id)]
    assert {one["entry"] for one in changed if one["kind"] == "entry"} == {"e1", "s2"}
    assert "Refuge Road" in json.dumps(Feed("dva").get(f"families/{id}/chronology"))


def everything(feed):
    """Every change that there is for a feed, page by page."""
    answer, found = {"more": True}, []
    while answer["more"]:
        since = {"since": answer["cursor"]} if "cursor" in answer else {}
        answer = feed.get("changes", limit=1000, **since)[1]
        found += answer["changes"]
    return found


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


def test_a_question_that_rests_on_what_is_sealed_goes_to_nobody_else():
    sealed = {"facts": [{"allegation": {"by": "anonymous", "child": "ann", "says": "He hits her."}}]}
    hidden = first("s1", agency="dva", restricted="sealed", event="information_received", **sealed)
    id = family(first(), hidden)
    asked = {
        one["id"]
        for one in Feed("dva").get(f"families/{id}/questions", state="all")[1]["questions"]
        if one["evidence"] == ["s1"]
    }
    assert asked
    told_ = Feed("csc").get(f"families/{id}/questions", state="all")[1]
    assert not asked & {one["id"] for one in told_["questions"]}
    assert not asked & {id for act in told_["acts"] + told_["more_acts"] for id in act["answers"]}
    assert "s1" not in json.dumps([told_, Feed("csc").get(f"families/{id}/picture")])
