"""`tenfold rules`: every question that the record can ask, with its authority. Also makes `docs/rules.md`."""

import sys
from datetime import date

from tenfold.cli.writing import write_json
from tenfold.guidance import EDITIONS, FINDINGS, Guidance
from tenfold.questions.all import RULES
from tenfold.questions.rule import Rule

TODAY = max(edition.since for edition in EDITIONS)


def show_rules(*, theme: str | None, markdown: bool, as_json: bool) -> None:
    """Print the catalogue for people, for programs or for the documentation."""
    chosen = [rule for rule in RULES if theme in (None, rule.theme)]
    if as_json:
        write_json([described(rule) for rule in chosen])
    else:
        sys.stdout.write(as_markdown() if markdown else as_text(chosen))


def described(rule: Rule) -> dict[str, object]:
    """Return one rule as plain values."""
    return {
        "rule": rule.id,
        "theme": rule.theme,
        "stands_when": rule.stands,
        "closes_when": rule.closes,
        "authority": authority(rule, TODAY),
        "learned_from": [str(FINDINGS[finding].text) for finding in rule.findings],
    }


def authority(rule: Rule, on: date) -> list[str]:
    """Return by what authority a rule asks, by the guidance in force on a day."""
    return [str(Guidance.dated().cite(topic, on)) for topic in rule.authority]


def as_text(rules: list[Rule]) -> str:
    """Return the catalogue as it is read in a terminal."""
    blocks = (
        f"{rule.id}  ({rule.theme})\n  Stands when: {rule.stands}\n  Closes when: {rule.closes}\n"
        + "".join(f"  Authority: {one}\n" for one in authority(rule, TODAY))
        for rule in rules
    )
    return "\n".join(blocks)


def as_markdown() -> str:
    """Return the whole catalogue as the page `docs/rules.md`."""
    lines = [
        "# The questions that the record can ask",
        "",
        "Made by `tenfold rules --markdown` from the rules themselves; a test keeps it true. Authority is given by the",
        f"edition of guidance that came into force on {TODAY.isoformat()}; a replay uses the one in force on each day.",
    ]
    for theme in dict.fromkeys(rule.theme for rule in RULES):
        lines += ["", f"## {theme.capitalize()}"]
        for rule in (rule for rule in RULES if rule.theme == theme):
            lines += ["", f"### {rule.id}", "", f"Stands when: {rule.stands}", "", f"Closes when: {rule.closes}", ""]
            lines += [f"- Authority: {one}" for one in authority(rule, TODAY)]
            lines += [f"- Learned from: {FINDINGS[finding].text}" for finding in rule.findings]
    return "\n".join(lines) + "\n"
