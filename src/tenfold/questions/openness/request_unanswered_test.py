import pytest

from parts import ANN, CLINIC, CPS, CSC, DAD, GP, HV, LODGER, MUM, POLICE, SAM, SCHOOL, entry, told
from tenfold.questions.openness.request_unanswered import request_unanswered as rule
from tenfold.questions.wording import in_words
from tenfold.record import Action, Allegation, History, Observation, Person, Recommendation, Referral, Report


def request(*facts, asked=(GP,), day="2024-03-05", agency=CSC, **fields):
    return entry(day, agency, "information_request", *facts, asked=asked, id=fields.pop("id", "ask"), **fields)


def reply(*facts, agency=GP, event="information_received", day="2024-03-11", **fields):
    return entry(day, agency, event, *facts, id=fields.pop("id", "reply"), **fields)


STORY = told(request())


def to(story, by="2024-06-05"):
    return [agency for question in story.asked(rule, by=by) for agency in question.to]


class TestInformationRequest:
    def test_asks_the_agency_after_five_working_days(self):
        assert not STORY.asks(rule, by="2024-03-12T23:00")
        [question] = STORY.asked(rule, by="2024-03-12")
        assert (question.id, question.urgency, question.to) == ("request-unanswered:ask", "soon", (GP,))
        assert (question.about, [one.id for one in question.evidence]) == ((SAM,), ["ask"])
        assert [(act.kind, act.of) for act in question.acts] == [("ask_agency", GP)]
        words = in_words(STORY.picture("2024-03-12"), question.ask)
        assert words == "When will gp answer what csc asked of them about Sam (5 March 2024)?"

    def test_asks_at_once_when_it_was_recorded_late(self):
        story = told(request(recorded="2024-03-20T09:00"))
        assert not story.asks(rule, by="2024-03-19")
        assert story.asks(rule, by="2024-03-20T09:00")

    @pytest.mark.parametrize("event", ["information_received", "clinic", "attendance"])
    def test_is_content_with_a_reply_a_clinic_or_an_attendance(self, event):
        assert not STORY.then(reply(event=event)).questions(rule, by="2024-06-05")
        [question] = STORY.then(reply(event=event, day="2024-03-20")).questions(rule, by="2024-06-05")
        assert question.closed_by == "reply"

    def test_is_content_with_anything_that_considered_it(self):
        assert not to(STORY.then(reply(event="letter", considered=("ask",))))
        assert not to(STORY.then(reply(event="letter", considered="all")))

    def test_is_content_with_a_report_whoever_logged_it(self):
        assert not to(STORY.then(reply(Report(agency=GP), event="letter")))
        assert not to(STORY.then(reply(Report(agency=GP), event="record_note", agency=CSC)))
        assert to(STORY.then(reply(Report(agency=HV), event="record_note", agency=CSC))) == [GP]
        assert to(STORY.then(reply(Report(agency=GP), event="record_note", agency=CSC, about=(ANN,)))) == [GP]
        before = reply(Report(agency=GP), event="record_note", agency=CSC, day="2024-03-01")
        assert to(told(before, request())) == [GP]

    def test_is_content_when_who_asked_notes_the_reply(self):
        noted = reply(agency=CSC, considered=("ask",))
        assert not to(STORY.then(noted))
        assert to(STORY.then(reply(agency=CSC))) == [GP]
        assert to(told(request(asked=(GP, HV)), noted)) == [GP, HV]
        assert to(STORY.then(reply(agency=CSC, considered=("ask",), about=(ANN,)))) == [GP]

    @pytest.mark.parametrize(
        "other",
        [
            reply(event="letter"),
            reply(event="record_note"),
            reply(agency=HV),
            reply(about=(ANN,)),
            reply(day="2024-03-01"),
        ],
    )
    def test_still_asks_with_something_else(self, other):
        assert to(told(other, *STORY.entries[1:], other)) == [GP]

    def test_each_agency_replies_for_itself(self):
        story = told(request(asked=(GP, HV, SCHOOL)), reply(agency=HV))
        assert to(story) == [GP, SCHOOL]
        [question] = story.then(reply(id="r2"), reply(agency=SCHOOL, id="r3", day="2024-03-20")).questions(
            rule, by="2024-06-05"
        )
        assert question.closed_by == "r3"

    def test_what_it_gives_others_to_do_asks_them(self):
        acts = (
            Action(id="a", owner=CLINIC, what=""),
            Action(id="b", owner=HV, what=""),
            Action(id="c", owner=CSC, what=""),
            Action(id="d", owner=CLINIC, what=""),
        )
        story = told(request(*acts, asked=()))
        assert to(story) == [CLINIC, HV]
        done = reply(Action(id="a", owner=CLINIC, what="", status="done"), agency=CSC, event="record_note", id="done")
        assert to(story.then(done)) == [CLINIC, HV]
        rest = Action(id="d", owner=CLINIC, what="", status="dropped")
        assert to(story.then(done, reply(rest, agency=CSC, event="record_note"))) == [HV]
        assert to(told(request(acts[1], asked=(GP,)))) == [GP]

    def test_where_nobody_says_who_was_asked_it_asks_who_asked(self):
        story = told(request(asked=()))
        assert to(story) == [CSC]
        assert not to(story.then(reply(agency=HV)))
        assert not to(story.then(reply(agency=CSC, considered=("ask",))))
        assert not to(story.then(reply(agency=HV, event="letter", considered=("ask",))))
        assert to(story.then(reply(agency=HV, event="attendance"))) == [CSC]
        assert to(story.then(reply(agency=HV, about=(ANN,)))) == [CSC]
        assert to(story.then(reply(agency=CSC))) == [CSC]

    def test_about_an_adult_it_concerns_the_children(self):
        [question] = told(request(about=(MUM,))).asked(rule, by="2024-03-12")
        assert (question.children, question.about) == ((SAM, ANN), (SAM, ANN, MUM))
        assert not to(told(request(about=(MUM,)), reply(about=(MUM,))))

    def test_of_somebody_without_children_on_record_it_speaks_of_them(self):
        stranger = entry("2024-03-01", CSC, "record_note", Person(id=LODGER, name="Lodger"))
        [question] = told(stranger, request(about=(LODGER,))).asked(rule, by="2024-03-12")
        assert (question.about, dict(question.ask.gaps)["children"]) == ((LODGER,), ("Lodger",))
        [question] = told(request(about=(SAM, MUM))).asked(rule, by="2024-03-12")
        assert dict(question.ask.gaps)["children"] == ("Sam",)

    def test_a_reply_on_one_of_those_it_was_about_is_a_reply(self):
        assert not to(told(request(about=(SAM, MUM)), reply(about=(SAM,))))
        assert not to(told(request(about=(SAM, MUM)), reply(about=(MUM,))))

    @pytest.mark.parametrize("event", ["information_received", "clinic", "attendance"])
    def test_a_reply_counts_that_came_before_the_request_was_put_on_record(self, event):
        late = request(recorded="2024-03-20T09:00")
        assert not told(reply(event=event), late).questions(rule, by="2024-06-05")
        assert not told(reply(Report(agency=GP), event="letter"), late).questions(rule, by="2024-06-05")
        assert to(told(reply(event="letter"), late)) == [GP]
        assert to(told(reply(agency=HV), late)) == [GP]

    def test_what_came_before_it_was_asked_is_no_reply_whenever_that_was_put_on_record(self):
        late = request(recorded="2024-03-20T09:00")
        assert to(told(reply(day="2024-03-04"), late)) == [GP]
        assert to(told(reply(Report(agency=GP), event="letter", day="2024-03-04"), late)) == [GP]
        assert to(STORY.then(reply(day="2024-03-04", recorded="2024-03-11T09:00"))) == [GP]
        assert not to(STORY.then(reply(day="2024-03-04", recorded="2024-03-11T09:00", considered=("ask",))))

    def test_of_the_day_of_asking_the_record_tells_which_came_first_unless_it_was_late(self):
        same = reply(day="2024-03-05")
        assert to(told(same, request())) == [GP]
        assert not to(told(request(), same))
        assert not to(told(same, request(recorded="2024-03-20T09:00")))

    def test_a_reply_is_wanted_on_each_child_whom_it_is_about(self):
        story = told(request(about=(SAM, ANN)))
        on_sam = story.then(reply())
        [question] = on_sam.asked(rule, by="2024-03-12")
        assert (question.to, question.children) == ((GP,), (SAM, ANN))
        assert not to(on_sam.then(reply(about=(ANN,), event="clinic", id="more")))
        assert not to(story.then(reply(about=(SAM, ANN))))
        assert to(story.then(reply(considered=("ask",), event="letter"))) == [GP]
        assert to(told(request(about=(SAM, ANN), asked=(GP, HV)), reply(about=(SAM, ANN)), reply(id="r2"))) == [HV]

    def test_a_reply_on_each_child_may_be_told_by_different_hands(self):
        noted = reply(agency=CSC, considered=("ask",), about=(ANN,), id="noted")
        assert not to(told(request(about=(SAM, ANN)), reply(), noted))
        assert to(told(request(about=(SAM, ANN)), noted)) == [GP]
        unsaid = request(about=(SAM, ANN), asked=())
        assert to(told(unsaid, reply(agency=HV))) == [CSC]
        assert not to(told(unsaid, reply(agency=HV), reply(about=(ANN,), id="more")))

    def test_a_reply_on_the_mother_of_two_children_is_a_reply_on_them(self):
        assert not to(told(request(about=(SAM, ANN, MUM)), reply(about=(MUM,))))
        assert to(told(request(about=(SAM, ANN, MUM)), reply(about=(DAD,)))) == [GP]

    def test_does_not_leak_to_another_request(self):
        other = request(asked=(HV,), about=(ANN,), id="other")
        assert told(request(), other, reply()).subjects(rule, by="2024-03-12") == ["other"]

    def test_changes_its_mind_when_the_reply_is_corrected_and_not_a_day_sooner(self):
        wrong = entry("2024-03-11", GP, "record_note", corrects="reply", recorded="2024-03-20T09:00")
        story = STORY.then(reply(), wrong)
        assert not story.asks(rule, by="2024-03-19")
        assert story.asks(rule, by="2024-03-20")


def noted(*facts, day="2024-03-05", agency=CSC, **fields):
    return entry(day, agency, "record_note", *facts, id=fields.pop("id", "note"), **fields)


def test_things_without_ids_of_one_entry_are_told_apart():
    facts = (Referral(children=(SAM,), to=HV), Recommendation(children=(SAM,), matter="enquiry"))
    ask = request(*facts, agency=CPS, asked=(POLICE,))
    assert told(ask).subjects(rule, by="2024-06-05") == ["ask", "ask.and.2", "ask.and.3"]


def test_ordinary_notes_ask_nothing():
    said = (Allegation(by="anonymous", child=SAM), Observation(child=SAM, of="health", level="neutral"))
    past = History(person=MUM, of="violence")
    assert not told(noted(*said, past), noted(id="more")).questions(rule, by="2024-06-05")


def test_a_mended_request_is_the_same_request():
    mended = request(id="again", corrects="ask", recorded="2024-03-20T09:00")
    [question] = STORY.then(mended).questions(rule, by="2024-03-20")
    assert (question.id, question.closed) == ("request-unanswered:ask", None)
