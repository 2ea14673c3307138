"""What is known of how an injury came about: who explains it, who saw it happen, what ordinary life brings."""

from itertools import takewhile

from tenfold.picture.independence import bears_witness
from tenfold.picture.injuries import FOUND, HARM, Occasion, injuries_under, occasions_of, opinions_of
from tenfold.picture.people import younger_than
from tenfold.picture.picture import Picture, remembered, so_far
from tenfold.picture.process import on_plan_when
from tenfold.picture.settling import settling_opinions
from tenfold.picture.signs import ORDINARY, hurt_at, parts, still
from tenfold.picture.stated import Stated
from tenfold.record import Account, Check, Injury

_IN_PLAY = frozenset({"bruise", "scratch"})
_BROUGHT_IN = frozenset({"attendance", "admission"})


def explanations(p: Picture, injury: Stated[Injury]) -> tuple[Stated[Account], ...]:
    """Return the accounts that explain an injury; to say that there is no explanation explains nothing."""
    return tuple(one for one in p.facts(Account, injury.id) if one.fact.claim != "no_explanation")


def explained(p: Picture, occasion: Occasion, injury: Stated[Injury]) -> bool:
    """Whether an opinion settles an injury, a check settles what is said of it, or somebody independent says how."""
    if any(injury.id in injuries_under(p, opinion) for opinion in settling_opinions(p, occasion)):
        return True
    said = explanations(p, injury)
    checks = (check for id in (injury.id, *(one.id for one in said)) for check in p.facts(Check, id))
    if said and any(check.fact.result in FOUND for check in checks):
        return True
    return any(all(bears_witness(p, one, child, injury) for child in occasion.children) for one in said)


@remembered
def bump(p: Picture, occasion: Occasion) -> bool:
    """Whether an occasion is only what those who see a child daily note: bruised or grazed shins, knees or forehead.

    It is none on plan, nor where the child was brought in for it, or anybody judged it harm or had no explanation.
    """
    if not all(_playful(p, injury, child) for injury in occasion.injuries for child in occasion.children):
        return False
    if any(opinion.fact.view in HARM for opinion in opinions_of(p, occasion)):
        return False
    if any(entry.event in _BROUGHT_IN for entry in occasion.entries):
        return False
    return not any(on_plan_when(p, child, occasion.first) for child in occasion.children)


@remembered
def lone_bump(p: Picture, occasion: Occasion) -> bool:
    """Whether an occasion is only a bump in play, and no other injury of the child was seen in the months before."""
    if not bump(p, occasion):
        return False
    window = p.limit("injuries-repeat.window", occasion.seen)
    return not any(
        window.after(one.seen) > occasion.seen
        for child in occasion.children
        for one in takewhile(lambda other: other.first.order < occasion.first.order, so_far(occasions_of, p, child))
        if one.id != occasion.id
    )


def unexplained(p: Picture, occasion: Occasion, mark: tuple[Stated[Injury], ...]) -> bool:
    """Whether a mark was left without account, or somebody had none for it, and nothing has explained it since."""
    if any(explained(p, occasion, injury) for injury in mark):
        return False
    said = [account for injury in mark for account in p.facts(Account, injury.id)]
    if any(account.fact.claim == "no_explanation" for account in said):
        return True
    due = p.ends("injury-unexplained", mark[0].recorded)
    in_time = any(account.recorded <= due for injury in mark for account in explanations(p, injury))
    return not in_time and not bump(p, occasion) and p.passed(due)


def _playful(p: Picture, injury: Stated[Injury], child: str) -> bool:
    places = parts(injury)
    if injury.fact.type not in _IN_PLAY or not places or not places <= ORDINARY:
        return False
    walks = younger_than(p, child, "ordinary-bruise", hurt_at(injury)) is False and not still(p, injury, child)
    return walks and len(explanations(p, injury)) == len(p.facts(Account, injury.id))
