import pytest

from parts import (
    ANN,
    CSC,
    DAD,
    ED,
    FRIEND,
    GRAN,
    HV,
    LODGER,
    MUM,
    OTHER_LA,
    POLICE,
    SAM,
    entry,
    on_plan,
    strategy,
    time,
    told,
)
from tenfold.questions.curiosity.adult_unchecked import adult_unchecked as rule
from tenfold.record import (
    Account,
    Allegation,
    Assessment,
    Care,
    Check,
    Consent,
    Decision,
    Enquiry,
    History,
    Person,
    Referral,
    Relationship,
    Residence,
)


def moves_in(day="2024-03-01", born="1990-01-01", name="L"):
    who = Person(id=LODGER, name=name, born=time(born) if born else None)
    return entry(day, HV, "visit", who, Residence(person=LODGER, address="home", as_="staying"), id="in")


def check(against, result="nothing_known", of=LODGER, agency=CSC, day="2024-03-06", **fields):
    return entry(day, agency, "call", Check(about=(of,), against=against, result=result), **fields)


def both(of, day="2024-03-05"):
    return check("police_record", of=of, day=day), check("social_care_record", of=of, day=day)


STORY = told(moves_in(), on_plan("2024-03-05"), *both(MUM))


def test_asks_on_plan_about_the_lodger_whom_nobody_checked():
    [question] = STORY.asked(rule, by="2024-03-05")
    assert question.id == "adult-unchecked:lodger"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (SAM, ANN, LODGER))
    assert [one.id for one in question.evidence] == ["in", "e2"]  # what puts the child on plan is why it is asked now


def test_asks_about_a_parent_too():
    assert told(on_plan("2024-03-05")).subjects(rule, by="2024-03-05") == [MUM]


def test_is_silent_off_plan_about_an_ordinary_family():
    assert not told(moves_in()).asks(rule, by="2024-05-05")


def test_is_content_with_both_checks_and_not_with_one():
    police = check("police_record")
    assert STORY.then(police).asks(rule, by="2024-03-06")
    assert STORY.then(check("social_care_record")).asks(rule, by="2024-03-06")
    for second in (check("social_care_record"), check("other_authority"), check("other_agency", agency=OTHER_LA)):
        assert not STORY.then(police, second).asks(rule, by="2024-03-06")
    assert STORY.then(police, check("other_agency", agency=ED)).asks(rule, by="2024-03-06")


def test_still_asks_when_a_check_is_only_asked_for_or_is_of_somebody_else():
    story = STORY.then(check("police_record", "requested"), check("social_care_record"))
    assert story.asks(rule, by="2024-03-20")
    assert STORY.then(*both(GRAN)).asks(rule, by="2024-03-20")


@pytest.mark.parametrize(
    "fact",
    [
        Care(child=SAM, by=(FRIEND,), basis="family_arrangement"),
        Relationship(of=FRIEND, to=MUM, is_="partner"),
        Account(by=MUM, about=("care",), names=(FRIEND,)),
    ],
)
def test_asks_about_who_cares_is_partner_or_is_said_to_care(fact):
    story = STORY.then(*both(LODGER), entry("2024-03-06", HV, "call", Person(id=FRIEND, name="F"), fact))
    assert story.subjects(rule, by="2024-03-06") == [FRIEND]


@pytest.mark.parametrize(
    "fact",
    [
        Account(by=MUM, about=("care",), names=(FRIEND,), claim="denied"),
        Account(by=MUM, about=("household",), names=(FRIEND,)),
        Relationship(of=FRIEND, to=MUM, is_="friend"),
        Care(child=SAM, by=(FRIEND,), basis="childminder"),
    ],
)
def test_is_silent_about_who_is_not_said_to(fact):
    story = STORY.then(*both(LODGER), entry("2024-03-06", HV, "call", Person(id=FRIEND, name="F"), fact))
    assert not story.asks(rule, by="2024-03-20")


