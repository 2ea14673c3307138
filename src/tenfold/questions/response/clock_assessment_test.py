import pytest

from parts import ANN, CSC, DAD, HV, MUM, NURSERY, OTHER_LA, SAM, entry, told
from tenfold.guidance import Guidance
from tenfold.questions.response.clock_assessment import clock_assessment as rule
from tenfold.record import Assessment, Decision, Referral
from tenfold.when import Time

SENT = entry("2024-01-08", CSC, "call", Referral(id="ref", children=(SAM,), from_=NURSERY))


def opened(day="2024-01-22", kind=None, *children, by=CSC, **fields):
    fact = Assessment(id=fields.pop("named", "ass"), children=children or (SAM,), stage="opened", kind=kind)
    return entry(day, by, "record_note", fact, about=children or (SAM,), **fields)


def completed(day="2024-03-01", kind=None, *children, **fields):
    fact = Assessment(children=children or (SAM,), stage="completed", kind=kind)
    return entry(day, CSC, "record_note", fact, about=children or (SAM,), **fields)


def decided(matter, by=CSC, day="2024-03-01", child=SAM, **fields):
    return entry(day, by, "record_note", Decision(matter=matter, children=(child,), **fields), about=(child,))


STORY = told(SENT, opened())
BARE = told(opened("2024-01-08"))
OLD = Guidance.fixed("register-2006")


def test_warns_at_thirty_working_days_from_the_referral_and_is_past_at_forty_five():
    assert not STORY.asks(rule, by="2024-02-18")
    [question] = STORY.asked(rule, by="2024-02-19")
    assert question.id == "clock-assessment:ass"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (SAM,))
    assert [one.id for one in question.evidence] == ["e1", "e2"]
    assert question.due == Time.told("2024-03-12").first
    assert STORY.asked(rule, by="2024-03-10")[0].urgency == "soon"
    assert STORY.asked(rule, by="2024-03-11")[0].urgency == "immediate"


def test_counts_from_the_assessment_where_no_referral_is_on_record():
    assert not BARE.asks(rule, by="2024-02-18")
    assert BARE.asks(rule, by="2024-02-19")


@pytest.mark.parametrize(
    "before",
    [
        [
            entry("2023-12-04", CSC, "call", Referral(children=(SAM,), from_=NURSERY)),
            decided("closure", day="2023-12-06"),
        ],
        [
            entry("2023-12-04", CSC, "call", Referral(children=(SAM,), from_=NURSERY)),
            decided("referral", day="2023-12-06", granted=False),
        ],
        [
            entry("2023-12-04", CSC, "call", Referral(children=(SAM,), from_=NURSERY)),
            opened("2023-12-05", named="first"),
            completed("2023-12-20"),
        ],
        [entry("2023-10-02", CSC, "call", Referral(children=(SAM,), from_=NURSERY))],
        [entry("2023-12-04", HV, "call", Referral(children=(SAM,), from_=NURSERY))],
        [entry("2023-12-04", CSC, "call", Referral(children=(ANN,), from_=NURSERY), about=(ANN,))],
    ],
)
def test_does_not_count_from_a_referral_that_it_does_not_answer(before):
    story = told(*before, opened("2024-01-08"))
    assert not story.asks(rule, by="2024-02-18")
    assert story.subjects(rule, by="2024-02-19") == ["ass"]


def test_a_referral_lapses_after_forty_five_working_days():
    first = entry("2023-11-01", CSC, "call", Referral(children=(SAM,), from_=NURSERY))
    assert told(first, opened("2024-01-08")).asked(rule, by="2024-01-08")[0].urgency == "immediate"
    lapsed = entry("2023-10-31", CSC, "call", Referral(children=(SAM,), from_=NURSERY))
    assert not told(lapsed, opened("2024-01-08")).asks(rule, by="2024-01-31")


def test_counts_from_the_first_of_several_undecided_referrals_else_from_the_last():
    second = entry("2024-01-15", CSC, "call", Referral(id="two", children=(SAM,), from_="public"))
    assert told(SENT, second, opened()).asks(rule, by="2024-02-19")
    taken = told(SENT, decided("referral", day="2024-01-09"), second, opened())
    assert not taken.asks(rule, by="2024-02-25")
    assert taken.asks(rule, by="2024-02-26")
    accepted = told(SENT, decided("referral", day="2024-01-09"), opened())
    assert accepted.asks(rule, by="2024-02-19")
    also = decided("referral", day="2024-01-16")
    both = told(SENT, decided("referral", day="2024-01-09"), second, also, opened())
    assert not both.asks(rule, by="2024-02-25")
    assert both.asks(rule, by="2024-02-26")


