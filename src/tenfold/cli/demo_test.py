import pytest

from parts import CSC, ED, GP, MUM, SAM, entry, told
from tenfold.cli import demo
from tenfold.record import Account, Check, Injury, Person, Presence
from tenfold.when import Time
from terminal import asked, run, written

STORY = told(
    entry(
        "2024-03-04",
        ED,
        "attendance",
        Injury(id="b", child=SAM, type="bruise"),
        Account(id="a", by=MUM, about=("b",), claim="accident", says="fell"),
        seen={SAM: "seen"},
        narrative="Brought in\nwith a bruise.",
    ),
    entry(
        "2024-03-05",
        GP,
        "clinic",
        Check(about=("b",), against="witness", result="corroborated"),
        narrative="She saw it.",
    ),
)


@pytest.fixture
def telling(monkeypatch, tmp_path):
    monkeypatch.setattr(demo, "PLACES", (tmp_path / "none.yaml", written(tmp_path, STORY)))
    page = tmp_path / "out" / "demo.html"
    found = run("demo", "--page", page)
    assert found.exit_code == 0
    return found, page


def test_the_story_is_told_day_by_day_with_what_was_asked_and_what_answered_it(telling):
    lines = telling[0].stdout.splitlines()
    question = asked(STORY, "explanation-unchecked:b")
    at = lines.index("4 March 2024")
    assert lines[at + 1] == "  ed, attendance: Brought in with a bruise."
    assert any(line.startswith("  ? ") and line.endswith(question) for line in lines[at + 2 :])
    at = lines.index("5 March 2024")
    assert lines[at + 1] == "  gp, clinic: She saw it."
    assert f"  ✓ answered: {question}" in lines[at + 2 :]


def test_a_question_opens_in_the_words_of_that_day_and_closes_in_its_last(monkeypatch, tmp_path):
    near = Presence(person="man-1", context="in the hall")
    who = Person(id="man-1", name="Joe", born=Time.told("1990-01-01"))
    story = told(
        entry("2024-03-04", GP, "visit", Person(id="man-1"), near),
        entry("2024-03-08", CSC, "visit", Person(id="man-1", name="Joe"), near),
        entry("2024-03-09", CSC, "call", who),
    )
    monkeypatch.setattr(demo, "PLACES", (written(tmp_path, story),))
    text = run("demo", "--page", tmp_path / "x.html").stdout.partition("By theme")[0]
    days = text.partition("\n8 March 2024\n")[0], text.partition("\n9 March 2024\n")[2]
    assert ": Who is “man 1”? No date of birth is known; mentioned by gp (4 March 2024).\n" in days[0]
    assert "Joe" not in days[0]
    assert "  ✓ answered: Who is Joe? No date of birth is known; mentioned by gp (4 March 2024), csc (8" in days[1]


def test_it_says_that_the_family_is_invented(telling):
    assert telling[0].stdout.splitlines()[:2] == [
        "story",
        "An invented family. What each agency saw, and what the record asked.",
    ]


def test_it_ends_with_the_summary_and_the_path_of_the_page(telling):
    found, page = telling
    assert "By theme" in found.stdout
    assert "Alone against together" in found.stdout
    assert found.stdout.endswith(f"\nThe pictures are in {page}\n")
    assert page.read_text("utf-8").startswith("<!doctype html>")


def test_a_question_that_time_closed_was_not_answered(monkeypatch, tmp_path):
    scratch = entry("2024-03-04", GP, "attendance", Injury(id="b", child="ann", type="scratch"), about=("ann",))
    later = entry("2026-03-04", GP, "call", about=("ann",))
    monkeypatch.setattr(demo, "PLACES", (written(tmp_path, told(scratch, later)),))
    assert "  – over with time: " in run("demo", "--page", tmp_path / "x.html").stdout


def test_a_family_that_is_not_installed_is_a_problem_with_a_way_on(monkeypatch, tmp_path):
    monkeypatch.setattr(demo, "PLACES", (tmp_path / "none.yaml",))
    found = run("demo", "--page", tmp_path / "x.html")
    assert found.exit_code == 1
    assert "The invented family (turning.yaml) is not installed. Try: tenfold replay on a case file." in found.stderr


def test_the_family_that_is_told_is_in_the_checkout():
    assert demo.demo_case().entries
