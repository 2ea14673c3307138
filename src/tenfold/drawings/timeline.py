"""Who saw the child when: a lane an agency, injuries and meetings marked, and the questions that stood below."""

from collections.abc import Iterator
from datetime import date

from tenfold.drawings.canvas import BLUE, FAINT, INK, PAPER, QUIET, RED, SHADE, Canvas, Drawing, Table, shape, shortened
from tenfold.drawings.scale import Scale
from tenfold.picture import children, plan_spells
from tenfold.questions.wording import called, listed
from tenfold.record import Entry, Injury
from tenfold.replay import Question, Replay
from tenfold.when import civil, day_of

LANE, UPRIGHT_LANE = 34, 24
MARGIN, UPRIGHT_MARGIN = 210, 64
STRIP = 90
MEETINGS = frozenset(
    "strategy_discussion initial_conference review_conference core_group legal_planning professionals_meeting".split()
)
HOW = {"alone": "seen alone", "seen": "seen", "partly": "seen in part", "asleep": "asleep", "not_seen": "not seen"}


def timeline(replayed: Replay) -> Drawing:
    """Draw a replay's entries by agency along time, with the questions that stood."""
    title = "Who saw the child, and when"
    return Drawing(
        title=title,
        svg=_drawn(replayed, title, upright=False),
        upright=_drawn(replayed, title, upright=True),
        table=_table(replayed),
    )


def _drawn(replayed: Replay, title: str, *, upright: bool) -> str:
    lanes = _lanes(replayed)
    step = UPRIGHT_LANE if upright else LANE
    begin = UPRIGHT_MARGIN if upright else MARGIN
    across = 70 if upright else 46
    length = 1500 if upright else 1120
    depth = across + step * len(lanes)
    size = (depth + STRIP + 10, length + 20) if upright else (length + 20, depth + STRIP + 30)
    sheet = Canvas(*size, upright=upright)
    if upright:
        begin = 130
        across = UPRIGHT_MARGIN
        sheet.width = across + step * len(lanes) + STRIP
    scale = Scale(*_days(replayed), begin, length)
    _plan(sheet, replayed, scale, across, step * len(lanes))
    _months(sheet, scale, across, step * len(lanes))
    for n, agency in enumerate(lanes):
        _lane(sheet, replayed, agency, scale, across + step * n + step / 2)
    _questions(sheet, replayed, scale, across + step * len(lanes) + 16)
    return sheet.svg(title)


def _lanes(replayed: Replay) -> list[str]:
    writing = {entry.agency for entry in replayed.picture.entries()}
    return [agency.id for agency in replayed.case.agencies if agency.id in writing]


def _days(replayed: Replay) -> tuple[date, date]:
    firsts = [entry.occurred.first_day for entry in replayed.picture.entries()]
    last = day_of(replayed.until)
    return min(firsts, default=last), last


def _plan(sheet: Canvas, replayed: Replay, scale: Scale, across: float, depth: float) -> None:
    p = replayed.picture
    for spell in {spell.start.id: spell for child in children(p) for spell in plan_spells(p, child)}.values():
        start = scale.of(spell.start.day)
        end = scale.of(spell.end.day) if spell.end is not None else scale.end
        sheet.box((start, across), (end - start, depth), fill=SHADE)
        if sheet.upright:
            sheet.words(sheet.at(start + 12, across + 2), "on plan", 11, fill=QUIET)
        else:
            sheet.words((start + 4, across - 4), "on a protection plan", 12, fill=QUIET)


def _months(sheet: Canvas, scale: Scale, across: float, depth: float) -> None:
    for day, label in scale.months():
        at = scale.of(day)
        sheet.line((at, across), (at, across + depth), stroke=FAINT, stroke_width=0.6)
        if sheet.upright:
            sheet.words((2, at + 4), label, 12, fill=QUIET)
        else:
            sheet.words((at + 2, 16), label, 12, fill=QUIET)


def _lane(sheet: Canvas, replayed: Replay, agency: str, scale: Scale, middle: float) -> None:
    name = called(replayed.picture, agency)
    sheet.line((scale.start, middle), (scale.end, middle), stroke=FAINT, stroke_width=1)
    if sheet.upright:
        x, y = sheet.at(scale.start - 8, middle + 4)
        sheet.words((x, y), shortened(name, 17), 12, transform=f"rotate(-90 {x:.0f} {y:.0f})")
    else:
        sheet.words((MARGIN - 10, middle + 4), shortened(name, 28), 13, "end")
    last, level = -99.0, 0
    for entry in sorted(replayed.picture.entries_by(agency), key=lambda entry: entry.occurred):
        at = scale.of(entry.occurred.first_day)
        level = (level + 1) % 3 if at - last < 8 else 0
        last = at
        sheet.titled(list(_marks(sheet.at(at, middle + (0, -9, 9)[level]), entry)), _said(replayed, entry))


