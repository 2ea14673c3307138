"""A pack in finished words: what its recipient may have of a family for a meeting, and nothing else."""

from collections.abc import Iterator

from tenfold.access import REASONS, Disclosure
from tenfold.access.telling import TELLING
from tenfold.desk.chronology_rows import Sieve, rows_of, sheets_of
from tenfold.desk.conference_meetings import head_of
from tenfold.desk.conference_reports import has_reports, received, report_lines, report_table
from tenfold.desk.plan import actions_of
from tenfold.desk.tables import Table
from tenfold.desk.words import age, happened
from tenfold.documents import Paper, Part, Sheet
from tenfold.drawings.sayings import by
from tenfold.ledger import Given, Opened
from tenfold.picture import Picture, Stated, children, invited_to, kept_out, person, plan_now
from tenfold.questions.wording import called, in_words, listed, plain_day, plain_time
from tenfold.record import Meeting
from tenfold.when import day_of

FIRST = (
    "This holds what the record of the agencies says that both you and whoever made it may see. It does not say that "
    "nothing else is known. It is for the recipient alone: its serial says whose it is. Destroy it when you have done."
)
TO_FAMILY = (
    "You are invited to a meeting about the safety of the children.",
    "You can bring somebody to help you speak. What you say, or send in writing, is put on the record.",
    "If you disagree with what is decided, that is put on the record too, and you can complain.",
    "The worker who leads goes through the reports with you before the meeting. If nobody has, ask for it.",
)
ABOUT_YOU = (
    "What is about somebody else is left out, or their name is. Words that professionals wrote freely are not here: "
    "they are given once two people have read them, and you can ask for that at any time."
)
NO_ACTION = "No action is on record. That does not mean that nothing needs doing."
NOTHING = "There is nothing about you here that can be given without reading it first."


def pack_paper(given: Given) -> Paper:
    """Return the pages of a pack: of what its recipient is given, and of the meeting to which they are called."""
    meeting = next(one for one in given.seen.facts(Meeting) if one.id == given.meeting)
    if given.opened is not None:
        parts = tuple(_of_agency(given.opened, given.meeting))
    else:
        parts = tuple(_of_person(given.seen, meeting, given.held)) if given.held is not None else ()
    return Paper(head_of(meeting), parts)


def _of_agency(opened: Opened, meeting: str) -> Iterator[Part]:
    p = opened.picture
    yield Part("", (FIRST,))
    called_to = next((one for one in p.facts(Meeting, meeting) if one.id == meeting), None)
    if called_to is not None:
        yield Part("The meeting", tuple(_meeting(p, called_to)))
        yield from _reports(p, called_to)
    yield Part("The children", tuple(_child(p, one, opened) for one in children(p)))
    asked = tuple(in_words(p, one.ask) for one in opened.questions if one.closed is None)
    yield Part("What is not known", asked or ("No open questions. That does not mean there is no concern.",))
    actions = sheet_of(actions_of(p))
    yield Part("The plan", () if actions.rows else (NO_ACTION,), (actions,) if actions.rows else ())
    yield Part("Chronology", (), sheets_of(rows_of(opened, Sieve()), apart=False))


def _meeting(p: Picture, meeting: Stated[Meeting]) -> Iterator[str]:
    yield head_of(meeting)
    names = listed(called(p, one.agency or one.person or "") for one in invited_to(p, meeting))
    yield f"Invited: {names}" if names else "Nobody is on record as invited."
    yield from (f"Kept out: {called(p, one.person)}, because {one.reason}" for one in kept_out(p, meeting))


def _reports(p: Picture, meeting: Stated[Meeting]) -> Iterator[Part]:
    if has_reports(meeting):
        yield Part("Reports", tuple(report_lines(p, meeting)), (sheet_of(report_table(p, meeting)),))
        for one in received(p, meeting):
            words = (one.first.narrative or one.fact.says or "").strip()
            head = f"Report of {called(p, one.fact.agency)}, {happened(one.first.occurred)}"
            yield Part(head, (f"Written by: {by(p, one.first)}", words or "Its words are not on this record."))


def _child(p: Picture, child: str, opened: Opened) -> str:
    known, spell = person(p, child), plan_now(p, child)
    born = known.born if known is not None else None
    told = f"born {plain_time(born)}, {age(born, day_of(opened.known))}" if born else "birth not recorded"
    since = f"Plan since {plain_day(spell.start.day)}" if spell else "No plan recorded"
    category = f", category {spell.of.fact.category or 'not said'}" if spell else ""
    return f"{called(p, child)}, {told}. {since}{category}."


def _of_person(p: Picture, meeting: Stated[Meeting], held: Disclosure) -> Iterator[Part]:
    yield Part("", TO_FAMILY)
    lines = (head_of(meeting), f"Services that are asked to come: {', '.join(_services(p, meeting)) or 'not said'}")
    yield Part("The meeting", lines)
    yield Part("What the record holds about you", (ABOUT_YOU, *tuple(_held(held))))
    if held.reasons:
        yield Part("Why words are left out", tuple(REASONS[one] for one in held.reasons))


def _services(p: Picture, meeting: Stated[Meeting]) -> Iterator[str]:
    """Yield the agencies that are called, but for those whose very name would tell something of somebody."""
    ids = dict.fromkeys(one.agency for one in invited_to(p, meeting) if one.agency)
    yield from (called(p, one) for one in ids if p.kinds.get(one) not in TELLING)


def _held(held: Disclosure) -> Iterator[str]:
    for one in held.entries:
        lines = [f"{one.occurred}: {one.event}, {one.agency}"]
        for told in one.told:
            pieces = "; ".join(f"{piece.label}: {piece.text}" if piece.label else piece.text for piece in told.pieces)
            left = " Words are left out." if told.withheld else ""
            lines.append(f"{told.heading}: {pieces}{left}" if pieces else f"{told.heading}.{left}")
        yield "\n".join(lines)
    if not held.entries:
        yield NOTHING


def sheet_of(table: Table) -> Sheet:
    """Return a page's table as one of a paper."""
    return Sheet(table.caption, table.head, table.rows)
