import pytest

from parts import ANN, CLINIC, CSC, DAD, GP, HV, MUM, OTHER_LA, POLICE, SAM, SCHOOL, entry, on_plan, time, told
from tenfold.questions.response.referrals_pattern import referrals_pattern as rule
from tenfold.record import Assessment, Decision, Enquiry, Person, PoliceAction, Referral


def referral(day, source=SCHOOL, by=CSC, to=None, children=(SAM,), **fields):
    told_of = Referral(children=children, from_=source, to=to)
    return entry(day, by, fields.pop("event", "information_received"), told_of, *fields.pop("also", ()), **fields)


def incident(day, *facts, **fields):
    return entry(day, POLICE, "police_incident", *facts, **fields)


def decided(day, matter="no_further_action", children=(SAM,), **fields):
    told_of = Decision(matter=matter, granted=fields.pop("granted", None), children=children)
    return entry(day, fields.pop("agency", CSC), "record_note", told_of, **fields)


def begun(day, kind=Assessment, stage="opened", children=(SAM,), **fields):
    return entry(day, fields.pop("agency", CSC), "record_note", kind(children=children, stage=stage), **fields)


TWO = told(referral("2024-01-08"), decided("2024-01-09"), referral("2024-03-04", HV), decided("2024-03-05"))
THIRD = referral("2024-05-01", GP)
STORY = TWO.then(THIRD, decided("2024-05-02"))


def test_asks_when_the_third_ends_by_a_decision():
    assert not STORY.questions(rule, by="2024-05-01")
    [question] = STORY.asked(rule, by="2024-05-02")
    assert question.id == "referrals-pattern:sam"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (SAM,))
    assert [one.id for one in question.evidence] == ["e1", "e3", "e5"]
    assert dict(question.ask.gaps)["days"] == ("8 January 2024", "4 March 2024", "1 May 2024")


def test_asks_when_the_third_has_lapsed():
    story = TWO.then(THIRD)
    assert not story.questions(rule, by="2024-07-04")
    assert story.asks(rule, by="2024-07-05")


def test_counts_police_incidents_and_ends_them_by_council_or_police():
    by_police = told(incident("2024-01-08"), decided("2024-01-09", agency=POLICE))
    by_council = by_police.then(incident("2024-03-04"), decided("2024-03-05", agency=OTHER_LA), THIRD)
    [question] = by_council.then(decided("2024-05-02")).asked(rule, by="2024-05-02")
    assert [one.id for one in question.evidence] == ["e1", "e3", "e5"]
    last = TWO.then(incident("2024-05-01"))
    assert last.then(decided("2024-05-02")).asks(rule, by="2024-05-02")
    assert last.then(decided("2024-05-02", agency=POLICE)).asks(rule, by="2024-05-02")
    assert not last.then(decided("2024-05-02", agency=SCHOOL)).questions(rule, by="2024-07-04")


def test_counts_what_police_wrote_of_at_the_child_s_home_under_an_adult_who_lives_there():
    def three(about, place):
        return told(*(incident(day, about=(about,), place=place) for day in ("2024-01-08", "2024-03-04", "2024-05-01")))

    assert three(MUM, "home").asks(rule, by="2024-09-01")
    assert not three(MUM, "public").asks(rule, by="2024-12-01")
    assert not three(DAD, "home").asks(rule, by="2024-12-01")
    young = entry("2024-01-02", GP, "record_note", Person(id=MUM, born=time("2007-05-05")), id="young")
    assert SAM in three(MUM, "home").then(young).subjects(rule, by="2024-09-01")


def test_counts_in_any_council_and_to_no_other_service():
    elsewhere = referral("2024-05-01", GP, by=OTHER_LA, to=OTHER_LA)
    assert not TWO.then(elsewhere, decided("2024-05-02")).questions(rule, by="2024-05-02")
    assert TWO.then(elsewhere, decided("2024-05-02", agency=OTHER_LA)).asks(rule, by="2024-05-02")
    clinic = referral("2024-05-01", GP, by=GP, to=CLINIC)
    assert not TWO.then(clinic, decided("2024-05-02", agency=CLINIC)).questions(rule, by="2024-12-01")
    as_incident = incident("2024-05-01", Referral(children=(SAM,), to=CLINIC))
    assert TWO.then(as_incident, decided("2024-05-02")).asks(rule, by="2024-05-02")


