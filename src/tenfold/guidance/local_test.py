"""A partnership's own limits: what is taken, and what is refused in plain words."""

from datetime import date

import pytest

from tenfold.guidance import LocalRefused
from tenfold.guidance.local import Override, local_limits
from tenfold.when import Span

FIELDS: dict[str, object] = {"number": 7, "unit": "working_days", "source": "Our partnership"}


def refused(told: object) -> list[str]:
    with pytest.raises(LocalRefused) as error:
        local_limits(told)  # type: ignore[arg-type]
    return str(error.value).split("\n")


def one(**fields: object) -> dict[str, object]:
    return {"limits": {"clock-core-group": FIELDS | fields}}


def test_a_text_and_what_it_holds_say_the_same() -> None:
    text = '[limits.clock-core-group]\nnumber = 7\nunit = "working_days"\nsource = "Our partnership"\n'
    ours = (Override("clock-core-group", 7, "working_days", "Our partnership", None, Span()),)
    assert local_limits(text) == local_limits(one()) == ours


def test_further_limits_of_a_rule_may_be_nested_or_quoted() -> None:
    nested = {"limits": {"request-unanswered": {**FIELDS, "referral": FIELDS}}}
    quoted = {"limits": {"request-unanswered": FIELDS, "request-unanswered.referral": FIELDS}}
    alone = {"limits": {"request-unanswered": {"referral": FIELDS}}}
    assert local_limits(nested) == local_limits(quoted)
    assert [limit.id for limit in local_limits(nested)] == ["request-unanswered", "request-unanswered.referral"]
    assert [limit.id for limit in local_limits(alone)] == ["request-unanswered.referral"]


def test_a_span_and_a_sentence_are_kept() -> None:
    since, until = date(2024, 9, 1), date(2025, 9, 1)
    (ours,) = local_limits(one(since=since, until=until, says="As agreed."))
    assert (ours.span, ours.says) == (Span(since, until), "As agreed.")


@pytest.mark.parametrize("unit", ["working_days", "days", "weeks"])
def test_working_days_may_become_days_or_weeks(unit: str) -> None:
    assert local_limits(one(unit=unit))[0].unit == unit


def test_nothing_said_is_nothing_set() -> None:
    assert local_limits("") == ()
    assert local_limits({"limits": {}}) == ()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("[limits", "the local file is not TOML: "),
        ({"limit": {}}, "“limit” is no part of a local file: it holds [limits.<id>]"),
        ({"limits": 3}, "no limit is called limits"),
        ({"limits": {"clock-coregroup": FIELDS}}, "no limit is called clock-coregroup; did you mean clock-core-group?"),
        (one(unit="day"), "clock-core-group: unit must be one of working_days, days, weeks, months, hours, count; did"),
        (one(unit=None), "clock-core-group: unit must be one of "),
        (one(unit="count"), "clock-core-group: it is counted in working_days, which count cannot replace"),
        (one(unit="months"), "clock-core-group: it is counted in working_days, which months cannot replace"),
        ({"limits": {"occasion": FIELDS}}, "occasion: it is counted in hours, which working_days cannot replace"),
        (one(number="7"), "clock-core-group: number must be a whole number, 0 or more"),
        (one(number=7.5), "clock-core-group: number must be a whole number, 0 or more"),
        (one(number=True), "clock-core-group: number must be a whole number, 0 or more"),
        (one(number=-1), "clock-core-group: number must be a whole number, 0 or more"),
        (one(source=" "), "clock-core-group: source must say where the number comes from"),
        (one(source=3), "clock-core-group: source must say where the number comes from"),
        (one(says=3), "clock-core-group: says must be a sentence"),
        (one(sorce="x"), "clock-core-group: “sorce” is not one of number, unit, source, says, since, until; did"),
        (one(since="2024-09-01"), "clock-core-group: since must be a day, such as 2024-09-01"),
        (one(until=3), "clock-core-group: until must be a day, such as 2024-09-01"),
        (one(since=date(2024, 9, 1), until=date(2024, 9, 1)), "clock-core-group: until must come after since"),
    ],
)
def test_what_cannot_be_followed_is_refused(told: object, sentence: str) -> None:
    (said,) = refused(told)
    assert said.startswith(sentence)


def test_all_that_is_wrong_is_said_at_once() -> None:
    told = {"title": "ours", "limits": {"clock-core-group": {}, "adult": 18}}
    assert refused(told) == [
        "“title” is no part of a local file: it holds [limits.<id>]",
        "clock-core-group: number must be a whole number, 0 or more",
        "clock-core-group: source must say where the number comes from",
        "clock-core-group: unit must be one of working_days, days, weeks, months, hours, count",
        "adult: source must say where the number comes from",
        "adult: unit must be one of working_days, days, weeks, months, hours, count",
    ]
