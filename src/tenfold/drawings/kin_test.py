from datetime import datetime

from parts import ANN, CSC, DAD, FRIEND, GRAN, LODGER, MUM, NEIGHBOUR, OUTSIDER, SAM, entry, told
from tenfold.drawings.kin import Union, bonds_on, family_of
from tenfold.record import Person, Relationship
from tenfold.when import Time, moment

DAY = moment(datetime.fromisoformat("2024-06-01T12:00"))


def tie(of, is_, to, **more):
    return Relationship(of=of, to=to, is_=is_, **more)


def story(*facts):
    people = [Person(id=one) for one in (LODGER, FRIEND, NEIGHBOUR, OUTSIDER)]
    return told(entry("2024-03-04", CSC, "record_note", *people, *facts)).picture("2024-06-01")


def family(*facts, child=SAM, on=DAY):
    return family_of(story(*facts), child, on)


def test_generations_stand_above_one_another_the_eldest_first():
    assert family().rows == ((GRAN,), (DAD, MUM), (SAM, ANN))


def test_those_whom_nothing_joins_to_the_child_are_others():
    assert family().others == (LODGER, FRIEND, NEIGHBOUR, OUTSIDER)
    assert family(tie(FRIEND, "friend", MUM)).others == (LODGER, FRIEND, NEIGHBOUR, OUTSIDER)


def test_a_new_partner_stands_beside():
    found = family(tie(LODGER, "partner", MUM))
    assert found.rows[1] == (DAD, MUM, LODGER)
    assert found.others == (FRIEND, NEIGHBOUR, OUTSIDER)


def test_a_partner_s_own_children_and_kin_are_relatives_too():
    found = family(tie(LODGER, "partner", MUM), tie(LODGER, "father", FRIEND), tie(NEIGHBOUR, "sibling", LODGER))
    assert found.rows == ((GRAN,), (DAD, MUM, LODGER, NEIGHBOUR), (SAM, ANN, FRIEND))


def test_a_sibling_of_unsaid_parents_is_of_the_same_generation():
    assert family(tie(LODGER, "half_sibling", SAM)).rows[2] == (SAM, ANN, LODGER)


def test_the_child_itself_comes_first_of_its_generation():
    assert family(child=ANN).rows[2] == (ANN, SAM)


def test_children_stand_in_the_order_of_their_parents():
    found = family(tie(LODGER, "partner", MUM), tie(GRAN, "mother", FRIEND), tie(FRIEND, "mother", NEIGHBOUR))
    assert found.rows[1] == (DAD, MUM, LODGER, FRIEND)
    assert found.rows[2] == (SAM, ANN, NEIGHBOUR)


def test_unions_have_their_children_and_what_is_said_of_them():
    assert family().unions == (Union((DAD, MUM), (SAM, ANN), "ex_partner"), Union((GRAN,), (MUM,), None))


def test_parents_of_whom_nothing_is_said_are_only_parents():
    found = family(tie(LODGER, "partner", MUM), tie(LODGER, "father", FRIEND), tie(NEIGHBOUR, "mother", FRIEND))
    assert Union((LODGER, NEIGHBOUR), (FRIEND,), "parents") in found.unions


def test_a_couple_without_children_is_a_union_too():
    assert Union((LODGER, MUM), (), "partner") in family(tie(LODGER, "partner", MUM)).unions


def test_couples_outside_the_family_are_not():
    found = family(tie(LODGER, "partner", FRIEND))
    assert all(LODGER not in union.parents for union in found.unions)


def test_who_is_joined_to_whom_follows_the_last_word_and_its_dates():
    both = (LODGER, MUM)
    since, until = Time.told("2024-05"), Time.told("2024-05-31")
    assert bonds_on(story(tie(LODGER, "partner", MUM)), DAY)[both] == "partner"
    assert bonds_on(story(tie(LODGER, "partner", MUM), tie(MUM, "ex_partner", LODGER)), DAY)[both] == "ex_partner"
    assert bonds_on(story(tie(LODGER, "partner", MUM, to_date=until)), DAY)[both] == "ex_partner"
    assert bonds_on(story(tie(LODGER, "partner", MUM, from_=since)), DAY)[both] == "partner"
    assert both not in bonds_on(story(tie(LODGER, "partner", MUM, from_=Time.told("2024-07"))), DAY)


def test_a_tie_that_ends_later_holds():
    later = tie(LODGER, "partner", MUM, to_date=Time.told("2024-06-30"))
    assert bonds_on(story(later), DAY)[LODGER, MUM] == "partner"


def test_everybody_is_asked_for_row_by_row():
    found = family(tie(LODGER, "partner", MUM))
    assert found.relatives == (GRAN, DAD, MUM, LODGER, SAM, ANN)
    assert [union.parents for union in found.unions_of(MUM)] == [(DAD, MUM), (LODGER, MUM)]


def test_a_child_alone_is_a_family_of_one():
    assert family(child=OUTSIDER).rows == ((OUTSIDER,),)


def test_a_circle_of_ties_ends():
    found = family(tie(LODGER, "partner", MUM), tie(LODGER, "partner", DAD), tie(SAM, "father", LODGER))
    assert sorted(found.relatives) == sorted({GRAN, DAD, MUM, LODGER, SAM, ANN})
