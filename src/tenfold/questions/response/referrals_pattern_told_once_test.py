"""What is told over a weekend, and an assessment made in place of an enquiry, are counted for what they are."""

from parts import CSC, GP, HV, POLICE, SAM, entry, told
from tenfold.questions.response.referrals_pattern import referrals_pattern as rule
from tenfold.record import Assessment, Decision, Enquiry, Referral


def referral(day, source):
    return entry(day, CSC, "information_received", Referral(children=(SAM,), from_=source))


def incident(day):
    return entry(day, POLICE, "police_incident")


def decided(day, matter="no_further_action", granted=None):
    return entry(day, CSC, "record_note", Decision(matter=matter, granted=granted, children=(SAM,)))


def begun(day, kind=Assessment):
    return entry(day, CSC, "record_note", kind(children=(SAM,), stage="opened"))


ONE = told(referral("2024-01-08", GP), decided("2024-01-09"))
TWO = ONE.then(referral("2024-03-04", HV), decided("2024-03-05"))
REFUSED = TWO.then(referral("2024-05-01", GP), decided("2024-05-02", "enquiry", granted=False))


def test_the_notice_of_an_incident_after_a_weekend_is_the_same_matter():
    thursday = ONE.then(incident("2024-05-16"))
    assert not thursday.then(referral("2024-05-20", POLICE), decided("2024-05-22")).questions(rule, by="2024-12-01")
    assert thursday.then(referral("2024-05-22", POLICE), decided("2024-05-22")).asks(rule, by="2024-05-22")


def test_an_assessment_in_place_of_a_refused_enquiry_is_one():
    for kind in (Assessment, Enquiry):
        assert not REFUSED.then(begun("2024-05-07", kind)).questions(rule, by="2024-12-01")
    before = TWO.then(referral("2024-05-01", GP), begun("2024-05-01"), decided("2024-05-02", "enquiry", granted=False))
    assert not before.questions(rule, by="2024-12-01")


def test_asks_once_the_days_for_it_have_passed():
    assert not REFUSED.questions(rule, by="2024-05-09")
    assert REFUSED.asks(rule, by="2024-05-10")
    assert REFUSED.then(begun("2024-05-13")).asks(rule, by="2024-05-13")


def test_another_refusal_leaves_no_days():
    ended = TWO.then(referral("2024-05-01", GP), decided("2024-05-02", "threshold", granted=False))
    assert ended.asks(rule, by="2024-05-02")
    assert ended.then(begun("2024-05-03")).asks(rule, by="2024-05-03")
