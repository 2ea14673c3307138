"""Who is kin to a child, who counts as one, and whose ties make them no independent witness."""

from datetime import date, timedelta

import pytest

from parts import CSC, MUM, OUTSIDER, SAM, entry, time, told, visit
from tenfold.picture import independent, is_child, kin, siblings, unborn, younger_than
from tenfold.record import Account, Care, Injury, Person, Plan, Pregnancy, Referral, Relationship
from tenfold.when import add_months, end_of, start_of

FAMILY = (
    "mother",
    "father",
    "step_parent",
    "sibling",
    "half_sibling",
    "step_sibling",
    "child",
    "grandparent",
    "aunt_uncle",
    "cousin",
    "relative",
)
NEAR = ("partner", "ex_partner", "friend")
AROUND = ("neighbour", "landlord", "lodger", "childminder", "other")


def tied(tie, to=MUM, born="1985-01-01"):
    known = (Person(id=OUTSIDER, born=born and time(born)), Relationship(of=OUTSIDER, to=to, is_=tie))
    return told(entry("2024-03-04", CSC, "call", *known, about=(to,))).picture("2024-03-04")


@pytest.mark.parametrize("tie", FAMILY + NEAR)
def test_a_relative_partner_or_friend_of_the_mother_is_not_independent(tie):
    assert independent(tied(tie), OUTSIDER, SAM) is False


@pytest.mark.parametrize("tie", AROUND)
def test_somebody_who_is_only_around_is_independent(tie):
    assert independent(tied(tie), OUTSIDER, SAM) is True


@pytest.mark.parametrize("tie", FAMILY)
def test_family_of_a_child_or_of_its_mother_is_kin(tie):
    assert OUTSIDER in kin(tied(tie), SAM)
    assert OUTSIDER in kin(tied(tie, to=SAM), SAM)


@pytest.mark.parametrize("tie", NEAR + AROUND)
def test_a_partner_a_friend_or_a_neighbour_is_no_kin(tie):
    assert OUTSIDER not in kin(tied(tie), SAM)


@pytest.mark.parametrize("tie", ["sibling", "half_sibling", "step_sibling"])
def test_a_sibling_of_unsaid_age_counts_as_a_child(tie):
    p = tied(tie, to=SAM, born=None)
    assert is_child(p, OUTSIDER)
    assert OUTSIDER in siblings(p, SAM)
    assert not is_child(tied(tie, to=MUM, born=None), OUTSIDER)


@pytest.mark.parametrize("tie", ["cousin", "relative", "aunt_uncle", *AROUND])
def test_anybody_else_of_unsaid_age_counts_as_an_adult(tie):
    p = tied(tie, to=SAM, born=None)
    assert not is_child(p, OUTSIDER)
    assert OUTSIDER not in siblings(p, SAM)


def test_a_person_of_unsaid_age_who_is_spoken_of_as_a_child_is_one():
    def known(*facts, **fields):
        met = entry("2024-03-04", CSC, "visit", Person(id=OUTSIDER), *facts, **fields)
        return is_child(told(met).picture("2024-03-04"), OUTSIDER)

    assert not known()
    assert known(Referral(children=(OUTSIDER,)))
    assert known(Plan(child=OUTSIDER, status="started"))
    assert known(seen={OUTSIDER: "seen"})
    assert not known(Injury(child=OUTSIDER, type="bruise"))


def test_somebody_is_unborn_until_the_day_of_birth_or_the_first_meeting():
    awaited = entry("2024-03-04", CSC, "call", Pregnancy(person=MUM, of="baby"), Person(id="baby"))
    assert unborn(told(awaited).picture("2024-03-04"), "baby")
    born = entry("2024-04-02", CSC, "call", Person(id="baby", born=time("2024-04-02")))
    assert not unborn(told(awaited, born).picture("2024-04-02"), "baby")
    ahead = entry("2024-03-05", CSC, "call", Person(id="baby", born=time("2024-04-02")))
    assert unborn(told(awaited, ahead).picture("2024-03-05"), "baby")
    assert not unborn(told(awaited, visit("2024-04-02", child="baby")).picture("2024-04-02"), "baby")
    assert not unborn(told().picture("2024-03-04"), OUTSIDER)


def test_who_is_said_to_be_the_other_child_is_a_child_where_nothing_else_is_known_of_them():
    said = Account(by=MUM, about=("it",), claim="other_child", names=(OUTSIDER,))
    pupil = told(entry("2024-03-04", CSC, "call", Person(id=OUTSIDER), said))
    assert is_child(pupil.picture("2024-03-04"), OUTSIDER)
    partner = pupil.then(entry("2024-03-05", CSC, "call", Relationship(of=OUTSIDER, to=MUM, is_="partner")))
    assert not is_child(partner.picture("2024-03-05"), OUTSIDER)
    minds = pupil.then(entry("2024-03-05", CSC, "call", Care(child=SAM, by=(OUTSIDER,), basis="family_arrangement")))
    assert not is_child(minds.picture("2024-03-05"), OUTSIDER)
    fell = Account(by=MUM, about=("it",), claim="accident", names=(OUTSIDER,))
    assert not is_child(
        told(entry("2024-03-04", CSC, "call", Person(id=OUTSIDER), fell)).picture("2024-03-04"), OUTSIDER
    )


@pytest.mark.parametrize("day", ["2024-02-29", "2023-12-31", "2022-03-01", "2020-10-25", "2016-08-30"])
@pytest.mark.parametrize("limit", ["adult", "injuries-repeat.older-age", "newborn-expected.young"])
def test_an_age_is_reached_on_its_day_and_not_on_one_before_or_after(day, limit):
    born = entry("2024-03-04", CSC, "call", Person(id=OUTSIDER, born=time(day)))
    p = told(born).picture("2024-03-04")
    reached = add_months(date.fromisoformat(day), p.limit(limit, p.now).number)
    days = [reached + timedelta(n) for n in (-4000, *range(-40, 41), 4000)]
    assert [younger_than(p, OUTSIDER, limit, start_of(one)) for one in days] == [one < reached for one in days]
    assert younger_than(p, OUTSIDER, limit, end_of(reached - timedelta(2)))


def test_of_a_birth_in_some_month_nobody_can_tell_in_that_month():
    born = entry("2024-03-04", CSC, "call", Person(id=OUTSIDER, born=time("2010-02")))
    p = told(born).picture("2024-03-04")
    days = {"2028-01-31": True, "2028-02-01": None, "2028-02-27": None, "2028-02-28": False, "2028-06-01": False}
    assert {day: younger_than(p, OUTSIDER, "adult", time(day).first) for day in days} == days


def test_who_grows_up_is_a_child_until_the_day_and_is_looked_at_again_on_it():
    p = told(entry("2024-03-04", CSC, "call", Person(id=OUTSIDER, born=time("2006-04-02")))).picture("2024-03-04")
    seen = []
    while is_child(p, OUTSIDER):
        p.advance(p.cells.next_alarm())
        seen.append(p.now)
    assert seen[-1] == start_of(date(2024, 4, 2))
    assert len(seen) <= 2


def test_the_child_that_a_pregnancy_names_is_a_child_and_the_mother_is_none_by_it():
    told_of = (Person(id=OUTSIDER), Person(id="mo"), Pregnancy(person="mo", due=time("2024-09-01"), of=OUTSIDER))
    p = told(entry("2024-03-04", CSC, "call", *told_of, about=(OUTSIDER,))).picture("2024-03-04")
    assert is_child(p, OUTSIDER)
    assert not is_child(p, "mo")
