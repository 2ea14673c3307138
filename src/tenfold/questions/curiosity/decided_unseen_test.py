import pytest

from parts import ANN, CPS, CSC, ED, GP, HV, MUM, NURSERY, POLICE, SAM, SCHOOL, entry, time, told, visit
from tenfold.questions.acts import Act
from tenfold.questions.curiosity.decided_unseen import decided_unseen as rule
from tenfold.questions.wording import in_words
from tenfold.record import Account, Check, Decision, History, Injury, Observation, Opinion, Person, Pregnancy

HURT = Injury(id="arm", child=SAM, type="burn")
BURN = entry("2024-03-04T10:00", ED, "attendance", HURT, seen={SAM: "seen"}, id="hurt")


def decided(day="2024-03-06", matter="no_further_action", agency=CSC, id="d", children=(SAM,), **fields):
    granted = fields.pop("granted", None)
    decision = Decision(id=id, matter=matter, children=children, granted=granted)
    return entry(day, agency, "record_note", decision, about=children, **fields)


STORY = told(BURN, decided())


def words(story, question):
    return in_words(story.picture("2024-03-08"), question.ask)


def test_asks_when_the_lead_ends_it_without_having_seen_him():
    [question] = STORY.asked(rule, by="2024-03-06")
    assert question.id == "decided-unseen:d"
    assert (question.urgency, question.to, question.about) == ("immediate", (CSC, "team manager"), (SAM,))
    assert [one.id for one in question.evidence] == ["hurt", "e2"]


def test_says_it_of_one_child_or_of_several():
    [question] = STORY.asked(rule, by="2024-03-06")
    assert (
        words(STORY, question)
        == "What changes in the decision of csc of 6 March 2024 once somebody has seen Sam after it?"
    )
    assert question.acts == (Act("see_child", SAM), Act("manager_decision"))


@pytest.mark.parametrize("agency", [CSC, GP])
def test_once_he_is_seen_only_the_decision_is_to_be_looked_at_again(agency):
    seen = STORY.then(visit("2024-03-08", agency=agency))
    [question] = seen.asked(rule, by="2024-03-08")
    assert (
        words(seen, question)
        == "What changes in the decision of csc of 6 March 2024 now that somebody has seen Sam after it?"
    )
    assert question.acts == (Act("manager_decision"),)


@pytest.mark.parametrize("sight", [visit("2024-03-08", how="asleep"), visit("2024-03-01", recorded="2024-03-08")])
def test_who_was_not_seen_whole_since_the_concern_is_still_to_be_seen(sight):
    [question] = STORY.then(sight).asked(rule, by="2024-03-08")
    assert question.acts == (Act("see_child", SAM), Act("manager_decision"))


def test_of_two_children_who_is_not_seen_yet_is_named():
    worry = entry("2024-03-04", SCHOOL, "observation", Observation(child=ANN, of="hunger", level="concern"))
    story = told(BURN, worry, decided(children=(SAM, ANN)), visit("2024-03-08"))
    [question] = story.asked(rule, by="2024-03-08")
    assert (
        words(story, question)
        == "What changes in the decision of csc of 6 March 2024 once somebody has seen Ann after it?"
    )
    assert question.acts == (Act("see_child", ANN), Act("manager_decision"))


def test_is_silent_before_the_decision_and_without_a_concern():
    assert not told(BURN).asks(rule, by="2024-05-06")
    assert not told(decided()).asks(rule, by="2024-05-06")


@pytest.mark.parametrize("matter", ["threshold", "enquiry", "referral", "plan"])
def test_asks_of_a_refusal_and_not_where_it_is_unsaid(matter):
    assert told(BURN, decided(matter=matter, granted=False)).asks(rule, by="2024-03-06")
    assert not told(BURN, decided(matter=matter)).asks(rule, by="2024-03-06")
    assert not told(BURN, decided(matter=matter, granted=True)).asks(rule, by="2024-03-06")


def test_is_silent_about_decisions_that_end_nothing():
    assert not told(BURN, decided(matter="closure", granted=False)).asks(rule, by="2024-03-06")
    assert not told(BURN, decided(matter="placement", granted=False)).asks(rule, by="2024-03-06")


def test_is_silent_when_the_deciding_agency_saw_him():
    assert not told(BURN, visit("2024-03-05"), decided()).asks(rule, by="2024-05-06")
    assert not told(BURN, decided(agency=ED, matter="closure")).asks(rule, by="2024-05-06")


@pytest.mark.parametrize("how", ["partly", "asleep", "not_seen"])
def test_still_asks_when_he_was_not_wholly_seen_or_seen_by_others_or_before(how):
    assert told(BURN, visit("2024-03-05", how=how), decided()).asks(rule, by="2024-03-06")
    assert told(BURN, visit("2024-03-05", agency=GP), decided()).asks(rule, by="2024-03-06")
    assert told(visit("2024-03-01"), BURN, decided()).asks(rule, by="2024-03-06")


