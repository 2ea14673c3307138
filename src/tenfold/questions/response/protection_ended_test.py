import pytest

from parts import ANN, CSC, DAD, FRIEND, GRAN, HV, MUM, NURSERY, SAM, entry, on_plan, time, told, visit
from tenfold.questions.response.protection_ended import protection_ended as rule
from tenfold.record import Care, Decision, Enquiry, Person, Plan, Residence


def cared(day, by=(MUM, GRAN), basis="family_arrangement", since="2024-03-04", until=None, id="watch", **fields):
    unsupervised, child = fields.pop("unsupervised", None), fields.pop("child", SAM)
    arrangement = Care(
        id=id,
        child=child,
        by=by,
        basis=basis,
        from_=time(since),
        to_date=until and time(until),
        unsupervised=unsupervised,
    )
    return entry(day, fields.pop("agency", CSC), "record_note", arrangement, *fields.pop("also", ()), **fields)


def decided(day, matter="other", considered=(), children=(SAM,), **fields):
    told_of = Decision(matter=matter, granted=fields.pop("granted", None), children=children)
    return entry(day, fields.pop("agency", CSC), "record_note", told_of, considered=considered, **fields)


PLAN = told(on_plan("2024-03-01"))
WATCHED = PLAN.then(cared("2024-03-04", until="2024-03-15"))
MINDED = PLAN.then(cared("2024-03-04", (FRIEND,), "childminder", id="minder"))
STOPS = cared("2024-03-18", (FRIEND,), "childminder", until="2024-03-18", id="minder", agency=NURSERY)
STOPPED = MINDED.then(STOPS)


def test_asks_one_working_day_after_a_supervising_carer_left_as_was_said_at_the_start():
    assert not WATCHED.asks(rule, by="2024-03-17")
    [question] = WATCHED.asked(rule, by="2024-03-18")
    assert question.id == "protection-ended:watch"
    assert (question.urgency, question.to, question.about) == ("immediate", (CSC,), (SAM, GRAN))
    assert [one.id for one in question.evidence] == ["e2"]
    assert dict(question.ask.gaps)["day"] == ("15 March 2024",)


def test_asks_one_working_day_after_a_childminder_stopped():
    assert not STOPPED.asks(rule, by="2024-03-18")
    [question] = STOPPED.asked(rule, by="2024-03-19")
    assert (question.urgency, question.about) == ("immediate", (SAM, FRIEND))
    assert [one.id for one in question.evidence] == ["e2", "e3"]


def test_asks_at_once_of_what_is_told_late():
    late = MINDED.then(cared("2024-03-25", (FRIEND,), "childminder", until="2024-03-18", id="minder"))
    assert not late.asks(rule, by="2024-03-24")
    assert late.asks(rule, by="2024-03-25")


def test_a_month_ends_at_its_end():
    month = PLAN.then(cared("2024-03-04", until="2024-03"))
    assert not month.asks(rule, by="2024-04-01")
    assert month.asks(rule, by="2024-04-02")


def test_is_content_with_a_decision_or_a_conference_that_considered_it():
    [question] = STOPPED.then(decided("2024-03-20", considered=("e3",))).questions(rule, by="2024-03-20")
    assert question.closed_by == "e4"
    assert not STOPPED.then(decided("2024-03-19T10:00", considered=("e3",))).questions(rule, by="2024-06-01")
    review = entry("2024-03-20", CSC, "review_conference", considered="all")
    assert not STOPPED.then(review).asks(rule, by="2024-03-20")
    after = decided("2024-03-20", considered=("e2",))
    assert not WATCHED.then(after).asks(rule, by="2024-03-20")


def test_still_asks_when_what_was_decided_did_not_consider_it():
    assert STOPPED.then(decided("2024-03-20", considered=("e2",))).asks(rule, by="2024-03-20")
    assert STOPPED.then(decided("2024-03-20", "plan")).asks(rule, by="2024-03-20")
    met = entry("2024-03-20", CSC, "core_group", considered=("e3",))
    assert STOPPED.then(met).asks(rule, by="2024-03-20")
    anns = decided("2024-03-20", considered=("e3",), children=(ANN,))
    assert STOPPED.then(anns).asks(rule, by="2024-03-20")


