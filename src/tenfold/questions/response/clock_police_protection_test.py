import pytest

from parts import ANN, CSC, ED, FRIEND, GP, MUM, POLICE, SAM, entry, told
from tenfold.questions.response.clock_police_protection import clock_police_protection as rule
from tenfold.record import Care, Decision, Order, PoliceAction
from tenfold.when import Time


def taken(when="2024-03-04T22:00", *children, **fields):
    named = children or (SAM,)
    acts = (PoliceAction(person=child, action="protection_powers") for child in named)
    return entry(when, POLICE, "police_incident", *acts, about=named, **fields)


def order(when="2024-03-06T10:00", kind="epo", by=CSC, child=SAM, **fields):
    return entry(when, by, "record_note", Order(child=child, type=kind, **fields), about=(child,))


def decision(matter, by=CSC, when="2024-03-06T10:00", **fields):
    return entry(when, by, "record_note", Decision(matter=matter, children=(SAM,), **fields))


def care(when="2024-03-06T10:00", basis="parental", by=MUM, **fields):
    return entry(when, CSC, "record_note", Care(child=SAM, by=(by,), basis=basis, **fields))


STORY = told(taken())


def test_warns_at_two_days_and_is_past_at_seventy_two_hours():
    assert not STORY.asks(rule, by="2024-03-06T21:59")
    [question] = STORY.asked(rule, by="2024-03-06T22:00")
    assert question.id == "clock-police-protection:e1"
    assert (question.urgency, question.to, question.about) == ("soon", (POLICE, CSC), (SAM,))
    assert [one.id for one in question.evidence] == ["e1"]
    assert question.due == Time.told("2024-03-07T22:00").first
    assert STORY.asked(rule, by="2024-03-07T21:59")[0].urgency == "soon"
    assert STORY.asked(rule, by="2024-03-07T22:00")[0].urgency == "immediate"


def test_hours_run_through_the_change_of_clocks():
    spring = told(taken("2024-03-30T22:00"))
    assert not spring.asks(rule, by="2024-04-01T22:59")
    assert spring.asks(rule, by="2024-04-01T23:00")


def test_counts_from_the_latest_moment_of_a_day_and_from_the_orders_own_start():
    day = told(taken("2024-03-04"))
    assert not day.asks(rule, by="2024-03-06T23:58")
    assert day.asks(rule, by="2024-03-07T00:00")
    later = told(order("2024-03-05T09:00", "police_protection", from_=Time.told("2024-03-04T20:00")))
    assert not later.asks(rule, by="2024-03-06T19:59")
    assert later.asks(rule, by="2024-03-06T20:00")


@pytest.mark.parametrize(
    "step",
    [
        *(order(kind=kind) for kind in ("epo", "interim_care", "care", "supervision")),
        order(kind="voluntary_accommodation"),
        order(kind="child_arrangements"),
        *(decision(matter) for matter in ("return_home", "placement", "closure", "no_further_action")),
        decision("return_home", POLICE),
        care(),
        care(basis="family_arrangement", by=FRIEND),
        care(basis="voluntary_accommodation", by=FRIEND),
        care(from_=Time.told("2024-03-04T22:00")),
        order("2024-03-06T10:00", "police_protection", POLICE, to_date=Time.told("2024-03-06")),
    ],
)
def test_is_content_with_what_follows_or_with_its_end(step):
    assert not STORY.then(step).questions(rule, by="2024-03-31")


def test_is_closed_by_the_step():
    [question] = STORY.then(order("2024-03-07T12:00")).questions(rule, by="2024-03-31")
    assert (question.closed_by, question.urgency) == ("e2", "soon")


@pytest.mark.parametrize(
    "step",
    [
        order(kind="restraining"),
        order(kind="non_molestation", to_date=Time.told("2024-03-06")),
        order(child=ANN),
        order("2024-03-06T10:00", "police_protection", POLICE, to_date=Time.told("2024-03-07")),
        order("2024-03-06T10:00", "police_protection", POLICE, child=ANN, to_date=Time.told("2024-03-06")),
        decision("return_home", granted=False),
        decision("return_home", GP),
        decision("contact"),
        care(basis="placement", by=FRIEND),
        care(basis="hospital", by=ED),
        care(from_=Time.told("2024-01-08")),
        care(to_date=Time.told("2024-03-04")),
        entry("2024-03-01", CSC, "record_note", Order(child=SAM, type="supervision"), recorded="2024-03-06T10:00"),
    ],
)
def test_still_asks_when_nothing_says_where_the_child_goes(step):
    assert STORY.then(step).asks(rule, by="2024-03-07T22:00")


def test_what_was_told_with_the_taking_or_before_it_does_not_follow():
    with_it = entry(
        "2024-03-04T22:00",
        POLICE,
        "police_incident",
        PoliceAction(person=SAM, action="protection_powers"),
        Care(child=SAM, by=(MUM,), basis="parental"),
        Decision(matter="placement", children=(SAM,)),
    )
    assert told(with_it).asks(rule, by="2024-03-07T22:00")
    assert told(order("2024-02-01", "supervision"), taken()).asks(rule, by="2024-03-07T22:00")


def test_told_again_within_its_hours_it_is_the_same():
    again = order("2024-03-05T09:00", "police_protection")
    assert STORY.then(again).subjects(rule, by="2024-03-31") == ["e1"]
    before = order("2024-03-05T23:00", "police_protection", from_=Time.told("2024-03-04T12:00"))
    assert STORY.then(before).subjects(rule, by="2024-03-31") == ["e1"]
    anew = taken("2024-03-07T22:00")
    assert STORY.then(anew).subjects(rule, by="2024-03-31") == ["e1", "e2"]


def test_waits_for_each_child_and_names_those_who_wait():
    both = told(taken("2024-03-04T22:00", SAM, ANN)).then(decision("return_home"))
    [question] = both.asked(rule, by="2024-03-07")
    assert question.about == (SAM, ANN)
    assert dict(question.ask.gaps)["children"] == ("Ann",)
    assert [one.subject.id for one in STORY.then(taken("2024-03-04T22:00", ANN)).asked(rule, by="2024-03-07")] == [
        "e1",
        "e2",
    ]


def test_is_not_asked_of_other_steps_or_orders():
    assert not told(order(kind="supervision"), order(kind="epo")).questions(rule, by="2024-03-31")
    assert not told(
        entry("2024-03-04", POLICE, "police_incident", PoliceAction(person=SAM, action="interviewed"))
    ).asks(rule, by="2024-03-31")


def test_changes_its_mind_when_the_order_is_corrected_and_not_a_day_sooner():
    not_made = entry("2024-03-06T10:00", CSC, "record_note", corrects="e2", recorded="2024-03-09T09:00")
    story = STORY.then(order(), not_made)
    assert not story.asks(rule, by="2024-03-08")
    assert story.asked(rule, by="2024-03-09")[0].urgency == "immediate"


def test_is_content_with_what_a_court_decides():
    court = STORY.beside("court", "court")
    assert not court.then(decision("return_home", "court")).questions(rule, by="2024-03-31")
