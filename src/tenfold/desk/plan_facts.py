"""A plan as the record tells it: an action, its end with what shows it, a core group planned and held."""

from collections.abc import Iterator
from uuid import UUID

from tenfold.desk.core_group import EVENT
from tenfold.desk.forms import Form
from tenfold.desk.telling import Told, entry_told, fact
from tenfold.ledger import Opened
from tenfold.picture import children
from tenfold.picture import promised_for as whose
from tenfold.record import Action


def acted_told(opened: Opened, form: Form) -> Told:
    """Return the entry of an action that was agreed."""
    about = (form.one("child"),) if form.one("child") else children(opened.picture)
    told = {"owner": form.one("owner"), "what": form.one("what"), "child": form.one("child")}
    act = fact("action", id=f"action-{UUID(form.one('id')).hex[:8]}", **told, due=form.time("due"), status="open")
    return entry_told(form, "record_note", about, [act], narrative=form.one("what"))


def done_told(opened: Opened, form: Form) -> Told:
    """Return the entry that ends an action; its own words are the evidence."""
    known = next(one for one in opened.picture.facts(Action) if one.id == form.one("action"))
    again = fact("action", id=known.id, owner=known.fact.owner, what=known.fact.what, status=form.one("done"))
    return entry_told(form, "record_note", whose(opened.picture, known), [again])


def planned_group_told(opened: Opened, form: Form) -> Told:
    """Return the entry that plans a core group and calls its members."""
    id = f"meeting-{UUID(form.one('id')).hex[:8]}"
    facts = [fact("meeting", id=id, event=EVENT, day=form.time("day"), status="planned")]
    facts += [fact("invited", agency=one, meeting=id) for one in form.all("agencies")]
    facts += [fact("invited", person=one, meeting=id) for one in form.all("family")]
    return entry_told(form, "record_note", children(opened.picture), facts)


def sat_told(opened: Opened, form: Form) -> Told:
    """Return the entry of a core group that met."""
    considered = "all" if form.one("whole") else None
    facts, family = list(_sat(opened, form)), list(form.all("family"))
    return entry_told(form, EVENT, form.all("about"), facts, present=family, considered=considered)


def _sat(opened: Opened, form: Form) -> Iterator[Told]:
    if form.one("meeting"):
        day = (form.time("when") or "")[:10]
        yield fact("meeting", id=form.one("meeting"), event=EVENT, day=day, status="held")
    for agency in opened.case.agencies:
        if form.one(f"came-{agency.id}"):
            yield fact("attended", agency=agency.id, as_=form.one(f"came-{agency.id}"))
    yield from (fact("attended", person=one, as_="present") for one in form.all("family"))
