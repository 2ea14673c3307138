from dataclasses import replace

import pytest

from desks import CASES, filled, opened_at, post, taken, turning
from parts import entry, time
from tenfold.casefiles import read
from tenfold.desk.closing import ANSWER, ASK_HEALTH, AT_CONFERENCE, SPECS
from tenfold.desk.closing_facts import MAKE as FACTS
from tenfold.desk.closing_facts import closing_told
from tenfold.desk.closing_fields import MAKE, closing_fields
from tenfold.desk.forms import empty, sent
from tenfold.desk.question import answer_to, form_fields, question_page, spec_of, told_by
from tenfold.desk.subjects import Answer, likely
from tenfold.questions.acts import TEMPLATES, Act
from tenfold.questions.wording import in_words
from tenfold.record import Care, Check, Escalation, Injury, Opinion

OF = {
    "see_child": "kit",
    "hear_child": "bea",
    "hear_parent": "sean",
    "identify_adult": "man-1",
    "check_adult": "dana",
    "check_records": "dana",
    "check_account": "dana",
    "ask_agency": "gp",
    "send_report": "gp",
    "police_update": "dana",
}


def asked(opened, words):
    return next(one for one in opened.questions if words in in_words(opened.picture, one.ask))


def sends(answer, kind="acute_hospital", **typed):
    """Fill in a form as a browser would and return the entry that it makes."""
    spec = spec_of(answer, kind)
    fields = form_fields(answer, spec)
    form = sent(fields, post(filled(empty(fields), narrative="What I did.", **typed)))
    assert form.problems == ()
    return told_by(answer, spec, form, "csc")()


def test_every_act_has_a_form_or_is_done_at_the_conference():
    assert SPECS.keys() | AT_CONFERENCE == TEMPLATES.keys()


@pytest.mark.parametrize("spec", [*SPECS.values(), ANSWER, ASK_HEALTH])
def test_a_form_names_fields_and_facts_that_there_are(spec):
    assert set(spec.fields.split()) - {"seen"} <= MAKE.keys()
    assert set(spec.facts.split()) <= FACTS.keys()


@pytest.mark.parametrize("kind", sorted(SPECS))
def test_what_a_form_makes_is_an_entry_that_the_record_takes(kind):
    opened = turning()
    question = asked(opened, "Who besides Dana can say how Kit came to be hurt")
    answer = Answer(opened, question, Act(kind, OF.get(kind, "")))
    if kind == "do_action":
        assert MAKE["action"](answer).choices == ()
        return
    assert taken(opened, sends(answer)) == []


def test_a_check_knows_already_what_it_is_of():
    opened = turning()
    answer = Answer(opened, asked(opened, "Who besides Dana can say how Kit"), Act("ask_witness", "kit"))
    assert likely(answer) == ("brick",)
    told = sends(answer, against="witness", result="contradicted", says="The nursery saw no fall.")
    assert [one["check"]["about"] for one in told["facts"]] == [["brick"]]
    assert told["about"] == ["kit"]


def test_an_answer_in_words_says_to_which_question():
    opened = turning()
    question = asked(opened, "Who is Craig")
    told = sends(Answer(opened, question, None))
    assert told["facts"] == [{"answer": {"question": question.id, "says": "What I did."}}]


@pytest.mark.parametrize("own", [None, "esc"])
def test_what_was_escalated_is_resolved_by_the_form_that_says_so(own):
    case = read(CASES / "turning.yaml")
    raised = Escalation(id=own, about=case.entries[0].id, to="head of service", status="raised")
    up = entry("2024-05-07", "gp", "message", raised, about=("kit",), id="up")
    case = replace(case, entries=(*case.entries, up))
    opened = opened_at(case, "2024-05-21T12:30")
    [question] = [one for one in opened.questions if one.rule == "escalation-open"]
    told = sends(Answer(opened, question, question.acts[0]), matter="other", outcome="It opens.", rationale="r")
    assert told["considered"] == ["up"]
    fact = Escalation(**told["facts"][-1]["escalation"])
    done = entry("2024-05-21T13:00", "csc", "record_note", fact, about=("kit",), id="done")
    later = opened_at(replace(case, entries=(*case.entries, done)), "2024-05-21T13:00")
    assert [one.closed_by for one in later.questions if one.rule == "escalation-open"] == ["done"]


def test_a_request_goes_to_the_agency_and_a_reply_considers_the_evidence():
    opened = turning()
    answer = Answer(opened, asked(opened, "Who is Craig"), Act("ask_agency", "police"))
    assert sends(answer, event="information_request")["asked"] == ["police"]
    assert "asked" not in sends(answer, event="information_received")


