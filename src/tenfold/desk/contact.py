"""Record a contact: narrative first; an opinion on injuries only after the earlier ones were shown."""

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from tenfold.desk.contact_entry import contact_told
from tenfold.desk.contact_fields import contact_fields
from tenfold.desk.forms import Asked, Field, Form, empty, sent
from tenfold.desk.judging import before, judged, judged_here, judging_fields, unasked
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.desk.telling import answered, append
from tenfold.drawings import body_map
from tenfold.ledger import Opened
from tenfold.picture import children
from tenfold.questions.wording import called

OPEN = ("id", "narrative", "event", "when", "present", "stranger", "seen-", "place", "outcome")
FOLDED = (
    ("An injury", ("hurt", "injury", "sites", "happened", "looks")),
    ("What somebody said", ("speaker", "says", "about", "claim")),
    ("Your opinion on injuries", ("judge",)),
    ("Who may read this", ("restricted",)),
)


@on_family("record a contact")
def contact(request: DeskRequest, opened: Opened, nth: int) -> HttpResponse:
    """Show the form; take it; go on to the second step where an opinion is to be given."""
    check_now(opened, nth)
    fields = contact_fields(opened, nth, request.desk.viewer.kind)
    form = sent(fields, request.POST) if request.method == "POST" else empty(fields)
    if request.POST.get("step") == "back":
        return first_step(request, opened, nth, form)
    if judged_here(form) and not form.problems:
        return second_step(request, opened, nth, form)
    form, done = answered(request, form, lambda: append(request, opened, contact_told(opened, nth, form), "child", nth))
    return done or first_step(request, opened, nth, form)


def check_now(opened: Opened, nth: int) -> None:
    """Raise `Http404` where there is no such child, or where the page was asked for as known in the past."""
    if not opened.is_now or nth not in range(1, len(children(opened.picture)) + 1):
        raise Http404("Contacts are recorded now, with a child of the record")


def first_step(request: DeskRequest, opened: Opened, nth: int, form: Form) -> HttpResponse:
    """Show the first step, with what was typed."""
    child = children(opened.picture)[nth - 1]
    told = {
        "title": f"Record a contact with {called(opened.picture, child)}",
        "form": form,
        "fields": shown(form, OPEN),
        "folded": tuple((head, fields, in_use(fields)) for head, names in FOLDED if (fields := shown(form, names))),
        "map": body_of(opened, child),
    }
    return render(request, "desk/contact.html", told)


def second_step(request: DeskRequest, opened: Opened, nth: int, first: Form) -> HttpResponse:
    """Show what was there before, and ask what must be asked before an opinion; then take all of it."""
    going, held = request.POST.get("step") == "judge", before(opened, first.one("hurt"))
    fields = judging_fields(opened)
    form = unasked(sent(fields, request.POST)) if going else empty(fields)
    if going:
        whole = Form((*first.asked, *form.asked))
        told = judged(contact_told(opened, nth, first), whole, held.considered, judged_here(first))
        form, done = answered(request, form, lambda: append(request, opened, told, "child", nth))
        if done:
            return done
    page = {"title": "Before you give your opinion", "form": form, "kept": kept(first), "before": held}
    return render(request, "desk/judging.html", page)


def shown(form: Form, names: Iterable[str]) -> tuple[Asked, ...]:
    """Return the fields of a form that have some names, or begin with one that ends in a hyphen."""
    wanted = tuple(names)
    starts = tuple(name for name in wanted if name.endswith("-"))
    return tuple(
        one for one in form.asked if one.field.name in wanted or (starts and one.field.name.startswith(starts))
    )


def in_use(fields: Iterable[Asked]) -> bool:
    """Whether anything was typed into some fields, or is wrong with them."""
    return any(one.error or (any(one.values) and one.values != one.field.first) for one in fields)


def kept(form: Form) -> tuple[Asked, ...]:
    """Return the first step as hidden fields, so that nothing typed is lost."""
    return tuple(hidden for one in form.asked for hidden in _hidden(one))


def body_of(opened: Opened, child: str) -> SafeString:
    """Return the body map of a child's known injuries, without its table, to choose places beside."""
    drawing = body_map(opened.picture, child)
    return mark_safe(f'<div class="wide">{drawing.wide}</div><div class="narrow">{drawing.narrow}</div>')  # noqa: S308


def _hidden(one: Asked) -> Iterable[Asked]:
    if one.field.kind not in {"day", "moment"}:
        return [Asked(field=Field(kind="hidden", name=one.field.name), values=one.values)]
    names = (f"{one.field.name}-{part}" for part in ("day", "month", "year", "time"))
    return [
        Asked(field=Field(kind="hidden", name=name), values=(value,))
        for name, value in zip(names, one.values, strict=False)
    ]
