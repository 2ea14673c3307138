import pytest

from parts import ANN, CLINIC, CPS, CSC, GP, HV, LEGAL, MUM, POLICE, SAM, SCHOOL, conference, entry, time, told
from tenfold.questions.openness.report_missing import report_missing as rule
from tenfold.record import Attended, Invited, Meeting, Report


def meeting(*facts, on="2024-03-06", day="2024-03-20", status=None, event="initial_conference", **fields):
    fields.setdefault("id", "note")
    return entry(on, CSC, "record_note", Meeting(id="m", event=event, day=time(day), status=status), *facts, **fields)


def report(day="2024-03-15", agency=GP, meeting="m", **fields):
    fields.setdefault("id", "report")
    return entry(day, agency, "letter", Report(agency=agency, meeting=meeting), **fields)


STORY = told(meeting(Invited(agency=GP), Invited(person=MUM)))


def test_asks_the_agency_from_two_working_days_before():
    assert not STORY.asks(rule, by="2024-03-18T23:00")
    [question] = STORY.asked(rule, by="2024-03-18")
    assert (question.id, question.urgency, question.to) == ("report-missing:m", "soon", (GP,))
    assert [(act.kind, act.of) for act in question.acts] == [("send_report", GP)]
    assert (question.about, [one.id for one in question.evidence]) == ((SAM,), ["note"])


def test_counts_working_days_back_over_a_weekend():
    story = told(meeting(Invited(agency=GP), day="2024-03-18", event="review_conference"))
    assert not story.asks(rule, by="2024-03-13")
    assert story.asks(rule, by="2024-03-14")


@pytest.mark.parametrize("named", ["m", None])
def test_is_content_when_the_report_is_there(named):
    assert not told(*STORY.entries[1:], report(meeting=named)).questions(rule, by="2024-03-19")
    [question] = STORY.then(report("2024-03-19", meeting=named)).questions(rule, by="2024-03-19")
    assert question.closed_by == "report"


def test_the_report_may_be_logged_by_who_received_it():
    logged = entry("2024-03-15", CSC, "information_received", Report(agency=GP, meeting="m"))
    assert not STORY.then(logged).questions(rule, by="2024-03-19")


def test_each_invited_agency_sends_its_own():
    story = told(meeting(Invited(agency=GP), Invited(agency=HV), Invited(agency=SCHOOL)), report())
    [question] = story.asked(rule, by="2024-03-18")
    assert question.to == (HV, SCHOOL)
    [question] = story.then(report("2024-03-19", HV, id="more")).asked(rule, by="2024-03-19")
    assert question.to == (SCHOOL,)


def test_lawyers_and_prosecutors_send_none():
    assert not told(meeting(Invited(agency=LEGAL), Invited(agency=CPS))).questions(rule, by="2024-03-19")


def test_unknown_invitations_are_nobodys_report():
    assert not told(meeting()).questions(rule, by="2024-03-19")
    assert not told(meeting(Invited(person=MUM))).questions(rule, by="2024-03-19")


def test_is_silent_about_other_meetings():
    assert not told(meeting(Invited(agency=GP), event="strategy_discussion")).questions(rule, by="2024-03-19")


def test_follows_the_day_when_it_is_put_off_and_ends_when_it_is_cancelled():
    later = STORY.then(meeting(on="2024-03-14", day="2024-04-24", id="later"))
    assert not later.asks(rule, by="2024-04-21")
    assert later.asks(rule, by="2024-04-22")
    off = meeting(on="2024-03-19", status="cancelled", id="off")
    [question] = STORY.then(off).questions(rule, by="2024-03-19")
    assert question.closed_by == "off"


@pytest.mark.parametrize(
    ("report", "asks"),
    [
        (report(meeting="other"), True),
        (report(agency=HV), True),
        (report(meeting=None, about=(ANN,)), True),
        (report("2024-03-05", meeting=None), True),
        (report("2024-03-06", meeting=None), False),
    ],
)
def test_a_report_for_something_else_is_not_the_report(report, asks):
    assert told(meeting(Invited(agency=GP)), report).asks(rule, by="2024-03-18") is asks


