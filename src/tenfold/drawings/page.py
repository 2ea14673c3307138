"""One self-contained page of a replay: what is not known, the pictures, each agency alone, and every question."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from tenfold.drawings.bands import bands
from tenfold.drawings.body import body_map
from tenfold.drawings.drawing import figure, text
from tenfold.drawings.network import network
from tenfold.drawings.page_knowing import alone_section, later_section
from tenfold.drawings.page_questions import acts_section, questions_section
from tenfold.drawings.style import STYLE
from tenfold.drawings.timeline import days, timeline
from tenfold.picture import Picture, children, died_at, occasions_of
from tenfold.questions.wording import called, plain_day
from tenfold.replay import Replay
from tenfold.when import day_of

CONTENTS = {
    "unknown": "What we do not know",
    "pictures": "Pictures",
    "alone": "Each agency alone",
    "later": "What no record could have known",
    "questions": "Every question",
}

NO_ENTRIES = "There are no entries."


def report(replayed: Replay) -> str:
    """Return the whole page as HTML that needs nothing from elsewhere."""
    title = text(replayed.case.title or replayed.case.case)
    links = "".join(f'<li><a href="#{id}">{words}</a></li>' for id, words in CONTENTS.items())
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><main>{_head(replayed, title)}"
        f'<nav aria-label="On this page"><ul>{links}</ul></nav>{"".join(_sections(replayed))}</main></body></html>\n'
    )


def _head(replayed: Replay, title: str) -> str:
    entries = replayed.picture.entries()
    agencies = len({entry.agency for entry in entries})
    wrote = "1 agency" if agencies == 1 else f"{agencies} agencies"
    count = "1 entry" if len(entries) == 1 else f"{len(entries)} entries"
    known = f"{count} by {wrote}, as known on {plain_day(day_of(replayed.until))}."
    return (
        f"<h1>{title}</h1><p>{known if replayed.case.entries else NO_ENTRIES}</p>"
        '<p class="note">This is what the record could have asked, not what would have happened. Silence never means '
        "safety: it asks only about what it was told. It does not cover harm outside the home, allegations against "
        "professionals, or looked-after care.</p>"
    )


def _sections(replayed: Replay) -> Iterator[str]:
    told = {
        "unknown": acts_section(replayed),
        "pictures": "".join(_pictures(replayed)),
        "alone": alone_section(replayed),
        "later": later_section(replayed.picture),
        "questions": questions_section(replayed),
    }
    yield from (f'<section id="{id}"><h2>{CONTENTS[id]}</h2>{inside}</section>' for id, inside in told.items())


def _pictures(replayed: Replay) -> Iterator[str]:
    """Yield the pictures: all of the child whom most is written of, and of the others what differs, folded."""
    if not replayed.case.entries:
        yield "<p>Nothing is recorded. That does not mean that there is nothing to know.</p>"
        return
    p = replayed.picture
    since, until = days(replayed)
    yield figure(timeline(replayed), 3)
    young = by_mention(p)
    for child in young[:1]:
        yield figure(bands(p, child, since, until), 3)
    hurt = [child for child in young if occasions_of(p, child)]
    yield from (figure(body_map(p, child), 3) for child in hurt)
    if young and not hurt:
        yield "<h3>Injuries</h3><p>No injury is recorded. That does not mean that there was none.</p>"
    for child in young[:1]:
        yield figure(network(p, child, _last_moment(replayed, child)), 3)
    for child in young[1:]:
        summary = f"{text(called(p, child))}: home, household and care"
        yield f"<details><summary>{summary}</summary>{figure(bands(p, child, since, until), 3)}</details>"


def _last_moment(replayed: Replay, child: str) -> datetime:
    """Return the end of the replay, or the child's death before it."""
    death = died_at(replayed.picture, child)
    return replayed.until if death is None else min(replayed.until, death.first)


def by_mention(p: Picture) -> list[str]:
    """Return the children of the record, those whom most entries are about first."""
    told = Counter(person for entry in p.entries() for person in entry.about)
    return sorted(children(p), key=lambda child: -told[child])
