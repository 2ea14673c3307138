"""Since when people live together, whatever homes they shared on the way."""

from parts import CSC, HV, LODGER, SAM, SCHOOL, entry, time, told
from tenfold.picture import together
from tenfold.questions.awareness.household_changed import household_changed
from tenfold.record import Person, Referral, Residence

LIVE = entry("2024-03-01", CSC, "record_note", Referral(children=(SAM,), from_=SCHOOL))


def lives(person, address="home", as_="staying", since=None, until=None):
    times = {"from_": since and time(since), "to_date": until and time(until)}
    return Residence(person=person, address=address, as_=as_, **times)


def comes(day="2024-03-04", **times):
    known = Person(id=LODGER, born=time("1990-01-01"))
    return entry(day, HV, "visit", known, lives(LODGER, **times), id="came")


def test_two_who_were_away_together_for_some_days_lived_together_all_along():
    away = (lives(one, "caravan", since="2024-03-08", until="2024-03-10") for one in (SAM, LODGER))
    story = told(LIVE, comes(), entry("2024-03-11", HV, "visit", *away))
    since, entry_ = together(story.picture("2024-03-18"), SAM, LODGER)
    assert (since, entry_.id) == (time("2024-03-04").first, "came")
    assert story.subjects(household_changed, by="2024-03-18") == [LODGER]


def test_who_lived_there_before_the_concern_joins_nobody_by_moving_house_with_the_child():
    flat = (lives(one, "flat", "resident", "2024-03-08") for one in (SAM, LODGER))
    story = told(LIVE, comes("2024-03-05", since="2024-01-05"), entry("2024-03-08", HV, "visit", *flat))
    assert together(story.picture("2024-03-18"), SAM, LODGER)[0] == time("2024-01-05").first
    assert not story.questions(household_changed, by="2024-06-18")


def test_who_has_gone_lives_with_nobody_there():
    story = told(LIVE, comes(until="2024-03-08"))
    assert together(story.picture("2024-03-07"), SAM, LODGER) is not None
    assert together(story.picture("2024-03-09"), SAM, LODGER) is None
