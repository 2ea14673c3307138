import json
import re
from datetime import date, datetime

import pytest

from parts import ANN, CSC, ED, GP, MUM, OTHER_LA, SAM, Story, entry, told, visit
from tenfold.guidance import Guidance
from tenfold.record import Account, Check, Held, Injury, Person, Presence, Referral
from tenfold.when import Time
from terminal import asked, run, written

HURT = entry(
    "2024-03-04",
    ED,
    "attendance",
    Injury(id="b", child=SAM, type="bruise"),
    Account(id="a", by=MUM, about=("b",), claim="accident", says="fell"),
    seen={SAM: "seen"},
)
AGAIN = entry("2024-03-20", GP, "attendance", Injury(id="b2", child=SAM, type="bruise"), seen={SAM: "seen"})
ANSWER = entry("2024-03-25", GP, "clinic", Check(about=("b",), against="witness", result="corroborated"))
MET = entry("2024-03-04", GP, "visit", Person(id="man-1"), Presence(person="man-1", context="at the door"))
NAMED = entry("2024-03-08", CSC, "visit", Person(id="man-1", name="Joe"), Presence(person="man-1", context="in"))
STORY = told(HURT, AGAIN, ANSWER)
ASKED = asked(STORY, "explanation-unchecked:b")


@pytest.fixture
def case(tmp_path):
    return written(tmp_path, STORY)


def printed(*words):
    found = run("replay", *words)
    assert (found.exit_code, found.stderr) == (0, "")
    return found.stdout


def as_json(*words):
    return json.loads(printed(*words, "--json"))


def test_moments_are_told_in_order_under_their_days(case):
    text = printed(case)
    assert text.startswith("story\n4 entries, as known on 25 March 2024\n")
    assert text.index("\n4 March 2024\n") < text.index("\n20 March 2024\n")
    assert text.count("\n4 March 2024\n") == 1


def test_a_moment_says_the_question_whom_on_what_by_what_authority_and_what_closed_it(case):
    lines = printed(case, "--theme", "curiosity").splitlines()
    at = lines.index(f"  {ASKED}")
    assert lines[at + 1] == "      soon, to ed and csc; explanation-unchecked"
    assert lines[at + 2] == "      on e1 (ed)"
    assert lines[at + 3].startswith("      by What carers say is held against")
    assert lines[at + 4] == "      grew once, on 20 March 2024; then immediate"
    assert lines[at + 5] == "      closed on 25 March 2024 by e3 (clinic, gp)"


def test_what_closed_it_is_told_as_it_was_read_then_whatever_was_put_in_its_place_since(tmp_path):
    letter = entry("2024-03-28", GP, "letter", corrects="e3", narrative="It was another child.")
    assert "      closed on 25 March 2024 by e3 (clinic, gp)" in printed(written(tmp_path, STORY.then(letter)))


def test_one_entry_is_one_entry_and_no_question_is_no_comfort(tmp_path):
    text = printed(written(tmp_path, told()))
    assert "1 entry, as known on 20 January 2023" in text
    assert "No questions were asked. That does not mean that there is no concern." in text
    assert text.endswith("Silence never means safety: the record asks only about what it was told.\n")


def test_an_empty_case_is_told_without_a_word_of_comfort(tmp_path):
    text = printed(written(tmp_path, Story((), Guidance.dated())))
    assert "\nThere are no entries.\n" in text
    assert "1995" not in text
    assert "That does not mean that there is no concern." in text


def test_a_standing_question_says_so_and_how_it_grew_and_that_it_is_held(tmp_path):
    held = Held(
        question="explanation-unchecked:b", by="team manager", reason="she refuses", review=Time.told("2024-06-01")
    )
    worse = Account(id="a2", by=MUM, about=("b",), claim="accident", says="fell again")
    story = told(HURT, visit("2024-03-05", worse), entry("2024-03-06", CSC, "record_note", held))
    text = printed(written(tmp_path, story), "--theme", "curiosity")
    assert "      held by team manager until 1 June 2024: she refuses\n      stands\n" in text
    assert "      grew once, on 5 March 2024; then soon\n" in text


WHO = "Who is {}? No date of birth is known; mentioned by {}."
FIRST = WHO.format("“man 1”", "gp (4 March 2024)")
LAST = WHO.format("Joe", "gp (4 March 2024), csc (8 March 2024)")


