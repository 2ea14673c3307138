"""IP-05: no request, however odd, is answered with a fault of ours, a stack trace or an SQL error, nor calls anyone.

Schemathesis reads the API's own description and asks each address, with each kind of token, what the description allows
and what it does not; whatever comes back must be as described, and no fault of ours. A few requests each here;
TENFOLD_ODD_REQUESTS=500 asks as many of each. The tests' guard stops whoever would call out.
"""

import json
import os
import re

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
ODD = int(os.environ.get("TENFOLD_ODD_REQUESTS", "8"))
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
OPERATIONS = "begin_family append_entry append_batch picture questions chronology changes add_webhook webhooks end_webhook".split()


@schemathesis.serializer("application/x-ndjson")
def lines(_, value):
    """A batch of one line."""
    return json.dumps(value).encode()


@schemathesis.deserializer("application/x-ndjson")
def answers(_, response):
    """The answer to the first line."""
    return json.loads(response.content.splitlines()[0])


@pytest.fixture(scope="module")
def described():
    """The API as it describes itself, asked in this process."""
    from tenfold.site.wsgi import application

    return schemathesis.openapi.from_wsgi("/api/openapi.json", application)


def operations(described):
    """Each address by the name of what it does."""
    return {one.ok().definition.raw["operationId"]: one.ok() for one in described.get_all_operations()}


def says_so(operation, case):
    """Whether what is wrong with a request is told by the answer's status: a batch is answered line by line.

    Headers that are right are put over those that were tried.
    """
    header = case.meta.components.get(ParameterLocation.HEADER)
    return operation != "append_batch" and (header is None or header.mode is GenerationMode.POSITIVE)


def ask(described, operation, kind, odd=ODD):
    """Ask one address all sorts of things with one kind of token; raise where an answer is not as it should be."""
    found = operations(described)[operation]
    signed = {} if KINDS[kind] is None else {"Authorization": f"Bearer {token(*KINDS[kind])}"}
    bruised = bruise("b1", agency="police", author={"role": "constable"}, recorded="2026-03-03T12:00")
    there = str(family(first(), bruised))
    allowed, not_allowed = (found.as_strategy(generation_mode=mode) for mode in GenerationMode)

    @settings(max_examples=odd, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=allowed | not_allowed, here=st.booleans(), known=st.booleans())
    def asked(case, here, known):
        if here and "family" in (case.path_parameters or {}):
            case.path_parameters["family"] = there
        right = (POLICE if kind == "police" else WHY) if known else {}
        answer = case.call(headers={**signed, **right})
        case.validate_response(answer, checks=CHECKS + ([negative_data_rejection] if says_so(operation, case) else []))
        assert answer.status_code < FAULT, answer.text
        assert not TELLTALE.search(answer.text)

    asked()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_whatever_is_asked_is_answered_as_the_description_says_and_never_with_a_fault(described, operation, kind):
    ask(described, operation, kind)


def test_every_address_is_asked(described):
    assert operations(described).keys() == {*OPERATIONS}
