from dataclasses import replace

import pytest

from parts import ANN, CSC, DAD, ED, GP, MUM, NURSERY, POLICE, SAM, SCHOOL, conference, entry, strategy, told
from tenfold.questions.curiosity.explanation_contradicted import explanation_contradicted as rule
from tenfold.questions.wording import in_words
from tenfold.record import Account, Allegation, Check, Enquiry, Injury, Opinion

ARM = Injury(id="arm", child=SAM, type="fracture", sites=("arm.left",))
FELL = Account(id="fell", by=MUM, about=("arm",), claim="accident")
SEEN = entry("2024-03-04T10:00", ED, "attendance", ARM, FELL)


def judged(view, day="2024-03-05T10:00", about=("arm",), agency=ED, id=None, **fields):
    return entry(day, agency, "observation", Opinion(id=id, about=about, view=view), **fields)


def checked(result, about="fell", day="2024-03-05T10:00", **fields):
    return entry(day, NURSERY, "call", Check(about=(about,), against="witness", result=result), **fields)


def enquiry(day, stage="opened", *children, **fields):
    opened = Enquiry(children=children or (SAM,), stage=stage)
    return entry(day, CSC, "record_note", opened, about=children or (SAM,), **fields)


STORY = told(SEEN, judged("inconsistent"))


@pytest.mark.parametrize("view", ["inconsistent", "non_accidental", "suspicious"])
def test_asks_lead_and_police_on_the_day_of_the_view(view):
    story = told(SEEN, judged(view))
    assert not story.asks(rule, by="2024-03-04")
    [question] = story.asked(rule, by="2024-03-05")
    assert question.id == "explanation-contradicted:arm"
    assert (question.urgency, question.to, question.about) == ("immediate", (CSC, POLICE), (SAM, MUM))
    assert [one.id for one in question.evidence] == ["e1", "e2"]
    assert [act.kind for act in question.acts] == ["strategy_discussion"]
    assert dict(question.ask.gaps)["who"] == (ED,)


def test_says_that_how_the_injuries_came_about_is_questioned_and_not_the_injuries():
    [question] = STORY.asked(rule, by="2024-03-05")
    assert in_words(STORY.picture("2024-03-05"), question.ask) == (
        "What do police, health and social care decide together on Sam’s injuries (4 March 2024)? "
        "ed questioned how they came about."
    )


def test_asks_when_a_check_contradicts_what_was_said():
    [question] = told(SEEN, checked("contradicted")).asked(rule, by="2024-03-05")
    assert (question.about, [one.id for one in question.evidence]) == ((SAM, MUM), ["e1", "e2"])
    assert told(SEEN, checked("contradicted", about="arm")).asks(rule, by="2024-03-05")


def test_asks_of_an_injury_that_nobody_explained_and_of_a_view_of_the_account():
    silent = told(entry("2024-03-04", ED, "attendance", ARM), judged("suspicious"))
    assert [question.about for question in silent.asked(rule, by="2024-03-05")] == [(SAM,)]
    assert told(SEEN, judged("inconsistent", about=("fell",))).subjects(rule, by="2024-03-05") == ["arm"]


def test_names_only_those_whose_word_it_is():
    dads = Account(id="cat", by=DAD, about=("arm",), claim="animal")
    both = entry("2024-03-04", ED, "attendance", ARM, FELL, dads)
    [question] = told(both, checked("contradicted", about="cat")).asked(rule, by="2024-03-05")
    assert question.about == (SAM, DAD)
    [question] = told(both, judged("suspicious")).asked(rule, by="2024-03-05")
    assert question.about == (SAM, MUM, DAD)


@pytest.mark.parametrize("view", ["accidental", "consistent", "medical_cause", "undetermined"])
def test_is_silent_on_every_other_view(view):
    assert not told(SEEN, judged(view)).asks(rule, by="2024-03-20")


@pytest.mark.parametrize("result", ["corroborated", "unfounded", "inconclusive", "nothing_known", "requested"])
def test_is_silent_on_every_other_check(result):
    assert not told(SEEN, checked(result)).asks(rule, by="2024-03-20")


def test_is_content_with_a_strategy_discussion_or_an_enquiry_after_it():
    [question] = STORY.then(strategy("2024-03-06")).questions(rule, by="2024-03-07")
    assert (question.closed.day, question.closed_by) == (6, "e3")
    [question] = STORY.then(enquiry("2024-03-06")).questions(rule, by="2024-03-07")
    assert question.closed_by == "e3"


def test_the_meeting_that_hears_the_view_is_after_it():
    assert not told(SEEN, strategy("2024-03-05", Opinion(about=("arm",), view="suspicious"))).asks(
        rule, by="2024-03-20"
    )


