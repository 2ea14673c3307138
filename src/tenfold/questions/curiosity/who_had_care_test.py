from dataclasses import replace

import pytest

from parts import ANN, CSC, DAD, ED, GP, GRAN, MUM, NURSERY, POLICE, SAM, SCHOOL, entry, on_plan, strategy, time, told
from tenfold.questions.curiosity.who_had_care import who_had_care as rule
from tenfold.record import Account, Allegation, Care, Check, Enquiry, Injury, Opinion, PoliceAction

ARM = Injury(id="arm", child=SAM, type="fracture", sites=("arm.left",))
SEEN = entry("2024-03-04T10:00", ED, "attendance", ARM)


def judged(view="suspicious", day="2024-03-05", about=("arm",), agency=ED, **fields):
    return entry(day, agency, "observation", Opinion(about=about, view=view), **fields)


def care(id, start, end, by=(MUM,), day="2024-03-06", agency=CSC, basis="parental", **fields):
    until = time(end) if end else None
    fact = Care(id=id, child=fields.pop("child", SAM), by=by, basis=basis, from_=time(start), to_date=until)
    return entry(day, agency, "record_note", fact, **fields)


def checked(about, result="corroborated", day="2024-03-07", **fields):
    return entry(day, NURSERY, "call", Check(about=(about,), against="witness", result=result), **fields)


STORY = told(SEEN, judged())


@pytest.mark.parametrize("view", ["suspicious", "non_accidental"])
def test_asks_lead_and_police_on_the_day_of_the_view(view):
    story = told(SEEN, judged(view))
    assert not story.asks(rule, by="2024-03-04")
    [question] = story.asked(rule, by="2024-03-05")
    assert question.id == "who-had-care:arm"
    assert (question.urgency, question.to, question.about) == ("immediate", (CSC, POLICE), (SAM, MUM))
    assert [one.id for one in question.evidence] == ["birth", "e1", "e2"]
    assert [(act.kind, act.of) for act in question.acts] == [("check_care", SAM)]
    assert dict(question.ask.gaps) == {"children": ("Sam",), "since": ("1 March 2024",), "until": ("4 March 2024",)}


@pytest.mark.parametrize("view", ["inconsistent", "undetermined", "accidental", "consistent", "medical_cause"])
def test_is_silent_on_every_other_view(view):
    assert not told(
        SEEN, judged(view), entry("2024-03-04", ED, "call", Account(by=MUM, about=("arm",), claim="accident"))
    ).asks(rule, by="2024-03-20")


def test_is_content_once_care_for_all_of_the_hours_is_checked():
    parts = STORY.then(care("dads", "2024-02-28", "2024-03-02", (DAD,)), care("mums", "2024-03-03", "2024-03-04"))
    [question] = parts.then(checked("dads"), checked("mums", day="2024-03-08")).questions(rule, by="2024-03-20")
    assert (question.closed.day, question.closed_by) == (8, "e6")
    assert question.about == (SAM, MUM, DAD)
    assert parts.then(checked("mums")).asks(rule, by="2024-03-20")
    assert parts.then(checked("dads")).asks(rule, by="2024-03-20")


def test_a_check_counts_of_care_that_was_given_its_id_only_when_it_was_told_again():
    first = care(None, "2024-02-28", "2024-03-04", day="2024-03-04")
    again, other = care("mums", "2024-02-28", "2024-03-04"), care("dads", "2024-02-28", "2024-03-04", (DAD,))
    story = told(first, *STORY.entries[1:], again, other)
    [question] = story.then(checked("mums")).questions(rule, by="2024-03-20")
    assert (question.id, question.closed.day) == ("who-had-care:arm", 7)
    for one in ("mums", "dads"):
        assert story.then(checked(one, "contradicted")).asks(rule, by="2024-03-20")


@pytest.mark.parametrize("result", ["contradicted", "inconclusive", "unfounded", "requested", "nothing_known"])
def test_still_asks_when_the_check_does_not_bear_it_out(result):
    said = STORY.then(care("mums", "2024-02-28", "2024-03-04"))
    assert said.asks(rule, by="2024-03-20")
    assert said.then(checked("mums", result)).asks(rule, by="2024-03-20")