def test_a_decision_of_before_the_referral_does_not_end_it():
    before = decided("closure", day="2024-01-03")
    assert told(before, SENT, opened()).asks(rule, by="2024-02-19")


def test_a_referral_after_the_assessment_began_is_not_what_it_answers():
    later = entry("2024-01-10", CSC, "call", Referral(children=(SAM,), from_=NURSERY))
    assert BARE.then(later).asks(rule, by="2024-02-19")


@pytest.mark.parametrize("matter", ["closure", "step_down", "no_further_action"])
def test_is_content_when_completed_or_ended_by_the_lead(matter):
    assert not STORY.then(decided(matter, day="2024-02-12")).questions(rule, by="2024-06-30")
    [question] = STORY.then(completed()).questions(rule, by="2024-06-30")
    assert question.closed_by == "e3"


@pytest.mark.parametrize(
    "step",
    [
        decided("closure", HV),
        decided("closure", granted=False),
        decided("threshold"),
        decided("closure", child=ANN),
        completed("2024-03-01", None, ANN),
        completed("2024-03-01", "carer"),
        entry("2024-03-01", CSC, "visit", seen={SAM: "seen"}),
    ],
)
def test_still_asks_when_something_else_ended(step):
    before = (
        STORY if step.facts and getattr(step.facts[0], "kind", None) != "carer" else told(SENT, opened(kind="single"))
    )
    assert before.then(step).asks(rule, by="2024-03-11")


@pytest.mark.parametrize("kind", ["carer", "parenting", "pre_birth", "early_help", "risk", "other"])
def test_is_not_asked_of_another_kind_of_assessment(kind):
    assert not told(SENT, opened(kind=kind)).questions(rule, by="2024-06-30")


def test_is_not_asked_of_other_services_or_of_an_adults_assessment():
    assert not told(SENT, opened(by=HV)).questions(rule, by="2024-06-30")
    friend = Assessment(children=(SAM,), stage="opened", of=(MUM, DAD))
    assert not told(entry("2024-01-08", CSC, "record_note", friend)).questions(rule, by="2024-06-30")
    family = Assessment(children=(SAM,), stage="opened", of=(MUM, SAM))
    assert told(entry("2024-01-08", CSC, "record_note", family)).asks(rule, by="2024-03-11")
    named = Assessment(children=(SAM,), stage="opened", kind="single", of=(MUM,))
    assert told(entry("2024-01-08", CSC, "record_note", named)).asks(rule, by="2024-03-11")


def test_goes_by_the_edition_of_its_day():
    sent = entry("2024-02-05", CSC, "call", Referral(children=(SAM,), from_=NURSERY))
    initial = told(sent, opened("2024-02-06", "initial"), guidance=OLD)
    assert not initial.asks(rule, by="2024-02-11")
    assert initial.asked(rule, by="2024-02-12")[0].urgency == "soon"
    assert initial.asked(rule, by="2024-02-14")[0].urgency == "immediate"
    core = told(sent, opened("2024-02-12", "core"), guidance=OLD)
    assert not core.asks(rule, by="2024-03-13")
    assert core.asked(rule, by="2024-03-14")[0].urgency == "soon"
    assert core.asked(rule, by="2024-04-03")[0].urgency == "immediate"


def test_an_edition_without_the_limit_asks_nothing_and_an_unsaid_kind_has_the_longest():
    sent = entry("2024-02-05", CSC, "call", Referral(children=(SAM,), from_=NURSERY))
    assert not told(sent, opened("2024-02-06", "single"), guidance=OLD).questions(rule, by="2024-12-31")
    unsaid = told(sent, opened("2024-02-12"), guidance=OLD)
    assert not unsaid.asks(rule, by="2024-03-13")
    assert unsaid.asks(rule, by="2024-03-14")


@pytest.mark.parametrize("kind", ["initial", "core", "single"])
def test_an_old_word_for_it_has_the_one_limit_of_today(kind):
    story = told(SENT, opened(kind=kind))
    assert not story.asks(rule, by="2024-02-18")
    assert story.asks(rule, by="2024-02-19")


