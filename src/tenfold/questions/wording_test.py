import pytest

from parts import CSC, GP, LODGER, MUM, SAM, entry, time, told
from tenfold.questions.wording import as_known, called, in_words, listed, plain_time, say
from tenfold.record import Person, SamePerson

MET = told(entry("2024-03-04", GP, "call", Person(id=LODGER), Person(id="man-1", known_as=("Jo",)), id="met"))
NAMED = MET.then(entry("2024-03-08", GP, "call", Person(id=LODGER, name="Joe Ray")))
JOINED = NAMED.then(entry("2024-03-09", CSC, "call", SamePerson(a=LODGER, b="man-1", is_=True)))


@pytest.mark.parametrize(
    ("told", "plain"),
    [
        ("2024-03-04", "4 March 2024"),
        ("2024-03-04T23:30", "4 March 2024"),
        ("2024-03", "March 2024"),
        ("2024", "2024"),
    ],
)
def test_a_time_is_written_no_closer_than_it_was_told(told, plain):
    assert plain_time(time(told)) == plain


def test_everybody_is_called_what_the_record_calls_them():
    p = MET.picture("2024-03-04")
    assert [called(p, id) for id in (SAM, "man-1", LODGER, CSC, "nobody on record")] == [
        "Sam",
        "Jo",
        "“lodger”",
        "csc",
        "nobody on record",
    ]


def test_who_is_found_to_be_another_is_called_as_the_other():
    assert called(JOINED.picture("2024-03-08"), "man-1") == "Jo"
    assert called(JOINED.picture("2024-03-09"), "man-1") == "Joe Ray"


def test_a_sentence_is_filled_and_begins_with_a_capital():
    p = MET.picture("2024-03-04")
    assert (
        in_words(p, say("{who} and {them}?", who=LODGER, them=(SAM, MUM, SAM))) == "“lodger” and Sam and Sam’s mother?"
    )
    assert in_words(p, say("what of {who}?", who=SAM)) == "What of Sam?"


def test_a_sentence_as_known_keeps_its_words_when_more_is_learnt():
    asked = as_known(NAMED.picture("2024-03-04"), say("Who is {who}?", who=LODGER))
    assert in_words(NAMED.picture("2024-03-08"), asked) == "Who is “lodger”?"
    assert in_words(NAMED.picture("2024-03-08"), say("Who is {who}?", who=LODGER)) == "Who is Joe Ray?"


def test_a_list_is_told_as_a_sentence_tells_it():
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c", "a"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_who_was_named_stays_named_so_though_the_name_is_also_an_id():
    dex = told(entry("2024-03-04", GP, "call", Person(id="Dex", name="Dex"), id="met"))
    asked = as_known(dex.picture("2024-03-04"), say("Who is {person}?", person="Dex"))
    later = dex.then(entry("2024-03-08", GP, "call", Person(id="Dex", name="Dexter Secret"))).picture("2024-03-08")
    assert in_words(later, asked) == "Who is Dex?"
    assert as_known(later, asked) is asked
    assert in_words(later, say("Who is {person}?", person="Dex")) == "Who is Dexter Secret?"


def test_nobody_is_called_unknown():
    assert called(MET.picture("2024-03-04"), "unknown") == "somebody who is not named"
