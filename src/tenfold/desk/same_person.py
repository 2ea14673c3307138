"""Two people of the family found to be one, and undone: a statement like any other, with its reason."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render

from tenfold.desk.forms import Choice, Field, Form, empty, sent
from tenfold.desk.knowing import as_known
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.desk.recorded import recorded
from tenfold.desk.telling import Told, answered, append, entry_told, fact, narrative, own_id, when
from tenfold.desk.words import happened
from tenfold.ledger import Opened
from tenfold.questions.wording import called
from tenfold.record import Person, SamePerson

FOUND = (Choice("yes", "They are one person"), Choice("no", "They are not one person: this undoes it"))


@on_family("same person")
def same_person(request: DeskRequest, opened: Opened) -> HttpResponse:
    """Show what was found of people who may be one; take a finding."""
    form = sent(fields(opened), request.POST) if request.method == "POST" else empty(fields(opened))
    form = form if form.problems or form.one("a") != form.one("b") or not form.one("a") else differing(form)
    form, done = answered(request, form, lambda: append(request, opened, told(form), "same_person"))
    page = {"title": "Are two people the same person?", "form": form, "findings": tuple(findings(opened))}
    return done or render(
        request,
        "desk/same_person.html",
        page | {"recorded": recorded(request, opened), "known": as_known(request, opened)},
    )


def fields(opened: Opened) -> tuple[Field, ...]:
    """Return what is asked: which two, whether they are one, and why."""
    people = tuple(Choice(id, words) for id, words in names(opened).items())
    return (
        own_id(),
        Field(kind="select", name="a", label="One person", choices=people, needed="Choose one person"),
        Field(kind="select", name="b", label="The other", choices=people, needed="Choose the other"),
        Field(kind="radios", name="is", label="What was found", choices=FOUND, needed="Say what was found"),
        narrative("How do you know?", rows=3),
        when(opened, "When it was found"),
    )


def differing(form: Form) -> Form:
    """Return the form with the problem that one person was chosen twice."""
    return form.marked([("#b", "Choose two different people")])


def told(form: Form) -> Told:
    """Return the entry."""
    a, b = form.one("a"), form.one("b")
    return entry_told(form, "record_note", (a, b), [fact("same_person", a=a, b=b, is_=form.one("is") == "yes")])


def names(opened: Opened) -> dict[str, str]:
    """Return everybody by the id under which each was first told of, with the names they were given."""
    given: dict[str, list[str]] = {}
    for entry in opened.case.entries:
        for one in entry.facts:
            if isinstance(one, Person):
                given.setdefault(one.id, []).extend(filter(None, (one.name, *one.known_as, one.role)))
    return {id: ", ".join(dict.fromkeys(words)) or called(opened.picture, id) for id, words in given.items()}


def findings(opened: Opened) -> Iterator[str]:
    """Yield what was found before, latest first."""
    people = names(opened)
    for entry in reversed(opened.case.entries):
        for one in entry.facts:
            if isinstance(one, SamePerson):
                found = "are one person" if one.is_ else "are not one person"
                yield f"{people.get(one.a, one.a)} and {people.get(one.b, one.b)} {found} ({happened(entry.occurred)})"
