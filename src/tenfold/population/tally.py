"""What was simulated, counted out of the entries themselves, to be held beside the published figures."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from tenfold.population.chance import YEAR
from tenfold.population.family import Family
from tenfold.population.household import OLDEST, Person, band
from tenfold.population.telling import Tree
from tenfold.when import working_days_between

BANDS = ("under 1", "1-4", "5-9", "10-14", "15-17")
YEAR_DAYS = timedelta(365)
ON_TIME, PLAN_VISIT = 45, 10
CONFERENCE_DAYS = 15
VISIT_DAYS, REVIEWED_BY = 14, 460


@dataclass(slots=True)
class Tally:
    """For each figure how often it was, and out of how many."""

    seen: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    of: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    days: list[int] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add the tally of other families."""
        for mine, others in ((self.seen, other.seen), (self.of, other.of)):
            for name, many in others.items():
                mine[name] += many
        self.days.extend(other.days)

    def happened(self, name: str, *, yes: bool) -> None:
        """Count one of those to whom something may happen."""
        self.of[name] += 1
        self.seen[name] += yes

    def count(self, family: Family) -> None:
        """Count one family."""
        trees = family.telling.trees()
        _years(self, family)
        for tree in trees:
            _contact(self, family, tree)
        _home(self, family)
        _infants(self, family, trees)
        _funnel(self, family, trees)
        _plan_visits(self, family, trees)


def _years(tally: Tally, family: Family) -> None:
    for child in family.household.children:
        for place, (low, high) in enumerate(pairwise(OLDEST)):
            since = max(_birthday(child, low), family.start)
            until = min(_birthday(child, high), family.end)
            years = max((until - since).days, 0) / YEAR
            for kind in ("surgery", "emergency", "clinic", "injury"):
                tally.of[f"{kind} {BANDS[place]}"] += years
            last = max((until - max(since, family.end - YEAR_DAYS)).days, 0) / YEAR
            for kind in ("referrals", "enquiries", "plans"):
                tally.of[kind] += last
            tally.of["moves under 5"] += years if place < 2 else 0  # noqa: PLR2004 - the two bands under 5


def _birthday(child: Person, years: int) -> date:
    return date(child.born.year + years, child.born.month, min(child.born.day, 28))


def _contact(tally: Tally, family: Family, tree: Tree) -> None:
    """Count a health contact of a child, or a term's attendance."""
    child = next((one for one in family.household.children if one.id == tree["about"][0]), None)
    if child is None:
        return
    day = date.fromisoformat(tree["occurred"][:10])
    name = BANDS[band(max(child.age(day), 0))]
    agency, event = tree["agency"], tree["event"]
    if event == "attendance" and agency == "gp":
        tally.seen[f"surgery {name}"] += 1
    if event == "attendance" and agency == "ed" and tree["author"]["role"] == "emergency nurse":
        tally.seen[f"emergency {name}"] += 1
        tally.seen[f"injury {name}"] += any("injury" in fact for fact in tree.get("facts", ()))
    if agency == "community":
        tally.seen[f"clinic {name}"] += "outcome" not in tree
        tally.happened("not brought", yes=tree.get("outcome") == "not_brought")
    for fact in tree.get("facts", ()):
        measure = fact.get("observation", {}).get("measure")
        if measure and measure["what"] == "attendance" and agency == "school" and not family.known_to_services(day):
            stage = "secondary" if child.age(family.start) >= 11.6 else "primary"  # noqa: PLR2004 - as schools count
            tally.of[f"absence {stage}"] += 1
            tally.seen[f"absence {stage}"] += 1 - measure["value"] / 100


def _home(tally: Tally, family: Family) -> None:
    home, years = family.household, (family.end - family.start).days / YEAR
    tally.of["births"] += years
    tally.seen["births"] += sum(one.born >= family.start for one in home.children)
    young = [one for one in home.children if one.born < family.start]
    for since, _ in home.homes[1:]:
        tally.seen["moves under 5"] += sum(0 <= one.age(since) < 5 for one in young)  # noqa: PLR2004 - years
    father = next((stay for stay in home.stays if stay.part == "father"), None)
    if father is not None and any(stay.part == "mother" for stay in home.stays):
        tally.of["separations"] += ((father.until or family.end) - family.start).days / YEAR
        tally.seen["separations"] += father.until is not None


