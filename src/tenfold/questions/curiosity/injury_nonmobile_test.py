import pytest

from parts import CLINIC, CSC, ED, GP, HV, MUM, POLICE, SAM, entry, on_plan, strategy, time, told, visit
from tenfold.questions.acts import Act
from tenfold.questions.curiosity.injury_nonmobile import injury_nonmobile as rule
from tenfold.record import Account, Enquiry, Injury, Opinion, Person, Relationship

BABY = "baby"


def born(day="2023-11-01", **fields):
    baby = Person(id=BABY, born=day and time(day), **fields)
    tie = Relationship(of=MUM, to=BABY, is_="mother")
    return entry("2024-01-01", HV, "visit", baby, tie, id="born", about=(BABY,), seen={BABY: "seen"})


def hurt(occurred="2024-03-04T10:30", *facts, type="bruise", id="cheek", about=(BABY,), site="forearm", **fields):
    injury = Injury(id=id, child=BABY, type=type, sites=(site,), **fields)
    return entry(occurred, GP, "attendance", injury, *facts, about=about)


def opinion(view="accidental", agency=ED, occurred="2024-03-05", about="cheek", **fields):
    judged = Opinion(about=(about,), view=view)
    return entry(occurred, agency, "observation", judged, about=(BABY,), **fields)


def met(occurred="2024-03-05", **fields):
    return strategy(occurred, about=(BABY,), **fields)


STORY = told(born(), hurt())


def test_asks_at_once_for_a_meeting_and_a_paediatrician():
    [question] = STORY.asked(rule, by="2024-03-04")
    assert (question.id, question.opened) == (
        "injury-nonmobile:cheek",
        time("2024-03-04T10:30").last.replace(microsecond=0),
    )
    assert (question.urgency, question.to, question.about) == ("immediate", (CSC, GP), (BABY,))
    assert question.acts == (Act("strategy_discussion"), Act("paediatric_opinion", BABY))
    assert [one.id for one in question.evidence] == ["e2"]


@pytest.mark.parametrize("type", ["bruise", "fracture", "burn", "scald", "bite", "head_injury"])
def test_asks_about_injuries_that_moving_about_explains(type):
    assert told(born(), hurt(type=type)).asks(rule, by="2024-03-04")


@pytest.mark.parametrize("type", ["scratch", "swelling", "mark", "pain", "other"])
def test_is_silent_on_other_injuries(type):
    assert not told(born(), hurt(type=type)).asks(rule, by="2024-06-30")


def test_a_swelling_of_the_head_is_an_injury_of_the_head():
    for site in ("head.left", "skull", "scalp"):
        assert told(born(), hurt(type="swelling", site=site)).asks(rule, by="2024-03-04")
        assert told(born(), hurt(type="internal", site=site)).asks(rule, by="2024-03-04")
    assert not told(born(), hurt(type="scratch", site="scalp")).asks(rule, by="2024-06-30")


def test_is_silent_from_six_months_on():
    assert told(born("2023-09-05"), hurt()).asks(rule, by="2024-03-04")
    assert not told(born("2023-09-04"), hurt()).asks(rule, by="2024-06-30")


def test_a_child_counts_as_young_as_the_dates_allow():
    assert told(born("2023-09"), hurt()).asks(rule, by="2024-03-04")
    assert not told(born("2023-08"), hurt()).asks(rule, by="2024-03-04")
    assert told(born("2023"), hurt()).asks(rule, by="2024-03-04")
    assert told(born("2023-09-04"), hurt(happened=time("2024-03-03"))).asks(rule, by="2024-03-04")
    assert told(born("2023-09-04"), hurt(noticed=time("2024-03-03"))).asks(rule, by="2024-03-04")


def test_an_unsaid_age_accuses_nobody():
    assert not told(born(None), hurt()).asks(rule, by="2024-06-30")


def test_asks_at_any_age_of_a_child_who_is_marked_as_not_moving_about():
    assert told(born("2018-01-01", non_mobile=True), hurt()).asks(rule, by="2024-03-04")
    assert told(born(None, non_mobile=True), hurt()).asks(rule, by="2024-03-04")
    assert not told(born("2018-01-01", non_mobile=False), hurt()).asks(rule, by="2024-06-30")