def test_of_two_checks_that_differ_the_later_one_counts():
    said = STORY.then(care("mums", "2024-02-28", "2024-03-04"))
    assert said.then(checked("mums"), checked("mums", "contradicted", "2024-03-08")).asks(rule, by="2024-03-20")
    assert not said.then(checked("mums", "contradicted"), checked("mums", day="2024-03-08")).asks(rule, by="2024-03-20")


@pytest.mark.parametrize(
    ("start", "end", "asks"),
    [
        ("2024-03-01T10:00", "2024-03-04T10:00", False),
        ("2024-03-01T10:01", "2024-03-04T10:00", True),
        ("2024-03-01T10:00", "2024-03-04T09:59", True),
        ("2024-03-01", "2024-03-04", False),
        ("2024-03-01", None, False),
        ("2024-03-02", "2024-03-04", True),
        ("2024-03-01", "2024-03-03", True),
        ("2024-02", "2024-03-04", False),
        ("2024-03", "2024-03-04", True),
    ],
)
def test_the_72_hours_are_counted_to_the_minute(start, end, asks):
    assert STORY.then(care("mums", start, end), checked("mums")).asks(rule, by="2024-03-20") is asks


@pytest.mark.parametrize(
    ("seen", "start", "asks"),
    [
        ("2024-04-01T10:00", "2024-03-29T09:00", False),
        ("2024-04-01T10:00", "2024-03-29T09:01", True),
        ("2024-10-28T10:00", "2024-10-25T11:00", False),
        ("2024-10-28T10:00", "2024-10-25T11:01", True),
    ],
)
def test_hours_run_through_the_changes_of_the_clocks(seen, start, asks):
    day = "2024-11-05"
    story = told(entry(seen, ED, "attendance", ARM), judged(day="2024-11-01"))
    assert story.then(care("mums", start, None, day=day), checked("mums", day=day)).asks(rule, by=day) is asks


@pytest.mark.parametrize(
    ("start", "end", "asks"),
    [
        ("2024-03-01", "2024-03-04T09:00", False),
        ("2024-03-01", "2024-03-03", True),
        ("2024-03-01T00:01", "2024-03-04", True),
    ],
)
def test_care_must_reach_into_the_day_on_which_it_was_seen(start, end, asks):
    story = told(entry("2024-03-04", ED, "attendance", ARM), judged())
    assert story.then(care("mums", start, end), checked("mums")).asks(rule, by="2024-03-20") is asks


@pytest.mark.parametrize("field", ["happened", "noticed"])
@pytest.mark.parametrize(
    ("when", "start", "asks"),
    [
        ("2024-03-02T12:00", "2024-02-28T12:00", False),
        ("2024-03-02T12:00", "2024-02-28T12:01", True),
        ("2024-03-02", "2024-02-28", False),
        ("2024-03-02", "2024-02-29", True),
        ("2024-02", "2024-02-26", False),
        ("2024-02", "2024-02-27", True),
    ],
)
def test_the_hours_begin_before_it_is_said_to_have_happened_and_end_when_it_was_seen(field, when, start, asks):
    story = told(entry("2024-03-04T10:00", ED, "attendance", replace(ARM, **{field: time(when)})), judged())
    assert story.then(care("mums", start, "2024-03-04"), checked("mums")).asks(rule, by="2024-03-20") is asks
    assert story.then(care("mums", start, "2024-03-03"), checked("mums")).asks(rule, by="2024-03-20")


def test_an_injury_of_some_day_in_a_month_counts_from_the_day_it_was_recorded():
    story = told(entry("2024-03", ED, "attendance", ARM, recorded="2024-03-04T12:00"), judged())
    assert not story.then(care("mums", "2024-03-01", "2024-03-04"), checked("mums")).asks(rule, by="2024-03-20")
    assert story.then(care("mums", "2024-03-02", "2024-03-04"), checked("mums")).asks(rule, by="2024-03-20")


def test_a_check_speaks_for_the_hours_before_it():
    early = checked("care-sam", day="2024-01-10")
    assert told(early, *STORY.entries[1:]).asks(rule, by="2024-03-20")
    assert told(checked("care-sam", day="2024-03-03"), *STORY.entries[1:]).asks(rule, by="2024-03-20")
    assert not STORY.then(checked("care-sam", day="2024-03-06")).asks(rule, by="2024-03-20")


