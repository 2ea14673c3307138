from dataclasses import replace

import pytest

from parts import ANN, CSC, DAD, ED, GP, GRAN, MUM, NURSERY, POLICE, SAM, SCHOOL, entry, time, told
from tenfold.questions.curiosity.who_had_care import who_had_care as rule
from tenfold.record import Account, Care, Check, Injury, Opinion

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
    assert [(act.kind, act.of) for act in question.acts] == [("check_care_before", SAM)]
    assert dict(question.ask.gaps) == {"children": ("Sam",), "since": ("1 March 2024",), "until": ("4 March 2024",)}


@pytest.mark.parametrize("view", ["inconsistent", "undetermined", "accidental", "consistent", "medical_cause"])
def test_is_silent_on_every_other_view(view):
    assert not told(
        SEEN, judged(view), entry("2024-03-04", ED, "call", Account(by=MUM, about=("arm",), claim="accident"))
    ).asks(rule, by="2024-03-20")


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


def test_the_same_mark_seen_again_is_counted_from_when_it_was_first_seen():
    before = entry("2024-03-03T10:00", GP, "attendance", replace(ARM, id="gps"))
    story = told(before, *STORY.entries[1:])
    assert not story.then(care("mums", "2024-02-29T10:00", "2024-03-03T10:00"), checked("mums")).asks(
        rule, by="2024-03-20"
    )
    assert story.then(care("mums", "2024-02-29T10:01", None), checked("mums")).asks(rule, by="2024-03-20")


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
