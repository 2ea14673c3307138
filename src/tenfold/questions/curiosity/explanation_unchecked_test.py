import pytest

from parts import ANN, CSC, ED, GRAN, MUM, NEIGHBOUR, NURSERY, SAM, entry, on_plan, strategy, time, told
from tenfold.questions.curiosity.explanation_unchecked import explanation_unchecked as rule
from tenfold.record import Account, Care, Check, Injury, Opinion, Person, Relationship

WRIST = Injury(id="wrist", child=SAM, type="swelling", sites=("wrist.left",))
FELL = Account(id="fell", by=MUM, about=("wrist",), claim="accident")
STORY = told(entry("2024-03-04T10:30", ED, "attendance", WRIST, FELL, seen={SAM: "seen"}))


def opinion(view, **fields):
    return entry("2024-03-04T12:00", ED, "observation", Opinion(about=("wrist",), view=view), **fields)


def test_asks_the_hospital_and_the_lead_when_only_mum_explains():
    [question] = STORY.asked(rule, by="2024-03-04")
    assert question.id == "explanation-unchecked:wrist"
    assert question.urgency == "soon"
    assert question.to == (ED, CSC)
    assert [one.id for one in question.evidence] == ["e1"]


def test_is_silent_before_anybody_explains():
    assert not told(entry("2024-03-04", ED, "attendance", WRIST)).asks(rule, by="2024-03-20")


def test_is_content_with_an_opinion_and_with_a_check():
    assert not STORY.then(opinion("accidental")).asks(rule, by="2024-03-04")
    nursery = entry("2024-03-05", NURSERY, "call", Check(about=("fell",), against="witness", result="corroborated"))
    [question] = STORY.then(nursery).questions(rule, by="2024-03-06")
    assert question.closed_by == "e2"


def test_is_content_with_an_opinion_on_the_account():
    judged = entry("2024-03-04T12:00", ED, "observation", Opinion(about=("fell",), view="consistent"))
    assert not STORY.then(judged).asks(rule, by="2024-03-04")


def test_is_content_with_an_independent_witness():
    seen = entry("2024-03-04T11:00", ED, "call", Account(by=NURSERY, about=("wrist",), claim="accident"))
    assert not STORY.then(seen).asks(rule, by="2024-03-04")
    known = (Person(id=NEIGHBOUR), Relationship(of=NEIGHBOUR, to=MUM, is_="neighbour"))
    next_door = entry("2024-03-05", CSC, "call", *known, Account(by=NEIGHBOUR, about=("wrist",), claim="accident"))
    assert not STORY.then(next_door).asks(rule, by="2024-03-05")


def test_a_fall_that_the_nursery_saw_stays_seen_when_mum_tells_it_again_to_another_agency():
    again = Injury(id="again", child=SAM, type="swelling", sites=("wrist.left",))
    slipped = Account(by=NURSERY, about=("wrist",), claim="accident")
    seen = entry("2024-03-04T10:30", NURSERY, "observation", WRIST, slipped)
    told_again = entry("2024-03-04T15:00", ED, "attendance", again, Account(by=MUM, about=("again",), claim="accident"))
    assert not told(seen, told_again).asks(rule, by="2024-03-20")
    knee = Injury(id="again", child=SAM, type="swelling", sites=("knee.left",))
    other = entry("2024-03-04T15:00", ED, "attendance", knee, Account(by=MUM, about=("again",), claim="accident"))
    [question] = told(seen, other).asked(rule, by="2024-03-04")
    assert [one.id for one in question.evidence] == ["e2"]


def test_still_asks_when_the_speaker_is_kin_or_nobody_said_who():
    gran = entry("2024-03-05", CSC, "call", Account(by=GRAN, about=("wrist",), claim="accident"))
    assert STORY.then(gran).asks(rule, by="2024-03-20")
    stranger = entry("2024-03-05", CSC, "call", Person(id="man"), Account(by="man", about=("wrist",), claim="accident"))
    assert STORY.then(stranger).asks(rule, by="2024-03-20")


def test_still_asks_when_the_opinion_is_undetermined_or_unsure():
    assert STORY.then(opinion("undetermined")).asks(rule, by="2024-03-20")
    check = entry("2024-03-05", CSC, "call", Check(about=("fell",), against="witness", result="inconclusive"))
    assert STORY.then(check).asks(rule, by="2024-03-20")


def test_a_benign_opinion_must_have_considered_the_earlier_injuries():
    before = Injury(id="shin", child=SAM, type="bruise", sites=("shin",))
    earlier = told(entry("2024-02-01", NURSERY, "observation", before, id="b"), *STORY.entries[1:])
    assert earlier.then(opinion("consistent")).asks(rule, by="2024-03-04")
    assert not earlier.then(opinion("consistent", considered=("b",))).asks(rule, by="2024-03-04")


def test_does_not_leak_from_another_childs_injury():
    arm = Injury(id="arm", child=ANN, type="swelling", sites=("arm",))
    other = entry("2024-03-04T11:00", ED, "attendance", arm, about=(ANN,))
    judged = entry("2024-03-04T12:00", ED, "observation", Opinion(about=("arm",), view="accidental"))
    assert STORY.then(other, judged).subjects(rule, by="2024-03-04") == ["wrist"]


def test_is_immediate_with_a_live_concern():
    [question] = STORY.then(on_plan("2024-03-06")).asked(rule, by="2024-03-07")
    assert question.urgency == "immediate"
    assert [growth.urgency for growth in question.grew] == ["immediate"]


