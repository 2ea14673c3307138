import pytest

from parts import ANN, CSC, DAD, FRIEND, GRAN, HV, MUM, NEIGHBOUR, OTHER_LA, SAM, SCHOOL, entry, on_plan, time, told
from tenfold.questions.awareness.carer_unassessed import carer_unassessed as rule
from tenfold.record import Account, Assessment, Care, Check, Person, Referral, Relationship, Residence

LIVE = entry("2024-03-01", CSC, "record_note", Referral(children=(SAM,), from_=SCHOOL), id="live")


def known(person, born="1985-01-01"):
    return Person(id=person, born=time(born))


def care(day="2024-03-04", by=(FRIEND,), basis="family_arrangement", child=SAM, **fields):
    people = [known(one) for one in by if one in (FRIEND, NEIGHBOUR, "kim")]
    return entry(
        day, CSC, "record_note", *people, Care(id="their-care", child=child, by=by, basis=basis, **fields), id="care"
    )


def check(day="2024-03-05", person=FRIEND, against="police_record", result="nothing_known", agency=CSC):
    return entry(day, agency, "information_received", Check(about=(person,), against=against, result=result))


def sleeps(day="2024-03-04", address="friends", as_="staying", person=SAM):
    theirs = Residence(person=FRIEND, address="friends", as_="resident")
    return entry(day, HV, "visit", known(FRIEND), theirs, Residence(person=person, address=address, as_=as_), id="stay")


STORY = told(LIVE, care())


def test_asks_two_working_days_after_the_care_began():
    assert not STORY.asks(rule, by="2024-03-05")
    [question] = STORY.asked(rule, by="2024-03-06")
    assert question.id == "carer-unassessed:friend"
    assert (question.urgency, question.to, question.about) == ("immediate", (CSC,), (SAM, FRIEND))
    assert [one.id for one in question.evidence] == ["live", "care"]


def test_goes_on_waiting_when_the_referral_leads_to_an_assessment():
    opened = entry("2024-03-05", CSC, "record_note", Assessment(children=(SAM,), stage="opened", kind="single"))
    assert not STORY.then(opened).asks(rule, by="2024-03-05")
    [question] = STORY.then(opened).questions(rule, by="2024-03-12")
    assert (str(question.opened), question.closed) == ("2024-03-07 00:00:00+00:00", None)


def test_counts_from_the_recording_and_from_the_concern_where_those_came_later():
    late = told(LIVE, care("2024-03-11", from_=time("2024-03-04")))
    assert not late.asks(rule, by="2024-03-12")
    assert late.asks(rule, by="2024-03-13")
    concern = told(care("2024-01-02"), LIVE)
    assert not concern.asks(rule, by="2024-03-04")
    assert concern.asks(rule, by="2024-03-05")
    ahead = told(LIVE, care("2024-03-04", from_=time("2024-03-11")))
    assert not ahead.asks(rule, by="2024-03-12")
    assert ahead.asks(rule, by="2024-03-13")


def test_counts_from_the_day_somebody_was_added_to_the_care():
    more = entry(
        "2024-03-11",
        CSC,
        "record_note",
        known(FRIEND),
        Care(id="care-sam", child=SAM, by=(MUM, FRIEND), basis="parental"),
    )
    assert not told(LIVE, more).asks(rule, by="2024-03-12")
    assert told(LIVE, more).subjects(rule, by="2024-03-13") == [FRIEND]


@pytest.mark.parametrize(
    "answer",
    [
        check(),
        check(against="social_care_record"),
        check(against="other_authority"),
        check(against="other_agency", agency=OTHER_LA),
        check(result="corroborated"),
        entry("2024-03-05", CSC, "visit", Assessment(children=(ANN,), stage="completed", kind="carer", of=(FRIEND,))),
    ],
)
def test_is_content_with_a_check_that_came_back_or_an_assessment(answer):
    assert not STORY.then(answer).questions(rule, by="2024-06-06")
    late = entry("2024-03-11", answer.agency, answer.event, *answer.facts)
    [question] = STORY.then(late).questions(rule, by="2024-03-11")
    assert question.closed_by == "e3"


