from datetime import date, timedelta

import pytest

from drawn import SVG, cut_off, over_one_another, place, read, tags, titled
from parts import ANN, CSC, DAD, HOUSING, LODGER, MUM, SAM, Story, entry, told
from tenfold.drawings.bands import bands
from tenfold.drawings.chart import WIDE
from tenfold.drawings.scale import Scale
from tenfold.guidance import Guidance
from tenfold.record import Care, Check, Person, Presence, Residence
from tenfold.when import Time, start_of

SINCE, UNTIL = date(2024, 1, 1), date(2024, 12, 31)
SCALE = Scale(SINCE, UNTIL, WIDE.start, WIDE.end)


def drawing(*entries, child=SAM, story=None, since=SINCE):
    return bands((story or told(*entries)).picture("2024-12-31"), child, since, UNTIL)


def note(day, *facts):
    return entry(day, CSC, "record_note", *facts, role="worker")


def checked(day, about, result="corroborated"):
    return entry(day, HOUSING, "record_note", Check(about=(about,), against="document", result=result), role="officer")


def moved(person, address, as_="resident", **more):
    return Residence(id=f"{person}-{address}", person=person, address=address, as_=as_, **more)


def bar(svg, part):
    """The bar of the only band whose title has these words in it."""
    [found] = [one for group in titled(svg, part) for one in group.findall(f"{SVG}rect")]
    return found


def test_a_bar_lies_over_its_days():
    svg = drawing(note("2024-03-01", moved(LODGER, "home", to_date=Time.told("2024-05-31")))).wide
    x, width = place(bar(svg, "lodger"), "x", "width")
    assert x == pytest.approx(SCALE.of(start_of(date(2024, 3, 1))), abs=0.1)
    assert x + width == pytest.approx(SCALE.of(start_of(date(2024, 6, 1))), abs=0.1)


def test_a_bar_of_a_day_can_be_seen():
    svg = drawing(note("2024-03-01", moved(LODGER, "home", to_date=Time.told("2024-03-01")))).wide
    assert place(bar(svg, "lodger"), "width") == (2,)


def test_only_said_is_hatched_and_checked_is_solid():
    svg = drawing(checked("2024-03-01", "home-mum")).wide
    assert bar(svg, "Lived with, Ann").get("fill").startswith("url(#hatch")
    assert bar(svg, "Lived with, Sam’s mother").get("fill") == "#2b5c8a"
    assert "only said" in titled(svg, "Lived with, Ann")[0].findtext(f"{SVG}title")


def test_visits_are_thin():
    svg = drawing(note("2024-03-01", moved(DAD, "home", "visiting"))).wide
    assert place(bar(svg, "Sam’s father"), "height") < place(bar(svg, "Lived with, Ann"), "height")


def test_when_nobody_is_recorded_is_dashed():
    ended = note(
        "2024-03-01", Care(id="care-sam", child=SAM, by=(MUM,), basis="parental", to_date=Time.told("2024-03-31"))
    )
    svg = drawing(ended).wide
    [gap] = tags(svg, "rect", stroke_dasharray="5 3")
    x, width = place(gap, "x", "width")
    assert x == pytest.approx(SCALE.of(start_of(date(2024, 4, 1))), abs=0.1)
    assert x + width == pytest.approx(WIDE.end, abs=0.1)
    assert "nobody is recorded" in read(svg)


def test_no_gap_where_all_is_covered():
    svg = drawing().wide
    assert tags(svg, "rect", stroke_dasharray="5 3") == []
    assert "nobody is recorded" not in read(svg)


def test_a_child_of_whom_nothing_is_said_is_a_gap_from_end_to_end():
    lone = Story((note("2024-03-01", Person(id="x", name="X")),), Guidance.fixed("plan-2023"))
    found = drawing(child="x", story=lone)
    assert [one for one in read(found.wide) if "recorded" in one] == ["no address is recorded", "nobody is recorded"]
    assert "Lived with" not in read(found.wide)


def test_checks_and_mentions_are_marked_on_their_day():
    named = note("2024-04-01", Presence(id="p", person=LODGER, context="opened the door"))
    svg = drawing(checked("2024-03-01", "home-mum"), checked("2024-05-01", "home-ann", "contradicted"), named).wide
    tick, cross, asked = (titled(svg, words)[0] for words in ("corroborated", "contradicted", "opened the door"))
    at = [place(one.find(f"{SVG}circle"), "cx")[0] for one in (tick, cross, asked)]
    expected = [SCALE.of(start_of(date(2024, month, 2))) for month in (3, 5, 4)]
    assert at == pytest.approx(expected, abs=0.1)
    paths = [one.find(f"{SVG}path").get("d") for one in (tick, cross, asked)]
    assert len({len(path.split()) for path in paths}) == 3


