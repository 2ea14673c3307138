"""Advice is asked about until it was decided on, considered, or answered by whom it was given to."""

from dataclasses import replace

import pytest

from parts import ANN, CLINIC, CSC, ED, GP, HOUSING, HV, POLICE, SAM, entry, on_plan, told
from tenfold.questions.openness.request_unanswered import request_unanswered as rule
from tenfold.questions.openness.request_unanswered_test import noted, reply, to
from tenfold.record import Allegation, Decision, Enquiry, Recommendation


def advice(*facts, matter="enquiry", children=(SAM,), day="2024-03-05", **fields):
    fact = Recommendation(id="advice", children=children, matter=matter)
    return entry(day, ED, "letter", fact, *facts, about=children, id="sent", **fields)


def decided(matter="enquiry", children=(SAM,), agency=CSC, day="2024-03-11", **fields):
    return noted(Decision(matter=matter, children=children), agency=agency, day=day, id="reply", **fields)


class TestRecommendation:
    story = told(advice())

    def test_asks_the_lead_after_fifteen_working_days(self):
        assert not self.story.asks(rule, by="2024-03-26T23:00")
        [question] = self.story.asked(rule, by="2024-03-26")
        assert (question.id, question.urgency, question.to) == ("request-unanswered:advice", "soon", (CSC,))

    @pytest.mark.parametrize(
        "answer",
        [
            decided(),
            decided(agency=POLICE),
            decided("other", considered=("sent",)),
            noted(Enquiry(children=(SAM,), stage="opened"), day="2024-03-11", considered=("sent",), id="reply"),
            noted(day="2024-03-11", considered="all", id="reply"),
        ],
    )
    def test_is_content_when_it_was_decided_on_or_considered(self, answer):
        assert not self.story.then(answer).questions(rule, by="2024-06-05")

    def test_is_content_when_it_was_decided_before_the_advice_was_put_on_record(self):
        late = advice(recorded="2024-03-20T09:00")
        assert not told(decided(), late).questions(rule, by="2024-06-05")
        assert to(told(decided(day="2024-03-04"), late)) == [CSC]

    def test_is_content_when_the_same_entry_decides(self):
        assert not told(advice(Decision(matter="enquiry", children=(SAM,)))).questions(rule, by="2024-06-05")

    @pytest.mark.parametrize(
        "other",
        [
            decided("other"),
            decided(children=(ANN,)),
            decided(day="2024-03-01"),
            noted(day="2024-03-11", id="reply"),
            noted(day="2024-03-11", considered=("sent",), about=(ANN,), id="reply"),
            noted(day="2024-03-11", considered=("sent",), agency=HV, id="reply"),
        ],
    )
    def test_still_asks_with_something_else(self, other):
        assert to(told(*self.story.entries[1:], other)) == [CSC]

    def test_without_a_matter_it_waits_for_the_lead_where_it_knows_the_child_or_a_concern_is_live(self):
        ordinary = told(advice(matter=None))
        assert not ordinary.questions(rule, by="2024-06-05")
        assert not told(noted(about=(ANN,)), advice(matter=None)).questions(rule, by="2024-06-05")
        assert to(told(noted(), advice(matter=None))) == [CSC]
        said = entry("2024-05-01", GP, "call", Allegation(by="anonymous", child=SAM))
        assert to(told(advice(matter=None), said)) == [CSC]
        live = told(on_plan("2024-02-01"), advice(matter=None))
        assert to(live) == [CSC]
        assert to(live.then(decided("discharge", agency=ED))) == [CSC]
        assert not to(live.then(decided("other")))
        assert to(told(on_plan("2024-02-01", ANN), advice(matter=None, children=(SAM, ANN)))) == [CSC]

    def test_asks_whom_it_advised(self):
        story = told(advice(matter=None, asked=(CLINIC, GP)))
        assert to(story) == [CLINIC, GP]
        assert to(story.then(reply(agency=CLINIC, event="letter"))) == [GP]
        assert to(story.then(reply(agency=CLINIC, event="letter", about=(ANN,)))) == [CLINIC, GP]
        assert to(told(reply(agency=CLINIC, day="2024-03-01"), *story.entries[1:])) == [CLINIC, GP]

    def test_is_silent_where_no_lead_is_known(self):
        assert not replace(self.story, leads=()).questions(rule, by="2024-06-05")

    def test_each_child_is_to_be_decided_on(self):
        story = told(advice(children=(SAM, ANN)), decided())
        assert to(story) == [CSC]
        assert not to(told(advice(children=(SAM, ANN)), decided(children=(SAM, ANN))))

    def test_changes_its_mind_when_the_decision_is_corrected_and_not_a_day_sooner(self):
        wrong = entry("2024-03-11", CSC, "record_note", corrects="reply", recorded="2024-04-20T09:00")
        story = self.story.then(decided(), wrong)
        assert not story.questions(rule, by="2024-04-19")
        assert story.asks(rule, by="2024-04-20")


class TestAdviceToOneself:
    def test_the_lead_is_not_asked_to_reply_to_itself(self):
        advice = Recommendation(id="advice", children=(SAM,), says="An order")
        own = told(on_plan("2024-03-01"), entry("2024-03-05", CSC, "record_note", advice, id="own"))
        assert not own.questions(rule, by="2024-12-31")
        other = told(on_plan("2024-03-01"), entry("2024-03-05", ED, "record_note", advice, id="other"))
        assert to(other, by="2024-12-31") == [CSC]
        sent = entry("2024-03-05", CSC, "record_note", advice, asked=(HOUSING,), id="sent")
        assert to(told(on_plan("2024-03-01"), sent), by="2024-12-31") == [HOUSING]
