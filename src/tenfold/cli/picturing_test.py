from datetime import datetime

import pytest

from parts import CSC, DAD, ED, GP, GRAN, HOUSING, LODGER, MUM, OTHER_LA, SAM, Story, entry, on_plan, told, visit
from tenfold.cli.picturing import moments
from tenfold.guidance import Guidance
from tenfold.record import Account, Care, Check, Held, Injury, Person, Referral, Residence
from tenfold.replay import replay
from tenfold.when import Time, moment
from terminal import asked, run, written


def note(day, *facts, **more):
    return entry(day, CSC, "record_note", *facts, role="social worker", **more)


def lines(tmp_path, story, *options):
    found = run("picture", written(tmp_path, story), *options)
    assert (found.exit_code, found.stderr) == (0, "")
    return found.stdout.splitlines()


def of(child, told_lines):
    """The lines on one child, without the indent."""
    start = next(n for n, line in enumerate(told_lines) if line == child or line.startswith(f"{child} ("))
    rest = told_lines[start + 1 :]
    return [line.removeprefix("  ") for line in rest[: rest.index("")]]


def sam(tmp_path, *entries, on="2024-06-01", known="2024-06-30"):
    return of("Sam", lines(tmp_path, told(*entries), "--on", on, "--known", known))


def starting(head, told_lines):
    return [line for line in told_lines if line.startswith(f"{head}: ")]


def test_it_says_which_two_days_it_is_of_and_who_leads(tmp_path):
    found = lines(tmp_path, told().led_by(OTHER_LA, "2024-06-01"), "--on", "2024-05-31", "--known", "2024-06-30")
    assert found[:3] == ["story", "On 31 May 2024, as known on 30 June 2024", "Lead: csc"]
    assert "Lead: other-la" in lines(tmp_path, told().led_by(OTHER_LA, "2024-06-01"), "--on", "2024-06-01")


def test_nobody_leads_where_nobody_is_named(tmp_path):
    story = Story(told().entries, Guidance.fixed("plan-2023"), leads=())
    assert "Lead: nobody is named" in lines(tmp_path, story, "--on", "2023-02-01")


CASE = told(visit("2024-03-04")).case


@pytest.mark.parametrize(
    ("on", "known", "expected"),
    [
        (None, None, ("2024-03-04T23:59:59", "2024-03-04T23:59:59")),
        ("2024-02-01", None, ("2024-02-01", "2024-02-01")),
        (None, "2024-02-01", ("2024-02-01", "2024-02-01")),
        ("2024-01-01", "2024-02-01", ("2024-01-01", "2024-02-01")),
    ],
)
def test_without_days_it_is_of_the_last_recording(on, known, expected):
    told_days = [moment(datetime.fromisoformat(day)) if day else None for day in (on, known)]
    at = moments(CASE, *told_days)
    assert (at.on, at.known) == tuple(moment(datetime.fromisoformat(day)) for day in expected)


def test_a_record_of_nothing_reassures_nobody(tmp_path):
    found = lines(tmp_path, Story((), Guidance.dated()))
    assert found == ["story", "Nothing is recorded. That does not mean that there is nothing to know."]


def test_before_anybody_is_on_record_it_says_so(tmp_path):
    found = lines(tmp_path, told(), "--on", "2020-01-01")
    assert "No child is on record by then." in found
    assert "Clocks: none runs" in found
    assert found[-1] == "No open questions. That does not mean that there is no concern."


def test_every_child_has_its_part(tmp_path):
    found = lines(tmp_path, told(), "--on", "2024-06-01")
    assert {"Sam", "Ann"} <= set(found)


def test_who_lives_with_the_child_and_by_whose_word(tmp_path):
    lodger = Residence(id="r", person=LODGER, address="home", as_="staying", from_=Time.told("2024-03-01"))
    said = Account(id="a", by=GRAN, about=("household",))
    check = entry("2024-03-05", HOUSING, "record_note", Check(about=("r",), against="document", result="corroborated"))
    found = sam(tmp_path, note("2024-03-04", Person(id=LODGER, name="Lee"), lodger, said), check)
    assert starting("Lives at", found) == ["Lives at: home"]
    assert starting("Lives with", found) == [
        "Lives with: Ann (resident) and Sam’s mother (resident): professional, ed; only said",
        "Lives with: Lee (staying): Sam’s grandmother to social worker, csc; checked",
    ]


