import pytest

from parts import (
    ANN,
    CSC,
    DAD,
    ED,
    FRIEND,
    GP,
    GRAN,
    HV,
    LODGER,
    MUM,
    SAM,
    SCHOOL,
    entry,
    on_plan,
    strategy,
    time,
    told,
)
from tenfold.questions.awareness.household_changed import household_changed as rule
from tenfold.questions.wording import in_words
from tenfold.record import Assessment, Care, Check, Decision, Person, Plan, Presence, Referral, Relationship, Residence

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


def opens(day, kind="single", **fields):
    return entry(day, CSC, "record_note", Assessment(children=(SAM,), stage="opened", kind=kind, **fields))


@pytest.mark.parametrize("again", [{"kind": "parenting", "of": (MUM,)}, {"kind": "carer", "of": (GRAN,)}, {}])
@pytest.mark.parametrize("day", ["2024-03-06", "2024-03-20"])
def test_another_assessment_within_the_one_that_is_open_neither_hides_it_nor_answers(day, again):
    story = told(opens("2024-03-01"), comes(), opens(day, **again))
    [question] = story.questions(rule, by="2024-04-12")
    assert (question.opened, question.closed) == (time("2024-03-19").first, None)


def test_another_assessment_answers_that_is_of_who_came_or_considered_it_or_follows_the_end_of_the_first():
    story = told(opens("2024-03-01"), comes())
    assert not story.then(opens("2024-03-06", "carer", of=(LODGER,))).questions(rule, by="2024-04-12")
    considered = step("2024-03-06", Assessment(children=(SAM,), stage="opened", kind="parenting", of=(MUM,)))
    assert not story.then(considered).questions(rule, by="2024-04-12")
    done = step("2024-03-05", Assessment(children=(SAM,), stage="completed", kind="single"), considered=())
    assert not story.then(done, opens("2024-03-06", "parenting", of=(MUM,))).questions(rule, by="2024-04-12")


def test_stays_when_the_referral_before_it_leads_to_an_assessment_that_did_not_consider_it():
    opened = step("2024-03-12", Assessment(children=(SAM,), stage="opened", kind="single"), considered=())
    assert not STORY.then(opened).asks(rule, by="2024-03-17")
    assert STORY.then(opened).asks(rule, by="2024-03-18")
    knew = entry("2024-02-26", HV, "visit", Care(child=SAM, by=(LODGER,), basis="unknown"))
    assert not told(knew, LIVE, comes(), opened).asks(rule, by="2024-03-18")


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


def test_who_comes_back_joins_again():
    there = comes("2024-01-08", lives(as_="resident"))
    left = entry("2024-02-05", HV, "visit", lives(as_="left"))
    back = entry("2024-03-04", HV, "visit", lives(as_="resident", from_=time("2024-03-03")))
    assert told(there, left, LIVE, back).subjects(rule, by="2024-03-18") == [LODGER]


@pytest.mark.parametrize(("again", "joined"), [("2024-03-05", []), ("2024-03-12", []), ("2024-03-13", [LODGER])])
def test_who_moves_house_with_the_family_does_not(again, joined):
    there = comes("2024-01-08", lives(as_="resident"))
    family = (SAM, MUM, LODGER)
    left = [lives(one, as_="left", from_=time("2024-03-04")) for one in family]
    new_home = [lives(one, "flat", "resident", from_=time(again)) for one in family]
    moved = entry("2024-03-13", HV, "visit", *left, *new_home)
    assert told(there, LIVE, moved).subjects(rule, by="2024-03-27") == joined


def test_a_baby_joins_nobody_but_an_older_child_does():
    baby = (Person(id="baby", born=time("2024-03-03")), lives("baby", as_="resident"))
    assert not told(LIVE, entry("2024-03-04", ED, "visit", *baby)).questions(rule, by="2024-06-18")
    ben = (Person(id="ben", born=time("2023-03-01")), lives("ben", as_="resident"))
    assert told(LIVE, entry("2024-03-04", ED, "visit", *ben)).subjects(rule, by="2024-03-18") == ["ben"]