def test_an_ending_decided_in_its_own_entry_opens_nothing():
    choice = Decision(matter="other", children=(SAM,))
    ahead = cared("2024-03-11", (FRIEND,), "childminder", until="2024-03-18", id="minder", also=(choice,))
    assert not MINDED.then(ahead).questions(rule, by="2024-06-01")
    told_after = cared("2024-03-18", (FRIEND,), "childminder", until="2024-03-18", id="late", also=(choice,))
    assert not PLAN.then(told_after).questions(rule, by="2024-06-01")
    sooner = cared("2024-03-11", until="2024-03-13", also=(choice,))
    assert not WATCHED.then(sooner).questions(rule, by="2024-06-01")


def test_an_ending_that_names_the_decision_behind_it_opens_nothing():
    before = MINDED.then(decided("2024-03-11", id="why"))
    named = cared("2024-03-18", (FRIEND,), "childminder", until="2024-03-18", id="minder", considered=("why",))
    assert not before.then(named).questions(rule, by="2024-06-01")
    broad = cared("2024-03-18", (FRIEND,), "childminder", until="2024-03-18", id="minder", considered="all")
    assert before.then(broad).asks(rule, by="2024-03-19")


def test_who_agreed_to_it_for_a_time_has_not_decided_what_follows():
    choice = Decision(matter="return_home", granted=True, children=(SAM,))
    agreed = PLAN.then(decided("2024-03-03", id="why"))
    start = cared("2024-03-04", until="2024-03-15", also=(choice,), considered=("why",))
    assert agreed.then(start).asks(rule, by="2024-03-18")
    longer = cared("2024-03-14", until="2024-03-22", also=(choice,))
    extended = WATCHED.then(longer)
    assert not extended.asks(rule, by="2024-03-24")
    assert extended.asks(rule, by="2024-03-25")


def test_what_goes_on_with_the_same_people_has_not_ended():
    again = cared("2024-03-15", (GRAN, MUM), since="2024-03-16", id="more")
    assert not WATCHED.then(again).questions(rule, by="2024-06-01")
    gap = cared("2024-03-15", (GRAN, MUM), since="2024-03-17", id="more")
    assert WATCHED.then(gap).asks(rule, by="2024-03-18")
    mum_only = cared("2024-03-15", (MUM,), "parental", since="2024-03-16", id="more")
    assert WATCHED.then(mum_only).asks(rule, by="2024-03-18")
    short = cared("2024-03-15", since="2024-03-10", until="2024-03-15", id="more")
    assert WATCHED.then(short).asks(rule, by="2024-03-18")
    with_dad = PLAN.then(cared("2024-03-04", (DAD,), until="2024-03-15"))
    assert with_dad.asks(rule, by="2024-03-18")
    until = cared("2024-03-15", since="2024-03-16", until="2024-03-20", id="more")
    assert WATCHED.then(until).subjects(rule, by="2024-03-21") == ["more"]


@pytest.mark.parametrize("basis", ["bail_condition", "voluntary_accommodation", "placement", "order"])
def test_leans_on_care_that_was_arranged(basis):
    assert PLAN.then(cared("2024-03-04", (GRAN,), basis, until="2024-03-15")).asks(rule, by="2024-03-18")


@pytest.mark.parametrize("basis", ["parental", "hospital", "unknown"])
def test_does_not_lean_on_parents_hospitals_or_what_nobody_described(basis):
    assert not PLAN.then(cared("2024-03-04", (MUM, GRAN), basis, until="2024-03-15")).asks(rule, by="2024-06-01")


def test_leans_on_somebody_beside_a_parent_who_is_not_to_be_alone():
    def arranged(by, unsupervised):
        return PLAN.then(cared("2024-03-04", by, "parental", until="2024-03-15", unsupervised=unsupervised))

    assert arranged((MUM, GRAN), unsupervised=False).asks(rule, by="2024-03-18")
    assert not arranged((MUM, GRAN), unsupervised=True).asks(rule, by="2024-06-01")
    assert not arranged((DAD,), unsupervised=False).asks(rule, by="2024-06-01")


