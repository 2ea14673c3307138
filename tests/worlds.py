"""Two worlds that differ only in what one agency keeps to itself, and all that another is told in each, as text.

What differs though nothing is told by it (ids that are drawn by lot, names that tell the worlds apart, the time of day)
is written alike. This is read once Django is ready, by tests in the rooms of `sites.ROOMS`.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from secrets import SystemRandom
from typing import Any

from desks import browser_of, opens
from partnership import bruise, family, first, told
from tenfold import ledger
from tenfold.access import Birth
from tenfold.casefiles import entry_line
from tenfold.ledger import Session
from tenfold.picture import children
from tenfold.questions.wording import called, in_words

LETTERS = "bcdfghjklmnp"
BORN = date(2024, 2, 1)
PAGES = (
    "child/1",
    "child/1/pictures",
    "siblings",
    "conference",
    "question/1",
    "question/2",
    "question/99",
    "same-person",
    "plan",
    "packs",
    "chronology",
    "questions",
    "disagreements",
)
Answer = Callable[["World", Session], object]


class World:
    """A family in one of two worlds, whose child has a name that no other world has."""

    def __init__(self, *kept: dict[str, Any]) -> None:
        self.name = f"Ann W{''.join(SystemRandom().sample(LETTERS, len(LETTERS)))}"  # as wide as any other
        begun = first(id="a1")
        begun["facts"][0] = {"person": {"id": "ann", "name": self.name, "born": "2024-02-01"}}
        others = [
            told("a2", agency="nursery", author={"role": "key worker"}, seen={"ann": "seen"}),
            bruise("a3", agency="ed", author={"role": "nurse"}),
        ]
        for day, lines in ((4, [begun, *kept]), (5, others)):
            for minute, line in enumerate(lines):
                line["recorded"] = f"2026-03-0{day}T{11 + minute // 60}:{minute % 60:02}"
        lines = [begun, *kept, *others]
        self.family = family(*lines)

    def alike(self, answer: object) -> str:
        """Return what somebody was told, with what tells this world from the other written alike."""
        text = answer if isinstance(answer, str) else repr(answer)
        text = (
            text.replace(str(self.family), "FAMILY")
            .replace(repr(self.family), "FAMILY")
            .replace(self.name.split()[1], "NAME")
        )
        text = re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "DRAWN", text)
        text = re.sub(r"hatch-[0-9a-f]{8}", "DRAWN", text)  # it is a hash of what is drawn, the name among it
        text = re.sub(r'csrfmiddlewaretoken" value="\w+"', "DRAWN", text)
        text = re.sub(r"\d\d:\d\d:\d\d\.\d+", "TIME", text)
        text = re.sub(r'value="\d\d:\d\d"', "TIME", text)  # of a form: now
        text = re.sub(r"(\d+[:.]\d\d)(am|pm)|\d+(am|pm)\b", "TIME", text)
        return re.sub(r"datetime\.datetime\((\d+, \d+, \d+)[^)]*\)", _moment, text)


def _moment(found: re.Match[str]) -> str:
    year, month, day = map(int, found[1].split(", "))
    today = datetime.now(UTC).date()
    return found[0] if date(year, month, day) < today - timedelta(days=1) else f"about {year}-{month}-{day}"


def opened(world: World, who: Session, known: datetime | None = None) -> object:
    """All that opening the record tells."""
    try:
        it = ledger.open_record(who, world.family, "protect", "child", known)
    except ledger.Closed as closed:
        return closed.refused
    p = it.picture
    asked = [
        (
            n,
            q.id,
            q.urgency,
            q.due,
            q.opened,
            q.closed,
            q.closed_by,
            q.to,
            in_words(p, q.ask),
            [e.id for e in q.evidence],
        )
        for n, q in enumerate(it.questions, 1)
    ]
    acts = [(one.words, [q.id for q in one.answers]) for one in it.acts]
    entries = [(one.seq, entry_line(one)) for one in it.case.entries]
    return it.title, entries, asked, acts, [called(p, one) for one in children(p)], it.allowed.tie.kind, it.workers


def opened_then(world: World, who: Session) -> object:
    """The same as known on a day that has passed."""
    return opened(world, who, datetime(2026, 3, 6, tzinfo=UTC))


def listed(world: World, who: Session) -> object:
    """What lists say of the family."""
    lists = (ledger.work(who), ledger.families(who), ledger.presented(who))
    return [[one for one in found if one.family == world.family] for found in lists]


def found(world: World, who: Session) -> object:
    """What a search finds."""
    half = ledger.Sought(world.name[:-1], Birth((BORN.year,)))
    man = ledger.Sought("Karl Hidden", Birth(), adult=True)
    return (
        ledger.find(who, world.name, BORN),
        ledger.find(who, f"{world.name.split()[1]} Zed", BORN),
        ledger.look_for(who, half, "protect"),
        [one for one in ledger.look_for(who, man, "protect") if one.match.family == world.family],
    )


def read(world: World, who: Session) -> object:
    """Who is said to have looked."""
    lines = ledger.reads(who, world.family)
    return [(one.who, one.agency, one.purpose, one.basis, one.page, one.outcome) for one in lines]


def registered(world: World, who: Session) -> object:
    """What the register says, and answers."""
    try:
        plans = [one for one in ledger.register(who) if one.family == world.family]
        return plans, ledger.ask_register(who, "Dr Osei", "City hospital", world.name, BORN)
    except ledger.Closed as closed:
        return closed.refused


def wrote(line: dict[str, Any]) -> Answer:
    """What comes of writing an entry."""

    def answer(world: World, who: Session) -> object:

        try:
            done = ledger.append(who, world.family, line, "protect")
        except ledger.Closed as closed:
            return closed.refused
        except ledger.NotTaken as refusal:
            return refusal.problems
        moved = ([q.id for q in done.opened], [q.id for q in done.closed])
        return done.again, done.entry.seq, done.entry.id, moved

    return answer


def paged(page: str) -> Answer:
    """What a page shows."""

    def answer(world: World, who: Session) -> object:

        shown = opens(browser_of(who), world.family).get(f"/family/{world.family}/{page}")
        return f"{shown.status_code} {shown.content.decode()}"

    return answer


def homed(world: World, who: Session) -> object:
    """What home says of the family."""
    page = browser_of(who).get("/").content.decode()
    return [line for line in page.splitlines() if str(world.family) in line]


ANSWERS: dict[str, Answer] = {
    "opened": opened,
    "opened then": opened_then,
    "listed": listed,
    "found": found,
    "read": read,
    "registered": registered,
    "home": homed,
    **{page: paged(page) for page in PAGES},
    "wrote": wrote(told("w1", seen={"ann": "alone"})),
    "wrote a bruise": wrote(bruise("w2")),
    "wrote what is sealed there": wrote(told("k0")),
    "restated what is sealed there": wrote(told("w3", facts=[{"person": {"id": "man-k", "name": "Somebody"}}])),
    "referred to what is sealed there": wrote(
        told("w4", facts=[{"check": {"about": ["k0-mark"], "against": "witness", "result": "contradicted"}}])
    ),
    "corrected what is sealed there": wrote(told("w5", corrects="k0")),
    "wrote nonsense": wrote(told("w6", about=["nobody-here"])),
}
"""All that somebody can ask of the ledger about a family, by name."""
