"""Who is half known: found in the records that are open to whoever asks and no other; a search is written down."""

import pytest

from guards import as_owner
from partnership import family, first, session, told
from tenfold import ledger
from tenfold.access import Birth

pytestmark = pytest.mark.usefixtures("database")
YEAR, DAY, SWAPPED = Birth((2024,)), Birth((2024,), 2, 1), Birth((2024,), 1, 2)
POLICE = {"agency": "police", "author": {"role": "sergeant"}}


def known_as(name, *also, born="2024-02-01", mum="Ann’s mother", more=()):
    begun = first()
    begun["facts"][0] = {"person": {"id": "ann", "name": name, "known_as": list(also), "born": born}}
    begun["facts"][1]["person"]["name"] = mum
    return family(begun, *more)


def found(who, name, birth=YEAR, **more):
    return {one.match.family for one in ledger.look_for(who, ledger.Sought(name, birth, **more), "protect")}


@pytest.mark.parametrize(
    ("name", "birth"),
    [
        ("Bettina Quirke", YEAR),
        ("Quirke Betina", YEAR),
        ("Bettina Kwirke", YEAR),
        ("B Quirke", Birth()),
        ("Tina", Birth((2024,), 2)),
        ("Bettina Quirke", SWAPPED),
        ("Bettina Quirk", DAY),
    ],
)
def test_who_is_half_known_is_found_by_those_to_whom_the_record_is_open(name, birth):
    its = known_as("Bettina Quirke", "Tina")
    assert its in found(session("csc"), name, birth)
    assert its not in found(session("dva"), name, birth)


def test_what_is_told_of_who_is_found_is_the_name_and_the_day():
    its = known_as("Ottoline Brandreth")
    [one] = ledger.look_for(session("csc"), ledger.Sought("Otoline Brandreth", YEAR), "protect")
    assert (one.match.family, one.match.nth, one.match.open) == (its, 1, True)
    assert (one.name, str(one.born)) == ("Ottoline Brandreth", "2024-02-01")


def test_by_the_whole_name_and_day_who_is_not_open_is_found_without_a_name():
    its = known_as("Evadne Whittle")
    [one] = ledger.look_for(session("dva"), ledger.Sought("Evadne Whittle", DAY), "care")
    assert (one.match.family, one.match.open, one.name, one.born) == (its, False, "", None)


def test_a_family_is_found_by_an_adult_of_it():
    its = known_as("Ann Surtees", mum="Henrietta Plumtree")
    assert its in found(session("csc"), "Henriette Plumtree", Birth((1996,)), adult=True)
    assert its not in found(session("csc"), "Henrietta Plumtree", Birth((1996,)))
    assert its not in found(session("dva"), "Henrietta Plumtree", Birth((1996,)), adult=True)


def test_a_birth_that_is_only_half_on_record_is_found_by_the_whole_one():
    its = known_as("Isolde Fanshawe", born="2024")
    assert its in found(session("csc"), "Isolde Fanshawe", DAY)


def test_who_is_sealed_to_others_is_found_by_those_who_sealed_it_alone():
    man = {"person": {"id": "man-k", "name": "Ludovic Sneyd", "born": "1980-01-01"}}
    its = known_as(
        "Ann Ferrars", more=[told("k1", facts=[man], restricted="sealed", recorded="2026-03-04T11:00", **POLICE)]
    )
    assert its in found(session("police"), "Ludovic Sneyd", Birth(), adult=True)
    assert its not in found(session("csc"), "Ludovic Sneyd", Birth(), adult=True)


def test_who_is_barred_from_a_family_does_not_find_it():
    its, who = known_as("Cordelia Mountjoy"), session("csc")
    as_owner("INSERT INTO tenfold.bar (family, staff) VALUES (%s, %s)", its, int(who.viewer.id))
    assert found(who, "Cordelia Mountjoy") == set()
    assert found(who, "Cordelia Mountjoy", DAY) == set()


def test_a_search_is_written_down_with_its_purpose_and_what_it_found():
    its, who, auditor = known_as("Philippa Ormerod"), session("csc", name="Una Search"), session("csc", "auditor")
    found(who, "Filippa Ormerod")
    found(who, "Nobody Atall")
    lines = [one for one in ledger.reads(auditor) if one.who == "Una Search" and one.outcome == "searched"]
    assert [one.purpose for one in lines] == ["I am working with this family to protect a child"] * 2
    assert as_owner("SELECT family FROM tenfold.search_hit WHERE staff = %s", int(who.viewer.id)) == [(its,)]


@pytest.mark.parametrize("name", ["", "A", "A B", "%", "*"])
def test_initials_and_patterns_find_nobody(name):
    known_as("Ann Bream")
    assert found(session("csc"), name) == set()


def test_who_does_not_work_with_children_looks_for_none():
    with pytest.raises(ledger.Closed):
        found(session("csc", "auditor"), "Ann")
