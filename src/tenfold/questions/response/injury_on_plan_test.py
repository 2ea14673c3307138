import pytest

from parts import ANN, CSC, ED, FRIEND, GRAN, MUM, NURSERY, POLICE, SAM, SCHOOL, entry, on_plan, strategy, time, told
from tenfold.questions.response.injury_on_plan import injury_on_plan as rule
from tenfold.record import Account, Check, Decision, Enquiry, Injury, Opinion, Person, Plan, Relationship

PLAN = on_plan("2024-03-04")
HURT = Injury(id="arm", child=SAM, type="bruise", sites=("arm.left",))
SEEN = entry("2024-03-14T10:00", NURSERY, "observation", HURT, id="seen")
STORY = told(PLAN, SEEN)


def injury(day, id="leg", child=SAM, agency=NURSERY, **fields):
    hurt = Injury(id=id, child=child, type="bruise", sites=("shin.left",))
    return entry(day, agency, "observation", hurt, id=f"on-{id}", about=(child,), **fields)


def test_asks_lead_and_police_when_the_next_working_day_is_over():
    [question] = STORY.asked(rule, by="2024-03-15")
    assert (question.id, question.urgency, question.about) == ("injury-on-plan:arm", "immediate", (SAM,))
    assert question.to == (CSC, POLICE)
    assert [one.id for one in question.evidence] == ["seen"]


@pytest.mark.parametrize(("event", "how"), [("observation", "seen"), ("call", "told of")])
def test_says_seen_only_where_somebody_was_there_to_see(event, how):
    [question] = told(PLAN, entry("2024-03-14T10:00", NURSERY, event, HURT)).asked(rule, by="2024-03-15")
    assert dict(question.sentence.gaps)["how"] == (how,)


def test_is_silent_until_that_day_has_ended():
    assert not STORY.asks(rule, by="2024-03-15T23:59:59")
    friday = told(PLAN, injury("2024-03-15"))
    assert not friday.asks(rule, by="2024-03-18T23:59:59")
    assert friday.asks(rule, by="2024-03-18")


def test_asks_at_once_when_told_late():
    late = told(PLAN, injury("2024-03-11", recorded="2024-03-14T09:00"))
    assert not late.asks(rule, by="2024-03-14T08:59:00")
    assert late.asks(rule, by="2024-03-14T09:00:00")


def test_is_silent_where_the_child_was_not_on_plan_when_hurt():
    assert not told(SEEN).asks(rule, by="2024-05-01")
    assert not told(injury("2024-03-01"), PLAN).asks(rule, by="2024-05-01")
    told_later = injury("2024-03-01", recorded="2024-03-14")
    assert not told(PLAN, told_later).asks(rule, by="2024-05-01")
    ended = entry("2024-03-12", CSC, "review_conference", Plan(child=SAM, status="ended"))
    assert not told(PLAN, ended, SEEN).asks(rule, by="2024-05-01")


def test_is_silent_about_the_injury_that_began_the_enquiry_and_what_its_medical_finds():
    opened = strategy("2024-03-14T15:00", Enquiry(children=(SAM,), stage="opened"))
    medical = injury("2024-03-15T11:00", "back", agency=ED)
    assert not told(SEEN, opened, medical).asks(rule, by="2024-05-01")
    assert told(SEEN, opened, injury("2024-03-22")).subjects(rule, by="2024-05-01") == ["leg"]


def test_still_asks_when_the_plan_has_ended_since_or_is_told_of_late():
    ended = entry("2024-03-18", CSC, "review_conference", Plan(child=SAM, status="ended"))
    assert STORY.then(ended).asks(rule, by="2024-05-01")
    late = entry("2024-03-04", CSC, "initial_conference", Plan(child=SAM, status="started"), recorded="2024-03-20")
    assert told(SEEN, late).asks(rule, by="2024-03-20")


def test_is_content_with_a_strategy_discussion_that_considered_it():
    [question] = STORY.then(strategy("2024-03-18", id="sd", considered=("seen",))).questions(rule, by="2024-03-18")
    assert question.closed_by == "sd"
    assert not STORY.then(strategy("2024-03-15")).questions(rule, by="2024-05-01")


