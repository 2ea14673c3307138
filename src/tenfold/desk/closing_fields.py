"""The fields of the forms that answer questions, each by its name."""

from collections.abc import Callable, Iterator
from typing import get_args

from tenfold.desk.closing import Spec
from tenfold.desk.contact_fields import PLACES
from tenfold.desk.contact_groups import SUBJECTS
from tenfold.desk.forms import Choice, Field
from tenfold.desk.subjects import Answer, likely, subjects_of
from tenfold.desk.telling import choices, narrative, own_id, people, when
from tenfold.desk.words import SEEN, sentence
from tenfold.picture import HEALTH, children, planned
from tenfold.questions.wording import called, plain_time
from tenfold.record import Action, words

Make = Callable[[Answer], Field]
RESULTS = {
    "corroborated": "It bears out what was said",
    "contradicted": "It contradicts what was said",
    "inconclusive": "It does not settle it",
    "nothing_known": "Nothing is known there",
    "requested": "Asked, no reply yet",
    "unfounded": "What was alleged is unfounded",
}
YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))


def closing_fields(answer: Answer, spec: Spec) -> tuple[Field, ...]:
    """Return the fields of a form: the professional's own words, what kind of entry, when, and what the act needs."""
    return tuple(_fields(answer, spec))


def _fields(answer: Answer, spec: Spec) -> Iterator[Field]:
    yield own_id()
    yield narrative(spec.words, rows=4)
    events = choices(spec.events.split(), {"record_note": "A note"})
    if len(events) > 1:
        yield Field(kind="radios", name="event", label="How", choices=events, first=(events[0].value,), small=True)
    yield when(answer.opened, "When")
    for name in spec.fields.split():
        if name == "seen":
            yield from _seen(answer)
        else:
            yield MAKE[name](answer)


def _seen(answer: Answer) -> Iterator[Field]:
    p = answer.opened.picture
    hows = choices(SEEN, {how: sentence(says) for how, says in SEEN.items()})
    for n, one in enumerate(children(p), 1):
        needed = f"Say whether {called(p, one)} was seen, and how" if one == answer.of else ""
        label = f"Was {called(p, one)} seen, and how?"
        yield Field(kind="radios", name=f"seen-{n}", label=label, choices=hows, small=True, needed=needed)


def _subjects(answer: Answer) -> Field:
    label, offered = "What did you check?", subjects_of(answer)
    first = likely(answer)
    return Field(
        kind="checks", name="subjects", label=label, choices=offered, first=first, needed="Choose what you checked"
    )


def _people(name: str, label: str, needed: str = "") -> Make:
    def made(answer: Answer) -> Field:
        first = (answer.of,) if answer.of else ()
        offered = people(answer.opened)
        return Field(kind="checks", name=name, label=label, choices=offered, first=first, needed=needed)

    return made


def _agencies(answer: Answer) -> Field:
    agencies = tuple(Choice(one.id, one.name) for one in answer.opened.case.agencies)
    return Field(
        kind="checks", name="came", label="Which agencies were there", choices=agencies, needed="Say who was there"
    )


def _health(answer: Answer) -> Field:
    found = tuple(Choice(one.id, one.name) for one in answer.opened.case.agencies if one.kind in HEALTH)
    return Field(kind="checks", name="health", label="Whom you ask", choices=found, needed="Say whom you ask")


def _reporter(answer: Answer) -> Field:
    agencies = tuple(Choice(one.id, one.name) for one in answer.opened.case.agencies)
    first = ((answer.of,) if answer.of else answer.by)[:1]
    label = "Whose report"
    return Field(
        kind="select", name="reporter", label=label, choices=agencies, first=first, needed="Say whose report it is"
    )


def _meeting(answer: Answer) -> Field:
    p = answer.opened.picture
    known = (one for child in answer.young for one in planned(p, child))
    meetings = {one.fact.id: Choice(one.fact.id, f"Meeting of {plain_time(one.fact.day)}") for one in known}
    held = (one for one in answer.question.evidence if one.event in CONFERENCES)
    meetings |= {one.id: Choice(one.id, f"Conference of {plain_time(one.occurred)}") for one in held}
    first = tuple(meetings)[-1:]
    return Field(
        kind="select", name="meeting", label="For which meeting", choices=tuple(meetings.values()), first=first
    )


def _actions(answer: Answer) -> Field:
    known = answer.opened.picture.facts(Action)
    going = (one for one in known if one.fact.id and one.fact.status in (None, "open"))
    offered = tuple(Choice(one.id, one.fact.what) for one in going)
    return Field(kind="radios", name="action", label="Which action", choices=offered, needed="Choose the action")


