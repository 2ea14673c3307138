from dataclasses import replace
from datetime import date, datetime

import pytest

from drawn import SVG, box, cut_off, over_one_another, place, read, tags, titled
from parts import ANN, CSC, DAD, ED, GP, HV, MUM, POLICE, SAM, Story, entry, on_plan, strategy, told, visit
from tenfold.drawings.chart import NARROW, WIDE
from tenfold.drawings.scale import Scale, axis
from tenfold.drawings.timeline import days, timeline
from tenfold.guidance import Guidance
from tenfold.questions.all import RULES
from tenfold.record import Injury, Person, Plan
from tenfold.replay import replay
from tenfold.when import moment

BRUISE = Injury(id="b1", child=SAM, type="bruise", sites=("face.cheek.left",))


def replayed(*entries, story=None, rules=RULES):
    return replay((story or told(*entries)).case, guidance=Guidance.fixed("plan-2023"), rules=rules)


def drawing(*entries, rules=RULES):
    return timeline(replayed(*entries, rules=rules))


def where(one, day, frame=WIDE):
    """Where a day's first moment lies on the axis of a replay."""
    scale = Scale(*axis(*days(one)), frame.start, frame.end)
    return scale.of(moment(datetime.fromisoformat(day)))


def xs(svg, title, tag="circle"):
    """How far across the signs of entries with such a title stand."""
    return [float(one.get("cx")) for group in titled(svg, title) for one in group.findall(f"{SVG}{tag}")]


def test_a_sighting_stands_on_its_day_in_the_lane_of_the_child_and_of_the_agency():
    one = replayed(visit("2023-06-01T10:00"), visit("2023-12-01"))
    expected = where(one, "2023-06-01T10:00")
    assert xs(timeline(one).wide, "1 June 2023, csc, visit, Sam seen") == [pytest.approx(expected, abs=0.06)] * 2


def test_a_child_whom_nobody_saw_is_said_to_be_so():
    svg = drawing(visit("2023-06-01")).wide
    assert read(svg).count("nobody has recorded seeing this child") == 1
    both = drawing(visit("2023-06-01", child=ANN), visit("2023-06-01")).wide
    assert "nobody has recorded seeing this child" not in read(both)


def test_a_call_is_no_sighting():
    call = entry("2023-06-01", CSC, "call", seen={SAM: "seen"})
    assert read(drawing(call).wide).count("nobody has recorded seeing this child") == 2


def test_who_was_not_brought_stands_in_the_child_s_lane():
    missed = entry("2023-06-01", GP, "attendance", outcome="not_brought")
    assert len(titled(drawing(missed).wide, "attendance: not brought")) == 2


def test_a_year_that_begins_at_the_edge_is_not_cut_off():
    story = Story((entry("2022-01-10", CSC, "record_note"), entry("2023-01-27", GP, "observation")), Guidance.dated())
    one = timeline(replayed(story=story))
    assert [cut_off(svg) for svg in (one.wide, one.narrow)] == [[], []]
    assert [read(svg).count("2023") for svg in (one.wide, one.narrow)] == [1, 0]


def test_an_injury_is_a_numbered_diamond_in_both_lanes():
    hurt = entry("2023-06-01", ED, "attendance", BRUISE, seen={SAM: "seen"})
    svg = drawing(hurt).wide
    groups = titled(svg, "bruise (number 1)")
    assert len(groups) == 2
    assert {group.findtext(f"{SVG}text") for group in groups} == {"1"}
    assert all(group.find(f"{SVG}path").get("fill") == "#b10e1e" for group in groups)


def test_an_injury_told_of_without_seeing_the_child_is_in_its_lane_and_not_in_another_child_s():
    heard = entry("2023-06-01", POLICE, "information_received", BRUISE, about=(SAM, ANN))
    assert len(titled(drawing(heard).wide, "information received")) == 2


def test_an_adult_s_injury_is_told_without_a_number():
    hurt = entry("2023-06-01", ED, "attendance", Injury(id="x", child=MUM, type="bruise"), about=(MUM,))
    [group] = titled(drawing(hurt).wide, "attendance, bruise")
    assert group.findtext(f"{SVG}text") is None


def test_a_death_is_crossed_in_both_lanes():
    groups = titled(drawing(entry("2023-06-01", ED, "death")).wide, "death")
    assert len(groups) == 2
    assert all(group.find(f"{SVG}path").get("stroke") for group in groups)


