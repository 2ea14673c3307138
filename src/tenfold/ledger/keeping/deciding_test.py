from datetime import date, timedelta

import pytest

from partnership import family, first, session
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
LATER = date.today() + timedelta(days=90)  # noqa: DTZ011 - the day of the machine is good enough for "later"


@pytest.fixture
def people():
    return session("csc", "administrator"), session("police", "auditor")


def test_a_hold_stands_until_people_lift_it_and_beats_even_an_order(people):
    from tenfold.ledger.keeping import deciding

    noor, priya = people
    ann = family(first())
    held = deciding.hold(priya, ann, "The inquiry asks for it.", LATER, "Inquiry 7")
    other = deciding.hold(noor, ann, "A claim is before the court.", LATER)
    asked = deciding.ask(noor, ann, "order", "FD26P00412", "Order of 4 March.")
    for number in (held, other):
        with pytest.raises(deciding.NotDecided, match="a hold stands on this record"):
            deciding.approve(priya, asked)
        deciding.lift(noor, ann, number, "It has ended.")
    assert deciding.approve(priya, asked).family == ann


def test_a_review_keeps_a_record_past_its_term_and_not_past_an_order(people):
    from tenfold.ledger.keeping import deciding

    noor, priya = people
    ann = family(first())
    deciding.keep(priya, ann, "A sibling may need it.", LATER)
    with pytest.raises(deciding.NotDecided, match="a review has this record kept on"):
        deciding.approve(priya, deciding.ask(noor, ann, "term", "child-in-need", "The term has ended."))
    assert (
        deciding.approve(priya, deciding.ask(noor, ann, "order", "FD26P00412", "Order of 4 March.")).ground == "order"
    )


def test_a_request_that_was_refused_is_not_approved_after_all(people):
    from tenfold.ledger.keeping import deciding

    noor, priya = people
    ann = family(first())
    asked = deciding.ask(noor, ann, "order", "FD26P00412", "Order of 4 March.")
    deciding.refuse(priya, ann, asked, "It is under appeal.")
    with pytest.raises(deciding.NotDecided, match="answered already"):
        deciding.approve(priya, asked)
    told = [(one.act, one.reason, one.answered) for one in deciding.decisions(ann)]
    assert told == [("ask", "Order of 4 March.", True), ("refuse", "It is under appeal.", False)]


def test_a_reason_goes_with_the_record_and_the_decision_stays(people):
    from tenfold.ledger.keeping import deciding

    noor, priya = people
    ann = family(first())
    deciding.approve(priya, deciding.ask(noor, ann, "order", "FD26P00412", "Ann Vale’s mother has asked for it."))
    [left] = deciding.decisions(ann)
    assert (left.act, left.authority, left.reason) == ("ask", "FD26P00412", "gone with the record")
    with pytest.raises(deciding.NotDecided, match="was destroyed"):
        deciding.hold(priya, ann, "Too late.", LATER)


@pytest.mark.parametrize("roles", [["practitioner"], ["manager"], ["custodian"], ["auditor"]])
def test_who_does_not_oversee_the_record_decides_nothing_and_an_auditor_does_not_ask(roles):
    from tenfold.ledger.keeping import deciding

    ann, sam = family(first()), session("csc", *roles)
    with pytest.raises(deciding.NotDecided, match="decided by administrators and auditors"):
        deciding.ask(sam, ann, "order", "FD26P00412", "I would like it.")
    if roles != ["auditor"]:
        with pytest.raises(deciding.NotDecided, match="decided by administrators and auditors"):
            deciding.hold(sam, ann, "I would like it.", LATER)


def test_who_is_no_auditor_approves_nothing(people):
    from tenfold.ledger.keeping import deciding

    ann = family(first())
    asked = deciding.ask(people[0], ann, "order", "FD26P00412", "Order of 4 March.")
    for sam in (session("csc", "administrator"), session("csc", "manager")):
        with pytest.raises(deciding.NotDecided, match="approved by an auditor"):
            deciding.approve(sam, asked)
    assert ledger.open_record(session("csc"), ann, "protect", "child").case.entries


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (lambda d, s, ann: d.hold(s, ann, "  ", LATER), "has a reason"),
        (lambda d, s, ann: d.hold(s, ann, "Because.", date(2020, 1, 1)), "lies ahead"),
        (lambda d, s, ann: d.ask(s, ann, "order", "", "Because."), "no order and no line of the schedule"),
        (lambda d, s, ann: d.lift(s, ann, 999_999, "Because."), "none of this family’s"),
        (
            lambda d, s, ann: d.lift(s, ann, d.ask(s, ann, "order", "X", "Because."), "Because."),
            "none of this family’s",
        ),
        (lambda d, *_: d.approve(session("csc", "auditor"), 999_999), "approved by an auditor"),
        (lambda d, *_: d.numbered(999_999), "There is no family 999999"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(people, wrong, sentence):
    from tenfold.ledger.keeping import deciding

    with pytest.raises(deciding.NotDecided, match=sentence):
        wrong(deciding, people[0], family(first()))


def test_the_application_reads_no_decision_and_no_certificate_by_itself():
    from django.db import ProgrammingError, connection

    for table in ("review", "disposal"):
        with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM tenfold.{table}")