def test_is_content_only_when_he_is_seen_and_the_decision_looked_at_again():
    seen = STORY.then(visit("2024-03-08"))
    assert seen.asks(rule, by="2024-03-20")
    assert not seen.then(decided("2024-03-11", "other", id="d2")).asks(rule, by="2024-03-11")
    assert STORY.then(decided("2024-03-07", "other", id="d2"), visit("2024-03-08")).asks(rule, by="2024-03-20")


def test_is_content_when_another_agencys_sight_was_before_those_who_looked_again():
    story = STORY.then(visit("2024-03-08", agency=NURSERY, id="v"))
    again = decided("2024-03-11", "other", agency=POLICE, id="d2", considered=("e2", "v"))
    assert not story.then(again).asks(rule, by="2024-03-11")
    assert story.then(decided("2024-03-11", "other", id="d2", considered=("v",))).asks(rule, by="2024-03-11")


def test_asks_nothing_of_those_who_never_see_children():
    assert not told(BURN, decided(agency=CPS)).asks(rule, by="2024-05-06")


@pytest.mark.parametrize(
    "harmless",
    [
        Opinion(about=("arm",), view="accidental"),
        Check(about=("arm",), against="own_observation", result="unfounded"),
        Check(about=("said",), against="witness", result="corroborated"),
    ],
)
def test_is_silent_where_the_concern_was_found_harmless_before(harmless):
    said = Account(id="said", by=MUM, about=("arm",), claim="accident")
    found = entry("2024-03-05", ED, "observation", said, harmless)
    assert not told(BURN, found, decided()).asks(rule, by="2024-05-06")
    late = entry("2024-03-07", ED, "observation", said, harmless)
    assert told(BURN, late, decided("2024-03-06")).asks(rule, by="2024-05-06")


def test_still_asks_when_two_views_of_the_concern_differ():
    views = [Opinion(about=("arm",), view=view) for view in ("accidental", "suspicious")]
    assert told(BURN, entry("2024-03-05", ED, "observation", *views), decided()).asks(rule, by="2024-05-06")
    upheld = Check(about=("arm",), against="witness", result="corroborated")
    cleared = Check(about=("arm",), against="witness", result="unfounded")
    assert told(BURN, entry("2024-03-05", ED, "call", upheld, cleared), decided()).asks(rule, by="2024-05-06")


def test_counts_any_concern_of_the_last_year():
    worried = entry("2024-03-04", SCHOOL, "observation", Observation(child=SAM, of="hunger", level="concern"))
    past = entry("2024-03-04", POLICE, "call", History(person=MUM, of="violence"), about=(MUM,))
    assert told(worried, decided()).asks(rule, by="2024-03-06")
    assert told(past, decided()).asks(rule, by="2024-03-06")
    assert not told(BURN, decided("2025-03-05")).asks(rule, by="2025-05-06")


def test_does_not_leak_from_one_child_to_another():
    assert not told(BURN, decided(children=(ANN,))).asks(rule, by="2024-05-06")
    [question] = told(BURN, decided(children=(SAM, ANN))).asked(rule, by="2024-03-06")
    assert question.sentence.gaps[-1] == ("children", (SAM,))


def test_changes_its_mind_when_the_visit_is_corrected_and_not_a_day_sooner():
    undone = visit("2024-03-05", how="not_seen", corrects="v", recorded="2024-03-12T09:00")
    story = told(BURN, visit("2024-03-05", id="v"), decided(), undone)
    assert not story.asks(rule, by="2024-03-11")
    assert story.asks(rule, by="2024-03-12")


def test_looks_again_in_the_visit_at_which_the_child_is_seen():
    again = Decision(matter="closure", children=(SAM,), granted=True)
    [question] = STORY.then(visit("2024-03-12", again, id="again")).questions(rule, by="2024-03-12")
    assert question.closed_by == "again"


def test_the_hour_at_which_the_injury_was_seen_is_a_seeing_that_another_decision_may_rest_on():
    closed = STORY.then(decided("2024-03-12", id="again", considered=("hurt", "e2")))
    assert "d" not in closed.subjects(rule, by="2024-03-12")
    without = STORY.then(decided("2024-03-12", id="again", considered=("e2",)))
    assert "d" in without.subjects(rule, by="2024-03-12")


def test_a_concern_is_behind_a_decision_for_twelve_months():
    assert told(BURN, decided("2025-03-03T12:00")).asks(rule, by="2025-03-04")
    assert not told(BURN, decided("2025-03-05")).asks(rule, by="2025-06-06")


def mishap(by, day="2024-03-04"):
    said = Account(by=by, about=("arm",), claim="accident")
    return entry(day, NURSERY, "school_day", HURT, said, seen={SAM: "seen"}, id="hurt")


