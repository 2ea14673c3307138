from dataclasses import replace

import pytest

from parts import ANN, CSC, ED, GP, MUM, SAM, entry, on_plan, strategy, told
from tenfold.questions.curiosity.opinions_differ import opinions_differ as rule
from tenfold.record import Account, Author, Enquiry, Injury, Opinion

ARM = Injury(id="arm", child=SAM, type="fracture", sites=("arm.left",))
SEEN = entry("2024-03-04", ED, "attendance", ARM)
BENIGN = ["accidental", "consistent", "medical_cause"]
HARM = ["inconsistent", "suspicious", "non_accidental"]


def judged(view, day, agency=ED, about=("arm",), by=None, id=None, **fields):
    told_so = entry(day, agency, "observation", Opinion(id=id, about=about, view=view), **fields)
    return replace(told_so, author=Author(role="doctor", id=by))


STORY = told(SEEN, judged("suspicious", "2024-03-05"), judged("accidental", "2024-03-06", GP))


@pytest.mark.parametrize("benign", BENIGN)
@pytest.mark.parametrize("harm", HARM)
def test_asks_both_authors_on_the_day_of_the_second_view(harm, benign):
    story = told(SEEN, judged(harm, "2024-03-05"), judged(benign, "2024-03-06", GP))
    assert not story.asks(rule, by="2024-03-05")
    [question] = story.asked(rule, by="2024-03-06")
    assert question.id == "opinions-differ:arm"
    assert (question.urgency, question.to, question.about) == ("immediate", (ED, GP), (SAM,))
    assert [one.id for one in question.evidence] == ["e1", "e2", "e3"]
    assert [(act.kind, act.of) for act in question.acts] == [("strategy_discussion", ""), ("paediatric_opinion", SAM)]
    assert "now that {authors}" in question.ask.template
    swapped = told(SEEN, judged(benign, "2024-03-05", GP), judged(harm, "2024-03-06"))
    assert [question.to for question in swapped.asked(rule, by="2024-03-06")] == [(GP, ED)]


def test_is_silent_where_both_speak_for_the_same_side_or_one_for_neither():
    for one, other in (
        (HARM[0], HARM[1]),
        (BENIGN[0], BENIGN[1]),
        ("undetermined", HARM[1]),
        ("undetermined", "accidental"),
    ):
        assert not told(SEEN, judged(one, "2024-03-05"), judged(other, "2024-03-06", GP)).asks(rule, by="2024-03-20")


def test_is_soon_for_an_older_child_off_plan():
    bump = entry("2024-03-04", ED, "attendance", Injury(id="arm", child=ANN, type="bruise"), about=(ANN,))
    older = told(bump, *(replace(one, about=(ANN,)) for one in STORY.entries[2:]))
    assert [question.urgency for question in older.asked(rule, by="2024-03-06")] == ["soon"]
    [question] = older.then(on_plan("2024-03-07", ANN)).asked(rule, by="2024-03-07")
    assert question.urgency == "immediate"
    enquiry = entry("2024-03-07", CSC, "record_note", Enquiry(children=(ANN,), stage="opened"), about=(ANN,))
    assert [question.urgency for question in older.then(enquiry).asked(rule, by="2024-03-07")] == ["immediate"]


@pytest.mark.parametrize(("seen", "urgency"), [("2025-01-19", "immediate"), ("2025-01-20", "soon")])
def test_two_is_counted_on_the_day_of_the_injury(seen, urgency):
    story = told(
        entry(seen, ED, "attendance", ARM), judged("suspicious", "2025-01-25"), judged("accidental", "2025-01-26", GP)
    )
    assert [question.urgency for question in story.asked(rule, by="2025-01-27")] == [urgency]


