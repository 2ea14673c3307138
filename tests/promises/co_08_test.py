"""CO-08: what leaves says on each sheet for whom it is and why; its serial leads to its row; two people saw it.

What one printed sheet repeats is the head of the table that the whole page stands in. The pack for an outage stays
within the agency, is sealed, and has no second reader.
"""

import re
from hashlib import sha256

import pytest

from goldens import entries
from partnership import AGENCIES, family, first, session
from promises.pr_04_test import AGENCIES_OF_ANN, read_twice

pytestmark = pytest.mark.usefixtures("database")
HEAD = re.compile(
    r'<table><thead><tr><td class="mark">([^<]*)</td></tr></thead><tbody><tr><td><main>.*</main></td>', re.DOTALL
)


@pytest.fixture
def left():
    """What left of a family: the two kinds that are given away, each with its serial, and the keyed hash of its row."""
    from tenfold.ledger import rights
    from tenfold.ledger.demo import enrol

    more = [{"id": id, "name": name, "kind": kind} for id, name, kind in AGENCIES_OF_ANN]
    enrol([*AGENCIES, *more])
    golden = family(*entries(), agencies=[*AGENCIES, *more])
    one, two = session("csc", "manager"), session("csc", "named_professional", name="Second Reader")
    kinds = ("subject_access", "access_list")
    found = [rights.release(one, golden, read_twice(golden, one, two, None, kind)) for kind in kinds]
    return one, golden, found


def check_each_sheet_is_marked(released):
    for name, content in released.files.items():
        text = content.decode()
        told = HEAD.search(text).group(1) if name.endswith("html") else text
        assert f"{released.serial}" in name
        for word in (str(released.serial), "Ann Vale", "Right of access"):
            assert word in told


def rows_of(serial):
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT kind, content FROM tenfold.export e JOIN tenfold.export_content USING (serial)"
                       " WHERE e.serial = %s", [serial])  # fmt: skip
        return cursor.fetchall()


def test_each_sheet_is_marked_and_its_serial_leads_to_a_row_with_its_hash_and_its_second_reader(left):
    from tenfold.ledger import rights

    one, golden, found = left
    listed = {line.serial: line for line in rights.exports(one, golden)}
    for released in found:
        check_each_sheet_is_marked(released)
        assert listed[released.serial].second == "Second Reader"
        [(_, content)] = rows_of(released.serial)
        assert len(content) == 32
        assert rights.made_again(one, golden, released.serial).files == released.files


def test_none_is_without_its_guard(left, monkeypatch):
    from tenfold.documents import Mark
    from tenfold.ledger import rights

    one, golden, found = left
    monkeypatch.setattr(Mark, "words", "")
    with pytest.raises(rights.NotReleased, match="cannot be made again as it was"):
        rights.made_again(one, golden, found[0].serial)
    two = session("csc", "named_professional")
    with pytest.raises(AssertionError):
        check_each_sheet_is_marked(rights.release(one, golden, read_twice(golden, one, two, None)))


def test_the_pack_for_an_outage_bears_its_serial_and_the_record_has_its_hash():
    from tenfold.desk.tonight import tonight_of
    from tenfold.documents import Mark, tonight
    from tenfold.ledger.at_risk import at_risk
    from tenfold.ledger.at_risk import left as leave

    plan = {"plan": {"child": "ann", "status": "started", "category": "neglect"}}
    family(first(facts=[*first()["facts"], plan]))
    imelda = session("csc", "custodian")
    found = at_risk(imelda)
    page = tonight(
        tonight_of(found.families), Mark(found.serial, "the out-of-hours team", "For an outage", "now"), "020"
    )
    leave(imelda, found.serial, page)
    assert f"Serial {found.serial}. For the out-of-hours team." in HEAD.search(page.decode()).group(1)
    [(kind, content)] = rows_of(found.serial)
    assert (kind, bytes(content)) == ("tonight", sha256(page).digest())
