"""The burden as a picture: for each rule how often it opens in ordinary life, and how much of that evidence closes."""

from typing import Any

from tenfold.drawings.canvas import BLUE, FAINT, INK, QUIET, SHADE, Canvas

WIDTH, LEFT, RIGHT = 960, 250, 880
TOP, ROW, BAR = 150, 22, 13
SMALL, LARGE = 12, 17
SHOWN = 30
GROUPS = (("ordinary", "Ordinary"), ("in_need", "In need"), ("on_plan", "On plan"))
KEY = "Blue: closed by evidence. Grey with an edge: still standing, or closed with time alone."


def picture_of(told: dict[str, Any]) -> str:
    """Return the burden as SVG text: a line for each group, then a bar for each rule that opened in ordinary life."""
    rules = [(name, one) for name, one in told["rules"].items() if one["ordinary_per_100_child_months"] > 0][:SHOWN]
    sheet = Canvas(WIDTH)
    sheet.words(12, 26, "How much the record asks of simulated families", LARGE, font_weight="bold")
    for n, (group, name) in enumerate(GROUPS):
        sheet.words(12, 52 + 18 * n, _of_group(name, told[group]), SMALL)
    sheet.words(12, 106, _of_harm(told["harmed"]), SMALL)
    sheet.words(12, TOP - 14, f"Opened per 100 child-months of ordinary children, by rule. {KEY}", SMALL, fill=QUIET)
    most = max((one["ordinary_per_100_child_months"] for _, one in rules), default=1.0)
    for n, (rule, one) in enumerate(rules):
        _bar(sheet, TOP + ROW * n, rule, one, most)
    says = f"{len(rules)} rules opened in ordinary life; the same figures are in the table that is printed."
    return sheet.svg(TOP + ROW * len(rules) + 20, "How much the record asks of simulated families", says)


def _bar(sheet: Canvas, y: float, rule: str, one: dict[str, Any], most: float) -> None:
    rate, answered = one["ordinary_per_100_child_months"], one["ordinary_closed_by_evidence"] or 0.0
    length = (RIGHT - LEFT) * rate / most
    sheet.words(LEFT - 10, y + BAR - 2, rule, SMALL, text_anchor="end")
    sheet.put("rect", x=LEFT, y=y, width=length, height=BAR, fill=SHADE, stroke=INK, stroke_width=0.8)
    sheet.put("rect", x=LEFT, y=y, width=length * answered, height=BAR, fill=BLUE)
    sheet.words(LEFT + length + 6, y + BAR - 2, f"{rate:.3f}", SMALL)
    sheet.line(LEFT, y + ROW - 4, RIGHT, y + ROW - 4, stroke=FAINT, stroke_width=0.4)


def _of_group(name: str, one: dict[str, Any]) -> str:
    return (
        f"{name}: {one['child_months']:.0f} child-months; {one['opened_per_100_child_months']:.2f} opened per "
        f"100 (of these {one['service_lateness_per_100_child_months']:.2f} lateness); standing at once: median "
        f"{one['standing_median']}, most at once for 99 in 100 children {one['standing_p99']}"
    )


def _of_harm(one: dict[str, Any]) -> str:
    return (
        f"Harmed: in {one['spoke_30_days_before']} of {one['families']} families whose record held something to go by, "
        "a question of the right theme stood 30 days before the first serious harm"
    )