HERE = Residence(id="here", person=GRAN, address="home", as_="staying", from_=time("2024-03-04"))
OPEN = PLAN.then(cared("2024-03-04", also=(HERE,)))


def moved(day, as_="left", **fields):
    gone = Residence(person=GRAN, address="home", as_=as_, from_=time(day))
    return entry(day, HV, "visit", gone, about=(MUM,), **fields)


def test_asks_when_the_supervising_carer_moves_out():
    assert not OPEN.asks(rule, by="2024-06-01")
    [question] = OPEN.then(moved("2024-03-18")).asked(rule, by="2024-03-19")
    assert [one.id for one in question.evidence] == ["e2", "e3"]
    assert not OPEN.then(moved("2024-03-18")).asks(rule, by="2024-03-18")
    assert not OPEN.then(moved("2024-03-18"), decided("2024-03-19", considered=("e3",))).asks(rule, by="2024-03-19")
    assert not OPEN.then(moved("2024-03-18"), moved("2024-03-19T08:00", "staying")).asks(rule, by="2024-03-20")
    before = PLAN.then(moved("2024-03-02", "staying"), moved("2024-03-03"), cared("2024-03-04"))
    assert not before.asks(rule, by="2024-06-01")
    own = Residence(person=GRAN, address="grans", as_="resident")
    stayed = Residence(person=SAM, address="grans", as_="staying", from_=time("2024-02-01"), to_date=time("2024-02-20"))
    with_a_home = PLAN.then(cared("2024-03-04", also=(HERE, own, stayed)), moved("2024-03-18"))
    assert with_a_home.asks(rule, by="2024-03-19")
    mums = Residence(person=MUM, address="mums", as_="resident", from_=time("2024-03-04"))
    elsewhere = PLAN.then(cared("2024-03-04", also=(mums, HERE)), entry("2024-03-18", HV, "visit", HERE))
    assert not elsewhere.asks(rule, by="2024-06-01")
    alone = PLAN.then(cared("2024-03-04", (GRAN,), also=(HERE,)), moved("2024-03-18"))
    assert not alone.asks(rule, by="2024-06-01")


def test_asks_when_the_parent_cares_alone_from_then_on():
    both = PLAN.then(cared("2024-03-04"))
    alone = cared("2024-03-18", (MUM,), "parental", since="2024-03-18", id="alone")
    assert not both.then(alone).asks(rule, by="2024-03-18")
    assert both.then(alone).subjects(rule, by="2024-03-19") == ["watch"]
    assert not both.then(alone, decided("2024-03-19", considered=("e3",))).asks(rule, by="2024-03-19")
    planned = cared("2024-03-11", (MUM,), "parental", since="2024-03-18", id="alone")
    assert not both.then(planned).asks(rule, by="2024-03-18")
    assert both.then(planned).asks(rule, by="2024-03-19")
    undated = entry("2024-03-18", CSC, "record_note", Care(child=SAM, by=(DAD,), basis="parental"))
    assert PLAN.then(cared("2024-03-04", (DAD, GRAN)), undated).asks(rule, by="2024-03-19")
    with_dad = cared("2024-03-18", (DAD,), "parental", since="2024-03-18", id="alone")
    with_gran = cared("2024-03-18", (MUM, GRAN), "parental", since="2024-03-18", id="alone")
    by_day = cared("2024-03-18", (MUM,), "unknown", since="2024-03-18", id="alone")
    before = cared("2024-03-18", (MUM,), "parental", since="2024-03-04", id="alone")
    for other in (with_dad, with_gran, by_day, before):
        assert not both.then(other).asks(rule, by="2024-06-01")
    parents = PLAN.then(cared("2024-03-04", (MUM, DAD)), alone)
    assert not parents.asks(rule, by="2024-06-01")


def test_who_moves_out_before_the_end_of_the_arrangement_has_left_early():
    both = PLAN.then(cared("2024-03-04", until="2024-03-29", also=(HERE,)), moved("2024-03-18"))
    assert both.asks(rule, by="2024-03-19")
    stay = Residence(person=GRAN, address="home", as_="staying", from_=time("2024-03-04"), to_date=time("2024-03-15"))
    choice = Decision(matter="other", children=(SAM,))
    assert PLAN.then(cared("2024-03-04", also=(stay, choice))).asks(rule, by="2024-03-18")