def test_is_silent_about_a_mishap_that_the_nursery_saw_and_not_where_it_says_so_only_later():
    assert not told(mishap(NURSERY), decided()).asks(rule, by="2024-05-06")
    assert told(mishap(MUM), decided()).asks(rule, by="2024-03-06")
    saw = Account(by=NURSERY, about=("arm",), claim="accident")
    late = entry("2024-03-08", NURSERY, "school_day", saw, seen={SAM: "seen"})
    assert told(mishap(MUM), decided(), late).asks(rule, by="2024-05-06")


def test_asks_about_a_mishap_that_somebody_saw_and_another_judged_harm():
    harm = entry("2024-03-05", ED, "attendance", Opinion(about=("arm",), view="suspicious"))
    assert told(mishap(NURSERY), harm, decided()).asks(rule, by="2024-03-06")


def test_is_silent_about_a_toddlers_bump():
    bruise = Injury(id="b", child=SAM, type="bruise", sites=("shin.left",), happened=time("2024-03-04"))
    said = Account(by=MUM, about=("b",), claim="accident")
    born = Person(id=SAM, born=time("2022-01-01"))
    bump = entry("2024-03-04", NURSERY, "school_day", born, bruise, said, seen={SAM: "seen"})
    assert not told(bump, decided()).asks(rule, by="2024-05-06")


def test_a_mended_word_of_the_decision_leaves_the_question_and_its_day_as_they_were():
    fact = Decision(matter="no_further_action", children=(SAM,))
    first = entry("2024-03-06", CSC, "record_note", fact, id="n", narrative="No futher action.")
    mended = entry(
        "2024-03-06", CSC, "record_note", fact, id="n2", narrative="No further action.", corrects="n",
        recorded="2024-03-20T09:00",
    )  # fmt: skip
    again = entry("2024-03-06", CSC, "record_note", fact, id="n3", corrects="n2", recorded="2024-03-21T09:00", times=2)
    [question] = told(BURN, first, mended, again).questions(rule, by="2024-03-22")
    assert (question.id, question.closed) == ("decided-unseen:n", None)
    assert question.opened == time("2024-03-06").last.replace(microsecond=0)
    assert [one.id for one in question.evidence][-1] == "n3"


def test_of_two_entries_that_mend_the_same_each_is_asked_about_by_itself():
    fact = Decision(matter="no_further_action", children=(SAM,))
    first = entry("2024-03-06", CSC, "record_note", fact, id="n")
    two = (entry("2024-03-06", CSC, "record_note", fact, id=f"n{n}", corrects="n", times=n) for n in (2, 3))
    assert sorted(told(BURN, first, *two).subjects(rule, by="2024-03-06")) == ["n", "n3"]


def test_a_mark_that_staff_saw_made_is_so_in_each_telling_of_it():
    chin = {"child": SAM, "type": "laceration", "sites": ("face.chin",)}
    seen = (Injury(id="chin", **chin), Account(by=SCHOOL, about=("chin",), claim="accident"))
    fell = entry("2024-03-04T12:00", SCHOOL, "school_day", *seen)
    stitched = entry("2024-03-04T15:00", ED, "attendance", Injury(id="cut", **chin), seen={SAM: "seen"})
    assert not told(fell, stitched, decided()).asks(rule, by="2024-03-06")
    assert told(stitched, decided()).asks(rule, by="2024-03-06")
    elsewhere = Injury(id="cut", child=SAM, type="laceration", sites=("hand",))
    assert told(fell, entry("2024-03-04T15:00", ED, "attendance", elsewhere), decided()).asks(rule, by="2024-03-06")


@pytest.mark.parametrize("event", ["strategy_discussion", "initial_conference"])
@pytest.mark.parametrize(("considered", "asks"), [("all", False), (("hurt",), True), (("e2",), True)])
def test_is_content_when_a_meeting_looked_again_at_the_decision_with_the_child_seen(event, considered, asks):
    seen = visit("2024-03-08", agency=HV)
    met = entry("2024-03-11", CSC, event, considered=considered)
    assert STORY.then(seen, met).asks(rule, by="2024-03-20") is asks
    told_of = entry("2024-03-04T10:00", ED, "message", HURT, id="hurt")
    assert told(told_of, decided(), met).asks(rule, by="2024-03-20")


@pytest.mark.parametrize("born", [None, "2024-05-01"])
def test_nobody_can_see_a_child_that_is_not_born_and_need_not_have(born):
    unborn = (Person(id="baby", born=born and time(born)), Pregnancy(person=MUM, due=time("2024-05-01"), of="baby"))
    worry = Observation(child="baby", of="antenatal", level="concern")
    booked = entry("2024-03-04", HV, "observation", *unborn, worry, about=("baby",))
    assert not told(booked, decided(children=("baby",))).questions(rule, by="2024-06-30")
    born_before = Person(id="baby", born=time("2024-03-01"))
    seen = entry("2024-03-04", HV, "observation", born_before, worry, about=("baby",))
    assert told(seen, decided(children=("baby",))).asks(rule, by="2024-03-06")