def test_a_plan_is_a_bar_at_the_foot_of_the_child_s_lane_from_its_first_day_to_its_last():
    ended = entry("2023-09-01", CSC, "review_conference", Plan(child=SAM, status="ended"))
    one = replayed(on_plan("2023-06-01"), ended, visit("2023-12-01"))
    [bar] = tags(timeline(one).wide, "rect", height="5")
    x, width = place(bar, "x", "width")
    assert x == pytest.approx(where(one, "2023-06-01"), abs=0.1)
    assert x + width == pytest.approx(where(one, "2023-09-02"), abs=0.1)


def test_a_plan_that_goes_on_reaches_the_end():
    [bar] = tags(drawing(on_plan("2023-06-01"), visit("2023-12-01")).wide, "rect", height="5")
    assert sum(place(bar, "x", "width")) == pytest.approx(WIDE.end, abs=0.1)


def test_a_plan_of_two_days_can_be_seen():
    story = told(visit("2003-06-01"), on_plan("2023-06-01", ANN), visit("2033-06-01"))
    ended = entry("2023-06-02", CSC, "review_conference", Plan(child=ANN, status="ended"), about=(ANN,))
    [bar] = tags(timeline(replayed(story=story.then(ended))).wide, "rect", height="5")
    assert place(bar, "width") == (2,)


def test_some_day_in_a_month_is_a_line_over_the_month():
    one = replayed(entry("2023-06", GP, "record_note"), visit("2023-12-01"))
    [line] = tags(timeline(one).wide, "line", stroke_width="1.4")
    assert place(line, "x1", "x2") == pytest.approx((where(one, "2023-06-01"), where(one, "2023-07-01")), abs=0.1)
    assert "some day in this time" in [sign.means for sign in timeline(one).key]


def test_several_in_one_entry_say_how_many_and_how_long():
    bundle = entry("2023-06-01", CSC, "visit", outcome="no_access", times=6)
    groups = titled(drawing(replace(bundle, until=visit("2023-07-01").occurred)).wide, "6 times visit: no access")
    assert [group.findtext(f"{SVG}text") for group in groups] == ["×6", "×6"]


def test_what_happened_long_before_the_record_began_stands_at_its_edge():
    old = entry("2015", POLICE, "record_note", recorded="2023-06-01", about=(DAD,))
    one = timeline(replayed(story=Story((replace(told().entries[0], id="e"), old), Guidance.fixed("plan-2023"))))
    assert "What happened long before the record began stands at the left edge." in one.notes
    assert xs(one.wide, "2015, police, record note") == [pytest.approx(WIDE.start + 6.5)]


def test_agencies_without_an_entry_are_named():
    one = drawing(visit("2023-06-01"))
    assert (
        "No entry is on record from police, gp, hv, school, nursery, housing, legal, cps, other-la and clinic."
        in one.notes
    )
    assert "police" not in read(one.wide)


def test_a_record_of_nothing_says_so_and_reassures_nobody():
    empty = Story((), Guidance.fixed("plan-2023"))
    one = timeline(replayed(story=empty))
    assert one.notes[0] == "Nothing is recorded. That does not mean that there is nothing to know."
    assert read(one.wide)[-1] == "No question was asked. That does not mean that there is no concern."
    assert (one.title, one.table.rows, one.key) == ("Who saw the child, and when", (), ())


def test_where_nothing_is_told_of_questions_none_is_said_to_have_been_asked_or_not():
    one = replayed(visit("2023-06-01", BRUISE))
    assert one.questions
    told_without = timeline(one, questions=False)
    assert "uestion" not in " ".join((*read(told_without.wide), *told_without.table.head, *told_without.notes))
    assert not any("questions" in sign.means for sign in told_without.key)
    assert {len(row) for row in told_without.table.rows} == {len(told_without.table.head)}
    assert {tuple(row[:-1]) for row in timeline(one).table.rows} == set(told_without.table.rows)


def test_every_agency_has_all_its_entries_in_its_lane():
    svg = drawing(strategy("2023-06-01"), entry("2023-06-02", GP, "call")).wide
    [group] = titled(svg, "strategy discussion")
    assert group.find(f"{SVG}rect").get("fill") == "#1d70b8"
    assert len(titled(svg, "2 June 2023, gp, call")) == 1


def test_the_key_has_the_signs_that_are_there_and_no_others():
    plain = [sign.means for sign in drawing(visit("2023-06-01")).key]
    assert plain == ["seen", "other entry"]
    full = [sign.means for sign in drawing(visit("2023-06-01", BRUISE, how="partly"), on_plan("2023-06-02")).key]
    assert full[:5] == [
        "seen in part, or asleep",
        "meeting",
        "other entry",
        "injury, numbered as on the body map",
        "on a child protection plan (before 2008: the register)",
    ]
    assert "immediate questions" in full[5:]
    assert all(means.endswith(" questions") for means in full[5:])


