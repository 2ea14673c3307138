"""Record a contact: narrative first; an opinion on injuries only after the earlier ones were shown."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tenfold.desk.contact_entry import contact_told
from tenfold.desk.contact_fields import contact_fields
from tenfold.desk.contact_form import form_of, is_sent, left_over, on_page, sends, shape_of
from tenfold.desk.contact_groups import Typed, without_ids
from tenfold.desk.drafting import as_sent, draft_act, keep_quietly, stands_in
from tenfold.desk.forms import Asked, Field, Form, drafted, sent
from tenfold.desk.judging import before, judged, judged_here, judging_fields, unasked
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.desk.telling import Told, answered, append
from tenfold.desk.writing import writer_of
from tenfold.ledger import Draft, Opened
from tenfold.picture import children
from tenfold.questions.wording import called

Drafts = tuple[Draft, ...]


def contact(request: DeskRequest, family: UUID, nth: int) -> HttpResponse:
    """Keep a draft or throw one away; otherwise show the page and take what is sent."""
    return draft_act(request, family, f"record-{nth}") or recording(request, family=family, nth=nth)


@on_family("record a contact", drafts=True)
def recording(request: DeskRequest, opened: Opened, drafts: Drafts, nth: int) -> HttpResponse:
    """Show the form as it stands; take it; go on to the second step where an opinion is to be given."""
    check_now(opened, nth)
    place = f"record-{nth}"
    typed, draft = stands_in(request, drafts, place)
    form = form_of(
        request, contact_fields(opened, nth, request.desk.viewer.kind, shape_of(request, typed)), without_ids(typed)
    )
    if is_sent(request) and judged_here(form) and not form.problems:
        return second_step(request, opened, nth, form, drafts, typed)
    told = partial(contact_told, opened, nth, form, request.desk.viewer.agency)
    form, done = sends(request, opened, place, typed, form, lambda: append(request, opened, told(), "child", nth))
    page = {"title": title_of(opened, nth)} | on_page(request, opened, nth, form, drafts, place, draft)
    return done or render(request, "desk/contact.html", page)


def check_now(opened: Opened, nth: int) -> None:
    """Raise `Http404` where there is no such child, or where the page was asked for as known in the past."""
    if not opened.is_now or nth not in range(1, len(children(opened.picture)) + 1):
        raise Http404("Contacts are recorded now, with a child of the record")


def title_of(opened: Opened, nth: int) -> str:
    """Return what the page is called."""
    return f"Record a contact with {called(opened.picture, children(opened.picture)[nth - 1])}"


def second_step(
    request: DeskRequest, opened: Opened, nth: int, first: Form, drafts: Drafts, typed: Typed
) -> HttpResponse:
    """Show what was there before, and ask what must be asked before an opinion; then take all of it."""
    going, held = request.POST.get("step") == "judge", before(opened, first.one("hurt"))
    fields = judging_fields(opened)
    later = {} if going else left_over(drafts, first.one("id"), fields)
    form = unasked(sent(fields, request.POST)) if going else drafted(fields, as_sent(later))
    if going:
        told = opinion_told(request, opened, nth, Form((*first.asked, *form.asked)), held.considered)
        form, done = answered(request, form, lambda: append(request, opened, told, "child", nth))
        if done:
            return done
    keep_quietly(request, opened.family, f"record-{nth}", later | typed)
    page = {"title": "Before you give your opinion", "form": form, "kept": kept(first), "before": held}
    return render(request, "desk/judging.html", page | {"writer": writer_of(request.desk)})


def opinion_told(request: DeskRequest, opened: Opened, nth: int, whole: Form, considered: tuple[str, ...]) -> Told:
    """Return the entry of both steps: the contact, with the opinion on its injuries."""
    told = contact_told(opened, nth, whole, request.desk.viewer.agency)
    return judged(told, whole, considered, judged_here(whole))


def kept(form: Form) -> tuple[Asked, ...]:
    """Return the first step as hidden fields, so that nothing typed is lost."""
    return tuple(hidden for one in form.asked for hidden in _hidden(one))


def _hidden(one: Asked) -> Iterable[Asked]:
    if one.field.kind not in {"day", "moment"}:
        return [Asked(field=Field(kind="hidden", name=one.field.name), values=one.values)]
    names = (f"{one.field.name}-{part}" for part in ("day", "month", "year", "time"))
    return [
        Asked(field=Field(kind="hidden", name=name), values=(value,))
        for name, value in zip(names, one.values, strict=False)
    ]
