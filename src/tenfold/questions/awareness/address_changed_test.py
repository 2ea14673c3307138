import pytest

from parts import ANN, CSC, DAD, FRIEND, GP, HV, MUM, OTHER_LA, SAM, SCHOOL, entry, on_plan, time, told, visit
from tenfold.questions.awareness.address_changed import address_changed as rule
from tenfold.questions.wording import in_words
from tenfold.record import Assessment, Person, Plan, Referral, Residence

LIVE = entry("2024-03-01", CSC, "record_note", Referral(children=(SAM,), from_=SCHOOL), id="live")
PLAN = on_plan("2024-02-05")


def lives(address, as_="resident", person=SAM, id=None, **fields):
    return Residence(id=id, person=person, address=address, as_=as_, **fields)


def moves(day="2024-03-04", *facts, agency=HV, **fields):
    return entry(day, agency, "record_note", *(facts or (lives("flat", id="flat-sam"),)), **{"id": "moved"} | fields)


STORY = told(LIVE, moves())


def test_asks_five_working_days_after_the_move():
    assert not STORY.asks(rule, by="2024-03-10")
    [question] = STORY.asked(rule, by="2024-03-11")
    assert question.id == "address-changed:flat-sam"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (SAM,))
    assert [one.id for one in question.evidence] == ["moved"]
    assert [act.kind for act in question.acts] == ["see_home"]


def test_stays_when_the_referral_before_the_move_leads_to_an_assessment_after_it():
    opened = entry("2024-03-12", CSC, "record_note", Assessment(children=(SAM,), stage="opened", kind="single"))
    [question] = STORY.then(opened).questions(rule, by="2024-04-12")
    assert question.closed is None


def test_stays_when_another_assessment_opens_within_the_one_that_is_open():
    single, parenting = (Assessment(children=(SAM,), stage="opened", kind=kind) for kind in ("single", "parenting"))
    first, second = entry("2024-03-01", CSC, "visit", single), entry("2024-03-06", CSC, "call", parenting)
    [question] = told(first, moves(), second).questions(rule, by="2024-04-12")
    assert (question.opened, question.closed) == (time("2024-03-12").first, None)


@pytest.mark.parametrize("since", [None, time("2024-03-04")])
@pytest.mark.parametrize("again", ["2024-03-06", "2024-03-12"])
def test_that_the_new_home_is_told_again_answers_nothing_and_begins_no_new_wait(since, again):
    first, second = (moves(day, lives("flat", from_=since), id=day) for day in ("2024-03-04", again))
    [question] = told(LIVE, first, second).questions(rule, by="2024-05-01")
    assert (question.opened, question.closed) == (time("2024-03-12").first, None)
    assert [one.id for one in question.evidence] == ["2024-03-04"]


def test_is_silent_in_an_ordinary_family_that_moves():
    assert not told(moves()).questions(rule, by="2024-06-11")
    assert not told(moves("2024-02-28"), LIVE).questions(rule, by="2024-06-11")


def test_counts_a_move_that_is_learnt_of_only_after_the_concern():
    late = moves("2024-03-12", lives("flat", from_=time("2024-02-01")))
    assert not told(LIVE, late).asks(rule, by="2024-03-18")
    assert told(LIVE, late).asks(rule, by="2024-03-19")


@pytest.mark.parametrize("agency", [CSC, HV, GP])
@pytest.mark.parametrize("how", ["alone", "seen", "partly"])
def test_is_content_when_a_professional_sees_the_child_there(agency, how):
    seen = visit("2024-03-14", agency=agency, how=how)
    [question] = STORY.then(seen).questions(rule, by="2024-03-14")
    assert question.closed_by == "e3"
    assert not STORY.then(visit("2024-03-04", agency=agency, how=how)).questions(rule, by="2024-06-11")


@pytest.mark.parametrize(
    "other",
    [
        visit("2024-03-03"),
        visit("2024-03-06", how="not_seen"),
        visit("2024-03-06", how="asleep"),
        visit("2024-03-06", child=ANN),
        entry("2024-03-06", CSC, "visit", place="home"),
        entry("2024-03-06", SCHOOL, "school_day", place="nursery", seen={SAM: "seen"}),
    ],
)
def test_still_asks_when_nobody_saw_the_child_in_the_new_home(other):
    assert told(LIVE, *sorted((moves(), other), key=lambda one: one.recorded)).asks(rule, by="2024-03-11")


