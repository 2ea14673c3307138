"""Where nothing can be printed a run ends with 1, in one sentence and not in Python's words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from parts import told
from tenfold.cli.printing import NOT_WHOLE, NOWHERE
from terminal import written

FULL = Path("/dev/full")
VERBS = (["replay"], ["chronology"], ["chronology", "--format", "csv"], ["chronology", "--format", "json"], ["check"])


def run_to(where, *words, unbuffered=False):
    """Run the command with its standard output going where the shell says; return how it ended and what it said."""
    line = f"{sys.executable} -m tenfold.cli {' '.join(map(str, words))} {where}"
    how = os.environ | {"PYTHONUNBUFFERED": "1" if unbuffered else ""}
    found = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False, env=how)  # noqa: S607
    return found.returncode, found.stdout, found.stderr


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("unbuffered", [False, True])
@pytest.mark.parametrize("verb", VERBS)
def test_on_a_full_disk_one_sentence_says_that_it_is_not_whole(verb, unbuffered, tmp_path):
    told_so = NOT_WHOLE.format("No space left on device")
    found = run_to(">/dev/full", verb[0], written(tmp_path, told()), *verb[1:], unbuffered=unbuffered)
    assert found == (1, "", told_so)


def test_where_the_shell_closed_it_nothing_is_begun(tmp_path):
    page = tmp_path / "page.html"
    assert run_to(">&-", "replay", written(tmp_path, told()), "--html", page) == (1, "", NOWHERE)
    assert not page.exists()
    assert run_to(">&- 2>&-", "check", tmp_path / "case.yaml")[0] == 1


def test_who_reads_no_further_is_told_nothing():
    assert run_to("| head -n 1", "rules", "--json") == (0, "[\n", "")


def test_what_is_printed_is_as_it_was(tmp_path):
    case = written(tmp_path, told())
    assert run_to("", "check", case) == (0, f"{case}: fit to load; 1 entry.\n", "")
