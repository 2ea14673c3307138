import pytest

from parts import ANN, CSC, DAD, ED, GRAN, HV, MUM, OTHER_LA, SAM, SCHOOL, entry, on_plan, time, told, visit
from tenfold.questions.awareness.carer_unknown import carer_unknown as rule
from tenfold.record import (
    Assessment,
    Care,
    Check,
    Decision,
    Enquiry,
    Person,
    Plan,
    Pregnancy,
    Referral,
    Relationship,
    Residence,
)


def ends(day, child=SAM):
    return entry(
        day, CSC, "record_note", Care(id=f"care-{child}", child=child, by=(MUM,), basis="parental", to_date=time(day))
    )


def cared(day, by=GRAN, **fields):
    return entry(day, CSC, "record_note", Care(child=SAM, by=(by,), basis="family_arrangement", **fields))


def home(day, *, granted=True, child=SAM, agency=CSC):
    return entry(
        day, agency, "record_note", Decision(matter="return_home", children=(child,), granted=granted), id="home"
    )


def moved(day, address="grans", **fields):
    return entry(day, HV, "visit", Residence(person=SAM, address=address, as_="resident", **fields), id="moved")


REFERRED = entry("2024-03-11", CSC, "record_note", Referral(children=(SAM,), from_=SCHOOL), id="live")
STORY = told(on_plan("2024-03-05"), ends("2024-03-08"))


def test_asks_from_the_day_after_the_last_care_ended():
    assert not STORY.asks(rule, by="2024-03-08T23:59:59")
    [question] = STORY.asked(rule, by="2024-03-09")
    assert question.id == "carer-unknown:sam"
    assert str(question.opened) == "2024-03-09 00:00:00+00:00"
    assert (question.urgency, question.to, question.about) == ("immediate", (CSC,), (SAM,))
    assert [one.id for one in question.evidence] == ["birth", "e1", "e2"]


def test_still_asks_after_a_move_when_the_referral_before_it_leads_to_an_assessment():
    opened = entry("2024-03-14", CSC, "record_note", Assessment(children=(SAM,), stage="opened", kind="single"))
    story = told(REFERRED, ends("2024-03-12"), moved("2024-03-13"), opened)
    assert story.asks(rule, by="2024-03-13")
    assert story.asks(rule, by="2024-03-20")


def test_is_content_while_care_covers_today_and_asks_again_when_it_lapses():
    story = STORY.then(cared("2024-03-12", to_date=time("2024-03-20")))
    [question] = story.questions(rule, by="2024-03-19")
    assert question.closed_by == "e3"
    assert [one.id for one in story.asked(rule, by="2024-03-20")] == ["carer-unknown:sam~2"]
    assert not told(on_plan("2024-03-05")).questions(rule, by="2024-06-05")


@pytest.mark.parametrize("by", [DAD, OTHER_LA, ED])
def test_is_content_with_anybody_s_care_an_agency_s_too(by):
    assert not STORY.then(cared("2024-03-12", by)).asks(rule, by="2024-03-12")


@pytest.mark.parametrize(
    "other",
    [
        visit("2024-03-12", present=(GRAN,)),
        entry("2024-03-12", CSC, "record_note", Care(child=ANN, by=(GRAN,), basis="family_arrangement")),
        cared("2024-03-12", from_=time("2024-05-01")),
        cared("2024-03-12", to_date=time("2024-03-11"), from_=time("2024-03-10")),
        entry("2024-03-12", HV, "visit", Residence(person=SAM, address="grans", as_="staying")),
    ],
)
def test_still_asks_when_nobody_says_who_cares_today(other):
    assert STORY.then(other).asks(rule, by="2024-03-20")


def test_is_silent_off_plan_whatever_is_unsaid():
    assert not told(ends("2024-03-08")).questions(rule, by="2024-06-05")
    assert not told(ends("2024-03-08"), REFERRED).asks(rule, by="2024-03-20")
    assert not told(ends("2024-03-08"), moved("2024-03-20"), home("2024-03-20")).questions(rule, by="2024-06-05")


