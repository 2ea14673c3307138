"""Reports that were gone through with the family too late, or not at all without a word why, leave it unheard."""

import pytest

from parts import CSC, DAD, GP, GRAN, HV, MUM, conference, entry, time, told
from tenfold.questions.openness.family_not_heard import family_not_heard as rule
from tenfold.questions.openness.family_not_heard_test import calls, left, met, noted
from tenfold.record import Account, Attended, Excluded, SharedReport


@pytest.mark.parametrize("shared", ["2024-03-19", "2024-03-20"])
def test_is_content_when_the_reports_were_shared_beforehand(shared):
    report = Attended(agency=HV, as_="present", shared_with_family=time(shared))
    assert not told(met(*calls(MUM, DAD), report)).questions(rule, by="2024-06-20")


def test_asks_when_the_reports_were_shared_only_after_it():
    report = Attended(agency=HV, as_="present", shared_with_family=time("2024-03-21"))
    late = told(met(*calls(MUM), Excluded(person=DAD, reason="bail"), report))
    assert left(late) == [MUM]
    assert left(told(conference("2024-03-20", report))) == [MUM, DAD]
    words = entry("2024-03-25", CSC, "call", Account(by=MUM, about=("other",)), id="heard")
    [question] = late.then(words).questions(rule, by="2024-03-25")
    assert question.closed_by == "heard"


def gone_through(shared=None, reason=None, who=MUM, whose=None):
    return SharedReport(person=who, agency=whose, meeting="c", shared=shared and time(shared), reason=reason)


BEFORE, AFTER, NOT_AT_ALL = "2024-03-18", "2024-03-21", None


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ([gone_through(BEFORE)], []),
        ([gone_through("2024-03-20")], []),
        ([gone_through("2024-03")], []),
        ([gone_through(AFTER)], [MUM]),
        ([gone_through(NOT_AT_ALL)], [MUM]),
        ([gone_through(NOT_AT_ALL, "She would not open the door.")], []),
        ([gone_through(AFTER, who=DAD)], [DAD]),
        ([gone_through(BEFORE, whose=HV), gone_through(AFTER, whose=GP)], [MUM]),
        ([gone_through(NOT_AT_ALL, whose=GP), gone_through(BEFORE, whose=GP)], []),
        ([gone_through(NOT_AT_ALL, whose=GP), gone_through(BEFORE)], []),
        ([gone_through(BEFORE), gone_through(AFTER, whose=GP)], [MUM]),
        ([gone_through(AFTER, who=GRAN)], []),
    ],
)
def test_asks_of_whom_the_reports_were_gone_through_with_too_late_or_not_without_a_word_why(said, asks):
    noted = [entry("2024-03-22", CSC, "record_note", one, id=f"n{n}") for n, one in enumerate(said)]
    assert left(told(met(*calls(MUM, DAD)), *noted), by="2024-03-22") == asks


def test_reports_of_another_meeting_say_nothing_of_this_one():
    late = SharedReport(person=MUM, meeting="other", shared=time(AFTER))
    assert not told(met(*calls(MUM, DAD)), entry("2024-03-22", CSC, "record_note", late)).asks(rule, by="2024-03-22")


def test_who_had_the_reports_too_late_and_then_was_heard_is_asked_of_no_more():
    late = entry("2024-03-22", CSC, "record_note", gone_through(AFTER), id="late")
    words = entry("2024-03-25", CSC, "call", Account(by=MUM, about=("other",)), id="heard")
    [question] = told(met(*calls(MUM, DAD)), late, words).questions(rule, by="2024-03-25")
    assert (question.opened.date().isoformat(), question.closed_by) == ("2024-03-22", "heard")


@pytest.mark.parametrize(("shared", "late"), [("2024-03-20", False), ("2024-03-21", True), ("2024-03-25", True)])
def test_reports_shared_before_the_note_of_a_conference_but_after_its_day_were_shared_too_late(shared, late):
    of_all = noted(Attended(agency=HV, as_="present", shared_with_family=time(shared), meeting="m"))
    assert left(told(of_all), by="2024-03-25") == ([MUM, DAD] if late else [])
    of_one = noted(SharedReport(person=MUM, meeting="m", shared=time(shared)))
    assert left(told(of_one), by="2024-03-25") == ([MUM] if late else [])
