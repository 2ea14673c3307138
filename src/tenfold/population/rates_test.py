import re

import pytest

from tenfold.population.rates import Rates, packaged

RATES = packaged()
ROW = re.compile(r"[FHIEPCW]\d+(-[FHIEPCW]?\d+)?(, [FHIEPCW]\d+(-[FHIEPCW]?\d+)?)*")


@pytest.mark.parametrize("rate", RATES.known.values(), ids=lambda rate: rate.name)
def test_every_number_comes_from_a_row_or_is_marked_as_assumed(rate):
    assert rate.assumed or ROW.fullmatch(rate.row or ""), rate.row
    assert rate.says.endswith(".")


def test_a_number_without_row_that_is_not_assumed_is_refused(monkeypatch, tmp_path):
    (tmp_path / "rates.toml").write_text('[rates]\na = { value = 0.1, says = "So." }\n')
    monkeypatch.setattr("tenfold.population.rates.__file__", str(tmp_path / "rates.py"))
    with pytest.raises(ValueError, match="a comes from no row"):
        packaged.__wrapped__()


def test_shares_of_a_whole_come_to_one():
    whole = ("children-per-family", "age-shares", "referral-sources", "episode-months", "plan-category", "plan-months")
    assert [name for name in whole if abs(sum(RATES.many(name)) - 1) > 0.02] == []


def test_a_rate_set_otherwise_changes_that_one_alone():
    changed = RATES.having(opinion_recorded=0.3)
    assert (changed.one("opinion-recorded"), RATES.one("opinion-recorded")) == (0.3, 0.6)
    assert {name for name in RATES.known if changed.used()[name] != RATES.used()[name]} == {"opinion-recorded"}
    with pytest.raises(KeyError, match="no-such-rate"):
        RATES.having(no_such_rate=1.0)


def test_a_chance_times_something_stays_below_one_and_shares_stay_a_whole():
    assert RATES.times("liaison-review", 2.0).one("liaison-review") < 1
    assert RATES.times("gp-visits", 2.0).many("gp-visits")[0] == pytest.approx(2 * RATES.many("gp-visits")[0])
    shares = RATES.times("children-per-family", 2.0).many("children-per-family")
    assert shares[0] == pytest.approx(0.9)
    assert sum(shares) == pytest.approx(1)


def test_one_number_is_not_taken_for_several():
    with pytest.raises(TypeError):
        RATES.one("gp-visits")
    with pytest.raises(TypeError):
        RATES.many("opinion-recorded")
    assert isinstance(RATES, Rates)
