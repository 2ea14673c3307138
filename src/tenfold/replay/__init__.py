"""A case walked through time: `replay(case)` says what its record asked, when, and what answered it."""

from tenfold.replay.answers import answers_to
from tenfold.replay.as_json import as_json, authority, question_as_json
from tenfold.replay.climbing import Climb, Ladder
from tenfold.replay.cover import SHOWN, Answering, act_in_words, acts_for
from tenfold.replay.later import Later, learnt_later
from tenfold.replay.question import Growth, Holding, Question
from tenfold.replay.replay import Replay, replay, replay_of
from tenfold.replay.running import Running, running_clocks
from tenfold.replay.walk import Walk

__all__ = [
    "SHOWN",
    "Answering",
    "Climb",
    "Growth",
    "Holding",
    "Ladder",
    "Later",
    "Question",
    "Replay",
    "Running",
    "Walk",
    "act_in_words",
    "acts_for",
    "answers_to",
    "as_json",
    "authority",
    "learnt_later",
    "question_as_json",
    "replay",
    "replay_of",
    "running_clocks",
]
