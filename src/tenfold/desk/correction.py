"""An entry as a form that is filled in: what the form can ask, and what else the entry says, which stays as it is."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import msgspec

from tenfold.casefiles import entry_line
from tenfold.desk.contact_entry import MEETINGS
from tenfold.desk.contact_groups import MOST, RESULTS, SUBJECTS, Typed, injuries_known, of_anything, of_injury, plainly
from tenfold.desk.telling import people
from tenfold.desk.words import sentence, spaced
from tenfold.ledger import Opened
from tenfold.picture import children
from tenfold.questions.wording import called
from tenfold.record import Entry

CORRECTION = "Correction: "
"""How the narrative of an entry begins that stands in the place of another: the reason is the first thing read."""
Fact = dict[str, Any]
_FORM = ("id", "occurred", "event", "about", "narrative", "facts", "place", "outcome", "announced", "interpreter")
_STAMPS = ("present", "seen", "restricted", "recorded", "agency", "author", "corrects", "seq")


@dataclass(slots=True)
class Was:
    """An entry taken apart: what its form is filled with, the ids of its facts, and what else it says, in words too."""

    id: str
    nth: int
    event: str
    occurred: str
    about: list[str]
    exact: bool
    rest: dict[str, Any]
    typed: Typed = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    others: list[tuple[str, Fact]] = field(default_factory=list)


def was_of(opened: Opened, entry: Entry) -> Was:
    """Return an entry taken apart."""
    tree: dict[str, Any] = msgspec.json.decode(entry_line(entry))
    young = children(opened.picture)
    nth = next((n for n, one in enumerate(young, 1) if one in entry.about), 1)
    rest = {name: value for name, value in tree.items() if name not in (*_FORM, *_STAMPS)}
    when = _moment(tree["occurred"])
    was = Was(entry.id, nth, entry.event, tree["occurred"], tree["about"], when is not None, rest)
    was.typed = {name: [*values] for name, values in _plain(tree, young, when) if any(values)}
    _take(opened, was, tree)
    was.typed["keep"] = [str(n) for n in range(len(was.others))]
    return was


def _plain(tree: dict[str, Any], young: Collection[str], when: datetime | date | None) -> Iterator[tuple[str, Any]]:
    narrative = tree.get("narrative", "")
    if narrative.startswith(CORRECTION):
        narrative = narrative.partition("\n\n")[2]
    yield "narrative", (narrative,)
    for name in ("event", "place", "outcome", "interpreter", "restricted"):
        yield name, (tree.get(name, ""),)
    yield "announced", ({True: "yes", False: "no", None: ""}[tree.get("announced")],)
    yield "present", tuple(tree.get("present", ()))
    for n, one in enumerate(young, 1):
        yield f"seen-{n}", (tree.get("seen", {}).get(one, ""),)
    if when is not None:
        yield from _parts("when", when)


def _parts(name: str, day: datetime | date) -> Iterator[tuple[str, Any]]:
    yield from ((f"{name}-{part}", (str(getattr(day, part)),)) for part in ("day", "month", "year"))
    if isinstance(day, datetime):
        yield f"{name}-time", (f"{day:%H:%M}",)


def _moment(told: str) -> datetime | date | None:
    """Return a told time as the form can show it; None where it is a month, a year, or told to the second."""
    try:
        moment = datetime.fromisoformat(told) if "T" in told else date.fromisoformat(told)
    except ValueError:
        return None
    return None if isinstance(moment, datetime) and (moment.second or moment.tzinfo) else moment


def _take(opened: Opened, was: Was, tree: dict[str, Any]) -> None:
    """Fill the groups of the form with the facts that it can ask; leave the others beside it."""
    form = Filling(opened, was, tree)
    for word, body in ((word, body) for one in tree.get("facts", ()) for word, body in one.items()):
        if not TAKES.get(word, _never)(form, body):
            was.others.append((_in_words(opened, word, body), {word: body}))


@dataclass(slots=True)
class Filling:
    """A form that is being filled: how many groups of each kind stand in it, and where what was said of what is."""

    opened: Opened
    was: Was
    tree: dict[str, Any]
    counts: dict[str, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    accounts: dict[str, Callable[[str], str]] = field(default_factory=dict)

    def next(self, kind: str) -> int:
        """Return the number of the next group of a kind; 0 where there is no room for one."""
        n = self.counts.get(kind, 0) + 1
        self.counts[kind] = n
        return n if n <= MOST else 0

    def puts(self, name: Callable[[str], str], **told: object) -> bool:
        """Fill the fields of a group."""
        for word, value in told.items():
            values = value if isinstance(value, list) else [value]
            self.was.typed[name(word)] = [str(one) for one in values if one not in (None, "")]
            if word.endswith("_id"):
                self.was.ids.update(self.was.typed[name(word)])
        return True

    def speaks(self, who: str) -> bool:
        """Whether the form offers somebody as one who says something."""
        return who == "unknown" or who in {one.value for one in people(self.opened)}


def _injury(form: Filling, body: Fact) -> bool:
    plain = {"id", "child", "type", "sites", "happened", "count", "size_mm", "says"}
    when = _moment(body["happened"]) if "happened" in body else None
    fits = set(body) <= plain and body.get("child") in children(form.opened.picture) and body["type"] != "death"
    fits = fits and float(body.get("size_mm", 0)).is_integer() and ("happened" in body) is (type(when) is date)
    n = form.next("injury") if fits and "id" in body else 0
    if not n:
        return False
    form.places[body["id"]] = n
    sites = [one for one in body.get("sites", []) if one != "unknown"]
    size = int(body["size_mm"]) if "size_mm" in body else ""
    name = plainly(n)
    if type(when) is date:
        form.was.typed |= {key: [*values] for key, values in _parts(name("happened"), when)}
    told = {"injury_id": body["id"], "hurt": body["child"], "injury": body["type"], "sites": sites}
    return form.puts(name, **told, looks=body.get("says"), size=size, count=body.get("count"))


def _account(form: Filling, body: Fact) -> bool:
    if not set(body) <= {"id", "by", "about", "claim", "says"} or "id" not in body or not form.speaks(body["by"]):
        return False
    about = body["about"]
    known = {one.value for one in injuries_known(form.opened, children(form.opened.picture)[form.was.nth - 1])}
    place = form.places.get(about[0]) if len(about) == 1 else None
    if place is None and not set(about) <= {*SUBJECTS, *known}:
        return False
    m = form.next(f"account-{place}" if place else "account")
    if not m:
        return False
    name = of_injury(place, m) if place else of_anything(m)
    form.accounts[body["id"]] = name
    if not place:
        form.puts(name, about=about)
    told = {"account_id": body["id"], "by": body["by"], "words": body.get("says"), "claim": body.get("claim")}
    return form.puts(name, **told)


def _check(form: Filling, body: Fact) -> bool:
    about = body["about"]
    name = form.accounts.get(about[0]) if len(about) == 1 else None
    plain = set(body) <= {"id", "about", "against", "result", "says"} and "id" in body
    if name is None or not plain or body["result"] not in RESULTS or name("against") in form.was.typed:
        return False
    told = {"check_id": body["id"], "against": body["against"], "result": body["result"], "found": body.get("says")}
    return form.puts(name, **told)


def _voice(form: Filling, body: Fact) -> bool:
    fits = set(body) <= {"id", "child", "says"} and "id" in body and body["child"] in children(form.opened.picture)
    n = form.next("voice") if fits else 0
    return bool(n) and form.puts(plainly(n), voice_id=body["id"], voice_of=body["child"], voice=body["says"])


def _stranger(form: Filling, body: Fact) -> bool:
    """Take somebody whom nobody had identified when this was written, with the presence that was told of them."""
    looks = "".join(body.get("known_as", ()))
    presences = (one["presence"] for one in form.tree["facts"] if "presence" in one)
    told: Fact = next((one for one in presences if one["person"] == body["id"]), {})
    there = body["id"] in form.tree.get("present", ()) and set(told) == {"person", "context"}
    fits = there and set(body) == {"id", "known_as"} and len(body["known_as"]) == 1
    n = form.next("stranger") if fits and told["context"].startswith(looks) else 0
    if not n:
        return False
    form.accounts[f"presence of {body['id']}"] = plainly(n)
    form.was.typed["present"] = [one for one in form.was.typed.get("present", []) if one != body["id"]]
    where = told["context"].removeprefix(looks).removeprefix("; ")
    return form.puts(plainly(n), stranger_id=body["id"], stranger=looks, stranger_where=where)


def _presence(form: Filling, body: Fact) -> bool:
    return f"presence of {body['person']}" in form.accounts


def _attended(form: Filling, body: Fact) -> bool:
    if set(body) != {"agency", "as"} or body["as"] != "present" or form.was.event not in MEETINGS:
        return False
    form.was.typed.setdefault("agencies", []).append(body["agency"])
    return True


def _never(_: Filling, __: Fact) -> bool:
    return False


TAKES: dict[str, Callable[[Filling, Fact], bool]] = {
    "injury": _injury,
    "account": _account,
    "check": _check,
    "voice": _voice,
    "person": _stranger,
    "presence": _presence,
    "attended": _attended,
}
"""What of each kind of fact the form can ask: whether it took it."""


def _in_words(opened: Opened, word: str, body: Fact) -> str:
    """Return a fact as a line: its kind, and what it says."""
    return f"{sentence(spaced(word))}: {', '.join(_values(opened, {**body, 'id': None}))}"


def _values(opened: Opened, value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _values(opened, one)
    elif isinstance(value, list):
        for one in value:
            yield from _values(opened, one)
    elif isinstance(value, bool):
        yield "yes" if value else "no"
    elif value is not None:
        yield _called(opened, str(value))


def _called(opened: Opened, told: str) -> str:
    known = {one.value for one in people(opened)} | {one.id for one in opened.case.agencies}
    return called(opened.picture, told) if told in known else spaced(told)
