"""Where a place at nursery, a service or an order ends on which a plan leaned, it is asked what follows."""

from parts import ANN, CSC, DAD, ED, GP, HV, LEGAL, NURSERY, POLICE, SAM, SCHOOL, entry, on_plan, time, told, visit
from tenfold.questions.response.protection_ended import protection_ended as rule
from tenfold.questions.response.protection_ended_test import PLAN, decided
from tenfold.record import Action, Enrolment, Order, Plan


def place(day, status, at=NURSERY, since=None, **fields):
    fact = Enrolment(child=SAM, at=at, status=status, from_=since and time(since), id=fields.pop("id", None))
    return entry(day, NURSERY, "record_note", fact, **fields)


def test_asks_when_a_place_at_nursery_is_given_up():
    story = PLAN.then(place("2024-03-04", "enrolled"), place("2024-03-18", "withdrawn"))
    assert not story.asks(rule, by="2024-03-18")
    [question] = story.asked(rule, by="2024-03-19")
    assert (question.id, [one.id for one in question.evidence]) == ("protection-ended:e3", ["e3"])
    assert not story.then(decided("2024-03-20", considered=("e3",))).asks(rule, by="2024-03-20")
    for status in ("home_educated", "excluded"):
        assert PLAN.then(place("2024-03-18", status)).asks(rule, by="2024-03-19")
    assert not PLAN.then(place("2024-03-18", "missing")).asks(rule, by="2024-06-01")


def test_a_place_elsewhere_or_taken_up_again_is_no_loss():
    story = PLAN.then(place("2024-03-18", "withdrawn"))
    assert not story.then(place("2024-03-18", "enrolled", SCHOOL)).asks(rule, by="2024-06-01")
    again = story.then(place("2024-03-19", "enrolled"))
    assert not again.asks(rule, by="2024-06-01")
    assert again.then(place("2024-04-15", "withdrawn")).subjects(rule, by="2024-04-16") == ["e4"]


def test_the_same_loss_told_twice_is_one_question_from_the_day_it_was():
    twice = PLAN.then(place("2024-03-18", "withdrawn"), place("2024-03-19", "withdrawn"))
    assert twice.subjects(rule, by="2024-03-20") == ["e2"]
    first = place("2024-03-04", "enrolled", since="2024-03-04", id="spot")
    assert PLAN.then(first, place("2024-03-18", "withdrawn", id="spot")).asks(rule, by="2024-03-19")
    ahead = PLAN.then(first, place("2024-03-11", "withdrawn", since="2024-03-25", id="spot"))
    assert not ahead.asks(rule, by="2024-03-25")
    assert ahead.asks(rule, by="2024-03-26")


def support(day, status, owner=HV, before=None, **fields):
    child = fields.pop("child", SAM)
    task = Action(id="visits", child=child, owner=owner, what="visit weekly", status=status, before=before)
    return entry(day, fields.pop("agency", HV), "record_note", task, **fields)


def test_asks_when_a_service_drops_what_the_plan_promised():
    story = PLAN.then(support("2024-03-04", "open"), support("2024-03-18", "dropped"))
    assert not story.asks(rule, by="2024-03-18")
    [question] = story.asked(rule, by="2024-03-19")
    assert [one.id for one in question.evidence] == ["e2", "e3"]
    assert not story.then(decided("2024-03-20", considered=("e3",))).asks(rule, by="2024-03-20")
    assert not story.then(support("2024-03-20", "open")).asks(rule, by="2024-03-20")
    met = Action(id="visits", child=SAM, owner=HV, what="visit weekly", status="dropped")
    assert not PLAN.then(entry("2024-03-18", CSC, "core_group", met)).asks(rule, by="2024-06-01")
    whole = PLAN.then(support("2024-03-18", "dropped", child=None)).asked(rule, by="2024-03-19")
    assert whole[0].children == (SAM,)


def test_what_a_service_that_never_met_the_child_was_given_to_do_is_not_leaned_on():
    task = PLAN.then(support("2024-03-04", "open", agency=CSC))
    never = task.then(support("2024-03-18", "dropped"))
    assert not never.questions(rule, by="2024-06-01")
    assert not never.then(visit("2024-03-20", agency=HV)).questions(rule, by="2024-06-01")
    assert not task.then(visit("2024-03-11", agency=GP), support("2024-03-18", "dropped")).asks(rule, by="2024-06-01")
    assert not task.then(visit("2024-03-11", agency=HV, child=ANN), support("2024-03-18", "dropped")).asks(
        rule, by="2024-06-01"
    )


def test_what_it_had_begun_what_a_meeting_agreed_and_what_the_plan_says_is():
    task = PLAN.then(support("2024-03-04", "open", agency=CSC))
    assert task.then(visit("2024-03-11", agency=HV), support("2024-03-18", "dropped")).asks(rule, by="2024-03-19")
    late = visit("2024-03-11", agency=HV, recorded="2024-03-20T09:00")
    assert task.then(support("2024-03-18", "dropped"), late).asks(rule, by="2024-03-20")
    agreed = Action(id="visits", child=SAM, owner=HV, what="visit weekly")
    met = PLAN.then(entry("2024-03-04", CSC, "core_group", agreed))
    assert met.then(support("2024-03-18", "dropped")).asks(rule, by="2024-03-19")
    need = Plan(child=SAM, kind="child_in_need", status="started")
    planned = told(entry("2024-03-04", CSC, "record_note", need, agreed))
    assert planned.then(support("2024-03-18", "dropped")).asks(rule, by="2024-03-19")


