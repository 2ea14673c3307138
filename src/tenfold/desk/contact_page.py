"""The page of a contact: what stands open, and what is folded away beside it until there is something to tell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from tenfold.desk.contact_facts import groups
from tenfold.desk.contact_groups import ACCOUNT, STRANGER, VOICE, Name, of_anything, of_injury, plainly
from tenfold.desk.forms import Asked, Form
from tenfold.drawings import body_choice, body_map
from tenfold.drawings.choosing import sites
from tenfold.ledger import Opened
from tenfold.picture import children
from tenfold.questions.wording import listed

OPEN = ("id", "reason", "narrative", "event", "when", "present", "seen-", "keep")
SINGLE = (
    ("more", "Where, and how it came out", ("place", "outcome", "announced", "interpreter", "agencies")),
    ("next", "What next", ("next", "next_by")),
    ("judge", "Your opinion on injuries", ("judge",)),
    ("restricted", "Who may read this", ("restricted",)),
)
CHECK = ("against", "result", "found")
OF_INJURY = ("injury_id", "hurt", "injury")
OF_MARK = ("looks", "size", "count", "happened")
NO_MAP = SafeString()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The body map of an injury: the name of its boxes, the drawing, the list of the same places, which are chosen."""

    name: str
    marked_as: str
    marked: str
    drawn: SafeString
    listed: Asked
    chosen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of a kind that a contact may tell several of, with what was said of it; `add` asks for one more of that."""

    legend: str = ""
    fields: tuple[Asked, ...] = ()
    body: Body | None = None
    after: tuple[Asked, ...] = ()
    checks: tuple[Asked, ...] = ()
    said: tuple["Part", ...] = ()
    add: str = ""
    more: str = "Add what somebody else said of it"

    @property
    def checked(self) -> bool:
        """Whether anything is said of a check."""
        return in_use(self.checks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """What is folded away under a line until it is wanted; `more` is the button for one more of its kind."""

    id: str
    head: str
    used: bool
    fields: tuple[Asked, ...] = ()
    parts: tuple[Part, ...] = ()
    more: str = ""
    map: SafeString = NO_MAP


def folds(opened: Opened, nth: int, form: Form, adding: str) -> tuple[Fold, ...]:
    """Return what is folded away; what is in use, or was just added to, stands open."""
    hurt = tuple(_injury(form, n, name) for n, name in groups(form, plainly, "injury"))
    said = tuple(_account(form, m, name, ("about",)) for m, name in groups(form, of_anything, "by"))
    words = tuple(_plain(form, name, ("voice_id", "voice_of", *VOICE)) for _, name in groups(form, plainly, "voice"))
    who = tuple(_plain(form, name, ("stranger_id", *STRANGER)) for _, name in groups(form, plainly, "stranger"))
    several = (
        ("injury", "An injury", hurt, "Add another injury"),
        ("voice", "The child’s own words", words, "Add more of a child’s words"),
        ("stranger", "Somebody nobody has identified", who, "Add another whom nobody has identified"),
        ("account", "What somebody said", said, "Add what else was said"),
    )
    known = _known(opened, children(opened.picture)[nth - 1])
    told = (
        *(_several(*one, adding=adding, known=known if one[0] == "injury" else NO_MAP) for one in several),
        *(_single(id, head, shown(form, names)) for id, head, names in SINGLE),
    )
    return tuple(one for one in told if one.fields or one.parts)


def shown(form: Form, names: Iterable[str]) -> tuple[Asked, ...]:
    """Return the fields of a form that have some names, or begin with one that ends in a hyphen, in their order."""
    wanted = tuple(names)
    starts = tuple(name for name in wanted if name.endswith("-"))
    return tuple(
        one for one in form.asked if one.field.name in wanted or (starts and one.field.name.startswith(starts))
    )


def in_use(fields: Iterable[Asked]) -> bool:
    """Whether anything was typed into some fields, or is wrong with them."""
    return any(one.error or (any(one.values) and one.values != one.field.first) for one in fields)


def _several(id: str, head: str, parts: tuple[Part, ...], more: str, *, adding: str, known: SafeString) -> Fold:
    added = adding == id or (id == "injury" and adding.startswith("account-"))
    used = added or in_use(one for part in parts for one in _all(part))
    return Fold(id=id, head=head, used=used, parts=parts, more=more, map=known)


def _single(id: str, head: str, fields: tuple[Asked, ...]) -> Fold:
    return Fold(id=id, head=head, used=in_use(fields), fields=fields)


def _all(part: Part) -> Iterator[Asked]:
    yield from (*part.fields, *part.after, *part.checks)
    if part.body is not None:
        yield part.body.listed
    for one in part.said:
        yield from _all(one)


def _injury(form: Form, n: int, name: Name) -> Part:
    told = [*groups(form, lambda m: of_injury(n, m), "by")]
    accounts = tuple(_account(form, m, account) for m, account in told)
    return Part(
        legend=f"Injury {n}",
        fields=shown(form, map(name, OF_INJURY)),
        body=_body(form, name),
        after=shown(form, map(name, OF_MARK)),
        said=accounts,
        add=f"account-{n}",
    )


def _account(form: Form, m: int, name: Name, more: tuple[str, ...] = ()) -> Part:
    first = ("account_id", "check_id", *(one for one in ACCOUNT if one not in CHECK), *more)
    legend = "What was said of it" if not more else ""
    return Part(
        legend=f"{legend}, {m}" if m > 1 and legend else legend,
        fields=shown(form, map(name, first)),
        checks=shown(form, map(name, CHECK)),
    )


def _plain(form: Form, name: Name, names: tuple[str, ...]) -> Part:
    return Part(fields=shown(form, map(name, names)))


def _body(form: Form, name: Name) -> Body:
    listing = form[name("sites")]
    words = {one.code: one.words for one in sites()}
    chosen = [one for one in words if one in listing.values]
    return Body(
        name=name("map"),
        marked_as=name("marked"),
        marked=" ".join(chosen),
        drawn=mark_safe(body_choice(name("map"), frozenset(chosen))),  # noqa: S308  # `drawings` escapes every word
        listed=listing,
        chosen=listed(words[one] for one in chosen),
    )


def _known(opened: Opened, child: str) -> SafeString:
    """Return the body map of a child's known injuries, without its table."""
    drawing = body_map(opened.picture, child)
    return mark_safe(f'<div class="wide">{drawing.wide}</div><div class="narrow">{drawing.narrow}</div>')  # noqa: S308
