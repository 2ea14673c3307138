"""Facts as a chronology tells them."""

import pytest

from parts import ANN, DAD, MUM, SAM, entry, told, visit
from tenfold.desk.fact_words import fact_in_words
from tenfold.record import Care, History, Injury, Relationship, Residence, Responsibility
from tenfold.when import Time


@pytest.fixture(scope="module")
def picture():
    return told(visit("2024-03-04"), entry("2024-03-04", "csc", "record_note")).picture("2024-04-01")


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (Relationship(of=MUM, to=SAM, is_="mother"), "Relationship (Sam’s mother is the mother of Sam)"),
        (
            Relationship(of=DAD, to=MUM, is_="ex_partner", from_=Time.told("2024-01")),
            "Relationship (Sam’s father is the ex partner of Sam’s mother; from: January 2024)",
        ),
        (
            Residence(person=SAM, address="2 Elm Row", as_="not_resident", to_date=Time.told("2024-02-01")),
            "Residence (Sam: not resident, 2 Elm Row; to date: 1 February 2024)",
        ),
        (
            Residence(person=MUM, address="2 Elm Row", as_="resident", protected=True),
            "Residence (Sam’s mother: resident, a protected address)",
        ),
        (
            Care(child=ANN, by=(MUM, DAD), basis="parental", unsupervised=False),
            "Care (Ann in the care of Sam’s mother and Sam’s father, parental; unsupervised: no)",
        ),
        (Care(child=ANN, by=("man-1",), basis="family_arrangement"), "Care (child: Ann; basis: family arrangement)"),
        (Responsibility(person=DAD, child=SAM), "Responsibility (Sam’s father for Sam)"),
        (
            History(person=DAD, of="domestic_abuse", as_="perpetrator"),
            "History (person: Sam’s father; of: domestic abuse; as: perpetrator)",
        ),
        (
            Injury(id="b", child=SAM, type="bruise", sites=("shin.left",)),
            "Injury (type: bruise; child: Sam; sites: left shin)",
        ),
    ],
)
def test_a_fact_says_all_that_was_told_in_a_clause_where_that_reads_better(picture, fact, words):
    assert fact_in_words(picture, fact) == words
