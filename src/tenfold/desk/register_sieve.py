"""What of the register is shown: by category, by who leads, by team, by clocks, by since when."""

from tenfold import ledger
from tenfold.desk.forms import Choice, Field, Form
from tenfold.desk.words import sentence
from tenfold.when import day_of

CLOCKS = (Choice("overdue", "A clock is overdue"),)
NOBODY = "nobody"


def sieve_fields(plans: tuple[ledger.OnPlan, ...]) -> tuple[Field, ...]:
    """Return the form that chooses; what can be chosen is what stands in the register."""
    categories = tuple(Choice(one, sentence(one)) for one in sorted({plan.category for plan in plans}))
    leads = tuple(Choice(one or NOBODY, one or "Nobody is recorded") for one in sorted({plan.worker for plan in plans}))
    teams = tuple(Choice(one, one) for one in sorted({plan.team for plan in plans if plan.team}))
    return (
        Field(kind="select", name="category", label="Category", choices=categories, none="Any"),
        Field(kind="select", name="worker", label="Lead practitioner", choices=leads, none="Any"),
        Field(kind="select", name="team", label="Team", choices=teams, none="Any"),
        Field(kind="checks", name="clocks", label="Clocks", choices=CLOCKS),
        Field(kind="day", name="from", label="With a plan since this day or later"),
        Field(kind="day", name="before", label="With a plan since before this day"),
    )


def through(plans: tuple[ledger.OnPlan, ...], form: Form) -> tuple[ledger.OnPlan, ...]:
    """Return the children whom what was chosen lets through; all of them while something is wrong with it."""
    return plans if form.problems else tuple(one for one in plans if _lets(one, form))


def _lets(one: ledger.OnPlan, form: Form) -> bool:
    category, worker, team = form.one("category"), form.one("worker"), form.one("team")
    if category not in {"", one.category} or worker not in {"", one.worker or NOBODY} or team not in {"", one.team}:
        return False
    since = day_of(one.since)
    early = form.time("from") is not None and since < form.day("from")
    late = form.time("before") is not None and since >= form.day("before")
    return not early and not late and (not form.all("clocks") or bool(one.overdue))
