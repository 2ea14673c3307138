import pytest

from parts import ANN, CSC, DAD, ED, FRIEND, GRAN, HV, MUM, SAM, SCHOOL, entry, on_plan, strategy, time, told, visit
from tenfold.questions.siblings.child_joined_household import child_joined_household as rule
from tenfold.record import Assessment, Care, Decision, Enquiry, Person, Plan, Relationship, Residence

BEN = "ben"
PLAN = on_plan("2024-03-05", SAM, ANN)


def lives(person, address="home", as_="staying", **fields):
    return Residence(person=person, address=address, as_=as_, **fields)


def comes(day="2024-04-02", *facts, agency=HV, **fields):
    known = Person(id=BEN, born=time("2016-02-02"))
    return entry(day, agency, "visit", known, *(facts or (lives(BEN),)), id="came", **fields)


def decided(day="2024-04-04", agency=CSC, matter="other", **fields):
    return entry(day, agency, "record_note", Decision(matter=matter, children=(BEN,), **fields))


STORY = told(PLAN, comes())


def test_asks_at_once_when_a_child_comes_to_live_with_children_on_plan():
    assert not STORY.asks(rule, by="2024-04-01")
    [question] = STORY.asked(rule, by="2024-04-02")
    assert question.id == "child-joined-household:ben"
    assert (question.urgency, question.to, question.about) == ("immediate", (CSC,), (BEN, SAM, ANN))
    assert [one.id for one in question.evidence] == ["came"]


def test_is_silent_where_nobody_is_on_plan_or_no_longer():
    assert not told(comes()).asks(rule, by="2024-06-01")
    ended = entry("2024-04-01", CSC, "review_conference", *(Plan(child=one, status="ended") for one in (SAM, ANN)))
    assert not told(PLAN, ended, comes()).asks(rule, by="2024-06-01")
    assert told(entry("2024-03-05", CSC, "visit", Enquiry(children=(SAM,), stage="opened")), comes()).asks(
        rule, by="2024-04-02"
    )


def test_is_silent_until_the_day_of_the_move():
    ahead = told(PLAN, comes("2024-04-02", lives(BEN, from_=time("2024-04-09"))))
    assert not ahead.asks(rule, by="2024-04-07")
    assert ahead.asks(rule, by="2024-04-09")


@pytest.mark.parametrize("as_", ["visiting", "left", "not_resident"])
def test_is_silent_about_a_child_who_does_not_live_there(as_):
    assert not told(PLAN, comes("2024-04-02", lives(BEN, as_=as_))).asks(rule, by="2024-06-01")


@pytest.mark.parametrize(
    "answer",
    [
        decided(),
        entry("2024-04-04", CSC, "record_note", Enquiry(children=(BEN,), stage="opened")),
        entry("2024-04-04", CSC, "record_note", Assessment(children=(BEN,), stage="opened")),
        strategy("2024-04-04", about=(BEN,)),
    ],
)
def test_is_content_with_a_decision_or_a_step_that_names_the_child(answer):
    [question] = STORY.then(answer).questions(rule, by="2024-04-04")
    assert question.closed_by == "e3"


@pytest.mark.parametrize(
    "other",
    [
        decided("2024-03-20"),
        decided(agency=SCHOOL),
        visit("2024-04-04", child=BEN),
        entry("2024-04-04", CSC, "core_group", about=(SAM, BEN), considered="all"),
        decided("2024-03-01", matter="placement"),
        decided("2024-03-20", matter="placement", granted=False),
        decided("2024-03-20", matter="placement", agency=SCHOOL),
    ],
)
def test_still_asks_when_nobody_decided_on_the_child_since(other):
    assert told(PLAN, comes(), other).asks(rule, by="2024-06-01")


@pytest.mark.parametrize("matter", ["placement", "return_home"])
def test_is_content_when_the_move_was_decided_before(matter):
    assert not told(PLAN, decided("2024-03-20", matter=matter), comes()).asks(rule, by="2024-06-01")


def test_asks_about_a_brother_who_comes_back_and_not_about_one_who_was_only_away():
    born = Person(id=BEN, born=time("2016-02-02"))
    tie = Relationship(of=MUM, to=BEN, is_="mother")
    there = entry("2024-01-02", HV, "visit", born, tie, lives(BEN, as_="resident"), about=(BEN,))
    left = entry("2024-02-02", HV, "visit", lives(BEN, as_="left"), lives(BEN, "dads", "resident"), about=(BEN,))
    back = entry("2024-04-02", HV, "visit", lives(BEN, as_="resident", from_=time("2024-04-02")), about=(BEN,))
    assert told(there, left, PLAN, back).subjects(rule, by="2024-04-02") == [BEN]
    away = entry("2024-03-20", HV, "visit", lives(BEN, as_="left"), lives(BEN, "dads", "resident"), about=(BEN,))
    assert not told(there, PLAN, away, back).asks(rule, by="2024-06-01")


