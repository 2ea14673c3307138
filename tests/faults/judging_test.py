"""The judge of a run has teeth: what is lost, doubled, moved, changed or made up is found, each by a sentence."""

from dataclasses import replace

import pytest

from faults import cast, judging
from faults.spool import Acknowledged, Item
from partnership import family, first, session, told
from tenfold import ledger

pytestmark = pytest.mark.usefixtures("database")
TIMES = 4


@pytest.fixture(scope="module")
def written(database):  # noqa: ARG001 - what is written is read once for all of these tests
    """A family on which somebody wrote a few times: its rows, its head, what was sent and what was acknowledged."""
    ann, sam = family(first()), session("csc")
    items = [Item(f"i{n}", str(ann), "visit", f"Seen, time {n}.") for n in range(TIMES)]
    done = [ledger.append(sam, ann, told(one.id, narrative=one.narrative), "protect") for one in items]
    found, head = judging.rows(sam, ann)
    return found, head, items, [Acknowledged(one.entry.id, one.entry.seq, one.again) for one in done]


def findings(found, head, items, acknowledged):
    by_writers = [row for row in found if row.staff is not None]
    return judging.chain_findings(found, head) + judging.kept_findings(items, acknowledged, by_writers)


def test_of_a_whole_record_there_is_nothing_to_say(written):
    assert findings(*written) == []


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda rows: [*rows[:2], *rows[3:]], "number 3 is missing or out of place"),
        (lambda rows: rows[:-1], "the head says 5 entries"),
        (lambda rows: rows[:-1], "i3 was acknowledged and is not there"),
        (lambda rows: [*rows[:2], rows[3], rows[2], rows[4]], "number 3 is missing or out of place"),
        (lambda rows: [*rows, rows[-1]], "i3 is there 2 times"),
        (lambda rows: [*rows[:-1], replace(rows[-1], id="made up")], "made up is there, and nobody sent it"),
        (lambda rows: [*rows[:-1], replace(rows[-1], agency="dva")], "the link of number 5 does not follow"),
        (lambda rows: [*rows[:-1], replace(rows[-1], recorded=rows[0].recorded)], "recorded before the one before it"),
        (
            lambda rows: [*rows[:-1], replace(rows[-1], body=rows[-1].body.replace(b"Seen", b"Hurt"))],
            "number 5 is not what was committed to",
        ),
        (
            lambda rows: [*rows[:-1], replace(rows[-1], body=rows[-1].body.replace(b"Seen", b"Hurt"))],
            "i3 is there, but not as it was sent",
        ),
        (lambda rows: [*rows[:-1], replace(rows[-1], number=6)], "i3 is there, but not as it was sent or not where"),
    ],
)
def test_each_slip_is_found(written, spoil, sentence):
    found, *rest = written
    assert sentence in "\n".join(findings(spoil(found), *rest))


def test_a_list_that_was_left_behind_is_found():
    from django.db import connection, transaction

    from tenfold.ledger.opening import opened_for

    ann, sam = cast.bring(), session("csc")
    assert judging.question_findings(sam, ann) == []
    with transaction.atomic(), connection.cursor() as cursor:
        opened_for(sam, ann, "protect", "judge")
        cursor.execute("DELETE FROM tenfold.question WHERE family = %s AND number = 1", [ann])
        assert cursor.rowcount == 1
    assert len(judging.question_findings(sam, ann)) == 1
