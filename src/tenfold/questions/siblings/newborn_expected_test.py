import pytest

from parts import ANN, CSC, DAD, ED, FRIEND, GRAN, HV, LODGER, MUM, SAM, entry, on_plan, time, told
from tenfold.questions.siblings.newborn_expected import newborn_expected as rule
from tenfold.questions.wording import in_words
from tenfold.record import (
    Assessment,
    Care,
    Decision,
    Enquiry,
    Person,
    Plan,
    Pregnancy,
    Relationship,
    Residence,
)

BABY = "baby"
PLAN = on_plan("2024-03-05")
PAST = on_plan("2023-03-06")
ENDED = entry("2023-06-05", CSC, "review_conference", Plan(child=SAM, status="ended"))


def pregnant(day="2024-03-12", person=MUM, **fields):
    return entry(day, HV, "clinic", Pregnancy(person=person, **fields), about=(person,), id="due")


def born(day="2024-09-10", recorded_on="2024-09-12", *facts, of=MUM, id=BABY):
    tie = Relationship(of=of, to=id, is_="mother")
    return entry(recorded_on, ED, "attendance", Person(id=id, born=time(day)), tie, *facts, about=(id,), id="born")


def assessment(day, *children, stage="opened", **fields):
    fact = Assessment(children=children, stage=stage, kind=fields.pop("kind", None), of=fields.pop("of", ()))
    return entry(day, CSC, "record_note", fact, **{"about": children or (SAM,)} | fields)


STORY = told(PLAN, pregnant())


def test_asks_at_once_about_a_pregnancy_in_a_home_with_a_child_on_plan():
    assert not STORY.asks(rule, by="2024-03-11")
    [question] = STORY.asked(rule, by="2024-03-12")
    assert question.id == "newborn-expected:mum"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (MUM, SAM))
    assert [one.id for one in question.evidence] == ["e1", "due"]


def test_says_whose_baby_it_is_or_who_the_baby_is():
    def ask(story, day):
        return in_words(story.picture(day), story.asked(rule, by=day)[0].ask)

    ends = "? That family had a plan or an enquiry for Sam."
    assert ask(STORY, "2024-03-12") == f"Who is assessing the home of the baby of Sam’s mother{ends}"
    assert ask(told(PLAN, born()), "2024-09-12") == f"Who is assessing the home of “baby”, the baby{ends}"


def test_asks_when_a_plan_or_enquiry_begins_before_the_birth_and_not_after():
    enquiry = entry("2024-05-07", CSC, "record_note", Enquiry(children=(ANN,), stage="opened"))
    for begun in (on_plan("2024-05-07"), enquiry):
        assert told(pregnant(), begun).subjects(rule, by="2024-05-07") == [MUM]
    assert not told(pregnant(due=time("2024-05-06")), on_plan("2024-05-07")).asks(rule, by="2025-05-07")
    assert told(pregnant(due=time("2024-05-07")), on_plan("2024-05-07")).asks(rule, by="2024-05-07")
    assert told(pregnant("2024-03-12"), on_plan("2024-12-12")).asks(rule, by="2024-12-12")
    assert not told(pregnant("2024-03-12"), on_plan("2024-12-13")).asks(rule, by="2025-12-12")
    assert not told(pregnant(), born("2024-05-06", "2024-05-06"), on_plan("2024-05-07")).asks(rule, by="2025-05-07")


def test_asks_about_a_birth_of_which_no_pregnancy_was_told():
    [question] = told(PLAN, born()).asked(rule, by="2024-09-12")
    assert (question.subject.id, question.about) == (BABY, (BABY, SAM))
    assert [one.id for one in question.evidence] == ["e1", "born"]


def test_asks_once_when_the_pregnancy_and_then_the_birth_are_told():
    again = entry("2024-06-12", ED, "clinic", Pregnancy(person=MUM, due=time("2024-09-15")), about=(MUM,))
    story = STORY.then(again, born("2024-09-20", "2024-09-20"))
    assert [one.id for one in story.questions(rule, by="2024-12-01")] == ["newborn-expected:mum"]
    assert story.asked(rule, by="2024-12-01")[0].evidence[1].id == "due"
    named = told(PLAN, pregnant(of=BABY), born("2024-09-20", "2024-09-20"))
    assert [one.about for one in named.questions(rule, by="2024-12-01")] == [(BABY, MUM, SAM)]


def test_asks_anew_about_a_second_pregnancy():
    done = assessment("2024-03-20", of=(MUM,))
    second = entry("2026-02-02", HV, "clinic", Pregnancy(person=MUM), about=(MUM,), id="second")
    story = STORY.then(done, born("2024-09-20", "2024-09-20"), second)
    [question] = story.asked(rule, by="2026-02-02")
    assert (question.subject.id, question.evidence[-1].id) == (MUM, "second")
    assert not story.asks(rule, by="2026-02-01")