@pytest.mark.parametrize(
    "other",
    [
        check(result="requested"),
        check(person=GRAN),
        check(against="health_record"),
        check(against="own_observation"),
        check(against="other_agency", agency=SCHOOL),
        entry("2024-03-05", CSC, "visit", Assessment(children=(SAM,), stage="opened", kind="carer", of=(FRIEND,))),
        entry("2024-03-05", CSC, "visit", Assessment(children=(ANN,), stage="completed", of=(GRAN,))),
        entry(
            "2024-03-05", CSC, "visit", Check(about=("their-care",), against="own_observation", result="corroborated")
        ),
    ],
)
def test_still_asks_when_nothing_came_back_on_that_person(other):
    assert STORY.then(other).asks(rule, by="2024-03-20")


def test_never_asks_about_parents_agencies_or_those_who_care_by_trade():
    for one in (care(by=(MUM, DAD)), care(by=(CSC,)), care(basis="childminder"), care(basis="placement")):
        assert not told(LIVE, one).questions(rule, by="2024-06-06")
    for one in (care(basis="hospital"), care(basis="order")):
        assert not told(LIVE, one).questions(rule, by="2024-06-06")
    tie = Relationship(of=FRIEND, to=SAM, is_="foster_carer")
    assert not told(LIVE, entry("2024-03-04", CSC, "visit", known(FRIEND), tie), care()).questions(
        rule, by="2024-06-06"
    )
    other = Relationship(of=FRIEND, to=ANN, is_="childminder")
    assert told(LIVE, entry("2024-03-04", CSC, "visit", known(FRIEND), other), care()).asks(rule, by="2024-03-06")


def test_never_asks_about_an_older_sister_who_is_herself_a_child():
    kim = entry("2024-03-01", HV, "visit", known("kim", "2009-01-01"), Relationship(of="kim", to=SAM, is_="sibling"))
    assert not told(kim, LIVE, care(by=(ANN,))).questions(rule, by="2024-06-06")
    assert told(LIVE, care(by=(MUM, "kim"))).subjects(rule, by="2024-03-06") == ["kim"]


@pytest.mark.parametrize("by", [(GRAN,), (NEIGHBOUR,), (MUM, FRIEND)])
def test_is_silent_in_an_ordinary_family_whoever_babysits(by):
    assert not told(care(by=by)).questions(rule, by="2024-06-06")
    assert told(LIVE, care(by=by)).asks(rule, by="2024-03-06")
    one_day = care(by=by, to_date=time("2024-03-04"))
    assert not told(LIVE, one_day).questions(rule, by="2024-06-06")


@pytest.mark.parametrize("as_", ["staying", "resident"])
def test_asks_without_a_concern_about_nights_with_somebody_who_is_no_kin(as_):
    story = told(care(), sleeps(as_=as_))
    assert not story.asks(rule, by="2024-03-05")
    [question] = story.asked(rule, by="2024-03-06")
    assert [one.id for one in question.evidence] == ["care"]


@pytest.mark.parametrize(
    "nights",
    [
        sleeps(as_="visiting"),
        sleeps(person=ANN),
        entry("2024-03-04", HV, "visit", known(FRIEND), Residence(person=FRIEND, address="home", as_="staying")),
        entry("2024-03-04", HV, "visit", *sleeps().facts, Residence(person=MUM, address="friends", as_="staying")),
        entry("2024-03-04", HV, "visit", *sleeps().facts, Relationship(of=FRIEND, to=SAM, is_="aunt_uncle")),
        entry("2024-03-04", HV, "visit", *sleeps().facts, Relationship(of=FRIEND, to=MUM, is_="sibling")),
    ],
)
def test_is_silent_without_a_concern_about_days_kin_or_a_parent_in_the_same_house(nights):
    assert not told(nights, care()).questions(rule, by="2024-06-06")


