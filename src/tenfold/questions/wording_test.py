import pytest

from parts import time
from tenfold.questions.wording import plain_time


@pytest.mark.parametrize(
    ("told", "plain"),
    [
        ("2024-03-04", "4 March 2024"),
        ("2024-03-04T23:30", "4 March 2024"),
        ("2024-03", "March 2024"),
        ("2024", "2024"),
    ],
)
def test_a_time_is_written_no_closer_than_it_was_told(told, plain):
    assert plain_time(time(told)) == plain
