"""What the page says of whom a question was asked, and of how it ended."""

import pytest

from parts import ED, MUM, NURSERY, OTHER_LA, SAM, entry, told
from tenfold.drawings.page_questions import ending, questions_section
from tenfold.questions.curiosity.explanation_unchecked import explanation_unchecked
from tenfold.record import Account, Answer, Check, Injury
from tenfold.replay import replay

WRIST = Injury(id="wrist", child=SAM, type="swelling", sites=("wrist.left",))
FELL = Account(id="fell", by=MUM, about=("wrist",), claim="accident")
BORNE_OUT = Check(about=("fell",), against="witness", result="corroborated")
STORY = told(
    entry("2024-03-04", ED, "attendance", WRIST, FELL),
    entry("2024-03-05", NURSERY, "call", BORNE_OUT),
)


def ended(story):
    replayed = replay(story.case, guidance=story.guidance, rules=(explanation_unchecked,))
    return ending(replayed, replayed.questions[0])


def test_names_the_entry_that_closed_it():
    assert ended(STORY) == "Closed on 5 March 2024 by e2 (call, nursery)."


def test_names_it_as_it_was_read_then_whatever_was_put_in_its_place_since():
    once = entry("2024-03-05", NURSERY, "letter", BORNE_OUT, corrects="e2", recorded="2024-03-06T09:00", times=2)
    again = entry("2024-03-05", NURSERY, "message", BORNE_OUT, corrects="e3", recorded="2024-03-07T09:00", times=3)
    assert ended(STORY.then(once)) == ended(STORY)
    assert ended(STORY.then(once, again)) == ended(STORY)


def test_a_question_is_asked_of_who_led_when_it_opened_and_then_of_who_leads():
    hurt = entry("2024-03-04", ED, "attendance", WRIST, FELL)
    story = told(hurt, entry("2024-07-20", OTHER_LA, "record_note")).led_by(OTHER_LA, since="2024-07-01")
    page = questions_section(replay(story.case, guidance=story.guidance, rules=(explanation_unchecked,)))
    assert "Asked on 4 March 2024, soon, of ed and csc." in page
    assert "<p>Last asked of: ed and other-la</p>" in page
    same = questions_section(replay(STORY.case, guidance=STORY.guidance, rules=(explanation_unchecked,)))
    assert "Last asked of" not in same


def answered(restricted):
    said = Answer(question="explanation-unchecked:wrist", says="the ward rings on Monday")
    note = entry("2024-03-04", NURSERY, "record_note", said, role="key worker", restricted=restricted)
    story = told(entry("2024-03-04", ED, "attendance", WRIST, FELL), note)
    return questions_section(replay(story.case, guidance=story.guidance, rules=(explanation_unchecked,)))


@pytest.mark.parametrize("restricted", [None, "none"])
def test_an_answer_in_words_is_told_under_its_question_which_stands(restricted):
    by_whom = "on 4 March 2024 by key worker, nursery (e2)"
    assert f"<p>Answered in words, which close nothing, {by_whom}: the ward rings on Monday</p>" in answered(restricted)
    assert "It stands." in answered(restricted)


@pytest.mark.parametrize("restricted", ["sensitive", "sealed"])
def test_of_a_restricted_answer_the_page_tells_only_that_it_is_there(restricted):
    page = answered(restricted)
    assert "(e2): Its words are restricted: ask the agency that holds them." in page
    assert "Monday" not in page
