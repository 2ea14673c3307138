"""Of which children something is said, by whom an entry is about."""

from parts import ANN, CSC, GRAN, LODGER, MUM, OUTSIDER, SAM, entry, time, told
from tenfold.picture import concerned, ever_family, said_to_care
from tenfold.record import Account, Person, Relationship, Residence


def of_whom(*about):
    said = entry("2024-03-04", CSC, "call", Account(id="w", by=MUM, about=("other",)), about=about)
    p = told(said).picture("2024-03-04")
    return concerned(p, p.facts(Account)[0])


def test_it_is_said_of_the_children_named_and_not_of_the_adults_beside_them():
    assert of_whom(SAM) == (SAM,)
    assert of_whom(MUM, SAM) == (SAM,)
    assert of_whom(ANN, SAM) == (ANN, SAM)


def test_where_only_adults_are_named_it_is_said_of_their_children():
    assert of_whom(MUM) == (SAM, ANN)
    assert of_whom(LODGER) == ()


def test_who_is_said_to_care_is_named_and_not_denied():
    def named(**fields):
        known = Person(id=LODGER), Person(id=OUTSIDER)
        said = Account(id="w", by=MUM, about=("care",), **fields)
        return [
            one.id
            for one in said_to_care(told(entry("2024-03-04", CSC, "call", *known, said)).picture("2024-03-04"), SAM)
        ]

    assert named(names=(LODGER,)) == ["w"]
    assert named() == []
    assert named(names=(LODGER,), claim="denied") == []


def test_family_is_who_ever_lived_in_a_home_of_the_child_and_not_who_visited_or_lives_elsewhere():
    def family_with(**fields):
        stay = Residence(person=LODGER, **fields)
        return LODGER in ever_family(
            told(entry("2024-03-04", CSC, "visit", Person(id=LODGER), stay)).picture("2024-03-20"), SAM
        )

    assert family_with(address="home", as_="staying", to_date=time("2024-03-08"))
    assert not family_with(address="home", as_="visiting")
    assert not family_with(address="elsewhere", as_="resident")


def test_those_who_have_grown_up_are_no_children_of_whom_anything_is_said():
    born = Person(id=MUM, born=time("1990-01-01"))
    gran = Person(id=GRAN), Relationship(of=GRAN, to=MUM, is_="mother")
    said = entry("2024-03-04", CSC, "call", born, *gran, Account(id="w", by=GRAN, about=("other",)), about=(GRAN,))
    p = told(said).picture("2024-03-04")
    assert concerned(p, p.facts(Account)[0]) == ()
