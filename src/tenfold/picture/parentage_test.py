"""Who is known as a child's mother or father, where what is told of that differs."""

import pytest

from parts import FRIEND, GRAN, HV, OUTSIDER, entry, time, told
from tenfold.picture import children_of, parents, siblings
from tenfold.record import Person, Relationship

KIM, LEE = "kim", "lee"
KNOWN = entry("2024-01-02", HV, "record_note", Person(id=KIM, born=time("2020-01-01")), about=(KIM,))


def tie(is_, basis=None, of=FRIEND, to=KIM, id=None):
    return Relationship(id=id, of=of, to=to, is_=is_, basis=basis)


def of(*ties):
    said = (entry(f"2024-02-{day:02}", HV, "record_note", one, about=(KIM,)) for day, one in enumerate(ties, 1))
    return told(KNOWN, *said).picture("2024-06-01")


@pytest.mark.parametrize(
    ("first", "later", "known"),
    [
        ("stated", "stated", False),
        ("stated", None, False),
        ("stated", "document", False),
        (None, "stated", True),
        (None, None, True),
        (None, "document", False),
        (None, "verified", False),
        ("document", "stated", True),
        ("document", None, True),
        ("document", "document", True),
        ("verified", "verified", True),
    ],
)
def test_a_later_word_takes_back_what_was_only_said_and_a_document_what_was_not_shown(first, later, known):
    assert parents(of(tie("mother", first), tie("relative", later)), KIM) == ((FRIEND,) if known else ())


@pytest.mark.parametrize(
    ("first", "later", "known"),
    [
        ("stated", "stated", True),
        (None, "stated", True),
        ("document", "stated", False),
        ("document", None, False),
        ("document", "verified", True),
    ],
)
def test_who_was_first_something_else_is_a_parent_by_a_word_unless_a_document_says_otherwise(first, later, known):
    assert parents(of(tie("aunt_uncle", first), tie("mother", later)), KIM) == ((FRIEND,) if known else ())


@pytest.mark.parametrize("is_", ["foster_carer", "childminder", "other", "partner", "father", "mother"])
def test_what_a_parent_may_be_beside_takes_nothing_back(is_):
    assert parents(of(tie("mother", "stated"), tie(is_, "stated")), KIM) == (FRIEND,)


def test_the_weightier_of_several_words_counts():
    shown = of(tie("mother", "document"), tie("mother", "stated"), tie("relative"))
    assert parents(shown, KIM) == (FRIEND,)
    assert parents(of(tie("relative", "document"), tie("friend", "stated"), tie("mother")), KIM) == ()
    assert parents(of(tie("mother", "stated"), tie("relative"), tie("friend", "stated"), tie("mother")), KIM) == (
        FRIEND,
    )


def test_what_is_said_of_another_tie_says_nothing_of_this_one():
    back = Relationship(of=KIM, to=FRIEND, is_="relative", basis="document")
    assert parents(of(tie("mother", "stated"), back), KIM) == (FRIEND,)
    assert parents(of(tie("mother", "stated"), tie("relative", "stated", of=GRAN)), KIM) == (FRIEND,)
    assert parents(of(Relationship(of=KIM, to=FRIEND, is_="child", basis="stated")), KIM) == (FRIEND,)


@pytest.mark.parametrize("is_", ["child", "neighbour"])
def test_a_child_told_as_theirs_is_so_until_told_as_something_else(is_):
    theirs = Relationship(of=KIM, to=FRIEND, is_="child", basis="stated")
    assert parents(of(theirs, tie(is_, "stated")), KIM) == ((FRIEND,) if is_ == "child" else ())


@pytest.mark.parametrize(
    ("more", "known"),
    [
        ((tie("mother", "document", of=OUTSIDER),), (OUTSIDER,)),
        ((tie("mother", "verified", of=OUTSIDER),), (OUTSIDER,)),
        ((tie("mother", "stated", of=OUTSIDER),), (FRIEND, OUTSIDER)),
        ((tie("mother", of=OUTSIDER),), (FRIEND, OUTSIDER)),
        ((tie("father", "document", of=OUTSIDER),), (FRIEND, OUTSIDER)),
        ((tie("mother", "document", of=OUTSIDER), tie("mother", "document")), (FRIEND, OUTSIDER)),
        ((tie("mother", "document", of=OUTSIDER), tie("partner", of=OUTSIDER, to=FRIEND)), (FRIEND, OUTSIDER)),
        ((tie("mother", "document", of=OUTSIDER), tie("ex_partner", of=FRIEND, to=OUTSIDER)), (FRIEND, OUTSIDER)),
        ((tie("mother", "document", of=OUTSIDER), tie("friend", of=FRIEND, to=OUTSIDER)), (OUTSIDER,)),
        ((tie("mother", "document", of=OUTSIDER), tie("partner", of=FRIEND, to=GRAN)), (OUTSIDER,)),
    ],
)
def test_another_whom_a_document_names_takes_the_place_of_who_is_so_by_word_alone(more, known):
    assert parents(of(tie("mother", "stated"), *more), KIM) == known


def test_of_unsaid_basis_one_stays_beside_another_whom_a_document_names():
    assert parents(of(tie("mother"), tie("mother", "document", of=OUTSIDER)), KIM) == (FRIEND, OUTSIDER)


def test_who_is_no_parent_of_it_makes_a_child_nobodys_sibling():
    p = of(tie("mother", "stated"), tie("mother", "stated", to=LEE), tie("relative", "stated"))
    assert (children_of(p, FRIEND), siblings(p, KIM), siblings(p, LEE)) == ((LEE,), (), ())


def test_a_tie_said_again_under_its_id_is_what_was_said_last():
    assert parents(of(tie("mother", "document", id="t"), tie("relative", "stated", id="t")), KIM) == ()
    again = of(tie("mother", "stated", id="t"), tie("relative", "stated"), tie("mother", "stated", id="t"))
    assert parents(again, KIM) == (FRIEND,)
