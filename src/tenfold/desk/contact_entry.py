"""A contact as the record tells it."""

from collections.abc import Iterator
from uuid import UUID

from tenfold.desk.contact_facts import facts_of, injury_id, present_strangers, recorded_here
from tenfold.desk.contact_groups import THIS
from tenfold.desk.forms import Form
from tenfold.desk.telling import Told, entry_told, fact
from tenfold.ledger import Opened
from tenfold.picture import children

__all__ = ["contact_told", "injury_id", "these"]
MEETINGS = frozenset({"professionals_meeting", "family_meeting"})


def contact_told(opened: Opened, nth: int, form: Form, agency: str = "") -> Told:
    """Return the entry that the first step makes, for an agency, which owns what is to be done next."""
    young = children(opened.picture)
    seen = {one: how for n, one in enumerate(young, 1) if (how := form.one(f"seen-{n}"))}
    told = [*facts_of(form), *_met(form), *_next(form, young[nth - 1], agency)]
    return entry_told(
        form,
        form.one("event"),
        (young[nth - 1], *seen, *_hurt(form)),
        told,
        place=form.one("place"),
        outcome=form.one("outcome"),
        announced={"yes": True, "no": False}.get(form.one("announced")),
        interpreter=form.one("interpreter"),
        present=[*form.all("present"), *present_strangers(form)],
        seen=seen,
        restricted=form.one("restricted"),
    )


def these(form: Form, name: str) -> list[str]:
    """Return the ids chosen in a field; injuries recorded here where they were meant, or where nothing was chosen."""
    own = recorded_here(form)
    chosen = [one for one in form.all(name) if one != THIS]
    return [*chosen, *(own if THIS in form.all(name) or not chosen else [])]


def _hurt(form: Form) -> Iterator[str]:
    return (one["injury"]["child"] for one in facts_of(form) if "injury" in one)


def _met(form: Form) -> Iterator[Told]:
    if form.one("event") in MEETINGS:
        yield from (fact("attended", agency=one, as_="present") for one in form.all("agencies"))


def _next(form: Form, child: str, agency: str) -> Iterator[Told]:
    if agency and form.one("next"):
        own = f"action-{UUID(form.one('id')).hex[:8]}"
        due = form.time("next_by")
        yield fact("action", id=own, child=child, owner=agency, what=form.one("next"), due=due, status="open")
