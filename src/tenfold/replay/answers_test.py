"""An answer in words is told with its question, in the object for programs too, and closes nothing."""

from parts import CSC, GP, MUM, SAM, Story, entry, told
from tenfold.questions.curiosity.explanation_unchecked import explanation_unchecked
from tenfold.record import Account, Answer, Check, Injury
from tenfold.replay import Replay, answers_to, as_json, replay

ASKED = "explanation-unchecked:wrist"
HURT = entry(
    "2024-03-04",
    GP,
    "clinic",
    Injury(id="wrist", child=SAM, type="swelling"),
    Account(id="fell", by=MUM, about=("wrist",), claim="accident"),
)
SAID = entry("2024-03-05", CSC, "record_note", Answer(id="why", question=ASKED, says="the ward rings on Monday"))
LATER = entry("2024-03-07", GP, "call", Answer(id="why", question=ASKED, says="the ward rang"), role="GP")
BORNE_OUT = entry("2024-03-08", GP, "call", Check(about=("fell",), against="witness", result="corroborated"))


def replayed(story: Story) -> Replay:
    return replay(story.case, guidance=story.guidance, rules=(explanation_unchecked,))


def said_to(*entries):
    found = replayed(told(HURT, *entries))
    return [(one.fact.says, one.last.id) for one in answers_to(found.picture, found.questions[0])]


def test_a_question_is_told_with_what_was_said_to_it_and_stands():
    assert said_to(SAID) == [("the ward rings on Monday", "e2")]
    assert replayed(told(HURT, SAID)).questions[0].closed is None


def test_what_answers_another_question_or_none_is_not_told_with_it():
    assert said_to(entry("2024-03-05", CSC, "record_note", Answer(question="no-lead:sam", says="soon"))) == []
    assert said_to() == []


def test_an_answer_said_again_is_as_last_said_and_one_without_an_id_is_one_more():
    assert said_to(SAID, LATER) == [("the ward rang", "e3")]
    more = entry("2024-03-06", CSC, "record_note", Answer(question=ASKED, says="nobody rang"))
    assert said_to(SAID, more) == [("the ward rings on Monday", "e2"), ("nobody rang", "e3")]


def test_an_answer_stays_told_when_the_evidence_closed_the_question():
    [question] = as_json(replayed(told(HURT, SAID, BORNE_OUT)))["questions"]
    assert question["closed_by"] == "e3"
    assert question["answers"] == [
        {
            "entry": "e2",
            "occurred": "2024-03-05",
            "agency": CSC,
            "by": "professional",
            "says": "the ward rings on Monday",
        }
    ]
