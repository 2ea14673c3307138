from dataclasses import replace

import pytest

from parts import ANN, CSC, DAD, GP, GRAN, MUM, POLICE, SAM, SCHOOL, conference, entry, time, told, visit
from tenfold.questions.openness.family_not_heard import family_not_heard as rule
from tenfold.record import (
    Account,
    Allegation,
    Attended,
    Dissent,
    Excluded,
    Injury,
    Invited,
    Meeting,
    Person,
    Relationship,
    Voice,
)

TOM = "tom"
GP_CALLED = Invited(agency=GP)


def born(day="2013-06-01"):
    return entry("2023-01-20", CSC, "record_note", Person(id=TOM, born=time(day)), about=(TOM,))


def calls(*people):
    return tuple(Invited(person=one) for one in people)


def met(*facts, day="2024-03-20", about=(SAM,), **fields):
    return conference(day, GP_CALLED, *facts, about=about, id="c", **fields)


STORY = told(met(*calls(MUM)))


def left(story, by="2024-03-20"):
    return [act.of for question in story.asked(rule, by=by) for act in question.acts]


def test_asks_how_the_father_who_was_not_invited_is_heard():
    assert not STORY.asks(rule, by="2024-03-19")
    [question] = STORY.asked(rule, by="2024-03-20")
    assert (question.id, question.urgency, question.to) == ("family-not-heard:c", "soon", ("conference chair",))
    assert question.about == (SAM, DAD)
    assert [(act.kind, act.of) for act in question.acts] == [("hear_parent", DAD)]
    assert [one.id for one in question.evidence] == ["c"]


def test_asks_for_both_parents_and_for_no_other_kin():
    assert left(told(met())) == [MUM, DAD]
    assert GRAN not in left(told(met()))


def test_asks_for_a_child_of_ten_and_not_for_a_younger_one():
    for day, asks in (("2014-03-20", True), ("2014-03-21", False)):
        story = told(born(day), met(*calls(MUM), about=(TOM,)))
        assert story.asks(rule, by="2024-03-20") is asks
    [question] = told(born(), met(about=(TOM,))).asked(rule, by="2024-03-20")
    assert question.about == (TOM,)
    assert [(act.kind, act.of) for act in question.acts] == [("hear_child", TOM)]
    unsaid = entry("2024-03-01", SCHOOL, "observation", seen={TOM: "seen"}, about=(TOM,))
    assert not told(unsaid, met(about=(TOM,))).asks(rule, by="2024-03-20")


def test_a_conference_that_says_nothing_of_invitations_is_not_held_against_anybody():
    assert not told(conference("2024-03-20", among=(CSC, POLICE))).questions(rule, by="2024-06-20")
    came = Attended(person=MUM, as_="present")
    assert not told(conference("2024-03-20", came)).questions(rule, by="2024-06-20")


@pytest.mark.parametrize(
    "fact",
    [
        Invited(person=DAD),
        Excluded(person=DAD, reason="bail"),
        Attended(person=DAD, as_="present"),
        Attended(person=DAD, as_="apologies"),
        Dissent(by=DAD, about=(SAM,)),
    ],
)
def test_is_content_when_invited_kept_out_with_a_reason_there_or_heard_in_it(fact):
    assert not told(met(*calls(MUM), fact)).questions(rule, by="2024-06-20")


def test_is_content_when_the_father_was_in_the_room():
    assert not told(met(*calls(MUM), present=(DAD,))).questions(rule, by="2024-06-20")


def test_still_asks_when_the_father_is_only_said_to_have_been_away():
    assert left(told(met(*calls(MUM), Attended(person=DAD, as_="absent")))) == [DAD]


def test_reads_the_invitations_to_the_meeting_that_was_planned():
    plan = Meeting(id="m", event="initial_conference", day=time("2024-03-20"))
    note = entry("2024-03-06", CSC, "record_note", plan, *calls(MUM, DAD))
    assert not told(note, met()).questions(rule, by="2024-06-20")
    story = told(entry("2024-03-06", CSC, "record_note", plan, *calls(MUM)), conference("2024-03-20"))
    assert left(story) == [DAD]