def test_it_is_of_the_day_and_not_of_another(tmp_path):
    moved = Residence(id="r", person=SAM, address="grans", as_="resident", from_=Time.told("2024-06-02"))
    assert starting("Lives at", sam(tmp_path, note("2024-06-02", moved))) == ["Lives at: home"]
    assert starting("Lives at", sam(tmp_path, note("2024-06-02", moved), on="2024-06-02")) == ["Lives at: grans"]


def test_a_protected_address_is_not_told(tmp_path):
    safe = Residence(id="r", person=SAM, address="refuge", as_="resident", protected=True)
    assert starting("Lives at", sam(tmp_path, note("2024-05-02", safe))) == ["Lives at: a protected address"]


def test_what_nobody_recorded_is_said_to_be_so(tmp_path):
    alone = told(note("2024-03-04", Person(id="x", name="X", born=Time.told("2020"))))
    found = of("X", lines(tmp_path, alone, "--on", "2024-06-01"))
    assert found == [
        "Lead practitioner: nobody is recorded as allocated",
        "Lives at: no address is recorded",
        "Lives with: nobody is recorded",
        "Cared for by: nobody is recorded for this day",
        "Last seen: nobody has recorded seeing this child",
        "Plan: none is recorded",
    ]


def test_who_cares_by_whose_word_and_whether_checked(tmp_path):
    care = Care(id="c", child=SAM, by=(GRAN, DAD), basis="family_arrangement", from_=Time.told("2024-05-01"))
    said = Account(id="a", by=MUM, about=("care",))
    check = entry("2024-05-05", GP, "call", Check(about=("c",), against="other_agency", result="corroborated"))
    found = starting("Cared for by", sam(tmp_path, note("2024-05-01", care, said), check))
    both = "Sam’s grandmother and Sam’s father (family arrangement)"
    assert found == [
        "Cared for by: Sam’s mother (parental): professional, ed; only said",
        f"Cared for by: {both}: Sam’s mother to social worker, csc; checked",
    ]


def test_when_last_seen_by_that_day_and_by_whom(tmp_path):
    found = sam(tmp_path, visit("2024-05-01", role="worker"), visit("2024-05-20", how="partly"), visit("2024-06-02"))
    assert starting("Last seen", found) == ["Last seen: 1 May 2024, by worker, csc"]
    assert starting("Seen in part", found) == ["Seen in part: 20 May 2024, by professional, csc"]


def test_seen_whole_since_it_was_seen_in_part(tmp_path):
    found = sam(tmp_path, visit("2024-05-01", how="partly"), visit("2024-05-20"))
    assert starting("Last seen", found) == ["Last seen: 20 May 2024, by professional, csc"]
    assert starting("Seen in part", found) == []


def test_only_ever_seen_in_part(tmp_path):
    found = sam(tmp_path, visit("2024-05-01", how="partly"), visit("2024-05-02", how="asleep"))
    assert starting("Last seen", found) == ["Last seen: nobody has recorded seeing this child whole"]
    assert starting("Seen in part", found) == ["Seen in part: 1 May 2024, by professional, csc"]


def test_seen_asleep_is_told_as_such(tmp_path):
    found = sam(tmp_path, visit("2024-05-02", how="asleep"))
    assert starting("Last seen", found) == ["Last seen: nobody has recorded seeing this child awake"]
    assert starting("Seen asleep", found) == ["Seen asleep: 2 May 2024, by professional, csc"]
    since = sam(tmp_path, visit("2024-05-02", how="asleep"), visit("2024-05-03"))
    assert starting("Last seen", since) == ["Last seen: 3 May 2024, by professional, csc"]
    assert starting("Seen asleep", since) == []
    both = sam(tmp_path, visit("2024-05-01"), visit("2024-05-02", how="asleep"), visit("2024-05-03", how="partly"))
    assert starting("Seen in part", both) == ["Seen in part: 3 May 2024, by professional, csc"]
    assert starting("Seen asleep", both) == ["Seen asleep: 2 May 2024, by professional, csc"]


