from dataclasses import replace

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
    POLICE,
    SAM,
    entry,
    on_plan,
    strategy,
    time,
    told,
    visit,
)
from tenfold.questions.curiosity.history_unweighed import history_unweighed as rule
from tenfold.record import (
    Account,
    Assessment,
    Care,
    Check,
    Decision,
    Enquiry,
    History,
    Injury,
    Person,
    Relationship,
    Residence,
    SamePerson,
)


def past(day="2024-03-04", person=MUM, of="violence", **fields):
    told_of = History(id="past", person=person, of=of, as_=fields.pop("as_", None))
    return entry(day, POLICE, "record_note", told_of, about=(person,), id="h", **fields)


STORY = told(past())


def test_asks_five_working_days_after_it_was_recorded():
    assert not STORY.asks(rule, by="2024-03-10")
    [question] = STORY.asked(rule, by="2024-03-11")
    assert question.id == "history-unweighed:mum"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (SAM, ANN, MUM))
    assert [one.id for one in question.evidence] == ["birth", "h"]


@pytest.mark.parametrize("of", ["mental_ill_health", "own_childhood_abuse", "care_experienced", "homelessness"])
def test_never_reads_what_is_only_context(of):
    assert not told(past(of=of)).asks(rule, by="2024-05-04")


def test_a_victim_is_never_a_risk():
    assert not told(past(as_="victim")).asks(rule, by="2024-05-04")
    found = entry("2024-03-20", CSC, "call", History(id="past", person=MUM, of="violence", as_="victim"), about=(MUM,))
    assert not STORY.then(found).asks(rule, by="2024-03-20")
    assert told(past(as_="unknown")).asks(rule, by="2024-03-11")


@pytest.mark.parametrize(
    "weighing",
    [
        strategy("2024-03-12", about=(SAM, ANN)),
        entry("2024-03-12", CSC, "core_group", considered=("h",), about=(SAM, ANN)),
        entry("2024-03-12", CSC, "record_note", Decision(matter="other", children=(SAM, ANN)), considered=("h",)),
        entry("2024-03-12", CSC, "visit", Enquiry(children=(SAM, ANN), stage="opened"), considered="all"),
        entry("2024-03-12", CSC, "visit", Assessment(children=(SAM, ANN), stage="opened"), considered="all"),
        entry("2024-03-12", CSC, "visit", Assessment(children=(SAM, ANN), stage="completed", of=(MUM,))),
        entry("2024-03-12", POLICE, "call", Check(about=("past",), against="police_record", result="unfounded")),
    ],
)
def test_is_content_when_it_was_weighed(weighing):
    [question] = STORY.then(weighing).questions(rule, by="2024-03-12")
    assert question.closed_by == "e2"


@pytest.mark.parametrize(
    "other",
    [
        entry("2024-03-12", CSC, "core_group", about=(SAM, ANN)),
        visit("2024-03-12", considered=("h",)),
        entry("2024-03-12", CSC, "visit", Assessment(children=(SAM, ANN), stage="completed", of=(DAD,))),
        entry("2024-03-12", CSC, "visit", Assessment(children=(SAM, ANN), stage="opened", of=(MUM,))),
        entry("2024-03-12", POLICE, "call", Check(about=("past",), against="police_record", result="requested")),
    ],
)
def test_still_asks_when_nobody_says_that_it_was(other):
    assert STORY.then(other).asks(rule, by="2024-03-20")


def test_still_asks_when_an_assessment_of_her_was_done_before():
    done = entry("2024-03-01", CSC, "visit", Assessment(children=(SAM, ANN), stage="completed", of=(MUM,)))
    assert told(done, past()).asks(rule, by="2024-03-11")


def test_is_content_when_it_was_told_at_the_meeting_itself():
    heard = History(person=MUM, of="violence")
    assert not told(strategy("2024-03-04", heard, about=(SAM, ANN))).asks(rule, by="2024-05-04")


def test_weighed_for_one_child_is_not_weighed_for_the_other():
    [question] = STORY.then(strategy("2024-03-05", id="s")).asked(rule, by="2024-03-11")
    assert question.sentence.gaps[1] == ("near", (ANN,))


def test_is_immediate_on_plan_and_at_a_return():
    [question] = told(past(), on_plan("2024-03-05")).asked(rule, by="2024-03-11")
    assert question.urgency == "immediate"
    home = entry("2024-03-06", CSC, "record_note", Decision(matter="return_home", children=(SAM,)))
    assert [one.urgency for one in told(past(), home).asked(rule, by="2024-03-11")] == ["immediate"]


def test_waits_from_the_day_the_person_came_near():
    moved = Residence(person=LODGER, address="home", as_="staying")
    story = told(past("2023-06-01", LODGER), entry("2024-03-04", HV, "visit", Person(id=LODGER), moved, id="in"))
    assert not story.asks(rule, by="2024-03-10")
    [question] = story.asked(rule, by="2024-03-11")
    assert [one.id for one in question.evidence] == ["h", "in"]


