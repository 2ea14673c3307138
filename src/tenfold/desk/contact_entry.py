"""A contact as the record tells it."""

from collections.abc import Iterator
from uuid import UUID

from tenfold.desk.contact_fields import THIS
from tenfold.desk.forms import Form
from tenfold.desk.telling import Told, entry_told, fact
from tenfold.ledger import Opened
from tenfold.picture import children


def contact_told(opened: Opened, nth: int, form: Form) -> Told:
    """Return the entry that the first step makes."""
    young = children(opened.picture)
    seen = {one: how for n, one in enumerate(young, 1) if (how := form.one(f"seen-{n}"))}
    hurt = [form.one("hurt")] if form.one("injury") else []
    stranger = [stranger_id(form)] if form.one("stranger") else []
    return entry_told(
        form,
        form.one("event"),
        (young[nth - 1], *seen, *hurt),
        _facts(form),
        place=form.one("place"),
        outcome=form.one("outcome"),
        present=[*form.all("present"), *stranger],
        seen=seen,
        restricted=form.one("restricted"),
    )


def stranger_id(form: Form) -> str:
    """Return the id of somebody whom nobody has identified: new with this entry."""
    return f"unknown-{UUID(form.one('id')).hex[:8]}"


def injury_id(form: Form) -> str:
    """Return the id of the injury that this entry records."""
    return f"injury-{UUID(form.one('id')).hex[:8]}"


def these(form: Form, name: str) -> list[str]:
    """Return the ids chosen in a field; the injury recorded here where it was meant, or where nothing was chosen."""
    own = [injury_id(form)] if form.one("injury") else []
    chosen = [one for one in form.all(name) if one != THIS]
    return [*chosen, *(own if THIS in form.all(name) or not chosen else [])]


def _facts(form: Form) -> Iterator[Told]:
    if form.one("stranger"):
        yield fact("person", id=stranger_id(form), known_as=[form.one("stranger")])
        yield fact("presence", person=stranger_id(form), context=form.one("stranger"))
    if form.one("injury"):
        yield fact(
            "injury",
            id=injury_id(form),
            child=form.one("hurt"),
            type=form.one("injury"),
            sites=list(form.all("sites")) or ["unknown"],
            happened=form.time("happened"),
            says=form.one("looks"),
        )
    if form.one("speaker"):
        about = these(form, "about") or ["other"]
        id = f"account-{UUID(form.one('id')).hex[:8]}"
        yield fact(
            "account", id=id, by=form.one("speaker"), about=about, claim=form.one("claim"), says=form.one("says")
        )
