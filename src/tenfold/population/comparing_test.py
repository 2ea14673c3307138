from datetime import date

import pytest

from tenfold.population.comparing import FIGURES, as_lines, compared
from tenfold.population.rates import packaged
from tenfold.population.simulating import Wanted, family_of
from tenfold.population.tally import Tally

START = date(2023, 1, 1)


def tally(rates, families):
    found = Tally()
    for family in (family_of(Wanted(21, START, rates=rates), n) for n in range(families)):
        if not family.harmed:
            found.count(family)
    return found


@pytest.fixture(scope="module")
def ordinary():
    return tally(packaged(), 2000)


def test_at_least_twenty_published_figures_are_held_beside_the_simulated_ones():
    assert len(FIGURES) >= 20
    assert len({one.name for one in FIGURES}) == len(FIGURES)


def test_a_few_thousand_children_live_as_the_statistics_say(ordinary):
    apart = [(one.published.name, one.published.value, one.simulated) for one in compared(ordinary) if not one.agrees]
    assert apart == []


def test_the_report_says_both_side_by_side_with_the_row(ordinary):
    lines = as_lines(ordinary)
    assert len(lines) == len(FIGURES) + 1
    [line] = [line for line in lines if line.startswith("births")]
    assert line.split()[1] == "0.054"
    assert "F5" in line


@pytest.mark.parametrize(
    ("rate", "value", "name"),
    [
        ("gp_visits", (13.0, 5.0, 2.5, 2.2, 3.0), "surgery 1-4"),
        ("referral", 0.16, "referrals"),
        ("absence_primary", 0.13, "absence primary"),
        ("injury_share", (0.6, 0.9, 0.9, 0.9, 0.9), "injury under 15"),
    ],
)
def test_lives_at_other_rates_do_not_agree(rate, value, name):
    other = tally(packaged().having(**{rate: value}), 400)
    assert name in [one.published.name for one in compared(other) if not one.agrees]


def test_two_tallies_come_to_one():
    whole, parts = tally(packaged(), 40), Tally()
    for first in (0, 20):
        part = Tally()
        for n in range(first, first + 20):
            family = family_of(Wanted(21, START), n)
            if not family.harmed:
                part.count(family)
        parts.add(part)
    assert parts.of == pytest.approx(whole.of)
    assert parts.seen == pytest.approx(whole.seen)
