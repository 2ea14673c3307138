import pytest

from parts import (
    ANN,
    CSC,
    DAD,
    ED,
    GP,
    GRAN,
    HV,
    MUM,
    NURSERY,
    SAM,
    SCHOOL,
    entry,
    on_plan,
    strategy,
    time,
    told,
)
from tenfold.questions.curiosity.injury_unexplained import injury_unexplained as rule
from tenfold.questions.wording import in_words
from tenfold.record import Account, Check, Injury, Opinion, Person, Relationship

ARM = Injury(id="arm", child=SAM, type="bruise", sites=("arm.left",))
NOTED = entry("2024-03-04T10:30", NURSERY, "observation", ARM, recorded="2024-03-04T11:00", seen={SAM: "seen"})
STORY = told(NOTED)
NEXT_DAY = "2024-03-05T11:00"
KID = "kid"
OF_UNSAID_AGE = entry("2024-01-04", SCHOOL, "school_day", Person(id=KID), about=(KID,), seen={KID: "seen"})


def says(by, claim="accident", about="arm", **fields):
    return Account(id=f"says-{by}-{claim}", by=by, about=(about,), claim=claim, **fields)


def account(occurred, *facts, agency=NURSERY, **fields):
    return entry(occurred, agency, "observation", *facts, recorded=occurred, **fields)


def opinion(view, about="arm", occurred="2024-03-07", **fields):
    return entry(occurred, ED, "observation", Opinion(about=(about,), view=view), **fields)


def test_asks_the_recording_agency_and_the_lead_a_day_after_it_was_recorded():
    assert not STORY.asks(rule, by="2024-03-05T10:59")
    [question] = STORY.asked(rule, by=NEXT_DAY)
    assert (question.id, question.opened) == ("injury-unexplained:arm", time(NEXT_DAY).first)
    assert question.to == (NURSERY, CSC)
    assert (question.about, [one.id for one in question.evidence]) == ((SAM,), ["e1"])


@pytest.mark.parametrize(
    ("event", "how"), [("observation", "seen"), ("attendance", "seen"), ("call", "told of"), ("message", "told of")]
)
def test_says_seen_only_where_somebody_was_there_to_see(event, how):
    for seen in (None, {SAM: "seen"}):
        story = told(entry("2024-03-04T10:30", NURSERY, event, ARM, recorded="2024-03-04T11:00", seen=seen))
        [question] = story.asked(rule, by=NEXT_DAY)
        assert in_words(story.picture(NEXT_DAY[:10]), question.ask).startswith(
            f"How was Sam hurt ({how} 4 March 2024)?"
        )


def test_the_day_runs_from_the_record_and_not_from_the_injury():
    late = told(entry("2024-03-01", NURSERY, "observation", ARM, recorded="2024-03-04T11:00"))
    assert not late.asks(rule, by="2024-03-05T10:59")
    assert late.asks(rule, by=NEXT_DAY)


def test_asks_at_once_when_somebody_has_no_explanation():
    [question] = STORY.then(account("2024-03-04T12:00", says(MUM, "no_explanation"))).asked(rule, by="2024-03-04T12:00")
    assert question.about == (SAM, MUM)
    assert [one.id for one in question.evidence] == ["e1", "e2"]
    also = account("2024-03-04T12:00", says(MUM), says(DAD, "no_explanation"))
    assert STORY.then(also).asks(rule, by="2024-03-04T12:00")


def test_is_silent_when_somebody_explains_within_the_day():
    assert not STORY.then(account(NEXT_DAY, says(MUM))).asks(rule, by="2024-04-01")
    assert STORY.then(account("2024-03-05T11:01", says(MUM))).asks(rule, by="2024-04-01")
    assert not STORY.then(account("2024-03-04T12:00", says(MUM, None))).asks(rule, by="2024-04-01")


def test_is_content_with_an_opinion():
    for view in ("accidental", "consistent", "medical_cause", "inconsistent", "suspicious", "non_accidental"):
        [question] = STORY.then(opinion(view)).questions(rule, by="2024-03-07")
        assert question.closed_by == "e2"
    assert not STORY.then(opinion("accidental", occurred="2024-03-04T12:00")).questions(rule, by="2024-04-01")


def test_is_content_with_an_account_and_its_check_and_with_neither_alone():
    said = account("2024-03-07", says(MUM))
    found = entry(
        "2024-03-08", CSC, "call", Check(about=("says-mum-accident",), against="witness", result="corroborated")
    )
    other = entry("2024-03-08", CSC, "call", Check(about=("arm",), against="medical_test", result="contradicted"))
    assert STORY.then(said).asks(rule, by="2024-04-01")
    for check in (found, other):
        [question] = STORY.then(said, check).questions(rule, by="2024-03-08")
        assert question.closed_by == "e3"
    assert STORY.then(other).asks(rule, by="2024-04-01")
    nothing = account("2024-03-07", says(MUM, "no_explanation"))
    of_nothing = Check(about=("says-mum-no_explanation",), against="witness", result="corroborated")
    assert STORY.then(nothing, entry("2024-03-08", CSC, "call", of_nothing)).asks(rule, by="2024-04-01")


