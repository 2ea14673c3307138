import pytest

from parts import ANN, CLINIC, CSC, ED, GP, HV, MUM, NURSERY, SAM, SCHOOL, entry, on_plan, time, told
from tenfold.questions.acts import Act
from tenfold.questions.curiosity.unseen_by_health import unseen_by_health as rule
from tenfold.record import Action, Observation, Person, Pregnancy, Referral, Registration

LIVE = entry("2024-03-01", CSC, "record_note", Referral(children=(SAM,), from_=NURSERY), id="live")
WORRY = entry("2024-03-01", NURSERY, "observation", Observation(child=SAM, of="hygiene", level="concern"), id="open")


def met(day, agency=HV, event="clinic", child=SAM, how="seen", **fields):
    seen = {child: how} if how else None
    return entry(day, agency, event, about=(child,), seen=seen, **{"id": f"met-{day}"} | fields)


def registered(status="deregistered", day="2024-03-04", at=GP):
    return entry(day, GP, "record_note", Registration(child=SAM, at=at, status=status), id=f"{at}-{status}")


def owed(day="2024-03-04", due="2024-03-15", owner=CLINIC, status=None, child=SAM, **fields):
    fact = Action(
        id="owed", child=child, owner=owner, what="hearing test", due=time(due) if due else None, status=status
    )
    return entry(day, HV, fields.pop("event", "record_note"), fact, **{"about": (child,), "id": f"owed-{day}"} | fields)


LAST = met("2023-04-03")


@pytest.mark.parametrize("concern", [LIVE, WORRY])
def test_asks_twelve_months_after_the_last_health_contact(concern):
    story = told(LAST, concern)
    assert not story.asks(rule, by="2024-04-02")
    [question] = story.asked(rule, by="2024-04-03")
    assert question.id == "unseen-by-health:sam"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (SAM,))
    assert [one.id for one in question.evidence] == ["met-2023-04-03"]
    assert question.acts == (Act("see_by", SAM, ("a health professional",)),)
    assert story.then(met("2024-04-10", CSC, "visit")).asks(rule, by="2024-04-10")


def test_is_silent_in_an_ordinary_family():
    assert not told(LAST, registered(), owed()).questions(rule, by="2024-06-01")


def test_counts_from_the_first_word_of_a_child_that_health_never_saw():
    first = entry(
        "2023-03-01", NURSERY, "record_note", Person(id="lee", born=time("2022-01-01")), about=("lee",), id="first"
    )
    worry = Observation(child="lee", of="hygiene", level="concern")
    story = told(first, entry("2023-08-01", NURSERY, "observation", worry, about=("lee",)))
    assert not story.asks(rule, by="2024-02-28")
    [question] = story.asked(rule, by="2024-03-01")
    assert [one.id for one in question.evidence] == ["first"]


def test_asks_only_of_a_child_under_five_whose_age_is_known():
    ann = entry(
        "2024-05-30",
        CSC,
        "record_note",
        Referral(children=(ANN,)),
        Registration(child=ANN, at=GP, status="deregistered"),
        about=(ANN,),
    )
    assert told(ann).subjects(rule, by="2024-05-30") == [ANN]
    assert not told(ann).asks(rule, by="2024-06-01")
    lee = (Person(id="lee"), Referral(children=("lee",)), Registration(child="lee", at=GP, status="deregistered"))
    assert not told(entry("2024-03-01", CSC, "record_note", *lee, about=("lee",))).asks(rule, by="2024-03-20")


def test_is_silent_about_a_child_not_yet_born():
    bump = (Person(id="bump", born=time("2024-09-01")), Pregnancy(person=MUM, of="bump"), Referral(children=("bump",)))
    gone = Registration(child="bump", at=GP, status="deregistered")
    assert not told(entry("2024-03-01", CSC, "record_note", *bump, gone, about=("bump",))).asks(rule, by="2024-03-20")


@pytest.mark.parametrize("agency", [GP, HV, ED, CLINIC])
@pytest.mark.parametrize("how", ["alone", "seen", "partly"])
def test_is_content_when_health_sees_the_child(agency, how):
    story = told(LAST, LIVE, registered())
    [question] = story.then(met("2024-04-10", agency, how=how)).questions(rule, by="2024-04-10")
    assert question.closed_by == "met-2024-04-10"


@pytest.mark.parametrize("event", ["clinic", "attendance", "admission"])
def test_a_child_brought_to_health_was_in_contact_though_nobody_says_how_it_was_seen(event):
    brought = met("2024-01-10", GP, event, how=None)
    assert not told(LAST, brought, LIVE).asks(rule, by="2024-04-10")
    other = entry("2024-01-10", GP, event, about=(SAM, ANN), seen={ANN: "seen"})
    assert not told(LAST, other, LIVE).asks(rule, by="2024-04-10")


