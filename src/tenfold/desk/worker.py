"""Your practice, and a worker's as their manager sees it: what is due, what was recorded, and what they hold."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from tenfold import ledger
from tenfold.desk.forms import Field, Form, empty, sent
from tenfold.desk.middleware import DeskRequest
from tenfold.desk.opening import refusal
from tenfold.desk.practice_fields import PAPERS, paper_fields
from tenfold.desk.practice_words import fact_words, head_of, practice_page
from tenfold.desk.words import plain_moment
from tenfold.ledger import workforce

READERS = 10


def worker(request: DeskRequest) -> HttpResponse:
    """Show somebody their own practice."""
    return _shown(request, request.desk.viewer.id)


def team_worker(request: DeskRequest, worker: int) -> HttpResponse:
    """Show a worker's practice to a manager of theirs; turn others away."""
    return _shown(request, str(worker))


def worker_fact(request: DeskRequest, worker: int, kind: str) -> HttpResponse:
    """Ask for something of a worker, or for what stands in its place; take it."""
    if kind not in PAPERS:
        raise Http404("There is nothing of that kind to record of a worker.")
    try:
        practice = workforce.practice_to_tell(request.desk, str(worker), kind)
        return _asked(request, practice, kind)
    except ledger.Closed as closed:
        return refusal(request, closed.refused)


def _shown(request: DeskRequest, id: str) -> HttpResponse:
    try:
        practice = workforce.practice_of(request.desk, id, "worker")
    except ledger.Closed as closed:
        return refusal(request, closed.refused)
    load, weighed = workforce.caseloads(request.desk, [id], "worker")[id], workforce.weights(request.desk)
    page = practice_page(practice, workforce.dues_of(practice), load, weighed)
    told = {"title": head_of(practice), "page": page, "practice": practice}
    looked = workforce.readers(request.desk, READERS) if practice.own else ()
    lines = [f"{one.who}, {one.job}, {plain_moment(one.at)}" for one in looked]
    return render(request, "desk/worker.html", told | {"looked": lines})


def _asked(request: DeskRequest, practice: workforce.Practice, kind: str) -> HttpResponse:
    before = _named(request, practice, "corrects", kind)
    answered = _named(request, practice, "answers", "capability")
    if kind == "acknowledged" and answered is None:
        raise Http404("Evidence is acknowledged from where it stands.")
    fields = paper_fields(kind, before.told if before else None)
    form = sent(fields, request.POST) if request.method == "POST" else empty(fields)
    if request.method == "POST" and not form.problems:
        try:
            return _kept(request, practice, kind, form, before, answered)
        except workforce.NotKept as refused:
            form = form.with_problems(refused.problems)
    head = PAPERS[kind].head if before is None else f"Correct: {PAPERS[kind].head}"
    told = {"title": head, "paper": PAPERS[kind], "form": form, "practice": practice}
    told |= {"before": fact_words(before) if before else "", "answered": fact_words(answered) if answered else ""}
    return render(request, "desk/worker_fact.html", told)


def _kept(
    request: DeskRequest,
    practice: workforce.Practice,
    kind: str,
    form: Form,
    before: workforce.StaffFact | None,
    answered: workforce.StaffFact | None,
) -> HttpResponse:
    told = {one.field.name: _typed(form, one.field) for one in form.asked if one.field.kind != "hidden"}
    corrects, answers = (one.number if one else None for one in (before, answered))
    workforce.tell_worker(request.desk, practice.worker, kind, told, form=_id(form), corrects=corrects, answers=answers)
    return redirect("worker") if practice.own else redirect("team_worker", worker=int(practice.worker))


def _typed(form: Form, field: Field) -> str:
    return (form.time(field.name) or "")[:10] if field.kind == "day" else form.one(field.name)


def _id(form: Form) -> UUID:
    try:
        return UUID(form.one("id"))
    except ValueError as wrong:
        raise Http404("This form was not sent as it was shown.") from wrong


def _named(request: DeskRequest, practice: workforce.Practice, name: str, kind: str) -> workforce.StaffFact | None:
    """Return what an address says is corrected or acknowledged; None where it names nothing."""
    told = request.GET.get(name, "")
    if not told:
        return None
    found = next((one for one in practice.facts if str(one.number) == told and one.kind == kind), None)
    if found is None or (request.method == "GET" and not found.stands):
        raise Http404("That is not there any more: it was corrected, or is not of this worker.")
    return found