def test_is_content_with_somebody_independent_who_saw_it():
    [question] = STORY.then(account("2024-03-07", says(NURSERY))).questions(rule, by="2024-03-07")
    assert question.closed_by == "e2"


def test_still_asks_when_the_view_is_undetermined_the_check_unsure_or_the_word_of_kin():
    assert STORY.then(opinion("undetermined", occurred="2024-03-04T12:00")).asks(rule, by=NEXT_DAY)
    said = account("2024-03-07", says(MUM))
    for result in ("inconclusive", "nothing_known", "requested"):
        check = Check(about=("says-mum-accident",), against="witness", result=result)
        assert STORY.then(said, entry("2024-03-08", CSC, "call", check)).asks(rule, by="2024-04-01")
    assert STORY.then(account("2024-03-07", says(GRAN))).asks(rule, by="2024-04-01")


def test_a_benign_view_must_have_considered_the_injuries_before():
    before = entry("2024-01-04", GP, "attendance", Injury(id="rib", child=SAM, type="bruise", sites=("rib",)), id="b")
    story = told(before, NOTED)
    assert "arm" in story.then(opinion("accidental")).subjects(rule, by="2024-03-07")
    assert "arm" not in story.then(opinion("accidental", considered=("b",))).subjects(rule, by="2024-03-07")
    assert "arm" not in story.then(opinion("suspicious")).subjects(rule, by="2024-03-07")


def test_each_injury_of_an_occasion_is_asked_about_and_the_same_mark_but_once():
    burn = entry("2024-03-05", GP, "attendance", Injury(id="burn", child=SAM, type="burn", sites=("hand.left",)))
    said = account("2024-03-04T12:00", says(MUM))
    [question] = STORY.then(said, burn).asked(rule, by="2024-03-07")
    assert (question.subject.id, [one.id for one in question.evidence], question.to) == ("arm", ["e3"], (GP, CSC))
    again = entry("2024-03-05", GP, "attendance", Injury(id="arm-2", child=SAM, type="bruise", sites=("arm.left",)))
    assert not STORY.then(said, again).asks(rule, by="2024-03-20")
    assert not STORY.then(again, opinion("accidental", "arm-2")).asks(rule, by="2024-03-20")
    nowhere = Injury(id="x", child=SAM, type="bruise"), Injury(id="y", child=SAM, type="bruise", sites=("unknown",))
    one_settled = told(entry("2024-03-04", GP, "attendance", *nowhere), opinion("suspicious", "x"))
    assert [one.id for one in one_settled.asked(rule, by="2024-03-07")] == ["injury-unexplained:x"]


def test_does_not_leak_to_another_child_or_occasion():
    other = entry(
        "2024-03-04T11:00", SCHOOL, "observation", Injury(id="cut", child=ANN, type="laceration"), about=(ANN,)
    )
    explained = STORY.then(other, account("2024-03-04T12:00", says(MUM, about="cut"), about=(ANN,)))
    assert explained.subjects(rule, by="2024-03-20") == ["arm"]
    later = entry("2024-03-18", GP, "attendance", Injury(id="chin", child=SAM, type="bruise", sites=("face.chin",)))
    judged = STORY.then(later, opinion("suspicious", "chin", "2024-03-18"))
    assert judged.subjects(rule, by="2024-03-20") == ["arm"]


def test_is_immediate_under_two_or_on_plan_and_else_soon():
    def urgency(child, *more, on="2024-03-04T10:30"):
        hurt = entry(on, GP, "attendance", Injury(id="hurt", child=child, type="swelling"), about=(child,))
        return told(*more, hurt).asked(rule, by="2025-03-20")[0].urgency

    assert urgency(SAM) == "immediate"
    assert urgency(SAM, on="2025-01-19T10:30") == "immediate"
    assert urgency(SAM, on="2025-01-20T10:30") == "soon"
    assert urgency(ANN) == "soon"
    assert urgency(ANN, on_plan("2024-02-01", ANN)) == "immediate"
    assert urgency(KID, OF_UNSAID_AGE) == "soon"


def test_who_saw_it_must_be_independent_of_both_that_it_may_be_of():
    which = Injury(id="arm", one_of=(SAM, ANN), type="burn")
    found = entry("2024-03-04", HV, "visit", which, about=(SAM, ANN))
    tie = Relationship(of="aunt", to=ANN, is_="aunt_uncle")
    seen = account("2024-03-07", Person(id="aunt"), tie, says("aunt"))
    assert told(found, seen).asks(rule, by="2024-06-30")
    assert not told(found, account("2024-03-07", says(NURSERY))).asks(rule, by="2024-06-30")


