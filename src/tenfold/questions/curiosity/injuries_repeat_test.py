import pytest

from parts import ANN, CLINIC, CSC, DAD, ED, GP, HV, MUM, POLICE, SAM, SCHOOL, entry, on_plan, strategy, told, visit
from tenfold.questions.acts import Act
from tenfold.questions.curiosity.injuries_repeat import injuries_repeat as rule
from tenfold.questions.wording import in_words
from tenfold.record import Account, Decision, Enquiry, Injury, Opinion, Person, Plan

KID = "kid"
UNSAID = entry("2023-12-01", SCHOOL, "school_day", Person(id=KID), about=(KID,), seen={KID: "seen"})


def hurt(id, on, agency=ED, *facts, child=SAM, type="swelling", sites=("wrist",), event="attendance", **fields):
    injury = Injury(id=id, child=child, type=type, sites=sites)
    return entry(on, agency, event, injury, *facts, about=(child,), **fields)


FIRST, SECOND = hurt("lip", "2024-01-08", GP), hurt("wrist", "2024-03-04")
STORY = told(FIRST, SECOND)


def opinion(*about, view="accidental", agency=ED, on="2024-03-05", **fields):
    return entry(on, agency, "observation", Opinion(about=about, view=view), **fields)


def test_asks_from_the_second_occasion_on():
    assert not told(FIRST).asks(rule, by="2024-12-31")
    assert not STORY.asks(rule, by="2024-03-03")
    [question] = STORY.asked(rule, by="2024-03-04")
    assert (question.id, question.about) == ("injuries-repeat:sam", (SAM,))
    assert [one.id for one in question.evidence] == ["e1", "e2"]
    assert question.to == (CSC, GP, ED)
    assert question.acts == (Act("strategy_discussion"), Act("paediatric_opinion", SAM))


def test_says_who_has_seen_what_and_that_nobody_has_seen_all():
    [question] = STORY.asked(rule, by="2024-03-04")
    words = in_words(STORY.picture("2024-03-04"), question.ask)
    assert words == (
        "Who has looked at all injuries of Sam together? On record: "
        "gp of 8 January 2024; ed of 4 March 2024; nobody has all of them."
    )
    all_at_ed = told(hurt("lip", "2024-01-08"), SECOND)
    words = in_words(all_at_ed.picture("2024-03-04"), all_at_ed.asked(rule, by="2024-03-04")[0].ask)
    assert words.endswith("On record: ed of 8 January 2024 and 4 March 2024.")


def test_it_is_one_question_that_grows():
    story = STORY.then(hurt("toe", "2024-05-06", HV))
    [question] = story.asked(rule, by="2024-05-06")
    assert [[one.id for one in growth.evidence] for growth in question.grew] == [["e3"]]


def test_what_was_first_seen_within_three_days_is_one_occasion():
    assert not told(SECOND, hurt("back", "2024-03-06T23:00", GP)).asks(rule, by="2024-12-31")
    exact = hurt("wrist", "2024-03-04T12:00")
    assert not told(exact, hurt("back", "2024-03-07T11:59", GP)).asks(rule, by="2024-12-31")
    assert told(exact, hurt("back", "2024-03-07T12:00", GP)).asks(rule, by="2024-03-07")


def test_twelve_months_to_the_day():
    assert told(hurt("lip", "2023-03-04", GP), SECOND).asks(rule, by="2024-03-04")
    assert not told(hurt("lip", "2023-03-03", GP), SECOND).asks(rule, by="2024-12-31")
    assert told(hurt("lip", "2023-03", GP, recorded="2023-03-31"), SECOND).asks(rule, by="2024-03-04")
    assert not told(hurt("lip", "2023-03", GP, recorded="2023-03-03"), SECOND).asks(rule, by="2024-12-31")


def test_the_months_run_from_when_an_occasion_was_first_seen():
    grew = hurt("lip", "2023-03-03", GP), hurt("chin", "2023-03-05", GP)
    assert not told(*grew, SECOND).asks(rule, by="2024-12-31")


def test_time_alone_never_closes_it():
    assert STORY.asks(rule, by="2026-06-30")
    alone = STORY.then(hurt("toe", "2026-03-04"))
    assert [one.id for one in alone.asked(rule, by="2026-06-30")] == ["injuries-repeat:sam"]


def test_it_counts_by_when_injuries_were_seen_and_not_by_when_they_were_recorded():
    late = told(SECOND, hurt("lip", "2024-01-08", GP, recorded="2024-06-03"))
    assert not late.asks(rule, by="2024-06-02")
    assert late.asks(rule, by="2024-06-03")


