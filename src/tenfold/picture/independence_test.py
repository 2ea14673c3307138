"""Who is too near a child to bear independent witness."""

from parts import ANN, CSC, DAD, FRIEND, LODGER, MUM, NEIGHBOUR, NURSERY, OUTSIDER, SAM, entry, time, told
from tenfold.picture import independent
from tenfold.record import Care, Person, Relationship, Residence

CARED = Care(child=SAM, by=(FRIEND,), basis="family_arrangement", from_=time("2023-06-01"), to_date=time("2023-06-09"))
KNOWN = (
    *(Person(id=one) for one in (FRIEND, LODGER, NEIGHBOUR, OUTSIDER)),
    CARED,
    Residence(person=LODGER, address="home", as_="staying"),
    *(Relationship(of=one, to=MUM, is_="neighbour") for one in (FRIEND, LODGER, NEIGHBOUR)),
)
P = told(entry("2024-03-04", CSC, "visit", *KNOWN)).picture("2024-03-04")


def test_parents_past_carers_and_who_lives_there_are_not():
    assert [independent(P, one, SAM) for one in (SAM, ANN, MUM, DAD, FRIEND, LODGER)] == [False] * 6


def test_a_neighbour_and_an_agency_are_unless_the_word_is_about_them_or_theirs():
    assert independent(P, NEIGHBOUR, SAM) is True
    assert independent(P, NURSERY, SAM) is True
    assert independent(P, NEIGHBOUR, SAM, (NEIGHBOUR,)) is False


def test_of_somebody_whose_ties_nobody_told_it_is_unknown():
    assert independent(P, OUTSIDER, SAM) is None
    assert independent(P, "nobody", SAM) is None


def test_who_minded_a_brother_or_sister_is_not_and_an_agency_that_did_is():
    minds = Care(child=ANN, by=(NEIGHBOUR, NURSERY), basis="childminder", from_=time("2023-06-01"))
    p = told(entry("2024-03-04", CSC, "visit", *KNOWN, minds)).picture("2024-03-04")
    assert independent(p, NEIGHBOUR, SAM) is False
    assert independent(p, NURSERY, SAM) is True
