"""A picture that is looked at once is asked by every rule what a watched one is asked."""

import gc
from weakref import ref

import pytest

from parts import ANN, CSC, ED, MUM, SAM, entry, on_plan, time, told, visit
from tenfold.picture import fold_once
from tenfold.questions.all import RULES
from tenfold.record import Account, Injury, Person, SamePerson
from tenfold.when import AsOf

WRIST = Injury(id="wrist", child=SAM, type="swelling", sites=("wrist.left",))
FELL = Account(id="fell", by=MUM, about=("wrist",), claim="accident")
HURT = entry("2024-03-04T10:00", ED, "attendance", WRIST, FELL, id="hurt")
CORRECTED = entry("2024-03-05", ED, "record_note", WRIST, id="mended", corrects="hurt")
JOINED = entry("2024-03-06", CSC, "record_note", SamePerson(a="papa", b="dad", is_=True), id="one")
NAMED = entry("2024-03-03", CSC, "visit", Person(id="papa", name="Joe"), id="named", recorded="2024-03-07T10:00")


@pytest.mark.parametrize("by", ["2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07", "2024-06-01"])
@pytest.mark.parametrize("entries", [(HURT,), (HURT, CORRECTED), (HURT, NAMED, JOINED), ()])
def test_every_rule_that_looks_at_no_questions_asks_the_same_of_both(entries, by):
    story = told(*entries, entry("2024-03-02", CSC, "visit", about=(SAM, ANN), id="first"))
    watched = story.picture(by)
    once = fold_once(story.case, AsOf.at(watched.now), story.guidance)
    for rule in (rule for rule in RULES if not rule.looks_at_questions):
        both = [[(one.id, rule.ask(p, one)) for one in rule.subjects(p)] for p in (watched, once)]
        assert both[0] == both[1], rule.id


def test_what_was_looked_at_is_gone_when_it_is_let_go_with_nobody_looking_for_circles():
    story = told(on_plan("2024-03-01"), visit("2024-03-02"), HURT)
    once = fold_once(story.case, AsOf.at(time("2024-06-01").last), story.guidance)
    assert [rule.ask(once, one) for rule in RULES if not rule.looks_at_questions for one in rule.subjects(once)]
    left = ref(once)
    gc.disable()
    try:
        once.let_go()
        del once
        assert left() is None
    finally:
        gc.enable()
