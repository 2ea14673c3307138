"""Steps before the meeting: somebody is kept out, a report comes, the reports are gone through with the family."""

from tenfold.desk.conference_fields import meeting_field
from tenfold.desk.conference_words import coming, may_be_invited
from tenfold.desk.forms import Choice, Field, Form
from tenfold.desk.telling import Told, entry_told, fact, narrative, own_id, people, when
from tenfold.ledger import Opened
from tenfold.picture import Stated, children, parents
from tenfold.record import Meeting

ALL = "All the reports that there are"


def exclude_fields(opened: Opened) -> tuple[Field, ...]:
    """Return the form by which one of the family is kept out of a meeting that is to come."""
    needed = "Choose the meeting: one that was called already"
    return (
        own_id(),
        meeting_field(opened, "Choose one", needed=needed),
        Field(kind="select", name="kept", label="Who is kept out", choices=people(opened), needed="Say who"),
        Field(kind="area", name="reason", label="For what reason", rows=3, needed="Say for what reason"),
        Field(kind="text", name="by", label="Who decides it", hint="Role", needed="Say who decides it"),
        when(opened, "When it was decided"),
    )


def excluded_told(opened: Opened, form: Form, _: str) -> Told:
    """Return the entry that keeps somebody out: told beside its meeting, which it leaves as it was."""
    meeting = meeting_called(opened, form.one("meeting"))
    again = fact("meeting", id=meeting.id, event=meeting.fact.event, day=meeting.fact.day.text, status="planned")
    kept = fact("excluded", person=form.one("kept"), reason=form.one("reason"), by=form.one("by"))
    return entry_told(form, "record_note", children(opened.picture), [again, kept], narrative=form.one("reason"))


def report_fields(opened: Opened) -> tuple[Field, ...]:
    """Return the form by which an agency's report for a meeting comes onto the record."""
    agencies = tuple(Choice(one.id, one.name) for one in opened.case.agencies)
    return (
        own_id(),
        meeting_field(opened, "No meeting in particular"),
        Field(kind="select", name="agency", label="Whose report", choices=agencies, needed="Say whose report it is"),
        narrative("The report, in the words of its agency"),
        when(opened, "When it came"),
    )


def reported_told(opened: Opened, form: Form, _: str) -> Told:
    """Return the entry of a report that came."""
    report = fact("report", agency=form.one("agency"), meeting=form.one("meeting"))
    return entry_told(form, "record_note", children(opened.picture), [report])


def share_fields(opened: Opened) -> tuple[Field, ...]:
    """Return the form that says with whom of the family the reports were gone through, when, or why not."""
    p = opened.picture
    family = tuple(one for one in people(opened) if one.value in set(may_be_invited(opened)))
    first = tuple(dict.fromkeys(one for child in children(p) for one in parents(p, child)))
    agencies = tuple(Choice(one.id, one.name) for one in opened.case.agencies)
    return (
        own_id(),
        meeting_field(opened, "Choose one", needed="Choose the meeting"),
        Field(kind="select", name="agency", label="Whose report", choices=agencies, none=ALL),
        Field(
            kind="checks",
            name="with",
            label="With whom",
            choices=family,
            first=tuple(one for one in first if one in {choice.value for choice in family}),
            needed="Say with whom, or for whom it was not done",
        ),
        Field(kind="day", name="shared", label="On what day they were gone through", hint="Empty, if they were not"),
        Field(kind="area", name="reason", label="If they were not: why", rows=2),
        when(opened, "When you write this"),
    )


def whole_share(form: Form) -> Form:
    """Return the form with what is missing: a day on which it was done, or why it was not; not both."""
    day, why = any(form.all("shared")), bool(form.one("reason"))
    if form.problems or day is not why:
        return form
    words = "Give the day on which it was done, or say why it was not" if not day else "It was done, or it was not"
    return form.marked((("#shared-day", words),))


def shared_told(opened: Opened, form: Form, _: str) -> Told:
    """Return the entry that says with whom of the family the reports were gone through."""
    day = form.time("shared")
    same = {"agency": form.one("agency"), "meeting": form.one("meeting"), "shared": day, "reason": form.one("reason")}
    facts = [fact("shared_report", person=one, **same) for one in form.all("with")]
    present = list(form.all("with")) if day else []
    return entry_told(form, "record_note", children(opened.picture), facts, present=present)


def meeting_called(opened: Opened, id: str) -> Stated[Meeting]:
    """Return the meeting to come of an id, which a form offered."""
    return next(one for one in coming(opened) if one.id == id)
