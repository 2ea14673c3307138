import pytest

from parts import ANN, CPS, CSC, DAD, ED, GP, MUM, NEIGHBOUR, POLICE, SAM, entry, told
from tenfold.questions.acts import Act
from tenfold.questions.response.clock_summary_offence import clock_summary_offence as rule
from tenfold.record import Allegation, Decision, Injury, Opinion, Person, PoliceAction
from tenfold.when import Time


def hurt(day="2024-03-04", child=SAM, named="arm", happened=None, **fields):
    at = Time.told(happened) if happened else None
    return entry(
        day, ED, "attendance", Injury(id=named, child=child, type="bruise", happened=at), about=(child,), **fields
    )


def judged(view="non_accidental", named="arm", day="2024-03-05"):
    return entry(day, ED, "observation", Opinion(about=(named,), view=view))


def police_did(action="arrested", person=MUM, day="2024-03-06", *about, **fields):
    return entry(
        day, POLICE, "police_incident", PoliceAction(person=person, action=action), about=about or (SAM,), **fields
    )


def decided(matter="charge", by=CPS, child=SAM, day="2024-03-20", **fields):
    return entry(day, by, "record_note", Decision(matter=matter, children=(child,)), about=(child,), **fields)


def said(against=DAD, day="2024-03-04", child=SAM, named="told"):
    fact = Allegation(id=named, by=NEIGHBOUR, child=child, against=against)
    return entry(day, CSC, "call", Person(id=NEIGHBOUR), fact, about=(child,))


STORY = told(hurt(), judged(), police_did())
TOLD = told(said(), police_did(person=DAD))


def test_warns_at_four_months_of_the_injury_and_is_past_at_six():
    assert not STORY.asks(rule, by="2024-07-03")
    [question] = STORY.asked(rule, by="2024-07-04")
    assert question.id == "clock-summary-offence:arm"
    assert (question.urgency, question.to, question.about) == ("soon", (POLICE,), (SAM, MUM))
    assert question.acts == (Act("police_update"),)
    assert [one.id for one in question.evidence] == ["e1", "e2", "e3"]
    assert question.due == Time.told("2024-09-05").first
    assert STORY.asked(rule, by="2024-09-03")[0].urgency == "soon"
    assert STORY.asked(rule, by="2024-09-04")[0].urgency == "immediate"


def test_counts_from_the_day_on_which_it_happened_at_the_latest():
    earlier = told(hurt(happened="2024-02-28"), judged(), police_did())
    assert not earlier.asks(rule, by="2024-06-27")
    assert earlier.asks(rule, by="2024-06-28")
    half_told = told(hurt(happened="2024-03"), judged(), police_did())
    assert not half_told.asks(rule, by="2024-07-03")
    assert half_told.asks(rule, by="2024-07-04")
    seen = told(hurt("2024-03", recorded="2024-03-20T09:00"), judged(day="2024-03-20"), police_did(day="2024-03-21"))
    assert not seen.asks(rule, by="2024-07-19")
    assert seen.asks(rule, by="2024-07-20")
    month = told(hurt(happened="2024-02"), judged(), police_did())
    assert not month.asks(rule, by="2024-06-28")
    assert month.asks(rule, by="2024-06-29")


@pytest.mark.parametrize("view", ["undetermined", "inconsistent", "accidental"])
def test_asks_nothing_while_nobody_judges_it_harm_or_is_under_investigation(view):
    assert not told(hurt(), judged(view), police_did()).questions(rule, by="2024-12-31")
    assert not told(hurt(), judged()).questions(rule, by="2024-12-31")
    assert told(hurt(), judged("suspicious"), police_did()).asks(rule, by="2024-07-04")


@pytest.mark.parametrize("action", ["arrested", "bailed", "interviewed"])
def test_is_asked_once_somebody_is_under_investigation(action):
    assert told(hurt(), judged(), police_did(action)).asks(rule, by="2024-07-04")


@pytest.mark.parametrize("action", ["charged", "cautioned", "convicted", "no_further_action"])
def test_is_content_with_what_police_decided_on_that_person(action):
    assert not STORY.then(police_did(action, day="2024-04-02")).questions(rule, by="2024-12-31")
    [question] = STORY.then(police_did(action, day="2024-07-10")).questions(rule, by="2024-12-31")
    assert question.closed_by == "e4"


@pytest.mark.parametrize(("matter", "by"), [("charge", CPS), ("charge", POLICE), ("no_further_action", POLICE)])
def test_is_content_with_a_decision_on_the_charge(matter, by):
    assert not STORY.then(decided(matter, by)).questions(rule, by="2024-12-31")


@pytest.mark.parametrize(
    "step",
    [
        police_did("charged", DAD, "2024-04-02"),
        police_did("bail_ended", MUM, "2024-04-02"),
        police_did("charged", MUM, "2024-04-02", ANN),
        police_did("charged", MUM, "2024-02-02", recorded="2024-04-02T09:00"),
        decided(by=CSC),
        decided("no_further_action", CSC),
        decided("closure", POLICE),
        decided(child=ANN),
        decided(day="2024-02-02", recorded="2024-04-02T09:00"),
    ],
)
def test_still_asks_when_something_else_was_decided(step):
    assert STORY.then(step).asks(rule, by="2024-07-04")