def test_the_mark_is_read_as_it_stood_when_the_child_was_hurt():
    def still(day):
        return entry(day, HV, "visit", Person(id=BABY, non_mobile=True), about=(BABY,))

    def moves(day):
        return entry(day, HV, "visit", Person(id=BABY, non_mobile=False), about=(BABY,))

    old = born("2022-01-01")
    assert told(old, still("2024-02-01"), hurt(), moves("2024-05-01")).asks(rule, by="2024-06-30")
    learnt = told(old, still("2024-01-02"), moves("2024-02-01"), hurt(), still("2024-05-01"))
    assert not learnt.asks(rule, by="2024-06-30")
    late = told(old, hurt(), still("2024-03-06"))
    assert not late.asks(rule, by="2024-03-05")
    assert late.asks(rule, by="2024-03-06")
    assert not told(old, hurt(), moves("2024-03-06"), still("2024-03-07")).asks(rule, by="2024-03-07")


def test_is_content_with_a_meeting_and_a_paediatrician_and_with_neither_alone():
    assert STORY.then(met()).asked(rule, by="2024-03-20")[0].acts == (Act("paediatric_opinion", BABY),)
    assert STORY.then(opinion()).asked(rule, by="2024-03-20")[0].acts == (Act("strategy_discussion"),)
    for agency in (ED, CLINIC):
        [question] = STORY.then(met(), opinion(agency=agency, occurred="2024-03-06")).questions(rule, by="2024-03-06")
        assert question.closed_by == "e4"
    [question] = STORY.then(opinion("suspicious"), met("2024-03-06", among=())).questions(rule, by="2024-03-06")
    assert question.closed_by == "e4"


def test_both_come_after_it():
    early = told(born(), met("2024-03-01"), opinion("suspicious", about="toe"), hurt("2024-03-04"))
    assert early.then(opinion()).asks(rule, by="2024-03-20")
    told_late = met("2024-03-01", recorded="2024-03-06")
    assert STORY.then(told_late, opinion()).asks(rule, by="2024-03-20")
    at_it = entry(
        "2024-03-05", CSC, "strategy_discussion", Injury(id="cheek", child=BABY, type="bruise"), about=(BABY,)
    )
    assert not told(born(), at_it, opinion(occurred="2024-03-06")).asks(rule, by="2024-03-20")


def test_a_meeting_that_says_what_was_before_it_must_have_had_it_before_it():
    assert STORY.then(met(considered=("born",)), opinion()).asks(rule, by="2024-03-20")
    assert not STORY.then(met(considered=()), opinion()).asks(rule, by="2024-03-20")
    assert not STORY.then(met(considered=("e2",)), opinion()).asks(rule, by="2024-03-20")
    assert STORY.then(met(outcome="cancelled_by_agency"), opinion()).asks(rule, by="2024-03-20")
    assert not STORY.then(met(outcome="completed"), opinion()).asks(rule, by="2024-03-20")


def test_still_asks_when_the_view_is_undetermined_or_of_nobody_who_examines_children():
    assert STORY.then(met(), opinion("undetermined")).asks(rule, by="2024-03-20")
    for agency in (GP, HV, POLICE, CSC):
        assert STORY.then(met(), opinion(agency=agency)).asks(rule, by="2024-03-20")
    fell = Account(by=MUM, about=("cheek",), claim="accident")
    opened = entry("2024-03-05", CSC, "record_note", Enquiry(children=(BABY,), stage="opened"), fell, about=(BABY,))
    assert STORY.then(opened, visit("2024-03-06", child=BABY)).asks(rule, by="2024-03-20")


def test_each_injury_is_to_be_judged_or_before_the_paediatrician():
    two = STORY.then(hurt("2024-03-05T09:00", id="leg", type="fracture"), met("2024-03-06"))
    assert two.then(opinion(occurred="2024-03-06", considered=("e2",))).asks(rule, by="2024-03-20")
    assert two.then(opinion("suspicious", occurred="2024-03-06")).asks(rule, by="2024-03-20")
    assert not two.then(opinion("suspicious", occurred="2024-03-06", considered="all")).asks(rule, by="2024-03-20")
    again = STORY.then(met(), opinion(), hurt("2024-03-06T09:00", id="cheek-seen-by-another"))
    assert not again.asks(rule, by="2024-03-20")
    new = STORY.then(met(), opinion(), hurt("2024-03-06T09:00", id="leg", type="fracture"))
    assert [one.id for one in new.asked(rule, by="2024-03-20")] == ["injury-nonmobile:cheek~2"]


