"""Babies expected and newly born, the children near them who were on plan, and whether anybody assesses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tenfold.picture.beside import children_beside
from tenfold.picture.household import household, under_one_roof
from tenfold.picture.people import children, children_of, died, died_at, parents, partners, person, unborn, younger_than
from tenfold.picture.picture import Picture, remembered
from tenfold.picture.process import Spell, enquiries, plan_spells
from tenfold.picture.stated import Stated, tellings
from tenfold.record import Assessment, Enquiry, Entry, Person, Plan, Pregnancy


@dataclass(frozen=True, slots=True)
class Baby:
    """A baby, under the id of who expects it or, where nobody told of a pregnancy, under its own.

    `told` is the entry that first told of it; it was expected or born from `since` on, and is born by `until`. It is
    `lost` where it died before anybody met it, or who expected it died.
    """

    id: str
    child: str | None
    told: Entry
    since: datetime
    until: datetime
    lost: bool

    def __hash__(self) -> int:
        """Babies are kept by id."""
        return hash(self.id)

    @property
    def children(self) -> tuple[str, ...]:
        """The baby, as subjects name theirs; who never lived is no child who died."""
        return () if self.child is None or self.lost else (self.child,)


@remembered
def babies(p: Picture) -> tuple[Baby, ...]:
    """Return the last pregnancy of everybody who has one on record, and the births that none of them told of."""
    runs: dict[str, list[list[Stated[Pregnancy]]]] = {}
    for one in p.facts(Pregnancy):
        mine = runs.setdefault(one.fact.person, [[]])
        if mine[-1] and (_end(p, mine[-1][0]) < one.first.occurred.first or _is_anew(p, mine[-1], one)):
            mine.append([])
        mine[-1].append(one)
    told = {who: [_expected(p, run) for run in mine] for who, mine in runs.items()}
    born = {baby.child for mine in told.values() for baby in mine}
    return (*(mine[-1] for mine in told.values()), *(baby for baby in _births(p) if baby.id not in born))


@remembered
def plans_near(p: Picture, baby: Baby) -> tuple[Spell, ...]:
    """Return the plans and enquiries of other children of a baby's home that go on or ended in the last years.

    An enquiry that found nothing is none; what had not begun when the baby was born is none.
    """
    if not p.facts(Plan) and not p.facts(Enquiry):
        return ()
    found = [spell for child in _near(p, baby) for spell in plan_spells(p, child)]
    found += [spell for child in _near(p, baby) for spell in enquiries(p, child) if not _unfounded(p, spell)]
    return tuple(one for one in found if one.start.occurred.first < baby.until and not _long_ago(p, one, baby))


@remembered
def baby_assessed(p: Picture, baby: Baby) -> bool:
    """Whether an assessment was opened for a baby: a pre-birth one, or one of it or of who expects it since.

    An enquiry or a plan that names the baby has assessed it. What was opened before another baby was born, which came
    before this one was expected, was that baby's.
    """
    own = [one for id in baby.children for kind in (Assessment, Enquiry, Plan) for one in p.facts(kind, id)]
    who = {baby.id, *(parent for id in baby.children for parent in parents(p, id))}
    earliest = p.limit("newborn-expected.pregnancy", baby.since).before(baby.since)
    near = {*who, *baby.children, *_near(p, baby)}
    return bool(own) or any(
        (entry.order >= baby.told.order and who & {*fact.of, *fact.children})
        or (
            fact.kind == "pre_birth"
            and entry.latest >= earliest
            and near & {*fact.of, *fact.children, *entry.about}
            and not _of_earlier(p, entry, fact, baby)
        )
        for entry, fact in tellings(p.facts(Assessment))
    )


def _of_earlier(p: Picture, entry: Entry, fact: Assessment, baby: Baby) -> bool:
    """Whether a pre-birth assessment was of a baby born after it opened, and before this one was on its way."""
    carried = p.limit("newborn-expected.pregnancy", entry.latest)
    since = carried.before(entry.latest) if fact.stage == "completed" else entry.latest
    until = p.limit("newborn-expected.pregnancy", baby.until).before(baby.until)
    others = {*fact.children, *children_of(p, baby.id)}.difference(baby.children)
    born = (known.born for one in others if (known := person(p, one)) is not None and known.born is not None)
    return any(since <= day.last and day.last < until for day in born)


def _is_anew(p: Picture, run: list[Stated[Pregnancy]], one: Stated[Pregnancy]) -> bool:
    """Whether a pregnancy was told of after the death of the baby of one before, and is not said to be that one."""
    lost = _expected(p, run).child
    death = None if lost is None else died_at(p, lost)
    if death is None or death.last >= one.first.occurred.first or one.fact.of == lost:
        return False
    return one.fact.due is None or all(one.fact.due != told.fact.due for told in run)


def _expected(p: Picture, told: list[Stated[Pregnancy]]) -> Baby:
    first, until = told[0].first, _end(p, told[0])
    who = told[0].fact.person
    of = next((one.fact.of for one in told if one.fact.of is not None), None) or _born_to(p, who, first, until)
    born = person(p, of) if of is not None else None
    if born is not None and born.born is not None:
        until = born.born.last
    bereft = died(p, who) is not None and (of is None or unborn(p, of))
    return Baby(who, of, first, first.latest, until, bereft or (of is not None and _never_met(p, of)))


def _never_met(p: Picture, id: str) -> bool:
    """Whether a baby died before or on the day of its birth, and nobody met it alive."""
    death, known = died_at(p, id), person(p, id)
    if death is None or p.contacts(id):
        return False
    return known is None or known.born is None or death.first_day <= known.born.last_day


def _end(p: Picture, one: Stated[Pregnancy]) -> datetime:
    due = one.fact.due
    return due.last if due is not None else p.ends("newborn-expected.pregnancy", one.since)


def _born_to(p: Picture, who: str, told: Entry, until: datetime) -> str | None:
    latest = max(p.ends("newborn-expected.pregnancy", told.latest), until)
    born = ((child, known.born) for child in children_of(p, who) if (known := person(p, child)) and known.born)
    return next((id for id, day in born if told.occurred.first <= day.last and day.first <= latest), None)


def _births(p: Picture) -> Iterator[Baby]:
    for one in p.facts(Person):
        born = one.fact.born
        if born is not None and younger_than(p, one.id, "newborn-expected.young", one.since) is True:
            yield Baby(one.id, one.id, one.first, born.last, born.last, _never_met(p, one.id))


def _near(p: Picture, baby: Baby) -> tuple[str, ...]:
    kin = [baby.id, *(parent for id in baby.children for parent in parents(p, id))]
    kin += [partner for one in kin for partner in partners(p, one)]
    found = [child for one in kin for child in children_of(p, one)]
    found += [one for id in (baby.id, *baby.children) for one in under_one_roof(p, id)]
    found += [child for child in children(p) if baby.id in household(p, child) or child == baby.id]
    found += [one for id in baby.children for one in children_beside(p, id)]
    return tuple(one for one in dict.fromkeys(found) if one not in baby.children)


def _unfounded(p: Picture, spell: Spell) -> bool:
    said = (fact.outcome for entry, fact in tellings(p.facts(Enquiry, spell.child)) if entry == spell.end)
    return "not_substantiated" in said


def _long_ago(p: Picture, spell: Spell, baby: Baby) -> bool:
    end = spell.end or died(p, spell.child)
    return end is not None and p.ends("newborn-expected", end.latest) <= baby.since