def test_asks_without_a_concern_about_a_child_whom_its_parents_left_to_somebody_who_is_no_kin():
    over = Care(id="care-sam", child=SAM, by=(MUM,), basis="parental", to_date=time("2024-03-04"))
    away = Residence(person=SAM, address="home", as_="left", from_=time("2024-03-04"))
    given = entry("2024-03-04", HV, "visit", over, away)
    assert told(given, care()).subjects(rule, by="2024-03-06") == [FRIEND]
    assert not told(given, care(by=(GRAN,))).questions(rule, by="2024-06-06")
    assert not told(entry("2024-03-04", HV, "visit", over), care()).questions(rule, by="2024-06-06")
    assert not told(entry("2024-03-04", HV, "visit", away), care()).questions(rule, by="2024-06-06")
    zoe = entry("2024-03-04", HV, "visit", known("zoe", "2020-01-01"), about=("zoe",))
    assert not told(zoe, care(child="zoe")).questions(rule, by="2024-06-06")


def nights_at_his_flat(*more):
    there = Residence(person=SAM, address="a flat", as_="staying")
    return told(care(), entry("2024-03-04", HV, "visit", there, *more, id="stay"))


def test_asks_about_nights_in_a_home_that_is_nobodys_on_record_where_nobody_else_has_the_child():
    assert nights_at_his_flat().subjects(rule, by="2024-03-06") == [FRIEND]
    brother = (Person(id=ANN, born=time("2018-01-01")), Residence(person=ANN, address="a flat", as_="staying"))
    assert nights_at_his_flat(*brother).subjects(rule, by="2024-03-06") == [FRIEND]


def test_is_silent_about_who_minds_a_child_at_home_where_nobody_told_where_its_mother_lives():
    home = Residence(person="zoe", address="theirs", as_="resident")
    mother = (known("rose"), Relationship(of="rose", to="zoe", is_="mother"))
    seen = entry("2024-03-04", HV, "visit", known("zoe", "2020-01-01"), home, *mother, about=("zoe",))
    assert not told(seen, care(child="zoe")).questions(rule, by="2024-06-06")
    hers = entry("2024-03-05", HV, "visit", Residence(person="rose", address="elsewhere", as_="resident"))
    assert told(seen, care(child="zoe"), hers).asks(rule, by="2024-03-08")


@pytest.mark.parametrize(
    "more",
    [
        (Residence(person=GRAN, address="a flat", as_="resident"),),
        (Care(child=SAM, by=(GRAN,), basis="family_arrangement"),),
        (Residence(person=MUM, address="a flat", as_="staying"),),
    ],
)
def test_is_silent_about_nights_where_somebody_else_lives_or_has_the_child_too(more):
    assert not nights_at_his_flat(*more).questions(rule, by="2024-06-06")


def test_does_not_leak_from_another_childs_concern():
    assert not told(entry("2024-03-01", CSC, "record_note", Referral(children=(ANN,))), care()).questions(
        rule, by="2024-06-06"
    )
    assert told(on_plan("2024-03-01", SAM, ANN), care()).subjects(rule, by="2024-03-06") == [FRIEND]


def test_names_the_children_of_whom_it_is_asked():
    ann = entry("2024-03-05", CSC, "record_note", Care(child=ANN, by=(FRIEND,), basis="family_arrangement"), id="more")
    story = told(on_plan("2024-03-01", SAM, ANN), care(), ann)
    assert story.asked(rule, by="2024-03-06")[0].ask.gaps[1] == ("near", ("Sam",))
    [question] = story.asked(rule, by="2024-03-07")
    assert question.ask.gaps[1] == ("near", ("Sam", "Ann"))
    assert (question.about, [one.id for one in question.evidence]) == ((SAM, ANN, FRIEND), ["e1", "care", "more"])


