"""What closes a question of who had care: a check of it, an agency that had the child, or an enquiry's outcome."""

from dataclasses import replace

import pytest

from parts import CSC, DAD, ED, GP, GRAN, MUM, NURSERY, SAM, SCHOOL, entry, strategy, time, told
from tenfold.questions.curiosity.who_had_care import who_had_care as rule
from tenfold.questions.curiosity.who_had_care_test import ARM, SEEN, STORY, care, checked, judged
from tenfold.record import Account, Care, Enquiry, Opinion


def test_is_content_once_care_for_all_of_the_hours_is_checked():
    parts = STORY.then(care("dads", "2024-02-28", "2024-03-02", (DAD,)), care("mums", "2024-03-03", "2024-03-04"))
    [question] = parts.then(checked("dads"), checked("mums", day="2024-03-08")).questions(rule, by="2024-03-20")
    assert (question.closed.day, question.closed_by) == (8, "e6")
    assert question.about == (SAM, MUM, DAD)
    assert parts.then(checked("mums")).asks(rule, by="2024-03-20")
    assert parts.then(checked("dads")).asks(rule, by="2024-03-20")


def test_a_check_counts_of_care_that_was_given_its_id_only_when_it_was_told_again():
    first = care(None, "2024-02-28", "2024-03-04", day="2024-03-04")
    again, other = care("mums", "2024-02-28", "2024-03-04"), care("dads", "2024-02-28", "2024-03-04", (DAD,))
    story = told(first, *STORY.entries[1:], again, other)
    [question] = story.then(checked("mums")).questions(rule, by="2024-03-20")
    assert (question.id, question.closed.day) == ("who-had-care:arm", 7)
    for one in ("mums", "dads"):
        assert story.then(checked(one, "contradicted")).asks(rule, by="2024-03-20")


@pytest.mark.parametrize("result", ["contradicted", "inconclusive", "unfounded", "requested", "nothing_known"])
def test_still_asks_when_the_check_does_not_bear_it_out(result):
    said = STORY.then(care("mums", "2024-02-28", "2024-03-04"))
    assert said.asks(rule, by="2024-03-20")
    assert said.then(checked("mums", result)).asks(rule, by="2024-03-20")


def test_of_two_checks_that_differ_the_later_one_counts():
    said = STORY.then(care("mums", "2024-02-28", "2024-03-04"))
    assert said.then(checked("mums"), checked("mums", "contradicted", "2024-03-08")).asks(rule, by="2024-03-20")
    assert not said.then(checked("mums", "contradicted"), checked("mums", day="2024-03-08")).asks(rule, by="2024-03-20")


def test_a_check_speaks_for_the_hours_before_it():
    early = checked("care-sam", day="2024-01-10")
    assert told(early, *STORY.entries[1:]).asks(rule, by="2024-03-20")
    assert told(checked("care-sam", day="2024-03-03"), *STORY.entries[1:]).asks(rule, by="2024-03-20")
    assert not STORY.then(checked("care-sam", day="2024-03-06")).asks(rule, by="2024-03-20")


def test_a_hospital_that_had_the_child_knows():
    stay = STORY.then(care("stay", "2024-02-28", "2024-03-04", (ED,), agency=ED, basis="hospital"))
    assert not stay.asks(rule, by="2024-03-20")
    assert STORY.then(care("stay", "2024-02-28", "2024-03-04", (ED,), basis="hospital")).asks(rule, by="2024-03-20")
    assert STORY.then(care("stay", "2024-02-28", "2024-03-04", (CSC,), basis="order")).asks(rule, by="2024-03-20")


def test_a_nursery_knows_of_a_day_and_not_of_the_nights():
    days = care("days", "2024-01-08", None, (NURSERY,), agency=NURSERY, basis="childminder")
    assert STORY.then(days).asks(rule, by="2024-03-20")
    assert STORY.then(replace(days, facts=(replace(days.facts[0], basis="unknown"),))).asks(rule, by="2024-03-20")
    minded = STORY.then(care("minded", "2024-02-28", "2024-03-04", ("minder",), basis="childminder"), checked("minded"))
    assert minded.asks(rule, by="2024-03-20")
    nights = STORY.then(
        care("mums", "2024-02-28", "2024-03-04T08:00"),
        checked("mums"),
        care("day", "2024-03-04T08:00", "2024-03-04T10:00", (NURSERY,), agency=NURSERY, basis="childminder"),
    )
    assert not nights.asks(rule, by="2024-03-20")


