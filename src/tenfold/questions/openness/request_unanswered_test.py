from dataclasses import replace

import pytest

from parts import (
    ANN,
    CLINIC,
    CPS,
    CSC,
    DAD,
    ED,
    GP,
    HOUSING,
    HV,
    LODGER,
    MUM,
    NURSERY,
    OTHER_LA,
    POLICE,
    SAM,
    SCHOOL,
    entry,
    on_plan,
    time,
    told,
)
from tenfold.questions.openness.request_unanswered import request_unanswered as rule
from tenfold.questions.wording import in_words
from tenfold.record import (
    Action,
    Allegation,
    Assessment,
    Check,
    Decision,
    Enquiry,
    History,
    Observation,
    Person,
    Recommendation,
    Referral,
    Report,
)


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


def wanted(against="police_record", about=MUM, result="requested", **fields):
    return Check(id=fields.pop("id", "check"), about=(about,), against=against, result=result, **fields)


def noted(*facts, day="2024-03-05", agency=CSC, **fields):
    return entry(day, agency, "record_note", *facts, id=fields.pop("id", "note"), **fields)


class TestCheck:
    story = told(noted(wanted()))

    def test_asks_the_holder_after_five_working_days(self):
        assert not self.story.asks(rule, by="2024-03-12T23:00")
        [question] = self.story.asked(rule, by="2024-03-12")
        assert (question.id, question.to, question.about) == ("request-unanswered:check", (POLICE,), (SAM, MUM))

    @pytest.mark.parametrize(
        ("against", "holders"),
        [
            ("police_record", [POLICE]),
            ("social_care_record", [OTHER_LA]),
            ("other_authority", [OTHER_LA]),
            ("health_record", [ED, GP, HV, CLINIC]),
            ("school_record", [SCHOOL, NURSERY]),
            ("housing_record", [HOUSING]),
            ("other_agency", [CSC]),
            ("witness", [CSC]),
        ],
    )
    def test_asks_whoever_holds_it_or_else_who_asked(self, against, holders):
        assert to(told(noted(wanted(against)))) == holders

    def test_asks_whom_the_entry_asked(self):
        assert to(told(noted(wanted("other_agency"), asked=(HV,)))) == [HV]
        assert to(told(noted(wanted(), asked=(HV,)))) == [HV]
        assert not to(told(noted(wanted("other_agency"), asked=(HV,)), reply(agency=HV, event="clinic")))

    def test_a_holder_does_not_wait_for_itself(self):
        assert to(told(noted(wanted(), agency=POLICE))) == [POLICE]
        assert to(told(noted(wanted("health_record"), agency=GP))) == [ED, HV, CLINIC]

    @pytest.mark.parametrize(
        "answer",
        [
            noted(wanted(result="nothing_known"), id="reply", day="2024-03-20"),
            noted(wanted(result="inconclusive", id="again"), id="reply", day="2024-03-20"),
            reply(agency=POLICE, day="2024-03-20"),
            reply(agency=POLICE, event="letter", considered=("note",), day="2024-03-20"),
            reply(agency=CSC, considered=("note",), day="2024-03-20"),
        ],
    )
    def test_is_content_with_a_result_or_a_reply(self, answer):
        [question] = self.story.then(answer).questions(rule, by="2024-06-05")
        assert question.closed_by == "reply"

    @pytest.mark.parametrize(
        "other",
        [
            noted(wanted(id="again"), id="reply", day="2024-03-08"),
            noted(wanted("health_record", result="nothing_known", id="again"), id="reply"),
            noted(wanted(about=DAD, result="nothing_known", id="again"), id="reply"),
            reply(agency=POLICE, event="attendance"),
            reply(agency=POLICE, about=(ANN,)),
            reply(agency=GP),
        ],
    )
    def test_still_asks_with_something_else(self, other):
        assert "check" in self.story.then(other).subjects(rule, by="2024-03-12")

    def test_an_earlier_result_is_no_reply(self):
        before = noted(wanted(result="nothing_known", id="before"), day="2024-03-01", id="old")
        assert told(before, noted(wanted())).subjects(rule, by="2024-03-12") == ["check"]

    def test_a_result_counts_that_came_before_the_check_was_put_on_record(self):
        late = noted(wanted(), recorded="2024-03-20T09:00")
        found = noted(wanted(result="nothing_known", id="found"), day="2024-03-08", id="reply")
        assert not told(found, late).questions(rule, by="2024-06-05")
        assert not told(reply(agency=POLICE), late).questions(rule, by="2024-06-05")
        before = noted(wanted(result="nothing_known", id="before"), day="2024-03-01", id="old")
        assert told(before, late).subjects(rule, by="2024-06-05") == ["check"]
        told_late = noted(before.facts[0], day="2024-03-01", recorded="2024-03-08T09:00", id="old")
        assert self.story.then(told_late).subjects(rule, by="2024-06-05") == ["check"]

    def test_a_check_of_an_adult_is_answered_by_a_reply_on_one_of_the_children(self):
        story = told(noted(wanted(), about=(SAM, ANN)))
        assert not to(story.then(reply(agency=POLICE)))
        checks = (wanted("other_agency"), wanted("health_record", id="check2"))
        found = noted(wanted("health_record", id="check2", result="nothing_known"), id="found", day="2024-03-08")
        assert not to(told(noted(*checks, asked=(HV,)), found))

    def test_one_of_several_holders_answers_and_a_check_with_a_result_asks_nothing(self):
        assert not to(told(noted(wanted("health_record")), reply(agency=HV)))
        assert to(told(noted(wanted("health_record")), reply(agency=HV, event="attendance"))) == [ED, GP, HV, CLINIC]
        assert not told(noted(wanted(result="corroborated"))).questions(rule, by="2024-06-05")

    def test_a_request_with_checks_is_one_question(self):
        checks = (wanted(), wanted("health_record", id="check2"))
        story = told(request(*checks, asked=(POLICE, GP)))
        [question] = story.asked(rule, by="2024-03-12")
        assert (question.id, question.to) == ("request-unanswered:ask", (POLICE, GP))
        found = noted(wanted(result="nothing_known"), id="found", day="2024-03-14")
        assert to(story.then(found)) == [GP]
        both = noted(wanted("health_record", id="check2", result="corroborated"), id="both", day="2024-03-20")
        [question] = story.then(found, both).questions(rule, by="2024-06-05")
        assert question.closed_by == "both"
        two = told(request(wanted(), wanted(about=DAD, id="dads"), asked=(POLICE,)), found)
        assert to(two) == [POLICE]

    def test_a_request_that_only_holds_checks_is_asked_of_their_holders(self):
        story = told(request(wanted(), wanted("health_record", id="check2"), asked=()))
        assert story.subjects(rule, by="2024-03-12") == ["check", "check2"]

    def test_changes_its_mind_when_the_result_is_corrected_and_not_a_day_sooner(self):
        found = noted(wanted(result="nothing_known"), day="2024-03-08", id="found")
        wrong = noted(day="2024-03-08", corrects="found", recorded="2024-03-20T09:00", id="wrong")
        story = self.story.then(found, wrong)
        assert not story.asks(rule, by="2024-03-19")
        assert story.asks(rule, by="2024-03-20")


