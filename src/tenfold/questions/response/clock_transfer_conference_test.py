import pytest

from parts import ANN, CSC, GP, HV, OTHER_LA, SAM, entry, on_plan, told
from tenfold.questions.response.clock_transfer_conference import clock_transfer_conference as rule
from tenfold.record import Meeting, Plan, Referral, Residence
from tenfold.when import Time

HERE = told(on_plan("2024-01-08"))
STORY = HERE.led_by(OTHER_LA, "2024-03-04")


def conference(day="2024-03-20", agency=OTHER_LA, event="initial_conference", **fields):
    return entry(day, agency, event, **fields)


def ended(day, by):
    return entry(day, by, "record_note", Plan(child=SAM, status="ended"))


def test_warns_at_ten_working_days_and_is_past_at_fifteen():
    assert not STORY.asks(rule, by="2024-03-17")
    [question] = STORY.asked(rule, by="2024-03-18")
    assert question.id == "clock-transfer-conference:e1"
    assert (question.urgency, question.to, question.about) == ("soon", (OTHER_LA,), (SAM,))
    assert [one.id for one in question.evidence] == ["e1"]
    assert question.due == Time.told("2024-03-26").first
    assert STORY.asked(rule, by="2024-03-24")[0].urgency == "soon"
    assert STORY.asked(rule, by="2024-03-25")[0].urgency == "immediate"


def test_asks_nothing_where_nobody_moved_or_the_plan_began_after_it():
    assert not HERE.questions(rule, by="2024-12-31")
    assert not told(on_plan("2024-03-04")).led_by(OTHER_LA, "2024-03-04").questions(rule, by="2024-12-31")
    assert not told(on_plan("2024-03-11")).led_by(OTHER_LA, "2024-03-04").questions(rule, by="2024-12-31")
    assert told(on_plan("2024-03-03")).led_by(OTHER_LA, "2024-03-04").asks(rule, by="2024-03-18")
    before = HERE.then(ended("2024-03-01", CSC)).led_by(OTHER_LA, "2024-03-04")
    assert not before.questions(rule, by="2024-12-31")


@pytest.mark.parametrize("event", ["initial_conference", "review_conference"])
def test_is_content_with_the_receiving_authoritys_conference(event):
    [question] = STORY.then(conference("2024-03-27", event=event)).questions(rule, by="2024-12-31")
    assert question.closed_by == "e2"
    assert not STORY.then(conference("2024-03-14", event=event)).questions(rule, by="2024-12-31")


def test_is_content_with_one_held_before_the_lead_changes():
    assert not STORY.then(conference("2024-02-28")).questions(rule, by="2024-12-31")


@pytest.mark.parametrize(
    "step",
    [
        conference(agency=CSC),
        conference(outcome="cancelled_by_agency"),
        conference(about=(ANN,)),
        conference(event="core_group"),
        conference("2023-12-04", recorded="2024-03-14T09:00"),
        entry(
            "2024-03-14",
            OTHER_LA,
            "record_note",
            Meeting(id="m", event="initial_conference", day=Time.told("2024-03-22"), status="planned"),
        ),
    ],
)
def test_still_asks_when_another_meets_or_it_is_called_off(step):
    assert STORY.then(step).asks(rule, by="2024-03-25")


def test_that_the_first_authority_ends_its_plan_answers_nothing():
    story = STORY.then(ended("2024-03-06", CSC))
    assert story.asked(rule, by="2024-03-25")[0].urgency == "immediate"
    assert not story.then(conference("2024-03-27")).asks(rule, by="2024-03-27")
    assert not STORY.then(ended("2024-03-06", OTHER_LA)).questions(rule, by="2024-12-31")


def test_waits_for_each_child():
    both = told(on_plan("2024-01-08", SAM, ANN)).led_by(OTHER_LA, "2024-03-04")
    [question] = both.then(conference(about=(SAM,))).asked(rule, by="2024-03-25")
    assert question.about == (ANN,)


def test_a_lead_who_is_only_to_come_has_not_moved_anybody():
    to_come = STORY.led_by(CSC, "2025-01-06")
    assert to_come.asked(rule, by="2024-03-18")[0].to == (OTHER_LA,)
    named = HERE.led_by(OTHER_LA, "2025-01-06")
    assert not named.questions(rule, by="2024-12-31")


def moves(day="2024-03-04", agency=OTHER_LA, event="record_note", as_="resident", address="there", **fields):
    home = Residence(person=SAM, address=address, as_=as_, from_=fields.pop("from_", None))
    return entry(day, agency, event, home, id=f"on-{day}", **fields)


