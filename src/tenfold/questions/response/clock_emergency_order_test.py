import pytest

from parts import ANN, CSC, FRIEND, LEGAL, MUM, POLICE, SAM, entry, told
from tenfold.questions.addressees import LEGAL as LAWYERS
from tenfold.questions.response.clock_emergency_order import clock_emergency_order as rule
from tenfold.record import Care, Decision, Order, PoliceAction
from tenfold.when import Time


def epo(day="2024-03-04", by=CSC, child=SAM, named=None, told_on=None, **times):
    said = {name: Time.told(when) for name, when in times.items()}
    return entry(told_on or day, by, "court_hearing", Order(id=named, child=child, type="epo", **said), about=(child,))


def step(fact, by=CSC, day="2024-03-06"):
    return entry(day, by, "record_note", fact)


def moment(text):
    return Time.told(text).first


STORY = told(epo())


def due(story, by="2024-12-31"):
    return story.questions(rule, by=by)[-1].due


def test_warns_at_five_days_and_is_past_at_eight():
    assert not STORY.asks(rule, by="2024-03-08")
    [question] = STORY.asked(rule, by="2024-03-09")
    assert question.id == "clock-emergency-order:e1"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC, LAWYERS), (SAM,))
    assert [one.id for one in question.evidence] == ["e1"]
    assert question.due == moment("2024-03-13")
    assert STORY.asked(rule, by="2024-03-11")[0].urgency == "soon"
    assert STORY.asked(rule, by="2024-03-12")[0].urgency == "immediate"


def test_one_that_ends_on_a_sunday_or_public_holiday_runs_until_noon_on_the_next_other_day():
    assert due(told(epo("2024-03-02"))) == moment("2024-03-11T12:00")
    assert due(told(epo("2024-03-21"))) == moment("2024-03-30T12:00")
    assert due(told(epo("2024-03-23"))) == moment("2024-04-02T12:00")
    assert due(told(epo("2024-03-01"))) == moment("2024-03-10")
    sunday = told(epo("2024-03-02"))
    assert sunday.asked(rule, by="2024-03-11T11:59")[0].urgency == "soon"
    assert sunday.asked(rule, by="2024-03-11T12:00")[0].urgency == "immediate"


def test_counts_from_the_orders_own_start_at_the_shortest():
    assert due(told(epo("2024-03-06", from_="2024-03-04"))) == moment("2024-03-13")
    assert due(told(epo("2024-03-06", from_="2024-03"))) == moment("2024-03-15")


def test_an_order_may_end_sooner_by_its_own_word_but_not_later_than_the_law():
    short = told(epo(to_date="2024-03-07"))
    assert due(short) == moment("2024-03-08")
    assert not short.asks(rule, by="2024-03-05")
    assert short.asked(rule, by="2024-03-06")[0].urgency == "soon"
    assert short.asked(rule, by="2024-03-07")[0].urgency == "immediate"
    assert due(told(epo(to_date="2024-03-12"))) == moment("2024-03-13")
    assert due(told(epo(to_date="2024-03-25"))) == moment("2024-03-13")
    assert due(told(epo(to_date="2024-03-04"))) == moment("2024-03-05")


def test_after_police_protection_the_days_run_from_its_start():
    taken = entry("2024-03-02T09:00", POLICE, "police_incident", PoliceAction(person=SAM, action="protection_powers"))
    assert due(told(taken, epo("2024-03-04"))) == moment("2024-03-11T12:00")
    assert due(told(taken, epo("2024-03-05"))) == moment("2024-03-11T12:00")
    assert due(told(taken, epo("2024-03-06"))) == moment("2024-03-15")
    other = entry("2024-03-02T09:00", POLICE, "police_incident", PoliceAction(person=ANN, action="protection_powers"))
    assert due(told(other, epo("2024-03-04"))) == moment("2024-03-13")


def test_one_made_while_another_runs_extends_it_by_seven_days():
    longer = STORY.then(epo("2024-03-11"))
    [first, second] = longer.questions(rule, by="2024-12-31")
    assert (first.id, first.closed_by) == ("clock-emergency-order:e1", "e2")
    assert (second.id, second.due) == ("clock-emergency-order:e2", moment("2024-03-20"))
    assert second.opened == moment("2024-03-18")
    assert due(STORY.then(epo("2024-03-11", to_date="2024-03-15"))) == moment("2024-03-16")
    assert due(STORY.then(epo("2024-03-13"))) == moment("2024-03-22")
    assert due(STORY.then(epo("2024-03-11", child=ANN))) == moment("2024-03-20")