def referral(*children, day="2024-03-05", agency=CSC, **fields):
    fact = Referral(id="ref", children=children or (SAM,), **fields)
    return entry(day, agency, "letter", fact, about=children or (SAM,), id="sent")


class TestReferral:
    story = told(referral(to=HV))

    def test_asks_the_service_after_fifteen_working_days(self):
        assert not self.story.asks(rule, by="2024-03-26T23:00")
        [question] = self.story.asked(rule, by="2024-03-26")
        assert (question.id, question.urgency, question.to) == ("request-unanswered:ref", "soon", (HV,))

    def test_asks_who_logged_one_from_another_or_from_the_public(self):
        assert to(told(referral(from_=ED, agency=POLICE))) == [POLICE]
        assert to(told(referral(from_="public", agency=POLICE))) == [POLICE]

    def test_is_silent_about_the_lead(self):
        for sent in (referral(to=CSC, agency=ED), referral(agency=ED), referral(from_=ED)):
            assert not told(sent).questions(rule, by="2024-06-05")

    @pytest.mark.parametrize("event", ["visit", "letter", "clinic", "record_note"])
    def test_is_content_with_anything_from_it_on_the_child(self, event):
        assert not self.story.then(reply(agency=HV, event=event)).questions(rule, by="2024-06-05")
        [question] = self.story.then(reply(agency=HV, event=event, day="2024-04-10")).questions(rule, by="2024-06-05")
        assert question.closed_by == "reply"

    def test_is_content_with_its_own_decision_or_work(self):
        own = Decision(matter="referral", children=(SAM,))
        for fact in (own, Assessment(children=(SAM,), stage="opened")):
            assert not to(self.story.then(reply(fact, agency=HV, event="letter", about=(MUM,))))
        together = entry("2024-03-05", HV, "letter", Referral(id="ref", children=(SAM,), from_=ED), own)
        assert not told(together).questions(rule, by="2024-06-05")

    @pytest.mark.parametrize(
        "other",
        [
            reply(agency=HV, event="visit", about=(ANN,)),
            reply(agency=HV, event="visit", about=(MUM,)),
            reply(agency=GP, event="visit"),
            reply(Decision(matter="referral", children=(SAM,)), agency=CSC, event="record_note"),
            reply(agency=HV, event="visit", day="2024-03-01"),
        ],
    )
    def test_still_asks_with_something_else(self, other):
        assert to(told(other, *self.story.entries[1:])) == [HV]
        assert to(told(*self.story.entries[1:], other)) == [HV]

    def test_what_it_wrote_before_the_referral_was_put_on_record_has_come(self):
        late = replace(referral(to=HV), recorded=time("2024-03-20T09:00").last)
        assert not told(reply(agency=HV, event="clinic"), late).questions(rule, by="2024-06-05")
        assert to(told(reply(agency=HV, event="clinic", day="2024-03-04"), late)) == [HV]
        told_late = reply(agency=HV, event="clinic", day="2024-03-04", recorded="2024-03-11T09:00")
        assert to(self.story.then(told_late)) == [HV]

    def test_each_child_is_to_be_heard_of(self):
        story = told(referral(SAM, ANN, to=HV), reply(agency=HV, event="visit"))
        assert to(story) == [HV]
        assert not to(story.then(reply(agency=HV, event="visit", about=(ANN,), id="more")))

    def test_changes_its_mind_when_the_answer_is_corrected_and_not_a_day_sooner(self):
        wrong = entry("2024-03-11", HV, "visit", corrects="reply", about=(ANN,), recorded="2024-04-20T09:00")
        story = self.story.then(reply(agency=HV, event="visit"), wrong)
        assert not story.questions(rule, by="2024-04-19")
        assert story.asks(rule, by="2024-04-20")


