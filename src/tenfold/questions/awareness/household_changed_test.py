import pytest

from parts import ANN, CSC, DAD, ED, FRIEND, HV, LODGER, MUM, SAM, SCHOOL, entry, on_plan, time, told
from tenfold.questions.awareness.household_changed import household_changed as rule
from tenfold.questions.wording import in_words
from tenfold.record import Care, Check, Decision, Person, Presence, Referral, Relationship, Residence

LIVE = entry("2024-03-01", CSC, "record_note", Referral(children=(SAM,), from_=SCHOOL), id="live")


def lives(person=LODGER, address="home", as_="staying", **fields):
    return Residence(person=person, address=address, as_=as_, **fields)


def comes(day="2024-03-04", *facts, **fields):
    known = Person(id=LODGER, born=time("1990-01-01"))
    return entry(day, HV, "visit", known, *(facts or (lives(),)), **{"id": "came"} | fields)


def step(day, fact, considered=("came",), **fields):
    return entry(day, CSC, "record_note", fact, considered=considered, **fields)


STORY = told(LIVE, comes())
DECISION = Decision(matter="other", children=(SAM,))


def test_asks_ten_working_days_after_somebody_moved_in():
    assert not STORY.asks(rule, by="2024-03-17")
    [question] = STORY.asked(rule, by="2024-03-18")
    assert question.id == "household-changed:lodger"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (SAM, LODGER))
    assert [one.id for one in question.evidence] == ["came"]


def test_says_that_somebody_joined_only_where_the_child_did_not_come_to_them():
    def words(story, by="2024-04-30"):
        return [in_words(story.picture(by), one.ask) for one in story.asked(rule, by=by)]

    joined = ["What does it mean for Sam that “lodger” has joined the household?"]
    living = ["What does it mean for Sam to live with “lodger” now?"]
    assert words(STORY) == joined
    partner = Relationship(of=LODGER, to=MUM, is_="partner")
    assert words(told(LIVE, comes("2024-03-04", partner))) == joined
    years, days, moves = time("2020-01-01"), time("2024-03-04"), time("2024-03-08")
    there = lives(address="flat", from_=years)
    came = lives(SAM, "flat", from_=moves)
    assert words(told(LIVE, comes("2024-03-08", there, came))) == living
    assert words(told(LIVE, comes("2024-03-08", lives(address="flat", from_=moves), came))) == living
    after = lives(address="flat", from_=time("2024-03-11"))
    assert words(told(LIVE, comes("2024-03-11", came, after))) == joined
    met_at_home = told(LIVE, comes("2024-03-04", lives(from_=days)))
    gone = (lives(SAM, as_="left", from_=moves), lives(as_="left", from_=moves))
    on = entry("2024-03-08", HV, "visit", *gone, came, lives(address="flat", from_=moves), id="moved")
    assert words(met_at_home.then(on)) == joined
    ann = entry("2024-03-01", CSC, "record_note", Referral(children=(ANN,), from_=SCHOOL), about=(ANN,))
    both = comes("2024-03-08", lives(from_=time("2024-03-07")), lives(SAM, as_="left", from_=time("2024-03-05")))
    back = entry("2024-03-09", HV, "visit", lives(SAM, as_="resident", from_=time("2024-03-09")))
    assert words(told(LIVE, ann, both, back)) == ["What does it mean for Sam and Ann to live with “lodger” now?"]


def test_counts_from_the_day_it_was_recorded():
    late = comes("2024-03-04", recorded="2024-03-06T10:00")
    assert not told(LIVE, late).asks(rule, by="2024-03-19")
    assert told(LIVE, late).asks(rule, by="2024-03-20")


def test_is_silent_in_an_ordinary_family_with_a_new_partner():
    partner = Relationship(of=LODGER, to=MUM, is_="partner")
    assert not told(comes("2024-03-04", lives(), partner)).questions(rule, by="2024-06-18")


def test_is_silent_about_who_was_there_before_the_concern():
    assert not told(comes("2024-02-28"), LIVE).questions(rule, by="2024-06-18")
    learnt = comes("2024-03-04", lives(from_=time("2024-01-01")))
    assert not told(LIVE, learnt).questions(rule, by="2024-06-18")
    assert not told(comes("2024-03-01", *LIVE.facts, lives())).questions(rule, by="2024-06-18")
    again = entry("2024-03-04", HV, "visit", lives(as_="resident"), lives(SAM, as_="resident"))
    assert not told(comes("2024-02-28"), LIVE, again).questions(rule, by="2024-06-18")


@pytest.mark.parametrize(
    "fact",
    [
        lives(as_="visiting"),
        lives(as_="left"),
        lives(address="elsewhere"),
        lives(to_date=time("2024-03-08")),
        Presence(person=LODGER, context="in the hall"),
        Relationship(of=LODGER, to=MUM, is_="friend"),
        Care(child=SAM, by=(LODGER,), basis="family_arrangement"),
    ],
)
def test_is_silent_about_who_did_not_move_in(fact):
    assert not told(LIVE, comes("2024-03-04", fact)).asks(rule, by="2024-03-20")


def test_a_new_partner_joins_the_household_wherever_they_live():
    new = comes("2024-03-04", Relationship(of=LODGER, to=MUM, is_="partner"))
    assert told(LIVE, new).subjects(rule, by="2024-03-18") == [LODGER]
    the_other_way = comes("2024-03-04", Relationship(of=MUM, to=LODGER, is_="partner", from_=time("2024-03-02")))
    assert told(LIVE, the_other_way).subjects(rule, by="2024-03-18") == [LODGER]
    old = comes("2024-03-04", Relationship(of=LODGER, to=MUM, is_="partner", from_=time("2023-03-04")))
    assert not told(LIVE, old).questions(rule, by="2024-06-18")
    of_a_friend = comes("2024-03-04", Relationship(of=LODGER, to=FRIEND, is_="partner"))
    assert not told(LIVE, of_a_friend).questions(rule, by="2024-06-18")