def test_a_school_knows_of_a_day_and_whoever_shares_it():
    for by in ((SCHOOL,), (NURSERY, MUM)):
        long = STORY.then(care("days", "2024-02-28", None, by), checked("days"))
        assert long.asks(rule, by="2024-03-20")
    before = STORY.then(
        care("mums", "2024-02-28", "2024-03-02"), checked("mums"), care("rest", "2024-03-04", None), checked("rest")
    )
    assert before.asks(rule, by="2024-03-20")
    day = care("day", "2024-03-03", "2024-03-03", (NURSERY,), agency=NURSERY, basis="childminder")
    assert not before.then(day).asks(rule, by="2024-03-20")


def test_a_check_of_the_very_hour_and_one_that_found_nothing_since():
    mums = care("mums", "2024-02-28", None, day="2024-03-03")
    at_ten = checked("mums", day="2024-03-04T10:00")
    assert not told(mums, SEEN, at_ten, judged()).asks(rule, by="2024-03-20")
    assert told(mums, SEEN, checked("mums", day="2024-03-04T09:59"), judged()).asks(rule, by="2024-03-20")
    twice = STORY.then(care("mums", "2024-02-28", None), checked("mums"), checked("mums", "inconclusive", "2024-03-08"))
    assert not twice.asks(rule, by="2024-03-20")


def test_is_content_with_an_enquiry_outcome_that_names_who_had_access():
    def outcome(said, *facts, day="2024-03-15", stage="completed"):
        return entry(day, CSC, "record_note", Enquiry(children=(SAM,), stage=stage, outcome=said), *facts)

    had = Care(id="had", child=SAM, by=(MUM, GRAN), basis="family_arrangement", from_=time("2024-03-03"))
    [question] = STORY.then(outcome("substantiated_risk", had)).questions(rule, by="2024-03-20")
    assert (question.closed.day, question.closed_by) == (15, "e3")
    assert STORY.then(outcome("substantiated_risk")).asks(rule, by="2024-03-20")
    assert STORY.then(outcome(None, had)).asks(rule, by="2024-03-20")
    assert STORY.then(outcome("substantiated_risk", had, stage="opened")).asks(rule, by="2024-03-20")
    later = replace(had, from_=time("2024-03-05"))
    assert STORY.then(outcome("substantiated_risk", later)).asks(rule, by="2024-03-20")
    found = outcome("substantiated_risk", had, ARM, Opinion(about=("arm",), view="suspicious"))
    assert not told(found).asks(rule, by="2024-03-20")
    before = outcome("substantiated_risk", had, day="2024-03-03")
    assert told(before, *STORY.entries[1:]).asks(rule, by="2024-03-20")


def test_is_content_with_an_enquiry_outcome_in_which_the_agency_names_them():
    def outcome(by, about, names=(MUM, GRAN), day="2024-03-15"):
        done = Enquiry(children=(SAM,), stage="completed", outcome="substantiated_risk")
        return entry(day, CSC, "record_note", done, Account(by=by, about=(about,), names=names))

    assert not STORY.then(outcome(CSC, "care")).asks(rule, by="2024-03-20")
    assert not STORY.then(outcome(CSC, "arm")).asks(rule, by="2024-03-20")
    assert STORY.then(outcome(CSC, "household")).asks(rule, by="2024-03-20")
    assert STORY.then(outcome(MUM, "care")).asks(rule, by="2024-03-20")
    assert STORY.then(outcome(CSC, "care", ())).asks(rule, by="2024-03-20")


def test_a_view_overruled_by_one_that_knew_it_no_longer_judges():
    knew = judged("accidental", "2024-03-06", agency=GP, considered=("e2",))
    [question] = STORY.then(knew).questions(rule, by="2024-03-20")
    assert (question.closed.day, question.closed_by) == (6, "e3")
    assert STORY.then(judged("accidental", "2024-03-06", agency=GP)).asks(rule, by="2024-03-20")
    assert STORY.then(judged("undetermined", "2024-03-06", considered="all")).asks(rule, by="2024-03-20")
    assert STORY.then(strategy("2024-03-06")).asks(rule, by="2024-03-20")
    early = judged("accidental", "2024-03-04T12:00", agency=GP, considered="all")
    assert told(SEEN, early, judged()).asks(rule, by="2024-03-20")
