import pytest

from parts import ANN, CSC, DAD, FRIEND, GP, HOUSING, HV, LODGER, MUM, SAM, SCHOOL, entry, time, told
from tenfold.questions.acts import Act
from tenfold.questions.awareness.household_contradicted import household_contradicted as rule
from tenfold.questions.wording import in_words
from tenfold.record import Account, Check, Person, Residence


def word(day, as_, agency=HV, address="home", id=None, person=LODGER, **fields):
    fact = Residence(id=id, person=person, address=address, as_=as_, **fields)
    return entry(day, agency, "record_note", Person(id=person), fact, about=(SAM,), id=f"{agency}-{day}")


def denied(day="2024-03-12", by=MUM, about=("household",), names=(LODGER,), claim="denied", **fields):
    fact = Account(id="denial", by=by, about=about, names=names, claim=claim)
    return entry(day, CSC, "visit", fact, **fields)


def check(about, result="contradicted", day="2024-03-20", against="housing_record"):
    return entry(day, CSC, "call", Check(about=(about,), against=against, result=result))


YES = word("2024-03-04", "resident", HOUSING, id="yes")
NO = word("2024-03-12", "not_resident", HV, id="no")
STORY = told(YES, NO)


def test_asks_both_agencies_at_once():
    assert not STORY.asks(rule, by="2024-03-11")
    [question] = STORY.asked(rule, by="2024-03-12")
    assert question.id == "household-contradicted:lodger"
    assert (question.urgency, question.to, question.about) == ("soon", (HOUSING, HV, CSC), (SAM, ANN, LODGER))
    assert [one.id for one in question.evidence] == ["housing-2024-03-04", "hv-2024-03-12"]


def test_says_whose_home_it_is_and_the_act_checks_whether_that_person_lives_in_it():
    def words(story, by="2024-03-12"):
        [question] = story.asked(rule, by=by)
        return in_words(story.picture(by), question.ask), question.acts

    act = Act("check_residence", LODGER, (SAM, ANN))
    assert words(STORY) == ("Does “lodger” live in the home of Sam and Ann or not? housing and hv differ.", (act,))
    left = (Residence(person=one, address="home", as_="left") for one in (SAM, ANN))
    former = "Does “lodger” live in the former home of Sam and Ann or not? housing and hv differ."
    assert words(STORY.then(entry("2024-03-13", CSC, "visit", *left)), "2024-03-13") == (former, (act,))
    ann_left = entry("2024-03-13", CSC, "visit", Residence(person=ANN, address="home", as_="left"))
    [question] = STORY.then(ann_left).asked(rule, by="2024-03-13")
    assert question.acts == (Act("check_residence", LODGER, (SAM,)),)
    alone = Person(id="zoe", born=time("2018-01-01"))
    yes = entry("2024-03-04", HOUSING, "visit", alone, Residence(person="zoe", address="flat", as_="resident"))
    no = entry("2024-03-05", HV, "visit", Residence(person="zoe", address="flat", as_="not_resident"))
    assert words(told(yes, no))[1] == (Act("check_residence", "zoe", ("zoe",)),)


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        (word("2024-03-04", "staying", GP), NO),
        (YES, word("2024-03-04", "not_resident", HV)),
        (word("2024-03-04", "not_resident", HV), word("2024-03-12", "resident", GP, from_=time("2024-02-01"))),
        (YES, word("2024-03-12", "left", HV, from_=time("2024-02-01"))),
        (YES, word("2024-03-12", "visiting", HV, from_=time("2024-02-01"))),
        (word("2024-03-04", "visiting", HV), word("2024-03-12", "resident", GP, from_=time("2024-02-01"))),
        (word("2024-03-04", "resident", GP, to_date=time("2024-03-29")), word("2024-03-12", "visiting", HV)),
        (YES, word("2025-03-03", "not_resident", HV)),
        (YES, word("2024-03-12", "visiting", HV)),
        (word("2024-03-04", "resident", HOUSING, from_=time("2024-03")), NO),
        (word("2024-03-04", "resident", HOUSING, from_=time("2024-03")), word("2024-03-12", "visiting", HV)),
        (YES, word("2024-03-12", "not_resident", HV, from_=time("2024-03"))),
    ],
)
def test_asks_when_two_speak_of_the_same_time(said, answered):
    assert told(said, answered).subjects(rule, by="2025-03-04") == [LODGER]


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        (YES, word("2024-03-12", "left", HV)),
        (YES, word("2024-03-12", "left", HV, from_=time("2024-03-04"))),
        (YES, word("2024-03-12", "visiting", HV, from_=time("2024-03-10"))),
        (YES, word("2024-03-12", "visiting", HOUSING)),
        (word("2024-03-04", "visiting", HV), word("2024-03-12", "resident", GP)),
        (word("2024-03-14", "not_resident", HV), word("2024-03-16", "resident", GP, from_=time("2024-03"))),
        (word("2024-03-04", "not_resident", HV), word("2024-03-12", "resident", GP, from_=time("2024-03"))),
        (word("2024-03-04", "resident", GP, from_=time("2024-04")), NO),
        (YES, word("2024-03-12", "resident", HV)),
        (YES, word("2024-03-12", "not_resident", HV, "flat")),
        (YES, word("2024-03-12", "not_resident", HOUSING)),
        (word("2024-03-04", "not_resident", HV), word("2024-03-12", "resident", GP)),
        (word("2024-03-04", "left", HV), word("2024-03-12", "resident", GP, from_=time("2024-02-01"))),
        (word("2024-03-04", "resident", GP, to_date=time("2024-03-11")), NO),
        (YES, word("2025-03-06", "not_resident", HV)),
    ],
)
def test_is_silent_about_moving_out_or_in_one_source_another_place_or_an_old_word(said, answered):
    assert not told(said, answered).asks(rule, by="2025-03-20")


