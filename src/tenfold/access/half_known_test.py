from datetime import date

import pytest

from tenfold.access import Birth, about, is_enough, kept_of, sought
from tenfold.when import Time

NAMES = "Catherine Mary Dudek Kasia O’Neil"


NOT_SAID = Birth()


def finds(name, birth=NOT_SAID, born="2020-03-04", names=NAMES):
    kept = kept_of(names, Time.told(born) if born else None)
    return all(kept & words for words in sought(name, birth))


@pytest.mark.parametrize(
    "name",
    ["Catherine Dudek", "Dudek Catherine", "Kathryn", "dudeck", "K Dudek", "C. M. Dudek", "Kasia", "ONeil", "O Neil"],
)
def test_half_a_name_finds_who_bears_it(name):
    assert finds(name)


@pytest.mark.parametrize("name", ["Peter Dudek", "Catherine Smith", "P Dudek"])
def test_another_word_does_not(name):
    assert not finds(name)


@pytest.mark.parametrize(
    ("birth", "born"),
    [
        (Birth(), "2020-03-04"),
        (Birth((2020,)), "2020-03-04"),
        (Birth((2020,), 3), "2020-03-04"),
        (Birth((2020,), 3, 4), "2020-03-04"),
        (Birth((2020,), 4, 3), "2020-03-04"),
        (Birth((2020,), 3, 4), "2020-03"),
        (Birth((2020,), 3), "2020"),
        (Birth((2020,), 3, 4), "2020"),
        (Birth((2020,)), "2020"),
        (Birth((2020,)), None),
        (about(6, date(2026, 11, 27)), "2020-03-04"),
        (about(5, date(2026, 11, 27)), "2020-03-04"),
        (about(7, date(2026, 11, 27)), "2020-03-04"),
    ],
)
def test_half_a_date_finds_who_may_have_been_born_then(birth, born):
    assert finds("Dudek", birth, born)


@pytest.mark.parametrize(
    ("birth", "born"),
    [
        (Birth((2019,)), "2020-03-04"),
        (Birth((2020,), 4), "2020-03-04"),
        (Birth((2020,), 3, 5), "2020-03-04"),
        (Birth((2020,), 4, 3), "2020-03"),
        (Birth((2019,), 3, 4), "2020"),
        (about(3, date(2026, 11, 27)), "2020-03-04"),
        (about(9, date(2026, 11, 27)), "2020-03-04"),
    ],
)
def test_another_date_does_not(birth, born):
    assert not finds("Dudek", birth, born)


@pytest.mark.parametrize(
    ("name", "enough"), [("K", False), ("K. D.", False), ("", False), ("?!", False), ("Kim", True)]
)
def test_initials_alone_are_not_enough(name, enough):
    assert is_enough(name) is enough