def advice(*facts, matter="enquiry", children=(SAM,), day="2024-03-05", **fields):
    fact = Recommendation(id="advice", children=children, matter=matter)
    return entry(day, ED, "letter", fact, *facts, about=children, id="sent", **fields)


def decided(matter="enquiry", children=(SAM,), agency=CSC, day="2024-03-11", **fields):
    return noted(Decision(matter=matter, children=children), agency=agency, day=day, id="reply", **fields)


class TestRecommendation:
    story = told(advice())

    def test_asks_the_lead_after_fifteen_working_days(self):
        assert not self.story.asks(rule, by="2024-03-26T23:00")
        [question] = self.story.asked(rule, by="2024-03-26")
        assert (question.id, question.urgency, question.to) == ("request-unanswered:advice", "soon", (CSC,))

    @pytest.mark.parametrize(
        "answer",
        [
            decided(),
            decided(agency=POLICE),
            decided("other", considered=("sent",)),
            noted(Enquiry(children=(SAM,), stage="opened"), day="2024-03-11", considered=("sent",), id="reply"),
            noted(day="2024-03-11", considered="all", id="reply"),
        ],
    )
    def test_is_content_when_it_was_decided_on_or_considered(self, answer):
        assert not self.story.then(answer).questions(rule, by="2024-06-05")

    def test_is_content_when_it_was_decided_before_the_advice_was_put_on_record(self):
        late = advice(recorded="2024-03-20T09:00")
        assert not told(decided(), late).questions(rule, by="2024-06-05")
        assert to(told(decided(day="2024-03-04"), late)) == [CSC]

    def test_is_content_when_the_same_entry_decides(self):
        assert not told(advice(Decision(matter="enquiry", children=(SAM,)))).questions(rule, by="2024-06-05")

    @pytest.mark.parametrize(
        "other",
        [
            decided("other"),
            decided(children=(ANN,)),
            decided(day="2024-03-01"),
            noted(day="2024-03-11", id="reply"),
            noted(day="2024-03-11", considered=("sent",), about=(ANN,), id="reply"),
            noted(day="2024-03-11", considered=("sent",), agency=HV, id="reply"),
        ],
    )
    def test_still_asks_with_something_else(self, other):
        assert to(told(*self.story.entries[1:], other)) == [CSC]

    def test_without_a_matter_it_waits_for_the_lead_where_it_knows_the_child_or_a_concern_is_live(self):
        ordinary = told(advice(matter=None))
        assert not ordinary.questions(rule, by="2024-06-05")
        assert not told(noted(about=(ANN,)), advice(matter=None)).questions(rule, by="2024-06-05")
        assert to(told(noted(), advice(matter=None))) == [CSC]
        said = entry("2024-05-01", GP, "call", Allegation(by="anonymous", child=SAM))
        assert to(told(advice(matter=None), said)) == [CSC]
        live = told(on_plan("2024-02-01"), advice(matter=None))
        assert to(live) == [CSC]
        assert to(live.then(decided("discharge", agency=ED))) == [CSC]
        assert not to(live.then(decided("other")))
        assert to(told(on_plan("2024-02-01", ANN), advice(matter=None, children=(SAM, ANN)))) == [CSC]

    def test_asks_whom_it_advised(self):
        story = told(advice(matter=None, asked=(CLINIC, GP)))
        assert to(story) == [CLINIC, GP]
        assert to(story.then(reply(agency=CLINIC, event="letter"))) == [GP]
        assert to(story.then(reply(agency=CLINIC, event="letter", about=(ANN,)))) == [CLINIC, GP]
        assert to(told(reply(agency=CLINIC, day="2024-03-01"), *story.entries[1:])) == [CLINIC, GP]

    def test_is_silent_where_no_lead_is_known(self):
        assert not replace(self.story, leads=()).questions(rule, by="2024-06-05")

    def test_each_child_is_to_be_decided_on(self):
        story = told(advice(children=(SAM, ANN)), decided())
        assert to(story) == [CSC]
        assert not to(told(advice(children=(SAM, ANN)), decided(children=(SAM, ANN))))

    def test_changes_its_mind_when_the_decision_is_corrected_and_not_a_day_sooner(self):
        wrong = entry("2024-03-11", CSC, "record_note", corrects="reply", recorded="2024-04-20T09:00")
        story = self.story.then(decided(), wrong)
        assert not story.questions(rule, by="2024-04-19")
        assert story.asks(rule, by="2024-04-20")