def test_is_silent_in_an_ordinary_family_and_about_the_first_children():
    assert not told(pregnant()).asks(rule, by="2025-06-01")
    assert not told(born()).asks(rule, by="2025-06-01")
    assert not told(PLAN).asks(rule, by="2025-06-01")


def test_counts_a_plan_of_the_last_five_years_and_no_older():
    assert told(PAST, ENDED, pregnant("2028-06-05")).asks(rule, by="2028-06-05")
    assert not told(PAST, ENDED, pregnant("2028-06-06")).asks(rule, by="2028-10-01")


def test_counts_the_plan_of_a_child_who_died():
    death = entry("2023-06-05", ED, "death")
    assert told(PAST, death, pregnant("2028-06-05")).subjects(rule, by="2028-06-05") == [MUM]
    assert not told(PAST, death, pregnant("2028-06-06")).asks(rule, by="2028-10-01")


def test_goes_on_asking_when_the_enquiry_ends_with_harm_and_no_risk_that_goes_on():
    opened = entry("2024-01-08", CSC, "strategy_discussion", Enquiry(id="en", children=(SAM,), stage="opened"))
    no_risk = Enquiry(id="en", children=(SAM,), stage="completed", outcome="substantiated_no_risk")
    story = told(opened, pregnant("2024-01-09"), entry("2024-01-29", CSC, "record_note", no_risk))
    [question] = story.questions(rule, by="2024-12-01")
    assert question.closed is None


@pytest.mark.parametrize(
    ("outcome", "asks"),
    [
        ("substantiated_risk", True),
        (None, True),
        ("not_substantiated", False),
        ("substantiated_no_risk", True),
    ],
)
def test_does_not_count_an_enquiry_that_found_nothing(outcome, asks):
    opened = entry("2024-01-08", CSC, "record_note", Enquiry(children=(SAM,), stage="opened"))
    done = entry("2024-01-29", CSC, "record_note", Enquiry(children=(SAM,), stage="completed", outcome=outcome))
    assert told(opened, done, pregnant()).asks(rule, by="2024-03-12") is asks


@pytest.mark.parametrize(
    "answer",
    [
        assessment("2024-03-20", SAM, kind="pre_birth"),
        assessment("2024-03-20", kind="pre_birth", about=(MUM,)),
        assessment("2024-03-20", SAM, of=(MUM,)),
        assessment("2024-03-20", BABY),
        assessment("2024-03-20", BABY, stage="completed"),
        entry("2024-03-20", CSC, "record_note", Enquiry(children=(BABY,), stage="opened")),
        on_plan("2024-03-20", BABY),
    ],
)
def test_is_content_when_somebody_assesses(answer):
    [question] = told(PLAN, pregnant(of=BABY)).then(answer).questions(rule, by="2024-03-20")
    assert question.closed_by == "e3"


@pytest.mark.parametrize(
    "other",
    [
        assessment("2024-03-20", SAM),
        assessment("2024-03-08", SAM, of=(MUM,)),
        assessment("2023-06-12", SAM, kind="pre_birth"),
        assessment("2024-03-20", kind="pre_birth", about=(FRIEND,), of=(FRIEND,)),
        entry("2024-03-20", CSC, "record_note", Decision(matter="other", children=(SAM,)), considered="all"),
        entry("2024-03-20", CSC, "core_group", considered="all"),
    ],
)
def test_still_asks_when_it_was_something_else(other):
    assert told(PLAN, pregnant(of=BABY), other).asks(rule, by="2024-06-01")


def test_a_pre_birth_assessment_opened_before_the_pregnancy_was_written_down_counts():
    assert not told(PLAN, assessment("2024-03-08", SAM, kind="pre_birth"), pregnant()).asks(rule, by="2024-06-01")
    assert not told(PLAN, assessment("2023-06-13", SAM, kind="pre_birth"), pregnant()).asks(rule, by="2024-06-01")


def test_a_birth_is_answered_by_an_assessment_of_the_baby_or_of_its_mother_since():
    assert not told(PLAN, born(), assessment("2024-09-20", BABY)).asks(rule, by="2024-09-20")
    assert not told(PLAN, born(), assessment("2024-09-20", SAM, of=(MUM,))).asks(rule, by="2024-09-20")
    assert not told(PLAN, assessment("2024-03-20", kind="pre_birth", about=(MUM,)), born()).asks(rule, by="2024-09-20")
    assert told(PLAN, assessment("2024-03-20", SAM, of=(MUM,)), born()).asks(rule, by="2024-09-20")


@pytest.mark.parametrize(
    "near",
    [
        (Relationship(of=FRIEND, to=DAD, is_="partner"),),
        (Residence(person=FRIEND, address="home", as_="resident"),),
        (Care(child=SAM, by=(MUM, FRIEND), basis="family_arrangement"),),
    ],
)
def test_asks_about_whoever_shares_the_home_or_has_a_child_with_its_father(near):
    known = entry("2024-03-01", HV, "visit", Person(id=FRIEND), *near)
    assert told(PLAN, known, pregnant(person=FRIEND)).subjects(rule, by="2024-03-12") == [FRIEND]