@pytest.mark.parametrize(
    ("matter", "granted", "ends"),
    [
        ("no_further_action", None, True),
        ("closure", True, True),
        ("step_down", None, True),
        ("referral", False, True),
        ("referral", None, True),
        ("threshold", None, True),
        ("enquiry", None, True),
        ("plan", None, True),
        ("other", None, True),
        ("referral", True, False),
        ("other", False, False),
        ("contact", None, False),
        ("closure", False, False),
    ],
)
def test_what_ends_a_referral(matter, granted, ends):
    story = TWO.then(THIRD, decided("2024-05-02", matter, granted=granted))
    assert story.asks(rule, by="2024-05-02") is ends
    assert story.asks(rule, by="2024-07-05")


def test_another_services_decision_is_none():
    story = TWO.then(THIRD, decided("2024-05-02", agency=SCHOOL))
    assert not story.questions(rule, by="2024-07-04")
    before = TWO.then(decided("2024-04-30"), THIRD)
    assert not before.questions(rule, by="2024-07-04")


@pytest.mark.parametrize("kind", [Assessment, Enquiry])
def test_one_that_led_to_an_assessment_is_not_counted(kind):
    assert not TWO.then(THIRD, begun("2024-05-02", kind)).questions(rule, by="2024-12-01")
    at_once = referral("2024-05-01", GP, also=(kind(children=(SAM,), stage="opened"),))
    assert not TWO.then(at_once).questions(rule, by="2024-12-01")
    in_time = TWO.then(THIRD, begun("2024-07-05", kind))
    assert not in_time.questions(rule, by="2024-12-01")
    late = TWO.then(THIRD, begun("2024-07-08", kind))
    assert late.asks(rule, by="2024-07-08")
    after_refusal = STORY.then(begun("2024-05-03", kind))
    assert after_refusal.asks(rule, by="2024-05-03")
    anns = TWO.then(THIRD, begun("2024-05-02", kind, children=(ANN,)))
    assert anns.asks(rule, by="2024-07-05")


def test_an_answer_that_did_not_say_is_mended_by_the_assessment_that_follows():
    unsaid = TWO.then(THIRD, decided("2024-05-02", "referral"))
    [question] = unsaid.then(begun("2024-05-07")).questions(rule, by="2024-12-01")
    assert question.closed_by == "e7"


def test_what_is_told_while_a_child_is_on_plan_or_being_assessed_is_in_hand():
    ended = decided("2024-05-02")
    assert not TWO.then(on_plan("2024-04-02"), THIRD, ended).questions(rule, by="2024-12-01")
    opened = begun("2024-04-02")
    assert not TWO.then(opened, THIRD, decided("2024-05-02", "referral")).questions(rule, by="2024-12-01")
    done = begun("2024-04-12", stage="completed")
    assert TWO.then(opened, done, THIRD, ended).asks(rule, by="2024-05-02")
    stopped = decided("2024-04-12", "closure")
    assert TWO.then(opened, stopped, THIRD, ended).asks(rule, by="2024-05-02")
    elsewhere = decided("2024-04-12", "closure", agency=HV)
    assert not TWO.then(opened, elsewhere, THIRD, ended).questions(rule, by="2024-12-01")
    going_on = decided("2024-04-12", "other")
    assert not TWO.then(opened, going_on, THIRD, ended).questions(rule, by="2024-12-01")
    completing = referral("2024-05-01", GP, also=(Assessment(children=(SAM,), stage="completed"),))
    assert not TWO.then(opened, completing, ended).questions(rule, by="2024-12-01")


def test_the_same_thing_told_twice_is_told_once():
    again = TWO.then(referral("2024-03-06", HV, by=HV), decided("2024-03-07"))
    assert not again.questions(rule, by="2024-12-01")
    late = TWO.then(referral("2024-03-08", HV, by=HV), decided("2024-03-08"))
    assert late.asks(rule, by="2024-03-08")
    other = TWO.then(referral("2024-03-06", GP), decided("2024-03-07"))
    assert other.asks(rule, by="2024-03-07")
    both = TWO.then(incident("2024-05-01"), referral("2024-05-02", POLICE), decided("2024-05-02"))
    [question] = both.asked(rule, by="2024-05-02")
    assert [one.id for one in question.evidence] == ["e1", "e3", "e5", "e6"]
    unsaid = TWO.then(referral("2024-05-01", None, by=GP), referral("2024-05-02", GP), decided("2024-05-03"))
    assert [one.id for one in unsaid.asked(rule, by="2024-05-03")[0].evidence] == ["e1", "e3", "e5", "e6"]


