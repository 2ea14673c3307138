from datetime import date

import pytest

from tenfold.desk.words import age, counted, due_by, plain_moment
from tenfold.when import Time


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("2024-03-04T14:30", "4 March 2024 at 2:30pm"),
        ("2024-03-04T00:05", "4 March 2024 at 12:05am"),
        ("2024-07-04T12:00", "4 July 2024 at midday"),
        ("2024-07-04T12:30", "4 July 2024 at 12:30pm"),
        ("2024-07-04T00:00", "4 July 2024 at midnight"),
    ],
)
def test_a_moment_is_told_as_the_public_sector_tells_it(told, words):
    assert plain_moment(Time.told(told).first) == words


def test_what_is_due_at_midnight_is_due_by_the_end_of_the_day_before():
    assert due_by(Time.told("2024-07-04T00:00").first) == "the end of 3 July 2024"
    assert due_by(Time.told("2024-07-04T09:00").first) == "4 July 2024 at 9am"


@pytest.mark.parametrize(
    ("born", "words"),
    [
        ("2024-03-04", "2 months"),
        ("2024-04-21", "1 month"),
        ("2024-03", "1 to 2 months"),
        ("2022-05-21", "2"),
        ("1996", "27 or 28"),
        ("2024-09-01", "not born yet"),
    ],
)
def test_an_age_is_no_closer_than_the_birth_is_told(born, words):
    assert age(Time.told(born), date(2024, 5, 21)) == words


def test_one_thing_is_one():
    assert [counted(1, "question"), counted(2, "question"), counted(2, "entry", "entries")] == [
        "1 question",
        "2 questions",
        "2 entries",
    ]
