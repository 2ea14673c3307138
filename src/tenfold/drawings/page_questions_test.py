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


def test_names_it_by_its_id_alone_where_it_was_corrected_and_that_again():
    again = [
        entry("2024-03-05", NURSERY, "call", BORNE_OUT, corrects=id, recorded=f"{day}T09:00", times=times)
        for id, day, times in (("e2", "2024-03-06", 2), ("e3", "2024-03-07", 3))
    ]
    assert ended(STORY.then(*again)) == "Closed on 5 March 2024 by e2."


def test_a_question_is_asked_of_who_led_when_it_opened_and_then_of_who_leads():
    hurt = entry("2024-03-04", ED, "attendance", WRIST, FELL)
    story = told(hurt, entry("2024-07-20", OTHER_LA, "record_note")).led_by(OTHER_LA, since="2024-07-01")
    page = questions_section(replay(story.case, guidance=story.guidance, rules=(explanation_unchecked,)))
    assert "Asked on 4 March 2024, soon, of ed and csc." in page
    assert "<p>Last asked of: ed and other-la</p>" in page
    same = questions_section(replay(STORY.case, guidance=STORY.guidance, rules=(explanation_unchecked,)))
    assert "Last asked of" not in same
