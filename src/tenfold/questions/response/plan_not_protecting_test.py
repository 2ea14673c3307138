import pytest

from parts import ANN, CSC, ED, LEGAL, MUM, NURSERY, POLICE, SAM, SCHOOL, entry, on_plan, strategy, time, told
from tenfold.questions.response.plan_not_protecting import plan_not_protecting as rule
from tenfold.record import Account, Allegation, Check, Decision, Injury, Observation, Opinion, Order, Plan

PLAN = on_plan("2024-03-04")


def hurt(day, id, child=SAM, *facts):
    injury = Injury(id=id, child=child, type="bruise", sites=("arm.left",))
    return entry(day, NURSERY, "observation", injury, *facts, about=(child,), id=f"on-{id}")


FIRST, SECOND = hurt("2024-03-20T10:00", "one"), hurt("2024-05-02T10:00", "two")
STORY = told(PLAN, FIRST, SECOND)
BOTH = ("on-one", "on-two")


def legal(day="2024-05-10", considered=BOTH, **fields):
    return entry(day, LEGAL, "legal_planning", considered=considered, id="legal", **fields)


def review(*facts, considered=BOTH):
    return entry("2024-05-10", CSC, "review_conference", *facts, considered=considered, id="review")


def told_of(day, id, result="corroborated", child=SAM):
    check = Check(about=(id,), against="other_agency", result=result)
    said = Allegation(id=id, by="anonymous", child=child)
    return entry(day, SCHOOL, "observation", said, check, about=(child,), id=f"on-{id}")


def test_asks_the_head_of_service_at_the_second_occasion():
    [question] = STORY.asked(rule, by="2024-05-02T10:00:00")
    assert (question.id, question.urgency, question.about) == ("plan-not-protecting:e1", "immediate", (SAM,))
    assert question.to == ("head of service",)
    assert [one.id for one in question.evidence] == ["e1", "on-one", "on-two"]


def test_is_silent_before_the_second():
    assert not STORY.asks(rule, by="2024-05-02T09:59:59")
    assert not told(PLAN, FIRST).asks(rule, by="2024-12-01")


def test_is_silent_about_what_befell_him_before_the_plan_or_off_plan():
    before = hurt("2024-02-20T10:00", "none")
    assert not told(before, PLAN, FIRST).asks(rule, by="2024-12-01")
    late = entry(
        "2024-02-20", SCHOOL, "observation", Injury(id="late", child=SAM, type="scratch"), recorded="2024-04-02"
    )
    assert not told(PLAN, FIRST, late).asks(rule, by="2024-12-01")
    assert not told(FIRST, SECOND).asks(rule, by="2024-12-01")


def test_injuries_within_three_days_are_one_occasion():
    assert not told(PLAN, FIRST, hurt("2024-03-23T09:59", "next")).asks(rule, by="2024-12-01")
    assert told(PLAN, FIRST, hurt("2024-03-23T10:00", "next")).asks(rule, by="2024-03-23")


def test_counts_upheld_concerns_and_no_others():
    assert told(PLAN, FIRST, told_of("2024-05-02", "said")).asks(rule, by="2024-05-02")
    for result in ("inconclusive", "unfounded", "contradicted", "requested", "nothing_known"):
        assert not told(PLAN, FIRST, told_of("2024-05-02", "said", result)).asks(rule, by="2024-12-01")
    seen = Observation(id="dirty", child=SAM, of="hygiene", level="concern")
    dirty = entry("2024-05-02", NURSERY, "observation", seen)
    assert not told(PLAN, FIRST, dirty).asks(rule, by="2024-12-01")
    confirmed = entry(
        "2024-05-20", CSC, "call", Check(about=("dirty",), against="own_observation", result="corroborated")
    )
    assert told(PLAN, FIRST, dirty, confirmed).asks(rule, by="2024-05-20")


def test_what_is_said_of_an_injury_within_three_days_is_the_same_incident():
    assert not told(PLAN, FIRST, told_of("2024-03-22", "said")).asks(rule, by="2024-12-01")
    story = told(PLAN, told_of("2024-03-19", "said"), FIRST, SECOND)
    [question] = story.asked(rule, by="2024-05-02")
    assert [one.id for one in question.evidence] == ["e1", "on-said", "on-one", "on-two"]
    assert story.then(legal()).asks(rule, by="2024-05-10")
    assert not story.then(legal(considered=("on-said", *BOTH))).asks(rule, by="2024-05-10")


def test_grows_with_a_third():
    [question] = STORY.then(hurt("2024-06-04", "three")).questions(rule, by="2024-06-04")
    assert [[one.id for one in growth.evidence] for growth in question.grew] == [["on-three"]]


def test_is_content_with_legal_planning_that_considered_them_all():
    [question] = STORY.then(legal()).questions(rule, by="2024-12-01")
    assert question.closed_by == "legal"


@pytest.mark.parametrize("considered", [(), ("on-two",)])
def test_still_asks_when_those_who_met_had_not_all_before_them_or_do_not_say(considered):
    assert STORY.then(legal(considered=considered)).asks(rule, by="2024-12-01")
    going_on = Plan(child=SAM, status="continued")
    assert STORY.then(review(going_on, considered=considered)).asks(rule, by="2024-12-01")


def test_asks_again_at_a_third_that_no_meeting_considered():
    third = STORY.then(legal(), hurt("2024-06-04", "three"))
    assert not third.asks(rule, by="2024-06-03")
    assert [one.id for one in third.asked(rule, by="2024-06-04")] == ["plan-not-protecting:e1~2"]


