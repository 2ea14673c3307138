"""Reports for a conference: whose are due when, which came, and whether the family was shown them beforehand."""

from collections.abc import Iterator

from tenfold.desk.tables import Table
from tenfold.desk.words import due_day
from tenfold.drawings.sayings import by
from tenfold.guidance import Limit
from tenfold.picture import (
    CONFERENCES,
    Picture,
    Stated,
    attended,
    invited_to,
    kept_out,
    reports,
    reports_for,
    shared_for,
    sitting_of,
)
from tenfold.questions.wording import called, plain_day, plain_time
from tenfold.record import Meeting, Report, SharedReport

SEND_NONE = frozenset({"legal", "court", "prosecution"})
REPORT_HEAD = ("Agency", "Due by", "Report")
SHARE_HEAD = ("Who", "Gone through with them before the meeting")


def has_reports(meeting: Stated[Meeting]) -> bool:
    """Whether reports are written for a meeting: for conferences, and not for strategy discussions."""
    return meeting.fact.event in CONFERENCES


def report_lines(p: Picture, meeting: Stated[Meeting]) -> Iterator[str]:
    """Yield by when reports are due, and by whose rule."""
    for limit, what in ((_limit(p, meeting), "Reports are due"), (_for_family(p, meeting), "The family sees them")):
        if limit is not None:
            due = due_day(limit.before(meeting.fact.day.last))
            yield f"{what} {limit.in_words()} before the meeting: by {due} ({limit.standing}; {limit.source})."


def report_table(p: Picture, meeting: Stated[Meeting]) -> Table:
    """Return the reports of the agencies that are invited, each with its day and whether it came."""
    limit = _limit(p, meeting)
    due = limit.before(meeting.fact.day.last) if limit else None
    told = due_day(due) if due else "no day is set"
    late = due is not None and p.passed(due)
    rows = tuple((called(p, one), told, _came(p, meeting, one, late=late)) for one in reporting(p, meeting))
    return Table("Reports of the agencies that are invited", REPORT_HEAD, rows)


def share_table(p: Picture, meeting: Stated[Meeting]) -> Table:
    """Return with whom of the family the reports were gone through, when, or why not."""
    out = {one.person: one.reason for one in kept_out(p, meeting)}
    asked = [one.person for one in invited_to(p, meeting) if one.person and one.role is None]
    said: dict[str, list[SharedReport]] = {}
    for one in shared_for(p, meeting):
        said.setdefault(one.fact.person, []).append(one.fact)
    rows = tuple(
        (called(p, who), _shared(p, meeting, said.get(who, []), out.get(who)))
        for who in dict.fromkeys((*asked, *out, *said))
    )
    return Table("Reports gone through with the family", SHARE_HEAD, rows)


def reporting(p: Picture, meeting: Stated[Meeting]) -> tuple[str, ...]:
    """Return the agencies that are invited and write reports, as lawyers and courts do not."""
    told = (one.agency for one in invited_to(p, meeting) if one.agency and p.kinds.get(one.agency) not in SEND_NONE)
    return tuple(dict.fromkeys(told))


def received(p: Picture, meeting: Stated[Meeting]) -> tuple[Stated[Report], ...]:
    """Return the reports that came for a meeting."""
    sitting = sitting_of(p, meeting)
    return reports_for(p, meeting) if sitting is None else reports(p, sitting)


def _limit(p: Picture, meeting: Stated[Meeting]) -> Limit | None:
    id = "report-missing.review" if meeting.fact.event == "review_conference" else "report-missing"
    return p.guidance.limit_if_any(id, meeting.fact.day.last_day)


def _for_family(p: Picture, meeting: Stated[Meeting]) -> Limit | None:
    return p.guidance.limit_if_any("report-missing.family", meeting.fact.day.last_day)


def _came(p: Picture, meeting: Stated[Meeting], agency: str, *, late: bool) -> str:
    own = [one for one in received(p, meeting) if one.fact.agency == agency]
    if own:
        return "\n".join(f"Received {plain_day(one.day)} ({by(p, one.first)})" for one in own)
    sitting = sitting_of(p, meeting)
    if sitting is not None and any(one.agency == agency and one.report for one in attended(p, sitting)):
        return "Brought to the meeting"
    return "Not received, and its day has passed" if late else "Not received yet"


def _shared(p: Picture, meeting: Stated[Meeting], said: list[SharedReport], kept_out_for: str | None) -> str:
    lines = [f"Is kept out of the meeting: {kept_out_for}"] if kept_out_for is not None else []
    for one in said:
        whose = f"The report of {called(p, one.agency)}" if one.agency else "The reports"
        if one.shared is not None:
            after = one.shared.first > meeting.fact.day.last
            lines.append(f"{whose}: on {plain_time(one.shared)}{', after the meeting' if after else ''}")
        else:
            lines.append(f"{whose}: not gone through. {one.reason or 'No reason is on record.'}")
    return "\n".join(lines) or "Not on record"
