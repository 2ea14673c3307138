"""OP-03: logs are structured, in UTC, and carry a request id that ties the web log, the answer and the access log.

Each request is found from its line of the log in the access log, and from there in the log.
"""

import json
import logging

import pytest

from desks import browser_of, opens
from partnership import family, first, session

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def lines():
    """What the site wrote in its log meanwhile, line by line."""
    from tenfold.site.logs import AsJson

    said = []

    class Kept(logging.Handler):
        def emit(self, record):
            said.append(self.format(record))

    handler = Kept()
    handler.setFormatter(AsJson())
    logging.getLogger("tenfold").addHandler(handler)
    yield said
    logging.getLogger("tenfold").removeHandler(handler)


def opened_by(request):
    """The lines of the access log that a request wrote."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT a.family, a.page FROM tenfold.access_request r JOIN tenfold.access a ON a.id = r.access"
            " WHERE r.request = %s",
            [request],
        )
        return cursor.fetchall()


def check_each_request_is_found_both_ways(client, ann, lines):
    ids = []
    for _ in range(5):
        response = client.get(f"/family/{ann}/child/1")
        assert response.status_code == 200
        ids.append(response.headers["X-Request-ID"])
    told = {one["request"]: one for one in map(json.loads, lines) if "route" in one}
    for request in ids:
        assert told[request]["route"] == "child"
        assert told[request]["at"].endswith("+00:00")
        assert [(str(which), page) for which, page in opened_by(request)] == [(str(ann), "child")]
    assert len(set(ids)) == len(ids)


def test_each_request_is_found_from_the_log_in_the_access_log_and_back(lines):
    ann = family(first())
    check_each_request_is_found_both_ways(opens(browser_of(session("csc")), ann), ann, lines)


def test_none_is_without_its_guard(lines, monkeypatch):
    from tenfold.site import watching

    ann = family(first())
    client = opens(browser_of(session("csc")), ann)
    monkeypatch.setattr(watching, "_tie", lambda _request: None)
    with pytest.raises(AssertionError):
        check_each_request_is_found_both_ways(client, ann, lines)