def test_waits_for_each_child_and_asks_who_leads_now():
    both = told(opened("2024-01-08", None, SAM, ANN), completed("2024-02-12", None, SAM))
    [question] = both.asked(rule, by="2024-03-11")
    assert (question.id, dict(question.ask.gaps)["children"]) == ("clock-assessment:ass", ("Ann",))
    assert not both.then(completed("2024-03-12", None, ANN)).asks(rule, by="2024-03-12")
    moved = STORY.led_by(OTHER_LA, "2024-02-12")
    assert moved.asked(rule, by="2024-03-11")[0].to == (OTHER_LA,)
    assert not moved.then(decided("closure", OTHER_LA)).asks(rule, by="2024-03-11")


def again(day="2024-02-05", *also, kind=None, **fields):
    opens = Assessment(children=fields.get("about", (SAM,)), stage="opened", kind=kind, of=fields.pop("of", ()))
    return entry(day, fields.pop("by", CSC), "visit", opens, *also, id=fields.pop("id", "again"), **fields)


@pytest.mark.parametrize("kind", [None, "single"])
def test_an_assessment_whose_opening_is_told_again_is_one(kind):
    assert told(SENT, opened(kind="single"), again(kind=kind)).subjects(rule, by="2024-03-11") == ["ass"]
    assert told(opened("2024-01-08"), again(kind=kind)).subjects(rule, by="2024-06-03") == ["ass"]
    twice = told(SENT, opened(kind="single"), again(kind=kind), again("2024-02-12", kind=kind, id="thrice"))
    assert twice.subjects(rule, by="2024-06-03") == ["ass"]
    [question] = told(SENT, opened(kind="single"), again(kind=kind), completed()).questions(rule, by="2024-06-30")
    assert question.closed_by == "e4"
    late = again("2024-01-23", kind=kind, recorded="2024-02-12T09:00")
    assert told(SENT, opened(kind="single"), late).subjects(rule, by="2024-03-11") == ["ass"]


def test_for_a_child_who_is_named_only_when_it_is_told_again_it_began_then():
    story = told(SENT, opened(), again(about=(SAM, ANN)))
    assert [(one.subject.id, one.children) for one in story.asked(rule, by="2024-03-11")] == [("ass", (SAM,))]
    asked = {one.subject.id: dict(one.ask.gaps)["children"] for one in story.asked(rule, by="2024-06-03")}
    assert asked == {"ass": ("Sam",), "again": ("Ann",)}


@pytest.mark.parametrize(
    "another",
    [
        [completed("2024-01-29"), again()],
        [decided("closure", day="2024-01-29"), again()],
        [entry("2024-02-01", CSC, "call", Referral(children=(SAM,), from_=NURSERY)), again()],
        [again("2024-02-05", Referral(children=(SAM,), from_=NURSERY))],
    ],
)
def test_one_that_opens_after_the_first_ended_or_on_another_referral_is_another(another):
    assert "again" in told(SENT, opened(), *another).subjects(rule, by="2024-06-03")


def test_one_by_another_authority_of_another_kind_or_of_other_people_is_another():
    for first, second in ((opened(kind="initial"), again(kind="core")), (opened(), again(by=OTHER_LA))):
        assert sorted(told(SENT, first, second).subjects(rule, by="2024-06-03")) == ["again", "ass"]
    of_mum = again("2024-01-15", of=(MUM,), id="mums")
    assert told(SENT, of_mum, opened()).subjects(rule, by="2024-06-03") == ["ass"]
    elsewhere = entry("2024-02-01", CSC, "call", Referral(children=(SAM,), to=HV))
    assert told(SENT, opened(), elsewhere, again()).subjects(rule, by="2024-06-03") == ["ass"]


def test_a_half_told_month_counts_from_its_end():
    story = told(opened("2024-01"))
    assert not story.asks(rule, by="2024-03-12")
    assert story.asks(rule, by="2024-03-13")


def test_changes_its_mind_when_the_completion_is_corrected_and_not_a_day_sooner():
    not_done = entry("2024-03-01", CSC, "record_note", corrects="e3", recorded="2024-03-20T09:00")
    story = STORY.then(completed(), not_done)
    assert not story.asks(rule, by="2024-03-19")
    assert story.asked(rule, by="2024-03-20")[0].urgency == "immediate"