def test_still_asks_after_what_is_not_that():
    assert told(SEEN, strategy("2024-03-05T09:00"), judged("suspicious")).asks(rule, by="2024-03-20")
    assert STORY.then(strategy("2024-03-05T09:59", recorded="2024-03-08T09:00")).asks(rule, by="2024-03-20")
    assert not STORY.then(strategy("2024-03-05T10:00", recorded="2024-03-08T09:00")).asks(rule, by="2024-03-20")
    assert STORY.then(strategy("2024-03-06", outcome="cancelled_by_agency")).asks(rule, by="2024-03-20")
    assert told(SEEN, enquiry("2024-03-04"), judged("suspicious")).asks(rule, by="2024-03-20")
    assert STORY.then(enquiry("2024-03-06", "completed")).asks(rule, by="2024-03-20")
    assert STORY.then(entry("2024-03-06", CSC, "initial_conference", considered="all")).asks(rule, by="2024-03-20")


def test_still_asks_when_disputed():
    assert STORY.then(judged("accidental", day="2024-03-06", considered="all")).asks(rule, by="2024-03-20")
    assert STORY.then(checked("corroborated", day="2024-03-06")).asks(rule, by="2024-03-20")


def test_the_same_view_said_again_does_not_open_it_anew():
    met = STORY.then(strategy("2024-03-06"))
    assert not met.then(judged("inconsistent", day="2024-03-07", agency=GP)).asks(rule, by="2024-03-20")
    assert not met.then(judged("inconsistent", day="2024-03-07", about=("fell",))).asks(rule, by="2024-03-20")
    [question] = met.then(judged("non_accidental", day="2024-03-07")).asked(rule, by="2024-03-20")
    assert (question.id, question.evidence[-1].id) == ("explanation-contradicted:arm~2", "e4")


def test_the_same_view_of_more_injuries_does():
    leg = Injury(id="leg", child=SAM, type="bruise", sites=("leg",))
    met = told(
        entry("2024-03-04T10:00", ED, "attendance", ARM, leg, FELL), judged("suspicious"), strategy("2024-03-06")
    )
    assert met.then(judged("suspicious", day="2024-03-07", about=("arm", "leg"))).asks(rule, by="2024-03-20")


def test_the_same_claim_contradicted_again_does_not_and_another_does():
    again = Account(id="fell-2", by=DAD, about=("arm",), claim="accident")
    other = Account(id="cat", by=DAD, about=("arm",), claim="animal")
    met = told(SEEN, checked("contradicted"), strategy("2024-03-06"), entry("2024-03-07", POLICE, "call", again, other))
    assert not met.then(checked("contradicted", about="fell-2", day="2024-03-08")).asks(rule, by="2024-03-20")
    assert met.then(checked("contradicted", about="cat", day="2024-03-08")).asks(rule, by="2024-03-20")
    assert met.then(checked("contradicted", about="arm", day="2024-03-08")).asks(rule, by="2024-03-20")


def test_accounts_without_a_claim_are_each_their_own():
    words = [Account(id=id, by=MUM, about=("arm",)) for id in ("one", "two")]
    met = told(
        entry("2024-03-04", ED, "call", ARM, *words), checked("contradicted", about="one"), strategy("2024-03-06")
    )
    assert not met.then(checked("contradicted", about="one", day="2024-03-08")).asks(rule, by="2024-03-20")
    assert met.then(checked("contradicted", about="two", day="2024-03-08")).asks(rule, by="2024-03-20")


def test_a_view_told_again_under_its_id_counts_from_when_it_first_said_so():
    unsure = told(SEEN, judged("undetermined", id="op"), strategy("2024-03-06"))
    firm = unsure.then(judged("suspicious", day="2024-03-07", id="op"))
    [question] = firm.asked(rule, by="2024-03-20")
    assert question.opened.day == 7
    told_on = unsure.then(
        judged("suspicious", day="2024-03-07", id="op"), judged("suspicious", day="2024-03-08", id="op")
    )
    assert told_on.asks(rule, by="2024-03-20")
    met = firm.then(strategy("2024-03-08"), judged("suspicious", day="2024-03-09", id="op"))
    assert not met.asks(rule, by="2024-03-20")
    back = met.then(judged("accidental", day="2024-03-10", id="op"), judged("suspicious", day="2024-03-11", id="op"))
    assert [question.opened.day for question in back.asked(rule, by="2024-03-20")] == [11]


def test_the_same_view_of_the_same_mark_under_another_id_is_no_new_one():
    again = replace(ARM, id="arm-2")
    seen = entry("2024-03-04T12:00", GP, "attendance", again)
    assert told(SEEN, seen, judged("inconsistent")).asks(rule, by="2024-03-05")
    met = STORY.then(strategy("2024-03-06"), entry("2024-03-06", GP, "attendance", again))
    assert not met.then(judged("inconsistent", day="2024-03-07", about=("arm-2",), agency=GP)).asks(
        rule, by="2024-03-20"
    )
    leg = entry("2024-03-06", GP, "attendance", replace(ARM, id="leg", sites=("leg",)))
    other = STORY.then(strategy("2024-03-06"), leg)
    assert other.then(judged("inconsistent", day="2024-03-07", about=("leg",), agency=GP)).asks(rule, by="2024-03-20")


