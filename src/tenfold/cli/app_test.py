import re
import subprocess
import sys
from pathlib import Path

import pytest

from tenfold.cli import app as verbs
from tenfold.questions.all import RULES
from terminal import run

ROOT = Path(__file__).parents[3]
VERBS = tuple(
    "replay picture check chronology rules demo serve work load codes tour"
    " backup backup-keys restore rebuild destroyed simulate burden"
    " seal checkpoint verify proof export withhold tonight open-pack retention disposal"
    " agency staff sweep token".split()
)


def test_help_lists_a_handful_of_verbs_and_examples():
    found = run("--help")
    assert found.exit_code == 0
    between = found.stdout.partition("Commands:")[2].partition("Examples:")[0]
    listed = [line.split()[0] for line in between.splitlines() if line.strip()]
    assert tuple(listed) == VERBS
    assert "It asks; it does not judge." in " ".join(found.stdout.split())
    for verb in VERBS:
        assert f"tenfold {verb}" in found.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_an_example(verb):
    found = run(verb, "--help")
    assert found.exit_code == 0
    assert f"Example: tenfold {verb}" in found.stdout


def test_no_verb_shows_the_help_and_is_wrong_use():
    found = run()
    assert found.exit_code == 2
    assert "Commands:" in found.stdout + found.stderr


@pytest.mark.parametrize("words", [["fly"], ["replay"], ["replay", "x.yaml", "--fast"], ["check"]])
def test_wrong_use_leaves_with_2(words):
    assert run(*words).exit_code == 2


def test_themes_are_those_of_the_rules():
    assert {theme.value for theme in verbs.Theme} == {rule.theme for rule in RULES}


def test_an_unknown_theme_is_wrong_use_and_the_known_ones_are_named():
    found = run("rules", "--theme", "weather")
    assert found.exit_code == 2
    assert "curiosity" in found.stderr


def test_it_runs_as_a_module():
    command = [sys.executable, "-m", "tenfold.cli", "--help"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0
    assert "replay" in found.stdout


def test_help_loads_no_rule():
    code = "import sys, tenfold.cli.app; print([n for n in sys.modules if n.startswith('tenfold.')])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = found.stdout.strip("[]\n").replace("'", "").split(", ")
    assert {name.split(".")[1] for name in loaded} == {"cli"}


def test_every_command_that_the_pages_for_operators_tell_is_a_verb():
    pages = [(ROOT / "docs" / name).read_text("utf-8") for name in ("operations.md", "retention.md")]
    told = {verb for page in pages for verb in re.findall(r"(?:^|`)\s*tenfold ([a-z-]+)", page, re.MULTILINE)}
    assert {"backup", "restore", "disposal"} <= told <= {*VERBS}
