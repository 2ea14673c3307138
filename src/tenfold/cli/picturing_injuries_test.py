"""The picture tells a child's injuries beside what was said, judged and checked of them, and what went well with it."""

from parts import ANN, CSC, ED, GP, MUM, SAM, entry
from tenfold.cli.picturing_test import HURT, note, sam, starting
from tenfold.record import Account, Check, Injury, Observation, Opinion


def test_injuries_stand_beside_accounts_opinions_and_checks(tmp_path):
    judged = entry("2024-03-06", GP, "clinic", Opinion(about=("b",), view="suspicious"), role="GP")
    tested = entry(
        "2024-03-07", CSC, "call", Check(about=("a",), against="witness", result="contradicted"), role="worker"
    )
    found = sam(tmp_path, HURT, judged, tested)
    at = found.index("Injury 1: first seen 4 March 2024 by ed")
    assert found[at + 1 : at + 6] == [
        "  1a bruise, left cheek",
        "  1b bite, place unsaid",
        "  said: Sam’s mother: accident: fell",
        "  judged: suspicious: GP, gp, 6 March 2024",
        "  checked: witness: contradicted; worker, csc, 7 March 2024",
    ]


def test_an_injury_that_nobody_spoke_of_says_so(tmp_path):
    hurt = entry("2024-03-04", ED, "attendance", Injury(id="b", one_of=(SAM, ANN), type="burn"), about=(SAM, ANN))
    found = sam(tmp_path, hurt)
    at = found.index("Injury 1: first seen 4 March 2024 by ed (or another child: it is not known whose)")
    assert found[at + 1 : at + 5] == [
        "  burn, place unsaid",
        "  said: nothing is on record",
        "  judged: nobody has judged it",
        "  checked: nobody has checked it",
    ]


def test_an_injury_of_a_later_day_or_of_another_child_is_not_told(tmp_path):
    other = entry("2024-03-04", ED, "attendance", Injury(id="x", child=ANN, type="burn"), about=(ANN,))
    assert not [line for line in sam(tmp_path, HURT, on="2024-03-03") if line.startswith("Injury")]
    assert not [line for line in sam(tmp_path, other) if line.startswith("Injury")]


def test_strengths_are_what_went_well_and_what_checks_bore_out_the_latest_first(tmp_path):
    good = [
        note(f"2024-05-0{n}", Observation(child=SAM, of="attachment", level="positive", says=f"day {n}"))
        for n in range(1, 6)
    ]
    quiet = note("2024-05-09", Observation(child=SAM, of="growth", level="neutral"))
    bare = note("2024-05-08", Observation(child=SAM, of="home_conditions", level="positive"))
    word = note("2024-05-01", Account(id="ate", by=MUM, about=("feeding",), says="he eats well"))
    check = entry("2024-05-10", GP, "call", Check(about=("ate",), against="witness", result="corroborated"), role="GP")
    failed = entry("2024-05-11", GP, "call", Check(about=("ate",), against="child", result="contradicted"))
    found = starting("Strength", sam(tmp_path, word, *good, quiet, bare, check, failed))
    assert found == [
        "Strength: a check against witness bore out what was said; GP, gp, 10 May 2024",
        "Strength: home conditions; social worker, csc, 8 May 2024",
        "Strength: attachment, day 5; social worker, csc, 5 May 2024",
        "Strength: attachment, day 4; social worker, csc, 4 May 2024",
        "Strength: attachment, day 3; social worker, csc, 3 May 2024",
    ]


def test_strengths_of_a_later_day_or_another_child_are_not_told(tmp_path):
    later = note("2024-06-02", Observation(child=SAM, of="growth", level="positive"))
    other = note("2024-05-02", Observation(child=ANN, of="growth", level="positive"), about=(ANN,))
    word = note("2024-05-01", Account(id="ate", by=MUM, about=("feeding",), says="they eat well"))
    check = note("2024-05-02", Check(about=("ate",), against="witness", result="corroborated"), about=(ANN,))
    late_check = note("2024-06-02", Check(about=("ate",), against="witness", result="corroborated"))
    assert starting("Strength", sam(tmp_path, word, later, other, check, late_check)) == []