@pytest.mark.parametrize(
    "other",
    [
        met("2024-01-10", GP, how="not_seen"),
        met("2024-01-10", GP, how=None, outcome="not_brought"),
        met("2024-01-10", HV, "visit", how=None),
        met("2024-01-10", GP, "call"),
        met("2024-01-10", SCHOOL),
        met("2024-01-10", NURSERY, "attendance", how=None),
        met("2024-01-10", GP, child=ANN),
    ],
)
def test_still_asks_when_health_did_not_meet_the_child(other):
    assert told(LAST, other, LIVE).asks(rule, by="2024-04-03")


def test_the_later_of_a_sighting_and_of_being_brought_counts():
    story = told(met("2023-04-03", GP, how=None), met("2023-05-08"), on_plan("2024-03-01"))
    assert not story.questions(rule, by="2024-05-07")
    assert [one.id for one in story.asked(rule, by="2024-05-08")[0].evidence] == ["met-2023-05-08"]


def test_asks_at_once_when_no_practice_has_the_child_any_more():
    story = told(met("2024-02-01"), LIVE, registered())
    assert [one.id for one in story.asked(rule, by="2024-03-04")[0].evidence] == ["gp-deregistered"]
    assert not told(met("2024-02-01"), LIVE, registered("registered", at=CLINIC), registered()).asks(
        rule, by="2024-06-01"
    )
    assert not told(LIVE, registered(), met("2024-03-05")).asks(rule, by="2024-03-05")
    assert not told(met("2024-02-01"), LIVE, registered("registered")).asks(rule, by="2024-03-20")
    with_it = entry("2024-03-04", GP, "clinic", *registered().facts, seen={SAM: "seen"})
    assert not told(LIVE, with_it).asks(rule, by="2024-03-20")


def test_asks_when_a_needed_appointment_has_lapsed():
    story = told(met("2024-02-01"), LIVE, owed())
    assert not story.asks(rule, by="2024-03-14")
    [question] = story.asked(rule, by="2024-03-15")
    assert [one.id for one in question.evidence] == ["owed-2024-03-04"]
    assert story.then(met("2024-03-08", GP)).asks(rule, by="2024-03-15")
    assert not story.then(met("2024-03-08", CLINIC)).asks(rule, by="2024-03-20")
    [question] = story.then(met("2024-03-20", GP)).questions(rule, by="2024-03-20")
    assert question.closed_by == "met-2024-03-20"


@pytest.mark.parametrize(
    "action",
    [
        owed(status="done"),
        owed(status="dropped"),
        owed(due=None),
        owed(owner=CSC),
        owed(child=ANN),
        owed(due="2024-09-15"),
    ],
)
def test_is_silent_about_what_is_done_without_a_day_or_not_owed_by_health(action):
    assert not told(met("2024-02-01"), LIVE, action).questions(rule, by="2024-04-20")


def test_an_appointment_made_while_the_child_was_seen_is_still_to_be_kept():
    made = owed(owner=HV, event="clinic", seen={SAM: "seen"})
    assert told(LIVE, made).asks(rule, by="2024-03-15")
    done = entry("2024-03-18", CLINIC, "record_note", *owed(status="done").facts)
    assert not told(met("2024-02-01"), LIVE, owed(status="open"), done).asks(rule, by="2024-03-18")


def test_does_not_leak_from_another_child():
    hers = entry("2024-03-01", CSC, "record_note", Referral(children=(ANN,)), about=(ANN,))
    assert not told(LAST, met("2024-02-01", child=ANN), hers, registered()).asks(rule, by="2024-04-10")


def test_changes_its_mind_when_the_contact_is_corrected_and_not_a_day_sooner():
    was_out = met("2024-01-10", GP, how="not_seen", id="out", corrects="met-2024-01-10", recorded="2024-04-10T09:00")
    story = told(LAST, met("2024-01-10", GP), LIVE, was_out)
    assert not story.asks(rule, by="2024-04-09")
    assert story.asks(rule, by="2024-04-10")


def test_whoever_promises_an_appointment_while_seeing_the_child_has_not_kept_it_by_that():
    promised = owed(owner=HV, event="clinic", seen={SAM: "seen"})
    assert told(LIVE, promised).asks(rule, by="2024-03-16")
    assert not told(LIVE, promised, met("2024-03-12")).asks(rule, by="2024-03-16")


def test_sight_by_another_service_of_health_counts_once_the_day_has_passed():
    promised = owed()
    assert told(LIVE, promised, met("2024-03-15")).asks(rule, by="2024-03-16")
    [question] = told(LIVE, promised, met("2024-03-18")).questions(rule, by="2024-03-18")
    assert question.closed_by == "met-2024-03-18"
