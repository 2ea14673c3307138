import pytest

from parts import ANN, CSC, HV, OTHER_LA, SAM, entry, on_plan, strategy, told
from tenfold.questions.acts import Act
from tenfold.questions.addressees import MANAGER
from tenfold.questions.wording import in_words
from tenfold.questions.workforce.supervision_overdue import supervision_overdue as rule
from tenfold.record import Decision, Enquiry, Meeting, Plan, Supervised
from tenfold.when import Time

STORY = told(on_plan("2024-03-04"))


def talk(day, by=CSC, **fields):
    return entry(day, by, "supervision", **fields)


def noted(day, by=CSC, **fields):
    return entry(day, by, "record_note", Supervised(worker="sw-1"), **fields)


def test_asks_the_manager_after_a_month_on_plan():
    assert not STORY.asks(rule, by="2024-04-03")
    [question] = STORY.asked(rule, by="2024-04-04")
    assert question.id == "supervision-overdue:sam"
    assert (question.urgency, question.to, question.about) == ("routine", (MANAGER,), (SAM,))
    assert question.acts == (Act("supervise"),)
    assert [one.id for one in question.evidence] == ["e1"]
    assert question.due == Time.told("2024-04-20").first


def test_an_open_enquiry_is_on_plan_and_an_ordinary_case_is_not():
    opened = told(strategy("2024-03-04", Enquiry(children=(SAM,), stage="opened")))
    assert not opened.asks(rule, by="2024-04-03")
    assert opened.asks(rule, by="2024-04-04")
    assert not told(entry("2024-03-04", CSC, "visit", seen={SAM: "seen"})).questions(rule, by="2024-12-31")
    in_need = Plan(child=SAM, status="started", kind="child_in_need")
    assert not told(entry("2024-03-04", CSC, "record_note", in_need)).questions(rule, by="2024-12-31")


def test_says_when_it_was_last_discussed_or_since_when_it_has_not_been():
    def words(story, by):
        [question] = story.asked(rule, by=by)
        return in_words(story.picture(by), question.ask).removeprefix(
            "When will the case of Sam be discussed in supervision? "
        )

    never = "A plan or an enquiry has gone on since 4 March 2024, and no supervision since then is on record."
    assert words(STORY, "2024-04-04") == never
    last = "With a plan or an enquiry going on, it was last discussed on 18 March 2024."
    assert words(STORY.then(talk("2024-03-18")), "2024-04-18") == last


@pytest.mark.parametrize("say", [talk, noted])
def test_is_content_with_supervision_and_counts_a_month_from_it(say):
    story = STORY.then(say("2024-03-18"))
    assert not story.asks(rule, by="2024-04-17")
    [question] = story.asked(rule, by="2024-04-18")
    assert [one.id for one in question.evidence] == ["e1", "e2"]
    [closed] = STORY.then(say("2024-04-08")).questions(rule, by="2024-04-30")
    assert closed.closed_by == "e2"


def test_is_content_with_supervision_told_of_later():
    held = Meeting(id="m", event="supervision", day=Time.told("2024-03-18"), status="held")
    story = STORY.then(entry("2024-03-25", CSC, "record_note", held))
    assert not story.asks(rule, by="2024-04-17")
    assert story.asks(rule, by="2024-04-18")


def test_supervision_before_the_plan_does_not_shorten_the_month():
    story = told(talk("2024-02-12"), on_plan("2024-03-04"))
    assert not story.asks(rule, by="2024-04-03")
    assert story.asks(rule, by="2024-04-04")


@pytest.mark.parametrize(
    "step",
    [
        talk("2024-03-18", HV),
        noted("2024-03-18", HV),
        talk("2024-03-18", OTHER_LA),
        talk("2024-03-18", about=(ANN,)),
        noted("2024-03-18", about=(ANN,)),
        talk("2024-03-18", outcome="cancelled_by_agency"),
        entry("2024-03-18", CSC, "core_group"),
        entry("2024-03-18", CSC, "record_note", Meeting(id="m", event="supervision", day=Time.told("2024-04-08"))),
    ],
)
def test_still_asks_when_it_was_another_child_another_agency_or_called_off(step):
    assert STORY.then(step).asks(rule, by="2024-04-04")


def test_is_silent_once_the_child_is_no_longer_on_plan():
    ended = entry("2024-04-08", CSC, "review_conference", Plan(child=SAM, status="ended"))
    [question] = STORY.then(ended).questions(rule, by="2024-12-31")
    assert question.closed_by == "e2"


def test_counts_through_from_the_enquiry_to_the_plan():
    enquiry = strategy("2024-03-04", Enquiry(children=(SAM,), stage="opened"))
    done = entry("2024-04-08", CSC, "record_note", Enquiry(children=(SAM,), stage="completed"))
    [question] = told(enquiry, on_plan("2024-03-20"), done).questions(rule, by="2024-04-30")
    assert (question.opened, question.closed) == (Time.told("2024-04-05").first, None)
    closed = entry("2024-03-11", CSC, "record_note", Decision(matter="no_further_action", children=(SAM,)))
    apart = told(enquiry, closed, on_plan("2024-03-20"))
    assert not apart.asks(rule, by="2024-04-19")
    assert apart.asks(rule, by="2024-04-20")


def test_the_lead_of_the_day_supervises():
    moved = STORY.led_by(OTHER_LA, "2024-03-25")
    assert not moved.then(talk("2024-03-18")).asks(rule, by="2024-04-17")
    assert not moved.then(talk("2024-04-02", OTHER_LA)).asks(rule, by="2024-05-01")
    assert moved.then(talk("2024-04-02")).asks(rule, by="2024-04-04")


def test_waits_for_each_child():
    both = told(on_plan("2024-03-04", SAM, ANN), talk("2024-03-18"))
    assert both.subjects(rule, by="2024-04-04") == [ANN]


def test_changes_its_mind_when_supervision_is_corrected_and_not_a_day_sooner():
    not_held = entry("2024-03-18", CSC, "record_note", corrects="e2", recorded="2024-04-10T09:00")
    story = STORY.then(talk("2024-03-18"), not_held)
    assert not story.asks(rule, by="2024-04-09")
    assert story.asks(rule, by="2024-04-10")
