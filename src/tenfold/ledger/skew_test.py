"""Wrong clocks are noticed, once a minute, and never move a family's record back."""

from datetime import UTC, datetime, timedelta

import pytest

from tenfold.ledger import skew

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AT = NOON.timestamp()


@pytest.fixture(autouse=True)
def _nothing_was_said():
    skew._told.clear()
    yield
    skew._told.clear()


@pytest.mark.parametrize(
    ("before", "after", "off"),
    [
        (AT - 0.1, AT + 0.1, 0),
        (AT - 30, AT + 30, 0),  # the answer took a minute: nothing is sure
        (AT + 1.9, AT + 2.1, 0),
        (AT + 2.5, AT + 2.6, 2.5),
        (AT - 9, AT - 8, -8),
    ],
)
def test_clocks_differ_by_what_the_question_cannot_have_taken(before, after, off):
    assert skew.compare(before, NOON, after) == pytest.approx(off)


def test_a_difference_is_said_once_a_minute(caplog, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(skew.time, "monotonic", lambda: now[0])
    for now[0] in (1000.0, 1059.0, 1061.0):
        skew.compare(AT + 60, NOON, AT + 60)
    assert [one.getMessage().partition(".")[0] for one in caplog.records] == [
        "Wrong clock: this machine's clock is 60 s ahead of the database's"
    ] * 2


def test_what_is_recorded_now_is_recorded_no_earlier_than_what_is_there(caplog):
    assert skew.onward(NOON, None) == NOON
    assert skew.onward(NOON, NOON - timedelta(days=1)) == NOON
    assert skew.onward(NOON, NOON + timedelta(seconds=1)) == NOON + timedelta(seconds=1)
    assert caplog.records == []
    assert skew.onward(NOON, NOON + timedelta(days=2)) == NOON + timedelta(days=2)
    assert "172800 s behind what is on record" in caplog.text