def _infants(tally: Tally, family: Family, trees: list[Tree]) -> None:
    seen = [(tree["about"][0], date.fromisoformat(tree["occurred"][:10])) for tree in trees if tree["agency"] == "hv"]
    for child in family.household.children:
        days = [(day - child.born).days for about, day in seen if about == child.id]
        if family.start <= child.born < family.end - timedelta(35):
            tally.happened("birth visit in time", yes=any(one <= VISIT_DAYS for one in days))
        if family.start - timedelta(355) <= child.born < family.end - timedelta(REVIEWED_BY):
            tally.happened("one-year review", yes=any(355 <= one <= REVIEWED_BY for one in days))  # noqa: PLR2004 - days


def _funnel(tally: Tally, family: Family, trees: list[Tree]) -> None:
    """Count referrals and what came of them, child by child."""
    referred: dict[str, list[date]] = {}
    opened: dict[str, date] = {}
    for kind, fact, day in _steps(trees):
        children = fact.get("children", [fact.get("child")])
        lately = day >= family.end - YEAR_DAYS
        if kind == "referral":
            tally.seen["referrals"] += len(children) * lately
            for child in children:
                referred.setdefault(child, []).append(day)
        elif kind == "assessment" and fact["stage"] == "opened":
            opened |= dict.fromkeys(children, day)
        elif kind == "assessment":
            days = working_days_between(max(one for one in referred[children[0]] if one <= day), day)
            tally.days += [days] * len(children)
            for _ in children:
                tally.happened("assessments in 45 days", yes=days <= ON_TIME)
        elif kind == "enquiry" and fact["stage"] == "opened":
            tally.seen["enquiries"] += len(children) * lately
        elif kind == "plan" and fact["status"] == "started" and "kind" not in fact:
            tally.seen["plans"] += lately
    _again(tally, family, referred)
    _conferences(tally, family, trees)


def _steps(trees: list[Tree]) -> Iterator[tuple[str, Tree, date]]:
    for tree in trees:
        for told in tree.get("facts", ()):
            for kind in ("referral", "assessment", "enquiry", "plan"):
                if kind in told:
                    yield kind, told[kind], date.fromisoformat(tree["occurred"][:10])


def _again(tally: Tally, family: Family, referred: dict[str, list[date]]) -> None:
    for days in referred.values():
        for day in days:
            if day < family.end - YEAR_DAYS:
                tally.happened("referred again", yes=any(day < other <= day + YEAR_DAYS for other in days))


def _conferences(tally: Tally, family: Family, trees: list[Tree]) -> None:
    at = {
        kind: [tree for tree in trees if tree["event"] == kind]
        for kind in ("strategy_discussion", "initial_conference")
    }
    enquiries = [tree for tree in at["strategy_discussion"] if any("enquiry" in one for one in tree["facts"])]
    for tree in enquiries:
        day = date.fromisoformat(tree["occurred"][:10])
        later = [date.fromisoformat(one["occurred"][:10]) for one in at["initial_conference"]]
        held = min((one for one in later if one >= day), default=None)
        if day < family.end - timedelta(60):
            tally.happened("enquiries to conference", yes=held is not None)
            if held is not None:
                tally.happened("conferences in 15 days", yes=working_days_between(day, held) <= CONFERENCE_DAYS)


def _plan_visits(tally: Tally, family: Family, trees: list[Tree]) -> None:
    """Count how many working days lay between the visits of a plan at which a child was seen."""
    for child in family.household.children:
        mine = [tree for tree in trees if tree["event"] == "visit" and tree["agency"].startswith("csc")]
        days = [date.fromisoformat(tree["occurred"][:10]) for tree in mine if child.id in tree.get("seen", {})]
        for day, later in pairwise(days):
            if family.on_plan(child.id, day) and family.on_plan(child.id, later) and day < later:
                tally.happened("plan visits in 10 days", yes=working_days_between(day, later) <= PLAN_VISIT)