def test_reads_who_is_kept_out_where_the_others_are_invited_to_the_meeting():
    plan = Meeting(id="m", event="initial_conference", day=time("2024-03-20"))
    note = entry("2024-03-06", CSC, "record_note", plan)
    kept_out = Excluded(person=DAD, reason="bail")
    sent = entry(
        "2024-03-08", CSC, "letter", Invited(person=MUM, meeting="m"), Invited(agency=GP, meeting="m"), kept_out
    )
    held = conference("2024-03-20", Meeting(id="m", event="initial_conference", day=time("2024-03-20"), status="held"))
    assert not told(note, sent, held).questions(rule, by="2024-06-20")
    to_another = replace(sent, facts=(*sent.facts[:2], Invited(person=MUM, meeting="other")))
    assert left(told(note, to_another, entry("2024-03-08", CSC, "letter", kept_out), held)) == [DAD]


@pytest.mark.parametrize(
    "later",
    [
        entry("2024-03-25", CSC, "letter", Invited(person=DAD, meeting="c"), id="later"),
        entry("2024-03-25", CSC, "record_note", Excluded(person=DAD, reason="bail"), id="later"),
        entry("2024-03-25", CSC, "call", Account(by=DAD, about=("other",)), id="later"),
        entry("2024-03-25", CSC, "call", Allegation(by=DAD, child=SAM), id="later"),
        entry("2024-03-25", CSC, "letter", Dissent(by=DAD, about=(SAM,)), id="later"),
        entry("2024-03-25", CSC, "visit", about=(DAD,), id="later"),
        entry("2024-03-25", CSC, "call", about=(DAD,), id="later"),
        entry("2024-03-25", CSC, "family_meeting", present=(DAD,), id="later"),
        entry("2024-03-25", CSC, "core_group", Attended(person=DAD, as_="present"), id="later"),
        conference("2024-03-25", event="review_conference", present=(DAD,), id="later"),
    ],
)
def test_is_content_when_invited_kept_out_or_heard_after_it(later):
    [question] = STORY.then(later).questions(rule, by="2024-03-25")
    assert question.closed_by == "later"


@pytest.mark.parametrize(
    "later",
    [
        visit("2024-03-25", present=(DAD,)),
        entry("2024-03-25", CSC, "letter", about=(DAD,)),
        entry("2024-03-25", CSC, "visit", about=(DAD,), outcome="no_access"),
        entry("2024-03-25", GP, "attendance", Account(by=DAD, about=("other",)), about=(DAD,)),
        entry("2024-03-25", GP, "call", about=(DAD,)),
        entry("2024-03-25", CSC, "core_group", Attended(person=DAD, as_="absent")),
        entry("2024-03-25", CSC, "call", Account(by=MUM, about=("other",), names=(DAD,))),
        entry("2024-03-25", CSC, "call", Allegation(by=MUM, child=SAM, against=DAD)),
        entry("2024-03-19", CSC, "call", Account(by=DAD, about=("other",)), id="before"),
        entry("2024-03-19", CSC, "letter", Invited(person=DAD, meeting="other-meeting")),
    ],
)
def test_still_asks_when_he_was_only_seen_or_spoken_of(later):
    assert left(told(later, *STORY.entries[1:], later), by="2024-06-20") == [DAD]


def test_a_childs_words_taken_since_the_concern_are_heard():
    hurt = entry("2024-03-01", GP, "attendance", Injury(child=TOM, type="bruise"), about=(TOM,))
    words = Voice(child=TOM, says="")
    story = told(born(), hurt, met(about=(TOM,)))
    assert left(story) == [TOM]
    heard = entry("2024-03-05", SCHOOL, "observation", words, about=(TOM,))
    assert not told(born(), hurt, heard, met(about=(TOM,))).questions(rule, by="2024-06-20")
    earlier = entry("2024-02-05", SCHOOL, "observation", words, about=(TOM,))
    assert left(told(born(), earlier, hurt, met(about=(TOM,)))) == [TOM]
    assert not told(born(), earlier, met(about=(TOM,))).questions(rule, by="2024-06-20")
    after = entry("2024-03-25", SCHOOL, "observation", words, about=(TOM,), id="after")
    [question] = story.then(after).questions(rule, by="2024-03-25")
    assert question.closed_by == "after"


def test_a_visit_to_a_child_does_not_hear_it():
    assert left(told(born(), met(about=(TOM,)), visit("2024-03-25", child=TOM)), by="2024-06-20") == [TOM]