def test_a_visit_within_the_month_of_which_the_move_is_told_may_have_been_to_the_old_home():
    month = moves("2024-03-20", lives("flat", from_=time("2024-03")))
    assert told(LIVE, visit("2024-03-12"), month).asks(rule, by="2024-03-27")
    assert not told(LIVE, month, visit("2024-03-20")).asks(rule, by="2024-04-10")


@pytest.mark.parametrize(
    "fact",
    [
        lives("home"),
        lives("home", from_=time("2023-05-01")),
        lives("grans", "visiting"),
        lives("flat", person=MUM),
        lives("flat", "left"),
        lives("grans", "staying", to_date=time("2024-03-08")),
    ],
)
def test_is_silent_about_the_same_home_told_again_a_visit_or_a_few_nights(fact):
    assert not told(LIVE, moves("2024-03-04", fact)).asks(rule, by="2024-03-20")


def test_is_silent_when_one_of_two_homes_is_told_again():
    shared = entry("2023-06-01", HV, "visit", lives("dads", "staying"))
    again = moves("2024-03-04", lives("home"))
    assert not told(shared, LIVE, again).asks(rule, by="2024-03-20")


def test_asks_about_the_return_from_somewhere_else():
    away = entry("2024-02-01", CSC, "record_note", lives("friends", "staying"))
    back = moves("2024-03-04", lives("friends", "left"), lives("home", id="back", from_=time("2024-03-04")))
    assert told(away, LIVE, back).subjects(rule, by="2024-03-11") == ["back"]


def test_asks_about_a_home_after_days_with_none():
    left = entry("2024-02-01", HV, "record_note", lives("home", "left"))
    assert told(left, LIVE, moves()).subjects(rule, by="2024-03-11") == ["flat-sam"]


def test_the_first_home_told_is_no_move_nor_is_a_second_told_with_it():
    zoe = Person(id="zoe", born=time("2020-01-01"))
    both = (lives("flat", person="zoe"), lives("dads", "staying", person="zoe"))
    live = entry("2024-03-01", CSC, "record_note", zoe, Referral(children=("zoe",)))
    assert not told(live, entry("2024-03-04", HV, "visit", *both)).questions(rule, by="2024-06-11")


def test_moves_on_with_the_child():
    on = entry("2024-03-20", HV, "record_note", lives("house", id="house-sam"))
    story = STORY.then(on)
    assert story.subjects(rule, by="2024-03-19") == ["flat-sam"]
    assert not story.asks(rule, by="2024-03-20")
    assert story.subjects(rule, by="2024-03-27") == ["house-sam"]


def test_asks_for_the_conference_of_another_authority_in_time():
    story = told(PLAN, moves(), visit("2024-03-05")).led_by(OTHER_LA, "2024-03-11")
    assert not story.asks(rule, by="2024-04-02")
    [question] = story.asked(rule, by="2024-04-03")
    assert (question.id, question.to) == ("address-changed:flat-sam", (OTHER_LA,))
    assert [one.id for one in question.evidence] == ["e1", "moved"]
    assert [act.kind for act in question.acts] == ["conference"]
    held = entry("2024-04-04", OTHER_LA, "initial_conference", Plan(child=SAM, status="continued"))
    [question] = story.then(held).questions(rule, by="2024-04-04")
    assert question.closed_by == "e4"
    in_time = entry("2024-04-02", OTHER_LA, "initial_conference", Plan(child=SAM, status="continued"))
    assert not story.then(in_time).questions(rule, by="2024-06-11")


def test_counts_from_the_move_where_the_authority_changed_before():
    early = told(PLAN, visit("2024-03-05"), moves("2024-03-12"), visit("2024-03-12")).led_by(OTHER_LA, "2024-03-11")
    assert not early.asks(rule, by="2024-04-03")
    assert early.asks(rule, by="2024-04-04")


def test_asks_for_both_where_both_are_missing():
    story = told(PLAN, moves()).led_by(OTHER_LA, "2024-03-04")
    [question] = story.asked(rule, by="2024-03-26")
    assert [act.kind for act in question.acts] == ["see_home", "conference"]
    held = entry("2024-03-20", OTHER_LA, "initial_conference")
    assert story.then(held).asks(rule, by="2024-03-20")
    assert not story.then(held, visit("2024-03-21")).asks(rule, by="2024-03-21")
    assert story.then(visit("2024-03-21")).asks(rule, by="2024-03-26")