def test_asks_about_a_child_on_plan_who_is_pregnant_herself():
    kim = entry("2024-03-01", HV, "visit", Person(id="kim", born=time("2008-01-01")))
    assert told(kim, on_plan("2024-03-05", "kim"), pregnant(person="kim")).subjects(rule, by="2024-03-12") == ["kim"]


@pytest.mark.parametrize("who", [GRAN, LODGER])
def test_does_not_leak_to_who_lives_elsewhere(who):
    known = entry("2024-03-01", HV, "visit", Person(id=LODGER))
    assert not told(PLAN, known, pregnant(person=who)).asks(rule, by="2024-06-01")


def test_a_child_of_unsaid_age_or_past_its_first_year_is_no_birth():
    kim = (Person(id="kim"), Relationship(of=MUM, to="kim", is_="mother"))
    assert not told(PLAN, entry("2024-03-12", HV, "visit", *kim)).asks(rule, by="2024-06-01")
    assert not told(on_plan("2023-03-06"), born("2023-03-11", "2024-03-11")).asks(rule, by="2024-06-01")
    assert told(on_plan("2023-03-06"), born("2023-03-12", "2024-03-11")).asks(rule, by="2024-06-01")


def test_a_birth_after_the_plan_of_the_child_beside_it_is_asked_of_a_shared_home_too():
    house = Residence(person=BABY, address="home", as_="resident")
    kin = entry("2024-09-12", ED, "attendance", Person(id=BABY, born=time("2024-09-10")), house, about=(BABY,))
    assert told(PLAN, kin).subjects(rule, by="2024-09-12") == [BABY]


def test_changes_its_mind_when_the_pregnancy_is_corrected_and_not_a_day_sooner():
    mistaken = entry("2024-03-12", HV, "clinic", about=(MUM,), corrects="due", recorded="2024-03-20T09:00")
    assert STORY.then(mistaken).asks(rule, by="2024-03-19")
    assert not STORY.then(mistaken).asks(rule, by="2024-03-20")


def again(first, day="2025-02-10", due="2025-09-20"):
    """A second pregnancy, told of five months after the birth of a baby whose home was assessed before it was born."""
    second = entry(day, HV, "clinic", Pregnancy(person=MUM, due=time(due)), about=(MUM,), id="second")
    return told(PLAN, pregnant(of=BABY), first, born(), second)


@pytest.mark.parametrize(
    "first",
    [
        assessment("2024-06-10", BABY, kind="pre_birth", of=(MUM,)),
        assessment("2024-06-10", kind="pre_birth", of=(MUM,), about=(MUM,)),
        assessment("2024-10-10", BABY, kind="pre_birth", stage="completed"),
    ],
)
def test_the_assessment_before_the_birth_of_one_baby_is_none_of_the_next(first):
    [question] = again(first).asked(rule, by="2025-02-10")
    assert question.evidence[-1].id == "second"
    own = assessment("2025-02-12", SAM, kind="pre_birth")
    assert not again(first).then(own).asks(rule, by="2025-02-12")


def test_an_assessment_begun_before_anybody_told_of_the_pregnancy_is_of_the_baby_on_its_way():
    early = assessment("2025-02-03", SAM, BABY, kind="pre_birth", of=(MUM,))
    assert not again(early).asks(rule, by="2025-02-10")
    twin = entry("2024-09-12", ED, "attendance", Person(id="twin", born=time("2024-09-10")), about=("twin",))
    tie = entry("2024-09-12", ED, "attendance", Relationship(of=MUM, to="twin", is_="mother"))
    first = assessment("2024-06-10", BABY, kind="pre_birth", of=(MUM,))
    assert not told(PLAN, pregnant(of=BABY), first, born(), twin, tie).asks(rule, by="2024-09-12")


def test_the_assessment_of_a_baby_whose_mother_nobody_named_is_none_of_the_next():
    zoe = entry("2023-09-12", ED, "attendance", Person(id="zoe", born=time("2023-09-10")), about=("zoe",))
    first = assessment("2023-08-07", "zoe", kind="pre_birth", of=(MUM,))
    assert told(PAST, first, zoe, pregnant("2024-03-12")).subjects(rule, by="2024-03-12") == [MUM]
    assert not told(PAST, first, pregnant("2024-03-12")).asks(rule, by="2024-03-12")


def test_a_baby_born_after_the_day_it_was_due_is_the_one_that_was_expected():
    story = told(PLAN, pregnant(due=time("2024-09-01")), born("2024-09-10", "2024-09-10"))
    assert [one.id for one in story.questions(rule, by="2024-12-01")] == ["newborn-expected:mum"]