CONSIDERED = [
    strategy("2024-03-05"),
    strategy("2024-03-05", considered=("e1", "e2"), among=()),
    entry("2024-03-05", CSC, "initial_conference", considered="all"),
    entry("2024-03-05", CSC, "review_conference", considered="all"),
    opinion("wrist", considered=("e1",)),
    opinion("wrist", view="suspicious", considered="all", agency=CLINIC),
    opinion("wrist", view="undetermined", considered="all", agency=GP),
    opinion("lip", "wrist"),
    entry("2024-03-05", ED, "observation", *(Opinion(about=(one,), view="consistent") for one in ("lip", "wrist"))),
]


@pytest.mark.parametrize("answer", CONSIDERED)
def test_is_content_with_one_entry_that_considered_all(answer):
    [question] = STORY.then(answer).questions(rule, by="2024-03-05")
    assert question.closed_by == "e3"


def test_never_opens_when_whoever_saw_the_latest_considered_the_earlier():
    judged = hurt("wrist", "2024-03-04", ED, Opinion(about=("wrist",), view="accidental"), considered=("e1",))
    assert not told(FIRST, judged).questions(rule, by="2024-12-31")


PARTLY = [
    strategy("2024-03-05", considered=()),
    strategy("2024-03-05", considered=("e2",)),
    strategy("2024-03-05", outcome="cancelled_by_agency"),
    strategy("2024-02-01", recorded="2024-03-05", considered=("e1",)),
    opinion("wrist"),
    opinion("lip", considered=("birth",)),
    opinion("lip", "wrist", agency=POLICE),
    opinion("lip", "wrist", agency=HV),
    entry("2024-03-05", CSC, "core_group", considered="all"),
    entry("2024-03-05", ED, "record_note", considered="all"),
    entry("2024-03-05", CSC, "record_note", Decision(matter="closure", children=(SAM,)), considered="all"),
    entry("2024-03-05", CSC, "call", Account(by=MUM, about=("lip", "wrist"), claim="medical"), considered="all"),
    strategy("2024-03-05", about=(ANN,)),
]


@pytest.mark.parametrize("part", PARTLY)
def test_still_asks_when_nobody_considered_all(part):
    assert STORY.then(part).asks(rule, by="2024-06-30")


def test_two_opinions_that_each_considered_a_part_are_not_one_that_considered_all():
    assert STORY.then(opinion("lip", agency=GP), opinion("wrist")).asks(rule, by="2024-06-30")


def test_asks_anew_after_the_next_occasion():
    story = STORY.then(strategy("2024-03-05"), hurt("toe", "2024-05-06"))
    assert not story.asks(rule, by="2024-05-05")
    assert [one.id for one in story.asked(rule, by="2024-05-06")] == ["injuries-repeat:sam~2"]
    again = story.then(strategy("2024-05-07", considered=("e1", "e2", "e4")))
    assert not again.asks(rule, by="2024-05-07")
    assert story.then(strategy("2024-05-07", considered=("e1", "e4"))).asks(rule, by="2024-05-07")


def test_every_injury_of_an_occasion_is_to_be_considered_and_the_same_mark_but_once():
    beside = hurt("back", "2024-03-05", GP, type="bruise", sites=("back",))
    again = hurt("wrist-again", "2024-03-05", GP)
    met = strategy("2024-03-06", considered=("e1", "e2"))
    assert STORY.then(beside, met).asks(rule, by="2024-06-30")
    assert not STORY.then(again, met).asks(rule, by="2024-03-06")


OLD, NEW = (hurt(id, on, agency, child=ANN) for id, on, agency in (("a", "2024-07-08", GP), ("b", "2024-09-09", ED)))
OLDER = told(OLD, NEW)


def test_three_for_a_child_of_five_or_over():
    assert not OLDER.asks(rule, by="2025-06-30")
    assert OLDER.then(hurt("c", "2024-11-04", SCHOOL, child=ANN)).asks(rule, by="2024-11-04")
    assert not OLDER.then(hurt("c", "2025-07-09", SCHOOL, child=ANN)).asks(rule, by="2025-12-31")


def test_five_years_to_the_day_of_the_latest():
    first = hurt("a", "2024-01-08", GP, child=ANN)
    assert told(first, hurt("b", "2024-05-31", child=ANN)).asks(rule, by="2024-05-31")
    assert not told(first, hurt("b", "2024-06-01", child=ANN)).asks(rule, by="2024-12-31")


def test_a_child_of_unsaid_age_counts_as_young():
    unsaid = (hurt(id, on, agency, child=KID) for id, on, agency in (("a", "2024-01-08", GP), ("b", "2024-03-04", ED)))
    assert told(UNSAID, *unsaid).asks(rule, by="2024-03-04")


