from datetime import timedelta

import pytest

from tenfold.ledger.moving import moved

WEEK = timedelta(weeks=1)


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("2026-11-27", "2026-12-04"),
        ("2026-11-27T10:30", "2026-12-04T10:30"),
        ("2026-12-29T23:59:59+00:00", "2027-01-05T23:59:59+00:00"),
        ("2026-11", "2026-11"),
        ("2026", "2026"),
        ("ann", "ann"),
        ("2026-11-27 is a Friday", "2026-11-27 is a Friday"),
    ],
)
def test_times_move_and_nothing_else_does(text, later):
    assert moved(text, WEEK) == later


def test_what_lies_deep_moves_too_and_words_stay():
    told = {"id": "2026", "occurred": "2026-01-01", "facts": [{"action": {"what": "2026-01-01", "due": "2026-02-01"}}]}
    assert moved(told, WEEK) == {
        "id": "2026",
        "occurred": "2026-01-08",
        "facts": [{"action": {"what": "2026-01-01", "due": "2026-02-08"}}],
    }


def test_a_month_moves_with_its_middle_and_a_year_with_its_midsummer():
    assert moved("2026-11", timedelta(days=20)) == "2026-12"
    assert moved("2026", timedelta(days=200)) == "2027"
    assert moved(7, WEEK) == 7
