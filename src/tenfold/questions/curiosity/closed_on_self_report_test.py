import pytest

from parts import ANN, CSC, DAD, ED, GP, GRAN, HV, MUM, NURSERY, POLICE, SAM, SCHOOL, entry, told, visit
from tenfold.questions.curiosity.closed_on_self_report import closed_on_self_report as rule
from tenfold.record import (
    Account,
    Allegation,
    Check,
    Decision,
    Enquiry,
    History,
    Injury,
    Observation,
    Opinion,
    Residence,
    Voice,
)

SAID = entry("2024-03-04", SCHOOL, "call", Allegation(id="told", by="anonymous", child=SAM, against=MUM), id="a")
DENIED = entry("2024-03-05", CSC, "call", Account(id="no", by=MUM, about=("told",), claim="denied"), id="w")


def closed(day="2024-03-06", matter="no_further_action", child=SAM, **fields):
    rationale = fields.pop("rationale", None)
    decision = Decision(id=fields.pop("named", "d"), matter=matter, children=(child,), rationale=rationale)
    return entry(day, CSC, "record_note", decision, about=(child,), **fields)


STORY = told(SAID, DENIED, closed())


def test_asks_when_it_is_closed_on_mums_word():
    [question] = STORY.asked(rule, by="2024-03-06")
    assert question.id == "closed-on-self-report:d"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC, "team manager"), (SAM, MUM))
    assert [one.id for one in question.evidence] == ["a", "w", "e3"]


def test_names_those_who_said_so_at_once_in_the_same_order_each_time():
    said = (Account(by=MUM, about=("told",), claim="denied"), Account(by=DAD, about=("told",), claim="denied"))
    story = told(SAID, entry("2024-03-05", CSC, "call", *said), closed())
    assert story.asked(rule, by="2024-03-06")[0].about == (SAM, DAD, MUM)


def test_is_silent_before_it_is_closed_without_a_concern_and_without_her_word():
    assert not told(SAID, DENIED).asks(rule, by="2024-05-06")
    assert not told(DENIED, closed()).asks(rule, by="2024-05-06")
    assert not told(SAID, closed()).asks(rule, by="2024-05-06")


def test_asks_when_an_enquiry_ends_not_substantiated_on_mums_word():
    over = Enquiry(children=(SAM,), stage="completed", outcome="not_substantiated")
    ended = entry("2024-03-06", CSC, "record_note", over, id="over")
    [question] = told(SAID, DENIED, ended).asked(rule, by="2024-03-06")
    assert (question.id, [one.id for one in question.evidence]) == ("closed-on-self-report:over", ["a", "w", "over"])
    alone = entry("2024-03-05", CSC, "visit", seen={SAM: "alone"})
    assert not told(SAID, DENIED, alone, ended).asks(rule, by="2024-05-06")


def test_her_word_after_the_closing_is_not_what_it_rested_on():
    assert not told(SAID, closed(), entry("2024-03-07", CSC, "call", *DENIED.facts)).asks(rule, by="2024-05-06")


def test_asks_of_an_injury_explained_by_mum_alone():
    hurt = Injury(id="arm", child=SAM, type="burn")
    fell = Account(by=MUM, about=("arm",), claim="accident")
    story = told(entry("2024-03-04", ED, "attendance", hurt, fell, seen={SAM: "alone"}), closed())
    assert story.asks(rule, by="2024-03-06")


OF_DAD = History(person=DAD, of="domestic_abuse", as_="perpetrator")
HERS = Injury(id="lip", child=MUM, type="laceration")
OF_HER = History(person=MUM, of="domestic_abuse", as_="victim")
ALLEGED = Allegation(id="al", by=MUM, child=SAM, against=DAD)
AT_HOME = Residence(person=DAD, address="home", as_="resident")


def reported(*facts, **said):
    word = Account(id="her", by=MUM, **said)
    return told(entry("2024-03-04", POLICE, "police_incident", AT_HOME, OF_DAD, *facts, word), closed())


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (HERS, {"about": ("lip",), "names": (DAD,), "claim": "other"}),
        (OF_HER, {"about": ("relationship",), "names": (DAD,)}),
        (ALLEGED, {"about": ("al",)}),
        (ALLEGED, {"about": ("care",), "names": (DAD,)}),
    ],
)
def test_the_report_of_who_was_hurt_or_alleges_is_the_concern_and_no_word_since_it(fact, said):
    story = reported(fact, **said)
    assert not story.questions(rule, by="2024-06-30")
    no = entry("2024-03-05", CSC, "call", Account(id="no", by=DAD, about=("her",), claim="denied"))
    assert told(story.entries[1], no, closed()).asked(rule, by="2024-03-06")[0].about == (SAM, DAD)
    again = entry("2024-03-05", CSC, "call", Account(by=MUM, about=("relationship",)))
    assert told(story.entries[1], again, closed()).asks(rule, by="2024-03-06")


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (HERS, {"about": ("lip",), "claim": "denied"}),
        (HERS, {"about": ("care",), "names": (DAD,)}),
        (OF_HER, {"about": ("care",)}),
        (ALLEGED, {"about": ("care",), "names": (GRAN,)}),
        (Allegation(id="al", by="anonymous", child=SAM, against=DAD), {"about": ("al",), "names": (DAD,)}),
    ],
)
def test_what_the_family_answers_as_a_concern_is_told_is_its_word(fact, said):
    assert reported(fact, **said).asked(rule, by="2024-03-06")[0].about == (SAM, MUM)


