"""CO-08: what leaves says on each sheet for whom it is and why; its serial leads to its row; two people saw it.

What one printed sheet repeats is the head of the table that the whole page stands in. The pack for an outage stays
within the agency, is sealed, and has no second reader; a conference pack for others than the agency that makes it has
one, and what they read is what leaves.
"""

import re
from hashlib import sha256

import pytest

from conferring import called
from goldens import entries
from papers import needs_pdf, pages_of
from partnership import AGENCIES, family, first, session, told
from promises.pr_04_test import AGENCIES_OF_ANN, read_twice
from unguarded import rewritten

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


def pack_of(who, ann):
    """Make a pack for a hospital that is called to a meeting; return its serial."""
    from tenfold import ledger
    from tenfold.desk.pack_paper import pack_paper

    to, words = ledger.Recipient("ed", is_agency=True), ("City hospital", "For the review")
    return ledger.make_pack(who, ann, "conference", "review", to, words, pack_paper)


def handed_out(who, ann, serial, *, read_by=None):
    """What leaves of a pack once somebody has read it; nothing where it does not leave."""
    from tenfold import ledger
    from tenfold.desk.pack_paper import pack_paper

    told = (ann, "conference", serial, pack_paper)
    try:
        if read_by:
            ledger.confirm_pack(read_by, *told)
        return ledger.hand_out(who, *told)
    except ledger.NotLeft:
        return None


def check_one_person_alone_hands_out_no_pack():
    both, ann = session("csc", "chair", "manager"), called()
    serial = pack_of(both, ann)
    assert handed_out(both, ann, serial) is None
    assert handed_out(both, ann, serial, read_by=both) is None
    assert handed_out(both, ann, serial, read_by=session("csc", "manager"))


def check_what_was_read_is_what_leaves():
    from tenfold import ledger

    chair, ann = session("csc", "chair"), called()
    serial = pack_of(chair, ann)
    assert handed_out(chair, ann, serial, read_by=session("csc", "manager"))
    ledger.append(session("csc"), ann, told("later", narrative="Since then."), "protect")
    assert handed_out(chair, ann, serial) is None


def test_a_pack_for_others_leaves_once_a_second_person_has_read_exactly_that():
    check_one_person_alone_hands_out_no_pack()
    check_what_was_read_is_what_leaves()


def test_one_person_alone_hands_out_a_pack_without_its_guard():
    alone = rewritten("confirm_pack", "it.staff = me OR", "")
    with alone, pytest.raises(AssertionError):
        check_one_person_alone_hands_out_no_pack()


def test_another_pack_than_was_read_leaves_without_its_guard(monkeypatch):
    from tenfold.ledger import leaving

    monkeypatch.setattr(leaving, "is_still", lambda *_: True)
    with pytest.raises(AssertionError):
        check_what_was_read_is_what_leaves()


def test_each_page_of_a_pack_s_pdf_is_marked_and_its_serial_leads_to_both_readers():
    needs_pdf()
    from tenfold.documents import paper_pdf
    from tenfold.ledger import mark_of
    from tenfold.ledger.rights import exports

    chair, ann = session("csc", "chair", name="Ada Chair"), called()
    serial = pack_of(chair, ann)
    left = handed_out(chair, ann, serial, read_by=session("csc", "custodian", name="Second Reader"))
    for page in pages_of(paper_pdf(left.paper, mark_of(left.pack, "4 March 2026"))):
        assert f"Serial {serial}. For City hospital. For the review." in page
    line = next(one for one in exports(session("csc", "auditor")) if one.serial == serial)
    assert (line.who, line.second) == ("Ada Chair", "Second Reader")
    assert len(rows_of(serial)) == 1
