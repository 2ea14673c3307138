"""The form of a contact as it goes back and forth: as it was left, as it was sent, and what stands beside it."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from tenfold.desk.contact_facts import unsaid
from tenfold.desk.contact_groups import Typed
from tenfold.desk.contact_page import OPEN, folds, shown
from tenfold.desk.drafting import NOT_KEPT, NOT_SENT, as_sent, begun, keep_quietly
from tenfold.desk.forms import Field, Form, drafted, empty, sent
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.telling import answered
from tenfold.desk.writing import writer_of
from tenfold.ledger import OLDEST, Draft, Opened


def is_sent(request: DeskRequest) -> bool:
    """Whether an entry is to be recorded, and not the form to be shown again with one more of something."""
    return request.method == "POST" and "add" not in request.POST and request.POST.get("step") not in NOT_SENT


def shape_of(request: DeskRequest, typed: Typed) -> Typed:
    """Return what says how many groups a form has: what stands in it, and of what one more was asked for."""
    return typed | {"add": [request.POST.get("add", "")]}


def form_of(request: DeskRequest, fields: Iterable[Field], typed: Typed) -> Form:
    """Return a form as it is shown or was sent, with what is wrong with it once it is to be recorded."""
    if is_sent(request):
        return unsaid(sent(fields, as_sent(typed)))
    form = drafted(fields, as_sent(typed)) if typed else empty(fields)
    return form.with_problems([NOT_KEPT]) if request.POST.get("step") == "draft" else form


def sends(
    request: DeskRequest, opened: Opened, place: str, typed: Typed, form: Form, append_it: Callable[[], HttpResponse]
) -> tuple[Form, HttpResponse | None]:
    """Return what comes of a form: where to go next, or the form again; then what was sent is kept as a draft."""
    done = None
    if is_sent(request):
        form, done = answered(request, form, append_it)
    if done is None and request.method == "POST":
        keep_quietly(request, opened.family, place, typed)
    return form, done


def on_page(
    request: DeskRequest, opened: Opened, nth: int, form: Form, drafts: Iterable[Draft], place: str, draft: Draft | None
) -> dict[str, Any]:
    """Return what the page of a form is told; a draft of what was just sent stands in it and is no other."""
    others = [one for one in drafts if one is draft or str(one.id) != form.one("id")]
    return {
        "form": form,
        "fields": shown(form, OPEN),
        "folds": folds(opened, nth, form, request.POST.get("add", "")),
        "drafts": begun(others, place, request.path, draft),
        "draft": draft,
        "oldest": OLDEST,
        "writer": writer_of(request.desk),
        "child": nth,
        "family": opened.family,
    }


def left_over(drafts: Iterable[Draft], id: str, fields: Iterable[Field]) -> Typed:
    """Return what a draft of an entry holds of a later step."""
    names = {field.name for field in fields}
    found = next((one.typed for one in drafts if one.id == _uuid(id)), {})
    return {name: values for name, values in found.items() if name in names}


def _uuid(id: str) -> UUID | None:
    try:
        return UUID(id)
    except ValueError:
        return None