@pytest.mark.parametrize(
    "answer",
    [
        step("2024-03-20", DECISION),
        step("2024-03-20", DECISION, considered="all"),
        step("2024-03-20", Assessment(children=(SAM,), stage="opened")),
        step("2024-03-20", Assessment(children=(SAM,), stage="completed")),
        entry("2024-03-20", CSC, "record_note", Assessment(children=(SAM,), stage="opened", of=(LODGER,))),
        strategy("2024-03-20"),
        entry("2024-03-20", CSC, "review_conference", considered=("came",)),
    ],
)
def test_is_content_when_it_was_considered(answer):
    story = told(on_plan("2024-02-05"), comes())
    [question] = story.then(answer).questions(rule, by="2024-03-20")
    assert question.closed_by == "e3"


def test_is_content_when_the_decision_itself_brought_the_person_in():
    placed = comes("2024-03-04", lives(), DECISION)
    assert not told(on_plan("2024-02-05"), placed).questions(rule, by="2024-06-18")


@pytest.mark.parametrize(
    "other",
    [
        step("2024-03-12", DECISION, considered=()),
        step("2024-03-12", DECISION, considered=("birth",)),
        step("2024-03-12", Decision(matter="other", children=(ANN,))),
        step("2024-03-12", Assessment(children=(SAM,), stage="opened"), considered=()),
        entry("2024-03-12", CSC, "record_note", Assessment(children=(SAM,), stage="opened", of=(GRAN,))),
        entry("2024-03-12", CSC, "core_group", considered="all"),
        entry("2024-03-12", HV, "visit", considered=("came",), present=(LODGER,)),
    ],
)
def test_still_asks_when_nobody_says_that_it_was(other):
    assert told(on_plan("2024-02-05"), comes(), other).asks(rule, by="2024-03-18")


def test_an_assessment_of_the_person_begun_before_says_nothing_of_moving_in():
    before = entry("2024-02-12", CSC, "record_note", Assessment(children=(SAM,), stage="opened", of=(LODGER,)))
    known = entry("2024-02-12", CSC, "record_note", Person(id=LODGER))
    assert told(on_plan("2024-02-05"), known, before, comes()).asks(rule, by="2024-03-18")


def test_is_silent_once_the_person_has_left():
    left = entry("2024-03-20", HV, "visit", lives(as_="left"))
    assert not STORY.then(left).asks(rule, by="2024-03-20")


def test_does_not_leak_from_another_childs_concern_or_home():
    hers = entry("2024-03-01", CSC, "record_note", Referral(children=(ANN,)))
    assert told(hers, comes()).asked(rule, by="2024-03-18")[0].about == (ANN, LODGER)
    away = entry("2023-03-01", HV, "visit", lives(ANN, "grans", "resident"))
    assert not told(away, hers, comes()).questions(rule, by="2024-06-18")


def test_names_only_the_children_for_whom_it_was_not_considered():
    both = told(on_plan("2024-02-05", SAM, ANN), comes())
    assert both.asked(rule, by="2024-03-18")[0].ask.gaps[0] == ("near", ("Sam", "Ann"))
    [question] = both.then(step("2024-03-12", DECISION)).asked(rule, by="2024-03-18")
    assert question.ask.gaps[0] == ("near", ("Ann",))


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


def test_of_two_who_moved_in_only_the_one_whom_nobody_considered_is_asked_about():
    known = (Person(id=FRIEND, born=time("1990-01-01")), lives(FRIEND))
    other = entry("2024-03-05", HV, "visit", *known, id="other")
    story = told(on_plan("2024-03-01"), comes(), other)
    assert story.subjects(rule, by="2024-03-19") == [LODGER, FRIEND]
    assert story.then(step("2024-03-12", DECISION)).subjects(rule, by="2024-03-19") == [FRIEND]


VERA = Person(id="vera", born=time("2024-03-20"))
EXPECTED = entry("2024-03-01", CSC, "initial_conference", Plan(child="vera", status="started"), about=("vera",))


