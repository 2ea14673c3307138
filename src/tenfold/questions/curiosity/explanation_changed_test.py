import pytest

from parts import ANN, CSC, DAD, ED, GP, GRAN, LODGER, MUM, NEIGHBOUR, NURSERY, SAM, entry, told
from tenfold.questions.curiosity.explanation_changed import explanation_changed as rule
from tenfold.questions.curiosity.explanation_changed import in_short
from tenfold.questions.wording import in_words
from tenfold.record import Account, Injury, Person, Relationship

ARM = Injury(id="arm", child=SAM, type="bruise", sites=("arm.left",))


def said(claim, by=MUM, about=("arm",), names=(), **fields):
    return Account(by=by, about=about, claim=claim, names=names, **fields)


def tells(day, *accounts, agency=ED, **fields):
    return entry(day, agency, "attendance", *accounts, **fields)


FIRST = tells("2024-03-04", ARM, said("accident", id="fell"), agency=GP)
STORY = told(FIRST, tells("2024-03-05", said("animal", id="dog")))


def test_asks_the_lead_from_the_day_on_which_the_second_account_differs():
    assert not STORY.asks(rule, by="2024-03-04")
    [question] = STORY.asked(rule, by="2024-03-05")
    assert question.id == "explanation-changed:arm"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (SAM, MUM))
    assert [one.id for one in question.evidence] == ["e1", "e2"]
    assert [(act.kind, act.of) for act in question.acts] == [("strategy_discussion", ""), ("paediatric_opinion", SAM)]
    assert dict(question.ask.gaps)["what"] == ("an accident", "an animal")
    assert dict(question.ask.gaps)["by"] == ("Sam’s mother", "Sam’s mother")


def test_asks_of_two_accounts_given_at_once():
    assert told(tells("2024-03-04", ARM, said("accident"), said("medical"))).asks(rule, by="2024-03-04")


def test_asks_when_no_explanation_becomes_one_and_when_one_account_is_told_otherwise():
    flustered = told(tells("2024-03-04", ARM, said("no_explanation")), tells("2024-03-05", said("accident")))
    assert flustered.asks(rule, by="2024-03-05")
    same_id = told(FIRST, tells("2024-03-05", said("rough_play", id="fell")))
    [question] = same_id.asked(rule, by="2024-03-05")
    assert [one.id for one in question.evidence] == ["e1", "e2"]


def test_asks_when_somebody_else_is_named():
    blamed = tells("2024-03-04", ARM, said("accident", names=(GRAN,)), agency=GP)
    [question] = told(blamed, tells("2024-03-05", said("accident", names=(DAD,)))).asked(rule, by="2024-03-05")
    assert question.about == (SAM, MUM, GRAN, DAD)
    assert dict(question.ask.gaps)["what"] == ("Sam’s father", "Sam’s grandmother")


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("self_inflicted", "the child’s own doing"),
        ("other_child", "another child"),
        ("rough_play", "rough play"),
        ("medical", "a medical cause"),
        ("equipment", "equipment"),
        ("animal", "an animal"),
        ("denied", "a denial"),
        ("no_explanation", "no explanation"),
        ("other", "something else"),
    ],
)
def test_says_which_accounts_there_are(claim, words):
    [question] = told(FIRST, tells("2024-03-05", said(claim))).asked(rule, by="2024-03-05")
    assert dict(question.ask.gaps)["what"] == ("an accident", words)


def test_those_named_differ_even_where_a_claim_is_unsaid():
    blamed = tells("2024-03-04", ARM, said(None, names=(GRAN,)), agency=GP)
    [question] = told(blamed, tells("2024-03-05", said("accident", names=(DAD,)))).asked(rule, by="2024-03-05")
    assert dict(question.ask.gaps)["what"] == ("Sam’s father", "Sam’s grandmother")


def test_those_who_name_each_other_differ():
    mum = tells("2024-03-04", ARM, said("accident", names=(GRAN,)), agency=GP)
    assert told(mum, tells("2024-03-05", said("accident", by=GRAN, names=(MUM,)))).asks(rule, by="2024-03-05")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (said("accident"), said("animal"), "Sam’s mother (an accident and an animal) shows"),
        (
            said("accident", names=(DAD,)),
            said("accident", by=DAD, names=(MUM,)),
            "Sam’s mother and Sam’s father, which name Sam’s father and Sam’s mother, shows",
        ),
        (
            said("accident", names=(DAD,)),
            said("accident", names=(GRAN,)),
            "Sam’s mother, which name Sam’s father and Sam’s grandmother, shows",
        ),
    ],
)
def test_says_in_plain_words_who_tells_and_what_or_whom_they_name(first, last, words):
    story = told(tells("2024-03-04", ARM, first), tells("2024-03-05", last))
    [question] = story.asked(rule, by="2024-03-05")
    asked = in_words(story.picture("2024-03-05"), question.ask)
    assert asked == f"What besides the differing accounts of {words} how Sam came to be hurt (4 March 2024)?"


def test_says_no_more_where_nobody_is_named():
    assert in_short([]) == ("", [])


def test_is_silent_when_the_same_is_said_again_or_less():
    assert not told(FIRST, tells("2024-03-05", said("accident"))).asks(rule, by="2024-03-20")
    assert not told(FIRST, tells("2024-03-05", said("accident", by=DAD))).asks(rule, by="2024-03-20")
    named = tells("2024-03-04", ARM, said("accident", names=(GRAN,)), agency=GP)
    assert not told(named, tells("2024-03-05", said("accident"))).asks(rule, by="2024-03-20")