def test_what_is_done_a_condition_or_a_matter_of_justice_is_not_leaned_on():
    assert not PLAN.then(support("2024-03-18", "done")).asks(rule, by="2024-06-01")
    assert not PLAN.then(support("2024-03-18", "dropped", before="return_home")).asks(rule, by="2024-06-01")
    assert not PLAN.then(support("2024-03-18", "dropped", owner=POLICE)).asks(rule, by="2024-06-01")
    assert not PLAN.then(support("2024-03-18", "dropped", owner=LEGAL)).asks(rule, by="2024-06-01")


def test_asks_when_a_service_that_saw_the_child_closes():
    met = PLAN.then(visit("2024-03-04", agency=HV))
    closed = met.then(decided("2024-03-18", "closure", agency=HV))
    assert not closed.asks(rule, by="2024-03-18")
    [question] = closed.asked(rule, by="2024-03-19")
    assert [one.id for one in question.evidence] == ["e3"]
    assert not closed.then(decided("2024-03-20", considered=("e3",))).asks(rule, by="2024-03-20")
    assert met.then(decided("2024-03-18", "step_down", agency=HV)).asks(rule, by="2024-03-19")
    met_by_two = met.then(visit("2024-03-05"), decided("2024-03-18", "closure", agency=HV))
    assert met_by_two.asks(rule, by="2024-03-19")
    assert not met.then(decided("2024-03-18", "closure", agency=HV, granted=False)).asks(rule, by="2024-06-01")
    assert not met.then(decided("2024-03-18", "no_further_action", agency=HV)).asks(rule, by="2024-06-01")
    assert not met.then(decided("2024-03-18", "closure", agency=GP)).asks(rule, by="2024-06-01")
    unseen = entry("2024-03-04", HV, "visit", outcome="no_access")
    assert PLAN.then(unseen, decided("2024-03-18", "closure", agency=HV)).asks(rule, by="2024-03-19")
    assert not PLAN.then(decided("2024-03-18", "closure", agency=HV), visit("2024-03-20", agency=HV)).asks(
        rule, by="2024-06-01"
    )
    hospital = PLAN.then(visit("2024-03-04", agency=ED), decided("2024-03-18", "closure", agency=ED))
    assert not hospital.asks(rule, by="2024-06-01")


def court(day, until=None, kind="non_molestation", id="court", since="2024-03-04", **fields):
    child = fields.pop("child", SAM)
    made = Order(
        id=id, child=child, person=None if child else DAD, type=kind, from_=time(since), to_date=until and time(until)
    )
    return entry(day, CSC, "court_hearing", made, **fields)


def test_asks_when_an_order_lapses():
    assert not PLAN.then(court("2024-03-04")).asks(rule, by="2024-06-01")
    story = PLAN.then(court("2024-03-04", "2024-03-15"))
    assert not story.asks(rule, by="2024-03-17")
    assert story.asks(rule, by="2024-03-18")
    assert not PLAN.then(court("2024-03-04", "2024-03-15", "epo")).asks(rule, by="2024-06-01")
    on_dad = PLAN.then(court("2024-03-04", "2024-03-15", "restraining", child=None))
    assert on_dad.asks(rule, by="2024-03-18")
    for since, until, ends in (
        ("2024-03-16", None, False),
        ("2024-03-16", "2024-03-29", False),
        ("2024-03-17", None, True),
        ("2024-03-10", "2024-03-15", True),
    ):
        renewed = story.then(court("2024-03-15", until, "restraining", "new", since))
        assert ("court" in renewed.subjects(rule, by="2024-03-18")) is ends
    assert story.then(court("2024-03-15", None, "epo", "new", "2024-03-15")).asks(rule, by="2024-03-18")
    anns = court("2024-03-15", None, "restraining", "new", "2024-03-15", child=ANN)
    assert story.then(anns).asks(rule, by="2024-03-18")
    hers = PLAN.then(court("2024-03-04", "2024-03-15", child=ANN, about=(SAM, ANN)))
    assert not hers.asks(rule, by="2024-06-01")
    undated = Order(id="new", child=SAM, type="supervision")
    assert not story.then(entry("2024-03-15", CSC, "court_hearing", undated)).asks(rule, by="2024-06-01")


def test_what_ends_in_years_to_come_is_not_counted_yet():
    lasting = Order(child=SAM, type="supervision", from_=time("2024-03-11"), to_date=time("2099-03-11"))
    story = told(on_plan("2024-03-04"), entry("2024-03-11", CSC, "court_hearing", lasting))
    assert not story.questions(rule, by="2026-03-11")
