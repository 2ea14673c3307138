import pytest
from hypothesis import given
from hypothesis import strategies as st

from parts import MUM, SAM, entry, time, told
from tenfold.access.names import WITHHELD, net_for
from tenfold.record import Person, Residence


def net(*facts, shown=frozenset(), more=()):
    case = told(entry("2024-03-04", "csc", "visit", *facts, id="e1")).case
    return net_for(case, SAM, shown, more)


DANUTA = Person(id="d", name="Danuta Kowalczyk-Ruiz", known_as=("Danka", "Nan Bee"))
ELM = Residence(person=SAM, address="14 Elm Row, Harbourton, HB1 4QT", as_="resident")
CUTLER = Residence(person="d", address="27 Cutler Street, Harbourton", as_="resident")


@pytest.mark.parametrize(
    "text",
    [
        "Danuta Kowalczyk-Ruiz rang.",
        "DANUTA rang.",
        "danka’s rang.",
        "Ruiz; rang.",
        "_Danka_ rang.",
        "Danka2 rang.",
        "Danuta\u00a0Kowalczyk\nRuiz rang.",
        "Da\u00adnu\u200bta rang.",
        "Danùta rang.",
        "Bee rang.",
        "Nan  Bee rang.",
    ],
)
def test_others_are_taken_out_however_they_are_written(text):
    without = net(DANUTA).without(text)
    assert WITHHELD in without
    assert not {"danuta", "danka", "ruiz", "kowalczyk", "bee", "danùta"} & {*without.casefold().split()}
    assert without.rstrip(".").endswith("rang")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Łukasz", "Lukasz rang."),
        ("Lukasz", "Łukasz rang."),
        ("Strauß", "STRAUSS rang."),
        ("Strauss", "Strauß rang."),
        ("Ann O’Neill", "ONeill rang."),
        ("محمد", "مُحَمَّد rang."),
        ("李", "李 rang."),
        ("李明", "她说李明打了电话 rang."),
        ("मोहन", "मोहन rang."),
    ],
)
def test_a_name_of_any_script_is_taken_out_with_and_without_accents(name, text):
    without = net(Person(id="x", name=name)).without(text)
    assert WITHHELD in without
    assert without == text.replace(text.removesuffix(" rang."), without.removesuffix(" rang."))
    assert name not in without


def test_a_name_that_differs_by_a_vowel_sign_alone_is_not_one_s_own():
    own = Person(id=SAM, name="मीहन")
    assert net(own, Person(id="x", name="मोहन")).without("मीहन, मोहन") == f"मीहन, {WITHHELD}"


@pytest.mark.parametrize(
    "text",
    [
        "ring 07700 900123",
        "ring 07700900123",
        "ring +44 (0)7700 900-123",
        "ring 0113.496.0002",
        "write to d.k@example.org",
        "see https://example.org/d",
        "see www.example.org",
        "she is @danka_k",
        "it is HX7 9QQ",
        "it is hx79qq",
        "NHS 485 777 3456",
    ],
)
def test_how_anybody_is_reached_is_taken_out(text):
    assert net().without(text).endswith(WITHHELD)


@pytest.mark.parametrize(
    "text",
    [
        "Sam was seen on 2024-03-04.",
        "Seen on 04/03/2024 and 4.3.2024.",
        "He weighed 12.5 kg at 10:30.",
        "His grandmother and the baby slept.",
        "Section 47 of the Children Act 1989.",
    ],
)
def test_what_tells_of_nobody_stays(text):
    assert net(DANUTA).without(text) == text


def test_the_person_s_own_name_address_and_numbers_stay():
    own = Person(id=SAM, name="Sam Ruiz", identifiers={"nhs_number": "943 476 5919"})
    kept = net(DANUTA, own, ELM).without(
        "Sam Ruiz of 14 Elm Row, Harbourton, HB1 4QT, number 943 476 5919, saw Danuta."
    )
    assert kept == f"Sam Ruiz of 14 Elm Row, Harbourton, HB1 4QT, number 943 476 5919, saw {WITHHELD}."


def test_where_others_live_is_taken_out_with_its_street():
    kept = net(ELM, CUTLER).without("From 27 Cutler Street, and again in Cutler Street; not from 14 Elm Row.")
    assert kept == f"From {WITHHELD}, and again in {WITHHELD}; not from 14 Elm Row."


def test_an_address_that_is_protected_anywhere_is_taken_out_even_where_it_is_one_s_own():
    safe = Residence(person=MUM, address="81 Hidden Close", as_="resident", protected=True)
    mine = Residence(person=SAM, address="81 Hidden Close", as_="resident")
    assert net(safe, mine).without("Now at 81 Hidden Close.") == f"Now at {WITHHELD}."


def test_whom_it_was_decided_to_name_is_named_and_professionals_are_not_unless_that_was():
    assert net(DANUTA, shown=frozenset({"d"})).without("Danuta and Danka") == "Danuta and Danka"
    assert net(more=("Ruth Ashdown",)).without("Ruth saw Ms Ashdown") == f"{WITHHELD} saw Ms {WITHHELD}"


def test_an_agency_is_taken_out_by_its_whole_name_and_not_by_each_word_of_it():
    case = told().case
    kept = net_for(case, SAM, frozenset(), agencies=("Willow domestic abuse service",))
    assert kept.without("Willow  Domestic Abuse Service: of domestic abuse") == f"{WITHHELD}: of domestic abuse"


def test_a_name_that_two_people_share_stays_hidden_while_one_of_them_is():
    other = Person(id="x", name="Danuta Lister")
    assert net(DANUTA, other, shown=frozenset({"d"})).without("Lister") == WITHHELD


LETTERS = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), min_size=4, max_size=12)


@given(
    st.lists(LETTERS, min_size=1, max_size=3),
    st.sampled_from(["{} rang.", "He saw {}’s dog", "({})", "with {}, twice"]),
)
def test_no_name_of_another_is_ever_left(words, sentence):
    name = " ".join(words)
    if {one.casefold() for one in words} & {"sam", "with", "twice", "rang"}:
        return
    without = net(Person(id="x", name=name, born=time("1990"))).without(sentence.format(name))
    assert name.casefold() not in without.casefold()