@pytest.mark.parametrize("considered", [(), ("other",)])
def test_still_asks_when_the_discussion_considered_something_else_or_does_not_say(considered):
    other = entry("2024-03-14", SCHOOL, "call", id="other")
    assert STORY.then(other, strategy("2024-03-15", considered=considered)).asks(rule, by="2024-05-01")


def test_still_asks_when_the_discussion_was_before_or_something_else_was_held_or_decided():
    assert told(PLAN, strategy("2024-03-13"), SEEN).asks(rule, by="2024-05-01")
    decided = Decision(id="d", matter="other", children=(SAM,), rationale="seen by a manager")
    held = entry("2024-03-15", CSC, "professionals_meeting", decided, considered="all")
    assert STORY.then(held).asks(rule, by="2024-05-01")


def test_asks_until_one_discussion_has_all_that_two_agencies_saw_by_then():
    more = injury("2024-03-14T16:00", "face", agency=ED)
    story = told(PLAN, SEEN, more)
    part = strategy("2024-03-15", considered=("seen",))
    assert story.then(part).subjects(rule, by="2024-05-01") == ["arm"]
    assert not story.then(strategy("2024-03-15", considered=("seen", "on-face"))).asks(rule, by="2024-05-01")


def test_the_same_marks_seen_again_are_no_new_injury():
    again = entry("2024-03-25", ED, "attendance", Injury(id="arm", child=SAM, type="bruise", size_mm=20))
    story = told(PLAN, SEEN, strategy("2024-03-15"), again)
    assert not story.asks(rule, by="2024-05-01")
    assert story.then(injury("2024-03-26")).subjects(rule, by="2024-05-01") == ["leg"]


FELL = Account(id="fell", by=NURSERY, about=("arm",), claim="accident")


@pytest.mark.parametrize("claim", ["accident", "self_inflicted", "other_child", "rough_play", "equipment", "animal"])
def test_is_silent_about_a_mishap_that_staff_saw(claim):
    fell = Account(id="fell", by=NURSERY, about=("arm",), claim=claim)
    assert not told(PLAN, entry("2024-03-14", NURSERY, "observation", HURT, fell)).asks(rule, by="2024-05-01")


def test_is_silent_about_a_mishap_that_a_neighbour_saw():
    known = (Person(id=FRIEND), Relationship(of=FRIEND, to=MUM, is_="neighbour"))
    saw = Account(id="saw", by=FRIEND, about=("arm",), claim="other_child")
    assert not STORY.then(entry("2024-03-15", CSC, "call", *known, saw)).asks(rule, by="2024-05-01")


def test_is_content_when_a_check_bears_out_what_mum_said():
    said = entry("2024-03-14", NURSERY, "observation", Account(id="fell", by=MUM, about=("arm",), claim="accident"))
    checked = entry("2024-03-19", CSC, "call", Check(about=("fell",), against="witness", result="corroborated"), id="c")
    [question] = STORY.then(said, checked).questions(rule, by="2024-05-01")
    assert question.closed_by == "c"


@pytest.mark.parametrize("by", [MUM, GRAN, "stranger"])
def test_still_asks_when_kin_or_nobody_known_saw_it(by):
    said = Account(id="fell", by=by, about=("arm",), claim="accident")
    stranger = Person(id="stranger")
    assert STORY.then(entry("2024-03-15", CSC, "call", stranger, said)).asks(rule, by="2024-05-01")


@pytest.mark.parametrize(
    "doubt",
    [
        Opinion(about=("arm",), view="inconsistent"),
        Check(about=("fell",), against="own_observation", result="contradicted"),
        Check(about=("arm",), against="own_observation", result="contradicted"),
    ],
)
def test_still_asks_when_somebody_doubts_what_was_seen(doubt):
    assert STORY.then(entry("2024-03-15", ED, "attendance", FELL, doubt)).asks(rule, by="2024-05-01")


@pytest.mark.parametrize("claim", ["no_explanation", "denied", "medical", None])
def test_still_asks_when_nobody_tells_of_a_mishap(claim):
    said = Account(id="fell", by=NURSERY, about=("arm",), claim=claim)
    assert STORY.then(entry("2024-03-15", NURSERY, "call", said)).asks(rule, by="2024-05-01")


def test_still_asks_when_one_view_is_that_it_was_an_accident():
    view = Opinion(about=("arm",), view="accidental")
    assert STORY.then(entry("2024-03-15", ED, "attendance", view, considered="all")).asks(rule, by="2024-05-01")


