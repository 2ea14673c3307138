"""A check that was requested is asked for until whoever holds the record has told a result or replied."""

import pytest

from parts import ANN, CLINIC, CSC, DAD, ED, GP, HOUSING, HV, MUM, NURSERY, OTHER_LA, POLICE, SAM, SCHOOL, entry, told
from tenfold.questions.openness.request_unanswered import request_unanswered as rule
from tenfold.questions.openness.request_unanswered_test import noted, reply, request, to
from tenfold.record import Check


def wanted(against="police_record", about=MUM, result="requested", **fields):
    return Check(id=fields.pop("id", "check"), about=(about,), against=against, result=result, **fields)


class TestCheck:
    story = told(noted(wanted()))

    def test_asks_the_holder_after_five_working_days(self):
        assert not self.story.asks(rule, by="2024-03-12T23:00")
        [question] = self.story.asked(rule, by="2024-03-12")
        assert (question.id, question.to, question.about) == ("request-unanswered:check", (POLICE,), (SAM, MUM))

    @pytest.mark.parametrize(
        ("against", "holders"),
        [
            ("police_record", [POLICE]),
            ("social_care_record", [OTHER_LA]),
            ("other_authority", [OTHER_LA]),
            ("health_record", [ED, GP, HV, CLINIC]),
            ("school_record", [SCHOOL, NURSERY]),
            ("housing_record", [HOUSING]),
            ("other_agency", [CSC]),
            ("witness", [CSC]),
        ],
    )
    def test_asks_whoever_holds_it_or_else_who_asked(self, against, holders):
        assert to(told(noted(wanted(against)))) == holders

    def test_asks_whom_the_entry_asked(self):
        assert to(told(noted(wanted("other_agency"), asked=(HV,)))) == [HV]
        assert to(told(noted(wanted(), asked=(HV,)))) == [HV]
        assert not to(told(noted(wanted("other_agency"), asked=(HV,)), reply(agency=HV, event="clinic")))

    def test_a_holder_does_not_wait_for_itself(self):
        assert to(told(noted(wanted(), agency=POLICE))) == [POLICE]
        assert to(told(noted(wanted("health_record"), agency=GP))) == [ED, HV, CLINIC]

    @pytest.mark.parametrize(
        "answer",
        [
            noted(wanted(result="nothing_known"), id="reply", day="2024-03-20"),
            noted(wanted(result="inconclusive", id="again"), id="reply", day="2024-03-20"),
            reply(agency=POLICE, day="2024-03-20"),
            reply(agency=POLICE, event="letter", considered=("note",), day="2024-03-20"),
            reply(agency=CSC, considered=("note",), day="2024-03-20"),
        ],
    )
    def test_is_content_with_a_result_or_a_reply(self, answer):
        [question] = self.story.then(answer).questions(rule, by="2024-06-05")
        assert question.closed_by == "reply"

    @pytest.mark.parametrize(
        "other",
        [
            noted(wanted(id="again"), id="reply", day="2024-03-08"),
            noted(wanted("health_record", result="nothing_known", id="again"), id="reply"),
            noted(wanted(about=DAD, result="nothing_known", id="again"), id="reply"),
            reply(agency=POLICE, event="attendance"),
            reply(agency=POLICE, about=(ANN,)),
            reply(agency=GP),
        ],
    )
    def test_still_asks_with_something_else(self, other):
        assert "check" in self.story.then(other).subjects(rule, by="2024-03-12")

    def test_an_earlier_result_is_no_reply(self):
        before = noted(wanted(result="nothing_known", id="before"), day="2024-03-01", id="old")
        assert told(before, noted(wanted())).subjects(rule, by="2024-03-12") == ["check"]

    def test_a_result_counts_that_came_before_the_check_was_put_on_record(self):
        late = noted(wanted(), recorded="2024-03-20T09:00")
        found = noted(wanted(result="nothing_known", id="found"), day="2024-03-08", id="reply")
        assert not told(found, late).questions(rule, by="2024-06-05")
        assert not told(reply(agency=POLICE), late).questions(rule, by="2024-06-05")
        before = noted(wanted(result="nothing_known", id="before"), day="2024-03-01", id="old")
        assert told(before, late).subjects(rule, by="2024-06-05") == ["check"]
        told_late = noted(before.facts[0], day="2024-03-01", recorded="2024-03-08T09:00", id="old")
        assert self.story.then(told_late).subjects(rule, by="2024-06-05") == ["check"]

    def test_a_check_of_an_adult_is_answered_by_a_reply_on_one_of_the_children(self):
        story = told(noted(wanted(), about=(SAM, ANN)))
        assert not to(story.then(reply(agency=POLICE)))
        checks = (wanted("other_agency"), wanted("health_record", id="check2"))
        found = noted(wanted("health_record", id="check2", result="nothing_known"), id="found", day="2024-03-08")
        assert not to(told(noted(*checks, asked=(HV,)), found))

    def test_one_of_several_holders_answers_and_a_check_with_a_result_asks_nothing(self):
        assert not to(told(noted(wanted("health_record")), reply(agency=HV)))
        assert to(told(noted(wanted("health_record")), reply(agency=HV, event="attendance"))) == [ED, GP, HV, CLINIC]
        assert not told(noted(wanted(result="corroborated"))).questions(rule, by="2024-06-05")

    def test_a_request_with_checks_is_one_question(self):
        checks = (wanted(), wanted("health_record", id="check2"))
        story = told(request(*checks, asked=(POLICE, GP)))
        [question] = story.asked(rule, by="2024-03-12")
        assert (question.id, question.to) == ("request-unanswered:ask", (POLICE, GP))
        found = noted(wanted(result="nothing_known"), id="found", day="2024-03-14")
        assert to(story.then(found)) == [GP]
        both = noted(wanted("health_record", id="check2", result="corroborated"), id="both", day="2024-03-20")
        [question] = story.then(found, both).questions(rule, by="2024-06-05")
        assert question.closed_by == "both"
        two = told(request(wanted(), wanted(about=DAD, id="dads"), asked=(POLICE,)), found)
        assert to(two) == [POLICE]

    def test_a_request_that_only_holds_checks_is_asked_of_their_holders(self):
        story = told(request(wanted(), wanted("health_record", id="check2"), asked=()))
        assert story.subjects(rule, by="2024-03-12") == ["check", "check2"]

    def test_changes_its_mind_when_the_result_is_corrected_and_not_a_day_sooner(self):
        found = noted(wanted(result="nothing_known"), day="2024-03-08", id="found")
        wrong = noted(day="2024-03-08", corrects="found", recorded="2024-03-20T09:00", id="wrong")
        story = self.story.then(found, wrong)
        assert not story.asks(rule, by="2024-03-19")
        assert story.asks(rule, by="2024-03-20")


def test_is_about_the_adults_asked_of_and_not_about_ids_that_are_no_people():
    known = Check(id="c", about=(DAD, "care-sam", SAM), against="police_record", result="requested")
    [question] = told(entry("2024-03-05", CSC, "call", known, about=(SAM,))).asked(rule, by="2024-04-30")
    assert question.about == (SAM, DAD)
