import pytest

from parts import (
    ANN,
    CSC,
    DAD,
    ED,
    FRIEND,
    GP,
    GRAN,
    LODGER,
    MUM,
    NEIGHBOUR,
    NURSERY,
    OUTSIDER,
    POLICE,
    SAM,
    entry,
    on_plan,
    strategy,
    told,
)
from tenfold.questions.curiosity.explanation_reused import explanation_reused as rule
from tenfold.record import Account, Allegation, Check, Injury, Opinion, Person, Relationship


def hurt(id, day, claim=None, by=MUM, child=SAM, agency=ED, **fields):
    """An attendance with one injury and what was said of it."""
    facts = [Injury(id=id, child=child, type="bruise", sites=("arm.left",))]
    facts += [Account(id=f"{id}-said", by=by, about=(id,), claim=claim)] if claim else []
    return entry(day, agency, "attendance", *facts, about=(child,), **fields)


def says(day, claim, *about, by=MUM, agency=POLICE, id=None, **fields):
    return entry(day, agency, "call", Account(id=id, by=by, about=about, claim=claim), **fields)


def checked(about, day, result="contradicted", **fields):
    return entry(day, ED, "record_note", Check(about=(about,), against="medical_test", result=result), **fields)


def judged(view, day, *about, agency=ED, **fields):
    return entry(day, agency, "observation", Opinion(about=about, view=view), **fields)


FALSE = (hurt("arm", "2024-03-04", "medical"), checked("arm-said", "2024-03-06"))
STORY = told(*FALSE, says("2024-03-11", "medical", "arm"))


def test_asks_the_lead_on_the_day_on_which_the_claim_is_said_again():
    assert not STORY.asks(rule, by="2024-03-10")
    [question] = STORY.asked(rule, by="2024-03-11")
    assert question.id == "explanation-reused:mum"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (SAM, MUM))
    assert [one.id for one in question.evidence] == ["e1", "e2", "e3"]
    assert [(act.kind, act.of) for act in question.acts] == [("strategy_discussion", ""), ("paediatric_opinion", SAM)]
    assert dict(question.ask.gaps) == {"by": ("Sam’s mother",), "who": (ED,)}


def test_is_immediate_on_plan():
    [question] = STORY.then(on_plan("2024-03-12")).asked(rule, by="2024-03-12")
    assert question.urgency == "immediate"


def test_who_says_it_again_need_not_be_who_said_it():
    [question] = told(*FALSE, says("2024-03-11", "medical", "arm", by=GRAN)).asked(rule, by="2024-03-11")
    assert (question.id, question.about) == ("explanation-reused:mum", (SAM, MUM, GRAN))
    vague = told(hurt("arm", "2024-03-04", "other"), checked("arm-said", "2024-03-06"))
    assert not vague.then(says("2024-03-11", "other", "arm", by=GRAN)).asks(rule, by="2024-03-20")
    assert vague.then(says("2024-03-11", "other", "arm")).asks(rule, by="2024-03-20")


def test_an_independent_witness_does_not_rely_on_her_word():
    known = (Person(id=NEIGHBOUR), Relationship(of=NEIGHBOUR, to=MUM, is_="neighbour"))
    saw = entry("2024-03-11", POLICE, "call", *known, Account(by=NEIGHBOUR, about=("arm",), claim="medical"))
    assert not told(*FALSE, saw).asks(rule, by="2024-03-20")
    own = entry("2024-03-11", POLICE, "call", Account(by=NEIGHBOUR, about=("arm",), claim="medical"))
    first = entry(
        "2024-03-04",
        ED,
        "attendance",
        *known,
        *FALSE[0].facts[:1],
        Account(id="a", by=NEIGHBOUR, about=("arm",), claim="medical"),
    )
    assert told(first, checked("a", "2024-03-06"), own).subjects(rule, by="2024-03-20") == [NEIGHBOUR]


def test_another_claim_about_the_same_injury_is_a_change_and_no_reuse():
    assert not told(*FALSE, says("2024-03-11", "accident", "arm")).asks(rule, by="2024-03-20")
    assert not told(*FALSE, says("2024-03-11", "no_explanation", "arm")).asks(rule, by="2024-03-20")


def test_the_account_itself_told_again_under_its_id():
    story = told(*FALSE, says("2024-03-11", "medical", "arm", id="arm-said"))
    assert [question.opened.day for question in story.asked(rule, by="2024-03-20")] == [11]


