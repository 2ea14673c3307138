"""A baby is expected or born where a child is or was on plan, and no assessment has been opened."""

from tenfold.picture import Picture, children, children_of, died, household, person, plan_spells, remembered
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.wording import say
from tenfold.record import Assessment, Entry, Person, Pregnancy


@remembered
def each_baby(p: Picture) -> tuple[Of[Entry], ...]:
    """Return every pregnancy, under the person who is pregnant; and every child born since the record began."""
    expected = [(one.fact.person, one.fact.of, one.first) for one in p.facts(Pregnancy)]
    unborn = {of for _, of, _ in expected if of is not None}
    found = [Of(who, () if of is None else (of,), entry) for who, of, entry in expected]
    found += [
        Of(one.id, (one.id,), one.first) for one in p.facts(Person) if one.id in children(p) and one.id not in unborn
    ]
    return tuple({subject.id: subject for subject in found}.values())


@rule(
    "newborn-expected",
    subjects=each_baby,
    authority=("unborn", "siblings"),
    findings="siblings",
    stands="A pregnancy, or a birth, in a household where a child is or was on plan in the last five years, and no "
    "assessment of the baby has been opened.",
    closes="An assessment is opened: pre-birth, or naming the baby or its mother.",
)
def newborn_expected(p: Picture, baby: Of[Entry]) -> Asked | None:
    """Ask who is assessing what the baby will be born into."""
    plans = [start for other in beside(p, baby.id) for start in recent_plans(p, other, baby)]
    if not plans or assessed(p, baby, plans):
        return None
    return Asked(
        "soon",
        say(
            "Who is assessing the home into which the baby of {who} comes?"
            if not is_born(p, baby.id)
            else "Who is assessing the home of {who}, who was born into it?",
            who=baby.id,
        ),
        evidence(baby.thing, plans),
        lead(p),
        (Act("assessment"),),
        about=(baby.id,),
    )


def is_born(p: Picture, id: str) -> bool:
    """Whether a subject is a child, not somebody who is pregnant."""
    return id in children(p)


def beside(p: Picture, who: str) -> tuple[str, ...]:
    """Return the other children of a pregnant person, of a baby’s household, or of the household of either."""
    near = {
        *children_of(p, who),
        *(one for child in children(p) if who in household(p, child) for one in (child,)),
    }
    return tuple(one for one in (*household(p, who), *near) if one in children(p) and one != who)


def recent_plans(p: Picture, other: str, baby: Of[Entry]) -> list[Entry]:
    """Return the plans of another child that had begun before a pregnancy or birth, and had not ended long before it."""
    known = person(p, baby.id) if is_born(p, baby.id) else None
    at = known.born.last if known is not None and known.born is not None else baby.thing.latest
    spells = (s for s in plan_spells(p, other) if s.start.occurred.first < at and died(p, other) is None)
    return [s.start for s in spells if s.end is None or p.limit("newborn-expected", at).after(s.end.latest) > at]


def assessed(p: Picture, baby: Of[Entry], plans: list[Entry]) -> bool:
    """Whether an assessment opened since the first of some plans is pre-birth or names the baby or who carries it."""
    since = min(entry.order for entry in plans)
    named = {one.id: one for who in (baby.id, *baby.children) for one in p.facts(Assessment, who)}
    pre_birth = (one for one in p.facts(Assessment) if one.fact.kind == "pre_birth")
    return any(one.last.order > since for one in (*named.values(), *pre_birth))