def test_a_friend_who_became_a_partner_joined_then():
    tie = Relationship(id="tie", of=LODGER, to=MUM, is_="friend")
    became = entry("2024-03-06", HV, "visit", Relationship(id="tie", of=LODGER, to=MUM, is_="partner"), id="became")
    known = comes("2024-02-04", tie)
    assert not told(known, LIVE, became).asks(rule, by="2024-03-19")
    [question] = told(known, LIVE, became).asked(rule, by="2024-03-20")
    assert [one.id for one in question.evidence] == ["became"]


def test_the_childs_own_father_is_no_new_partner_but_joins_when_he_moves_in():
    again = entry("2024-03-04", HV, "visit", Relationship(of=DAD, to=MUM, is_="partner"))
    assert not told(LIVE, again).questions(rule, by="2024-06-18")
    moved = entry("2024-03-04", HV, "visit", lives(DAD, as_="resident", from_=time("2024-03-03")))
    assert told(LIVE, moved).subjects(rule, by="2024-03-18") == [DAD]


def test_a_baby_joins_nobody_but_an_older_child_does():
    baby = (Person(id="baby", born=time("2024-03-03")), lives("baby", as_="resident"))
    assert not told(LIVE, entry("2024-03-04", ED, "visit", *baby)).questions(rule, by="2024-06-18")
    ben = (Person(id="ben", born=time("2023-03-01")), lives("ben", as_="resident"))
    assert told(LIVE, entry("2024-03-04", ED, "visit", *ben)).subjects(rule, by="2024-03-18") == ["ben"]


def test_is_silent_once_the_person_has_left():
    left = entry("2024-03-20", HV, "visit", lives(as_="left"))
    assert not STORY.then(left).asks(rule, by="2024-03-20")


def test_does_not_leak_from_another_childs_concern_or_home():
    hers = entry("2024-03-01", CSC, "record_note", Referral(children=(ANN,)))
    assert told(hers, comes()).asked(rule, by="2024-03-18")[0].about == (ANN, LODGER)
    away = entry("2023-03-01", HV, "visit", lives(ANN, "grans", "resident"))
    assert not told(away, hers, comes()).questions(rule, by="2024-06-18")


def test_changes_its_mind_when_the_decision_is_corrected_and_not_a_day_sooner():
    taken_back = entry("2024-03-12", CSC, "record_note", corrects="d", recorded="2024-03-27T09:00")
    story = told(on_plan("2024-02-05"), comes(), step("2024-03-12", DECISION, id="d"), taken_back)
    assert not story.asks(rule, by="2024-03-26")
    assert story.asks(rule, by="2024-03-27")


def test_a_partner_of_before_joins_nobody():
    ended = entry("2024-03-06", HV, "visit", Relationship(of=LODGER, to=MUM, is_="ex_partner"))
    new = comes("2024-03-04", Relationship(of=LODGER, to=MUM, is_="partner"))
    assert not told(LIVE, new, ended).questions(rule, by="2024-06-18")
    also_friend = comes(
        "2024-03-04",
        Relationship(of=LODGER, to=MUM, is_="friend"),
        Relationship(of=LODGER, to=MUM, is_="partner", from_=time("2023-01-01")),
    )
    assert not told(LIVE, also_friend).questions(rule, by="2024-06-18")


def test_days_in_another_place_with_somebody_who_lived_there_before_are_no_joining():
    there = comes("2024-01-08", lives(as_="resident"))
    days = {"from_": time("2024-03-04"), "to_date": time("2024-03-08")}
    holiday = entry("2024-03-04", HV, "call", *(lives(one, "caravan", **days) for one in (SAM, LODGER)))
    assert not told(there, LIVE, holiday).questions(rule, by="2024-06-18")


UMA = Person(id="uma", born=time("2018-03-03"))
HER = entry("2024-03-01", CSC, "record_note", Referral(children=("uma",), from_=SCHOOL), UMA, about=("uma",))


def first_visit(*facts):
    grown = Person(id=LODGER, born=time("1990-01-01"))
    home = lives("uma", "theirs", "resident")
    return told(HER, entry("2024-03-04", CSC, "visit", grown, home, *facts, about=("uma",), id="first"))


def test_whom_the_first_visit_finds_at_home_has_not_joined_unless_it_says_since_when():
    assert not first_visit(lives(address="theirs", as_="resident")).questions(rule, by="2024-06-18")
    new = lives(address="theirs", as_="resident", from_=time("2024-03-03"))
    assert first_visit(new).subjects(rule, by="2024-03-18") == [LODGER]
    found_later = entry("2024-03-06", CSC, "visit", lives(address="theirs", as_="resident"), about=("uma",))
    assert first_visit().then(found_later).subjects(rule, by="2024-03-20") == [LODGER]


@pytest.mark.parametrize(("result", "asks"), [("contradicted", False), ("requested", True), ("corroborated", True)])
def test_is_silent_about_who_was_found_not_to_live_there(result, asks):
    found = entry("2024-03-06", CSC, "visit", Check(about=("in",), against="own_observation", result=result))
    assert told(LIVE, comes("2024-03-04", lives(id="in")), found).asks(rule, by="2024-03-20") is asks