def test_asks_of_her_word_on_the_next_injury_and_on_a_brothers_or_sisters():
    [question] = told(*FALSE, hurt("leg", "2024-06-04", "accident")).asked(rule, by="2024-06-04")
    assert [one.id for one in question.evidence] == ["e1", "e2", "e3"]
    [question] = told(*FALSE, hurt("anns", "2024-06-04", "accident", child=ANN)).asked(rule, by="2024-06-04")
    assert question.about == (SAM, ANN, MUM)
    assert [act.of for act in question.acts] == ["", SAM, ANN]
    for claim in ("no_explanation", "denied"):
        assert not told(*FALSE, hurt("leg", "2024-06-04", claim)).asks(rule, by="2024-06-20")


def test_a_claim_that_may_last_is_the_same_claim_by_whomever_and_an_accident_is_not():
    assert told(*FALSE, hurt("leg", "2024-06-04", "medical", by=GRAN)).asks(rule, by="2024-06-04")
    assert not told(*FALSE, hurt("leg", "2024-06-04", "animal", by=GRAN)).asks(rule, by="2024-06-20")
    fell = (hurt("arm", "2024-03-04", "accident"), judged("inconsistent", "2024-03-06", "arm"))
    assert not told(*fell, hurt("leg", "2024-06-04", "accident", by=GRAN)).asks(rule, by="2024-06-20")


@pytest.mark.parametrize("claim", ["self_inflicted", "other_child", "rough_play", "medical", "equipment", "animal"])
def test_a_claim_that_may_last_is_the_same_claim_whoever_makes_it(claim):
    doubted = (hurt("arm", "2024-03-04", claim), judged("suspicious", "2024-03-06", "arm"))
    assert told(*doubted, hurt("leg", "2024-06-04", claim, by=GRAN)).asks(rule, by="2024-06-04")
    assert told(hurt("leg", "2024-01-04", claim, by=GRAN), *doubted).asks(rule, by="2024-03-06")


def test_a_claim_that_may_last_counts_where_it_is_said_in_passing():
    assert told(*FALSE, says("2024-06-04", "medical", "other")).asks(rule, by="2024-06-04")
    assert not told(*FALSE, says("2024-06-04", "medical", "feeding")).asks(rule, by="2024-06-20")
    assert not told(*FALSE, says("2024-06-04", "accident", "other")).asks(rule, by="2024-06-20")


def test_asks_of_an_earlier_injury_that_the_claim_explained_once_it_is_contradicted():
    story = told(hurt("leg", "2024-01-04", "medical"), *FALSE)
    assert not story.asks(rule, by="2024-03-05")
    [question] = story.asked(rule, by="2024-03-06")
    assert [one.id for one in question.evidence] == ["e1", "e2", "e3"]
    assert told(hurt("leg", "2024-01-04", "medical", child=ANN), *FALSE).asks(rule, by="2024-03-06")
    assert not told(says("2024-01-04", "medical", "other"), *FALSE).asks(rule, by="2024-03-20")
    fell = (hurt("arm", "2024-03-04", "accident"), judged("inconsistent", "2024-03-06", "arm"))
    assert not told(hurt("leg", "2024-01-04", "accident"), *fell).asks(rule, by="2024-03-20")


def test_asks_of_her_word_on_the_same_matter():
    home = says("2024-03-04", None, "household", id="home", agency=CSC)
    story = told(home, checked("home", "2024-03-06"))
    assert not story.asks(rule, by="2024-03-20")
    again = story.then(says("2024-04-04", None, "household", "care", agency=GP))
    [question] = again.asked(rule, by="2024-04-04")
    assert ([one.id for one in question.evidence], question.about) == (["e1", "e2", "e3"], (SAM, MUM))
    assert not story.then(says("2024-04-04", None, "care")).asks(rule, by="2024-04-20")
    assert not story.then(says("2024-04-04", None, "household", by=DAD)).asks(rule, by="2024-04-20")
    assert not again.then(strategy("2024-04-05")).asks(rule, by="2024-04-20")
    assert again.then(strategy("2024-04-05", considered=("e1",))).asks(rule, by="2024-04-20")
    twice = told(home, checked("home", "2024-03-06"), strategy("2024-03-07"), checked("home", "2024-03-08"))
    assert not twice.asks(rule, by="2024-03-20")


def test_other_things_are_no_one_matter():
    other = told(says("2024-03-04", None, "other", id="word"), checked("word", "2024-03-06"))
    assert not other.then(says("2024-04-04", None, "other")).asks(rule, by="2024-04-20")


def test_asks_of_what_was_said_to_an_allegation():
    said = Allegation(id="said", by=NURSERY, child=SAM, against=MUM)
    told_so = entry("2024-03-04", NURSERY, "call", said, Account(id="no", by=MUM, about=("said",), claim="denied"))
    story = told(told_so, checked("no", "2024-03-06"))
    assert not story.asks(rule, by="2024-03-20")
    [question] = story.then(says("2024-04-04", "denied", "said")).asked(rule, by="2024-04-04")
    assert question.about == (SAM, MUM)
    assert story.then(hurt("leg", "2024-06-04", "accident")).asks(rule, by="2024-06-04")