def test_a_decision_on_one_of_two_leaves_the_other():
    two = STORY.then(police_did(person=DAD), police_did("no_further_action", DAD, "2024-04-02"))
    [question] = two.asked(rule, by="2024-07-04")
    assert question.about == (SAM, MUM)
    assert dict(question.ask.gaps)["whom"] == ("Sam’s mother",)


def test_does_not_leak_from_an_arrest_of_before_or_about_another_child():
    before = told(police_did(day="2024-02-06"), hurt(), judged())
    assert not before.questions(rule, by="2024-12-31")
    other = told(hurt(), judged(), police_did("arrested", MUM, "2024-03-06", ANN))
    assert not other.questions(rule, by="2024-12-31")
    same_day = told(hurt("2024-03-04T15:00"), judged(), police_did(day="2024-03-04"))
    assert same_day.asks(rule, by="2024-07-04")


def test_an_allegation_against_somebody_under_investigation_counts_from_its_own_day():
    assert not TOLD.asks(rule, by="2024-07-03")
    [question] = TOLD.asked(rule, by="2024-07-04")
    assert (question.id, question.about) == ("clock-summary-offence:told", (SAM, DAD))
    assert not told(said(), police_did(person=MUM)).questions(rule, by="2024-12-31")
    assert not told(said(against=None), police_did()).questions(rule, by="2024-12-31")
    assert not told(police_did(person=DAD, day="2024-02-06"), said()).questions(rule, by="2024-12-31")
    assert not TOLD.then(decided()).questions(rule, by="2024-12-31")


def test_an_allegation_counts_from_the_day_on_which_an_injury_told_with_it_happened():
    def with_mark(happened, child=SAM):
        at = Time.told(happened) if happened else None
        mark = Injury(id="arm", child=child, type="mark", happened=at)
        shown = entry("2024-03-04", CSC, "call", Person(id=NEIGHBOUR), *said().facts[1:], mark, about=(SAM, ANN))
        return told(shown, police_did(person=DAD))

    of_february = with_mark("2024-02-01")
    assert not of_february.asks(rule, by="2024-05-31")
    [question] = of_february.asked(rule, by="2024-06-01")
    assert (question.id, question.about) == ("clock-summary-offence:told", (SAM, DAD))
    assert of_february.asked(rule, by="2024-08-01")[0].urgency == "immediate"
    for its_own_day in (with_mark(None), with_mark("2024-02-01", ANN), TOLD.then(hurt(happened="2024-02-01"))):
        assert not its_own_day.asks(rule, by="2024-07-03")
        assert its_own_day.asks(rule, by="2024-07-04")


def test_an_allegation_over_injuries_for_which_the_same_person_is_investigated_is_not_asked_of_again():
    both = told(hurt(), judged(), said(MUM, "2024-03-05"), police_did())
    assert both.subjects(rule, by="2024-12-31") == ["arm"]
    another = told(hurt(), judged(), said(DAD, "2024-03-05"), police_did(), police_did(person=DAD, day="2024-03-07"))
    assert another.subjects(rule, by="2024-12-31") == ["arm"]
    later = told(said(MUM, "2024-03-01"), hurt(), judged(), police_did())
    assert sorted(later.subjects(rule, by="2024-12-31")) == ["arm", "told"]
    ann = told(hurt(child=ANN), judged(), said(MUM), police_did("arrested", MUM, "2024-03-06", SAM, ANN))
    assert sorted(ann.subjects(rule, by="2024-12-31")) == ["arm", "told"]


def test_an_injury_and_an_allegation_without_ids_are_two():
    both = entry(
        "2024-03-04",
        ED,
        "attendance",
        Injury(child=ANN, type="bruise"),
        Allegation(by=MUM, child=SAM, against=DAD),
        about=(SAM, ANN),
    )
    story = told(both, judged(named="e1"), police_did("arrested", DAD, "2024-03-06", SAM, ANN))
    assert story.subjects(rule, by="2024-12-31") == ["e1", "e1.and.2"]


def test_the_investigation_of_a_later_injury_is_its_own():
    later = STORY.then(
        police_did("no_further_action", day="2024-04-02"),
        hurt("2024-06-03", named="leg"),
        judged(named="leg", day="2024-06-04"),
        police_did(day="2024-06-05"),
    )
    assert later.subjects(rule, by="2024-12-31") == ["leg"]
    assert GP not in later.asked(rule, by="2024-12-31")[0].to


def test_changes_its_mind_when_the_decision_is_corrected_and_not_a_day_sooner():
    not_made = entry("2024-03-20", CPS, "record_note", corrects="e4", recorded="2024-07-20T09:00")
    story = STORY.then(decided(), not_made)
    assert not story.asks(rule, by="2024-07-19")
    assert story.asked(rule, by="2024-07-20")[0].urgency == "soon"
