from datetime import UTC, datetime, timedelta

import pytest

from partnership import bruise, family, first, session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")


def log_of(family):
    return [(line.outcome, line.page) for line in ledger.reads(session("csc", "auditor"), family)]


def test_who_works_with_a_family_opens_it_and_that_is_written_down():
    ann = family(first())
    opened = ledger.open_record(session("csc"), ann, "protect", "child")
    assert [entry.id for entry in opened.case.entries] == ["e1"]
    assert opened.title == "A family"
    assert opened.is_now
    assert opened.allowed.tie.kind == "involved"
    assert log_of(ann)[0] == ("opened", "child")


def test_an_outsider_sees_nothing_is_told_why_and_that_is_written_down():
    ann = family(first())
    with pytest.raises(ledger.Closed) as closed:
        ledger.open_record(session("dva"), ann, "protect", "child")
    assert "Nothing on record ties you" in closed.value.refused.reason
    assert log_of(ann)[0] == ("refused", "child")


def test_an_auditor_opens_no_family_though_their_agency_works_with_it():
    ann = family(first())
    with pytest.raises(ledger.Closed, match="oversees the record"):
        ledger.open_record(session("csc", "auditor"), ann, "protect", "child")
    assert log_of(ann)[0][0] == "refused"


def test_who_is_named_in_a_family_is_kept_out_of_it():
    from django.db import connections

    ann, sam = family(first()), session("csc")
    with connections["owner"].cursor() as cursor:
        cursor.execute("INSERT INTO tenfold.bar VALUES (%s, %s)", [ann, int(sam.viewer.id)])
    with pytest.raises(ledger.Closed, match="named in it"):
        ledger.open_record(sam, ann, "protect", "child")
    assert log_of(ann)[0][0] == "refused"


def test_a_family_that_is_not_there_is_refused_like_one_that_is_not_yours():
    from uuid import uuid4

    with pytest.raises(ledger.Closed, match="Nothing on record ties you"):
        ledger.open_record(session("csc"), uuid4(), "protect", "child")


def test_as_known_on_a_day_shows_what_the_record_held_then_and_no_more():
    ann, nurse = family(first()), session("ed")
    ledger.present(nurse, ann, "care", "Ann is in the department")
    ledger.append(nurse, ann, bruise("b1"), "care")
    now = ledger.open_record(session("csc"), ann, "protect", "child")
    then = ledger.open_record(session("csc"), ann, "protect", "child", now.moment - timedelta(days=1))
    assert [entry.id for entry in now.case.entries] == ["e1", "b1"]
    assert [entry.id for entry in then.case.entries] == ["e1"]
    assert not then.is_now
    assert "explanation-unchecked" not in {question.rule for question in then.questions}
    assert then.picture.as_of.known == now.moment - timedelta(days=1)


def test_what_is_sealed_is_kept_from_others_with_all_that_it_asks():
    ann, sergeant = family(first()), session("police")
    ledger.present(sergeant, ann, "enquire", "called to the address")
    ledger.append(sergeant, ann, {**bruise("b1"), "restricted": "sealed"}, "enquire")
    worker = ledger.open_record(session("csc"), ann, "protect", "child")
    own = ledger.open_record(session("police"), ann, "enquire", "child")
    assert [entry.id for entry in worker.case.entries] == ["e1"]
    assert [entry.id for entry in own.case.entries] == ["e1", "b1"]
    assert {question.rule for question in own.questions} - {question.rule for question in worker.questions}
    assert not any("b1" in [entry.id for entry in question.evidence] for question in worker.questions)


def test_of_what_is_sensitive_others_are_asked_and_do_not_read_the_words():
    ann, sergeant = family(first()), session("police")
    ledger.present(sergeant, ann, "enquire", "called to the address")
    ledger.append(sergeant, ann, {**bruise("b1"), "restricted": "sensitive"}, "enquire")
    nurse = session("ed")
    ledger.present(nurse, ann, "care", "Ann is in the department")
    other = ledger.open_record(nurse, ann, "care", "child")
    own = ledger.open_record(sergeant, ann, "enquire", "child")
    assert [question.id for question in other.questions] == [question.id for question in own.questions]
    assert any("b1" in [entry.id for entry in question.evidence] for question in other.questions)
    assert "She fell" not in str(other.case)


def test_a_page_opened_again_goes_on_from_where_it_was():
    ann, sam = family(first()), session("csc")
    before = ledger.open_record(sam, ann, "protect", "child")
    ledger.append(sam, ann, told("v1", seen={"ann": "alone"}), "protect")
    after = ledger.open_record(sam, ann, "protect", "child")
    assert len(after.case.entries) == len(before.case.entries) + 1
    assert after.moment >= before.moment > datetime(2026, 1, 1, tzinfo=UTC)


def test_a_session_that_has_ended_opens_nothing():
    from django.db.utils import ProgrammingError

    ann, sam = family(first()), session("csc")
    ledger.end(sam.token)
    with pytest.raises(ProgrammingError, match="nobody is signed in"):
        ledger.open_record(sam, ann, "protect", "child")


def test_a_day_to_come_is_now():
    ann = family(first())
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    opened = ledger.open_record(session("csc"), ann, "protect", "child", tomorrow)
    assert opened.is_now
    assert opened.known == opened.moment < tomorrow