def test_does_not_leak_from_one_child_or_occasion_to_another():
    assert STORY.then(strategy("2024-03-06", about=(ANN,))).asks(rule, by="2024-03-20")
    assert STORY.then(enquiry("2024-03-06", "opened", ANN)).asks(rule, by="2024-03-20")
    later = Injury(id="later", child=SAM, type="bruise")
    story = STORY.then(strategy("2024-03-06"), entry("2024-04-04", ED, "attendance", later))
    assert not story.asks(rule, by="2024-04-20")
    assert story.then(judged("inconsistent", day="2024-04-05", about=("later",))).subjects(rule, by="2024-04-05") == [
        "later"
    ]
    assert not told(SEEN, checked("contradicted", about=MUM)).asks(rule, by="2024-03-20")


def test_an_injury_of_one_of_two_children_is_discussed_for_both():
    one_of = entry("2024-03-04", ED, "attendance", Injury(id="arm", one_of=(SAM, ANN), type="bite"))
    story = told(one_of, judged("suspicious"), strategy("2024-03-06"))
    assert [question.about for question in story.asked(rule, by="2024-03-20")] == [(SAM, ANN)]
    assert not story.then(strategy("2024-03-07", about=(ANN,))).asks(rule, by="2024-03-20")


def test_changes_its_mind_when_the_view_is_corrected_and_not_a_day_sooner():
    taken_back = judged("accidental", corrects="e2", recorded="2024-03-08T09:00")
    [question] = STORY.then(taken_back).questions(rule, by="2024-03-20")
    assert (question.closed.day, question.closed_by) == (8, "e3")
    assert STORY.then(taken_back).asks(rule, by="2024-03-07")


def test_an_enquiry_of_before_that_is_told_of_again_opens_nothing():
    first, again = (entry(day, CSC, "record_note", ENQ, id=f"e-{day}") for day in ("2024-03-01", "2024-03-06"))
    assert told(first, SEEN, judged("inconsistent"), again).asks(rule, by="2024-03-06")
    done = entry("2024-03-04T08:00", CSC, "record_note", replace(ENQ, stage="completed"))
    assert not told(first, done, SEEN, judged("inconsistent"), again).asks(rule, by="2024-03-06")  # opened anew


ENQ = Enquiry(id="enq", children=(SAM,), stage="opened")


ALLEGED = entry("2024-03-04T10:00", SCHOOL, "school_day", Allegation(id="slap", by=SAM, child=SAM, against=DAD), id="a")
DENIED = entry("2024-03-05T10:00", CSC, "visit", Account(id="no", by=DAD, about=("slap",), claim="denied"), id="w")


def test_asks_when_what_was_said_against_an_allegation_is_contradicted():
    story = told(ALLEGED, DENIED, checked("contradicted", about="no", day="2024-03-12", id="c"))
    assert not story.asks(rule, by="2024-03-11")
    [question] = story.asked(rule, by="2024-03-12")
    assert question.id == "explanation-contradicted:slap"
    assert (question.urgency, question.to, question.about) == ("immediate", (CSC, POLICE), (SAM, DAD))
    assert [one.id for one in question.evidence] == ["a", "w", "c"]
    words = in_words(story.picture("2024-03-12"), question.ask)
    assert words == (
        "What do police, health and social care decide together on what is alleged of Sam (4 March 2024)? "
        "nursery contradicted what was said of it."
    )
    for ends in (strategy("2024-03-13"), enquiry("2024-03-13")):
        assert not story.then(ends).asks(rule, by="2024-03-13")


def test_is_content_where_they_met_on_an_allegation_since_and_where_nothing_was_contradicted():
    assert not told(ALLEGED, DENIED, checked("corroborated", about="no", day="2024-03-12")).asks(rule, by="2024-04-12")
    assert not told(ALLEGED, checked("contradicted", about="slap", day="2024-03-12")).asks(rule, by="2024-04-12")
    before = told(ALLEGED, DENIED, strategy("2024-03-06"), checked("contradicted", about="no", day="2024-03-12"))
    assert before.asks(rule, by="2024-03-12")


@pytest.mark.parametrize(
    ("among", "considered", "day", "asks"),
    [
        ((CSC, POLICE, ED), "all", "2024-03-06", False),
        ((CSC, POLICE, GP), ("e1", "e2"), "2024-03-06", False),
        ((CSC, POLICE, ED), ("e1",), "2024-03-06", True),
        ((CSC, POLICE, ED), (), "2024-03-06", True),
        ((CSC, POLICE, NURSERY), "all", "2024-03-06", True),
        ((CSC, ED), "all", "2024-03-06", True),
        ((CSC, POLICE, ED), "all", "2024-03-04", True),
    ],
)
@pytest.mark.parametrize("event", ["initial_conference", "review_conference"])
def test_a_conference_with_police_and_health_that_considered_it_answers_too(event, among, considered, day, asks):
    met = conference(day, event=event, among=among, considered=considered)
    assert STORY.then(met).asks(rule, by="2024-03-20") is asks
