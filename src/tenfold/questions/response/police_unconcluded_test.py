import pytest

from parts import ANN, CPS, CSC, DAD, GRAN, HV, MUM, NEIGHBOUR, NURSERY, POLICE, SAM, entry, on_plan, told
from tenfold.questions.response.police_unconcluded import police_unconcluded as rule
from tenfold.record import (
    Account,
    Action,
    Allegation,
    Allocation,
    Check,
    Decision,
    Injury,
    Observation,
    Opinion,
    Person,
    PoliceAction,
    Relationship,
    Voice,
)


def step(day, action="arrested", person=MUM, **fields):
    taken = PoliceAction(person=person, action=action)
    return entry(day, fields.pop("agency", POLICE), "police_incident", taken, *fields.pop("also", ()), **fields)


def note(day, *facts, event="record_note", agency=POLICE, **fields):
    return entry(day, agency, event, *facts, **fields)


STORY = told(step("2024-03-04"))


def test_asks_police_twenty_eight_days_after_an_arrest():
    assert not STORY.asks(rule, by="2024-03-31")
    [question] = STORY.asked(rule, by="2024-04-01")
    assert question.id == "police-unconcluded:mum"
    assert (question.urgency, question.to, question.about) == ("soon", (POLICE,), (SAM, MUM))
    assert [one.id for one in question.evidence] == ["e1"]
    assert dict(question.ask.gaps) == {"person": ("Sam’s mother",), "day": ("4 March 2024",)}


def test_counts_from_bail_and_from_the_last_word():
    bailed = STORY.then(step("2024-03-11", "bailed"))
    assert not bailed.asks(rule, by="2024-04-07")
    assert [one.id for one in bailed.asked(rule, by="2024-04-08")[0].evidence] == ["e1", "e2"]
    asked = STORY.then(step("2024-03-20", "interviewed"))
    assert not asked.asks(rule, by="2024-04-16")
    assert [one.id for one in asked.asked(rule, by="2024-04-17")[0].evidence] == ["e1", "e2"]
    assert told(step("2024-03-04", "bailed")).asks(rule, by="2024-04-01")
    assert not told(step("2024-03-04", "interviewed")).asks(rule, by="2024-12-01")


@pytest.mark.parametrize("outcome", ["charged", "no_further_action", "cautioned", "convicted"])
def test_an_outcome_ends_it(outcome):
    assert not STORY.then(step("2024-03-20", outcome)).questions(rule, by="2024-12-01")
    [question] = STORY.then(step("2024-04-10", outcome)).questions(rule, by="2024-12-01")
    assert question.closed_by == "e2"
    at_once = told(step("2024-03-04", also=(PoliceAction(person=MUM, action=outcome),)))
    assert not at_once.asks(rule, by="2024-12-01")


def test_the_end_of_bail_alone_is_progress_and_no_outcome():
    story = STORY.then(step("2024-04-10", "bail_ended"))
    assert not story.asks(rule, by="2024-05-07")
    assert story.subjects(rule, by="2024-05-08") == ["mum"]


def test_a_new_arrest_begins_anew():
    again = STORY.then(step("2024-03-20", "no_further_action"), step("2024-06-03"))
    assert not again.asks(rule, by="2024-06-30")
    [question] = again.asked(rule, by="2024-07-01")
    assert [one.id for one in question.evidence] == ["e3"]


@pytest.mark.parametrize(
    "fact",
    [
        Opinion(about=("wrist",), view="suspicious"),
        Account(by=MUM, about=("wrist",), claim="accident"),
        Check(about=(MUM,), against="forensic", result="inconclusive"),
        Action(id="phones", owner=POLICE, what="look at the phones"),
        Allegation(by=GRAN, child=SAM),
        Injury(child=SAM, type="bruise"),
        Voice(child=SAM, says="I fell"),
        Decision(matter="other", children=(SAM,)),
    ],
)
def test_evidence_a_task_or_a_decision_is_progress(fact):
    [question] = STORY.then(note("2024-04-10", fact)).questions(rule, by="2024-05-07")
    assert question.closed_by == "e2"
    assert STORY.then(note("2024-04-10", fact)).asks(rule, by="2024-05-08")


@pytest.mark.parametrize("event", ["record_note", "information_received", "message", "letter", "call"])
def test_a_note_in_words_alone_is_a_word_of_it(event):
    assert not STORY.then(note("2024-04-10", event=event)).asks(rule, by="2024-05-07")
    assert not STORY.then(note("2024-04-10", event=event, about=(MUM,))).asks(rule, by="2024-05-07")


