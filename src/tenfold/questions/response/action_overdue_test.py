import pytest

from parts import ANN, CSC, DAD, ED, GP, GRAN, HV, MUM, SAM, entry, on_plan, strategy, time, told
from tenfold.questions.response.action_overdue import action_overdue as rule
from tenfold.questions.wording import in_words
from tenfold.record import Action, Assessment, Care, Decision, Enquiry, Plan


def promised(day="2024-03-04", by=HV, status=None, event="core_group", id="weigh", **fields):
    due, before = fields.pop("due", None), fields.pop("before", None)
    child = fields.pop("child", SAM)
    what = Action(id=id, child=child, owner=by, what="weigh", due=due and time(due), before=before, status=status)
    return entry(day, fields.pop("agency", CSC), event, what, **fields)


def decided(day, matter="return_home", children=(SAM,), **fields):
    told_of = Decision(matter=matter, granted=fields.pop("granted", True), children=children)
    return entry(day, fields.pop("agency", CSC), "record_note", told_of, **fields)


PLAN = told(on_plan("2024-03-01"))
STORY = PLAN.then(promised(id="weigh"))
DATED = PLAN.then(promised(due="2024-03-14"))
HOME = promised("2024-03-04", by=HV, before="return_home")
WITH_DAD = Care(child=SAM, by=(DAD,), basis="parental", from_=time("2024-03-06"))
BACK = entry("2024-03-06", CSC, "record_note", WITH_DAD)


def test_asks_the_owner_twenty_working_days_on_and_soon_after_forty():
    assert not STORY.asks(rule, by="2024-04-02")
    [question] = STORY.asked(rule, by="2024-04-03")
    assert question.id == "action-overdue:weigh"
    assert (question.urgency, question.to, question.about) == ("routine", (HV,), (SAM,))
    assert [one.id for one in question.evidence] == ["e2"]
    assert dict(question.ask.gaps)["due"] == ("3 April 2024",)
    assert STORY.asked(rule, by="2024-04-30")[0].urgency == "routine"
    assert STORY.asked(rule, by="2024-05-01")[0].urgency == "soon"


def test_asks_when_its_own_date_has_passed_and_soon_when_as_late_as_it_was_long():
    assert not DATED.asks(rule, by="2024-03-13")
    [question] = DATED.asked(rule, by="2024-03-14")
    assert (question.urgency, dict(question.ask.gaps)["due"]) == ("routine", ("14 March 2024",))
    assert DATED.asked(rule, by="2024-03-23")[0].urgency == "routine"
    assert DATED.asked(rule, by="2024-03-24")[0].urgency == "soon"


def test_a_month_is_over_at_its_end_and_a_date_before_the_promise_is_late_at_once():
    month = PLAN.then(promised(due="2024-04"))
    assert not month.asks(rule, by="2024-04-29")
    assert month.asks(rule, by="2024-04-30")
    late = PLAN.then(promised("2024-03-10", due="2024-03-05"))
    assert late.asked(rule, by="2024-03-10")[0].urgency == "soon"


def test_is_silent_on_time_and_content_when_done():
    done = promised("2024-03-14T10:00", status="done", event="clinic")
    assert not DATED.then(done).questions(rule, by="2024-06-01")
    late = promised("2024-03-20", status="done", event="clinic")
    [question] = DATED.then(late).questions(rule, by="2024-03-20")
    assert question.closed_by == "e3"


def test_a_later_date_is_waited_for():
    moved = promised("2024-03-12", due="2024-03-28")
    assert not DATED.then(moved).asks(rule, by="2024-03-27")
    assert DATED.then(moved).asks(rule, by="2024-03-28")


def test_dropping_it_needs_a_decision():
    dropped = promised("2024-03-11", status="dropped", event="record_note")
    alone = DATED.then(dropped)
    assert not alone.asks(rule, by="2024-03-13")
    [question] = alone.asked(rule, by="2024-03-14")
    assert [one.id for one in question.evidence] == ["e2", "e3"]
    assert alone.then(decided("2024-03-18", "plan")).asks(rule, by="2024-03-18")
    [answered] = alone.then(decided("2024-03-18", "plan", considered=("e3",))).questions(rule, by="2024-03-18")
    assert answered.closed_by == "e4"
    anns = decided("2024-03-18", "plan", children=(ANN,), considered=("e3",))
    assert alone.then(anns).asks(rule, by="2024-03-18")
    unnamed = promised("2024-03-11", status="dropped", event="record_note", child=None)
    shared = PLAN.then(promised(due="2024-03-14", child=None, about=(SAM, ANN)), unnamed)
    assert not shared.then(anns).asks(rule, by="2024-03-18")