def test_without_a_plan_nothing_was_leaned_on():
    ended = cared("2024-03-04", until="2024-03-15")
    assert not told(ended).asks(rule, by="2024-06-01")
    assert not told(ended, on_plan("2024-03-16")).asks(rule, by="2024-06-01")
    assert told(ended, on_plan("2024-03-15")).asks(rule, by="2024-03-18")
    early_help = entry("2024-03-01", HV, "record_note", Plan(child=SAM, kind="early_help", status="started"))
    assert not told(early_help, ended).asks(rule, by="2024-06-01")


def test_help_and_safety_plans_lean_less_urgently():
    for kind in ("child_in_need", "safety"):
        helped = entry("2024-03-01", CSC, "record_note", Plan(child=SAM, kind=kind, status="started"))
        [question] = told(helped, cared("2024-03-04", until="2024-03-15")).asked(rule, by="2024-03-18")
        assert question.urgency == "soon"
    later = entry("2024-03-16", CSC, "record_note", Plan(child=SAM, kind="safety", status="started"))
    assert not told(cared("2024-03-04", until="2024-03-15"), later).asks(rule, by="2024-06-01")


def test_an_enquiry_that_leads_to_a_plan_is_one_protection_and_its_end_ends_the_question():
    opened = entry("2024-03-01", CSC, "record_note", Enquiry(children=(SAM,), stage="opened"))
    story = told(opened, cared("2024-03-04", until="2024-03-15"))
    assert story.asked(rule, by="2024-03-18")[0].urgency == "immediate"
    done = entry("2024-03-20", CSC, "record_note", Enquiry(children=(SAM,), stage="completed"))
    assert story.then(on_plan("2024-03-19"), done).asks(rule, by="2024-03-20")
    [question] = story.then(done).questions(rule, by="2024-03-20")
    assert question.closed_by == "e3"
    past = told(opened, entry("2024-03-10", CSC, "record_note", Enquiry(children=(SAM,), stage="completed")))
    assert not past.then(*story.entries[2:], on_plan("2024-03-19")).asks(rule, by="2024-06-01")


def test_does_not_leak_to_another_child():
    anns = cared("2024-03-04", until="2024-03-15", child=ANN, about=(ANN,))
    assert not PLAN.then(anns).asks(rule, by="2024-06-01")
    both = decided("2024-03-18", "closure", agency=HV, children=(SAM, ANN), about=(SAM, ANN))
    [question] = PLAN.then(visit("2024-03-04", agency=HV), both).asked(rule, by="2024-03-19")
    assert dict(question.ask.gaps)["children"] == ("Sam",)


def test_names_nobody_but_people():
    agency = PLAN.then(cared("2024-03-04", (NURSERY,), "childminder", until="2024-03-15"))
    assert agency.asked(rule, by="2024-03-18")[0].about == (SAM,)
    stranger = PLAN.then(cared("2024-03-04", (MUM, "aunt"), until="2024-03-15", also=(Person(id="aunt"),)))
    assert stranger.asked(rule, by="2024-03-18")[0].about == (SAM, "aunt")


def test_changes_its_mind_when_the_end_is_corrected_and_not_a_day_sooner():
    wrong = cared("2024-03-04", until="2024-04-15", corrects="e2", recorded="2024-03-25T09:00")
    [question, *later] = WATCHED.then(wrong).questions(rule, by="2024-04-16")
    assert (question.opened.date().isoformat(), question.closed_by) == ("2024-03-19", "e3")
    assert [one.id for one in later] == ["protection-ended:watch~2"]


def test_who_met_long_before_an_end_that_was_set_has_not_decided_what_follows():
    long = PLAN.then(cared("2024-03-04", until="2024-08-15"))
    assert long.then(decided("2024-03-06", considered="all")).asks(rule, by="2024-08-20")
    assert not long.then(decided("2024-08-05", considered="all")).asks(rule, by="2024-08-20")
