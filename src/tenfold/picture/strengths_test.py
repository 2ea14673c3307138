"""Strengths: what went well, and never what was alleged and found to be true."""

import pytest

from parts import ANN, CSC, GP, HV, MUM, NURSERY, SAM, entry, told
from tenfold.picture import strengths
from tenfold.record import Account, Allegation, Care, Check, Injury, Observation, Residence

HURT = entry(
    "2024-03-04",
    GP,
    "clinic",
    Injury(id="shin", child=SAM, type="bruise"),
    Account(id="fell", by=MUM, about=("shin",), claim="accident"),
    id="hurt",
)


def found(*entries, child=SAM, by="2024-06-01"):
    return [one.last.id for one in strengths(told(*entries).picture(by), child)]


def saw(level="positive", child=SAM):
    return entry(
        "2024-03-06", HV, "visit", Observation(child=child, of="attachment", level=level), about=(child,), id="saw"
    )


def check(*about, result="corroborated", child=SAM):
    told_so = Check(about=about, against="other_agency", result=result)
    return entry("2024-03-08", NURSERY, "call", told_so, about=(child,), id="check")


def test_what_went_well_and_a_word_that_was_borne_out_are_in_order_of_record():
    assert found(HURT, saw(), check("fell")) == ["saw", "check"]


@pytest.mark.parametrize("level", ["concern", "neutral"])
def test_what_did_not_go_well_is_none(level):
    assert found(saw(level)) == []


@pytest.mark.parametrize("result", ["contradicted", "unfounded", "inconclusive", "nothing_known", "requested"])
def test_a_check_that_bore_nothing_out_is_none(result):
    assert found(HURT, check("fell", result=result)) == []


@pytest.mark.parametrize(
    "fact",
    [
        Allegation(id="said", by="anonymous", child=SAM, says="she hits him"),
        Account(id="said", by=ANN, about=("shin",), claim="accident", names=(MUM,)),
        Account(id="said", by=ANN, about=("shin",), claim="other"),
        Account(id="said", by=MUM, about=("shin",), claim="no_explanation"),
        Care(id="said", child=SAM, by=(MUM,), basis="parental"),
        Residence(id="said", person=MUM, address="home", as_="resident"),
    ],
)
def test_what_was_alleged_or_blamed_or_who_is_there_is_none_by_being_true(fact):
    said = entry("2024-03-05", CSC, "call", fact, id="said-entry")
    assert found(HURT, said, check("said")) == []
    assert found(HURT, said, check("fell", "said")) == []


def test_what_is_on_record_of_another_child_is_not_this_one_s():
    assert found(saw(child=ANN), HURT, check("fell", child=ANN)) == []
    assert found(saw(child=ANN), child=ANN) == ["saw"]


def test_it_goes_when_what_was_seen_is_corrected_and_not_a_day_sooner():
    again = entry(
        "2024-03-06",
        HV,
        "visit",
        Observation(child=SAM, of="attachment", level="concern"),
        corrects="saw",
        recorded="2024-03-12T09:00",
        id="again",
    )
    assert found(saw(), again, by="2024-03-11") == ["saw"]
    assert found(saw(), again) == []
