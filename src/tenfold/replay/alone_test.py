"""What each agency could have asked from its own entries, and what only the joined record could."""

from dataclasses import replace

from parts import ANN, CSC, ED, GP, MUM, NURSERY, SAM, entry, told
from tenfold.questions.curiosity.explanation_unchecked import explanation_unchecked
from tenfold.questions.curiosity.injuries_repeat import injuries_repeat
from tenfold.questions.curiosity.injury_pattern import injury_pattern
from tenfold.record import Account, Check, Injury
from tenfold.replay import replay
from tenfold.when import civil


def hurt(day, id, agency, *more, child=SAM, **fields):
    mark = Injury(id=id, child=child, type="bruise", sites=("back",))
    return entry(day, agency, "attendance", mark, *more, about=(child,), id=id, **fields)


def alone(story, *rules):
    asked = replay(story.case, guidance=story.guidance, rules=rules, alone=True)
    return {
        q.id: {agency: civil(since).date().isoformat() for agency, since in q.alone.items()} for q in asked.questions
    }


def test_each_agency_that_holds_enough_could_have_asked_alone_and_from_when():
    said = Account(by=MUM, about=("first",), claim="accident")
    again = hurt("2024-03-08", "again", ED, Account(by=MUM, about=("first", "again"), claim="accident"))
    assert alone(told(hurt("2024-03-07", "first", GP, said), again), explanation_unchecked) == {
        "explanation-unchecked:first": {GP: "2024-03-07", ED: "2024-03-08"}
    }


def test_what_lies_in_two_hands_only_the_joined_record_could_ask():
    parts = told(hurt("2024-01-04", "first", GP), hurt("2024-03-04", "second", ED))
    assert alone(parts, injuries_repeat) == {"injuries-repeat:sam": {}}
    one_hand = told(hurt("2024-01-04", "first", GP), hurt("2024-03-04", "second", GP))
    assert alone(one_hand, injuries_repeat) == {"injuries-repeat:sam": {GP: "2024-03-04"}}


def test_an_agency_knows_whose_child_it_sees_and_how_old():
    assert alone(told(hurt("2024-03-04", "first", NURSERY)), injury_pattern) == {
        "injury-pattern:first": {NURSERY: "2024-03-04"}
    }


def test_it_is_the_same_question_where_children_and_evidence_are_shared():
    joined = told(hurt("2024-03-04", "first", GP), hurt("2024-03-05", "second", ED))
    assert alone(joined, injury_pattern) == {"injury-pattern:first": {GP: "2024-03-04", ED: "2024-03-05"}}
    other = told(hurt("2024-03-04", "first", GP), hurt("2024-03-05", "second", ED, child=ANN))
    assert alone(other, injury_pattern)["injury-pattern:first"] == {GP: "2024-03-04"}


def test_what_is_asked_alone_after_the_question_closed_is_another():
    said = Account(id="fell", by=MUM, about=("first",), claim="accident")
    borne_out = entry("2024-03-05", NURSERY, "call", Check(about=("fell",), against="witness", result="corroborated"))
    later = entry("2024-03-20", ED, "attendance", *hurt("2024-03-20", "first", ED, said).facts)
    assert alone(told(hurt("2024-03-04", "first", GP, said), borne_out, later), explanation_unchecked) == {
        "explanation-unchecked:first": {GP: "2024-03-04"}
    }


def test_who_wrote_nothing_could_have_asked_nothing():
    assert CSC not in alone(told(hurt("2024-03-04", "first", GP)), injury_pattern)["injury-pattern:first"]


def test_an_entry_sent_twice_is_once():
    story = told(hurt("2024-03-04", "first", GP, Account(by=MUM, about=("first",), claim="accident")))
    twice = replace(story.case, entries=(*story.case.entries, replace(story.case.entries[1], seq=9)))
    asked = replay(twice, guidance=story.guidance, rules=(explanation_unchecked,), alone=True).questions
    assert [list(one.alone) for one in asked] == [[GP]]
