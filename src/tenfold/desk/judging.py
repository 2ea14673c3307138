"""Before marks can be said to fit an account: earlier injuries, what was examined, how the child moves, who saw."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

from tenfold.desk.contact_entry import these
from tenfold.desk.forms import Choice, Field, Form
from tenfold.desk.telling import Told, choices, fact, people
from tenfold.drawings.drawing import as_html
from tenfold.drawings.injuries import table_of
from tenfold.ledger import Opened
from tenfold.picture import BENIGN, accounts_of, occasions_of, opinions_of
from tenfold.questions.rule import evidence
from tenfold.questions.wording import called

NOBODY, STAFF = "nobody", "not-asked"
VIEWS = {
    "non_accidental": "Inflicted by somebody",
    "suspicious": "Suspicious",
    "inconsistent": "They do not fit what was said",
    "undetermined": "I cannot tell",
    "consistent": "They fit what was said",
    "accidental": "An accident",
    "medical_cause": "A medical cause",
}
NEEDED = {
    "looked": "Look at the earlier injuries and accounts before you say that the marks are innocent",
    "examined": "Say what was examined",
    "moves": "Say how the child moves",
    "witness": "Say who saw it happen, or that nobody has been asked",
}


@dataclass(frozen=True, slots=True)
class Before:
    """What the record held before an opinion: a table of injuries with what was said, judged and checked."""

    table: SafeString
    considered: tuple[str, ...]


def before(opened: Opened, child: str) -> Before:
    """Return the earlier injuries of a child with all that was said of them, and the entries that tell it."""
    p = opened.picture
    known = occasions_of(p, child)
    told = (thing for one in known for thing in (*one.injuries, *accounts_of(p, one), *opinions_of(p, one)))
    shown = as_html(table_of(p, child, f"What the record holds of {called(p, child)}’s injuries, by all agencies"))
    table = shown if known else "<p>No injury is recorded. That does not mean that there was none.</p>"
    return Before(mark_safe(table), tuple(entry.id for entry in evidence(told)))  # noqa: S308  # escaped by `drawings`


def judging_fields(opened: Opened) -> tuple[Field, ...]:
    """Return what is asked before an opinion, and the opinion last."""
    witnesses = (*people(opened), Choice(NOBODY, "Nobody did"), Choice(STAFF, "Nobody has been asked yet"))
    return (
        Field(
            kind="checks",
            name="looked",
            label="Have you looked at these?",
            choices=(Choice("yes", "I have looked at the earlier injuries and at what was said of them"),),
        ),
        Field(
            kind="area",
            name="examined",
            label="What was examined?",
            hint="Undressed and looked at all over? Films, eyes, blood?",
            rows=2,
        ),
        Field(
            kind="area",
            name="moves",
            label="How does the child move?",
            hint="Rolls, sits, crawls, walks: what you saw, and what the carer says",
            rows=2,
        ),
        Field(kind="select", name="witness", label="Who saw it happen?", choices=witnesses),
        Field(kind="area", name="witness_says", label="What do they say they saw?", rows=2),
        Field(
            kind="radios",
            name="view",
            label="What is your opinion?",
            choices=choices(VIEWS, VIEWS),
            needed="Give your opinion, or say that you cannot tell",
        ),
        Field(kind="area", name="view_says", label="Why", rows=2),
    )


def unasked(form: Form) -> Form:
    """Return the form with what is still missing before the marks can be called innocent."""
    if form.problems or form.one("view") not in BENIGN:
        return form
    missing = ((name, words) for name, words in NEEDED.items() if not form.one(name))
    wrong = tuple((f"#{name}", words) for name, words in missing)
    return form.marked(wrong)


def judged(told: Told, form: Form, considered: tuple[str, ...], about: list[str]) -> Told:
    """Return an entry with the opinion, and with what was asked before it in the professional's own words."""
    asked = "\n".join(_asked(form))
    own = UUID(form.one("id")).hex[:8]
    facts = [*told.get("facts", []), *_witness(form, about, own)]
    says = " ".join(filter(None, (form.one("view_says"), *(_asked(form)))))
    facts.append(fact("opinion", id=f"opinion-{own}", about=about, view=form.one("view"), says=says))
    looked = {"considered": list(considered)} if form.one("looked") and considered else {}
    narrative = "\n".join(filter(None, (told.get("narrative"), asked)))
    return told | {"facts": facts, "narrative": narrative} | looked


def judged_here(form: Form) -> list[str]:
    """Return the injuries that the professional will judge; empty where the form asked for no opinion."""
    return these(form, "judge") if form.all("judge") else []


def _asked(form: Form) -> Iterator[str]:
    for name, words in (("examined", "Examined"), ("moves", "How the child moves")):
        if form.one(name):
            yield f"{words}: {form.one(name)}"
    if form.one("witness") == NOBODY:
        yield "Nobody saw it happen."
    if form.one("witness") == STAFF:
        yield "Nobody has been asked yet who saw it happen."


def _witness(form: Form, about: list[str], own: str) -> Iterator[Told]:
    if form.one("witness") not in ("", NOBODY, STAFF):
        says = form.one("witness_says") or "saw it happen"
        yield fact("account", id=f"witness-{own}", by=form.one("witness"), about=about, says=says)