def test_things_without_ids_of_one_entry_are_told_apart():
    facts = (Referral(children=(SAM,), to=HV), Recommendation(children=(SAM,), matter="enquiry"))
    ask = request(*facts, agency=CPS, asked=(POLICE,))
    assert told(ask).subjects(rule, by="2024-06-05") == ["ask", "ask.and.2", "ask.and.3"]


def test_ordinary_notes_ask_nothing():
    said = (Allegation(by="anonymous", child=SAM), Observation(child=SAM, of="health", level="neutral"))
    past = History(person=MUM, of="violence")
    assert not told(noted(*said, past), noted(id="more")).questions(rule, by="2024-06-05")


def test_is_about_the_adults_asked_of_and_not_about_ids_that_are_no_people():
    known = Check(id="c", about=(DAD, "care-sam", SAM), against="police_record", result="requested")
    [question] = told(entry("2024-03-05", CSC, "call", known, about=(SAM,))).asked(rule, by="2024-04-30")
    assert question.about == (SAM, DAD)


class TestAdviceToOneself:
    def test_the_lead_is_not_asked_to_reply_to_itself(self):
        advice = Recommendation(id="advice", children=(SAM,), says="An order")
        own = told(on_plan("2024-03-01"), entry("2024-03-05", CSC, "record_note", advice, id="own"))
        assert not own.questions(rule, by="2024-12-31")
        other = told(on_plan("2024-03-01"), entry("2024-03-05", ED, "record_note", advice, id="other"))
        assert to(other, by="2024-12-31") == [CSC]
        sent = entry("2024-03-05", CSC, "record_note", advice, asked=(HOUSING,), id="sent")
        assert to(told(on_plan("2024-03-01"), sent), by="2024-12-31") == [HOUSING]


def test_a_mended_request_is_the_same_request():
    mended = request(id="again", corrects="ask", recorded="2024-03-20T09:00")
    [question] = STORY.then(mended).questions(rule, by="2024-03-20")
    assert (question.id, question.closed) == ("request-unanswered:ask", None)


def test_a_service_that_saw_the_adult_whom_a_referral_is_about_has_answered_it():
    """A letter about a mother and her child is answered by the clinic that sees the mother."""
    sent = entry("2024-03-05", GP, "letter", Referral(id="ref", children=(SAM,), to=CLINIC), about=(SAM, MUM))
    assert to(told(sent)) == [CLINIC]
    assert to(told(sent, reply(agency=CLINIC, event="clinic", about=(MUM,)))) == []
    assert to(told(sent, reply(agency=CLINIC, event="clinic", about=(DAD,)))) == [CLINIC]
    assert to(told(referral(to=CLINIC), reply(agency=CLINIC, event="clinic", about=(MUM,)))) == [CLINIC]