def home_from_hospital(*facts):
    home = lives("vera", as_="resident", from_=time("2024-03-22"))
    return told(EXPECTED, entry("2024-03-22", ED, "discharge", VERA, home, *facts, about=("vera",), id="home"))


def test_who_lives_where_a_baby_comes_home_to_has_not_joined_it():
    assert not home_from_hospital().questions(rule, by="2024-06-18")
    mother_anew = lives(MUM, "flat", "resident")
    flat = entry("2024-03-10", HV, "visit", mother_anew, lives(GRAN, "flat", from_=time("2024-03-12")))
    home = lives("vera", "flat", as_="resident", from_=time("2024-03-22"))
    assert not told(EXPECTED, flat, entry("2024-03-22", ED, "visit", VERA, home)).questions(rule, by="2024-06-18")


def test_who_moves_in_with_a_baby_or_lives_where_it_comes_from_others_has_joined_it():
    later = entry("2024-03-25", HV, "visit", Person(id=LODGER, born=time("1990-01-01")), lives(), id="came")
    assert home_from_hospital().then(later).subjects(rule, by="2024-04-12") == [LODGER]
    fostered = Care(child="vera", by=(FRIEND,), basis="placement", from_=time("2024-03-20"), to_date=time("2024-03-22"))
    assert MUM in home_from_hospital(Person(id=FRIEND), fostered).subjects(rule, by="2024-06-18")
    born = entry("2024-03-20", ED, "visit", VERA, lives("vera", "dads"))
    moved = entry("2024-03-22", ED, "visit", lives("vera", as_="resident"))
    assert MUM in told(EXPECTED, born, moved).subjects(rule, by="2024-06-18")


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


BEN = (Person(id="ben", born=time("2016-02-02")), lives("ben", as_="resident"))


@pytest.mark.parametrize(
    "answer",
    [
        step("2024-03-12", Decision(matter="other", children=("ben",))),
        step("2024-03-12", Assessment(children=("ben",), stage="opened"), considered=()),
        strategy("2024-03-12", about=("ben",)),
        step("2024-03-03", Decision(matter="return_home", children=("ben",), granted=True), considered=()),
        step("2024-03-03", Decision(matter="placement", children=("ben",)), considered=()),
    ],
)
def test_is_content_with_a_decision_or_an_assessment_of_the_child_who_came(answer):
    known = entry("2024-01-01", GP, "clinic", BEN[0])
    assert not told(known, LIVE, comes("2024-03-04", BEN[1]), answer).asks(rule, by="2024-03-18")


@pytest.mark.parametrize(
    "other",
    [
        step("2024-03-12", Decision(matter="other", children=("ben",)), considered=()),
        step("2024-03-03", Decision(matter="return_home", children=("ben",), granted=False), considered=()),
        step("2024-02-03", Decision(matter="return_home", children=("ben",)), considered=()),
        step("2024-03-03", Decision(matter="contact", children=("ben",)), considered=()),
        entry("2024-03-03", SCHOOL, "record_note", Decision(matter="placement", children=("ben",))),
        step("2024-03-02", Assessment(children=("ben",), stage="opened"), considered=()),
    ],
)
def test_still_asks_about_a_child_of_whose_coming_nobody_of_those_who_protect_decided(other):
    known = entry("2024-01-01", GP, "clinic", BEN[0])
    assert "ben" in told(known, LIVE, comes("2024-03-04", BEN[1]), other).subjects(rule, by="2024-03-18")


def away_and_back(*facts):
    """SAM goes to FRIEND on 5 February, with a concern from 1 March, and comes back on 4 March."""
    home = Care(id="care-sam", child=SAM, by=(MUM,), basis="parental", to_date=time("2024-02-05"))
    gone = entry("2024-02-05", CSC, "record_note", home, lives(SAM, "friends", "resident"))
    return told(gone, LIVE, entry("2024-03-04", CSC, "record_note", lives(SAM, as_="resident"), *facts))


