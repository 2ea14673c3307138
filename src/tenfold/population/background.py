"""Backgrounds: ethnicity, disability, poverty and a parent's own time in care, beside a life, not in it."""

from tenfold.population.family import Family
from tenfold.population.telling import Tree

KINDS = ("minority_ethnic", "disabled_child", "poor", "parent_in_care")


def write_background(family: Family) -> None:
    """Write into the family's first entry what the surgery holds of its background; no chance is drawn here."""
    if not family.telling.entries:
        return
    first = min(family.telling.entries)[2]
    first.setdefault("facts", []).extend(_facts(family))


def _facts(family: Family) -> list[Tree]:
    facts: list[Tree] = []
    carers = family.household.carers(family.start)
    child = family.household.children[0].id
    if family.background["minority_ethnic"] and carers:
        facts.append({"person": {"id": carers[0], "first_language": "speaks two languages at home"}})
    if family.background["disabled_child"]:
        facts.append({"person": {"id": child, "needs": "hearing aids; learning support"}})
    if family.background["poor"] and carers:
        facts.append({"history": {"person": carers[0], "of": "homelessness", "as": "victim"}})
    if family.background["parent_in_care"] and carers:
        facts.append({"history": {"person": carers[0], "of": "care_experienced", "as": "victim"}})
    return facts
