"""Disagreements: professionals raise one, take it a step further, and say how it was settled, all on the record."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from tenfold.desk.asking import is_for
from tenfold.desk.conference_facts import dissent_told
from tenfold.desk.conference_fields import dissent_fields
from tenfold.desk.disagreeing import LADDER, disagreements_of
from tenfold.desk.forms import Choice, Field, Form, empty, sent
from tenfold.desk.knowing import as_known
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.desk.recorded import recorded
from tenfold.desk.telling import Told, answered, append, entry_told, fact, own_id, when
from tenfold.ledger import Opened
from tenfold.picture import children
from tenfold.questions.wording import in_words
from tenfold.replay import Question
from tenfold.when import day_of


@dataclass(frozen=True, slots=True)
class Way:
    """One of the page's forms: its heading, its fields, the entry that it makes, the words on its button."""

    head: str
    fields: Callable[[Opened], tuple[Field, ...]]
    told: Callable[[Opened, Form, str], Told]
    button: str


@on_family("disagreements")
def disagreements(request: DeskRequest, opened: Opened) -> HttpResponse:
    """Show what is disagreed on with the steps taken, and one of the forms; take it."""
    name = request.GET.get("step", "raise")
    way, agency = WAYS.get(name, WAYS["raise"]), request.desk.viewer.agency
    fields = way.fields(opened) if opened.is_now else ()
    form = sent(fields, request.POST) if request.method == "POST" else empty(fields)
    form, done = answered(
        request, form, lambda: append(request, opened, way.told(opened, form, agency), "disagreements")
    )
    ways = tuple((one.head, f"?step={id}", one == way) for id, one in WAYS.items()) if opened.is_now else ()
    told = {
        "found": disagreements_of(opened),
        "way": way,
        "ways": ways,
        "form": form,
        "known": as_known(request, opened),
    }
    return done or render(
        request, "desk/disagreements.html", told | {"title": "Disagreements", "recorded": recorded(request, opened)}
    )


def further_fields(opened: Opened) -> tuple[Field, ...]:
    """Return what is asked of who takes a disagreement a step further."""
    steps = tuple(Choice(word, name, _allowed(opened, limit)) for limit, (name, word) in LADDER.items() if word)
    return (
        own_id(),
        _which(opened),
        Field(kind="radios", name="to", label="To whom", choices=steps, needed="Say to whom you take it"),
        Field(kind="area", name="says", label="Why it is not settled", rows=3, needed="Say why it is not settled"),
        when(opened, "When"),
    )


def settled_fields(opened: Opened) -> tuple[Field, ...]:
    """Return what is asked of who says how a disagreement was settled."""
    return (
        own_id(),
        _which(opened),
        Field(kind="text", name="to", label="Who settled it", hint="By role", needed="Say who settled it"),
        Field(kind="area", name="says", label="How, and why", rows=3, needed="Say how it was settled, and why"),
        when(opened, "When"),
    )


def further_told(opened: Opened, form: Form, _: str) -> Told:
    """Return the entry by which a disagreement goes further."""
    return _told(opened, form, "raised")


def settled_told(opened: Opened, form: Form, _: str) -> Told:
    """Return the entry that says how it was settled."""
    return _told(opened, form, "resolved")


def _told(opened: Opened, form: Form, status: str) -> Told:
    facts = [fact("escalation", about=form.one("about"), to=form.one("to"), says=form.one("says"), status=status)]
    return entry_told(form, "record_note", children(opened.picture), facts, narrative=form.one("says"))


def _which(opened: Opened) -> Field:
    going = tuple(Choice(one.of, one.what) for one in disagreements_of(opened) if not one.settled)
    asked = tuple(Choice(one.id, words) for one, words in _questions(opened))
    return Field(
        kind="select", name="about", label="About what", choices=(*going, *asked), needed="Say what it is about"
    )


def _questions(opened: Opened) -> tuple[tuple[Question, str], ...]:
    standing = (one for one in opened.questions if one.closed is None and is_for(opened, one))
    return tuple((one, f"The question: {in_words(opened.picture, one.ask)}") for one in standing)


def _allowed(opened: Opened, limit: str) -> str:
    found = opened.picture.guidance.limit(f"escalation.{limit}", day_of(opened.moment))
    unread = "" if found.read else ", not checked against the source"
    return f"{found.in_words()} to settle it ({found.source.lower()}{unread})"


WAYS = {
    "raise": Way("Disagree, on the record", dissent_fields, dissent_told, "Record that I disagree"),
    "further": Way("Take a disagreement a step further", further_fields, further_told, "Take it further"),
    "settle": Way("Say how it was settled", settled_fields, settled_told, "Record how it was settled"),
}