def test_asks_about_a_baby_born_into_the_home():
    tie = Relationship(of=MUM, to="baby", is_="mother")
    born = entry("2024-04-02", ED, "attendance", Person(id="baby", born=time("2024-04-01")), tie, id="born")
    [question] = told(PLAN, born).asked(rule, by="2024-04-02")
    assert (question.subject.id, [one.id for one in question.evidence]) == ("baby", ["born"])
    housed = entry("2024-04-03", HV, "visit", lives("baby", as_="resident"), id="housed")
    assert [one.id for one in told(PLAN, born, housed).asked(rule, by="2024-04-03")[0].evidence] == ["born", "housed"]


def test_is_silent_about_a_sister_of_whom_only_the_tie_is_new():
    kim = (Person(id="kim"), Relationship(of="kim", to=SAM, is_="sibling"))
    assert not told(PLAN, entry("2024-04-02", HV, "visit", *kim)).asks(rule, by="2024-06-01")
    old = (Person(id="kim", born=time("2015-01-01")), Relationship(of=MUM, to="kim", is_="mother"))
    assert not told(PLAN, entry("2024-04-02", HV, "visit", *old)).asks(rule, by="2024-06-01")


def test_asks_about_a_child_who_comes_into_the_same_care():
    care = Care(child=BEN, by=(MUM,), basis="family_arrangement", from_=time("2024-04-01"))
    assert told(PLAN, comes("2024-04-02", care)).subjects(rule, by="2024-04-02") == [BEN]
    minded = Care(child=BEN, by=(MUM,), basis="childminder", from_=time("2024-04-01"))
    assert not told(PLAN, comes("2024-04-02", minded)).asks(rule, by="2024-06-01")
    long = Care(child=BEN, by=(MUM,), basis="family_arrangement", from_=time("2024-01-01"))
    assert not told(PLAN, comes("2024-04-02", long)).asks(rule, by="2024-06-01")


def test_is_silent_about_the_child_of_the_home_into_which_one_on_plan_is_placed():
    theirs = entry("2024-01-02", HV, "visit", Person(id=BEN, born=time("2016-02-02")), lives(BEN, "grans", "resident"))
    gone = (lives(SAM, as_="left"), lives(SAM, "grans", from_=time("2024-04-02")))
    story = told(theirs, on_plan("2024-03-05"), entry("2024-04-02", CSC, "record_note", *gone))
    assert not story.asks(rule, by="2024-06-01")


def test_asks_about_the_children_of_the_partner_to_whom_the_mother_moves():
    theirs = entry("2024-01-02", HV, "visit", Person(id=BEN, born=time("2016-02-02")), lives(BEN, "toms", "resident"))
    moved = [lives(one, "toms", "resident", from_=time("2024-04-02")) for one in (SAM, MUM)]
    assert told(theirs, on_plan("2024-03-05"), entry("2024-04-02", CSC, "record_note", *moved)).subjects(
        rule, by="2024-04-02"
    ) == [BEN]


def test_does_not_leak_to_a_child_of_another_home_or_to_a_grown_up():
    zoe = (Person(id="zoe", born=time("2020-01-01")), lives("zoe", "dads"))
    tom = (Person(id=FRIEND, born=time("1990-01-01")), lives(FRIEND))
    assert not told(PLAN, entry("2024-04-02", HV, "visit", *zoe, *tom)).asks(rule, by="2024-06-01")


def test_is_silent_once_the_child_has_left():
    left = entry("2024-04-10", HV, "visit", lives(BEN, as_="left"))
    [question] = STORY.then(left).questions(rule, by="2024-04-11")
    assert question.closed_by is None


def test_changes_its_mind_when_the_residence_is_corrected_and_not_a_day_sooner():
    only_visits = entry(
        "2024-04-02",
        HV,
        "visit",
        Person(id=BEN),
        lives(BEN, as_="visiting"),
        corrects="came",
        recorded="2024-04-10T09:00",
    )
    assert STORY.then(only_visits).asks(rule, by="2024-04-09")
    assert not STORY.then(only_visits).asks(rule, by="2024-04-10")


def test_is_silent_about_children_who_were_there_when_the_plan_began():
    assert not told(comes("2024-01-02"), on_plan("2024-03-05")).asks(rule, by="2024-06-01")
    assert GRAN not in told(comes("2024-01-02"), PLAN).subjects(rule, by="2024-06-01")
    assert DAD not in STORY.subjects(rule, by="2024-06-01")


def test_is_silent_about_a_child_born_before_whom_the_record_meets_only_now():
    tie = Relationship(of=MUM, to=BEN, is_="mother")
    unsaid = entry("2024-04-02", HV, "visit", Person(id=BEN), tie, id="met", seen={BEN: "seen"})
    assert not told(PLAN, unsaid).asks(rule, by="2024-06-01")


