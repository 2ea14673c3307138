import pytest

from parts import ANN, CSC, HV, MUM, POLICE, SAM, entry, on_plan, time, told, visit
from tenfold.questions.response.home_not_seen import home_not_seen as rule
from tenfold.record import Enquiry, Observation, Person, Plan, Pregnancy, Residence

PLAN = on_plan("2024-03-04")
STORY = told(PLAN)
LAST_DAY = "2024-04-17"


def home(child=SAM, level="positive"):
    return Observation(child=child, of="home_conditions", level=level)


def seen(day, agency=CSC, **fields):
    return visit(day, home(), agency=agency, id="v", **fields)


def lives(day, address="gran", as_="resident", **fields):
    fields.setdefault("from_", time(day))
    return entry(
        day, CSC, "record_note", Residence(person=SAM, address=address, as_=as_, **fields), id=f"{as_}-{address}"
    )


def test_asks_the_lead_after_thirty_working_days_on_plan():
    [question] = STORY.asked(rule, by=LAST_DAY)
    assert (question.id, question.urgency, question.to, question.about) == (
        "home-not-seen:sam",
        "routine",
        (CSC,),
        (SAM,),
    )
    assert [one.id for one in question.evidence] == ["e1"]


def test_a_baby_sleeps_nowhere_before_the_birth_and_the_wait_begins_with_it():
    awaited = entry("2024-03-04", CSC, "visit", Person(id="bump"), Pregnancy(person=MUM, of="bump"))
    planned = on_plan("2024-03-05", "bump")
    born = entry("2024-05-10", CSC, "call", Person(id="bump", born=time("2024-05-10")))
    assert not told(awaited, planned).asks(rule, by="2024-05-09")
    assert not told(awaited, planned, born).asks(rule, by="2024-06-20")
    assert told(awaited, planned, born).subjects(rule, by="2024-06-26") == ["bump"]


def test_is_silent_until_that_day_has_ended_and_off_plan():
    assert not STORY.asks(rule, by=f"{LAST_DAY}T23:59:59")
    assert not told().asks(rule, by="2024-12-01")


def test_an_open_enquiry_counts_and_so_does_what_was_seen_in_it():
    opened = entry("2024-03-04", CSC, "strategy_discussion", Enquiry(id="q", children=(SAM,), stage="opened"))
    done = entry("2024-04-02", CSC, "record_note", Enquiry(id="q", children=(SAM,), stage="completed"))
    assert told(opened).asks(rule, by=LAST_DAY)
    assert not told(opened, done).asks(rule, by="2024-12-01")
    planned = told(opened, seen("2024-03-11"), done, on_plan("2024-04-03"))
    assert not planned.asks(rule, by="2024-04-24T23:59:59")
    assert planned.asks(rule, by="2024-04-24")


def test_what_was_seen_long_before_the_plan_is_not_counted_from():
    [question] = told(seen("2023-09-01"), PLAN).questions(rule, by=LAST_DAY)
    assert question.opened == time("2024-04-18T00:00").last


def test_a_wait_that_ends_as_the_plan_begins_is_over():
    midnight = entry("2024-03-05T00:00", CSC, "initial_conference", *PLAN.facts)
    assert not told(seen("2024-01-22"), midnight).asks(rule, by="2024-03-06")
    assert told(seen("2024-01-23"), midnight).asks(rule, by="2024-03-05")


def test_each_sight_of_the_home_begins_the_wait_anew():
    story = STORY.then(seen("2024-04-02"))
    assert not story.asks(rule, by="2024-05-15T23:59:59")
    [question] = story.asked(rule, by="2024-05-15")
    assert [one.id for one in question.evidence] == ["e1", "v"]


@pytest.mark.parametrize("agency", [CSC, HV, POLICE])
@pytest.mark.parametrize("how", ["seen", "asleep", "not_seen"])
def test_is_content_when_anybody_has_seen_the_home_whether_or_not_the_child_was_there(agency, how):
    [question] = STORY.then(seen("2024-05-01", agency, how=how)).questions(rule, by="2024-05-01")
    assert question.closed_by == "v"


def test_a_visit_said_to_be_completed_counts():
    assert not STORY.then(seen("2024-04-02", outcome="completed")).asks(rule, by=LAST_DAY)


