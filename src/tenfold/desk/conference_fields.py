"""What is asked at a conference: whom to invite, who came, who disagrees, what is decided and why."""

from typing import get_args

from tenfold.desk.conference_words import coming, may_be_invited, wanted_at
from tenfold.desk.forms import Choice, Field, Form
from tenfold.desk.telling import choices, narrative, own_id, people, when
from tenfold.desk.words import happened, sentence, spaced
from tenfold.ledger import Opened
from tenfold.picture import children, conferences
from tenfold.questions.wording import called, plain_time
from tenfold.record import Decision, words

KINDS = ("initial_conference", "review_conference", "strategy_discussion")
CALLED = ("agencies", "family", "advocate", "interpreter")
CAME = {"present": "Present", "apologies": "Sent apologies", "absent": "Absent"}
PLANS = {"started": "Starts", "continued": "Goes on", "ended": "Ends", "none": "No plan"}


def invite_fields(opened: Opened) -> tuple[Field, ...]:
    """Return the form that invites: everybody who must be there is chosen already, and all who may be are offered.

    Who must be there changes as questions are answered; who may be there does not, so that what was shown can be sent.
    """
    wanted = [one.id for one in wanted_at(opened) if not one.called]
    agencies = tuple(Choice(one.id, one.name) for one in opened.case.agencies)
    may = set(may_be_invited(opened))
    family = tuple(one for one in people(opened) if one.value in may)
    return (
        own_id(),
        meeting_field(opened, "A new one"),
        Field(kind="select", name="event", label="A new one: which kind", choices=choices(KINDS)),
        Field(kind="day", name="day", label="A new one: on what day"),
        Field(kind="checks", name="agencies", label="Agencies", choices=agencies, first=_still(agencies, wanted)),
        Field(kind="checks", name="family", label="Family", choices=family, first=_still(family, wanted)),
        *_beside(family),
        Field(kind="area", name="narrative", label="Anything to say with the invitation", rows=2),
        when(opened, "When they were invited"),
    )


def _beside(family: tuple[Choice, ...]) -> tuple[Field, ...]:
    """Return the fields for those who come beside the family: an advocate, an interpreter."""
    return (
        Field(kind="text", name="advocate", label="An advocate: name", hint="Leave empty, if there is none"),
        Field(kind="select", name="advocate_for", label="The advocate is for", choices=family, none="Choose"),
        Field(kind="text", name="interpreter", label="An interpreter: name or service"),
        Field(kind="text", name="language", label="The interpreter’s language", width="20"),
    )


def attend_fields(opened: Opened) -> tuple[Field, ...]:
    """Return the form of a conference that was held."""
    came = choices(CAME, CAME)
    agencies = tuple(
        Field(kind="radios", name=f"came-{one.id}", label=one.name, choices=came, small=True)
        for one in opened.case.agencies
    )
    return (
        own_id(),
        meeting_field(opened),
        Field(
            kind="select", name="event", label="Which kind", choices=choices(KINDS[:2]), needed="Say which kind it was"
        ),
        when(opened, "When it was held"),
        narrative("What was said: the minutes, in your own words"),
        *agencies,
        Field(kind="checks", name="family", label="Who of the family was there", choices=people(opened)),
        Field(kind="select", name="kept", label="Kept out of it", choices=people(opened)),
        Field(kind="text", name="reason", label="For what reason"),
        _whole("What was before the meeting", "It had everything before it that this record holds"),
    )


def dissent_fields(opened: Opened) -> tuple[Field, ...]:
    """Return the form by which a professional disagrees."""
    return (
        own_id(),
        Field(
            kind="radios",
            name="about",
            label="With what",
            choices=_matters(opened),
            needed="Say with what you disagree",
        ),
        Field(kind="area", name="says", label="Why", rows=3, needed="Say why you disagree"),
        when(opened),
    )


def decide_fields(opened: Opened) -> tuple[Field, ...]:
    """Return the form of the decision: its reasons, and for each child what becomes of the plan."""
    p = opened.picture
    plans = tuple(
        Field(
            kind="radios",
            name=f"plan-{n}",
            label=f"Child protection plan for {called(p, child)}",
            choices=choices(PLANS, PLANS),
            needed=f"Say what becomes of a plan for {called(p, child)}",
            small=True,
        )
        for n, child in enumerate(children(p), 1)
    )
    return (
        own_id(),
        *plans,
        Field(kind="select", name="category", label="Category", choices=choices(get_args(words.Category))),
        Field(kind="text", name="outcome", label="The decision, in a sentence", needed="Write the decision"),
        Field(kind="area", name="rationale", label="The reasons", rows=4, needed="Give the reasons"),
        Field(kind="text", name="by", label="Who decides", hint="Role", needed="Say who decides"),
        _whole("What was before you", "I have everything before me that this record holds"),
        when(opened, "When it was decided"),
    )


def whole_invitation(form: Form) -> Form:
    """Return the form with what is missing: a new meeting has a kind and a day, and somebody is called to it."""
    new = not form.one("meeting")
    missing = (
        ("#event", "Say which kind of meeting it is", new and not form.one("event")),
        ("#day-day", "Say on what day it is", new and not any(form.all("day"))),
        ("#agencies", "Choose whom to invite", not any(form.all(name) for name in CALLED)),
        ("#advocate_for", "Say for whom the advocate is", bool(form.one("advocate")) > bool(form.one("advocate_for"))),
        ("#language", "Say which language", bool(form.one("interpreter")) > bool(form.one("language"))),
    )
    return form if form.problems else form.marked((place, words) for place, words, wrong in missing if wrong)


def whole_sitting(form: Form) -> Form:
    """Return the form with what is missing: whoever was kept out of a meeting was so for a reason."""
    silent = bool(form.one("kept")) and not form.one("reason").strip() and not form.problems
    return form.marked((("#reason", "Say for what reason they were kept out"),)) if silent else form


def _whole(label: str, words: str) -> Field:
    return Field(kind="checks", name="whole", label=label, choices=(Choice("all", words),))


def meeting_field(opened: Opened, none: str = "Not said", *, needed: str = "") -> Field:
    """Return the field that asks which of the meetings to come."""
    known = coming(opened)
    offered = tuple(
        Choice(one.id, f"{sentence(spaced(one.fact.event))} of {plain_time(one.fact.day)}") for one in known
    )
    first = (known[-1].id,) if known else ()
    return Field(
        kind="select", name="meeting", label="Which meeting", choices=offered, first=first, none=none, needed=needed
    )


def _matters(opened: Opened) -> tuple[Choice, ...]:
    p = opened.picture
    held = {one.id: one for child in children(p) for one in conferences(p, child)}
    decided = {one.first.id: one.first for one in p.facts(Decision)}
    found = sorted((held | decided).values(), key=lambda one: one.order, reverse=True)
    offered = (Choice(one.id, f"{sentence(spaced(one.event))} of {happened(one.occurred)}") for one in found[:8])
    return (*offered, *(Choice(child, f"What is being done for {called(p, child)}") for child in children(p)))


def _still(adults: tuple[Choice, ...], wanted: list[str]) -> tuple[str, ...]:
    return tuple(one.value for one in adults if one.value in wanted)
