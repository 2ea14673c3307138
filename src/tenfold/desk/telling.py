"""From a form to an entry, as the record tells it; the ledger adds who wrote it, for whom and when."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tenfold import ledger
from tenfold.desk.forms import Choice, Field, Form, moment_now
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.words import sentence, spaced, who_is
from tenfold.ledger import Opened
from tenfold.picture import is_child, known_people
from tenfold.when import CannotCount, day_of

Told = dict[str, Any]


def own_id() -> Field:
    """Return the hidden field that makes sending twice record once."""
    return Field(kind="hidden", name="id", first=(str(uuid4()),))


def when(opened: Opened, label: str = "When it happened") -> Field:
    """Return the field that asks when something happened: now, unless said otherwise."""
    hint = "Leave the time empty where you do not know it"
    return Field(
        kind="moment",
        name="when",
        label=label,
        hint=hint,
        first=moment_now(opened.moment),
        needed=f"{label}: enter a date",
    )


def narrative(label: str = "What happened, in your own words", rows: int = 6, hint: str = "") -> Field:
    """Return the field for the professional's own words, kept whole."""
    return Field(
        kind="area", name="narrative", label=label, hint=hint, rows=rows, needed="Say what happened, in your own words"
    )


def people(opened: Opened, *, young: bool = True) -> tuple[Choice, ...]:
    """Return the people of the record to choose from, with their ages; adults first."""
    p, on = opened.picture, day_of(opened.known)
    known = sorted(known_people(p), key=lambda one: is_child(p, one))
    return tuple(Choice(one, who_is(p, one, on)) for one in known if young or not is_child(p, one))


def choices(words: Iterable[str], called: dict[str, str] | None = None) -> tuple[Choice, ...]:
    """Return some of the record's own words to choose from, as they are read."""
    return tuple(Choice(word, (called or {}).get(word, sentence(spaced(word)))) for word in words)


def entry_told(form: Form, event: str, about: Iterable[str], facts: Iterable[Told], **more: Any) -> Told:
    """Return an entry: its own id, when, what kind, about whom, the narrative, the facts, and whatever else is said."""
    told = {
        "id": form.one("id"),
        "occurred": form.time("when"),
        "event": event,
        "about": list(dict.fromkeys(about)),
        "narrative": form.one("narrative") or None,
        "facts": list(facts),
    }
    return {name: value for name, value in (told | more).items() if value not in (None, "", [], {})}


def fact(word: str, /, **fields: Any) -> Told:
    """Return a fact with the fields that say something."""
    return {word: {name.rstrip("_"): value for name, value in fields.items() if value not in (None, "", [], ())}}


def append(request: DeskRequest, opened: Opened, told: Told, page: str, *args: int) -> HttpResponse:
    """Append an entry and lead back to a page of the family, which says what it opened and closed."""
    appended = ledger.append(request.desk, opened.family, told, opened.allowed.purpose)
    return redirect(f"{reverse(page, args=[opened.family, *args])}?recorded={appended.entry.id}")


def answered(
    request: DeskRequest, form: Form, append_it: Callable[[], HttpResponse]
) -> tuple[Form, HttpResponse | None]:
    """Return what comes of a form that was sent: where to go next, or the form with what is wrong with it."""
    if request.method != "POST" or form.problems:
        return form, None
    try:
        return form, append_it()
    except ledger.NotTaken as refused:
        return form.with_problems(refused.problems), None
    except CannotCount:
        return form.with_problems(["A date is too far from now to count days from. Check the year."]), None