def test_a_hospital_that_had_the_child_knows():
    stay = STORY.then(care("stay", "2024-02-28", "2024-03-04", (ED,), agency=ED, basis="hospital"))
    assert not stay.asks(rule, by="2024-03-20")
    assert STORY.then(care("stay", "2024-02-28", "2024-03-04", (ED,), basis="hospital")).asks(rule, by="2024-03-20")
    assert STORY.then(care("stay", "2024-02-28", "2024-03-04", (CSC,), basis="order")).asks(rule, by="2024-03-20")


def test_a_nursery_knows_of_a_day_and_not_of_the_nights():
    days = care("days", "2024-01-08", None, (NURSERY,), agency=NURSERY, basis="childminder")
    assert STORY.then(days).asks(rule, by="2024-03-20")
    assert STORY.then(replace(days, facts=(replace(days.facts[0], basis="unknown"),))).asks(rule, by="2024-03-20")
    minded = STORY.then(care("minded", "2024-02-28", "2024-03-04", ("minder",), basis="childminder"), checked("minded"))
    assert minded.asks(rule, by="2024-03-20")
    nights = STORY.then(
        care("mums", "2024-02-28", "2024-03-04T08:00"),
        checked("mums"),
        care("day", "2024-03-04T08:00", "2024-03-04T10:00", (NURSERY,), agency=NURSERY, basis="childminder"),
    )
    assert not nights.asks(rule, by="2024-03-20")


def test_a_school_knows_of_a_day_and_whoever_shares_it():
    for by in ((SCHOOL,), (NURSERY, MUM)):
        long = STORY.then(care("days", "2024-02-28", None, by), checked("days"))
        assert long.asks(rule, by="2024-03-20")
    before = STORY.then(
        care("mums", "2024-02-28", "2024-03-02"), checked("mums"), care("rest", "2024-03-04", None), checked("rest")
    )
    assert before.asks(rule, by="2024-03-20")
    day = care("day", "2024-03-03", "2024-03-03", (NURSERY,), agency=NURSERY, basis="childminder")
    assert not before.then(day).asks(rule, by="2024-03-20")


def test_shows_the_care_that_touches_the_hours_and_no_other():
    story = told(entry("2024-03-04", ED, "attendance", ARM), judged())
    before = care("before", "2024-02-01", "2024-02-29", (GRAN,))
    after = care("after", "2024-03-05", None, (DAD,))
    [question] = story.then(before, after).asked(rule, by="2024-03-20")
    assert question.about == (SAM, MUM)
    touching = (care("first", "2024-02-01", "2024-03-01", (GRAN,)), care("last", "2024-03-04", None, (DAD,)))
    [question] = story.then(*touching).asked(rule, by="2024-03-20")
    assert question.about == (SAM, MUM, GRAN, DAD)
    at_ten = STORY.then(care("after", "2024-03-04T10:00", None, (DAD,)))
    assert [question.about for question in at_ten.asked(rule, by="2024-03-20")] == [(SAM, MUM)]


def test_a_check_of_the_very_hour_and_one_that_found_nothing_since():
    mums = care("mums", "2024-02-28", None, day="2024-03-03")
    at_ten = checked("mums", day="2024-03-04T10:00")
    assert not told(mums, SEEN, at_ten, judged()).asks(rule, by="2024-03-20")
    assert told(mums, SEEN, checked("mums", day="2024-03-04T09:59"), judged()).asks(rule, by="2024-03-20")
    twice = STORY.then(care("mums", "2024-02-28", None), checked("mums"), checked("mums", "inconclusive", "2024-03-08"))
    assert not twice.asks(rule, by="2024-03-20")


def test_is_content_with_an_enquiry_outcome_that_names_who_had_access():
    def outcome(said, *facts, day="2024-03-15", stage="completed"):
        return entry(day, CSC, "record_note", Enquiry(children=(SAM,), stage=stage, outcome=said), *facts)

    had = Care(id="had", child=SAM, by=(MUM, GRAN), basis="family_arrangement", from_=time("2024-03-03"))
    [question] = STORY.then(outcome("substantiated_risk", had)).questions(rule, by="2024-03-20")
    assert (question.closed.day, question.closed_by) == (15, "e3")
    assert STORY.then(outcome("substantiated_risk")).asks(rule, by="2024-03-20")
    assert STORY.then(outcome(None, had)).asks(rule, by="2024-03-20")
    assert STORY.then(outcome("substantiated_risk", had, stage="opened")).asks(rule, by="2024-03-20")
    later = replace(had, from_=time("2024-03-05"))
    assert STORY.then(outcome("substantiated_risk", later)).asks(rule, by="2024-03-20")
    found = outcome("substantiated_risk", had, ARM, Opinion(about=("arm",), view="suspicious"))
    assert not told(found).asks(rule, by="2024-03-20")
    before = outcome("substantiated_risk", had, day="2024-03-03")
    assert told(before, *STORY.entries[1:]).asks(rule, by="2024-03-20")