def test_is_silent_about_who_may_not_be_approached_or_has_died():
    danger = entry("2024-03-01", POLICE, "record_note", Person(id=DAD, no_contact="bail"))
    assert not told(danger, met(*calls(MUM))).questions(rule, by="2024-06-20")
    died = entry("2024-03-01", GP, "death", about=(DAD,))
    assert not told(died, met(*calls(MUM))).questions(rule, by="2024-06-20")


def test_asks_for_a_parent_of_whom_only_the_tie_is_known():
    tie = entry("2024-03-01", CSC, "record_note", Relationship(of="papa", to=SAM, is_="father"))
    assert left(told(tie, met(*calls(MUM, DAD)))) == ["papa"]


def test_each_conference_hears_the_family_of_its_own_children():
    his = entry("2024-03-01", CSC, "record_note", Relationship(of="papa", to=TOM, is_="father"), about=(TOM,))
    story = told(born("2020-01-01"), his, met(*calls(MUM, DAD)))
    assert not story.questions(rule, by="2024-06-20")
    assert left(told(born("2020-01-01"), his, met(*calls(MUM, DAD), about=(SAM, ANN, TOM)))) == ["papa"]


def test_changes_its_mind_when_the_invitation_is_corrected_and_not_a_day_sooner():
    right = conference("2024-03-20", GP_CALLED, *calls(MUM), corrects="c", id="now", recorded="2024-03-25T09:00")
    story = told(met(*calls(MUM, DAD)), right)
    assert not story.asks(rule, by="2024-03-24")
    assert story.subjects(rule, by="2024-03-25") == ["c"]


def test_who_was_called_before_and_is_called_again_after_has_been_called_since():
    group = entry("2024-02-20", CSC, "core_group", *calls(DAD), id="group")
    story = told(group, met(*calls(MUM)))
    assert left(story) == [DAD]
    again = entry("2024-03-25", CSC, "record_note", Invited(person=DAD, meeting="next"), id="again")
    [question] = story.then(again).questions(rule, by="2024-03-25")
    assert question.closed_by == "again"


def test_words_that_turn_out_to_be_another_childs_are_not_his():
    his = entry("2024-03-12", SCHOOL, "observation", Voice(id="v", child=TOM, says="stay"), about=(TOM,))
    story = told(born(), his, met(*calls(MUM, DAD), about=(TOM,)))
    assert not story.asks(rule, by="2024-03-24")
    hers = entry("2024-03-25", SCHOOL, "record_note", Voice(id="v", child=ANN, says="stay"), about=(ANN,))
    assert left(story.then(hers), by="2024-03-25") == [TOM]


def noted(*facts, about=(SAM,)):
    held = Meeting(id="m", event="initial_conference", day=time("2024-03-20"), status="held")
    called = (Invited(agency=GP, meeting="m"), *(Invited(person=one, meeting="m") for one in (MUM, DAD)))
    return entry("2024-03-25", CSC, "record_note", held, *called, *facts, about=about, id="c")


@pytest.mark.parametrize(("birthday", "days"), [("2014-03-20", ["20 March 2024"]), ("2014-03-21", [])])
def test_a_child_is_as_old_as_it_was_on_the_day_of_a_conference_told_later(birthday, days):
    asked = told(born(birthday), noted(about=(TOM,))).asked(rule, by="2024-03-25")
    assert [day for question in asked for day in dict(question.ask.gaps)["day"]] == days


def test_a_mishap_that_staff_saw_after_a_child_was_heard_is_no_new_concern():
    hurt = entry("2024-03-01", GP, "attendance", Injury(child=TOM, type="bruise"), about=(TOM,))
    heard = entry("2024-03-05", SCHOOL, "observation", Voice(child=TOM, says=""), about=(TOM,))

    def fell(by):
        facts = Injury(id="knee", child=TOM, type="laceration"), Account(by=by, about=("knee",), claim="accident")
        return entry("2024-03-12", SCHOOL, "school_day", *facts, about=(TOM,))

    for before in ((hurt, heard), (heard,)):
        assert not told(born(), *before, fell(SCHOOL), met(about=(TOM,))).questions(rule, by="2024-06-20")
        assert left(told(born(), *before, fell(TOM), met(about=(TOM,)))) == [TOM]
