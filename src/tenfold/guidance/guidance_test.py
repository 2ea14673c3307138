"""Which edition is gone by on which day, and what lies on top."""

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.guidance import EDITIONS, Guidance, UnknownEdition, UnknownLimit, UnknownTopic
from tenfold.guidance.packaged import known

DATED = Guidance.dated()
DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
OURS = '[limits.clock-core-group]\nnumber = 7\nunit = "working_days"\nsource = "Our partnership"\n'


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("1990-01-01", "register-1999"),
        ("1999-11-30", "register-1999"),
        ("1999-12-01", "register-1999"),
        ("2006-03-31", "register-1999"),
        ("2006-04-01", "register-2006"),
        ("2008-03-31", "register-2006"),
        ("2008-04-01", "plan-2008"),
        ("2010-02-28", "plan-2008"),
        ("2010-03-01", "plan-2010"),
        ("2013-04-14", "plan-2010"),
        ("2013-04-15", "plan-2013"),
        ("2015-03-25", "plan-2013"),
        ("2015-03-26", "plan-2015"),
        ("2018-07-03", "plan-2015"),
        ("2018-07-04", "plan-2018"),
        ("2023-12-14", "plan-2018"),
        ("2023-12-15", "plan-2023"),
        ("2026-03-17", "plan-2023"),
        ("2026-03-18", "plan-2026"),
        ("2040-01-01", "plan-2026"),
    ],
)
def test_the_edition_in_force_on_each_day(day: str, edition: str) -> None:
    on = date.fromisoformat(day)
    assert DATED.edition(on).id == edition
    assert DATED.limit("clock-core-group", on).edition == edition
    assert DATED.cite("referral", on).text == DATED.edition(on).citations["referral"].text


def test_a_number_changes_on_the_day_of_its_edition() -> None:
    initial = "clock-assessment.initial"
    assert DATED.limit(initial, date(2010, 2, 28)).number == 7
    assert DATED.limit(initial, date(2010, 3, 1)).number == 10
    assert DATED.limit_if_any(initial, date(2013, 4, 15)) is None
    assert DATED.limit_if_any("clock-assessment", date(2013, 4, 14)) is None
    assert DATED.limit("clock-assessment", date(2013, 4, 15)).number == 45


def test_one_edition_may_be_gone_by_throughout() -> None:
    fixed = Guidance.fixed("plan-2023")
    for day in (date(1990, 1, 1), date(2007, 8, 3), date(2030, 1, 1)):
        assert fixed.edition(day).id == "plan-2023"
        assert fixed.limit("clock-assessment", day).number == 45
        assert fixed.limit_if_any("clock-assessment.core", day) is None
        assert "Working Together to Safeguard Children 2023" in fixed.cite("assessment", day).instrument


def test_an_unknown_edition_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownEdition) as refused:
        Guidance.fixed("plan-2022")
    assert "no edition is called plan-2022" in str(refused.value)
    assert all(edition.id in str(refused.value) for edition in EDITIONS)


def test_a_limit_that_no_edition_has_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownLimit) as refused:
        DATED.limit("clock-coregroup", date(2007, 8, 3))
    assert str(refused.value) == "no edition has a limit clock-coregroup; did you mean clock-core-group?"
    assert DATED.limit_if_any("clock-coregroup", date(2007, 8, 3)) is None


def test_where_none_is_near_none_is_named() -> None:
    with pytest.raises(UnknownLimit) as refused:
        DATED.limit("zzz", date(2007, 8, 3))
    assert str(refused.value) == "no edition has a limit zzz"


def test_a_limit_of_other_editions_is_refused_with_theirs() -> None:
    with pytest.raises(UnknownLimit) as refused:
        DATED.limit("clock-assessment.initial", date(2024, 1, 1))
    assert str(refused.value) == (
        "plan-2023 has no limit clock-assessment.initial; "
        "it stands in register-1999, register-2006, plan-2008, plan-2010"
    )
    assert isinstance(refused.value, KeyError)


def test_an_unknown_topic_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownTopic) as refused:
        DATED.cite("referal", date(2007, 8, 3))
    assert str(refused.value) == "guidance is not cited on referal; did you mean referral?"


@pytest.mark.parametrize("day", ["1999-03-04", "1999-11-30"])
def test_before_the_first_edition_a_citation_says_that_it_was_not_yet_in_force(day: str) -> None:
    early = "in force from 1 December 1999 (not yet in force then)"
    assert early in str(DATED.cite("referral", date.fromisoformat(day)))
    assert "not yet in force" not in str(DATED.cite("referral", date(1999, 12, 1)))


def test_a_local_limit_lies_on_top_of_every_edition() -> None:
    ours = DATED.with_local(OURS)
    limit = ours.limit("clock-core-group", date(2007, 8, 3))
    assert (limit.number, limit.standing, limit.source) == (7, "local practice", "Our partnership")
    assert (limit.edition, limit.says) == ("register-2006", known()["clock-core-group"].says)
    assert DATED.limit("clock-core-group", date(2007, 8, 3)).number == 10


def test_a_local_limit_stands_for_its_span() -> None:
    ours = DATED.with_local(OURS + "since = 2024-09-01\nuntil = 2025-09-01\n")
    days = [date(2024, 8, 31), date(2024, 9, 1), date(2025, 8, 31), date(2025, 9, 1)]
    assert [ours.limit("clock-core-group", day).number for day in days] == [10, 7, 7, 10]


def test_of_two_local_limits_the_later_word_stands() -> None:
    ours = DATED.with_local(OURS).with_local(OURS.replace("7", "5") + "since = 2024-09-01\n")
    assert [ours.limit("clock-core-group", date(year, 10, 1)).number for year in (2023, 2024)] == [7, 5]


def test_a_local_limit_adds_none_that_the_edition_lacks() -> None:
    ours = DATED.with_local(OURS.replace("clock-core-group", "clock-assessment"))
    assert ours.limit_if_any("clock-assessment", date(2007, 8, 3)) is None
    assert ours.limit("clock-assessment", date(2024, 1, 1)).number == 7


def test_a_local_limit_lies_on_a_fixed_edition_too() -> None:
    ours = Guidance.fixed("plan-2023").with_local(OURS)
    assert ours.edition(date(2007, 8, 3)).id == "plan-2023"
    assert ours.limit("clock-core-group", date(2007, 8, 3)).number == 7


def test_guidance_is_a_value() -> None:
    assert Guidance.dated() is DATED
    assert DATED.with_local(OURS) == DATED.with_local(OURS) != DATED
    assert hash(DATED.with_local(OURS)) == hash(DATED.with_local(OURS))
    sent = pickle.loads(pickle.dumps(DATED.with_local(OURS)))  # noqa: S301 - our own bytes
    assert sent.limit("clock-core-group", date(2007, 8, 3)).number == 7


@given(DAYS, st.sampled_from(sorted(known())))
def test_a_limit_is_that_of_the_edition_of_the_day(day: date, id: str) -> None:
    assert DATED.limit_if_any(id, day) == DATED.edition(day).limits.get(id)


@given(DAYS)
def test_the_edition_of_a_day_is_in_force_on_it(day: date) -> None:
    edition = DATED.edition(max(day, EDITIONS[0].since))
    assert edition.since <= max(day, EDITIONS[0].since) < (edition.until or day + timedelta(days=1))
