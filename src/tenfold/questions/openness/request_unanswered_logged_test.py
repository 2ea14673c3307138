"""A referral that its receiver wrote down was sent by another, and its word to the family answers it."""

import pytest

from parts import GP, HV, LODGER, MUM, POLICE, SAM, entry, told
from tenfold.questions.openness.request_unanswered import request_unanswered as rule
from tenfold.questions.wording import in_words
from tenfold.record import Referral


def referral(agency, **fields):
    return entry("2024-03-05", agency, "letter", Referral(id="ref", children=(SAM,), **fields), id="sent")


def letter(to=MUM, **fields):
    return entry("2024-03-11", HV, "letter", about=(to,), id="reply", **fields)


LOGGED = told(referral(HV, from_=GP))


@pytest.mark.parametrize(
    ("sent", "to", "by"),
    [
        (referral(HV, from_=GP, to=HV), "hv", "gp"),
        (referral(GP, from_=GP, to=HV), "hv", "gp"),
        (referral(GP, to=HV), "hv", "gp"),
        (referral(POLICE, from_="public"), "police", "the public"),
    ],
)
def test_who_asked_is_who_sent_it(sent, to, by):
    story = told(sent)
    [question] = story.asked(rule, by="2024-03-26")
    words = in_words(story.picture("2024-03-26"), question.ask)
    assert words == f"When will {to} answer what {by} asked of them about Sam (5 March 2024)?".replace("hv", HV)
    assert question.to == (HV if to == "hv" else to,)


def test_what_the_receiver_writes_of_it_to_a_parent_has_come():
    assert not LOGGED.then(letter(considered=("sent",))).questions(rule, by="2024-06-05")
    assert LOGGED.asks(rule, by="2024-03-26")


def test_what_it_writes_to_a_parent_of_something_else_has_not():
    assert LOGGED.then(letter()).asks(rule, by="2024-06-05")
    assert LOGGED.then(letter(LODGER, considered=("sent",))).asks(rule, by="2024-06-05")
