import pytest

from parts import ANN, CSC, HV, MUM, OTHER_LA, SAM, entry, on_plan, told, visit
from tenfold.questions.acts import Act
from tenfold.questions.workforce.handover_gap import handover_gap as rule
from tenfold.record import Allocation, Decision
from tenfold.when import Time


def lead(worker, told_on, agency=CSC, about=(SAM,), role="lead_practitioner", joint=None, **times):
    said = {name: Time.told(when) for name, when in times.items()}
    fact = Allocation(worker=worker, agency=agency, role=role, jointly_handed_over=joint, **said)
    return entry(told_on, agency, "record_note", fact, about=about)


FIRST = lead("sw-1", "2024-01-08")
STORY = told(on_plan("2024-01-08"), FIRST, lead("sw-2", "2024-03-04"))


def test_asks_the_employer_five_working_days_after_the_change():
    assert not STORY.asks(rule, by="2024-03-10")
    [question] = STORY.asked(rule, by="2024-03-11")
    assert question.id == "handover-gap:e3"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (SAM,))
    assert question.acts == (Act("see_by", SAM, ("sw-2",)),)
    assert [one.id for one in question.evidence] == ["e2", "e3"]
    assert question.opened == Time.told("2024-03-12").first


def test_the_first_lead_practitioner_took_over_from_nobody():
    assert not told(FIRST).questions(rule, by="2024-12-31")
    assert not told(lead("sw-1", "2024-01-08", role="co_worker"), lead("sw-2", "2024-03-04")).asks(
        rule, by="2024-12-31"
    )
    assert not told(FIRST, lead("sw-2", "2024-03-04", role="co_worker")).asks(rule, by="2024-12-31")


@pytest.mark.parametrize("how", ["seen", "alone", "partly"])
@pytest.mark.parametrize("staff", ["sw-2", None])
def test_is_content_when_the_new_one_or_somebody_unnamed_of_the_agency_sees_the_child(how, staff):
    assert not STORY.then(visit("2024-03-04", how=how, staff=staff)).questions(rule, by="2024-12-31")
    [question] = STORY.then(visit("2024-03-18", how=how, staff=staff)).questions(rule, by="2024-12-31")
    assert question.closed_by == "e4"


@pytest.mark.parametrize(
    "contact",
    [
        *(visit("2024-03-06", how=how, staff="sw-2") for how in ("asleep", "not_seen")),
        visit("2024-03-06", staff="sw-1"),
        visit("2024-03-06", staff="duty"),
        visit("2024-03-06", agency=HV),
        visit("2024-03-06", child=ANN, staff="sw-2"),
        visit("2024-03-01", staff="sw-2", recorded="2024-03-06T09:00"),
        entry("2024-03-06", CSC, "visit", staff="sw-2"),
        entry("2024-03-06", CSC, "call", staff="sw-2", seen={SAM: "seen"}),
    ],
)
def test_still_asks_when_the_new_one_did_not_see_the_child(contact):
    assert STORY.then(contact).asks(rule, by="2024-03-11")


def test_is_content_with_a_joint_handover_told_by_either():
    assert not told(FIRST, lead("sw-2", "2024-03-04", joint=True)).questions(rule, by="2024-12-31")
    ending = lead("sw-1", "2024-03-01", to_date="2024-03-04", joint=True)
    assert not told(FIRST, ending, lead("sw-2", "2024-03-04")).questions(rule, by="2024-12-31")
    late = lead("sw-2", "2024-03-14", joint=True)
    [question] = STORY.then(late).questions(rule, by="2024-12-31")
    assert question.closed_by == "e4"


@pytest.mark.parametrize("joint", [None, False])
def test_still_asks_when_a_joint_handover_is_unsaid_or_denied(joint):
    assert told(FIRST, lead("sw-2", "2024-03-04", joint=joint)).asks(rule, by="2024-03-11")
    ending = lead("sw-1", "2024-03-01", to_date="2024-03-04", joint=joint)
    assert told(FIRST, ending, lead("sw-2", "2024-03-04")).asks(rule, by="2024-03-11")


def test_how_the_one_before_took_over_says_nothing_of_this_handover():
    before = told(lead("sw-0", "2023-09-04"), lead("sw-1", "2024-01-08", joint=True), lead("sw-2", "2024-03-04"))
    assert before.asks(rule, by="2024-03-11")