@pytest.mark.parametrize(
    "more",
    [
        entry("2024-03-07", POLICE, "call", Check(about=("told",), against="witness", result="unfounded")),
        entry("2024-03-07", POLICE, "call", Check(about=("no",), against="witness", result="corroborated")),
        entry("2024-03-07", GP, "clinic", Opinion(about=("told",), view="undetermined"), seen={SAM: "alone"}),
        entry("2024-03-07", ED, "clinic", Opinion(about=("told",), view="accidental")),
        entry("2024-03-07", HV, "visit", Observation(child=SAM, of="fear", level="neutral")),
        entry("2024-03-07", CSC, "visit", Voice(child=SAM, says="…")),
        entry("2024-03-07", NURSERY, "call", Account(by=NURSERY, about=("told",))),
    ],
)
def test_is_content_with_a_check_or_independent_observation(more):
    [question] = STORY.then(more).questions(rule, by="2024-03-07")
    assert question.closed_by == "e4"


def test_is_content_with_a_check_of_her_word_recorded_about_her():
    check = Check(about=("no",), against="witness", result="contradicted")
    assert not STORY.then(entry("2024-03-07", POLICE, "call", check, about=(MUM,))).asks(rule, by="2024-03-07")


@pytest.mark.parametrize(
    "no_more",
    [
        visit("2024-03-07"),
        entry("2024-03-07", POLICE, "call", Check(about=("told",), against="witness", result="requested")),
        entry("2024-03-07", GP, "clinic", Opinion(about=("told",), view="undetermined")),
        entry("2024-03-07", HV, "visit", Observation(child=ANN, of="fear", level="neutral")),
        entry("2024-03-07", CSC, "visit", Voice(child=ANN, says="…")),
        entry("2024-03-07", CSC, "call", Account(by=DAD, about=("told",))),
    ],
)
def test_still_asks_when_nothing_independent_came(no_more):
    assert STORY.then(no_more).asks(rule, by="2024-03-20")


def test_still_asks_when_what_is_independent_came_before_the_concern():
    before = entry("2024-03-01", HV, "visit", Observation(child=SAM, of="fear", level="positive"))
    assert told(before, SAID, DENIED, closed()).asks(rule, by="2024-03-06")


def test_what_was_observed_as_the_concern_itself_bears_nothing_out():
    thin = Observation(child=SAM, of="growth", level="concern")
    answer = Account(by=MUM, about=("feeding",))
    assert told(visit("2024-03-04", thin, answer, agency=HV), closed()).asks(rule, by="2024-03-06")


def test_is_content_with_a_managers_later_decision_with_reasons_that_had_the_concern_before_it():
    again = closed("2024-03-08", "other", named="d2", rationale="…", considered=("a",))
    assert not STORY.then(again).asks(rule, by="2024-03-08")
    for half in (closed(rationale="…", considered="all"), closed(rationale="…", considered=("a", "w"))):
        assert told(SAID, DENIED, half).asks(rule, by="2024-03-06")
    for half in ({"considered": ("a",)}, {"rationale": "…"}):
        assert STORY.then(closed("2024-03-08", "other", named="d2", **half)).asks(rule, by="2024-03-08")


def test_does_not_leak_from_one_child_to_another():
    assert not told(SAID, DENIED, closed(child=ANN)).asks(rule, by="2024-05-06")


def test_changes_its_mind_when_the_check_is_corrected_and_not_a_day_sooner():
    check = entry("2024-03-07", POLICE, "call", Check(about=("told",), against="witness", result="unfounded"), id="c")
    undone = entry("2024-03-07", POLICE, "call", corrects="c", recorded="2024-03-12T09:00")
    story = STORY.then(check, undone)
    assert not story.asks(rule, by="2024-03-11")
    assert story.asks(rule, by="2024-03-12")


def test_new_harm_bears_nothing_out():
    thin = entry("2024-03-12", HV, "visit", Observation(child=SAM, of="growth", level="concern"))
    assert STORY.then(thin).asks(rule, by="2024-03-20")
    burn = Injury(id="burn", child=SAM, type="burn")

    def judged(about, **fields):
        return entry("2024-03-12", ED, "attendance", burn, Opinion(about=about, view="accidental"), **fields)

    assert STORY.then(judged(("burn",))).asks(rule, by="2024-03-20")
    assert not STORY.then(judged(("burn",), considered=("a",))).asks(rule, by="2024-03-20")
    assert not STORY.then(judged(("told",))).asks(rule, by="2024-03-20")
    assert not STORY.then(judged(("no",))).asks(rule, by="2024-03-20")


def test_a_view_of_an_older_injury_shows_nothing_of_a_worry_at_school():
    toe = entry("2024-01-08", ED, "attendance", Injury(id="toe", child=SAM, type="swelling"))
    worry = entry("2024-03-04", SCHOOL, "observation", Observation(child=SAM, of="fear", level="concern"))
    said = entry("2024-03-05", CSC, "call", Account(by=MUM, about=("behaviour",)))
    story = told(toe, worry, said, closed())
    assert story.asks(rule, by="2024-03-06")
    assert story.then(entry("2024-03-07", ED, "clinic", Opinion(about=("toe",), view="accidental"))).asks(
        rule, by="2024-03-20"
    )


@pytest.mark.parametrize(
    ("about", "more", "asks"),
    [
        (("friend",), {}, True),
        (("friend",), {"considered": ("a",)}, False),
        (("friend",), {"considered": "all"}, False),
        (("told",), {}, False),
        (("no",), {}, False),
        ((SAM,), {}, False),
        ((MUM,), {}, False),
    ],
)
def test_a_check_of_something_else_bears_nothing_out(about, more, asks):
    found = Check(about=about, against="other_agency", result="contradicted")
    assert STORY.then(entry("2024-03-12", HV, "record_note", found, **more)).asks(rule, by="2024-03-12") is asks
