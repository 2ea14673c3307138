"""Plans: none ends before it starts."""

from collections.abc import Iterator

from tenfold.casefiles.contents import Contents
from tenfold.casefiles.problem import Problem
from tenfold.record import Plan, SamePerson
from tenfold.when import Time

CHILD_PROTECTION = "child_protection"


def ended_before_they_start(contents: Contents) -> Iterator[Problem]:
    """Find plans that end where the child has none of the kind that started, or goes on, by then.

    A child whose plan began before its birth may have had another id then, that is said to be the same person's.
    """
    if "plan" in contents.unread.kinds:
        return
    begun: dict[tuple[str, str], Time] = {}
    for said in contents.facts(Plan):
        occurred = said.told.entry.occurred
        if said.fact.status != "ended":
            begun[_which(said.fact)] = min(begun.get(_which(said.fact), occurred), occurred)
    for said in contents.standing(Plan):
        ids, kind = _same_person(contents, said.fact.child), _which(said.fact)[1]
        start = min((begun[one, kind] for one in ids if (one, kind) in begun), default=None)
        end = said.told.entry.until or said.told.entry.occurred
        if said.fact.status == "ended" and (start is None or end.last < start.first):
            plan = f"the {said.fact.kind or CHILD_PROTECTION} plan of “{said.fact.child}” ends ({end})"
            wrong = f"{plan} and never starts" if start is None else f"{plan} before it starts ({start})"
            yield said.problem("status", wrong, "an earlier entry in which it started, or continued, would be")


def _same_person(contents: Contents, child: str) -> set[str]:
    """Return the ids that a file says anywhere to be a child's."""
    pairs = [{said.fact.a, said.fact.b} for said in contents.facts(SamePerson) if said.fact.is_]
    found, known = {child}, set[str]()
    while found != known:
        known = set(found)
        found.update(*(pair for pair in pairs if pair & found))
    return found


def _which(plan: Plan) -> tuple[str, str]:
    return plan.child, plan.kind or CHILD_PROTECTION