def test_what_several_told_within_days_and_one_decision_considered_together_is_told_once():
    row = (referral("2024-05-01", POLICE), referral("2024-05-02", GP), referral("2024-05-03", SCHOOL))
    together = decided("2024-05-04", considered=("e1", "e2", "e3"))
    assert not told(*row, together).questions(rule, by="2024-12-01")
    assert told(*row, decided("2024-05-04", considered=("e1", "e2"))).questions(rule, by="2024-12-01") == ()
    assert told(*row, decided("2024-05-04")).asks(rule, by="2024-05-04")
    assert told(*row, decided("2024-05-04", considered=("e1",))).asks(rule, by="2024-05-04")
    assert told(*row, decided("2024-09-02", considered="all")).asks(rule, by="2024-12-01")
    each = told(*row, decided("2024-05-04", considered=("e1",)), decided("2024-05-06", considered="all"))
    assert each.asks(rule, by="2024-05-06")
    spread = (referral("2024-05-01", POLICE), referral("2024-05-08", GP), referral("2024-05-15", SCHOOL))
    assert told(*spread, decided("2024-05-16", considered=("e1", "e2", "e3"))).asks(rule, by="2024-05-16")
    two_more = TWO.then(*row[:2], decided("2024-05-04", considered="all"))
    [question] = two_more.asked(rule, by="2024-05-04")
    assert [one.id for one in question.evidence] == ["e1", "e3", "e5", "e6"]


def test_one_of_two_tellings_that_was_assessed_is_enough():
    both = TWO.then(incident("2024-05-01"), decided("2024-05-02T09:00"), referral("2024-05-02T11:00", POLICE))
    assert not both.then(begun("2024-05-03")).asks(rule, by="2024-12-01")


def test_steps_of_one_investigation_are_not_new_incidents():
    arrest = incident("2024-05-01", PoliceAction(person=MUM, action="arrested"))
    powers = incident("2024-05-01", PoliceAction(person=SAM, action="protection_powers"))
    bail = incident("2024-05-01", PoliceAction(person=MUM, action="bailed"))
    ended = decided("2024-05-02")
    assert TWO.then(arrest, ended).asks(rule, by="2024-05-02")
    assert TWO.then(powers, ended).asks(rule, by="2024-05-02")
    assert not TWO.then(bail, ended).questions(rule, by="2024-12-01")
    assert not TWO.then(incident("2024-05-01", about=(MUM,)), ended).questions(rule, by="2024-12-01")


def test_counts_within_a_year():
    early = told(referral("2023-05-02"), decided("2023-05-02T12:00"), *TWO.entries[3:])
    assert early.then(referral("2024-05-01", GP), decided("2024-05-01")).asks(rule, by="2024-05-01")
    assert not early.then(referral("2024-05-03", GP), decided("2024-05-03")).questions(rule, by="2024-12-01")
    bundle = told(referral("2024-01-08", times=3), decided("2024-01-09"))
    assert bundle.asks(rule, by="2024-01-09")


def test_is_content_with_an_assessment_that_considered_all():
    some = STORY.then(begun("2024-05-10", considered=("e3", "e5")))
    assert some.asks(rule, by="2024-05-10")
    [question] = STORY.then(begun("2024-05-10", considered=("e1", "e3", "e5"))).questions(rule, by="2024-05-10")
    assert question.closed_by == "e7"
    assert not STORY.then(begun("2024-05-10", Enquiry, considered="all")).asks(rule, by="2024-05-10")
    assert not STORY.then(begun("2024-05-10"), begun("2024-06-10", stage="completed", considered="all")).asks(
        rule, by="2024-06-10"
    )
    review = entry("2024-05-10", CSC, "initial_conference", considered="all")
    assert not STORY.then(review).asks(rule, by="2024-05-10")
    met = entry("2024-05-10", CSC, "strategy_discussion", considered="all")
    assert STORY.then(met).asks(rule, by="2024-05-10")


def test_counts_anew_after_an_assessment_that_considered_all_there_was():
    weighed = TWO.then(begun("2024-03-20", considered="all"), begun("2024-04-01", stage="completed"))
    assert not weighed.then(THIRD, decided("2024-05-02")).questions(rule, by="2024-12-01")
    part = TWO.then(begun("2024-03-20", considered=("e3",)), begun("2024-04-01", stage="completed"))
    assert part.then(THIRD, decided("2024-05-02")).asks(rule, by="2024-05-02")


def test_does_not_leak_to_another_child():
    both = told(*(one for one in STORY.entries[1:]), referral("2024-06-03", children=(SAM, ANN)))
    assert both.then(decided("2024-06-04", children=(SAM, ANN))).subjects(rule, by="2024-06-04") == ["sam"]


def test_changes_its_mind_when_a_decision_is_corrected_and_not_a_day_sooner():
    accepted = decided("2024-05-02", "referral", granted=True, corrects="e6", recorded="2024-05-20T09:00")
    [question] = STORY.then(accepted).questions(rule, by="2024-06-01")
    assert (question.opened.date().isoformat(), question.closed.date().isoformat()) == ("2024-05-02", "2024-05-20")