def test_a_meeting_or_the_decision_itself_drops_it():
    for event in ("review_conference", "core_group", "professionals_meeting"):
        met = promised("2024-03-11", status="dropped", event=event)
        assert not DATED.then(met).questions(rule, by="2024-06-01")
    considered = entry("2024-03-12", CSC, "core_group", considered="all")
    alone = promised("2024-03-11", status="dropped", event="call")
    assert DATED.then(alone, considered).asks(rule, by="2024-03-14")
    again = promised("2024-03-13", status="dropped", event="call")
    assert DATED.then(promised("2024-03-11", status="dropped"), again).asks(rule, by="2024-03-14")
    both = entry(
        "2024-03-11",
        CSC,
        "record_note",
        Action(id="weigh", owner=HV, what="weigh", status="dropped"),
        Decision(matter="plan", children=(SAM,)),
    )
    assert not DATED.then(both).questions(rule, by="2024-06-01")


def test_taken_up_again_it_is_waited_for_again():
    dropped = promised("2024-03-11", status="dropped", event="review_conference")
    again = promised("2024-03-12", status="open", event="core_group")
    assert DATED.then(dropped, again).asks(rule, by="2024-03-14")


@pytest.mark.parametrize(
    "frame",
    [
        entry("2024-03-01", CSC, "record_note", Plan(child=SAM, kind="child_in_need", status="started")),
        entry("2024-03-01", HV, "record_note", Plan(child=SAM, kind="early_help", status="started")),
        entry("2024-03-01", CSC, "record_note", Enquiry(children=(SAM,), stage="opened")),
        entry("2024-03-01", CSC, "record_note", Assessment(children=(SAM,), stage="opened")),
    ],
)
def test_a_plan_of_any_kind_an_enquiry_or_an_assessment_makes_it_due(frame):
    assert told(frame, promised(event="record_note")).asks(rule, by="2024-04-03")


def test_nobody_is_asked_what_became_of_an_ordinary_appointment():
    assert not told(promised(event="attendance", agency=GP, by=GP, due="2024-03-14")).asks(rule, by="2024-06-01")
    long_past = promised("2024-01-08", event="attendance", agency=GP, by=GP, due="2024-02-01")
    assert not told(long_past, on_plan("2024-03-01")).asks(rule, by="2024-06-01")
    running = promised("2024-02-26", event="attendance", agency=GP, by=GP, due="2024-03-04")
    assert told(running, on_plan("2024-03-01")).asks(rule, by="2024-03-04")


def test_what_a_meeting_agreed_binds_without_a_plan_until_the_lead_closes():
    met = told(strategy("2024-03-04", *promised(by=ED, due="2024-03-06").facts))
    assert met.asks(rule, by="2024-03-06")
    assert not met.then(decided("2024-03-08", "closure")).asks(rule, by="2024-03-08")
    assert met.then(decided("2024-03-08", "closure", agency=ED)).asks(rule, by="2024-03-08")
    assert met.then(decided("2024-03-08", "closure", granted=False)).asks(rule, by="2024-03-08")
    early = told(decided("2024-03-01", "closure"), *met.entries[1:])
    assert early.asks(rule, by="2024-03-06")
    assert met.then(on_plan("2024-03-08")).asks(rule, by="2024-03-08")


@pytest.mark.parametrize(
    "event",
    ["initial_conference", "review_conference", "core_group", "legal_planning", "professionals_meeting"],
)
def test_any_meeting_of_professionals_binds_whoever_speaks_of_it_later(event):
    met = told(promised(due="2024-03-06", event=event))
    assert met.asks(rule, by="2024-03-06")
    assert met.then(promised("2024-03-05", status="open", event="call")).asks(rule, by="2024-03-06")


def test_the_end_of_the_plan_ends_what_it_promised():
    ended = entry("2024-05-20", CSC, "review_conference", Plan(child=SAM, status="ended"))
    [question] = STORY.then(ended).questions(rule, by="2024-06-01")
    assert question.closed_by == "e3"
    other = entry("2024-03-20", CSC, "record_note", Plan(child=SAM, kind="child_in_need", status="started"))
    assert STORY.then(other, ended).asks(rule, by="2024-06-01")
    stopped = entry("2024-06-03", CSC, "record_note", Plan(child=SAM, kind="child_in_need", status="ended"))
    assert not STORY.then(other, ended, stopped).asks(rule, by="2024-06-03")


