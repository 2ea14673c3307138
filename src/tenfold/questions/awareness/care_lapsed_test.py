import pytest

from parts import ANN, CSC, ED, FRIEND, GRAN, HV, MUM, NEIGHBOUR, SAM, SCHOOL, entry, on_plan, time, told
from tenfold.questions.awareness.care_lapsed import care_lapsed as rule
from tenfold.record import Care, Check, Person, Referral, Residence


def care(day, by=MUM, id="care-sam", child=SAM, basis="parental", **fields):
    return entry(day, CSC, "record_note", Care(id=id, child=child, by=(by,), basis=basis, **fields))


LIVE = entry("2024-03-01", CSC, "record_note", Referral(children=(SAM,), from_=SCHOOL))
LAPSED = care("2024-03-01", to_date=time("2024-03-08"))
STORY = told(LIVE, LAPSED)


def test_asks_from_the_day_after_the_end():
    assert not STORY.asks(rule, by="2024-03-08T23:59:59")
    [question] = STORY.asked(rule, by="2024-03-08")
    assert question.id == "care-lapsed:care-sam"
    assert str(question.opened) == "2024-03-09 00:00:00+00:00"
    assert (question.urgency, question.to, question.about) == ("immediate", (CSC,), (SAM, MUM))
    assert [one.id for one in question.evidence] == ["birth", "e2"]


def test_a_month_is_over_with_its_last_day():
    story = told(LIVE, care("2024-03-01", to_date=time("2024-03")))
    assert not story.asks(rule, by="2024-03-30")
    assert story.asks(rule, by="2024-03-31")


def test_is_content_with_new_care_and_asks_under_its_name_when_that_lapses():
    new = care("2024-03-12", GRAN, "care-gran", basis="family_arrangement", to_date=time("2024-03-20"))
    [question] = STORY.then(new).questions(rule, by="2024-03-19")
    assert question.closed_by == "e3"
    [question] = STORY.then(new).asked(rule, by="2024-03-20")
    assert (question.id, question.about) == ("care-lapsed:care-gran", (SAM, GRAN))


def test_is_silent_while_other_care_goes_on_whichever_began_first():
    gran = care("2024-03-01", GRAN, "care-gran", basis="family_arrangement", to_date=time("2024-03-04"))
    assert not told(LIVE, gran).questions(rule, by="2024-06-01")
    assert told(LIVE, gran, LAPSED).subjects(rule, by="2024-03-08") == ["care-sam"]
    assert told(LIVE, LAPSED, gran).subjects(rule, by="2024-03-08") == ["care-sam"]


def test_of_two_that_end_together_the_later_told_is_asked_about():
    gran = care("2024-03-02", GRAN, "care-gran", basis="family_arrangement", to_date=time("2024-03-08"))
    assert told(LIVE, gran, LAPSED).subjects(rule, by="2024-03-08") == ["care-gran"]


@pytest.mark.parametrize(
    "other",
    [
        entry("2024-03-12", HV, "visit", place="home", seen={SAM: "seen"}, present=(MUM,)),
        care("2024-03-12", GRAN, "care-gran", ANN, "family_arrangement"),
        care("2024-03-12", GRAN, "care-gran", basis="family_arrangement", from_=time("2024-05-01")),
    ],
)
def test_still_asks_when_nobody_says_who_cares_since(other):
    assert STORY.then(other).asks(rule, by="2024-03-20")


def test_is_silent_in_an_ordinary_family_whose_child_lives_with_its_mother():
    assert not told(LAPSED).questions(rule, by="2024-06-01")
    minder = care("2024-03-01", NEIGHBOUR, "minder", basis="childminder", to_date=time("2024-03-04"))
    assert not told(LAPSED, minder).questions(rule, by="2024-06-01")


def test_asks_without_a_live_concern_where_the_child_lives_away_from_its_parents():
    away = Residence(person=SAM, address="friends", as_="resident", from_=time("2024-02-01"))
    with_friend = care("2024-02-01", FRIEND, "care-friend", basis="family_arrangement", to_date=time("2024-03-08"))
    ended = care("2024-02-01", to_date=time("2024-02-01"))
    story = told(ended, with_friend, entry("2024-02-01", HV, "visit", away))
    assert story.subjects(rule, by="2024-03-08") == ["care-friend"]


@pytest.mark.parametrize(
    ("basis", "asks"), [("hospital", False), ("childminder", False), ("placement", True), ("family_arrangement", True)]
)
def test_where_nobody_says_where_a_child_lives_leaving_hospital_or_a_childminder_is_going_home(basis, asks):
    kept = care("2024-03-01", ED, "kept", "zoe", basis, to_date=time("2024-03-08"))
    zoe = entry("2024-03-01", ED, "clinic", Person(id="zoe", born=time("2020-01-01")))
    assert told(zoe, kept).asks(rule, by="2024-03-20") is asks


def test_does_not_leak_from_another_child():
    ann = care("2024-03-01", id="care-ann", child=ANN, to_date=time("2024-03-08"))
    assert not told(LIVE, ann).asks(rule, by="2024-03-20")
    assert told(on_plan("2024-03-01", ANN), ann).subjects(rule, by="2024-03-08") == ["care-ann"]


def test_changes_its_mind_when_the_end_is_corrected_and_not_a_day_sooner():
    longer = care("2024-03-01", to_date=time("2024-05-08"))
    longer = entry("2024-03-01", CSC, "record_note", *longer.facts, corrects="e2", recorded="2024-03-20T09:00")
    assert STORY.then(longer).asks(rule, by="2024-03-19")
    assert not STORY.then(longer).asks(rule, by="2024-03-20")


def test_a_hospital_is_no_person_to_be_asked_about_when_its_care_ended():
    zoe = entry("2024-03-01", ED, "clinic", Person(id="zoe", born=time("2020-01-01")))
    kept = entry(
        "2024-03-01",
        ED,
        "record_note",
        Care(id="kept", child="zoe", by=(ED, GRAN), basis="placement", to_date=time("2024-03-08")),
    )
    [question] = told(zoe, kept).asked(rule, by="2024-03-20")
    assert question.about == ("zoe", GRAN)


@pytest.mark.parametrize(("result", "asks"), [("contradicted", True), ("requested", False), ("corroborated", False)])
def test_care_that_a_check_contradicted_is_no_new_care(result, asks):
    new = care("2024-03-12", GRAN, "care-gran", basis="family_arrangement")
    found = entry("2024-03-14", CSC, "visit", Check(about=("care-gran",), against="own_observation", result=result))
    assert not STORY.then(new, found).asks(rule, by="2024-03-13")
    assert STORY.then(new, found).asks(rule, by="2024-03-20") is asks


def test_nor_is_care_that_names_nobody():
    unsaid = entry("2024-03-12", CSC, "record_note", Care(id="unsaid", child=SAM, by=(), basis="unknown"))
    assert STORY.then(unsaid).subjects(rule, by="2024-03-20") == ["care-sam"]
