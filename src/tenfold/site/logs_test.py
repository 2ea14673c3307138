import json
import logging
import sys

import pytest

from tenfold.site.logs import REQUEST, AsJson

CANARY = "Quillon Featherstonehaugh"


def line(logger, message, *args, level=logging.WARNING, fault=None, **extra):
    record = logging.getLogger(logger).makeRecord(
        logger, level, "/somewhere/deep/module.py", 7, message, args, fault, "f", extra
    )
    return json.loads(AsJson().format(record))


def faulty():
    try:
        int(CANARY)
    except ValueError:
        return sys.exc_info()


def test_a_line_says_when_in_utc_how_grave_and_from_where():
    told = line("tenfold.site", "A request was answered.", route="child", method="GET", status=200, milliseconds=3.2)
    assert told["at"].endswith("+00:00")
    assert (told["level"], told["from"], told["said"]) == ("warning", "tenfold.site", "A request was answered.")
    assert (told["route"], told["method"], told["status"], told["milliseconds"]) == ("child", "GET", 200, 3.2)


@pytest.mark.parametrize(
    "told",
    [
        lambda: line("django.request", "Not Found: %s", f"/find?name={CANARY}"),
        lambda: line("django.request", f"Not Found: /find?name={CANARY}"),
        lambda: line("psycopg.pool", f"connection lost while {CANARY}"),
        lambda: line("django.request", "Internal Server Error: %s", "/", fault=faulty()),
        lambda: line("tenfold.site", "A request was answered.", narrative=CANARY, request_path=CANARY),
        lambda: line("django.request", "Gone: %s", "/", status=CANARY, route=CANARY),
    ],
)
def test_nothing_that_somebody_wrote_or_asked_for_stands_in_a_line(told):
    assert "Quillon" not in json.dumps(told())


def test_of_a_fault_its_kind_and_its_places_are_kept():
    told = line("django.request", "Internal Server Error: %s", "/family/1", fault=faulty())
    assert told["said"] == "Internal Server Error: %s"
    assert told["fault"] == "ValueError"
    assert told["places"][-1].startswith("site/logs_test.py:")
    assert told["places"][-1].endswith(" faulty")


def test_what_others_say_is_told_by_its_place():
    assert line("psycopg.pool", f"lost {CANARY}")["said"] == "module.py:7"


def test_lines_of_one_request_bear_its_id():
    token = REQUEST.set("abc")
    try:
        assert line("tenfold.site", "x")["request"] == "abc"
    finally:
        REQUEST.reset(token)
    assert "request" not in line("tenfold.site", "x")
