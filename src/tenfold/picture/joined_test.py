"""Since when ids are read as one person, and by whose word."""

import pytest

from parts import CSC, HV, LODGER, MUM, POLICE, SAM, entry, told
from tenfold.picture.joined import joined_by, last_words
from tenfold.record import Person, Presence, SamePerson


def pair(day, a, b, *, same=True):
    return entry(day, CSC, "record_note", SamePerson(a=a, b=b, is_=same), id=f"{a}{b}-{day[-2:]}")


AC, CB, AB = pair("2024-03-04", "a", "c"), pair("2024-03-06", "c", "b"), pair("2024-03-08", "b", "a")
APART = pair("2024-03-11", "a", "b", same=False)


@pytest.mark.parametrize(
    ("entries", "since"),
    [
        ([AB], AB),
        ([AC, CB], CB),
        ([CB, AC], CB),
        ([AC, CB, AB], CB),
        ([AB, APART, pair("2024-03-13", "a", "b")], pair("2024-03-13", "a", "b")),
        ([AC, CB, AB, APART], CB),
        ([AB, APART], None),
        ([AC], None),
        ([pair("2024-03-04", "a", "a")], None),
        ([], None),
    ],
)
def test_two_ids_are_one_since_the_entry_that_joins_the_last_link_between_them(entries, since):
    for some, others in ((["a"], ["b"]), (["b"], ["a"])):
        joining = joined_by(entries, some, others)
        assert (joining and joining.id) == (since and since.id)


def test_who_was_under_the_same_id_all_along_was_not_joined():
    assert joined_by([AB], ["a", "b"], ["b"]) is None
    assert joined_by([AB], ["a"], ["a"]) is None


def test_of_what_is_said_of_two_ids_the_last_word_stands():
    words = last_words([AC, AB, APART, entry("2024-03-12", CSC, "record_note", Person(id="a"))])
    assert words == {frozenset("ac"): (AC, True), frozenset("ab"): (APART, False)}
    again, nobody = pair("2024-03-13", "c", "a"), pair("2024-03-14", "a", "a")
    assert last_words([AC, again, nobody])[frozenset("ac")] == (AC, True)
    assert joined_by([nobody, AC, again], ["a"], ["c"]) == AC


SEEN = entry("2024-03-04", HV, "visit", Person(id="man"), Presence(person="man", context="at home"), id="seen")
NAMED = entry("2024-03-05", POLICE, "call", Person(id=LODGER), about=(LODGER,), id="named")
SAME = pair("2024-03-06", LODGER, "man")


def joining(*entries, one="seen", other="named", person="man"):
    p = told(SEEN, NAMED, *entries).picture("2024-03-20")
    found = p.joining(person, p.entry(one), p.entry(other))
    return found and found.id


def test_a_picture_says_which_entry_showed_two_others_to_speak_of_one_person():
    assert joining(SAME) == joining(SAME, one="named", other="seen") == SAME.id
    assert joining(SAME, other="seen") is None
    both = entry("2024-03-07", CSC, "visit", present=("man", LODGER, SAM), id="both")
    assert joining(SAME, both, other="both") is None
    assert joining(SAME, person=MUM) is None
    assert joining() is None


def test_what_joined_them_by_mistake_did_not():
    right = entry("2024-03-08", CSC, "record_note", SamePerson(a=LODGER, b="other", is_=True), corrects=SAME.id)
    assert joining(SAME, right) is None
    by_a_third = pair("2024-03-09", "man", "x"), pair("2024-03-10", "x", LODGER)
    assert joining(SAME, right, *by_a_third) == by_a_third[1].id
    assert joining(SAME, pair("2024-03-09", "man", LODGER, same=False)) is None
