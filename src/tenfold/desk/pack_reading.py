"""A pack before it leaves: read by a second person, who is told what to look at; a preview until then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from tenfold import ledger
from tenfold.desk.forms import Choice, Field
from tenfold.desk.words import plain_moment
from tenfold.documents import Paper, can_print
from tenfold.ledger import Left, Opened, Pack, Session

NO_PDF = "No PDF can be made here: the machine has no pango. Print the page from the browser instead."
NOT_YET, NOT_ANY_MORE = "Not to be given out yet", "Not to be given out"
WAITS = "It waits for a second reader: a manager, a named professional or a custodian of your agency, other than "
READ = (
    Field(
        kind="checks",
        name="read",
        label="Are you the second reader?",
        choices=(Choice("all", "I have read all of it"),),
        needed="Say that you have read all of it",
    ),
)
LOOK = (
    "Whether it is for the right recipient and the right meeting.",
    "Whether words tell where somebody is who must not be found. Only protected addresses are left out by themselves.",
)
LOOK_AGENCY = (
    "Whether anything is about somebody whom this meeting does not concern.",
    "Whether the recipient needs all of it for the meeting.",
)
LOOK_PERSON = (
    "Whether anything tells of somebody else, or who told something.",
    "Whether it puts anybody at risk that this person, or who lives with them, reads it.",
)


@dataclass(frozen=True, slots=True)
class PackPage:
    """A pack as a page: its mark, its pages, who made and read it, and where its PDF is.

    While it is not to be given out, `stays` says so in a few words, `lines` why, `look` what a second reader looks at;
    `confirm` is what is on the button where that may be whoever looks, with the name of whom it is for.
    """

    mark: str
    paper: Paper
    stays: str
    lines: tuple[str, ...]
    look: tuple[str, ...]
    confirm: str
    pdf: str


def pack_page(session: Session, opened: Opened, left: Left) -> PackPage:
    """Return what the page of a pack says to somebody of the agency that made it."""
    pack, waits = left.pack, bool(left.stays) and left.is_still
    return PackPage(
        mark=ledger.mark_of(pack, plain_moment(pack.at)).words,
        paper=left.paper,
        stays=(NOT_YET if waits else NOT_ANY_MORE) if left.stays else "",
        lines=tuple(_lines(session, left)),
        look=(*LOOK, *(LOOK_AGENCY if pack.to.is_agency else LOOK_PERSON)) if waits else (),
        confirm=f"Confirm that it may be given to {pack.name}" if waits and _may_read(session, pack) else "",
        pdf=reverse("pack_pdf", args=[opened.family, pack.serial]) if can_print() and not left.stays else "",
    )


def second_reader(pack: Pack, known: datetime) -> str:
    """Return who had read a pack by a moment, before it leaves the agency."""
    if not pack.outside:
        return "Not needed: it stays in your agency"
    if pack.read_at is None or pack.read_at > known:
        return "Waits for one"
    return f"{pack.second}, {plain_moment(pack.read_at)}"


def _may_read(session: Session, pack: Pack) -> bool:
    return ledger.may_confirm(session) and pack.maker != session.viewer.id


def _lines(session: Session, left: Left) -> Iterator[str]:
    pack = left.pack
    yield f"Made by {pack.who}, {plain_moment(pack.at)}."
    if pack.second and pack.read_at is not None:
        held = "" if left.is_still else " That does not hold any more."
        yield f"Read by {pack.second}, the second reader, {plain_moment(pack.read_at)}.{held}"
    if left.stays and left.is_still:
        yield f"{WAITS}{pack.who}."
        yield from ("You made it, so somebody else has to read it.",) if pack.maker == session.viewer.id else ()
    elif left.stays:
        yield left.stays
    elif not can_print():
        yield NO_PDF
