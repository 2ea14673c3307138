"""A replay as the one object that other programs read. The contract only grows."""

from datetime import datetime
from typing import Any

from tenfold.picture import Picture, Stated
from tenfold.questions.wording import in_words
from tenfold.record import Answer
from tenfold.replay.answers import answers_to
from tenfold.replay.cover import SHOWN, Answering
from tenfold.replay.question import Question
from tenfold.replay.replay import Replay
from tenfold.when import civil, day_of


def as_json(replayed: Replay) -> dict[str, Any]:
    """Return a replay as plain values; times are London civil time."""
    return {
        "case": replayed.case.case,
        "entries": len(replayed.picture.entries()),
        "until": _time(replayed.until),
        "acts": [_act(act) for act in replayed.acts[:SHOWN]],
        "more_acts": [_act(act) for act in replayed.acts[SHOWN:]],
        "questions": [question_as_json(replayed.picture, question) for question in replayed.questions],
    }


def authority(replayed: Replay, question: Question) -> str:
    """Return by what authority a question was asked, by the guidance in force when it opened."""
    return _authority(replayed.picture, question)


def _act(answering: Answering) -> dict[str, Any]:
    return {"act": answering.words, "answers": [question.id for question in answering.answers]}


def question_as_json(p: Picture, q: Question) -> dict[str, Any]:
    """Return one question as plain values, with everybody called by what a picture calls them.

    `answers` are what was said in answer to it, each with the entry that says it: they leave it as it is.
    """
    return {
        "id": q.id,
        "rule": q.rule,
        "theme": q.theme,
        "about": list(q.about),
        "opened": _time(q.opened),
        "closed": _time(q.closed),
        "closed_by": q.closed_by,
        "urgency": q.urgency,
        "due": _time(q.due),
        "to": list(q.to),
        "ask": in_words(p, q.ask),
        "evidence": [entry.id for entry in q.evidence],
        "held_by": list(q.held_by),
        "authority": _authority(p, q),
        "grew": [
            {"at": _time(g.at), "urgency": g.urgency, "evidence": [entry.id for entry in g.evidence]} for g in q.grew
        ],
        "held": {"by": q.held.by, "reason": q.held.reason, "review": _time(q.held.review)} if q.held else None,
        "answers": [_answer(one) for one in answers_to(p, q)],
        "alone": sorted(q.alone),
        "alone_from": {agency: _time(since) for agency, since in sorted(q.alone.items())},
    }


def _answer(told: Stated[Answer]) -> dict[str, Any]:
    by = told.last
    return {
        "entry": by.id,
        "occurred": str(by.occurred),
        "agency": by.agency,
        "by": by.author.role,
        "says": told.fact.says,
    }


def _authority(p: Picture, question: Question) -> str:
    day = day_of(question.opened)
    return "; ".join(str(p.guidance.cite(topic, day)) for topic in question.rule_of.authority)


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else civil(moment).isoformat(timespec="seconds")
