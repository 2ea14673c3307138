import pytest

from parts import ANN, CSC, DAD, ED, GRAN, HV, MUM, SAM, entry, on_plan, time, told, visit
from tenfold.questions.awareness.carer_self_reported import carer_self_reported as rule
from tenfold.record import Account, Care, Check, Enquiry


def arranged(day="2024-03-04", by=GRAN, basis="family_arrangement", event="record_note", **fields):
    return entry(day, CSC, event, Care(id="gran", child=SAM, by=(by,), basis=basis), id="told", **fields)


def said(day="2024-03-04", names=(), by=MUM, claim=None, **fields):
    return entry(day, CSC, "visit", Account(id="word", by=by, about=("care",), names=names, claim=claim), **fields)


def check(about, result="corroborated", day="2024-03-12", agency=HV, against="own_observation"):
    return entry(day, agency, "visit", Check(about=(about,), against=against, result=result))


PLAN = on_plan("2024-02-05")
STORY = told(PLAN, arranged())


def test_asks_ten_working_days_after_the_family_arranged_it():
    assert not STORY.asks(rule, by="2024-03-17")
    [question] = STORY.asked(rule, by="2024-03-18")
    assert question.id == "carer-self-reported:sam"
    assert (question.urgency, question.to, question.about) == ("routine", (CSC,), (SAM, GRAN))
    assert [one.id for one in question.evidence] == ["told"]


@pytest.mark.parametrize("id", [None, "gran"])
def test_is_content_with_a_check_of_care_that_was_given_its_id_later(id):
    first, again = (Care(id=one, child=SAM, by=(GRAN,), basis="family_arrangement") for one in (None, id))
    told_of = (entry(day, CSC, "visit", one) for day, one in (("2024-03-04", first), ("2024-03-06", again)))
    check = entry("2024-03-12", CSC, "call", Check(about=("gran",), against="witness", result="corroborated"))
    assert told(PLAN, *told_of, check).asks(rule, by="2024-03-18") is (id is None)


def test_asks_where_nobody_says_on_what_footing():
    assert told(PLAN, arranged(basis="unknown")).asks(rule, by="2024-03-18")


def test_is_silent_off_plan_and_asks_in_an_enquiry():
    assert not told(arranged()).asks(rule, by="2024-06-18")
    opened = entry("2024-03-05", CSC, "visit", Enquiry(children=(SAM,), stage="opened"))
    assert told(arranged(), opened).asks(rule, by="2024-03-18")


@pytest.mark.parametrize("event", ["call", "letter", "message"])
def test_asks_about_care_that_a_call_or_letter_told(event):
    assert told(PLAN, arranged(basis="parental", event=event)).asks(rule, by="2024-03-18")


@pytest.mark.parametrize(
    "basis", ["parental", "bail_condition", "voluntary_accommodation", "placement", "order", "hospital", "childminder"]
)
def test_is_silent_about_care_that_professionals_set_or_wrote_down(basis):
    assert not told(PLAN, arranged(basis=basis)).asks(rule, by="2024-06-18")


def test_asks_about_care_of_which_the_family_spoke():
    assert not told(PLAN).asks(rule, by="2024-06-18")
    assert told(PLAN, said()).asks(rule, by="2024-03-18")
    [question] = told(PLAN, said(names=(MUM,))).asked(rule, by="2024-03-18")
    assert [one.id for one in question.evidence] == ["birth", "e2"]
    with_it = entry("2024-03-04", CSC, "visit", Account(by=MUM, about=("care",)), *arranged(basis="parental").facts)
    assert told(PLAN, with_it).asks(rule, by="2024-03-18")


@pytest.mark.parametrize(
    "word",
    [
        said(claim="denied"),
        said(by=DAD),
        said(names=(GRAN,)),
        said(names=(MUM,), claim="denied"),
        said(names=(MUM,), about=(ANN,)),
        said("2023-01-19", names=(MUM,)),
    ],
)
def test_is_silent_about_words_on_something_else(word):
    assert not told(PLAN, word).asks(rule, by="2024-06-18")


def test_an_agency_takes_nobody_s_word():
    ward = entry("2024-03-04", ED, "call", Care(child=SAM, by=(ED,), basis="hospital"))
    assert not told(PLAN, ward).asks(rule, by="2024-06-18")
    by_council = entry("2024-03-04", CSC, "call", Care(child=SAM, by=(CSC, GRAN), basis="unknown"))
    assert told(PLAN, by_council).asked(rule, by="2024-03-18")[0].about == (SAM, GRAN)


@pytest.mark.parametrize("result", ["corroborated", "contradicted"])
def test_is_content_with_a_check_of_the_care(result):
    [question] = STORY.then(check("gran", result, "2024-03-20")).questions(rule, by="2024-03-20")
    assert question.closed_by == "e3"


def test_is_content_with_a_check_of_what_was_said():
    story = told(PLAN, said(names=(MUM,)))
    assert not story.then(check("word")).asks(rule, by="2024-03-18")
    assert not story.then(check(MUM)).asks(rule, by="2024-03-18")
    assert story.then(check(MUM, against="police_record")).asks(rule, by="2024-03-18")


@pytest.mark.parametrize("how", ["alone", "seen", "partly"])
def test_is_content_when_a_professional_saw_the_child_at_home_with_the_carer(how):
    seen = visit("2024-03-12", present=(GRAN,), how=how, agency=HV)
    assert not STORY.then(seen).asks(rule, by="2024-06-18")
    same = entry("2024-03-04", CSC, "visit", *arranged().facts, place="home", seen={SAM: how}, present=(GRAN,))
    assert not told(PLAN, same).asks(rule, by="2024-06-18")


@pytest.mark.parametrize(
    "other",
    [
        check("gran", "inconclusive"),
        check("gran", "requested"),
        check("gran", day="2024-03-01"),
        check("care-ann"),
        visit("2024-03-12"),
        visit("2024-03-12", present=(MUM,)),
        visit("2024-03-12", present=(GRAN,), how="not_seen"),
        visit("2024-03-12", present=(GRAN,), child=ANN),
        visit("2024-03-01", present=(GRAN,)),
        entry("2024-03-12", CSC, "visit", place="office", seen={SAM: "seen"}, present=(GRAN,)),
        said("2024-03-12", names=(GRAN,)),
    ],
)
def test_still_asks_when_it_is_not_checked_and_nobody_saw_it(other):
    assert told(PLAN, *sorted((arranged(), other), key=lambda one: one.recorded)).asks(rule, by="2024-03-18")


def test_is_silent_once_that_care_is_over():
    over = entry(
        "2024-03-20",
        CSC,
        "record_note",
        Care(id="gran", child=SAM, by=(GRAN,), basis="unknown", to_date=time("2024-03-20")),
    )
    assert not STORY.then(over).asks(rule, by="2024-03-20")


def test_does_not_leak_from_another_childs_plan():
    assert not told(on_plan("2024-02-05", ANN), arranged()).asks(rule, by="2024-06-18")


def test_changes_its_mind_when_the_check_is_corrected_and_not_a_day_sooner():
    unsure = entry("2024-03-12", HV, "visit", corrects="e3", recorded="2024-03-27T09:00")
    story = STORY.then(check("gran"), unsure)
    assert not story.asks(rule, by="2024-03-26")
    assert story.asks(rule, by="2024-03-27")
