"""The burden as lines of a table, alone or beside that of another revision."""

from collections.abc import Iterator
from typing import Any

from tenfold.population.burden import held

GROUPS = ("ordinary", "in_need", "on_plan")
COLUMNS = (
    ("opened_per_100_child_months", "opened per 100 child-months"),
    ("service_lateness_per_100_child_months", "  of these lateness of services"),
    ("closed_by_evidence", "share closed by evidence"),
    ("standing_median", "standing at once, median over time"),
    ("standing_p99_of_hours", "standing at once, p99 over time"),
    ("peak_median", "most at once on a child, median"),
    ("standing_p99", "most at once on a child, p99"),
    ("immediate_days_median", "days an immediate one stood, median"),
    ("immediate_days_p90", "days an immediate one stood, p90"),
)


def as_lines(told: dict[str, Any], other: dict[str, Any] | None = None) -> Iterator[str]:
    """Yield the lines of the table; where there is another burden, its figure stands behind each in brackets."""
    yield f"{'':38}" + "".join(f"{name:>22}" for name in GROUPS)
    months = [
        _beside(told[name]["child_months"], None if other is None else other[name]["child_months"]) for name in GROUPS
    ]
    yield f"{'child-months':38}" + "".join(f"{one:>22}" for one in months)
    for key, words in COLUMNS:
        cells = [_beside(told[name][key], None if other is None else other[name][key]) for name in GROUPS]
        yield f"{words:38}" + "".join(f"{cell:>22}" for cell in cells)
    yield ""
    yield from _harm(told["harmed"], None if other is None else other["harmed"])
    yield ""
    yield from _rules(told["rules"], (other or {}).get("rules", {}), compared=other is not None)
    yield ""
    for words, value, bar, holds in held(told):
        yield f"{words:44}{_number(value):>9}   bar {_number(bar):>6}   {'holds' if holds else 'DOES NOT HOLD'}"


def _harm(one: dict[str, Any], other: dict[str, Any] | None) -> Iterator[str]:
    share = _beside(one["spoke_share"], None if other is None else other["spoke_share"])
    yield (
        f"harmed: a question of the right theme stood 30 days before the first serious harm in {share} of "
        f"{one['families']} families whose record held a fact to go by ({one['nothing_to_go_by']} held none)"
    )
    for name, pattern in one["patterns"].items():
        yield f"  {name:44}{pattern['spoke_30_days_before']:>5} of {pattern['families']}"
    for name, theme in one["themes"].items():
        yield f"  {name:44}{theme['families']} spoke, first a median of {theme['days_before_median']:.0f} days before"


def _rules(rules: dict[str, Any], others: dict[str, Any], *, compared: bool) -> Iterator[str]:
    yield (
        f"{'rule':30}{'opened':>14}{'ordinary /100 cm':>22}{'by evidence':>13}{'days: median':>14}{'p90':>8}"
        f"   {'ordinary, in need, on plan, harmed'}"
    )
    for rule in dict.fromkeys([*rules, *others]):
        one, other = rules.get(rule), others.get(rule)
        opened = _beside(one["opened"] if one else 0, (other["opened"] if other else 0) if compared else None)
        rate = _beside(*(x and x["ordinary_per_100_child_months"] for x in (one, other))) if one else "0"
        rest = _rest(one) if one else ""
        yield f"{rule:30}{opened:>14}{rate:>22}{rest}"


def _rest(one: dict[str, Any]) -> str:
    groups = ", ".join(str(many) for many in one["opened_by_group"].values())
    evidence, late = _number(one["closed_by_evidence"]), " (lateness)" if one["lateness"] else ""
    return f"{evidence:>13}{one['days_standing_median']:>14.1f}{one['days_standing_p90']:>8.0f}   {groups}{late}"


def _beside(value: float | None, other: float | None = None) -> str:
    return _number(value) + (f" ({_number(other)})" if other is not None else "")


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}".rstrip("0").rstrip(".")