def test_counts_from_the_notice_of_another_authority_that_the_child_lives_there():
    story = HERE.then(moves(from_=Time.told("2024-03-01")))
    assert not story.asks(rule, by="2024-03-17")
    [question] = story.asked(rule, by="2024-03-18")
    assert (question.to, [one.id for one in question.evidence]) == ((OTHER_LA,), ["e1", "on-2024-03-04"])
    assert "known since" in question.ask.template
    assert story.asked(rule, by="2024-03-25")[0].urgency == "immediate"
    late = story.then(conference("2024-03-27"))
    assert not late.asks(rule, by="2024-03-27")
    assert not late.led_by(OTHER_LA, "2024-04-02").asks(rule, by="2024-12-31")
    assert story.led_by(OTHER_LA, "2024-03-18").asked(rule, by="2024-03-25")[0].urgency == "immediate"


def test_counts_from_the_leads_word_to_another_authority_and_not_from_a_request_for_information():
    assert HERE.then(moves(agency=CSC, event="letter", asked=(GP, OTHER_LA))).asks(rule, by="2024-03-18")
    for other in (
        moves(agency=CSC),
        moves(agency=CSC, event="letter", asked=(GP,)),
        moves(agency=CSC, event="letter", asked=(CSC,)),
        moves(agency=CSC, event="information_request", asked=(OTHER_LA,)),
        moves(agency=HV),
    ):
        assert not HERE.then(other).questions(rule, by="2024-12-31")
    before = HERE.then(moves("2024-03-01", agency=HV), moves(from_=Time.told("2024-03-01")))
    assert not before.asks(rule, by="2024-03-17")
    assert before.asks(rule, by="2024-03-18")


def test_a_move_to_come_is_counted_from_its_day():
    to_come = HERE.then(moves("2024-02-05", from_=Time.told("2024-03-04")))
    assert not to_come.asks(rule, by="2024-03-17")
    assert to_come.asks(rule, by="2024-03-18")


@pytest.mark.parametrize("other", [moves(as_="staying"), moves(as_="visiting"), moves(address="home")])
def test_asks_nothing_of_who_stays_or_visits_there_or_lives_where_it_did(other):
    assert not HERE.then(other).questions(rule, by="2024-12-31")


def test_asks_nothing_once_the_child_has_moved_back_or_on():
    there = HERE.then(moves("2024-02-05", HV))
    assert not there.then(moves(address="home")).questions(rule, by="2024-12-31")
    assert not HERE.then(moves(), moves("2024-03-11", CSC, address="home")).questions(rule, by="2024-12-31")
    left = entry("2024-03-11", CSC, "visit", Residence(person=SAM, address="there", as_="left"))
    assert not HERE.then(moves(), left).questions(rule, by="2024-12-31")


def test_the_first_authority_may_tell_where_the_child_lives_after_the_lead_has_changed():
    story = STORY.then(moves("2024-03-11", CSC), conference("2024-03-14"))
    assert not story.questions(rule, by="2024-12-31")


def test_changes_its_mind_when_the_conference_is_corrected_and_not_a_day_sooner():
    not_held = entry("2024-03-14", OTHER_LA, "record_note", corrects="e2", recorded="2024-03-27T09:00")
    story = STORY.then(conference("2024-03-14"), not_held)
    assert not story.asks(rule, by="2024-03-26")
    assert story.asked(rule, by="2024-03-27")[0].urgency == "immediate"


def referred(day="2024-03-04", to=OTHER_LA, by=CSC, **fields):
    return entry(day, by, "letter", Referral(children=(SAM,), from_=by, to=to), id="sent", **fields)


def test_counts_from_the_referral_of_a_child_with_a_new_home_to_another_authority():
    story = HERE.then(moves("2024-03-01", HV), referred())
    assert not story.asks(rule, by="2024-03-17")
    [question] = story.asked(rule, by="2024-03-18")
    assert (question.to, [one.id for one in question.evidence]) == ((OTHER_LA,), ["e1", "on-2024-03-01", "sent"])
    assert "known since" in question.ask.template
    assert not story.then(conference()).asks(rule, by="2024-03-20")
    ahead = HERE.then(moves("2024-02-05", HV, from_=Time.told("2024-03-04")), referred("2024-02-12"))
    assert not ahead.asks(rule, by="2024-03-17")
    assert ahead.asks(rule, by="2024-03-18")


@pytest.mark.parametrize(
    "steps",
    [
        (referred(),),
        (moves("2024-03-01", HV), referred(to=CSC, by=GP)),
        (moves("2024-03-01", HV), referred(to=GP)),
        (moves("2024-03-01", HV), referred(to=None)),
        (moves("2024-03-01", HV, address="home"), referred()),
        (moves("2024-03-01", HV, as_="staying"), referred()),
        (referred("2024-02-20"), moves("2024-03-01", HV)),
    ],
)
def test_a_referral_to_the_lead_or_to_others_or_without_a_new_home_is_no_notice(steps):
    assert not HERE.then(*steps).questions(rule, by="2024-12-31")
