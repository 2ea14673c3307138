import pytest

from parts import ANN, CSC, GP, HV, NURSERY, SAM, SCHOOL, entry, on_plan, time, told
from tenfold.questions.curiosity.not_in_education import not_in_education as rule
from tenfold.record import Attended, Enrolment, Measure, Observation, Person, Referral

KIM = "kim"
BORN = Person(id=KIM, born=time("2015-06-01"))
LIVE = entry("2024-03-01", CSC, "record_note", BORN, Referral(children=(KIM,), from_=GP), about=(KIM,), id="live")
WORRY = entry(
    "2024-03-01", GP, "clinic", BORN, Observation(child=KIM, of="hygiene", level="concern"), about=(KIM,), id="open"
)


def enrolled(status="enrolled", at=SCHOOL, day="2024-03-04", child=KIM, **fields):
    fact = Enrolment(child=child, at=at, status=status, **fields)
    return entry(day, CSC, "record_note", fact, about=(child,), id=f"{at}-{status}")


def attendance(value, day="2024-03-04", unit="%", what="attendance", level="concern", of="attendance"):
    fact = Observation(child=KIM, of=of, level=level, measure=Measure(what=what, value=value, unit=unit))
    return entry(day, SCHOOL, "observation", fact, about=(KIM,), id=f"a-{day}")


PUPIL = entry("2024-01-08", SCHOOL, "record_note", BORN, about=(KIM,))
PLAN = on_plan("2024-03-01", KIM)
STORY = told(PUPIL, PLAN, enrolled("withdrawn"))


@pytest.mark.parametrize("status", ["withdrawn", "missing", "home_educated", "excluded"])
@pytest.mark.parametrize("concern", [LIVE, WORRY])
def test_asks_at_once_when_a_child_is_out_of_school_with_an_open_or_live_concern(status, concern):
    [question] = told(PUPIL, concern, enrolled(status)).asked(rule, by="2024-03-04")
    assert question.id == "not-in-education:kim"
    assert (question.urgency, question.to, question.about) == ("soon", (CSC,), (KIM,))
    assert [one.id for one in question.evidence] == [f"school-{status}"]


@pytest.mark.parametrize(
    ("born", "where"),
    [("2015-06-01", "Where is {child} taught"), ("2019-06-01", "Which nursery, childminder or school has {child}")],
)
def test_of_a_child_under_five_it_is_not_said_that_it_is_taught(born, where):
    young = Person(id=KIM, born=time(born))
    story = told(entry("2024-01-08", SCHOOL, "record_note", young, about=(KIM,)), PLAN, enrolled("withdrawn"))
    [question] = story.asked(rule, by="2024-03-04")
    assert question.ask.template == f"{where}, and who sees the child there?"


def test_is_silent_in_an_ordinary_family():
    born = entry("2024-03-01", GP, "clinic", BORN, about=(KIM,))
    assert not told(born, enrolled("home_educated")).asks(rule, by="2024-06-01")
    assert not told(born).asks(rule, by="2024-06-01")
    assert not told(WORRY, enrolled()).asks(rule, by="2024-06-01")


def test_is_silent_about_a_change_of_school_and_until_the_day_of_leaving():
    moves = told(LIVE, enrolled("withdrawn"), enrolled(at="the next one", from_=time("2024-04-15")))
    assert not moves.asks(rule, by="2024-04-01")
    leaving = told(LIVE, enrolled("withdrawn", from_=time("2024-03-22")))
    assert not leaving.asks(rule, by="2024-03-20")
    assert leaving.asks(rule, by="2024-03-22")


def test_asks_of_a_younger_child_that_was_once_enrolled_and_of_no_other():
    sam = entry("2024-03-01", CSC, "record_note", Referral(children=(SAM,), from_=GP))
    assert told(sam, enrolled("withdrawn", NURSERY, child=SAM)).subjects(rule, by="2024-03-04") == [SAM]
    assert not told(sam).asks(rule, by="2024-03-20")


