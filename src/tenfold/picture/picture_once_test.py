"""A picture that is looked at once holds what a watched one holds, wherever it is looked for first."""

import pytest

from parts import CSC, ED, GP, MUM, SAM, entry, told, visit
from tenfold.picture import fold_once
from tenfold.record import Account, Injury, Person, SamePerson
from tenfold.when import AsOf

WRIST = Injury(id="wrist", child=SAM, type="swelling", sites=("wrist.left",))
FELL = Account(id="fell", by=MUM, about=("wrist",), claim="accident")
HURT = entry("2024-03-04T10:00", ED, "attendance", WRIST, FELL, id="hurt", present=(MUM,))
AGAIN = entry("2024-03-05", GP, "attendance", WRIST, id="again", present=("papa",))
WORDS = entry(
    "2024-03-04T10:00", ED, "attendance", WRIST, FELL, id="words", corrects="hurt", recorded="2024-03-06T10:00"
)
MENDED = entry("2024-03-05", ED, "record_note", WRIST, id="mended", corrects="hurt", recorded="2024-03-06T10:00")
JOINED = entry("2024-03-07", CSC, "record_note", SamePerson(a="papa", b="dad", is_=True), id="joined")
NAMED = entry("2024-03-08", CSC, "visit", Person(id="dad", name="Joe"), id="named", about=("dad",))
FIRST = visit("2024-03-02")


def anything(_):
    return True


def is_of_hospital(one, agency):
    return one.agency == agency


def as_list(found):
    return found if isinstance(found, list | tuple) else [found]


LOOKS = {
    "entries": lambda p: p.entries(),
    "about": lambda p: p.entries_about(SAM),
    "about whom others are": lambda p: p.entries_about("dad"),
    "about that": lambda p: p.about_that(SAM, is_of_hospital, ED),
    "first about since": lambda p: p.first_about_since(SAM, FIRST.order, anything),
    "first about after": lambda p: p.first_about_after(SAM, FIRST, is_of_hospital, GP),
    "with": lambda p: p.entries_with(MUM),
    "first with since": lambda p: p.first_with_since(MUM, FIRST.order, anything),
    "first with after": lambda p: p.first_with_after("papa", FIRST, is_of_hospital, GP),
    "by": lambda p: p.entries_by(ED),
    "entry": lambda p: p.entry("hurt"),
    "its correction": lambda p: p.entry("mended"),
    "corrections": lambda p: p.corrections(),
    "facts in": lambda p: [one.id for one in p.facts_in(Injury, "hurt")],
    "facts in what mends": lambda p: [one.id for one in p.facts_in(Injury, "mended")],
    "facts in what says again": lambda p: [one.id for one in p.facts_in(Injury, "again")],
    "a glance": lambda p: p.glance(p.now).entries_about(SAM),
}


@pytest.mark.parametrize("entries", [(), (AGAIN,), (MENDED,), (AGAIN, WORDS), (AGAIN, MENDED), (AGAIN, JOINED, NAMED)])
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_both_hold_the_same(look, entries):
    story = told(FIRST, HURT, *entries)
    watched = story.picture("2024-03-10")
    once = fold_once(story.case, AsOf.at(watched.now), story.guidance)
    assert [*as_list(look(once))] == [*as_list(look(watched))]


def test_each_look_finds_something_somewhere():
    told_of = ((AGAIN, JOINED, NAMED), (AGAIN, MENDED), (MENDED,))
    pictures = [told(FIRST, HURT, *more).picture("2024-03-10") for more in told_of]
    assert [name for name, look in LOOKS.items() if not any(look(p) for p in pictures)] == []
