"""IP-05: no request, however odd, is answered with a fault of ours, a stack trace or an SQL error, nor calls anyone.

Schemathesis reads the API's own description and asks each address, with each kind of token, what the description allows
and what it does not; whatever comes back must be as described, and no fault of ours. A few requests each here;
TENFOLD_ODD_REQUESTS=500 asks as many of each. The tests' guard stops whoever would call out.
"""

import json
import os
import re
import socket
from functools import cache

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from feeds import ALL, POLICE, WHY, token
from partnership import bruise, family, first

pytestmark = pytest.mark.usefixtures("database")
FAULT = 500
ODD = int(os.environ.get("TENFOLD_ODD_REQUESTS", "5"))
CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]
KINDS = {
    "nobody": None,
    "a writer": ("csc", "entries:write"),
    "a reader": ("csc", "record:read"),
    "a listener": ("csc", "changes:read", "webhooks"),
    "an importer": ("csc", "history", "record:read"),
    "police": ("police", *ALL),
    "an outsider": ("dva", *ALL),
    "everything": ("csc", *ALL, "history"),
}
TELLTALE = re.compile(r"Traceback|psycopg|django\.|SELECT |INSERT |line \d+, in |/site-packages/")
READING = ["picture", "questions", "chronology", "changes", "webhooks"]
OPERATIONS = ["begin_family", "append_entry", "append_batch", *READING, "add_webhook", "end_webhook"]


@schemathesis.serializer("application/x-ndjson")
def lines(_, value):
    """A batch of one line."""
    return json.dumps(value).encode()


@schemathesis.deserializer("application/x-ndjson")
def answers(_, response):
    """The answer to the first line."""
    return json.loads(response.content.splitlines()[0])


@pytest.fixture(autouse=True)
def nobody_is_called(monkeypatch):
    """Make it a fault to look a name up; the tests' guard makes it one to connect."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *asked, **_: pytest.fail(f"{asked[0]} was looked up"))


@pytest.fixture(scope="module")
def described():
    """The API as it describes itself, asked in this process."""
    from tenfold.site.wsgi import application

    return schemathesis.openapi.from_wsgi("/api/openapi.json", application)


def operations(described):
    """Each address by the name of what it does."""
    return {one.ok().definition.raw["operationId"]: one.ok() for one in described.get_all_operations()}


@cache
def shown(kind):
    """What a kind of system shows of itself."""
    return {} if KINDS[kind] is None else {"Authorization": f"Bearer {token(*KINDS[kind])}"}


@cache
def known_family():
    """A family that social care and the police are tied to."""
    bruised = bruise("b1", agency="police", author={"role": "constable"}, recorded="2026-03-03T12:00")
    return str(family(first(), bruised))


def says_so(operation, case):
    """Whether what is wrong with a request is told by the answer's status: a batch is answered line by line.

    Headers that are right are put over those that were tried.
    """
    header = case.meta.components.get(ParameterLocation.HEADER)
    return operation != "append_batch" and (header is None or header.mode is GenerationMode.POSITIVE)


def ask(described, operation, kind, odd=ODD):
    """Ask one address all sorts of things with one kind of token; raise where an answer is not as it should be."""
    found = operations(described)[operation]
    signed, there = shown(kind), known_family()
    allowed, not_allowed = (found.as_strategy(generation_mode=mode) for mode in GenerationMode)

    @settings(
        max_examples=odd,
        database=None,
        report_multiple_bugs=False,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=allowed | not_allowed, here=st.booleans(), known=st.booleans())
    def asked(case, here, known):
        if here and "family" in (case.path_parameters or {}):
            case.path_parameters["family"] = there
        right = (POLICE if kind == "police" else WHY) if known else {}
        answer = case.call(headers={**signed, **right})
        assert answer.status_code < FAULT, answer.text
        case.validate_response(answer, checks=CHECKS + ([negative_data_rejection] if says_so(operation, case) else []))
        assert not TELLTALE.search(answer.text)

    asked()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_whatever_is_asked_is_answered_as_described_and_never_with_a_fault(described, operation, kind):
    ask(described, operation, kind)


def test_a_fault_is_found_without_its_guard(described, monkeypatch):
    """What a cursor is goes unlooked at: what is none then meets the database, and the very same asking sees it."""
    from tenfold.ledger import changing

    monkeypatch.setattr(changing, "_place_of", lambda since: changing.Place(int(since or 0), 0))
    with pytest.raises(AssertionError):
        ask(described, "changes", "a listener", odd=60)


def test_a_call_outwards_is_found_without_its_guard(described, monkeypatch):
    """Where a webhook leads is looked up when it is asked for: somebody is called, and the very same asking sees it."""
    from tenfold.exchange import api

    monkeypatch.setattr(api, "target_of", lambda url: socket.getaddrinfo(url, 443))
    with pytest.raises(pytest.fail.Exception):
        ask(described, "add_webhook", "a listener", odd=20)


def test_every_address_is_asked(described):
    assert operations(described).keys() == {*OPERATIONS}