def test_is_silent_where_somebody_told_that_the_person_had_left_between_or_lives_elsewhere():
    assert not told(YES, word("2024-03-06", "left", GP), NO).asks(rule, by="2024-06-20")
    assert not told(YES, word("2024-03-06", "resident", GP, "flat"), NO).asks(rule, by="2024-06-20")
    gone = word("2024-03-06", "left", HOUSING)
    assert not told(YES, gone, word("2024-03-12", "visiting", HV)).asks(rule, by="2024-06-20")
    assert told(YES, word("2024-03-06", "visiting", GP, "flat"), NO).asks(rule, by="2024-03-12")


def test_is_silent_in_an_ordinary_family_whose_father_has_moved_out():
    gone = word("2024-03-04", "left", HV, person=DAD)
    assert not told(word("2023-02-01", "resident", HV, person=DAD), gone).asks(rule, by="2024-06-20")
    assert not told(word("2024-03-04", "not_resident", HV, person=DAD)).asks(rule, by="2024-06-20")


def test_is_silent_about_a_house_where_no_child_of_the_record_ever_lived():
    assert not told(
        word("2024-03-04", "resident", HOUSING, "dads"), word("2024-03-12", "not_resident", HV, "dads")
    ).asks(rule, by="2024-06-20")


def test_a_denial_differs_from_what_an_agency_holds():
    [question] = told(YES, denied()).asked(rule, by="2024-03-12")
    assert (question.to, question.about) == ((HOUSING, CSC), (SAM, ANN, LODGER, MUM))
    assert told(YES, denied(about=("household", "care"))).asks(rule, by="2024-03-12")


@pytest.mark.parametrize(
    "word_on",
    [
        denied(about=("relationship",)),
        denied(claim=None),
        denied(names=(FRIEND,)),
        denied(by=LODGER, names=()),
        denied("2024-03-03"),
        denied(about=("household",), names=(MUM,)),
    ],
)
def test_other_words_do_not(word_on):
    friend = entry("2024-01-01", HV, "visit", Person(id=FRIEND), Person(id=LODGER))
    assert not told(friend, word_on, YES).asks(rule, by="2024-06-20")
    assert not told(friend, YES, entry("2024-03-12", CSC, "call", *word_on.facts[:0])).asks(rule, by="2024-06-20")


