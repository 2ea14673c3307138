"""A child's page stays light and asks the database no more often, however long the record has become.

What it costs in time is a ratio against the ledger's own opening, in `make bench` (benchmarks/pages.py).
"""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desks import browser_of, opens
from partnership import bruise, family, first, session, told

pytestmark = pytest.mark.usefixtures("database")
HEAVIEST = 150_000  # bytes, without the shared assets
FEW, MANY = 20, 200
PAGES = ("child/1", "child/1/pictures", "siblings", "conference", "question/1")


def long_family(count):
    """A family with so many entries, over some years and by four agencies."""
    lines = []
    for n in range(1, count):
        day = date(2024, 3, 4) + timedelta(days=4 * n)
        agency, role = (("police", "sergeant"), ("ed", "nurse"), ("nursery", "key worker"), ("csc", "social worker"))[
            n % 4
        ]
        more = {"agency": agency, "author": {"role": role}, "occurred": f"{day}", "seen": {"ann": "seen"}}
        words = "What was seen and said, in the professional’s own words, at the length of a short paragraph. " * 2
        line = bruise(f"e{n}x") if n % 10 == 5 else told(f"e{n}x")
        lines.append(line | more | {"narrative": words})
    begun = first(recorded="2024-03-03T10:00", occurred="2024-03-02T10:00")
    return family(begun, *lines)


def shown(browser, ann, page):
    """A page of a family, and how often the database was asked for it."""
    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(f"/family/{ann}/{page}")
    assert answer.status_code == 200
    return answer.content, len(queries)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_the_database_as_often_of_two_hundred_entries_as_of_twenty(page):
    asked = []
    for count in (FEW, MANY):
        ann = long_family(count)
        browser = opens(browser_of(session("csc")), ann)
        shown(browser, ann, page)
        asked.append(shown(browser, ann, page)[1])
    assert asked[0] == asked[1]


def test_the_child_s_page_of_two_hundred_entries_is_light():
    ann = long_family(MANY)
    content, _ = shown(opens(browser_of(session("csc")), ann), ann, "child/1")
    assert len(content) < HEAVIEST