def test_the_same_mark_seen_again_is_counted_from_when_it_was_first_seen():
    before = entry("2024-03-03T10:00", GP, "attendance", replace(ARM, id="gps"))
    story = told(before, *STORY.entries[1:])
    assert not story.then(care("mums", "2024-02-29T10:00", "2024-03-03T10:00"), checked("mums")).asks(
        rule, by="2024-03-20"
    )
    assert story.then(care("mums", "2024-02-29T10:01", None), checked("mums")).asks(rule, by="2024-03-20")


def test_is_content_with_an_enquiry_outcome_in_which_the_agency_names_them():
    def outcome(by, about, names=(MUM, GRAN), day="2024-03-15"):
        done = Enquiry(children=(SAM,), stage="completed", outcome="substantiated_risk")
        return entry(day, CSC, "record_note", done, Account(by=by, about=(about,), names=names))

    assert not STORY.then(outcome(CSC, "care")).asks(rule, by="2024-03-20")
    assert not STORY.then(outcome(CSC, "arm")).asks(rule, by="2024-03-20")
    assert STORY.then(outcome(CSC, "household")).asks(rule, by="2024-03-20")
    assert STORY.then(outcome(MUM, "care")).asks(rule, by="2024-03-20")
    assert STORY.then(outcome(CSC, "care", ())).asks(rule, by="2024-03-20")


def test_a_view_overruled_by_one_that_knew_it_no_longer_judges():
    knew = judged("accidental", "2024-03-06", agency=GP, considered=("e2",))
    [question] = STORY.then(knew).questions(rule, by="2024-03-20")
    assert (question.closed.day, question.closed_by) == (6, "e3")
    assert STORY.then(judged("accidental", "2024-03-06", agency=GP)).asks(rule, by="2024-03-20")
    assert STORY.then(judged("undetermined", "2024-03-06", considered="all")).asks(rule, by="2024-03-20")
    assert STORY.then(strategy("2024-03-06")).asks(rule, by="2024-03-20")
    early = judged("accidental", "2024-03-04T12:00", agency=GP, considered="all")
    assert told(SEEN, early, judged()).asks(rule, by="2024-03-20")


def test_asks_only_of_the_hours_before_the_injuries_that_were_judged():
    leg = Injury(id="leg", child=SAM, type="bruise", happened=time("2024-02-10"))
    story = told(entry("2024-03-04T10:00", ED, "attendance", ARM, leg), judged())
    assert not story.then(care("mums", "2024-03-01", "2024-03-04"), checked("mums")).asks(rule, by="2024-03-20")
    both = story.then(judged(about=("leg",)), care("mums", "2024-03-01", "2024-03-04"), checked("mums"))
    [question] = both.asked(rule, by="2024-03-20")
    gaps = dict(question.ask.gaps)
    assert (gaps["since"], gaps["until"]) == (("7 February 2024",), ("4 March 2024",))
    later = replace(leg, happened=None)
    two_days = told(
        SEEN, entry("2024-03-06T10:00", ED, "attendance", later), judged(about=("arm", "leg"), day="2024-03-07")
    )
    gaps = dict(two_days.asked(rule, by="2024-03-20")[0].ask.gaps)
    assert (gaps["since"], gaps["until"]) == (("1 March 2024",), ("6 March 2024",))


def cheek(id, day, *facts, child=SAM, **fields):
    mark = Injury(id=id, child=child, type=fields.pop("type", "bruise"), sites=fields.pop("sites", ("face.cheek",)))
    return entry(f"{day}T10:00", NURSERY, "observation", mark, *facts, about=(child,), **fields)