def test_a_later_end_told_of_the_same_order_extends_it_too():
    ours = told(epo(named="epo"))
    assert due(ours.then(epo(told_on="2024-03-11", named="epo", to_date="2024-03-18"))) == moment("2024-03-19")
    assert due(ours.then(epo(told_on="2024-03-11", named="epo", to_date="2024-03-29"))) == moment("2024-03-20")
    assert due(ours.then(epo(told_on="2024-03-06", named="epo", to_date="2024-03-10"))) == moment("2024-03-11")
    assert due(ours.then(epo(told_on="2024-03-06", named="epo", to_date="2024-03-12"))) == moment("2024-03-13")
    assert due(ours.then(epo(told_on="2024-03-06", named="epo"))) == moment("2024-03-13")


def test_told_again_by_another_agency_it_is_the_same_order():
    twice = STORY.then(epo("2024-03-05", LEGAL))
    [question] = twice.asked(rule, by="2024-03-12")
    assert question.id == "clock-emergency-order:e1"
    assert [one.id for one in question.evidence] == ["e1", "e2"]
    before = told(epo("2024-03-05"), epo("2024-03-05", LEGAL, from_="2024-03-04"))
    assert [one.subject.id for one in before.asked(rule, by="2024-03-12")] == ["e1"]


@pytest.mark.parametrize(
    "fact",
    [
        *(Order(child=SAM, type=kind) for kind in ("interim_care", "care", "supervision", "voluntary_accommodation")),
        Order(child=SAM, type="child_arrangements"),
        *(Decision(matter=matter, children=(SAM,)) for matter in ("return_home", "closure", "no_further_action")),
        Care(child=SAM, by=(MUM,), basis="parental"),
        Care(child=SAM, by=(FRIEND,), basis="family_arrangement", from_=Time.told("2024-03-06")),
    ],
)
def test_is_content_with_what_follows(fact):
    assert not STORY.then(step(fact)).questions(rule, by="2024-12-31")
    [question] = STORY.then(step(fact, day="2024-03-14")).questions(rule, by="2024-12-31")
    assert question.closed_by == "e2"


@pytest.mark.parametrize(
    "fact",
    [
        Order(child=ANN, type="interim_care"),
        Order(person=MUM, type="non_molestation"),
        Order(child=SAM, type="police_protection"),
        Decision(matter="placement", children=(SAM,)),
        Decision(matter="return_home", children=(SAM,), granted=False),
        Decision(matter="return_home", children=(ANN,)),
        Care(child=SAM, by=(FRIEND,), basis="placement"),
        Care(child=ANN, by=(MUM,), basis="parental"),
    ],
)
def test_still_asks_when_a_placement_or_another_child_is_told_of(fact):
    assert STORY.then(step(fact)).asks(rule, by="2024-03-12")


def test_asks_of_each_child_apart():
    both = STORY.then(epo(child=ANN))
    assert sorted(both.subjects(rule, by="2024-03-12")) == ["e1", "e2"]
    assert not told(entry("2024-03-04", CSC, "court_hearing", Order(person=MUM, type="epo"))).asks(
        rule, by="2024-03-12"
    )


def test_changes_its_mind_when_the_next_order_is_corrected_and_not_a_day_sooner():
    not_made = entry("2024-03-06", CSC, "record_note", corrects="e2", recorded="2024-03-14T09:00")
    story = STORY.then(step(Order(child=SAM, type="interim_care")), not_made)
    assert not story.asks(rule, by="2024-03-13")
    assert story.asked(rule, by="2024-03-14")[0].urgency == "immediate"


def test_an_order_of_a_day_on_which_protection_may_still_have_run_follows_it_however_late_it_was_told():
    taken = entry("2024-03-02T09:00", POLICE, "police_incident", PoliceAction(person=SAM, action="protection_powers"))

    def made(when, told_on="2024-03-07"):
        return due(told(taken, epo(told_on=told_on, from_=when)))

    from_protection = moment("2024-03-11T12:00")
    assert [made(day) for day in ("2024-03-02", "2024-03-05", "2024-03")] == [from_protection] * 3
    assert (made("2024-03-05T08:59"), made("2024-03-05T09:00")) == (from_protection, moment("2024-03-14"))
    assert (made("2024-03-06"), made("2024-03-01")) == (moment("2024-03-15"), moment("2024-03-10"))