def test_one_child_is_the_child_and_several_are_each():
    ann = Person(id="x", name="Ann", born=visit("2022").occurred)
    alone = Story((entry("2023-06-01", GP, "attendance", ann),), Guidance.fixed("plan-2023"))
    assert timeline(replayed(story=alone)).title == "Who saw the child, and when"
    assert drawing().title == "Who saw each child, and when"


def test_a_day_is_shown_by_its_hours():
    first = entry("2023-06-01T09:00", ED, "attendance", Person(id=SAM, name="Sam"), seen={SAM: "seen"})
    later = entry("2023-06-01T15:00", GP, "attendance", seen={SAM: "seen"})
    one = replayed(story=Story((first, later), Guidance.fixed("plan-2023")))
    svg = timeline(one).wide
    assert "1 Jun 2023" in read(svg)
    assert {"06:00", "08:00"} <= set(read(svg))
    assert len(set(xs(svg, "1 June 2023, ed"))) == 1
    assert xs(svg, "1 June 2023, gp")[0] - xs(svg, "1 June 2023, ed")[0] == pytest.approx(728 / 4, abs=0.1)


def crowd():
    """A week in which ten agencies write day and night, of injuries above all."""
    hurt = (Injury(id=f"b{n}", child=SAM if n % 3 else ANN, type="bruise") for n in range(60))
    agencies = (ED, GP, HV, POLICE, CSC)
    return [
        entry(f"2024-03-{1 + n % 7:02d}", agencies[n % 5], "attendance", injury, seen={SAM: "seen"}, about=(SAM, ANN))
        for n, injury in enumerate(hurt)
    ]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_crowd_stays_legible(width):
    svg = getattr(drawing(*crowd(), rules=()), width)
    assert over_one_another(svg) == []
    assert cut_off(svg) == []
    assert box(svg)[0] == {"wide": WIDE, "narrow": NARROW}[width].width


def test_no_mark_lies_over_another_of_its_lane():
    svg = drawing(*crowd(), rules=()).wide
    circles = [place(one, "cx", "cy", "r") for one in tags(svg, "circle")]
    assert len(circles) > 120
    near = [
        (one, other)
        for n, one in enumerate(circles)
        for other in circles[n + 1 :]
        if (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 < (one[2] + other[2] - 0.5) ** 2
    ]
    assert near == []


def test_the_axis_begins_when_things_happened_but_little_before_anybody_wrote():
    early = entry("2023-01-01", GP, "record_note", recorded="2023-01-20T12:00")
    assert days(replayed(early)) == (date(2023, 1, 1), date(2023, 1, 20))
    old = entry("2020-01-01", GP, "record_note", recorded="2023-01-20")
    assert days(replayed(old))[0] == date(2022, 12, 20)


def test_hostile_names_and_narratives_are_only_words():
    bad = "</text><script>alert(1)</script>"
    story = told(entry("2023-06-01", ED, "attendance", Person(id=SAM, name=bad), narrative=bad, seen={SAM: "seen"}))
    one = timeline(replayed(story=story))
    assert "<script" not in one.wide + one.narrow
    assert titled(one.wide, bad)


def test_the_table_tells_every_entry_in_the_order_of_the_world():
    late = entry("2023-03", ED, "attendance", BRUISE, recorded="2023-08-01", about=(SAM,), seen={SAM: "partly"})
    one = timeline(replayed(visit("2023-06-01", how="asleep"), late, visit("2023-08-02", how="alone")))
    assert one.table.caption == "Every entry up to 2 August 2023, in the order in which things happened"
    rows = [row[:6] for row in one.table.rows]
    assert rows == [
        ("20 January 2023", "ed", "attendance", "", "", ""),
        ("March 2023", "ed", "attendance", "Sam seen in part", "bruise (number 1)", "recorded 1 August 2023"),
        ("1 June 2023", "csc", "visit", "Sam asleep", "", ""),
        ("2 August 2023", "csc", "visit", "Sam seen alone", "", ""),
    ]


def test_the_table_tells_how_many_questions_an_entry_asked_and_closed():
    hurt = entry("2023-06-01", ED, "attendance", BRUISE, seen={SAM: "partly"})
    one = timeline(replayed(hurt, visit("2023-06-02", how="seen")))
    told_of = {row[0]: row[6] for row in one.table.rows}
    assert "asked" in told_of["1 June 2023"]
    assert "closed" in told_of["2 June 2023"]
    assert told_of["20 January 2023"] == ""


def test_where_every_agency_wrote_none_is_named():
    story = told(visit("2023-06-01"))
    case = replace(story.case, agencies=tuple(one for one in story.case.agencies if one.id in (CSC, ED)))
    assert timeline(replay(case, rules=())).notes == ()