TWICE = told(cheek("one", "2024-01-10"), cheek("two", "2024-03-04"))


def test_asks_a_day_after_a_second_injury_that_nobody_explains():
    assert not TWICE.asks(rule, by="2024-03-05T09:59")
    [question] = TWICE.asked(rule, by="2024-03-05T10:00")
    assert (question.id, question.about) == ("who-had-care:two", (SAM, MUM))
    assert [one.id for one in question.evidence] == ["birth", "e1", "e2"]
    assert not told(cheek("one", "2024-01-10")).asks(rule, by="2024-03-20")


def test_asks_at_once_where_who_was_asked_has_no_explanation():
    asked = cheek("two", "2024-03-04", Account(by=MUM, about=("two",), claim="no_explanation"))
    [question] = told(cheek("one", "2024-01-10"), asked).asked(rule, by="2024-03-04T10:00")
    assert question.id == "who-had-care:two"


@pytest.mark.parametrize(("first", "asks"), [("2023-03-04", True), ("2023-03-03", False)])
def test_counts_over_twelve_months(first, asks):
    assert told(cheek("one", first), cheek("two", "2024-03-04")).asks(rule, by="2024-03-20") is asks


def test_the_twelve_months_end_with_their_last_day():
    first, second = cheek("one", "2023-03-04"), cheek("two", "2024-03-04")
    assert not told(first, replace(second, occurred=time("2024-03-05"))).asks(rule, by="2024-03-20")
    assert told(first, replace(second, occurred=time("2024-03-04T23:59"))).asks(rule, by="2024-03-20")


def test_an_injury_recorded_late_may_make_another_the_second():
    late = cheek("one", "2024-01-10", recorded="2024-03-10T10:00")
    [question] = told(cheek("two", "2024-03-04"), late).asked(rule, by="2024-03-20")
    assert (question.id, question.opened.day) == ("who-had-care:two", 11)


@pytest.mark.parametrize("which", ["one", "two"])
def test_is_content_once_one_of_them_is_explained_or_settled(which):
    fell = entry("2024-03-06", CSC, "call", Account(id="fell", by=MUM, about=(which,), claim="accident"))
    assert TWICE.then(fell).asks(rule, by="2024-03-20")
    [question] = TWICE.then(fell, checked("fell")).questions(rule, by="2024-03-20")
    assert (question.closed.day, question.closed_by) == (7, "e4")
    assert not TWICE.then(judged("accidental", "2024-03-06", about=(which,), considered="all")).asks(
        rule, by="2024-03-20"
    )
    assert TWICE.then(judged("undetermined", "2024-03-06", about=(which,))).asks(rule, by="2024-03-20")


def test_each_mark_has_its_account_or_is_unexplained():
    more = Injury(id="three", child=SAM, type="bruise", sites=("face.eye",))
    fell = Account(by=MUM, about=("two",), claim="accident")
    both = Account(by=MUM, about=("two", "three"), claim="accident")
    nothing = Account(by=MUM, about=("three",), claim="no_explanation")
    first = cheek("one", "2024-01-10")
    assert not told(first, cheek("two", "2024-03-04", more, both)).asks(rule, by="2024-03-20")
    assert told(first, cheek("two", "2024-03-04", more, fell)).asks(rule, by="2024-03-20")
    assert told(first, cheek("two", "2024-03-04", more, both, nothing)).asks(rule, by="2024-03-20")
    shin = Injury(id="three", child=SAM, type="bruise", sites=("shin",))
    assert not told(first, cheek("two", "2024-03-04", shin, fell)).asks(rule, by="2024-03-20")


