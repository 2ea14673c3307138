"""Who had care is asked at a second injury that nobody explains, and where injuries go on with the suspect cleared."""

from dataclasses import replace

import pytest

from parts import ANN, CSC, DAD, MUM, NURSERY, POLICE, SAM, entry, on_plan, time, told
from tenfold.questions.curiosity.who_had_care import who_had_care as rule
from tenfold.questions.curiosity.who_had_care_test import SEEN, care, checked, cheek, judged
from tenfold.record import Account, Allegation, Injury, PoliceAction

TWICE = told(cheek("one", "2024-01-10"), cheek("two", "2024-03-04"))


def test_asks_a_day_after_a_second_injury_that_nobody_explains():
    assert not TWICE.asks(rule, by="2024-03-05T09:59")
    [question] = TWICE.asked(rule, by="2024-03-05T10:00")
    assert (question.id, question.about) == ("who-had-care:two", (SAM, MUM))
    assert [one.id for one in question.evidence] == ["birth", "e1", "e2"]
    assert not told(cheek("one", "2024-01-10")).asks(rule, by="2024-03-20")


def test_asks_at_once_where_who_was_asked_has_no_explanation():
    asked = cheek("two", "2024-03-04", Account(by=MUM, about=("two",), claim="no_explanation"))
    [question] = told(cheek("one", "2024-01-10"), asked).asked(rule, by="2024-03-04T10:00")
    assert question.id == "who-had-care:two"


@pytest.mark.parametrize(("first", "asks"), [("2023-03-04", True), ("2023-03-03", False)])
def test_counts_over_twelve_months(first, asks):
    assert told(cheek("one", first), cheek("two", "2024-03-04")).asks(rule, by="2024-03-20") is asks


def test_the_twelve_months_end_with_their_last_day():
    first, second = cheek("one", "2023-03-04"), cheek("two", "2024-03-04")
    assert not told(first, replace(second, occurred=time("2024-03-05"))).asks(rule, by="2024-03-20")
    assert told(first, replace(second, occurred=time("2024-03-04T23:59"))).asks(rule, by="2024-03-20")


def test_an_injury_recorded_late_may_make_another_the_second():
    late = cheek("one", "2024-01-10", recorded="2024-03-10T10:00")
    [question] = told(cheek("two", "2024-03-04"), late).asked(rule, by="2024-03-20")
    assert (question.id, question.opened.day) == ("who-had-care:two", 11)


@pytest.mark.parametrize("which", ["one", "two"])
def test_is_content_once_one_of_them_is_explained_or_settled(which):
    fell = entry("2024-03-06", CSC, "call", Account(id="fell", by=MUM, about=(which,), claim="accident"))
    assert TWICE.then(fell).asks(rule, by="2024-03-20")
    [question] = TWICE.then(fell, checked("fell")).questions(rule, by="2024-03-20")
    assert (question.closed.day, question.closed_by) == (7, "e4")
    assert not TWICE.then(judged("accidental", "2024-03-06", about=(which,), considered="all")).asks(
        rule, by="2024-03-20"
    )
    assert TWICE.then(judged("undetermined", "2024-03-06", about=(which,))).asks(rule, by="2024-03-20")


def test_each_mark_has_its_account_or_is_unexplained():
    more = Injury(id="three", child=SAM, type="bruise", sites=("face.eye",))
    fell = Account(by=MUM, about=("two",), claim="accident")
    both = Account(by=MUM, about=("two", "three"), claim="accident")
    nothing = Account(by=MUM, about=("three",), claim="no_explanation")
    first = cheek("one", "2024-01-10")
    assert not told(first, cheek("two", "2024-03-04", more, both)).asks(rule, by="2024-03-20")
    assert told(first, cheek("two", "2024-03-04", more, fell)).asks(rule, by="2024-03-20")
    assert told(first, cheek("two", "2024-03-04", more, both, nothing)).asks(rule, by="2024-03-20")
    shin = Injury(id="three", child=SAM, type="bruise", sites=("shin",))
    assert not told(first, cheek("two", "2024-03-04", shin, fell)).asks(rule, by="2024-03-20")


def test_the_bumps_of_a_child_who_moves_about_need_no_account():
    for type_, sites, asks in (
        ("bruise", ("shin.left",), False),
        ("scratch", ("knee.right", "face.forehead"), False),
        ("bruise", ("shin", "knee", "face.forehead"), False),
        ("bruise", ("shin.left", "arm.left"), True),
        ("burn", ("shin.left",), True),
        ("bruise", (), True),
    ):
        story = told(cheek("one", "2024-01-10"), cheek("two", "2024-03-04", type=type_, sites=sites))
        assert story.asks(rule, by="2024-03-20") is asks
    infant = told(cheek("one", "2023-04-10", sites=("shin",)), cheek("two", "2023-05-04", sites=("shin",)))
    assert infant.asks(rule, by="2023-05-20")
    asked = Account(by=MUM, about=("two",), claim="no_explanation")
    shins = (cheek("one", "2024-01-10"), cheek("two", "2024-03-04", asked, sites=("shin",)))
    assert not told(*shins).asks(rule, by="2024-03-20")
    assert told(on_plan("2024-03-01"), *shins).asks(rule, by="2024-03-20")
    either = replace(shins[1], facts=(replace(shins[1].facts[0], child=None, one_of=(SAM, ANN)), asked))
    first = replace(shins[0], facts=(replace(shins[0].facts[0], child=None, one_of=(SAM, ANN), sites=("arm",)),))
    assert not told(first, either).asks(rule, by="2024-03-20")
    assert told(on_plan("2024-03-01", ANN), first, either).asks(rule, by="2024-03-20")


def police(day, person, action, **fields):
    return entry(day, POLICE, "police_incident", PoliceAction(person=person, action=action), **fields)


