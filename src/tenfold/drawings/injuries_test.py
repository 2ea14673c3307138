import pytest

from parts import ANN, CSC, DAD, ED, GP, MUM, SAM, entry, told
from tenfold.drawings.injuries import HEAD, first_seen, kind, place, places, said, table_of
from tenfold.picture import occasions_of
from tenfold.record import Account, Check, Injury, Opinion
from tenfold.when import Time


def story(*facts, **more):
    return told(entry("2024-03-04", ED, "attendance", *facts, role="nurse", **more))


def row(p, child=SAM):
    [cells] = table_of(p, child, "").rows
    return dict(zip(HEAD, cells, strict=True))


@pytest.mark.parametrize(
    ("site", "words"),
    [
        ("wrist.left", "left wrist"),
        ("face.cheek.right", "right cheek"),
        ("arm.right.back", "back of right arm"),
        ("thigh.front", "front of thigh"),
        ("head", "head"),
        ("back", "back"),
        ("back.left.back", "left back"),
        ("spine.front", "spine"),
        ("unknown", "place unsaid"),
    ],
)
def test_a_body_map_code_is_told_in_words(site, words):
    assert place(site) == words


def test_several_places_are_listed_and_what_is_unsaid_comes_last():
    assert places(["unknown", "head", "back"]) == "head, back and elsewhere, place unsaid"
    assert places(["unknown"]) == places([]) == "place unsaid"


def test_an_injury_is_told_as_far_as_the_record_says():
    size = {"count": 3, "size_mm": 12.5, "happened": Time.told("2024-03")}
    full = Injury(id="b", child=SAM, type="head_injury", sites=("head",), says="a lump", **size)
    [one] = occasions_of(story(full).picture("2024-03-05"), SAM)
    assert kind(one.injuries[0]) == "3 × head injury (a lump), head, 12.5 mm, said to be of March 2024"
    [bare] = occasions_of(story(Injury(child=SAM, type="burn", count=1)).picture("2024-03-05"), SAM)
    assert kind(bare.injuries[0]) == "burn, place unsaid"


def test_accounts_opinions_and_checks_stand_beside_the_injury():
    later = (
        entry("2024-03-05", CSC, "call", Check(about=("a",), against="witness", result="corroborated"), role="worker"),
        entry("2024-03-06", GP, "clinic", Opinion(about=("b",), view="non_accidental"), role="GP"),
    )
    facts = (
        Injury(id="b", child=SAM, type="bruise"),
        Account(id="a", by=MUM, about=("b",), claim="other_child", says="Ann fell on him", names=(ANN,)),
    )
    assert row(story(*facts).then(*later).picture("2024-03-07")) == {
        "No.": "1",
        "What and where": "bruise, place unsaid",
        "First seen": "4 March 2024",
        "By": "ed",
        "What was said of it": "Sam’s mother: other child: Ann fell on him, naming Ann",
        "Judged": "non accidental: GP, gp, 6 March 2024",
        "Checked": "witness: corroborated; worker, csc, 5 March 2024",
    }


def test_what_nobody_said_judged_or_checked_is_said_to_be_so():
    cells = row(story(Injury(id="b", child=SAM, type="bruise")).picture("2024-03-05"))
    assert cells["What was said of it"] == "nothing is on record"
    assert cells["Judged"] == "nobody has judged it"
    assert cells["Checked"] == "nobody has checked it"


@pytest.mark.parametrize(
    ("claim", "says", "words"),
    [
        ("accident", None, "Sam’s father: accident"),
        (None, "fell", "Sam’s father: fell"),
        (None, None, "Sam’s father: no words on record"),
    ],
)
def test_an_account_is_told_as_far_as_it_goes(claim, says, words):
    account = Account(id="a", by=DAD, about=("b",), claim=claim, says=says)
    p = story(Injury(id="b", child=SAM, type="bruise"), account).picture("2024-03-05")
    assert said(p, p.facts(Account)[0]) == words


def test_an_agency_s_own_account_is_that_of_staff_who_saw_it():
    account = Account(id="a", by="nursery", about=("b",), says="fell from the slide")
    p = story(Injury(id="b", child=SAM, type="bruise"), account).picture("2024-03-05")
    assert said(p, p.facts(Account)[0]) == "nursery, whose staff saw it happen: fell from the slide"


def test_several_injuries_of_an_occasion_are_lettered():
    facts = (Injury(id="b", child=SAM, type="bruise"), Injury(id="c", child=SAM, type="bite"))
    cells = row(story(*facts).picture("2024-03-05"))
    assert cells["What and where"] == "1a bruise, place unsaid\n1b bite, place unsaid"


def test_what_was_recorded_late_says_when():
    p = story(Injury(id="b", child=SAM, type="bruise"), recorded="2024-03-09").picture("2024-03-10")
    assert row(p)["First seen"] == "4 March 2024, recorded 9 March 2024"


BURN = Injury(id="b", child=SAM, type="burn")
TOLD = entry("2024-03-04", CSC, "call", BURN)
LOOKED = entry("2024-03-06", ED, "attendance", BURN)
NOTED = entry("2024-03-07", GP, "record_note", BURN)


@pytest.mark.parametrize(
    ("entries", "words", "cell"),
    [
        ((TOLD,), "first told of 4 March 2024 by csc", "told of 4 March 2024"),
        (
            (TOLD, LOOKED),
            "first told of 4 March 2024 by csc; seen 6 March 2024 by ed",
            "told of 4 March 2024\nseen 6 March 2024",
        ),
        ((LOOKED, NOTED), "first seen 6 March 2024 by ed; told of 7 March 2024 by gp", "6 March 2024"),
        (
            (TOLD, entry("2024-03-05", CSC, "visit", BURN), entry("2024-03-06", CSC, "record_note", BURN)),
            "first told of 4 March 2024 by csc; seen 5 March 2024 by csc",
            "told of 4 March 2024\nseen 5 March 2024",
        ),
    ],
)
def test_to_be_told_of_an_injury_is_not_to_see_it(entries, words, cell):
    p = told(*entries).picture("2024-03-10")
    [occasion] = occasions_of(p, SAM)
    assert first_seen(p, occasion) == words
    assert row(p)["First seen"] == cell


def test_an_injury_that_one_of_two_had_is_told_of_both_with_the_doubt():
    p = story(Injury(id="b", one_of=(SAM, ANN), type="bruise")).picture("2024-03-05")
    assert row(p, SAM)["What and where"] == "bruise, place unsaid; or it was Ann who had it"
    assert row(p, ANN)["What and where"] == "bruise, place unsaid; or it was Sam who had it"


def test_another_child_s_injuries_are_not_told():
    p = story(Injury(id="b", child=ANN, type="bruise")).picture("2024-03-05")
    assert table_of(p, SAM, "").rows == ()


def test_the_same_words_are_told_once():
    facts = [Account(id=f"a{n}", by=MUM, about=("b",), says="fell") for n in range(3)]
    p = story(Injury(id="b", child=SAM, type="bruise"), *facts).picture("2024-03-05")
    assert row(p)["What was said of it"] == "Sam’s mother: fell"