def test_the_bumps_of_a_child_who_moves_about_need_no_account():
    for type_, sites, asks in (
        ("bruise", ("shin.left",), False),
        ("scratch", ("knee.right", "face.forehead"), False),
        ("bruise", ("shin", "knee", "face.forehead"), False),
        ("bruise", ("shin.left", "arm.left"), True),
        ("burn", ("shin.left",), True),
        ("bruise", (), True),
    ):
        story = told(cheek("one", "2024-01-10"), cheek("two", "2024-03-04", type=type_, sites=sites))
        assert story.asks(rule, by="2024-03-20") is asks
    infant = told(cheek("one", "2023-04-10", sites=("shin",)), cheek("two", "2023-05-04", sites=("shin",)))
    assert infant.asks(rule, by="2023-05-20")
    asked = Account(by=MUM, about=("two",), claim="no_explanation")
    shins = (cheek("one", "2024-01-10"), cheek("two", "2024-03-04", asked, sites=("shin",)))
    assert not told(*shins).asks(rule, by="2024-03-20")
    assert told(on_plan("2024-03-01"), *shins).asks(rule, by="2024-03-20")
    either = replace(shins[1], facts=(replace(shins[1].facts[0], child=None, one_of=(SAM, ANN)), asked))
    first = replace(shins[0], facts=(replace(shins[0].facts[0], child=None, one_of=(SAM, ANN), sites=("arm",)),))
    assert not told(first, either).asks(rule, by="2024-03-20")
    assert told(on_plan("2024-03-01", ANN), first, either).asks(rule, by="2024-03-20")


def test_does_not_leak_from_one_child_to_another():
    assert not told(cheek("one", "2024-01-10", child=ANN), cheek("two", "2024-03-04")).asks(rule, by="2024-03-20")
    anns = STORY.then(care("anns", "2024-02-28", "2024-03-04", child=ANN), checked("anns"))
    assert anns.asks(rule, by="2024-03-20")
    one_of = entry("2024-03-04T10:00", ED, "attendance", Injury(id="arm", one_of=(SAM, ANN), type="bite"))
    story = told(one_of, judged(), care("mums", "2024-02-28", "2024-03-04"), checked("mums"))
    [question] = story.asked(rule, by="2024-03-20")
    assert ([act.of for act in question.acts], dict(question.ask.gaps)["children"]) == ([ANN], ("Ann",))
    assert not story.then(care("anns", "2024-02-28", "2024-03-04", child=ANN), checked("anns")).asks(
        rule, by="2024-03-20"
    )


def police(day, person, action, **fields):
    return entry(day, POLICE, "police_incident", PoliceAction(person=person, action=action), **fields)


def known(day="2024-03-06"):
    return (care("mums", "2024-02-28", "2024-03-04", day=day), checked("mums", day=day))


HARMED = told(SEEN, judged(), *known(), police("2024-03-08", MUM, "arrested"))
CLEARED = HARMED.then(police("2024-04-08", MUM, "no_further_action"))
LATER = cheek("later", "2024-04-20", Account(by=MUM, about=("later",), claim="accident"))


def test_asks_when_the_one_suspect_is_cleared_and_injuries_go_on():
    assert not CLEARED.asks(rule, by="2024-04-19")
    [question] = CLEARED.then(LATER).asked(rule, by="2024-04-20")
    assert question.id == "who-had-care:later"
    assert [one.id for one in question.evidence] == ["birth", "e6", "e7"]


def test_is_silent_while_somebody_is_suspected_or_where_nothing_went_on():
    assert not HARMED.then(LATER).asks(rule, by="2024-04-30")
    assert not CLEARED.then(police("2024-04-09", DAD, "arrested"), LATER).asks(rule, by="2024-04-30")
    assert CLEARED.then(police("2024-04-09", DAD, "interviewed"), LATER).asks(rule, by="2024-04-30")
    assert not CLEARED.then(police("2024-04-09", MUM, "charged"), LATER).asks(rule, by="2024-04-30")
    assert CLEARED.then(police("2024-04-09", ANN, "arrested"), LATER).asks(rule, by="2024-04-30")
    elsewhere = police("2024-04-08", MUM, "no_further_action", about=(ANN,))
    assert not HARMED.then(elsewhere, LATER).asks(rule, by="2024-04-30")
    assert not told(SEEN, *CLEARED.entries[5:], LATER).asks(rule, by="2024-04-30")
    assert not HARMED.then(LATER, police("2024-04-21", MUM, "no_further_action")).asks(rule, by="2024-04-30")


@pytest.mark.parametrize("action", ["arrested", "bailed", "charged", "cautioned", "convicted"])
def test_is_silent_while_police_suspect_another(action):
    assert not CLEARED.then(police("2024-04-09", DAD, action), LATER).asks(rule, by="2024-04-30")


