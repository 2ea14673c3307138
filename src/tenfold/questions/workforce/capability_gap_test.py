import pytest

from parts import ANN, CSC, HV, OTHER_LA, SAM, entry, told
from tenfold.questions.acts import Act
from tenfold.questions.addressees import MANAGER
from tenfold.questions.workforce.capability_gap import capability_gap as rule
from tenfold.record import Allocation, Decision
from tenfold.when import Time


def works(told_on, level=None, role="lead_practitioner", worker="sw-1", agency=CSC, about=(SAM,), **times):
    said = {name: Time.told(when) for name, when in times.items()}
    fact = Allocation(worker=worker, agency=agency, role=role, level=level, **said)
    return entry(told_on, agency, "record_note", fact, about=about)


def beside(level="experienced", told_on="2024-03-05", **fields):
    fields.setdefault("role", "co_worker")
    return works(told_on, level, worker="sw-8", **fields)


STORY = told(works("2024-03-04", "asye"))


@pytest.mark.parametrize("level", ["student", "asye"])
def test_asks_the_manager_who_works_beside_a_beginner(level):
    [question] = told(works("2024-03-04", level)).asked(rule, by="2024-03-04")
    assert question.id == "capability-gap:e1"
    assert (question.urgency, question.to, question.about) == ("soon", (MANAGER,), (SAM,))
    assert question.acts == (Act("allocate"),)
    assert [one.id for one in question.evidence] == ["e1"]


@pytest.mark.parametrize("level", [None, "social_worker", "experienced", "advanced", "strategic"])
def test_is_silent_on_others_and_where_the_level_is_unsaid(level):
    assert not told(works("2024-03-04", level)).questions(rule, by="2024-12-31")


def test_is_silent_before_the_part_begins():
    story = told(works("2024-03-04", "asye", from_="2024-03-11"))
    assert not story.asks(rule, by="2024-03-09")
    assert story.asks(rule, by="2024-03-11")


@pytest.mark.parametrize("level", ["experienced", "advanced", "strategic"])
def test_is_content_with_an_experienced_co_worker(level):
    [question] = STORY.then(beside(level)).questions(rule, by="2024-12-31")
    assert question.closed_by == "e2"
    assert not told(beside(level, "2024-03-01"), works("2024-03-04", "asye")).questions(rule, by="2024-12-31")
    assert not STORY.then(beside(level, agency=OTHER_LA)).asks(rule, by="2024-12-31")


@pytest.mark.parametrize(
    "other",
    [
        beside(None),
        beside("social_worker"),
        beside("asye"),
        beside(role="manager"),
        beside(role="supervisor"),
        beside(agency=HV),
        beside(about=(ANN,)),
        beside(from_="2024-01-08", to_date="2024-03-01"),
        beside(from_="2024-06-03"),
    ],
)
def test_still_asks_when_the_other_is_not_experienced_not_beside_or_not_there(other):
    assert STORY.then(other).asks(rule, by="2024-03-11")


def test_asks_again_when_the_co_worker_leaves():
    story = told(beside(told_on="2024-03-01", to_date="2024-03-11"), works("2024-03-04", "asye"))
    assert not story.asks(rule, by="2024-03-10")
    assert story.asks(rule, by="2024-03-11")


def test_is_content_when_the_lead_practitioner_changes_ends_or_grows():
    assert not STORY.then(works("2024-03-11", "social_worker", worker="sw-2")).asks(rule, by="2024-03-11")
    assert not STORY.then(works("2024-03-11", worker="sw-2")).asks(rule, by="2024-03-11")
    assert not STORY.then(works("2024-03-11", to_date="2024-03-12")).asks(rule, by="2024-03-12")
    assert not STORY.then(works("2024-03-11", "social_worker")).asks(rule, by="2024-03-11")
    assert STORY.then(works("2024-03-11")).asks(rule, by="2024-03-11")
    [_, second] = STORY.then(works("2024-03-11", "student", worker="sw-2")).questions(rule, by="2024-03-11")
    assert second.id == "capability-gap:e2"


def test_of_two_who_lead_who_began_last_counts():
    later = told(
        works("2024-03-11", "asye", worker="sw-2", from_="2024-03-01"), works("2024-03-12", "asye", from_="2024-02-01")
    )
    assert later.subjects(rule, by="2024-03-12") == ["e1"]


def test_a_closed_case_and_a_former_authority_are_not_asked():
    closed = entry("2024-03-20", CSC, "record_note", Decision(matter="closure", children=(SAM,)))
    assert not STORY.then(closed).asks(rule, by="2024-12-31")
    moved = STORY.led_by(OTHER_LA, "2024-03-20")
    assert moved.asks(rule, by="2024-03-18")
    assert not moved.asks(rule, by="2024-03-20")


def test_names_the_children_who_still_have_no_other():
    both = told(works("2024-03-04", "asye", about=(SAM, ANN)))
    [question] = both.then(beside(about=(SAM,))).asked(rule, by="2024-03-05")
    assert (question.id, question.about) == ("capability-gap:e1", (SAM, ANN))
    assert dict(question.ask.gaps)["children"] == ("Ann",)
    assert not both.then(beside(about=(SAM, ANN))).asks(rule, by="2024-03-05")


def test_changes_its_mind_when_the_co_worker_is_corrected_and_not_a_day_sooner():
    not_so = entry("2024-03-05", CSC, "record_note", corrects="e2", recorded="2024-03-20T09:00")
    story = STORY.then(beside(), not_so)
    assert not story.asks(rule, by="2024-03-19")
    assert story.asks(rule, by="2024-03-20")