@pytest.mark.parametrize(("step", "id"), [(home("2024-03-12"), "home"), (moved("2024-03-12"), "moved")])
def test_asks_after_a_return_or_a_move_with_a_live_concern(step, id):
    [question] = told(ends("2024-03-08"), REFERRED, step).asked(rule, by="2024-03-12")
    assert [one.id for one in question.evidence][-1] == id
    assert not told(ends("2024-03-08"), step, entry("2024-03-13", CSC, "record_note", *REFERRED.facts)).asks(
        rule, by="2024-03-20"
    )


@pytest.mark.parametrize(
    "step",
    [
        home("2024-03-12", granted=False),
        home("2024-03-12", child=ANN),
        moved("2024-03-12", "home"),
        moved("2024-03-12", to_date=time("2024-03-12")),
        entry("2024-03-12", CSC, "record_note", Decision(matter="other", children=(SAM,))),
    ],
)
def test_is_silent_where_it_was_no_return_and_no_move(step):
    assert not told(ends("2024-03-08"), REFERRED, step).asks(rule, by="2024-03-20")


def test_names_the_last_step_as_the_reason():
    story = told(ends("2024-03-08"), REFERRED, moved("2024-03-12"), home("2024-03-14", granted=None))
    [question] = story.asked(rule, by="2024-03-14")
    assert [one.id for one in question.evidence] == ["birth", "e1", "moved", "home"]


def test_is_silent_about_a_child_not_yet_born():
    bump = (Person(id="bump"), Pregnancy(person=MUM, of="bump"), Relationship(of="bump", to=SAM, is_="sibling"))
    plan = entry("2024-03-05", CSC, "initial_conference", *bump, Plan(child="bump", status="started"), about=("bump",))
    assert not told(plan).asks(rule, by="2024-03-20")
    assert told(plan, entry("2024-06-01", ED, "attendance", seen={"bump": "seen"}, about=("bump",))).asks(
        rule, by="2024-06-01"
    )
    due = entry("2024-03-06", HV, "visit", Person(id="bump", born=time("2024-06-01")), about=("bump",))
    assert not told(plan, due).questions(rule, by="2024-05-30")
    assert told(plan, due).asks(rule, by="2024-06-01")


def test_does_not_leak_from_another_childs_plan():
    assert not told(on_plan("2024-03-05", ANN), ends("2024-03-08")).asks(rule, by="2024-03-20")
    opened = entry("2024-03-05", CSC, "visit", Enquiry(children=(SAM,), stage="opened"))
    assert told(opened, ends("2024-03-08")).subjects(rule, by="2024-03-20") == [SAM]


def test_changes_its_mind_when_the_care_is_corrected_and_not_a_day_sooner():
    told_of = cared("2024-03-08")
    wrong = entry("2024-03-08", CSC, "record_note", corrects="e3", recorded="2024-03-20T09:00")
    assert not STORY.then(told_of, wrong).asks(rule, by="2024-03-19")
    assert STORY.then(told_of, wrong).asks(rule, by="2024-03-20")


def checked(result, about="hers", day="2024-03-14"):
    return entry(day, CSC, "visit", Check(about=(about,), against="own_observation", result=result))


@pytest.mark.parametrize(
    ("checks", "asks"),
    [
        ([checked("contradicted")], True),
        ([checked("contradicted"), checked("requested", day="2024-03-15")], True),
        ([checked("contradicted"), checked("corroborated", day="2024-03-15")], False),
        ([checked("requested")], False),
        ([checked("contradicted", about="care-ann")], False),
    ],
)
def test_care_that_a_check_contradicted_does_not_say_who_cares_today(checks, asks):
    story = STORY.then(cared("2024-03-12", id="hers"), *checks)
    assert not story.asks(rule, by="2024-03-13")
    assert story.asks(rule, by="2024-03-20") is asks


def test_nor_does_care_that_names_nobody():
    unsaid = entry("2024-03-12", CSC, "record_note", Care(id="unsaid", child=SAM, by=(), basis="unknown"))
    assert STORY.then(unsaid).asks(rule, by="2024-03-20")
    named = entry("2024-03-14", CSC, "record_note", Care(id="unsaid", child=SAM, by=(GRAN,), basis="unknown"))
    assert not STORY.then(unsaid, named).asks(rule, by="2024-03-20")