def test_an_allegation_found_not_to_be_so_clears_whom_it_accused():
    said = entry("2024-03-08", NURSERY, "call", Allegation(id="said", by=NURSERY, child=SAM, against=DAD))
    story = told(SEEN, judged(), *known(), said)
    assert not story.then(LATER).asks(rule, by="2024-04-30")
    for result, asks in (("unfounded", True), ("contradicted", True), ("corroborated", False), ("inconclusive", False)):
        assert story.then(checked("said", result, "2024-04-08"), LATER).asks(rule, by="2024-04-30") is asks
    nobody = replace(said, facts=(replace(said.facts[0], against=None),))
    assert not told(SEEN, judged(), *known(), nobody, checked("said", "unfounded"), LATER).asks(rule, by="2024-04-30")
    of_ann = replace(said, facts=(replace(said.facts[0], child=ANN),))
    assert not told(SEEN, judged(), *known(), of_ann, checked("said", "unfounded"), LATER).asks(rule, by="2024-04-30")


def test_only_an_inflicted_injury_of_before_the_clearing_counts():
    cleared = police("2024-04-08", MUM, "no_further_action")
    after = cheek("arm", "2024-04-12", Account(by=MUM, about=("arm",), claim="accident"))
    hours = (care("mums", "2024-04-05", "2024-04-12", day="2024-04-16"), checked("mums", day="2024-04-16"))
    assert not told(cleared, after, judged(day="2024-04-15"), *hours, LATER).asks(rule, by="2024-04-30")
    harmless = cheek("knee", "2024-01-04", Account(by=MUM, about=("knee",), claim="accident"))
    assert told(harmless, *CLEARED.entries[1:], LATER).asks(rule, by="2024-04-30")
    at_once = replace(cleared, facts=(*cleared.facts, *LATER.facts))
    assert not HARMED.then(at_once).asks(rule, by="2024-04-30")


def test_what_a_child_says_of_anothers_harm_suspects_nobody_of_its_own():
    of_ann = Allegation(id="said", by=SAM, child=ANN, against=DAD)
    said = entry("2024-03-08", NURSERY, "call", of_ann)
    story = told(SEEN, judged(), *known(), said, checked("said", "unfounded", "2024-04-08"))
    assert not story.then(LATER).asks(rule, by="2024-04-30")


def test_what_is_shown_to_be_harmless_did_not_go_on():
    story = CLEARED.then(replace(LATER, facts=(LATER.facts[0], replace(LATER.facts[1], id="fell"))))
    assert story.asks(rule, by="2024-04-30")
    assert not story.then(checked("fell", day="2024-04-21")).asks(rule, by="2024-04-30")
    assert not story.then(judged("accidental", "2024-04-21", about=("later",), considered="all")).asks(
        rule, by="2024-04-30"
    )
    assert story.then(checked("fell", "contradicted", "2024-04-21")).asks(rule, by="2024-04-30")
    assert story.then(judged("inconsistent", "2024-04-21", about=("later",))).asks(rule, by="2024-04-30")


def test_an_ordinary_family_is_asked_nothing():
    falls = [cheek(f"f{n}", f"2024-0{n}-04", Account(by=MUM, about=(f"f{n}",), claim="accident")) for n in range(1, 6)]
    malicious = entry("2024-03-08", NURSERY, "call", Allegation(id="said", by="anonymous", child=SAM, against=MUM))
    assert not told(*falls[:3], malicious, checked("said", "unfounded", "2024-03-12"), *falls[3:]).asks(
        rule, by="2024-08-01"
    )


def test_changes_its_mind_when_the_view_is_corrected_and_not_a_day_sooner():
    taken_back = judged("undetermined", corrects="e2", recorded="2024-03-08T09:00")
    [question] = STORY.then(taken_back).questions(rule, by="2024-03-20")
    assert (question.closed.day, question.closed_by) == (8, "e3")
    assert STORY.then(taken_back).asks(rule, by="2024-03-07")


@pytest.mark.parametrize(
    ("by", "names", "asks"), [(SCHOOL, ("boy",), False), (SCHOOL, (), True), (MUM, ("boy",), True)]
)
def test_where_an_independent_witness_saw_who_did_it_nobody_is_asked_who_had_the_child(by, names, asks):
    saw = entry("2024-03-04T11:00", SCHOOL, "call", Account(by=by, about=("arm",), claim="other_child", names=names))
    assert told(SEEN, saw, judged("non_accidental")).asks(rule, by="2024-03-06") is asks
