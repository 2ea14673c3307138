"""What is held about one person, for that person: theirs whole, others left out, and words only once they were read.

Nothing in free words is given before a reader passed it; what was passed still goes through the net of names. Entries
that are restricted leave no trace until a reader passes them: no number, no count, no reason.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from tenfold.access.disclosure import Disclosure, Given, Passage, Piece, Reason, Told, Verdict
from tenfold.access.names import Net, net_for
from tenfold.access.telling import TELLING, Asked, Item, address, in_days, items, passage_of, spaced
from tenfold.access.whose import concerns, owners_of
from tenfold.picture.joined import joined, names_of
from tenfold.record import Case, Entry, Person
from tenfold.when import Time

PROFESSIONALS = "/professionals"
Question = tuple[str, str, str]
"""A question that was asked about the person: its id, its days and its words."""


def passages(
    case: Case, visible: Sequence[Entry], subject: str, questions: Iterable[Question] = ()
) -> tuple[Passage, ...]:
    """Return everything of a case that a reader has to pass before the person is given it, in the record's order."""
    asked, entries = _asked(case, visible, subject, frozenset())
    found = []
    for entry in entries:
        if concerns(entry, asked.subject, asked.owners):
            quiet = _is_quiet(asked, entry)
            why = entry.restricted if _is_restricted(entry) else asked.kind_of(entry.agency)
            found.append(
                Passage(address(entry), f"{entry.agency}: the whole entry ({why})", "Give it at all?", given=not quiet)
            )
        told = list(items(asked, entry))
        found += _facts_of(entry, told)
        found += [passage_of(entry, one) for one in told if one.passage]
    found += [Passage(f"/question/{id}", f"A question, {when}", words) for id, when, words in questions]
    found += [Passage(f"/person/{id}", "Name this person?", name) for id, name in _others(asked, entries).items()]
    found += [Passage(f"/agency/{id}", "Name this agency?", id) for id in sorted(asked.hushed)]
    return (*found, Passage(PROFESSIONALS, "Name the professionals?", "Those who wrote on the record"))


def disclose(
    case: Case,
    visible: Sequence[Entry],
    subject: str,
    verdicts: Iterable[Verdict],
    *,
    questions: Iterable[Question] = (),
    professionals: Iterable[str] = (),
    on_behalf: bool = False,
) -> Disclosure:
    """Return what one person is given of a case, by what readers decided; the same each time.

    `visible` are the entries that whoever answers may see. `on_behalf`: it goes to somebody who asks for the person,
    who is not told that there is a protected address. Raise `LookupError` where the case has no such person.
    """
    stand = {one.passage: _untelling(one) if on_behalf else one for one in verdicts}
    shown = frozenset(name for id, one in stand.items() if one.passed and (name := named(id)))
    asked, entries = _asked(case, visible, subject, shown)
    staff = () if _passed(stand, PROFESSIONALS) else tuple(professionals)
    hushed = (one.name for one in case.agencies if one.id in asked.hushed)
    net = net_for(asked.case, asked.subject, asked.shown, staff, hushed)
    given: list[Given] = []
    for entry in entries:
        if _passed(stand, at) if (at := address(entry)) in stand or _is_quiet(asked, entry) else True:
            told = tuple(_told(_kept(items(asked, entry), on_behalf=on_behalf), stand, net))
            if told or asked.subject in (*entry.about, *entry.present):
                given.append(_given(asked, entry, len(given) + 1, told, net))
    asks = tuple(
        Told("Question", (Piece(when, net.without(words)),))
        for id, when, words in questions
        if _passed(stand, f"/question/{id}")
    )
    return Disclosure(_name(asked, entries), tuple(given), asks)


def _untelling(verdict: Verdict) -> Verdict:
    """Return a verdict for somebody who asks for another: its reason does not say that an address is protected."""
    return replace(verdict, reason="third_party") if verdict.reason == "protected_address" else verdict


