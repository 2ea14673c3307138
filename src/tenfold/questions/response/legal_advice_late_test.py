import pytest

from parts import ANN, CSC, LEGAL, POLICE, SAM, entry, strategy, time, told
from tenfold.questions.response.legal_advice_late import legal_advice_late as rule
from tenfold.record import Action, Decision, LegalView, Meeting

LAST_DAY = "2024-03-18"


def ask(day="2024-03-04", child=SAM, owner=LEGAL, id="ask", **fields):
    return strategy(
        day, Action(id=id, child=child, owner=owner, what="legal planning meeting"), id=f"on-{id}", **fields
    )


def met(day, *children):
    return entry(day, LEGAL, "legal_planning", about=children or (SAM,), id="met")


STORY = told(ask())


def test_asks_lead_and_lawyers_after_ten_working_days():
    [question] = STORY.asked(rule, by=LAST_DAY)
    assert (question.id, question.urgency, question.about) == ("legal-advice-late:ask", "soon", (SAM,))
    assert question.to == (CSC, "legal services")
    assert [one.id for one in question.evidence] == ["on-ask"]


def test_is_silent_until_that_day_has_ended():
    assert not STORY.asks(rule, by=f"{LAST_DAY}T23:59:59")


def test_a_decision_put_to_lawyers_and_a_meeting_called_are_asked_about():
    decided = entry("2024-03-04", CSC, "record_note", Decision(id="d", matter="other", children=(SAM,)), asked=(LEGAL,))
    assert told(decided).subjects(rule, by=LAST_DAY) == ["d"]
    called = Meeting(id="m", event="legal_planning", day=time("2024-03-25"), status="planned")
    assert told(entry("2024-03-04", CSC, "record_note", called)).subjects(rule, by=LAST_DAY) == ["m"]


def test_is_silent_where_something_else_was_asked_for():
    assert not told(ask(owner=POLICE)).asks(rule, by="2024-12-01")
    decided = entry(
        "2024-03-04", CSC, "record_note", Decision(id="d", matter="other", children=(SAM,)), asked=(POLICE,)
    )
    assert not told(decided).asks(rule, by="2024-12-01")
    called = Meeting(id="m", event="core_group", day=time("2024-03-25"), status="planned")
    assert not told(entry("2024-03-04", CSC, "record_note", called)).asks(rule, by="2024-12-01")


@pytest.mark.parametrize("event", ["legal_planning", "court_hearing"])
def test_what_lawyers_are_given_to_do_when_they_met_is_not_a_wish_to_meet(event):
    letter = Action(id="letter", child=SAM, owner=LEGAL, what="letter before proceedings")
    assert not told(entry("2024-03-04", LEGAL, event, letter)).asks(rule, by="2024-12-01")


def test_is_content_when_it_is_held():
    assert not STORY.then(met("2024-03-18")).questions(rule, by="2024-12-01")
    beside = entry("2024-03-25", POLICE, "call")
    [question] = STORY.then(met("2024-03-25"), beside).questions(rule, by="2024-12-01")
    assert question.closed_by == "met"


def test_is_content_when_a_note_says_that_the_meeting_called_was_held():
    called = Meeting(id="m", event="legal_planning", day=time("2024-03-12"), status="planned")
    held = Meeting(id="m", event="legal_planning", day=time("2024-03-12"), status="held")
    notes = [entry(day, CSC, "record_note", one) for day, one in (("2024-03-04", called), ("2024-03-12", held))]
    assert not told(*notes).asks(rule, by="2024-12-01")
    cancelled = Meeting(id="m", event="legal_planning", day=time("2024-03-12"), status="cancelled")
    assert told(notes[0], entry("2024-03-12", CSC, "record_note", cancelled)).asks(rule, by=LAST_DAY)


def test_a_meeting_of_the_same_hour_was_held():
    at_ten = entry("2024-03-04T10:00", LEGAL, "legal_planning", recorded="2024-03-05")
    assert not told(ask("2024-03-04T10:00"), at_ten).asks(rule, by="2024-12-01")


def test_still_asks_when_the_meeting_was_before_or_another_was_held_or_a_view_was_sent():
    assert told(met("2024-03-01"), ask()).asks(rule, by=LAST_DAY)
    earlier = entry("2024-03-01", LEGAL, "legal_planning", recorded="2024-03-06")
    assert STORY.then(earlier).asks(rule, by=LAST_DAY)
    assert STORY.then(entry("2024-03-06", CSC, "professionals_meeting")).asks(rule, by=LAST_DAY)
    view = entry("2024-03-06", LEGAL, "message", LegalView(children=(SAM,), threshold="met"))
    assert STORY.then(view).asks(rule, by=LAST_DAY)