def test_two_for_an_older_child_on_plan_then_or_soon_after():
    plan_before, plan_after = on_plan("2024-08-01", ANN), on_plan("2025-01-06", ANN)
    assert told(OLD, plan_before, NEW).asks(rule, by="2024-09-09")
    assert OLDER.then(plan_after).subjects(rule, by="2025-01-06") == [ANN]
    assert not OLDER.then(plan_after).asks(rule, by="2025-01-05")
    ended = entry("2025-03-03", CSC, "review_conference", Plan(child=ANN, status="ended"), about=(ANN,))
    assert OLDER.then(plan_after, ended).asks(rule, by="2025-06-30")
    assert not told(on_plan("2024-01-08", ANN), replaced(ended, "2024-06-03"), OLD, NEW).asks(rule, by="2025-06-30")
    assert not OLDER.then(on_plan("2025-09-10", ANN)).asks(rule, by="2025-12-31")
    opened = entry("2024-09-10", CSC, "record_note", Enquiry(children=(ANN,), stage="opened"), about=(ANN,))
    assert OLDER.then(opened).asks(rule, by="2024-09-10")


def replaced(ended, day):
    return entry(day, ended.agency, ended.event, *ended.facts, about=ended.about)


def test_two_for_an_older_child_when_one_was_judged_suspicious():
    for view in ("suspicious", "non_accidental"):
        assert OLDER.then(judged("a", view)).asks(rule, by="2024-09-10")
    assert not OLDER.then(judged("a", "inconsistent")).asks(rule, by="2024-12-31")


def judged(id, view):
    return entry("2024-09-10", ED, "observation", Opinion(about=(id,), view=view), about=(ANN,))


def test_two_for_an_older_child_when_one_led_to_admission():
    def admitted(on, **fields):
        return OLDER.then(entry(on, ED, "admission", about=(ANN,), **fields)).asks(rule, by="2024-12-31")

    assert told(OLD, hurt("b", "2024-09-09", ED, child=ANN, event="admission")).asks(rule, by="2024-09-09")
    assert admitted("2024-09-11")
    assert admitted("2024-09-09")
    assert not admitted("2024-09-08", recorded="2024-09-10")
    assert admitted("2024-09-12")
    exact = told(OLD, hurt("b", "2024-09-09T12:00", ED, child=ANN))
    for at, asks in (("2024-09-09T12:00", True), ("2024-09-12T11:59", True), ("2024-09-12T12:00", False)):
        assert exact.then(entry(at, GP, "admission", about=(ANN,))).asks(rule, by="2024-12-31") is asks
    assert not admitted("2024-09-13")
    assert not admitted("2024-10-07")


def test_is_immediate_on_plan_or_when_nobody_holds_all_and_else_soon():
    def urgency(*entries):
        return told(*entries).asked(rule, by="2024-03-04")[0].urgency

    one_place = hurt("lip", "2024-01-08"), SECOND
    assert urgency(*one_place) == "soon"
    assert urgency(on_plan("2024-02-01"), *one_place) == "immediate"
    assert urgency(FIRST, SECOND) == "immediate"
    assert urgency(FIRST, hurt("wrist", "2024-03-04", GP), hurt("wrist", "2024-03-04", ED)) == "soon"
    knows = entry("2024-03-04", GP, "letter", Opinion(about=("wrist",), view="undetermined"))
    assert urgency(FIRST, SECOND, knows) == "soon"


def test_does_not_leak_to_another_child_or_from_a_grown_up():
    other = hurt("a", "2024-03-04", SCHOOL, child=ANN)
    assert not told(FIRST, other, hurt("m", "2024-03-10", ED, child=MUM), hurt("d", "2024-03-20", child=DAD)).asks(
        rule, by="2024-12-31"
    )
    both = STORY.then(hurt("c", "2024-01-20", SCHOOL, child=ANN, recorded="2024-03-04"), other, strategy("2024-03-05"))
    assert both.subjects(rule, by="2024-03-05") == [ANN]


def test_changes_its_mind_when_an_injury_is_corrected_and_not_a_day_sooner():
    mended = visit("2024-01-08", corrects="e1", recorded="2024-03-08T09:00")
    assert STORY.then(mended).asks(rule, by="2024-03-07")
    [question] = STORY.then(mended).questions(rule, by="2024-03-08")
    assert question.closed_by == "e3"


def test_does_not_say_that_nobody_has_all_where_one_of_two_agencies_has():
    story = told(FIRST, hurt("wrist", "2024-03-04", GP), hurt("again", "2024-03-05", ED))
    [question] = story.asked(rule, by="2024-03-05")
    assert "nobody has all of them" not in in_words(story.picture("2024-03-05"), question.ask)
