"""Who lives in a child’s home by one agency’s word and not by another’s is asked about until a check settles it."""

import pytest

from parts import CSC, FRIEND, GP, HOUSING, HV, LODGER, SAM, entry, strategy, time, told
from tenfold.questions.curiosity.adult_unchecked import adult_unchecked
from tenfold.questions.openness.history_not_sought import history_not_sought
from tenfold.record import Check, Enquiry, Person, Residence

LODGER_IS = Person(id=LODGER, name="Lee", born=time("1990-01-01"))
OPENED = strategy("2024-03-05", Enquiry(id="enq", children=(SAM,), stage="opened"), id="s")
RULES = pytest.mark.parametrize("rule", [adult_unchecked, history_not_sought])


def word(day, as_, agency, **fields):
    fact = Residence(id=f"{agency}-{day}", person=LODGER, address="home", as_=as_, **fields)
    return entry(day, agency, "record_note", LODGER_IS, fact)


def check(about, result):
    fact = Check(about=(about,), against="housing_record", result=result)
    return entry("2024-03-20", CSC, "call", fact)


YES = word("2024-03-04", "resident", HOUSING, from_=time("2024-01-05"))
DENIALS = [
    word("2024-03-14", "not_resident", HV),
    word("2024-03-14", "not_resident", HV, from_=time("2024-01-05")),
    word("2024-03-14", "visiting", HV),
    word("2024-03-14", "visiting", HV, from_=time("2024-01-05")),
]


@RULES
@pytest.mark.parametrize("no", [*DENIALS, word("2024-03-14", "left", HV, to_date=time("2024-01-20"))])
def test_one_word_that_another_agency_denies_does_not_close_it(rule, no):
    [question] = [one for one in told(YES, OPENED, no).questions(rule, by="2024-06-01") if one.subject.id == LODGER]
    assert question.closed is None


@RULES
@pytest.mark.parametrize("no", DENIALS)
def test_a_check_that_they_do_not_live_there_does_and_one_that_they_do_keeps_it(rule, no):
    story = told(YES, OPENED, no)
    assert LODGER not in story.then(check("housing-2024-03-04", "contradicted")).subjects(rule, by="2024-03-21")
    assert LODGER in story.then(check("housing-2024-03-04", "corroborated")).subjects(rule, by="2024-03-21")


@RULES
@pytest.mark.parametrize(
    "gone",
    [
        word("2024-03-14", "left", HV),
        word("2024-03-14", "visiting", HOUSING),
        word("2024-03-14", "visiting", HV, from_=time("2024-03-13")),
    ],
)
def test_who_moved_out_by_nobody_elses_denial_is_asked_about_no_more(rule, gone):
    assert LODGER not in told(YES, OPENED, gone).subjects(rule, by="2024-06-01")


@RULES
def test_who_was_never_said_to_live_there_is_not_asked_about(rule):
    assert LODGER not in told(word("2024-03-04", "visiting", HV), OPENED).subjects(rule, by="2024-06-01")


def test_the_days_run_from_the_first_word_that_put_them_there_however_often_it_is_said():
    late = word("2024-03-14", "resident", GP, from_=time("2024-03-01"))
    no, again = word("2024-03-15", "not_resident", HV), word("2024-03-20", "resident", HOUSING)
    story = told(OPENED, late, no, again)
    assert LODGER not in story.subjects(history_not_sought, by="2024-03-20")
    assert LODGER in story.subjects(history_not_sought, by="2024-03-22")


def test_a_child_whose_home_is_disputed_is_no_adult_of_the_household():
    child = Person(id=FRIEND, name="Fay", born=time("2015-01-01"))
    yes = entry("2024-03-04", HOUSING, "visit", child, Residence(person=FRIEND, address="home", as_="resident"))
    no = entry("2024-03-14", HV, "visit", Residence(person=FRIEND, address="home", as_="not_resident"))
    assert FRIEND not in told(yes, OPENED, no).subjects(history_not_sought, by="2024-06-01")
