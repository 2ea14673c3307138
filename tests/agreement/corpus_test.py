"""Broken files are refused with their sentences, odd ones are taken with theirs, and hostile ones cost little.

A YAML file tells its own sentences in the comments that it opens with; beside a JSON Lines file they stand in a `.txt`.
"""

import subprocess
import sys
from itertools import takewhile
from pathlib import Path

import pytest

from tenfold.casefiles import check

CORPUS = Path(__file__).parents[1] / "corpus"
ENOUGH = 60
MEGABYTE = 2**20
MOST_KILOBYTES = 500 * 1024
MOST_SECONDS = 60
HEAD = b"case: odd\nlead: csc\nagencies: [{id: csc, name: Social care, kind: childrens_social_care}]\n"
LINE = b'{"case": "odd", "agencies": [{"id": "csc", "name": "Social care", "kind": "childrens_social_care"}]}\n'
ENTRY = b'{"id": "%d", "occurred": "2024-03-04", "agency": "csc", "author": {"role": "nurse"}, "event": "visit"}\n'
CHECKED = """
import sys
from pathlib import Path
from tenfold.casefiles import check
checked = check(sys.argv[1])
print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")))
print(checked.case is not None)
print(*checked.problems, sep="\\n")
"""


def files(kind):
    found = sorted(path for path in (CORPUS / kind).iterdir() if path.suffix in (".yaml", ".jsonl"))
    return [pytest.param(path, id=path.name) for path in found]


def sentences(path):
    beside = path.with_name(f"{path.name}.txt")
    if beside.exists():
        return beside.read_text("utf-8").splitlines()
    lines = path.read_bytes().decode(errors="surrogateescape").splitlines()
    return [line.removeprefix("# ") for line in takewhile(lambda line: line.startswith("# "), lines)]


def bomb():
    """Nine times nine times nine, ten deep: a few lines that stand for thousands of millions."""
    layers = (f"  - &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(10))
    return HEAD + f"entries:\n  - &a [x,x,x,x,x,x,x,x,x]\n{''.join(layers)}".encode()


HOSTILE = {
    "empty.yaml": (b"", "The file: it holds nothing"),
    "empty.jsonl": (b"", "The file: it holds nothing"),
    "binary.yaml": (bytes(range(256)) * 800, "The file: it is no text"),
    "binary.jsonl": (bytes(range(256)) * 800, "The file: it is no text"),
    "other-alphabet.yaml": (HEAD.decode().encode("utf-16"), "The file: it is text in UTF-16; UTF-8 would be"),
    "other-alphabet.jsonl": (LINE.decode().encode("utf-16"), "The file: it is text in UTF-16; UTF-8 would be"),
    "old-letters.yaml": (HEAD + "title: Café\n".encode("latin-1"), "not in UTF-8 (byte E9)"),
    "over-5-megabytes.yaml": (
        HEAD + b"title: '" + b"x" * 6 * MEGABYTE + b"'\n",
        "larger than 5 MB, the most that is read",
    ),
    "alias-bomb.yaml": (bomb(), "over 1,000,000 values, written out"),
    "deep-lists.yaml": (HEAD + b"entries: " + b"[" * 400_000, "YAML cannot be read here"),
    "deep-groups.yaml": (HEAD + b"entries: " + b"{a: " * 200_000, "lie more than 40 deep in one another"),
    "deep-blocks.yaml": (HEAD + b"entries:\n" + b"- " * 200_000 + b"x\n", "lie more than 40 deep in one another"),
    "deep.jsonl": (LINE + b'{"id": ' + b"[" * 50_000 + b"]" * 50_000 + b"}\n", "lie too deep in one another"),
    "cut-off-deep.jsonl": (LINE + b'{"id": ' + b"[" * 500_000, "lie too deep in one another"),
    "one-long-line.jsonl": (b'{"' + b"k" * 6 * MEGABYTE + b'": 1}\n', "the line is longer than 5 MB"),
    "over-50-megabytes.jsonl": (LINE + ENTRY % 1 * 500_000, "larger than 50 MB"),
    "all-wrong.jsonl": (LINE + b'{"id": "e", "ocurred": 1}\n' * 100_000, "these are only its first 500 problems"),
    "many-names.yaml": (
        HEAD + b"".join(b"k%d: 1\n" % n for n in range(100_000)),
        "these are only its first 500 problems",
    ),
    "long-number.jsonl": (LINE + b'{"id": "e", "times": ' + b"9" * MEGABYTE + b"}\n", "a number without end"),
    "comments.yaml": (b"#\n" * 2 * MEGABYTE, "The file: it holds nothing"),
}


def test_the_corpus_is_large_enough():
    assert len(files("broken")) >= ENOUGH


@pytest.mark.parametrize("path", files("broken"))
def test_a_broken_file_is_refused_with_its_sentences(path):
    checked = check(path)
    assert [str(problem) for problem in checked.problems] == sentences(path) != []
    assert checked.case is None


@pytest.mark.parametrize("path", files("odd"))
def test_an_odd_file_is_taken_with_its_sentences(path):
    checked = check(path)
    assert [str(problem) for problem in checked.problems] == sentences(path)
    assert checked.case is not None


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_at_little_cost(name, tmp_path):
    told, sentence = HOSTILE[name]
    (tmp_path / name).write_bytes(told)
    run = subprocess.run(  # this project's own code, on a file made here
        [sys.executable, "-c", CHECKED, str(tmp_path / name)],
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=True,
    )
    kilobytes, taken, *problems = run.stdout.splitlines()
    assert sentence in "\n".join(problems)
    assert taken == "False"
    assert int(kilobytes) < MOST_KILOBYTES