def _asked(case: Case, visible: Sequence[Entry], subject: str, shown: frozenset[str]) -> tuple[Asked, list[Entry]]:
    names = names_of(case.entries)
    whole = replace(case, entries=tuple(joined(one, names) for one in case.entries))
    one = names.get(subject, subject)
    if not any(isinstance(fact, Person) and fact.id == one for entry in whole.entries for fact in entry.facts):
        raise LookupError(f"the family’s record has no person {subject}")
    entries = [joined(entry, names) for entry in sorted(visible, key=lambda entry: entry.order)]
    return Asked(whole, one, owners_of(whole), frozenset(names.get(id, id) for id in shown)), entries


def _kept(found: Iterable[Item], *, on_behalf: bool) -> list[Item]:
    """Return the items that may leave a trace: nobody who asks for another learns that an address is protected."""
    told = list(found)
    hidden = {"Residence"} if on_behalf and any(one.withheld == "protected_address" for one in told) else set()
    return [one for one in told if one.heading not in hidden]


def _told(found: Iterable[Item], stand: Mapping[str, Verdict], net: Net) -> Iterator[Told]:
    for heading, group in groupby(_facts(found), key=lambda one: one[0]):
        if heading[2] in stand and not _passed(stand, heading[2]):
            yield Told("Something else", (), (stand[heading[2]].reason or "third_party",))
            continue
        pieces, withheld = [], list[Reason]()
        for _, item in group:
            if item.passage and not _passed(stand, item.passage):
                verdict = stand.get(item.passage)
                withheld.append(verdict.reason or "third_party" if verdict else item.withheld)
            elif item.text:
                pieces.append(Piece(item.label, item.text if item.own else net.without(item.text)))
        yield Told(heading[1], tuple(pieces), tuple(dict.fromkeys(withheld)))


def _facts(found: Iterable[Item]) -> Iterator[tuple[tuple[int, str, str], Item]]:
    """Yield each item under its fact: an empty one begins another of the same kind."""
    nth, last = 0, ""
    for item in found:
        if item.heading != last or not (item.label or item.text):
            nth, last = nth + 1, item.heading
        yield (nth, item.heading, item.fact), item


def _given(asked: Asked, entry: Entry, number: int, told: tuple[Told, ...], net: Net) -> Given:
    return Given(
        number=number,
        occurred=in_days(entry.occurred),
        recorded=in_days(Time.at(entry.recorded)),
        agency=asked.called(entry.agency),
        role="a professional" if entry.agency in asked.hushed else net.without(entry.author.role),
        event=spaced(entry.event),
        told=told,
    )


def _others(asked: Asked, entries: Iterable[Entry]) -> dict[str, str]:
    told = (fact for entry in entries for fact in entry.facts if isinstance(fact, Person))
    return {fact.id: fact.name or fact.id for fact in told if fact.id != asked.subject}


def _name(asked: Asked, entries: list[Entry]) -> str:
    told = (fact for entry in entries for fact in entry.facts if isinstance(fact, Person))
    return next((fact.name for fact in told if fact.id == asked.subject and fact.name), "the person who asked")


def _passed(stand: Mapping[str, Verdict], passage: str) -> bool:
    return passage in stand and stand[passage].passed


def named(passage: str) -> str:
    """Return whom a passage asks about naming, by id; nothing where it asks something else."""
    kind, _, id = passage.removeprefix("/").partition("/")
    return id if passage.startswith("/") and kind in {"person", "agency"} else ""


def _facts_of(entry: Entry, told: list[Item]) -> Iterator[Passage]:
    """Yield each fact of an entry that is given unless a reader withholds it, with what of it would be given."""
    for (place, heading), group in groupby(told, key=lambda one: (one.fact, one.heading)):
        words = "; ".join(f"{one.label}: {one.text}" for one in group if one.text and not one.passage)
        if place:
            yield Passage(place, f"{entry.agency}, {entry.occurred}: {heading}, the fact as a whole", words, given=True)


def _is_quiet(asked: Asked, entry: Entry) -> bool:
    """Whether an entry leaves no trace until a reader passes it: it is restricted, or its agency tells of somebody."""
    return _is_restricted(entry) or asked.kind_of(entry.agency) in TELLING


def _is_restricted(entry: Entry) -> bool:
    return entry.restricted not in (None, "none")