def test_marks_alike_and_close_together_are_one_and_others_stand_side_by_side():
    named = note("2024-03-03", Presence(id="p", person=MUM, context="opened the door"))
    checks = [checked(day, "home-mum") for day in ("2024-03-01", "2024-03-02", "2024-09-01")]
    svg = drawing(*checks[:2], named, checks[2]).wide
    rings = [one.find(f"{SVG}circle") for one in titled(svg, "Lived with, Sam’s mother")]
    first, asked, later = (place(one, "cx")[0] for one in rings if one is not None)
    assert first == pytest.approx(SCALE.of(start_of(date(2024, 3, 2))), abs=0.1)
    assert asked == pytest.approx(first + 14, abs=0.1)
    assert later == pytest.approx(SCALE.of(start_of(date(2024, 9, 2))), abs=0.1)
    assert "1 March 2024, officer, housing, corroborated; Lived with, Sam’s mother, 2 March 2024" in svg


def test_a_mark_at_the_very_end_is_whole():
    named = note("2024-12-31", Presence(id="p", person=LODGER, context="opened the door"))
    [group] = titled(drawing(named).wide, "opened the door")
    assert place(group.find(f"{SVG}circle"), "cx")[0] == WIDE.end - 7


def test_what_lies_outside_the_days_is_not_marked():
    named = note("2023-06-01", Presence(id="p", person=LODGER, context="opened the door"))
    assert titled(drawing(named).wide, "opened the door") == []


def test_the_groups_are_in_the_order_in_which_one_asks():
    headings = [one.text for one in tags(drawing().wide, "text", font_weight="bold") if not one.text.isdigit()]
    assert headings == ["Lived at", "Lived with", "Cared for by"]


def test_the_key_has_the_signs_that_are_there_and_no_others():
    assert [sign.means for sign in drawing().key] == ["hatched: only said"]
    everything = drawing(
        checked("2024-03-01", "home-mum"),
        checked("2024-03-01", "home-ann", "contradicted"),
        note("2024-03-02", moved(DAD, "home", "visiting"), Presence(id="p", person=LODGER, context="there")),
        since=date(2022, 1, 1),
    )
    assert [sign.means for sign in everything.key] == [
        "solid: checked against another source",
        "hatched: only said",
        "thin: visits",
        "checked on this day, and so",
        "checked on this day, and not so",
        "seen there, or named with the household; no more is claimed",
    ]


def test_a_gap_is_in_the_key():
    ended = note(
        "2024-03-01", Care(id="care-sam", child=SAM, by=(MUM,), basis="parental", to_date=Time.told("2024-03-31"))
    )
    assert "dashed: nobody knows" in [sign.means for sign in drawing(ended).key]


def test_the_table_tells_bands_checks_and_gaps_with_their_last_days():
    ended = note(
        "2024-03-01", Care(id="care-sam", child=SAM, by=(MUM,), basis="parental", to_date=Time.told("2024-03-31"))
    )
    found = drawing(ended, checked("2024-03-05", "home-mum"))
    assert found.table.caption == "Homes, household and care of Sam"
    assert found.table.rows[0] == (
        "Lived at",
        "home",
        "1 January 2024",
        "31 December 2024",
        "resident, professional, ed",
        "only said",
    )
    assert found.table.rows[-3:] == (
        ("Cared for by", "Sam’s mother", "1 January 2024", "31 March 2024", "parental, worker, csc", "only said"),
        ("Lived with", "Sam’s mother", "5 March 2024", "", "officer, housing", "corroborated"),
        ("Cared for by", "nobody is recorded", "1 April 2024", "31 December 2024", "nobody knows", ""),
    )


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_full_house_stays_legible(width):
    people = [Person(id=f"p{n}", name="A person with a very long name indeed, " * (n % 3 + 1)) for n in range(12)]
    homes = [moved(f"p{n}", "home") for n in range(12)]
    found = drawing(note("2024-03-01", *people, *homes))
    svg = getattr(found, width)
    assert over_one_another(svg) == []
    assert cut_off(svg) == []
    assert found.title == "Where Sam lived, with whom, and who cared"


def test_another_child_has_its_own_bands():
    assert "Sam" in read(drawing(child=ANN).wide)
    assert "Sam" not in read(drawing().wide)


def test_a_day_that_is_chosen_is_marked_at_its_noon_and_named():
    found = bands(told().picture("2024-12-31"), SAM, SINCE, UNTIL, date(2024, 6, 1))
    assert titled(found.wide, "1 June 2024")
    [line] = [one for group in titled(found.wide, "1 June 2024") for one in group.findall(f"{SVG}line")]
    assert float(line.get("x1")) == pytest.approx(SCALE.of(start_of(date(2024, 6, 1)) + timedelta(hours=12)), abs=0.1)
    assert "1 June 2024" in [sign.means for sign in found.key]
    assert not titled(drawing().wide, "1 June 2024")