def test_a_question_is_told_in_the_words_of_the_day_on_which_it_opened_then_in_the_last(tmp_path):
    lines = printed(written(tmp_path, told(MET, NAMED)), "--theme", "curiosity").splitlines()
    at = lines.index(f"  {FIRST}")
    assert lines[at - 1] == "4 March 2024"
    last = lines.index(f"      last asked as: {LAST}")
    assert lines[last - 1].startswith("      grew ")
    assert lines[last + 1] == "      stands"
    assert f"  {LAST}" not in lines


def test_where_the_words_stayed_the_same_they_are_told_once(tmp_path):
    text = printed(written(tmp_path, told(MET, NAMED)), "--theme", "curiosity", "--known", "2024-03-07")
    assert text.count(FIRST) == 1
    assert "last asked as" not in text


def test_a_question_is_told_under_the_day_of_its_opening_with_whom_it_was_asked_of_then(tmp_path):
    story = told(HURT, entry("2024-07-20", OTHER_LA, "record_note")).led_by(OTHER_LA, since="2024-07-01")
    lines = printed(written(tmp_path, story), "--theme", "curiosity").splitlines()
    at = lines.index(f"  {ASKED}")
    assert lines[at + 1] == "      soon, to ed and csc; explanation-unchecked"
    assert "      last asked of: ed and other-la" in lines[at:]
    assert "last asked of" not in printed(written(tmp_path, STORY))


def test_programs_read_the_words_in_which_it_was_last_asked(tmp_path):
    found = {one["id"]: one for one in as_json(written(tmp_path, told(MET, NAMED)))["questions"]}
    assert found["adult-unidentified:man-1"]["ask"] == LAST


def test_known_is_only_what_the_record_held_by_the_end_of_that_day(case):
    text = printed(case, "--known", "2024-03-19")
    assert "2 entries, as known on 19 March 2024" in text
    assert "20 March 2024" not in text
    assert as_json(case, "--known", "2024-03-24")["entries"] == 3


def test_before_the_first_entry_nothing_is_known(case):
    assert "0 entries, as known on 1 January 2000" in printed(case, "--known", "2000-01-01")


def test_only_one_theme_is_shown_and_summed_up(case):
    found = as_json(case, "--theme", "curiosity")
    assert {one["theme"] for one in found["questions"]} == {"curiosity"}
    assert len(as_json(case)["questions"]) >= len(found["questions"])
    summary = printed(case, "--theme", "curiosity").partition("By theme")[2]
    assert "response" not in summary


def test_open_are_those_that_stand_at_the_end(case):
    found = as_json(case, "--open")
    assert all(one["closed"] is None for one in found["questions"])
    assert "explanation-unchecked:b" not in {one["id"] for one in found["questions"]}
    assert (
        ASKED not in printed(case, "--open", "--known", "2024-03-26").partition("By theme")[0].partition("20 March")[0]
    )


def test_an_edition_is_named_in_the_authority(case):
    assert "Working Together to Safeguard Children 2010" in printed(case, "--edition", "plan-2010")
    assert "Working Together to Safeguard Children 2023" in printed(case)


KEYS = {
    "id",
    "rule",
    "theme",
    "about",
    "opened",
    "closed",
    "closed_by",
    "urgency",
    "due",
    "to",
    "ask",
    "evidence",
    "held_by",
    "authority",
    "grew",
    "held",
    "alone",
}
MORE = {"answers", "alone_from"}


def test_the_printed_object_keeps_its_contract(case):
    found = as_json(case)
    assert set(found) == {"case", "entries", "until", "acts", "questions"} | {"more_acts"}
    assert (found["case"], found["entries"], found["until"]) == ("story", 4, "2024-03-25T23:59:59")
    assert {frozenset(one) for one in found["questions"]} == {frozenset(KEYS | MORE)}
    assert {frozenset(one) for one in found["acts"]} == {frozenset({"act", "answers"})}
    assert len(found["acts"]) <= 5