def test_is_silent_about_those_who_care_by_trade():
    foster = (
        Person(id=FRIEND, name="F"),
        Relationship(of=FRIEND, to=SAM, is_="foster_carer"),
        Residence(person=FRIEND, address="home", as_="resident"),
    )
    story = STORY.then(*both(LODGER), entry("2024-03-06", CSC, "record_note", *foster))
    assert [q.about for q in story.asked(rule, by="2024-03-20") if q.children == (SAM,)] == []


def test_is_silent_about_a_youth_unless_something_is_alleged_of_them():
    young = told(moves_in(born="2010-01-01"), on_plan("2024-03-05"), *both(MUM))
    assert not young.asks(rule, by="2024-03-20")
    alleged = entry("2024-03-06", POLICE, "call", Allegation(by="unknown", child=SAM, against=LODGER))
    assert young.then(alleged).subjects(rule, by="2024-03-06") == [LODGER]
    unsaid = told(moves_in(born=None), on_plan("2024-03-05"), *both(MUM))
    assert unsaid.subjects(rule, by="2024-03-05") == [LODGER]


def test_is_silent_about_who_has_no_name_or_has_died():
    assert not told(moves_in(name=None), on_plan("2024-03-05"), *both(MUM)).asks(rule, by="2024-03-20")
    assert not STORY.then(entry("2024-03-06", ED, "death", about=(LODGER,))).asks(rule, by="2024-03-06")


def test_asks_at_a_return_home_and_not_once_it_is_refused_or_long_past():
    home = entry("2024-03-05", CSC, "record_note", Decision(matter="return_home", children=(SAM,), granted=True))
    story = told(moves_in(), home, *both(MUM))
    assert story.subjects(rule, by="2024-03-05") == [LODGER]
    refused = entry("2024-03-07", CSC, "record_note", Decision(matter="return_home", children=(SAM,), granted=False))
    assert not story.then(refused).asks(rule, by="2024-03-07")
    assert not story.asks(rule, by="2024-09-06")


def test_asks_in_an_assessment_only_with_consent():
    opened = entry("2024-03-05", CSC, "record_note", Assessment(children=(SAM,), stage="opened"))
    story = told(moves_in(), opened)
    assert not story.asks(rule, by="2024-03-20")
    agreed = Consent(id="yes", person=LODGER, to="checks", given=True)
    assert story.then(entry("2024-03-06", CSC, "call", agreed)).subjects(rule, by="2024-03-06") == [LODGER]
    withdrawn = entry("2024-03-07", CSC, "call", Consent(person=LODGER, to="checks", given=True, withdrawn=True))
    assert not story.then(withdrawn).asks(rule, by="2024-03-20")
    refused = entry("2024-03-06", CSC, "call", Consent(person=LODGER, to="checks", given=False))
    assert not story.then(refused).asks(rule, by="2024-03-20")


def test_is_immediate_once_a_history_is_known_that_no_enquiry_considered():
    past = entry("2024-03-04", POLICE, "record_note", History(person=LODGER, of="violence"), about=(LODGER,), id="h")
    [question] = told(moves_in(), past).asked(rule, by="2024-03-04")
    assert (question.urgency, [one.id for one in question.evidence]) == ("immediate", ["in", "h"])
    opened = Enquiry(children=(SAM, ANN), stage="opened")
    blind = entry("2024-03-04", CSC, "call", opened, about=(SAM, ANN))
    assert [q.urgency for q in told(moves_in(), past, blind, *both(MUM)).asked(rule, by="2024-03-05")] == ["immediate"]
    weighed = strategy("2024-03-04", opened, about=(SAM, ANN))
    assert [q.urgency for q in told(moves_in(), past, weighed, *both(MUM)).asked(rule, by="2024-03-05")] == ["soon"]


def test_never_reads_what_somebody_suffered():
    for one in (History(person=LODGER, of="violence", as_="victim"), History(person=LODGER, of="mental_ill_health")):
        assert not told(moves_in(), entry("2024-03-04", POLICE, "record_note", one)).asks(rule, by="2024-05-05")