@pytest.mark.parametrize(
    "other",
    [
        note("2024-04-10", Allocation(worker="dc-1", agency=POLICE, role="co_worker")),
        note("2024-04-10", Check(about=(MUM,), against="police_record", result="requested")),
        note("2024-04-10", Observation(child=SAM, of="health", level="neutral")),
        note("2024-04-10", event="information_request"),
        note("2024-04-10", event="visit"),
        note("2024-04-10", about=(DAD,)),
        note("2024-04-10", about=(ANN,)),
        note("2024-04-10", agency=CSC),
        note("2024-04-10", Decision(matter="charge", granted=False, children=(SAM,)), agency=CPS),
    ],
)
def test_what_is_not_about_the_investigation_or_not_by_police_leaves_it_open(other):
    assert STORY.then(other).asks(rule, by="2024-04-10")


def test_a_step_that_another_agency_wrote_down_is_a_word_of_it():
    assert not STORY.then(step("2024-04-10", "interviewed", agency=CSC)).asks(rule, by="2024-04-10")
    told_of = told(step("2024-03-04", agency=CSC))
    assert told_of.asked(rule, by="2024-04-01")[0].to == (POLICE,)


@pytest.mark.parametrize("matter", ["no_further_action", "charge"])
def test_a_police_decision_ends_it_for_all_whom_it_does_not_leave_out(matter):
    choice = Decision(matter=matter, children=(SAM,))
    both = STORY.then(step("2024-03-05", person=GRAN))
    assert not both.then(note("2024-03-20", choice)).asks(rule, by="2024-12-01")
    for_gran = step("2024-03-20", "no_further_action", person=GRAN, also=(choice,))
    assert both.then(for_gran).subjects(rule, by="2024-12-01") == ["mum"]
    anns = Decision(matter=matter, children=(ANN,))
    assert STORY.then(note("2024-03-20", anns)).asks(rule, by="2024-12-01")


def test_the_word_on_one_suspect_is_a_word_on_the_investigation():
    both = STORY.then(step("2024-03-04", person=GRAN), step("2024-03-20", "interviewed"))
    assert not both.asks(rule, by="2024-04-16")
    assert sorted(both.subjects(rule, by="2024-04-17")) == ["gran", "mum"]


def test_what_police_wrote_before_the_arrest_was_put_on_record_counts():
    late = step("2024-03-04", recorded="2024-04-10T09:00")
    assert not told(step("2024-03-20", "no_further_action"), late).questions(rule, by="2024-12-01")
    asked = told(step("2024-03-20", "interviewed"), late)
    assert not asked.asks(rule, by="2024-04-16")
    [question] = asked.asked(rule, by="2024-04-17")
    assert dict(question.ask.gaps)["day"] == ("20 March 2024",)
    assert not told(note("2024-03-20"), late).asks(rule, by="2024-04-16")
    assert told(step("2024-03-01", "interviewed"), late).asks(rule, by="2024-04-10")
    assert told(step("2024-03-01", "no_further_action"), late).asks(rule, by="2024-04-10")


def test_an_outcome_told_late_does_not_end_a_later_arrest():
    late = step("2024-03-11", "no_further_action", recorded="2024-04-10T09:00")
    [question] = STORY.then(step("2024-03-18"), late).asked(rule, by="2024-04-15")
    assert [one.id for one in question.evidence] == ["e2"]


def test_a_step_against_a_stranger_is_no_word_of_it():
    neighbour = step("2024-03-20", person=NEIGHBOUR)
    assert STORY.then(neighbour).subjects(rule, by="2024-04-01") == ["mum"]
    assert not STORY.then(step("2024-03-20", person=NEIGHBOUR, about=(SAM, MUM))).asks(rule, by="2024-04-01")
    both = PoliceAction(person=MUM, action="interviewed")
    assert not STORY.then(step("2024-03-20", person=NEIGHBOUR, also=(both,))).asks(rule, by="2024-04-01")
    evidence = Injury(child=SAM, type="bruise")
    assert not STORY.then(step("2024-03-20", person=NEIGHBOUR, also=(evidence,))).asks(rule, by="2024-04-01")


def test_a_step_against_who_was_arrested_with_them_or_is_suspected_too_is_a_word_of_it():
    neighbour = step("2024-03-20", "interviewed", person=NEIGHBOUR)
    together = step("2024-03-04", also=(PoliceAction(person=NEIGHBOUR, action="arrested"),))
    assert not told(together, neighbour).asks(rule, by="2024-04-01")
    accused = note("2024-03-02", Allegation(by=GRAN, child=SAM, against=NEIGHBOUR), Allegation(by=GRAN, child=SAM))
    assert not told(accused, step("2024-03-04"), neighbour).asks(rule, by="2024-04-01")
    hurt = Injury(id="arm", child=SAM, type="bruise")
    blames = note("2024-03-02", hurt, Account(by=MUM, about=("arm",), names=(NEIGHBOUR,)), agency=HV)
    assert not told(blames, step("2024-03-04"), neighbour).asks(rule, by="2024-04-01")
    partner = note("2024-03-02", Relationship(of=NEIGHBOUR, to=MUM, is_="partner"), agency=HV)
    assert not told(partner, step("2024-03-04"), neighbour).asks(rule, by="2024-04-01")


