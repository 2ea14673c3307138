"""The page of rules says what the rules say: `tenfold rules --markdown > docs/rules.md` makes it anew."""

from pathlib import Path

from tenfold.cli.catalogue import as_markdown
from tenfold.questions.all import RULES

PAGE = Path(__file__).parents[2] / "docs/rules.md"


def test_the_page_is_as_the_rules_are():
    assert PAGE.read_text("utf-8") == as_markdown()


def test_the_page_has_every_rule():
    page = PAGE.read_text("utf-8")
    assert [rule.id for rule in RULES if f"\n### {rule.id}\n" not in page] == []
