"""A child's injuries in words: what and where, when and by whom, what was said, who judged and who checked."""

from collections.abc import Iterable, Iterator

from tenfold.drawings.drawing import Table
from tenfold.drawings.numbers import in_order, letter_of
from tenfold.drawings.outline import BEHIND
from tenfold.drawings.sayings import by
from tenfold.picture import Occasion, Picture, Stated, accounts_of, checks_of, opinions_of, shown_to
from tenfold.questions.wording import called, listed, plain_day, plain_time
from tenfold.record import Account, Check, Entry, Injury, Opinion
from tenfold.when import day_of

HEAD = ("No.", "What and where", "First seen", "By", "What was said of it", "Judged", "Checked")


def table_of(p: Picture, child: str, caption: str) -> Table:
    """Return a child's occasions of injury as a table, in the order in which they were first seen."""
    rows = (_row(p, child, number, one) for number, one in in_order(p) if child in one.children)
    return Table(caption, HEAD, tuple(rows))


def _row(p: Picture, child: str, number: str, one: Occasion) -> tuple[str, ...]:
    return (
        number,
        "\n".join(_injuries(p, child, number, one)),
        _first_seen(one),
        listed(called(p, agency) for agency in one.agencies),
        _told(said(p, account) for account in accounts_of(p, one)) or "nothing is on record",
        _told(judged(p, opinion) for opinion in opinions_of(p, one)) or "nobody has judged it",
        _told(checked(p, check) for check in checks_of(p, one)) or "nobody has checked it",
    )


def _injuries(p: Picture, child: str, number: str, one: Occasion) -> Iterator[str]:
    others = [called(p, other) for other in one.children if other != child]
    doubt = f"; or it was {listed(others)} who had it" if others else ""
    for n, injury in enumerate(one.injuries):
        letter = letter_of(one, n)
        yield f"{f'{number}{letter} ' if letter else ''}{kind(injury)}{doubt}"


def kind(injury: Stated[Injury]) -> str:
    """Return what an injury is and where, how many, how large and since when, as far as the record says."""
    fact = injury.fact
    count = f"{fact.count} × " if fact.count not in (None, 1) else ""
    size = f", {fact.size_mm:g} mm" if fact.size_mm is not None else ""
    happened = f", said to be of {plain_time(fact.happened)}" if fact.happened else ""
    says = f" ({fact.says})" if fact.says else ""
    return f"{count}{fact.type.replace('_', ' ')}{says}, {places(fact.sites)}{size}{happened}"


def places(sites: Iterable[str]) -> str:
    """Return body-map codes in words: left cheek, back of right arm."""
    told = list(sites)
    elsewhere = ["elsewhere, place unsaid"] if len(told) > 1 and "unknown" in told else []
    return listed([*(place(site) for site in told if not elsewhere or site != "unknown"), *elsewhere]) or "place unsaid"


def place(site: str) -> str:
    """Return one body-map code in words."""
    first, *rest = site.split(".")
    side = [word for word in rest if word in ("left", "right")]
    seen_from = "" if first in BEHIND else "back of" if "back" in rest else "front of" if "front" in rest else ""
    part = next((word for word in rest if word not in ("left", "right", "front", "back")), first)
    return "place unsaid" if part == "unknown" else " ".join([seen_from, *side, part]).strip()


def said(p: Picture, account: Stated[Account]) -> str:
    """Return what somebody said of injuries, and whom they named."""
    fact = account.fact
    claim = fact.claim.replace("_", " ") if fact.claim else ""
    words = f"{claim}: {fact.says}" if claim and fact.says else fact.says or claim or "no words on record"
    named = f", naming {listed(called(p, one) for one in fact.names)}" if fact.names else ""
    saw = ", whose staff saw it happen" if fact.by in p.kinds else ""
    return f"{called(p, fact.by)}{saw}: {words}{named}"


def judged(p: Picture, opinion: Stated[Opinion]) -> str:
    """Return what a professional judged, who, and when."""
    return f"{opinion.fact.view.replace('_', ' ')}: {by(p, opinion.first)}, {plain_time(opinion.first.occurred)}"


def checked(p: Picture, check: Stated[Check]) -> str:
    """Return what was checked against what, what it found, by whom, and when."""
    against, result = check.fact.against.replace("_", " "), check.fact.result.replace("_", " ")
    return f"{against}: {result}; {by(p, check.last)}, {plain_time(check.last.occurred)}"


def first_seen(p: Picture, one: Occasion) -> str:
    """Return when and by whom an occasion’s injuries were first seen, and first told of by those who saw nothing."""
    seen = [entry for entry in one.entries if shown_to(one, entry)]
    seeing = {entry.agency for entry in seen}
    not_seen = [entry for entry in one.entries if not shown_to(one, entry)]
    only_told = [e for e in not_seen if e.agency not in seeing or e.occurred < _earliest(seen).occurred]
    parts = [("seen", seen), ("told of", only_told)]
    found = sorted(((how, told) for how, told in parts if told), key=lambda part: _earliest(part[1]).occurred)
    said = [f"{how} {plain_time(_earliest(told).occurred)} by {_agencies(p, told)}" for how, told in found]
    return f"first {'; '.join(said)}"


def _first_seen(one: Occasion) -> str:
    first = min(one.injuries, key=lambda injury: injury.first.occurred.first).first
    day = plain_time(first.occurred)
    late = day_of(first.recorded) > first.occurred.last_day
    told = f"{day}, recorded {plain_day(day_of(first.recorded))}" if late else day
    seen = [entry for entry in one.entries if shown_to(one, entry)]
    after = f"\nseen {plain_time(_earliest(seen).occurred)}" if seen else ""
    return told if shown_to(one, first) else f"told of {told}{after}"


def _earliest(entries: Iterable[Entry]) -> Entry:
    return min(entries, key=lambda entry: entry.occurred)


def _agencies(p: Picture, entries: Iterable[Entry]) -> str:
    return listed(called(p, entry.agency) for entry in entries)


def _told(words: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(words))
