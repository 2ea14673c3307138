"""Which adults near a child are to be checked, and what is known of them."""

from tenfold.picture.begun import referred
from tenfold.picture.care import cares_at, is_contradicted
from tenfold.picture.concern import risks
from tenfold.picture.household import household
from tenfold.picture.links import going_home, said_to_care
from tenfold.picture.nearness import near_now
from tenfold.picture.people import children, died, is_child, kin, parents, person, younger_than
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import assessment_now, on_plan_since
from tenfold.record import Allegation, Check, Consent, Entry, Relationship

_BY_TRADE = frozenset({"childminder", "foster_carer"})
_STATUTORY = frozenset({None, "single", "initial", "core"})
_ELSEWHERE = frozenset({"other_authority", "social_care_record"})
_ASKS = frozenset({"childrens_social_care", "police"})
_PLACED = frozenset({"placement", "childminder"})


@remembered
def to_be_checked(p: Picture, child: str) -> tuple[str, ...]:
    """Return the named people of an age who live with or are near a child (`near_now`), or are said to care for it.

    Those who care by trade are approved and registered elsewhere.
    """
    said = (name for account in said_to_care(p, child) for name in account.fact.names)
    close = (one for one, _ in near_now(p, child))
    near = (one for one in dict.fromkeys((*household(p, child), *said, *close)) if one not in (child, *p.kinds))
    return tuple(one for one in near if _named(p, one) and _of_an_age(p, one) and not by_trade(p, one, child))


def none_to_be_checked(p: Picture) -> bool:
    """Whether nothing lets anybody be checked: no history that bears on risk, and no child to check them for."""
    return not risks(p) and not any(
        on_plan_since(p, child) or going_home(p, child) or assessment_now(p, child) for child in children(p)
    )


@remembered
def checked_because(p: Picture, adult: str, child: str) -> Entry | None:
    """Return why law and practice let an adult be checked now; None where they do not.

    That is what put the child on plan, or decided its return, or began an assessment in which the adult consents: on
    the day on which it was asked for or since, and to those who check: what was agreed to else was something else.
    """
    if (spell := on_plan_since(p, child)) is not None:
        return spell.start
    if (home := going_home(p, child)) is not None:
        return home.first
    begun = assessment_now(p, child)
    if begun is None or begun.of.fact.kind not in _STATUTORY:
        return None
    asked_for = referred(p, begun).day
    agreed = (one for one in p.facts(Consent, adult) if one.last.day >= asked_for and p.kinds.get(one.agency) in _ASKS)
    return begun.start if any(one.fact.given and not one.fact.withdrawn for one in agreed) else None


@remembered
def unchecked_with(p: Picture, adult: str) -> tuple[str, ...]:
    """Return whose records an adult has not been checked against with a result: of police, and of social care."""
    done = [one for one in p.facts(Check, adult) if adult in one.fact.about and one.fact.result != "requested"]
    police = any(one.fact.against == "police_record" for one in done)
    social = any(
        one.fact.against in _ELSEWHERE
        or (one.fact.against == "other_agency" and p.kinds.get(one.agency) == "childrens_social_care")
        for one in done
    )
    return (*(() if police else ("police",)), *(() if social else ("social care",)))


def _named(p: Picture, id: str) -> bool:
    known = person(p, id)
    return known is not None and known.name is not None and died(p, id) is None


def _of_an_age(p: Picture, id: str) -> bool:
    young = younger_than(p, id, "adult-unchecked")
    if young is None:
        young = is_child(p, id)
    return not young or any(one.fact.against == id for one in p.facts(Allegation, id))


def by_trade(p: Picture, id: str, child: str) -> bool:
    """Whether somebody cares for a child as its childminder or foster carer, who is approved elsewhere.

    A parent or relative with whom a child is placed is neither unless that is said, nor is who a check found not to be.
    """
    if any(one.fact.is_ in _BY_TRADE and one.fact.to == child for one in p.facts(Relationship, id)):
        return True
    placed = (one for one in cares_at(p, child) if one.fact.basis in _PLACED and not is_contradicted(p, one))
    return any(id in one.fact.by for one in placed) and id not in (*parents(p, child), *kin(p, child))
