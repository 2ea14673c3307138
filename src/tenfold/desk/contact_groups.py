"""What a contact may tell more than one of: injuries with what was said of each, accounts, strangers, words of a child.

Each is a group of fields with a number; the first has none in its names. One group more is asked for by a button, so
that it works without a script, and as many are shown as were sent.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import get_args

from tenfold.desk.forms import Choice, Field
from tenfold.desk.telling import choices, people
from tenfold.desk.words import sentence
from tenfold.drawings.choosing import sites
from tenfold.drawings.injuries import kind
from tenfold.ledger import Opened
from tenfold.picture import children, occasions_of
from tenfold.questions.wording import called, plain_time
from tenfold.record import words

MOST = 12
"""How many of one kind a form takes; who has more to tell sends another."""
THIS = "this"
SUBJECTS = {
    "household": "Who lives there",
    "absence": "Why the child was not there",
    "care": "Who cares for the child",
    "relationship": "Who somebody is to the family",
    "feeding": "Feeding and growth",
    "behaviour": "How the child behaves",
    "other": "Something else",
}
RESULTS = {
    "corroborated": "It bears out what was said",
    "contradicted": "It contradicts what was said",
    "inconclusive": "It does not settle it",
    "nothing_known": "Nothing is known there",
    "requested": "Asked, no reply yet",
}
INJURY = ("injury", "sites", "looks", "size", "count")
ACCOUNT = ("by", "words", "claim", "against", "result", "found")
STRANGER = ("stranger", "stranger_where", "stranger_with")
VOICE = ("voice",)
OWN = ("injury_id", "account_id", "check_id", "stranger_id", "voice_id")
"""The ids that facts have already, where an entry is corrected."""
_GENERAL = {"by": "speaker", "words": "says"}
Name = Callable[[str], str]
Typed = dict[str, list[str]]


def numbered(name: str, n: int) -> str:
    """Return the name of a field in the group of a number."""
    return name if n == 1 else f"{name}_{n}"


def of_injury(n: int, m: int) -> Name:
    """Return what names the fields of an account of an injury that is recorded here."""
    return lambda name: numbered(f"{name}-of-{n}", m)


def of_anything(m: int) -> Name:
    """Return what names the fields of an account of something else."""
    return lambda name: numbered(_GENERAL.get(name, name), m)


def how_many(typed: Mapping[str, object], name: Callable[[int], Name], of: Iterable[str], more: str) -> int:
    """Return how many groups a form has: as many as were sent, and one more where the button for it was pressed."""
    bases = tuple(of)
    sent = max((n for n in range(1, MOST + 1) for base in bases if name(n)(base) in typed), default=1)
    asked = typed.get("add")
    return min(sent + (asked in (more, [more])), MOST)


def plainly(n: int) -> Name:
    """Return what names the fields of the other groups."""
    return lambda name: numbered(name, n)


def with_places(typed: Typed) -> Typed:
    """Return what was sent with one list of places for each injury, of what was ticked on the map and in the list.

    Either can be used alone: what stood ticked in both and is no longer in one of them was taken away.
    """
    merged = dict(typed)
    for name in [one for one in typed if one == "marked" or one.startswith("marked_")]:
        end = name.removeprefix("marked")
        on_map, in_list = (typed.get(f"{one}{end}", []) for one in ("map", "sites"))
        stood = " ".join(typed[name]).split()
        gone = {one for one in stood if one not in on_map or one not in in_list}
        merged[f"sites{end}"] = [one for one in dict.fromkeys([*in_list, *on_map]) if one not in gone]
    return merged


def without_ids(typed: Typed, but: Collection[str] = ()) -> Typed:
    """Return what was sent without ids of facts that are not among those that an entry has already."""
    ours = {name for name in typed if name.split("-of-")[0].rstrip("_0123456789") in OWN}
    return {name: values for name, values in typed.items() if name not in ours or set(values) <= set(but)}


def injuries(opened: Opened, child: str, typed: Mapping[str, object]) -> Iterator[Field]:
    """Yield the fields of each injury, and of what was said of it."""
    for n in range(1, how_many(typed, plainly, INJURY, "injury") + 1):
        yield from _injury(opened, child, plainly(n))
        accounts = how_many(typed, lambda m, n=n: of_injury(n, m), ACCOUNT, f"account-{n}")  # type: ignore[misc]
        for m in range(1, accounts + 1):
            yield from _account(opened, of_injury(n, m))


def accounts(opened: Opened, child: str, typed: Mapping[str, object]) -> Iterator[Field]:
    """Yield the fields of what was said of anything else."""
    this = Choice(THIS, "The injuries that I record here")
    about = (this, *injuries_known(opened, child), *(Choice(one, said) for one, said in SUBJECTS.items()))
    for m in range(1, how_many(typed, of_anything, (*ACCOUNT, "about"), "account") + 1):
        name = of_anything(m)
        yield Field(kind="checks", name=name("about"), label="What it is about", choices=about, small=True)
        yield from _account(opened, name)


def strangers(opened: Opened, typed: Mapping[str, object]) -> Iterator[Field]:
    """Yield the fields of people whom nobody has identified."""
    hint = "What they look like, how old, what they called themselves: what would help somebody know them again"
    for n in range(1, how_many(typed, plainly, STRANGER, "stranger") + 1):
        name = plainly(n)
        yield _own(name("stranger_id"))
        yield Field(kind="text", name=name("stranger"), label="Who they are, as you saw them", hint=hint, small=True)
        yield Field(kind="text", name=name("stranger_where"), label="Where they were, and doing what", small=True)
        yield Field(kind="checks", name=name("stranger_with"), label="With whom", choices=people(opened), small=True)


def voices(opened: Opened, child: str, typed: Mapping[str, object]) -> Iterator[Field]:
    """Yield the fields of children's own words."""
    p = opened.picture
    whose = tuple(Choice(one, called(p, one)) for one in children(p))
    hint = "As they said it. Or what they showed you: without words is a way of telling too"
    for n in range(1, how_many(typed, plainly, VOICE, "voice") + 1):
        name = plainly(n)
        yield _own(name("voice_id"))
        yield Field(
            kind="radios", name=name("voice_of"), label="Whose words", choices=whose, first=(child,), small=True
        )
        yield Field(kind="area", name=name("voice"), label="In their own words", hint=hint, rows=2, small=True)