def test_an_arrest_that_concerns_no_child_is_not_asked_about():
    dads = step("2024-03-04", person=DAD, about=(DAD,))
    assert not told(dads).asks(rule, by="2024-12-01")
    assert told(on_plan("2024-03-01"), dads).subjects(rule, by="2024-04-01") == ["dad"]
    assert not told(dads, on_plan("2024-03-05")).asks(rule, by="2024-12-01")
    hurt = entry("2024-03-01", NURSERY, "observation", Injury(id="i", child=ANN, type="bruise"), about=(ANN,))
    [question] = told(hurt, dads).asked(rule, by="2024-04-01")
    assert question.children == (ANN,)


def test_a_childs_own_arrest_is_not_asked_about():
    assert not told(step("2024-03-04", person=SAM)).asks(rule, by="2024-12-01")
    [question] = told(step("2024-03-04", person=ANN, about=(SAM, ANN))).asked(rule, by="2024-04-01")
    assert (question.children, question.about) == ((SAM,), (SAM, ANN))


def test_does_not_leak_to_another_child():
    story = STORY.then(step("2024-04-02", person=DAD, about=(ANN,)))
    assert story.subjects(rule, by="2024-04-29") == ["mum"]
    assert story.subjects(rule, by="2024-04-30") == ["mum", "dad"]


def test_the_latest_word_counts_though_told_earlier():
    late = note("2024-03-06", recorded="2024-03-25T10:00")
    story = told(step("2024-03-04"), note("2024-03-20"), late)
    assert not story.asks(rule, by="2024-04-16")
    assert [one.id for one in story.asked(rule, by="2024-04-17")[0].evidence] == ["e1", "e2"]


def test_health_visitors_notes_do_not_count():
    assert STORY.then(note("2024-04-10", Account(by=MUM, about=("other",)), agency=HV)).asks(rule, by="2024-04-10")


def test_changes_its_mind_when_the_outcome_is_corrected_and_not_a_day_sooner():
    wrong = note("2024-03-20", corrects="e2", recorded="2024-05-07T09:00", agency=CSC)
    story = STORY.then(step("2024-03-20", "no_further_action"), wrong)
    assert not story.asks(rule, by="2024-05-06")
    assert story.asks(rule, by="2024-05-07")


def test_each_arrest_is_ended_by_the_outcome_that_follows_it():
    twice = STORY.then(step("2024-03-11", "no_further_action"), step("2024-04-08"))
    assert twice.asks(rule, by="2024-05-06")
    assert not twice.then(step("2024-04-15", "cautioned")).asks(rule, by="2024-12-01")


def test_a_police_note_with_evidence_in_it_is_a_word_whoever_else_it_names():
    evidence = Account(by="neighbour", about=("other",))
    asked = STORY.then(note("2024-03-20", Person(id="neighbour"), evidence))
    assert not asked.asks(rule, by="2024-04-01")
    assert asked.asks(rule, by="2024-04-17")
    assert STORY.then(note("2024-03-20", Person(id="neighbour"))).asks(rule, by="2024-04-01")
    found = Check(about=(MUM,), against="forensic", result="inconclusive")
    assert not STORY.then(note("2024-03-20", Person(id="neighbour"), found)).asks(rule, by="2024-04-01")


def test_a_new_incident_in_words_alone_is_another_matter():
    for about in ((SAM,), (MUM,)):
        assert STORY.then(note("2024-03-20", event="police_incident", about=about)).asks(rule, by="2024-04-01")
    hurt = note("2024-03-20", Injury(child=SAM, type="bruise"), event="police_incident")
    assert not STORY.then(hurt).asks(rule, by="2024-04-01")


def test_what_is_alleged_of_others_alone_is_another_matter():
    of_neighbour = Allegation(by=GRAN, child=SAM, against=NEIGHBOUR)
    for about in ((SAM,), (MUM,)):
        assert STORY.then(note("2024-03-20", of_neighbour, event="call", about=about)).asks(rule, by="2024-04-01")
    for against in (MUM, None):
        also = Allegation(by=GRAN, child=SAM, against=against)
        assert not STORY.then(note("2024-03-20", of_neighbour, also)).asks(rule, by="2024-04-01")
    together = step("2024-03-04", also=(PoliceAction(person=NEIGHBOUR, action="arrested"),))
    assert not told(together, note("2024-03-20", of_neighbour)).asks(rule, by="2024-04-01")
