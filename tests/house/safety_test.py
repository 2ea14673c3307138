"""The safety papers say what is so: every requirement has its answer, and every test that is cited is there."""

import re

import pytest

from house.tree import ROOT

PAPERS = ("asvs", "equality-impact-assessment", "hazard-log", "impact-assessment", "promises", "security")
ANSWERS = {"met", "not applicable", "open"}
CITED = re.compile(r"`((?:[\w.-]+/)*[\w.-]+\.(?:html|md|py|sql|toml))(?:::([^`]+))?`")
LINE = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
SECTIONS = """
1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4
5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2
8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4
11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7
16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2
"""  # each section of the standard, and the last of its requirements of levels 1 and 2, which are the first of it
IDS = {f"{section}.{n}" for section, last in re.findall(r"([\d.]+):(\d+)", SECTIONS) for n in range(1, int(last) + 1)}


def page(name):
    return (ROOT / f"docs/safety/{name}.md").read_text("utf-8")


def lines(text):
    """Each requirement of the page on the standard: its id, level, topic, answer and where that is shown."""
    return [tuple(part.strip() for part in line) for line in LINE.findall(text)]


def untrue(text, root=ROOT):
    """Every file, or word in one, that a paper cites and that is not there."""
    return [
        f"{path}::{word}" if word else path
        for path, word in CITED.findall(text)
        if not (root / path).is_file() or not is_there(word, (root / path).read_text("utf-8"))
    ]


def is_there(word, text):
    """Whether a cited word stands in a file; a test has to be a test of that whole name."""
    return f"def {word}(" in text if word.startswith("test_") else word in text


def rows(text):
    """The cells of each row of the tables of a paper, without their heads."""
    told = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return [row for row in told if not set(row[0]) <= {"-"}]


def unfounded(text):
    """The controls of the hazard log that neither cite anything nor say that they are open."""
    return [
        row[0]
        for row in rows(text)
        if re.fullmatch(r"H\d+", row[0]) and not CITED.search(row[5]) and "open" not in row[5]
    ]


def test_each_requirement_has_one_answer():
    assert len(IDS) == 253
    assert sorted(id for id, *_ in lines(page("asvs"))) == sorted(IDS)
    assert sum(level == "1" for _, level, *_ in lines(page("asvs"))) == 70


def test_each_answer_is_one_of_three_and_says_where_or_why():
    told = lines(page("asvs"))
    assert {answer for *_, answer, _ in told} == ANSWERS
    assert [id for id, *_, answer, where in told if answer == "met" and not CITED.search(where)] == []
    assert [id for id, *_, where in told if len(where) < len("no XML")] == []


def test_the_page_counts_its_answers_rightly():
    told = [answer for *_, answer, _ in lines(page("asvs"))]
    met, none, still = (told.count(one) for one in ("met", "not applicable", "open"))
    assert f"In all {met} are met, {none} not applicable, {still} open." in page("asvs")


def test_nothing_is_open_in_authentication_sessions_access_and_logging():
    still = {id for id, *_, answer, _ in lines(page("asvs")) if answer == "open"}
    assert {id for id in still if id.split(".")[0] in {"6", "7", "8", "16"}} == set()


@pytest.mark.parametrize("name", PAPERS)
def test_all_that_is_cited_is_there(name):
    assert untrue(page(name)) == []


@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_says_that_it_is_a_draft_that_nobody_approved(name):
    assert "Draft of a prototype, which nobody has approved." in page(name)


def test_each_control_has_evidence_or_is_said_to_be_open():
    assert unfounded(page("hazard-log")) == []
    assert len({row[0] for row in rows(page("hazard-log")) if row[0].startswith("H")}) >= 20


def test_sixty_promises_stand_on_their_page_once():
    told = re.findall(r"^\| ([A-Z]{2}-\d\d) \|", page("promises"), re.MULTILINE)
    assert (len(told), len(set(told))) == (60, 60)


@pytest.mark.parametrize(
    "cited", ["`docs/gone.md`", "`docs/origin.md::no such word`", "`tests/house/tree_test.py::test_each_pl`"]
)
def test_what_is_cited_and_is_not_there_is_found(cited):
    assert len(untrue(f"shown by {cited}")) == 1
    assert untrue("shown by `tests/house/tree_test.py::test_each_plain_word_is_not`") == []


def test_a_control_without_evidence_is_found():
    assert unfounded("| H1 | a | b | c | d | words alone | f | g |") == ["H1"]
    assert unfounded("| H1 | a | b | c | d | open: no test | f | g |") == []
