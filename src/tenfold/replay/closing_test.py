"""Of entries that arrive together the one that answered a question is named as closing it, whatever else came."""

import pytest

from parts import CSC, HV, LODGER, NURSERY, entry, on_plan, time, told, visit
from tenfold.questions.curiosity.adult_unchecked import adult_unchecked
from tenfold.questions.curiosity.child_not_seen import child_not_seen
from tenfold.record import Check, Person, Residence

PLAN = on_plan("2024-03-01")
SEEN = visit("2024-03-20", how="alone", id="seen")
DINNER = entry("2024-03-20", NURSERY, "record_note", narrative="Dinner money paid.", id="dinner")
CALL = entry("2024-03-20", CSC, "call", id="call")


@pytest.mark.parametrize("together", [(SEEN, DINNER), (DINNER, SEEN), (CALL, SEEN, DINNER), (DINNER, CALL, SEEN)])
def test_what_is_written_in_the_same_hour_closes_nothing(together):
    [question] = told(PLAN, *together).questions(child_not_seen, by="2024-03-20")
    assert question.closed_by == "seen"


def test_of_two_that_both_answer_it_is_the_first_and_a_later_one_only_if_it_was_asked_until_then():
    again = visit("2024-03-20", agency=NURSERY, how="alone", id="again")
    [question] = told(PLAN, SEEN, again).questions(child_not_seen, by="2024-03-20")
    assert question.closed_by == "seen"


def test_of_two_that_answer_it_together_it_is_the_one_that_made_it_whole():
    who = Person(id=LODGER, name="L", born=time("1990-01-01"))
    lives = entry("2024-03-04", HV, "visit", who, Residence(person=LODGER, address="home", as_="staying"))

    def check(against):
        fact = Check(about=(LODGER,), against=against, result="nothing_known")
        return entry("2024-03-20", CSC, "call", fact, id=against)

    police, social = check("police_record"), check("social_care_record")
    for one, other in ((police, social), (social, police)):
        found = told(PLAN, lives, one, other, DINNER).questions(adult_unchecked, by="2024-03-20")
        assert {each.closed_by for each in found if each.id == "adult-unchecked:lodger"} == {other.id}