def test_a_bad_home_is_a_home_seen():
    assert not STORY.then(visit("2024-05-01", home(level="concern"))).asks(rule, by="2024-05-01")


@pytest.mark.parametrize("outcome", ["no_access", "refused"])
def test_still_asks_when_nobody_came_in(outcome):
    assert STORY.then(seen("2024-04-02", outcome=outcome)).asks(rule, by=LAST_DAY)


@pytest.mark.parametrize(
    "event", ["call", "letter", "message", "record_note", "information_received", "information_request"]
)
def test_still_asks_when_it_was_told_from_afar(event):
    assert STORY.then(entry("2024-04-02", CSC, event, home(), place="home")).asks(rule, by=LAST_DAY)


def test_still_asks_when_a_visit_does_not_say_what_the_home_is_like_or_was_elsewhere():
    assert STORY.then(visit("2024-04-02")).asks(rule, by=LAST_DAY)
    hungry = Observation(child=SAM, of="hunger", level="neutral")
    assert STORY.then(visit("2024-04-02", hungry)).asks(rule, by=LAST_DAY)
    assert STORY.then(entry("2024-04-02", CSC, "visit", home(), place="office")).asks(rule, by=LAST_DAY)


def test_does_not_leak_from_one_child_to_another():
    both = told(on_plan("2024-03-04", SAM, ANN), visit("2024-04-02", home(ANN), child=ANN))
    assert both.subjects(rule, by=LAST_DAY) == [SAM]


def test_asks_at_once_when_the_child_has_moved_and_closes_when_the_new_home_is_seen():
    story = STORY.then(seen("2024-03-11"), lives("2024-03-20"))
    assert not story.asks(rule, by="2024-03-19")
    [question] = story.asked(rule, by="2024-03-20")
    assert [one.id for one in question.evidence] == ["e1", "v", "resident-gran"]
    assert dict(question.ask.gaps)["day"] == ("the move of 20 March 2024",)
    assert story.asks(rule, by="2024-12-01")
    [closed] = story.then(visit("2024-03-27", home(), id="v2")).questions(rule, by="2024-03-27")
    assert closed.closed_by == "v2"


def test_a_home_seen_on_the_day_of_the_move_is_the_new_home():
    assert not STORY.then(lives("2024-03-20"), seen("2024-03-20T15:00")).asks(rule, by="2024-04-30")
    assert not STORY.then(lives("2024-03-20"), seen("2024-03-20T00:00")).asks(rule, by="2024-04-30")
    assert STORY.then(lives("2024-03-20"), seen("2024-03-19")).asks(rule, by="2024-03-20")


def test_a_move_to_come_is_asked_about_when_it_comes():
    told_early = entry(
        "2024-03-11",
        CSC,
        "record_note",
        Residence(person=SAM, address="gran", as_="resident", from_=time("2024-03-20")),
    )
    story = STORY.then(seen("2024-03-11"), told_early)
    assert not story.asks(rule, by="2024-03-19T23:59:59")
    assert story.asks(rule, by="2024-03-20")


def test_a_move_long_before_the_plan_is_not_asked_about_and_a_late_one_is():
    assert not told(lives("2023-06-01"), PLAN).asks(rule, by="2024-04-16")
    assert told(lives("2024-02-20"), PLAN).asks(rule, by="2024-03-04")


def test_the_same_home_said_again_is_no_move_and_neither_is_a_move_of_mum():
    again = entry("2024-03-20", CSC, "visit", Residence(person=SAM, address="home", as_="resident"))
    mum = entry("2024-03-21", CSC, "visit", Residence(person=MUM, address="flat", as_="resident"))
    assert not STORY.then(seen("2024-03-11"), again, mum).asks(rule, by="2024-04-20")


def test_a_short_stay_elsewhere_is_no_move_and_a_long_one_is():
    short = lives("2024-03-20", as_="staying", to_date=time("2024-04-03"))
    assert not STORY.then(seen("2024-03-11"), short).asks(rule, by="2024-04-20")
    midnight = lives("2024-03-20", as_="staying", to_date=time("2024-04-04T00:00"))
    assert not STORY.then(seen("2024-03-11"), midnight).asks(rule, by="2024-04-20")
    long = lives("2024-03-20", as_="staying", to_date=time("2024-04-04"))
    assert STORY.then(seen("2024-03-11"), long).asks(rule, by="2024-03-20")


