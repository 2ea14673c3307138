import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.drawings.letters import cut, harmless, width_of, wrapped

TEXTS = st.text(max_size=60)


def test_a_wide_letter_is_wider_than_a_narrow_one():
    assert width_of("W", 10) == pytest.approx(9.44)
    assert width_of("i", 10) == pytest.approx(2.22)
    assert width_of("Wi", 20) == pytest.approx(2 * (9.44 + 2.22))


def test_bold_is_wider():
    assert width_of("ann", 10, bold=True) > width_of("ann", 10)


def test_letters_from_other_alphabets_have_a_width_too():
    assert width_of("中", 10) == 10
    assert width_of("é", 10) == pytest.approx(7.2)
    assert width_of("e\u0301", 10) == width_of("e", 10)


def test_text_that_fits_is_left_whole():
    assert cut("Ann", 10, 100) == "Ann"
    assert cut("Ann", 10, width_of("Ann", 10)) == "Ann"


def test_text_that_does_not_fit_ends_in_an_ellipsis():
    assert cut("Ann and Sam", 10, width_of("Ann…", 10)) == "Ann…"
    assert cut("Ann and Sam", 10, width_of("Ann …", 10)) == "Ann…"
    assert cut("Ann", 10, 0) == "…"


def test_text_is_broken_at_spaces():
    assert wrapped("one two  three", 10, width_of("one two", 10)) == ["one two", "three"]


def test_a_word_wider_than_the_room_is_broken():
    assert wrapped("aaaa b", 10, width_of("aa", 10)) == ["aa", "aa", "b"]


def test_of_too_many_lines_the_last_kept_is_cut():
    assert wrapped("one two three", 10, width_of("three", 10), 2) == ["one", "two…"]
    assert wrapped("one two", 10, width_of("three", 10), 2) == ["one", "two"]


def test_bold_text_is_broken_sooner():
    room = width_of("one two", 10)
    assert wrapped("one two", 10, room) == ["one two"]
    assert wrapped("one two", 10, room, bold=True) == ["one", "two"]


def test_no_text_is_one_empty_line():
    assert wrapped("", 10, 50) == [""]


@given(TEXTS, st.floats(20, 200))
def test_lines_fit_the_room(text, room):
    assert all(width_of(line, 10) <= room for line in wrapped(text, 10, room))


@given(TEXTS, st.floats(20, 200), st.integers(1, 3))
def test_no_more_lines_than_asked_for_are_kept_and_they_fit(text, room, most):
    lines = wrapped(text, 10, room, most)
    assert len(lines) <= most
    assert all(width_of(line, 10) <= room for line in lines)


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\n", "\x7f", "\ud800", "\u2028", "\ufffe"])
def test_what_no_picture_may_hold_becomes_a_space(letter):
    assert harmless(f"a{letter}b") == "a b"


def test_turns_of_direction_are_left_out():
    assert harmless("a\u202eb\u2066c\u200f") == "abc"


def test_ordinary_text_stays():
    assert harmless("Zoë’s mother – “O’Neill” <b>") == "Zoë’s mother – “O’Neill” <b>"