def _marks(place: tuple[float, float], entry: Entry) -> Iterator[str]:
    x, y = place
    hows = set((entry.seen or {}).values())
    if entry.event in MEETINGS:
        yield shape("rect", x=x - 5, y=y - 5, width=10, height=10, fill=BLUE, stroke=PAPER)
    elif entry.event == "death":
        yield shape(
            "path", d=f"M{x - 6} {y - 6}L{x + 6} {y + 6}M{x + 6} {y - 6}L{x - 6} {y + 6}", stroke=INK, stroke_width=3
        )
    elif hows & {"alone", "seen"}:
        yield shape("circle", cx=x, cy=y, r=4.5, fill=INK)
    elif hows & {"partly", "asleep"}:
        yield shape("circle", cx=x, cy=y, r=4.5, fill=PAPER, stroke=INK, stroke_width=1.6)
        yield shape("path", d=f"M{x} {y - 4.5}A4.5 4.5 0 0 0 {x} {y + 4.5}Z", fill=INK)
    elif "not_seen" in hows or entry.outcome in ("no_access", "refused", "not_brought", "cancelled_by_family"):
        yield shape("circle", cx=x, cy=y, r=4.5, fill=PAPER, stroke=INK, stroke_width=1.6)
    else:
        yield shape("circle", cx=x, cy=y, r=2, fill=QUIET)
    if any(isinstance(fact, Injury) for fact in entry.facts):
        yield shape("path", d=f"M{x} {y - 12}l5 6l-5 6l-5 -6Z", fill=RED, stroke=PAPER, stroke_width=1)


def _questions(sheet: Canvas, replayed: Replay, scale: Scale, across: float) -> None:
    room = STRIP - 30
    steps = _standing(replayed.questions)
    most = max((count for _, count in steps), default=0)
    unit = room / max(most, 1)
    base = across + (0 if sheet.upright else room)
    way = 1 if sheet.upright else -1
    for (day, count), (until, _) in zip(steps, [*steps[1:], (scale.until, 0)], strict=True):
        start, end = scale.of(day), scale.of(until)
        edge = base if way > 0 else base - count * unit
        sheet.box((start, edge), (end - start, count * unit if count else 0.5), fill=FAINT if count else PAPER)
    sheet.line((scale.start, base), (scale.end, base), stroke=INK, stroke_width=1)
    for question in replayed.questions:
        _tick(sheet, scale, question, base, way)
    _legend_of_questions(sheet, scale, base, most, room)


def _tick(sheet: Canvas, scale: Scale, question: Question, base: float, way: int) -> None:
    colour = RED if question.urgency == "immediate" else INK
    at = scale.of(day_of(question.opened))
    sheet.line((at, base), (at, base - way * 7), stroke=colour, stroke_width=1.6)
    if question.closed is not None:
        end = scale.of(day_of(question.closed))
        sheet.line((end, base - way * 7), (end, base - way * 12), stroke=BLUE, stroke_width=1.6)


def _legend_of_questions(sheet: Canvas, scale: Scale, base: float, most: int, room: float) -> None:
    if sheet.upright:
        sheet.words(
            (base, scale.start - 30),
            f"Questions, {most} at most",
            11,
            transform=f"rotate(-90 {base:.0f} {scale.start - 8:.0f})",
        )
        return
    sheet.words((MARGIN - 10, base - room / 2), "Questions standing", 13, "end")
    sheet.words((MARGIN - 10, base - room / 2 + 16), f"{most} at most", 12, "end", fill=QUIET)
    sheet.words((MARGIN - 10, base + 12), "asked / answered", 11, "end", fill=QUIET)


def _standing(questions: tuple[Question, ...]) -> list[tuple[date, int]]:
    changes: dict[date, int] = {}
    for question in questions:
        opened = day_of(question.opened)
        changes[opened] = changes.get(opened, 0) + 1
        if question.closed is not None:
            closed = day_of(question.closed)
            changes[closed] = changes.get(closed, 0) - 1
    found, count = [], 0
    for day in sorted(changes):
        count += changes[day]
        found.append((day, count))
    return found


def _said(replayed: Replay, entry: Entry) -> str:
    return ", ".join(cell for cell in _cells(replayed, entry) if cell)


def _cells(replayed: Replay, entry: Entry) -> tuple[str, ...]:
    p = replayed.picture
    seen = listed(f"{called(p, child)} {HOW[how]}" for child, how in (entry.seen or {}).items())
    injuries = listed(fact.type.replace("_", " ") for fact in entry.facts if isinstance(fact, Injury))
    asked = sum(question.opened == entry.recorded for question in replayed.questions)
    opened = f"{asked} asked" if asked and entry is _last_of(replayed, entry) else ""
    return (str(entry.occurred), called(p, entry.agency), entry.event.replace("_", " "), seen, injuries, opened)


def _last_of(replayed: Replay, entry: Entry) -> Entry:
    return [one for one in replayed.picture.entries() if one.recorded == entry.recorded][-1]


def _table(replayed: Replay) -> Table:
    ordered = sorted(replayed.picture.entries(), key=lambda entry: (entry.occurred, entry.order))
    until = civil(replayed.until).date().isoformat()
    return Table(
        caption=f"Every entry up to {until}, in the order in which things happened",
        head=("When", "Agency", "What", "Seen", "Injuries", "Questions opened"),
        rows=tuple(_cells(replayed, entry) for entry in ordered),
    )
