"""A conference as the record tells it: invitations, attendance, dissent, the decision and the plans."""

from collections.abc import Iterator
from uuid import UUID

from tenfold.desk.conference_words import coming
from tenfold.desk.forms import Form
from tenfold.desk.telling import Told, entry_told, fact
from tenfold.ledger import Opened
from tenfold.picture import children
from tenfold.questions.wording import called
from tenfold.record import Entry

MATTER = "plan"


def invited_told(opened: Opened, form: Form, _: str) -> Told:
    """Return the entry that invites, to a meeting that is planned or to a new one."""
    meeting = form.one("meeting") or f"meeting-{UUID(form.one('id')).hex[:8]}"
    facts = [] if form.one("meeting") else [_planned(form, meeting)]
    facts += [fact("invited", agency=one, meeting=meeting) for one in form.all("agencies")]
    facts += [fact("invited", person=one, meeting=meeting) for one in form.all("family")]
    facts += _beside(opened, form, meeting)
    return entry_told(form, "record_note", children(opened.picture), facts)


def attended_told(opened: Opened, form: Form, _: str) -> Told:
    """Return the entry of a conference that was held."""
    facts = [*_came(opened, form), *_held(opened, form)]
    if form.one("kept"):
        facts.append(fact("excluded", person=form.one("kept"), reason=form.one("reason")))
    young, family = children(opened.picture), list(form.all("family"))
    return entry_told(form, form.one("event"), young, facts, present=family, considered=_considered(form))


def dissent_told(opened: Opened, form: Form, agency: str) -> Told:
    """Return the entry by which an agency's professional disagrees."""
    about = form.one("about")
    facts = [fact("dissent", by=agency, about=[about], says=form.one("says"))]
    young = children(opened.picture)
    named = (about,) if about in young else _about(opened, about) or young
    return entry_told(form, "record_note", named, facts, narrative=form.one("says"))


def decided_told(opened: Opened, form: Form, _: str) -> Told:
    """Return the entry of a decision with its reasons, and of what becomes of each child's plan."""
    young = children(opened.picture)
    plans = {child: form.one(f"plan-{n}") for n, child in enumerate(young, 1)}
    told = {name: form.one(name) for name in ("outcome", "rationale", "by")}
    granted = any(status in {"started", "continued"} for status in plans.values())
    facts = [fact("decision", matter=MATTER, children=list(young), granted=granted, **told)]
    facts += [
        fact("plan", child=child, status=status, category=form.one("category") if status == "started" else None)
        for child, status in plans.items()
        if status != "none"
    ]
    narrative = f"{form.one('outcome')}\n{form.one('rationale')}"
    return entry_told(form, "record_note", young, facts, narrative=narrative, considered=_considered(form))


def _considered(form: Form) -> str | None:
    return "all" if form.one("whole") else None  # that a meeting was held does not say what it had before it


def _beside(opened: Opened, form: Form, meeting: str) -> Iterator[Told]:
    """Yield who comes beside the family, each a person of the record with what they are there for."""
    name = called(opened.picture, form.one("advocate_for"))
    for who, role in (("advocate", f"advocate for {name}"), ("interpreter", f"interpreter, {form.one('language')}")):
        if form.one(who):
            id = f"{who}-{UUID(form.one('id')).hex[:8]}"
            yield fact("person", id=id, name=form.one(who), role=role)
            yield fact("invited", person=id, role=role, meeting=meeting)


def _planned(form: Form, meeting: str) -> Told:
    event = form.one("event") or "initial_conference"
    return fact("meeting", id=meeting, event=event, day=form.time("day") or form.time("when"), status="planned")


def _held(opened: Opened, form: Form) -> Iterator[Told]:
    known = next((one for one in coming(opened) if one.id == form.one("meeting")), None)
    if known is not None:
        day = (form.time("when") or "")[:10]
        yield fact("meeting", id=known.id, event=form.one("event"), day=day, status="held")


def _came(opened: Opened, form: Form) -> Iterator[Told]:
    for agency in opened.case.agencies:
        if form.one(f"came-{agency.id}"):
            yield fact("attended", agency=agency.id, as_=form.one(f"came-{agency.id}"))
    yield from (fact("attended", person=one, as_="present") for one in form.all("family"))


def _about(opened: Opened, entry: str) -> tuple[str, ...]:
    known: Entry | None = opened.picture.entry(entry)
    return known.about if known is not None else ()
