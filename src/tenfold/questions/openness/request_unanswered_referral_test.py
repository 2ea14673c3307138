"""A referral is asked about until the service to which it was sent has written something on the child."""

from dataclasses import replace

import pytest

from parts import ANN, CLINIC, CSC, DAD, ED, GP, HV, MUM, POLICE, SAM, entry, time, told
from tenfold.questions.openness.request_unanswered import request_unanswered as rule
from tenfold.questions.openness.request_unanswered_test import reply, to
from tenfold.record import Assessment, Decision, Referral


def referral(*children, day="2024-03-05", agency=CSC, **fields):
    fact = Referral(id="ref", children=children or (SAM,), **fields)
    return entry(day, agency, "letter", fact, about=children or (SAM,), id="sent")


class TestReferral:
    story = told(referral(to=HV))

    def test_asks_the_service_after_fifteen_working_days(self):
        assert not self.story.asks(rule, by="2024-03-26T23:00")
        [question] = self.story.asked(rule, by="2024-03-26")
        assert (question.id, question.urgency, question.to) == ("request-unanswered:ref", "soon", (HV,))

    def test_asks_who_logged_one_from_another_or_from_the_public(self):
        assert to(told(referral(from_=ED, agency=POLICE))) == [POLICE]
        assert to(told(referral(from_="public", agency=POLICE))) == [POLICE]

    def test_is_silent_about_the_lead(self):
        for sent in (referral(to=CSC, agency=ED), referral(agency=ED), referral(from_=ED)):
            assert not told(sent).questions(rule, by="2024-06-05")

    @pytest.mark.parametrize("event", ["visit", "letter", "clinic", "record_note"])
    def test_is_content_with_anything_from_it_on_the_child(self, event):
        assert not self.story.then(reply(agency=HV, event=event)).questions(rule, by="2024-06-05")
        [question] = self.story.then(reply(agency=HV, event=event, day="2024-04-10")).questions(rule, by="2024-06-05")
        assert question.closed_by == "reply"

    def test_is_content_with_its_own_decision_or_work(self):
        own = Decision(matter="referral", children=(SAM,))
        for fact in (own, Assessment(children=(SAM,), stage="opened")):
            assert not to(self.story.then(reply(fact, agency=HV, event="letter", about=(MUM,))))
        together = entry("2024-03-05", HV, "letter", Referral(id="ref", children=(SAM,), from_=ED), own)
        assert not told(together).questions(rule, by="2024-06-05")

    @pytest.mark.parametrize(
        "other",
        [
            reply(agency=HV, event="visit", about=(ANN,)),
            reply(agency=HV, event="visit", about=(MUM,)),
            reply(agency=GP, event="visit"),
            reply(Decision(matter="referral", children=(SAM,)), agency=CSC, event="record_note"),
            reply(agency=HV, event="visit", day="2024-03-01"),
        ],
    )
    def test_still_asks_with_something_else(self, other):
        assert to(told(other, *self.story.entries[1:])) == [HV]
        assert to(told(*self.story.entries[1:], other)) == [HV]

    def test_what_it_wrote_before_the_referral_was_put_on_record_has_come(self):
        late = replace(referral(to=HV), recorded=time("2024-03-20T09:00").last)
        assert not told(reply(agency=HV, event="clinic"), late).questions(rule, by="2024-06-05")
        assert to(told(reply(agency=HV, event="clinic", day="2024-03-04"), late)) == [HV]
        told_late = reply(agency=HV, event="clinic", day="2024-03-04", recorded="2024-03-11T09:00")
        assert to(self.story.then(told_late)) == [HV]

    def test_each_child_is_to_be_heard_of(self):
        story = told(referral(SAM, ANN, to=HV), reply(agency=HV, event="visit"))
        assert to(story) == [HV]
        assert not to(story.then(reply(agency=HV, event="visit", about=(ANN,), id="more")))

    def test_changes_its_mind_when_the_answer_is_corrected_and_not_a_day_sooner(self):
        wrong = entry("2024-03-11", HV, "visit", corrects="reply", about=(ANN,), recorded="2024-04-20T09:00")
        story = self.story.then(reply(agency=HV, event="visit"), wrong)
        assert not story.questions(rule, by="2024-04-19")
        assert story.asks(rule, by="2024-04-20")


def test_a_service_that_saw_the_adult_whom_a_referral_is_about_has_answered_it():
    """A letter about a mother and her child is answered by the clinic that sees the mother."""
    sent = entry("2024-03-05", GP, "letter", Referral(id="ref", children=(SAM,), to=CLINIC), about=(SAM, MUM))
    assert to(told(sent)) == [CLINIC]
    assert to(told(sent, reply(agency=CLINIC, event="clinic", about=(MUM,)))) == []
    assert to(told(sent, reply(agency=CLINIC, event="clinic", about=(DAD,)))) == [CLINIC]
    assert to(told(referral(to=CLINIC), reply(agency=CLINIC, event="clinic", about=(MUM,)))) == [CLINIC]