def body_sites() -> tuple[Choice, ...]:
    """Return the places of the body map to choose from, by region; each of two by its side."""
    return tuple(Choice(one.code, sentence(one.words), group=one.region) for one in sites())


def injuries_known(opened: Opened, child: str) -> tuple[Choice, ...]:
    """Return a child's injuries on record to choose from."""
    return tuple(
        Choice(injury.id, f"{sentence(kind(injury))}, first seen {plain_time(injury.first.occurred)}")
        for occasion in occasions_of(opened.picture, child)
        for injury in occasion.injuries
        if injury.fact.id is not None
    )


def _injury(opened: Opened, child: str, name: Name) -> Iterator[Field]:
    p = opened.picture
    hurt = tuple(Choice(one, called(p, one)) for one in children(p))
    types = choices(one for one in get_args(words.InjuryType) if one != "death")
    yield _own(name("injury_id"))
    yield Field(kind="radios", name=name("hurt"), label="Who was hurt", choices=hurt, first=(child,), small=True)
    yield Field(kind="select", name=name("injury"), label="What it is", choices=types, small=True)
    yield Field(kind="checks", name=name("sites"), label="Where on the body", choices=body_sites(), small=True)
    yield Field(kind="text", name=name("looks"), label="How it looks", hint="Shape, colour, pattern", small=True)
    yield Field(kind="text", name=name("size"), label="How long, in millimetres", small=True, width="5")
    yield Field(kind="text", name=name("count"), label="How many, where there are several", small=True, width="5")
    yield Field(kind="day", name=name("happened"), label="When it happened, as far as anybody says", small=True)


def _account(opened: Opened, name: Name) -> Iterator[Field]:
    speakers = (*people(opened), Choice("unknown", "Somebody whose name I do not know"))
    claims, against = choices(get_args(words.Claim)), choices(get_args(words.Against))
    results = choices(RESULTS, RESULTS)
    yield from (_own(name("account_id")), _own(name("check_id")))
    yield Field(kind="select", name=name("by"), label="Who said it", choices=speakers, small=True)
    yield Field(kind="area", name=name("words"), label="What they said, in their words", rows=2, small=True)
    yield Field(kind="select", name=name("claim"), label="What they say it was", choices=claims, small=True)
    yield Field(
        kind="select",
        name=name("against"),
        label="What did you hold it against?",
        choices=against,
        none="Nothing yet",
        small=True,
    )
    yield Field(kind="select", name=name("result"), label="What that shows", choices=results, small=True)
    yield Field(kind="text", name=name("found"), label="What was found, and who said so", small=True)


def _own(name: str) -> Field:
    """Return the hidden field of the id that a fact has already, where an entry is corrected."""
    return Field(kind="hidden", name=name)
