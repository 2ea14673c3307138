"""What the page says of whom a question was asked, and of how it ended."""

from parts import ED, MUM, NURSERY, OTHER_LA, SAM, entry, told
from tenfold.drawings.page_questions import ending, questions_section
from tenfold.questions.curiosity.explanation_unchecked import explanation_unchecked
from tenfold.record import Account, Check, Injury
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
