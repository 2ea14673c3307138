"""The manners of the questions: complete and cited, one a subject, few acts, and blind to what no rule may read."""

import ast
import re
from pathlib import PurePath

import pytest

from house.tree import ROOT, Module, module, modules
from tenfold.guidance import EDITIONS, FINDINGS, Guidance
from tenfold.guidance.packaged import known, topics
from tenfold.questions.all import NAMED_FOR_LIFE, RULES
from tenfold.questions.rule import Rule

THEMES = ("curiosity", "openness", "siblings", "response", "awareness", "workforce")
LOOK_AT_QUESTIONS = {"decided-over-questions", "discharged-without-plan", "drift"}
WORDS_OF_PEOPLE = frozenset("narrative says name known_as context what needs first_language".split())
MAY_READ = {
    "name": frozenset({"adults.py", "mentions.py", "seeking.py"}),  # whether somebody has one, never which
    "what": frozenset({"schooling.py"}),  # what a measure measures
}
PRINTS = {"wording.py": {"name", "known_as"}, "people.py": {"name"}, "stated.py": {"name", "known_as"}}
"""What is read only to be printed, or is the name of a dataclass's field."""
HARDSHIP = frozenset(
    "substance mental_ill_health own_childhood_abuse care_experienced learning_need homelessness ethnicity".split()
)
LIMIT_CALLS = frozenset({"limit", "over", "ends", "limit_if_any", "younger_than", "clock", "overdue"})
SAMPLE = "src/tenfold/questions/curiosity/sample.py"


def in_rooms(*rooms: str) -> list[Module]:
    """The modules of some rooms."""
    return [one for one in modules() if PurePath(one.path).parts[2] in rooms]


def rule_files() -> dict[str, str]:
    """Every rule's file with its theme, by the id that its name gives."""
    found = (PurePath(one.path) for one in in_rooms("questions") if len(PurePath(one.path).parts) > 4)
    return {path.stem.replace("_", "-"): path.parts[3] for path in found if path.stem != "__init__"}


def test_the_list_the_ids_kept_by_hand_and_the_files_are_the_same():
    assert tuple(rule.id for rule in RULES) == NAMED_FOR_LIFE
    assert {rule.id: rule.theme for rule in RULES} == rule_files()


def test_rules_stand_in_the_order_of_their_themes():
    assert list(dict.fromkeys(rule.theme for rule in RULES)) == list(THEMES)


def test_every_rule_has_its_test_beside_it():
    tests = {path.name for path in (ROOT / "src/tenfold/questions").rglob("*_test.py")}
    assert [id for id in NAMED_FOR_LIFE if f"{id.replace('-', '_')}_test.py" not in tests] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_cited_and_says_when_it_stands_and_closes(rule: Rule):
    assert rule.authority
    assert set(rule.authority) <= topics()
    assert rule.findings
    assert set(rule.findings) <= FINDINGS.keys()
    assert re.fullmatch(r"[A-Z0-9].*[.][)]?", rule.stands)
    assert re.fullmatch(r"[A-Z0-9].*[.][)]?", rule.closes)


def test_only_three_rules_look_at_questions():
    assert {rule.id for rule in RULES if rule.looks_at_questions} == LOOK_AT_QUESTIONS


def test_what_nobody_has_read_says_so():
    for edition in EDITIONS:
        for citation in edition.citations.values():
            assert ("not checked against the source" in str(citation)) is not citation.read
    assert any("not checked" in str(Guidance.dated().cite(topic, EDITIONS[0].since)) for topic in topics())


def reads_words(one: Module) -> list[str]:
    """Every line that reads what a person wrote or is called, or an author's role."""
    file = PurePath(one.path).name
    allowed = {name for name, files in MAY_READ.items() if file in files} | (
        {"name", "known_as"} & PRINTS.get(file, set())
    )
    read = [(node.lineno, node.attr) for node in ast.walk(one.tree) if isinstance(node, ast.Attribute)]
    roles = [
        (node.lineno, "author.role")
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Attribute) and node.attr == "role" and getattr(node.value, "attr", "") == "author"
    ]
    found = [(line, name) for line, name in read if name in WORDS_OF_PEOPLE - allowed]
    return [f"{one.path}:{line} reads .{name}" for line, name in [*found, *roles]]


def counts_against(one: Module) -> list[str]:
    """Every line that names what rule 9 forbids to read as a concern; sentences for people may."""
    said = [
        (node.lineno, node.value)
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[a-z_\s]+", node.value)
    ]
    return [f"{one.path}:{line} names {word}" for line, text in said for word in text.split() if word in HARDSHIP]


def test_no_rule_reads_words():
    assert [line for one in in_rooms("questions", "picture") for line in reads_words(one)] == []


def test_no_rule_counts_hardship_as_a_concern():
    assert [line for one in in_rooms("questions", "picture") for line in counts_against(one)] == []


def looks_into_ids(one: Module) -> list[str]:
    """Every line that asks what an id looks like."""
    calls = [node for node in ast.walk(one.tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    return [
        f"{one.path}:{call.lineno} asks .id.{call.func.attr}"
        for call in calls
        if isinstance(call.func.value, ast.Attribute)
        and call.func.value.attr == "id"
        and call.func.attr in {"startswith", "endswith", "split", "find", "lower"}
    ]


def test_no_rule_looks_into_an_id():
    assert [line for one in in_rooms("questions", "picture") for line in looks_into_ids(one)] == []


def limits_named(one: Module) -> list[tuple[int, str]]:
    """Every limit that a module asks for by a plain id."""
    return [
        (node.lineno, word.value)
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in LIMIT_CALLS
        for word in node.args
        if isinstance(word, ast.Constant) and isinstance(word.value, str)
    ]


def test_every_limit_that_is_asked_for_is_known():
    asked = [(one.path, *named) for one in in_rooms("questions", "picture", "replay") for named in limits_named(one)]
    assert len(asked) > len(RULES) // 2
    assert [told for told in asked if told[-1] not in known()] == []


def typed_in(one: Module) -> list[str]:
    """Every number but 0, 1, 2 and -1 in a rule's file: limits come from guidance."""
    return [
        f"{one.path}:{node.lineno} {node.value}"
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value not in (0, 1, 2)
    ]


def test_no_limit_is_typed_into_a_rule():
    files = [one for one in in_rooms("questions") if len(PurePath(one.path).parts) > 4]
    assert [line for one in files for line in typed_in(one)] == []


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        (reads_words, "ok = entry.narrative"),
        (reads_words, "ok = fact.says == 'x'"),
        (reads_words, "ok = entry.author.role == 'nurse'"),
        (counts_against, "RISK = frozenset({'homelessness'})"),
        (counts_against, "RISK = frozenset('violence substance'.split())"),
        (looks_into_ids, "ok = person.id.startswith('unknown')"),
        (typed_in, "LIMIT = 10"),
    ],
)
def test_a_broken_manner_is_found(broken, line):
    assert len(broken(module(line, SAMPLE))) == 1


def test_a_limit_by_its_plain_id_is_found():
    assert limits_named(module("p.over('adult', since)\nyounger_than(p, child, 'adult')")) == [
        (1, "adult"),
        (2, "adult"),
    ]
