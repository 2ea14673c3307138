"""What is asked of a plan: an action, its owner and day; what shows that it is done; a core group to come or held."""

from tenfold.desk.conference_fields import CAME
from tenfold.desk.conference_words import may_be_invited
from tenfold.desk.core_group import EVENT
from tenfold.desk.forms import Choice, Field, Form
from tenfold.desk.telling import choices, narrative, own_id, people, when
from tenfold.ledger import Opened
from tenfold.picture import children, planned
from tenfold.questions.wording import called, plain_time
from tenfold.record import Action

DONE = (Choice("done", "Done"), Choice("dropped", "Dropped: it will not be done"))


def act_fields(opened: Opened) -> tuple[Field, ...]:
    """Return the form of an action: what, for which child, who, by when."""
    p = opened.picture
    young = tuple(Choice(one, called(p, one)) for one in children(p))
    agencies = tuple(Choice(one.id, one.name) for one in opened.case.agencies)
    return (
        own_id(),
        Field(kind="area", name="what", label="What is to be done", rows=2, needed="Say what is to be done"),
        Field(kind="select", name="owner", label="Who does it", choices=agencies, needed="Say who does it"),
        Field(kind="select", name="child", label="For which child", choices=young, none="All of them"),
        Field(kind="day", name="due", label="By when", needed="Say by when"),
        when(opened, "When it was agreed"),
    )


def done_fields(opened: Opened) -> tuple[Field, ...]:
    """Return the form that ends an action, with what shows it."""
    p = opened.picture
    going = [one for one in p.facts(Action) if one.fact.status not in {"done", "dropped"}]
    offered = tuple(Choice(one.id, one.fact.what, hint=called(p, one.fact.owner)) for one in going)
    return (
        own_id(),
        Field(kind="radios", name="action", label="Which action", choices=offered, needed="Choose the action"),
        Field(kind="radios", name="done", label="What became of it", choices=DONE, needed="Say what became of it"),
        narrative("What shows it: who did what, and what you saw of it", rows=4),
        when(opened, "When it was done or dropped"),
    )


def planned_group_fields(opened: Opened) -> tuple[Field, ...]:
    """Return the form that plans a core group and calls its members."""
    agencies = tuple(Choice(one.id, one.name) for one in opened.case.agencies)
    may = set(may_be_invited(opened))
    family = tuple(one for one in people(opened) if one.value in may)
    return (
        own_id(),
        Field(kind="day", name="day", label="On what day", needed="Say on what day"),
        Field(kind="checks", name="agencies", label="Agencies in it", choices=agencies),
        Field(kind="checks", name="family", label="Of the family", choices=family),
        when(opened, "When it was planned"),
    )


def whole_group(form: Form) -> Form:
    """Return the form with what is missing: somebody is in a core group."""
    nobody = not form.all("agencies") and not form.all("family") and not form.problems
    return form.marked((("#agencies", "Choose who is in it"),)) if nobody else form


def group_fields(opened: Opened) -> tuple[Field, ...]:
    """Return the form of a core group that met."""
    p = opened.picture
    known = {one.id: one for child in children(p) for one in planned(p, child) if one.fact.event == EVENT}
    meetings = tuple(Choice(one.id, plain_time(one.fact.day)) for one in known.values())
    came = choices(CAME, CAME)
    agencies = tuple(
        Field(kind="radios", name=f"came-{one.id}", label=one.name, choices=came, small=True)
        for one in opened.case.agencies
    )
    young = tuple(Choice(one, called(p, one)) for one in children(p))
    first = tuple(one.value for one in young)
    return (
        own_id(),
        Field(kind="select", name="meeting", label="Which meeting", choices=meetings, none="One that was not planned"),
        Field(
            kind="checks",
            name="about",
            label="For which children",
            choices=young,
            first=first,
            needed="Say for which children",
        ),
        when(opened, "When it met"),
        narrative("What was said and agreed, in your own words"),
        *agencies,
        Field(kind="checks", name="family", label="Who of the family was there", choices=people(opened)),
        Field(
            kind="checks",
            name="whole",
            label="What was before it",
            choices=(Choice("all", "It had everything before it that this record holds"),),
        ),
    )
