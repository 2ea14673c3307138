from parts import ANN, CSC, DAD, ED, GRAN, LODGER, MUM, POLICE, SAM, Story, entry, told
from tenfold.guidance import Guidance
from tenfold.record import Care, History, Injury, Relationship, Residence
from tenfold.replay import learnt_later
from tenfold.when import Time

DEATH = entry("2024-05-01", ED, "death")
JUNE = Time.told("2023-06")


def later(*entries, by="2025-12-31", story=None):
    p = (story or told(*entries)).picture(by)
    return [(one.entry.id, str(one.since), one.after.id if one.after else None) for one in learnt_later(p)]


def note(day, *facts, **more):
    return entry(day, POLICE, "record_note", *facts, **more)


def test_what_was_recorded_in_time_is_not_late():
    assert later(note("2024-03-04", recorded="2024-04-01T00:00")) == []


def test_over_28_days_is_late():
    assert later(note("2024-02-01", recorded="2024-02-29T23:59")) == []
    assert later(note("2024-02-01", recorded="2024-03-01T00:00")) == [("e1", "2024-02-01", None)]


def test_a_month_is_late_only_after_its_last_day():
    assert later(note("2024-03", recorded="2024-04-28")) == []
    assert later(note("2024-03", recorded="2024-04-30")) == [("e1", "2024-03", None)]


def test_not_before_it_is_on_record():
    assert later(note("2024-03-04", recorded="2024-06-01"), by="2024-05-31") == []


def test_nothing_is_late_that_was_so_before_anybody_wrote():
    home = Residence(person=MUM, address="x", as_="resident", from_=Time.told("2019"))
    first = note("2023-01-10", home, about=(SAM,))
    assert later(story=Story((first,), Guidance.fixed("plan-2023"))) == []
    assert later(note("2023-02-10", home)) == []
    assert later(note("2023-03-10", home)) == [("e1", "2019", None)]


def test_homes_care_and_ties_count_from_when_they_were_so():
    facts = (
        Residence(id="r", person=LODGER, address="home", as_="resident", from_=JUNE),
        Care(id="c", child=SAM, by=(GRAN,), basis="family_arrangement", from_=JUNE),
        Relationship(of=LODGER, to=MUM, is_="partner", from_=JUNE),
    )
    for fact in facts:
        assert later(note("2024-03-04", fact)) == [("e1", "2023-06", None)]


def test_what_was_known_is_not_learnt_again():
    home = Residence(id="r", person=LODGER, address="home", as_="resident", from_=JUNE)
    assert later(note("2023-06-20", home), note("2024-03-04", home)) == []


def test_injuries_count_from_when_they_happened_or_were_noticed():
    assert later(note("2024-03-04", Injury(child=SAM, type="bruise", happened=JUNE))) == [("e1", "2023-06", None)]
    assert later(note("2024-03-04", Injury(child=SAM, type="bruise", noticed=JUNE))) == [("e1", "2023-06", None)]
    assert later(note("2024-03-04", Injury(child=SAM, type="bruise"))) == []


def test_after_the_end_what_tells_of_the_time_before_it_counts():
    assert later(DEATH, note("2024-04-20", recorded="2024-05-02")) == [("e2", "2024-04-20", "e1")]
    assert later(DEATH, note("2024-05-01", recorded="2024-05-01T23:59:59")) == [("e2", "2024-05-01", "e1")]


def test_after_the_end_what_happens_then_does_not():
    assert later(DEATH, note("2024-05-02")) == []


def test_after_the_end_what_is_of_the_past_counts_whenever_it_was_told():
    assert later(DEATH, note("2024-05-09", History(person=DAD, of="violence"))) == [("e2", "2024-05-09", "e1")]
    assert later(DEATH, note("2024-05-09", Injury(child=SAM, type="fracture"))) == [("e2", "2024-05-09", "e1")]


def test_what_came_before_the_end_is_late_only_by_its_own_days():
    early, late = note("2024-03-04"), note("2024-03-04", recorded="2024-04-20")
    assert later(early, late, DEATH) == [("e2", "2024-03-04", None)]


def test_the_first_end_counts_and_only_a_child_s():
    harm = entry("2024-03-01", ED, "serious_harm", about=(ANN,))
    found = later(harm, note("2024-02-20", recorded="2024-03-02"), DEATH, note("2024-04-20", recorded="2024-05-02"))
    assert [one[2] for one in found] == ["e1"]
    grandmother = entry("2024-03-01", ED, "death", about=(GRAN,))
    assert later(grandmother, note("2024-02-20", recorded="2024-03-02")) == []


def test_a_correction_changes_its_mind():
    wrong = note("2024-03-04", recorded="2024-06-01")
    mended = entry("2024-06-01", CSC, "record_note", corrects="e1", recorded="2024-06-02")
    assert later(wrong, mended) == []


def test_an_empty_record_learnt_nothing():
    assert later(story=Story((), Guidance.fixed("plan-2023"))) == []
