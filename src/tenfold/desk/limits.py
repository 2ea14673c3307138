"""Limits: what each edition of guidance sets, with its standing and source; and how each agency weighs work."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render

from tenfold import ledger
from tenfold.desk.forms import Choice, Field, Form, empty, sent
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import refusal
from tenfold.desk.practice_words import plain_number
from tenfold.desk.tables import Table
from tenfold.desk.words import counted, plain_moment, sentence
from tenfold.guidance import EDITIONS, STANDINGS, Edition, Guidance, Standing
from tenfold.ledger import accounts, workforce
from tenfold.questions.wording import plain_day
from tenfold.when import day_of

HEAD = ("What it limits", "Limit", "Source")


def limits(request: DeskRequest) -> HttpResponse:
    """Show an administrator the limits of an edition and the weights of work; take a weight; turn others away."""
    try:
        accounts.administrators_only(request.desk, "limits")
    except ledger.Closed as closed:
        return refusal(request, closed.refused)
    today = day_of(ledger.clock())
    fields = weight_fields(request.desk)
    form = sent(fields, request.POST) if request.method == "POST" else empty(fields)
    form, done = _set(request, form)
    edition = edition_of(request.GET.get("edition", ""), today)
    told = {"title": "Limits", "form": form, "tables": limits_tables(edition), "weights": _weights(request.desk)}
    told |= {"edition": edition, "in_force": in_force(edition, today), "others": others(edition)}
    return done or render(request, "desk/limits.html", told)


def edition_of(id: str, today: date) -> Edition:
    """Return an edition by its id; the one in force today where there is none of that id."""
    return next((one for one in EDITIONS if one.id == id), Guidance.dated().edition(today))


def in_force(edition: Edition, today: date) -> str:
    """Return from when until when an edition is gone by, as a sentence."""
    since = f"In force from {plain_day(edition.since)}"
    until = f", until {plain_day(edition.until)} (not that day)." if edition.until else "."
    now = " It is in force today." if Guidance.dated().edition(today).id == edition.id else ""
    return f"{since}{until}{now}"


def others(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return the other editions, each with where it is shown."""
    return tuple((one.title, f"?edition={one.id}") for one in EDITIONS if one.id != edition.id)


def limits_tables(edition: Edition) -> tuple[Table, ...]:
    """Return what an edition limits: what is law first, then statutory guidance, then local practice."""
    return tuple(_limits_table(edition, standing) for standing in STANDINGS)


def _limits_table(edition: Edition, standing: Standing) -> Table:
    rows = tuple(
        (one.says, sentence(one.in_words()), _source(one.source, read=one.read))
        for one in sorted(edition.limits.values(), key=lambda one: one.says)
        if one.standing == standing
    )
    return Table(f"{sentence(standing)}: {counted(len(rows), 'limit')}", HEAD, rows)


def weight_fields(session: ledger.Session) -> tuple[Field, ...]:
    """Return the form that sets what a kind of work counts for in an agency."""
    agencies = tuple(Choice(one.id, one.name) for one in accounts.agencies(session))
    work = tuple(Choice(id, words) for id, words in workforce.WORK.items())
    return (
        Field(
            kind="select", name="agency", label="Agency", choices=agencies, needed="Choose an agency", none="Choose one"
        ),
        Field(
            kind="select",
            name="work",
            label="Work with a child",
            choices=work,
            needed="Choose a kind of work",
            none="Choose one",
        ),
        Field(kind="text", name="weight", label="Counts as", width="4", hint="From 0 to 10", needed="Enter a weight"),
        Field(kind="day", name="since", label="From which day", needed="Say from which day"),
        Field(
            kind="text",
            name="source",
            label="Where it is laid down",
            hint="The agency’s own policy, with its date",
            needed="Say where it is laid down",
        ),
    )


def _set(request: DeskRequest, form: Form) -> tuple[Form, HttpResponse | None]:
    if request.method != "POST" or form.problems:
        return form, None
    try:
        agency, work, weight, source = (form.one(name) for name in ("agency", "work", "weight", "source"))
        workforce.set_weight(request.desk, agency, work, weight, form.day("since"), source)
    except workforce.NotKept as refused:
        return form.with_problems(refused.problems), None
    return form, redirect("limits")


def _weights(session: ledger.Session) -> Table:
    rows = tuple(
        (
            one.agency,
            workforce.WORK[one.weight.work],
            plain_number(one.weight.weight),
            plain_day(one.weight.since),
            one.weight.source,
            f"{one.by}, {plain_moment(one.at)}",
        )
        for one in workforce.all_weights(session)
    )
    return Table("Weights that were set", ("Agency", "Work", "Counts as", "From", "Source", "Set by"), rows)


def _source(source: str, *, read: bool) -> str:
    return source if read else f"{source}\nNot checked against the source"
