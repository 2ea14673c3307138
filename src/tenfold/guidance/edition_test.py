"""How an authority is cited."""

from datetime import date

from tenfold.guidance.edition import Citation


def test_a_citation_that_was_read_gives_its_instrument_and_date() -> None:
    read = Citation("referral", "A referral is decided on.", "An Act", date(2023, 12, 5), read=True)
    assert str(read) == "A referral is decided on. An Act, in force from 5 December 2023"


def test_a_citation_that_nobody_read_says_so() -> None:
    unread = Citation("referral", "A referral is decided on.", "An Act", date(2023, 12, 5), read=False)
    assert str(unread).endswith("5 December 2023 (not checked against the source)")