def known(day="2024-03-06"):
    return (care("mums", "2024-02-28", "2024-03-04", day=day), checked("mums", day=day))


HARMED = told(SEEN, judged(), *known(), police("2024-03-08", MUM, "arrested"))
CLEARED = HARMED.then(police("2024-04-08", MUM, "no_further_action"))
LATER = cheek("later", "2024-04-20", Account(by=MUM, about=("later",), claim="accident"))


def test_asks_when_the_one_suspect_is_cleared_and_injuries_go_on():
    assert not CLEARED.asks(rule, by="2024-04-19")
    [question] = CLEARED.then(LATER).asked(rule, by="2024-04-20")
    assert question.id == "who-had-care:later"
    assert [one.id for one in question.evidence] == ["birth", "e6", "e7"]


def test_is_silent_while_somebody_is_suspected_or_where_nothing_went_on():
    assert not HARMED.then(LATER).asks(rule, by="2024-04-30")
    assert not CLEARED.then(police("2024-04-09", DAD, "arrested"), LATER).asks(rule, by="2024-04-30")
    assert CLEARED.then(police("2024-04-09", DAD, "interviewed"), LATER).asks(rule, by="2024-04-30")
    assert not CLEARED.then(police("2024-04-09", MUM, "charged"), LATER).asks(rule, by="2024-04-30")
    assert CLEARED.then(police("2024-04-09", ANN, "arrested"), LATER).asks(rule, by="2024-04-30")
    elsewhere = police("2024-04-08", MUM, "no_further_action", about=(ANN,))
    assert not HARMED.then(elsewhere, LATER).asks(rule, by="2024-04-30")
    assert not told(SEEN, *CLEARED.entries[5:], LATER).asks(rule, by="2024-04-30")
    assert not HARMED.then(LATER, police("2024-04-21", MUM, "no_further_action")).asks(rule, by="2024-04-30")


@pytest.mark.parametrize("action", ["arrested", "bailed", "charged", "cautioned", "convicted"])
def test_is_silent_while_police_suspect_another(action):
    assert not CLEARED.then(police("2024-04-09", DAD, action), LATER).asks(rule, by="2024-04-30")


def test_an_allegation_found_not_to_be_so_clears_whom_it_accused():
    said = entry("2024-03-08", NURSERY, "call", Allegation(id="said", by=NURSERY, child=SAM, against=DAD))
    story = told(SEEN, judged(), *known(), said)
    assert not story.then(LATER).asks(rule, by="2024-04-30")
    for result, asks in (("unfounded", True), ("contradicted", True), ("corroborated", False), ("inconclusive", False)):
        assert story.then(checked("said", result, "2024-04-08"), LATER).asks(rule, by="2024-04-30") is asks
    nobody = replace(said, facts=(replace(said.facts[0], against=None),))
    assert not told(SEEN, judged(), *known(), nobody, checked("said", "unfounded"), LATER).asks(rule, by="2024-04-30")
    of_ann = replace(said, facts=(replace(said.facts[0], child=ANN),))
    assert not told(SEEN, judged(), *known(), of_ann, checked("said", "unfounded"), LATER).asks(rule, by="2024-04-30")


def test_only_an_inflicted_injury_of_before_the_clearing_counts():
    cleared = police("2024-04-08", MUM, "no_further_action")
    after = cheek("arm", "2024-04-12", Account(by=MUM, about=("arm",), claim="accident"))
    hours = (care("mums", "2024-04-05", "2024-04-12", day="2024-04-16"), checked("mums", day="2024-04-16"))
    assert not told(cleared, after, judged(day="2024-04-15"), *hours, LATER).asks(rule, by="2024-04-30")
    harmless = cheek("knee", "2024-01-04", Account(by=MUM, about=("knee",), claim="accident"))
    assert told(harmless, *CLEARED.entries[1:], LATER).asks(rule, by="2024-04-30")
    at_once = replace(cleared, facts=(*cleared.facts, *LATER.facts))
    assert not HARMED.then(at_once).asks(rule, by="2024-04-30")


def test_what_a_child_says_of_anothers_harm_suspects_nobody_of_its_own():
    of_ann = Allegation(id="said", by=SAM, child=ANN, against=DAD)
    said = entry("2024-03-08", NURSERY, "call", of_ann)
    story = told(SEEN, judged(), *known(), said, checked("said", "unfounded", "2024-04-08"))
    assert not story.then(LATER).asks(rule, by="2024-04-30")


def test_what_is_shown_to_be_harmless_did_not_go_on():
    story = CLEARED.then(replace(LATER, facts=(LATER.facts[0], replace(LATER.facts[1], id="fell"))))
    assert story.asks(rule, by="2024-04-30")
    assert not story.then(checked("fell", day="2024-04-21")).asks(rule, by="2024-04-30")
    assert not story.then(judged("accidental", "2024-04-21", about=("later",), considered="all")).asks(
        rule, by="2024-04-30"
    )
    assert story.then(checked("fell", "contradicted", "2024-04-21")).asks(rule, by="2024-04-30")
    assert story.then(judged("inconsistent", "2024-04-21", about=("later",))).asks(rule, by="2024-04-30")


def test_an_ordinary_family_is_asked_nothing():
    falls = [cheek(f"f{n}", f"2024-0{n}-04", Account(by=MUM, about=(f"f{n}",), claim="accident")) for n in range(1, 6)]
    malicious = entry("2024-03-08", NURSERY, "call", Allegation(id="said", by="anonymous", child=SAM, against=MUM))
    assert not told(*falls[:3], malicious, checked("said", "unfounded", "2024-03-12"), *falls[3:]).asks(
        rule, by="2024-08-01"
    )
