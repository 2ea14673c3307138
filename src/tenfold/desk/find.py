"""Find a child, or the family of an adult, by what is known of them: an act that is written down with its purpose.

Half known, only who is in a record that is open to whoever asks is found; nothing is said of anybody else.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tenfold import ledger
from tenfold.access import Birth, about, is_enough
from tenfold.desk.forms import PARTS, Asked, Choice, Field, Form, empty, sent
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import purpose_key, refusal
from tenfold.desk.purpose import PURPOSE
from tenfold.questions.wording import plain_day
from tenfold.when import day_of

ADULT = "adult"
OLDEST = 120
MONTHS = 12
FIELDS = (
    Field(
        kind="text",
        name="name",
        label="Name",
        hint="As much as you know, in any order. A letter by itself is an initial. Former names are looked for too",
        width="20",
        needed="Enter a name, or the part of it that you know",
    ),
    Field(
        kind="radios",
        name="whose",
        label="Whose name is it?",
        choices=(Choice("child", "The child’s"), Choice(ADULT, "An adult’s of the family")),
        first=("child",),
        small=True,
    ),
    Field(
        kind="day",
        name="born",
        label="Date of birth",
        hint="For example, 4 3 2024. If you know only the year, give only the year",
    ),
    Field(
        kind="text", name="old", label="Or about how old, in years", hint="A year more or less is looked for", width="2"
    ),
    PURPOSE,
)
MOST = 10  # who finds more has said too little: none is shown rather than some of them


@dataclass(frozen=True, slots=True)
class Shown:
    """One child who was found: the words, the address of the way in, and the birth where it may be told."""

    words: str
    href: str
    born: str = ""


def find(request: DeskRequest) -> HttpResponse:
    """Ask for what is known, and say who was found."""
    form = checked(sent(FIELDS, request.POST)) if request.method == "POST" else empty(FIELDS)
    try:
        found = found_by(request, form) if request.method == "POST" and not form.problems else None
    except ledger.Closed as closed:
        return refusal(request, closed.refused)
    told = {"title": "Find a child", "form": form, "found": found, "too_many": len(found or ()) > MOST}
    return render(request, "desk/find.html", told)


def checked(form: Form) -> Form:
    """Return a form as it was sent, a date of which only a part is known taken for what it is."""
    birth = birth_of(form)
    form = form if birth is None else without_error(form, "born")
    wrong = []
    if form.one("name") and not is_enough(form.one("name")):
        wrong.append(("#name", "Enter the name with its letters, and more than an initial"))
    if form.one("old") and not (form.one("old").isdecimal() and int(form.one("old")) <= OLDEST):
        wrong.append(("#old", "About how old: enter a number of years, like 3"))
    return form.marked(wrong)


def birth_of(form: Form) -> Birth | None:
    """Return what was typed of a birth: a day, a month of a year, a year, an age, nothing; None where it is none."""
    day, month, year = (*form.all("born"), "", "", "")[: len(PARTS)]
    if not any((day, month, year)):
        old = form.one("old")
        today = day_of(datetime.now(UTC))
        return about(int(old), today) if old.isdecimal() and int(old) <= OLDEST else Birth()
    if day and month:
        real = not form["born"].error
        return Birth((int(year),), int(month), int(day)) if real else None
    is_half = not day and year.isdecimal() and len(year) == len("2024") and (not month or month.isdecimal())
    if not is_half or (month and int(month) not in range(1, MONTHS + 1)):
        return None
    return Birth((int(year),), int(month) if month else None)


def without_error(form: Form, name: str) -> Form:
    """Return a form in which nothing is wrong with one of its fields."""

    def mended(one: Asked) -> Asked:
        return replace(one, error="") if one.field.name == name else one

    return Form(tuple(map(mended, form.asked)), tuple(one for one in form.problems if one[0] != f"#{form[name].id}"))


def found_by(request: DeskRequest, form: Form) -> tuple[Shown, ...]:
    """Return who was found, each with the way in; who has said why they look is not asked again why they open."""
    sought = ledger.Sought(form.one("name"), birth_of(form) or Birth(), adult=form.one("whose") == ADULT)
    found = ledger.look_for(request.desk, sought, form.one("purpose"))
    for one in found:
        if one.match.open:
            request.session.setdefault(purpose_key(one.match.family), form.one("purpose"))
    return tuple(map(_shown, found))


def _shown(one: ledger.Found) -> Shown:
    place = [one.match.family]
    if one.match.open:
        born = f"born {plain_day(one.born)}" if one.born else "no day of birth is recorded"
        return Shown(f"Open the record of {one.name}", reverse("child", args=[*place, one.match.nth]), born)
    way = f"{reverse('present', args=place)}?child={one.match.nth}"
    return Shown("Nothing ties you to this family: say why you need to see the record", way)
