"""A nursery or a childminder is where a young child may be taught, and no child that should be at school."""

import pytest

from parts import CSC, GP, HV, NURSERY, SCHOOL, entry, time, told
from tenfold.questions.curiosity.not_in_education import not_in_education as rule
from tenfold.record import Attended, Enrolment, Person, Referral

KIM = "kim"


def live(born, *facts):
    known = Person(id=KIM, born=born and time(born))
    return entry("2024-03-01", CSC, "record_note", known, Referral(children=(KIM,), from_=GP), *facts, about=(KIM,))


def there(day, agency=NURSERY, place=None, event="attendance"):
    return entry(day, agency, event, about=(KIM,), seen={KIM: "seen"}, place=place)


LEFT = Enrolment(child=KIM, at=NURSERY, status="withdrawn")


@pytest.mark.parametrize(("agency", "place"), [(NURSERY, None), (NURSERY, "home"), (HV, "nursery")])
@pytest.mark.parametrize(("born", "content"), [("2015-06-01", False), ("2018-10-01", False), ("2018-11-01", True)])
def test_an_afternoon_at_a_nursery_answers_only_of_a_child_who_may_still_be_taught_there(agency, place, born, content):
    assert told(live(born), there("2024-03-12", agency, place)).asks(rule, by="2024-03-12") is not content


def test_of_unsaid_age_it_may_be_taught_there():
    left = told(live(None, LEFT))
    assert left.asks(rule, by="2024-03-11")
    assert not left.then(there("2024-03-12")).asks(rule, by="2024-03-12")


@pytest.mark.parametrize(("agency", "place"), [(NURSERY, "school"), (SCHOOL, "nursery")])
def test_a_school_is_one_wherever_the_child_is_and_whoever_sees_it_there(agency, place):
    assert not told(live("2015-06-01"), there("2024-03-12", agency, place)).asks(rule, by="2024-03-12")


@pytest.mark.parametrize("event", ["attendance", "letter"])
@pytest.mark.parametrize(("born", "asks"), [("2015-06-01", True), ("2018-11-01", False)])
def test_what_a_nursery_wrote_knows_as_a_pupil_only_a_child_who_was_young_then(event, born, asks):
    known = entry("2023-12-01", GP, "clinic", Person(id=KIM, born=time(born)), about=(KIM,))
    assert told(known, there("2024-02-20", event=event), live(born)).asks(rule, by="2024-03-20") is asks


def test_a_meeting_to_which_its_school_came_too_is_of_a_pupil():
    came = (Attended(agency=one, as_="present") for one in (NURSERY, SCHOOL))
    known = Person(id=KIM, born=time("2015-06-01"))
    met = entry("2024-02-20", NURSERY, "professionals_meeting", known, *came, about=(KIM,))
    assert not told(met, live("2015-06-01")).asks(rule, by="2024-03-20")