@pytest.mark.parametrize(
    "fact",
    [
        Care(child=SAM, by=(FRIEND, ED), basis="family_arrangement"),
        Relationship(of=MUM, to=FRIEND, is_="partner"),
        Account(by=MUM, about=("care",), names=(FRIEND,)),
        Account(by=MUM, about=("arm",), names=(FRIEND,)),
    ],
)
def test_asks_about_who_cares_is_partner_or_is_named_with_an_injury(fact):
    hurt = entry("2024-03-01", ED, "attendance", Injury(id="arm", child=SAM, type="burn"))
    near = entry("2024-03-01", HV, "call", Person(id=FRIEND), fact)
    assert told(hurt, near, past(person=FRIEND)).subjects(rule, by="2024-03-11") == [FRIEND]


@pytest.mark.parametrize("who", [GRAN, DAD])
def test_is_silent_about_kin_who_neither_live_there_nor_care(who):
    assert not told(past(person=who)).asks(rule, by="2024-05-04")


def test_counts_from_the_recording_where_it_came_late():
    late = past("2023-11-01", recorded="2024-03-04T10:00")
    assert not told(late).asks(rule, by="2024-03-10")
    assert told(late).asks(rule, by="2024-03-11")


def test_changes_its_mind_when_the_meeting_is_corrected_and_not_a_day_sooner():
    met = strategy("2024-03-05", about=(SAM, ANN), id="met")
    undone = entry("2024-03-05", CSC, "core_group", about=(SAM, ANN), corrects="met", recorded="2024-03-20T09:00")
    story = STORY.then(met, undone)
    assert not story.asks(rule, by="2024-03-19")
    assert story.asks(rule, by="2024-03-20")


def test_that_who_has_a_history_went_by_mums_word_weighs_nothing():
    past = entry("2024-03-05", POLICE, "information_received", History(person=LODGER, of="violence", as_="perpetrator"))
    lives = entry("2024-03-01", HV, "visit", Person(id=LODGER), Residence(person=LODGER, address="home", as_="staying"))
    gone = Residence(person=LODGER, address="home", as_="left", from_=time("2024-03-10"))
    word = Account(id="word", by=MUM, about=("household",), names=(LODGER,))
    story = told(lives, past, entry("2024-03-11", CSC, "call", word, gone))
    [question] = story.questions(rule, by="2024-04-11")
    assert (question.closed, str(question.opened)[:10]) == (None, "2024-03-13")
    assert not told(lives, past, entry("2024-03-11", HV, "visit", gone)).questions(rule, by="2024-04-11")


def decided(day, considered="all"):
    return entry(day, CSC, "record_note", Decision(matter="other", children=(SAM, ANN)), considered=considered)


KNOWN = past("2024-01-22", LODGER)
TIE = entry("2024-03-12", HV, "visit", Person(id=LODGER), Relationship(of=LODGER, to=MUM, is_="partner"), id="tie")
THEIRS = past("2024-01-22", "man")
THERE = entry("2024-01-08", HV, "visit", Person(id=LODGER), *TIE.facts[1:], id="there")
SAME = entry("2024-03-12", POLICE, "record_note", SamePerson(a=LODGER, b="man", is_=True), id="same")


@pytest.mark.parametrize(
    ("story", "evidence"),
    [
        (told(KNOWN, TIE), ["h", "tie"]),
        (told(THERE, THEIRS, SAME), ["there", "h", "same"]),
        (told(THEIRS, replace(SAME, recorded=time("2024-03-04").last), TIE), ["h", "same", "tie"]),
    ],
)
def test_waits_from_the_day_the_person_was_linked_to_the_child_or_to_the_history(story, evidence):
    assert not story.questions(rule, by="2024-03-18")
    [question] = story.asked(rule, by="2024-03-19")
    assert [one.id for one in question.evidence] == evidence


@pytest.mark.parametrize(("before", "link"), [((KNOWN,), TIE), ((THERE, THEIRS), SAME)])
def test_who_considered_all_before_the_person_was_linked_did_not_weigh_it(before, link):
    assert told(*before, decided("2024-03-04"), link).asks(rule, by="2024-03-19")
    for weighing in (decided("2024-03-04", considered=("h",)), decided("2024-03-14")):
        assert not told(*before, weighing, link).asks(rule, by="2024-03-19")


def test_a_partner_who_was_known_to_be_somebody_else_too_is_asked_about_as_one_who_always_had_the_history():
    own = past("2024-01-22", LODGER)
    story = told(THERE, own, entry("2024-03-12", POLICE, "record_note", Person(id="man"), *SAME.facts))
    [question] = story.questions(rule, by="2024-04-12")
    assert (str(question.opened)[:10], [one.id for one in question.evidence]) == ("2024-01-30", ["there", "h"])