def test_a_meeting_has_all_that_is_recorded_before_it_where_that_is_said():
    opened = turning()
    answer = Answer(opened, asked(opened, "Who is Craig"), Act("strategy_discussion"))
    told = sends(answer, enquiry="opened", whole="all")
    assert told["considered"] == "all"
    assert told["facts"][-1]["enquiry"]["stage"] == "opened"


@pytest.mark.parametrize("act", ["strategy_discussion", "core_group", "legal_planning", "assessment", "supervise"])
def test_unsaid_only_what_the_question_showed_was_weighed(act):
    opened = turning()
    question = asked(opened, "Who is Craig")
    assert sends(Answer(opened, question, Act(act)))["considered"] == [one.id for one in question.evidence]


def test_a_question_says_on_what_evidence_it_stands_and_what_closes_it():
    opened = turning()
    question = asked(opened, "Who besides Dana can say how Kit came to be hurt")
    page = question_page(answer_to(opened, opened.questions.index(question) + 1, ""), ANSWER)
    assert page.state == "It stands."
    assert [line.agency for line in page.evidence] == ["GP, Harbour surgery"]
    assert page.closes.startswith("An opinion other than undetermined")
    assert page.back == (("Kit", f"/family/{opened.family}/child/1"),)


def test_a_closed_question_says_by_whom_and_offers_no_form():
    opened = turning("2024-05-24T18:00")
    question = asked(opened, "Who besides Dana can say how Kit came to be hurt")
    page = question_page(answer_to(opened, opened.questions.index(question) + 1, ""), ANSWER)
    assert page.state == "Closed on 21 May 2024 at 4pm by an entry of City hospital."
    assert page.ways == ()


def test_an_entry_tells_what_was_typed_and_nothing_else():
    opened = turning()
    answer = Answer(opened, asked(opened, "Who is Craig"), Act("see_child", "kit"))
    fields = closing_fields(answer, SPECS["see_child"])
    form = sent(fields, post(filled(empty(fields), narrative="Seen at home.", **{"seen-1": "alone"})))
    told = closing_told(answer, SPECS["see_child"], form, "csc")
    assert told["seen"] == {"kit": "alone"}
    assert told["event"] == "visit"
    assert "place" not in told
    assert "facts" not in told


def test_a_medical_opinion_is_asked_for_by_those_who_cannot_give_it():
    opened = turning()
    answer = Answer(opened, asked(opened, "everyday life seldom leaves"), Act("paediatric_opinion", "kit"))
    told = sends(answer, "childrens_social_care")
    assert told["event"] == "information_request"
    assert told["asked"] == ["ed"]
    assert "facts" not in told
    assert taken(opened, told) == []


def test_who_had_a_child_before_an_injury_is_recorded_and_checked_in_one_form():
    hurt = Injury(id="arm", child="kit", type="fracture", sites=("arm.left",))
    judged = Opinion(about=("arm",), view="suspicious")
    case = read(CASES / "turning.yaml")
    seen = entry("2024-05-20T10:00", "ed", "attendance", hurt, judged, about=("kit",), id="seen")
    case = replace(case, entries=(*case.entries, seen))
    opened = opened_at(case, "2024-05-20T12:00")
    [question] = [one for one in opened.questions if one.id == "who-had-care:arm"]
    assert [act.kind for act in question.acts] == ["check_care_before"]
    days = {"since-day": "16", "since-month": "5", "since-year": "2024", "last-day": "20"}
    days |= {"last-month": "5", "last-year": "2024"}
    answer = Answer(opened, question, question.acts[0])
    told = sends(answer, carers=["dana"], basis="parental", against="witness", result="corroborated", **days)
    assert taken(opened, told) == []
    care, check = (one[kind] for one, kind in zip(told["facts"], ("care", "check"), strict=True))
    assert (care["child"], care["from"], care["to_date"]) == ("kit", "2024-05-16", "2024-05-20")
    assert check["about"] == [care["id"]]
    had = Care(id=care["id"], child="kit", by=("dana",), basis="parental", from_=time("2024-05-16"), to_date=None)
    shown = Check(about=(care["id"],), against="witness", result="corroborated")
    done = entry("2024-05-21T13:00", "csc", "record_note", had, shown, about=("kit",), id="done")
    later = opened_at(replace(case, entries=(*case.entries, done)), "2024-05-21T13:00")
    assert [one.closed_by for one in later.questions if one.id == "who-had-care:arm"] == ["done"]