def test_counts_from_its_own_start_at_the_latest_that_a_month_allows():
    dated = told(FIRST, lead("sw-2", "2024-03-08", from_="2024-03-04"))
    assert not dated.asks(rule, by="2024-03-10")
    assert dated.asks(rule, by="2024-03-11")
    month = told(FIRST, lead("sw-2", "2024-04-02", from_="2024-03"))
    assert not month.asks(rule, by="2024-04-07")
    assert month.asks(rule, by="2024-04-08")
    within = told(FIRST, lead("sw-2", "2024-03-08", from_="2024-03"), visit("2024-03-01", staff="sw-2"))
    assert not within.questions(rule, by="2024-12-31")


def test_said_again_it_is_no_other_change():
    again = STORY.then(lead("sw-2", "2024-03-08"), lead("sw-2", "2024-03-11", from_="2024-03-11"))
    assert [one.id for one in again.questions(rule, by="2024-12-31")] == ["handover-gap:e3"]
    dated = told(FIRST, lead("sw-2", "2024-03-08"), lead("sw-2", "2024-03-11", from_="2024-03-04"))
    assert dated.asks(rule, by="2024-03-11")
    same = told(FIRST, lead("sw-1", "2024-02-12", to_date="2024-02-12"), lead("sw-1", "2024-03-04"))
    assert not same.questions(rule, by="2024-12-31")


def test_a_further_change_takes_the_place_of_the_one_before():
    third = STORY.then(lead("sw-3", "2024-03-13"))
    [old, new] = third.questions(rule, by="2024-12-31")
    assert (old.id, old.closed_by) == ("handover-gap:e3", "e4")
    assert (new.id, new.closed) == ("handover-gap:e4", None)
    back = STORY.then(lead("sw-2", "2024-03-08", to_date="2024-03-08"))
    assert not back.questions(rule, by="2024-12-31")


def test_one_who_ended_before_and_is_told_of_only_now_still_handed_over():
    only_end = told(lead("sw-1", "2024-03-06", to_date="2024-03-01"), lead("sw-2", "2024-03-06", from_="2024-03-04"))
    assert only_end.asks(rule, by="2024-03-11")


def test_a_case_closed_in_between_was_not_handed_over():
    closed = entry("2024-02-05", CSC, "record_note", Decision(matter="closure", children=(SAM,)))
    assert not told(FIRST, closed, lead("sw-2", "2024-03-04")).questions(rule, by="2024-12-31")
    other = entry("2024-02-05", CSC, "record_note", Decision(matter="step_down", children=(SAM,)))
    assert told(FIRST, other, lead("sw-2", "2024-03-04")).asks(rule, by="2024-12-31")
    health = entry("2024-02-05", HV, "record_note", Decision(matter="closure", children=(SAM,)))
    assert told(FIRST, health, lead("sw-2", "2024-03-04")).asks(rule, by="2024-12-31")


def test_a_move_to_another_authority_is_a_change_of_lead():
    moved = told(FIRST, lead("sw-9", "2024-03-04", agency=OTHER_LA)).led_by(OTHER_LA, "2024-03-04")
    [question] = moved.asked(rule, by="2024-03-11")
    assert question.to == (OTHER_LA,)
    assert not moved.then(visit("2024-03-06", agency=OTHER_LA)).questions(rule, by="2024-12-31")


def test_does_not_leak_from_one_child_to_another():
    both = told(lead("sw-1", "2024-01-08", about=(SAM, ANN)), lead("sw-2", "2024-03-04", about=(SAM, ANN)))
    [question] = both.then(visit("2024-03-06", staff="sw-2")).asked(rule, by="2024-03-11")
    assert (question.id, question.about) == ("handover-gap:e2.ann", (ANN,))
    only_ann = told(FIRST, lead("sw-2", "2024-03-04", about=(ANN,)))
    assert not only_ann.questions(rule, by="2024-12-31")
    family = told(FIRST, lead("sw-2", "2024-03-04", about=(SAM, MUM)))
    assert family.subjects(rule, by="2024-03-11") == ["e2"]


def test_changes_its_mind_when_the_visit_is_corrected_and_not_a_day_sooner():
    not_made = entry("2024-03-06", CSC, "record_note", corrects="e4", recorded="2024-03-20T09:00")
    story = STORY.then(visit("2024-03-06", staff="sw-2"), not_made)
    assert not story.asks(rule, by="2024-03-19")
    assert story.asks(rule, by="2024-03-20")