def _suspects(answer: Answer) -> Field:
    offered = people(answer.opened, young=False)
    return Field(kind="select", name="suspect", label="About whom", choices=offered, needed="Say about whom")


def _plain(field: Field) -> Make:
    return lambda _: field


def _radios(name: str, label: str, offered: tuple[Choice, ...], needed: str = "") -> Make:
    return _plain(Field(kind="radios", name=name, label=label, choices=offered, needed=needed, small=True))


def _select(name: str, label: str, offered: tuple[Choice, ...], needed: str = "") -> Make:
    return _plain(Field(kind="select", name=name, label=label, choices=offered, needed=needed))


def _text(name: str, label: str, hint: str = "", needed: str = "") -> Make:
    return _plain(Field(kind="text", name=name, label=label, hint=hint, needed=needed))


CONFERENCES = frozenset({"initial_conference", "review_conference"})
_ENQUIRY = (Choice("opened", "Opens now, jointly"), Choice("none", "Does not open"))
_DONE = (Choice("done", "It is done"), Choice("dropped", "It is dropped, by a decision"))
_WHOLE = (Choice("all", "I have everything before me that this record holds"),)
MAKE: dict[str, Make] = {
    "holder": _plain(
        Field(
            kind="text", name="holder", label="Who holds it", hint="By role", first=("team manager",), needed="Say who"
        )
    ),
    "review": _plain(
        Field(kind="day", name="review", label="When it is looked at again", needed="Say when it is looked at again")
    ),
    "subjects": _subjects,
    "against": _select(
        "against", "Against what, or whom", choices(get_args(words.Against)), "Say against what you checked"
    ),
    "result": _radios("result", "What it shows", choices(RESULTS, RESULTS), "Say what the check shows"),
    "says": _text("says", "What they said or what it says, and who said so"),
    "name": _text("name", "Full name"),
    "born": _plain(Field(kind="day", name="born", label="Date of birth")),
    "place": _select("place", "Where", choices(PLACES.split())),
    "present": _people("present", "Who was there"),
    "sleeps": _text("sleeps", "Where the child sleeps, and what it is like"),
    "voice": _text("voice", "The child’s own words", needed="Write the child’s own words"),
    "words": _text("words", "What they say", needed="Write what they say, or that they would not"),
    "topic": _radios("topic", "What it is about", choices(SUBJECTS, SUBJECTS), "Say what it is about"),
    "carers": _people("carers", "Who cares for the child", "Say who cares for the child"),
    "basis": _select("basis", "On what footing", choices(get_args(words.CareBasis)), "Say on what footing"),
    "since": _plain(Field(kind="day", name="since", label="Since when")),
    "last": _plain(Field(kind="day", name="last", label="Until when")),
    "came": _agencies,
    "enquiry": _radios("enquiry", "Section 47 enquiry", _ENQUIRY),
    "threshold": _radios("threshold", "Is the threshold for care proceedings met?", choices(get_args(words.Threshold))),
    "matter": _select("matter", "What is decided", choices(get_args(words.Matter)), "Say what is decided"),
    "granted": _radios("granted", "Is it to happen?", YES_NO),
    "outcome": _text("outcome", "The decision", needed="Write the decision"),
    "rationale": _text("rationale", "Why", needed="Give the reasons"),
    "whole": _plain(Field(kind="checks", name="whole", label="What was before you", choices=_WHOLE)),
    "stage": _radios("stage", "The assessment", choices(get_args(words.Stage)), "Say whether it opens or is complete"),
    "assessment": _select("assessment", "What kind", choices(get_args(words.AssessmentKind))),
    "assessed": _people("assessed", "Who is assessed"),
    "health": _health,
    "reporter": _reporter,
    "meeting": _meeting,
    "report": _text("report", "What the report says, in a sentence"),
    "suspect": _suspects,
    "step": _select("step", "What police did", choices(get_args(words.PoliceStep)), "Say what police did"),
    "action": _actions,
    "done": _radios("done", "How it stands", _DONE, "Say whether it is done"),
    "worker": _text("worker", "Who", needed="Say who"),
    "level": _select("level", "Capability level", choices(get_args(words.Capability))),
    "handed": _radios("handed", "Was it handed over jointly, both workers with the family?", YES_NO),
}
"""Each field by the name that `closing.py` calls it by."""