def test_what_was_said_before_the_contradiction_and_recorded_after_it_is_not_said_again():
    late = says("2024-03-05", "medical", "arm", recorded="2024-03-11T09:00")
    assert not told(*FALSE, late).asks(rule, by="2024-03-20")
    same_day = says("2024-03-06", "medical", "arm", recorded="2024-03-11T09:00")
    assert told(*FALSE, same_day).asks(rule, by="2024-03-20")


def test_does_not_leak_to_children_or_adults_elsewhere():
    people = (Person(id="cousin"), Relationship(of="cousin", to=OUTSIDER, is_="child"))
    came = entry("2024-06-04", ED, "attendance", *people, seen={"cousin": "seen"}, about=("cousin",))
    theirs = hurt("knee", "2024-06-04", "medical", by=OUTSIDER, child="cousin")
    assert not told(*FALSE, came, theirs).asks(rule, by="2024-06-20")
    hers = entry("2024-06-04", ED, "attendance", Injury(id="eye", child=MUM, type="bruise"), about=(MUM,))
    assert not told(*FALSE, hers, says("2024-06-04", "accident", "eye")).asks(rule, by="2024-06-20")
    of_mum = (hers, says("2024-06-04", "accident", "eye", id="door"), checked("door", "2024-06-06"))
    assert not told(*of_mum, hurt("arm", "2024-06-08", "accident")).asks(rule, by="2024-06-20")


def test_unknown_speakers_are_not_one_person():
    unknown = (hurt("arm", "2024-03-04", "other", by="unknown"), checked("arm-said", "2024-03-06"))
    assert not told(*unknown, says("2024-03-11", "other", "arm", by="unknown")).asks(rule, by="2024-03-20")
    claim = (hurt("arm", "2024-03-04", "medical", by="unknown"), checked("arm-said", "2024-03-06"))
    [question] = told(*claim, says("2024-03-11", "medical", "arm", by=LODGER)).asked(rule, by="2024-03-11")
    assert (question.id, question.about) == ("explanation-reused:unknown", (SAM, LODGER))


def test_ordinary_accounts_raise_nothing():
    falls = [hurt(f"fall-{n}", f"2024-0{n}-04", "accident") for n in range(1, 7)]
    assert not told(*falls, judged("consistent", "2024-06-05", "fall-6")).asks(rule, by="2024-09-01")
    unsure = told(
        *falls, checked("fall-1-said", "2024-06-06", "inconclusive"), says("2024-06-07", "accident", "fall-1")
    )
    assert not unsure.asks(rule, by="2024-09-01")


def test_changes_its_mind_when_the_check_is_corrected_and_not_a_day_sooner():
    undone = entry("2024-03-06", ED, "record_note", corrects="e2", recorded="2024-03-14T09:00")
    [question] = STORY.then(undone).questions(rule, by="2024-03-20")
    assert (question.opened.day, question.closed.day, question.closed_by) == (11, 14, "e4")
    assert STORY.then(undone).asks(rule, by="2024-03-13")


def test_a_friend_of_the_family_may_be_the_one():
    friend = (Person(id=FRIEND), Relationship(of=FRIEND, to=MUM, is_="friend"))
    known = entry("2024-03-01", CSC, "record_note", *friend)
    story = told(known, hurt("arm", "2024-03-04", "rough_play", by=FRIEND), judged("inconsistent", "2024-03-06", "arm"))
    assert story.then(hurt("leg", "2024-04-04", "rough_play")).subjects(rule, by="2024-04-04") == [FRIEND]


@pytest.mark.parametrize(
    ("claim", "about", "asks"), [("medical", "other", True), ("animal", "other", False), ("medical", "feeding", False)]
)
def test_asks_when_a_condition_that_a_test_disproved_is_told_to_the_next_hospital(claim, about, asks):
    fits = says("2024-03-04", "medical", "other", id="fits", agency=ED)
    again = says("2024-04-04", claim, about, agency=GP)
    assert told(fits, checked("fits", "2024-03-20"), again).asks(rule, by="2024-04-04") is asks
    by_dad = says("2024-04-04", "medical", "other", by=DAD, agency=GP)
    assert not told(fits, checked("fits", "2024-03-20"), by_dad).asks(rule, by="2024-04-04")
    hurt_in_one = told(fits, checked("fits", "2024-03-20"), hurt("head", "2024-04-04", claim))
    assert hurt_in_one.asks(rule, by="2024-04-04") is (claim == "medical")
    by_dad_of_harm = hurt("head", "2024-04-04", "medical", by=DAD)
    assert not told(fits, checked("fits", "2024-03-20"), by_dad_of_harm).asks(rule, by="2024-04-04")
