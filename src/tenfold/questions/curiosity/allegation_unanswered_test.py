import pytest

from parts import ANN, CSC, GP, HV, MUM, NURSERY, POLICE, SAM, SCHOOL, entry, strategy, told, visit
from tenfold.questions.curiosity.allegation_unanswered import allegation_unanswered as rule
from tenfold.questions.wording import in_words
from tenfold.record import Allegation, Assessment, Decision, Enquiry, Referral

SAID = entry("2024-03-04", SCHOOL, "call", Allegation(id="told", by="unknown", child=SAM, against=MUM), id="a")


def decided(day="2024-03-05", agency=CSC, rationale="…", child=SAM, **fields):
    decision = Decision(matter="no_further_action", children=(child,), rationale=rationale)
    return entry(day, agency, "record_note", decision, about=(child,), **fields)


STORY = told(SAID)


def test_asks_when_a_working_day_passed_without_an_answer():
    assert not STORY.asks(rule, by="2024-03-04")
    [question] = STORY.asked(rule, by="2024-03-05")
    assert question.id == "allegation-unanswered:told"
    assert (question.urgency, question.to, question.about) == ("immediate", (CSC,), (SAM, MUM))
    nameless = entry("2024-03-04", SCHOOL, "call", Allegation(id="told", by="unknown", child=SAM))
    assert told(nameless).asked(rule, by="2024-03-05")[0].about == (SAM,)
    assert [one.id for one in question.evidence] == ["a"]


def test_waits_over_a_weekend():
    friday = told(entry("2024-03-08", SCHOOL, "call", *SAID.facts))
    assert not friday.asks(rule, by="2024-03-10")
    assert friday.asks(rule, by="2024-03-11")


def test_asks_of_a_referral_from_the_public_and_of_no_other():
    public = Referral(id="r", children=(SAM, ANN), from_="public")
    assert told(entry("2024-03-04", CSC, "call", public)).subjects(rule, by="2024-03-05") == ["r"]
    nursery = Referral(children=(SAM,), from_=NURSERY)
    assert not told(entry("2024-03-04", CSC, "call", nursery)).questions(rule, by="2024-05-05")


def test_asks_once_of_a_call_that_is_both_a_referral_and_an_allegation():
    def call(*children):
        referral = Referral(id="r", children=children, from_="public")
        return entry("2024-03-04", CSC, "call", referral, *SAID.facts, about=(SAM, ANN))

    assert told(call(SAM)).subjects(rule, by="2024-03-05") == ["told"]
    assert told(call(SAM, ANN)).subjects(rule, by="2024-03-05") == ["r", "told"]
    again = entry("2024-03-06", CSC, "call", Referral(id="again", children=(SAM,), from_="public"), *SAID.facts)
    assert told(call(SAM), again).subjects(rule, by="2024-03-07") == ["told", "again"]


def test_asks_at_once_when_it_is_decided_without_seeing_him():
    story = told(SAID, decided("2024-03-04"))
    [question] = story.asked(rule, by="2024-03-04")
    assert question.urgency == "immediate"
    assert story.then(visit("2024-03-06", agency=HV)).asks(rule, by="2024-03-20")


@pytest.mark.parametrize("sight", [visit("2024-03-06"), visit("2024-03-06", how="alone", agency=POLICE)])
def test_is_content_when_the_decision_has_its_reasons_and_he_was_seen(sight):
    [question] = told(SAID, decided(), sight).questions(rule, by="2024-03-06")
    assert question.closed_by == "e3"


def test_is_silent_when_police_saw_him_as_it_was_said_and_decided_with_reasons():
    seen = entry("2024-03-04T16:00", POLICE, "police_incident", *SAID.facts, seen={SAM: "alone"})
    assert not told(seen, decided(agency=POLICE)).questions(rule, by="2024-05-05")


def test_an_enquiry_has_as_long_to_see_him_and_is_its_own_reason():
    opened = strategy("2024-03-05", Enquiry(children=(SAM,), stage="opened"))
    assert not told(SAID, opened).asks(rule, by="2024-03-05")
    assert told(SAID, opened).asks(rule, by="2024-03-06")
    assert not told(SAID, opened, visit("2024-03-06")).questions(rule, by="2024-05-05")
    bare = entry("2024-03-05", CSC, "record_note", Enquiry(children=(SAM,), stage="opened"))
    assert not told(SAID, bare, visit("2024-03-06")).questions(rule, by="2024-05-05")


def test_is_soon_once_decided_and_seen_but_without_reasons():
    [question] = told(SAID, visit("2024-03-04"), decided(rationale=None)).asked(rule, by="2024-03-05")
    assert question.urgency == "soon"
    assert [act.kind for act in question.acts] == ["manager_decision"]


def test_still_asks_when_others_decide_or_the_sight_was_partial_or_before():
    assert told(SAID, decided(agency=GP), visit("2024-03-05")).asks(rule, by="2024-03-05")
    assert told(SAID, decided(), visit("2024-03-05", how="partly")).asks(rule, by="2024-03-20")
    assert told(visit("2024-03-01"), SAID, decided()).asks(rule, by="2024-03-20")
    assert told(decided("2024-03-01"), SAID).asks(rule, by="2024-03-05")


def test_does_not_leak_from_one_child_to_another():
    both = Referral(id="r", children=(SAM, ANN), from_="public")
    story = told(entry("2024-03-04", CSC, "call", both), decided(child=ANN), visit("2024-03-05", child=ANN))
    [question] = story.asked(rule, by="2024-03-05")
    assert question.sentence.gaps[0] == ("children", (SAM,))


def test_changes_its_mind_when_the_decision_is_corrected_and_not_a_day_sooner():
    undone = entry("2024-03-05", CSC, "record_note", corrects="d", recorded="2024-03-12T09:00")
    story = told(SAID, visit("2024-03-05"), decided(id="d"), undone)
    assert not story.asks(rule, by="2024-03-11")
    assert story.asks(rule, by="2024-03-12")


def test_an_assessment_that_is_opened_on_a_call_from_the_public_has_a_day_to_see_the_child():
    call = entry("2024-03-04", CSC, "call", Referral(id="r", children=(SAM,), from_="public"), id="call")
    opened = entry("2024-03-04", CSC, "record_note", Assessment(children=(SAM,), stage="opened"), id="opened")
    story = told(call, opened)
    assert not story.asks(rule, by="2024-03-04")
    assert story.asks(rule, by="2024-03-06")
    assert not story.then(visit("2024-03-05")).questions(rule, by="2024-06-30")
    assert told(SAID, opened).asks(rule, by="2024-03-05")  # an allegation waits for a decision or an enquiry
    health = entry("2024-03-04", HV, "record_note", Assessment(children=(SAM,), stage="opened"))
    assert told(call, health).asks(rule, by="2024-03-05")


def test_asks_for_what_is_lacking():
    def words(*more):
        story = STORY.then(*more)
        return in_words(story.picture("2024-03-08"), story.asked(rule, by="2024-03-08")[0].ask)

    assert words() == "What was done about what was said concerning Sam (4 March 2024), and why?"
    sight = "When will those who decided, or police, see Sam, of whom something was said (4 March 2024)?"
    assert words(decided()) == sight
    seen = visit("2024-03-05", id="seen")
    reason = "Why was it decided as it was about what was said concerning Sam (4 March 2024)?"
    assert words(seen, decided(rationale=None)) == reason