def test_a_benign_view_must_have_considered_the_injuries_before():
    first = hurt("2024-01-10", id="toe", type="swelling")
    story = told(born(), first, hurt(), met())
    assert story.then(opinion()).asks(rule, by="2024-03-20")
    assert not story.then(opinion(considered=("e2",))).asks(rule, by="2024-03-20")


def test_does_not_leak_from_another_child_or_occasion():
    assert (
        told(born(), entry("2024-03-04", GP, "attendance", Injury(id="knee", child=SAM, type="bruise"))).subjects(
            rule, by="2024-03-20"
        )
        == []
    )
    of_sam = strategy("2024-03-05")
    assert STORY.then(of_sam, opinion()).asks(rule, by="2024-03-20")
    later = STORY.then(met(), opinion(), on_plan("2024-03-10", BABY), hurt("2024-03-12", id="rib", type="fracture"))
    assert later.subjects(rule, by="2024-03-20") == ["rib"]


def test_of_one_of_two_children_the_baby_counts():
    which = Injury(id="which", one_of=(SAM, BABY), type="burn")
    story = told(born(), entry("2024-03-04", ED, "attendance", which, about=(SAM, BABY)))
    [question] = story.asked(rule, by="2024-03-04")
    assert question.about == (SAM, BABY)
    assert not story.then(met(), opinion(about="which")).asks(rule, by="2024-03-05")


def test_changes_its_mind_when_the_birth_is_corrected_and_not_a_day_sooner():
    mended = entry(
        "2024-01-01",
        HV,
        "visit",
        Person(id=BABY, born=time("2022-11-01")),
        about=(BABY,),
        seen={BABY: "seen"},
        corrects="born",
        recorded="2024-03-08T09:00",
    )
    story = STORY.then(mended)
    assert story.asks(rule, by="2024-03-07")
    [question] = story.questions(rule, by="2024-03-08")
    assert question.closed_by == "e3"


def test_what_a_birth_left_as_the_hospital_found_on_that_day_is_not_asked_about():
    def newborn(view="consistent", happened="2024-03-04", agency=ED, born="2024-03-04", by=ED):
        day = None if happened is None else time(happened)
        arm = Injury(id="cheek", child=BABY, type="fracture", sites=("shoulder.left",), happened=day)
        found = entry("2024-03-04", agency, "admission", Person(id=BABY, born=time(born)), arm, about=(BABY,))
        return told(found, opinion(view, by, "2024-03-04"))

    assert not newborn().asks(rule, by="2024-03-05")
    for other in (
        {"view": "undetermined"},
        {"view": "suspicious"},
        {"happened": None},
        {"happened": "2024-03-03"},
        {"agency": HV},
        {"by": GP},
        {"born": "2024-03"},
    ):
        assert newborn(**other).asks(rule, by="2024-03-05")
    assert newborn().then(opinion("suspicious")).asks(rule, by="2024-03-05")
    assert newborn().then(opinion("inconsistent", GP)).asks(rule, by="2024-03-05")


def test_a_meeting_held_at_the_hour_at_which_the_injury_was_seen_at_it_came_after_it():
    shown = Injury(id="cheek", child=BABY, type="bruise", sites=("forearm",))
    at_it = entry("2024-03-05T10:00", CSC, "strategy_discussion", shown, about=(BABY,))
    [question] = told(born(), at_it).asked(rule, by="2024-03-20")
    assert question.acts == (Act("paediatric_opinion", BABY),)


def test_a_birth_left_only_the_injuries_that_the_hospital_found_it_left():
    arm, leg = (
        Injury(id=id, child=BABY, type="fracture", sites=(id,), happened=time("2024-03-04"))
        for id in ("shoulder.left", "leg.left")
    )
    found = entry("2024-03-04", ED, "admission", Person(id=BABY, born=time("2024-03-04")), arm, about=(BABY,), id="arm")
    also = entry("2024-03-04", ED, "admission", leg, about=(BABY,), id="leg")
    judged = opinion("consistent", ED, "2024-03-04", "shoulder.left")
    [question] = told(found, also, judged).asked(rule, by="2024-03-05")
    assert [one.id for one in question.evidence] == ["leg"]