def test_who_comes_to_the_conference_need_not_write_as_well():
    [question] = STORY.then(conference("2024-03-20", among=(CSC, GP), id="c")).questions(rule, by="2024-03-20")
    assert question.closed_by == "c"


def test_still_asks_who_was_away_or_of_whom_nobody_says():
    away = STORY.then(conference("2024-03-20", among=(CSC, HV), id="c"))
    assert away.asks(rule, by="2024-04-20")
    assert STORY.then(conference("2024-03-20", id="c")).asks(rule, by="2024-04-20")
    late = away.then(report("2024-03-25", meeting="c"))
    [question] = late.questions(rule, by="2024-03-25")
    assert question.closed_by == "report"
    sent = conference("2024-03-20", Attended(agency=GP, as_="apologies", report=True), among=(CSC,))
    assert not STORY.then(sent).asks(rule, by="2024-03-20")


def test_reads_a_conference_of_which_only_the_sitting_is_on_record():
    called = (Invited(agency=GP), Invited(agency=CLINIC), Invited(agency=POLICE))
    gone = Attended(agency=CLINIC, as_="apologies", report=True)
    [question] = told(conference("2024-03-20", *called, gone, among=(CSC, POLICE), id="c")).asked(rule, by="2024-03-20")
    assert (question.id, question.to) == ("report-missing:c", (GP,))
    assert not told(conference("2024-03-20", *called)).questions(rule, by="2024-06-20")
    own = Meeting(id="own", event="initial_conference", day=time("2024-03-20"), status="held")
    [question] = told(conference("2024-03-20", own, *called, gone, among=(POLICE,))).asked(rule, by="2024-03-20")
    assert (question.id, question.to) == ("report-missing:own", (GP,))


def test_one_meetings_report_is_not_the_others():
    other = Meeting(id="n", event="review_conference", day=time("2024-03-21"))
    note = entry("2024-03-06", CSC, "record_note", other, Invited(agency=GP), about=(ANN,))
    story = told(meeting(Invited(agency=GP)), note, report())
    assert story.subjects(rule, by="2024-03-19") == ["n"]


def test_changes_its_mind_when_the_report_is_corrected_and_not_a_day_sooner():
    wrong = entry("2024-03-15", GP, "letter", corrects="report", recorded="2024-03-19T09:00")
    story = STORY.then(report(), wrong)
    assert not story.asks(rule, by="2024-03-18")
    assert story.asks(rule, by="2024-03-19T09:00")


def test_a_day_so_far_off_that_its_working_days_are_not_known_yet_is_not_near():
    assert not told(meeting(Invited(agency=GP), day="2199-03-20")).questions(rule, by="2024-12-20")


def test_who_comes_when_it_meets_again_has_reported():
    away = (Invited(agency=GP), Invited(agency=HV), Attended(agency=SCHOOL, as_="present"))
    met = conference("2024-03-05", *away, id="c")
    assert told(met).asked(rule, by="2024-03-05")[0].to == (GP, HV)
    again = conference("2024-03-15", event="review_conference", among=(CSC, GP), id="again")
    assert told(met, again).asked(rule, by="2024-03-15")[0].to == (HV,)
    planned = (STORY.entries[1], conference("2024-03-20", among=(CSC, HV), id="c"))
    assert told(*planned).asks(rule, by="2024-03-20")
    [question] = told(*planned, conference("2024-03-27", among=(CSC, GP), id="again")).questions(rule, by="2024-03-27")
    assert question.closed_by == "again"


def test_who_met_again_on_one_child_has_not_reported_on_the_other():
    away = (Invited(agency=GP), Attended(agency=SCHOOL, as_="present"))
    met = conference("2024-03-05", *away, about=(SAM, ANN), id="c")
    one = conference("2024-03-15", event="review_conference", among=(CSC, GP))
    assert told(met, one).asks(rule, by="2024-03-15")
    both = conference("2024-03-15", event="review_conference", among=(CSC, GP), about=(SAM, ANN))
    assert not told(met, both).asks(rule, by="2024-03-15")
    of_mum = (meeting(Invited(agency=GP), about=(MUM,)), conference("2024-03-20", among=(CSC, HV), about=(MUM,)))
    assert told(*of_mum).asks(rule, by="2024-03-20")