def test_an_agency_is_asked_but_is_nobody_whom_it_concerns():
    [question] = STORY.then(account("2024-03-04T12:00", says(NURSERY, "no_explanation"))).asked(rule, by=NEXT_DAY)
    assert question.about == (SAM,)


def test_it_may_be_of_one_of_two_children():
    late = entry("2026-03-04", HV, "visit", Injury(id="which", one_of=(SAM, ANN), type="burn"), about=(SAM, ANN))
    assert told(late).asked(rule, by="2026-03-06")[0].urgency == "soon"
    assert told(on_plan("2026-02-02", ANN), late).asked(rule, by="2026-03-06")[0].urgency == "immediate"
    hurt = Injury(id="which", one_of=(SAM, ANN), type="burn")
    [question] = told(entry("2024-03-04", HV, "visit", hurt, about=(SAM, ANN))).asked(rule, by="2024-03-06")
    assert (question.about, question.urgency) == ((SAM, ANN), "immediate")


def test_changes_its_mind_when_the_opinion_is_withdrawn_and_not_a_day_sooner():
    withdrawn = entry("2024-03-04", ED, "observation", corrects="e2", recorded="2024-03-09T09:00")
    story = STORY.then(opinion("accidental"), withdrawn, strategy("2024-03-20"))
    assert not story.asks(rule, by="2024-03-08")
    [question] = story.asked(rule, by="2024-03-09")
    assert question.id == "injury-unexplained:arm~2"


def bump(site="shin.left", event="observation", child=SAM, on="2024-03-04", **fields):
    fields.setdefault("type", "bruise")
    hurt = Injury(id="bump", child=child, sites=(site,), **fields)
    return entry(on, NURSERY, event, hurt, about=(child,))


def test_does_not_ask_about_the_knees_of_a_toddler_whom_a_nursery_sees_daily():
    for site in ("shin.left", "knee.right", "face.forehead"):
        assert not told(bump(site)).asks(rule, by="2024-04-01")
    everywhere = Injury(id="bump", child=SAM, type="bruise", sites=("shin", "knee", "face.forehead"))
    assert not told(entry("2024-03-04", NURSERY, "observation", everywhere)).asks(rule, by="2024-04-01")
    assert not told(bump(), opinion("undetermined", "bump")).asks(rule, by="2024-04-01")


def test_asks_about_them_when_they_are_more_than_that():
    assert told(bump("face.nose")).asks(rule, by="2024-04-01")
    assert told(bump(type="burn")).asks(rule, by="2024-04-01")
    assert told(bump(event="attendance")).asks(rule, by="2024-04-01")
    assert told(bump(event="admission")).asks(rule, by="2024-04-01")
    assert told(bump(), bump(event="attendance", on="2024-03-05")).asks(rule, by="2024-04-01")
    assert told(entry("2024-03-04", NURSERY, "observation", Injury(id="b", child=SAM, type="bruise"))).asks(
        rule, by="2024-04-01"
    )
    arm = Injury(id="elbow", child=SAM, type="bruise", sites=("elbow",))
    assert told(bump(), entry("2024-03-05", GP, "clinic", arm)).asks(rule, by="2024-04-01")
    assert told(on_plan("2024-02-01"), bump()).asks(rule, by="2024-04-01")
    assert told(bump(), account("2024-03-05", says(MUM, "no_explanation", "bump"))).asks(rule, by="2024-03-05")


def test_asks_about_them_when_the_child_does_not_walk():
    assert told(bump(on="2024-01-19")).asks(rule, by="2024-04-01")
    assert not told(bump(on="2024-01-20")).asks(rule, by="2024-04-01")
    assert not told(bump(on="2027-01-20")).asks(rule, by="2027-04-01")
    still = entry("2024-02-01", HV, "visit", Person(id=SAM, non_mobile=True))
    assert told(still, bump()).asks(rule, by="2024-04-01")
    assert told(OF_UNSAID_AGE, bump(child=KID)).asks(rule, by="2024-04-01")


def test_a_harmful_view_of_one_of_two_bumps_makes_neither_ordinary():
    two = (
        Injury(id="one", child=SAM, type="bruise", sites=("shin",)),
        Injury(id="two", child=SAM, type="bruise", sites=("knee",)),
    )
    story = told(entry("2024-03-04", NURSERY, "observation", *two), opinion("suspicious", "one"))
    assert story.asks(rule, by="2024-03-07")
    assert not told(entry("2024-03-04", NURSERY, "observation", *two)).asks(rule, by="2024-03-07")