@pytest.mark.parametrize(
    "fact",
    [
        Plan(child=SAM, status="continued", category="multiple"),
        Decision(id="d", matter="plan", children=(SAM, ANN)),
    ],
)
def test_is_content_with_a_conference_that_decided_with_all_before_it(fact):
    [question] = STORY.then(review(fact)).questions(rule, by="2024-12-01")
    assert question.closed_by == "review"


@pytest.mark.parametrize(
    "facts", [(), (Plan(child=ANN, status="continued"),), (Decision(id="d", matter="plan", children=(ANN,)),)]
)
def test_still_asks_when_the_conference_decided_nothing_on_him(facts):
    assert STORY.then(review(*facts)).asks(rule, by="2024-12-01")


def test_still_asks_after_a_strategy_discussion_or_a_managers_decision():
    decided = entry("2024-05-10", CSC, "record_note", Decision(matter="plan", children=(SAM,)), considered="all")
    assert STORY.then(strategy("2024-05-03"), decided).asks(rule, by="2024-12-01")


@pytest.mark.parametrize("type_", ["epo", "interim_care", "care", "supervision", "police_protection"])
def test_is_content_with_an_order_made_since(type_):
    made = entry("2024-05-10", LEGAL, "court_hearing", Order(child=SAM, type=type_), id="order")
    [question] = STORY.then(made).questions(rule, by="2024-12-01")
    assert question.closed_by == "order"
    assert told(PLAN, FIRST, entry("2024-04-10", LEGAL, "court_hearing", *made.facts), SECOND).asks(
        rule, by="2024-12-01"
    )


def test_police_who_take_him_into_protection_when_they_find_him_hurt_have_answered():
    taken = entry(
        "2024-05-02T10:00",
        POLICE,
        "police_incident",
        Injury(id="two", child=SAM, type="bruise"),
        Order(child=SAM, type="police_protection"),
    )
    assert not told(PLAN, FIRST, taken).asks(rule, by="2024-12-01")


@pytest.mark.parametrize(
    "order",
    [
        Order(child=SAM, type="voluntary_accommodation"),
        Order(person=MUM, type="restraining"),
        Order(child=ANN, type="care"),
    ],
)
def test_still_asks_when_no_order_protects_him(order):
    assert STORY.then(entry("2024-05-10", LEGAL, "court_hearing", order)).asks(rule, by="2024-12-01")


def test_leaves_out_what_was_found_harmless():
    fell = Account(id="fell", by=NURSERY, about=("two",), claim="accident")
    assert not told(PLAN, FIRST, hurt("2024-05-02", "two", SAM, fell)).asks(rule, by="2024-12-01")
    judged = entry("2024-05-03", ED, "attendance", Opinion(about=("two",), view="accidental"), considered="all", id="j")
    [question] = STORY.then(judged).questions(rule, by="2024-12-01")
    assert question.closed_by == "j"


@pytest.mark.parametrize("view", ["accidental", "undetermined", "suspicious"])
def test_counts_what_one_who_did_not_know_of_the_first_judged(view):
    judged = entry("2024-05-03", ED, "attendance", Opinion(about=("two",), view=view))
    assert STORY.then(judged).asks(rule, by="2024-12-01")


def test_counts_what_two_judge_differently_and_what_was_found_harmless_in_part():
    views = [
        entry("2024-05-03", ED, "attendance", Opinion(about=("two",), view=view), considered="all")
        for view in ("accidental", "suspicious")
    ]
    assert STORY.then(*views).asks(rule, by="2024-12-01")
    more = hurt("2024-05-02T12:00", "more")
    assert told(PLAN, FIRST, SECOND, more, views[0]).asks(rule, by="2024-12-01")


def test_does_not_leak_from_another_child_or_an_earlier_plan():
    plans = on_plan("2024-03-04", SAM, ANN)
    assert not told(plans, FIRST, hurt("2024-05-02", "two", ANN)).asks(rule, by="2024-12-01")
    story = told(plans, FIRST, SECOND)
    assert [one.about for one in story.asked(rule, by="2024-05-02")] == [(SAM,)]
    assert story.then(legal(about=(ANN,))).asks(rule, by="2024-12-01")
    end = entry("2024-04-10", CSC, "review_conference", Plan(child=SAM, status="ended"))
    assert not told(PLAN, FIRST, end, on_plan("2024-04-20"), SECOND).asks(rule, by="2024-12-01")


def test_closes_when_the_plan_ends():
    end = entry("2024-06-03", POLICE, "review_conference", Plan(child=SAM, status="ended"), id="end")
    [question] = STORY.then(end).questions(rule, by="2024-12-01")
    assert question.closed_by == "end"


def test_changes_its_mind_when_an_injury_is_corrected_and_not_a_day_sooner():
    withdrawn = entry(
        "2024-05-02T10:00", NURSERY, "observation", corrects="on-two", recorded="2024-05-08T09:00", id="w"
    )
    story = STORY.then(withdrawn)
    assert story.asks(rule, by="2024-05-07")
    [question] = story.questions(rule, by="2024-05-08")
    assert (question.closed, question.closed_by) == (time("2024-05-08T09:00").last, "w")


def test_an_injury_that_a_check_bore_out_is_no_upheld_concern():
    def harmless(day, id):
        fell = Account(id=f"{id}-fell", by=NURSERY, about=(id,), claim="accident")
        found = Check(about=(id,), against="own_observation", result="corroborated")
        return hurt(day, id, SAM, fell, found)

    story = told(PLAN, harmless("2024-03-20", "one"), harmless("2024-05-02", "two"))
    assert not story.asks(rule, by="2024-12-01")
