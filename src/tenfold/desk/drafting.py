"""Drafts on a page: kept, taken up where they stood, thrown away."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from tenfold import ledger
from tenfold.desk.contact_groups import Typed, with_places
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import purpose_key, refusal
from tenfold.desk.words import plain_moment
from tenfold.desk.writing import NOT_TYPED, not_ours, park, parked_for, written_by
from tenfold.ledger import Draft
from tenfold.when import civil

BY_SCRIPT = "X-Draft"
"""The header by which the page's script asks for a short answer."""


NOT_KEPT = (
    "This could not be kept as a draft: it is too long, or the record has no room now. It is still here: send it."
)
NOT_SENT = frozenset({"draft", "back"})
"""What asks for the page again with what was typed, and records nothing."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft as the page tells of it: of when, whether it stands in the form, and the address that takes it up."""

    id: str
    at: str
    href: str
    shown: bool


def draft_act(request: DeskRequest, family: UUID, place: str) -> HttpResponse | None:
    """Return what comes of keeping or throwing away a draft of a form; None where something else is asked for.

    What somebody sends who has not said yet why they open the family, waits until they have.
    """
    if request.method != "POST":
        return _taken_up(request, family, place)
    if written_by(request) not in (None, int(request.desk.viewer.id)):
        return not_ours(request)
    if purpose_key(family) not in request.session:
        park(request)
        return redirect(f"{reverse('purpose', args=[family])}?{urlencode({'next': request.path})}")
    acts = {"draft": _kept, "discard": _discarded}
    act = acts.get(request.POST.get("step", ""))
    return act(request, family, place) if act else None


def typed_in(request: DeskRequest) -> Typed:
    """Return what was typed in a form that was sent."""
    return with_places({name: [*map(str, values)] for name, values in request.POST.lists() if name not in NOT_TYPED})


def stands_in(request: DeskRequest, drafts: Iterable[Draft], place: str) -> tuple[Typed, Draft | None]:
    """Return what stands in a form as it is shown: what was sent, or the draft that is asked for, or the latest."""
    if request.method == "POST":
        return typed_in(request), None
    own, asked = [one for one in drafts if one.place == place], request.GET.get("draft", "")
    found = next((one for one in own if asked in ("", str(one.id))), None)
    return (found.typed if found else {}), found


def begun(drafts: Iterable[Draft], place: str, path: str, shown: Draft | None) -> tuple[Begun, ...]:
    """Return the drafts of a form as its page tells of them, the one that stands in it first."""
    own = sorted((one for one in drafts if one.place == place), key=lambda one: one is not shown)
    return tuple(Begun(str(one.id), said_of(one), f"{path}?draft={one.id}", one is shown) for one in own)


def said_of(draft: Draft) -> str:
    """Return of when a draft is: a time of day and the day."""
    local = civil(draft.at)
    return f"{local:%H:%M} on {plain_moment(draft.at).rsplit(' at ', 1)[0]}"


def as_sent(typed: Typed) -> QueryDict:
    """Return what stands in a form as a browser sends it."""
    query = QueryDict(mutable=True)
    for name, values in typed.items():
        query.setlist(name, values)
    return query


def keep_quietly(request: DeskRequest, family: UUID, place: str, typed: Typed) -> None:
    """Keep what was sent and is not recorded yet, where that can be done: the page shows it in any case."""
    with suppress(ValueError, ledger.NotTaken, ledger.Closed):
        _keep(request, family, place, typed)


def _keep(request: DeskRequest, family: UUID, place: str, typed: Typed) -> str | None:
    """Keep a draft; return the time of day of it, or None where its entry is on record already."""
    id = UUID("".join(typed.get("id", ())))
    at = ledger.keep_draft(request.desk, family, request.session[purpose_key(family)], place, id, typed)
    return None if at is None else f"{civil(at):%H:%M}"


def _kept(request: DeskRequest, family: UUID, place: str) -> HttpResponse | None:
    """Keep a draft and say so; None where it could not be, for the page to say."""
    typed = typed_in(request)
    try:
        at = _keep(request, family, place, typed)
    except ledger.Closed as closed:
        return refusal(request, closed.refused, family)
    except (ValueError, ledger.NotTaken):
        return JsonResponse({"at": None, "problem": NOT_KEPT}, status=409) if _by_script(request) else None
    if _by_script(request):
        return JsonResponse({"at": at})
    return redirect(f"{request.path}?{urlencode({'draft': typed['id'][0]})}")


def _discarded(request: DeskRequest, _family: UUID, _place: str) -> HttpResponse:
    with suppress(ValueError):
        ledger.drop_draft(request.desk, UUID(request.POST.get("id", "")))
    return redirect(f"{request.path}?draft=new")


def _taken_up(request: DeskRequest, family: UUID, place: str) -> HttpResponse | None:
    """Keep as a draft what somebody had sent when their session had ended, and lead to it."""
    if purpose_key(family) not in request.session or (typed := parked_for(request)) is None:
        return None
    keep_quietly(request, family, place, with_places(typed))
    return redirect(f"{request.path}?{urlencode({'draft': ''.join(typed.get('id', ()))})}")


def _by_script(request: DeskRequest) -> bool:
    return BY_SCRIPT in request.headers
