"""What is held about one person, as they are given it: a page to read, and the same for programs."""

import json
from dataclasses import asdict
from html import escape

from tenfold.access import REASONS, Disclosure, Given, Told
from tenfold.documents.marking import Mark, page, rows

_FIRST = (
    "This is what the record holds about you, from all the agencies that write on it. What is about somebody else is "
    "left out, or their name is. Words that professionals wrote are given once two people have read them, so that "
    "nothing about others is given by mistake; where words are not given, the reason stands in their place."
)
_LAW = (
    "The law lets some information be left out without saying that it was, for instance where saying so would "
    "prevent a crime from being found out. That this sentence stands here does not mean that anything was."
)
_NEXT = (
    "You can ask for a mistake to be put right, and your own words to be kept beside what was written. You can ask who "
    "opened your record. If you think that something was wrongly left out, ask whoever gave you this to look again; "
    "you can also complain to the Information Commissioner’s Office or ask a court."
)
_NOTHING = "There is nothing about you here that you can be given. That does not mean that nothing is held."


def bundle(disclosure: Disclosure, mark: Mark) -> dict[str, bytes]:
    """Return the files that one person is given, by name; the same words give the same bytes."""
    told = {
        "mark": asdict(mark),
        "held": asdict(disclosure),
        "reasons": {one: REASONS[one] for one in disclosure.reasons},
    }
    name = f"subject-access-{mark.serial}"
    return {
        f"{name}.html": page(mark, "What is held about you", _body(disclosure)),
        f"{name}.json": json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n",
    }


def _body(disclosure: Disclosure) -> str:
    reasons = "".join(f"<li>{escape(REASONS[one])}</li>" for one in disclosure.reasons)
    held = "".join(map(_entry, disclosure.entries)) or f"<p>{_NOTHING}</p>"
    asked = "".join(_told(one) for one in disclosure.questions)
    return (
        f"<p>About {escape(disclosure.called)}.</p><p>{_FIRST}</p>"
        + (f"<h2>Why words are withheld</h2><ul>{reasons}</ul>" if reasons else "")
        + f"<p>{_LAW}</p>{held}"
        + (f"<h2>What the record asked about you</h2>{asked}" if asked else "")
        + f"<h2>What you can do</h2><p>{_NEXT}</p>"
    )


def _entry(given: Given) -> str:
    head = f"{given.number}. {given.occurred}: {given.event}, {given.agency}"
    by = f"Written by: {given.role}, {given.agency}. Recorded {given.recorded}."
    return f"<section><h2>{escape(head)}</h2><p>{escape(by)}</p>{''.join(map(_told, given.told))}</section>"


def _told(told: Told) -> str:
    withheld = "".join(f'<p class="withheld">Words are withheld. {escape(REASONS[one])}</p>' for one in told.withheld)
    return f"<h3>{escape(told.heading)}</h3>{rows(tuple((one.label, one.text) for one in told.pieces))}{withheld}"