def test_is_content_when_it_was_held_before_the_wish_was_put_on_record():
    late = ask(recorded="2024-03-20T09:00")
    assert not told(met("2024-03-11"), late).questions(rule, by="2024-12-01")
    assert told(met("2024-03-01"), late).asks(rule, by="2024-03-20")
    assert told(met("2024-03-11", ANN), late).asks(rule, by="2024-03-20")


def test_a_meeting_written_up_late_does_not_meet_what_was_asked_for_since():
    story = STORY.then(ask("2024-03-12", id="again"))
    held = entry("2024-03-08", LEGAL, "legal_planning", recorded="2024-03-22T09:00", id="met")
    [first] = story.then(held).questions(rule, by="2024-03-22")
    assert first.closed_by == "met"
    assert story.then(held).subjects(rule, by="2024-03-26") == ["again"]


def state(status, *facts):
    done = Action(id="ask", child=SAM, owner=LEGAL, what="legal planning meeting", status=status)
    return entry("2024-03-11", LEGAL, "record_note", done, *facts)


def test_is_content_when_it_is_done_or_dropped_by_a_decision():
    assert not STORY.then(state("done")).asks(rule, by="2024-12-01")
    dropped = state("dropped", Decision(matter="other", children=(SAM,)))
    assert not STORY.then(dropped).asks(rule, by="2024-12-01")


@pytest.mark.parametrize("status", ["open", "dropped"])
def test_still_asks_when_it_is_open_or_dropped_without_a_decision(status):
    assert STORY.then(state(status)).asks(rule, by=LAST_DAY)


def test_asked_for_again_while_waiting_is_the_same_question():
    [question] = STORY.then(ask("2024-03-12", id="again")).asked(rule, by="2024-04-30")
    assert (question.id, [one.id for one in question.evidence]) == ("legal-advice-late:ask", ["on-ask", "on-again"])


def test_asked_for_again_after_it_was_held_is_another():
    story = STORY.then(met("2024-03-08"), ask("2024-03-12", id="again"))
    assert story.subjects(rule, by="2024-03-26") == ["again"]
    assert not story.asks(rule, by="2024-03-26T23:59:59")


def test_two_wishes_of_one_entry_are_one_question():
    two = strategy(
        "2024-03-04",
        Action(id="a", child=SAM, owner=LEGAL, what="a"),
        Action(id="b", child=SAM, owner=LEGAL, what="b"),
    )
    assert told(two).subjects(rule, by=LAST_DAY) == ["a"]


def test_does_not_leak_from_one_child_to_another():
    both = told(ask(child=None, about=(SAM, ANN)))
    assert [one.about for one in both.asked(rule, by=LAST_DAY)] == [(SAM, ANN)]
    for_ann = both.then(met("2024-03-08", ANN))
    assert dict(for_ann.asked(rule, by=LAST_DAY)[0].ask.gaps)["children"] == ("Sam",)
    assert STORY.then(met("2024-03-08", ANN)).asks(rule, by=LAST_DAY)
    assert [one.about for one in told(ask(about=(SAM, ANN))).asked(rule, by=LAST_DAY)] == [(SAM,)]


def test_a_later_wish_for_another_child_is_its_own_question():
    story = STORY.then(ask("2024-03-12", child=None, id="both", about=(SAM, ANN)))
    assert [(one.id, one.about) for one in story.asked(rule, by="2024-03-26")] == [
        ("legal-advice-late:ask", (SAM,)),
        ("legal-advice-late:both", (ANN,)),
    ]


def test_changes_its_mind_when_the_meeting_is_corrected_and_not_a_day_sooner():
    not_held = entry("2024-03-08", LEGAL, "record_note", corrects="met", recorded="2024-03-22T09:00")
    story = STORY.then(met("2024-03-08"), not_held)
    assert not story.asks(rule, by="2024-03-21")
    [question] = story.asked(rule, by="2024-03-22")
    assert question.opened == time("2024-03-22T09:00").last


def test_what_was_asked_for_and_held_before_is_no_reason_to_ask_again():
    story = STORY.then(met("2024-03-08"), ask("2024-03-12", id="again"))
    [question] = story.asked(rule, by="2024-03-26")
    assert [one.id for one in question.evidence] == ["on-again"]