def test_is_immediate_where_one_of_the_children_who_may_be_hurt_is_on_plan():
    one_of = entry("2025-03-04", ED, "attendance", replace(ARM, child=None, one_of=(ANN, SAM)))
    views = (judged("suspicious", "2025-03-05"), judged("accidental", "2025-03-06", GP))
    assert [one.urgency for one in told(one_of, *views).asked(rule, by="2025-03-07")] == ["soon"]
    planned = told(on_plan("2025-03-01", ANN), one_of, *views)
    assert [one.urgency for one in planned.asked(rule, by="2025-03-07")] == ["immediate"]


def test_one_professional_may_change_their_mind():
    first = judged("suspicious", "2024-03-05", by="dr-1")
    assert not told(SEEN, first, judged("accidental", "2024-03-06", by="dr-1")).asks(rule, by="2024-03-20")
    assert told(SEEN, first, judged("accidental", "2024-03-06", GP, by="dr-1")).asks(rule, by="2024-03-20")
    assert told(SEEN, first, judged("accidental", "2024-03-06", by="dr-2")).asks(rule, by="2024-03-20")
    assert told(SEEN, first, judged("accidental", "2024-03-06")).asks(rule, by="2024-03-20")


def test_two_of_one_hospital_who_are_not_told_apart_may_differ():
    [question] = told(SEEN, judged("suspicious", "2024-03-05"), judged("accidental", "2024-03-06")).asked(
        rule, by="2024-03-06"
    )
    assert question.to == (ED,)
    assert "two of {authors}" in question.ask.template


def test_one_entry_may_judge_two_marks_differently():
    leg = Injury(id="leg", child=SAM, type="bruise")
    both = (Opinion(about=("arm",), view="suspicious"), Opinion(about=("leg",), view="accidental"))
    assert not told(entry("2024-03-04", ED, "attendance", ARM, leg, *both)).asks(rule, by="2024-03-20")
    other = told(
        entry("2024-03-04", ED, "attendance", ARM, leg, both[0]), judged("accidental", "2024-03-05", about=("leg",))
    )
    assert other.subjects(rule, by="2024-03-05") == ["arm"]


def test_a_view_of_the_account_is_one_of_the_injury():
    fell = entry("2024-03-04", ED, "call", Account(id="fell", by=MUM, about=("arm",), claim="accident"))
    story = told(
        SEEN, fell, judged("consistent", "2024-03-05", GP, about=("fell",)), judged("suspicious", "2024-03-06")
    )
    assert story.asks(rule, by="2024-03-06")


@pytest.mark.parametrize(
    "event", ["strategy_discussion", "professionals_meeting", "review_conference", "legal_planning"]
)
def test_is_content_with_a_meeting_that_considered_both(event):
    met = entry("2024-03-07", CSC, event, considered=("e2", "e3"))
    [question] = STORY.then(met).questions(rule, by="2024-03-07")
    assert (question.closed.day, question.closed_by) == (7, "e4")


def test_the_meeting_that_states_the_second_may_be_it():
    second = Opinion(about=("arm",), view="accidental")
    once = told(SEEN, judged("suspicious", "2024-03-05", id="op"))
    assert not once.then(strategy("2024-03-06", second)).asks(rule, by="2024-03-20")
    assert once.then(strategy("2024-03-06", second, considered=())).asks(rule, by="2024-03-20")


def test_the_second_view_alone_does_not_end_it_and_a_third_that_had_both_does():
    knew = judged("accidental", "2024-03-06", GP, considered=("e2",))
    two = told(SEEN, judged("suspicious", "2024-03-05"), knew)
    assert two.asks(rule, by="2024-03-20")
    [question] = two.then(judged("accidental", "2024-03-07", CSC, considered="all")).questions(rule, by="2024-03-20")
    assert (question.closed.day, question.closed_by) == (7, "e4")
    assert not two.then(judged("suspicious", "2024-03-07", CSC, considered="all")).asks(rule, by="2024-03-20")
    fourth = two.then(judged("accidental", "2024-03-07", CSC, considered="all"), judged("suspicious", "2024-03-08", GP))
    assert [one.id for one in fourth.asked(rule, by="2024-03-08")] == ["opinions-differ:arm~2"]


