"""What settles an injury: views for harm, benign views given with what mattered of the earlier injuries, and checks."""

from tenfold.picture.injuries import (
    BENIGN,
    FOUND,
    HARM,
    MEDICAL,
    Occasion,
    checks_of,
    injuries_under,
    marks,
    occasions_of,
    opinions_of,
    weighed_all,
)
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.stated import Stated
from tenfold.picture.witnessed import borne_out, found_medical, seen_to_happen, speaks_against
from tenfold.record import Account, Injury, Opinion


@remembered
def weighed_earlier(p: Picture, opinion: Stated[Opinion], child: str) -> bool:
    """Whether an opinion considered every earlier injury of a child that the record held when it was given.

    What somebody independent saw happen, and what a doctor found to be none, need not be weighed.
    """
    told = ((occasion, mark) for occasion in occasions_of(p, child) for mark in marks(occasion))
    return weighed_all(p, opinion, (mark for occasion, mark in told if not _needs_none(p, occasion, mark)))


def _needs_none(p: Picture, occasion: Occasion, mark: tuple[Stated[Injury], ...]) -> bool:
    return any(seen_to_happen(p, occasion, one) or found_medical(p, occasion, one, MEDICAL) for one in mark)


def overruled(p: Picture, view: Stated[Opinion], occasion: Occasion, injury: str) -> bool:
    """Whether a later benign opinion on an injury of an occasion had a view of it, and the earlier injuries, before it.

    Of the two views only the later one then stands.
    """
    return any(
        later.order > view.order
        and later.fact.view in BENIGN
        and injury in injuries_under(p, later)
        and p.considers(later.first, view)
        for later in settling_opinions(p, occasion)
    )


@remembered
def settling_opinions(p: Picture, occasion: Occasion) -> tuple[Stated[Opinion], ...]:
    """Return the opinions that settle what an occasion's injuries are.

    A view for harm does; a benign one only if its entry considered the earlier injuries that the record then held.
    """
    return tuple(one for one in opinions_of(p, occasion) if _settles(p, occasion, one))


def _settles(p: Picture, occasion: Occasion, opinion: Stated[Opinion]) -> bool:
    view = opinion.fact.view
    return view in HARM or (view in BENIGN and all(weighed_earlier(p, opinion, child) for child in occasion.children))


def settled(p: Picture, occasion: Occasion, injury: Stated[Injury]) -> bool:
    """Whether evidence settles what one injury is: an opinion that settles, or a check that found one way or other."""
    said = {account.id for account in p.facts(Account, injury.id)} | {injury.id}
    if any(said & set(opinion.fact.about) for opinion in settling_opinions(p, occasion)):
        return True
    return any(check.fact.result in FOUND and said & set(check.fact.about) for check in checks_of(p, occasion))


def found_benign(p: Picture, occasion: Occasion, injury: Stated[Injury]) -> bool:
    """Whether every view that settles one injury is benign: each was given with the earlier injuries in view."""
    views = [one.fact.view for one in settling_opinions(p, occasion) if injury.id in one.fact.about]
    return bool(views) and all(view in BENIGN for view in views)


@remembered
def harmless(p: Picture, occasion: Occasion) -> bool:
    """Whether evidence finds all injuries of an occasion harmless: borne out, or judged so in view of earlier ones."""
    judged = {id for one in settling_opinions(p, occasion) if one.fact.view in BENIGN for id in injuries_under(p, one)}
    return all(
        borne_out(p, occasion, injury) or (injury.id in judged and not speaks_against(p, injury))
        for injury in occasion.injuries
    )
