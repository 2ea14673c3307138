"""The object that other programs read: every key of the contract, filled from the replay."""

from datetime import datetime

from parts import CSC, ED, MUM, NURSERY, SAM, entry, on_plan, time, told
from tenfold.questions.curiosity.explanation_unchecked import explanation_unchecked
from tenfold.record import Account, Check, Held, Injury
from tenfold.replay import as_json, replay
from tenfold.replay.as_json import authority

WRIST = Injury(id="wrist", child=SAM, type="swelling", sites=("wrist.left",))
FELL = Account(id="fell", by=MUM, about=("wrist",), claim="accident")
HURT = entry("2024-03-04T10:00", ED, "attendance", WRIST, FELL, id="hurt", recorded="2024-03-04T11:00")
BORNE_OUT = entry("2024-07-06", NURSERY, "call", Check(about=("fell",), against="witness", result="corroborated"))


def printed(*entries, alone=False):
    story = told(*entries)
    return as_json(replay(story.case, guidance=story.guidance, rules=(explanation_unchecked,), alone=alone))


def test_the_object_holds_the_case_the_acts_and_the_questions():
    found = printed(HURT)
    assert {"case", "entries", "until", "acts", "questions"} <= found.keys()
    assert (found["case"], found["entries"], found["until"]) == ("story", 2, "2024-03-04T11:00:00")
    asked_of = "Get one paediatric opinion that considers every injury of Sam."
    assert found["acts"] == [{"act": asked_of, "answers": ["explanation-unchecked:wrist"]}]


def test_a_question_says_everything_of_itself():
    [question] = printed(HURT, on_plan("2024-03-06"), alone=True)["questions"]
    assert question == {
        "id": "explanation-unchecked:wrist",
        "rule": "explanation-unchecked",
        "theme": "curiosity",
        "about": [SAM, MUM],
        "opened": "2024-03-04T11:00:00",
        "closed": None,
        "closed_by": None,
        "urgency": "immediate",
        "due": "2024-03-07T00:00:00",
        "to": [ED, CSC],
        "ask": "Who besides Sam’s mother can say how Sam came to be hurt (4 March 2024)?",
        "evidence": ["hurt"],
        "held_by": [ED],
        "authority": question["authority"],
        "grew": [{"at": "2024-03-06T23:59:59", "urgency": "immediate", "evidence": []}],
        "held": None,
        "answers": [],
        "alone": [ED],
        "alone_from": {ED: "2024-03-04T11:00:00"},
    }
    assert "in force from 15 December 2023" in question["authority"]


def test_times_are_london_civil_time_in_summer_too():
    [question] = printed(HURT, BORNE_OUT)["questions"]
    assert (question["closed"], question["closed_by"]) == ("2024-07-06T23:59:59", "e2")
    assert datetime.fromisoformat(question["opened"]).tzinfo is None


def test_what_is_held_says_by_whom_why_and_until_when():
    held = Held(
        question="explanation-unchecked:wrist", by="manager", reason="the ward closed", review=time("2024-09-01")
    )
    [question] = printed(HURT, entry("2024-03-05", CSC, "record_note", held))["questions"]
    assert question["held"] == {"by": "manager", "reason": "the ward closed", "review": "2024-09-01T23:59:59"}


def test_the_authority_is_that_of_the_guidance_in_force_when_it_was_asked():
    story = told(HURT)
    replayed = replay(story.case, guidance=story.guidance, rules=(explanation_unchecked,))
    [question] = replayed.questions
    assert authority(replayed, question) == as_json(replayed)["questions"][0]["authority"] != ""