def test_a_printed_question_holds_what_the_contract_says(case):
    [one] = [one for one in as_json(case)["questions"] if one["id"] == "explanation-unchecked:b"]
    assert one | {"authority": "", "due": "", "grew": []} == {
        "id": "explanation-unchecked:b",
        "rule": "explanation-unchecked",
        "theme": "curiosity",
        "about": one["about"],
        "opened": "2024-03-04T23:59:59",
        "closed": "2024-03-25T23:59:59",
        "closed_by": "e3",
        "urgency": one["urgency"],
        "due": "",
        "to": ["ed", "csc"],
        "ask": ASKED,
        "evidence": one["evidence"],
        "held_by": one["held_by"],
        "authority": "",
        "grew": [],
        "held": None,
        "answers": [],
        "alone": [],
        "alone_from": {},
    }
    assert datetime.fromisoformat(one["due"]).date() > date(2024, 3, 4)
    assert isinstance(one["authority"], str)


def test_what_grew_is_printed_with_its_moment_urgency_and_evidence(tmp_path):
    worse = Account(id="a2", by=MUM, about=("b",), claim="accident", says="fell again")
    path = written(tmp_path, told(HURT, visit("2024-03-05", worse)))
    [one] = [one for one in as_json(path)["questions"] if one["id"] == "explanation-unchecked:b"]
    assert one["grew"] == [{"at": "2024-03-05T23:59:59", "urgency": "soon", "evidence": ["e2"]}]


def test_json_is_nothing_but_one_object_and_names_are_kept_whole(case):
    text = printed(case, "--json")
    assert text.startswith("{\n")
    assert "Sam’s mother" in text
    assert json.loads(text)["case"] == "story"


def test_alone_fills_who_could_have_asked_and_from_when(case):
    found = {one["id"]: one for one in as_json(case, "--alone")["questions"]}
    one = found["explanation-unchecked:b"]
    assert one["alone"] == ["ed"]
    assert one["alone_from"] == {"ed": "2024-03-04T23:59:59"}
    assert any(not one["alone"] for one in found.values())
    assert all(not one["alone"] for one in as_json(case)["questions"])


def test_alone_is_told_beside_each_question_and_summed_up(case):
    text = printed(case, "--alone")
    assert "      alone: ed from 4 March 2024\n" in text
    assert "      only the joined record could ask it\n" in text
    assert "Alone against together: " in text
    assert "alone: " not in printed(case)
    assert "Alone against together" not in printed(case)


def test_the_page_is_written_and_its_place_is_told_apart_from_the_object(case, tmp_path):
    page = tmp_path / "new" / "page.html"
    found = run("replay", case, "--html", page, "--json")
    assert found.exit_code == 0
    assert found.stderr == f"Wrote {page}\n"
    assert json.loads(found.stdout)["case"] == "story"
    assert page.read_text("utf-8").startswith("<!doctype html>")


def test_a_page_that_cannot_be_written_is_a_problem_in_one_sentence(case, tmp_path):
    found = run("replay", case, "--html", tmp_path)
    assert found.exit_code == 1
    assert f"{tmp_path} cannot be written (Is a directory). Name another file.\n" in found.stderr
    found = run("replay", case, "--html", case / "page.html")
    assert found.exit_code == 1
    assert "Name another file." in found.stderr


def test_days_that_cannot_be_counted_are_refused_in_one_sentence(tmp_path):
    far = told(entry("2150-03-04", CSC, "record_note", Referral(children=(SAM,)), about=(SAM,)))
    case = written(tmp_path, far)
    found = run("replay", case)
    assert found.exit_code == 1
    assert str(case) in found.stderr
    assert "An earlier --known keeps to days that can be counted." in found.stderr
    assert found.stderr.count("\n") == 1


def test_a_name_that_would_steer_the_terminal_does_not(tmp_path):
    story = told(HURT, entry("2024-03-05", CSC, "record_note", role="x"))
    path = written(tmp_path, story)
    path.write_text(path.read_text("utf-8").replace("Sam’s mother", "Mum \\e[2J"), "utf-8")
    assert "\x1b" not in run("replay", path).stdout


def test_another_child_s_question_is_told_too(tmp_path):
    hurt = entry("2024-03-04", ED, "attendance", Injury(id="c", child=ANN, type="burn"), about=(ANN,))
    assert "Ann" in printed(written(tmp_path, told(hurt, visit("2024-03-20"))))


def test_a_question_that_time_closed_says_so(tmp_path):
    scratch = entry("2024-03-04", GP, "attendance", Injury(id="c", child=ANN, type="scratch"), about=(ANN,))
    text = printed(written(tmp_path, told(scratch, visit("2026-03-04", child=ANN))))
    assert re.search(r"^      closed on \d+ \w+ \d{4}, with time$", text, re.MULTILINE)
