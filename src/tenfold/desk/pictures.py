"""The family network, and the bands of homes, household and care: drawings, each with the table behind it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from tenfold.desk.knowing import as_known
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import on_family
from tenfold.drawings import Drawing, bands, figure, network
from tenfold.ledger import Opened
from tenfold.picture import children
from tenfold.questions.wording import called
from tenfold.when import day_of


@on_family("pictures")
def pictures(request: DeskRequest, opened: Opened, nth: int) -> HttpResponse:
    """Show a child's family network and bands, as known now or on a day."""
    young = children(opened.picture)
    if nth not in range(1, len(young) + 1):
        raise Http404("The record does not hold this child")
    known = as_known(request, opened)
    told = {"name": called(opened.picture, young[nth - 1]), "drawings": drawn(opened, young[nth - 1])}
    return render(request, "desk/pictures.html", told | {"known": known, "form": known.form, "title": told["name"]})


def drawn(opened: Opened, child: str) -> tuple[SafeString, ...]:
    """Return the drawings of a child as HTML."""
    p, until = opened.picture, day_of(opened.known)
    since = min((entry.occurred.first_day for entry in p.entries()), default=until)
    return tuple(map(_shown, (network(p, child, opened.known), bands(p, child, since, until))))


def _shown(drawing: Drawing) -> SafeString:
    return mark_safe(figure(drawing))  # noqa: S308  # `drawings` escapes every word
