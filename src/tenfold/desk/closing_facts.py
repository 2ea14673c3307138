"""The facts that a form which answers a question makes, each by its name."""

from collections.abc import Callable, Iterator
from uuid import UUID

from tenfold.desk.closing import Spec
from tenfold.desk.forms import Form
from tenfold.desk.subjects import Answer
from tenfold.desk.telling import Told, entry_told, fact
from tenfold.picture import children
from tenfold.record import Action, Escalation

Make = Callable[[Answer, Form], Iterator[Told]]


def closing_told(answer: Answer, spec: Spec, form: Form, agency: str) -> Told:
    """Return the entry that a form makes for a professional of an agency."""
    young = children(answer.opened.picture)
    seen = {one: how for n, one in enumerate(young, 1) if (how := form.one(f"seen-{n}"))}
    event = form.one("event") or spec.events.split()[0]
    facts = [one for name in spec.facts.split() for one in MAKE[name](answer, form)]
    asked = _asked(answer, form, agency) if event == "information_request" else []
    adults = [answer.of] if answer.of and not answer.young else []
    return entry_told(
        form,
        event,
        (*answer.young, *seen, *adults),
        facts,
        place=form.one("place") or ("home" if spec.events == "visit" else None),
        present=[*form.all("present"), *_heard(answer, spec)],
        seen=seen,
        asked=asked,
        considered=_considered(answer, spec, form),
    )


def _asked(answer: Answer, form: Form, agency: str) -> list[str]:
    named = [answer.of] if answer.of in answer.opened.picture.kinds and answer.of != agency else []
    return named or list(form.all("health"))


def _considered(answer: Answer, spec: Spec, form: Form) -> list[str] | str | None:
    if spec.considers == "whole" and form.one("whole"):
        return "all"
    visible = [one.id for one in answer.question.evidence if answer.opened.picture.entry(one.id) is not None]
    return visible if spec.considers in {"evidence", "whole"} else None


def _heard(answer: Answer, spec: Spec) -> list[str]:
    return [answer.of] if spec.facts == "heard" and answer.of else []


def _own(form: Form, kind: str) -> str:
    return f"{kind}-{UUID(form.one('id')).hex[:8]}"


def _check(_: Answer, form: Form) -> Iterator[Told]:
    yield _check_of(form, list(form.all("subjects")))


def _check_of(form: Form, about: list[str]) -> Told:
    told = {name: form.one(name) for name in ("against", "result", "says")}
    return fact("check", id=_own(form, "check"), about=about, **told)


def _identity(answer: Answer, form: Form) -> Iterator[Told]:
    if form.one("name") or form.time("born"):
        yield fact("person", id=answer.of, name=form.one("name"), born=form.time("born"))


def _home(answer: Answer, form: Form) -> Iterator[Told]:
    if form.one("sleeps"):
        for child in answer.young:
            yield fact("observation", child=child, of="home_conditions", level="neutral", says=form.one("sleeps"))


def _voice(answer: Answer, form: Form) -> Iterator[Told]:
    for child in answer.young[:1]:
        yield fact("voice", id=_own(form, "voice"), child=child, says=form.one("voice"))


def _heard_words(answer: Answer, form: Form) -> Iterator[Told]:
    yield fact("account", id=_own(form, "account"), by=answer.of, about=[form.one("topic")], says=form.one("words"))


def _care(answer: Answer, form: Form) -> Iterator[Told]:
    since = form.time("since") or (form.time("when") or "")[:10]
    for n, child in enumerate(answer.young):
        told = {"child": child, "by": list(form.all("carers")), "basis": form.one("basis"), "from_": since}
        yield fact("care", id=f"{_own(form, 'care')}-{n}", to_date=form.time("last"), **told)


def _checked_care(answer: Answer, form: Form) -> Iterator[Told]:
    """Yield who had a child, and the check of just that."""
    cares = list(_care(answer, form))
    yield from cares
    yield _check_of(form, [one["care"]["id"] for one in cares])