def test_an_unmet_condition_is_immediate_when_the_decision_is_made():
    story = told(HOME)
    assert not story.asks(rule, by="2024-09-01")
    [question] = story.then(decided("2024-03-20")).asked(rule, by="2024-03-20")
    assert (question.urgency, question.to) == ("immediate", (HV, CSC))
    assert [one.id for one in question.evidence] == ["e1", "e2"]
    assert story.then(decided("2024-03-20", granted=None)).asks(rule, by="2024-03-20")
    twice = story.then(decided("2024-03-20"), decided("2024-03-21")).asked(rule, by="2024-03-21")
    assert [one.id for one in twice[0].evidence] == ["e1", "e2", "e3"]


def test_a_condition_is_not_broken_by_a_refusal_another_matter_or_an_earlier_decision():
    story = told(HOME)
    assert not story.then(decided("2024-03-20", granted=False)).asks(rule, by="2024-09-01")
    assert not story.then(decided("2024-03-20", "discharge")).asks(rule, by="2024-09-01")
    assert not story.then(decided("2024-03-20", children=(ANN,))).asks(rule, by="2024-09-01")
    assert not told(decided("2024-03-01"), HOME).asks(rule, by="2024-09-01")
    stopped = story.then(decided("2024-03-20"), decided("2024-03-22", granted=False))
    assert not stopped.asks(rule, by="2024-03-22")
    anew = stopped.then(decided("2024-03-25")).asked(rule, by="2024-03-25")
    assert [one.id for one in anew[0].evidence] == ["e1", "e2", "e4"]


def test_a_condition_done_in_time_opens_nothing_and_done_late_closes():
    done = promised("2024-03-19", status="done", event="visit")
    assert not told(HOME, done, decided("2024-03-20")).questions(rule, by="2024-09-01")
    late = promised("2024-03-22", status="done", event="visit")
    [question] = told(HOME, decided("2024-03-20"), late).questions(rule, by="2024-03-22")
    assert question.closed_by == "e3"


def test_a_condition_with_a_date_is_late_like_any_promise():
    dated = PLAN.then(promised(before="return_home", due="2024-03-14"))
    assert dated.asked(rule, by="2024-03-14")[0].urgency == "routine"
    [question] = dated.then(decided("2024-03-20")).asked(rule, by="2024-03-20")
    assert (question.urgency, [growth.urgency for growth in question.grew]) == ("immediate", ["immediate"])


def test_a_return_decided_with_its_condition_breaks_it_when_the_child_is_back_with_a_parent():
    both = entry("2024-03-04", CSC, "core_group", *HOME.facts, *decided("2024-03-04").facts)
    story = PLAN.then(both)
    assert not story.asks(rule, by="2024-04-02")
    assert story.asked(rule, by="2024-04-03")[0].urgency == "routine"
    [question] = story.then(BACK).asked(rule, by="2024-03-06")
    assert (question.urgency, [one.id for one in question.evidence]) == ("immediate", ["e2"])
    gran = entry("2024-03-06", CSC, "record_note", Care(child=SAM, by=(GRAN,), basis="placement"))
    assert not story.then(gran).asks(rule, by="2024-03-06")
    refused = entry("2024-03-04", CSC, "core_group", *HOME.facts, *decided("2024-03-04", granted=False).facts)
    assert not PLAN.then(refused, BACK).asks(rule, by="2024-09-01")
    assert not PLAN.then(HOME, BACK).asks(rule, by="2024-09-01")
    assert not PLAN.then(decided("2024-03-02"), HOME, BACK).asks(rule, by="2024-09-01")


def test_a_return_decided_with_its_condition_breaks_it_when_the_child_leaves_hospital_and_nobody_else_has_it():
    both = entry("2024-03-04", CSC, "core_group", *HOME.facts, *decided("2024-03-04").facts)
    left = entry("2024-03-06", HV, "discharge")
    story = PLAN.then(both)
    assert [one.urgency for one in story.then(left).asked(rule, by="2024-03-06")] == ["immediate"]
    placed = entry("2024-03-05", CSC, "record_note", Care(child=SAM, by=(GRAN,), basis="placement"))
    assert not story.then(placed, left).asks(rule, by="2024-03-06")
    ward = entry("2024-03-05", HV, "admission", Care(child=SAM, by=(HV,), basis="hospital"))
    assert story.then(ward, left).asks(rule, by="2024-03-06")
    assert not PLAN.then(entry("2024-03-03", HV, "discharge"), both).asks(rule, by="2024-03-06")


