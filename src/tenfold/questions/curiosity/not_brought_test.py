import pytest

from parts import ANN, CLINIC, CSC, DAD, ED, GP, HV, MUM, SAM, entry, on_plan, told
from tenfold.questions.acts import Act
from tenfold.questions.curiosity.not_brought import not_brought as rule
from tenfold.questions.wording import in_words
from tenfold.record import Account, Check, Decision, Enquiry, Plan

PLAN = on_plan("2024-01-02")


def missed(occurred, agency=CLINIC, outcome="not_brought", child=SAM, event="clinic", **fields):
    return entry(occurred, agency, event, outcome=outcome, about=(child,), **fields)


def kept(occurred, agency=CLINIC, how="seen", event="clinic", child=SAM, **fields):
    return entry(occurred, agency, event, seen={child: how}, about=(child,), **fields)


def decided(*considered, matter="other", on="2024-06-03", child=SAM):
    return entry(
        on, CSC, "record_note", Decision(matter=matter, children=(child,)), considered=considered, about=(child,)
    )


TWO = (missed("2024-03-04"), missed("2024-04-08", GP, "cancelled_by_family"))
ON_PLAN = told(PLAN, *TWO)
THREE = (*TWO, missed("2024-05-07", HV, event="visit"))
OFF_PLAN = told(*THREE)


def test_asks_on_plan_from_the_second_in_sixty_days():
    assert not told(PLAN, TWO[0]).asks(rule, by="2024-06-30")
    [question] = ON_PLAN.asked(rule, by="2024-04-08")
    assert (question.id, question.urgency) == ("not-brought:sam", "soon")
    assert (question.to, question.about) == ((CSC, CLINIC, GP), (SAM,))
    assert question.acts == (Act("see_by", SAM, (CLINIC, GP)), Act("manager_decision"))
    assert [one.id for one in question.evidence] == ["e2", "e3"]
    words = in_words(ON_PLAN.picture("2024-04-08"), question.ask)
    assert words == "What keeps Sam from being brought to clinic and gp? 2 appointments were missed since 4 March 2024."


def test_sixty_days_to_the_day():
    assert told(PLAN, missed("2024-03-04"), missed("2024-05-03")).asks(rule, by="2024-05-03")
    assert not told(PLAN, missed("2024-03-04"), missed("2024-05-04")).asks(rule, by="2024-12-31")
    assert told(PLAN, missed("2024-02", recorded="2024-02-29"), missed("2024-04-29")).asks(rule, by="2024-04-29")


def test_asks_otherwise_from_the_third_in_twelve_months():
    assert not told(*TWO).asks(rule, by="2024-12-31")
    assert not OFF_PLAN.asks(rule, by="2024-05-06")
    [question] = OFF_PLAN.asked(rule, by="2024-05-07")
    assert [one.id for one in question.evidence] == ["e1", "e2", "e3"]


def test_twelve_months_to_the_day():
    assert told(*TWO, missed("2025-03-04")).asks(rule, by="2025-03-04")
    assert not told(*TWO, missed("2025-03-05")).asks(rule, by="2025-12-31")


def test_one_entry_may_stand_for_several():
    assert told(missed("2024-03-04", times=3)).asks(rule, by="2024-03-04")
    assert not told(missed("2024-03-04", times=2)).asks(rule, by="2024-12-31")
    assert told(PLAN, missed("2024-03-04", times=2)).asks(rule, by="2024-03-04")


@pytest.mark.parametrize("outcome", [None, "completed", "cancelled_by_agency", "no_access", "refused"])
def test_other_outcomes_are_not_missed(outcome):
    assert not told(*TWO, missed("2024-05-07", outcome=outcome)).asks(rule, by="2024-12-31")


def attended(n, event="clinic", agency=ED, **fields):
    return [kept(f"2024-03-{day:02}", agency, event=event, **fields) for day in range(5, 5 + n)]


def test_they_are_a_third_of_those_booked_where_bookings_are_known():
    assert told(*THREE[:2], *attended(6), THREE[2]).asks(rule, by="2024-05-07")
    assert not told(*THREE[:2], *attended(7), THREE[2]).asks(rule, by="2024-12-31")
    assert not told(*THREE[:2], *attended(6), missed("2024-03-20", outcome="cancelled_by_agency"), THREE[2]).asks(
        rule, by="2024-12-31"
    )
    assert not told(*THREE[:2], *attended(1, times=7), THREE[2]).asks(rule, by="2024-12-31")


def test_booked_are_clinics_and_the_like_of_what_was_missed_in_the_same_months():
    assert told(*THREE[:2], *attended(7, event="attendance"), THREE[2]).asks(rule, by="2024-05-07")
    assert told(*THREE[:2], *attended(7, event="visit", agency=CSC), THREE[2]).asks(rule, by="2024-05-07")
    assert not told(*THREE[:2], *attended(7, event="visit", agency=HV), THREE[2]).asks(rule, by="2024-12-31")
    assert told(kept("2023-05-06", ED, times=9), *THREE).asks(rule, by="2024-05-07")
    assert not told(kept("2023-05-07", ED, times=9), *THREE).asks(rule, by="2024-12-31")
    assert OFF_PLAN.then(kept("2024-05-08", ED, times=9)).asks(rule, by="2024-05-08")


