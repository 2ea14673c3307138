"""The plan: what is to be done, by whom and by when, done with what evidence; and the core group that carries it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tenfold.desk.core_group import CoreGroup, core_group_of
from tenfold.desk.forms import Field, Form, empty, sent
from tenfold.desk.knowing import as_known
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.desk.plan_facts import acted_told, done_told, planned_group_told, sat_told
from tenfold.desk.plan_fields import act_fields, done_fields, group_fields, planned_group_fields, whole_group
from tenfold.desk.recorded import recorded
from tenfold.desk.tables import Table
from tenfold.desk.telling import Told, answered, append
from tenfold.desk.words import due_day, sentence, spaced
from tenfold.drawings.sayings import by
from tenfold.ledger import Opened
from tenfold.picture import Picture, Stated, children, falls_due, plan_now, promised_for
from tenfold.questions.wording import called, listed, plain_day
from tenfold.record import Action

HEAD = ("What", "For", "Who", "By when", "How it stands")
NO_PLAN = "No child protection plan is recorded."


@dataclass(frozen=True, slots=True)
class Step:
    """One of the steps, a page of its own: heading, fields, the entry that it makes, the words on its button."""

    head: str
    fields: Callable[[Opened], tuple[Field, ...]]
    told: Callable[[Opened, Form], Told]
    button: str
    whole: Callable[[Form], Form] = lambda form: form
    hint: str = ""


STEPS = {
    "act": Step("Add an action", act_fields, acted_told, "Add the action"),
    "done": Step(
        "Say that an action is done, or dropped",
        done_fields,
        done_told,
        "Record it",
        hint="Say what shows it. That somebody says it is done is not yet evidence that it was.",
    ),
    "meet": Step("Plan a core group", planned_group_fields, planned_group_told, "Plan it", whole_group),
    "met": Step("Record a core group", group_fields, sat_told, "Record the core group"),
}


@dataclass(frozen=True, slots=True)
class PlanPage:
    """All that the page says."""

    plans: tuple[tuple[str, tuple[str, ...]], ...]
    actions: Table
    groups: tuple[CoreGroup, ...]
    ways: tuple[tuple[str, str], ...]


@on_family("plan")
def plan(request: DeskRequest, opened: Opened) -> HttpResponse:
    """Show the plan with its actions and core groups, or one of the steps; take it."""
    step = STEPS.get(request.GET.get("step", ""))
    if step is not None:
        return stepped(request, opened, step)
    known = as_known(request, opened)
    told = {"page": plan_page(opened), "form": known.form, "known": known, "recorded": recorded(request, opened)}
    return render(request, "desk/plan.html", told | {"title": "Plan, actions and core group"})


def stepped(request: DeskRequest, opened: Opened, step: Step) -> HttpResponse:
    """Show one step by itself; take it."""
    fields = step.fields(opened)
    form = step.whole(sent(fields, request.POST)) if request.method == "POST" else empty(fields)
    form, done = answered(request, form, lambda: append(request, opened, step.told(opened, form), "plan"))
    told = {"title": step.head, "step": step, "form": form, "known": as_known(request, opened)}
    told |= {"back": reverse("plan", args=[opened.family]), "back_words": "Plan"}
    return done or render(request, "desk/step.html", told)


def plan_page(opened: Opened) -> PlanPage:
    """Return what the page says."""
    p = opened.picture
    plans = tuple((called(p, child), (_plan(p, child),)) for child in children(p))
    ways = tuple((one.head, f"?step={name}") for name, one in STEPS.items()) if opened.is_now else ()
    groups = tuple(one for child in children(p) if (one := core_group_of(p, child)) is not None)
    return PlanPage(plans, actions_of(p), groups, ways)


def actions_of(p: Picture) -> Table:
    """Return the actions as a table: what is open first, by its day; then what was done or dropped."""
    found = sorted(p.facts(Action), key=lambda one: (_is_over(one), falls_due(p, one)))
    return Table("Actions", HEAD, tuple(_row(p, one) for one in found))


def _row(p: Picture, action: Stated[Action]) -> tuple[str, ...]:
    due = falls_due(p, action)
    day = due_day(due)
    told = day if action.fact.due is not None else f"{day}, since no day was set"
    if action.fact.due is None and action.fact.before is not None:
        told = f"Before a decision on {spaced(action.fact.before)}"
    whom = listed(called(p, one) for one in promised_for(p, action))
    return action.fact.what, whom, called(p, action.fact.owner), told, "\n".join(_stands(p, action, late=p.passed(due)))


def _stands(p: Picture, action: Stated[Action], *, late: bool) -> Iterator[str]:
    if not _is_over(action):
        yield "Open, and its day has passed" if late else "Open"
        return
    yield f"{sentence(action.fact.status or '')} {plain_day(action.last.day)} ({by(p, action.last)})"
    yield (action.last.narrative or "").strip() or "No evidence is on record."


def _is_over(action: Stated[Action]) -> bool:
    return action.fact.status in {"done", "dropped"}


def _plan(p: Picture, child: str) -> str:
    spell = plan_now(p, child)
    if spell is None:
        return NO_PLAN
    return f"Child protection plan since {plain_day(spell.start.day)}, category {spell.of.fact.category or 'not said'}"