def test_other_matters_decided_with_their_condition_wait_for_its_term():
    facts = (*promised(before="contact").facts, *decided("2024-03-04", "contact").facts)
    both = entry("2024-03-04", CSC, "core_group", *facts)
    assert PLAN.then(both, BACK).asked(rule, by="2024-04-03")[0].urgency == "routine"


def test_does_not_leak_to_another_child():
    anns = promised(child=None, about=(ANN,))
    assert not PLAN.then(anns).then(entry("2024-03-05", CSC, "visit")).asks(rule, by="2024-03-20")
    record = promised(event="record_note", child=ANN)
    assert not PLAN.then(record).asks(rule, by="2024-06-01")
    unnamed = promised(event="record_note", child=None, about=(MUM,))
    [question] = PLAN.then(unnamed).asked(rule, by="2024-04-03")
    assert question.children == (SAM, ANN)


def test_changes_its_mind_when_the_doing_is_corrected_and_not_a_day_sooner():
    done = promised("2024-03-14T10:00", status="done", event="clinic")
    wrong = entry("2024-03-14", HV, "clinic", corrects="e3", recorded="2024-03-25T09:00")
    story = DATED.then(done, wrong)
    assert not story.asks(rule, by="2024-03-24")
    assert story.asks(rule, by="2024-03-25")


def test_says_whether_it_is_late_or_was_a_condition():
    [late] = DATED.asked(rule, by="2024-03-14")
    words = in_words(DATED.picture("2024-03-14"), late.ask)
    assert words == "Has hv done what was promised for Sam on 4 March 2024? It was due 14 March 2024."
    gone = PLAN.then(HOME, decided("2024-03-06"))
    [early] = gone.asked(rule, by="2024-03-06")
    words = in_words(gone.picture("2024-03-06"), early.ask)
    assert words == (
        "Had hv met the condition for the decision on return home set for Sam on 4 March 2024 when it went ahead?"
    )
    other = PLAN.then(promised(before="other", due=None), decided("2024-03-06", "other"))
    [early] = other.asked(rule, by="2024-03-06")
    words = in_words(other.picture("2024-03-06"), early.ask)
    assert words == "Had hv met the condition set for Sam on 4 March 2024 when it went ahead?"


def test_a_meeting_that_only_names_again_what_somebody_dropped_has_not_dropped_it():
    dropped = promised("2024-03-11", status="dropped", event="record_note")
    assert DATED.then(dropped, promised("2024-03-12")).asks(rule, by="2024-03-14")
    assert not DATED.then(dropped, promised("2024-03-12", status="dropped")).asks(rule, by="2024-03-14")


@pytest.mark.parametrize(("day", "late"), [("2024-04-10", True), ("2024-04-11", False)])
def test_a_plan_that_replaces_another_on_the_same_day_takes_its_actions_over(day, late):
    def step(when, kind, status):
        return entry(when, CSC, "record_note", Plan(child=SAM, kind=kind, status=status))

    helped = told(step("2024-03-01", "early_help", "started"), promised("2024-03-04", due="2024-03-20", event="visit"))
    up = helped.then(step("2024-04-10", "early_help", "ended"), step(day, "child_in_need", "started"))
    assert helped.asks(rule, by="2024-03-20")
    assert up.asks(rule, by="2024-05-01") is late


def test_a_plan_that_ends_and_never_began_on_record_hands_nothing_over():
    ended = entry("2024-03-25", CSC, "record_note", Plan(child=SAM, kind="early_help", status="ended"))
    began = entry("2024-03-25", CSC, "record_note", Plan(child=SAM, kind="child_in_need", status="started"))
    story = told(promised("2024-03-04", due="2024-03-20", event="visit"), ended, began)
    assert not story.questions(rule, by="2024-05-01")


def test_says_that_no_date_was_set_only_where_none_was():
    [unset], [dated] = STORY.asked(rule, by="2024-04-03"), DATED.asked(rule, by="2024-03-14")
    assert unset.ask.template.endswith("It was due {due}, as no date was set.")
    assert dated.ask.template.endswith("It was due {due}.")