def test_on_plan_no_booking_excuses_it():
    assert told(PLAN, *attended(9), *TWO).asks(rule, by="2024-04-08")


def test_on_plan_is_read_as_it_was_when_the_last_was_missed():
    ended = entry("2024-04-15", CSC, "review_conference", Plan(child=SAM, status="ended"))
    assert ON_PLAN.then(ended).asks(rule, by="2024-12-31")
    assert not told(*TWO, on_plan("2024-04-09")).asks(rule, by="2024-12-31")
    at_once = TWO[0], on_plan("2024-04-08T10:00"), missed("2024-04-08T10:00", GP)
    assert told(*at_once).asks(rule, by="2024-04-08")
    assert told(TWO[0], on_plan("2024-04-01"), TWO[1]).asks(rule, by="2024-04-08")
    assert not told(PLAN, TWO[0], entry("2024-04-01", CSC, "review_conference", *ended.facts), TWO[1]).asks(
        rule, by="2024-12-31"
    )
    late = missed("2024-04-08", GP, recorded="2024-04-20")
    assert told(PLAN, TWO[0], ended, late).asks(rule, by="2024-04-20")
    opened = entry("2024-03-11", CSC, "record_note", Enquiry(children=(SAM,), stage="opened"))
    assert told(TWO[0], opened, TWO[1]).asks(rule, by="2024-04-08")


def test_is_content_when_the_child_is_seen_at_each_service_that_was_missed():
    first = ON_PLAN.then(kept("2024-04-15"))
    [question] = first.asked(rule, by="2024-04-15")
    assert (question.to, question.acts[0]) == ((CSC, GP), Act("see_by", SAM, (GP,)))
    for how in ("seen", "alone", "partly"):
        [question] = first.then(kept("2024-04-22", GP, how, "attendance")).questions(rule, by="2024-04-22")
        assert question.closed_by == "e5"


def test_is_content_when_decisions_considered_what_was_missed():
    [question] = ON_PLAN.then(decided("e2", "e3")).questions(rule, by="2024-06-03")
    assert question.closed_by == "e4"
    assert ON_PLAN.then(decided("e2")).asks(rule, by="2024-12-31")
    assert not ON_PLAN.then(decided("e2"), kept("2024-06-04", GP)).asks(rule, by="2024-06-04")


def test_still_asks_when_nobody_saw_the_child_there():
    assert ON_PLAN.then(decided(), kept("2024-04-15", ED)).asks(rule, by="2024-12-31")
    for how in ("not_seen", "asleep"):
        assert ON_PLAN.then(kept("2024-04-15", how=how), kept("2024-04-15", GP, how)).asks(rule, by="2024-12-31")
    unsaid = entry("2024-04-15", CLINIC, "clinic"), entry("2024-04-15", GP, "clinic")
    assert ON_PLAN.then(*unsaid).asks(rule, by="2024-12-31")
    before = kept("2024-03-03"), kept("2024-03-03", GP)
    assert told(PLAN, *before, *TWO).asks(rule, by="2024-12-31")
    word = Account(by=MUM, about=("absence",), says="the car broke down")
    check = Check(about=(SAM,), against="document", result="inconclusive")
    assert ON_PLAN.then(entry("2024-04-15", CSC, "call", word, check)).asks(rule, by="2024-12-31")


def test_what_was_made_good_by_then_opens_nothing():
    assert not told(TWO[0], TWO[1], kept("2024-04-15"), kept("2024-04-15", GP), THREE[2], kept("2024-05-07", HV)).asks(
        rule, by="2024-12-31"
    )


def test_a_later_miss_that_is_no_pattern_closes_nothing():
    story = OFF_PLAN.then(missed("2026-01-05"))
    assert [one.id for one in story.asked(rule, by="2026-06-30")] == ["not-brought:sam"]


def test_asks_anew_when_it_goes_on_after_it_was_considered():
    story = ON_PLAN.then(decided("e2", "e3", on="2024-04-10"), missed("2024-04-22", HV))
    [question] = story.asked(rule, by="2024-04-22")
    assert (question.id, question.to) == ("not-brought:sam~2", (CSC, HV))
    assert [one.id for one in question.evidence] == ["e2", "e3", "e5"]


def test_does_not_leak_to_another_child_or_from_a_parents_appointments():
    assert not told(*TWO, missed("2024-05-07", child=ANN)).asks(rule, by="2024-12-31")
    assert not told(on_plan("2024-01-02", ANN), *TWO).asks(rule, by="2024-12-31")
    assert not told(*(missed("2024-05-07", child=adult) for adult in (MUM, MUM, MUM, DAD))).asks(rule, by="2024-12-31")
    seen = kept("2024-05-08", child=ANN), kept("2024-05-08", GP, child=ANN), kept("2024-05-08", HV, child=ANN)
    assert OFF_PLAN.then(*seen, decided("e1", "e2", "e3", child=ANN)).subjects(rule, by="2024-12-31") == [SAM]


def test_changes_its_mind_when_an_outcome_is_corrected_and_not_a_day_sooner():
    mended = missed("2024-04-08", GP, "cancelled_by_agency", corrects="e3", recorded="2024-04-12T09:00")
    assert ON_PLAN.then(mended).asks(rule, by="2024-04-11")
    [question] = ON_PLAN.then(mended).questions(rule, by="2024-04-12")
    assert question.closed_by == "e4"
