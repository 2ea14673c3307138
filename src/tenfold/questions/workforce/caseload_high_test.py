import pytest

from parts import ANN, CSC, HV, SAM, entry, told
from tenfold.guidance import Guidance
from tenfold.questions.acts import Act
from tenfold.questions.addressees import MANAGER
from tenfold.questions.workforce.caseload_high import caseload_high as rule
from tenfold.record import Allocation
from tenfold.when import Time

LOCAL = '[limits.caseload-high]\nnumber = 25\nunit = "count"\nsource = "the partnership"\nsince = 2024-04-01\n'


def holds(caseload, told_on="2024-03-04", worker="sw-1", role="lead_practitioner", about=(SAM,), **times):
    said = {name: Time.told(when) for name, when in times.items()}
    fact = Allocation(worker=worker, agency=CSC, role=role, caseload=caseload, **said)
    return entry(told_on, CSC, "record_note", fact, about=about)


STORY = told(holds(19))


def test_asks_the_manager_when_more_than_eighteen_are_held():
    [question] = STORY.asked(rule, by="2024-03-04")
    assert question.id == "caseload-high:e1"
    assert (question.urgency, question.to, question.about) == ("routine", (MANAGER,), (SAM,))
    assert question.acts == (Act("allocate"),)
    assert [one.id for one in question.evidence] == ["e1"]
    assert dict(question.ask.gaps)["number"] == ("19",)


@pytest.mark.parametrize("caseload", [None, 0, 18])
def test_is_silent_at_the_limit_and_where_it_is_unsaid(caseload):
    assert not told(holds(caseload)).questions(rule, by="2024-12-31")


def test_is_silent_before_the_part_begins():
    assert not told(holds(30, from_="2024-03-11")).asks(rule, by="2024-03-09")


@pytest.mark.parametrize("role", ["co_worker", "manager", "supervisor"])
def test_is_not_asked_of_others(role):
    assert not told(holds(30, role=role)).questions(rule, by="2024-12-31")


def test_is_content_when_reallocated_or_brought_down():
    [question] = STORY.then(holds(12, "2024-03-11", "sw-2")).questions(rule, by="2024-12-31")
    assert question.closed_by == "e2"
    assert not STORY.then(holds(None, "2024-03-11", "sw-2")).asks(rule, by="2024-12-31")
    assert not STORY.then(holds(18, "2024-03-11")).asks(rule, by="2024-12-31")
    assert not STORY.then(holds(None, "2024-03-11", to_date="2024-03-11")).asks(rule, by="2024-12-31")


def test_still_asks_when_said_again_without_a_number_or_with_a_higher_one():
    assert STORY.then(holds(None, "2024-03-11")).asks(rule, by="2024-03-11")
    [question] = STORY.then(holds(24, "2024-03-11")).asked(rule, by="2024-03-11")
    assert dict(question.ask.gaps)["number"] == ("24",)
    assert [one.id for one in question.evidence] == ["e1", "e2"]
    risen = told(holds(10), holds(20, "2024-03-11"))
    assert not risen.asks(rule, by="2024-03-10")
    assert risen.subjects(rule, by="2024-03-11") == ["e1"]


def test_the_partnerships_own_limit_counts_from_its_day():
    local = Guidance.fixed("plan-2023").with_local(LOCAL)
    assert told(holds(20), guidance=local).asks(rule, by="2024-03-04")
    assert not told(holds(25, "2024-04-02"), guidance=local).questions(rule, by="2024-12-31")
    assert told(holds(26, "2024-04-02"), guidance=local).asks(rule, by="2024-04-02")


def test_names_the_children_whose_lead_it_still_is():
    both = told(holds(19, about=(SAM, ANN)), holds(5, "2024-03-11", "sw-2", about=(SAM,)))
    [question] = both.asked(rule, by="2024-03-11")
    assert (question.id, question.about) == ("caseload-high:e1", (SAM, ANN))
    assert dict(question.ask.gaps)["children"] == ("Ann",)


def test_an_ordinary_family_without_a_worker_is_silent():
    assert not told(entry("2024-03-04", HV, "visit", seen={SAM: "seen"})).questions(rule, by="2024-12-31")


def test_changes_its_mind_when_the_number_is_corrected_and_not_a_day_sooner():
    fewer = holds(9)
    mended = entry("2024-03-04", CSC, "record_note", *fewer.facts, corrects="e1", recorded="2024-03-20T09:00")
    story = STORY.then(mended)
    assert story.asks(rule, by="2024-03-19")
    assert not story.asks(rule, by="2024-03-20")