def test_a_later_view_of_another_injury_may_have_had_both_before_it():
    later = entry("2024-04-07", ED, "attendance", Injury(id="leg", child=SAM, type="bruise"))
    view = judged("undetermined", "2024-04-08", about=("leg",), considered="all")
    assert STORY.then(later, view).asks(rule, by="2024-04-20")
    view = judged("suspicious", "2024-04-08", about=("leg",), considered="all")
    assert not STORY.then(later, view).asks(rule, by="2024-04-20")


def test_still_asks_when_a_meeting_had_one_or_did_not_say():
    for considered in ((), ("e2",), ("e3",), ("e1",)):
        assert STORY.then(entry("2024-03-07", CSC, "strategy_discussion", considered=considered)).asks(
            rule, by="2024-03-20"
        )
    assert STORY.then(strategy("2024-03-07", outcome="cancelled_by_agency")).asks(rule, by="2024-03-20")
    assert told(*STORY.entries[1:3], strategy("2024-03-05"), STORY.entries[3]).asks(rule, by="2024-03-20")
    assert STORY.then(judged("undetermined", "2024-03-07", considered="all")).asks(rule, by="2024-03-20")
    assert STORY.then(judged("suspicious", "2024-03-07", considered=("e2",))).asks(rule, by="2024-03-20")


def test_a_view_told_again_counts_as_it_was_first_told():
    told_again = judged("suspicious", "2024-03-08", id="op")
    story = told(SEEN, judged("suspicious", "2024-03-05", id="op"), judged("accidental", "2024-03-06", GP))
    [question] = story.then(told_again).asked(rule, by="2024-03-20")
    assert question.to == (ED, GP)
    assert not story.then(strategy("2024-03-07"), told_again).asks(rule, by="2024-03-20")
    last = entry("2024-03-09", CSC, "strategy_discussion", considered=("e3", "e4"))
    assert not story.then(told_again, last).asks(rule, by="2024-03-20")


def test_does_not_leak_between_children_or_occasions():
    apart = entry("2024-03-20", ED, "attendance", Injury(id="leg", child=SAM, type="bruise"))
    story = told(
        SEEN, judged("suspicious", "2024-03-05"), apart, judged("accidental", "2024-03-21", GP, about=("leg",))
    )
    assert not story.asks(rule, by="2024-04-20")
    assert STORY.then(strategy("2024-03-07", about=(ANN,))).asks(rule, by="2024-03-20")
    anns = entry("2024-03-04", ED, "attendance", Injury(id="anns", child=ANN, type="bruise"), about=(ANN,))
    other = judged("accidental", "2024-03-06", GP, about=("anns",))
    assert not told(SEEN, anns, judged("suspicious", "2024-03-05"), other).asks(rule, by="2024-03-20")


def test_an_injury_of_one_of_two_children_is_met_on_for_both():
    story = told(entry("2024-03-04", ED, "attendance", replace(ARM, child=None, one_of=(ANN, SAM))), *STORY.entries[2:])
    [question] = story.then(strategy("2024-03-07")).asked(rule, by="2024-03-20")
    assert (question.about, question.urgency) == ((ANN, SAM), "immediate")
    assert not story.then(strategy("2024-03-07", about=(ANN, SAM))).asks(rule, by="2024-03-20")


def test_changes_its_mind_when_a_view_is_corrected_and_not_a_day_sooner():
    mended = judged("suspicious", "2024-03-06", GP, corrects="e3", recorded="2024-03-08T09:00")
    [question] = STORY.then(mended).questions(rule, by="2024-03-20")
    assert (question.closed.day, question.closed_by) == (8, "e4")
    assert STORY.then(mended).asks(rule, by="2024-03-07")