def test_those_to_whom_a_child_comes_back_have_not_joined_it():
    assert not away_and_back().questions(rule, by="2024-06-18")
    flat = entry("2024-03-20", CSC, "visit", *(lives(one, "flat", "resident") for one in (SAM, MUM, ANN)))
    assert not away_and_back().then(flat).questions(rule, by="2024-06-18")


def test_who_came_to_the_home_while_the_child_was_away_has_joined_it_and_so_has_who_came_back_to_it():
    lodger = Person(id=LODGER, born=time("1990-01-01"))
    new = away_and_back(lodger, lives(from_=time("2024-02-20")))
    assert new.subjects(rule, by="2024-03-18") == [LODGER]
    back = away_and_back(lives(MUM, as_="left", from_=time("2024-02-10")), lives(MUM, from_=time("2024-02-20")))
    assert back.subjects(rule, by="2024-03-18") == [MUM]
    twice = comes("2024-03-05", lives(SAM, "friends", "resident"), id="off")
    again = entry("2024-03-25", CSC, "visit", lives(SAM, as_="resident"))
    since_march = away_and_back(lives(DAD, as_="resident")).then(twice, again)
    assert since_march.subjects(rule, by="2024-04-12") == [DAD]
    assert since_march.asked(rule, by="2024-03-25")[0].opened == time("2024-03-25T23:59:59").first


def test_a_brother_who_comes_back_to_the_child_has_joined_it():
    known = entry("2024-01-08", GP, "clinic", *BEN)
    gone = entry("2024-02-05", CSC, "record_note", lives("ben", "friends", "resident"))
    home = entry("2024-03-04", CSC, "record_note", BEN[1])
    assert told(known, gone, LIVE, home).subjects(rule, by="2024-03-18") == ["ben"]


@pytest.mark.parametrize("ended", [True, False])
def test_who_cared_for_the_child_left_it_and_comes_back_joins_again(ended):
    cares = Care(id="his", child=SAM, by=(LODGER,), basis="parental", from_=time("2023-01-01"))
    there = comes("2024-01-08", lives(as_="resident"), lives(SAM, as_="resident"), cares)
    over = [Care(id="his", child=SAM, by=(LODGER,), basis="parental", to_date=time("2024-03-05"))] if ended else []
    left = entry("2024-03-05", HV, "visit", lives(as_="left", from_=time("2024-03-05")), *over)
    back = entry("2024-04-02", HV, "visit", lives(as_="resident", from_=time("2024-04-01")), id="back")
    [question] = told(there, LIVE, left, back).asked(rule, by="2024-04-16")
    assert (question.id, [one.id for one in question.evidence]) == ("household-changed:lodger", ["back"])
    moved = [lives(one, "flat", "resident", from_=time("2024-03-05")) for one in (SAM, LODGER)]
    together = entry("2024-03-05", HV, "visit", *moved)
    assert not told(there, LIVE, together).questions(rule, by="2024-04-30")


@pytest.mark.parametrize(("result", "asks"), [("contradicted", False), ("requested", True), ("corroborated", True)])
def test_is_silent_about_who_was_found_not_to_live_there(result, asks):
    found = entry("2024-03-06", CSC, "visit", Check(about=("in",), against="own_observation", result=result))
    assert told(LIVE, comes("2024-03-04", lives(id="in")), found).asks(rule, by="2024-03-20") is asks


@pytest.mark.parametrize("since", [{}, {"from_": time("2023-01-01")}])
def test_who_had_left_long_before_that_was_told_joins_again(since):
    there = comes("2024-01-08", lives(as_="resident", id="his", **since))
    back = entry("2024-03-19", HV, "visit", lives(as_="resident", from_=time("2024-03-17")), id="back")

    def joined(last):
        left = lives(as_="left", id="his", to_date=time(last), **since)
        return told(there, LIVE, entry("2024-03-12", HV, "visit", left), back).subjects(rule, by="2024-04-04")

    assert joined("2024-01-31") == [LODGER]
    assert joined("2024-03-15") == []
