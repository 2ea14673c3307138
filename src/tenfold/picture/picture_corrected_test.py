"""What a correction puts in the place of an entry, and what an entry or a meeting had considered."""

from dataclasses import replace

from parts import CSC, ED, entry, told
from tenfold.picture.picture_test import WRIST, ids
from tenfold.record import Author, Injury


def test_a_correction_stands_in_place_of_the_entry_from_its_own_recording_on():
    wrong = entry("2024-03-04", ED, "attendance", WRIST)
    right = entry("2024-03-04", ED, "attendance", corrects="e1", recorded="2024-03-08T09:00")
    story = told(wrong, right)
    assert ids(story.picture("2024-03-07").facts(Injury)) == ["wrist"]
    p = story.picture("2024-03-08")
    assert ids(p.facts(Injury)) == []
    assert p.entry("e1").id == "e2"
    assert p.entry("nobody") is None


def test_a_correction_may_itself_be_corrected():
    first = entry("2024-03-04", ED, "attendance", WRIST)
    second = entry("2024-03-04", ED, "attendance", corrects="e1", recorded="2024-03-08")
    third = entry("2024-03-04", ED, "attendance", WRIST, corrects="e2", recorded="2024-03-09")
    p = told(first, second, third).picture("2024-03-09")
    assert [one.id for one in p.entries_by(ED)] == ["birth", "e3"]
    assert ids(p.facts(Injury)) == ["wrist"]


def test_of_two_that_correct_the_same_the_first_keeps_its_id_whatever_corrects_the_other():
    first = entry("2024-03-04", ED, "attendance")
    second, other = (
        entry("2024-03-04", ED, "attendance", corrects="e1", recorded=f"2024-03-0{n}", times=n) for n in (8, 9)
    )
    third = entry("2024-03-04", ED, "attendance", corrects="e2", recorded="2024-03-10")
    last = entry("2024-03-04", ED, "attendance", corrects="e3", recorded="2024-03-11")
    story = told(first, second, other, third, last)
    days = {"2024-03-08": {"e2": "e1"}, "2024-03-09": {"e2": "e1", "e3": "e3"}, "2024-03-10": {"e3": "e3", "e4": "e1"}}
    days |= {"2024-03-11": {"e4": "e1", "e5": "e3"}}
    for day, named in days.items():
        p = story.picture(day)
        assert {one.id: p.first_id(one) for one in p.entries_by(ED) if one.id != "birth"} == named


def test_an_entry_considers_itself_what_it_names_and_with_all_whatever_came_before():
    late = entry("2024-03-08", ED, "attendance")
    names = entry("2024-03-06", CSC, "call", considered=("e1",))
    p = told(entry("2024-03-04", ED, "attendance", WRIST), names, late).picture("2024-03-08")
    wrist, named, after = p.entry("e1"), p.entry("e2"), p.entry("e3")
    assert p.considers(named, named)
    assert p.considers(named, wrist)
    assert p.considers(named, p.facts(Injury)[0])
    assert not p.considers(named, after)
    assert not p.considers(wrist, named)
    everything = told(entry("2024-03-04", ED, "call"), entry("2024-03-06", CSC, "call", considered="all"))
    p = everything.picture("2024-03-06")
    assert p.considers(p.entry("e2"), p.entry("e1"))


def test_what_was_considered_before_its_correction_was_not_considered_after():
    wrist = entry("2024-03-04", ED, "attendance", WRIST)
    met = entry("2024-03-05", CSC, "strategy_discussion", considered=("e1",))
    corrected = entry("2024-03-04", ED, "attendance", WRIST, corrects="e1", recorded="2024-03-08", times=2)
    again = entry("2024-03-09", CSC, "strategy_discussion", considered=("e1",))
    p = told(wrist, met, corrected, again).picture("2024-03-09")
    assert not p.considers(p.entry("e2"), p.entry("e3"))
    assert p.considers(p.entry("e4"), p.entry("e3"))


def test_a_correction_of_words_alone_leaves_what_was_recorded_and_considered_as_it_was():
    wrist = entry("2024-03-04", ED, "attendance", WRIST, narrative="Her rist.")
    met = entry("2024-03-05", CSC, "strategy_discussion", considered=("e1",))
    says = replace(WRIST, says="swollen")
    mended = entry("2024-03-04", ED, "attendance", says, corrects="e1", recorded="2024-03-08", narrative="Her wrist.")
    again = entry("2024-03-09", CSC, "strategy_discussion", considered=("e3",))
    once_more = entry("2024-03-04", ED, "attendance", WRIST, corrects="e3", recorded="2024-03-10", narrative="A wrist.")
    story = told(wrist, met, mended, again, once_more)
    p = story.picture("2024-03-09")
    stands = p.entry("e3")
    assert (stands, stands.narrative, stands.recorded) == (p.entry("e1"), "Her wrist.", wrist.recorded)
    assert p.facts(Injury, WRIST.id)[0].fact.says == "swollen"
    assert p.considers(p.entry("e2"), stands)
    assert p.considers(p.entry("e4"), stands)
    assert [one.id for one in p.entries_by(ED) if one.id != "birth"] == ["e1"]
    assert [(was.id, until.day) for was, until in p.earlier(stands)] == [("e1", 8)]
    p = story.picture("2024-03-10")
    assert p.entry("e1").narrative == "A wrist."
    assert [(was.narrative, until.day) for was, until in p.earlier(p.entry("e1"))] == [
        ("Her wrist.", 10),
        ("Her rist.", 8),
    ]
    for first, second, stands_on in (("n-7", "n-7", True), (None, "n-7", True), ("n-6", "n-7", False)):
        hers, theirs = (
            replace(one, author=Author(role="nurse", id=id)) for one, id in ((wrist, first), (mended, second))
        )
        assert (told(hers, met, theirs).picture("2024-03-09").entry("e1").id == "e1") is stands_on
    changed = entry("2024-03-04", ED, "attendance", replace(WRIST, type="burn"), corrects="e5", recorded="2024-03-11")
    p = story.then(changed).picture("2024-03-11")
    assert [one.id for one in p.entries_by(ED) if one.id != "birth"] == ["e6"]
    assert (p.first_id(p.entry("e6")), p.considers(p.entry("e2"), p.entry("e6"))) == ("e1", False)
    assert [(was.id, until.day) for was, until in p.earlier(p.entry("e6"))] == [("e5", 11), ("e3", 10), ("e1", 8)]


def test_a_meeting_that_is_told_late_had_all_before_it_that_was_recorded_by_its_own_day():
    before, after = entry("2024-03-04", ED, "attendance", WRIST), entry("2024-03-08", ED, "call")
    late = entry("2024-03-06T10:00", CSC, "strategy_discussion", considered="all", recorded="2024-03-20T09:00")
    p = told(before, after, late).picture("2024-03-20")
    assert p.considers(p.entry("e3"), p.entry("e1"))
    assert not p.considers(p.entry("e3"), p.entry("e2"))
    same_day = entry("2024-03-06T15:00", ED, "call", recorded="2024-03-06T23:59")
    p = told(same_day, late).picture("2024-03-20")
    assert p.considers(p.entry("e2"), p.entry("e1"))