def test_a_child_who_comes_from_another_home_comes_in_whoever_else_lives_there():
    before = entry("2024-01-02", HV, "visit", Person(id=BEN, born=time("2016-02-02")), lives(BEN, "grans", "resident"))
    left = lives(BEN, "grans", "left", from_=time("2024-04-01"))
    came = comes("2024-04-02", left, lives(BEN, from_=time("2024-04-01")))
    assert told(before, PLAN, came).subjects(rule, by="2024-04-02") == [BEN]
    away = entry("2024-01-03", HV, "visit", lives(SAM, "dads", from_=time("2023-06-01"), to_date=time("2023-07-01")))
    mother = entry("2024-03-20", HV, "visit", lives(MUM, as_="left"), lives(MUM, "flat", "resident"))
    assert told(away, before, on_plan("2024-03-05"), mother, came).subjects(rule, by="2024-04-02") == [BEN]


def test_is_silent_about_a_brother_who_left_another_home_and_of_whom_nobody_says_where_he_went():
    born, tie = Person(id=BEN, born=time("2016-02-02")), Relationship(of=MUM, to=BEN, is_="mother")
    there = entry("2024-01-02", HV, "visit", born, tie, lives(BEN, "grans", "resident"), about=(BEN,))
    gone = entry("2024-04-02", HV, "call", lives(BEN, "grans", "left"), about=(BEN,))
    assert not told(there, PLAN, gone).asks(rule, by="2024-06-01")


def test_asks_of_the_child_of_a_partner_who_moves_in_as_of_any_other():
    partner = (
        Person(id=FRIEND, name="Mark", born=time("1990-01-01")),
        Relationship(of=FRIEND, to=MUM, is_="partner"),
        Residence(person=FRIEND, address="home", as_="resident", from_=time("2024-01-08")),
    )
    tie, stay = Relationship(of=FRIEND, to=BEN, is_="father"), lives(BEN, from_=time("2024-04-02"))
    story = told(entry("2024-01-08", HV, "visit", *partner), PLAN, comes("2024-04-02", tie, stay))
    assert story.subjects(rule, by="2024-04-02") == [BEN]


def home_to_a_plan(*plans, born="2024-04-01"):
    baby = (Person(id="baby", born=time(born)), Relationship(of=MUM, to="baby", is_="mother"))
    home = entry("2024-04-03", ED, "discharge", *baby, lives("baby", as_="resident", from_=time("2024-04-03")))
    return told(*plans, home)


def test_a_baby_who_has_a_plan_of_its_own_was_decided_on():
    together = on_plan("2024-03-05", SAM, ANN, "baby")
    assert not home_to_a_plan(together).asks(rule, by="2024-06-01")
    in_hospital = on_plan("2024-04-02", "baby")
    assert not home_to_a_plan(PLAN, in_hospital).asks(rule, by="2024-06-01")


def test_a_plan_of_before_the_others_or_of_a_child_who_is_no_baby_or_ended_says_nothing_of_the_move():
    assert home_to_a_plan(on_plan("2024-02-05", "baby"), PLAN).subjects(rule, by="2024-06-01") == ["baby"]
    grans = entry("2024-01-02", HV, "visit", Person(id="baby"), lives("baby", "grans", "resident"), about=("baby",))
    older = home_to_a_plan(grans, PLAN, on_plan("2024-04-02", "baby"), born="2020-04-01")
    assert "baby" in older.subjects(rule, by="2024-06-01")
    ended = entry("2024-04-02", CSC, "review_conference", Plan(child="baby", status="ended"), about=("baby",))
    assert home_to_a_plan(on_plan("2024-03-05", SAM, ANN, "baby"), ended).subjects(rule, by="2024-06-01") == ["baby"]


def test_asks_by_the_care_of_a_child_who_lived_there_once_and_is_now_only_looked_after_there():
    nights = lives(BEN, from_=time("2024-04-02"), to_date=time("2024-04-05"))
    care = Care(child=BEN, by=(MUM,), basis="family_arrangement", from_=time("2024-04-08"))
    minded = entry("2024-04-08", HV, "visit", care, about=(BEN,), id="minded")
    [question] = told(PLAN, comes("2024-04-02", nights), minded).asked(rule, by="2024-04-08")
    assert question.evidence[-1].id == "minded"


def test_a_baby_on_plan_joins_its_young_mother_and_nobody_joins_it():
    young = entry("2024-03-01", HV, "visit", Person(id=BEN, born=time("2008-02-02")), lives(BEN, as_="resident"))
    tie = Relationship(of=BEN, to="baby", is_="mother")
    unborn = entry("2024-03-05", CSC, "initial_conference", Plan(child="baby", status="started"), tie, about=("baby",))
    home = lives("baby", as_="resident")
    baby = entry("2024-05-01", ED, "discharge", Person(id="baby", born=time("2024-05-01")), home, about=("baby",))
    uncle = entry("2024-03-01", HV, "visit", Person(id="al", born=time("2012-02-02")), lives("al", as_="resident"))
    story = told(young, uncle, unborn, baby)
    assert not story.questions(rule, by="2024-06-01")
    later = entry(
        "2024-05-20", HV, "visit", Person(id="di", born=time("2014-02-02")), lives("di", from_=time("2024-05-18"))
    )
    assert story.then(later).subjects(rule, by="2024-05-20") == ["di"]