def _came(_: Answer, form: Form) -> Iterator[Told]:
    yield from (fact("attended", agency=one, as_="present") for one in form.all("came"))


def _enquiry(answer: Answer, form: Form) -> Iterator[Told]:
    if form.one("enquiry") == "opened":
        yield fact("enquiry", id=_own(form, "enquiry"), children=list(answer.young), stage="opened")


def _threshold(answer: Answer, form: Form) -> Iterator[Told]:
    if form.one("threshold"):
        yield fact("legal_view", children=list(answer.young), threshold=form.one("threshold"))


def _decision(answer: Answer, form: Form) -> Iterator[Told]:
    granted = {"yes": True, "no": False}.get(form.one("granted"))
    told = {name: form.one(name) for name in ("matter", "outcome", "rationale")}
    yield fact("decision", id=_own(form, "decision"), children=list(answer.young), granted=granted, **told)
    if answer.act is not None and answer.act.kind == "resolve_escalation":
        for id, about in _taken_up(answer):
            told = {"to": "senior manager", "says": form.one("outcome"), "status": "resolved"}
            yield fact("escalation", id=id, about=about, **told)


def _taken_up(answer: Answer) -> Iterator[tuple[str | None, str]]:
    """Yield the own id, and what it is about, of what was escalated that the question shows; else its evidence."""
    p, shown = answer.opened.picture, answer.question.evidence
    found = {one.id: (one.fact.id, one.fact.about) for entry in shown for one in p.facts_in(Escalation, entry.id)}
    yield from found.values() if found else ((None, shown[0].id),)


def _assessment(answer: Answer, form: Form) -> Iterator[Told]:
    of = list(form.all("assessed"))
    yield fact("assessment", children=list(answer.young), stage=form.one("stage"), kind=form.one("assessment"), of=of)


def _report(_: Answer, form: Form) -> Iterator[Told]:
    yield fact("report", agency=form.one("reporter"), meeting=form.one("meeting"), says=form.one("report"))


def _police(_: Answer, form: Form) -> Iterator[Told]:
    yield fact("police_action", person=form.one("suspect"), action=form.one("step"), conditions=form.one("says"))


def _action(answer: Answer, form: Form) -> Iterator[Told]:
    known = next(one for one in answer.opened.picture.facts(Action) if one.id == form.one("action"))
    yield fact("action", id=known.id, owner=known.fact.owner, what=known.fact.what, status=form.one("done"))


def _allocation(answer: Answer, form: Form) -> Iterator[Told]:
    lead = answer.opened.picture.lead_now()
    handed = {"yes": True, "no": False}.get(form.one("handed"))
    told = {"worker": form.one("worker"), "agency": lead, "role": "lead_practitioner", "level": form.one("level")}
    yield fact("allocation", **told, jointly_handed_over=handed, from_=(form.time("when") or "")[:10])


def _supervised(_: Answer, form: Form) -> Iterator[Told]:
    yield fact("supervised", worker=form.one("worker"), says=form.one("says"))


def _answer(answer: Answer, form: Form) -> Iterator[Told]:
    yield fact("answer", question=answer.question.id, says=form.one("narrative"))


def _held(answer: Answer, form: Form) -> Iterator[Told]:
    told = {"by": form.one("holder"), "reason": form.one("narrative"), "review": form.time("review")}
    yield fact("held", question=answer.question.id, **told)


MAKE: dict[str, Make] = {
    "held": _held,
    "check": _check,
    "identity": _identity,
    "home": _home,
    "voice": _voice,
    "heard": _heard_words,
    "care": _care,
    "checked-care": _checked_care,
    "came": _came,
    "enquiry": _enquiry,
    "threshold": _threshold,
    "decision": _decision,
    "assessment": _assessment,
    "report": _report,
    "police": _police,
    "action": _action,
    "allocation": _allocation,
    "supervised": _supervised,
    "answer": _answer,
}
"""Each kind of fact by the name that `closing.py` calls it by."""