def test_does_not_leak_from_a_parent_who_lives_elsewhere():
    assert DAD not in STORY.subjects(rule, by="2024-03-20")


def test_changes_its_mind_when_a_check_is_corrected_and_not_a_day_sooner():
    undone = entry("2024-03-06", CSC, "call", corrects="c", recorded="2024-03-12T09:00")
    story = STORY.then(check("police_record", id="c"), check("social_care_record"), undone)
    assert not story.asks(rule, by="2024-03-11")
    assert story.asks(rule, by="2024-03-12")


@pytest.mark.parametrize(("kind", "asks"), [(None, True), ("single", True), ("early_help", False)])
def test_consent_counts_in_the_statutory_assessment_alone(kind, asks):
    opened = entry("2024-03-05", CSC, "record_note", Assessment(children=(SAM,), stage="opened", kind=kind))
    agreed = entry("2024-03-05", CSC, "visit", Consent(person=LODGER, to="checks", given=True))
    assert told(moves_in(), opened, agreed).asks(rule, by="2024-03-05") is asks


def test_that_he_went_by_mums_word_on_the_telephone_answers_nothing():
    gone = Residence(person=LODGER, address="home", as_="left", from_=time("2024-03-10"))
    word = Account(id="word", by=MUM, about=("household",), names=(LODGER,))
    rang = STORY.then(entry("2024-03-11", CSC, "call", word, gone))
    assert rang.asks(rule, by="2024-04-11")
    looked = entry("2024-03-12", CSC, "visit", Residence(person=MUM, address="home", as_="resident"), place="home")
    [question] = rang.then(looked).questions(rule, by="2024-04-11")
    assert str(question.closed)[:10] == "2024-03-12"
    assert not STORY.then(entry("2024-03-11", HV, "visit", gone)).asks(rule, by="2024-04-11")


NO_MORE = (
    *(Care(id=f"care-{one}", child=one, by=(MUM,), basis="parental", to_date=time("2024-03-05")) for one in (SAM, ANN)),
    *(Care(child=one, by=(DAD,), basis="parental", from_=time("2024-03-05")) for one in (SAM, ANN)),
    *(Residence(person=one, address="dads", as_="resident") for one in (SAM, ANN)),
    Residence(person=MUM, address="home", as_="left"),
)
CHARGED = entry("2024-03-04", POLICE, "police_incident", History(person=MUM, of="violence"), id="h")


def test_is_content_once_a_parents_care_is_told_to_be_over():
    story = told(CHARGED)
    assert story.asked(rule, by="2024-03-05")[0].urgency == "immediate"
    over = entry("2024-03-05", POLICE, "police_incident", *NO_MORE, about=(SAM, ANN))
    [question] = story.then(over).questions(rule, by="2024-06-30")
    assert str(question.closed)[:10] == "2024-03-06"


def test_still_asks_of_a_parent_who_is_gone_by_the_familys_word_or_had_the_child_for_some_days_as_was_agreed():
    word = Account(by=MUM, about=("household",), names=(MUM,))
    rang = entry("2024-03-05", CSC, "call", word, *NO_MORE, about=(SAM, ANN))
    assert told(CHARGED, rang).asked(rule, by="2024-06-30")[0].about == (SAM, ANN, MUM)
    days = Care(child=SAM, by=(DAD,), basis="parental", from_=time("2024-03-01"), to_date=time("2024-03-03"))
    of_dad = entry("2024-03-04", POLICE, "call", History(person=DAD, of="violence"))
    assert told(entry("2024-02-28", HV, "visit", days), of_dad).subjects(rule, by="2024-03-20") == [DAD]


