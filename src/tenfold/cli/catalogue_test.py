import json

from tenfold.cli.catalogue import TODAY, as_markdown, authority
from tenfold.questions.all import RULES
from terminal import run


def test_every_rule_is_told_with_its_authority():
    text = run("rules").stdout
    for rule in RULES:
        assert f"{rule.id}  ({rule.theme})\n  Stands when: {rule.stands}\n  Closes when: {rule.closes}\n" in text
        assert all(f"  Authority: {one}\n" in text for one in authority(rule, TODAY))


def test_one_theme():
    found = json.loads(run("rules", "--theme", "siblings", "--json").stdout)
    assert [one["rule"] for one in found] == [rule.id for rule in RULES if rule.theme == "siblings"]
    assert {one["theme"] for one in found} == {"siblings"}
    assert "(curiosity)" not in run("rules", "--theme", "siblings").stdout


def test_as_json_a_rule_says_all_that_it_is():
    found = json.loads(run("rules", "--json").stdout)
    assert len(found) == len(RULES)
    assert {frozenset(one) for one in found} == {
        frozenset({"rule", "theme", "stands_when", "closes_when", "authority", "learned_from"})
    }
    assert all(one["authority"] and one["learned_from"] for one in found)


def test_what_nobody_read_is_said_to_be_so():
    told = [line for rule in RULES for line in authority(rule, TODAY)]
    assert any(line.endswith("(not checked against the source)") for line in told)
    assert all("in force from" in line for line in told)


def test_the_page_for_the_documentation_has_a_chapter_a_theme_and_a_section_a_rule():
    page = run("rules", "--markdown").stdout
    assert page == as_markdown()
    assert [line[3:].lower() for line in page.splitlines() if line.startswith("## ")] == list(
        dict.fromkeys(rule.theme for rule in RULES)
    )
    assert [line[4:] for line in page.splitlines() if line.startswith("### ")] == [
        rule.id for theme in dict.fromkeys(rule.theme for rule in RULES) for rule in RULES if rule.theme == theme
    ]
    assert f"came into force on {TODAY.isoformat()}" in page
    assert page.count("- Authority: ") >= len(RULES)
    assert page.count("- Learned from: ") >= len(RULES)