def test_asks_of_school_age_where_no_school_is_known():
    [question] = told(WORRY, LIVE).asked(rule, by="2024-03-01")
    assert [one.id for one in question.evidence] == ["open"]
    five = told(entry("2024-05-30", CSC, "record_note", Referral(children=(ANN,), from_=GP), about=(ANN,)))
    assert not five.questions(rule, by="2024-05-30")
    assert five.subjects(rule, by="2024-06-01") == [ANN]
    teen = Person(id="teen", born=time("2008-06-01"))
    sixteen = told(
        entry("2024-05-30", CSC, "record_note", teen, Referral(children=("teen",), from_=GP), about=("teen",))
    )
    assert sixteen.asks(rule, by="2024-05-30")
    assert not sixteen.asks(rule, by="2024-06-01")


def test_is_silent_where_a_school_writes_of_the_child_and_where_the_age_is_unsaid():
    pupil = entry("2024-01-08", SCHOOL, "record_note", BORN, about=(KIM,))
    assert not told(pupil, LIVE).questions(rule, by="2024-06-01")
    nursery = entry("2019-01-08", NURSERY, "record_note", BORN, about=(KIM,))
    assert told(nursery, LIVE).asks(rule, by="2024-03-01")
    assert not told(nursery, pupil, LIVE).questions(rule, by="2024-06-01")
    lee = entry(
        "2024-03-01", CSC, "record_note", Person(id="lee"), Referral(children=("lee",), from_=GP), about=("lee",)
    )
    assert not told(lee).questions(rule, by="2024-06-01")


@pytest.mark.parametrize(
    ("told_of", "asks"),
    [
        (attendance(49), True),
        (attendance(50), False),
        (attendance(49, unit="per cent", level="neutral"), True),
        (attendance(49, unit="percent"), True),
        (attendance(51, what="absence"), True),
        (attendance(95, what="attendance since admission"), False),
        (attendance(30, what="calculated attendance"), True),
        (attendance(50, what="absence"), False),
        (attendance(3, what="unauthorised absence"), False),
        (attendance(3, what="Absence"), False),
        (attendance(51, what="unauthorised absence"), True),
        (attendance(4, what="sessions missed"), False),
        (attendance(51, what="sessions missed"), True),
        (attendance(3, what="lateness"), False),
        (attendance(3, what="Punctuality"), False),
        (attendance(3, unit="days"), False),
        (attendance(3, unit=None), False),
        (attendance(49, of="behaviour"), False),
    ],
)
def test_asks_when_a_child_was_absent_for_more_than_half(told_of, asks):
    assert told(LIVE, enrolled(), told_of).asks(rule, by="2024-03-20") is asks


def test_a_bare_worry_about_attendance_is_no_measure():
    bare = entry(
        "2024-03-04", SCHOOL, "observation", Observation(child=KIM, of="attendance", level="concern"), about=(KIM,)
    )
    assert not told(LIVE, enrolled(), bare).asks(rule, by="2024-03-20")


def test_the_last_measure_counts_and_not_one_of_long_ago():
    better = told(LIVE, enrolled(), attendance(30), attendance(95, "2024-04-08"))
    assert better.asks(rule, by="2024-04-07")
    assert not better.asks(rule, by="2024-04-08")
    assert told(LIVE, enrolled(), attendance(95), attendance(30, "2024-04-08")).asks(rule, by="2024-04-08")
    old = attendance(30, "2023-03-10")
    born = entry("2023-03-01", GP, "clinic", BORN, about=(KIM,))
    assert told(born, old, LIVE, enrolled()).asks(rule, by="2024-03-09")
    assert not told(born, old, LIVE, enrolled()).asks(rule, by="2024-03-10")


def test_names_every_place_that_the_child_left():
    story = told(PUPIL, PLAN, enrolled("withdrawn", NURSERY), enrolled("missing", day="2024-03-06"))
    [question] = story.asked(rule, by="2024-03-06")
    assert [one.id for one in question.evidence] == ["nursery-withdrawn", "school-missing"]