def test_changes_its_mind_when_the_check_is_corrected_and_not_a_day_sooner():
    asked = Check(about=(FRIEND,), against="police_record", result="requested")
    only_asked = entry("2024-03-05", CSC, "call", asked, corrects="e3", recorded="2024-03-20T09:00")
    story = STORY.then(check(), only_asked)
    assert not story.asks(rule, by="2024-03-19")
    assert story.asks(rule, by="2024-03-20")


def test_a_wait_that_has_run_out_does_not_begin_again_with_a_new_concern():
    stays = entry(
        "2024-01-08", HV, "visit", known(FRIEND), Residence(person=FRIEND, address="friends", as_="resident"),
        Residence(person=SAM, address="friends", as_="staying"), Residence(person=MUM, address="home", as_="resident"),
        Care(id="their-care", child=SAM, by=(FRIEND,), basis="family_arrangement", from_=time("2024-01-08")), id="stay",
    )  # fmt: skip
    later = told(stays, LIVE)
    assert later.subjects(rule, by="2024-02-28") == [FRIEND]
    [question] = later.questions(rule, by="2024-03-12")
    assert question.closed is None


@pytest.mark.parametrize(
    ("known_as", "basis", "asks"),
    [
        ({"known_as": ("Auntie",)}, "stated", True),
        ({"name": "Rose"}, "stated", True),
        ({"name": "Rose", "born": time("1980-02-03")}, "stated", False),
        ({"known_as": ("Auntie",)}, "document", False),
        ({"known_as": ("Auntie",)}, None, False),
    ],
)
def test_an_aunt_by_her_own_word_whom_nobody_knows_is_asked_about(known_as, basis, asks):
    tie = Relationship(of=FRIEND, to=SAM, is_="aunt_uncle", basis=basis)
    homes = [Residence(person=one, address="friends", as_="resident") for one in (SAM, FRIEND)]
    cares = Care(child=SAM, by=(FRIEND,), basis="family_arrangement", from_=time("2024-03-01"))
    enrols = entry("2024-03-04", SCHOOL, "record_note", Person(id=FRIEND, **known_as), tie, *homes, cares)
    assert told(enrols).asks(rule, by="2024-03-08") is asks


@pytest.mark.parametrize(("result", "asks"), [("contradicted", True), ("corroborated", False)])
def test_a_childminder_whom_a_check_found_to_be_none_is_nobody_who_cares_by_trade(result, asks):
    found = entry("2024-03-05", CSC, "call", Check(about=("their-care",), against="other_agency", result=result))
    assert told(LIVE, care(basis="childminder"), found).asks(rule, by="2024-03-08") is asks


@pytest.mark.parametrize(
    ("about", "result", "basis", "asks"),
    [
        ("tie", "contradicted", "stated", True),
        ("tie", "contradicted", "document", True),
        ("word", "contradicted", "stated", True),
        ("word", "contradicted", "verified", False),
        ("word", "corroborated", "stated", False),
        ("word", "requested", "stated", False),
        ("other", "contradicted", "stated", False),
        (FRIEND, "contradicted", "stated", False),
    ],
)
def test_an_aunt_of_whom_a_check_found_that_she_is_none_is_asked_about(about, result, basis, asks):
    tie = Relationship(id="tie", of=FRIEND, to=SAM, is_="aunt_uncle", basis=basis)
    words = (
        Account(id="word", by=FRIEND, about=("relationship",), says="I am his aunt"),
        Account(id="other", by=FRIEND, about=("care",), says="he sleeps in my bed"),
    )
    homes = [Residence(person=one, address="friends", as_="resident") for one in (SAM, FRIEND)]
    cares = Care(child=SAM, by=(FRIEND,), basis="family_arrangement", from_=time("2024-03-01"))
    known = Person(id=FRIEND, name="Rose", born=time("1980-02-03"))
    enrols = entry("2024-03-04", SCHOOL, "record_note", known, tie, *words, *homes, cares)
    found = entry("2024-03-11", CSC, "call", Check(about=(about,), against="document", result=result))
    assert not told(enrols, found).asks(rule, by="2024-03-10")
    assert told(enrols, found).asks(rule, by="2024-03-20") is asks