def test_changes_its_mind_when_the_opinion_is_corrected_and_not_a_day_sooner():
    withdrawn = entry("2024-03-04", ED, "observation", corrects="e2", recorded="2024-03-08T09:00")
    story = STORY.then(opinion("accidental"), withdrawn, strategy("2024-03-20"))
    assert not story.asks(rule, by="2024-03-07")
    assert story.asks(rule, by="2024-03-08")


def bruise(day, id, site="shin.right", born="2022-01-01", event="school_day", agency=NURSERY):
    mark = Injury(id=id, child=SAM, type="bruise", sites=(site,), happened=time(day))
    said = Account(by=MUM, about=(id,), claim="accident")
    return entry(day, agency, event, Person(id=SAM, born=time(born)), mark, said, seen={SAM: "seen"})


@pytest.mark.parametrize("born", ["2022-01-01", "2017-01-01"])
def test_a_childs_first_bump_that_nursery_only_noted_is_not_asked_about(born):
    assert not told(bruise("2024-03-04", "b", born=born)).asks(rule, by="2024-05-04")


def test_an_agency_that_had_the_child_when_it_was_hurt_is_no_witness_of_that():
    had = Care(child=SAM, by=(NURSERY,), basis="childminder", from_=time("2024-03-04"), to_date=time("2024-03-04"))
    arm = Injury(id="arm", child=SAM, type="bruise", sites=("arm",), happened=time("2024-03-04T14:00"))
    fell = Account(by=NURSERY, about=("arm",), claim="accident")
    seen = entry("2024-03-04T17:00", NURSERY, "observation", arm, fell, seen={SAM: "seen"})
    assert not told(seen).asks(rule, by="2024-05-04")
    assert told(entry("2024-03-04T17:00", NURSERY, "record_note", had), seen).asks(rule, by="2024-03-04")
    before = Care(child=SAM, by=(NURSERY,), basis="childminder", from_=time("2024-03-01"), to_date=time("2024-03-01"))
    assert not told(entry("2024-03-01T17:00", NURSERY, "record_note", before), seen).asks(rule, by="2024-05-04")


def test_an_agency_that_had_the_child_in_the_days_before_is_no_witness_where_nobody_says_when_it_was_hurt():
    had = Care(child=SAM, by=(NURSERY,), basis="childminder", from_=time("2024-03-02"), to_date=time("2024-03-02"))
    arm = Injury(id="arm", child=SAM, type="bruise", sites=("arm",))
    fell = Account(by=NURSERY, about=("arm",), claim="accident")
    seen = entry("2024-03-04T17:00", NURSERY, "observation", arm, fell, seen={SAM: "seen"})
    assert told(entry("2024-03-02T17:00", NURSERY, "record_note", had), seen).asks(rule, by="2024-03-04")


@pytest.mark.parametrize(
    "other",
    [
        {"site": "face.cheek.left"},
        {"born": "2023-08-01"},
        {"event": "attendance", "agency": ED},
    ],
)
def test_another_mark_or_another_age_or_a_child_who_was_brought_for_it_is(other):
    assert told(bruise("2024-03-04", "b", **other)).asks(rule, by="2024-03-04")


def test_a_bump_of_a_child_who_was_hurt_before_in_the_year_is_asked_about_and_not_of_one_long_before():
    twice = told(bruise("2024-03-04", "b"), bruise("2024-06-04", "c"))
    assert twice.subjects(rule, by="2024-06-04") == ["c"]
    assert not told(bruise("2023-03-04", "b"), bruise("2024-06-04", "c")).asks(rule, by="2024-07-04")


def test_a_bump_on_plan_is_asked_about():
    assert told(on_plan("2024-03-01"), bruise("2024-03-04", "b")).asks(rule, by="2024-03-04")


def test_a_view_need_not_weigh_what_the_nursery_saw_happen_or_a_birthmark():
    saw = Account(by=NURSERY, about=("bump",), claim="accident")
    bump = Injury(id="bump", child=SAM, type="bruise", sites=("face.forehead",))
    before = entry("2024-02-05", NURSERY, "observation", bump, saw)
    mark = entry("2024-02-06", ED, "clinic", Injury(id="spot", child=SAM, type="mark", sites=("back",)))
    known = entry("2024-02-06", ED, "clinic", Opinion(about=("spot",), view="medical_cause"), considered="all")
    hurt = (*STORY.entries[1:], opinion("accidental"))
    assert not told(before, mark, known, *hurt).asks(rule, by="2024-03-04")
    heard = Account(by=MUM, about=("bump",), claim="accident")
    assert told(entry("2024-02-05", NURSERY, "observation", bump, heard), *hurt).asks(rule, by="2024-03-04")
    assert told(mark, *hurt).asks(rule, by="2024-03-04")


@pytest.mark.parametrize("claim", ["denied", "no_explanation"])
def test_who_says_that_it_was_not_there_that_it_happened_has_not_said_how(claim):
    not_ours = entry("2024-03-05", NURSERY, "call", Account(by=NURSERY, about=("wrist",), claim=claim))
    assert STORY.then(not_ours).asks(rule, by="2024-03-05")
    saw = entry("2024-03-05", NURSERY, "call", Account(by=NURSERY, about=("wrist",), claim="accident"))
    assert not STORY.then(saw).asks(rule, by="2024-03-05")


def test_of_a_denial_alone_somebody_is_still_asked():
    only = told(
        entry("2024-03-04", ED, "attendance", WRIST),
        entry("2024-03-05", NURSERY, "call", Account(by=NURSERY, about=("wrist",), claim="denied")),
    )
    assert only.asks(rule, by="2024-03-05")
