"""Who could have known what: each agency alone against all together, and what came too late for anybody."""

from collections.abc import Iterator, Sequence
from datetime import date

from tenfold.drawings.drawing import Table, as_html, text
from tenfold.drawings.sayings import RESTRICTED, is_restricted
from tenfold.drawings.timeline_table import what
from tenfold.picture import Picture, tells_of_death
from tenfold.questions.wording import called, in_words, listed, plain_day, plain_time
from tenfold.record import Entry
from tenfold.replay import Later, Question, Replay, learnt_later
from tenfold.when import day_of

NOT_ASKED = "Which agency could have asked from its own entries alone was not worked out: replay with --alone."


def alone_section(replayed: Replay) -> str:
    """Return what each agency could have asked from its own entries, and what only the joined record could."""
    if not replayed.asked_alone:
        return f"<p>{NOT_ASKED}</p>"
    together = [question for question in replayed.questions if not question.alone]
    count = f"Of {len(replayed.questions)} asked, only the joined record could ask {len(together)}."
    return f"<p><strong>{count}</strong></p>{_by_agency(replayed)}{_together(replayed, together)}"


def _by_agency(replayed: Replay) -> str:
    since = {agency.name: _asked_by(replayed, agency.id) for agency in replayed.case.agencies}
    rows = tuple((name, str(len(days)), plain_day(min(days))) for name, days in since.items() if days)
    none = listed(name for name, days in since.items() if not days)
    table = as_html(
        Table("From its own entries alone", ("Agency", "Questions it could have asked", "The first on"), rows)
    )
    return f"{table if rows else ''}<p>None from its own entries alone: {text(none or 'no agency')}.</p>"


def _asked_by(replayed: Replay, agency: str) -> list[date]:
    return [day_of(one.alone[agency]) for one in replayed.questions if agency in one.alone]


def _together(replayed: Replay, questions: Sequence[Question]) -> str:
    """Return the questions that only the joined record could ask, under the days from which it could."""
    found: dict[str, list[str]] = {}
    for one in questions:
        held = listed(called(replayed.picture, agency) for agency in one.held_by)
        words = f"{text(in_words(replayed.picture, one.ask))} <span class=quiet>Held in part by {text(held)}.</span>"
        found.setdefault(plain_day(day_of(one.opened)), []).append(f"<dd>{words}</dd>")
    told = "".join(f"<dt>{day}</dt>{''.join(lines)}" for day, lines in found.items())
    return f"<h3>Only the joined record could ask, from these days on</h3><dl class=days>{told}</dl>" if told else ""


def later_section(p: Picture) -> str:
    """Return what came to the record too late for any question of its day, in plain words."""
    found = learnt_later(p)
    if not found:
        return "<p>Nothing on record came after the end, or more than 28 days after it was so.</p>"
    after, late = [one for one in found if one.after], [one for one in found if not one.after]
    return f"{_after(p, after)}{_late(p, late)}<p class=quiet>No question of an earlier day could rest on them.</p>"


def _after(p: Picture, found: Sequence[Later]) -> str:
    ends = [one.after for one in found if one.after is not None]
    if not ends:
        return ""
    what_ended = "death" if tells_of_death(ends[0]) else "serious harm"
    whose = listed(called(p, one) for one in ends[0].about)
    intro = f"Learnt only after the {what_ended} of {whose} on {plain_time(ends[0].occurred)}:"
    return f"<h3>{text(intro)}</h3>{_listing(p, found)}"


def _late(p: Picture, found: Sequence[Later]) -> str:
    return f"<h3>Learnt more than 28 days after it was so:</h3>{_listing(p, found)}" if found else ""


def _listing(p: Picture, found: Sequence[Later]) -> str:
    return f"<ul class=plain>{''.join(f'<li>{text(line)}</li>' for line in lines_of(p, found))}</ul>"


def lines_of(p: Picture, found: Sequence[Later]) -> Iterator[str]:
    """Yield each thing learnt too late as a line: recorded when and by whom, since when it was so, in which words."""
    for one in found:
        since = plain_time(one.since)
        head = f"{plain_day(day_of(one.entry.recorded))}, {called(p, one.entry.agency)}, {what(one.entry)}"
        yield f"{head}; it tells of {since}. {words_of(one.entry)}".strip()


def words_of(entry: Entry) -> str:
    """Return an entry's narrative; where it may not be read by all, that it exists."""
    if is_restricted(entry):
        return RESTRICTED
    return " ".join((entry.narrative or "").split())