def test_a_stay_whose_end_nobody_says_is_a_move_until_it_proves_short():
    story = STORY.then(seen("2024-03-11"), lives("2024-03-20", as_="staying"))
    assert story.asks(rule, by="2024-03-20")
    assert not story.then(lives("2024-03-22", as_="left")).asks(rule, by="2024-03-22")


def test_coming_back_after_a_long_stay_is_a_move():
    away = lives("2024-03-20", as_="staying", to_date=time("2024-04-10"))
    there = visit("2024-03-27", home(), id="there")
    story = STORY.then(seen("2024-03-11"), away, there)
    assert not story.asks(rule, by="2024-04-10T23:59:00")
    [question] = story.asked(rule, by="2024-04-11")
    assert [one.id for one in question.evidence] == ["e1", "staying-gran", "there"]
    assert dict(question.ask.gaps)["day"] == ("the move of 10 April 2024",)
    on_the_day = visit("2024-04-10T11:00", home(), id="v3")
    assert not story.then(on_the_day).asks(rule, by="2024-05-01")
    back = lives("2024-04-11", "home")
    assert story.then(back, visit("2024-04-12", home(), id="v3")).asks(rule, by="2024-04-11")
    assert not story.then(back, visit("2024-04-12", home(), id="v3")).asks(rule, by="2024-04-12")


def test_counts_from_when_the_child_first_lived_there_again():
    said_again = entry("2024-03-28", CSC, "visit", Residence(person=SAM, address="gran", as_="resident"))
    story = STORY.then(lives("2024-03-20"), visit("2024-03-22", home()), said_again)
    assert not story.asks(rule, by="2024-04-20")


def test_counts_from_the_last_of_several_moves_back_and_forth():
    back = Residence(person=SAM, address="gran", as_="resident")
    again = entry("2024-03-20", CSC, "record_note", back, id="again")
    story = STORY.then(lives("2024-03-06"), lives("2024-03-11", "flat"), seen("2024-03-15"), again)
    assert not story.asks(rule, by="2024-03-19")
    [question] = story.asked(rule, by="2024-03-20")
    assert dict(question.ask.gaps)["day"] == ("the move of 20 March 2024",)


def test_counts_from_the_move_to_the_new_home_and_not_from_leaving_the_old_one():
    left = lives("2024-03-11", "home", "left")
    assert STORY.then(left, seen("2024-03-15"), lives("2024-03-20")).asks(rule, by="2024-03-20")


def test_two_homes_from_one_day_on_are_no_move_even_when_one_is_over():
    two = lives("2023-01-20", as_="staying", to_date=time("2024-03-20"))
    assert not told(two, PLAN, seen("2024-03-11")).asks(rule, by="2024-04-20")


def test_a_visit_to_one_of_two_homes_counts_where_the_child_was():
    two = STORY.then(lives("2024-03-20", as_="staying"))
    assert two.then(seen("2024-03-25", how="not_seen")).asks(rule, by="2024-03-25")
    assert not two.then(seen("2024-03-25", how="asleep")).asks(rule, by="2024-03-25")


def test_is_silent_about_a_move_where_nobody_says_where_the_child_lives_now():
    left = lives("2024-03-20", "home", "left")
    assert not STORY.then(seen("2024-03-11"), left).asks(rule, by="2024-04-20")


def test_closes_when_the_plan_ends():
    end = entry("2024-05-01", CSC, "review_conference", Plan(child=SAM, status="ended"), id="end")
    [question] = STORY.then(end).questions(rule, by="2024-12-01")
    assert question.closed_by == "end"


def test_changes_its_mind_when_the_visit_is_corrected_and_not_a_day_sooner():
    no_home = visit("2024-04-02", corrects="v", recorded="2024-04-22T09:00")
    story = STORY.then(seen("2024-04-02"), no_home)
    assert not story.asks(rule, by="2024-04-21")
    [question] = story.asked(rule, by="2024-04-22")
    assert question.opened == time("2024-04-22T09:00").last