HURT = entry(
    "2024-03-04",
    ED,
    "attendance",
    Injury(id="b", child=SAM, type="bruise", sites=("face.cheek.left",)),
    Injury(id="c", child=SAM, type="bite"),
    Account(id="a", by=MUM, about=("b",), claim="accident", says="fell"),
    role="nurse",
    seen={SAM: "seen"},
)


def test_a_child_who_had_died_by_that_day_is_said_to_have(tmp_path):
    story = told(entry("2024-05-20", ED, "death"))
    assert "Sam (died 20 May 2024)" in lines(tmp_path, story, "--on", "2024-06-01")
    assert "Sam" in lines(tmp_path, story, "--on", "2024-05-19", "--known", "2024-06-01")


def test_clocks_say_until_when_and_which_are_past(tmp_path):
    found = lines(tmp_path, told(on_plan("2024-03-04")), "--on", "2024-03-05")
    at = found.index("Clocks")
    asked = "When does the core group for Sam first meet, after the conference of 4 March 2024?"
    assert f"  due by the end of 18 March 2024: {asked}" in found[at:]
    found = lines(tmp_path, told(on_plan("2024-03-04")), "--on", "2024-03-19")
    assert f"  past since 18 March 2024: {asked}" in found


def test_standing_questions_stand_under_the_acts_that_would_answer_them(tmp_path):
    found = lines(tmp_path, told(HURT), "--on", "2024-03-04")
    at = next(n for n, line in enumerate(found) if line.startswith("What we do not know ("))
    assert found[at].endswith((" questions stand)", "1 question stands)"))
    assert found[at + 1].startswith("  ")
    assert found[at + 1].endswith(".")
    assert f"    - {asked(told(HURT), 'explanation-unchecked:b')}" in found


def test_one_question_stands_alone(tmp_path):
    story = told(visit("2024-03-04", how="partly"))
    found = lines(tmp_path, story, "--on", "2024-03-04")
    at = found.index("What we do not know (1 question stands)")
    assert found[at + 1 :] == [
        "  See Sam, whole and awake, and record how.",
        f"    - {asked(story, next(one.id for one in replay(story.case).standing))}",
    ]


def test_at_most_five_acts_are_told_and_the_rest_counted(tmp_path):
    young = [f"c{n}" for n in range(9)]
    facts = [
        fact
        for id in young
        for fact in (Person(id=id, born=Time.told("2020")), Injury(id=f"i-{id}", child=id, type="bruise"))
    ]
    story = told(entry("2024-03-04", ED, "attendance", *facts, about=tuple(young)), visit("2024-03-20"))
    found = lines(tmp_path, story)
    at = next(n for n, line in enumerate(found) if line.startswith("What we do not know ("))
    acts = [line for line in found[at + 1 :] if not line.startswith("    - ")]
    assert len(acts) == 6
    assert acts[-1].endswith(": tenfold replay --open lists them")


def test_what_no_act_would_answer_stands_too(tmp_path):
    held = Held(question="explanation-unchecked:b", by="manager", reason="she refuses", review=Time.told("2024-09-01"))
    found = lines(tmp_path, told(HURT, note("2024-03-05", held)), "--on", "2024-03-05")
    at = found.index("  Held by a manager, or about a child who has died")
    assert f"    - {asked(told(HURT), 'explanation-unchecked:b')}" in found[at:]


def test_an_edition_can_be_chosen(tmp_path):
    path = written(tmp_path, told(on_plan("2024-03-04")))
    assert run("picture", path, "--edition", "plan-2010").exit_code == 0


def test_days_that_cannot_be_counted_are_refused_in_one_sentence(tmp_path):
    path = written(tmp_path, told(note("2150-03-04", Referral(children=(SAM,)))))
    found = run("picture", path)
    assert found.exit_code == 1
    assert found.stderr.endswith("An earlier --known keeps to days that can be counted.\n")