def test_who_lives_there_by_one_agencys_word_and_not_by_anothers_is_asked_about_until_that_is_settled():
    violent = History(person=LODGER, of="violence", as_="perpetrator")
    known = entry("2024-02-01", POLICE, "information_received", Person(id=LODGER, name="L"), violent)
    lives = Residence(person=SAM, address="home", as_="resident")
    home = entry("2024-02-02", HV, "visit", lives)
    denies = Residence(person=LODGER, address="home", as_="not_resident")
    differs = entry("2024-03-08", POLICE, "record_note", denies, id="differs")
    story = told(known, home, moves_in(), differs)
    [question] = story.questions(rule, by="2024-03-31")
    assert (question.id, question.closed) == ("adult-unchecked:lodger", None)
    settled = Check(about=("differs.2", LODGER), against="own_observation", result="contradicted")
    assert not story.then(entry("2024-03-12", CSC, "visit", settled)).asks(rule, by="2024-03-12")
    gone = entry("2024-03-08", HV, "visit", Residence(person=LODGER, address="home", as_="left"))
    assert not told(known, home, moves_in(), gone).asks(rule, by="2024-03-12")


@pytest.mark.parametrize(
    ("day", "to_whom", "asks"),
    [("2023-06-01", CSC, False), ("2024-03-01", CSC, True), ("2024-03-06", CSC, True), ("2024-03-06", HV, False)],
)
def test_what_was_agreed_to_long_before_an_assessment_or_to_others_is_no_consent_to_checks_in_it(day, to_whom, asks):
    agrees = entry(day, to_whom, "record_note", Consent(person=LODGER, to="photographs", given=True))
    referred = entry("2024-03-01", CSC, "record_note", Referral(children=(SAM,), from_=HV), id="referred")
    opened = Assessment(children=(SAM,), stage="opened", kind="single")
    begun = entry("2024-03-05", CSC, "record_note", opened, considered=("referred",))
    assert told(moves_in("2023-01-09"), agrees, referred, begun).asks(rule, by="2024-03-06") is asks


@pytest.mark.parametrize(
    ("who", "tie", "asks"),
    [
        (DAD, None, True),
        (GRAN, None, True),
        (GRAN, "foster_carer", False),
        (LODGER, None, False),
        (LODGER, "childminder", False),
    ],
)
def test_a_parent_or_relative_with_whom_a_child_is_placed_is_no_foster_carer(who, tie, asks):
    ties = [Relationship(of=who, to=SAM, is_=tie)] if tie else []
    placed = Care(id="c", child=SAM, by=(who,), basis="placement", from_=time("2024-03-06"))
    known = Person(id=LODGER, name="L", born=time("1990-01-01"))
    moved = Residence(person=SAM, address="elsewhere", as_="resident", from_=time("2024-03-06"))
    begun = entry("2024-03-06", CSC, "record_note", known, placed, moved, *ties)
    story = told(on_plan("2024-03-05"), *both(MUM), begun)
    assert (who in story.subjects(rule, by="2024-03-08")) is asks


@pytest.mark.parametrize(("result", "asks"), [("contradicted", True), ("corroborated", False), ("requested", False)])
def test_a_childminder_whom_a_check_found_to_be_none_is_to_be_checked(result, asks):
    minds = Care(id="minds", child=SAM, by=(LODGER,), basis="childminder", from_=time("2024-03-06"))
    begun = entry("2024-03-06", CSC, "record_note", Person(id=LODGER, name="L", born=time("1990-01-01")), minds)
    found = entry("2024-03-07", CSC, "call", Check(about=("minds",), against="other_agency", result=result))
    story = told(on_plan("2024-03-05"), *both(MUM), begun, found)
    assert story.asks(rule, by="2024-03-08") is asks


def test_a_father_who_lives_elsewhere_does_not_become_the_one_who_cares_when_care_ends():
    over = Care(id="care-sam", child=SAM, by=(MUM,), basis="parental", to_date=time("2024-03-06"))
    gone = Residence(person=MUM, address="home", as_="left", from_=time("2024-03-06"))
    story = told(on_plan("2024-03-05"), *both(MUM), entry("2024-03-07", CSC, "record_note", over, gone))
    assert DAD not in story.subjects(rule, by="2024-03-20")


def test_says_how_an_adult_may_be_near():
    [question] = STORY.asked(rule, by="2024-03-05")
    assert question.ask.template.endswith("{adult}, who lives with, cares for or is otherwise near {near}?")