def test_counts_from_the_injury_that_nobody_saw_happen():
    graze = entry("2024-03-14T10:00", NURSERY, "observation", HURT, FELL)
    story = told(PLAN, graze, injury("2024-03-15T09:00"))
    [question] = story.asked(rule, by="2024-03-18")
    assert (question.id, [one.id for one in question.evidence]) == ("injury-on-plan:arm", ["on-leg"])
    assert not story.asks(rule, by="2024-03-18T23:59:59")


def test_does_not_leak_between_children():
    both = told(on_plan("2024-03-04", SAM, ANN), SEEN, injury("2024-03-14", "ann-leg", ANN))
    assert both.subjects(rule, by="2024-03-15") == ["ann-leg", "arm"]
    of_ann = strategy("2024-03-15", about=(ANN,))
    assert both.then(of_ann).subjects(rule, by="2024-03-15") == ["arm"]
    assert told(PLAN, injury("2024-03-14", "ann-leg", ANN)).subjects(rule, by="2024-05-01") == []


def test_asks_of_every_child_on_plan_whose_injury_it_may_be():
    either = entry("2024-03-14", SCHOOL, "observation", Injury(id="cut", one_of=(SAM, ANN), type="laceration"))
    [question] = told(on_plan("2024-03-04", SAM, ANN), either).asked(rule, by="2024-03-15")
    assert question.about == (SAM, ANN)
    for_sam = told(on_plan("2024-03-04", SAM, ANN), either, strategy("2024-03-15"))
    assert dict(for_sam.asked(rule, by="2024-03-15")[0].ask.gaps)["children"] == ("Ann",)
    assert not told(PLAN, either, strategy("2024-03-15")).asks(rule, by="2024-05-01")


def test_still_asks_when_who_saw_it_is_kin_to_one_whose_injury_it_may_be():
    kid = Person(id="kid", born=time("2021-01-01"))
    near = (kid, Person(id=FRIEND), Relationship(of=FRIEND, to=MUM, is_="neighbour"))
    hers = Relationship(of=FRIEND, to="kid", is_="mother")
    cut = Injury(id="cut", one_of=(SAM, "kid"), type="laceration")
    saw = Account(id="saw", by=FRIEND, about=("cut",), claim="accident")
    assert told(PLAN, entry("2024-03-14", CSC, "call", *near, hers, cut, saw)).asks(rule, by="2024-03-15")
    assert not told(PLAN, entry("2024-03-14", CSC, "call", *near, cut, saw)).asks(rule, by="2024-05-01")


def test_an_injury_first_told_in_the_discussion_was_before_it():
    assert not told(PLAN, strategy("2024-03-14", HURT, considered=())).asks(rule, by="2024-05-01")


def test_changes_its_mind_when_the_discussion_is_corrected_and_not_a_day_sooner():
    held = strategy("2024-03-15", id="sd")
    empty = strategy("2024-03-15", considered=(), corrects="sd", recorded="2024-03-20T09:00")
    story = STORY.then(held, empty)
    assert not story.asks(rule, by="2024-03-19")
    [question] = story.asked(rule, by="2024-03-20")
    assert question.opened == time("2024-03-20T09:00").last


def test_a_correction_of_the_plans_entry_does_not_move_the_plan():
    plan = on_plan("2024-03-04")
    again = entry("2024-03-04", CSC, "initial_conference", *plan.facts, corrects="e1", recorded="2024-04-02")
    assert told(plan, SEEN, again).asks(rule, by="2024-04-02")


def test_a_mark_of_the_same_occasion_that_is_found_after_the_discussion_needs_no_other():
    met = strategy("2024-03-14T15:00")
    assert not STORY.then(met, injury("2024-03-15T09:00")).questions(rule, by="2024-05-01")
    assert STORY.then(met, injury("2024-03-18T09:00")).subjects(rule, by="2024-03-19") == ["leg"]


def test_what_another_agencys_entry_of_the_discussion_says_that_it_considered_was_considered():
    ours = strategy("2024-03-15T10:00", among=(CSC, POLICE, ED), considered=())
    theirs = entry("2024-03-15T10:00", POLICE, "strategy_discussion", considered=("seen",))
    assert STORY.then(ours).asks(rule, by="2024-03-15")
    assert not STORY.then(ours, theirs).asks(rule, by="2024-03-20")