def test_asks_for_no_conference_off_plan_for_a_plan_made_there_or_held_by_the_old_lead_alone():
    seen = visit("2024-03-05")
    assert not told(LIVE, moves(), seen).led_by(OTHER_LA, "2024-03-11").questions(rule, by="2024-06-11")
    there = entry("2024-03-12", OTHER_LA, "initial_conference", Plan(child=SAM, status="started"))
    assert not told(LIVE, moves(), seen, there).led_by(OTHER_LA, "2024-03-11").questions(rule, by="2024-06-11")
    review = entry("2024-03-12", CSC, "review_conference")
    assert told(PLAN, moves(), seen, review).led_by(OTHER_LA, "2024-03-11").asks(rule, by="2024-04-03")
    before = entry("2024-03-08", OTHER_LA, "initial_conference")
    assert not told(PLAN, moves(), seen, before).led_by(OTHER_LA, "2024-03-11").questions(rule, by="2024-06-11")


def test_asks_for_the_conference_of_an_authority_that_knows_of_the_move_and_does_not_lead_yet():
    seen = visit("2024-03-05", agency=OTHER_LA)
    assert not told(PLAN, moves(agency=OTHER_LA), seen).asks(rule, by="2024-03-24")
    [question] = told(PLAN, moves(agency=OTHER_LA), seen).asked(rule, by="2024-03-25")
    assert (question.to, [one.id for one in question.evidence]) == ((OTHER_LA,), ["e1", "moved"])
    assert [act.kind for act in question.acts] == ["conference"]
    [both] = told(PLAN, moves(agency=OTHER_LA)).asked(rule, by="2024-03-26")
    assert both.to == (CSC, OTHER_LA)
    assert not told(PLAN, moves(), seen).questions(rule, by="2024-06-11")


def test_does_not_leak_from_another_childs_concern_or_move():
    assert not told(entry("2024-03-01", CSC, "record_note", Referral(children=(ANN,))), moves()).questions(
        rule, by="2024-06-11"
    )
    assert not told(LIVE, moves("2024-03-04", lives("flat", person=ANN))).questions(rule, by="2024-06-11")
    assert told(on_plan("2024-02-05", SAM, ANN), moves("2024-03-04", lives("flat", person=ANN))).asked(
        rule, by="2024-03-11"
    )[0].about == (ANN,)
    assert DAD not in STORY.asked(rule, by="2024-03-11")[0].about
    assert FRIEND not in STORY.asked(rule, by="2024-03-11")[0].about


def test_changes_its_mind_when_the_visit_is_corrected_and_not_a_day_sooner():
    outside = entry("2024-03-06", CSC, "visit", place="home", corrects="e3", recorded="2024-03-20T09:00")
    assert not STORY.then(visit("2024-03-06"), outside).asks(rule, by="2024-03-19")
    assert STORY.then(visit("2024-03-06"), outside).asks(rule, by="2024-03-20")


def test_asks_who_has_seen_the_child_or_else_when_the_conference_is():
    [question] = STORY.asked(rule, by="2024-03-11")
    assert "{child}" in question.ask.template
    assert in_words(STORY.picture("2024-03-11"), question.ask) == "Who has seen Sam where the child lives now?"
    away = told(PLAN, moves()).led_by(OTHER_LA, "2024-03-04").then(visit("2024-03-05", agency=HV))
    [question] = away.asked(rule, by="2024-04-30")
    assert in_words(away.picture("2024-04-30"), question.ask) == "When is the conference of other-la on Sam?"


def test_who_comes_home_on_the_day_on_which_a_stay_elsewhere_ends_has_moved():
    away = lives("grans", "staying", from_=time("2024-01-08"), to_date=time("2024-03-04"))
    back = moves("2024-03-04", lives("home", from_=time("2024-03-04")))
    assert told(entry("2024-01-08", HV, "visit", away), LIVE, back).asks(rule, by="2024-03-11")


def test_asks_about_a_second_home_though_the_first_goes_on():
    assert told(LIVE, moves("2024-03-04", lives("grans", "staying", id="second"))).subjects(rule, by="2024-03-11") == [
        "second"
    ]