def test_is_silent_when_dad_vouches_for_mum():
    assert not told(FIRST, tells("2024-03-05", said("accident", by=DAD, names=(MUM,)))).asks(rule, by="2024-03-20")
    pushed = tells("2024-03-04", ARM, said("other_child", names=(ANN,)), agency=GP)
    vouched = tells("2024-03-05", said("other_child", by=DAD, names=(MUM,)))
    assert not told(pushed, vouched).asks(rule, by="2024-03-20")
    both = tells("2024-03-05", said("other_child", by=DAD, names=(ANN, MUM)))
    assert not told(pushed, both).asks(rule, by="2024-03-20")


@pytest.mark.parametrize("by", [MUM, GRAN])
def test_asks_of_any_two_that_differ_also_where_the_later_vouches_for_one_before_both(by):
    blames = tells("2024-03-05", said("accident", by=by, names=(DAD,)))
    assert not told(FIRST, blames).asks(rule, by="2024-03-20")
    third = tells("2024-03-06", said("accident", by=DAD, names=(MUM,)))
    [question] = told(FIRST, blames, third).asked(rule, by="2024-03-06")
    assert [one.id for one in question.evidence] == ["e1", "e2", "e3"]
    assert question.about == (SAM, *dict.fromkeys((by, DAD, MUM)))


def test_who_is_named_by_a_third_account_is_added_to_what_is_asked():
    blames, third = said("other_child", names=(DAD,)), said("accident", by=DAD, names=(MUM,))
    [question] = told(FIRST, tells("2024-03-05", blames), tells("2024-03-06", third)).questions(rule, by="2024-03-06")
    assert (question.id, question.opened.day, question.about) == ("explanation-changed:arm", 5, (SAM, MUM, DAD))
    assert [one.id for one in question.evidence] == ["e1", "e2", "e3"]


@pytest.mark.parametrize("names", [(), (MUM,)])
def test_who_says_again_or_vouches_adds_nothing_where_nobody_else_was_named(names):
    again = tells("2024-03-06", said("accident", by=DAD, names=names))
    [question] = STORY.then(again).asked(rule, by="2024-03-06")
    assert ([one.id for one in question.evidence], question.about) == (["e1", "e2"], (SAM, MUM))
    unsaid = tells("2024-03-05", said(None, by=GRAN, names=(MUM,)))
    assert not told(FIRST, unsaid, again).asks(rule, by="2024-03-20")


def test_what_is_unsaid_differs_from_nothing():
    assert not told(FIRST, tells("2024-03-05", said(None))).asks(rule, by="2024-03-20")
    assert not told(tells("2024-03-04", ARM, said(None)), tells("2024-03-05", said("animal"))).asks(
        rule, by="2024-03-20"
    )
    assert not told(FIRST, tells("2024-03-05", said("accident", names=(LODGER,)))).asks(rule, by="2024-03-20")


def test_one_who_is_independent_and_knows_nothing_contradicts_nobody():
    assert not told(FIRST, tells("2024-03-05", said("no_explanation", by=NURSERY))).asks(rule, by="2024-03-20")
    known = (Person(id=NEIGHBOUR), Relationship(of=NEIGHBOUR, to=MUM, is_="neighbour"))
    next_door = tells("2024-03-05", *known, said("no_explanation", by=NEIGHBOUR))
    assert not told(FIRST, next_door).asks(rule, by="2024-03-20")
    stranger = told(FIRST, tells("2024-03-05", Person(id="man"), said("no_explanation", by="man")))
    assert stranger.asks(rule, by="2024-03-20")
    assert told(FIRST, tells("2024-03-05", said("animal", by=NURSERY))).asks(rule, by="2024-03-20")
    [question] = told(FIRST, tells("2024-03-05", said("animal", by="unknown"))).asked(rule, by="2024-03-05")
    assert question.about == (SAM, MUM)


def test_asks_of_the_same_marks_under_the_ids_of_two_agencies():
    again = Injury(id="arm-2", child=SAM, type="bruise", sites=("arm.left",))
    hospital = tells("2024-03-05", again, said("animal", about=("arm-2",)))
    assert told(FIRST, hospital).subjects(rule, by="2024-03-05") == ["arm"]


def test_injuries_listed_side_by_side_may_each_have_their_own_account():
    hand = Injury(id="hand", child=SAM, type="scratch", sites=("hand",))
    cat = told(tells("2024-03-04", ARM, hand, said("accident"), said("animal", about=("hand",))))
    assert not cat.asks(rule, by="2024-03-20")
    assert not cat.then(tells("2024-03-05", said("animal", about=("hand",)))).asks(rule, by="2024-03-20")
    assert cat.then(tells("2024-03-05", said("medical", about=("arm", "hand")))).asks(rule, by="2024-03-20")


def test_does_not_leak_between_children_or_occasions():
    anns = Injury(id="anns", child=ANN, type="bruise", sites=("arm.left",))
    other = tells("2024-03-05", anns, said("animal", about=("anns",)), about=(ANN,))
    assert not told(FIRST, other).asks(rule, by="2024-03-20")
    later = Injury(id="later", child=SAM, type="bruise", sites=("arm.left",))
    assert not told(FIRST, tells("2024-03-08", later, said("animal", about=("later",)))).asks(rule, by="2024-03-20")


def test_changes_its_mind_when_an_account_is_corrected_and_not_a_day_sooner():
    misheard = tells("2024-03-05", said("accident"), corrects="e2", recorded="2024-03-08T09:00")
    [question] = STORY.then(misheard).questions(rule, by="2024-03-20")
    assert (question.closed.day, question.closed_by) == (8, "e3")
    assert STORY.then(misheard).asks(rule, by="2024-03-07")