def test_does_not_leak_from_another_childs_concern():
    hers = entry("2024-03-01", CSC, "record_note", BORN, Referral(children=(ANN,), from_=GP), about=(ANN,))
    assert not told(hers, enrolled("withdrawn")).asks(rule, by="2024-03-20")


def test_changes_its_mind_when_the_enrolment_is_corrected_and_not_a_day_sooner():
    there = entry(
        "2024-03-04", CSC, "record_note", *enrolled().facts, corrects="school-withdrawn", recorded="2024-03-20T09:00"
    )
    assert STORY.then(there).asks(rule, by="2024-03-19")
    assert not STORY.then(there).asks(rule, by="2024-03-20")


def test_an_old_place_that_is_told_late_is_no_new_one():
    old = Enrolment(child=KIM, at=SCHOOL, status="enrolled")
    late = entry("2024-01-10", CSC, "record_note", old, about=(KIM,), recorded="2024-04-10T09:00")
    assert told(PUPIL, LIVE, enrolled("withdrawn"), late).asks(rule, by="2024-04-10")
    back = entry("2024-04-10", CSC, "record_note", old, about=(KIM,))
    assert not told(PUPIL, LIVE, enrolled("withdrawn"), back).asks(rule, by="2024-04-10")


def test_a_school_is_known_where_one_wrote_of_the_child_in_the_last_year_and_not_by_what_one_wrote_long_ago():
    def wrote(day, agency=SCHOOL):
        return entry(day, agency, "record_note", BORN, about=(KIM,))

    assert told(wrote("2022-03-01"), PLAN).asks(rule, by="2024-03-01")
    assert not told(wrote("2023-09-04"), PLAN).asks(rule, by="2024-03-01")
    assert told(wrote("2023-09-04"), PLAN).asks(rule, by="2024-09-05")


def test_a_child_of_five_who_still_goes_to_nursery_is_in_education():
    five = Person(id=KIM, born=time("2019-02-01"))
    went = entry("2024-02-20", NURSERY, "observation", five, about=(KIM,), seen={KIM: "seen"})
    assert not told(went, PLAN).asks(rule, by="2024-03-01")
    assert told(entry("2024-02-20", HV, "visit", five, about=(KIM,), seen={KIM: "seen"}), PLAN).asks(
        rule, by="2024-03-01"
    )


def test_a_school_that_came_to_a_meeting_about_the_child_knows_it_as_a_pupil():
    def met(as_):
        came = Attended(agency=SCHOOL, as_=as_)
        return entry(
            "2024-02-27", CSC, "professionals_meeting", BORN, came, Attended(person=KIM, as_="present"), about=(KIM,)
        )

    assert not told(met("present"), PLAN).asks(rule, by="2024-03-01")
    assert told(met("apologies"), PLAN).asks(rule, by="2024-03-01")


def to_come(day):
    return enrolled(at="next", day="2024-03-05", from_=time(day))


def test_a_place_that_begins_after_the_holidays_is_a_place_and_one_that_begins_months_later_is_none_until_then():
    assert STORY.asks(rule, by="2024-03-05")
    assert not STORY.then(to_come("2024-04-15")).asks(rule, by="2024-03-05")
    months = STORY.then(to_come("2024-09-02"))
    assert months.asks(rule, by="2024-08-31")
    assert not months.asks(rule, by="2024-09-02")


def test_a_place_to_come_is_none_of_a_child_that_has_left_none():
    expected = told(LIVE, to_come("2024-04-15"))
    assert expected.asks(rule, by="2024-04-12")
    assert not expected.asks(rule, by="2024-04-15")


def test_the_same_school_that_takes_a_child_back_later_is_left_until_then():
    back = STORY.then(enrolled(day="2024-03-05", from_=time("2024-09-02")))
    assert back.asks(rule, by="2024-08-31")
    assert not back.asks(rule, by="2024-09-02")
