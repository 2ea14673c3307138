"""Concerns stay open until a check, an opinion, a decision or an assessment considers them, and for a year."""

import pytest

from parts import CSC, HV, SAM, SCHOOL, entry, told
from tenfold.picture.open_concerns import open_concerns
from tenfold.record import Account, Allegation, Assessment, Check, Decision, Injury, Observation, Opinion

WORRY = Observation(id="worry", child=SAM, of="hygiene", level="concern")
SEEN = entry("2024-03-04", SCHOOL, "observation", WORRY, id="seen")


def is_open(*then, by="2024-03-31"):
    return [one.stated.id for one in open_concerns(told(SEEN, *then).picture(by), SAM)] == ["worry"]


def note(*facts, agency=CSC, day="2024-03-11", **fields):
    return entry(day, agency, "record_note", *facts, **fields)


def test_it_is_open_until_the_year_is_over():
    assert is_open()
    assert is_open(by="2025-03-03")
    assert not is_open(by="2025-03-05")


@pytest.mark.parametrize(
    ("facts", "still"),
    [
        ([Check(about=("worry",), against="other_agency", result="unfounded")], False),
        ([Check(about=("worry",), against="other_agency", result="requested")], True),
        ([Check(about=("another",), against="other_agency", result="unfounded")], True),
        ([Opinion(about=("worry",), view="inconsistent")], False),
        ([Opinion(about=("another",), view="inconsistent")], True),
        ([Decision(matter="other", children=(SAM,))], True),
        ([Assessment(children=(SAM,), stage="opened")], True),
    ],
)
def test_a_check_with_a_result_or_an_opinion_of_it_considers_it(facts, still):
    assert is_open(note(*facts)) is still


def test_a_decision_or_an_assessment_that_had_it_before_it_considers_it():
    opened = note(Assessment(children=(SAM,), stage="opened"), day="2024-03-11", id="opened")
    done = note(Assessment(children=(SAM,), stage="completed"), day="2024-03-18", considered=("seen",), id="done")
    assert is_open(opened)
    assert not is_open(opened, done)
    assert not is_open(note(Decision(matter="other", children=(SAM,)), considered=("seen",)))
    assert is_open(note(Decision(matter="other", children=(SAM,)), agency=HV))


@pytest.mark.parametrize(
    ("fact", "more", "still"),
    [
        (Check(about=("mum",), against="other_agency", result="corroborated"), {"considered": ("seen",)}, False),
        (Opinion(about=("another",), view="unclear"), {"considered": ("seen",)}, False),
        (Opinion(about=("another",), view="unclear"), {"considered": "all"}, False),
        (Check(about=("mum",), against="other_agency", result="requested"), {"considered": ("seen",)}, True),
        (Check(about=("mum",), against="other_agency", result="corroborated"), {"considered": ("another",)}, True),
        (Opinion(about=("another",), view="unclear"), {"considered": ("seen",), "about": ("ann",)}, True),
    ],
)
def test_a_check_or_an_opinion_of_something_else_of_the_child_considers_what_it_had_before_it(fact, more, still):
    assert is_open(note(fact, **more)) is still


def test_a_check_told_with_the_concern_or_before_it_does_not_consider_it():
    check = Check(about=("mum",), against="other_agency", result="corroborated")
    with_it = entry("2024-03-04", SCHOOL, "observation", WORRY, check, considered="all", id="seen")
    assert [one.stated.id for one in open_concerns(told(with_it).picture("2024-03-31"), SAM)] == ["worry"]
    assert is_open(note(check, day="2024-03-01", considered="all"))


@pytest.mark.parametrize(
    ("about", "result", "still"),
    [
        ("fell", "corroborated", False),
        ("fell", "contradicted", False),
        ("fell", "unfounded", False),
        ("fell", "inconclusive", True),
        ("fell", "nothing_known", True),
        ("fell", "requested", True),
        ("ate", "corroborated", True),
    ],
)
def test_what_a_check_finds_of_the_account_of_an_injury_it_finds_of_the_injury(about, result, still):
    hurt = Injury(id="elbow", child=SAM, type="swelling", sites=("elbow.left",))
    told_of = Account(id="fell", by="mum", about=("elbow",), claim="accident", says="fell on Saturday")
    other = Account(id="ate", by="mum", about=("feeding",), says="eats well")
    came = entry("2024-03-04", "ed", "attendance", hurt, told_of, other, id="came")
    asked = note(Check(about=(about,), against="witness", result=result), agency=SCHOOL)
    found = open_concerns(told(came, asked).picture("2024-03-31"), SAM)
    assert [one.stated.id for one in found] == (["elbow"] if still else [])


def test_a_denial_that_is_borne_out_leaves_the_allegation_considered():
    says = Allegation(id="hit", by=SAM, child=SAM, against="dad", says="dad hit me")
    denies = Account(id="denial", by="dad", about=("hit",), claim="denied", says="I was at work")
    came = entry("2024-03-04", SCHOOL, "school_day", says, denies, id="came")
    assert open_concerns(told(came).picture("2024-03-31"), SAM)
    shown = note(Check(about=("denial",), against="document", result="corroborated"))
    assert not open_concerns(told(came, shown).picture("2024-03-31"), SAM)