@pytest.mark.parametrize("about", ["yes", "no", LODGER])
@pytest.mark.parametrize("result", ["contradicted", "corroborated"])
def test_is_content_with_a_check_that_settles_it(about, result):
    [question] = STORY.then(check(about, result)).questions(rule, by="2024-03-20")
    assert question.closed_by == "e3"


def test_is_content_with_a_check_of_what_was_given_its_id_later():
    unnamed, said_again = word("2024-03-04", "resident", HOUSING), word("2024-03-13", "resident", HOUSING, id="yes")
    story = told(unnamed, NO, said_again)
    assert story.asks(rule, by="2024-03-20")
    [question] = story.then(check("yes", "corroborated")).questions(rule, by="2024-03-20")
    assert question.closed_by == "e4"


def test_is_content_with_a_check_of_the_denial_or_one_made_with_the_second_word():
    assert not told(YES, denied()).then(check("denial")).asks(rule, by="2024-03-20")
    checked = Check(about=("yes",), against="own_observation", result="contradicted")
    with_it = entry("2024-03-12", HV, "visit", *NO.facts, checked)
    assert not told(YES, with_it).asks(rule, by="2024-06-20")


@pytest.mark.parametrize(
    "other",
    [
        check("yes", "inconclusive"),
        check("yes", "requested"),
        check("yes", "corroborated", day="2024-03-11"),
        check("home-mum"),
        check(LODGER, against="police_record"),
        word("2024-03-20", "not_resident", HOUSING),
        word("2024-03-20", "left", HOUSING),
        word("2024-03-20", "not_resident", SCHOOL),
    ],
)
def test_still_asks_when_no_check_found_who_is_right(other):
    story = told(*sorted((YES, NO, other), key=lambda one: one.recorded))
    assert LODGER in story.subjects(rule, by="2024-03-20")


def test_a_word_that_a_check_disproved_differs_from_nobody():
    gone = word("2024-03-20", "left", HOUSING, id="yes")
    for before in (check("yes", day="2024-03-11"), gone):
        assert not told(YES, before, word("2024-03-25", "not_resident", HV)).asks(rule, by="2024-06-20")
    settled = told(YES, NO, check("no", day="2024-03-13"), gone, word("2024-04-15", "not_resident", GP))
    assert settled.subjects(rule, by="2024-06-20") == []
    again = told(YES, denied(), check("denial"), word("2024-04-15", "resident", GP))
    assert again.subjects(rule, by="2024-06-20") == []


def test_does_not_leak_from_one_person_to_another():
    assert told(YES, NO, word("2024-03-05", "resident", HOUSING, person=FRIEND)).subjects(rule, by="2024-03-20") == [
        LODGER
    ]


def test_asks_about_a_child_too():
    there = word("2024-03-12", "not_resident", SCHOOL, person=ANN)
    again = word("2024-03-04", "resident", GP, person=ANN)
    assert told(again, there).subjects(rule, by="2024-03-12") == [ANN]


def test_changes_its_mind_when_a_word_is_corrected_and_not_a_day_sooner():
    right = entry("2024-03-04", HOUSING, "record_note", corrects="housing-2024-03-04", recorded="2024-03-20T09:00")
    assert STORY.then(right).asks(rule, by="2024-03-19")
    assert not STORY.then(right).asks(rule, by="2024-03-20")


def test_is_about_the_children_who_live_or_lived_there_and_no_others():
    zoe = (Person(id="zoe", born=time("2018-01-01")), Residence(person="zoe", address="dads", as_="resident"))
    met = entry("2024-03-01", HV, "visit", *zoe, about=("zoe",))
    [question] = told(met, YES, NO).asked(rule, by="2024-03-12")
    assert question.about == (SAM, ANN, LODGER)


def test_where_a_child_only_visits_is_no_home_of_it():
    visits = entry("2024-03-01", HV, "visit", Residence(person=SAM, address="flat", as_="visiting"))
    both = (word("2024-03-04", "resident", HOUSING, "flat"), word("2024-03-12", "not_resident", HV, "flat"))
    assert not told(visits, *both).asks(rule, by="2024-06-12")
    stays = entry("2024-03-01", HV, "visit", Residence(person=SAM, address="flat", as_="staying"))
    assert told(stays, *both).asks(rule, by="2024-03-12")
